"""The conditions that documents share: `content/conditions.yaml`, decided for every document that uses their kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from esgreport.audience.comparable import plain_number
from esgreport.audience.fact_names import fields_named
from esgreport.base.condition import COMPARISONS, ConditionRule
from esgreport.base.derived_kinds import METRICS, OPEN_KINDS
from esgreport.base.finding import Outcome
from esgreport.document.conditions import Rule
from esgreport.pipeline.condition_check import ConditionCheck
from esgreport.pipeline.located import ALL_KINDS, Located
from esgreport.reading.raw import Node
from esgreport.reading.shape import Words
from esgreport.reading.structure import structure

CONDITIONS_FILE = "conditions.yaml"


@dataclass(frozen=True, slots=True)
class SharedConditions:
    """The content of `content/conditions.yaml`."""

    conditions: tuple[Rule, ...] = ()


def read_shared_conditions(
    root: Node, words: Words, figures: tuple[str, ...], standing: tuple[str, ...]
) -> Outcome[tuple[Rule, ...]]:
    """The shared conditions in their order. Findings: those of `structure` and of `ConditionCheck`."""
    read = structure(root, SharedConditions, words)
    if read.value is None:
        return Outcome(None, read.findings)
    located = Located(root, "conditions", ALL_KINDS, figures, standing)
    faults = tuple(ConditionCheck(read.value.conditions, located).faults())
    return Outcome(None if faults else read.value.conditions, (*read.findings, *faults))


def shared_by(shared: Sequence[Rule], uses: Sequence[str]) -> tuple[Rule, ...]:
    """Those of the shared conditions that a document can decide that uses these kinds, in their order."""
    known = {METRICS, *OPEN_KINDS, *uses}
    chosen: dict[str, Rule] = {}
    for rule in shared:
        if all(kind in known for kind in _kinds(rule.meant)) and all(name in chosen for name in _names(rule.meant)):
            chosen[rule.name] = rule
    return tuple(chosen.values())


def _kinds(rule: ConditionRule) -> Iterator[str]:
    """The kinds that one must know to decide a rule."""
    yield from filter(None, (rule.each,))
    if rule.how in ("exists", "count"):
        yield rule.subject
    elif rule.how not in ("all", "any"):
        against = rule.against if rule.how in (*COMPARISONS, "between") else ()
        named = (rule.subject, *(name for name in against if plain_number(name) is None))
        yield from (kind for name in named for kind, _ in fields_named(name, rule.each))


def _names(rule: ConditionRule) -> tuple[str, ...]:
    """The other conditions that a rule names."""
    if rule.how in ("all", "any"):
        return rule.against
    return rule.against[2:] if rule.how == "count" else ()
