"""The two languages of one text: the same figures, the same direction, the same yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.coherence.stated_figures import MEASURES, counted_in, numerals_in
from esgreport.coherence.word_pairs import DENIED_EN, DENIED_JA, IDIOMS_EN, IDIOMS_JA, PAIRS, SOFT_EN, SOFT_JA, WordPair
from esgreport.company.fields import own_specs

# Kinds of records that hold names and amounts, and argue nothing.
LISTS = {"suppliers", "supplier_sites", "customers", "sales", "sites", "transactions", "products", "evidence"}
# Fields that hold names or speak to the reader, in which each language has its own way of putting it.
NAMED = {
    "name", "title", "law", "judged_by", "raised_by", "reviewer", "approver", "challenged_by", "text", "question",
    "objection", "scope", "words", "trigger", "identity", "responsible", "subject",
}  # fmt: skip
# Without one of these a Japanese text tells no figure.
NUMBERED = re.compile(r"[0-9０-９〇一二三四五六七八九十百半毎]|案")
Said = tuple[Place, Text]


@cache
def _text_fields(kind: str) -> tuple[str, ...]:
    return tuple(spec.name for spec in own_specs(kind) if spec.form == "text")


def texts_of(dossier: Dossier) -> Iterator[Said]:
    """Every text of the records that argue, with its place."""
    for kind, listed in dossier.records.by_kind.items():
        for record in listed if kind not in LISTS else ():
            for name in _text_fields(kind):
                text = getattr(record, name)
                if text is not None:
                    yield at(record, name), text


def _in_both(dossier: Dossier) -> Iterator[Said]:
    return ((place, text) for place, text in texts_of(dossier) if text.ja and text.en)


def figures_of_one_language(dossier: Dossier) -> Iterable[Conflict]:
    """A day, length, share, amount, option or count in one language where the other has another of its kind."""
    for place, text in _in_both(dossier):
        if _differ(text):
            yield conflict(place, value=text, english=Text("", text.en))


@lru_cache(maxsize=4096)
def _differ(text: Text) -> bool:
    """Whether each language tells something of one measure that the other does not."""
    if NUMBERED.search(text.ja) is None:
        return False
    japanese, english = Text(text.ja, ""), Text("", text.en)
    for figures in MEASURES:
        ja, en = figures(japanese), figures(english)
        if ja and en and not ja <= en and not en <= ja:
            return True
    only_ja = counted_in(japanese) - numerals_in(english)
    only_en = counted_in(english) - numerals_in(japanese)
    return bool(only_ja and only_en)


def opposite_in_the_other_language(dossier: Dossier) -> Iterable[Conflict]:
    """One language says that something rises, remains or is the same, the other the opposite."""
    for place, text in _in_both(dossier):
        pair = next((pair for part in _parts(text) for pair in PAIRS if _opposed(pair, part)), None)
        if pair is not None:
            yield conflict(place, value=text, english=Text("", text.en))


def _opposed(pair: WordPair, text: Text) -> bool:
    ja = pair.ja[0].search(text.ja) is not None, pair.ja[1].search(text.ja) is not None
    if ja[0] == ja[1]:
        return False
    en = pair.en[0].search(text.en) is not None, pair.en[1].search(text.en) is not None
    return en[0] != en[1] and en != ja


def denied_in_one_language(dossier: Dossier) -> Iterable[Conflict]:
    """One language denies what the other states."""
    for place, text in _in_both(dossier):
        if place.fact.rpartition(".")[2] not in NAMED and any(_denies(part) for part in _parts(text)):
            yield conflict(place, value=text, english=Text("", text.en))


def _denies(text: Text) -> bool:
    """Whether one language denies, and the other has no word that may mean the same."""
    ja, en = IDIOMS_JA.sub("", text.ja), IDIOMS_EN.sub("", text.en)
    denied, denied_en = DENIED_JA.search(ja) is not None, DENIED_EN.search(en) is not None
    if denied:
        return not denied_en and SOFT_EN.search(text.en) is None
    return denied_en and SOFT_JA.search(text.ja) is None and ja == text.ja


def _parts(text: Text) -> list[Text]:
    """The sentences of a text side by side where both languages have as many, or else the whole."""
    ja = [part for part in text.ja.split("。") if part.strip()]
    en = [part for part in re.split(r"(?<=[.!?;])\s+", text.en) if part.strip()]
    if len(ja) != len(en):
        return [text]
    return [Text(one, other) for one, other in zip(ja, en, strict=True)]
