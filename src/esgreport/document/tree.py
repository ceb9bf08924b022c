"""The document tree: what a document means, before its place on a page or slide is decided.

Every node is frozen and hashable. The text inside blocks is in `inlines.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from esgreport.base.text import Language
from esgreport.document.component import Component
from esgreport.document.inlines import NO_META, Inlines, Meta

ParagraphRole = Literal[
    "body", "lead", "note", "caution", "greeting", "closing-word", "right", "center", "record-mark", "record-end"
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `role` says what it is in the document, never how it looks.

    `greeting` is 拝啓 or Dear, `closing-word` is 敬具, `record-mark` is 記, `record-end` is 以上.
    """

    inlines: Inlines
    role: ParagraphRole = "body"
    meta: Meta = NO_META


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its own line, and the items under it."""

    inlines: Inlines
    children: tuple[ListItem, ...] = ()
    meta: Meta = NO_META


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Bulleted or numbered items."""

    kind: Literal["bullet", "number"]
    members: tuple[ListItem, ...]
    meta: Meta = NO_META


Align = Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. `weight` is its share of the width relative to its neighbours; 0 means by content."""

    title: Inlines
    align: Align = "start"
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `tone` 1 to 5 shades it in a scenario map, 0 leaves it plain; `strong` marks a row heading."""

    lines: tuple[Inlines, ...]
    tone: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under one heading row.

    `purpose` tells records (`records`), a two-column sheet of headings and contents without heading row (`sheet`), and
    the map of scenarios (`map`) apart. `unit` and `source` are printed with it when not empty. `key` is the name by
    which references mean it; empty when none does.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()
    unit: str = ""
    source: Inlines = ()
    purpose: Literal["records", "sheet", "map"] = "records"
    meta: Meta = NO_META
    key: str = ""


