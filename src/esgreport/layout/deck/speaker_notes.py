"""What a speaker finds under a slide: how long it takes, the and the talking points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from esgreport.base.text import Language
from esgreport.document.inlines import Inlines
from esgreport.document.tree import (
    Block,
    Document,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Section,
)
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import DeckParagraph, Run
from esgreport.layout.wording import MINUTES, SECONDS, SPEAKING

# Unhurried speech: characters a minute in Japanese, letters and spaces a minute in English (some 130 words).
PACE: dict[Language, int] = {"ja": 300, "en": 780}
STEP_SECONDS, LOOK_SECONDS = 30, 20


def seconds_of(section: Section, language: Language) -> int:
    """How long a slide takes, to half a minute: its words, its talking points, and a look at each table or drawing."""
    if not section.notes:
        return 0
    length = sum(len(plain(line)) for line in _lines(section))
    looks = sum(not isinstance(block, Paragraph | ListBlock | Panel) for block in section.blocks)
    return ceil((length * 60 / PACE[language] + looks * LOOK_SECONDS) / STEP_SECONDS) * STEP_SECONDS


def speaker_notes(section: Section, document: Document, before: int) -> tuple[DeckParagraph, ...]:
    """The notes of a slide; `before` are the seconds spoken until it. None for a section without talking points.

    Nothing of the machine is in them: ids of facts belong into `esgreport explain`, not into a file for people.
    """
    if not section.notes:
        return ()
    language = document.language
    took = seconds_of(section, language)
    words = SPEAKING.of(language).replace("{here}", _time(took, language))
    first = DeckParagraph((Run(words.replace("{total}", _time(before + took, language))),))
    points = tuple(DeckParagraph(runs(item.inlines)) for item in section.notes)
    return (first, *points)


def _time(seconds: int, language: Language) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = ((minutes, MINUTES), (rest, SECONDS))
    return "".join(words.of(language).replace("{count}", str(count)) for count, words in parts if count).strip()


def _lines(section: Section) -> Iterator[Inlines]:
    """Every line of words that is said: the title, paragraphs, items, talking points."""
    yield section.title
    yield from _words((*section.blocks, *section.notes))


def _words(blocks: Iterable[Block]) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.inlines
            case ListBlock():
                yield from _items(block.members)
            case Panel():
                yield from _words(block.blocks)


def _items(members: Iterable[ListItem]) -> Iterator[Inlines]:
    for member in members:
        yield member.inlines
        yield from _items(member.children)
