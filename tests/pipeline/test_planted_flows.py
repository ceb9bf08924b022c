"""Every way in which something unseen could move what a reader sees, planted into the selection: all are noticed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from esgreport.audience import clearance, selection
from esgreport.base.fact import Fact
from esgreport.base.finding import Outcome, finding
from esgreport.base.text import Text
from esgreport.base.view import Condition
from esgreport.pipeline import build
from tests.pipeline.test_secret_worlds import companies, looks, other_world, outsiders

__all__ = ["companies"]
true_select = selection.select


def longest(view):
    return max(view.rows, key=lambda kind: len(view.rows[kind]))


def fewer(view):
    """One record less."""
    return replace(view, rows=view.rows | {longest(view): view.rows[longest(view)][:-1]})


def more(view):
    """One record twice."""
    rows = view.rows[longest(view)]
    return replace(view, rows=view.rows | {longest(view): (*rows, rows[-1])})


def turned(view):
    """The records the other way round."""
    return replace(view, rows={kind: rows[::-1] for kind, rows in view.rows.items()})


def lacking(view):
    """Names are not there."""
    for rows in view.rows.values():
        for row in rows:
            row.fields.pop("title", None)
            row.fields.pop("name", None)
    return view


def reworded(view):
    """Words that are one sign longer."""
    for rows in view.rows.values():
        for row in rows:
            for name, fact in row.fields.items():
                if isinstance(fact, Fact) and isinstance(fact.value, Text):
                    row.fields[name] = replace(fact, value=Text(fact.value.ja + "語", fact.value.en + "x"))
    return view


def denied(view):
    """Conditions that hold the other way."""
    return replace(
        view, conditions={name: Condition(not item.holds, item.facts) for name, item in view.conditions.items()}
    )


def drafted(view):
    """The mark of a draft."""
    return replace(view, unpublished=(*view.unpublished, "company.name"))


@pytest.mark.parametrize("flow", [fewer, more, turned, lacking, reworded, denied, drafted])
def test_what_is_unseen_decides_nothing_of_what_is_seen(companies, monkeypatch, flow: Callable):
    def select(knowledge, audience, wish):
        outcome = true_select(knowledge, audience, wish)
        unseen = sum(len(str(fact.value)) for fact in knowledge.by_id.values())
        return replace(outcome, value=flow(outcome.value)) if unseen % 2 else outcome

    assert noticed(companies, monkeypatch, select)


def test_a_message_that_counts_what_is_unseen_is_noticed(companies, monkeypatch):
    def select(knowledge, audience, wish):
        outcome = true_select(knowledge, audience, wish)
        disclosed = finding("ESG-AUDIENCE-008", audience=audience, known=str(len(knowledge.by_id)))
        return Outcome(outcome.value, (*outcome.findings, disclosed))

    assert noticed(companies, monkeypatch, select)


def noticed(companies, monkeypatch, select):
    """Whether any reader's file or message is another one in another world."""
    loaded = companies["aoba-precision"]
    readers = outsiders(loaded)
    monkeypatch.setattr(build, "select", select)
    return any(
        looks(other_world(loaded, target.audience, seed), target) != looks(loaded, target)
        for target in readers
        for seed in range(2)
    )


OPENED = {
    "compartments": (clearance.Clearance, "_holds", lambda self, compartment: True),
    "levels": (clearance.Clearance, "admits", lambda self, label: all(map(self._holds, label.compartments))),
    "labels": (clearance.Clearance, "admits", lambda self, label: True),
    "matrix": (clearance.Matrix, "permission", lambda self, kind, field, family: "yes"),
    "consent": (selection.Selector, "_agreed", lambda self, row: True),
}


@pytest.mark.parametrize("gate", OPENED)
def test_each_gate_alone_keeps_something_that_the_others_let_pass(companies, gate, monkeypatch):
    """No gate is idle: with one of them open, some reader is shown other facts."""
    loaded = companies["aoba-precision"]
    audiences = ("public", "supplier:SUP-01", "lender", "customer:CUS-1", "association", "government")

    def seen():
        return [
            {fact.id for fact in seen_by(selection.Selector(loaded.facts.knowledge, audience))}
            for audience in audiences
        ]

    before = seen()
    owner, name, opened = OPENED[gate]
    monkeypatch.setattr(owner, name, opened)
    assert seen() != before


def seen_by(selector):
    for kind, rows in selector.knowledge.by_kind.items():
        for row in rows:
            seen = selector._row(row)
            if seen is not None:
                yield from (fact for fact in seen.fields.values() if isinstance(fact, Fact) and kind)
