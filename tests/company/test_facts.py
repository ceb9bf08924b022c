"""From records to facts: ids, labels, publication, origins."""

from __future__ import annotations

from datetime import date

import pytest

from esgreport.base.fact import Publication
from esgreport.base.label import parse_label
from esgreport.company.decode import decode
from esgreport.company.facts import facts_of, row_of
from esgreport.company.fields import COMMON, specs
from esgreport.company.records import KINDS
from esgreport.reading.yaml import read_yaml


def records_of(text):
    return decode([("facts.yaml", read_yaml(text.encode(), "facts.yaml").value)]).value


def row(text, kind):
    return row_of(records_of(text).by_kind[kind][0])


SUPPLIER = "suppliers:\n  - {id: SUP-1, name_ja: 架空, name_en: K, region_ja: 国内, region_en: Japan%s}"
INVESTMENT = (
    "investments:\n  - {id: INV-3, programme: P-1, title_ja: 題, title_en: T, outline_ja: 概, outline_en: O,"
    " pillar: autonomy, capex: 3億円, opex_per_year: 1円, start: 2026-04-01, end: 2027-04-01, owner: O-1%s}"
)


def test_a_fact_is_named_by_kind_id_and_field_and_a_single_kind_has_no_id():
    assert row(INVESTMENT % "", "investments").fact("capex").id == "investments.INV-3.capex"
    [house] = facts_of(records_of("house:\n  board_structure: no-board"))
    structure = house.fact("board_structure")
    assert (structure.id, structure.value) == ("house.board_structure", "no-board")


def test_a_field_is_as_open_as_the_record_unless_it_has_a_label_of_its_own():
    made = row(SUPPLIER % "", "suppliers")
    assert made.presence == parse_label("partner +supplier:SUP-1")
    assert made.fact("name").label == made.presence
    assert made.fact("region").label == parse_label("internal +our-view")


def test_the_label_of_a_record_replaces_its_presence_and_tightens_fields_with_their_own():
    made = row(SUPPLIER % ", label: board +deal", "suppliers")
    assert made.presence == made.fact("name").label == parse_label("board +deal")
    assert made.fact("region").label == parse_label("board +deal +our-view")


def test_the_label_of_a_field_wins_over_everything():
    made = row(INVESTMENT % ", label: board, labels: 'capex=internal; title=public'", "investments")
    assert made.fact("capex").label == parse_label("internal")
    assert made.fact("title").label == parse_label("public")
    assert made.fact("outline").label == parse_label("board")


def test_fields_without_a_value_are_absent_and_defaults_are_present():
    made = row(SUPPLIER % "", "suppliers")
    assert made.fact("parent") is None
    assert str(made.fact("tier").value) == "1"


def test_lists_are_one_fact_with_semicolons_and_empty_lists_are_absent():
    item = "items:\n  - {id: I-1, name_ja: 磁, name_en: M, category_ja: 素, category_en: C, criticality: 5%s}"
    assert row(item % ", products: [P-1, P-2]", "items").fact("products").value == "P-1;P-2"
    assert row(item % "", "items").fact("products") is None


def test_publication_sources_basis_and_day_stand_on_every_fact():
    extra = ", sources: [E-1], as_of: 2026-03-31, basis: plan, published: 決算短信, published_on: 2026-05-10"
    for _, fact in row(INVESTMENT % extra, "investments").fields:
        assert fact.publication == Publication("決算短信", date(2026, 5, 10))
        assert (fact.sources, fact.basis, fact.as_of) == (("E-1",), "plan", date(2026, 3, 31))
        assert fact.origin.line == 2


def test_every_own_field_of_every_kind_becomes_a_fact_and_common_ones_do_not(every_kind):
    trees = [(file, read_yaml(text.encode(), file).value) for file, text in every_kind.items()]
    rows = facts_of(decode(trees).value)
    for kind, record in KINDS.items():
        made = next(row for row in rows if row.kind == kind)
        names = [name for name, _ in made.fields]
        assert not set(names) & COMMON
        left_out = {"severity", "loss_low", "loss_mode", "loss_high"} if kind == "scenarios" else set()
        assert set(names) == {spec.name for spec in specs(record)} - COMMON - left_out, kind


def test_ids_of_facts_are_unique(every_kind):
    trees = [(file, read_yaml(text.encode(), file).value) for file, text in every_kind.items()]
    ids = [fact.id for row in facts_of(decode(trees).value) for _, fact in row.fields]
    assert len(ids) == len(set(ids))


CONTACT = "contacts:\n  - {id: CON-1, purpose: %s, department_ja: 窓口, department_en: Desk, mail: desk@kumo.example%s}"


@pytest.mark.parametrize(
    ("purpose", "own", "label"),
    [
        ("investor-relations", "", "public"),
        ("investor-relations", ", label: internal", "internal"),
        ("procurement", "", "partner"),
        ("price-consultation", "", "partner"),
    ],
)
def test_a_desk_is_as_open_as_its_purpose_unless_it_is_labelled(purpose: str, own: str, label: str) -> None:
    made = row(CONTACT % (purpose, own), "contacts")
    assert {str(made.presence), str(made.fact("mail").label)} == {label}
