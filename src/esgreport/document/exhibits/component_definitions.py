"""What an exhibits file may say of a component: its kind, its groups, entries from records or written one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from esgreport.document.component import ComponentKind, Tone
from esgreport.document.exhibits.definitions import Described, ExhibitPart, Whole
from esgreport.reading.raw import Scalar
from esgreport.reading.shape import Count, PlacedText

ALL = Count(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDefinition(ExhibitPart):
    """A labelled part of an entry: a field, or words that may hold fields (`{deadline}まで`)."""

    IN_ROW = ("field", "words")
    label: PlacedText | None = None
    words: PlacedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight(Described):
    """How the records look for which the condition `holds` is true: their tone, and their mark when one is given."""

    IN_ROW = ("mark",)
    holds: Scalar
    tone: Tone
    mark: PlacedText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links(Described):
    """To which entries of the next group each leads: by a `field` of its record, or by the records `rows`.

    Those name the one in their field `origin` and the other in `target`.
    """

    IN_ROW = ("field", "origin", "target")
    field: Scalar | None = None
    rows: Scalar | None = None
    origin: Scalar | None = None
    target: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEntries(Described):
    """An entry for each record. Each text is words with fields of the record in braces.

    `having` leaves out the records without that field, `where` those for which that condition of a record does not
    hold (`counted is false` asks for the other answer); `most` is how many are shown, 0 for all. `by` makes a group for
    each different text of that field, which is then its heading. `start` and `end` are the days of an entry. The first
    of the `highlights` that holds is used. An entry that says nothing is left out, a sentence whose field is not shown
    as well.
    """

    IN_ROW = ("title", "text", "mark", "having", "by", "start", "end")
    rows: Scalar
    title: PlacedText | None = None
    text: PlacedText | None = None
    mark: PlacedText | None = None
    parts: Mapping[str, PartDefinition] = field(default_factory=dict)
    foot: Mapping[str, PartDefinition] = field(default_factory=dict)
    having: Scalar | None = None
    where: Scalar | None = None
    by: Scalar | None = None
    start: Scalar | None = None
    end: Scalar | None = None
    most: Count = ALL
    tone: Tone | None = None
    highlights: Mapping[str, Highlight] = field(default_factory=dict)
    links: Links | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEntry(Described):
    """One entry that means the same for the whole document; facts are in braces.

    `says` are statements, one after the other under the text.
    """

    title: PlacedText | None = None
    text: PlacedText | None = None
    says: tuple[Scalar, ...] = ()
    mark: PlacedText | None = None
    parts: Mapping[str, PartDefinition] = field(default_factory=dict)
    foot: Mapping[str, PartDefinition] = field(default_factory=dict)
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDefinition(Described):
    """A group: its heading, and its entries from records (`each`), written (`entries`), or both in that order."""

    title: PlacedText | None = None
    tone: Tone = "brand"
    each: RowEntries | None = None
    entries: Mapping[str, WrittenEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentExhibit(Whole):
    """A component by its kind (`form`); a group in which nothing is said is left out, and so is a whole of them."""

    form: ComponentKind
    groups: Mapping[str, GroupDefinition]
    caption: PlacedText | None = None
    source: PlacedText | None = None
