"""Raw values become typed records: every fault of every file at once, whatever the order of files and records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language
from esgreport.company.raw_record import RawRecords, gather, unique
from esgreport.company.record_decoder import DecodedRecord, decode_record
from esgreport.company.record_set import Records, record_set
from esgreport.company.records import Company, House, Record
from esgreport.company.references import Known, dangling, known_ids
from esgreport.company.rules.addressees import addressee_faults
from esgreport.company.rules.cross_record import cross_record_faults
from esgreport.company.rules.estimates import faults_of_estimates
from esgreport.company.rules.ranges import out_of_range
from esgreport.company.rules.single_record import faults_of_dates, single_record_faults
from esgreport.company.table import gather_table
from esgreport.reading.raw import Node, RawTable, Scalar

Files = Sequence[tuple[str, Node]]
Tables = Sequence[tuple[type[Record], RawTable]]
NEEDED: tuple[type[Record], ...] = (Company, House)


def decode(
    files: Files, tables: Tables = (), languages: tuple[Language, ...] = LANGUAGES, readers: tuple[str, ...] = ()
) -> Outcome[Records]:
    """The records in the trees of `files` (name, root) and in `tables` (CSV or the sheets of a workbook) by kind.

    Texts need `languages` only. `readers` are the families of readers, ours when empty. The value is never None: it
    holds every record that could be read. Findings: ESG-COMPANY-001 to 093.
    """
    raw_records = _gathered(files, tables)
    unique_records, repeated = unique(raw_records.records)
    currency = _currency(raw_records)
    drafted = [decode_record(raw, currency, languages, readers) for raw in unique_records]
    drafts = [item for item, _ in drafted]
    records = record_set([item.record for item in drafts if item.record is not None])
    faults = [*raw_records.findings, *repeated, *_missing_kinds(raw_records)]
    faults += [fault for _, found in drafted for fault in found]
    return Outcome(records, ordered([*faults, *_faults(drafts, records)]))


def _gathered(files: Files, tables: Tables) -> RawRecords:
    made = gather(files)
    for kind, table in tables:
        gather_table(kind, table, made)
    return made


def _faults(drafts: Sequence[DecodedRecord], records: Records) -> Iterable[Finding]:
    """What is wrong with records that could be read, singly and together."""
    yield from dangling(drafts, known_ids(item.raw for item in drafts))
    for item in drafts:
        yield from (*out_of_range(item.partial), *faults_of_dates(item.partial))
        if item.record is not None:
            yield from single_record_faults(item.record)
    yield from (*cross_record_faults(records), *faults_of_estimates(records), *addressee_faults(records))


def ids_of(files: Files, tables: Tables) -> Known:
    """The ids of every kind as written, before anything is decoded."""
    return known_ids(_gathered(files, tables).records)


def _currency(gathering: RawRecords) -> str:
    """The company's currency, needed before any amount is read."""
    nodes = (raw.values.get("currency") for raw in gathering.records if raw.record is Company)
    written = (node.text.strip() for node in nodes if isinstance(node, Scalar))
    return next((word for word in written if word in _known_currencies()), "JPY")


def _known_currencies() -> tuple[str, ...]:
    return tuple(Company.__dataclass_fields__["currency"].metadata["choices"])


def _missing_kinds(gathering: RawRecords) -> Iterable[Finding]:
    given = {raw.record for raw in gathering.records}
    for record in (kind for kind in NEEDED if kind not in given):
        yield finding("ESG-COMPANY-017", Origin("facts"), record.KIND, kind=record.KIND, ja=record.JA, en=record.EN)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in the order of their places, so that reading order decides nothing."""
    return tuple(sorted(findings, key=_place))


def _place(item: Finding) -> tuple[str, str, Origin, str, str, tuple[tuple[str, str], ...]]:
    origin = item.origin or Origin("")
    return origin.file, origin.cell.rpartition("!")[0], origin, item.code, item.subject, item.details
