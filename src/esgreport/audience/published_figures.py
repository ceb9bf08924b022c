"""Published figures and the facts behind them: do they still agree?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esgreport.audience.band import in_unit_of
from esgreport.base.fact import Fact, number_of
from esgreport.base.finding import Finding, finding
from esgreport.base.quantity import Money, Quantity
from esgreport.company.record_set import Records
from esgreport.company.records import Disclosure

_FIGURE = re.compile(r"([-−△▲]?)\s*(\d[\d,]*(?:\.\d+)?)\s*(\S*)")


@dataclass(frozen=True, slots=True)
class PublicationMatch:
    """A published figure and whether its fact still says the same, to the digits that were printed."""

    disclosure: Disclosure
    agrees: bool


def match_publications(
    records: Records, known: Mapping[str, Fact]
) -> tuple[tuple[PublicationMatch, ...], tuple[Finding, ...]]:
    """Every published figure that can be compared with its fact.

    Findings: ESG-AUDIENCE-018 no such fact, 019 a figure in another unit, or a fact that is none.
    """
    matches: list[PublicationMatch] = []
    found: list[Finding] = []
    for disclosure in records.of(Disclosure):
        fact = known.get(disclosure.fact)
        code = "ESG-AUDIENCE-018" if fact is None else "" if _fits(disclosure.value, fact) else "ESG-AUDIENCE-019"
        if fact is None or code:
            place = disclosure.written_at("fact" if fact is None else "value")
            found.append(finding(code, place, f"disclosures[{disclosure.id}]", fact=disclosure.fact))
        else:
            matches.append(PublicationMatch(disclosure, agrees(disclosure.value, fact)))
    return tuple(matches), tuple(found)


def figures_as_published(matches: Iterable[PublicationMatch], known: Mapping[str, Fact], day: date) -> Iterator[Fact]:
    """What everybody can read by `day`: each published figure with the digits that were printed, in its fact's unit."""
    for match in matches:
        fact, written = known[match.disclosure.fact], _written(match.disclosure.value)
        number = in_unit_of(written, fact.value) if written is not None else None
        if number is not None and match.disclosure.on <= day:
            yield Fact(f"disclosures.{match.disclosure.id}", Money(number) if isinstance(fact.value, Money) else number)


def agrees(published: str, fact: Fact) -> bool:
    """Whether the true figure prints as the published one (`4.6億円`): rounded to its last digit, or cut off there."""
    written, true = _written(published), number_of(fact.value)
    shown = in_unit_of(written, fact.value) if written is not None else None
    if written is None or shown is None or true is None:
        return False
    last = in_unit_of(Quantity(Decimal(1).scaleb(_exponent(written.value)), written.unit), fact.value)
    step = last if last is not None else Decimal(0)
    away = abs(true) - abs(shown)
    return true * shown >= 0 and (2 * abs(away) <= step or 0 <= away < step)


def _fits(published: str, fact: Fact) -> bool:
    written = _written(published)
    return written is not None and in_unit_of(written, fact.value) is not None and number_of(fact.value) is not None


def _written(text: str) -> Quantity | None:
    """The figure with its unit, its digits as they were printed; None for what is no figure."""
    match = _FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    number = Decimal(match[2].replace(",", "")) if match else Decimal(0)
    return Quantity(-number if match[1] else number, match[3]) if match else None


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def mismatches(matches: tuple[PublicationMatch, ...]) -> Iterator[Disclosure]:
    """The published figures that turned out different."""
    return (item.disclosure for item in matches if not item.agrees)
