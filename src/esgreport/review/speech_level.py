"""The register of Japanese prose: です・ます and である do not mix within a document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from esgreport.review.passages import Passage

_QUOTED = re.compile("「[^」]*」|（[^）]*）")
_POLITE = re.compile("(です|ます|ました|ません|でした|ましょう|ください|ございます|まいります|存じます)$")
_PLAIN = re.compile("(である|する|(?<![まで])した|ない|だ|れる|せる|いる|った|いた|なる|きる|える|みる|よる|む|ぐ|ぶ)$")


def mixed_speech_levels(passages_read: Iterable[Passage], register: str) -> tuple[Passage, ...]:
    """The passages of prose whose sentences end in the other register than the document's.

    `de-aru` documents are plain, `desu-masu` and `highest` polite; anything else is not judged. Facts' texts,
    quotations, list items, headings and cells are left out: there nouns may end a line.
    """
    if register not in ("de-aru", "desu-masu", "highest"):
        return ()
    wrong = _POLITE if register == "de-aru" else _PLAIN
    return tuple(passage for passage in passages_read if _is_judged(passage) and _has_ending(passage.text, wrong))


def _is_judged(passage: Passage) -> bool:
    return passage.kind == "prose" and not passage.facts


def _has_ending(text: str, wrong: re.Pattern[str]) -> bool:
    bare = _QUOTED.sub("", text)
    return any(wrong.search(sentence.strip()) for sentence in bare.split("。") if sentence.strip())