ChartKind = Literal[
    "dependency", "before-after", "survival", "exceedance", "waterfall", "tornado", "frontier", "spending",
    "progress",
]  # fmt: skip
SeriesRole = Literal[
    "share", "before", "after", "survive", "recover", "gap", "total", "decrease", "base", "limit", "appetite", "low",
    "high", "option", "before-at", "after-at", "initial", "running", "outlay", "baseline",
    "current", "target",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart, already rounded as printed; `x` only in curves. `lit` is one that the chart is about."""

    fact_id: str
    y: Decimal
    x: Decimal | None = None
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One series; a None point is a gap. `basis` decides solid (actual), outline (plan) or hatch (estimate)."""

    name: str
    role: SeriesRole
    points: tuple[Point | None, ...]
    basis: Literal["actual", "plan", "estimate", "scenario"] = "actual"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by its meaning; layout and writers decide how it is drawn natively.

    `categories` are empty in curves. `alt` is the text for readers who cannot see it. `decimals` is how many digits
    the labels show; every value is already rounded to them. `key` is the name by which references mean it.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alt: str
    decimals: int = 0
    x_title: str = ""
    y_title: str = ""
    caption: Inlines = ()
    source: Inlines = ()
    meta: Meta = NO_META
    key: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure that carries the page, with the words that say what it is."""

    value: Inlines
    label: Inlines
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to four key figures side by side."""

    figures: tuple[KeyFigure, ...]
    meta: Meta = NO_META


@dataclass(frozen=True, slots=True)
class Panel:
    """Emphasised blocks: the ask, the verbatim resolution, a summary, a caution."""

    role: Literal["ask", "resolution", "summary", "caution"]
    title: Inlines
    blocks: tuple[Block, ...]
    meta: Meta = NO_META


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The head of a letter: number and date at the right, addressee at the left, sender at the right, then subject.

    An empty tuple means that the letter does not carry that part. With a `house`, the company whose paper it is, the
    letter is a personal one: the house at the left, the date at the right, `kicker` (what it is about) and `subject`
    (the signer's own words) as its headline, then the addressee. With a `kicker` alone it is the head of a paper: of
    what kind it is, and under that its subject as the title.
    """

    number: Inlines
    date: Inlines
    addressee: tuple[Inlines, ...]
    sender: tuple[Inlines, ...]
    subject: Inlines
    meta: Meta = NO_META
    house: Inlines = ()
    kicker: Inlines = ()


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who answers for the document, line by line (place and date, organ, office), and the `name` signed large."""

    lines: tuple[Inlines, ...]
    meta: Meta = NO_META
    name: Inlines = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One activity of a roadmap. `start` is where its first day begins and `end` where its last day is over.

    Both are counted in periods from the beginning of the roadmap, to the day. `days` are these two days as printed.
    """

    name: Inlines
    start: Fraction
    end: Fraction
    detail: Inlines = ()
    days: Inlines = ()
    lane: Inlines = ()


@dataclass(frozen=True, slots=True)
class RoadmapGate:
    """A decision point of a roadmap at the end of its day, `at` periods from the beginning; `day` as printed."""

    at: Fraction
    name: Inlines
    day: Inlines = ()
    criterion: Inlines = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Activities over periods with stage gates: shapes in a deck, a table in Word."""

    periods: tuple[Inlines, ...]
    bars: tuple[Bar, ...]
    gates: tuple[RoadmapGate, ...]
    activity_title: str
    gate_title: str
    alt: str
    meta: Meta = NO_META


@dataclass(frozen=True, slots=True)
class Organ:
    """A body or office in the governance chart; `rank` 0 is at the top."""

    key: str
    name: Inlines
    note: Inlines
    rank: int


@dataclass(frozen=True, slots=True)
class OrganTie:
    """A line between two organs: reporting upward, or the direct order in an emergency."""

    source: str
    target: str
    kind: Literal["report", "oversee", "direct-order"]
    label: Inlines


@dataclass(frozen=True, slots=True)
class Governance:
    """Who decides, who leads, who reports: shapes in a deck, a table in Word. `titles` head the Word columns."""

    organs: tuple[Organ, ...]
    ties: tuple[OrganTie, ...]
    titles: tuple[str, ...]
    alt: str
    meta: Meta = NO_META


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page (an annex); decks ignore it."""


Block: TypeAlias = (
    Paragraph
    | ListBlock
    | Table
    | Chart
    | Component
    | KeyFigures
    | Panel
    | LetterHead
    | SignOff
    | Roadmap
    | Governance
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a paper, a slide of a deck or a sheet of a book.

    `key` is stable over versions; an empty title prints no heading. `split` places what follows side by side on a
    slide, by these shares of the width: the first block at the left, the others at the right. Empty: under each other.
    With `lead` the first block is above both columns, with `foot` a component at the end under them. `tracker` is the
    chapter, printed above a slide's title; may be empty. `number` is the sheet's number in its book, which stays when
    another sheet has nothing to say; 0 elsewhere.
    """

    key: str
    title: Inlines
    level: int
    blocks: tuple[Block, ...]
    notes: tuple[Paragraph, ...] = ()
    cover: bool = False
    meta: Meta = NO_META
    split: tuple[int, ...] = ()
    tracker: str = ""
    number: int = 0
    lead: bool = False
    foot: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One document for one audience in one language.

    `form` is `letter`, `paper`, `deck` or `book`. `handling` is the mark printed on every page. `draft` is the words
    that mark a draft before publication, empty when it may go. `length_limit` is (least, most) in pages or slides; 0 is
    none. `inside` says that its readers belong to the company; `marked` that the handling mark is printed: what is
    public says so in its properties only.
    """

    id: str
    form: Literal["letter", "paper", "deck", "book"]
    language: Language
    audience: str
    title: str
    company: str
    author: str
    handling: str
    issued: date
    as_of: date
    sections: tuple[Section, ...]
    register: str = ""
    draft: str = ""
    footer: str = ""
    length_limit: tuple[int, int] = (0, 0)
    facts: tuple[str, ...] = field(default=())
    inside: bool = False
    marked: bool = True
