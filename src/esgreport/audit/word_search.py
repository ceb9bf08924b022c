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
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
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
        return normalised(self.text)

    @cached_property
    def _spaced(self) -> str:
        return unicodedata.normalize("NFKC", self.text.translate(_INVISIBLE)).casefold()

    def holds(self, name: str) -> bool:
        """Whether a name of two characters or more occurs in the text; one of two or three as a whole word."""
        wanted = _folded(name)
        if len(wanted) >= LONG:
            return wanted in self._whole
        is_word = len(wanted) >= SHORTEST and not wanted.isdigit()
        return self.words and is_word and _alone(wanted).search(self._spaced) is not None


def normalised(text: str) -> str:
    """`text` as a reader would compare it: compatibility forms folded, invisible characters and spaces removed."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split()).casefold()


def search(texts: Iterable[str], secrets: Sequence[str]) -> tuple[int, ...]:
    """The positions in `secrets` of those names that occur in the texts."""
    if not secrets:
        return ()
    text = SearchText("\n".join(texts))
    return tuple(number for number, secret in enumerate(secrets) if text.holds(secret))


@lru_cache(maxsize=32768)
def _folded(name: str) -> str:
    return normalised(name)


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
