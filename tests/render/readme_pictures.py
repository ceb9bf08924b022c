"""`make pictures`: the pictures of the README, the first pages of the example's documents side by side.

Each picture is of the Japanese edition: two pages of a letter, four of a paper, six slides of a deck. Needs LibreOffice
and the fonts that `.ci/run` installs.
"""

from __future__ import annotations

import struct
import sys
import tempfile
import zlib
from pathlib import Path

import pypdfium2

from esgreport import api
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "aoba-precision"
FOLDER = ROOT / "docs" / "pictures"
# Pages shown of each document, and how many stand in one row.
SHOWN = {
    "shareholder-letter": (2, 2), "supplier-letter": (2, 2), "supplier-briefing": (6, 3), "board-memo": (4, 4),
    "board-deck": (6, 3),
}  # fmt: skip
WIDTH, GAP = 1024, 8
GROUND = b"\xd6\xd6\xd6"  # one pixel between the pages: red, green, blue


def page_rows(page: pypdfium2.PdfPage, width: int) -> list[bytes]:
    """The rows of one page as pixels of three bytes, `width` pixels wide."""
    image = page.render(scale=width / page.get_width(), rev_byteorder=True)
    starts = (line * image.stride for line in range(image.height))
    return [bytes(image.buffer[start : start + image.width * 3]) for start in starts]


def sheet(data: bytes, most: int, in_row: int) -> list[bytes]:
    """The first `most` pages of a PDF, `in_row` beside each other."""
    document = pypdfium2.PdfDocument(data)
    wide = (WIDTH - GAP * (in_row + 1)) // in_row
    pages = [page_rows(document[number], wide) for number in range(min(most, len(document)))]
    document.close()
    empty = GROUND * WIDTH
    rows = [empty] * GAP
    for start in range(0, len(pages), in_row):
        row = pages[start : start + in_row]
        for line in range(max(map(len, row))):
            cells = [page[line] if line < len(page) else GROUND * (len(page[0]) // 3) for page in row]
            rows.append((GROUND * GAP + (GROUND * GAP).join(cells))[: WIDTH * 3].ljust(WIDTH * 3, GROUND[:1]))
        rows += [empty] * GAP
    return rows


def png(rows: list[bytes]) -> bytes:
    """Rows of pixels of three bytes as a PNG file."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def main() -> None:
    """Build the example, print it, and write a picture of each document."""
    loaded = api.open_project(str(EXAMPLE)).value
    if loaded is None:
        raise SystemExit("the example does not build; run `esgreport check examples/aoba-precision`")
    with tempfile.TemporaryDirectory() as out:
        api.build(loaded, str(EXAMPLE), out, documents=SHOWN, languages=("ja",), pdf=True)
        for name, (most, in_row) in SHOWN.items():
            path = next(Path(out).rglob(f"{name}.pdf"), None)
            if path is None:
                raise SystemExit("no PDF files were printed: LibreOffice is needed for `make pictures`")
            (FOLDER / f"{name}.png").write_bytes(png(sheet(path.read_bytes(), most, in_row)))
            sys.stdout.write(f"{FOLDER.relative_to(ROOT) / name}.png\n")


if __name__ == "__main__":
    main()
