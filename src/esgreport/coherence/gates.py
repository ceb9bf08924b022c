"""Stage gates against the programme, and against what was asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from esgreport.base.fact import number_of
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounded
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict, derived
from esgreport.coherence.text_dates import months_in
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import Company, Gate, Programme, Resolution

# Three months: a gate that comes later cannot stop much.
LATE = timedelta(days=92)
# The fields in which others put conditions.
ASKING = ("pre_review", "opinions")
ASKED = re.compile(r"数値|定量|numeric|a number|quantif", re.IGNORECASE)
GATE = re.compile(r"審査|\bgate\b", re.IGNORECASE)
COMPARED = re.compile(
    r"半分|以下|以上|未満|超え|下回|上回|短縮|\b(half|less|fewer|more|least|most|below|above|under|over|within)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"[0-9]|[一二三四五六七八九十百千]+(?=[社件品日月年割％%人回か])|\b(one|two|three|four|five|six|ten)\b"
)

MONTHS = 12
YEAR_OUTLAY = re.compile(r"cash_flow\.FY-(\d{4})\.outlay")


def _programmes(dossier: Dossier) -> dict[str, Programme]:
    return {item.id: item for item in dossier.records.of(Programme)}


def _gates(dossier: Dossier) -> Iterator[tuple[Gate, Programme]]:
    programmes = _programmes(dossier)
    return ((gate, programmes[gate.programme]) for gate in dossier.records.of(Gate))


def number_asked_for(dossier: Dossier) -> Iterable[Conflict]:
    """A prior review that agreed on condition of a numerical criterion, and a gate that has none."""
    for resolution in dossier.records.of(Resolution):
        gates = [gate for gate in dossier.records.of(Gate) if gate.programme == resolution.programme]
        for field in ASKING if gates else ():
            lacking = [gate for gate in gates if gate.threshold is None and _asked(getattr(resolution, field), gate)]
            yield from (conflict(at(gate, "criterion"), at(resolution, field), value=gate.name) for gate in lacking)


def _asked(text: Text, gate: Gate) -> bool:
    """Whether a text asks this gate for a number, in either language."""
    pairs = ((text.ja, gate.name.ja), (text.en.lower(), gate.name.en.lower()))
    return any(name and name in said and ASKED.search(said) is not None for said, name in pairs)


def comparison_without_number(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion that compares (half or less, at least) without saying with which number."""
    asked = {item.places[0].subject for item in number_asked_for(dossier)}
    for gate in (gate for gate in dossier.records.of(Gate) if at(gate, "criterion").subject not in asked):
        said = narrowed(gate.criterion.ja) or gate.criterion.en
        if gate.threshold is None and COMPARED.search(said) is not None and FIGURE.search(said) is None:
            yield conflict(at(gate, "criterion"), value=gate.criterion)


def gate_outside_programme(dossier: Dossier) -> Iterable[Conflict]:
    """A gate before the programme starts, or on its last day or later."""
    for gate, programme in _gates(dossier):
        if not programme.start < gate.on < programme.end:
            end = "start" if gate.on <= programme.start else "end"
            yield conflict(at(gate, "on"), at(programme, end), day=gate.on, limit=getattr(programme, end))


def gate_too_late(dossier: Dossier) -> Iterable[Conflict]:
    """A gate within three months of the programme's end, when little is left to stop."""
    for gate, programme in _gates(dossier):
        if programme.end - LATE <= gate.on < programme.end:
            yield conflict(at(gate, "on"), at(programme, "end"), day=gate.on, end=programme.end)


def caps_that_fall(dossier: Dossier) -> Iterable[Conflict]:
    """A cap on spending that is lower than that of an earlier gate."""
    gates = sorted((gate for gate in dossier.records.of(Gate) if gate.spent is not None), key=lambda gate: gate.on)
    for earlier, later in pairwise(gates):
        same = earlier.programme == later.programme
        if same and earlier.spent is not None and later.spent is not None and later.spent.amount < earlier.spent.amount:
            yield conflict(at(later, "spent"), at(earlier, "spent"), later=later.spent, earlier=earlier.spent)


def cap_above_spending(dossier: Dossier) -> Iterable[Conflict]:
    """A cap on spending until a gate above all that the programme spends."""
    for gate, programme in _gates(dossier):
        most = max((programme.total, programme.total_in_period or programme.total), key=lambda money: money.amount)
        if gate.spent is not None and gate.spent.amount > most.amount:
            yield conflict(at(gate, "spent"), at(programme, "total"), cap=gate.spent, total=most)


def cap_below_outlay(dossier: Dossier) -> Iterable[Conflict]:
    """A cap on spending until a gate below what the cash flow spends in the years that have ended by then."""
    first = dossier.records.of(Programme)[:1]
    for gate in (gate for gate, programme in _gates(dossier) if programme in first and gate.on < programme.end):
        spent = list(_spent_by(dossier, gate.on))
        true = rounded(sum((amount for _, amount in spent), Decimal(0)))
        if gate.spent is not None and spent and gate.spent.amount < true.amount:
            yield conflict(at(gate, "spent"), *(derived(name) for name, _ in spent), cap=gate.spent, true=true)


def _spent_by(dossier: Dossier, day: date) -> Iterator[tuple[str, Decimal]]:
    """The outlay of the fiscal years whose last day is `day` or earlier, the newest first."""
    company = dossier.records.optional(Company)
    last_month = int(company.fiscal_year_end.partition("-")[0]) if company is not None else 0
    for name in sorted(dossier.facts, reverse=True) if last_month else ():
        match, amount = YEAR_OUTLAY.fullmatch(name), number_of(dossier.value(name))
        if match is not None and amount is not None:
            next_year = date(int(match[1]) + 1, last_month % MONTHS + 1, 1)
            if next_year - timedelta(days=1) <= day:
                yield name, amount


def report_before_gate(dossier: Dossier) -> Iterable[Conflict]:
    """The result of a gate promised for a month before the gate."""
    for resolution in dossier.records.of(Resolution):
        months = months_in(resolution.next_step) if _says_gate(resolution.next_step) else ()
        gates = [gate for gate in dossier.records.of(Gate) if gate.programme == resolution.programme]
        for gate in (gate for gate in gates if _names(resolution.next_step, gate)):
            if months and max(months) < gate.on.replace(day=1):
                yield conflict(at(resolution, "next_step"), at(gate, "on"), promised=max(months), day=gate.on)


def _says_gate(text: Text) -> bool:
    return GATE.search(text.ja) is not None or GATE.search(text.en) is not None


def _names(text: Text, gate: Gate) -> bool:
    pairs = ((text.ja, gate.name.ja), (text.en, gate.name.en))
    return any(name and name in said for said, name in pairs)
