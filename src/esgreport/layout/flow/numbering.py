"""What Word counts in a paper: headings, figures, tables, and the table of contents with our page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from esgreport.base.text import Language
from esgreport.layout.flow.page_context import PageSheet
from esgreport.layout.flow.pages import first_pages
from esgreport.layout.flow.paragraphs import FlowColumn, mapped_columns
from esgreport.layout.inline import plain_runs
from esgreport.layout.plan import (
    ContentsRow,
    FlowBlock,
    FlowChart,
    FlowColumns,
    FlowContents,
    FlowParagraph,
    FlowTable,
    Numbered,
)
from esgreport.layout.wording import AFTER_LABEL, CONTENTS, FIGURE, TABLE

# From this many pages on a paper has numbers before its headings and captions; what its readers must read has a table
# of contents from more pages on.
COUNTED_PAGES, CONTENTS_PAGES = 4, 8
BOOKMARK = "_Toc{:06d}"
REFERENCE_MARK = "_Ref_{kind}_{number}"
CaptionKind: TypeAlias = Literal["figure", "table"]


def counted(blocks: Sequence[FlowBlock], sheet: PageSheet, annex: Sequence[str]) -> tuple[FlowBlock, ...]:
    """The blocks with numbered headings and captions; the headings in `annex` have names of their own."""
    counts: Counter[str] = Counter()
    blocks_numbered: list[FlowBlock] = []
    for index, block in enumerate(blocks):
        if isinstance(block, FlowParagraph) and block.style == "heading1":
            mark = BOOKMARK.format(sum(map(_is_listed, blocks_numbered)) + 1)
            counts["heading"] += plain_runs(block.runs) not in annex
            number = None if plain_runs(block.runs) in annex else Numbered("heading", counts["heading"], after=". ")
            blocks_numbered.append(replace(block, bookmark=mark, numbered=number))
        elif isinstance(block, FlowColumns):
            blocks_numbered.append(mapped_columns(block, lambda column: _counted_column(column, counts, sheet)))
        else:
            blocks_numbered.append(_counted_caption(blocks, index, counts, sheet))
    return tuple(blocks_numbered)


def _counted_column(column: FlowColumn, counts: Counter[str], sheet: PageSheet) -> FlowColumn:
    """A column with its captions numbered."""
    made = (_counted_caption(column, index, counts, sheet) for index in range(len(column)))
    return tuple(item for item in made if isinstance(item, FlowParagraph | FlowChart))


def _counted_caption(blocks: Sequence[FlowBlock], index: int, counts: Counter[str], sheet: PageSheet) -> FlowBlock:
    """The block at `index`, numbered when it is a caption."""
    block, kind = blocks[index], _captioned_kind(blocks, index)
    if kind is None or not isinstance(block, FlowParagraph):
        return block
    counts[kind] += 1
    return _captioned(block, kind, counts[kind], sheet.language)


def _captioned_kind(blocks: Sequence[FlowBlock], index: int) -> CaptionKind | None:
    """What the paragraph at `index` is the caption of; None when it is no caption, or one of something else."""
    block = blocks[index]
    named = _named(blocks, index) if isinstance(block, FlowParagraph) and block.style == "caption" else None
    return "figure" if isinstance(named, FlowChart) else "table" if named else None


def _captioned(block: FlowParagraph, kind: CaptionKind, number: int, language: Language) -> FlowParagraph:
    """A caption with its label and number, and a bookmark where references mean it."""
    label = (FIGURE if kind == "figure" else TABLE).of(language)
    bookmark = REFERENCE_MARK.format(kind=kind, number=number) if block.key else ""
    return replace(block, numbered=Numbered(kind, number, label, AFTER_LABEL.of(language)), bookmark=bookmark)


def _named(blocks: Sequence[FlowBlock], index: int) -> FlowChart | FlowTable | None:
    """What the caption at `index` belongs to; the unit may come between."""
    return next((item for item in blocks[index + 1 : index + 3] if isinstance(item, FlowChart | FlowTable)), None)


def with_contents(blocks: tuple[FlowBlock, ...], sheet: PageSheet) -> tuple[FlowBlock, ...]:
    """The blocks with a table of contents before the first heading, its page numbers as we expect them."""
    index = next((n for n, item in enumerate(blocks) if _is_listed(item)), None)
    if index is None:
        return blocks
    title = CONTENTS.of(sheet.language)
    # The rows take the same room whatever their numbers are, so one look at the pages is enough.
    with_list = (*blocks[:index], FlowContents(title, _rows(blocks, (1,) * len(blocks))), *blocks[index:])
    pages = first_pages(with_list, replace(sheet, careful=False))
    return (*blocks[:index], FlowContents(title, _rows(blocks, (*pages[:index], *pages[index + 1 :]))), *blocks[index:])


def _rows(blocks: Sequence[FlowBlock], pages: Sequence[int]) -> tuple[ContentsRow, ...]:
    return tuple(
        ContentsRow((item.numbered.text if item.numbered else "") + plain_runs(item.runs), item.bookmark, page)
        for item, page in zip(blocks, pages, strict=True)
        if isinstance(item, FlowParagraph) and _is_listed(item)
    )


def _is_listed(item: FlowBlock) -> bool:
    """Whether the table of contents lists it."""
    return isinstance(item, FlowParagraph) and item.style == "heading1" and bool(item.bookmark)
