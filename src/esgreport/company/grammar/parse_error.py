"""A refusal: why a text is not the value that a field asks for."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.base.finding import quote


@dataclass(frozen=True, slots=True)
class Refusal:
    """The code of the finding to make, and its details besides the place and the quoted text."""

    code: str
    value: str
    details: tuple[tuple[str, str], ...] = ()


def refuse(code: str, text: str, **details: str) -> Refusal:
    """A refusal of `text`, which is quoted in at most 40 characters."""
    return Refusal(code, quote(text), tuple(details.items()))
