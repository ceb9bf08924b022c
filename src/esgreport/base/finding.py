"""Findings: what is wrong with an input or an output, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from esgreport.base.origin import Origin
from esgreport.base.text import Language, Text

T = TypeVar("T")
QUOTE_LIMIT = 40
NO_TEXT = Text("", "")


class Severity(IntEnum):
    """How much a finding matters: an error stops the document that it concerns."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One line of the catalogue of finding codes.

    `what`, `expected` and `action` are `str.format` templates over the finding's parameters. An empty `expected` or
    `action` is not printed. `leak` marks findings that end the command with exit code 4, `tool` those with 5.
    """

    severity: Severity
    what: Text
    expected: Text = NO_TEXT
    action: Text = NO_TEXT
    leak: bool = False
    tool: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake of a user, or one fault of a document, with everything needed to fix it.

    `subject` names the record and field (`investments[INV-3].capex`) or the section. `details` are the parameters of
    the catalogue's templates; text quoted from an input is cut to 40 characters by `quote`.
    """

    code: str
    origin: Origin | None = None
    subject: str = ""
    details: tuple[tuple[str, str], ...] = ()
    document: str = ""
    related: tuple[Origin, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The result of a stage: its value and every finding. `value` is None only when an error made it impossible."""

    value: T | None
    findings: tuple[Finding, ...] = ()


def quote(text: str, limit: int = QUOTE_LIMIT) -> str:
    """`text` on one line, cut to `limit` characters, for quoting in an input finding."""
    flat = " ".join(text.split()) if text.strip() else text
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def finding(
    code: str,
    origin: Origin | None = None,
    subject: str = "",
    *,
    document: str = "",
    related: Iterable[Origin] = (),
    **details: object,
) -> Finding:
    """A finding with `details` turned into text; the order of the keywords does not matter."""
    pairs = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Finding(code, origin, subject, pairs, document, tuple(related))


def render(entry: CatalogueEntry, item: Finding, language: Language) -> Mapping[str, str]:
    """The three sentences of `item` in `language`: what, expected, action (the last two may be empty)."""
    details = {"subject": item.subject, **dict(item.details)}
    sentences = {"what": entry.what, "expected": entry.expected, "action": entry.action}
    return {name: text.of(language).format_map(details) for name, text in sentences.items()}
