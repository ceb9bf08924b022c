"""Every field of the form comes out somewhere, and what reaches no reader is listed: a list that only becomes shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from esgreport import api
from tests.conftest import ROOT

UNTOLD = Path(__file__).with_name("untold.txt")


@pytest.fixture(scope="module")
def told():
    loaded = api.open_project(str(ROOT / "examples/aoba-precision")).value
    return {item.name: item for item in api.told_fields(loaded, "ja")}


def test_what_reaches_no_reader_is_listed(told):
    listed = {line for line in UNTOLD.read_text("utf-8").splitlines() if line and not line.startswith("#")}
    silent = {name for name, item in told.items() if not item.is_told and not item.asked}
    assert silent - listed == set(), "fields that reach nobody"
    assert listed - silent == set(), "told by now: take them out of untold.txt"


def test_a_field_is_found_through_loops_references_exhibits_and_partials(told):
    assert "shareholder-letter" in told["investments.outline"].printed
    assert "shareholder-letter" in told["indicators.baseline"].printed
    assert "board-memo" in told["resolutions.number"].printed
    assert "board-memo" in told["bodies.name"].printed


def test_a_field_that_only_decides_is_not_printed(told):
    item = told["contacts.purpose"]
    assert item.printed == () and "supplier-letter" in item.asked


def test_a_condition_of_the_records_of_a_component_asks_for_the_field(told):
    assert told["schedule.side"].printed == () and "supplier-briefing" in told["schedule.side"].asked


def test_a_field_reaches_readers_through_the_figures_made_from_it(told):
    assert told["transactions.amount"].figures and not told["transactions.amount"].printed
    assert "survival.recover" in told["recovery.time_to_recover"].figures
