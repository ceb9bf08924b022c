"""The facts of a project as they were written: YAML files or a workbook, and the ledger of transactions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language
from esgreport.company.collection import Records
from esgreport.company.decode import decode_tables
from esgreport.company.form.reading import Form, read_form, without_followers
from esgreport.company.records import Record, Transaction
from esgreport.project import Folder
from esgreport.reading.csv import read_csv
from esgreport.reading.raw import Node, Table
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.reading.yaml import read_yaml

WORKBOOK = "facts.xlsx"
FACTS = "facts"
LEDGER = "transactions.csv"
# What a source that could not be read brings about elsewhere: ids and kinds that only seem to be missing.
FOLLOWERS = ("ESG-COMPANY-017", "ESG-COMPANY-061", "ESG-COMPANY-085")
NO_FORM = Form((), (), frozenset())


@dataclass(frozen=True, slots=True)
class Inputs:
    """The raw facts of a project. `complete` is false when a file or sheet could not be read at all."""

    files: tuple[tuple[str, Node], ...]
    tables: tuple[tuple[type[Record], Table], ...]
    form: Form
    complete: bool


def yaml_names(folder: Folder) -> list[str]:
    """The YAML files of facts, relative to the project."""
    names = folder.world.files(folder.at(FACTS))
    return [f"{FACTS}/{name}" for name in names if name.endswith((".yaml", ".yml"))]


def read_inputs(folder: Folder) -> Outcome[Inputs]:
    """All facts of the project; every finding of every file at once.

    Findings: ESG-PROJECT-006 no facts, 008 both YAML and a workbook, and those of reading.
    """
    found: list[Finding] = []
    names = yaml_names(folder)
    has_book = folder.world.exists(folder.at(WORKBOOK))
    if names and has_book:
        return Outcome(None, (finding("ESG-PROJECT-008", Origin(WORKBOOK), files=FACTS, book=WORKBOOK),))
    if not names and not has_book:
        found.append(finding("ESG-PROJECT-006", Origin(FACTS), folder=folder.path))
    trees, unread = _trees(folder, names)
    found.extend(unread)
    form, refused = _form(folder) if has_book else (NO_FORM, ())
    ledger, faults = _ledger(folder)
    found += [*refused, *form.findings, *faults]
    complete = len(trees) == len(names) and not refused and not any(item.code == "ESG-COMPANY-122" for item in found)
    return Outcome(Inputs(tuple(trees), (*form.tables, *ledger), form, complete), tuple(found))


def _trees(folder: Folder, names: Iterable[str]) -> tuple[list[tuple[str, Node]], list[Finding]]:
    trees: list[tuple[str, Node]] = []
    found: list[Finding] = []
    for name in names:
        read = read_yaml(folder.world.read(folder.at(name)), name)
        found.extend(read.findings)
        if read.value is not None:
            trees.append((name, read.value))
    return trees, found


def _form(folder: Folder) -> tuple[Form, tuple[Finding, ...]]:
    book = read_xlsx(folder.world.read(folder.at(WORKBOOK)), WORKBOOK)
    return (NO_FORM, book.findings) if book.value is None else (read_form(book.value), ())


def _ledger(folder: Folder) -> tuple[tuple[tuple[type[Record], Table], ...], tuple[Finding, ...]]:
    path = folder.at(LEDGER)
    if not folder.world.exists(path):
        return (), ()
    read = read_csv(folder.world.read(path), LEDGER)
    return (() if read.value is None else ((Transaction, read.value),)), read.findings


def decode_inputs(inputs: Inputs, languages: tuple[Language, ...] = LANGUAGES) -> Outcome[Records]:
    """The records of a project. What only follows from a cell or file that could not be read is not repeated."""
    decoded = decode_tables(inputs.files, inputs.tables, languages)
    kept = without_followers(decoded.findings, inputs.form)
    if not inputs.complete:
        kept = tuple(item for item in kept if item.code not in FOLLOWERS)
    return Outcome(decoded.value, kept)
