"""Released words come with what must be so: readers may conclude that much, and untrue words stop the documents."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.audience.predicate import SIGNS, parse_predicate
from esgreport.audience.release import ReleasedFacts, apply_releases, facts_of_release
from esgreport.audience.release_words import in_force, released_predicates
from esgreport.audience.selection import Knowledge, index_rows
from esgreport.base.condition import ConditionRule, Truth
from esgreport.base.fact import Fact, Row
from esgreport.base.quantity import Percent, Quantity
from esgreport.base.text import Text
from esgreport.base.view import Condition
from esgreport.company.records import Release
from tests.audience.test_conditions import AUDIENCES, HIDDEN, answer, known, money, option, row, rule, seen, single
from tests.audience.test_selection import label, release

LOSS = "metrics.m.loss"
COMPANY = (
    row("metrics", "m", loss=money(5), less=money(3), days=Quantity(Decimal(30), "日"), share=Percent(Decimal(40))),
    row("metrics", "n", words=Text("なし", "none"), dollars=money(9, "USD")),
    single("house", board_structure="kansayaku", limit=money(4), started=date(2026, 4, 1)),
    option("A", money(1)),
    option("B", money(2)),
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (f"{LOSS} > metrics.m.less", True),
        (f"{LOSS}>house.limit", True),
        (f"{LOSS} < 0", False),
        (f"{LOSS} >= 5円", True),
        (f"{LOSS} >= 6円", False),
        (f"{LOSS} = 5", True),
        (f"{LOSS} <= metrics.n.dollars", False),
        (f"{LOSS} > metrics.n.words", False),
        ("metrics.m.days >= 30日", True),
        ("metrics.m.days <= 29", False),
        ("metrics.m.share = 40%", True),
        ("metrics.m.share > 30日", False),
        ("metrics.n.words = なし", True),
        ("metrics.n.words > 0", False),
        ("house.board_structure = kansayaku", True),
        ("house.board_structure = no-board", False),
        ("house.board_structure = house.board_structure", True),
        ("metrics.m.missing > 0", False),
        ("exists option_results", True),
        ("exists scenarios", False),
        ("count option_results >= 2", True),
        ("count option_results > 2", False),
        ("count option_results < 3", True),
        ("count option_results <= 1", False),
        ("count option_results = 2", True),
    ],
)
def test_a_predicate_is_evaluated_over_all_facts(text: str, holds: bool) -> None:
    by_kind, by_id = index_rows(COMPANY)
    predicate = parse_predicate(f" {text} ")
    assert predicate is not None and predicate.holds(by_kind, by_id) is holds


@pytest.mark.parametrize(
    "text", ["", "loss > 0", "a.b", "a.b ! c", "count > 3", "count items >= many", "exists", "not a.b > 0"]
)
def test_nothing_else_is_a_predicate(text: str) -> None:
    assert parse_predicate(text) is None


# -- what follows ------------------------------------------------------------------------------------------------------

ASKED = ("above", "below", "at_least", "at_most", "is")


@given(st.integers(0, 4), st.sampled_from(list(SIGNS)), st.integers(0, 4), st.sampled_from(ASKED), st.integers(0, 4))
def test_what_is_concluded_about_a_count_is_so(count: int, sign: str, told: int, asked: str, number: int) -> None:
    rows = {"items": tuple(row("items", str(n), title="x") for n in range(count))}
    predicate = parse_predicate(f"count items {sign} {told}")
    question = parse_predicate(f"count items {dict(zip(SIGNS.values(), SIGNS, strict=True))[asked]} {number}")  # type: ignore[index]
    assert predicate is not None and question is not None
    if asked in ("at_least", "at_most", "is") and predicate.holds(rows, {}):
        concluded = predicate.counts(asked, "items", number)  # type: ignore[arg-type]
        assert concluded in (None, question.holds(rows, {}))


@given(st.integers(0, 2), st.integers(0, 2), st.sampled_from(list(SIGNS)), st.sampled_from(ASKED), st.booleans())
def test_what_is_concluded_about_two_facts_is_so(one: int, other: int, sign: str, asked: str, turned: bool) -> None:
    facts = {name: Fact(name, money(value)) for name, value in (("a.b", one), ("c.d", other))}
    predicate = parse_predicate(f"a.b {sign} c.d")
    sides = ("c.d", "a.b") if turned else ("a.b", "c.d")
    spelt = {name: written for written, name in SIGNS.items()}
    question = parse_predicate(f"{sides[0]} {spelt[asked]} {sides[1]}")  # type: ignore[index]
    assert predicate is not None and question is not None
    if predicate.holds({}, facts):
        assert predicate.concludes(asked, *sides) in (None, question.holds({}, facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "asked", "against", "expected"),
    [
        ("a.b = always", "is", "always", True),
        ("a.b = always", "is", "never", False),
        ("a.b = always", "is", "c.d", None),
        ("a.b = c.d", "is", "always", None),
        ("a.b > 0", "above", "0", True),
        ("a.b > 0", "above", "1", None),
        ("exists items", "above", "0", None),
    ],
)
def test_nothing_follows_from_other_words(text: str, asked: str, against: str, expected: Truth) -> None:
    predicate = parse_predicate(text)
    assert predicate is not None and predicate.concludes(asked, "a.b", against) is expected  # type: ignore[arg-type]
    assert predicate.counts("at_least", "others", 1) is None


# -- conditions of readers ---------------------------------------------------------------------------------------------


def told(*holds: str, reader: str = "public") -> Knowledge:
    """The company, with one release of these predicates to `reader`."""
    company = known(*COMPANY)
    assert AUDIENCES is not None
    given_release = release(id="REL-1", fact=LOSS, audience=reader, holds=holds)
    predicates, found = released_predicates([given_release], company.by_kind, company.by_id, AUDIENCES)
    assert found == ()
    disclosed, faults = apply_releases([given_release], company.by_id)
    assert faults == ()
    released = ReleasedFacts(disclosed.facts, predicates)
    return Knowledge(company.by_kind, company.by_id, AUDIENCES, released, True, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (rule("above", LOSS, "metrics.m.less"), True),
        (rule("below", "metrics.m.less", LOSS), True),
        (rule("at_most", LOSS, "metrics.m.less"), False),
        (rule("above", LOSS, "0"), None),
        (rule("between", LOSS, "metrics.m.less", "house.limit"), None),
        (rule("is", "house.board_structure", "kansayaku"), True),
        (rule("is", "house.board_structure", "no-board"), False),
        (rule("exists", "option_results"), True),
        (rule("exists", "options"), None),
        (rule("count", "option_results", "at_least", "2"), True),
        (rule("count", "option_results", "at_least", "3"), None),
        (rule("count", "option_results", "is", "1"), False),
        (rule("count", "option_results", "at_most", "1"), False),
        (rule("is", LOSS, "小さくなる"), None),
    ],
)
def test_a_reader_may_conclude_what_was_approved_and_nothing_else(asked: ConditionRule, expected: Truth) -> None:
    holds = (f"{LOSS} > metrics.m.less", "house.board_structure = kansayaku", "count option_results >= 2")
    uses = ("option_results", "house", "options")
    assert answer(told(*holds), asked, "public", *uses) is expected
    assert answer(told(*holds, reader="supplier:S-1"), asked, "public", *uses) is None
    assert answer(told(*holds), asked, "supplier:S-1", *uses) is expected


def test_an_answer_from_released_words_names_the_release() -> None:
    view, _ = seen(told(f"{LOSS} > 0"), "public", (rule("above", LOSS, "0"),), "house")
    assert view.conditions["x"].facts == ("releases.REL-1",)


def test_a_field_of_a_record_is_not_the_fact_of_that_name() -> None:
    asked = rule("above", "option.npv", "0", each="option_results")
    company = told("option.npv > 0")
    public = Row(
        "option_results", "A", label("public"), (("name", Fact("option_results.A.name", "x", label("public"))),)
    )
    rows = {**company.by_kind, "option_results": (public,)}
    view, _ = seen(replace(company, by_kind=rows), "supplier:S-1", (asked,), "option_results")
    (condition,) = (item.fields["x"] for item in view.rows["option_results"])
    assert isinstance(condition, Condition) and condition.holds is None


# -- releases ----------------------------------------------------------------------------------------------------------


def faults(*releases: Release) -> Mapping[str, list[str]]:
    company = known(*COMPANY)
    assert AUDIENCES is not None
    predicates, found = released_predicates(releases, company.by_kind, company.by_id, AUDIENCES)
    return {"failed": list(predicates.failed), "found": [item.code for item in found]}


def test_words_that_are_no_longer_true_are_found_with_what_failed() -> None:
    untrue = release(id="REL-1", fact=LOSS, holds=(f"{LOSS} > 0", f"{LOSS} < metrics.m.less"))
    assert faults(untrue) == {"failed": ["REL-1"], "found": []}
    company = known(*COMPANY)
    assert AUDIENCES is not None
    predicates, _ = released_predicates([untrue], company.by_kind, company.by_id, AUDIENCES)
    item = predicates.failed["REL-1"]
    assert item.code == "ESG-AUDIENCE-031" and dict(item.details)["holds"] == f"{LOSS} < metrics.m.less"
    released = ReleasedFacts({}, predicates)
    assert released.untrue("releases.REL-1") is released.untrue("releases.REL-1.IT-01") is item
    assert released.untrue("releases.REL-2") is None and released.untrue(LOSS) is None


def test_what_cannot_be_read_or_is_never_shown_to_these_readers_is_found() -> None:
    assert faults(release(fact=LOSS, holds=("loss > 0",)))["found"] == ["ESG-AUDIENCE-032"]
    for hidden in ("exists suppliers", "suppliers.S-1.name = x", "metrics.loss.eal > 0"):
        wrong = release(fact=LOSS, audience="supplier-general", holds=(hidden,))
        assert faults(wrong)["found"] == ["ESG-AUDIENCE-020"]


def test_a_withdrawn_release_is_one_no_longer() -> None:
    withdrawn = release(withdrawn_on=date(2026, 11, 20))
    assert in_force([withdrawn, release()], date(2026, 11, 20)) == (release(),)
    assert in_force([withdrawn], date(2026, 11, 19)) == (withdrawn,)


def test_a_pattern_releases_every_fact_that_it_fits() -> None:
    facts = {f"survival.{n}.cover": Fact(f"survival.{n}.cover", money(n + 1), HIDDEN) for n in range(2)}
    pattern = release(fact="survival.*.cover", audience="public")
    assert facts_of_release(pattern, [*facts, "survival.0.gap", "survival.cover"]) == tuple(facts)
    disclosed, found = apply_releases([pattern], facts)
    assert found == () and [fact.id for fact in disclosed.facts.values()] == ["releases.REL-1.0", "releases.REL-1.1"]
    assert [fact.inputs for fact in disclosed.facts.values()] == [(name,) for name in facts]
    _, (none,) = apply_releases([pattern], {})
    assert none.code == "ESG-AUDIENCE-003"
