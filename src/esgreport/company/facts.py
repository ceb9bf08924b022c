"""Records become facts: one row a record, one fact a field, each with its label, publication and sources.

Facts are named `<kind>.<id>.<field>`, those of single kinds `<kind>.<field>`. A text is one fact with both languages;
a reference is the id as text; a list is its ids joined by `;`. A field without a value is absent. What every record
carries besides its own fields (label, sources, as-of, publication) is not a fact but an attribute of each fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from esgreport.base.fact import Fact, Publication, Row, Value
from esgreport.base.label import HEARD, HEARD_ALONE, Label, join_all
from esgreport.company.fields import FieldSpec, own_specs
from esgreport.company.labelling import default_label
from esgreport.company.record_set import Records
from esgreport.company.records import Dialogue, Record

LIST_SEPARATOR = ";"
# The fields of a conversation that hold what was said; when and with whom it took place is our own knowledge.
SPOKEN_FIELDS = ("topic", "outcome")


def facts_of(records: Records) -> tuple[Row, ...]:
    """The rows of all records, in the order of kinds and ids."""
    heard = heard_labels(records)
    return tuple(row_of(record, heard) for listed in records.by_kind.values() for record in listed)


def row_of(record: Record, heard: Mapping[str, Label] = MappingProxyType({})) -> Row:
    """One record as facts; what is based on a conversation is disclosed no further than the partner agreed in it."""
    agreed = join_all(heard[source] for source in record.sources if source in heard)
    presence = presence_of(record).join(agreed)
    return Row(record.KIND, record.id, presence, tuple(_facts(record, presence, agreed, heard.get(record.id, agreed))))


def _facts(record: Record, presence: Label, agreed: Label, spoken: Label) -> Iterator[tuple[str, Fact]]:
    own, origin = dict(record.labels), record.written_at
    publication = Publication(record.published, record.published_on, record.publishable_after)
    known = (record.as_of, record.basis, record.sources, publication)
    prefix = record.KIND if record.SINGLE else f"{record.KIND}.{record.id}"
    for spec, value in _values(record):
        label = own.get(spec.name) or field_label(record, spec, presence)
        label = label.join(spoken if spec.name in SPOKEN_FIELDS else agreed)
        yield spec.name, Fact(f"{prefix}.{spec.name}", value, label, *known, origin(spec.name))


def heard_labels(records: Records) -> dict[str, Label]:
    """How far what a partner said may go, by the id of the conversation; none where they agreed to more."""
    labels = {"none": HEARD_ALONE, "internal": HEARD}
    return {
        talk.id: Label(compartments=frozenset((labels[talk.consent],)))
        for talk in records.of(Dialogue)
        if talk.direction == "in" and talk.consent in labels
    }


def presence_of(record: Record) -> Label:
    """Who may know that the record exists: its own label, or that of its kind."""
    return record.label or default_label(record.presence, record.id)


def field_label(record: Record, spec: FieldSpec, presence: Label) -> Label:
    """The label of a field that the record does not label by name.

    A field without a label of its own is as open as the record; one with it is never more open than the record's own
    label, when the record has one.
    """
    default = default_label(spec.label, record.id) if spec.label else presence
    return default.join(record.label) if spec.label and record.label else default


def _values(record: Record) -> Iterator[tuple[FieldSpec, Value]]:
    for spec in own_specs(record.KIND):
        given = getattr(record, spec.name)
        value: Value | None = LIST_SEPARATOR.join(given) if spec.form == "list" else given
        if value is not None and value != "":
            yield spec, value
