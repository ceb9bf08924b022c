"""Issuing: a built file is sent to a recipient, and the register records what it disclosed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esgreport.audience.release import WIDER
from esgreport.audience.selection import select
from esgreport.audience.withheld import partition_facts
from esgreport.base.catalogue import has_errors
from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.base.view import facts_in
from esgreport.base.world import World
from esgreport.company.records import Release
from esgreport.distribution.edited_file import UNREADABLE, figures_left, passages_left, written_words
from esgreport.distribution.inspection import inspect_file
from esgreport.distribution.register.bounds import Relation
from esgreport.distribution.register.disclosed_figures import disclosed_figures
from esgreport.distribution.register.entry import (
    DisclosedFigure,
    RegisterEntry,
    disclosed_to,
    entry_line,
    erased_for,
    parse_entry,
)
from esgreport.distribution.register.erased import was_disclosed
from esgreport.distribution.register.inference import DerivedLeak, find_leaks
from esgreport.distribution.register.mosaic import WEAK_SPOT, WHO, Mosaic, mosaics
from esgreport.distribution.register.relations import hidden_products, numbers, relations
from esgreport.inputs.project import SETTINGS
from esgreport.pipeline.assembly import selection_request
from esgreport.pipeline.build import Built, build_one
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target, targets
from esgreport.review.claims import FoundClaim, find_claims
from esgreport.review.passages import passages, shown_facts

REGISTER = "register.sqlite"
INVESTORS, AUTHORITIES = "public", "government"
MOSAICS = {WEAK_SPOT: "ESG-REGISTER-006", WHO: "ESG-REGISTER-007"}


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that may be issued: its entry, which of its figures are new to this reader, and its number.

    `claims` are what it claims, with what proves it. `number` is 0 while nothing has been written.
    """

    entry: RegisterEntry
    new: tuple[DisclosedFigure, ...]
    claims: tuple[FoundClaim, ...] = ()
    number: int = 0


def register_entries(world: World, path: str) -> Outcome[tuple[RegisterEntry, ...]]:
    """The register of the project in folder `path`. Findings: ESG-REGISTER-004 it cannot be read."""
    try:
        return Outcome(tuple(map(parse_entry, world.register_lines(f"{path}/{REGISTER}"))))
    except (OSError, ValueError) as error:
        return Outcome(None, (finding("ESG-REGISTER-004", Origin(REGISTER), reason=type(error).__name__),))


def readers_of(audience: str) -> tuple[str, ...]:
    """The audience and those whose documents it reads as well."""
    family = audience.partition(":")[0]
    return tuple(dict.fromkeys((audience, family, *WIDER.get(family, ("public",)))))


def issue(
    loaded: Loaded,
    known: tuple[RegisterEntry, ...],
    name: str,
    data: bytes,
    audience: str,
    recipient: str,
    on: date | None = None,
    key: bytes = b"",
    written: str = "",
) -> Outcome[Issued]:
    """The entry for the file that goes on the day `on` (else that of the document), or why it may not go to `audience`.

    `key` is that of the hashes of figures erased from the register; empty when there are none. `written` is the
    SHA-256 of what the last build wrote there, in hexadecimal; empty when that is not known.

    Findings: ESG-REGISTER-001 not a file of this project, 002 edited since it was built, 003 made for other readers,
    005 a derived leak, 006 and 007 a mosaic, 008 another paper in the place of ours, 009 built from earlier facts,
    ESG-BUILD-001 a draft, and those of building and of the inspection.
    """
    outcome = _rebuilt(loaded, name, audience)
    built = outcome.value
    if built is None:
        return Outcome(None, outcome.findings)
    disclosed, target = figures_in_document(loaded, built), built.target
    day = on or loaded.settings.issued_on(target.document)
    found = (
        *in_quiet_period(loaded, day, [audience]),
        *inspect_file(loaded, name, data, audience),
        *_differing(name, data, built, written),
        *derived_leak_findings(loaded, figure_graph(loaded), known, audience, disclosed, target),
        *mosaic_findings(loaded, known, audience, built.facts, target.path),
    )
    if has_errors(found):
        return Outcome(None, found)
    digest, edited = _sha256(data), data != built.data
    disclosed = figures_left(written_words(name, data), disclosed) if edited else disclosed
    who = (day, audience, recipient, target.document, target.language, target.path)
    entry = RegisterEntry(*who, digest, edited, built.facts, disclosed)
    return Outcome(Issued(entry, _new(known, audience, disclosed, key), tuple(_claims(loaded, built))), found)


