"""One pass over a ledger: the amounts of every item, supplier, site and month added up exactly.

Memory grows with the groups, not with the rows. What is common (plain digits, a month seen before, a group seen before)
is done in place; everything else is looked at once, slowly.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from operator import itemgetter

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.origin import Origin
from esgreport.base.world import Progress
from esgreport.company.grammar.parse_error import ParseError
from esgreport.inputs.ledger.amounts import UNITS, Number, parse_period, read_amount, read_quantity
from esgreport.inputs.ledger.columns import Columns, LedgerLines, LedgerSource
from esgreport.inputs.ledger.headings import folded, names
from esgreport.reading.xlsx.stream import BrokenSheetError

Key = tuple[str, str, str, str]
BATCH = 20_000
MOST_OF_ONE_CODE = 20
MOST_DIGITS_AT_ONCE = 18
MOST_AT_ONCE = 10**MOST_DIGITS_AT_ONCE
YEN_WORDS = frozenset({"", "JPY", "jpy", "円", "日本円", "Yen", "YEN", "¥"})
_TOTAL = re.compile(r"(?:.{0,20}(?:合計|小計|総計|累計|計)|(?:sub|grand)?-?total.{0,20}|.{0,20}total)[:]?")
_GRAND = re.compile(r"(?:総合計|総計|合計|計|grand-?total|total)[:]?")
_EXAMPLES = {"period": "2025-04、2025/4/17", "amount": "1,200,000", "quantity": "500個"}


def _separated(text: str) -> str:
    """The digits of `1,234` or `1,234,567`; ValueError for anything else."""
    digits = text.replace(",", "")
    length = len(text)
    sound = text[-4] == "," and (length < 8 or (length < 12 and text[-8] == ",")) and digits.isdecimal()
    if not sound or length - len(digits) != (length - 1) // 4:
        raise ValueError(text)
    return digits


@dataclass(slots=True)
class GroupTotal:
    """What one group adds up to.

    `unit` is None before the first quantity and empty when rows write none; `lost` tells that some row has no quantity,
    `mixed` a second unit.
    """

    line: int
    amount: Number = 0
    quantity: Number = 0
    unit: str | None = None
    lost: bool = False
    mixed: str = ""


@dataclass(slots=True)
class GroupTotals:
    """The groups by (item, supplier, site, month) as written, and what was left out. Amounts are in yen."""

    groups: dict[Key, GroupTotal] = field(default_factory=dict)
    rows: int = 0
    totals: int = 0
    findings: list[Finding] = field(default_factory=list)


def add_up(source: LedgerSource, columns: Columns, progress: Progress | None = None) -> GroupTotals:
    """The sums of a ledger.

    Findings: ESG-COMPANY-016, 021 to 040 a value cannot be read, 114 too few or many fields, 115 units of quantity
    mixed, 116 a grand total that differs, 117 more of the same, 118, 119; ESG-READING-002, 023, 043 it breaks off.
    """
    adder = _Adder(source, columns)
    lines = source.lines()
    rows = iter(lines)
    try:
        for _ in islice(rows, columns.skip):
            pass
        while adder.batch(islice(rows, BATCH), lines):
            if progress is not None:
                progress(lines.position, lines.total, source.file)
    except csv.Error as error:
        adder.report("ESG-READING-023", lines.line_num, 1, reason=quote(str(error)))
    except UnicodeDecodeError:
        adder.report("ESG-READING-002", lines.line_num, 1, guess="?")
    except BrokenSheetError:
        adder.report("ESG-READING-043", lines.line_num, 1)
    return adder.finished(getattr(lines, "around", None))


class _Adder:
    """The adding up under way."""

    def __init__(self, source: LedgerSource, columns: Columns) -> None:
        self.source = source
        self.columns = columns
        self.sums = GroupTotals()
        self.months: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        self.places = UNITS[columns.profile.amount_unit]
        self.last_total: tuple[int, Number] | None = None

    def batch(self, rows: islice[list[str]], lines: LedgerLines) -> bool:
        """Add some rows; whether there were any. Rows of the common kind take this one loop and nothing else."""
        indices = self.columns.indices
        names = ("item", "supplier", "site", "period", "amount", "quantity")
        pick = itemgetter(*(indices.get(name, indices["amount"]) for name in names))
        has_site, has_quantity, has_unit = "site" in indices, "quantity" in indices, "quantity_unit" in indices
        currency, width, scale = indices.get("currency", 0), len(self.columns.header), 10**self.places
        watched, unit = "currency" in indices, indices.get("quantity_unit", 0)
        groups, months = self.sums.groups, self.months
        count = added = 0
        for row in rows:
            count += 1
            try:
                item, supplier, site, period, text, number = pick(row)
                group = groups[item, supplier, site if has_site else "", months[period]]
                value = int(text if text.isdecimal() else _separated(text))
                if len(row) != width or value > MOST_AT_ONCE or (watched and row[currency] not in YEN_WORDS):
                    raise ValueError
            except (KeyError, IndexError, ValueError):
                self.slowly(row, lines.line_num)
                continue
            if has_quantity:
                if number.isdecimal() and group.unit == (row[unit] if has_unit else ""):
                    group.quantity += int(number)
                elif not self.counted(group, row, lines.line_num):
                    continue
            group.amount += value * scale
            added += 1
        self.sums.rows += added
        return count > 0

    def slowly(self, row: list[str], line: int) -> None:
        """Add one row that is not of the common kind, or say why not."""
        cells = self._fitted(row, line)
        if cells is None:
            return
        indices = self.columns.indices
        if self._is_total(cells, line) or not self._in_yen(cells, line):
            return
        month = self._month(cells[indices["period"]], line)
        keyed = (
            cells[indices["item"]],
            cells[indices["supplier"]],
            cells[indices["site"]] if "site" in indices else "",
        )
        for name, text in zip(("item", "supplier"), keyed, strict=False):
            if not text.strip():
                self._refuse(ParseError("ESG-COMPANY-016", ""), line, name)
        amount = read_amount(cells[indices["amount"]], self.places)
        if isinstance(amount, ParseError):
            self._refuse(amount, line, "amount")
        if month is None or isinstance(amount, ParseError) or not keyed[0].strip() or not keyed[1].strip():
            return
        group = self.sums.groups.setdefault((*keyed, month), GroupTotal(line))
        if "quantity" in indices and not self.counted(group, cells, line):
            return
        group.amount += amount
        self.sums.rows += 1

    def _fitted(self, row: list[str], line: int) -> Sequence[str] | None:
        """The row with as many fields as the header; None when it is blank, the header again, or has too many."""
        width = len(self.columns.header)
        if not any(map(str.strip, row)) or tuple(row[:width]) == self.columns.header:
            return None
        if len(row) >= width and not any(map(str.strip, row[width:])):
            return row[:width]
        filled = [*row, *[""] * (width - len(row))]
        if len(row) < width and (self._reads_total(filled) or self._short(line)):
            return filled
        self.report("ESG-COMPANY-114", line, 1, count=len(row), wanted=width)
        return None

    def _short(self, line: int) -> bool:
        """Whether short rows are usual here: a spreadsheet does not write the empty cells at the end of a row."""
        return bool(self.source.place(line, 1).cell)

    def _reads_total(self, cells: Sequence[str]) -> bool:
        indices = self.columns.indices
        own = [cells[indices[name]] for name in ("item", "supplier", "period")]
        if all(text.strip() for text in own) and not _TOTAL.fullmatch(folded(own[0])):
            return False
        return any(_TOTAL.fullmatch(folded(text)) for text in cells if text.strip())

    def _is_total(self, cells: Sequence[str], line: int) -> bool:
        if not self._reads_total(cells):
            return False
        self.sums.totals += 1
        amount = read_amount(cells[self.columns.indices["amount"]], self.places)
        grand = any(_GRAND.fullmatch(folded(text)) for text in cells)
        self.last_total = (line, amount) if grand and not isinstance(amount, ParseError) else None
        return True

    def _in_yen(self, cells: Sequence[str], line: int) -> bool:
        index = self.columns.indices.get("currency")
        if index is None or cells[index].strip() in YEN_WORDS:
            return True
        self.report(
            "ESG-COMPANY-026",
            line,
            index + 1,
            value=quote(cells[index]),
            found=quote(cells[index].strip(), 10),
            currency="JPY",
        )
        return False

    def _month(self, text: str, line: int) -> str | None:
        known = self.months.get(text)
        if known is not None:
            return known
        month = parse_period(text)
        if isinstance(month, ParseError):
            self._refuse(month, line, "period")
            return None
        self.months[text] = month
        return month

    def counted(self, group: GroupTotal, row: Sequence[str], line: int) -> bool:
        """Add the quantity of a row to its group; false when it cannot be read, and then the row is not added."""
        indices = self.columns.indices
        text = row[indices["quantity"]]
        if text.isdecimal() and len(text) <= MOST_DIGITS_AT_ONCE:
            number: Number | None = int(text)
            unit = ""
        else:
            read = read_quantity(text)
            if isinstance(read, ParseError):
                self._refuse(read, line, "quantity")
                return False
            number, unit = read
        if "quantity_unit" in indices:
            unit = row[indices["quantity_unit"]].strip() or unit
        if number is None:
            group.lost = True
            return True
        if group.unit is None:
            group.unit = unit
        elif unit != group.unit:
            group.mixed = group.mixed or unit or "―"
        group.quantity += number
        return True

    def _refuse(self, refusal: ParseError, line: int, column: str) -> None:
        ja, _ = names(column)
        details = {"value": refusal.value, "field": ja, "example": _EXAMPLES.get(column, ""), **dict(refusal.details)}
        self.report(refusal.code, line, self.columns.indices[column] + 1, **details)

    def report(self, code: str, line: int, column: int, /, **details: str | int) -> None:
        """One finding at a place, unless there are many of its kind already."""
        self.counts[code] += 1
        if self.counts[code] <= MOST_OF_ONE_CODE:
            self.sums.findings.append(
                finding(code, self.source.place(line, column), "transactions", document="", related=(), **details)
            )

    def finished(self, around: object) -> GroupTotals:
        """The sums with the findings that need all rows: mixed units, the grand total, and how many more there were."""
        sums = self.sums
        for key, group in sums.groups.items():
            if group.mixed:
                self.report(
                    "ESG-COMPANY-115",
                    group.line,
                    1,
                    group=" ".join(filter(None, key)),
                    first=group.unit or "―",
                    other=group.mixed,
                )
                group.lost = True
        self._check_total()
        faults = getattr(around, "faults", {})
        used = {index + 1 for index in self.columns.indices.values()}
        sums.findings.extend(item for (line, column), item in faults.items() if column in used)
        for code, count in self.counts.items():
            if count > MOST_OF_ONE_CODE:
                more = count - MOST_OF_ONE_CODE
                origin = Origin(self.source.file)
                sums.findings.append(finding("ESG-COMPANY-117", origin, name=code, count=more, limit=MOST_OF_ONE_CODE))
        return sums

    def _check_total(self) -> None:
        """Hold the last grand total against what the rows add up to; a coarser unit may differ by rounding."""
        if self.last_total is None or self.sums.findings:
            return
        line, printed = self.last_total
        counted: Number = 0
        for group in self.sums.groups.values():
            counted += group.amount
        apart = abs(Decimal(printed) - Decimal(counted))
        allowed = 0 if self.places == 0 else 10**self.places * (1 + self.sums.rows // 2)
        if apart > allowed:
            values = {"value": f"{printed:,}", "sum": f"{counted:,}", "difference": f"{apart:,f}"}
            self.report("ESG-COMPANY-116", line, self.columns.indices["amount"] + 1, **values)
