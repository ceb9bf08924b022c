"""Exact quantities with their units: money, shares, spans of time and counted things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of money in whole currency units (yen, dollars), never in millions."""

    amount: Decimal
    currency: str = "JPY"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share or rate in per cent: `Percent(Decimal(70))` is 70 %."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things with the unit that it was given in (`個`, `kg`, `days`, `人`, `回/年`)."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Period:
    """A span of calendar days; both ends belong to it."""

    start: date
    end: date
