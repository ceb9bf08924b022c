"""A file inspected for one reader: built, edited since, or made by hand, it holds nothing that they may not see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from esgreport.audience.company_name import is_one_script, name_forms
from esgreport.audience.published_figures import figures_as_published
from esgreport.audience.withheld import SECRET_NAMES, names_in, names_withheld_from, partition_facts
from esgreport.audit.inspect import Secret, holding, inspect
from esgreport.audit.number_forms import amounts_in, bare_forms, numbers_in, worded_forms
from esgreport.audit.word_search import normalised
from esgreport.base.fact import Fact, number_of
from esgreport.base.finding import Finding, finding
from esgreport.base.label import Level
from esgreport.base.quantity import Money
from esgreport.base.text import LANGUAGES, Text
from esgreport.company.records import KINDS
from esgreport.pipeline.load import Loaded

# A shorter text is a common word; names of partners and of core technology are searched from two characters on.
LEAST_TEXT = 10
# A figure may be that of many facts; a person needs to see a few of them.
MOST_NAMED = 3
# A sentence of so many Japanese signs, or Latin ones, is not written twice by chance (none of the examples' is).
LEAST_SENTENCE, LEAST_LATIN = 12, 40
SENTENCE_END = re.compile(r"[。．！？!?\n]|\. ")
OWN_NAME = "company.name"
# Ids that no sentence holds by chance.
CODE = re.compile(r"[A-Za-z]{2,}[-_]\d+")


def inspect_file(loaded: Loaded, name: str, data: bytes, audience: str) -> tuple[Finding, ...]:
    """Everything in the file that `audience` may not see, and everything that it carries unseen.

    Findings: ESG-AUDIENCE-008 no such audience, ESG-AUDIT-021 to 024.
    """
    audiences = loaded.facts.knowledge.audiences
    if audiences.family(audience) not in audiences.kinds:
        return (finding("ESG-AUDIENCE-008", audience=audience, known=", ".join(sorted(audiences.kinds))),)
    return inspect(name, data, tuple(secrets_for(loaded, audience)))


def secrets_for(loaded: Loaded, audience: str) -> Iterator[Secret]:
    """What is searched in a file: hidden facts, in every form that no shown fact has, and ids of hidden records."""
    sides = partition_facts(loaded.facts.knowledge, audience)
    yield from search_forms(sides.hidden, (*sides.shown, *_published(loaded)))
    known = normalised(" ".join(_words(sides.shown)))
    yield from (Secret(row, (row,)) for row in sides.rows if normalised(row) not in known)


def search_forms(hidden: Iterable[Fact], shown: Sequence[Fact]) -> Iterator[Secret]:
    """The search forms of the hidden facts: every form that no shown fact has."""
    words = " ".join(_words(shown))
    numbers, amounts = _forms(shown)
    numbers |= numbers_in(words)
    amounts |= amounts_in(words)
    known, names = normalised(words), _known_names(shown)
    for fact in hidden:
        already = names if _is_name(fact) else known
        words_left = tuple(word for word in _texts(fact) if normalised(word) not in already)
        yield from _secret(fact, words_left, numbers, amounts)


def _known_names(shown: Iterable[Fact]) -> str:
    """The names that a reader knows, and the company's own, as they are compared."""
    names = (word for fact in shown if _is_name(fact) or fact.id == OWN_NAME for word in names_in(fact))
    return normalised("\n".join(names))


def _secret(fact: Fact, words: tuple[str, ...], numbers: set[str], amounts: set[str]) -> Iterator[Secret]:
    """The search forms of the fact, without those that are known; nothing when none is left."""
    own_numbers, own_amounts = _forms((fact,))
    alone = tuple(word for word in words if is_one_script(word) and word not in names_in(fact))
    rest = tuple(word for word in words if word not in alone)
    secret = Secret(fact.id, rest, frozenset(own_numbers - numbers), frozenset(own_amounts - amounts), alone)
    if words or secret.numbers or secret.amounts:
        yield secret


