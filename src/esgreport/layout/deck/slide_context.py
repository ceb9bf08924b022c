"""What every element of a slide needs: the language, the fonts, and how high text becomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from math import ceil
from typing import Protocol

from esgreport.base.text import Language
from esgreport.brand.compiled import Placeholder, PptxBrand
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.line_count_cache import most_lines, one_line_pt
from esgreport.layout.plan import EMU_PER_PT, Align, Anchor, Box, DeckParagraph, Run, Shape, TextShape
from esgreport.layout.text.breaking import line_pitch_em
from esgreport.layout.text.widths import Face, Faces

# Line spacing that the writer sets in free shapes and in table cells.
LINE = 1.15
CELL_LINE = 1.05
SLACK = 1.02
GAP_PT, TIGHT_GAP_PT = 12.0, 6.0
# The documents are written for slides with a free region of 870 by 383 points. One with less room is set closer.
ROOMY_PT2 = 320_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points of one step: the first level of text, and tables."""

    text: int
    table: float


STEPS = (Sizes(18, 14.0), Sizes(16, 13.0), Sizes(14, 12.0))
SPLIT = Sizes(16, 12.0)
# Text as small as that of components, on slides with little room.
TIGHT = Sizes(12, 12.0)
LEAST_TEXT_PT = 14
LEAST_PT = 10.5
SOURCE_PT = 10.5
NOTE_PT = 11.0


def emu(points: float) -> int:
    """Points as EMU, rounded up."""
    return ceil(points * EMU_PER_PT)


def points(length: int) -> float:
    """EMU as points."""
    return length / EMU_PER_PT


# The width of an n under which a font is narrow: 0.54 in Calibri, 0.63 to 0.72 in fonts for Japanese.
NARROW_EM = 0.6


@dataclass(slots=True, eq=False)
class SlideContext:
    """A brand's slide with its fonts.

    `is_tight` says that the free region is smaller than that for which the documents are written; `line` is the spacing
    of lines in free shapes.
    """

    brand: PptxBrand
    faces: Faces
    language: Language
    is_tight: bool = field(init=False)
    line: float = field(init=False)
    _regular: Face = field(init=False)
    _bold: Face = field(init=False)

    def __post_init__(self) -> None:
        self._regular = self.faces.get(self.brand.fonts.body)
        self._bold = self.faces.get(self.brand.fonts.body, True)
        self.is_tight = points(self.area.cx) * points(self.area.cy) < ROOMY_PT2
        self.line = CELL_LINE if self.is_tight else LINE

    def face(self, bold: bool = False) -> Face:
        """The face of body text."""
        return self._bold if bold else self._regular

    def heading_face(self, bold: bool) -> Face:
        """The face of headings."""
        return self.faces.get(self.brand.fonts.heading, bold)

    @property
    def is_narrow(self) -> bool:
        """Whether the letters of body text are small for their size, as those of Calibri beside Japanese fonts are."""
        return one_line_pt("n", self._regular, 1) < NARROW_EM

    @property
    def steps(self) -> tuple[Sizes, ...]:
        """The steps that the sizes of a slide may have, the largest first."""
        return (*STEPS, TIGHT) if self.is_tight else STEPS

    @property
    def gap(self) -> int:
        """The air between pieces under each other, in EMU."""
        return emu(TIGHT_GAP_PT if self.is_tight else GAP_PT)

    @property
    def area(self) -> Box:
        """The free region under the title."""
        return Box(*self.brand.area)

    def text_pt(self, text: str, size_pt: float, width_pt: float, bold: bool = False, line: float = 0.0) -> float:
        """The height of a text in a box of that width, at most."""
        return _text_pt(text, self._bold if bold else self._regular, size_pt, width_pt, line or self.line)

    def line_pt(self, size_pt: float) -> float:
        """The height of one line."""
        return _line_pt(self._regular, size_pt, self.line)

    def width_pt(self, text: str, size_pt: float, bold: bool = False) -> float:
        """The width of the longest line when nothing wraps."""
        return one_line_pt(text, self.face(bold), size_pt)


@lru_cache(maxsize=32768)
def _text_pt(text: str, face: Face, size_pt: float, width_pt: float, line: float) -> float:
    return most_lines(text, face, size_pt, max(width_pt, size_pt)) * _line_pt(face, size_pt, line)


def _line_pt(face: Face, size_pt: float, line: float) -> float:
    return size_pt * line_pitch_em(face) * line * SLACK


class Flowable(Protocol):
    """An element that takes the full width below the previous ones.

    `stretch` is how much higher than natural it may become; 1 is not at all. `name` is what a finding calls it.
    """

    stretch: float
    name: str

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The natural height in EMU."""

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """The shapes in a box that is at least as high."""

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The part that fits in `height` and the rest; None when nothing fits or it cannot be divided."""


class Undivided:
    """An element that stays on one slide."""

    __slots__ = ()

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """Never."""
        return None


def place_box(place: Placeholder) -> Box:
    """The box of a placeholder."""
    return Box(place.x, place.y, place.cx, place.cy)


def colored(words: Iterable[Run], color: ColorRole, size_pt: float | None = None) -> tuple[Run, ...]:
    """Runs in one colour, and in one size where one is given."""
    size = None if size_pt is None else decimal(size_pt)
    return tuple(replace(run, color=color, size_pt=size or run.size_pt) for run in words)


def label(
    name: str,
    box: Box,
    text_runs: tuple[Run, ...],
    size_pt: float,
    *,
    align: Align = "start",
    anchor: Anchor = "top",
    color: ColorRole | None = None,
) -> TextShape:
    """A text box of one paragraph without fill."""
    words = tuple(Run(run.text, run.bold, run.color or color, run.size_pt) for run in text_runs)
    return TextShape(name, box, (DeckParagraph(words, align=align),), size_pt=decimal(size_pt), anchor=anchor)


def decimal(size_pt: float) -> Decimal:
    """A size as the plan holds it."""
    return Decimal(str(size_pt)).normalize() + Decimal(0) if size_pt % 1 else Decimal(int(size_pt))
