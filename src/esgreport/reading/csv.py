"""CSV with a header line, in UTF-8 or cp932: every field is text with its line and field number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.reading.characters import illegal_characters
from esgreport.reading.raw import RawTable, Scalar

MOST_BYTES = 200 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "cp932")


def read_csv(data: bytes, file: str) -> Outcome[RawTable]:
    """The table of one CSV file. `column` of an origin is the number of the field, from 1.

    Findings: ESG-READING-001 too large, 002 encoding, 011 forbidden character, 020 no header, 021 duplicate heading,
    022 a line with another number of fields, 023 a broken quotation.
    """
    if len(data) > MOST_BYTES:
        return Outcome(None, (finding("ESG-READING-001", Origin(file), size=len(data) // 1024),))
    text = _decoded(data)
    if text is None:
        return Outcome(None, (finding("ESG-READING-002", Origin(file), guess="?"),))
    found: list[Finding] = []
    lines = list(_lines(text, file, found))
    if not lines:
        return Outcome(None, (*found, finding("ESG-READING-020", Origin(file))))
    header, *rows = lines
    found.extend(_header_findings(header))
    rows_kept = []
    for row in rows:
        if len(row) != len(header):
            found.append(finding("ESG-READING-022", row[0].origin, count=len(row), wanted=len(header)))
        else:
            rows_kept.append(row)
    value = RawTable(header, tuple(rows_kept), Origin(file, 1, 1))
    return Outcome(None if found else value, tuple(found))


def _decoded(data: bytes) -> str | None:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _lines(text: str, file: str, found: list[Finding]) -> Iterator[tuple[Scalar, ...]]:
    """The lines that are not empty, one at a time."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            found.append(finding("ESG-READING-023", Origin(file, reader.line_num, 1), reason=quote(str(error))))
            return
        if any(field.strip() for field in fields):
            yield tuple(
                _field(field, Origin(file, reader.line_num, index), found) for index, field in enumerate(fields, 1)
            )


def _field(text: str, origin: Origin, found: list[Finding]) -> Scalar:
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    found.extend(finding("ESG-READING-011", origin, character=name) for _, name in illegal_characters(clean))
    return Scalar(clean, origin)


def _header_findings(header: tuple[Scalar, ...]) -> Iterator[Finding]:
    first: dict[str, Origin] = {}
    for cell in header:
        name = cell.text.strip()
        if name in first:
            yield finding("ESG-READING-021", cell.origin, related=(first[name],), key=quote(name))
        first.setdefault(name, cell.origin)
