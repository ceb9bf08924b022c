"""The plans: the place of everything. A Deck has boxes in EMU, a Flow has styled blocks, a Book has sheets.

Every node is frozen and hashable: a writer turns a node and a compiled brand into bytes and may memoise by node.
Lengths: EMU (914,400 an inch, ECMA-376 20.1.2.1) in decks and pictures, twips (1,440 an inch) in flows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from esgreport.base.text import Language, tongue_of
from esgreport.layout.chart_plan import ChartPlan, ColorRole

EMU_PER_PT = 12_700
EMU_PER_MM = 36_000
TWIPS_PER_PT = 20


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in EMU from the top left corner of the slide."""

    x: int
    y: int
    cx: int
    cy: int


@dataclass(frozen=True, slots=True)
class PageNote:
    """A footnote of a page: its number from 1 over the document (0: not counted yet) and its words."""

    number: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look. A `\\n` inside is a soft line break, a `\\t` is a tab. None means: as the style says.

    A run with a `note` has no text: it is the mark of a footnote. `reference` names the bookmark whose text this is.
    `ruby` is how the text is read, set small above it. `locked` is a figure in prose, which Word keeps from changes.
    """

    text: str
    bold: bool = False
    color: ColorRole | None = None
    size_pt: Decimal | None = None
    note: PageNote | None = None
    reference: str = ""
    ruby: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself; nothing else is written into it.

    `created` is the day of issue; both dates of the package are midnight UTC of it.
    """

    title: str
    author: str
    company: str
    language: str
    handling: str
    created: date


# -- decks ------------------------------------------------------------------------------------------------------------

