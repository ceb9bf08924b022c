"""What goes with a fact that is not shown: the sentence that says it, and what holds nothing but such sentences.

A name that means nothing here, because it was left empty or is not for this reader, leaves a mark in the rendered text.
A sentence with such a mark is left out, and so is a list item or paragraph in which nothing else is said; a cell of a
Markdown table gets a dash instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from esgreport.document.placeholders import ANY_LINE_MARK, GAP_MARK

ABSENT = "―"
_ITEM = re.compile(r"([ \t]*(?:[-*]|[0-9]+\.)[ \t]+)")
_ROLE = re.compile(r"\{:[^{}]*\}[ \t]*")
_ROW = re.compile(r"[ \t]*\|")
# A sentence ends at a full stop, not inside quotes or brackets, nor in an abbreviation.
_ABBREVIATION = re.compile(r"\b(?:tel|no|nos|art|approx|vs|cf|fig|mr|ms|dr|e\.g|i\.e)\.$", re.IGNORECASE)
_END = re.compile(rf"[。！？]|[.!?](?=(?:{ANY_LINE_MARK.pattern})*(?:\s|$))")
Holds = Callable[[str], bool]


def has_gap(text: str) -> bool:
    """Whether the text says a fact that is not shown."""
    return GAP_MARK.search(text) is not None


def carried(text: str, is_hollow: Holds = has_gap) -> str:
    """One line of text without the sentences that are hollow, those with a gap unless said otherwise."""
    if not is_hollow(text):
        return text
    return "".join(sentence for sentence in sentences(text) if not is_hollow(sentence)).strip()


def sentences(text: str) -> Iterator[str]:
    """The sentences of a line, each with its full stop."""
    start = 0
    for match in _END.finditer(text):
        sentence = text[start : match.end()]
        if not _ABBREVIATION.search(sentence) and _depth(sentence) <= 0:
            yield sentence
            start = match.end()
    if start < len(text):
        yield text[start:]


def _depth(text: str) -> int:
    """How many quotes and brackets of the text are still open."""
    return sum(text.count(sign) for sign in "「『（(") - sum(text.count(sign) for sign in "」』）)")


def without_gaps(source: str, is_hollow: Holds = has_gap) -> str:
    """The rendered text of a section without its hollow sentences; items and paragraphs of nothing else go, too."""
    if not is_hollow(source):
        return source
    return "\n\n".join(
        left for part in re.split(r"\n[ \t]*\n", source) if (left := _paragraph(part, is_hollow)) is not None
    )


def _paragraph(part: str, is_hollow: Holds) -> str | None:
    """A paragraph, list or table without what is hollow; None when nothing is left."""
    if not is_hollow(part):
        return part
    left = [unit for unit in (_unit(unit, is_hollow) for unit in _units(part)) if unit is not None]
    words = [unit for unit in left if not _ROLE.fullmatch(ANY_LINE_MARK.sub("", unit))]
    return "\n".join(left) if words else None


def _units(part: str) -> Iterator[str]:
    """The items, rows and roles of a paragraph, and the lines that belong together otherwise."""
    unit: list[str] = []
    for line in part.split("\n"):
        if unit and (_ITEM.match(line) or _ROW.match(line) or _ROLE.match(line)):
            yield "\n".join(unit)
            unit = []
        unit.append(line)
    yield "\n".join(unit)


def _unit(unit: str, is_hollow: Holds) -> str | None:
    if not is_hollow(unit):
        return unit
    if _ROW.match(unit):
        return GAP_MARK.sub(ABSENT, unit)
    item = _ITEM.match(unit)
    head = item[1] if item else ""
    left = carried(unit[len(head) :], is_hollow)
    lines = ANY_LINE_MARK.findall(unit)
    if not ANY_LINE_MARK.sub("", left).strip():
        return None
    return head + left + (lines[-1] if lines and not ANY_LINE_MARK.search(left) else "")
