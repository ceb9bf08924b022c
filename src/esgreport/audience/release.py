"""Releases: each approves disclosing one fact to one audience in a coarser form, as a new fact with its own id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from esgreport.audience.band import band_fault, fixed_band
from esgreport.audience.clearance import Audiences
from esgreport.audience.materiality_gate import NO_GATE, MaterialityGate
from esgreport.audience.release_words import NO_PREDICATES, ReleasedPredicates
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
    """The released facts, by the audience named in the record and the id of the fact they make coarser.

    `predicates` are what must be so for them to be true.
    """

    facts: Mapping[tuple[str, str], Fact]
    predicates: ReleasedPredicates = NO_PREDICATES

    def find(self, fact_id: str, audience: str, family: str) -> Fact | None:
        """The form of the fact released to `audience`, to its family, or to a wider audience."""
        names = wider(audience, family)
        return next((self.facts[name, fact_id] for name in names if (name, fact_id) in self.facts), None)

    def untrue(self, fact_id: str) -> Finding | None:
        """What is wrong when a fact is a released one whose words are no longer true."""
        kind, _, rest = fact_id.partition(".")
        return self.predicates.failed.get(rest.partition(".")[0]) if kind == "releases" else None


def wider(audience: str, family: str) -> tuple[str, ...]:
    """The names under which something may be released so that this audience is shown it, its own first."""
    return audience, family, *WIDER.get(family, ("public",))


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
        for fact_id in facts_of_release(release, index) or (release.fact,):
            outcome = _apply(release, index.get(fact_id), limits)
            if isinstance(outcome, Finding):
                found.append(outcome)
            else:
                facts[release.audience, fact_id] = outcome
    return ReleasedFacts(facts), tuple(found)


def facts_of_release(release: Release, index: Iterable[str]) -> tuple[str, ...]:
    """The ids of the facts that a release is about: one, or those that its pattern fits (`survival.*.cover`)."""
    if "*" not in release.fact:
        return (release.fact,)
    parts = release.fact.split(".")
    return tuple(fact for fact in index if _fits(parts, fact.split(".")))


def _fits(pattern: list[str], parts: list[str]) -> bool:
    pairs = zip(pattern, parts, strict=False)
    return len(pattern) == len(parts) and all(wanted in ("*", part) for wanted, part in pairs)


def _released_id(release: Release, fact_id: str) -> str:
    """The id of the released fact, with the part for each `*` of a pattern."""
    pairs = zip(release.fact.split("."), fact_id.split("."), strict=True)
    return ".".join(("releases", release.id, *(part for wanted, part in pairs if wanted == "*")))


@dataclass(frozen=True, slots=True)
class ReleaseLimits:
    """What every release is checked against: all facts, the board's own figures, and the matrix (None: any)."""

    index: Mapping[str, Fact]
    gate: MaterialityGate
    audiences: Audiences | None


def _apply(release: Release, fact: Fact | None, limits: ReleaseLimits) -> Fact | Finding:
    """The fact in its coarser form, or why it may not be released in that form."""
    if fact is None:
        return _fault("ESG-AUDIENCE-003", release)
    refusal = _refusal(release, fact, limits)
    if refusal is not None:
        return refusal
    value = lowered(fact.value, release)
    if value is None:
        return _fault("ESG-AUDIENCE-004", release, transform=release.transform)
    wrong = _form_fault(release, fact, limits) if release.audience != "board" else None
    return wrong or _released_fact(release, fact, value)


def _refusal(release: Release, fact: Fact, limits: ReleaseLimits) -> Finding | None:
    """Why these readers get the fact in no form at all; None when they may."""
    audiences = limits.audiences
    if audiences is not None and audiences.family(release.audience) not in audiences.kinds:
        return _unknown_readers(release, audiences)
    inside = audiences is not None and audiences.inside(release.audience)
    if not inside and not fact.formula and fact.label.compartments & {HEARD, HEARD_ALONE}:
        return _purpose_fault(release, fact, limits.index)
    if audiences is not None and _is_never_disclosed(fact.id, release.audience, audiences):
        return _fault("ESG-AUDIENCE-020", release, audience=release.audience)
    return None


def _form_fault(release: Release, fact: Fact, limits: ReleaseLimits) -> Finding | None:
    """Why readers outside of the board may not get the fact in this form; None when they may."""
    if release.transform != "words" and limits.gate.restricts(fact):
        return _fault("ESG-AUDIENCE-005", release, audience=release.audience)
    return _band_fault(release, fact, limits) if release.transform == "band" else None


def _unknown_readers(release: Release, audiences: Audiences) -> Finding:
    place, known = release.written_at("audience"), ", ".join(sorted(audiences.kinds))
    subject = f"releases[{release.id}].fact"
    return finding("ESG-AUDIENCE-008", place, subject, audience=release.audience, known=known)


def _fault(code: str, release: Release, **details: str) -> Finding:
    """A finding at the fact that the release names."""
    place, subject = release.written_at("fact"), f"releases[{release.id}].fact"
    return finding(code, place, subject, document="", related=(), fact=release.fact, **details)


def _band_fault(release: Release, fact: Fact, limits: ReleaseLimits) -> Finding | None:
    """What is wrong with a band for readers outside of the board."""
    fault = band_fault(fact.value, release)
    if fault:
        return _fault(BAND_FAULTS[fault], release)
    if limits.audiences is None or release.low is None or release.high is None:
        return None
    low, high = fixed_band(release.low, release.high, limits.audiences.band_edges)
    if (low, high) == (release.low, release.high):
        return None
    return _fault("ESG-AUDIENCE-024", release, low=_quantity_text(low), high=_quantity_text(high))


def _quantity_text(end: Quantity) -> str:
    return f"{_plain(end.value)}{end.unit}"


def _released_fact(release: Release, fact: Fact, value: Value) -> Fact:
    """The fact in its coarser form, as a fact of its own."""
    return replace(
        fact,
        id=_released_id(release, fact.id),
        value=value,
        label=Label(Level.PUBLIC if release.audience == "public" else Level.PARTNER),
        formula=f"release({release.transform})",
        inputs=(fact.id,),
        origin=release.origins.get(""),
    )


def is_coarse(fact: Fact) -> bool:
    """Whether the fact is a released form that says less than the exact value: nothing is concluded from it."""
    return fact.formula.startswith("release(") and fact.formula not in ("release(exact)", "release(aggregate)")


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
    details = {"audience": release.audience, "talk": talk, "purpose_ja": words.ja, "purpose_en": words.en}
    return _fault("ESG-AUDIENCE-014", release, **details)


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
    match value:
        case Money():
            return replace(value, amount=significant(value.amount, digits))
        case Percent() | Quantity():
            return replace(value, value=significant(value.value, digits))
        case Decimal():
            return significant(value, digits)
        case _:
            return None


def significant(number: Decimal, digits: int) -> Decimal:
    """`number` to `digits` significant digits, half up."""
    last = Decimal(1).scaleb(number.adjusted() - digits + 1)
    return number.quantize(last, rounding=ROUND_HALF_UP) + Decimal(0) if number else number
