"""Reading a workbook: everything that must hold before its cells are believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import Package
from esgreport.reading.xlsx.book import Workbook, Worksheet, WorksheetRow
from esgreport.reading.xlsx.cells import Surroundings, rows
from esgreport.reading.xlsx.crosscheck import disagreements
from esgreport.reading.xlsx.parts import SheetPart, Structure, StructureError, structure, workbook_part

MOST_BYTES = 50 * 1024 * 1024
MOST_CELLS = 2_000_000
_MACROS = ("vbaProject", "macroEnabled", "macrosheet")


class _TooManyError(Exception):
    """A sheet has more cells than a form can have."""


def read_xlsx(data: bytes, file: str) -> Outcome[Workbook]:
    """The sheets of the workbook `data`, one text a cell.

    Findings: ESG-OOXML-001 to 018 what is damaged, encrypted or hostile; ESG-READING-001 too large, 030 macros,
    031 not a workbook, 032 links to other workbooks, 039 two readers disagree, 042 too many cells, 043 structure.
    Faults of single cells are in the sheets.
    """
    opened = workbook(data, file)
    if opened.value is None:
        return Outcome(None, opened.findings)
    package, shared = opened.value
    try:
        book = Workbook(file, tuple(_sheet(package, file, part, shared) for part in shared.sheets))
    except (ValueError, etree.XMLSyntaxError):
        return Outcome(None, (finding("ESG-READING-043", Origin(file)),))
    except _TooManyError:
        return Outcome(None, (finding("ESG-READING-042", Origin(file)),))
    parts = {part.name: part.part for part in shared.sheets}
    found = tuple(disagreements(data, package, book, parts))
    return Outcome(None if found else book, found)


def workbook(data: bytes, file: str) -> Outcome[tuple[Package, Structure]]:
    """The package and what its sheets share, with the findings of the file as a whole."""
    origin = Origin(file)
    if len(data) > MOST_BYTES:
        return Outcome(None, (finding("ESG-READING-001", origin, size=len(data) // 1024),))
    opened = open_package(data, file)
    if opened.value is None:
        return Outcome(None, opened.findings)
    package = opened.value
    main = workbook_part(package)
    refused = _refused(package, main, origin)
    if refused is not None:
        return Outcome(None, (refused,))
    try:
        return Outcome((package, structure(package, main)))
    except (StructureError, ValueError, etree.XMLSyntaxError):
        return Outcome(None, (finding("ESG-READING-043", origin),))


def _refused(package: Package, main: str, origin: Origin) -> Finding | None:
    kinds = [package.content_type(name) for name in package.parts]
    if any(word in kind for kind in kinds for word in _MACROS) or any("vbaProject" in name for name in package.parts):
        return finding("ESG-READING-030", origin)
    kind = package.content_type(main)
    if not kind.endswith("+xml") or "spreadsheetml" not in kind:
        return finding("ESG-READING-031", origin)
    if any("externalLink+xml" in kind for kind in kinds):
        return finding("ESG-READING-032", origin)
    return None


def _sheet(package: Package, file: str, part: SheetPart, shared: Structure) -> Worksheet:
    around = Surroundings()
    lines = tuple(_limited(rows(package.parts[part.part], file, part.name, shared, around)))
    hidden_columns, merged = frozenset(around.hidden_columns), tuple(around.merged)
    return Worksheet(part.name, lines, part.hidden, hidden_columns, merged, around.faults, around.written)


def _limited(rows_read: Iterable[WorksheetRow]) -> Iterator[WorksheetRow]:
    """The rows as they are, as long as they have no more than MOST_CELLS cells."""
    count = 0
    for row in rows_read:
        count += len(row.cells)
        if count > MOST_CELLS:
            raise _TooManyError
        yield row
