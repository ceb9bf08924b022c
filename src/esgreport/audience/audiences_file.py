"""`content/audiences.yaml`: who may see what, with what it says that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from esgreport.audience.clearance import AudienceKind, Audiences, Matrix, Permission
from esgreport.audience.publication import UNDISCLOSED
from esgreport.base.catalogue import has_errors
from esgreport.base.derived_kinds import DERIVED_KINDS, METRIC_GROUPS, METRICS
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.label import NAMED_COMPARTMENTS, Label, Level, is_compartment
from esgreport.base.near_word import guess
from esgreport.company.fields import own_specs
from esgreport.company.labelling import default_label
from esgreport.company.records import KINDS
from esgreport.reading.raw import Node, names_in, place_of
from esgreport.reading.shape import OneOf
from esgreport.reading.structure import structure


@dataclass(frozen=True, slots=True)
class FactClass:
    """A class of facts: kinds, `kind.field`s and groups of figures (`metrics.loss`), and what its readers may do."""

    facts: tuple[str, ...]
    readers: Mapping[Annotated[str, OneOf("audience")], Permission]


@dataclass(frozen=True, slots=True)
class AudiencesFile:
    """What `content/audiences.yaml` holds."""

    audiences: Mapping[str, AudienceKind]
    classes: Mapping[str, FactClass]
    band_edges: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)


def decode_audiences(root: Node) -> Outcome[Audiences]:
    """The audiences of the built-in or shadowing data file.

    Findings: those of `structure`; ESG-AUDIENCE-025 no such compartment, 026 no such kind, field or group of figures,
    027 in two classes, 028 a reader may see a class, but holds the compartments of nothing in it, 029 band edges out of
    order.
    """
    read = structure(root, AudiencesFile, {"audience": names_in(root, "audiences")})
    if read.value is None:
        return Outcome(None, read.findings)
    file = read.value
    found = (*_compartments(root, file), *_facts(root, file), *_promises(root, file), *_edges(root, file))
    classes = {fact: name for name, item in file.classes.items() for fact in item.facts}
    permissions = {(name, who): may for name, item in file.classes.items() for who, may in item.readers.items()}
    audiences = Audiences(file.audiences, Matrix(classes, permissions), file.band_edges)
    return Outcome(None if has_errors(found) else audiences, found)


def _edges(root: Node, file: AudiencesFile) -> Iterator[Finding]:
    for unit, edges in file.band_edges.items():
        if any(low >= high for low, high in pairwise(edges)):
            yield finding("ESG-AUDIENCE-029", place_of(root, "band_edges", unit), f"band_edges.{unit}", unit=unit)


def _compartments(root: Node, file: AudiencesFile) -> Iterator[Finding]:
    for name, kind in file.audiences.items():
        for index, word in enumerate(kind.compartments):
            if not is_compartment(word):
                place = place_of(root, "audiences", name, "compartments", index)
                suggestion, known = guess(word, NAMED_COMPARTMENTS), ", ".join(NAMED_COMPARTMENTS)
                yield finding("ESG-AUDIENCE-025", place, f"audiences.{name}", value=word, known=known, **suggestion)


def _facts(root: Node, file: AudiencesFile) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for name, item in file.classes.items():
        for index, fact in enumerate(item.facts):
            place, subject = place_of(root, "classes", name, "facts", index), f"classes.{name}"
            if not barriers(fact):
                suggestion = guess(fact, (*KINDS, *DERIVED_KINDS, *(f"{METRICS}.{group}" for group in METRIC_GROUPS)))
                yield finding("ESG-AUDIENCE-026", place, subject, value=fact, **suggestion)
            if fact in first:
                yield finding("ESG-AUDIENCE-027", place, subject, value=fact, first=first[fact], second=name)
            first.setdefault(fact, name)


def _promises(root: Node, file: AudiencesFile) -> Iterator[Finding]:
    for name, item in file.classes.items():
        barriers_found = [barrier for fact in item.facts for barrier in barriers(fact)]
        for who in (who for who, may in item.readers.items() if may == "yes"):
            clearance = file.audiences[who].clearance
            if barriers_found and not any(clearance.admits(Label(Level.PUBLIC, barrier)) for barrier in barriers_found):
                place = place_of(root, "classes", name, "readers", who)
                lacks = ", ".join(sorted(frozenset.union(*barriers_found) - clearance.compartments))
                yield finding("ESG-AUDIENCE-028", place, f"classes.{name}", name=name, reader=who, lacks=lacks)


def barriers(fact: str) -> tuple[frozenset[str], ...]:
    """For each field that a class names by `fact`, the compartments that every value of it is in; none for no field.

    A record's own label may lower its level, but never drops a named compartment (ESG-COMPANY-054).
    """
    kind, _, field = fact.partition(".")
    if kind == METRICS:
        return tuple(
            frozenset({compartment} - {""}) for group, compartment in METRIC_GROUPS.items() if field in ("", group)
        )
    if kind in DERIVED_KINDS:
        known = DERIVED_KINDS[kind]
        return (frozenset({known.compartment} - {""}),) if not field or field in known.fields else ()
    return tuple(compartment for name, compartment in _record_fields(kind) if field in ("", name))


def _record_fields(kind: str) -> Iterator[tuple[str, frozenset[str]]]:
    for spec in own_specs(kind) if kind in KINDS else ():
        presence = KINDS[kind].PRESENCE
        label = default_label(presence, "X").join(default_label(spec.label or presence, "X"))
        yield spec.name, label.compartments & frozenset(NAMED_COMPARTMENTS) - {UNDISCLOSED}
