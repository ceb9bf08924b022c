"""The gate for characters: which no text may contain, and how a file's bytes become characters.

Writers of Office files disagree on these characters (some raise, some drop them silently), so they stop here. Names
keep their exact code points otherwise: nothing is normalised.
"""

from __future__ import annotations

import re

from esgreport.base.finding import Outcome, finding
from esgreport.base.origin import Origin

# Controls but LF and TAB, DEL and C1, surrogates, private use (the template engine's own), noncharacters, the marks
# that turn the direction of text, and tag characters.
ILLEGAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
    + "|[" + "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(1, 17)) + "]"
)  # fmt: skip


def illegal_characters(text: str) -> tuple[tuple[int, str], ...]:
    """Each forbidden character of `text` with its index, as (index, `U+0007`)."""
    return tuple((match.start(), code_point(match[0])) for match in ILLEGAL.finditer(text))


def code_point(character: str) -> str:
    """The usual name of a character's number: `U+FA19`."""
    return f"U+{ord(character):04X}"


def readable(data: bytes, file: str, most: int) -> Outcome[str]:
    """The text of a file of at most `most` bytes. Findings: ESG-READING-001 too large, 002 not UTF-8."""
    if len(data) > most:
        return Outcome(None, (finding("ESG-READING-001", Origin(file), size=len(data) // 1024),))
    text, guess = decoded(data)
    return Outcome(text, () if text is not None else (finding("ESG-READING-002", Origin(file), guess=guess or "?"),))


def decoded(data: bytes) -> tuple[str | None, str]:
    """The text of UTF-8 `data` with or without a mark at its start, line ends made LF; or None and a better guess.

    The guess is `cp932` when the bytes read as that, else empty.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), ""
    except UnicodeDecodeError:
        return None, "cp932" if _reads_as(data, "cp932") else ""


def _reads_as(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