LayoutRole = Literal["cover", "content", "title-only"]
Geometry = Literal["rect", "roundRect", "diamond", "homePlate", "chevron", "rightArrow", "leftRightArrow", "ellipse"]
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["start", "center", "end"]
ListMark = Literal["none", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class DeckParagraph:
    """A paragraph of a shape. `level` 0 to 4; `bullet` and `number` hang their text.

    `start` is the number with which the numbered paragraphs of this list begin in this shape (all carry the same), so
    that a list continues over slides.
    """

    runs: tuple[Run, ...]
    level: int = 0
    mark: ListMark = "none"
    align: Align = "start"
    space_before_pt: Decimal = Decimal(0)
    space_after_pt: Decimal = Decimal(0)
    start: int = 1


@dataclass(frozen=True, slots=True)
class TextShape:
    """Text in a box. `placeholder` names one of the slide layout (`title`, `tracker`, `subtitle`, `body`), or none.

    A placeholder with `box` None inherits its place from the layout. `size_pt` is the size of every run without one.
    Insets are in EMU (left, top, right, bottom). `line_percent` is the spacing of lines, which placeholders inherit.
    """

    name: str
    box: Box | None
    paragraphs: tuple[DeckParagraph, ...]
    placeholder: Literal["", "title", "tracker", "subtitle", "body"] = ""
    size_pt: Decimal | None = None
    geometry: Geometry = "rect"
    fill: ColorRole | None = None
    outline: ColorRole | None = None
    dashed: bool = False
    anchor: Anchor = "top"
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    alt: str = ""
    outline_pt: Decimal = Decimal(1)
    line_percent: int = 115


@dataclass(frozen=True, slots=True)
class DeckCell:
    """A cell of a slide's table."""

    paragraphs: tuple[DeckParagraph, ...]
    fill: ColorRole | None = None
    tone: int = 0
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True)
class TableShape:
    """A native table; the first `header_rows` rows are headings. `edge_emu` is the air above and below words."""

    name: str
    box: Box
    column_widths_emu: tuple[int, ...]
    row_heights_emu: tuple[int, ...]
    rows: tuple[tuple[DeckCell, ...], ...]
    size_pt: Decimal
    alt: str
    header_rows: int = 1
    edge_emu: int = 45_000


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A native chart in a box."""

    name: str
    box: Box
    chart: ChartPlan
    alt: str


@dataclass(frozen=True, slots=True)
class Connector:
    """A straight line from one point to another in EMU; `arrow` at its end."""

    name: str
    start: tuple[int, int]
    end: tuple[int, int]
    color: ColorRole
    width_pt: Decimal = Decimal(1)
    dashed: bool = False
    arrow: bool = False


Shape: TypeAlias = TextShape | TableShape | ChartShape | Connector


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its layout by role, its shapes in reading order (title first), its notes. `number` counts from 1."""

    key: str
    layout: LayoutRole
    shapes: tuple[Shape, ...]
    notes: tuple[DeckParagraph, ...] = ()
    number: int = 1


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck. `footer` appears on every slide with company, handling mark and draft mark; then number/total.

    `footer_sizes` are its sizes in points by layout role, at which it takes one line where that is possible. `sections`
    are the parts of the deck in PowerPoint's overview, each with the number of its slides; none for a deck of one part.
    """

    slides: tuple[Slide, ...]
    properties: Properties
    footer: str
    draft: str
    language: str
    footer_sizes: tuple[tuple[LayoutRole, Decimal], ...] = ()
    sections: tuple[tuple[str, int], ...] = ()

    @property
    def tongue(self) -> Language:
        """The language without its country."""
        return tongue_of(self.language)


# -- flows ------------------------------------------------------------------------------------------------------------

StyleRole = Literal[
    "title",
    "heading1",
    "heading2",
    "heading3",
    "body",
    "lead",
    "note",
    "caution",
    "right",
    "center",
    "subject",
    "list-bullet",
    "list-number",
    "table-text",
    "table-head",
    "caption",
    "source",
    "key-value",
    "key-label",
    "signature",
    "letterhead",
    "kicker",
    "headline",
    "letter",
    "clause",
    "contents",
    "page-note",
]
TableRole = Literal["records", "sheet", "panel", "plain", "component"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """What Word counts before the words of a paragraph: a heading's number, or the label and number of a caption.

    `label` and `after` surround the number. Word renumbers when something moves; until then ours are shown.
    """

    kind: Literal["heading", "figure", "table"]
    number: int
    label: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole as printed."""
        return f"{self.name}{self.after}"

    @property
    def name(self) -> str:
        """How references call it."""
        return f"{self.label}{self.number}"


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph by the role of its style. `restart` starts a new numbered list; `level` is the list level from 0.

    `line` is the line pitch as a multiple of the type size; None is the style's own. `bookmark` names the paragraph for
    the table of contents and for references (empty: no name): a caption by its label and number, others by their words.
    `key` is the document's name for what it heads, `indent_em` indents its first line, `tab_end` tabs to the end.
    """

    style: StyleRole
    runs: tuple[Run, ...]
    align: Align | None = None
    level: int = 0
    restart: bool = False
    keep_next: bool = False
    page_break_before: bool = False
    space_before_pt: Decimal | None = None
    space_after_pt: Decimal | None = None
    line: Decimal | None = None
    numbered: Numbered | None = None
    bookmark: str = ""
    key: str = ""
    indent_em: int = 0
    tab_end: bool = False


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell of a page's table: paragraphs, and a chart only in place of text; `anchor` says where in its height."""

    paragraphs: tuple[FlowParagraph, ...]
    fill: ColorRole | None = None
    tone: int = 0
    span: int = 1
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table; rows never break across pages, and the first `header_rows` are repeated on each page.

    `locked` says that its figures come from facts, so that Word keeps the whole from changes. A short table stays on
    one page, unless its rows are apart: `divisible`.
    """

    role: TableRole
    column_widths_twips: tuple[int, ...]
    rows: tuple[tuple[FlowCell, ...], ...]
    title: str
    alt: str
    header_rows: int = 1
    keep_next: bool = False
    locked: bool = False
    divisible: bool = False


@dataclass(frozen=True, slots=True)
class FlowChart:
    """A native chart in the text, in a paragraph of its own, kept from changes."""

    width_emu: int
    height_emu: int
    chart: ChartPlan
    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class FlowColumns:
    """Charts side by side in a row without borders: in each column its caption, the chart and its source."""

    widths_twips: tuple[int, ...]
    columns: tuple[tuple[FlowParagraph | FlowChart, ...], ...]


@dataclass(frozen=True, slots=True)
class FlowControl:
    """Prose that may be edited by people, wrapped in a content control whose tag is the section's key."""

    key: str
    title: str
    blocks: tuple[FlowParagraph, ...]


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A heading in the table of contents, with the page on which we expect it."""

    text: str
    bookmark: str
    page: int


@dataclass(frozen=True, slots=True)
class FlowContents:
    """A table of contents that Word can renew."""

    title: str
    rows: tuple[ContentsRow, ...]


@dataclass(frozen=True, slots=True)
class FlowTurn:
    """From here on, on a new page, pages are landscape for a wide table, or portrait again."""

    is_landscape: bool


FlowBlock: TypeAlias = FlowParagraph | FlowTable | FlowChart | FlowColumns | FlowControl | FlowContents | FlowTurn


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole paged document. Word paginates; `pages_estimate` is ours. `header` is the handling and draft mark.

    `notes` are the footnotes in the order of their numbers; their marks are in runs. `lock` is what Word shows over
    figures that it keeps from changes. `form` chooses the brand, with the language.
    """

    blocks: tuple[FlowBlock, ...]
    properties: Properties
    header: str
    draft: str
    footer: str
    language: str
    pages_estimate: Decimal = Decimal(0)
    notes: tuple[PageNote, ...] = ()
    lock: str = ""
    form: Literal["letter", "paper"] = "paper"

    @property
    def tongue(self) -> Language:
        """The language without its country."""
        return tongue_of(self.language)


# -- books ------------------------------------------------------------------------------------------------------------
