"""A sheet of up to a million rows, streamed row by row: its part is inflated as it is read and never stored."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

from lxml import etree

from esgreport.base.finding import Outcome, finding
from esgreport.base.origin import Origin
from esgreport.ooxml.zip_guard import MAX_RATIO, MAX_TOTAL_BYTES
from esgreport.reading.xlsx.book import place
from esgreport.reading.xlsx.cells import Surroundings, rows
from esgreport.reading.xlsx.parts import SheetPart, Structure
from esgreport.reading.xlsx.read import workbook

MOST_BYTES = 300 * 1024 * 1024
MOST_SHEET_BYTES = 3 * 1024 * 1024 * 1024
LARGE = 20 * 1024 * 1024
_SHEETS = "xl/worksheets/"
_STUB = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


@dataclass(frozen=True, slots=True)
class LongSheet:
    """The first visible sheet of a workbook that has been found sound."""

    file: str
    data: bytes
    part: SheetPart
    shared: Structure

    def lines(self) -> SheetLines:
        """The rows from the first one; empty cells are empty texts."""
        return SheetLines(self)

    def place(self, line: int, column: int) -> Origin:
        """The cell of a row and a column, both from 1."""
        return place(self.file, self.part.name, line, column)


class SheetLines:
    """The cells of one row after the other. Raises BrokenSheetError when the sheet is damaged or a bomb."""

    def __init__(self, source: LongSheet) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        info = self._archive.getinfo(source.part.part)
        self._stream = _Counted(self._archive.open(info), info.compress_size)
        self._source = source
        self.around = Surroundings()
        self.line_num = 0
        self.total = info.file_size

    @property
    def position(self) -> int:
        """How many of the `total` bytes of the sheet have been read."""
        return self._stream.inflated

    def __iter__(self) -> Iterator[list[str]]:
        source = self._source
        try:
            for row in rows(cast(IO[bytes], self._stream), source.file, source.part.name, source.shared, self.around):
                self.line_num = row.number
                width = max(row.cells)
                cells = [""] * width
                for column, cell in row.cells.items():
                    cells[column - 1] = cell.text
                yield cells
        except (ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error) as error:
            raise BrokenSheetError(self.line_num) from error


class BrokenSheetError(Exception):
    """A sheet that cannot be read on, with the last row that could be."""


class _Counted(io.RawIOBase):
    """A stream that stops when it holds more than a sheet can, or inflates as only bombs do."""

    def __init__(self, stream: IO[bytes], packed: int) -> None:
        self._stream = stream
        self._most = min(MOST_SHEET_BYTES, max(LARGE, packed * MAX_RATIO))
        self.inflated = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes; ValueError at a bomb or a document type."""
        data = self._stream.read(size)
        if not self.inflated and b"<!DOCTYPE" in data:
            raise ValueError("DOCTYPE")
        self.inflated += len(data)
        if self.inflated > self._most:
            raise ValueError("bomb")
        return data


def open_long(data: bytes, file: str) -> Outcome[LongSheet]:
    """The first visible sheet of the workbook `data`.

    Findings: as `read_xlsx`, but with room for a million rows; ESG-READING-020 no sheet has anything.
    """
    if len(data) > MOST_BYTES:
        return Outcome(None, (finding("ESG-READING-001", Origin(file), size=len(data) // 1024),))
    opened = workbook(_without_large_sheets(data), file)
    if opened.value is None:
        return Outcome(None, opened.findings)
    _, shared = opened.value
    part = next((part for part in shared.sheets if not part.hidden), None)
    if part is None:
        return Outcome(None, (finding("ESG-READING-020", Origin(file)),))
    return Outcome(LongSheet(file, data, part, shared), opened.findings)


def _without_large_sheets(data: bytes) -> bytes:
    """The same workbook with stubs for large sheets, so that everything else of it passes the usual checks.

    What is no zip, or has none, comes back as it is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            large = {info.filename for info in archive.infolist() if _is_large(info)}
            rest = sum(info.file_size for info in archive.infolist() if info.filename not in large)
            if not large or rest > MAX_TOTAL_BYTES:
                return data
            target = io.BytesIO()
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
                for info in archive.infolist():
                    copy.writestr(info.filename, _STUB if info.filename in large else archive.read(info))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError):
        return data
    return target.getvalue()


def _is_large(info: zipfile.ZipInfo) -> bool:
    encrypted = info.flag_bits & 0x1
    return info.filename.startswith(_SHEETS) and info.file_size > LARGE and not encrypted
