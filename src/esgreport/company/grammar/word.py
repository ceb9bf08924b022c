"""Words with a fixed meaning: yes and no, choices, ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from esgreport.base.near_word import guess
from esgreport.company.grammar.parse_error import ParseError, parse_error

NOTHING: Mapping[str, str] = MappingProxyType({})
ID = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")
# Names that Windows keeps for devices; an id becomes a folder's name.
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_BOOLEANS = {
    "yes": True, "no": False, "true": True, "false": False,
    "はい": True, "いいえ": False, "○": True, "〇": True, "×": False, "✕": False,
}  # fmt: skip


def parse_bool(text: str) -> bool | ParseError:
    """Yes or no. Refusal: ESG-COMPANY-036."""
    known = _BOOLEANS.get(text.strip().lower())
    return parse_error("ESG-COMPANY-036", text) if known is None else known


def parse_choice(
    text: str, choices: tuple[str, ...], shown: Mapping[str, str] = NOTHING, meant: Mapping[str, str] = NOTHING
) -> str | ParseError:
    """One of `choices`, also as another word that `meant` knows. Refusal: ESG-COMPANY-037 with the words `shown`."""
    word = text.strip()
    if word in choices:
        return word
    if word in meant:
        return meant[word]
    japanese = [shown.get(choice, choice) for choice in choices]
    listed = {"choices_ja": "、".join(japanese), "choices_en": ", ".join(choices)}
    return parse_error("ESG-COMPANY-037", text, **listed, **guess(word, (*choices, *japanese)))


def parse_id(text: str) -> str | ParseError:
    """An id, safe as a folder's name everywhere. Refusal: ESG-COMPANY-010."""
    word = text.strip()
    return word if ID.fullmatch(word) and not _DEVICES.fullmatch(word) else parse_error("ESG-COMPANY-010", text)
