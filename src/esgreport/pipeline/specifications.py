"""Every `document.yaml` with what it names elsewhere: kinds, facts, sections of its templates, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from esgreport.base.derived_kinds import DERIVED_KINDS, OPEN_KINDS
from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.fields import specs
from esgreport.company.records import KINDS
from esgreport.document.specification import Specification, decode_specification
from esgreport.reading.raw import Node, place_of
from esgreport.reading.shape import Words

METRICS = "metrics"
ALL_KINDS = (*KINDS, *DERIVED_KINDS, *OPEN_KINDS)
_SECTION = re.compile(r"^#{1,3}[ \t].*\{#([a-z0-9-]+)", re.MULTILINE)
_INCLUDE = re.compile(r"\{%-?\s*include\s+[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class SpecificationWords:
    """What a specification may name: `words` of its choices, patterns of `figures` that are computed, `standing` words.

    `templates` are the texts of all templates by path.
    """

    words: Words
    figures: tuple[str, ...]
    standing: tuple[str, ...]
    templates: Mapping[str, str]


def read_specifications(roots: Mapping[str, Node], known: SpecificationWords) -> Outcome[Mapping[str, Specification]]:
    """The specifications of the raw trees by path (`board-deck/document.yaml`), by id.

    Findings: those of `structure`; ESG-DOCUMENT-030 no such fact, 031 its kind is not used, 032 a length out of order,
    033 a section that no template writes, 034 not a section, 035 no template in a language, 036 an id that is not the
    folder's name, 037 a condition without one test.
    """
    specifications: dict[str, Specification] = {}
    found: list[Finding] = []
    for path, root in sorted(roots.items()):
        read = decode_specification(root, known.words)
        found += read.findings
        if read.value is not None:
            specifications[read.value.id] = read.value
            found += _Check(root, read.value, known).faults(path.partition("/")[0])
    return Outcome(specifications, tuple(found))


@dataclass(frozen=True, slots=True)
class _Check:
    """One specification being checked against what there is."""

    root: Node
    specification: Specification
    known: SpecificationWords

    def faults(self, folder: str) -> Iterator[Finding]:
        """Every finding, in the order of the keys of the class."""
        item = self.specification
        if item.id != folder:
            yield finding("ESG-DOCUMENT-036", *self.at("id"), value=quote(item.id), folder=folder)
            return
        if not 0 <= item.length[0] <= item.length[1]:
            yield finding("ESG-DOCUMENT-032", *self.at("length"), least=item.length[0], most=item.length[1])
        yield from self._sections()
        yield from self._facts()
        for language in item.languages:
            file = f"{item.id}/{language}.md"
            if file not in self.known.templates:
                yield finding("ESG-DOCUMENT-035", *self.at("languages"), file=f"templates/{file}", language=language)

    def at(self, *path: str | int) -> tuple[Origin, str]:
        """Where the value under `path` was written, and what a finding calls it."""
        return place_of(self.root, *path), f"{self.specification.id}.{path[0]}"

    def _sections(self) -> Iterator[Finding]:
        item = self.specification
        written = {key for name in self._texts() for key in _SECTION.findall(self.known.templates[name])}
        for index, key in enumerate(item.sections):
            if key not in written:
                yield finding("ESG-DOCUMENT-033", *self.at("sections", index), section=key, **guess(key, written))
        for name, key in (("ask", item.ask), ("sign_off", item.sign_off)):
            if key and key not in item.sections:
                sections, suggestion = ", ".join(item.sections), guess(key, item.sections)
                yield finding("ESG-DOCUMENT-034", *self.at(name), value=quote(key), sections=sections, **suggestion)

    def _texts(self) -> Iterable[str]:
        """The templates of the document, with those that they include."""
        waiting = [f"{self.specification.id}/{language}.md" for language in self.specification.languages]
        seen: dict[str, None] = {}
        while waiting:
            name = waiting.pop()
            if name in self.known.templates and name not in seen:
                seen[name] = None
                waiting += _INCLUDE.findall(self.known.templates[name])
        return seen

    def _facts(self) -> Iterator[Finding]:
        for index, needed in enumerate(self.specification.requires):
            yield from self._fact(needed.fact, "requires", index, "fact")
        for index, rule in enumerate(self.specification.conditions):
            tests = [name for name in ("exists", "known", "equals") if getattr(rule, name)]
            if len(tests) != 1 or bool(rule.equals) != bool(rule.value):
                yield finding("ESG-DOCUMENT-037", *self.at("conditions", index), name=rule.name)
            for test in tests:
                subject = f"{rule.exists}.*" if test == "exists" else getattr(rule, test)
                yield from self._fact(subject, "conditions", index, test)

    def _fact(self, fact: str, *path: str | int) -> Iterator[Finding]:
        """What is wrong with the id or pattern of a fact."""
        kind = fact.partition(".")[0]
        if not self._is_known(fact):
            yield finding("ESG-DOCUMENT-030", *self.at(*path), value=quote(fact), **guess(fact, self._near(kind)))
        elif kind not in (METRICS, *OPEN_KINDS, *self.specification.uses):
            yield finding("ESG-DOCUMENT-031", *self.at(*path), value=quote(fact), kind=kind)

    def _is_known(self, fact: str) -> bool:
        if fact.startswith(f"{METRICS}."):
            return any(fnmatchcase(fact, pattern) for pattern in self.known.figures)
        kind, *rest = fact.split(".")
        return kind in ALL_KINDS and 1 <= len(rest) <= 2 and (rest[-1] == "*" or rest[-1] in self._fields(kind))

    def _fields(self, kind: str) -> tuple[str, ...]:
        if kind in KINDS:
            return tuple(spec.name for spec in specs(KINDS[kind]))
        return self.known.standing if kind == "standing" else {**DERIVED_KINDS, **OPEN_KINDS}[kind].fields

    def _near(self, kind: str) -> Iterator[str]:
        """Ids of which one may be meant."""
        yield from self.known.figures
        for name in (kind,) if kind in ALL_KINDS else ALL_KINDS:
            for field in self._fields(name):
                yield from (f"{name}.{field}", f"{name}.*.{field}")
