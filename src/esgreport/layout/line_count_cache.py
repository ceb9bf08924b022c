"""Line counts that are asked for again and again, remembered."""

from __future__ import annotations

from functools import lru_cache

from esgreport.layout.text.breaking import safe_line_count
from esgreport.layout.text.widths import Face, advance

SURE = 0.85


@lru_cache(maxsize=32768)
def most_lines(text: str, face: Face, size_pt: float, width_pt: float) -> int:
    """The number of lines that no renderer should exceed."""
    if "\n" not in text and advance(text, face) * size_pt <= width_pt * SURE:
        return 1
    return safe_line_count(text, face, size_pt, width_pt)


@lru_cache(maxsize=8192)
def one_line_pt(text: str, face: Face, size_pt: float) -> float:
    """The width of the longest line of `text` when nothing wraps, with 3 % to spare."""
    return max(advance(line, face) for line in text.split("\n")) * size_pt * 1.03
