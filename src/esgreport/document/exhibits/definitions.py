"""What an exhibits file may say: one frozen dataclass a kind of exhibit, and one for each of their parts.

Texts may hold facts: `{house.limit}`. IN_ROW are the fields that are looked up in each record of `rows`; the others
mean one thing for the whole document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from esgreport.base.origin import Origin
from esgreport.base.text import Language
from esgreport.document.tree import Align, ChartKind, SeriesRole
from esgreport.reading.raw import Scalar
from esgreport.reading.shape import Count, Digit, Flat, PlacedText

Words = Annotated[PlacedText, Flat()]
NONE, WHOLE = Count(0), Digit(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Anything with a place; `when` names the condition of document.yaml without which it is left out."""

    IN_ROW: ClassVar[tuple[str, ...]] = ()
    place: Origin
    when: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing(Described):
    """One wording of a statement, for when its condition holds and every fact in it is shown."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Described):
    """A whole exhibit; `given` are names to which each use gives a meaning: `exhibit("ask", ask=…)`."""

    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitPart(Described):
    """A part under a name of its own, which is the field that it shows unless it says another."""

    field: Scalar | None = None

    def shows(self, name: str) -> Scalar:
        """The field that the part called `name` shows."""
        return self.field or Scalar(name, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(ExhibitPart):
    """One column. `weight` is its share of the width, `weight_en` that of the English table where it differs.

    `otherwise` are the fields shown, the first that there is, of a record without the field of the column.
    """

    IN_ROW = ("field", "otherwise")
    head: Words
    otherwise: tuple[Scalar, ...] = ()
    align: Align = "start"
    weight: Count = NONE
    weight_en: Count | None = None

    def weight_in(self, language: Language) -> int:
        """The weight in the table of this language."""
        return self.weight if language == "ja" or self.weight_en is None else self.weight_en


@dataclass(frozen=True, slots=True, kw_only=True)
class TableExhibit(Whole):
    """One line a record; without records there is no table.

    `having` leaves out the records without that field, `besides` those for which that condition of a record holds, as
    another exhibit shows them.
    """

    IN_ROW = ("having",)
    rows: Scalar
    columns: Mapping[str, TableColumn]
    caption: PlacedText | None = None
    unit: PlacedText | None = None
    source: PlacedText | None = None
    having: Scalar | None = None
    besides: Scalar | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine(ExhibitPart):
    """One line of a cell: its words, or a field without any."""

    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow(ExhibitPart):
    """A heading at the left; at the right a text, several lines, or a field without either."""

    head: Words
    text: PlacedText | None = None
    lines: Mapping[str, SheetLine] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExhibit(Whole):
    """Headings at the left, contents at the right."""

    rows: Mapping[str, SheetRow]
    caption: PlacedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePart(ExhibitPart):
    """One key figure: its value, the words under it, and a note that may be left out."""

    label: Words
    note: PlacedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresExhibit(Whole):
    """Two to four key figures side by side."""

    figures: Mapping[str, FigurePart]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDefinition(ExhibitPart):
    """One series under its role; `x` is the place of a curve or point. A frontier names its points by records."""

    IN_ROW = ("x", "field")
    name: Words | None = None
    x: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLimit(ExhibitPart):
    """The fact that the values are compared with, and what it is called.

    `crossings` are the values of curves at it, under the role of the curve; in a tornado it is the result as judged.
    """

    name: Words
    crossings: Mapping[SeriesRole, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderName(Described):
    """A line under the name of a record in a chart, for those for which the condition `where` holds."""

    IN_ROW = ("words",)
    words: Words
    where: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartExhibit(Whole):
    """A native chart. `most` is how many records are shown, 0 for all; `decimals` how many digits the labels have.

    `about` is a condition of the records that the chart is about: the others step back; in `progress` they are those
    to be watched. `where` is one of the records that are drawn at all. `under` are lines under the names of records.
    """

    IN_ROW = ("category",)
    chart: ChartKind
    rows: Scalar
    series: Mapping[SeriesRole, SeriesDefinition]
    category: Scalar | None = None
    unit: PlacedText | None = None
    decimals: Digit = WHOLE
    most: Count = NONE
    alt: PlacedText | None = None
    caption: PlacedText | None = None
    source: PlacedText | None = None
    x_title: PlacedText | None = None
    y_title: PlacedText | None = None
    limit: ChartLimit | None = None
    about: Scalar | None = None
    where: Scalar | None = None
    under: Mapping[str, UnderName] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAxis(ExhibitPart):
    """One direction of the map: the field with the class (1 to 5) and what the five classes are called."""

    IN_ROW = ("field",)
    classes: tuple[Scalar, Scalar, Scalar, Scalar, Scalar]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapExhibit(Whole):
    """The map of scenarios: `up` to higher impact, `across` to higher likelihood; an index, not a score.

    `filled` is the condition of the records that have a filled mark before their label, the others an outlined one.
    """

    IN_ROW = ("label",)
    rows: Scalar
    label: Scalar
    across: MapAxis
    up: MapAxis
    filled: Scalar | None = None
    corner: PlacedText | None = None
    caption: PlacedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapBars(Described):
    """The activities: their names, first and last days, words beside the name, and the lane that they share."""

    IN_ROW = ("name", "start", "end", "detail", "lane")
    rows: Scalar
    name: Scalar
    start: Scalar
    end: Scalar
    detail: Scalar | None = None
    lane: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapGates(Described):
    """The stage gates: their names and days, and what must be met."""

    IN_ROW = ("name", "on", "criterion")
    rows: Scalar
    name: Scalar
    on: Scalar
    criterion: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapExhibit(Whole):
    """Activities over half years with stage gates; `activity` and `gate` head the table that Word gets."""

    bars: RoadmapBars
    gates: RoadmapGates
    activity: PlacedText
    gate: PlacedText
    alt: PlacedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceExhibit(Whole):
    """Who decides, who leads, who reports: `bodies` and the `lines` between them; `titles` head the table in Word."""

    bodies: Scalar
    lines: Scalar
    titles: tuple[PlacedText, PlacedText, PlacedText]
    alt: PlacedText | None = None
