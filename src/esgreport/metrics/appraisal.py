"""Appraisal of a table of flows (M7, M12, M13): annual cost, rate of return, payback, break-even.

Amounts in any one unit of money; rates as fractions (0.06 is 6 %); `net` are the net flows of year 0, 1, 2 …. The
reduction of the expected loss is no revenue. A premium on the discount rate would count caution twice: avoided losses
strike in bad times.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from esgreport.base.text import Text
from esgreport.metrics.bisection import last_that
from esgreport.metrics.cash_flows import present_value
from esgreport.metrics.no_figure import NO_EFFECT, NO_SINGLE_RATE, NOT_PAID_BACK, NOTHING_SPENT


def annuity_factor(rate: float, years: int) -> float:
    """M12: the present value of one a year, (1 − (1+r)⁻ⁿ)/r; n when the rate is zero."""
    return float(years) if rate == 0 else -math.expm1(-years * math.log1p(rate)) / rate


def equivalent_annual(present: float, rate: float, last_year: int) -> float:
    """M12: a present value as a level amount in each of the years 1 to `last_year`; itself when that is 0."""
    return present / annuity_factor(rate, last_year) if last_year else present


def return_on_prevention(reduction: float, cost: float) -> float | Text:
    """M12: (ΔEAL − C)/C with the annual reduction and annual cost (ENISA 2012). Never a headline for investors."""
    return (reduction - cost) / cost if cost > 0 else NOTHING_SPENT


def reduction_per_cost(reduction: float, cost: float) -> float | Text:
    """M12: what one unit of cost takes from the expected loss."""
    return reduction / cost if cost > 0 else NOTHING_SPENT


def break_even_share(reduction: float, cost: float) -> float | Text:
    """M12: the share of the modelled effect that is enough to pay for the cost, both in present value."""
    return cost / reduction if reduction > 0 else NO_EFFECT


def break_even_period(reduction: float, cost: float, frequency: float) -> float | Text:
    """M7, the lead metric: years between events at which cost and avoided loss are equal.

    `reduction` and `cost` in present value, `frequency` events a year as judged. It pays if events come more often.
    """
    if cost <= 0:
        return NOTHING_SPENT
    return reduction / frequency / cost if reduction > 0 and frequency > 0 else NO_EFFECT


def profitability_index(value: float, invested: float) -> float | Text:
    """M13: present value of the net benefits over that of the initial spending: 1 + NPV/I."""
    return 1 + value / invested if invested > 0 else NOTHING_SPENT


def internal_rate(net: Sequence[float]) -> float | Text:
    """M13: the rate at which the net present value is zero, by bisection.

    Flows that change sign more than once may have several such rates and are said to have none.
    """
    signs = [amount > 0 for amount in net if amount != 0]
    if not signs or all(signs):
        return NOTHING_SPENT
    if math.fsum(net) <= 0:
        return NOT_PAID_BACK
    if signs[0] or sum(one != other for one, other in pairwise(signs)) != 1:
        return NO_SINGLE_RATE
    return last_that(lambda rate: present_value(net, rate) > 0)


def payback(net: Sequence[float]) -> float | Text:
    """M13: years after year 0 until the sum of flows is above zero for good, straight within a year.

    Give discounted flows for the discounted payback. Later flows are not seen.
    """
    sums = list(accumulate(net))
    below = [year for year, total in enumerate(sums) if total < 0]
    if not below:
        return NOTHING_SPENT if not any(net) else 0.0
    last = below[-1]
    return last - sums[last] / net[last + 1] if last + 1 < len(net) else NOT_PAID_BACK
