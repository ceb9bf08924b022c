"""What a filled simple form still lacks, said in the words of the form itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from esgreport.base.finding import Finding, finding
from esgreport.inputs.small_form.definition import FormCell, small
from esgreport.inputs.small_form.reading import SmallForm
from esgreport.reading.raw import Scalar


def missing(form: SmallForm) -> tuple[Finding, ...]:
    """Every cell that must be filled and is empty, also since others are that go with it. Findings: ESG-COMPANY-130."""
    rows = small().rows
    found = list(_empty(form.cells, small().cells, small().together))
    found += [lack for item in form.items for lack in _empty(item, rows.columns, rows.together)]
    return (*found, *(lack for answered in form.answers.values() for lack in _unfinished(answered)))


def _unfinished(given: Mapping[str, Scalar]) -> Iterator[Finding]:
    """What an answer to a question still lacks."""
    asked = small().questions
    known = {column.name: column for column in asked.columns}
    answer = given["answer"].text.strip() if "answer" in given else ""
    for name in asked.lacking.get(answer, ()):
        if name in given and not given[name].text.strip():
            yield finding("ESG-COMPANY-130", given[name].origin, label=known[name].label, how=known[name].how)


def _empty(
    given: Mapping[str, Scalar], asked: Sequence[FormCell], together: Sequence[tuple[str, ...]]
) -> Iterator[Finding]:
    filled = {name for name, cell in given.items() if cell.text.strip()}
    wanted = {cell.name for cell in asked if cell.needed}.union(*(group for group in together if filled & set(group)))
    known = {cell.name: cell for cell in asked}
    for name in (name for name in given if name in wanted - filled):
        yield finding("ESG-COMPANY-130", given[name].origin, label=known[name].label, how=known[name].how)
