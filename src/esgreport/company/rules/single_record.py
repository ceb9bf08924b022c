"""Rules within one record: fields that must agree with each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Any

from esgreport.base.derived_kinds import DERIVED_KINDS
from esgreport.base.finding import Finding
from esgreport.base.near_word import guess
from esgreport.base.quantity import Money
from esgreport.company.choices import shown_choices
from esgreport.company.fields import specs
from esgreport.company.grammar.serialise import serialise
from esgreport.company.records import (
    KINDS,
    Answer,
    Disclosure,
    Effect,
    Evidence,
    Indicator,
    Line,
    Option,
    Record,
    Recovery,
    Release,
    Scenario,
)
from esgreport.company.rules.fault import fault

Rule = Callable[[Any], Iterator[Finding]]
# (earlier field, later field) of any record that has both.
ORDERED = (
    ("start", "end"), ("on", "due"), ("on", "retain_until"), ("deadline", "feedback_on"), ("deadline", "retain_until"),
)  # fmt: skip
_FACT = re.compile(r"[a-z_]+(?:\.[A-Za-z][A-Za-z0-9_-]*){1,5}")
# A release may be about one fact, or about all that a pattern fits: `survival.*.cover`.
_FACTS = re.compile(r"[a-z_]+(?:\.(?:[A-Za-z][A-Za-z0-9_-]*|\*)){1,5}")
_AUDIENCE = re.compile(r"[a-z][a-z-]*(?::[A-Za-z][A-Za-z0-9-]{0,39})?")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_UNSAFE_PATH = re.compile(r"^[/~]|\\|^[A-Za-z]:|(?:^|/)\.{1,2}(?:/|$)|//|\n")


def faults_of_dates(record: Record) -> Iterator[Finding]:
    """Findings about the dates of a record that may lack fields: ESG-COMPANY-071, 086."""
    yield from _order_of_days(record)
    if record.published_on is not None and not record.published:
        yield fault("ESG-COMPANY-086", record, "published_on")


def single_record_faults(record: Record) -> Iterator[Finding]:
    """Findings about one complete record: ESG-COMPANY-072 to 083, 085, 087 to 089, 092, 093."""
    for rule in RULES.get(type(record), ()):
        yield from rule(record)


def _order_of_days(record: Record) -> Iterator[Finding]:
    for earlier, later in ORDERED:
        first, second = getattr(record, earlier, None), getattr(record, later, None)
        if first is not None and second is not None and second < first:
            yield fault("ESG-COMPANY-071", record, later, earlier=earlier, day=serialise(first))


def _factors(record: Effect) -> Iterator[Finding]:
    factors = {"frequency_factor": record.frequency_factor, "severity_factor": record.severity_factor}
    wrong = ((field, factor) for field, factor in factors.items() if not 0 < factor <= 1)
    return (fault("ESG-COMPANY-072", record, field, value=serialise(factor)) for field, factor in wrong)


def _frequencies(record: Scenario) -> Iterator[Finding]:
    judged = ((name, getattr(record, name)) for name in ("frequency_low", "frequency", "frequency_high"))
    given = [(name, value) for name, value in judged if value is not None]
    for (before, low), (name, high) in pairwise(given):
        if low > high:
            yield fault("ESG-COMPANY-073", record, name, other=before)
    if record.frequency is None and given:
        yield fault("ESG-COMPANY-076", record, given[0][0], missing="frequency")


def _severity(record: Scenario) -> Iterator[Finding]:
    losses = {name: getattr(record, name) for name in ("loss_low", "loss_mode", "loss_high")}
    given = [name for name, value in losses.items() if value is not None]
    if record.severity is not None:
        yield from _losses_of_severity(record, losses)
    elif given:
        yield fault("ESG-COMPANY-076", record, given[0], missing="severity")


def _losses_of_severity(record: Scenario, losses: dict[str, Money | None]) -> Iterator[Finding]:
    lognormal = record.severity == "lognormal"
    wanted = ("loss_low", "loss_high") if lognormal else tuple(losses)
    amounts = [loss.amount for name in wanted if (loss := losses[name]) is not None]
    yield from (fault("ESG-COMPANY-076", record, "severity", missing=name) for name in wanted if losses[name] is None)
    if lognormal and record.loss_mode is not None:
        yield fault("ESG-COMPANY-074", record, "loss_mode")
    elif len(amounts) == len(wanted) and not _rises_above_zero(amounts):
        yield fault("ESG-COMPANY-074" if lognormal else "ESG-COMPANY-075", record, "loss_low")


def _rises_above_zero(amounts: list[Decimal]) -> bool:
    return amounts[0] > 0 and all(low < high for low, high in pairwise(amounts))


def _alternative(record: Recovery) -> Iterator[Finding]:
    for given, missing in permutations(("alternative_rate", "alternative_start")):
        if getattr(record, given) is not None and getattr(record, missing) is None:
            yield fault("ESG-COMPANY-077", record, given, missing=missing)


def _transform(record: Release) -> Iterator[Finding]:
    if record.transform == "words" and record.words is None:
        yield fault("ESG-COMPANY-078", record, "transform")
    elif record.transform == "band":
        yield from _band(record)


def _band(record: Release) -> Iterator[Finding]:
    if record.low is None or record.high is None:
        yield fault("ESG-COMPANY-079", record, "transform")
    elif record.low.unit != record.high.unit or record.low.value >= record.high.value:
        yield fault("ESG-COMPANY-080", record, "high")


def _released_fact(record: Release) -> Iterator[Finding]:
    yield from _named_fact(record)
    if not _AUDIENCE.fullmatch(record.audience):
        yield fault("ESG-COMPANY-082", record, "audience", value=record.audience[:40])


def _named_fact(record: Release | Disclosure) -> Iterator[Finding]:
    parts = record.fact.split(".")
    kind = KINDS.get(parts[0])
    if kind is None:
        suggestion = guess(parts[0], (*KINDS, "metrics"))
        # Whether a figure that metrics derives exists is known only then (ESG-AUDIENCE-003).
        derived = DERIVED_KINDS.get(parts[0])
        length = 2 if derived is not None and derived.single else 3
        sound = len(parts) >= 3 if parts[0] == "metrics" else len(parts) == length and derived is not None
    else:
        names = [spec.name for spec in specs(kind)]
        sound = len(parts) == (2 if kind.SINGLE else 3) and parts[-1] in names
        suggestion = guess(parts[-1], names)
    written = _FACTS if isinstance(record, Release) else _FACT
    if not sound or not written.fullmatch(record.fact):
        yield fault("ESG-COMPANY-081", record, "fact", value=record.fact[:40], **suggestion)


def _yes_with_proof(record: Answer) -> Iterator[Finding]:
    if record.answer == "yes" and not record.sources:
        yield fault("ESG-COMPANY-085", record, "sources")


def _answered(record: Answer) -> Iterator[Finding]:
    """Whatever was answered has its grounds and its day; what was not answered needs neither."""
    if record.answer != "unanswered":
        answer = shown_choices("answer", (record.answer,))[record.answer]
        for spec in specs(Answer):
            if spec.name in ("grounds", "reviewed_on") and getattr(record, spec.name) is None:
                what = {"what_ja": spec.ja, "what_en": spec.en}
                yield fault("ESG-COMPANY-150", record, spec.name, answer_ja=answer, answer_en=record.answer, **what)


def _gap_with_owner(record: Answer) -> Iterator[Finding]:
    """A gap says what becomes of it and who sees to it; anything else has nothing of the kind."""
    gap = record.answer in ("no", "partly")
    answer = shown_choices("answer", (record.answer,))[record.answer]
    for spec in specs(Answer):
        if spec.name not in ("state", "owner", "due"):
            continue
        given = getattr(record, spec.name) is not None
        details = {"answer_ja": answer, "answer_en": record.answer, "what_ja": spec.ja, "what_en": spec.en}
        if gap and not given and spec.name != "due":
            yield fault("ESG-COMPANY-144", record, spec.name, **details)
        if given and not gap:
            yield fault("ESG-COMPANY-145", record, spec.name, **details)


def _units_of_indicator(record: Indicator) -> Iterator[Finding]:
    for name in ("current", "target", "threshold"):
        value = getattr(record, name)
        if value is not None and value.unit != record.baseline.unit:
            yield fault("ESG-COMPANY-088", record, name, unit=value.unit, other=record.baseline.unit, place="baseline")


def _not_itself(record: Line) -> Iterator[Finding]:
    if record.origin_body == record.target_body:
        yield fault("ESG-COMPANY-089", record, "target_body", value=record.target_body)


def _nothing_holds_nothing(record: Option) -> Iterator[Finding]:
    names = ("investments", "extra_capex", "extra_opex", "extra_effect") if record.kind == "nothing" else ()
    return (fault("ESG-COMPANY-092", record, name) for name in names if getattr(record, name))


def _file(record: Evidence) -> Iterator[Finding]:
    if record.file and _UNSAFE_PATH.search(record.file):
        yield fault("ESG-COMPANY-093", record, "file", value=record.file[:40])
    if record.sha256 and not _SHA256.fullmatch(record.sha256):
        yield fault("ESG-COMPANY-087", record, "sha256")


RULES: dict[type[Record], tuple[Rule, ...]] = {
    Effect: (_factors,),
    Scenario: (_frequencies, _severity),
    Recovery: (_alternative,),
    Release: (_transform, _released_fact),
    Disclosure: (_named_fact,),
    Answer: (_answered, _yes_with_proof, _gap_with_owner),
    Indicator: (_units_of_indicator,),
    Line: (_not_itself,),
    Option: (_nothing_holds_nothing,),
    Evidence: (_file,),
}
