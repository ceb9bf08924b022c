"""The catalogue of finding codes, one module a room. A code is never reused."""

from __future__ import annotations

from importlib import import_module

from esgreport.base.finding import Entry

ROOMS = (
    "reading",
    "company",
    "guideline",
    "metrics",
    "audience",
    "document",
    "review",
    "ooxml",
    "brand",
    "layout",
    "register",
    "writers",
    "audit",
    "project",
    "build",
    "cli",
)


def entry(code: str) -> Entry:
    """The catalogue's entry for `code` (`ESG-<ROOM>-<NNN>`).

    Raises KeyError for a code that no room declares: that is a bug of the program, not a mistake of the user.
    """
    room = code.split("-")[1].lower()
    if room not in ROOMS:
        raise KeyError(code)
    return codes(room)[code]


def codes(room: str) -> dict[str, Entry]:
    """All codes that `room` declares, in the order of declaration."""
    module = import_module(f"esgreport.base.catalogue.{room}")
    table: dict[str, Entry] = module.CODES
    return table
