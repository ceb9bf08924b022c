"""Pages of a PDF as numbers that can be kept and compared: where each line stands, and how dark each field is."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from dataclasses import dataclass

import pypdfium2

COLUMNS, CELL = 32, 8
LEVELS = 16
MOST_MOVED_PT = 1.0
MOST_MEAN, MOST_SINGLE = 0.15, 3


@dataclass(frozen=True)
class Line:
    """One piece of text on one line: a checksum of its words, and its box in points from the top left."""

    mark: str
    box: tuple[float, float, float, float]

    def near(self, other):
        """Whether both say the same and stand within a point of each other."""
        moved = max(abs(one - two) for one, two in zip(self.box, other.box, strict=True))
        return self.mark == other.mark and moved <= MOST_MOVED_PT


@dataclass(frozen=True)
class Page:
    """A page: its size in points, its lines, and the darkness of its fields row by row (`0` black to `f` white)."""

    width: float
    height: float
    lines: tuple[Line, ...]
    grid: str

    def packed(self):
        """As JSON keeps it."""
        return [self.width, self.height, [[line.mark, *line.box] for line in self.lines], self.grid]

    @classmethod
    def unpacked(cls, retained):
        width, height, lines, grid = retained
        return cls(width, height, tuple(Line(mark, tuple(box)) for mark, *box in lines), grid)


def measured(data):
    """The pages of one PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page(page):
    width, height = page.get_size()
    text = page.get_textpage()
    lines = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = "".join(text.get_text_bounded(left, bottom, right, top).split())
        box = tuple(round(value, 1) for value in (left, height - top, right, height - bottom))
        lines.append(Line(f"{zlib.crc32(words.encode()):08x}", box))
    return Page(round(width, 1), round(height, 1), tuple(lines), _grid(page, width, height))


def _grid(page, width, height):
    bitmap = page.render(scale=COLUMNS * CELL / width, grayscale=True)
    rows, stride, pixels = bitmap.height // CELL, bitmap.stride, bytes(bitmap.buffer)
    made = []
    for row in range(rows):
        for column in range(min(COLUMNS, bitmap.width // CELL)):
            total = sum(
                sum(pixels[(row * CELL + y) * stride + column * CELL : (row * CELL + y) * stride + (column + 1) * CELL])
                for y in range(CELL)
            )
            made.append(f"{min(LEVELS - 1, total // (CELL * CELL * 256 // LEVELS)):x}")
    return "".join(made)


def unlike(expected, found):
    """The lines that are missing or moved, those that are new, and what else differs in words."""
    lost, new = list(expected.lines), []
    for line in found.lines:
        same = next((item for item in lost if item.near(line)), None)
        if same is None:
            new.append(line)
        else:
            lost.remove(same)
    disclosed = []
    if (expected.width, expected.height) != (found.width, found.height):
        disclosed.append("another size")
    if lost or new:
        moved = sum((Counter(item.mark for item in lost) & Counter(item.mark for item in new)).values())
        disclosed.append(f"{moved} lines moved, {len(lost) - moved} lost, {len(new) - moved} new")
    mean, most = distance(expected.grid, found.grid)
    if mean > MOST_MEAN or most > MOST_SINGLE:
        disclosed.append(f"looks different (mean {mean:.2f}, most {most} of {LEVELS - 1})")
    return lost, new, disclosed


def distance(one, two):
    """The mean and the largest difference of two grids in levels; grids of other sizes are all different."""
    if len(one) != len(two) or not one:
        return float(LEVELS), LEVELS
    gaps = [abs(int(a, 16) - int(b, 16)) for a, b in zip(one, two, strict=True)]
    return sum(gaps) / len(gaps), max(gaps)


def picture(data, number, width=900, boxes=()):
    """A PNG of page `number`, with frames: boxes in points and a colour (red, green, blue) each."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        scale = width / page.get_size()[0]
        bitmap = page.render(scale=scale, rev_byteorder=True)
        pixels, stride, high, step = bytearray(bitmap.buffer), bitmap.stride, bitmap.height, bitmap.n_channels
        for box, color in boxes:
            _frame(pixels, stride, step, bitmap.width, high, [round(value * scale) for value in box], color)
        rows = (bytes(_rgb(pixels[y * stride : y * stride + bitmap.width * step], step)) for y in range(high))
        return _png(bitmap.width, high, b"".join(b"\0" + row for row in rows))
    finally:
        document.close()


def _rgb(row, step):
    if step == 3:
        return row
    made = bytearray(len(row) // step * 3)
    for channel in range(3):
        made[channel::3] = row[channel::step]
    return made


def _frame(pixels, stride, step, width, height, box, color):
    left, top, right, bottom = (
        min(max(value, 0), limit - 1) for value, limit in zip(box, (width, height) * 2, strict=True)
    )
    spots = [(x, y) for x in range(left, right + 1) for y in (top, bottom)]
    spots += [(x, y) for y in range(top, bottom + 1) for x in (left, right)]
    for x, y in spots:
        pixels[y * stride + x * step : y * stride + x * step + 3] = bytes(color)


def _png(width, height, rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 3)) + chunk(b"IEND", b"")
