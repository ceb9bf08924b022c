"""Files that are broken, locked, hostile or of another kind: one clear sentence each, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from esgreport.reading.xlsx.read import read_xlsx
from tests.workbook.conftest import members, sheet_part, whole, zipped

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _with(**changes):
    parts = members(whole())
    parts.update({name.replace("__", "/"): data for name, data in changes.items()})
    return zipped(parts)


def _typed(old, new):
    parts = members(whole())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, new)
    return zipped(parts)


def _part(name, change):
    parts = members(whole())
    parts[name] = change(parts[name])
    return zipped(parts)


def _external():
    parts = members(whole())
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    override = b'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="' + kind + b'"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    return zipped(parts)


def _laughs(data):
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10 if number else b"ha") for number in range(9)
    )
    return data.replace(b"<worksheet ", b"<!DOCTYPE x [" + entities + b"]><worksheet ", 1)


SHEET = sheet_part(whole(), "投資")
MACRO = (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.macroEnabled.main+xml")
REFUSED = {
    "an empty file": (lambda: b"", "ESG-OOXML-001"),
    "a text file": (lambda: "品目,金額\n".encode(), "ESG-OOXML-002"),
    "a password": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "ESG-OOXML-003"),
    "an .xls": (lambda: COMPOUND, "ESG-OOXML-004"),
    "a file cut short": (lambda: whole()[: len(whole()) // 2], "ESG-OOXML-005"),
    "a damaged part": (lambda: whole()[:4000] + b"\0" * 64 + whole()[4064:], None),
    "a zip bomb": (lambda: _with(xl__media__bomb_bin=bytes(120_000_000)), None),
    "thousands of parts": (lambda: _with(**{f"xl__x{number}": b"x" for number in range(2100)}), "ESG-OOXML-006"),
    "macros in name": (lambda: _with(**{"xl__vbaProject.bin": b"x"}), "ESG-READING-030"),
    "macros in type": (lambda: _typed(*MACRO), "ESG-READING-030"),
    "a binary workbook": (
        lambda: _typed(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.binary.main",
        ),
        "ESG-READING-031",
    ),
    "a document of Word": (
        lambda: _typed(b"spreadsheetml.sheet.main+xml", b"wordprocessingml.document.main+xml"),
        "ESG-READING-031",
    ),
    "a link to another workbook": (_external, "ESG-READING-032"),
    "a billion laughs": (lambda: _part(SHEET, _laughs), "ESG-OOXML-015"),
    "broken XML": (lambda: _part(SHEET, lambda data: data[:-40]), "ESG-OOXML-018"),
    "a sheet that is not there": (
        lambda: zipped({name: data for name, data in members(whole()).items() if name != SHEET}),
        "ESG-READING-043",
    ),
    "rows out of order": (lambda: _part(SHEET, lambda data: data.replace(b'<row r="8"', b'<row r="2"')), "ESG-READING-043"),
    "cells in the wrong row": (lambda: _part(SHEET, lambda data: data.replace(b'r="A8"', b'r="A9"')), "ESG-READING-043"),
    "cells with no name": (lambda: _part(SHEET, lambda data: data.replace(b'r="A8"', b'r="?8"')), "ESG-READING-043"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED, ids=str)
def test_a_file_that_cannot_be_believed_is_refused_with_one_sentence(kind):
    make, code = REFUSED[kind]
    read = read_xlsx(make(), "facts.xlsx")
    assert read.value is None
    assert len(read.findings) == 1
    assert code is None or read.findings[0].code == code


def test_a_string_number_that_is_not_there_is_a_finding_of_its_cell():
    data = _part(SHEET, lambda text: text.replace(b't="s"><v>', b't="s"><v>99999', 1))
    book = read_xlsx(data, "facts.xlsx").value
    assert [item.code for sheet in book.sheets for item in sheet.faults.values()] == ["ESG-READING-040"]


# Peak memory of one read, in a process of its own; a dense reader would ask for half a terabyte.
# getrusage counts the parent's memory from before the start as well; the high-water mark of /proc does not.
PROBE = """
    import sys
    from pathlib import Path
    from esgreport.reading.xlsx.read import read_xlsx
    read = read_xlsx(Path(sys.argv[1]).read_bytes(), "facts.xlsx")
    found = read.findings or [item for sheet in read.value.sheets for item in sheet.faults.values()]
    marks = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
    print(*marks, *(item.code for item in found))
"""


def _row(number, cells):
    return f'<row r="{number}">{cells}</row>'


FAR = {
    "one cell at the end": _row(1, '<c r="A1"><v>1</v></c>') + _row(1048576, '<c r="XFD1048576"><v>1</v></c>'),
    "one empty cell at the end": _row(1, '<c r="A1"><v>1</v></c>') + _row(1048576, '<c r="XFD1048576" s="1"/>'),
    "two corners of a wide sheet": _row(1, '<c r="A1"><v>1</v></c>') + _row(1048576, '<c r="IV1048576"><v>1</v></c>'),
}
CODES = {
    "one cell at the end": ["ESG-READING-038"],
    "one empty cell at the end": [],
    "two corners of a wide sheet": ["ESG-READING-042"],
}


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
@pytest.mark.parametrize("kind", FAR, ids=str)
def test_cells_far_apart_cost_no_memory(kind, tmp_path):
    parts = members(whole())
    text = parts[SHEET].decode()
    start, end = text.index("<sheetData>"), text.index("</sheetData>")
    parts[SHEET] = (text[:start] + "<sheetData>" + FAR[kind] + text[end:]).encode()
    path = tmp_path / "far.xlsx"
    path.write_bytes(zipped(parts))
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PROBE), str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    peak, *codes = done.stdout.split()
    assert codes == CODES[kind]
    assert int(peak) < 150_000
