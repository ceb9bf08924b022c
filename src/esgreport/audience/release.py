"""Releases: each approves disclosing one fact to one audience in a coarser form, as a new fact with its own id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from esgreport.audience.band import band_fault, fixed_band
from esgreport.audience.clearance import Audiences
from esgreport.audience.materiality_gate import NO_GATE, MaterialityGate
from esgreport.base.fact import Fact, Value, number_of
from esgreport.base.finding import Finding, finding
from esgreport.base.label import HEARD, HEARD_ALONE, Label, Level
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records import Release

BAND_FAULTS = {"unit": "ESG-AUDIENCE-011", "outside": "ESG-AUDIENCE-012", "narrow": "ESG-AUDIENCE-013"}
WIDER = {"public": ("public",), "supplier": ("supplier-general", "public"), "customer": ("customer-general", "public")}


@dataclass(frozen=True, slots=True)
class ReleasedFacts:
    """The released facts, by the audience named in the record and the id of the fact they make coarser."""

    facts: Mapping[tuple[str, str], Fact]

    def find(self, fact_id: str, audience: str, family: str) -> Fact | None:
        """The form of the fact released to `audience`, to its family, or to a wider audience."""
        for name in (audience, family, *WIDER.get(family, ("public",))):
            fact = self.facts.get((name, fact_id))
            if fact is not None:
                return fact
        return None


def apply_releases(
    releases: Iterable[Release],
    index: Mapping[str, Fact],
    gate: MaterialityGate = NO_GATE,
    audiences: Audiences | None = None,
) -> tuple[ReleasedFacts, tuple[Finding, ...]]:
    """All released facts, without those that `gate` restricts to the board.

    Findings: ESG-AUDIENCE-003 no such fact, 008 no such readers, 004 the transform does not suit its value, 005 only
    words are allowed, 011 to 013 a band in another unit, that does not hold the value, or that is too narrow, 014
    partner-supplied information given for another purpose, 020 a fact never shown to these readers, 024 a band
    without fixed ends.
    """
    facts: dict[tuple[str, str], Fact] = {}
    found: list[Finding] = []
    limits = ReleaseLimits(index, gate, audiences)
    for release in releases:
        outcome = _apply(release, index.get(release.fact), limits)
        if isinstance(outcome, Finding):
            found.append(outcome)
        else:
            facts[release.audience, release.fact] = outcome
    return ReleasedFacts(facts), tuple(found)


@dataclass(frozen=True, slots=True)
class ReleaseLimits:
    """What every release is checked against: all facts, the board's own figures, and the matrix (None: any)."""

    index: Mapping[str, Fact]
    gate: MaterialityGate
    audiences: Audiences | None


def _apply(release: Release, fact: Fact | None, limits: ReleaseLimits) -> Fact | Finding:
    """The fact in its coarser form, or why it may not be released in that form."""
    place, subject = release.origins.get("fact") or release.origins.get(""), f"releases[{release.id}].fact"
    if fact is None:
        return finding("ESG-AUDIENCE-003", place, subject, fact=release.fact)
    if limits.audiences is not None and limits.audiences.family(release.audience) not in limits.audiences.kinds:
        place = release.origins.get("audience") or place
        known = ", ".join(sorted(limits.audiences.kinds))
        return finding("ESG-AUDIENCE-008", place, subject, audience=release.audience, known=known)
    inside = limits.audiences is not None and limits.audiences.inside(release.audience)
    if not inside and not fact.formula and fact.label.compartments & {HEARD, HEARD_ALONE}:
        return _purpose_fault(release, fact, limits.index)
    if limits.audiences is not None and _is_never_disclosed(fact.id, release.audience, limits.audiences):
        return finding("ESG-AUDIENCE-020", place, subject, fact=release.fact, audience=release.audience)
    value = lowered(fact.value, release)
    if value is None:
        return finding("ESG-AUDIENCE-004", place, subject, fact=release.fact, transform=release.transform)
    outside = release.audience != "board"
    if outside and release.transform != "words" and limits.gate.restricts(fact):
        return finding("ESG-AUDIENCE-005", place, subject, fact=release.fact, audience=release.audience)
    wrong = _band_fault(release, fact, limits) if outside and release.transform == "band" else None
    return wrong or _released_fact(release, fact, value)


