"""Selection at its edges: what is missing, what has another form, what our own data files may not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from esgreport.audience.audiences_file import decode_audiences
from esgreport.audience.band import band_fault, fixed_band, in_unit_of
from esgreport.audience.label_overrides import label_board_only_answers
from esgreport.audience.materiality_gate import NO_GATE
from esgreport.audience.published_figures import agrees, figures_as_published, match_publications, mismatches
from esgreport.audience.recusal import Member
from esgreport.audience.release import apply_releases, lowered
from esgreport.audience.requirement import Required, missing_facts
from esgreport.audience.retention import retention_findings
from esgreport.audience.selection import SelectionRequest, select
from esgreport.audience.small_counts import small_count_findings
from esgreport.audience.withheld import names_in, permitted
from esgreport.base.condition import ConditionRule
from esgreport.base.fact import Fact, Row
from esgreport.base.origin import Origin
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.base.view import View
from esgreport.company.record_set import record_set
from esgreport.company.records import Dialogue, Disclosure, Release
from esgreport.reading.yaml import read_yaml
from tests.audience.test_selection import DATA, audiences, knowledge, label, supplier

TEXT = Text("語", "word")


def real_audiences():
    path = Path(__file__).parents[2] / "content/audiences.yaml"
    return decode_audiences(read_yaml(path.read_bytes(), path.name).value).value


def release(**fields):
    common = {"id": "REL-1", "fact": "metrics.x", "audience": "lender", "approver": TEXT, "reason": TEXT}
    return Release(**{**common, "transform": "exact", "approved_on": date(2026, 1, 1), **fields})


def test_a_band_without_ends_has_no_fault_and_no_form():
    assert band_fault(Percent(Decimal(5)), release(transform="band")) == ""
    assert lowered(Percent(Decimal(5)), release(transform="band")) is None
    assert lowered(Percent(Decimal(5)), release(transform="band", low=Quantity(Decimal(1), "%"))) is None
    assert lowered(Percent(Decimal(5)), release(transform="band", high=Quantity(Decimal(9), "%"))) is None
    assert band_fault(Percent(Decimal(5)), release(transform="band", low=Quantity(Decimal(9), "%"))) == ""
    assert band_fault(Percent(Decimal(5)), release(transform="band", high=Quantity(Decimal(1), "%"))) == ""


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (30, 90, "日", (30, 90)),
        (31, 91, "日", (30, 120)),
        (1100, 3000, "日", (1095, 3000)),
        (900, 1200, "日", (730, 2000)),
        (0, 100, "%", (0, 100)),
        (26, 51, "％", (25, 60)),
        (2, 5, "億円", (2, 5)),
        ("2.1", "4.9", "億円", (2, 5)),
        (99, 101, "百万円", (50, 200)),
        ("0.04", "0.2", "億円", ("0.03", "0.2")),
        (0, 7, "個", (0, 10)),
        (-7, -2, "億円", (-10, -2)),
        (-40, 6, "億円", (-50, 10)),
        (-40, -6, "日", (-60, 0)),
    ],
)
def test_a_band_is_widened_to_the_ends_fixed_in_advance(low, high, unit, expected):
    ends = Quantity(Decimal(low), unit), Quantity(Decimal(high), unit)
    fixed = real_audiences().band_edges
    made = fixed_band(*ends, fixed)
    assert tuple(end.value for end in made) == tuple(map(Decimal, expected))
    assert {end.unit for end in made} == {unit}
    assert fixed_band(*made, fixed) == made


def test_without_a_list_of_its_own_a_house_has_the_steps_one_two_and_five():
    low, high = fixed_band(Quantity(Decimal(3), "日"), Quantity(Decimal(30), "日"), audiences().band_edges)
    assert (low.value, high.value) == (2, 50)


def test_a_band_of_other_ends_is_refused_with_the_fixed_ones_outside_of_the_board():
    fact = Fact("survival.I.cover", Quantity(Decimal(55), "日"))
    ends = {"low": Quantity(Decimal(50), "日"), "high": Quantity(Decimal(100), "日")}
    band = release(fact=fact.id, transform="band", audience="customer", **ends)
    disclosed, (found,) = apply_releases([band], {fact.id: fact}, NO_GATE, real_audiences())
    assert (disclosed.facts, found.code) == ({}, "ESG-AUDIENCE-024")
    assert {name: dict(found.details)[name] for name in ("low", "high")} == {"low": "30日", "high": "120日"}
    for good in (
        replace(band, audience="board"),
        replace(band, low=Quantity(Decimal(30), "日"), high=Quantity(Decimal(120), "日")),
    ):
        disclosed, found = apply_releases([good], {fact.id: fact}, NO_GATE, real_audiences())
        assert found == () and disclosed.facts


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (Decimal(3), "", Decimal(7)),
        (Decimal(3), "個", None),
        (Money(Decimal(3), "USD"), "円", None),
        (Money(Decimal(3)), "百万円", Decimal(7_000_000)),
        (Quantity(Decimal(3), "日"), "日", Decimal(7)),
        (Quantity(Decimal(3), "日"), "個", None),
        (Percent(Decimal(3)), "％", Decimal(7)),
    ],
)
def test_a_figure_is_read_in_the_unit_of_its_fact(value, unit, expected):
    assert in_unit_of(Quantity(Decimal(7), unit), value) == expected


@pytest.mark.parametrize(
    ("transform", "value", "expected"),
    [
        ("index", Decimal(4), Decimal(100)),
        ("index", TEXT, None),
        ("round", Decimal(1234), Decimal(1200)),
        ("round", Decimal(0), Decimal(0)),
        ("round", Percent(Decimal("12.34")), Percent(Decimal(12))),
        ("round", Quantity(Decimal(129), "日"), Quantity(Decimal(130), "日")),
        ("round", TEXT, None),
        ("exact", TEXT, TEXT),
        ("words", Decimal(4), TEXT),
    ],
)
def test_every_way_of_lowering_a_value(transform, value, expected):
    assert lowered(value, release(transform=transform, words=TEXT)) == expected


@pytest.mark.parametrize(
    "text",
    [
        DATA.replace("supplier: yes, board: yes", "strangers: yes"),
        "audiences: [a]\nclasses: {}\n",
    ],
)
def test_a_faulty_file_of_audiences_is_nothing_but_findings(text):
    made = decode_audiences(read_yaml(text.encode(), "audiences.yaml").value)
    assert made.value is None and made.findings


def test_without_releases_of_figures_nobody_counts_contributors():
    assert list(small_count_findings(record_set([release(transform="words", words=TEXT)]), {}, audiences())) == []
    assert (
        list(
            small_count_findings(record_set([release(audience="board", fact="dependency.IT-1.top1")]), {}, audiences())
        )
        == []
    )
    assert list(small_count_findings(record_set([release(fact="dependency.IT-1.top1")]), {}, audiences())) == []


def disclosure(fact, value):
    origins = {"fact": Origin("f", 1), "value": Origin("f", 2)}
    return Disclosure(
        id="DIS-1", fact=fact, value=value, paper="website", title=TEXT, on=date(2026, 1, 1), origins=origins
    )


def test_published_figures_stand_or_differ_or_cannot_be_held():
    known = {"a.b": Fact("a.b", Money(Decimal(460_000_000))), "a.c": Fact("a.c", TEXT)}
    cases = [
        disclosure("a.b", "4.6億円"),
        disclosure("a.b", "5.1億円"),
        disclosure("a.x", "1円"),
        disclosure("a.c", "1円"),
    ]
    found = [match_publications(record_set([case]), known) for case in cases]
    assert [[item.agrees for item in made] for made, _ in found] == [[True], [False], [], []]
    assert [[item.code for item in faults] for _, faults in found] == [
        [], [], ["ESG-AUDIENCE-018"], ["ESG-AUDIENCE-019"],
    ]  # fmt: skip
    assert [item.origin.line for _, faults in found for item in faults] == [1, 2]
    assert [item.value for item in mismatches(found[1][0])] == ["5.1億円"]
    assert agrees("5億円", known["a.b"]) and agrees("4億円", known["a.b"]), "rounded, or cut off"
    assert not agrees("6億円", known["a.b"]) and not agrees("-5億円", known["a.b"])
    assert not agrees("五億円", known["a.b"]) and not agrees("5日", known["a.b"]) and not agrees("5円", known["a.c"])


def test_names_of_a_thing_are_taken_one_by_one_and_other_values_have_none():
    assert names_in(Fact("suppliers.S.aliases", Text("赤い会社、青い会社；", "Red / Blue"))) == (
        "赤い会社", "青い会社", "Red", "Blue",
    )  # fmt: skip
    assert names_in(Fact("suppliers.S.name", Text("赤、青", ""))) == ("赤、青",)
    assert names_in(Fact("suppliers.S.name", Decimal(1))) == ()


def test_what_is_permitted_is_the_fact_itself():
    known = knowledge()
    row = supplier("S-1")
    name, region = (fact for _, fact in known.by_kind["suppliers"][0].fields)
    assert permitted(known, "supplier:S-1", row, name)
    assert not permitted(known, "supplier:S-2", row, name)
    assert not permitted(known, "supplier:S-1", row, region)
    fact = Fact("standing.law", TEXT, label("public"))
    assert permitted(known, "public", Row("standing", "standing", label("board"), (("law", fact),)), fact)
    assert not permitted(known, "public", Row("products", "P", label("board"), (("law", fact),)), fact)


def test_records_kept_too_long_are_told_at_their_place():
    talk = Dialogue(
        id="D-1", stakeholder="S", direction="in", on=date(2025, 1, 1), topic=TEXT, owner="O", purpose=TEXT,
        consent="internal", retain_until=date(2026, 1, 1), origins={"retain_until": Origin("f", 3)},
    )  # fmt: skip
    records = record_set([talk])
    assert [item.origin.line for item in retention_findings(records, date(2026, 1, 2))] == [3]
    assert list(retention_findings(records, date(2026, 1, 1))) == []


def test_conditions_on_facts_ask_for_them_by_id_or_by_kind_and_field():
    known = knowledge()
    rules = (
        ConditionRule("by_id", "known", "suppliers.S-1.name"),
        ConditionRule("by_field", "known", "suppliers.name"),
        ConditionRule("other", "known", "suppliers.S-9.name"),
        ConditionRule("equals", "equals", "metrics.loss.eal.total.before", ("x",)),
        ConditionRule("some", "exists", "suppliers"),
    )
    view = select(known, "board", SelectionRequest("d", ("suppliers",), (), rules)).value
    assert {name: bool(view.conditions[name].holds) for name in (rule.name for rule in rules)} == {
        "by_id": True, "by_field": True, "other": False, "equals": False, "some": True,
    }  # fmt: skip


def test_a_gate_leaves_other_answers_as_they_are():
    question = Row("check_items", "Q-1", label("public"), (("guideline", Fact("q", "IND-03")),))
    answers = [
        Row("checklist", key, label("public"), (("item", Fact(f"checklist.{key}.item", item)),))
        for key, item in (("A-1", "Q-1"), ("A-2", "Q-2"))
    ]
    first, second = label_board_only_answers(answers, [question])
    assert first.presence == first.fields[0][1].label == label("board")
    assert second is answers[1]


def test_a_release_is_held_against_the_matrix_when_there_is_one():
    fact = Fact("suppliers.S-1.name", TEXT)
    known = {fact.id: fact}
    disclosed, faults = apply_releases([release(fact=fact.id, audience="public")], known, NO_GATE, audiences())
    assert [item.code for item in faults] == ["ESG-AUDIENCE-020"] and not disclosed.facts
    disclosed, faults = apply_releases([release(fact=fact.id, audience="supplier")], known, NO_GATE, audiences())
    assert not faults and disclosed.facts
    disclosed, faults = apply_releases([release(fact=fact.id, audience="strangers")], known, NO_GATE, audiences())
    assert [item.code for item in faults] == ["ESG-AUDIENCE-008"] and not disclosed.facts


def test_a_way_that_does_not_suit_the_value_is_told():
    fact = Fact("a.b", TEXT)
    disclosed, faults = apply_releases([release(fact="a.b", transform="round")], {"a.b": fact})
    assert [item.code for item in faults] == ["ESG-AUDIENCE-004"] and not disclosed.facts


def test_a_fact_that_rests_twice_on_the_same_one_is_followed_once():
    known = {
        "m.a": Fact("m.a", Decimal(1), inputs=("m.b", "m.c")),
        "m.b": Fact("m.b", Decimal(1), inputs=("x.1.v",)),
        "m.c": Fact("m.c", Decimal(1), inputs=("x.1.v", "m.a")),
        "x.1.v": Fact("x.1.v", Decimal(1)),
    }
    assert not Member(frozenset(), frozenset({("x", "2")}), False).stays_out(known["m.a"], known)
    assert Member(frozenset(), frozenset({("x", "1")}), False).stays_out(known["m.a"], known)


def test_a_published_figure_is_known_from_the_day_of_its_publication():
    known = {"a.b": Fact("a.b", Money(Decimal(460_000_000)))}
    matches, _ = match_publications(record_set([disclosure("a.b", "4.6億円")]), known)
    days = date(2025, 12, 31), date(2026, 1, 1)
    assert [[fact.id for fact in figures_as_published(matches, known, day)] for day in days] == [
        [],
        ["disclosures.DIS-1"],
    ]


def test_a_computed_figure_that_is_missing_is_told_in_the_words_of_its_document():
    where, figure = Text("不足日数の算定", "the shortfall"), Fact("metrics.gap.total", Decimal(7))
    required = [Required("metrics.gap.total", where)]
    row = Row("metrics", "gap", figure.label, (("total", figure),))
    view = View("public", {}, {}, {})

    def told(known, shown):
        return list(missing_facts((TEXT, TEXT), required, known, shown))

    absent, withheld = told({}, view), told({"metrics": (row,)}, view)
    assert [item.code for item in (*absent, *withheld)] == ["ESG-AUDIENCE-001", "ESG-AUDIENCE-040"]
    assert dict(absent[0].details)["where_ja"] == where.ja
    assert told({}, View("public", {}, {"metrics.gap.total": figure}, {})) == []
