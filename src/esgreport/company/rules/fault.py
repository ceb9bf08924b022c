"""The finding of a rule about a field of a record."""

from __future__ import annotations

from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.company.records import Record


def place_of(record: Record, field: str) -> Origin | None:
    """Where the field was written, or the record when the field is not there."""
    return record.origins.get(field) or record.origins.get("")


def fault(code: str, record: Record, field: str, **details: object) -> Finding:
    """A finding about `field`, at its place."""
    name = record.KIND if record.SINGLE else f"{record.KIND}[{record.id or '?'}]"
    return finding(code, place_of(record, field), f"{name}.{field}", document="", related=(), field=field, **details)
