"""The definition of the full form covers every kind and every form of field, and a mistake in our own files is a bug."""

from __future__ import annotations

import pytest

from esgreport.company.fields import specs
from esgreport.company.records import KINDS
from esgreport.inputs.form.definition import standard
from esgreport.inputs.form.grid import Asked, across, down
from esgreport.inputs.form.sheets import FORM_VERSION, form_sheets
from esgreport.reading.own_content import own


def test_every_kind_has_a_sheet_that_says_what_it_is_for():
    assert set(standard().kinds) == set(KINDS)
    assert [sheet.record.KIND for sheet in form_sheets()] == list(KINDS)


def test_every_form_of_field_says_how_it_is_filled():
    assert {spec.form for kind in KINDS.values() for spec in specs(kind)} <= set(standard().how)


def test_the_last_change_is_of_the_version_of_today():
    assert max(change.version for change in standard().changes) == FORM_VERSION
    assert all(change.kind in KINDS for change in standard().changes)


def test_a_mistake_in_our_own_content_is_a_bug_and_no_finding():
    with pytest.raises(ValueError, match="ESG-READING-106"):
        own("units.yaml", tuple[str, ...])


ASKED = (Asked("a", (("甲", "heading"), ("how", "how"))), Asked("b", (("乙", "needed"), ("how", "how")), ("x", "y")))


def placed(cells):
    return {(cell.row, cell.column): cell.value for cell in cells}


def test_values_come_right_of_their_texts_or_below_them():
    assert placed(down(ASKED, 4, {"b": "x"})) == {
        (4, 1): "甲", (4, 2): "how", (4, 3): "", (5, 1): "乙", (5, 2): "how", (5, 3): "x"}  # fmt: skip
    texts = {(4, 1): "甲", (5, 1): "how", (4, 2): "乙", (5, 2): "how"}
    assert placed(across(ASKED, 4, [{"b": "x"}])) == {**texts, (6, 2): "x"}
    assert placed(across(ASKED, 4, [{"b": "x"}, {}], blank=True)) == {
        **texts, (6, 1): "", (6, 2): "x", (7, 1): "", (7, 2): ""}  # fmt: skip
