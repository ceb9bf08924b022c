"""Rules about whom a record is addressed to."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import Finding, quote
from esgreport.base.near_word import guess
from esgreport.company.addressing import addressable, addressed
from esgreport.company.record_set import Records
from esgreport.company.rules.fault import fault


def addressee_faults(records: Records) -> Iterator[Finding]:
    """Findings: ESG-COMPANY-151 no supplier, item, category or region of that name; 152 not a record for suppliers."""
    named = list(addressed(records))
    known = addressable(records) if named else frozenset[str]()
    for record in named:
        for word in record.to:
            if word not in known:
                yield fault("ESG-COMPANY-151", record, "to", value=quote(word), **guess(word, known))
        if record.audience != "supplier":
            yield fault("ESG-COMPANY-152", record, "to", audience=record.audience)
