"""Published figures that turned out different: every place is named, and they are not disclosed outside again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from esgreport.audience.published_figures import mismatches
from esgreport.base.finding import Finding, finding
from esgreport.company.records import Disclosure, Release
from esgreport.distribution.register.entry import RegisterEntry
from esgreport.pipeline.build import Built
from esgreport.pipeline.load import Loaded
from esgreport.review.passages import passages

# Releases in these forms tell the figure itself.
TELLING = ("release(exact)", "release(round)")


def withhold_mismatched_files(
    loaded: Loaded, files: Mapping[str, Built], known: tuple[RegisterEntry, ...]
) -> tuple[dict[str, Built], tuple[Finding, ...]]:
    """The files without those to outsiders that disclose a figure published differently, and where it occurs.

    Findings: ESG-BUILD-011.
    """
    consistent, found = dict(files), []
    for disclosure in mismatches(loaded.facts.publication_matches):
        names = _names(loaded, disclosure.fact)
        showing = {path: built for path, built in files.items() if names & frozenset(built.facts)}
        for path, built in showing.items():
            if not _is_inside(loaded, built):
                consistent.pop(path, None)
        found.append(_finding(disclosure, [*_places(showing, names), *_already_issued(known, names)]))
    return consistent, tuple(found)


def _names(loaded: Loaded, fact: str) -> frozenset[str]:
    """The fact, and the releases that disclose it as a figure."""
    released = loaded.facts.knowledge.released.facts.values()
    matched = (item.id for item in released if fact in item.inputs and item.formula in TELLING)
    withdrawn = (item for item in loaded.facts.records.of(Release) if f"release({item.transform})" in TELLING)
    return frozenset((fact, *matched, *(f"releases.{item.id}" for item in withdrawn if item.fact == fact)))


def _is_inside(loaded: Loaded, built: Built) -> bool:
    return loaded.facts.knowledge.audiences.inside(built.target.audience)


def _places(showing: Mapping[str, Built], names: frozenset[str]) -> Iterator[str]:
    """The files and sections in which the figure occurs."""
    for path, built in showing.items():
        sections = dict.fromkeys(item.section for item in passages(built.tree) if names & frozenset(item.facts))
        yield f"{path} ({', '.join(sections)})" if sections else path


def _already_issued(known: Iterable[RegisterEntry], names: frozenset[str]) -> Iterator[str]:
    """What has already been issued with the figure."""
    showing = (entry for entry in known if names & frozenset(entry.facts))
    return (f"{entry.on.isoformat()} {entry.recipient or entry.audience}: {entry.file}" for entry in showing)


def _finding(disclosure: Disclosure, places: list[str]) -> Finding:
    return finding(
        "ESG-BUILD-011",
        disclosure.origins.get("value") or disclosure.origins.get(""),
        f"disclosures[{disclosure.id}]",
        fact=disclosure.fact,
        value=disclosure.value,
        paper_ja=disclosure.title.ja or disclosure.title.en,
        paper_en=disclosure.title.en or disclosure.title.ja,
        on=disclosure.on.isoformat(),
        places="; ".join(places) or "-",
    )
