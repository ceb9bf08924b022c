"""Derived facts of the options: what each costs, what it takes away, when it pays, doing nothing among them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from esgreport.base.fact import Row
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import House
from esgreport.metrics.annual_total import annual_total, grid_step
from esgreport.metrics.appraisal import internal_rate, profitability_index
from esgreport.metrics.assumptions import RANGE, Assumptions, Movement, middle, movements
from esgreport.metrics.derivation import Derivation, Figure, exact, held, money, percent
from esgreport.metrics.derive_appraisal import (
    Worth,
    break_even_figure,
    expected_losses,
    in_percent,
    value_figures,
    worth,
)
from esgreport.metrics.derive_sensitivity import swing_of
from esgreport.metrics.exceedance import return_period_loss
from esgreport.metrics.no_figure import NO_LIMIT, NO_RANGE, NO_SMALLER
from esgreport.metrics.option_case import OptionCase
from esgreport.metrics.programme import Appraised, appraised_programmes, costed_programmes
from esgreport.metrics.ranking import loss_limit
from esgreport.metrics.verdict import break_even_position


def option_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `option_results` an option, in the order of the records, and its `option_swings`."""
    appraised = appraised_programmes(records)
    if not appraised:
        yield from _costed_rows(records, derivation)
    for found in appraised:
        base, moved = middle(found), movements(found, records)
        for case in found.options:
            figures = (*_spent(case), *_costs(worth(case, base)), *_losses(found, case, base))
            more = (*_increment(found, case, base), *_limits(found, case, records.single(House)))
            inputs = (*found.inputs(case), f"options.{case.id}.gap_closed")
            judged = found.portfolio.inputs(RANGE)
            row = (*figures, *more, *_range(case, base, moved[0], judged))
            yield derivation.row("option_results", case.id, inputs, row)
            yield from _swings(case, base, moved, derivation, (*inputs, *judged))


def _costed_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """What each option costs, where nothing can be appraised."""
    for found in costed_programmes(records):
        for case in found.options:
            inputs = (*case.inputs, f"options.{case.id}.gap_closed")
            yield derivation.row("option_results", case.id, inputs, held(_spent(case)), "plan")


def _spent(case: OptionCase) -> Iterable[Figure]:
    yield Figure("option", case.id)
    yield Figure("capex", money(case.capex), "Σ capex")
    yield Figure("opex", money(case.running), "Σ opex")
    outlay = math.fsum(flow.outlay for flow in case.prospect.costs)
    yield Figure("outlay", money(outlay), "Σ outlay of the years appraised")
    yield Figure("gap_closed", case.option.gap_closed if case.option else None, "Σ days, as judged")


def _costs(option: Worth) -> Iterable[Figure]:
    yield Figure("cost_per_year", money(option.a_year(option.cost)), "PV cost/annuity")
    index = profitability_index(option.value, option.invested)
    yield Figure("pi", index if isinstance(index, Text) else exact(index), "1 + NPV/PV capital")
    yield Figure("irr", in_percent(internal_rate(option.net)), "NPV(r) = 0")


def _losses(found: Appraised, case: OptionCase, base: Assumptions) -> Iterable[Figure]:
    portfolio, option = found.portfolio, worth(case, base)
    perils, step = portfolio.perils(case.chosen), grid_step(portfolio.perils())
    before, after = expected_losses(found, case)
    yield Figure("eal_after", money(after), "Σ λ·E[L] with the option")
    yield Figure("eal_reduction", money(before - after), "EAL before − after")
    yield from value_figures(option)
    yield Figure("tail_loss", money(return_period_loss(perils, 100) * case.left), "OEP⁻¹(1/100)")
    yield Figure("tail_total", money(annual_total(perils, step).quantile(0.99) * case.left), "99 % of the year's total")
    yield break_even_figure("break_even_years", option, portfolio.frequency)


def _increment(found: Appraised, case: OptionCase, base: Assumptions) -> Iterable[Figure]:
    """What the option adds to the next smaller one, by capital: where it is worth its own additional spending."""
    smaller = max((one for one in found.options if one.capex < case.capex), key=lambda one: one.capex, default=None)
    if smaller is None:
        yield from (Figure(f"increment_{name}", NO_SMALLER) for name in ("npv", "capex", "irr"))
        return
    more, inputs = worth(case, base), found.inputs(smaller)
    less = worth(smaller, base)
    added = [one - other for one, other in zip_longest(more.net, less.net, fillvalue=0.0)]
    yield Figure("increment_over", smaller.id, "next smaller by capex", inputs)
    yield Figure("increment_npv", money(more.value - less.value), "NPV − NPV of the smaller", inputs)
    yield Figure("increment_capex", money(case.capex - smaller.capex), "capex − capex of the smaller", inputs)
    yield Figure("increment_irr", in_percent(internal_rate(added)), "NPV(r) of the added flows = 0", inputs)


def _limits(found: Appraised, case: OptionCase, house: House) -> Iterable[Figure]:
    limit, inputs = loss_limit(house), ("house.appetite_loss", "house.appetite_probability")
    if limit is None:
        yield Figure("p_limit", NO_LIMIT)
        return
    yield Figure("p_limit", percent(100 * limit.chance(case, found.portfolio)), "1−exp(−Σ λᵢ·Sᵢ(x))", inputs)
    yield Figure("within_limit", limit.holds(case, found.portfolio), "p ≤ house.appetite_probability", inputs)


def _range(case: OptionCase, base: Assumptions, frequency: Movement, inputs: Sequence[str]) -> Iterable[Figure]:
    """The headline range: over the swings that a named person judged, all together at their unfavourable ends."""
    bar = swing_of(case, base.value(case), frequency)
    ends = (("low", bar.low), ("high", bar.high))
    for name, value in ends:
        shown = money(value) if frequency.judged else NO_RANGE
        yield Figure(f"npv_range_{name}", shown, "NPV at the ends of all judged ranges", inputs)
    position = break_even_position(case, base, frequency)
    yield Figure("break_even_position", position, "break-even against the judged range", inputs)


def _swings(
    case: OptionCase, base: Assumptions, moved: Sequence[Movement], derivation: Derivation, inputs: Sequence[str]
) -> Iterable[Row]:
    value = base.value(case)
    for movement in moved:
        bar = swing_of(case, value, movement)
        figures = (
            Figure("option", case.id),
            Figure("swing", movement.key),
            Figure("name", movement.name),
            Figure("low", money(bar.low), "NPV at the unfavourable end"),
            Figure("high", money(bar.high), "NPV at the favourable end"),
            Figure("judged", movement.judged),
        )
        yield derivation.row("option_swings", f"{case.id}-{movement.key}", inputs, figures)
