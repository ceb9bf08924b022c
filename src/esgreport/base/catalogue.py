"""The catalogue of finding codes: `content/findings/<room>.toml`, one file a room. A code is never reused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from esgreport.base.content import own_content
from esgreport.base.finding import CatalogueEntry, Finding, Severity
from esgreport.base.text import Text

ROOMS = (
    "reading", "company", "guideline", "audience", "document", "review", "ooxml", "brand", "layout", "register",
    "audit", "project", "build", "coherence",
)  # fmt: skip

NOTHING = {"ja": "", "en": ""}


def entry(code: str) -> CatalogueEntry:
    """The catalogue's entry for `code` (`ESG-<ROOM>-<NNN>`).

    Raises KeyError for a code that no room declares: that is a bug of the program, not a mistake of the user.
    """
    room = code.split("-")[1].lower()
    if room not in ROOMS:
        raise KeyError(code)
    return codes(room)[code]


def is_code(code: str) -> bool:
    """Whether a room declares `code`."""
    return any(code in codes(room) for room in ROOMS)


def severity(item: Finding) -> Severity:
    """How much a finding matters."""
    return entry(item.code).severity


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether one of the findings is an error."""
    return any(severity(item) is Severity.ERROR for item in found)


@cache
def codes(room: str) -> Mapping[str, CatalogueEntry]:
    """All codes that `room` declares, in order; read at the first use."""
    import tomllib

    tables = tomllib.loads(own_content(f"findings/{room}.toml").decode())
    return {code: _entry(**table) for code, table in tables.items() if code != "retired"}


def _entry(
    severity: str,
    what: Mapping[str, str],
    expected: Mapping[str, str] = NOTHING,
    action: Mapping[str, str] = NOTHING,
    leak: bool = False,
    tool: bool = False,
) -> CatalogueEntry:
    return CatalogueEntry(Severity[severity.upper()], Text(**what), Text(**expected), Text(**action), leak, tool)
