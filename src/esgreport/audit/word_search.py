"""The second net: words that the reader may not know, searched in everything that the file says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

# A shorter name may be part of another word: it is searched for as a whole word.
LONG = 4
SHORTEST = 2
# Zero-width signs, marks of direction, fillers, and selectors of variants.
_UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u180e\u3164\ufeff\uffa0"
_RANGES = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_INVISIBLE = dict.fromkeys([*map(ord, _UNSEEN), *(sign for low, high in _RANGES for sign in range(low, high + 1))])
# How a name is divided is no part of it: middle dots fall away, every hyphen is one.
_DIVIDED = {**dict.fromkeys(map(ord, "・·‧•∙⋅"), None), **dict.fromkeys(map(ord, "_‐‑‒–—―−"), "-")}
_CODE = re.compile(r"([a-z]+)-(\d+)")
_TITLES = "様|殿|氏|社|製|側|株式会社|有限会社|合同会社"
# By script: the signs that make a name's neighbour part of the same word, and what may nevertheless come before and
# after it. Particles are hiragana and end a word.
_SCRIPTS = (
    ("㐀-鿿々〆", "会社", _TITLES),
    ("ァ-ヺー", "", ""),
    ("ぁ-ゖ", "[はがのにをとへもでや]", "[はがのにをとへもでや]"),
    ("a-z0-9", "", ""),
)


@dataclass(frozen=True)
class SearchText:
    """A text made ready for the search. `words` says whether it is prose: only there short names are words."""

    text: str
    words: bool = True

    @cached_property
    def _whole(self) -> str:
        return _folded(self.text)

    @cached_property
    def _spaced(self) -> str:
        return self._written.casefold()

    @cached_property
    def _written(self) -> str:
        return unicodedata.normalize("NFKC", self.text.translate(_INVISIBLE))

    def holds(self, name: str) -> bool:
        """Whether a name of two characters or more occurs in the text; one of two or three as a whole word.

        A code (SUP-02) is found with any hyphen, a space or nothing between its parts, too.
        """
        wanted = _folded_name(name)
        if len(wanted) >= LONG:
            code = _CODE.fullmatch(wanted)
            return wanted in self._whole or (code is not None and bool(_code(*code.groups()).search(self._spaced)))
        is_word = len(wanted) >= SHORTEST and not wanted.isdigit()
        return self.words and is_word and _alone(wanted).search(self._spaced) is not None

    def holds_word(self, name: str) -> bool:
        """Whether a name of letters or kana occurs as words of its own, with or without spaces in it.

        A single word of Latin letters must be written as a name is, with a capital.
        """
        first = re.split(r"[\s・\-]", unicodedata.normalize("NFKC", name).casefold(), maxsplit=1)[0]
        if first not in self._spaced:
            return False
        found = _as_words(unicodedata.normalize("NFKC", name)).finditer(self._written)
        return any(" " in name or not match[0][0].islower() for match in found)


def normalised(text: str) -> str:
    """`text` as a reader would compare it: compatibility forms folded, invisible characters and spaces removed."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split()).casefold()


def search(texts: Iterable[str], secrets: Sequence[str]) -> tuple[int, ...]:
    """The positions in `secrets` of those names that occur in the texts."""
    if not secrets:
        return ()
    text = SearchText("\n".join(texts))
    return tuple(number for number, secret in enumerate(secrets) if text.holds(secret))


def _folded(text: str) -> str:
    return normalised(text).translate(_DIVIDED)


@lru_cache(maxsize=32768)
def _folded_name(name: str) -> str:
    return _folded(name)


@lru_cache(maxsize=4096)
def _code(letters: str, digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){letters} ?{digits}(?![a-z0-9])")


@lru_cache(maxsize=4096)
def _as_words(name: str) -> re.Pattern[str]:
    words = re.split(r"[\s・\-]+", name)
    signs = next((signs for signs, *_ in _SCRIPTS if re.match(f"[{signs}]", name.casefold())), "")
    between = r"[\s・\-]*".join(map(re.escape, words))
    return re.compile(f"(?<![{signs}]){between}(?![{signs}])" if signs else between, re.IGNORECASE)


@lru_cache(maxsize=4096)
def _alone(word: str) -> re.Pattern[str]:
    """The word where no sign of the same script makes it part of a longer one; 東雲 in 東雲様, but not in 東雲市."""
    before, after = "", ""
    for signs, leading, trailing in _SCRIPTS:
        inside = re.compile(f"[{signs}]")
        if inside.match(word[0]):
            before = f"(?:(?<![{signs}])|(?<={leading}))" if leading else f"(?<![{signs}])"
        if inside.match(word[-1]):
            after = f"(?:(?![{signs}])|(?={trailing}))" if trailing else f"(?![{signs}])"
    return re.compile(before + re.escape(word) + after)
