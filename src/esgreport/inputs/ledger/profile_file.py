"""A profile in its file, `transactions.toml`: read, and written so that it reads back as the same profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.inputs.ledger.amounts import UNITS, YEN
from esgreport.inputs.ledger.headings import folded, unit_of
from esgreport.inputs.ledger.profile import Profile, toml_text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import place_of
from esgreport.reading.shape import OneOf
from esgreport.reading.structure import structure

CODE_TABLES = ("items", "suppliers", "sites")


@dataclass(frozen=True, slots=True)
class ProfileColumns:
    """The heading of each column; None for a column that the ledger does not have."""

    item: str
    supplier: str
    period: str
    amount: str
    site: str | None = None
    quantity: str | None = None
    quantity_unit: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """What `transactions.toml` holds."""

    columns: ProfileColumns
    amount_unit: Annotated[str | None, OneOf("unit")] = None
    items: Mapping[str, str] = field(default_factory=dict)
    suppliers: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)


def decode_profile(root: RawMapping) -> Outcome[Profile]:
    """The profile in the tree of `transactions.toml`. Without `amount_unit`, the heading of the amounts tells it.

    Findings: those of `structure`, ESG-COMPANY-107 one heading for two columns.
    """
    read = structure(root, ProfileFile, {"unit": tuple(UNITS)})
    if read.value is None:
        return Outcome(None, read.findings)
    file = read.value
    headings = {name: text.strip() for name, text in asdict(file.columns).items() if text is not None}
    shared = tuple(_shared(root, headings))
    if shared:
        return Outcome(None, shared)
    unit = file.amount_unit or unit_of(headings["amount"]) or YEN
    items, suppliers, sites = map(_stripped, (file.items, file.suppliers, file.sites))
    return Outcome(Profile(**headings, amount_unit=unit, items=items, suppliers=suppliers, sites=sites))


def _stripped(codes: Mapping[str, str]) -> dict[str, str]:
    return {code: name.strip() for code, name in codes.items()}


def _shared(root: RawMapping, headings: Mapping[str, str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for name, heading in headings.items():
        same = folded(heading)
        if same in first:
            place, keys = place_of(root, "columns", name), f"{first[same]}, {name}"
            yield finding("ESG-COMPANY-107", place, value=quote(heading), keys=keys)
        first.setdefault(same, name)


def profile_text(profile: Profile) -> str:
    """The text of `transactions.toml` for `profile`, always the same for the same profile; `\\n` ends its lines."""
    lines = [f"amount_unit = {toml_text(profile.amount_unit)}", "", "[columns]"]
    lines += [f"{column} = {toml_text(heading)}" for column, heading in profile.columns().items()]
    for table in CODE_TABLES:
        codes = getattr(profile, table)
        if codes:
            lines += ["", f"[{table}]", *(f"{toml_text(code)} = {toml_text(codes[code])}" for code in sorted(codes))]
    return "\n".join(lines) + "\n"
