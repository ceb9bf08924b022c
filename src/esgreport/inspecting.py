"""A file inspected for one reader: built, edited since, or made by hand, it holds nothing that they may not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.audience.kept import SECRET_NAMES, parted
from esgreport.audit.forms import amounts_in, bare_forms, numbers_in, worded_forms
from esgreport.audit.inspect import Secret, inspect
from esgreport.audit.search import normalised
from esgreport.base.fact import Fact, Value
from esgreport.base.finding import Finding, finding
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import LANGUAGES, Text
from esgreport.build import Loaded

# A shorter text is a common word; names of partners and of core technology are sought from four characters on.
LEAST_TEXT = 10


def inspected(loaded: Loaded, name: str, data: bytes, audience: str) -> tuple[Finding, ...]:
    """Everything in the file that `audience` may not see, and everything that it carries unseen.

    Findings: ESG-AUDIENCE-008 no such audience, ESG-AUDIT-021 to 024.
    """
    audiences = loaded.facts.knowledge.audiences
    if audiences.family(audience) not in audiences.kinds:
        return (finding("ESG-AUDIENCE-008", audience=audience, known=", ".join(sorted(audiences.kinds))),)
    return inspect(name, data, tuple(secrets_for(loaded, audience)))


def secrets_for(loaded: Loaded, audience: str) -> Iterator[Secret]:
    """What is sought: hidden facts, in every form that no shown fact has, and the ids of records that nobody sees."""
    sides = parted(loaded.facts.knowledge, audience)
    words = " ".join(_words(sides.shown))
    numbers, amounts = _forms(sides.shown)
    numbers |= numbers_in(words)
    amounts |= amounts_in(words)
    known = normalised(words)
    for fact in sides.hidden:
        own_numbers, own_amounts = _forms((fact,))
        secret = Secret(
            fact.id,
            tuple(word for word in _texts(fact) if normalised(word) not in known),
            frozenset(own_numbers - numbers),
            frozenset(own_amounts - amounts),
        )
        if secret.words or secret.numbers or secret.amounts:
            yield secret
    yield from (Secret(row, (row,)) for row in sides.rows if normalised(row) not in known)


def _words(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        value = fact.value
        if isinstance(value, Text):
            yield from (value.of(language) for language in LANGUAGES)
        elif isinstance(value, str):
            yield value


def _texts(fact: Fact) -> Iterator[str]:
    """The words of a fact that are long enough to mean nothing else."""
    kind, _, field = fact.id.partition(".")
    least = 1 if (kind, field.rpartition(".")[2]) in SECRET_NAMES else LEAST_TEXT
    return (word for word in _words((fact,)) if len(word) >= least)


def _forms(facts: Iterable[Fact]) -> tuple[set[str], set[str]]:
    """The bare and the worded forms of all numbers among the facts."""
    bare: set[str] = set()
    worded: set[str] = set()
    for fact in facts:
        number = _number(fact.value)
        if number is None:
            continue
        is_money = isinstance(fact.value, Money)
        bare |= bare_forms(number, is_money=is_money)
        worded |= worded_forms(number) if is_money else frozenset()
    return bare, worded


def _number(value: Value) -> Decimal | None:
    match value:
        case Money(amount=number) | Percent(value=number) | Quantity(value=number):
            return number
        case Decimal():
            return value
        case _:
            return None