def _differing(name: str, data: bytes, built: Built, written: str) -> Iterator[Finding]:
    """Whether a file that is not as it is built now may count as ours. Findings: ESG-REGISTER-002, 008, 009."""
    if data == built.data:
        return
    if _sha256(data) == written:
        yield finding("ESG-REGISTER-009", Origin(name))
        return
    try:
        left, count = passages_left(written_words(name, data), built.tree)
    except UNREADABLE:
        # The inspection tells why.
        return
    is_ours = left * 2 >= count
    yield finding("ESG-REGISTER-002" if is_ours else "ESG-REGISTER-008", Origin(name), left=left, count=count)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _rebuilt(loaded: Loaded, name: str, audience: str) -> Outcome[Built]:
    """The file `name` as it is built for good now. Findings: ESG-REGISTER-001, 003, and those of building."""
    target = target_of(loaded, name)
    if target is None:
        return Outcome(None, (finding("ESG-REGISTER-001", Origin(name)),))
    if target.audience not in readers_of(audience):
        return Outcome(None, (finding("ESG-REGISTER-003", Origin(name), made=target.audience, audience=audience),))
    return build_one(loaded, target, final=True)


def _new(
    known: tuple[RegisterEntry, ...], audience: str, disclosed: Iterable[DisclosedFigure], key: bytes
) -> tuple[DisclosedFigure, ...]:
    """What this reader has not been told before."""
    readers = readers_of(audience)
    before, erased = frozenset(disclosed_to(known, readers)), erased_for(known, readers)
    return tuple(item for item in disclosed if item not in before and not was_disclosed(key, item, erased))


def _claims(loaded: Loaded, built: Built) -> Iterator[FoundClaim]:
    """What a document claims, with what proves it."""
    rules = loaded.resources.rules.claims
    return find_claims(built.tree, rules, _facts_of_view(loaded, built), passages(built.tree))


def in_quiet_period(loaded: Loaded, day: date, audiences: Iterable[str]) -> tuple[Finding, ...]:
    """Whether investors would be talked to in a quiet period of a listed company. Findings: ESG-BUILD-010."""
    period = loaded.settings.quiet_on(day) if loaded.facts.company.listed else None
    if period is None or INVESTORS not in audiences:
        return ()
    start, end = period.start.isoformat(), period.end.isoformat()
    return (finding("ESG-BUILD-010", Origin(SETTINGS), day=day.isoformat(), start=start, end=end),)


def in_quiet_periods(loaded: Loaded, wanted: Iterable[Target]) -> tuple[Finding, ...]:
    """`in_quiet_period` for every day on which one of the files is dated."""
    readers: dict[date, list[str]] = {}
    for target in wanted:
        readers.setdefault(loaded.settings.issued_on(target.document), []).append(target.audience)
    return tuple(item for day in sorted(readers) for item in in_quiet_period(loaded, day, readers[day]))


def record_issue(world: World, path: str, issued: Issued) -> int:
    """Write the entry into the register of the project; its number. Raises OSError."""
    return world.register_add(f"{path}/{REGISTER}", entry_line(issued.entry))


def target_of(loaded: Loaded, name: str) -> Target | None:
    """What the file was built as, by the end of its path; the longest path that fits."""
    members = [row.id for row in loaded.facts.knowledge.by_kind.get("officers", ())]
    documents = sorted(loaded.resources.specifications)
    wanted = targets(loaded, documents, ("ja", "en"), ("all", "general"), (), members)
    parts = name.replace("\\", "/").split("/")
    fitting = [item for item in wanted if item.is_at("/".join(parts[-1 - item.place.count("/") :]))]
    return max(fitting, key=lambda item: len(item.place), default=None)


def figures_in_document(loaded: Loaded, built: Built) -> tuple[DisclosedFigure, ...]:
    """The figures that a document discloses to its readers."""
    return disclosed_figures(shown_facts(built.tree), _facts_of_view(loaded, built))


def _facts_of_view(loaded: Loaded, built: Built) -> dict[str, Fact]:
    specification = loaded.resources.specifications[built.target.document]
    view = select(loaded.facts.knowledge, built.target.audience, selection_request(specification)).value
    return {fact.id: fact for fact in facts_in(view)} if view is not None else {}


@dataclass(frozen=True, slots=True)
class FigureGraph:
    """How all figures of the company are related, with their true values; computed once for many documents."""

    relations: tuple[Relation, ...]
    values: Mapping[str, float]
    made_up: Mapping[str, float]


def figure_graph(loaded: Loaded) -> FigureGraph:
    """The relations between the company's figures."""
    facts = loaded.facts.knowledge.by_id
    values = numbers(facts)
    more, made_up = hidden_products(values)
    return FigureGraph((*relations(facts), *more), values, made_up)


