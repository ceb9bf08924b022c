"""Printed figures as numbers of a cell that look the same: `△1,234.5` is -1234.5 in the format `#,##0.0;△#,##0.0`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_FIGURE = re.compile(r"([△▲-]?)(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d+))?(%?)")
# A workbook keeps fifteen digits of a number.
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number and the format in which a cell prints it as the document does."""

    value: Decimal
    number_format: str


def figure_of(text: str) -> CellNumber | None:
    """The figure that `text` is; None for words, units and what a cell would print otherwise."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    sign, whole, part, percent = found.groups(default="")
    digits = whole.replace(",", "")
    if len(digits) + len(part) > MOST_DIGITS or (len(digits) > 1 and digits.startswith("0")):
        return None
    value = Decimal(f"{digits}.{part}" if part else digits).scaleb(-2 if percent else 0)
    shown = ("#,##0" if "," in whole or len(digits) <= 3 else "0") + (f".{'0' * len(part)}" if part else "") + percent
    return CellNumber(-value if sign else value, f"{shown};{sign}{shown}" if sign in ("△", "▲") else shown)
