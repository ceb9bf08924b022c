"""Where the columns of a ledger are: its heading line, found among titles, and the index of every column."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.inputs.ledger.headings import NEEDED, folded, recognised, unit_of
from esgreport.inputs.ledger.profile import PROFILE_FILE, Profile, guess_profile, listing
from esgreport.reading.xlsx.stream import BrokenSheetError

HEAD_LINES = 40
LEAST_KNOWN = 3


class LedgerLines(Protocol):
    """The lines of a ledger, one at a time; `total` and `position` count bytes."""

    total: int

    def __iter__(self) -> Iterator[list[str]]:
        """The fields of each line."""

    @property
    def line_num(self) -> int:
        """The number of the line just read, from 1."""

    @property
    def position(self) -> int:
        """How far the reading has come."""


class LedgerSource(Protocol):
    """A ledger that can be read more than once."""

    @property
    def file(self) -> str:
        """The name used in findings."""

    def lines(self) -> LedgerLines:
        """The lines from the first one."""

    def place(self, line: int, column: int) -> Origin:
        """Where a field is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The line of the headings, counted as `skip` lines that come before the values, and the index of every column.

    `header` are the headings as written; an index counts from 0.
    """

    skip: int
    line: int
    header: tuple[str, ...]
    indices: Mapping[str, int]
    profile: Profile

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings of columns that are not read."""
        used = set(self.indices.values())
        return tuple(text for index, text in enumerate(self.header) if index not in used and text.strip())


def find_columns(source: LedgerSource, profile: Profile | None) -> Outcome[Columns]:
    """The columns by the profile, or by what their headings say.

    Findings: ESG-READING-020 no heading line, ESG-COMPANY-101, 102, 109 of guessing, 103 a heading of the profile is
    not there, 104 it is there twice, 110 the heading says another unit.
    """
    head = list(_head(source.lines()))
    wanted = None if profile is None else {folded(heading) for heading in profile.columns().values()}
    best = max(range(len(head)), key=lambda indices: (_score(head[indices][1], wanted), -indices), default=None)
    if best is None or not any(text.strip() for text in head[best][1]):
        return Outcome(None, (finding("ESG-READING-020", Origin(source.file)),))
    line, header = head[best]

    def place(indices: int) -> Origin:
        return source.place(line, indices + 1)

    if profile is None:
        guessed = guess_profile(header, place)
        if guessed.value is None:
            return Outcome(None, guessed.findings)
        profile, notes = guessed.value, guessed.findings
    else:
        notes = ()
    indices, faults = _located(header, profile, place)
    if faults:
        return Outcome(None, tuple(faults))
    return Outcome(Columns(best + 1, line, tuple(header), indices, profile), notes)


def _head(lines: LedgerLines) -> Iterator[tuple[int, list[str]]]:
    """The first lines with their numbers, as far as they can be read; reading on tells why no further."""
    with contextlib.suppress(csv.Error, UnicodeDecodeError, BrokenSheetError):
        for fields in islice(lines, HEAD_LINES):
            yield lines.line_num, list(fields)


def _score(fields: Sequence[str], wanted: set[str] | None) -> int:
    """How much a line looks like the headings."""
    if wanted is not None:
        return len(wanted & {folded(text) for text in fields})
    known = {heading.column for text in fields if (heading := recognised(text)) is not None}
    return len(known & set(NEEDED)) * 10 + len(known) if len(known) >= LEAST_KNOWN else 0


def _located(
    header: Sequence[str], profile: Profile, place: Callable[[int], Origin]
) -> tuple[dict[str, int], list[Finding]]:
    indices: dict[str, int] = {}
    found: list[Finding] = []
    for column, heading in profile.columns().items():
        same = _same(header, heading)
        if not same:
            found.append(_absent(header, heading, column))
        elif len(same) > 1:
            found.append(finding("ESG-COMPANY-104", place(same[1]), column, value=quote(heading), key=column))
        else:
            indices[column] = same[0]
    found.extend(_units(header, indices, profile, place))
    return indices, found


def _absent(header: Sequence[str], heading: str, column: str) -> Finding:
    suggestion = guess(heading, [text for text in header if text.strip()])
    place, values = Origin(PROFILE_FILE), listing(header)
    return finding("ESG-COMPANY-103", place, column, value=quote(heading), values=values, key=column, **suggestion)


def _same(header: Sequence[str], heading: str) -> list[int]:
    """The columns headed exactly so, or failing that, so but for width, case and spaces."""
    exact = [index for index, text in enumerate(header) if text.strip() == heading.strip()]
    return exact or [index for index, text in enumerate(header) if folded(text) == folded(heading)]


def _units(
    header: Sequence[str], indices: Mapping[str, int], profile: Profile, place: Callable[[int], Origin]
) -> Iterable[Finding]:
    if "amount" not in indices:
        return
    text = header[indices["amount"]]
    unit = unit_of(text)
    if unit and unit != profile.amount_unit:
        yield finding(
            "ESG-COMPANY-110",
            place(indices["amount"]),
            "amount",
            value=quote(text),
            unit=unit,
            wanted=profile.amount_unit,
        )
