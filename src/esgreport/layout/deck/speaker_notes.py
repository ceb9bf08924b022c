"""What a speaker finds under a slide: how long it takes, the talking points, and where its figures can be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from esgreport.base.text import Language
from esgreport.document.inlines import FactText, Inlines, Strong
from esgreport.document.tree import (
    Block,
    Document,
    ListBlock,
    ListItem,
    PageBreak,
    Panel,
    Paragraph,
    Section,
)
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import DeckParagraph, Run
from esgreport.layout.wording import FIGURES_HERE, JOIN, MINUTES, MORE_FIGURES, SECONDS, SPEAKING

# Unhurried speech: characters a minute in Japanese, letters and spaces a minute in English (some 130 words).
PACE: dict[Language, int] = {"ja": 300, "en": 780}
STEP_SECONDS, LOOK_SECONDS = 30, 20
MOST_FIGURES = 8
FIGURE_KINDS = ("metrics.",)


def seconds_of(section: Section, language: Language) -> int:
    """How long a slide takes, to half a minute: its words, its talking points, and a look at each table or drawing."""
    if not section.notes:
        return 0
    length = sum(len(plain(line)) for line in _lines(section))
    looks = sum(not isinstance(block, Paragraph | ListBlock | Panel) for block in section.blocks)
    return ceil((length * 60 / PACE[language] + looks * LOOK_SECONDS) / STEP_SECONDS) * STEP_SECONDS


def speaker_notes(section: Section, document: Document, before: int) -> tuple[DeckParagraph, ...]:
    """The notes of a slide; `before` are the seconds spoken until it. None for a section without talking points.

    The ids of figures, with which `esgreport explain` shows what they are made of, appear in decks for insiders only.
    """
    if not section.notes:
        return ()
    language = document.language
    took = seconds_of(section, language)
    words = SPEAKING.of(language).replace("{here}", _time(took, language))
    first = DeckParagraph((Run(words.replace("{total}", _time(before + took, language))),))
    points = tuple(DeckParagraph(runs(item.inlines)) for item in section.notes)
    return (first, *points, *(_figures(section, language) if document.inside else ()))


def _time(seconds: int, language: Language) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = ((minutes, MINUTES), (rest, SECONDS))
    return "".join(words.of(language).replace("{count}", str(count)) for count, words in parts if count).strip()


def _figures(section: Section, language: Language) -> Iterator[DeckParagraph]:
    ids = [name for name in dict.fromkeys(_shown(section)) if name.startswith(FIGURE_KINDS)]
    if not ids:
        return
    names = JOIN.of(language).join(ids[:MOST_FIGURES])
    more = len(ids) - MOST_FIGURES
    rest = MORE_FIGURES.of(language).replace("{count}", str(more)) if more > 0 else ""
    yield DeckParagraph((Run(FIGURES_HERE.of(language).replace("{names}", names + rest)),))


def _shown(section: Section) -> Iterator[str]:
    """The facts of a section: in its title, its words and talking points, and behind its tables and drawings."""
    yield from (name for line in _lines(section) for name in _in_line(line))
    for block in section.blocks:
        yield from () if isinstance(block, Paragraph | ListBlock | Panel | PageBreak) else block.meta.facts


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


def _in_line(inlines: Inlines) -> Iterator[str]:
    for item in inlines:
        if isinstance(item, FactText):
            yield item.fact_id
        elif isinstance(item, Strong):
            yield from _in_line(item.inlines)
