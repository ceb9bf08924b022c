"""The company's loss scenarios as numbers, before measures and with them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from esgreport.company.record_set import Records
from esgreport.company.records import Effect, Scenario
from esgreport.metrics.annual_loss import Peril, expected_annual_loss, total_expected_loss
from esgreport.metrics.measures import EXTRA, yen
from esgreport.metrics.relief import Acting
from esgreport.metrics.severity import Lognormal, LossSeverity, Pert, Scaled

NO_MEASURE: frozenset[str] = frozenset()
JUDGED = ("frequency", "severity", "loss_low", "loss_mode", "loss_high")
EFFECTIVE = ("frequency_factor", "severity_factor")


@dataclass(frozen=True, slots=True)
class State:
    """The perils `before` any measure or `after` all of them, and the facts behind them."""

    name: str
    perils: tuple[Peril, ...]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The scenarios that have figures, with what measures do to each."""

    scenarios: tuple[Scenario, ...]
    effects: tuple[Effect, ...]

    @property
    def measures(self) -> frozenset[str]:
        """Every investment that has an effect."""
        return frozenset(item.investment for item in self.effects)

    @property
    def frequency(self) -> float:
        """Events a year of all scenarios together, before measures."""
        return math.fsum(float(scenario.frequency or 0) for scenario in self.scenarios)

    def perils(self, measures: frozenset[str] = NO_MEASURE) -> tuple[Peril, ...]:
        """The scenarios as numbers with the effects of `measures` (ids of investments)."""
        return tuple(self._peril(scenario, measures) for scenario in self.scenarios)

    def _peril(self, scenario: Scenario, measures: frozenset[str]) -> Peril:
        acting = [item for item in self.effects if item.scenario == scenario.id and item.investment in measures]
        frequency = float(scenario.frequency or 0) * math.prod(float(item.frequency_factor) for item in acting)
        factor = math.prod(float(item.severity_factor) for item in acting)
        base = severity_of(scenario)
        return Peril(frequency, Scaled(base, factor) if factor != 1 else base)

    def expected_loss(self, measures: frozenset[str] = NO_MEASURE) -> float:
        """The expected loss of a year in yen with the effects of `measures`."""
        return total_expected_loss(self.perils(measures))

    def losses(self) -> tuple[float, ...]:
        """The expected loss of a year from each scenario before any measure, in yen."""
        return tuple(expected_annual_loss(peril) for peril in self.perils())

    def acting(self, extra: float = 0.0) -> tuple[tuple[Acting, ...], ...]:
        """The effects on each scenario; `extra` is what an option takes away besides its investments (0.15 is 15 %)."""
        more = (Acting(EXTRA, 1 - extra),) if extra else ()
        return tuple((*self._acting(scenario), *more) for scenario in self.scenarios)

    def _acting(self, scenario: Scenario) -> Iterable[Acting]:
        for item in self.effects:
            if item.scenario == scenario.id:
                decay = float(item.decay.value) / 100 if item.decay is not None else 0.0
                yield Acting(item.investment, float(item.frequency_factor) * float(item.severity_factor), decay)

    def states(self) -> tuple[State, State]:
        """Before and after the measures."""
        inputs = self.inputs()
        after = State("after", self.perils(self.measures), (*inputs, *self.effect_inputs()))
        return State("before", self.perils(), inputs), after

    def inputs(self, names: Sequence[str] = JUDGED) -> tuple[str, ...]:
        """The facts behind the portfolio before measures: those of `names` that each scenario has."""
        return tuple(fact for scenario in self.scenarios for fact in judged(scenario, names))

    def effect_inputs(self) -> tuple[str, ...]:
        """The facts behind the effects."""
        return tuple(f"effects.{item.id}.{name}" for item in self.effects for name in EFFECTIVE)

    def decay_inputs(self) -> tuple[str, ...]:
        """The facts that say which effects fade."""
        return tuple(f"effects.{item.id}.decay" for item in self.effects if item.decay is not None)


def judged(scenario: Scenario, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of those facts of `names` that the scenario has."""
    return tuple(f"scenarios.{scenario.id}.{name}" for name in names if getattr(scenario, name) is not None)


def severity_of(scenario: Scenario) -> LossSeverity:
    """The loss of one event in yen."""
    low, high = yen(scenario.loss_low), yen(scenario.loss_high)
    if scenario.severity == "lognormal":
        return Lognormal(low, high)
    mode = yen(scenario.loss_mode) if scenario.loss_mode is not None else low
    return Pert(low, mode, high)


def portfolio_of(records: Records) -> Portfolio:
    """The scenarios with frequency and severity; the others are counted nowhere."""
    return Portfolio(tuple(filter(_has_figures, records.of(Scenario))), records.of(Effect))


def _has_figures(scenario: Scenario) -> bool:
    return bool(scenario.frequency and scenario.severity) and None not in (scenario.loss_low, scenario.loss_high)
