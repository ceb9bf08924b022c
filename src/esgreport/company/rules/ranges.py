"""How large or small a value may be, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.finding import Finding
from esgreport.company.grammar.serialise import serialise
from esgreport.company.records import Record
from esgreport.company.rules.fault import fault


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range; `high` None means without end. `whole` asks for a number without decimal places.

    `above` leaves `low` itself out.
    """

    low: int = 0
    high: int | None = None
    whole: bool = False
    above: bool = False

    def admits(self, number: Decimal) -> bool:
        """Whether `number` lies in the range."""
        if number < self.low or (self.high is not None and number > self.high) or (self.above and number == self.low):
            return False
        return not self.whole or number == number.to_integral_value()

    def described(self) -> tuple[str, str]:
        """The range in Japanese and English."""
        ja = f"{self.low}〜{self.high}" if self.high is not None else f"{self.low} 以上"
        en = f"{self.low} to {self.high}" if self.high is not None else f"{self.low} or more"
        if self.above:
            ja = f"{self.low} より大きい値" if self.high is None else f"{self.low} より大きく {self.high} まで"
            en = f"more than {self.low}" if self.high is None else f"more than {self.low}, up to {self.high}"
        return (f"{ja} の整数", f"a whole number, {en}") if self.whole else (ja, en)


AMOUNT = Range()
POSITIVE = Range(above=True)
YEARS = Range(1, 100, whole=True)
CLASS = Range(1, 5, whole=True)
SHARE = Range(0, 100)
COUNT = Range(whole=True)
RANGES: dict[str, dict[str, Range]] = {
    "company": {"revenue": AMOUNT},
    "house": {
        "month_days": Range(28, 31),
        "discount_rate": SHARE,
        "concentration_limit": SHARE,
        "appetite_loss": AMOUNT,
        "appetite_probability": SHARE,
    },
    "bodies": {"rank": COUNT, "meetings_per_year": COUNT, "escalation_hours": AMOUNT},
    "products": {"revenue": AMOUNT, "margin_per_day": AMOUNT},
    "sales": {"amount": AMOUNT},
    "items": {"criticality": CLASS, "daily_use": POSITIVE, "margin_per_day": AMOUNT},
    "supply_shares": {"share": Range(0, 100, above=True)},
    "suppliers": {"tier": Range(1, 9, whole=True)},
    "recovery": dict.fromkeys(("stock", "in_transit", "alternative_rate", "alternative_start", "planned_stock"), AMOUNT)
    | {"time_to_recover": POSITIVE},
    "technologies": {"lead_months": AMOUNT},
    "scenarios": {
        **dict.fromkeys(("frequency_low", "frequency_high", "loss_low", "loss_mode", "loss_high"), AMOUNT),
        "frequency": POSITIVE,
        "likelihood_class": CLASS,
        "impact_class": CLASS,
    },
    "programmes": {"total": AMOUNT, "capex": AMOUNT, "opex_per_year": AMOUNT, "years": YEARS},
    "investments": {"capex": AMOUNT, "opex_per_year": AMOUNT, "capitalised": AMOUNT, "useful_life": YEARS},
    "options": {"extra_capex": AMOUNT, "extra_opex": AMOUNT, "extra_effect": SHARE, "gap_closed": AMOUNT},
    "rights": {**dict.fromkeys(("premium", "upkeep", "exercise", "avoided", "switch_now"), AMOUNT), "years": YEARS},
    "leak_losses": {
        **dict.fromkeys(("margin", "response"), AMOUNT),
        **dict.fromkeys(
            ("erosion_first", "erosion_second", "erosion_later", "probability_before", "probability_after"), SHARE
        ),
        "years": YEARS,
        "lag_years": COUNT,
        "response_year": YEARS,
    },
    "resolutions": {"minutes": AMOUNT},
    "coverage": {"covered": SHARE},
    "information_sources": {"times_per_year": AMOUNT},
    "releases": {"digits": Range(1, 15, whole=True)},
    "training": {"participants": COUNT, "rate": SHARE},
    "opportunities": {"weight": SHARE},
    "asks": {"effort": AMOUNT},
}


def out_of_range(record: Record) -> Iterator[Finding]:
    """Findings for values outside their range: ESG-COMPANY-039."""
    for field, allowed in RANGES.get(record.KIND, {}).items():
        value = getattr(record, field)
        number = number_of(value)
        if number is not None and not allowed.admits(number):
            ja, en = allowed.described()
            yield fault("ESG-COMPANY-039", record, field, value=serialise(value), range_ja=ja, range_en=en)
