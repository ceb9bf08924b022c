"""What an appraisal assumes, and how far each assumption may move: one at a time, or the judged ones together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Recovery, Scenario
from esgreport.metrics.cash_flows import Prospect, YearFlow, present_value
from esgreport.metrics.option_case import OptionCase, rounded
from esgreport.metrics.programme import Appraised
from esgreport.metrics.recovery import usable_stock
from esgreport.metrics.survival import lost_margin

# Where no range was judged: a quarter to either side; recovery up to half longer, cost a fifth more, rate two points.
SWING = 0.25
LONGER, SHORTER = Decimal("1.5"), Decimal("0.75")
DEARER, CHEAPER = 1.2, 0.9
RATE_POINTS = 0.02
ONE = Decimal(1)
RANGE = ("frequency_low", "frequency_high")
FREQUENCY = Text("発生頻度（幅の下限〜上限）", "Frequency (low to high end of its range)")
UNJUDGED = Text("発生頻度（−25%〜＋25%）", "Frequency (−25% to +25%)")
SEVERITY = Text("一回の損失（−25%〜＋25%）", "Loss of one event (−25% to +25%)")
EFFECT = Text("施策の効果（−25%〜＋25%）", "Effect of the measures (−25% to +25%)")
RECOVERY = Text("復旧日数（−25%〜＋50%）", "Time to recover (−25% to +50%)")
COST = Text("費用（＋20%〜−10%）", "Cost (+20% to −10%)")
RATE = Text("割引率（＋2〜−2ポイント）", "Discount rate (+2 to −2 points)")
FIXED = Text("評価期間の数え方（開始の年度から）", "Years counted from the fiscal year of the start")
BY_EFFECT = Text("評価期間の数え方（施策ごとに完了から）", "Years counted from the completion of each measure")


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The expected annual loss of each scenario before measures, the discount rate, and factors on effect and cost."""

    losses: tuple[float, ...]
    rate: float
    effect: float = 1.0
    cost: float = 1.0
    otherwise: bool = False

    def flows(self, case: OptionCase) -> tuple[YearFlow, ...]:
        """The table of flows of an option."""
        return self._prospect(case).flows(self.losses, self.effect, self.cost)

    def value(self, case: OptionCase) -> float:
        """The net present value of an option, rounded once."""
        net = self._prospect(case).net(self.losses, self.effect, self.cost)
        return rounded(present_value(net, self.rate))

    def scaled(self, factors: Sequence[float]) -> Assumptions:
        """The assumptions with the loss of each scenario times its factor."""
        return replace(self, losses=tuple(loss * by for loss, by in zip(self.losses, factors, strict=True)))

    def _prospect(self, case: OptionCase) -> Prospect:
        return case.otherwise if self.otherwise else case.prospect


@dataclass(frozen=True, slots=True)
class Movement:
    """One assumption at its unfavourable and at its favourable end; `judged` when a named person judged the range."""

    key: str
    name: Text
    low: Assumptions
    high: Assumptions
    judged: bool = False


def middle(appraised: Appraised) -> Assumptions:
    """Everything as it was judged most likely."""
    return Assumptions(appraised.portfolio.losses(), appraised.rate)


def movements(appraised: Appraised, records: Records) -> tuple[Movement, ...]:
    """Every named swing of the appraisal."""
    base, rate = middle(appraised), appraised.rate
    count, low, high = len(base.losses), 1 - SWING, 1 + SWING
    longer, shorter = (recovery_factors(appraised, records, days) for days in (LONGER, SHORTER))
    other = replace(base, otherwise=True)
    return (
        _frequency(appraised, base),
        Movement("severity", SEVERITY, base.scaled([low] * count), base.scaled([high] * count)),
        Movement("effect", EFFECT, replace(base, effect=low), replace(base, effect=high)),
        Movement("recovery", RECOVERY, base.scaled(shorter), base.scaled(longer)),
        Movement("cost", COST, replace(base, cost=DEARER), replace(base, cost=CHEAPER)),
        Movement(
            "rate", RATE, replace(base, rate=rate + RATE_POINTS), replace(base, rate=max(0.0, rate - RATE_POINTS))
        ),
        Movement("horizon", FIXED if appraised.horizon.by_effect else BY_EFFECT, other, other),
    )


def frequency_factors(scenarios: Iterable[Scenario], name: str) -> list[float]:
    """The end `name` (frequency_low, frequency_high) of each scenario's range over its frequency; 1 without a range."""
    return [_factor(scenario, getattr(scenario, name)) for scenario in scenarios]


def is_judged(appraised: Appraised) -> bool:
    """Whether a named person judged a range of frequency of any scenario."""
    return any(_has_range(scenario) for scenario in appraised.portfolio.scenarios)


def margin_factor(scenario: Scenario, records: Records, days: Decimal) -> Decimal:
    """How the margin lost in a stoppage of the scenario's items changes when recovery takes `days` times as long.

    The judged loss moves in the same proportion; 1 for scenarios without items whose survival is known (M5).
    """
    items = {item.id: item for item in records.of(Item)}
    stopped = [(found, items[found.item]) for found in records.of(Recovery) if found.item in scenario.items]
    now, later = (sum((_margin(*each, by) for each in stopped), Decimal(0)) for by in (ONE, days))
    return later / now if now > 0 else ONE


def recovery_factors(appraised: Appraised, records: Records, days: Decimal) -> list[float]:
    """`margin_factor` of each scenario that has figures."""
    return [float(margin_factor(scenario, records, days)) for scenario in appraised.portfolio.scenarios]


def _frequency(appraised: Appraised, base: Assumptions) -> Movement:
    scenarios = appraised.portfolio.scenarios
    if not is_judged(appraised):
        low, high = (base.scaled([1 + side] * len(scenarios)) for side in (-SWING, SWING))
        return Movement("frequency", UNJUDGED, low, high)
    low, high = (base.scaled(frequency_factors(scenarios, name)) for name in RANGE)
    return Movement("frequency", FREQUENCY, low, high, judged=True)


def _has_range(scenario: Scenario) -> bool:
    return scenario.frequency_low is not None or scenario.frequency_high is not None


def _factor(scenario: Scenario, end: Decimal | None) -> float:
    return float(end) / float(scenario.frequency) if end is not None and scenario.frequency else 1.0


def _margin(recovery: Recovery, item: Item, days: Decimal) -> Decimal:
    if item.daily_use is None or item.margin_per_day is None:
        return Decimal(0)
    recover = recovery.time_to_recover.value * days
    return lost_margin(usable_stock(recovery), item.daily_use.value, recover, item.margin_per_day.amount)
