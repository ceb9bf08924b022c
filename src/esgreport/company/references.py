"""References: every id that a record names must be the id of a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.fields import FieldSpec, specs
from esgreport.company.labelling import compartment_owners
from esgreport.company.raw_record import RawRecord
from esgreport.company.record_decoder import DecodedRecord
from esgreport.company.records import Release

MOST_RELATED = 20
Known = Mapping[str, frozenset[str]]


def known_ids(records: Iterable[RawRecord]) -> Known:
    """The ids of every kind, of records with faults too, so that one fault does not bring others."""
    ids: dict[str, set[str]] = {}
    for raw in records:
        ids.setdefault(raw.record.KIND, set()).add(raw.id)
    return {kind: frozenset(ids - {""}) for kind, ids in ids.items()}


def dangling(drafts: Iterable[DecodedRecord], known: Known) -> list[Finding]:
    """Findings for ids without a record: ESG-COMPANY-061 unknown, 062 the id belongs to another kind.

    The same wrong id in the same field of many rows is one finding, at the first place, with the others as related.
    """
    first: dict[tuple[str, str, str], Finding] = {}
    for draft in drafts:
        for field, place, kinds, name in _named(draft):
            if any(name in known.get(kind, ()) for kind in kinds):
                continue
            key = (draft.raw.record.KIND, field, name)
            earlier = first.get(key)
            if earlier is None:
                first[key] = _finding(draft, field, place, kinds, name, known)
            elif len(earlier.related) < MOST_RELATED:
                first[key] = replace(earlier, related=(*earlier.related, place))
    return list(first.values())


def _named(draft: DecodedRecord) -> Iterator[tuple[str, Origin, tuple[str, ...], str]]:
    """(field, place, kinds, id) of every id that the record names."""
    for spec in specs(draft.raw.record):
        if spec.refs and spec.name in draft.fields:
            place = draft.origins[spec.name]
            for name in _ids(spec, draft.fields[spec.name]):
                yield spec.name, place, spec.refs, name
    record = draft.record
    if record is None:
        return
    for kind, name in compartment_owners(record):
        place = draft.origins.get("labels") or draft.origins.get("label") or draft.raw.origin
        yield "label", place, (kind,), name
    if isinstance(record, Release):
        family, colon, name = record.audience.partition(":")
        if colon and family in ("supplier", "customer"):
            yield "audience", draft.origins["audience"], (f"{family}s",), name


def _ids(spec: FieldSpec, value: object) -> tuple[str, ...]:
    if spec.form == "list" and isinstance(value, tuple):
        return tuple(dict.fromkeys(value))
    return (str(value),)


def _finding(
    draft: DecodedRecord, field: str, place: Origin, kinds: tuple[str, ...], name: str, known: Known
) -> Finding:
    subject = draft.raw.subject(field)
    other = next((kind for kind in sorted(known) if name in known[kind]), "")
    wanted = ", ".join(kinds)
    if other:
        return finding("ESG-COMPANY-062", place, subject, value=quote(name), other=other, kinds=wanted)
    ids = [known_id for kind in kinds for known_id in sorted(known.get(kind, ()))]
    return finding("ESG-COMPANY-061", place, subject, value=quote(name), kinds=wanted, **guess(name, ids))
