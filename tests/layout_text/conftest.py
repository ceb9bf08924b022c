"""The built-in width tables, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from esgreport.layout.text.widths import Face, Faces


@pytest.fixture(scope="session")
def tables() -> dict[str, bytes]:
    folder = Path(__file__).parents[2] / "content" / "fonts"
    return {path.name: path.read_bytes() for path in folder.glob("*.json")}


@pytest.fixture(scope="session")
def faces(tables: dict[str, bytes]) -> Faces:
    return Faces(tables)


@pytest.fixture(scope="session")
def gothic(faces: Faces) -> Face:
    return faces.get("BIZ UDGothic")
