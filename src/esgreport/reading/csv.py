"""CSV with a header line, in UTF-8 or cp932: every field is text with its line and field number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.reading.characters import illegal_characters
from esgreport.reading.raw import RawTable, Scalar, repeated

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
    found += [*_header_findings(header), *_row_findings(rows, len(header))]
    return Outcome(None if found else RawTable(header, tuple(rows), Origin(file, 1, 1)), tuple(found))


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
    try:
        for fields in filter(lambda fields: any(map(str.strip, fields)), reader):
            places = (Origin(file, reader.line_num, index) for index in range(1, len(fields) + 1))
            yield tuple(_field(field, place, found) for field, place in zip(fields, places, strict=True))
    except csv.Error as error:
        found.append(finding("ESG-READING-023", Origin(file, reader.line_num, 1), reason=quote(str(error))))


def _field(text: str, origin: Origin, found: list[Finding]) -> Scalar:
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    found.extend(finding("ESG-READING-011", origin, character=name) for _, name in illegal_characters(clean))
    return Scalar(clean, origin)


def _header_findings(header: tuple[Scalar, ...]) -> Iterator[Finding]:
    for name, before in repeated(Scalar(cell.text.strip(), cell.origin) for cell in header):
        yield finding("ESG-READING-021", name.origin, related=(before,), key=quote(name.text))


def _row_findings(rows: Iterable[tuple[Scalar, ...]], wanted: int) -> Iterator[Finding]:
    for row in rows:
        if len(row) != wanted:
            yield finding("ESG-READING-022", row[0].origin, count=len(row), wanted=wanted)