def derived_leak_findings(
    loaded: Loaded,
    ties: FigureGraph,
    known: tuple[RegisterEntry, ...],
    audience: str,
    disclosed: Iterable[DisclosedFigure],
    target: Target,
) -> tuple[Finding, ...]:
    """What the reader could infer from these figures and all earlier disclosures. Findings: ESG-REGISTER-005."""
    knowledge = loaded.facts.knowledge.dated(target.document)
    if _is_inside(loaded, audience):
        return ()
    everything = tuple(dict.fromkeys((*disclosed_before(known, readers_of(audience), ties.values), *disclosed)))
    hidden = partition_facts(knowledge, audience).hidden if everything else ()
    protected = {fact.id: ties.values[fact.id] for fact in hidden if fact.id in ties.values}
    return tuple(
        _leak(item, target.path) for item in find_leaks(everything, {**protected, **ties.made_up}, ties.relations)
    )


def disclosed_before(
    known: tuple[RegisterEntry, ...], readers: tuple[str, ...], values: Mapping[str, float]
) -> Iterator[DisclosedFigure]:
    """Every figure disclosed to these readers; one that was erased since counts as known exactly."""
    yield from disclosed_to(known, readers)
    for item in erased_for(known, readers):
        if item.fact in values:
            value = Decimal(repr(values[item.fact]))
            yield DisclosedFigure(item.fact, "", value, value)


def mosaic_findings(
    loaded: Loaded, known: Iterable[RegisterEntry], audience: str, facts: Iterable[str], path: str
) -> tuple[Finding, ...]:
    """What these facts and all earlier disclosures reveal together, without arithmetic.

    The company itself and the authorities may know its weak spots, and so may whom a release with `combined` approves.
    Findings: ESG-REGISTER-006, 007, at the cell or line of the item when it is known.
    """
    if _is_inside(loaded, audience) or audience == AUTHORITIES:
        return ()
    readers = readers_of(audience)
    before = (fact for entry in known if entry.audience in readers for fact in entry.facts)
    index = loaded.facts.knowledge.by_id
    lowered = {f"releases.{item.id}": item.fact for item in loaded.facts.records.of(Release)}
    lowered |= {fact.id: fact.inputs[0] for fact in loaded.facts.knowledge.released.facts.values()}
    disclosed = {lowered.get(fact, fact) for fact in (*before, *facts)}
    approved = {item.fact for item in loaded.facts.records.of(Release) if item.combined and item.audience in readers}
    return tuple(
        _mosaic(item, index, path)
        for item in mosaics(disclosed & index.keys(), loaded.facts.knowledge.by_kind)
        if item.kind != WEAK_SPOT or approved.isdisjoint(item.by)
    )


def _mosaic(item: Mosaic, index: Mapping[str, Fact], path: str) -> Finding:
    """A mosaic in the words of the facts: the item by its name, at the place of the first fact that has one."""
    name = index.get(f"items.{item.item}.name")
    words = (
        name.value.of("ja") or name.value.of("en") if name is not None and isinstance(name.value, Text) else item.item
    )
    places = (index[fact].origin for fact in item.by if fact in index)
    place = next((origin for origin in places if origin is not None), Origin(path))
    return finding(MOSAICS[item.kind], place, words, document=path, item=words, by=", ".join(item.by))


def _is_inside(loaded: Loaded, audience: str) -> bool:
    return loaded.facts.knowledge.audiences.inside(audience)


def _leak(item: DerivedLeak, path: str) -> Finding:
    how = "±0%" if item.exact else f"±{max(1, round(item.doubt * 100))}%"
    by = ", ".join(item.by[:6]) or "-"
    return finding("ESG-REGISTER-005", Origin(path), item.fact, fact=item.fact, how=how, by=by)


def withhold_leaking_files(
    loaded: Loaded, files: Mapping[str, Built], known: tuple[RegisterEntry, ...]
) -> tuple[dict[str, Built], tuple[Finding, ...]]:
    """The files that reveal nothing in combination with earlier disclosures, and what the others reveal."""
    ties = figure_graph(loaded)
    safe: dict[str, Built] = {}
    found: list[Finding] = []
    for path, built in files.items():
        audience = built.target.audience
        faults = (
            *derived_leak_findings(loaded, ties, known, audience, figures_in_document(loaded, built), built.target),
            *mosaic_findings(loaded, known, audience, built.facts, path),
        )
        found.extend(faults)
        if not faults:
            safe[path] = built
    return safe, tuple(found)
