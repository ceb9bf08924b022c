"""Places where a document leads up to nothing: a lead-in without what it announces, an empty table, an empty slide.

Each is told in a few words with the section in which it stands, never with a line: lines move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from esgreport.document.inlines import FactText, Footnote, Inlines, Reference, Strong, Words
from esgreport.document.tree import (
    Block,
    Chart,
    Document,
    Governance,
    KeyFigures,
    LetterHead,
    ListBlock,
    ListItem,
    PageBreak,
    Panel,
    Paragraph,
    Roadmap,
    Section,
    SignOff,
    Table,
)
from esgreport.review.passages import passages

LEAD_IN = re.compile(
    r"(次|以下|下記)のとおり(です|である|となります|でございます)?。?$|(次|以下)の(表|図|とおり)に(示す|示します)。?$|：$|:$"
    r"|\b(as follows|the following|shown below|listed below)[.:]?$",
    re.IGNORECASE,
)
# What leads up to nothing can be told by its remains: brackets round nothing, two stops, a stop after a comma.
REMAINS = re.compile(
    r"[（(]\s*[）)]|「」|『』|“”|。。|、。|、、|：。|[（(]、|、[）)]|;\s*[.;]|,\s*[.,](?!\.)|[(]\s*[,;]|[,;]\s*[)]|\s[.,;](\s|$)|^[。、,.;]"
)
DESK = re.compile(
    r"(下記|次|以下)の(相談|お問い?合わ?せ)?窓口|\b(desk|contact|address|office)s? below\b", re.IGNORECASE
)
ANNEX = re.compile(r"別紙|\bannex", re.IGNORECASE)
DASHES = ("", "―", "—", "-", "–")


def hollow_places(document: Document) -> tuple[str, ...]:
    """Everything in the document that leads up to nothing, each once."""
    found = [f"{what} in {section.key}" for section in document.sections for what in _section(section, document)]
    return tuple(
        dict.fromkeys((*found, *_subject(document), *_desks(document), *_annexes(document), *_references(document)))
    )


def text_of(inlines: Inlines) -> str:
    """The words and facts of a line, without its notes."""
    parts = (text_of(item.inlines) if isinstance(item, Strong) else getattr(item, "text", "") for item in inlines)
    return "".join(parts).strip()


def _section(section: Section, document: Document) -> Iterator[str]:
    blocks = [block for block in section.blocks if not isinstance(block, PageBreak)]
    titled = bool(text_of(section.title)) or document.form == "deck"
    if not blocks and titled and not section.cover:
        yield "empty slide" if document.form == "deck" else "empty section"
    if section.title and not text_of(section.title):
        yield "empty title"
    yield from _lead_ins(blocks)
    for block in blocks:
        yield from _block(block)
    yield from ("empty note" for note in section.notes if not text_of(note.inlines))
    for line in _lines(section):
        if match := REMAINS.search(line):
            yield f"remains “{match[0].strip()}”"


def _lead_ins(blocks: list[Block]) -> Iterator[str]:
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Paragraph) and _leads_to_nothing(block, after):
            yield "lead-in to nothing"
        if isinstance(block, Panel):
            yield from _lead_ins(list(block.blocks))
        if isinstance(block, ListBlock):
            yield from _item_lead_ins(block.members)


def _leads_to_nothing(paragraph: Paragraph, after: Block | None) -> bool:
    """Whether what a phrase announces, or a bold line heads, does not follow."""
    if _is_label(paragraph):
        return after is None or _is_label(after)
    announces = LEAD_IN.search(text_of(paragraph.inlines)) is not None
    return announces and (after is None or isinstance(after, Paragraph))


def _is_label(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.role == "body"
        and all(isinstance(item, Strong) for item in block.inlines)
    )


def _item_lead_ins(members: tuple[ListItem, ...]) -> Iterator[str]:
    for item in members:
        if LEAD_IN.search(text_of(item.inlines)) and not item.children:
            yield "lead-in to nothing"
        yield from _item_lead_ins(item.children)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from () if text_of(block.inlines) else ("empty paragraph",)
        case ListBlock():
            yield from _items(block.members)
        case Table():
            yield from _table(block)
        case Panel():
            yield from () if block.blocks else ("empty panel",)
            for inner in block.blocks:
                yield from _block(inner)
        case _:
            yield from _drawing(block)


def _drawing(block: Block) -> Iterator[str]:
    match block:
        case Chart():
            if not any(point for series in block.series for point in series.points):
                yield "chart without points"
            yield from ("series without points" for series in block.series if not any(series.points))
            yield from ("bar without a name" for name in block.categories if not name.strip())
        case KeyFigures():
            yield from () if block.figures else ("no key figures",)
            yield from ("empty key figure" for item in block.figures if not text_of(item.value))
        case LetterHead():
            yield from ("empty line" for line in (*block.addressee, *block.sender) if not text_of(line))
        case SignOff():
            yield from () if block.lines else ("empty sign-off",)
            yield from ("empty line" for line in block.lines if not text_of(line))
        case Roadmap():
            yield from () if block.bars or block.gates else ("empty roadmap",)
            yield from ("bar without a name" for bar in block.bars if not text_of(bar.name))
        case Governance():
            yield from () if block.organs else ("empty governance chart",)
            keys = {organ.key for organ in block.organs}
            yield from ("tie to nothing" for tie in block.ties if not {tie.source, tie.target} <= keys)


def _items(members: tuple[ListItem, ...]) -> Iterator[str]:
    if not members:
        yield "empty list"
    for item in members:
        if not text_of(item.inlines).strip("　：: "):
            yield "empty item"
        if item.children:
            yield from _items(item.children)


def _table(table: Table) -> Iterator[str]:
    lines = [["".join(map(text_of, cell.lines)) for cell in row] for row in table.rows]
    if not lines or not table.columns:
        yield "empty table"
        return
    first = 0 if table.purpose == "records" else 1
    yield from (
        "empty row" for line in lines if table.purpose != "map" and all(text in DASHES for text in line[first:])
    )
    if table.purpose == "records":
        columns = range(len(table.columns))
        yield from ("empty column" for index in columns if all(line[index] in DASHES for line in lines))
    if table.purpose == "map" and not any(any(line[1:]) for line in lines):
        yield "empty map"


def _lines(section: Section) -> Iterator[str]:
    """The prose of a section, line by line, without what people wrote into the facts."""
    waiting = list(section.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Paragraph):
            yield _bare(block.inlines)
        elif isinstance(block, Panel):
            waiting += block.blocks
        elif isinstance(block, ListBlock):
            items = list(block.members)
            while items:
                item = items.pop(0)
                items += item.children
                yield _bare(item.inlines)
        elif isinstance(block, Table | Chart):
            yield from (_bare(block.caption), _bare(block.source))
    yield from (_bare(note.inlines) for note in section.notes)


def _bare(inlines: Inlines) -> str:
    """The words of a line; `x` stands for a fact."""

    def one(item: object) -> str:
        match item:
            case Words():
                return item.text
            case Strong():
                return _bare(item.inlines)
            case Footnote():
                return ""
            case FactText() | Reference():
                return "x"
        return ""

    return "".join(map(one, inlines)).strip()


def _desks(document: Document) -> Iterator[str]:
    """A desk that is said to stand below and does not."""
    said = [passage for passage in passages(document) if DESK.search(passage.text)]
    shown = any(fact.startswith("contacts.") for passage in passages(document) for fact in passage.facts)
    if said and not shown:
        yield f"no desk below in {said[0].section}"


def _subject(document: Document) -> Iterator[str]:
    """A letter whose heads all lack a subject; its address or its close may be a head of its own."""
    heads = [block for section in document.sections for block in _all(section.blocks) if isinstance(block, LetterHead)]
    if heads and not any(text_of(head.subject) for head in heads):
        yield "letter without a subject"


def _annexes(document: Document) -> Iterator[str]:
    """An annex that is referred to and is not there."""
    said = [passage.section for passage in passages(document) if ANNEX.search(passage.text)]
    if said and not any(section.key.startswith("annex") and section.blocks for section in document.sections):
        yield f"no annex in {said[0]}"


def _references(document: Document) -> Iterator[str]:
    """References to keys that nothing has."""
    keys = {section.key for section in document.sections}
    keys |= {
        block.key for section in document.sections for block in _all(section.blocks) if isinstance(block, Table | Chart)
    }
    for section in document.sections:
        for line in _referring(section.blocks):
            yield from (
                f"reference to nothing in {section.key}"
                for item in line
                if isinstance(item, Reference) and item.key not in keys
            )


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Panel):
            yield from _all(block.blocks)


def _referring(blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    for block in _all(blocks):
        if isinstance(block, Paragraph):
            yield block.inlines
        elif isinstance(block, ListBlock):
            yield from (item.inlines for item in block.members)
