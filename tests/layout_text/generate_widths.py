"""Write content/fonts/*.json from the installed BIZ UD, Noto, Carlito and Caladea fonts. Run by hand when a font changes.

    python tests/layout_text/generate_widths.py        (needs fontTools and fc-match)

A table keeps only what differs from the commonest advance (one em), grouped by width, as hexadecimal code point ranges.
"""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "content" / "fonts"
FONTS = (
    ("BIZ UDPGothic", "BIZ UDPゴシック", False),
    ("BIZ UDPGothic", "BIZ UDPゴシック", True),
    ("BIZ UDGothic", "BIZ UDゴシック", False),
    ("BIZ UDGothic", "BIZ UDゴシック", True),
    ("BIZ UDPMincho", "BIZ UDP明朝", False),
    ("BIZ UDMincho", "BIZ UD明朝", False),
    ("Noto Sans CJK JP", "Noto Sans JP", False),
    ("Noto Sans CJK JP", "Noto Sans JP", True),
    ("Noto Serif CJK JP", "Noto Serif JP", False),
    # As wide as the Latin fonts of every Office, character by character.
    ("Carlito", "Calibri", False),
    ("Carlito", "Calibri", True),
    ("Caladea", "Cambria", False),
    ("Caladea", "Cambria", True),
)
# Of these faces no letters but Latin and Greek ones are kept.
LATIN = ("Carlito", "Caladea")
OTHER_LETTERS = range(0x400, 0x2000)


def ranges(codes: Iterable[int]) -> str:
    """`20-7e a5` for the code points."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in runs)


def installed(name: str, bold: bool) -> TTFont:
    """The installed font file of the face; an error when fontconfig offers another family."""
    query = f"{name}:{'bold' if bold else 'regular'}"
    asked = ["fc-match", "-f", "%{family}|%{file}|%{index}", query]
    family, path, index = subprocess.check_output(asked, text=True).split("|")
    if name not in family.split(","):
        raise SystemExit(f"{name} is not installed")
    return TTFont(path, lazy=True, fontNumber=int(index) if path.endswith(".ttc") else -1)


def table(name: str, alias: str, bold: bool) -> dict[str, object]:
    """The JSON table of one face."""
    font = installed(name, bold)
    units, advances = font["head"].unitsPerEm, font["hmtx"]
    groups: dict[int, list[int]] = defaultdict(list)
    for code, glyph in font.getBestCmap().items():
        if advances[glyph][0] != units and not (name in LATIN and code in OTHER_LETTERS):
            groups[advances[glyph][0]].append(code)
    hhea, os2 = font["hhea"], font["OS/2"]
    return {
        "name": name,
        "alias": alias,
        "bold": bold,
        "units_per_em": units,
        "default_width": units,
        "hhea": [hhea.ascent, hhea.descent, hhea.lineGap],
        "win": [os2.usWinAscent, os2.usWinDescent],
        "widths": {str(width): ranges(codes) for width, codes in sorted(groups.items())},
    }


def main() -> None:
    """Write every table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, alias, bold in FONTS:
        stem = f"{name.lower().replace(' ', '-')}-{'bold' if bold else 'regular'}"
        text = json.dumps(table(name, alias, bold), ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{stem}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
