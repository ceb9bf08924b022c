"""Whom a record for suppliers is addressed to: a supplier, an item, a category or a region that there is."""

from __future__ import annotations

import pytest

from tests.company.test_estimates import found

START = "  - {id: QUE-1, audience: supplier,"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  - {id: QUE-1, audience: supplier, to: SUP-99,", "ESG-COMPANY-151"),
        ("  - {id: QUE-1, audience: customer, to: SUP-01,", "ESG-COMPANY-152"),
    ],
)
def test_an_address_that_nobody_has_and_one_of_another_audience_are_named(written: str, code: str) -> None:
    codes = [(name, subject) for name, subject, _ in found("", ("dialogue", START, written))]
    assert (code, "questions[QUE-1].to") in codes


def test_a_supplier_that_there_is_may_be_addressed() -> None:
    changed = ("dialogue", START, "  - {id: QUE-1, audience: supplier, to: SUP-01,")
    assert not [name for name, _, _ in found("", changed) if name.startswith("ESG-COMPANY-15")]
