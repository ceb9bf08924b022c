"""The ledger of purchases in a project: its file, its profile, and the transactions that it adds up to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.base.world import Progress
from esgreport.company.records import Transaction
from esgreport.company.table import headings
from esgreport.inputs.ledger.amounts import Number
from esgreport.inputs.ledger.columns import Columns, LedgerSource, find_columns
from esgreport.inputs.ledger.profile import PROFILE_FILE, Profile
from esgreport.inputs.ledger.profile_file import decode_profile, profile_text
from esgreport.inputs.ledger.sums import GroupTotals, add_up
from esgreport.inputs.ledger.table import transactions
from esgreport.inputs.project import Folder
from esgreport.reading.csv import read_csv
from esgreport.reading.delimited import open_delimited
from esgreport.reading.raw import RawTable
from esgreport.reading.toml import read_toml
from esgreport.reading.xlsx.stream import open_long

LEDGERS = ("transactions.csv", "transactions.tsv", "transactions.txt", "transactions.xlsx")
MOST_BYTES_OF_OUR_FORM = 20 * 1024 * 1024
HEAD_BYTES = 65536
Ids = Callable[[], Mapping[str, Collection[str]]]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a ledger was found to be: which heading was taken for what, and what it adds up to in yen."""

    file: str
    columns: Columns
    rows: int
    totals: int
    groups: int
    amount: Number
    months: tuple[str, str] | None
    saved: bool


def read_ledger(folder: Folder, ids: Ids | None, progress: Progress | None = None) -> Outcome[RawTable]:
    """The transactions of the project; None without findings when it has no ledger.

    A small file in our own form is read row by row, with the labels and sources of each; an export of another system is
    added up. `ids` are asked for when codes are to be checked; None when they are not known.
    Findings: ESG-PROJECT-009, 010 several ledgers, those of reading, ESG-COMPANY-101 to 120.
    """
    opened = _open(folder)
    if opened is None:
        return Outcome(None, ())
    if isinstance(opened, Finding):
        return Outcome(None, (opened,))
    name, data = opened
    profile = _profile(folder)
    if profile.findings:
        return Outcome(None, profile.findings)
    if profile.value is None and name == LEDGERS[0] and _is_our_form(data):
        return read_csv(data, name)
    columns_found = _columns(name, data, profile.value)
    if columns_found.value is None:
        return Outcome(None, columns_found.findings)
    source, columns = columns_found.value
    sums = add_up(source, columns, progress)
    aggregated = transactions(source, columns, sums, ids() if ids is not None else None)
    notes = () if profile.value else _unused(columns, source)
    return Outcome(aggregated.table, (*columns_found.findings, *notes, *aggregated.findings))


def survey(folder: Folder, progress: Progress | None = None) -> Outcome[Survey]:
    """What the ledger of the project was found to be. Findings: as `read_ledger`, without those of unknown codes."""
    opened = _open(folder)
    if opened is None:
        return Outcome(None, (finding("ESG-PROJECT-011", Origin(LEDGERS[0]), names=", ".join(LEDGERS)),))
    if isinstance(opened, Finding):
        return Outcome(None, (opened,))
    profile = _profile(folder)
    columns_found = _columns(*opened, profile.value) if not profile.findings else Outcome(None, profile.findings)
    if columns_found.value is None:
        return Outcome(None, columns_found.findings)
    source, columns = columns_found.value
    sums = add_up(source, columns, progress)
    return Outcome(
        _surveyed(columns, source, sums, profile.value is not None), (*columns_found.findings, *sums.findings)
    )


def _surveyed(columns: Columns, source: LedgerSource, sums: GroupTotals, saved: bool) -> Survey:
    months = sorted({key[3] for key in sums.groups})
    amount: Number = 0
    for group in sums.groups.values():
        amount += group.amount
    span = (months[0], months[-1]) if months else None
    return Survey(source.file, columns, sums.rows, sums.totals, len(sums.groups), amount, span, saved)


def save_profile(folder: Folder, columns: Columns) -> bool:
    """Write `transactions.toml` unless there is one; whether it was written. Raises OSError."""
    if folder.world.exists(folder.at(PROFILE_FILE)):
        return False
    folder.world.replace(folder.at(PROFILE_FILE), profile_text(columns.profile).encode())
    return True


def _open(folder: Folder) -> tuple[str, bytes] | Finding | None:
    names = [name for name in LEDGERS if folder.world.exists(folder.at(name))]
    if not names:
        return None
    if len(names) > 1:
        return finding("ESG-PROJECT-010", Origin(names[1]), files=", ".join(names))
    try:
        return names[0], folder.world.read(folder.at(names[0]))
    except OSError as error:
        return finding("ESG-PROJECT-009", Origin(names[0]), reason=error.strerror or type(error).__name__)


def _profile(folder: Folder) -> Outcome[Profile]:
    if not folder.world.exists(folder.at(PROFILE_FILE)):
        return Outcome(None, ())
    read = read_toml(folder.world.read(folder.at(PROFILE_FILE)), PROFILE_FILE)
    return Outcome(None, read.findings) if read.value is None else decode_profile(read.value)


def _is_our_form(data: bytes) -> bool:
    """Whether the headings are exactly our own, and the file is no ledger of a million rows."""
    if len(data) > MOST_BYTES_OF_OUR_FORM:
        return False
    opened = open_delimited(data[:HEAD_BYTES].rpartition(b"\n")[0] or data, "")
    if opened.value is None or opened.value.separator != ",":
        return False
    known = headings(Transaction)
    header: list[str] = next(iter(opened.value.lines()), [])
    return sum(text.strip().lower() in known for text in header) * 2 > len(header)


def _columns(name: str, data: bytes, profile: Profile | None) -> Outcome[tuple[LedgerSource, Columns]]:
    opened: Outcome[LedgerSource]
    if name.endswith(".xlsx"):
        sheet = open_long(data, name)
        opened = Outcome(sheet.value, sheet.findings)
    else:
        lines = open_delimited(data, name)
        opened = Outcome(lines.value, lines.findings)
    if opened.value is None:
        return Outcome(None, opened.findings)
    columns = find_columns(opened.value, profile)
    if columns.value is None:
        return Outcome(None, (*opened.findings, *columns.findings))
    return Outcome((opened.value, columns.value), (*opened.findings, *columns.findings))


def _unused(columns: Columns, source: LedgerSource) -> tuple[Finding, ...]:
    """A note of the columns that are not read, unless the meaning of the columns has been saved."""
    if not columns.unused:
        return ()
    listed = "、".join(quote(text, 20) for text in columns.unused)
    return (finding("ESG-COMPANY-120", source.place(columns.line, 1), "transactions", values=listed),)
