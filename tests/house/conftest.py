"""The source as syntax trees, read once for all house rules."""

from __future__ import annotations

import pytest

from tests.house.source import Module, source


@pytest.fixture(scope="session")
def modules() -> tuple[Module, ...]:
    """Every module of the source, in the order of their names."""
    return source()
