"""One issue of a document: what left, to whom, when, with which figures; and its form in the register."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DisclosedFigure:
    """A figure as it was disclosed: the fact that it represents, and the bounds that the printed text implies.

    `fact` is the protected fact where a release made it coarser; `by` is then the release. `text` is what was
    printed. Bounds are in the fact's own unit.
    """

    fact: str
    text: str
    low: Decimal
    high: Decimal
    by: str = ""


@dataclass(frozen=True, slots=True)
class ErasedFigure:
    """A figure that was disclosed and then erased on a day; `digest` is its keyed hash (hexadecimal)."""

    fact: str
    digest: str
    on: date


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of the register. `edited` says that the file was changed after it was built. `sha256` is the file's.

    `erased` are figures that it disclosed, erased after their retention date.
    """

    on: date
    audience: str
    recipient: str
    document: str
    language: str
    file: str
    sha256: str
    edited: bool
    facts: tuple[str, ...]
    told: tuple[DisclosedFigure, ...]
    erased: tuple[ErasedFigure, ...] = ()


def entry_line(entry: RegisterEntry) -> str:
    """The entry as one line of JSON."""
    fields = asdict(entry) | {"on": entry.on.isoformat()}
    fields["told"] = [[item.fact, item.text, str(item.low), str(item.high), item.by] for item in entry.told]
    fields["erased"] = [[item.fact, item.digest, item.on.isoformat()] for item in entry.erased]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def parse_entry(line: str) -> RegisterEntry:
    """The entry of one line. Raises ValueError for anything that `written` did not make."""
    try:
        fields = json.loads(line)
        disclosed = (
            DisclosedFigure(fact, text, Decimal(low), Decimal(high), by) for fact, text, low, high, by in fields["told"]
        )
        erased = tuple(
            ErasedFigure(fact, digest, date.fromisoformat(on)) for fact, digest, on in fields.get("erased", ())
        )
        fields |= {"on": date.fromisoformat(fields["on"]), "facts": tuple(fields["facts"]), "told": tuple(disclosed)}
        fields["erased"] = erased
        return RegisterEntry(**fields)
    except (KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError("no entry of a register") from error


def disclosed_to(entries: Iterable[RegisterEntry], readers: Iterable[str]) -> tuple[DisclosedFigure, ...]:
    """Every figure ever disclosed to any of these audiences, each once."""
    wanted = frozenset(readers)
    return tuple(dict.fromkeys(item for entry in entries if entry.audience in wanted for item in entry.told))


def erased_for(entries: Iterable[RegisterEntry], readers: Iterable[str]) -> tuple[ErasedFigure, ...]:
    """Every figure disclosed to any of these audiences and erased since."""
    wanted = frozenset(readers)
    return tuple(dict.fromkeys(item for entry in entries if entry.audience in wanted for item in entry.erased))
