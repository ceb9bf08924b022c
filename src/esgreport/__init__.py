"""esgreport: one validated set of company facts becomes every stakeholder's document.

The public names are functions and types of `esgreport.api`, loaded when they are first asked for: `import esgreport`
costs nothing. `docs/api.md` shows each of them.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from esgreport.api import (
        BrandCheck,
        Converted,
        Explanation,
        Finding,
        Issued,
        LedgerReading,
        Loaded,
        Measure,
        Outcome,
        Placed,
        ReviewCopy,
        Severity,
        audit,
        availability,
        build,
        check,
        convert_facts,
        deck,
        document,
        examples,
        explain,
        issue,
        ledger,
        measures,
        message,
        open_project,
        read_back,
        register,
        review,
        schema,
        severity,
        start_project,
        try_brand,
    )

__version__ = "0.1.0"

__all__ = [
    "BrandCheck",
    "Converted",
    "Explanation",
    "Finding",
    "Issued",
    "LedgerReading",
    "Loaded",
    "Measure",
    "Outcome",
    "Placed",
    "ReviewCopy",
    "Severity",
    "audit",
    "availability",
    "build",
    "check",
    "convert_facts",
    "deck",
    "document",
    "examples",
    "explain",
    "issue",
    "ledger",
    "measures",
    "message",
    "open_project",
    "read_back",
    "register",
    "review",
    "schema",
    "severity",
    "start_project",
    "try_brand",
]


class _Package(ModuleType):
    """This package, in which a public name is a function also where a room has the same name (`audit`, `review`).

    The import system sets every room as an attribute of the package; those three it may not set. Rooms are imported by
    their full names (`from esgreport.audit import …`), which do not need the attribute.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """A public name, from the api. Raises AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from esgreport import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
