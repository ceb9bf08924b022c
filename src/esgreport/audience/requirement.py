"""What a document cannot do without and does not have: in the words of the form, at the place where it is entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.base.view import View, ViewField
from esgreport.company.fields import FieldSpec, specs
from esgreport.company.records import KINDS

FACTS = "facts"
MOST_RELATED = 20


@dataclass(frozen=True, slots=True)
class Required:
    """A required fact: its id or pattern, and where a person enters it when it is not a field of a record.

    Of several, parted by `|`, one will do; people are asked for the first.
    """

    fact: str
    where: Text

    @property
    def first(self) -> str:
        """The fact that people are asked for."""
        return self.fact.partition("|")[0]

    @property
    def kind(self) -> str:
        """The kind of record that it is a field of."""
        return self.first.partition(".")[0]

    @property
    def field(self) -> str:
        """The field; empty when any record of the kind will do."""
        last = self.first.rpartition(".")[2]
        return "" if last == "*" else last

    @property
    def record(self) -> str:
        """The one record that is meant; empty or `*` for any."""
        return self.first.partition(".")[2].rpartition(".")[0]

    def spec(self) -> FieldSpec | None:
        """The field as people see it; None for a whole record and for what is computed."""
        known = specs(KINDS[self.kind]) if self.kind in KINDS else ()
        return next((spec for spec in known if spec.name == self.field), None)

    def names(self) -> Text:
        """The sheet and column of the workbook, with their names in YAML; else the words of `where`."""
        if self.kind not in KINDS:
            return self.where
        record, spec = KINDS[self.kind], self.spec()
        if spec is None:
            return Text(f"「{record.JA}」（{self.kind}）", f"“{record.EN}” ({self.kind})")
        key = f"{self.kind}.{spec.name}"
        return Text(f"「{record.JA}」の「{spec.ja}」（{key}）", f"“{spec.en}” of “{record.EN}” ({key})")


def missing_facts(
    titles: tuple[Text, Text], required: Iterable[Required], known: Mapping[str, tuple[Row, ...]], view: View
) -> Iterator[Finding]:
    """A finding for each required fact that the view does not hold; `titles` are those of the document and its reader.

    `known` are all rows by kind, whoever may see them. Findings: ESG-AUDIENCE-001 not entered, 040 entered and not for
    this reader.
    """
    document, reader = titles
    words = {"title_ja": document.ja, "title_en": document.en, "reader_ja": reader.ja, "reader_en": reader.en}
    for item in required:
        if any(is_there(fact, view) for fact in item.fact.split("|")):
            continue
        empty, entered = _given(item, known.get(item.kind, ()))
        code = "ESG-AUDIENCE-001" if empty or not entered else "ESG-AUDIENCE-040"
        written = empty or [fact for fact in entered if fact.origin is not None]
        places = tuple(dict.fromkeys(fact.origin for fact in written if fact.origin is not None))
        first, *others = places or (_sheet(item.kind, known),)
        where = item.names()
        details = {**words, "where_ja": where.ja, "where_en": where.en}
        yield finding(code, first, item.first, document="", related=others[:MOST_RELATED], **details)


def _given(item: Required, rows: Iterable[Row]) -> tuple[list[Fact], list[Fact]]:
    """The first fact of every record that lacks the field, and the facts that were entered or computed."""
    if item.kind not in KINDS:
        return [], [fact for row in rows for _, fact in row.fields if fact.id == item.first]
    meant = (row for row in rows if row.fields and item.record in ("", "*", row.id))
    named = [(row, row.fact(item.field) if item.field else row.fields[0][1]) for row in meant]
    return [row.fields[0][1] for row, fact in named if fact is None], [fact for _, fact in named if fact is not None]


def _sheet(kind: str, known: Mapping[str, tuple[Row, ...]]) -> Origin:
    """Where a record of `kind` would be entered: its sheet of the workbook, else the facts as a whole."""
    facts = (fact for rows in known.values() for row in rows if row.kind in KINDS for _, fact in row.fields)
    place = next((fact.origin for fact in facts if fact.origin is not None), None)
    if place is None or not place.cell:
        return Origin(FACTS)
    is_form = any(place.cell.startswith(f"{record.JA}!") for record in KINDS.values())
    return Origin(place.file, cell=f"{KINDS[kind].JA}!A1") if is_form and kind in KINDS else Origin(place.file)


def is_there(pattern: str, view: View) -> bool:
    """Whether the view holds what is required: one fact, a record, or a field of every visible record."""
    kind, _, rest = pattern.partition(".*")
    if not pattern.startswith(f"{kind}.*"):
        return _find(pattern, view) is not None
    rows = view.rows.get(kind, ())
    field = rest.removeprefix(".")
    return bool(rows) and (not field or all(field in row.fields for row in rows))


def _find(fact_id: str, view: View) -> ViewField | None:
    if fact_id in view.facts:
        return view.facts[fact_id]
    kind, _, name = fact_id.partition(".")
    for row in view.rows.get(kind, ()):
        value = row.fields.get(name.rpartition(".")[2])
        if isinstance(value, Fact) and (value.id == fact_id or "." not in name):
            return value
    return None
