"""Lines of a text in a box of known width, and the height that they take."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from esgreport.layout.text.break_opportunities import opportunities, pieces
from esgreport.layout.text.characters import HANGING, script
from esgreport.layout.text.widths import Face, advance, positions

Length: TypeAlias = Decimal | float

MIN_LINE_EM = 1.2
WIDTH_SAFETY = 0.03
GUESS_SAFETY = 0.10
LONG_PATH = 66
_ROUNDING_PT = 0.01


def _limit(width_pt: Length, size_pt: Length, face: Face) -> int:
    return int((float(width_pt) + _ROUNDING_PT) * face.units / float(size_pt))


class _Manner(NamedTuple):
    hanging: bool
    together: bool
    attached: bool = False


class _Paragraph:
    """A paragraph being broken; answers where the line that begins at an index ends."""

    __slots__ = ("gaps", "hanging", "latin_marks", "marks", "running", "text")

    def __init__(self, text: str, face: Face, manner: _Manner) -> None:
        self.text, self.hanging = text, manner.hanging
        self.running, self.gaps = positions(text, face)
        self.latin_marks = opportunities(text, manner.together, latin=True)
        self.marks = self.latin_marks if manner.attached else opportunities(text, manner.together)

    def end(self, start: int, limit: int) -> int:
        """The index after the line's last character, hung punctuation and spaces included."""
        text, size = self.text, len(self.text)
        fit = bisect_right(self.running, self.running[start] + self.gaps[start] + limit) - 1
        if fit >= size:
            return size
        if fit > start and text[fit] == " ":
            return self._after_spaces(fit)
        if self.hanging and fit > start and text[fit] in HANGING and self.marks[fit + 1]:
            return fit + 1
        marks = self.latin_marks if script(text[fit - 1]) == "latin" else self.marks
        for index in range(fit, start, -1):
            if marks[index]:
                return self._after_slash(index, start, fit) if text[index - 1] == "/" else index
        return max(fit, start + 1)

    def _after_slash(self, index: int, start: int, fit: int) -> int:
        """A path moves to the next line whole when a space is near before it; one that fills a line is divided."""
        space = self.text.rfind(" ", max(0, index - LONG_PATH), index)
        if space < 0:
            return index
        return space + 1 if space >= start else max(fit, start + 1)

    def _after_spaces(self, index: int) -> int:
        while index < len(self.text) and self.text[index] == " ":
            index += 1
        return index


@lru_cache(maxsize=8192)
def _broken(text: str, face: Face, first: int, rest: int, manner: _Manner) -> tuple[str, ...]:
    paragraph = _Paragraph(text, face, manner)
    lines, start, limit = [], 0, first
    while start < len(text):
        end = paragraph.end(start, limit)
        lines.append(text[start:end])
        start, limit = end, rest
    return tuple(lines) or ("",)


def _lines(
    text: str, face: Face, size_pt: Length, width_pt: Length, indent_pt: Length, manner: _Manner
) -> tuple[str, ...]:
    rest = _limit(width_pt, size_pt, face)
    first = _limit(float(width_pt) - float(indent_pt), size_pt, face)
    return tuple(line for paragraph in text.split("\n") for line in _broken(paragraph, face, first, rest, manner))


def break_lines(
    text: str,
    face: Face,
    size_pt: Length,
    width_pt: Length,
    *,
    first_indent_pt: Length = 0.0,
    hanging: bool = True,
    together: bool = False,
) -> tuple[str, ...]:
    """The lines of `text` in a box of `width_pt` (insets already taken off), spaces at their ends kept.

    A `\\n` ends a line and is dropped; an empty text is one empty line. `first_indent_pt` narrows the first line of
    every paragraph, a negative one widens it. `hanging` lets one 、 or 。 hang outside the box. `together` keeps a
    number with its unit and a word with its number: for titles and short lines only, as renderers do not do it. A
    piece that is longer than a line is divided where the width ends.
    """
    return _lines(text, face, size_pt, width_pt, first_indent_pt, _Manner(hanging, together))


@lru_cache(maxsize=8192)
def line_count(text: str, face: Face, size_pt: Length, width_pt: Length) -> int:
    """The number of lines that a renderer makes, as well as we can tell."""
    return len(break_lines(text, face, size_pt, width_pt))


def safe_line_count(text: str, face: Face, size_pt: Length, width_pt: Length) -> int:
    """A number of lines that no renderer should exceed: 3 % less width (10 % for a guessed face), nothing hangs.

    One more where Latin joined by full-width signs (0000、a@b.example、https://) is longer than a line: LibreOffice
    then divides the piece before it, too.
    """
    narrow_pt = float(width_pt) * (1 - (GUESS_SAFETY if face.approximate else WIDTH_SAFETY))
    manners = (_Manner(hanging=False, together=False), _Manner(hanging=False, together=False, attached=True))
    narrow = (len(_lines(text, face, size_pt, narrow_pt, 0.0, manner)) for manner in manners)
    most = max(line_count(text, face, size_pt, width_pt), *narrow)
    return most + (most > 1 and _has_long_piece(text, face, narrow_pt / float(size_pt)))


@lru_cache(maxsize=4096)
def _has_long_piece(text: str, face: Face, width_em: float) -> bool:
    """Whether a piece that may not be divided, its signs joined to it, is wider than a line."""
    marks = opportunities(text.replace("\n", " "), latin=True)
    return any("、" in piece and advance(piece.rstrip(" "), face) > width_em for piece in pieces(text, marks))


def line_pitch_em(face: Face) -> float:
    """Distance of base lines at single spacing, in em: LibreOffice sets 1.2 for every font, PowerPoint the font's."""
    return max(MIN_LINE_EM, face.win_height_em)
