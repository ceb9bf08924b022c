"""The example company's derived facts, worked out once for each file of tests."""

from __future__ import annotations

import pytest

from tests.metrics.example import derived


@pytest.fixture(scope="module")
def facts():
    """Every derived fact of the example by id."""
    return derived()


@pytest.fixture(scope="module")
def plain(facts):
    """Every derived value of the example by fact id."""
    return {name: fact.value for name, fact in facts.items()}
