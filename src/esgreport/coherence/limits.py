"""What words say of limits and conditions against the figures: exceeded or not, met already, supported or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.quantity import Percent
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounds_to
from esgreport.coherence.contradiction import MILLION, Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.text_numbers import JA, number_in, numbers_by, says
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import House, Item, Objection, Option, Recovery, Resolution, Scenario

BEFORE = "metrics.exceedance.appetite.before"
ABOVE = re.compile(r"許容確率([0-9.]+%)?(を|が)(上回|超え)|許容確率([0-9.]+%)?を下回らない")
BELOW = re.compile(r"許容確率([0-9.]+%)?を下回(?!らない)")
CHANCE = re.compile(rf"(?:許容損失額?|許容額)を超える確率[がはも]{JA}%")
CHANCE_EN = re.compile(r"[Uu]nder ([A-Z])\b[^.;,]*?exceeded with (\d+(?:\.\d+)?)%")
TOLERATED_JA = re.compile(rf"許容(?:する)?確率[はがのをも（(]?(?:である)?{JA}\s?[%％]")
TOLERATED_EN = re.compile(
    r"tolerated(?: (?:probability|chance))?(?:: ?| of | is | at |,? )\(?(\d+(?:\.\d+)?)(?:%| per ?cent)", re.IGNORECASE
)
OVER_LIMIT = re.compile(r"(社内)?基準を?(超|上回).*集中|concentration above", re.IGNORECASE)
AGAIN = re.compile(r"改めて付議|looking again", re.IGNORECASE)
# 正味現在価値はB案152百万円に対し: a figure of an option by its letter.
OF_OPTION = re.compile(rf"([A-Z])案{JA}百万円")
NPV_OF_OPTION = re.compile(r"JPY (\d[\d,]*) million for ([A-Z])\b")
LENGTH = re.compile(rf"{JA}日[にへ]")
RECOVERY = re.compile(rf"(?P<item>[^、。]*?)の復旧日数の{JA}日への")
FREQUENCY = re.compile(r"頻度の年([0-9.]+)回への")
SUPPORTED = re.compile(r"支持する|estimates support", re.IGNORECASE)
UNSUPPORTED = re.compile(r"支持しない|支持できない|do not support", re.IGNORECASE)


def _claims(dossier: Dossier) -> Iterator[tuple[Place, Text, str]]:
    """(place, text, the fact of the chance that it speaks of) of options and of answers to objections."""
    options = dossier.records.of(Option)
    for option in options:
        for name in ("merits", "drawbacks"):
            yield at(option, name), getattr(option, name), f"option_results.{option.id}.p_limit"
    for objection in dossier.records.of(Objection):
        about = next((item for item in options if _is_about(objection.answer, item)), None)
        fact = f"option_results.{about.id}.p_limit" if about is not None else BEFORE
        yield at(objection, "answer"), objection.answer, fact


def _is_about(answer: Text, option: Option) -> bool:
    """Whether the sentence about the tolerated chance names the option: B案, 最小案."""
    letter = option.name.ja[:1]
    said = next((part for part in answer.ja.split("。") if "許容" in part), "")
    return (letter.isascii() and f"{letter}案では" in said) or (option.kind == "minimum" and "最小案では" in said)


def limit_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """Words that the tolerated chance is exceeded, or is not, against the chance that was worked out."""
    tolerated = dossier.records.single(House).appetite_probability
    for place, text, fact in _claims(dossier) if tolerated is not None else ():
        chance, said = number_of(dossier.value(fact)), narrowed(text.ja)
        above, below = ABOVE.search(said) is not None, BELOW.search(said) is not None
        if chance is None or tolerated is None or above == below:
            continue
        if above != (chance > tolerated.value):
            more = ("house.appetite_probability", "house.appetite_loss")
            true = Percent(chance.quantize(Decimal("0.1")))
            yield conflict(place, derived(fact), more=more, value=text, true=true)


def tolerance_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """A tolerated probability in words that is not the one of the house."""
    house = dossier.records.single(House)
    own = house.appetite_probability
    for place, text, _ in _claims(dossier):
        stated = numbers_by(TOLERATED_JA, TOLERATED_EN, text)
        wrong = [written for written, number in stated if own is None or number != own.value]
        if wrong:
            yield conflict(
                place, at(house, "appetite_probability"), figure=wrong[0], true=own if own is not None else "—"
            )


def chance_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """A chance of passing the limit in words against those that were worked out."""
    known = dict(_chances(dossier))
    for place, text, _ in _claims(dossier) if known else ():
        match = CHANCE.search(narrowed(text.ja))
        if match is not None and not any(rounds_to(number_in(match[1]), number) for number in known.values()):
            yield conflict(place, *map(derived, known), figure=match[0], value=text)
        elif (english := CHANCE_EN.search(text.en)) is not None:
            names = [f"option_results.{item.id}.p_limit" for item in _by_letter(dossier, english[1])]
            if names and not any(rounds_to(number_in(english[2]), known[name]) for name in names if name in known):
                yield conflict(place, *map(derived, names), figure=english[0], value=text)


def _by_letter(dossier: Dossier, letter: str) -> list[Option]:
    return [item for item in dossier.records.of(Option) if letter in (item.name.ja[:1], item.name.en[:1])]


def _chances(dossier: Dossier) -> Iterator[tuple[str, Decimal]]:
    for name, fact in dossier.facts.items():
        number = number_of(fact.value)
        if number is not None and (name.endswith(".p_limit") or name.startswith("metrics.exceedance.appetite.")):
            yield name, number


def npv_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """The net present value of an option in an answer against the one that was worked out."""
    options = {item.name.ja[:1]: f"option_results.{item.id}.npv" for item in dossier.records.of(Option)}
    for objection in dossier.records.of(Objection):
        part = next((part for part in objection.answer.ja.split("。") if "正味現在価値" in part), "")
        english = next((part for part in objection.answer.en.split(". ") if "NPV" in part), "")
        pairs = [(letter, written) for written, letter in NPV_OF_OPTION.findall(english)]
        for letter, written in (*OF_OPTION.findall(narrowed(part)), *pairs):
            fact = options.get(letter, "")
            npv = number_of(dossier.value(fact))
            if npv is not None and abs(abs(npv / MILLION) - number_in(written)) >= 1:
                yield conflict(at(objection, "answer"), derived(fact), figure=f"{letter}案{written}百万円")
                break


def concentration_that_is_not(dossier: Dossier) -> Iterable[Conflict]:
    """An objection about a concentration above the limit where no item is above it."""
    house = dossier.records.single(House)
    names = [name for name in dossier.facts if name.startswith("dependency.") and name.endswith(".top1")]
    shares = [number_of(dossier.value(name)) or Decimal(0) for name in names]
    limit = house.concentration_limit
    for objection in dossier.records.of(Objection) if limit is not None and shares else ():
        if says(OVER_LIMIT, objection.objection) and limit is not None and max(shares) <= limit.value:
            places = at(objection, "objection"), at(house, "concentration_limit"), *map(derived, names)
            yield conflict(*places, value=objection.objection)


def condition_met_already(dossier: Dossier) -> Iterable[Conflict]:
    """A condition for looking again that the facts meet today."""
    items = {item.name.ja: item.id for item in dossier.records.of(Item)}
    recovery = {item.item: item for item in dossier.records.of(Recovery)}
    rates = [item for item in dossier.records.of(Scenario) if item.frequency is not None]
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.look_again is not None):
        said = narrowed(paper.look_again.ja) if paper.look_again is not None else ""
        for match in RECOVERY.finditer(said):
            record = recovery.get(items.get(match["item"].split("、")[-1], ""))
            if record is not None and record.time_to_recover.value >= number_in(match[2]):
                yield conflict(at(paper, "look_again"), at(record, "time_to_recover"), figure=match[0])
        for match in FREQUENCY.finditer(said):
            met = [item for item in rates if item.frequency is not None and item.frequency >= Decimal(match[1])]
            if met:
                yield conflict(at(paper, "look_again"), at(met[0], "frequency"), figure=match[0])


def condition_of_another_length(dossier: Dossier) -> Iterable[Conflict]:
    """An answer that tells of a condition for looking again in days that the paper does not have."""
    papers = [paper for paper in dossier.records.of(Resolution) if paper.look_again is not None]
    for objection in dossier.records.of(Objection):
        stated = LENGTH.search(narrowed(objection.answer.ja)) if says(AGAIN, objection.answer) else None
        for paper in papers if stated is not None else ():
            if stated is not None and paper.look_again is not None and stated[1] not in narrowed(paper.look_again.ja):
                places = at(objection, "answer"), at(paper, "look_again")
                yield conflict(*places, figure=stated[0], value=paper.look_again)


def support_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """A prior review that found the estimates to support the proposal, or not to, against what they say."""
    pays, best = dossier.value("verdict.pays"), dossier.value("verdict.proposed_is_best")
    for paper in dossier.records.of(Resolution):
        against = says(UNSUPPORTED, paper.pre_review)
        for_it = says(SUPPORTED, paper.pre_review) and not against
        true = "no" if pays == "never" or best == "no" else "yes" if pays in ("always", "middle") else None
        if (for_it and true == "no") or (against and true == "yes" and best == "yes"):
            yield conflict(at(paper, "pre_review"), derived("verdict.pays"), value=paper.pre_review, pays=pays)
