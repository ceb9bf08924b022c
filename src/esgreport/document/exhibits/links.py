"""Links between the groups of a component: which records of the next group one record leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esgreport.document.context import RowsView, RowView
from esgreport.document.exhibits.component_definitions import Links
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.paths import parse_path
from esgreport.reading.raw import Scalar


def targets(row: RowView, links: Links, places: Sequence[tuple[RowView, int]], reader: ExhibitReader) -> Iterator[int]:
    """The places of the records that `row` leads to, among records with the places of their entries (-1: none)."""
    met = _named(row, links.field) if links.field is not None else []
    if links.rows is not None:
        pairs = ((_named(link, links.origin), _named(link, links.target)) for link in reader.rows(links.rows))
        met = [target for origins, ends in pairs if any(row.is_same(one) for one in origins) for target in ends]
    yield from (place for other, place in places if place >= 0 and any(other.is_same(one) for one in met))


def _named(row: RowView, field: Scalar | None) -> list[RowView]:
    """The records that a field refers to; none when the record does not show it."""
    if field is None:
        return []
    found: object = row
    for step in parse_path(field.text).steps:
        if not isinstance(found, RowView) or step.name not in found.names():
            return []
        found = found[step.name]
    if isinstance(found, RowView):
        return [found]
    return list(found) if isinstance(found, RowsView) else []