def _not_for(loaded: Loaded, audience: str) -> Iterator[Secret]:
    """What may not be written into a text for `audience`: protected names, figures, and sentences of the board."""
    sides = partition_facts(loaded.facts.knowledge, audience)
    numbers, amounts = _forms((*sides.shown, *_published(loaded)))
    withheld, known = names_withheld_from(loaded.facts.knowledge, audience), _known_names(sides.shown)
    made = normalised("\n".join(_words(fact for fact in sides.shown if not _is_written(fact))))
    for fact in sides.hidden:
        names = (word for word in names_in(fact) if word in withheld) if _is_name(fact) else ()
        words = tuple(form for name in names for form in name_forms(name) if normalised(form) not in known)
        words = words or tuple(text for text in _board_sentences(fact) if normalised(text) not in made)
        yield from _secret(fact, words, numbers, amounts)
    named = {row.id for kind, _ in SECRET_NAMES for row in loaded.facts.knowledge.by_kind.get(kind, ())}
    yield from (Secret(row, (row,)) for row in sides.rows if row in named and CODE.fullmatch(row))


def _board_sentences(fact: Fact) -> Iterator[str]:
    """The whole sentences of a text for the board, long enough to be written once only."""
    if fact.label.level is Level.BOARD and _is_written(fact) and not _is_name(fact):
        for text in (part.strip() for word in _words((fact,)) for part in SENTENCE_END.split(word)):
            if len(normalised(text)) >= (LEAST_LATIN if text.isascii() else LEAST_SENTENCE):
                yield text


def _published(loaded: Loaded) -> Iterator[Fact]:
    """The figures that are published: no secret in any text, for whomever it is."""
    knowledge = loaded.facts.knowledge
    return figures_as_published(loaded.facts.publication_matches, knowledge.by_id, knowledge.issued)


def _is_name(fact: Fact) -> bool:
    kind, _, field = fact.id.partition(".")
    return (kind, field.rpartition(".")[2]) in SECRET_NAMES


def typed_in_findings(loaded: Loaded, audience: str) -> tuple[Finding, ...]:
    """What was typed into a text that `audience` may read: names, words and figures that it may not see.

    Findings: ESG-AUDIENCE-009 at the place of each text.
    """
    secrets = tuple(_not_for(loaded, audience))
    # What a member stays out of is known to that member, by the ids in their own record; it is no text.
    own = f"officers.{audience.partition(':')[2]}.stays_out"
    sides = partition_facts(loaded.facts.knowledge, audience)
    shown = [fact for fact in sides.shown if _is_written(fact) and fact.id != own]
    if not holding(secrets, "\n".join(_words(shown))):
        return ()
    return tuple(
        finding("ESG-AUDIENCE-009", fact.origin, fact.id, fact=_secret_names(secrets_held), audience=audience)
        for fact in dict.fromkeys(shown)
        if (secrets_held := holding(secrets, "\n".join(_words((fact,)))))
    )


def _secret_names(secrets_held: Sequence[Secret]) -> str:
    """The ids of what a text holds, in one line; a figure that is no line of a ledger comes first."""
    names = sorted((secret.fact_id for secret in secrets_held), key=lambda name: name.startswith("transactions."))
    return ", ".join(names[:MOST_NAMED]) + (f" (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else "")


def _is_written(fact: Fact) -> bool:
    """Whether people wrote the fact as words of the company's own records."""
    return fact.id.partition(".")[0] in (*KINDS, "releases") and isinstance(fact.value, str | Text) and not fact.formula


def _words(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        value = fact.value
        if isinstance(value, Text):
            yield from (value.of(language) for language in LANGUAGES)
        elif isinstance(value, str):
            yield value


def _texts(fact: Fact) -> Iterable[str]:
    """The words of a fact that are long enough to mean nothing else."""
    if _is_name(fact):
        return dict.fromkeys(form for name in names_in(fact) for form in name_forms(name))
    return (word for word in _words((fact,)) if len(word) >= LEAST_TEXT)


def _forms(facts: Iterable[Fact]) -> tuple[set[str], set[str]]:
    """The bare and the worded forms of all numbers among the facts."""
    read = ((number_of(fact.value), isinstance(fact.value, Money)) for fact in facts)
    numbers = [(number, is_money) for number, is_money in read if number is not None]
    bare = {form for number, is_money in numbers for form in bare_forms(number, is_money=is_money)}
    worded = {form for number, is_money in numbers if is_money for form in worded_forms(number)}
    return bare, worded
