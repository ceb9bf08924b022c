"""Contradictions among the facts: told once in `check`, at `build` for the documents concerned, and these stop."""

from __future__ import annotations

import pytest

from esgreport import api
from esgreport.base.catalogue import entry, severity
from esgreport.base.finding import Severity
from esgreport.pipeline.targets import Target

LETTER = Target("shareholder-letter", "public", "ja", "docx")
MEMO = Target("board-memo", "board", "ja", "docx")
DECK = Target("board-deck", "board", "ja", "pptx")
INDICATOR = (
    "indicators:\n  - {{id: IND-90, name_ja: 訓練の回数, name_en: Drills, kind: kri, definition_ja: 回数, definition_en: number,"
    " baseline: 0回, current: 1回, target: 4回, target_on: {day}, threshold: {threshold}回, owner: OFF-2, as_of: 2026-09-30}}\n"
)
# A threshold stricter than the target of an indicator that board papers show.
STRICT = INDICATOR.format(day="2028-03-31", threshold=9)
# A target whose day has passed.
PASSED = INDICATOR.format(day="2026-03-31", threshold=0)
# An investment that the programme's capital expenditure leaves out.
MORE = (
    "investments:\n  - {id: INV-90, programme: PRG-1, title_ja: 追加, title_en: More, outline_ja: 追加します。,"
    " outline_en: We add., pillar: governance, capex: 9百万円, opex_per_year: 0百万円, start: 2027-01-01, end: 2027-12-31, owner: OFF-2, basis: plan}\n"
)
# Half of an authority: no document shows it.
HALF = (
    "policies:\n  - {id: POL-90, title_ja: 方針九, title_en: Policy nine, decision_date: 2026-06-24, organ_ja: 取締役会,"
    " organ_en: board, statement_ja: 方針, statement_en: policy, published: 公告, published_on: 2026-06-20, label: board}\n"
)
STOPS, WARNS, SUM, STOPPED = "ESG-COHERENCE-089", "ESG-COHERENCE-087", "ESG-COHERENCE-024", "ESG-COHERENCE-900"


def contradicted(project, more):
    """The example with more facts."""
    (project / "facts/more.yaml").write_text(more, "utf8")
    return api.open_project(str(project)).value


def codes(found):
    return [item.code for item in found]


def test_the_examples_have_no_contradiction_that_was_not_waived(project):
    assert api.open_project(str(project)).value.facts.contradictions == ()


def test_an_error_stops_the_documents_that_show_its_facts_and_no_others(project):
    loaded = contradicted(project, STRICT)
    memo, letter = api.build_one(loaded, MEMO), api.build_one(loaded, LETTER)
    assert memo.value is None and letter.value is not None
    assert codes(memo.findings)[:2] == [STOPS, STOPPED]
    assert [item.document for item in memo.findings[:2]] == ["", MEMO.path]
    assert STOPS not in codes(letter.findings)


def test_figures_that_derive_from_a_contradicted_fact_stop_their_documents(project):
    loaded = contradicted(project, MORE)
    for target in (MEMO, DECK):
        built = api.build_one(loaded, target)
        assert built.value is None and SUM in codes(built.findings)


def test_check_tells_each_contradiction_once_with_its_places(project):
    found = api.check(contradicted(project, STRICT))
    assert codes(found).count(STOPS) == 1
    assert {item.document for item in found if item.code == STOPPED} >= {MEMO.path}
    [item] = [item for item in found if item.code == STOPS]
    assert item.origin is not None and item.related


def test_check_tells_a_contradiction_that_no_document_shows(project):
    assert "ESG-COHERENCE-019" in codes(api.check(contradicted(project, HALF)))


@pytest.mark.parametrize(("more", "code", "waivable"), [(PASSED, WARNS, True), (STRICT, STOPS, False)])
def test_a_waiver_silences_warnings_only(project, more, code, waivable):
    settings = project / "esgreport.toml"
    before = contradicted(project, more)
    waiver = f'\n[[waivers]]\ncode = "{code}"\nwho = "A"\nwhy = "B"\nuntil = 2026-12-31\n'
    settings.write_text(settings.read_text("utf8") + waiver, "utf8")
    after = api.open_project(str(project)).value
    assert code in codes(item.finding for item in before.facts.contradictions)
    assert (code not in codes(item.finding for item in after.facts.contradictions)) is waivable
    assert (entry(code).severity is Severity.WARNING) is waivable


def test_a_warning_is_told_for_the_documents_concerned_and_they_are_written(project):
    loaded = contradicted(project, PASSED)
    built, letter = api.build_one(loaded, MEMO), api.build_one(loaded, LETTER)
    told = [item for item in built.findings if item.code == WARNS]
    assert built.value is not None and [severity(item) for item in told] == [Severity.WARNING]
    assert WARNS not in codes(letter.findings)
