"""What a character is to a line breaker: script, line breaking class, kinsoku sets.

Classes follow Unicode Standard Annex 14; the sets follow JIS X 4051 and JLREQ 3.1.7 (line-start and line-end
prohibition) with small kana and the long vowel mark among the non-starters, as Word and PowerPoint have them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NO_START = frozenset(
    "、。，．・：；？！ー々〻ゝゞヽヾ゛゜"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "）］｝」』】〉》〕〙〗”’»›‥…‰′″℃％〜～｡､･ｰﾞﾟ｣ｧｨｩｪｫｬｭｮｯ"
    "!%),.:;?]}¢°"
)
NO_END = frozenset("（［｛「『【〈《〔〘〖“‘«‹｢([{¥￥$＄£￡＃#№")
HANGING = frozenset("、。，．､｡,.")

_CLASSES = {
    "SP": " ",
    "GL": "\u00a0\u202f\u2060\u2011\ufeff\u200d",
    "ZW": "\u200b",
    "BA": "\t\u2010\u2012\u2013|\u3000",
    "HY": "-\u00ad",
    "SY": "/",
    "IS": ",.:;",
    "EX": "!?！？",
    "QU": "\"'“”‘’«»‹›",
    "OP": "([{（［｛「『【〈《〔〘〖｢",
    "CP": ")]",
    "CL": "}、。，．）］｝」』】〉》〕〙〗｡､｣",
    "PR": "$+\\£¥€￥＄￡№±−",
    "PO": "%°¢℃‰′″％￠",
    "IN": "…‥",
    "B2": "—―",
    "NS": "・：；ー々〻ゝゞヽヾ゛゜〜～･ｰﾞﾟ",
}
_CLASS_OF = {char: name for name, chars in _CLASSES.items() for char in chars}


def is_cjk(char: str) -> bool:
    """Whether `char` is a kana, a kanji or 々: what a Japanese reader calls a letter."""
    code = ord(char)
    if code < 0x3005:
        return 0x2E80 <= code <= 0x2FDF
    return (
        code in (0x3005, 0x3007)
        or 0x3041 <= code <= 0x30FF
        or 0x31F0 <= code <= 0x31FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF66 <= code <= 0xFF9F
        or 0x20000 <= code <= 0x3FFFF
    )


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """`cjk` (full-width signs included), `latin`, or `` for spaces and signs that follow the text before them."""
    code = ord(char)
    if is_cjk(char) or unicodedata.east_asian_width(char) in "WFH":
        return "cjk"
    return "latin" if 0x20 < code < 0x2000 and code != 0xA0 else ""


@lru_cache(maxsize=8192)
def line_class(char: str) -> str:
    """The line breaking class of `char`, in the names of UAX 14; CM for marks, ID for all that is set like kanji."""
    if char in _CLASS_OF:
        return _CLASS_OF[char]
    if char in NO_START:
        return "NS"
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Mc", "Cf"):
        return "CM"
    if unicodedata.east_asian_width(char) in "WF" or is_cjk(char):
        return "ID"
    if category == "Nd":
        return "NU"
    return "SP" if category == "Zs" else "AL"
