"""Every `document.yaml` with what it names elsewhere: kinds, facts, sections of its templates, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.near_word import guess
from esgreport.document.conditions import Rule
from esgreport.document.specification import Specification, decode_specification
from esgreport.pipeline.condition_check import ConditionCheck
from esgreport.pipeline.located import Located
from esgreport.pipeline.shared_conditions import shared_by
from esgreport.reading.raw import Node
from esgreport.reading.shape import Words

_SECTION = re.compile(r"^#{1,3}[ \t].*\{#([a-z0-9-]+)", re.MULTILINE)
_INCLUDE = re.compile(r"\{%-?\s*include\s+[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class SpecificationWords:
    """What a specification may name: `words` of its choices, patterns of `figures` that are computed, `standing` words.

    `templates` are the texts of all templates by path; `shared` the conditions of `content/conditions.yaml`.
    """

    words: Words
    figures: tuple[str, ...]
    standing: tuple[str, ...]
    templates: Mapping[str, str]
    shared: tuple[Rule, ...] = ()


def read_specifications(roots: Mapping[str, Node], known: SpecificationWords) -> Outcome[Mapping[str, Specification]]:
    """The specifications of the raw trees by path (`board-deck/document.yaml`), by id.

    Findings: those of `structure`; ESG-DOCUMENT-030 no such fact, 031 its kind is not used, 032 a length out of order,
    033 a section that no template writes, 034 not a section, 035 no template in a language, 036 an id that is not the
    folder's name; those of conditions (`ConditionCheck`).
    """
    specifications: dict[str, Specification] = {}
    found: list[Finding] = []
    for path, root in sorted(roots.items()):
        read = decode_specification(root, known.words)
        found += read.findings
        if read.value is not None:
            common = shared_by(known.shared, read.value.uses)
            specifications[read.value.id] = replace(read.value, conditions=(*common, *read.value.conditions))
            found += _Check(root, read.value, known, common).faults(path.partition("/")[0])
    return Outcome(specifications, tuple(found))


@dataclass(frozen=True, slots=True)
class _Check:
    """One specification being checked against what there is."""

    root: Node
    specification: Specification
    known: SpecificationWords
    shared: tuple[Rule, ...]

    @property
    def located(self) -> Located:
        """The places and facts of the document."""
        item = self.specification
        return Located(self.root, item.id, item.uses, self.known.figures, self.known.standing)

    def faults(self, folder: str) -> Iterator[Finding]:
        """Every finding, in the order of the keys of the class."""
        item = self.specification
        if item.id != folder:
            yield finding("ESG-DOCUMENT-036", *self.located.at("id"), value=quote(item.id), folder=folder)
            return
        if not 0 <= item.length[0] <= item.length[1]:
            yield finding("ESG-DOCUMENT-032", *self.located.at("length"), least=item.length[0], most=item.length[1])
        yield from self._sections()
        yield from self._facts()
        yield from ConditionCheck(item.conditions, self.located, self.shared).faults()
        for language in item.languages:
            file = f"{item.id}/{language}.md"
            if file not in self.known.templates:
                place = self.located.at("languages")
                yield finding("ESG-DOCUMENT-035", *place, file=f"templates/{file}", language=language)

    def _sections(self) -> Iterator[Finding]:
        item = self.specification
        written = {key for name in self._texts() for key in _SECTION.findall(self.known.templates[name])}
        for index, key in enumerate(item.sections):
            if key not in written:
                place = self.located.at("sections", index)
                yield finding("ESG-DOCUMENT-033", *place, section=key, **guess(key, written))
        named = (("ask", item.ask), ("sign_off", item.sign_off), *(("answers", key) for key in item.answers))
        for name, key in named:
            if key and key not in item.sections:
                sections, suggestion = ", ".join(item.sections), guess(key, item.sections)
                place = self.located.at(name)
                yield finding("ESG-DOCUMENT-034", *place, value=quote(key), sections=sections, **suggestion)

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
            for fact in needed.fact.split("|"):
                yield from self.located.fact(fact, "requires", index, "fact")
