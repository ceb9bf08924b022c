"""Derived facts of the company with the figures of the reference (golden values M1 to M17), as it is and with changes.

Its facts stand beside this file; its purchases are those of the example company.
"""

from __future__ import annotations

from pathlib import Path

from esgreport.base.fact import Fact
from esgreport.company.decode import decode
from esgreport.company.facts import facts_of
from esgreport.company.records import Transaction
from esgreport.metrics.derive import derive
from esgreport.reading.csv import read_csv
from esgreport.reading.yaml import read_yaml

EXAMPLE = Path(__file__).resolve().parent / "reference"
PURCHASES = Path(__file__).resolve().parents[2] / "examples/aoba-precision/transactions.csv"
MILLION = 1_000_000


def derived(changes=(), more="", transactions=True) -> dict[str, Fact]:
    """Every derived fact of that company by id, after changes (file, before, after) and with more facts."""
    trees = []
    for path in sorted((EXAMPLE / "facts").glob("*.yaml")):
        text = path.read_text("utf-8")
        for file, before, after in changes:
            if file == path.stem:
                assert before in text, before
                text = text.replace(before, after)
        trees.append((path.name, read_yaml(text.encode(), path.name).value))
    if more:
        trees.append(("more.yaml", read_yaml(more.encode(), "more.yaml").value))
    table = read_csv(PURCHASES.read_bytes(), "transactions.csv").value
    outcome = decode(trees, [(Transaction, table)] if transactions else [])
    known = {fact.id: fact for row in facts_of(outcome.value) for _, fact in row.fields}
    return {fact.id: fact for row in derive(outcome.value, known) for _, fact in row.fields}


def figures(changes=(), more="", transactions=True):
    """The values of `derived`."""
    return {name: fact.value for name, fact in derived(changes, more, transactions).items()}


def number(value):
    """The number in a value: of an amount, a share or a count."""
    for name in ("amount", "value"):
        if hasattr(value, name):
            return getattr(value, name)
    return value
