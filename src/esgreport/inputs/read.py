"""The facts of a project as they were written: YAML files or a workbook, and the ledger of transactions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language
from esgreport.base.world import Progress
from esgreport.company.decode import decode, ids_of
from esgreport.company.record_set import Records
from esgreport.company.records import Record, Transaction
from esgreport.inputs.form.reading import Form, in_words_of_form, read_form, without_followers
from esgreport.inputs.ledger.ledger import read_ledger
from esgreport.inputs.project import Folder
from esgreport.inputs.small_form.reading import asked_of, is_small, read_small
from esgreport.inputs.small_form.records import small_facts
from esgreport.reading.raw import Node, RawTable
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.reading.yaml import read_yaml

WORKBOOK = "facts.xlsx"
FACTS = "facts"
# What Excel and LibreOffice put beside a workbook while it is open.
LOCKS = (f"~${WORKBOOK}", f".~lock.{WORKBOOK}#")
# What a source that could not be read brings about elsewhere: ids and kinds that only seem to be missing.
FOLLOWERS = ("ESG-COMPANY-017", "ESG-COMPANY-061", "ESG-COMPANY-085")
NO_FORM = Form((), (), frozenset())


@dataclass(frozen=True, slots=True)
class Inputs:
    """The raw facts of a project. `complete` is false when a file or sheet could not be read at all.

    `issued` is the date that a simple form asks for; None for the other forms, whose project says it.
    """

    files: tuple[tuple[str, Node], ...]
    tables: tuple[tuple[type[Record], RawTable], ...]
    form: Form
    complete: bool
    issued: date | None = None


def yaml_names(folder: Folder) -> list[str]:
    """The YAML files of facts, relative to the project."""
    names = folder.world.files(folder.at(FACTS))
    return [f"{FACTS}/{name}" for name in names if name.endswith((".yaml", ".yml"))]


def read_inputs(folder: Folder, progress: Progress | None = None) -> Outcome[Inputs]:
    """All facts of the project; every finding of every file at once. `progress` hears of a long ledger.

    Findings: ESG-PROJECT-006 no facts, 008 both YAML and a workbook, 012 it is open, and those of reading.
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
    book = _workbook(folder) if has_book else EMPTY
    if any(folder.world.exists(folder.at(name)) for name in LOCKS):
        found.append(finding("ESG-PROJECT-012", Origin(WORKBOOK), name=WORKBOOK))
    complete = len(trees) == len(names) and not book.broken
    files = (*trees, *book.trees)
    ids = (lambda: ids_of(files, book.form.tables)) if complete else None
    ledger = read_ledger(folder, ids, progress)
    found += [*book.findings, *ledger.findings]
    tables = (*book.form.tables, *(((Transaction, ledger.value),) if ledger.value is not None else ()))
    complete = complete and (ledger.value is not None or not ledger.findings)
    return Outcome(Inputs(files, tables, book.form, complete, book.issued), tuple(found))


def _trees(folder: Folder, names: Iterable[str]) -> tuple[list[tuple[str, Node]], list[Finding]]:
    trees: list[tuple[str, Node]] = []
    found: list[Finding] = []
    for name in names:
        read = read_yaml(folder.world.read(folder.at(name)), name)
        found.extend(read.findings)
        if read.value is not None:
            trees.append((name, read.value))
    return trees, found


@dataclass(frozen=True, slots=True)
class _Book:
    """What a workbook gives: the tables of the full form, or the tree of the simple one.

    A workbook that cannot be read may hold the date, so it is not asked for elsewhere.
    """

    form: Form = NO_FORM
    trees: tuple[tuple[str, Node], ...] = ()
    issued: date | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the workbook or one of its sheets could not be read at all."""
        is_empty = self.form is NO_FORM and not self.trees
        return is_empty or any(item.code in ("ESG-COMPANY-122", "ESG-COMPANY-128") for item in self.findings)


EMPTY = _Book(Form((), (), frozenset()))


def _workbook(folder: Folder) -> _Book:
    """The facts of the workbook. Findings: ESG-PROJECT-009 it cannot be opened, and those of reading."""
    try:
        data = folder.world.read(folder.at(WORKBOOK))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _Book(issued=date.min, findings=(finding("ESG-PROJECT-009", Origin(WORKBOOK), reason=reason),))
    book = read_xlsx(data, WORKBOOK)
    if book.value is None:
        return _Book(issued=date.min, findings=book.findings)
    if not is_small(book.value):
        form = read_form(book.value)
        return _Book(form, findings=form.findings)
    read = read_small(book.value)
    facts = small_facts(read)
    form = Form((), facts.findings, facts.faulty, asked_of(read))
    return _Book(form, ((WORKBOOK, facts.tree),), facts.issued or date.min, facts.findings)


def decode_inputs(
    inputs: Inputs, languages: tuple[Language, ...] = LANGUAGES, readers: tuple[str, ...] = ()
) -> Outcome[Records]:
    """The records of a project, whose families of readers are `readers` (ours when empty).

    What only follows from a cell or file that could not be read is not repeated. None when a record is wrong, also when
    that is not repeated: others may name records that are not there.
    """
    decoded = decode(inputs.files, inputs.tables, languages, readers)
    records = decoded.value if not has_errors(decoded.findings) else None
    named = without_followers(decoded.findings, inputs.form)
    remaining = tuple(in_words_of_form(item, inputs.form) for item in named)
    if not inputs.complete:
        remaining = tuple(item for item in remaining if item.code not in FOLLOWERS)
    return Outcome(records, remaining)
