"""A refusal: why a text is not the value that a field asks for."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.base.finding import quote


@dataclass(frozen=True, slots=True)
class ParseError:
    """The code of the finding to make, and its details besides the place and the quoted text."""

    code: str
    value: str
    details: tuple[tuple[str, str], ...] = ()


def parse_error(code: str, text: str, **details: str) -> ParseError:
    """A refusal of `text`, which is quoted in at most 40 characters."""
    return ParseError(code, quote(text), tuple(details.items()))