def _band_fault(release: Release, fact: Fact, limits: ReleaseLimits) -> Finding | None:
    """What is wrong with a band for readers outside of the board."""
    place, subject = release.origins.get("fact") or release.origins.get(""), f"releases[{release.id}].fact"
    fault = band_fault(fact.value, release)
    if fault:
        return finding(BAND_FAULTS[fault], place, subject, fact=release.fact)
    if limits.audiences is None or release.low is None or release.high is None:
        return None
    low, high = fixed_band(release.low, release.high, limits.audiences.band_edges)
    if (low, high) == (release.low, release.high):
        return None
    return finding(
        "ESG-AUDIENCE-024", place, subject, fact=release.fact, low=_quantity_text(low), high=_quantity_text(high)
    )


def _quantity_text(end: Quantity) -> str:
    return f"{_plain(end.value)}{end.unit}"


def _released_fact(release: Release, fact: Fact, value: Value) -> Fact:
    """The fact in its coarser form, as a fact of its own."""
    return replace(
        fact,
        id=f"releases.{release.id}",
        value=value,
        label=Label(Level.PUBLIC if release.audience == "public" else Level.PARTNER),
        formula=f"release({release.transform})",
        inputs=(release.fact,),
        origin=release.origins.get(""),
    )


def _is_never_disclosed(fact_id: str, audience: str, audiences: Audiences) -> bool:
    """Whether the matrix keeps the fact from these readers, released or not."""
    kind, _, rest = fact_id.partition(".")
    field = rest.partition(".")[0] if kind == "metrics" else rest.rpartition(".")[2]
    family = audiences.family(audience)
    return family in audiences.kinds and audiences.matrix.permission(kind, field, family) == "never"


def _purpose_fault(release: Release, fact: Fact, index: Mapping[str, Fact]) -> Finding:
    """The conversation in which a partner supplied the fact, and for which purpose."""
    sources = (*fact.sources, fact.id.split(".")[1])
    talk = next((item for item in sources if f"dialogue.{item}.purpose" in index), "")
    purpose = index.get(f"dialogue.{talk}.purpose")
    words = purpose.value if purpose is not None and isinstance(purpose.value, Text) else Text("", "")
    return finding(
        "ESG-AUDIENCE-014",
        release.origins.get("fact") or release.origins.get(""),
        f"releases[{release.id}].fact",
        fact=fact.id,
        audience=release.audience,
        talk=talk,
        purpose_ja=words.ja,
        purpose_en=words.en,
    )


def lowered(value: Value, release: Release) -> Value | None:
    """The value in the form that the release allows; None when the transform cannot be applied to it."""
    match release.transform:
        case "words":
            return release.words
        case "band":
            return _band(release)
        case "round":
            return _rounded(value, int(release.digits or 2))
        case "index":
            return None if number_of(value) is None else Decimal(100)
        case _:
            return value


def _band(release: Release) -> Value | None:
    if release.low is None or release.high is None:
        return None
    unit = release.high.unit
    low, high = _plain(release.low.value), _plain(release.high.value)
    return Text(f"{low}〜{high}{unit}", f"{low} to {high}{unit if unit == '%' else ' ' + unit}")


def _plain(number: Decimal) -> str:
    return f"{number:,f}"


def _rounded(value: Value, digits: int) -> Value | None:
    number = number_of(value)
    if number is None:
        return None
    rounded = significant(number, digits)
    match value:
        case Money():
            return replace(value, amount=rounded)
        case Percent() | Quantity():
            return replace(value, value=rounded)
        case _:
            return rounded


def significant(number: Decimal, digits: int) -> Decimal:
    """`number` to `digits` significant digits, half up."""
    if number == 0:
        return number
    exponent = number.adjusted() - digits + 1
    return number.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP) + Decimal(0)
