"""Long tables of text, read line by line: any of the encodings and separators that other systems export."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from esgreport.base.finding import Outcome, finding
from esgreport.base.origin import Origin

MOST_BYTES = 1024 * 1024 * 1024
SEPARATORS = ",\t;|"
_CHUNK = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table of text that has been found readable. `separator` is one of SEPARATORS."""

    file: str
    data: bytes
    encoding: str
    separator: str

    def lines(self) -> Lines:
        """The lines from the first one, decoded as they are asked for."""
        return Lines(self)

    def place(self, line: int, column: int) -> Origin:
        """Where a field is; `column` is its number from 1."""
        return Origin(self.file, line, column)


class Lines:
    """The fields of one line after the other. Raises csv.Error at a broken quotation, UnicodeDecodeError."""

    def __init__(self, source: Delimited) -> None:
        self._bytes = io.BytesIO(source.data)
        text = io.TextIOWrapper(self._bytes, source.encoding, newline="")
        self._reader = csv.reader(text, delimiter=source.separator, strict=True)
        self.total = len(source.data)

    def __iter__(self) -> Iterator[list[str]]:
        return self._reader

    @property
    def line_num(self) -> int:
        """The number of the line just read, from 1."""
        return self._reader.line_num

    @property
    def position(self) -> int:
        """How many of the `total` bytes have been read."""
        return self._bytes.tell()


def open_delimited(data: bytes, file: str) -> Outcome[Delimited]:
    """The table in `data`. Findings: ESG-READING-001 too large, 002 neither UTF-8, UTF-16 nor cp932, 020 empty."""
    if len(data) > MOST_BYTES:
        return Outcome(None, (finding("ESG-READING-001", Origin(file), size=len(data) // 1024),))
    encoding = _encoding(data)
    if not encoding:
        return Outcome(None, (finding("ESG-READING-002", Origin(file), guess="?"),))
    head = codecs.getincrementaldecoder(encoding)("ignore").decode(data[:_CHUNK]).lstrip()
    if not head:
        return Outcome(None, (finding("ESG-READING-020", Origin(file)),))
    return Outcome(Delimited(file, data, encoding, _separator(head)))


def _encoding(data: bytes) -> str:
    """The encoding in which the bytes can be read, of a long cp932 file the first ones; empty when there is none."""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if _decodes(data, marked or "utf-8"):
        return marked or "utf-8"
    return "cp932" if not marked and _decodes(data[:_CHUNK], "cp932", is_complete=len(data) <= _CHUNK) else ""


def _decodes(data: bytes, encoding: str, *, is_complete: bool = True) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=is_complete)
    except UnicodeDecodeError:
        return False
    return True


def _separator(head: str) -> str:
    """The separator that the first lines use most."""
    lines = head.splitlines()[:20]
    return max(SEPARATORS, key=lambda mark: max((line.count(mark) for line in lines), default=0))
