"""What a patient reader could work out is found: planted attacks over time, audiences, languages, rounding and products."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.distribution.register.bounds import Bounds, ProductRelation, SumRelation, solve, sum_relation
from esgreport.distribution.register.entry import DisclosedFigure
from esgreport.distribution.register.inference import find_leaks

TRUE = {
    "all": 1000, "a": 400, "b": 350, "c": 150, "d": 100, "ab": 750, "cd": 250, "bc": 500, "last": 900, "new": 100,
    "last-a": 380, "grew": 20, "share": 40, "price": 25, "count": 16, "loss": 240, "times": 8, "each": 30, "before": 260,
    "after": 135, "less": 125, "recover": 120, "survive": 50, "gap": 70, "year": 5, "cost": 68, "worth": 340, "one": 60,
    "two": 40, "pair": 100, "half": 50, "profit": -20, "income": 80, "spent": 100,
}  # fmt: skip
TIES = (
    sum_relation("all", "abcd"), sum_relation("ab", "ab"), sum_relation("cd", "cd"), sum_relation("bc", "bc"), sum_relation("all", ("last", "new")),
    sum_relation("a", ("last-a", "grew")), ProductRelation("a", "all", "share", 100.0), ProductRelation("a", "price", "count"),
    ProductRelation("loss", "times", "each"), sum_relation("before", ("after", "less")), sum_relation("recover", ("survive", "gap")),
    ProductRelation("worth", "year", "cost"), sum_relation("pair", ("one", "two")), SumRelation((("pair", Fraction(1)), ("half", Fraction(-2)))),
    sum_relation("income", ("profit", "spent")),
)  # fmt: skip


def told(name, low=None, high=None):
    value = Decimal(TRUE[name])
    return DisclosedFigure(name, "", value if low is None else Decimal(low), value if high is None else Decimal(high))


def exact(*names):
    return [told(name) for name in names]


ATTACKS = [
    ("a total less its disclosed parts", exact("all", "a", "b", "c"), "d"),
    ("a total less one group", exact("all", "ab"), "cd"),
    ("two groups that overlap", exact("ab", "bc", "b"), "a"),
    ("the middle of two groups", exact("ab", "bc", "all", "d"), "b"),
    ("groups issued a year apart", exact("all", "ab", "c"), "d"),
    ("last year's total and the growth", exact("last", "new"), "all"),
    ("a part through last year's part", exact("last-a", "grew"), "a"),
    ("the growth of a part", exact("last-a", "a"), "grew"),
    ("a part through last year, and then its sibling", exact("last-a", "grew", "ab"), "b"),
    ("a percentage of a published total", exact("all", "share"), "a"),
    ("a published part and its percentage", exact("a", "share"), "all"),
    ("the percentage itself", exact("a", "all"), "share"),
    ("a percentage and then the rest of the group", exact("all", "share", "ab"), "b"),
    ("price times count", exact("price", "count"), "a"),
    ("a price from a total", exact("a", "count"), "price"),
    ("a count from a total", exact("a", "price"), "count"),
    ("the loss of one event from the yearly loss", exact("loss", "times"), "each"),
    ("the frequency from two losses", exact("loss", "each"), "times"),
    ("the loss after from the reduction", exact("before", "less"), "after"),
    ("the reduction from before and after", exact("before", "after"), "less"),
    ("days of stock from recovery and gap", exact("recover", "gap"), "survive"),
    ("recovery from stock and gap", exact("survive", "gap"), "recover"),
    ("break-even times cost", exact("year", "cost"), "worth"),
    ("cost from the worth", exact("worth", "year"), "cost"),
    ("the only other member", exact("pair", "one"), "two"),
    ("a mean of two and one of them", exact("half", "one"), "two"),
    ("a sum from its mean", exact("half"), "pair"),
    ("a loss from income and spending", exact("income", "spent"), "profit"),
    ("rounded totals and parts", [told("all", 995, 1005), told("ab", 745, 755), told("c", 145, 155)], "d"),
    ("rounded percentage", [told("all", 950, 1050), told("share", "39.5", "40.5")], "a"),
    ("two bands of one figure", [told("a", 250, 420), told("a", 380, 600)], "a"),
    ("a rounded and a banded print", [told("a", 300, 450), told("a", 395, 700)], "a"),
    ("bands of all parts and the total", [told("all"), told("a", 395, 405), told("b", 345, 355), told("c", 147, 153)], "d"),
    ("a small part between large ones", [told("all"), told("ab", 740, 760), told("d", 95, 105)], "c"),
    ("a chain of three documents", exact("last", "new", "share", "ab"), "b"),
    ("two languages, one rounded finer", [told("all", 950, 1050), told("all", 999, 1001), told("ab"), told("c")], "d"),
]  # fmt: skip


@pytest.mark.parametrize(("given_figures", "hidden"), [item[1:] for item in ATTACKS], ids=[item[0] for item in ATTACKS])
def test_every_planted_attack_is_found(given_figures, hidden):
    found = find_leaks(given_figures, {hidden: float(TRUE[hidden])}, TIES)
    assert [item.fact for item in found] == [hidden]
    assert set(found[0].by) <= {item.fact for item in given_figures} and found[0].by
    if all(item.low == item.high for item in given_figures):
        assert found[0].exact


def test_there_are_more_than_thirty_attacks():
    assert len(ATTACKS) > 30


HARMLESS = [
    ("one total", exact("all"), "a"),
    ("a total and one of four parts", exact("all", "a"), "b"),
    ("a frequency alone", exact("times"), "loss"),
    ("wide bands", [told("all", 500, 2000), told("ab", 500, 1500), told("c", 100, 300)], "d"),
    ("what a release told itself", [told("a", 395, 405)], "a"),
    ("figures of other things", exact("recover", "before", "price"), "d"),
]


@pytest.mark.parametrize(
    ("given_figures", "hidden"), [item[1:] for item in HARMLESS], ids=[item[0] for item in HARMLESS]
)
def test_what_gives_nothing_away_raises_no_alarm(given_figures, hidden):
    assert find_leaks(given_figures, {hidden: float(TRUE[hidden])}, TIES) == ()


def test_hiding_what_is_named_closes_the_leak():
    given_figures = exact("all", "ab", "c", "recover")
    (found,) = find_leaks(given_figures, {"d": 100.0}, TIES)
    assert "recover" not in found.by
    left = [item for item in given_figures if item.fact != found.by[0]]
    assert find_leaks(left, {"d": 100.0}, TIES) == ()


@given(
    st.lists(st.integers(0, 1000), min_size=3, max_size=7),
    st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=4, unique=True), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=12, max_size=12),
    st.sets(st.integers(0, 11), max_size=8),
)
def test_the_truth_always_stays_within_the_bounds(values, groups, slack, open_ones):
    true = {f"x{n}": value for n, value in enumerate(values)}
    ties = []
    for n, group in enumerate(groups):
        parts = [f"x{at % len(values)}" for at in dict.fromkeys(group)]
        parts = list(dict.fromkeys(parts))
        true[f"g{n}"] = sum(true[part] for part in parts)
        ties.append(sum_relation(f"g{n}", parts))
    known = {}
    for n, (name, value) in enumerate(sorted(true.items())):
        if n not in open_ones:
            below, above = slack[n % len(slack)]
            known[name] = Bounds(value - below, value + above)
    for name, bound in solve(known, ties).items():
        assert bound.low <= true[name] + 1e-6 and bound.high >= true[name] - 1e-6


def test_a_thousand_figures_in_chains_of_totals_are_solved():
    ties = [sum_relation(f"t{n}", (f"t{n + 1}", f"p{n}")) for n in range(500)]
    values = {f"p{n}": 1.0 + n for n in range(500)}
    values["t500"] = 7.0
    for n in reversed(range(500)):
        values[f"t{n}"] = values[f"t{n + 1}"] + values[f"p{n}"]
    known = [
        DisclosedFigure(name, "", Decimal(value), Decimal(value))
        for name, value in values.items()
        if name not in ("p250",)
    ]
    assert [item.fact for item in find_leaks(known, {"p250": values["p250"]}, ties)] == ["p250"]
