"""The predicates that come with releases: whether they hold, and what approving them lets readers conclude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from esgreport.audience.clearance import Audiences
from esgreport.audience.fact_names import fields_named
from esgreport.audience.predicate import Predicate, Sign, parse_predicate
from esgreport.base.condition import Truth
from esgreport.base.derived_kinds import METRICS
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Finding, finding, quote
from esgreport.company.records import Release


@dataclass(frozen=True, slots=True)
class ReleasedPredicates:
    """What readers may conclude, by the audience named in the release, each with the release; and what failed.

    `failed` are the releases whose words are not true any more, each with the finding for its owner.
    """

    approved: Mapping[str, tuple[tuple[Predicate, str], ...]] = field(default_factory=dict)
    failed: Mapping[str, Finding] = field(default_factory=dict)

    def concluded(self, names: Iterable[str], asked: Sign, subject: str, against: str) -> tuple[Truth, str]:
        """What readers of these names may conclude about a comparison, and the release that says so."""
        for predicate, release in self._approved(names):
            if (truth := predicate.concludes(asked, subject, against)) is not None:
                return truth, release
        return None, ""

    def counted(self, names: Iterable[str], asked: Sign, kind: str, number: int) -> tuple[Truth, str]:
        """What they may conclude about the number of records of a kind, and the release that says so."""
        for predicate, release in self._approved(names):
            if (truth := predicate.counts(asked, kind, number)) is not None:
                return truth, release
        return None, ""

    def _approved(self, names: Iterable[str]) -> Iterator[tuple[Predicate, str]]:
        return (pair for name in names for pair in self.approved.get(name, ()))


NO_PREDICATES = ReleasedPredicates()


def in_force(releases: Iterable[Release], day: date) -> tuple[Release, ...]:
    """The releases that are not withdrawn by `day`."""
    return tuple(item for item in releases if item.withdrawn_on is None or item.withdrawn_on > day)


def released_predicates(
    releases: Iterable[Release], by_kind: Mapping[str, tuple[Row, ...]], by_id: Mapping[str, Fact], audiences: Audiences
) -> tuple[ReleasedPredicates, tuple[Finding, ...]]:
    """The predicates of releases, evaluated over all facts.

    Findings: ESG-AUDIENCE-032 not a predicate, 020 about a fact never shown to these readers. In `failed`:
    ESG-AUDIENCE-031 the words are no longer true.
    """
    approved: dict[str, tuple[tuple[Predicate, str], ...]] = {}
    failed: dict[str, Finding] = {}
    found: list[Finding] = []
    for release in releases:
        read = [(text, parse_predicate(text)) for text in release.holds]
        found += [_fault("ESG-AUDIENCE-032", release, holds=quote(text)) for text, item in read if item is None]
        predicates = [(text, item) for text, item in read if item is not None]
        found += [_never(release, name) for _, item in predicates for name in _hidden(item, release, audiences)]
        untrue = [text for text, item in predicates if not item.holds(by_kind, by_id)]
        if untrue:
            failed[release.id] = _fault("ESG-AUDIENCE-031", release, name=release.id, holds="; ".join(untrue))
        pairs = tuple((item, f"releases.{release.id}") for _, item in predicates)
        approved[release.audience] = (*approved.get(release.audience, ()), *pairs)
    return ReleasedPredicates(approved, failed), tuple(found)


def _hidden(predicate: Predicate, release: Release, audiences: Audiences) -> Iterator[str]:
    """The facts and kinds that the matrix keeps from these readers, released or not."""
    family = audiences.family(release.audience)
    named = [(name, pair) for name in predicate.names for pair in fields_named(name)]
    for name, (kind, last) in named or [(predicate.subject, (predicate.subject, ""))]:
        group = last.partition(".")[0] if kind == METRICS else last
        if audiences.matrix.permission(kind, group, family) == "never":
            yield name


def _never(release: Release, name: str) -> Finding:
    return _fault("ESG-AUDIENCE-020", release, fact=name, audience=release.audience)


def _fault(code: str, release: Release, **details: str) -> Finding:
    place, subject = release.written_at("holds"), f"releases[{release.id}].holds"
    return finding(code, place, subject, document="", related=(), **details)
