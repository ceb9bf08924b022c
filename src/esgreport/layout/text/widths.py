"""Advance widths of the fonts that the built-in brand uses, and a stated guess for all others."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from esgreport.layout.text.characters import script

_ZERO_WIDTH = "300-36f 3099-309a 200b-200f 2060-2064 fe00-fe0f feff e0100-e01ef"
_GUESS_UNITS = 1000
LIKE, ASCENT_SHARE = "like.json", 0.8

# JIS X 4051 asks for a quarter em; LibreOffice sets a fifth of a line of 1.2 em, and lines are compared with it.
GAP_EM = 0.24


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font face as far as a line breaker needs it; two faces are equal only when they are the same object.

    Widths are in `units` of an em; a character that is not in `widths` has `default`. `win_ascent` and `win_descent`
    are the values of OS/2. `approximate` marks a font without a table: `like` names the font whose widths are used, and
    is empty for a guess by East Asian width.
    """

    name: str
    bold: bool
    units: int
    default: int
    win_ascent: int
    win_descent: int
    approximate: bool = False
    alias: str = ""
    like: str = ""
    widths: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def win_height_em(self) -> float:
        """Height of a line by the OS/2 win metrics, in em."""
        return (self.win_ascent + self.win_descent) / self.units


def _characters(ranges: str) -> Iterator[str]:
    for run in ranges.split():
        first, _, last = run.partition("-")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            yield chr(code)


def parse_face(data: bytes) -> Face:
    """The face of one `content/fonts/*.json` file, as tests/layout_text/generate_widths.py writes it."""
    table = json.loads(data)
    widths = dict.fromkeys(_characters(_ZERO_WIDTH), 0)
    for width, ranges in table["widths"].items():
        widths.update(dict.fromkeys(_characters(ranges), int(width)))
    win_ascent, win_descent = table["win"]
    return Face(
        name=table["name"],
        bold=table["bold"],
        units=table["units_per_em"],
        default=table["default_width"],
        win_ascent=win_ascent,
        win_descent=win_descent,
        alias=table["alias"],
        widths=widths,
    )


@lru_cache(maxsize=1)
def _guessed_widths() -> Mapping[str, int]:
    half = _GUESS_UNITS // 2
    narrow = [*range(0x20, 0x2800), *range(0xFF61, 0xFFDD)]
    widths = {chr(code): half for code in narrow if unicodedata.east_asian_width(chr(code)) not in "WFA"}
    widths.update(dict.fromkeys(_characters(_ZERO_WIDTH), 0))
    return widths


@lru_cache(maxsize=64)
def guessed_face(name: str, bold: bool) -> Face:
    """A substitute for a font without a table: half or full width by East Asian width, ambiguous ones full."""
    height = (880, 120)
    return Face(name, bold, _GUESS_UNITS, _GUESS_UNITS, *height, approximate=True, widths=_guessed_widths())


class Faces:
    """The faces of a project by font name, English or Japanese."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        """`tables` maps the file names of `content/fonts/` to their bytes; other files than `.json` are ignored.

        `like.json` says which widths replace those of fonts that may not be read for a table, and their line height.
        """
        self._faces: dict[tuple[str, bool], Face] = {}
        self._like: dict[str, tuple[str, float]] = {}
        for file_name in sorted(tables):
            if file_name.rpartition("/")[2] == LIKE:
                rows = json.loads(tables[file_name])
                self._like = {name: (row["like"], row["line_em"]) for row in rows for name in row["names"]}
            elif file_name.endswith(".json"):
                face = parse_face(tables[file_name])
                self._faces[face.name, face.bold] = face
                self._faces[face.alias, face.bold] = face

    def get(self, name: str, bold: bool = False) -> Face:
        """The face; a bold without a table is the regular emboldened (same widths); an unknown font is a guess."""
        key = (name, bold)
        if key not in self._faces:
            self._faces[key] = self._new_face(name, bold)
        return self._faces[key]

    def _new_face(self, name: str, bold: bool) -> Face:
        if (name, False) in self._faces:
            return replace(self._faces[name, False], bold=bold)
        if name not in self._like:
            return guessed_face(name, bold)
        like, line_em = self._like[name]
        face = self.get(like, bold)
        ascent = round(line_em * face.units * ASCENT_SHARE)
        descent = round(line_em * face.units) - ascent
        return replace(face, name=name, alias="", win_ascent=ascent, win_descent=descent, approximate=True, like=like)


@lru_cache(maxsize=4096)
def positions(text: str, face: Face) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Running widths of `text` in face units, and the gap before each character (0 where there is none).

    The first tuple has `len(text) + 1` entries and includes the gaps. LibreOffice also sets a gap between a digit and
    a full-width bracket; Word does not: the wider reading is kept.
    """
    get, default, gap = face.widths.get, face.default, round(face.units * GAP_EM)
    running, gaps, total = [0], [], 0
    before = ""
    for char in text:
        after = script(char) or before
        space = gap if before and after != before else 0
        total += get(char, default) + space
        running.append(total)
        gaps.append(space)
        before = after
    return tuple(running), tuple(gaps)


def advance(text: str, face: Face) -> float:
    """Width of `text` on one line, in em, with about a quarter em between CJK and Latin letters or digits."""
    return positions(text, face)[0][-1] / face.units
