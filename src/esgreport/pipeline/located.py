"""One `document.yaml` being checked: where its values were written, and whether the facts that it names exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from esgreport.audience.fact_names import fields_named
from esgreport.base.derived_kinds import DERIVED_KINDS, METRICS, OPEN_KINDS
from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.fields import specs
from esgreport.company.records import KINDS
from esgreport.reading.raw import Node, place_of

ALL_KINDS = (*KINDS, *DERIVED_KINDS, *OPEN_KINDS)


@dataclass(frozen=True, slots=True)
class Located:
    """The raw tree of a document kind with its id, and what it may name.

    That is kinds that it `uses`, patterns of `figures` that are computed, and `standing` words.
    """

    root: Node
    document: str
    uses: tuple[str, ...]
    figures: tuple[str, ...]
    standing: tuple[str, ...]

    def at(self, *path: str | int) -> tuple[Origin, str]:
        """Where the value under `path` was written, and what a finding calls it."""
        return place_of(self.root, *path), f"{self.document}.{path[0]}"

    def fact(self, fact: str, *path: str | int) -> Iterator[Finding]:
        """What is wrong with the id or pattern of a fact.

        Findings: ESG-DOCUMENT-030 no such fact, 031 its kind is not used.
        """
        kind = fact.partition(".")[0]
        if not self._is_known(fact):
            yield finding("ESG-DOCUMENT-030", *self.at(*path), value=quote(fact), **guess(fact, self._near(kind)))
        elif kind not in (METRICS, *OPEN_KINDS, *self.uses):
            yield finding("ESG-DOCUMENT-031", *self.at(*path), value=quote(fact), kind=kind)

    def _is_known(self, fact: str) -> bool:
        if fact.startswith(f"{METRICS}."):
            return any(fnmatchcase(fact, pattern) for pattern in self.figures)
        kind, *rest = fact.split(".")
        if kind not in ALL_KINDS or not rest:
            return False
        if rest == ["*"]:
            return True
        named = list(fields_named(fact))
        return bool(named) and all(name in self.fields(kind) for kind, name in named)

    def fields(self, kind: str) -> tuple[str, ...]:
        """The fields that records of a kind may have; none of an unknown kind."""
        if kind in KINDS:
            return tuple(spec.name for spec in specs(KINDS[kind]))
        known = {**DERIVED_KINDS, **OPEN_KINDS}.get(kind)
        return self.standing if kind == "standing" else known.fields if known else ()

    def _near(self, kind: str) -> Iterator[str]:
        """Ids of which one may be meant."""
        yield from self.figures
        for name in (kind,) if kind in ALL_KINDS else ALL_KINDS:
            for field in self.fields(name):
                yield from (f"{name}.{field}", f"{name}.*.{field}")
