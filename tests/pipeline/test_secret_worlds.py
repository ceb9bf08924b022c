"""Worlds that differ only in what a reader may not know look the same to that reader, byte for byte, in every document.

Selection and everything behind it are tried: each hidden fact gets another value, hidden records come and go. The files
of a whole project with other secrets are compared in `test_noninterference.py`.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from esgreport import api
from esgreport.audience import clearance, selection
from esgreport.audience.withheld import partition_facts
from esgreport.base.fact import Fact, Row
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records import KINDS
from esgreport.pipeline.build import build_one
from esgreport.pipeline.targets import targets
from tests.conftest import ROOT

EXAMPLES = ("aoba-precision", "hibari-spectra", "kasumi-chemical", "minase-packaging")
OUTSIDE = ("public", "supplier", "supplier-general", "customer", "customer-general", "lender", "government",
           "local-government", "association")  # fmt: skip
SEEDS, PROVED = 2, 260
# Rare signs: a name of two characters that stands in a document for another reason rightly stops it.
SIGNS = "乙丙丁戊鑫麒麟鵬彗黎燁龍QXZqxz0189"


@pytest.fixture(scope="module")
def companies():
    return {name: api.open_project(str(ROOT / "examples" / name)).value for name in EXAMPLES}


def another(value, draw):
    """Another value of the same kind, of another length or size."""
    match value:
        case bool():
            return not value
        case Money():
            return replace(value, amount=Decimal(draw.randint(1, 10**11)))
        case Percent() | Quantity():
            return replace(value, value=Decimal(draw.randint(1, 10**6)) / 100)
        case Decimal():
            return Decimal(draw.randint(0, 10**6)) / 7
        case Text():
            return Text(words(draw), words(draw))
        case date():
            return value + timedelta(draw.randint(1, 900))
        case str():
            return words(draw)
        case _:
            return value


def words(draw):
    return "".join(draw.choice(SIGNS) for _ in range(draw.randint(1, 40)))


def other_world(loaded, audience, seed):
    """The company with other values in every fact that `audience` may not see, and other records that it never sees."""
    draw = random.Random(f"{audience} {seed}")
    sides = partition_facts(loaded.facts.knowledge, audience)
    # What a release tells exactly is known to this reader and stays.
    disclosed = {fact.inputs[0]: fact.value for fact in sides.shown if fact.id.startswith("releases.") and fact.inputs}
    secret = [fact for fact in sides.hidden if disclosed.get(fact.id) != fact.value and not is_permission(fact)]
    hidden = {fact.id: replace(fact, value=another(fact.value, draw)) for fact in secret}
    unseen = set(sides.rows)
    by_kind = {
        kind: tuple(rows_of(kind, rows, hidden, unseen, draw)) for kind, rows in loaded.facts.knowledge.by_kind.items()
    }
    by_id = {fact.id: fact for rows in by_kind.values() for row in rows for _, fact in row.fields}
    knowledge = replace(loaded.facts.knowledge, by_kind=by_kind, by_id=by_id)
    return replace(loaded, facts=replace(loaded.facts, knowledge=knowledge))


def is_permission(fact):
    """Whether the fact is the consent to tell a conversation, or whom something is for: both mean to be noticed."""
    return (fact.id.startswith("dialogue.") and fact.id.endswith(".consent")) or fact.id.endswith(".to")


def rows_of(kind, rows, hidden, unseen, draw):
    for row in rows:
        changed = Row(
            row.kind, row.id, row.presence, tuple((name, hidden.get(fact.id, fact)) for name, fact in row.fields)
        )
        if kind not in KINDS or row.id not in unseen:
            yield changed
            continue
        for number in range(draw.choice((0, 1, 1, 3))):
            name = row.id if number == 0 else f"{row.id}-{number}"
            yield Row(
                row.kind,
                name,
                row.presence,
                tuple((field, renamed(fact, row.id, name)) for field, fact in changed.fields),
            )


def renamed(fact: Fact, old: str, new: str) -> Fact:
    return fact if old == new else replace(fact, id=fact.id.replace(f".{old}.", f".{new}."))


def outsiders(loaded):
    wanted = targets(loaded, sorted(loaded.resources.specifications), ("ja", "en"), ("general", "SUP-01"), ("html",))
    families = loaded.resources.audiences
    made = [target for target in wanted if families.family(target.audience) in OUTSIDE]
    return [target for target in made if build_one(loaded, target).value is not None]


def looks(loaded, target):
    """What the reader of a target can see of the build: the file, its name, and what was found."""
    outcome = build_one(loaded, target)
    return (outcome.value.data if outcome.value else None, target.path, outcome.findings)


def pairs(companies, seeds):
    """The targets that look otherwise in some world, and the number of pairs compared."""
    wrong, count = [], 0
    for name, loaded in companies.items():
        for target in outsiders(loaded):
            expected = looks(loaded, target)
            for seed in seeds:
                count += 1
                if looks(other_world(loaded, target.audience, seed), target) != expected:
                    wrong.append((name, target.path, seed))
    return wrong, count


def test_worlds_of_other_secrets_look_the_same_to_every_outside_reader(companies):
    wrong, count = pairs(companies, range(SEEDS))
    print(f"{count} pairs of worlds compared byte for byte")
    assert wrong == []
    assert count >= 150


@pytest.mark.prove
def test_many_worlds_of_other_secrets_look_the_same(companies):
    wrong, count = pairs(companies, range(PROVED))
    print(f"{count} pairs of worlds compared byte for byte")
    assert wrong == []


def test_a_world_is_really_another_one(companies):
    loaded = companies["aoba-precision"]
    other = other_world(loaded, "public", 1)
    before, after = loaded.facts.knowledge.by_id, other.facts.knowledge.by_id
    changed = [name for name in before if name not in after or after[name].value != before[name].value]
    assert len(changed) > 1000
    assert len(after) != len(before)


def all_open(patch):
    patch.setattr(clearance.Clearance, "admits", lambda self, label: True)
    patch.setattr(clearance.Matrix, "permission", lambda self, kind, field, family: "yes")
    patch.setattr(selection, "publication_state", lambda *words: "open")


def ordered(patch):
    """What is seen stands in an order that something unseen decides."""
    true = selection.Selector.rows

    def rows(self, kinds):
        seen = true(self, kinds)
        weight = sum(len(str(fact.value)) for fact in self.knowledge.by_id.values())
        return {kind: found[:: -1 if weight % 2 else 1] for kind, found in seen.items()}

    patch.setattr(selection.Selector, "rows", rows)


@pytest.mark.parametrize("mutant", [all_open, ordered])
def test_a_selection_that_lets_too_much_through_is_caught(companies, monkeypatch, mutant):
    loaded = companies["aoba-precision"]
    worlds = [(target, other_world(loaded, target.audience, seed)) for target in outsiders(loaded) for seed in range(1)]
    mutant(monkeypatch)
    assert any(looks(world, target) != looks(loaded, target) for target, world in worlds)
