"""The second net: words that the reader may not know, searched in everything that the file says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

SHORTEST = 4
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def normalised(text: str) -> str:
    """`text` as a reader would compare it: compatibility forms folded, invisible characters and spaces gone."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split()).casefold()


def search(texts: Iterable[str], secrets: Sequence[str]) -> tuple[int, ...]:
    """The positions in `secrets` of those that occur in the texts; shorter ones than four characters are not sought."""
    if not secrets:
        return ()
    whole = normalised("\n".join(texts))
    wanted = ((number, normalised(secret)) for number, secret in enumerate(secrets))
    return tuple(number for number, secret in wanted if len(secret) >= SHORTEST and secret in whole)
