"""What the name of a fact leads through, known without any record: kinds, their fields, and references between them."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.derived_kinds import DERIVED_KINDS, METRICS, OPEN_KINDS
from esgreport.company.fields import FieldSpec, own_specs, specs
from esgreport.company.records import KINDS
from esgreport.metrics.references import REFERENCES

# Fields of rows that are worked out and hold yes or no.
DERIVED_CONDITIONS = frozenset({"within_limit", "flagged"})
SINGLE_KINDS = (frozenset(OPEN_KINDS) - {"check_items"}) | {name for name, kind in DERIVED_KINDS.items() if kind.single}
# References to rows that are not records of the company.
OUTSIDE = {"checklist": (("item", "check_items", False),)}


def is_single(kind: str) -> bool:
    """Whether there is one record of `kind` at most."""
    return kind in SINGLE_KINDS or (kind in KINDS and KINDS[kind].SINGLE)


def references(kind: str) -> tuple[tuple[str, str, bool], ...]:
    """The fields of `kind` that name other rows: (field, kinds, whether several)."""
    if kind not in KINDS:
        return REFERENCES
    named = [spec for spec in own_specs(kind) if spec.refs]
    return (*((spec.name, "|".join(spec.refs), spec.form == "list") for spec in named), *OUTSIDE.get(kind, ()))


def condition_fields() -> frozenset[str]:
    """The names of fields that are conditions in every kind of record that has them: booleans and words of choices."""
    listed = [spec for record in KINDS.values() for spec in specs(record)]
    choices = {name for spec in listed for name in choice_conditions(spec)}
    others = {spec.name for spec in listed if spec.form != "bool"}
    return DERIVED_CONDITIONS | choices | ({spec.name for spec in listed if spec.form == "bool"} - others)


def choice_conditions(spec: FieldSpec) -> dict[str, str]:
    """The condition for each word of a choice (`basis_is_plan`), with the word."""
    return {f"{spec.name}_is_{word.replace('-', '_')}": word for word in spec.choices}


def is_relative(name: str) -> bool:
    """Whether a name begins with a field of the record in question, not with a kind."""
    first, dot, _ = name.partition(".")
    return not dot or not (first == METRICS or first in KINDS or first in DERIVED_KINDS or first in OPEN_KINDS)


def path_in_record(name: str) -> tuple[str, tuple[str, ...]]:
    """The kind with which a name begins, and the fields that it names from there: `kind.field`, `kind.id.field`."""
    kind, *steps = name.split(".")
    whole = is_single(kind) or _refers(kind, steps) or len(steps) > 2
    return kind, tuple(steps if whole else steps[-1:])


def _refers(kind: str, steps: list[str]) -> bool:
    return len(steps) > 1 and steps[0] in {name for name, _, _ in references(kind)}


def fields_named(name: str, each: str = "") -> Iterator[tuple[str, str]]:
    """Every (kind, field) that one must know to know the fact; `each` is the kind whose field a relative name is."""
    if name.startswith(f"{METRICS}."):
        yield METRICS, name.removeprefix(f"{METRICS}.")
        return
    kind, steps = (each, tuple(name.split("."))) if each and is_relative(name) else path_in_record(name)
    kinds: tuple[str, ...] = (kind,)
    for step in steps:
        yield from ((kind, step) for kind in kinds)
        named = [ref.split("|") for kind in kinds for field, ref, _ in references(kind) if field == step]
        kinds = tuple(kind for listed in named for kind in listed)
