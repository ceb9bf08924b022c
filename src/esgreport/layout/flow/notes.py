"""Footnotes and references of a flow: notes counted in reading order, references in the words of what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from esgreport.layout.flow.paragraphs import mapped
from esgreport.layout.plan import FlowBlock, FlowColumns, FlowControl, FlowParagraph, PageNote, Run


def noted(blocks: Iterable[FlowBlock]) -> tuple[tuple[FlowBlock, ...], tuple[PageNote, ...]]:
    """The blocks with numbered footnotes, and the footnotes by number from 1."""
    notes: list[PageNote] = []

    def count(item: FlowParagraph) -> FlowParagraph:
        return replace(item, runs=tuple(map(numbered, item.runs)))

    def numbered(run: Run) -> Run:
        if run.note is None:
            return run
        notes.append(replace(run.note, number=len(notes) + 1))
        return replace(run, note=notes[-1])

    return tuple(block_made for block in mapped(blocks, count) for block_made in _freed(block)), tuple(notes)


def _freed(block: FlowBlock) -> tuple[FlowBlock, ...]:
    """A content control whose first paragraph comes through whole; those before it are placed outside.

    LibreOffice loses the words of a control's first paragraph when it holds a footnote, and the look of its first run.
    """
    if not isinstance(block, FlowControl):
        return (block,)
    first = tuple(takewhile(_suffers, block.blocks))
    rest = block.blocks[len(first) :]
    return (*first, replace(block, blocks=rest)) if rest else first


def _suffers(item: FlowParagraph) -> bool:
    """Whether something of a paragraph is lost at the head of a control."""
    opens_bold = bool(item.runs) and item.runs[0].bold
    return opens_bold or any(run.note for run in item.runs)


def referred(blocks: tuple[FlowBlock, ...]) -> tuple[FlowBlock, ...]:
    """The blocks with every reference as it is printed.

    What has a counted caption is named by it (図1), a section by its title; both follow when Word renumbers. Where
    nothing is counted, the words of the reference stay as they are.
    """
    columns = [column for block in blocks if isinstance(block, FlowColumns) for column in block.columns]
    standing = (*blocks, *(item for column in columns for item in column))
    named = (item for item in standing if isinstance(item, FlowParagraph) and item.bookmark)
    targets = {item.key: item for item in named if item.key}

    def refer(item: FlowParagraph) -> FlowParagraph:
        return replace(item, runs=tuple(run_made for run in item.runs for run_made in _referred(run, targets)))

    return mapped(blocks, refer)


def _referred(run: Run, targets: Mapping[str, FlowParagraph]) -> Iterator[Run]:
    target = targets.get(run.reference)
    if target is None:
        yield replace(run, reference="")
    elif target.numbered is not None and target.numbered.kind != "heading":
        yield replace(run, text=target.numbered.name, reference=target.bookmark)
    else:
        # The quotes around a title are no part of it.
        for text, bookmark in ((run.text[0], ""), (run.text[1:-1], target.bookmark), (run.text[-1], "")):
            yield replace(run, text=text, reference=bookmark)
