"""The register's arithmetic at its edges."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest

from esgreport.base.fact import Fact
from esgreport.base.text import Text
from esgreport.distribution.register import bounds
from esgreport.distribution.register.bounds import Bounds, ProductRelation, SumRelation, solve, sum_relation
from esgreport.distribution.register.disclosed_figures import bounds_of, disclosed_figures
from esgreport.distribution.register.entry import DisclosedFigure
from esgreport.distribution.register.inference import DerivedLeak, find_leaks
from esgreport.distribution.register.relations import AVOIDED, hidden_products, relations


def test_the_same_sum_twice_says_no_more_than_once():
    once = (sum_relation("w", ("a", "b")),)
    known = {"w": Bounds(10.0, 10.0), "a": Bounds(4.0, 4.0)}
    assert solve(known, once + once)["b"] == solve(known, once)["b"]


def test_another_figure_of_the_same_size_does_not_excuse_a_leak():
    disclosed = (
        DisclosedFigure("w", "", Decimal(200), Decimal(200)),
        DisclosedFigure("z", "", Decimal(100), Decimal(100)),
    )
    (leak,) = find_leaks(disclosed, {"x": 100.0}, (sum_relation("w", ("x", "z")),))
    assert leak.exact and leak.by == ("w", "z")


def test_a_figure_cut_off_lies_below_the_next_printed_one():
    assert bounds_of("10", Decimal("10.9")) == (10, 11)
    assert bounds_of("10", Decimal(11)) == (11, 11), "nobody prints eleven as ten"
    assert bounds_of("なし", Decimal("0.3")) == (Decimal("0.3"), Decimal("0.3"))


def test_a_figure_that_follows_from_nothing_told_has_no_giver():
    (leak,) = find_leaks((), {"x": 5.0}, (SumRelation((("x", Fraction(1)),), Fraction(5)),))
    assert leak.exact and leak.by == ()


def test_where_rounding_parts_two_tellings_the_figure_lies_between():
    assert Bounds(1.0, 2.0).within(Bounds(3.0, 4.0)) == Bounds(2.5, 2.5)
    assert Bounds(1.0, 3.0).within(Bounds(3.0, 4.0)) == Bounds(3.0, 3.0)


def test_a_leak_of_a_thousandth_is_exact():
    assert DerivedLeak("a", 0.001, ()).exact and not DerivedLeak("a", 0.0011, ()).exact


def test_tightening_ends_after_some_rounds_whatever_moves(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_ROUNDS", 1)
    known = {"w": Bounds(10.0, 10.0), "a": Bounds(4.0, 4.0)}
    found = solve(known, (sum_relation("w", ("a", "b")), ProductRelation("c", "b", "a")))
    assert found["b"].low <= 6.0 <= found["b"].high


def test_a_programme_without_years_has_no_total_of_its_parts():
    facts = {name: Fact(name, Text("a", "b")) for name in ("programmes.P.total", "programmes.P.years")}
    assert relations(facts) == ()
    money = {"programmes.P.total": Fact("programmes.P.total", Decimal(5))}
    assert relations(money) == ()


def test_a_waterfall_of_one_step_is_no_sum():
    steps = {f"waterfall.{n}.value": Fact(f"waterfall.{n}.value", Decimal(n)) for n in (1, 2, 3)}
    assert relations(steps) == (sum_relation("waterfall.3.value", ["waterfall.1.value", "waterfall.2.value"]),)
    assert relations({"waterfall.1.value": steps["waterfall.1.value"]}) == ()
    two = {name: Fact(name, Decimal(4)) for name in ("waterfall.1.value", "waterfall.2.value")}
    assert sum_relation("waterfall.2.value", ["waterfall.1.value"]) in relations(two)


def test_what_the_view_does_not_hold_is_not_told():
    assert disclosed_figures((("a.b", "5"),), {}) == ()
    assert disclosed_figures((("a.b", "語"),), {"a.b": Fact("a.b", Text("語", "word"))}) == ()


def test_a_sum_that_holds_but_for_rounding_is_a_relation():
    known = {"total": "460000000.0005", "capex": "300000000", "opex_per_year": "20000000", "years": "8"}
    facts = {f"programmes.P.{name}": Fact(f"programmes.P.{name}", Decimal(value)) for name, value in known.items()}
    assert len(relations(facts)) == 1
    facts["programmes.P.total"] = Fact("programmes.P.total", Decimal("460001000"))
    assert relations(facts) == ()


def test_a_break_even_period_and_a_yearly_cost_give_the_loss_avoided_away_and_one_alone_nothing():
    period, cost = "metrics.break_even.programme", "metrics.appraisal.eac"
    assert hidden_products({period: 7.0, cost: 3.0}) == ((ProductRelation(AVOIDED, period, cost),), {AVOIDED: 21.0})
    assert hidden_products({period: 7.0}) == ((), {})
    assert hidden_products({cost: 3.0}) == ((), {})


def test_what_an_option_takes_off_and_leaves_is_the_loss_before():
    names = {"metrics.loss.eal.total.before": 9, "option_results.O.eal_reduction": 4, "option_results.O.eal_after": 5}
    facts = {name: Fact(name, Decimal(value)) for name, value in names.items()}
    assert len(relations(facts)) == 1
    renamed = {
        "option_results.O.eal_reduction": "other.O.eal_reduction",
        "option_results.O.eal_after": "other.O.eal_after",
    }
    other = {renamed.get(name, name): Fact(renamed.get(name, name), Decimal(value)) for name, value in names.items()}
    assert relations(other) == ()


def test_bounds_that_say_nothing_new_move_nothing():
    known = {"a": Bounds(2.0, 10.0)}
    assert not bounds._narrow("a", Bounds(2.0, 10.0), known)
    assert not bounds._narrow("a", Bounds(1.0, 11.0), known)
    assert bounds._narrow("a", Bounds(3.0, 11.0), known)
    assert bounds._narrow("a", Bounds(0.0, 9.0), known)
    assert known == {"a": Bounds(3.0, 9.0)}


def test_a_sum_of_signs_and_open_ends_bounds_each_part():
    known = {"w": Bounds(10.0, 10.0), "a": Bounds(2.0, 3.0), "b": Bounds(1.0, 4.0)}
    found = solve(known, (sum_relation("w", ("a", "b", "c")),))
    assert (found["c"].low, found["c"].high) == (3.0, 7.0)
    assert (found["a"].low, found["b"].high) == (2.0, 4.0)


@pytest.mark.parametrize(
    ("known", "name", "low", "high"),
    [
        ({"first": (2, 3), "second": (5, 7)}, "whole", 10, 21),
        ({"whole": (10, 21), "second": (5, 7)}, "first", 10 / 7, 21 / 5),
        ({"whole": (10, 21), "first": (2, 3)}, "second", 10 / 3, 21 / 2),
        ({"first": (0, 3), "second": (5, 7)}, "whole", 0, 21),
        ({"first": (0, 0), "second": (5, 7)}, "whole", 0, 0),
        ({"whole": (10, 21), "second": (0, 7)}, "first", 10 / 7, inf),
    ],
)
def test_a_product_bounds_each_of_its_three(known, name, low, high):
    disclosed = {key: Bounds(float(least), float(most)) for key, (least, most) in known.items()}
    found = solve(disclosed, (ProductRelation("whole", "first", "second"),))[name]
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_a_negative_figure_may_be_any_until_it_is_told():
    ties = (sum_relation("income", ("profit", "spent")),)
    disclosed = (
        DisclosedFigure("income", "", Decimal(80), Decimal(80)),
        DisclosedFigure("spent", "", Decimal(99), Decimal(101)),
    )
    (leak,) = find_leaks(disclosed, {"profit": -20.0}, ties)
    assert (leak.doubt, leak.by) == (pytest.approx(0.05), ("income", "spent"))
    assert find_leaks(disclosed, {"other": 0.0}, ties) == ()


def test_a_print_half_a_unit_away_is_rounded_and_farther_is_cut_off():
    assert bounds_of("10", Decimal("10.5")) == (Decimal("9.5"), Decimal("10.5"))
    assert bounds_of("10", Decimal("10.6")) == (10, 11)
    assert bounds_of("△10", Decimal("-10.6")) == (-11, -10)


def test_figures_that_are_no_losses_are_not_below_nothing():
    disclosed = (
        DisclosedFigure("w", "", Decimal(10), Decimal(10)),
        DisclosedFigure("u", "", Decimal("0.2"), Decimal("0.2")),
    )
    ties = (sum_relation("w", ("a", "b")), sum_relation("u", ("b", "c")))
    found = find_leaks(disclosed, {"a": 9.9, "b": 0.1, "c": 0.1}, ties)
    assert [(leak.fact, leak.doubt) for leak in found] == [("a", pytest.approx(0.1 / 9.9))]


def test_expected_losses_by_scenario_make_their_total_state_by_state():
    names = ("eal.total.before", "eal.A.before", "eal.B.before", "eal.total.after", "eal.A.after", "p99.A.before")
    values = (3, 1, 2, 7, 7, 9)
    facts = {
        f"metrics.loss.{name}": Fact(f"metrics.loss.{name}", Decimal(n)) for name, n in zip(names, values, strict=True)
    }
    loss = "metrics.loss.eal."
    assert relations(facts) == (
        sum_relation(f"{loss}total.before", (f"{loss}A.before", f"{loss}B.before")),
        sum_relation(f"{loss}total.after", (f"{loss}A.after",)),
    )
