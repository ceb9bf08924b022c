"""What is said of derived rows is what they are: their fields, and the compartment that holds all of them back."""

from __future__ import annotations

import pytest

from esgreport import api
from esgreport.base.derived_kinds import DERIVED_KINDS, METRIC_GROUPS, OPEN_KINDS
from esgreport.company.records import KINDS
from tests.conftest import ROOT
from tests.situations.patched import PatchedWorld, project

EXAMPLES = ("aoba-precision", "hibari-spectra", "kasumi-chemical", "minase-packaging")
# Where the adverse case makes another option the best, which it does in none of the examples.
SITUATIONS = ("too-close", "best-does-not-pay")


@pytest.fixture(scope="module")
def rows():
    loaded = [api.open_project(str(ROOT / "examples" / name)).value for name in EXAMPLES]
    situations = map(project, SITUATIONS)
    loaded += [api.open_project(one.path, world=PatchedWorld(one)).value for one in situations]
    return [row for one in loaded for listed in one.facts.knowledge.by_kind.values() for row in listed]


def test_every_kind_is_that_of_a_record_or_is_named_among_the_derived_ones(rows):
    assert {row.kind for row in rows} == {*KINDS, *DERIVED_KINDS, *OPEN_KINDS, "metrics"} - {"supply_shares"}


def test_derived_rows_have_the_fields_that_are_named_and_all_of_them_are_met(rows):
    met = {kind: {name for row in rows if row.kind == kind for name, _ in row.fields} for kind in DERIVED_KINDS}
    assert met == {kind: set(known.fields) for kind, known in DERIVED_KINDS.items()}


def test_every_derived_fact_is_in_the_compartment_of_its_kind(rows):
    for kind, known in DERIVED_KINDS.items():
        held = [fact.label.compartments for row in rows if row.kind == kind for _, fact in row.fields]
        assert all(frozenset({known.compartment} - {""}) <= compartments for compartments in held), kind


def test_every_group_of_figures_is_named_with_the_compartment_of_its_figures(rows):
    groups = {row.id: [fact.label.compartments for _, fact in row.fields] for row in rows if row.kind == "metrics"}
    assert set(groups) == set(METRIC_GROUPS)
    for name, held in groups.items():
        assert all(frozenset({METRIC_GROUPS[name]} - {""}) <= compartments for compartments in held), name
