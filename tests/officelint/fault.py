"""What the lint of Office files reports: for developers, so without the sentences that findings for users have."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.base.origin import Origin


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of a rule: `code` (`LINT-<NNN>`), the file, the part in which it is, and what tells it apart."""

    code: str
    origin: Origin
    part: str
    details: tuple[tuple[str, str], ...] = ()


def fault(code: str, origin: Origin, part: str, **details: object) -> Fault:
    """A fault with `details` turned into text; the order of the keywords does not matter."""
    return Fault(code, origin, part, tuple(sorted((name, str(value)) for name, value in details.items())))
