"""What is known to be wrong without something: lines of `known.txt`, which may only become fewer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("known.txt")


@dataclass(frozen=True, order=True)
class Known:
    """One line: the document, what is wrong, and what has been taken away from which example."""

    document: str
    sign: str
    example: str
    cut: str

    def __str__(self) -> str:
        return " | ".join((self.document, self.sign, self.example, self.cut))


def known() -> frozenset[Known]:
    """Every line of the table."""
    lines = (line.strip() for line in FILE.read_text("utf-8").splitlines())
    return frozenset(Known(*line.split(" | ")) for line in lines if line and not line.startswith("#"))
