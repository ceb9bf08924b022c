"""The finding of a rule about a field of a record."""

from __future__ import annotations

from esgreport.base.finding import Finding, finding
from esgreport.company.records import Record


def fault(code: str, record: Record, field: str, **details: object) -> Finding:
    """A finding about `field`, at its place."""
    name = record.KIND if record.SINGLE else f"{record.KIND}[{record.id or '?'}]"
    return finding(code, record.written_at(field), f"{name}.{field}", document="", related=(), field=field, **details)
