"""Field specifications: derived from the record types, complete, without clashes."""

from __future__ import annotations

import pytest

from esgreport.base.label import parse_label
from esgreport.company.fields import keys, specs
from esgreport.company.grammar.measure import parse_quantity
from esgreport.company.grammar.parse_error import ParseError
from esgreport.company.records import KINDS
from esgreport.company.rules.ranges import RANGES
from esgreport.company.table import headings


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_fields_with_headings_in_both_languages(kind):
    for spec in specs(KINDS[kind]):
        assert spec.ja and spec.en, spec.name


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_columns_of_a_kind_have_the_same_heading(kind):
    record = KINDS[kind]
    written = [heading.lower() for _, key in keys(record).values() for heading in {key.ja, key.en}]
    assert len(written) == len(set(written)), [name for name in written if written.count(name) > 1]
    assert set(headings(record).values()) == set(keys(record))


@pytest.mark.parametrize("kind", KINDS)
def test_default_labels_are_labels_and_references_name_kinds(kind):
    record = KINDS[kind]
    assert parse_label(record.PRESENCE.replace("{id}", "A-1"))
    for spec in specs(record):
        assert not spec.label or parse_label(spec.label.replace("{id}", "A-1")), spec.name
        assert set(spec.refs) <= set(KINDS), spec.name


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_quantity_is_a_quantity(kind):
    for spec in specs(KINDS[kind]):
        if spec.form == "quantity" and spec.example:
            assert not isinstance(parse_quantity(spec.example, spec.example), ParseError), spec.name


def test_a_text_has_one_key_a_language_and_other_fields_have_one():
    known = keys(KINDS["investments"])
    assert "title_ja" in known and "title_en" in known and "title" not in known
    assert known["capex"][0].form == "money"
    assert "id" not in keys(KINDS["company"])


def test_ranges_are_given_for_fields_that_exist():
    for kind, allowed in RANGES.items():
        assert set(allowed) <= {spec.name for spec in specs(KINDS[kind])}, kind
