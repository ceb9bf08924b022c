"""The validator."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def errors_of(tmp_path: Path) -> Callable[[bytes, str], list[object]]:
    validator = os.environ.get("ESGREPORT_VALIDATOR", "")
    if not validator:
        pytest.skip("ESGREPORT_VALIDATOR does not name the Open XML SDK validator")

    def errors(data: bytes, ending: str) -> list[object]:
        path = tmp_path / f"checked.{ending}"
        path.write_bytes(data)
        answer = subprocess.run([validator, str(path)], capture_output=True, check=False, timeout=60)
        found: list[object] = json.loads(answer.stdout)["errors"]
        return found

    return errors
