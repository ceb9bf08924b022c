"""What a filled simple form still lacks, said in the words of the form itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from esgreport.base.finding import Finding, finding
from esgreport.inputs.small_form.cells import CELLS, ITEM_COLUMNS
from esgreport.inputs.small_form.reading import SmallForm
from esgreport.reading.raw import Scalar

# Cells that only make sense together: whoever fills one fills all.
TOGETHER = (
    ("customer_name", "customer_industry"),
    ("technology", "protection"),
    ("investment", "investment_amount", "investment_end"),
)
TOGETHER_IN_ROW = (("supplier", "region"),)
HOW = {part.name: part for part in (*CELLS, *ITEM_COLUMNS)}


def missing(form: SmallForm) -> tuple[Finding, ...]:
    """Every cell that must be filled and is empty. Findings: ESG-COMPANY-130."""
    required = {cell.name for cell in CELLS if cell.required}
    needed = {column.name for column in ITEM_COLUMNS if column.required}
    found = list(_empty(form.cells, required, TOGETHER))
    for item in form.items:
        found.extend(_empty(item, needed, TOGETHER_IN_ROW))
    return tuple(found)


def _empty(cells: Mapping[str, Scalar], required: set[str], together: tuple[tuple[str, ...], ...]) -> Iterator[Finding]:
    filled = {name for name, cell in cells.items() if cell.text.strip()}
    wanted = required.union(*(group for group in together if filled & set(group)))
    for name, cell in cells.items():
        if name in wanted - filled:
            part = HOW[name]
            yield finding("ESG-COMPANY-130", cell.origin, label=part.label, how=part.how)
