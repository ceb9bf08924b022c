"""What every element of a page needs: the language, the styles and how wide and high their text is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.base.text import Language
from esgreport.brand.compiled import DocxBrand, Page, StyleMetrics
from esgreport.document.inlines import Inlines
from esgreport.layout.inline import runs, short_line, text_of
from esgreport.layout.line_count_cache import most_lines
from esgreport.layout.plan import TWIPS_PER_PT, FlowParagraph, StyleRole
from esgreport.layout.text.breaking import line_count
from esgreport.layout.text.widths import Face, Faces

CELL_PADDING_TWIPS = 216
HANGING_EM = 2.0
SLACK = 1.02
# Readings are set at half the size of their characters.
RUBY_EM = 0.5
NOUGHT = Decimal(0)
# A character as wide as it is high, which measures what an indent of one em takes.
FULL_WIDTH = "　"


@dataclass(frozen=True, slots=True, eq=False)
class PageSheet:
    """A brand's page with the fonts that its styles are set in.

    `careful` counts the lines that no renderer should exceed, for what must fit; else the lines that are expected.
    `is_landscape` is the brand's page on its side.
    """

    brand: DocxBrand
    faces: Faces
    language: Language
    careful: bool = True
    is_landscape: bool = False

    @property
    def page(self) -> Page:
        """The page on which text is set."""
        return (self.brand.landscape if self.is_landscape else self.brand.frame).page

    def style(self, role: StyleRole) -> StyleMetrics:
        """The measures of a style."""
        return self.brand.styles[role]

    def face(self, role: StyleRole, bold: bool = False) -> Face:
        """The face that a style is set in."""
        style, fonts = self.style(role), self.brand.fonts
        return self.faces.get(fonts.heading if style.heading_font else fonts.body, bold or style.bold)

    @property
    def width_pt(self) -> float:
        """The width of the text column in points."""
        return self.page.text_width / TWIPS_PER_PT

    @property
    def height_pt(self) -> float:
        """The height of the text column in points."""
        return self.page.text_height / TWIPS_PER_PT

    def lines(self, item: FlowParagraph, width_pt: float) -> int:
        """How many lines a paragraph takes: at most, or as expected."""
        size = self.size_pt(item)
        indent = HANGING_EM * size * (item.level + 1) if item.style.startswith("list") else 0.0
        face = self.face(item.style, any(run.bold for run in item.runs))
        counted = item.numbered.text if item.numbered else FULL_WIDTH * item.indent_em
        count = most_lines if self.careful else line_count
        return count(counted + text_of(item.runs), face, size, max(width_pt - indent, size))

    def paragraph_pt(self, item: FlowParagraph, width_pt: float) -> float:
        """The height of a paragraph with the spaces around it."""
        return self.lines(item, width_pt) * self.line_pt(item) + self.before_pt(item) + self.after_pt(item)

    def balanced(self, item: FlowParagraph, width_pt: float) -> FlowParagraph:
        """A short paragraph with soft breaks between phrases."""
        return replace(item, runs=short_line(item.runs, self.face(item.style), self.size_pt(item), width_pt))

    def size_pt(self, item: FlowParagraph) -> float:
        """The largest size in a paragraph."""
        style = self.style(item.style).size_pt
        return max((float(run.size_pt or style) for run in item.runs), default=style)

    def line_pt(self, item: FlowParagraph) -> float:
        """The height of one of its lines: pages take the font's own height, where slides take at least 1.2 em."""
        style = self.style(item.style)
        pitch = float(item.line) if item.line is not None else style.line
        high = 1.0 if style.is_fixed else max(1.0, self.face(item.style).win_height_em)
        above = RUBY_EM * high if any(run.ruby for run in item.runs) else 0.0
        return self.size_pt(item) * (high * pitch + above) * (1.0 if style.is_fixed else SLACK)

    def before_pt(self, item: FlowParagraph) -> float:
        """The space before a paragraph."""
        return float(self.style(item.style).before_pt if item.space_before_pt is None else item.space_before_pt)

    def after_pt(self, item: FlowParagraph) -> float:
        """The space after a paragraph."""
        return float(self.style(item.style).after_pt if item.space_after_pt is None else item.space_after_pt)


def cell_room_pt(width_twips: int, padding_twips: int = CELL_PADDING_TWIPS) -> float:
    """The room in points that a cell of that width leaves to its words."""
    return (width_twips - padding_twips) / TWIPS_PER_PT


def styled(
    style: StyleRole, inlines: Inlines, *, bold: bool = False, keep_next: bool = False, locks: bool = False
) -> FlowParagraph:
    """A paragraph of one style from inlines; with `locks` its figures cannot be changed in Word."""
    return FlowParagraph(style, runs(inlines, bold, locks), keep_next=keep_next)
