"""Line marks: a call at the end of every text line of a template, so that a block knows where it was written."""

from __future__ import annotations

import re

from esgreport.base.origin import Origin

CALL = "{{{{ line_({number}) }}}}"
# A mark must be inside the line's own construct: before the last bar of a table row, before an attribute list.
_TAIL = re.compile(r"(\s*\{:?[ ]*[#.][^{}]*\}\s*|\s*\|\s*|\s+)$")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
# A block function or macro alone on its line leaves blocks, which know their own place.
_BLOCK = re.compile(r"^\{\{\s*(?!fact\()[a-z_]+\(.*\)\s*\}\}$")
_ATTRIBUTES = re.compile(r"^\s*\{:[^{}]*\}\s*$")


def with_line_marks(source: str) -> str:
    """`source` with a line mark woven into every line that can print text; the number of lines stays the same."""
    depth = 0
    marked = []
    for number, line in enumerate(source.split("\n"), 1):
        opens, closes = _count(line)
        is_complete = depth == 0 and opens == closes
        marked.append(_marked(line, number) if is_complete and _prints(line) else line)
        depth = max(0, depth + opens - closes)
    return "\n".join(marked)


def _count(line: str) -> tuple[int, int]:
    return sum(map(line.count, ("{{", "{%", "{*"))), sum(map(line.count, ("}}", "%}", "*}")))


def _prints(line: str) -> bool:
    bare = re.sub(r"\{%.*?%\}|\{\*.*?\*\}", "", line).strip()
    return bool(bare) and not any(pattern.match(bare) for pattern in (_RULE, _ATTRIBUTES, _BLOCK))


def _marked(line: str, number: int) -> str:
    call = CALL.format(number=number)
    closing = re.search(r"(\{%[^%]*%\}\s*)+$", line)
    head, end = (line[: closing.start()], line[closing.start() :]) if closing else (line, "")
    tail = _TAIL.search(head)
    if tail:
        return head[: tail.start()] + call + tail.group(0) + end
    return head + call + end


def template_place(name: str, line: int = 0, column: int = 0) -> Origin:
    """A place in the template `name` (`board-memo/ja.md`), with its path from the project."""
    return Origin(f"templates/{name}", line, column)
