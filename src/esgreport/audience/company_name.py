"""A company's name in the forms in which people write it: its legal form elsewhere, abbreviated, or left out."""

from __future__ import annotations

import re
import unicodedata

_JAPANESE = ("株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "(株)", "(有)", "(同)")
_ENGLISH = ("Co.", "Co Ltd", "Inc.", "Ltd.", "Limited", "Corp.", "Corporation", "Company", "LLC", "K.K.")
_AT_ENDS = re.compile(
    rf"^\s*(?:{'|'.join(map(re.escape, _JAPANESE))})\s*|\s*(?:{'|'.join(map(re.escape, _JAPANESE))})\s*$"
)
_BEHIND = re.compile(
    r"(?:[\s,]+(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|k\.?k|pte|pty)\b\.?)+\s*$",
    re.IGNORECASE,
)
_ONE_SCRIPT = re.compile(r"[A-Za-z0-9&.\s\-]+|[ァ-ヺー・\s]+|[ぁ-ゖー\s]+")
_KANJI, _KANA, _LATIN = re.compile("[㐀-鿿々〆]"), re.compile("[ぁ-ゖァ-ヺー]"), re.compile("[A-Za-z0-9]")
# A shorter name is a common word or part of one: it counts beside a legal form only.
LEAST_KANJI, LEAST_KANA, LEAST_LATIN = 3, 4, 5


def bare_name(name: str) -> str:
    """`name` without its legal form, compatibility forms folded (㈱, （株）); as it is when nothing would be left."""
    folded = unicodedata.normalize("NFKC", name).strip()
    bare = _BEHIND.sub("", _AT_ENDS.sub("", folded)).strip(" ,")
    return bare if bare and not _is_form(folded) else name


def _is_form(folded: str) -> bool:
    return folded in _JAPANESE or folded.rstrip(".").casefold() in {form.rstrip(".").casefold() for form in _ENGLISH}


def name_forms(name: str) -> tuple[str, ...]:
    """`name`, and the other forms that mean this company and nothing else; `name` alone when it has no legal form."""
    bare = bare_name(name)
    if bare == name:
        return (name,)
    if _is_long(bare):
        return tuple(dict.fromkeys((name, bare)))
    if _LATIN.fullmatch(bare[-1]):
        return tuple(dict.fromkeys((name, *(f"{bare} {form}" for form in _ENGLISH))))
    japanese = (each for form in _JAPANESE for each in (form + bare, bare + form))
    return tuple(dict.fromkeys((name, *japanese)))


def is_one_script(name: str) -> bool:
    """Whether a name is of Latin letters only, or of one kana: such a row of signs may be a part of another word."""
    return _ONE_SCRIPT.fullmatch(name) is not None


def _is_long(bare: str) -> bool:
    """Whether a name means its company even alone; signs of several scripts count together."""
    counts = (len(_KANJI.findall(bare)), len(_KANA.findall(bare)), len(_LATIN.findall(bare)))
    needed = (LEAST_KANJI, LEAST_KANA, LEAST_LATIN)
    return sum(count / least for count, least in zip(counts, needed, strict=True)) >= 1
