"""Board papers for one member: excluding matters the member is recused from; deals only for those working on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from esgreport.audience.clearance import Clearance
from esgreport.base.fact import Fact, Row

BOARD, DEAL = "board", "deal"
# Fields that name what they belong to by id; one value may hold several ids.
_LINKS = ("supplier", "customer", "partner", "programme", "resolution", "technology", "investment", "investments")


@dataclass(frozen=True, slots=True)
class Member:
    """What one board member is recused from: ids of records, all rows that belong to them, and their compartments.

    `deals` says that the member works on deals that the others do not know.
    """

    barred: frozenset[str]
    rows: frozenset[tuple[str, str]]
    deals: bool

    def narrowed(self, clearance: Clearance) -> Clearance:
        """The clearance of the board, for this member."""
        more = clearance.compartments | ({DEAL} if self.deals else frozenset())
        without = frozenset(f"{family}:{name}" for family in ("supplier", "customer", "nda") for name in self.barred)
        return replace(clearance, compartments=more, without=without)

    def stays_out(self, fact: Fact, known: Mapping[str, Fact]) -> bool:
        """Whether the fact, or one of its inputs, belongs to a matter the member is recused from."""
        seen: set[str] = set()
        open_ids = [fact.id]
        while open_ids:
            name = open_ids.pop()
            if name in seen:
                continue
            seen.add(name)
            if tuple(name.split(".")[:2]) in self.rows:
                return True
            open_ids += known[name].inputs if name in known else ()
        return False


def member_of(audience: str, by_kind: Mapping[str, tuple[Row, ...]]) -> Member | None:
    """The member that `board:<officer>` means; None for every other audience, and for a member without either."""
    family, _, name = audience.partition(":")
    officer = next((row for row in by_kind.get("officers", ()) if row.id == name), None)
    if family != BOARD or officer is None:
        return None
    out = officer.value("stays_out")
    barred = frozenset(str(out).split(";")) if out is not None else frozenset()
    return Member(barred, frozenset(_rows_barred(barred, by_kind)), officer.value("deals") is True)


def _rows_barred(barred: frozenset[str], by_kind: Mapping[str, tuple[Row, ...]]) -> Iterable[tuple[str, str]]:
    rows = ((kind, row) for kind, rows in by_kind.items() for row in rows)
    return ((kind, row.id) for kind, row in rows if row.id in barred or _names_any(row, barred))


def _names_any(row: Row, barred: frozenset[str]) -> bool:
    named = (fact for field in _LINKS if (fact := row.fact(field)))
    return any(not barred.isdisjoint(str(fact.value).split(";")) for fact in named)
