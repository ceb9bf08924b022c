"""Every field that a person can fill in: the documents that print it, and the printed figures worked out from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TypeAlias

from esgreport.base.derived_kinds import METRICS
from esgreport.base.fact import Fact
from esgreport.base.text import Language
from esgreport.company.fields import own_specs
from esgreport.company.records import KINDS
from esgreport.document.field_mentions import Mention, mentions
from esgreport.pipeline.load import Loaded

Mentioned: TypeAlias = Mapping[str, frozenset[Mention]]
Reached: TypeAlias = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field of a kind of record, with what people call both, and what becomes of it.

    `printed` are the documents that print it, `asked` those that only let a condition decide by it, `figures` the
    printed figures that it is an input of in this project, as `kind.field` or by their ids.
    """

    name: str
    kind_title: str
    field_title: str
    printed: tuple[str, ...]
    asked: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Whether it reaches a reader."""
        return bool(self.printed or self.figures)


def told_fields(loaded: Loaded, language: Language) -> tuple[ToldField, ...]:
    """The fields of every kind of record, in the order of the form."""
    by_document = {name: _mentions(loaded, name) for name in sorted(loaded.resources.specifications)}
    reached = _inputs(loaded, {item.name for found in by_document.values() for item in found if item.printed})
    return tuple(_field(kind, spec.name, by_document, reached, language) for kind in KINDS for spec in own_specs(kind))


def _mentions(loaded: Loaded, document: str) -> frozenset[Mention]:
    """What the templates of a document name, and what its conditions decide by."""
    resources = loaded.resources
    specification = resources.specifications[document]
    names = [f"{document}/{language}.md" for language in specification.languages]
    found = set(mentions(resources.env, resources.exhibits[document], names))
    for rule in specification.conditions:
        subjects = (rule.meant.subject, *(str(word) for word in rule.meant.against))
        parts = (subject.split(".") for subject in subjects if subject)
        found |= {Mention(f"{rule.each}.{part[0]}" if rule.each else f"{part[0]}.{part[-1]}", False) for part in parts}
    return frozenset(found)


def _field(kind: str, field: str, documents: Mentioned, reached: Reached, language: Language) -> ToldField:
    record, name = KINDS[kind], f"{kind}.{field}"
    spec = next(spec for spec in own_specs(kind) if spec.name == field)
    words = frozenset(f"{name}_is_{choice.replace('-', '_')}" for choice in spec.choices)
    printed = tuple(key for key, found in documents.items() if Mention(name, True) in found)
    wanted = {Mention(word, flag) for word in (name, *words) for flag in (True, False)}
    asked = tuple(key for key, found in documents.items() if key not in printed and wanted & found)
    titles = (record.JA, spec.ja) if language == "ja" else (record.EN, spec.en)
    return ToldField(name, *titles, printed, asked, tuple(sorted(reached.get(name, ()))))


def _inputs(loaded: Loaded, printed: set[str]) -> dict[str, set[str]]:
    """The printed figures that each field of a record is an input of, through other figures too."""
    known = loaded.facts.knowledge.by_id
    reached: dict[str, set[str]] = {}
    for fact in known.values():
        figure = _short(fact)
        if fact.inputs and (figure in printed or any(fnmatchcase(fact.id, pattern) for pattern in printed)):
            for field in _leaves(fact, known):
                reached.setdefault(field, set()).add(figure)
    return reached


def _leaves(fact: Fact, known: Mapping[str, Fact]) -> Iterator[str]:
    """The fields of records that a figure was worked out from."""
    waiting, seen = list(fact.inputs), set[str]()
    while waiting:
        fact_id = waiting.pop()
        source = known.get(fact_id)
        if source is None or fact_id in seen:
            # A sum over records names their kind and what they are about: `transactions:ITM-1`.
            kind, colon, _ = fact_id.partition(":")
            yield from (f"{kind}.{spec.name}" for spec in (own_specs(kind) if colon and kind in KINDS else ()))
            continue
        seen.add(fact_id)
        waiting += source.inputs
        if fact_id.partition(".")[0] in KINDS:
            yield _short(source)


def _short(fact: Fact) -> str:
    """The id of a fact without that of its record; a single figure keeps its id."""
    kind, _, rest = fact.id.partition(".")
    return fact.id if kind == METRICS else f"{kind}.{rest.rpartition('.')[2]}"
