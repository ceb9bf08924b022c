"""What words say of the ends of the estimates and of two figures beside each other, against what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounds_to
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.text_numbers import JA, number_in, numbers_by, says, sentences
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import Objection, Option, Resolution

LOW_END = re.compile(r"下限|\blow(?:er|est)? (?:end|frequenc)|frequency at its low", re.IGNORECASE)
HIGH_END = re.compile(r"頻度[をがの]?上限|highest frequency|(?:high|upper) end", re.IGNORECASE)
GOOD = re.compile(
    r"正味現在価値[はがも]0を(?:上回(?!ら)|超え)|採算に(?:届く|合う|乗る)|採算が(?:取れる|とれる)|"
    r"NPV (?:is|stays|remains) (?:above zero|positive)|(?:every|each|all) options? pays?|still pays|programme pays",
    re.IGNORECASE,
)
BAD = re.compile(
    r"正味現在価値[はがも]0を下回(?!ら)|採算に(?:届か|合わ|乗ら)|採算が(?:取れ|とれ)な|"
    r"NPV (?:is|stays|remains|falls) (?:below zero|negative)|\bno option pays?|does not pay|negative NPV|"
    r"none (?:of them )?pays?",
    re.IGNORECASE,
)
BAD_AT_LOW, BAD_AT_HIGH = ("middle", "high-only", "never"), ("never",)
PAYS = "verdict.pays"
# 430百万円で、経常利益840百万円を下回り: one amount compared with the next.
BESIDE_JA = re.compile(rf"{JA}(百万円|億円|%|日)(?:で|は|が|、)+[^。、\d]*?{JA}\2を(上回|超え|下回)(?!ら)")
BESIDE_EN = re.compile(
    r"JPY (\d[\d,]*) million,? (above|below|more than|less than) (?:[a-z]+ ){0,4}(?:of )?JPY (\d[\d,]*) million"
)

# 損益分岐は4.4年に1回: the first frequency after the word is meant.
EVEN_JA = re.compile(rf"損益分岐[^。]*?{JA}年に(?:1回|一回|一度|1度)")
EVEN_EN = re.compile(
    r"break-?\s?even[^.;]*?(?:(?:one event|one|once) (?:in|every)|every) (?:about )?(\d+(?:\.\d+)?) years",
    re.IGNORECASE,
)
BREAK_EVEN = "metrics.break_even.programme"
AN_OPTION = re.compile(r"(?<![A-Za-z])[A-Z]案|最[小大]案|\b(?:[Oo]ption|[Uu]nder|for) [A-Z]\b")


def _said(dossier: Dossier) -> Iterator[tuple[Place, Text]]:
    yield from ((at(item, "answer"), item.answer) for item in dossier.records.of(Objection))
    for paper in dossier.records.of(Resolution):
        for name in ("challenge", "low_end", "pre_review"):
            if (text := getattr(paper, name)) is not None:
                yield at(paper, name), text


def end_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """Words that it pays, or does not, at an end of the frequencies, where the estimates say the opposite."""
    pays = dossier.value(PAYS)
    known = pays in ("always", "middle", "high-only", "never")
    for place, text in _said(dossier) if known else ():
        if any(_belied(part, str(pays)) for part in sentences(text)):
            yield conflict(place, derived(PAYS), value=text, true=pays)


def _belied(part: Text, pays: str) -> bool:
    good, bad = says(GOOD, part), says(BAD, part)
    low, high = says(LOW_END, part), says(HIGH_END, part)
    if good == bad or low == high:
        return False
    return good == (pays in (BAD_AT_LOW if low else BAD_AT_HIGH))


def compared_the_wrong_way(dossier: Dossier) -> Iterable[Conflict]:
    """A figure said to be above or below the next one in the sentence, which it is not."""
    for place, text in _said(dossier):
        wrong = [
            *(match[0] for match in BESIDE_JA.finditer(narrowed(text.ja)) if _is_wrong(match[1], match[3], match[4])),
            *(match[0] for match in BESIDE_EN.finditer(text.en) if _is_wrong(match[1], match[3], match[2])),
        ]
        if wrong:
            yield conflict(place, figure=wrong[0])


def _is_wrong(one: str, other: str, word: str) -> bool:
    first, second = number_in(one), number_in(other)
    above = word in ("上回", "超え", "above", "more than")
    return first <= second if above else first >= second


def break_even_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """A break-even frequency in an answer that is not the one worked out for the programme, or where there is none."""
    own = number_of(dossier.value(BREAK_EVEN))
    for objection in dossier.records.of(Objection):
        known = [own, *_of_options(dossier)] if says(AN_OPTION, objection.answer) else [own]
        numbers = [number for number in known if number is not None]
        stated = numbers_by(EVEN_JA, EVEN_EN, objection.answer)
        wrong = [written for written, years in stated if not any(rounds_to(years, number) for number in numbers)]
        if wrong:
            more, true = ((derived(BREAK_EVEN),), f"{own:.1f}") if own is not None else ((), "—")
            yield conflict(at(objection, "answer"), *more, figure=wrong[0], true=true)


def _of_options(dossier: Dossier) -> Iterator[Decimal | None]:
    ids = (item.id for item in dossier.records.of(Option))
    return (number_of(dossier.value(f"option_results.{name}.break_even_years")) for name in ids)
