"""A condition is answered from what its reader sees and from policy; what is hidden changes no answer."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.audience.audiences_file import decode_audiences
from esgreport.audience.comparable import measure, plain_number, word
from esgreport.audience.fact_names import condition_fields, fields_named
from esgreport.audience.release import ReleasedFacts
from esgreport.audience.selection import Knowledge, SelectionRequest, index_rows, select
from esgreport.base.condition import ConditionRule, Truth, all_true, any_true
from esgreport.base.fact import Fact, Publication, Row
from esgreport.base.finding import Finding
from esgreport.base.label import Label
from esgreport.base.quantity import Money, Percent, Period, Quantity
from esgreport.base.text import Text
from esgreport.base.view import Condition, View
from esgreport.reading.yaml import read_yaml
from tests.audience.test_selection import DATA, label, release
from tests.audience.test_selection import knowledge as companies

TRUTHS: tuple[Truth, ...] = (True, False, None)
WHOLE = "board, compartments: [heard, antitrust, consultation, personal, 'customer:*', 'nda:*', "
READERS = read_yaml(DATA.replace("board, compartments: [", WHOLE).encode(), "audiences.yaml").value
AUDIENCES = decode_audiences(READERS).value if READERS is not None else None
HIDDEN = label("board +our-view")
BOARD = "board"


def row(kind: str, key: str, presence: Label = HIDDEN, /, **values: object) -> Row:
    facts = tuple((name, Fact(f"{kind}.{key}.{name}", value, presence)) for name, value in values.items())  # type: ignore[arg-type]
    return Row(kind, key, presence, facts)


def known(*rows: Row) -> Knowledge:
    by_kind, by_id = index_rows(rows)
    assert AUDIENCES is not None
    return Knowledge(by_kind, by_id, AUDIENCES, ReleasedFacts({}), True, date(2026, 11, 20))


def seen(
    knowledge: Knowledge, reader: str, rules: tuple[ConditionRule, ...], *uses: str
) -> tuple[View, tuple[Finding, ...]]:
    used = uses or tuple(kind for kind in knowledge.by_kind if kind != "metrics")
    outcome = select(knowledge, reader, SelectionRequest("d", used, (), rules))
    assert outcome.value is not None
    return outcome.value, outcome.findings


def answer(knowledge: Knowledge, rule: ConditionRule, reader: str = BOARD, *uses: str) -> Truth:
    view, found = seen(knowledge, reader, (rule,), *uses)
    assert not found
    return view.conditions[rule.name].holds


def rule(how: str, subject: str = "", *against: str, each: str = "", name: str = "x") -> ConditionRule:
    return ConditionRule(name, how, subject, against, each)  # type: ignore[arg-type]


def money(number: int, currency: str = "JPY") -> Money:
    return Money(Decimal(number), currency)


# -- three answers -----------------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(TRUTHS)), st.lists(st.sampled_from(TRUTHS)))
def test_answers_join_as_in_kleenes_logic(one: list[Truth], other: list[Truth]) -> None:
    rank = {False: 0, None: 1, True: 2}
    assert all_true(one) is min(one, key=rank.__getitem__, default=True)
    assert any_true(one) is max(one, key=rank.__getitem__, default=False)
    assert all_true([all_true(one), all_true(other)]) is all_true(one + other)
    denied = [None if truth is None else not truth for truth in one]
    assert any_true(denied) is (None if all_true(one) is None else not all_true(one))


@given(st.lists(st.sampled_from(TRUTHS), min_size=1), st.data())
def test_what_is_withheld_decides_nothing_that_is_answered(truths: list[Truth], data: st.DataObject) -> None:
    told = [data.draw(st.booleans()) if truth is None else truth for truth in truths]
    assert all_true(truths) in (None, all_true(told)) and any_true(truths) in (None, any_true(told))


# -- single facts ------------------------------------------------------------------------------------------------------


def single(kind: str, **values: object) -> Row:
    return Row(
        kind, kind, HIDDEN, tuple((name, Fact(f"{kind}.{name}", value, HIDDEN)) for name, value in values.items())
    )  # type: ignore[arg-type]


FIGURES = known(
    row(
        "metrics", "m", more=money(5), less=money(3), same=money(5), dollars=money(4, "USD"), none=Text("なし", "none")
    ),
    single("house", limit=money(4), share=Percent(Decimal(40)), board_structure="kansayaku", on=date(2026, 4, 1)),
    single("document", issued=date(2026, 11, 20)),
    single("company", listed=True, employees=Quantity(Decimal(30), "人")),
)


def named(how: str, *names: str) -> ConditionRule:
    ids = {"more", "less", "same", "dollars", "none"}
    return rule(how, *(f"metrics.m.{name}" if name in ids else name for name in names))


@pytest.mark.parametrize(
    ("how", "one", "other", "expected"),
    [
        ("above", "more", "less", True),
        ("above", "less", "more", False),
        ("above", "more", "same", False),
        ("at_least", "more", "same", True),
        ("below", "less", "more", True),
        ("at_most", "same", "more", True),
        ("at_most", "more", "less", False),
        ("above", "more", "0", True),
        ("below", "more", "0", False),
        ("above", "more", "house.limit", True),
        ("above", "metrics.m.missing", "less", False),
        ("above", "more", "metrics.m.missing", False),
        ("above", "none", "less", False),
        ("below", "house.on", "document.issued", True),
    ],
)
def test_facts_are_compared_as_exact_values(how: str, one: str, other: str, expected: bool) -> None:
    assert answer(FIGURES, named(how, one, other)) is expected


def test_values_in_different_units_are_a_finding() -> None:
    for how, one, *others in (
        ("above", "more", "dollars"), ("above", "house.share", "more"), ("below", "house.on", "0"),
        ("between", "more", "less", "dollars"), ("above", "company.employees", "7"),
    ):  # fmt: skip
        view, found = seen(FIGURES, BOARD, (named(how, one, *others),))
        assert [(item.code, item.subject, item.document) for item in found] == [("ESG-AUDIENCE-030", "x", "d")]
        assert view.conditions["x"].holds is False


@pytest.mark.parametrize(
    ("subject", "unit", "expected"),
    [
        ("house.share", "%", True),
        ("house.share", "日", False),
        ("metrics.m.more", "JPY", True),
        ("metrics.m.none", "%", False),
        ("metrics.m.missing", "%", False),
    ],
)
def test_a_value_is_asked_for_its_unit(subject: str, unit: str, expected: bool) -> None:
    assert answer(FIGURES, rule("unit", subject, unit)) is expected


def test_a_number_lies_between_two_others_or_at_one_of_them() -> None:
    assert answer(FIGURES, named("between", "more", "less", "same")) is True
    assert answer(FIGURES, named("between", "less", "more", "same")) is False


@pytest.mark.parametrize(
    ("subject", "value", "expected"),
    [
        ("house.board_structure", "kansayaku", True),
        ("house.board_structure", "no-board", False),
        ("company.listed", "yes", True),
        ("company.listed", "no", False),
        ("metrics.m.none", "なし", True),
        ("metrics.m.missing", "x", False),
        ("house.board_rule", "x", False),
    ],
)
def test_a_choice_is_asked_by_its_word(subject: str, value: str, expected: bool) -> None:
    assert answer(FIGURES, rule("is", subject, value)) is expected
    assert answer(FIGURES, rule("equals", subject, value)) is expected


def test_a_condition_knows_the_facts_that_it_was_answered_from() -> None:
    view, _ = seen(
        FIGURES, BOARD, (named("above", "more", "house.limit"), rule("is", "company.listed", "yes", name="y"))
    )
    assert view.conditions["x"].facts == ("metrics.m.more", "house.limit")
    assert view.conditions["y"].facts == ("company.listed",)


def test_a_fact_changed_when_it_differs_from_its_previous_value() -> None:
    for before, expected in ((money(4), True), (money(5), False), (None, False)):
        values = {"now": money(5)} | ({"now.previous": before} if before else {})
        assert answer(known(row("metrics", "m", **values)), rule("changed", "metrics.m.now")) is expected
    assert answer(known(), rule("changed", "metrics.m.now")) is False


# -- records -----------------------------------------------------------------------------------------------------------


def option(key: str, npv: object, **more: object) -> Row:
    return row("option_results", key, option=key, **({"npv": npv} if npv is not None else {}), **more)


OPTIONS = known(
    row("options", "A", name=Text("甲", "A")),
    row("options", "B", name=Text("乙", "B"), outline=Text("略", "o")),
    option("A", money(-3)),
    option("B", money(7)),
    row("verdict", "verdict", best="B"),
)
EACH = "option_results"


def each(knowledge: Knowledge, *rules: ConditionRule, reader: str = BOARD) -> list[Truth]:
    view, found = seen(knowledge, reader, rules)
    assert not found
    conditions = [item.fields[rules[-1].name] for item in view.rows[EACH]]
    return [condition.holds for condition in conditions if isinstance(condition, Condition)]


def test_a_condition_of_every_record_names_fields_of_the_record() -> None:
    assert each(OPTIONS, rule("above", "npv", "0", each=EACH)) == [False, True]
    assert each(OPTIONS, rule("known", "option.outline", each=EACH)) == [False, True]
    assert each(OPTIONS, rule("above", "npv", "option_results.A.npv", each=EACH)) == [False, True]
    assert each(OPTIONS, rule("known", "npv.outline", each=EACH)) == [False, False]


def test_the_best_is_better_than_every_other_one() -> None:
    assert each(OPTIONS, rule("is_best", "npv", "highest", each=EACH)) == [False, True]
    assert each(OPTIONS, rule("is_best", "npv", "lowest", each=EACH)) == [True, False]
    assert answer(OPTIONS, rule("is_best", "option_results.B.npv", "highest")) is True
    assert answer(OPTIONS, rule("is_best", "option_results.C.npv", "highest")) is False
    assert answer(OPTIONS, rule("is_best", "option_results.B.capex", "highest")) is False


@pytest.mark.parametrize("rival", [money(7), None, Text("なし", "none")])
def test_nothing_is_best_beside_an_equal_or_one_without_a_figure(rival: object) -> None:
    assert (
        each(known(option("A", rival), option("B", money(7))), rule("is_best", "npv", "highest", each=EACH))[1] is False
    )


def test_the_best_of_figures_in_different_units_is_a_finding() -> None:
    both = known(option("A", money(1, "USD")), option("B", money(7)))
    _, found = seen(both, BOARD, (rule("is_best", "npv", "highest", each=EACH),))
    assert [item.code for item in found] == ["ESG-AUDIENCE-030"]


def test_records_are_counted_all_of_them_or_those_of_which_something_is_true() -> None:
    gains = rule("above", "npv", "0", each=EACH, name="gains")
    for test, number, expected in (
        ("at_least", 2, True),
        ("at_least", 3, False),
        ("at_most", 2, True),
        ("is", 2, True),
    ):
        assert answer(OPTIONS, rule("count", EACH, test, str(number))) is expected
    view, _ = seen(OPTIONS, BOARD, (gains, rule("count", EACH, "is", "1", "gains")))
    assert view.conditions["x"].holds is True


def test_records_of_which_something_is_withheld_are_not_counted() -> None:
    heard = rule("known", "dialogue.topic", each=EACH, name="heard")
    view, _ = seen(OPTIONS, BOARD, (heard, rule("count", EACH, "at_least", "1", "heard")))
    assert view.conditions["x"].holds is None


def test_conditions_join_for_one_record_and_for_all_of_them() -> None:
    gains = rule("above", "npv", "0", each=EACH, name="gains")
    outlined = rule("known", "option.outline", each=EACH, name="outlined")
    some = rule("exists", "options", name="some")
    assert each(OPTIONS, gains, outlined, some, rule("all", "", "gains", "outlined", "some", each=EACH)) == [
        False,
        True,
    ]
    for how, expected in (("all", False), ("any", True)):
        view, _ = seen(OPTIONS, BOARD, (gains, some, rule(how, "", "gains", "some")))
        assert view.conditions["x"].holds is expected
    view, _ = seen(known(row("options", "A", name=Text("甲", "A"))), BOARD, (gains, rule("all", "", "gains")))
    assert view.conditions["x"].holds is False


def test_only_conditions_are_joined() -> None:
    with pytest.raises(TypeError):
        seen(OPTIONS, BOARD, (rule("count", EACH, "is", "1", "npv"),))


def test_a_name_leads_through_references() -> None:
    view, _ = seen(
        OPTIONS, BOARD, (rule("known", "option_results.option.outline"), rule("known", "options.A", name="y"))
    )
    assert view.conditions["x"].holds is False and view.conditions["y"].holds is False
    assert list(fields_named("option_results.option.name")) == [("option_results", "option"), ("options", "name")]
    assert list(fields_named("metrics.loss.eal")) == [("metrics", "loss.eal")]
    assert list(fields_named("npv", "option_results")) == [("option_results", "npv")]


# -- withheld ----------------------------------------------------------------------------------------------------------

ASKED = (
    rule("exists", EACH, name="exists"),
    rule("known", "metrics.loss.eal", name="known"),
    rule("is", "house.board_structure", "no-board", name="is"),
    rule("above", "metrics.loss.eal", "0", name="above"),
    rule("between", "metrics.loss.eal", "0", "house.appetite_loss", name="between"),
    rule("above", "npv", "0", each=EACH, name="gains"),
    rule("is_best", "npv", "highest", each=EACH, name="leads"),
    rule("is_best", "option_results.A.npv", "highest", name="is_best"),
    rule("count", EACH, "at_least", "2", name="count"),
    rule("count", EACH, "at_least", "1", "gains", name="counted"),
    rule("changed", "metrics.loss.eal", name="changed"),
    rule("all", "", "gains", name="every"),
    rule("any", "", "gains", name="some"),
    rule("all", "", "above", "exists", name="all"),
    rule("any", "", "above", "exists", name="any"),
)


@given(
    st.lists(st.tuples(st.booleans(), st.integers(-3, 3)), max_size=4),
    st.none() | st.integers(-3, 3),
    st.none() | st.integers(-3, 3),
    st.none() | st.sampled_from(["no-board", "kansayaku"]),
)
@settings(max_examples=60)
def test_what_is_hidden_changes_no_answer_not_even_by_being_there(
    listed: list[tuple[bool, int]], loss: int | None, before: int | None, board: str | None
) -> None:
    opened = [option_of(str(n), value, label("public")) for n, (public, value) in enumerate(listed) if public]
    hidden = [option_of(str(n), value, HIDDEN) for n, (public, value) in enumerate(listed) if not public]
    secret = {"eal": loss, "eal.previous": before}
    facts = {name: money(value) for name, value in secret.items() if value is not None}
    figures = row("metrics", "loss", **facts)
    house = row("house", "house", **({"board_structure": board} if board else {}))
    one = seen(known(*opened), "supplier:S-1", ASKED, EACH, "house")
    other = seen(known(*opened, *hidden, figures, house), "supplier:S-1", ASKED, EACH, "house")
    assert one[0].conditions == other[0].conditions and one[1] == other[1]
    assert [item.fields for item in one[0].rows[EACH]] == [item.fields for item in other[0].rows[EACH]]
    never_false = ("exists", "known", "some", "any")
    assert all(one[0].conditions[name].holds is not False for name in never_false)
    assert all(
        one[0].conditions[name].holds is None for name in ("count", "counted", "is_best", "every", "changed", "is")
    )


def option_of(key: str, npv: int, presence: Label) -> Row:
    fact = Fact(f"{EACH}.{key}.npv", money(npv), presence, publication=Publication("短信"))
    return Row(EACH, key, presence, (("npv", fact),))


def test_who_sees_all_is_told_that_there_is_none() -> None:
    view, _ = seen(known(), BOARD, ASKED, EACH, "house")
    assert {name: item.holds for name, item in view.conditions.items()} == {
        rule.name: False for rule in ASKED if not rule.each
    }


@pytest.mark.parametrize("reader", ["public", "supplier:S-1", "supplier-general"])
def test_open_kinds_are_seen_whole_by_everybody(reader: str) -> None:
    assert answer(known(), rule("exists", "standing"), reader, "standing") is False


def test_what_a_partner_said_is_seen_in_part_even_by_the_board() -> None:
    assert answer(known(), rule("exists", "dialogue"), BOARD, "dialogue") is None


def test_a_member_who_stays_out_of_something_is_not_told_that_there_is_nothing() -> None:
    officer = row("officers", "O-1", label("board"), stays_out="S-1")
    free = row("officers", "O-2", label("board"), name=Text("名", "n"))
    asked = rule("exists", EACH)
    assert answer(known(officer, free), asked, "board:O-1", EACH) is None
    assert answer(known(officer, free), asked, "board:O-2", EACH) is False


def test_words_carry_no_comparison() -> None:
    disclosed = companies(releases=(release(),))
    subject = "metrics.loss.eal.total.before"
    for asked in (rule("above", subject, "0"), rule("is", subject, "小さくなる"), rule("changed", subject)):
        assert answer(disclosed, asked, "public", "suppliers") is None
    assert answer(disclosed, rule("known", subject), "public", "suppliers") is True
    exact = companies(releases=(release(transform="exact"),))
    assert answer(exact, rule("above", subject, "0"), "public", "suppliers") is True


def test_a_choice_that_is_hidden_is_withheld_and_one_that_is_not_made_is_not_so() -> None:
    ask = Row("asks", "A-1", label("partner"), (("title", Fact("asks.A-1.title", Text("依", "a"), label("partner"))),))
    for reader, expected in (("supplier:S-1", None), ("board", False)):
        view, _ = seen(known(ask), reader, ())
        assert view.rows["asks"][0].fields["basis_of_ask_is_voluntary"] == Condition(expected)
    assert "basis_of_ask_is_voluntary" in condition_fields() and "listed" in condition_fields()


# -- values ------------------------------------------------------------------------------------------------------------


def test_plain_numbers_are_read_and_names_are_not() -> None:
    assert plain_number("2") == measure(Decimal(2))
    assert plain_number("house.limit") is None and plain_number("NaN") is None
    assert measure(Period(date(2026, 1, 1), date(2026, 2, 1))) is None
    assert word(Decimal("1.5")) == "1.5"


def test_the_verdict_and_the_situation_are_one_row_each() -> None:
    verdict = single("verdict", pays="always", within_limit=True)
    situation = single("situation", leak=False)
    for asked, expected in (
        (rule("is", "verdict.pays", "always"), True),
        (rule("is", "verdict.within_limit", "yes"), True),
        (rule("is", "situation.leak", "yes"), False),
    ):
        assert answer(known(verdict, situation), asked) is expected
    view, _ = seen(known(verdict, situation), BOARD, ())
    assert view.rows["verdict"][0].single and view.rows["situation"][0].single
