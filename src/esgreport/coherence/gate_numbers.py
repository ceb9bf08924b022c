"""Numbers and names of stage gates in words: the criterion, what others asked for, the gate that tests a low end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounded
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict, derived
from esgreport.coherence.stated_figures import numerals_in
from esgreport.coherence.text_numbers import JA, number_in, says
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import Gate, Option, Programme, Resolution, Scenario

RELATIVE = re.compile(r"半分|半減|倍|すべて|全て|ゼロ|\b(?:half|twice|double|every|all|none)\b", re.IGNORECASE)
# Numerals that count nothing: 十分 is enough, 一定 certain.
NO_NUMBER = re.compile(r"十分|一定|一部|一方|統一|同一|唯一|第三者|万一|二次|一次")
# A gate that is passed by being short of something.
SHORT_AT_LEAST = re.compile(r"不足[^、。と]*以上|shortfall of [^,.;]* or more|at least [^,.;]* short", re.IGNORECASE)

VALUE = re.compile(r"正味現在価値|\bNPV\b|net present value", re.IGNORECASE)

NPVS = ("npv", "npv_range_high")


def _in_unit(text: str, unit: str) -> list[Decimal]:
    return [number_in(match[1]) for match in re.finditer(rf"{JA}\s?{re.escape(unit)}", narrowed(text))]


def criterion_of_another_number(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion in words whose number is not the threshold of the gate."""
    for gate in (gate for gate in dossier.records.of(Gate) if gate.threshold is not None):
        threshold = gate.threshold
        stated = _in_unit(gate.criterion.ja, threshold.unit) if threshold is not None else []
        if stated and threshold is not None and threshold.value not in stated:
            yield conflict(at(gate, "threshold"), at(gate, "criterion"), typed=threshold, value=gate.criterion)


def condition_of_another_number(dossier: Dossier) -> Iterable[Conflict]:
    """A prior review that asked a gate for another number than it has."""
    for paper in dossier.records.of(Resolution):
        for gate in (gate for gate in dossier.records.of(Gate) if gate.programme == paper.programme):
            threshold, named = gate.threshold, gate.name.ja in paper.pre_review.ja
            part = paper.pre_review.ja.partition(gate.name.ja)[2]
            stated = (
                _in_unit(part, threshold.unit) if named and threshold is not None and threshold.unit != "日" else []
            )
            if named and threshold is not None and threshold.unit == "日":
                stated = [number_in(found) for found in re.findall(rf"(?<![月\d]){JA}日(?!）)", narrowed(part))]
            if stated and threshold is not None and threshold.value not in stated:
                places = at(gate, "threshold"), at(paper, "pre_review")
                yield conflict(*places, typed=threshold, value=paper.pre_review)


def passed_by_being_short(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion that is met the better, the more is short."""
    for gate in dossier.records.of(Gate):
        if SHORT_AT_LEAST.search(gate.criterion.ja) or SHORT_AT_LEAST.search(gate.criterion.en):
            yield conflict(at(gate, "criterion"), value=gate.criterion)


def low_end_at_another_gate(dossier: Dossier) -> Iterable[Conflict]:
    """Words for the low end that name another gate than the record of it."""
    gates = {gate.id: gate for gate in dossier.records.of(Gate)}
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.low_end is not None):
        tested, low_end = gates.get(paper.low_end_gate or ""), paper.low_end
        named = [gate for gate in gates.values() if low_end is not None and _names(low_end, gate)]
        if tested is not None and named and tested not in named:
            yield conflict(at(paper, "low_end_gate"), at(paper, "low_end"), value=tested.name, named=named[0].name)


def _names(text: Text, gate: Gate) -> bool:
    return bool(gate.name.ja) and gate.name.ja in text.ja


def criterion_without_its_number(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion that has no number in one language, though the gate has one."""
    for gate in (gate for gate in dossier.records.of(Gate) if gate.threshold is not None):
        languages = (Text(gate.criterion.ja, ""), Text("", gate.criterion.en))
        bare = [text for text in languages if (text.ja or text.en) and not _has_number(text)]
        one = gate.threshold is not None and gate.threshold.value == 1 and bare != [*languages]
        if bare and not one:
            yield conflict(
                at(gate, "criterion"), at(gate, "threshold"), value=bare[0].ja or bare[0].en, typed=gate.threshold
            )


def _has_number(text: Text) -> bool:
    """Whether the text has a number other than the zero of a net present value, or a part such as half."""
    counted = Text(NO_NUMBER.sub("", text.ja), text.en)
    return bool(numerals_in(counted) - {Decimal(0)}) or says(RELATIVE, text)


def _tests_of_value(dossier: Dossier) -> Iterator[Gate]:
    """The gates of the first programme, which is the one appraised, whose criterion is about its NPV."""
    programmes = dossier.records.of(Programme)
    gates = (gate for gate in dossier.records.of(Gate) if programmes and gate.programme == programmes[0].id)
    return (gate for gate in gates if says(VALUE, gate.criterion))


def value_that_stays_below_zero(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion about the NPV of a proposal whose NPV is below zero even at the high end of the frequencies.

    With a reason other than the number, it is below zero at the middle already, and the criterion would stop it.
    """
    options = [item for item in dossier.records.of(Option) if item.kind == "proposed"]
    for gate in _tests_of_value(dossier) if options else ():
        prefix = f"option_results.{options[0].id}"
        numbers = [(f"{prefix}.{name}", number_of(dossier.value(f"{prefix}.{name}"))) for name in NPVS]
        numbers = numbers[:1] if any(item.rationale is not None for item in dossier.records.of(Resolution)) else numbers
        known = [(name, number) for name, number in numbers if number is not None]
        name, highest = max(known, key=lambda found: found[1], default=("", Decimal(0)))
        if highest < 0:
            yield conflict(at(gate, "criterion"), derived(name), value=gate.criterion, true=rounded(highest))


def value_that_nothing_gives(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion about an NPV that cannot be worked out: no scenario has both a frequency and a loss."""
    scenarios = dossier.records.of(Scenario)
    judged = any(item.frequency is not None and item.severity is not None for item in scenarios)
    for gate in _tests_of_value(dossier) if not judged else ():
        places = at(gate, "criterion"), *(at(item, "frequency") for item in scenarios)
        yield conflict(*places, value=gate.criterion)
