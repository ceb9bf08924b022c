"""What a template may not contain, found by reading its source: digits, raw HTML, links, engine marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from esgreport.base.finding import Finding, finding
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.document.placeholders import STRAY
from esgreport.document.source_lines import template_place

_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{\*.*?\*\}", re.DOTALL)
_PATH = re.compile(r"\{[^{}]*\}")
_HTML = re.compile(r"<[A-Za-z/!?]")
_LINK = re.compile(r"\]\(|https?://|\]\[")
# 一社 and 一回 are words; 百万円 is a unit; every other kanji number before a unit is a figure.
_DIGIT = re.compile(r"[0-9０-９①-⑳]|(?!百万円)[二三四五六七八九十百千]+(?=[年月日円%％億万社件回])")
_LIST_MARKER = re.compile(r"^\s*[0-9]+\.\s")
_HEADING = re.compile(r"^#{1,3}\s")
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_INCLUDE = re.compile(r"""\{%-?\s*include\s+["']([^"']+)["']""")


def lint_template(name: str, source: str) -> tuple[Finding, ...]:
    """Every place where the template says what only facts and `content/` may say. Codes ESG-DOCUMENT-010 to 013.

    A digit may occur in a list marker and in a heading. Texts in code (titles of columns) are read as well.
    """
    lines = enumerate(_CODE.sub(_blank, source).split("\n"), 1)
    found = (fault for number, line in lines for fault in _line(name, number, line))
    return (*found, *_quoted(name, source))


def lint_words(words: str, place: Origin) -> Iterator[Finding]:
    """What the words of an exhibit may not contain, without the paths in braces. Codes ESG-DOCUMENT-010 to 013."""
    bare = _PATH.sub("", words)
    refused = {"ESG-DOCUMENT-010": _HTML, "ESG-DOCUMENT-011": _LINK, "ESG-DOCUMENT-013": STRAY}
    yield from (finding(code, place) for code, pattern in refused.items() if pattern.search(bare))
    if digit := _DIGIT.search(bare):
        yield finding("ESG-DOCUMENT-012", place, digit=digit[0])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _line(name: str, number: int, line: str) -> Iterator[Finding]:
    html = _HTML.search(line)
    if html:
        yield finding("ESG-DOCUMENT-010", template_place(name, number, html.start() + 1))
    if _LINK.search(line):
        yield finding("ESG-DOCUMENT-011", template_place(name, number, 1))
    if STRAY.search(line):
        yield finding("ESG-DOCUMENT-013", template_place(name, number, 1))
    if _HEADING.match(line):
        return
    digit = _DIGIT.search(_LIST_MARKER.sub("", line))
    if digit:
        yield finding("ESG-DOCUMENT-012", template_place(name, number, line.find(digit[0]) + 1), digit=digit[0])


def _quoted(name: str, source: str) -> Iterator[Finding]:
    """Numbers in Japanese texts inside code, which may go over several lines."""
    for code in _CODE.finditer(source):
        for text in _STRING.finditer(source, *code.span()):
            words = text[1] or text[2] or ""
            if re.search(r"[぀-ヿ一-鿿]", words) and _DIGIT.search(words):
                line = source.count("\n", 0, text.start()) + 1
                column = text.start() - source.rfind("\n", 0, text.start())
                yield finding("ESG-DOCUMENT-012", template_place(name, line, column), digit=words[:20])


def includes(source: str) -> tuple[str, ...]:
    """The partials that a template includes."""
    return tuple(_INCLUDE.findall(source))


def missing_partials(name: str, source: str, known: Collection[str]) -> Iterator[Finding]:
    """Findings ESG-DOCUMENT-014 at each `{% include %}` of a template that is not among `known`."""
    for match in _INCLUDE.finditer(source):
        if match[1] not in known:
            line = source.count("\n", 0, match.start()) + 1
            yield finding("ESG-DOCUMENT-014", template_place(name, line, 1), name=match[1], **guess(match[1], known))
