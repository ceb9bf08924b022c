"""Raw records: which kinds, ids and keys the files hold, before any value has a type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.fields import keys
from esgreport.company.grammar.parse_error import ParseError
from esgreport.company.grammar.word import parse_id
from esgreport.company.records import KINDS, Record
from esgreport.reading.raw import Entry, Mapping, Node, Null, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as written: its known keys with their nodes."""

    record: type[Record]
    id: str
    origin: Origin
    values: dict[str, Node]

    def subject(self, field_name: str = "") -> str:
        """How a finding names the record, or one of its fields."""
        name = self.record.KIND if self.record.SINGLE else f"{self.record.KIND}[{self.id or '?'}]"
        return f"{name}.{field_name}" if field_name else name


@dataclass(slots=True)
class RawRecords:
    """Raw records and findings while files are read."""

    records: list[RawRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, origin: Origin, subject: str = "", **details: str) -> None:
        """Add one finding."""
        self.findings.append(finding(code, origin, subject, document="", related=(), **details))

    def take(self, record: type[Record], entries: Iterable[tuple[Scalar, Node]], origin: Origin) -> None:
        """Add one record, with findings for its id and for keys that the kind does not have."""
        known, given = keys(record), tuple(entries)
        values = {key.text: node for key, node in given if key.text in known}
        name, faults = _id_of(record, values.pop("id", None), origin)
        raw = RawRecord(record, name, origin, values)
        self.findings += [*faults, *(_unknown_key(raw, key) for key, _ in given if key.text not in known)]
        self.records.append(raw)


def gather(files: Iterable[tuple[str, Node]]) -> RawRecords:
    """The raw records of all files, in whatever order these come.

    Findings: ESG-COMPANY-001 to 010, 018.
    """
    gathering = RawRecords()
    for _, root in sorted(files, key=lambda pair: pair[0]):
        if not isinstance(root, Mapping):
            gathering.report("ESG-COMPANY-001", root.origin)
            continue
        for entry in root.entries:
            record = KINDS.get(entry.key.text)
            if record is None:
                _unknown_kind(gathering, entry.key)
            else:
                _gather_kind(gathering, record, entry)
    return gathering


def _unknown_kind(gathering: RawRecords, key: Scalar) -> None:
    gathering.report("ESG-COMPANY-002", key.origin, value=quote(key.text), **guess(key.text, KINDS))


def _gather_kind(gathering: RawRecords, record: type[Record], entry: Entry) -> None:
    node, place = entry.value, entry.key.origin
    if isinstance(node, Null):
        return
    if record.SINGLE:
        _gather_record(gathering, record, node, place, "ESG-COMPANY-004")
    elif isinstance(node, Sequence):
        for item in node.items:
            _gather_record(gathering, record, item, item.origin, "ESG-COMPANY-005")
    else:
        gathering.report("ESG-COMPANY-003", node.origin, record.KIND, kind=record.KIND)


def _gather_record(gathering: RawRecords, record: type[Record], node: Node, place: Origin, code: str) -> None:
    if isinstance(node, Mapping):
        gathering.take(record, ((entry.key, entry.value) for entry in node.entries), place)
    else:
        gathering.report(code, place, record.KIND, kind=record.KIND)


def _id_of(record: type[Record], node: Node | None, origin: Origin) -> tuple[str, list[Finding]]:
    if record.SINGLE:
        return record.KIND, []
    subject = f"{record.KIND}[?]"
    if node is None or isinstance(node, Null):
        return "", [finding("ESG-COMPANY-009", node.origin if node else origin, subject)]
    if not isinstance(node, Scalar):
        return "", [finding("ESG-COMPANY-014", node.origin, subject + ".id", field="id")]
    parsed = parse_id(node.text)
    if isinstance(parsed, ParseError):
        return "", [finding(parsed.code, node.origin, subject, value=parsed.value)]
    return parsed, []


def _unknown_key(raw: RawRecord, key: Scalar) -> Finding:
    known = keys(raw.record)
    if f"{key.text}_ja" in known:
        return finding("ESG-COMPANY-018", key.origin, raw.subject(key.text), key=quote(key.text))
    suggestion = guess(key.text, known)
    return finding("ESG-COMPANY-007", key.origin, raw.subject(), key=quote(key.text), **suggestion)


def unique(records: Iterable[RawRecord]) -> tuple[list[RawRecord], list[Finding]]:
    """The first record of every id, and findings for the others: ESG-COMPANY-006 single kinds, 008 ids.

    Ids that differ only in upper and lower case count as the same, for they name folders.
    """
    first: dict[tuple[str, str], RawRecord] = {}
    unique_records: list[RawRecord] = []
    found: list[Finding] = []
    for raw in sorted(records, key=lambda item: item.origin):
        if not raw.id:
            unique_records.append(raw)
            continue
        earlier = first.setdefault((raw.record.KIND, raw.id.lower()), raw)
        if earlier is raw:
            unique_records.append(raw)
        else:
            code = "ESG-COMPANY-006" if raw.record.SINGLE else "ESG-COMPANY-008"
            place = str(earlier.origin)
            found.append(finding(code, raw.origin, raw.subject(), related=[earlier.origin], id=raw.id, place=place))
    return unique_records, found
