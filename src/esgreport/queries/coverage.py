"""Which recommendation of the guideline our documents touch on, by the very sentence, and which none does.

For insiders only, and without count, rate or score: the guideline is voluntary and no examination.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from esgreport.audience.selection import select
from esgreport.base.text import Language, Text
from esgreport.document.specification import Specification
from esgreport.guideline import GuidelineItem
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.queries.withheld_kinds import some_reader
from esgreport.review.passages import Passage, passages

NOT_NAMED = Text("どの文書の節も、この項目を挙げていない", "no section of a document names it")
NOT_PRINTED = Text(
    "挙げている節に、根拠となる事実が印字されていない", "the sections that name it print no fact about it"
)
NO_EVIDENCE = Text(
    "これを示す事実の種類が記録にない。自己点検で答える", "no kind of record shows it; it is answered in the self-check"
)


@dataclass(frozen=True, slots=True)
class Touch:
    """A sentence that touches on an item: where it is, and the facts in it that are evidence."""

    document: str
    audience: str
    section: str
    sentence: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoveredItem:
    """An item in our words with its strength, and one sentence of each document that touches on it.

    `silent` says why there is none; empty where there is one.
    """

    id: str
    chapter: str
    strength: str
    text: str
    touches: tuple[Touch, ...]
    silent: str


def coverage(loaded: Loaded, language: Language) -> tuple[CoveredItem, ...]:
    """Every item of the edition in its order. Documents that cannot be built touch on nothing."""
    found = [touch for name in sorted(loaded.resources.specifications) for touch in _document(loaded, name, language)]
    return tuple(_covered(item, found, loaded, language) for item in loaded.resources.guideline.items)


def _covered(
    item: GuidelineItem, found: Iterable[tuple[str, Touch]], loaded: Loaded, language: Language
) -> CoveredItem:
    touches = tuple(touch for name, touch in found if name == item.id)
    silent = "" if touches else _why_silent(item, loaded).of(language)
    return CoveredItem(item.id, item.chapter, item.strength, item.text.of(language), touches, silent)


def _why_silent(item: GuidelineItem, loaded: Loaded) -> Text:
    if not item.evidence:
        return NO_EVIDENCE
    documents = loaded.resources.specifications.values()
    named = any(item.id in names for document in documents for names in document.answers.values())
    return NOT_PRINTED if named else NOT_NAMED


def _document(loaded: Loaded, name: str, language: Language) -> Iterator[tuple[str, Touch]]:
    """Each item that the document answers for one of its readers, with the sentence that prints most evidence."""
    specification = loaded.resources.specifications[name]
    if not specification.answers or language not in specification.languages:
        return
    reader = some_reader(loaded, specification.audiences[0])
    made = tuple(_passages(loaded, specification, reader, language))
    for item in loaded.resources.guideline.items:
        sections = {key for key, names in specification.answers.items() if item.id in names}
        found = _touches(item, name, reader, (one for one in made if one.section in sections))
        touch = max(found, key=lambda one: (len(one.facts), len(one.sentence)), default=None)
        if touch is not None:
            yield item.id, touch


def _passages(loaded: Loaded, specification: Specification, reader: str, language: Language) -> Iterator[Passage]:
    """The texts of the document for a reader; none when it cannot be built."""
    view = select(loaded.facts.knowledge, reader, selection_request(specification)).value
    if view is None or specification.id in loaded.resources.broken:
        return
    target = Target(specification.id, reader, language, specification.formats[0])
    document = make_document(loaded, target, view).value
    if document is not None:
        yield from passages(document)


def _touches(item: GuidelineItem, document: str, reader: str, made: Iterable[Passage]) -> Iterator[Touch]:
    for passage in made:
        facts = tuple(
            dict.fromkeys(fact for fact in passage.facts if any(fnmatchcase(fact, one) for one in item.evidence))
        )
        if len(facts) >= item.least:
            yield Touch(document, reader, passage.section, passage.text, facts)
