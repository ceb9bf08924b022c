"""What stays with the board as a figure, whatever is released: material losses and break-even periods.

A loss that reaches a screen of materiality may move a share price; a break-even period times a published cost gives the
benefit away. Both may be disclosed outside in words only. A gate that finds nothing proves nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase

from esgreport.base.fact import Fact, Row, Value
from esgreport.base.finding import Finding, finding
from esgreport.base.quantity import Money
from esgreport.company.record_set import Records
from esgreport.company.records import LegalGate, Scenario
from esgreport.metrics.materiality import SCREENS, Base, materiality

LOSSES = (
    "scenarios.*.loss_*", "loss.*", "curve.*", "waterfall.*", "stoppages.*.loss*", "survival.*.loss_*",
    "metrics.survival.loss_*", "metrics.loss.*", "metrics.exceedance.*", "metrics.total.*", "leak_results.*",
    "materiality.*", "option_results.*.eal_*", "option_results.*.tail_*", "cash_flow.*.reduction",
)  # fmt: skip
PERIODS = ("metrics.break_even.*", "option_results.*.break_even_years", "verdict.weakest_*")
BASES: Mapping[Base, tuple[str, str]] = {
    "net_assets": ("純資産", "net assets"),
    "ordinary_profit": ("経常利益", "ordinary profit"),
    "net_profit": ("純利益", "net profit"),
}


@dataclass(frozen=True, slots=True)
class MaterialityGate:
    """The bases that a loss is compared with, in yen; without bases (an unlisted company) no loss is restricted."""

    bases: Mapping[Base, Decimal]

    def restricts(self, fact: Fact) -> bool:
        """Whether the fact may leave the board in words only."""
        return _fits(fact, PERIODS) or (_fits(fact, LOSSES) and self._is_material(fact.value))

    def _is_material(self, value: Value) -> bool:
        return isinstance(value, Money) and any(check.flagged for check in materiality(abs(value.amount), self.bases))


NO_GATE = MaterialityGate({})


def check_materiality(rows: Iterable[Row], records: Records) -> Iterator[Finding]:
    """A note when a loss reaches a screen that no legal gate has answered since it was judged.

    It names the bases and no figure. Findings: ESG-AUDIENCE-006.
    """
    judged = max((scenario.judged_on for scenario in records.of(Scenario)), default=date.min)
    if any(gate.covers == "materiality" and gate.reviewed_on >= judged for gate in records.of(LegalGate)):
        return
    compared = [row for row in rows if row.kind == "materiality"]
    reached = {row.value("base") for row in compared if row.value("flagged") is True}
    names = [BASES[base] for base in SCREENS if base in reached]
    if names:
        ja, en = ("、".join(ja for ja, _ in names), ", ".join(en for _, en in names))
        yield finding("ESG-AUDIENCE-006", subject="materiality", base_ja=ja, base_en=en)


def _fits(fact: Fact, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(fact.id, pattern) for pattern in patterns)
