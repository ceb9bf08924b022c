"""What a figure is made of, who may see it, and which documents use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esgreport.audience.selection import Knowledge, select
from esgreport.audience.withheld import permitted
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Outcome, finding
from esgreport.base.near_word import guess
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Language, Text
from esgreport.company.records import KINDS
from esgreport.document.formatting import Printer
from esgreport.metrics.methods import method_of
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.review.evidence_ladder import meant

LEDGER = "transactions:"
DIGITS = 6
JUDGED = ("judged_by", "judged_on", "confidence")


@dataclass(frozen=True, slots=True)
class Measure:
    """One derived figure as it prints, with its formula, inputs and who may see it.

    `exact` is its number and `unit` what it counts; both are empty for words and days.
    """

    id: str
    name: str
    text: str
    exact: str
    unit: str
    formula: str
    label: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One fact from which a figure is computed: as it prints, where it was entered, on what it rests, who judged it."""

    id: str
    text: str
    place: str
    sources: tuple[str, ...]
    judged: str
    as_of: date | None
    formula: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure with its working: formula, method and assumption in words, inputs, readers, releases, documents."""

    figure: Measure
    method: str
    assumption: str
    basis: str
    place: str
    published: str
    inputs: tuple[Input, ...]
    readers: tuple[str, ...]
    released: tuple[str, ...]
    documents: tuple[str, ...]


def measured(loaded: Loaded, language: Language) -> tuple[Measure, ...]:
    """Every derived figure of the project, kind by kind."""
    printer = _printer(loaded, language)
    derived = (row for kind, rows in loaded.facts.knowledge.by_kind.items() if is_derived(kind) for row in rows)
    return tuple(_figure(loaded, fact, printer, language) for row in derived for _, fact in row.fields if fact.formula)


def is_derived(kind: str) -> bool:
    """Whether rows of `kind` are computed; `workings` repeat other figures."""
    return kind not in KINDS and kind not in ("guideline", "standing", "document", "check_items", "workings")


def explain_fact(loaded: Loaded, fact_id: str, language: Language) -> Outcome[Explanation]:
    """One fact, given or derived, with its working. Findings: ESG-BUILD-006 there is no such fact."""
    knowledge = loaded.facts.knowledge
    fact = knowledge.by_id.get(fact_id)
    if fact is None:
        return Outcome(None, (finding("ESG-BUILD-006", name=fact_id[:80], **guess(fact_id, knowledge.by_id)),))
    return Outcome(_working(loaded, fact, language))


def _working(loaded: Loaded, fact: Fact, language: Language) -> Explanation:
    knowledge, printer = loaded.facts.knowledge, _printer(loaded, language)
    method = method_of(fact.id, loaded.resources.methods) if fact.formula else None
    return Explanation(
        figure=_figure(loaded, fact, printer, language),
        method=method.formula.of(language) if method else "",
        assumption=method.assumption.of(language) if method else "",
        basis=fact.basis,
        place=str(fact.origin or ""),
        published=_published(fact),
        inputs=tuple(_inputs(loaded, fact, printer, language)),
        readers=tuple(_permitted(knowledge, fact, language)),
        released=tuple(_released(knowledge, fact.id, printer, language)),
        documents=tuple(_documents(loaded, fact.id, language)),
    )


def _permitted(knowledge: Knowledge, fact: Fact, language: Language) -> Iterator[str]:
    """The titles of the audiences that may see the fact as it is."""
    row = next(row for rows in knowledge.by_kind.values() for row in rows if any(f is fact for _, f in row.fields))
    kinds = knowledge.audiences.kinds.items()
    return (kind.title.of(language) for name, kind in kinds if permitted(knowledge, name, row, fact))


def _printer(loaded: Loaded, language: Language) -> Printer:
    resources = loaded.resources
    return Printer(language, loaded.print_settings, resources.units, resources.names, resources.places)


def _figure(loaded: Loaded, fact: Fact, printer: Printer, language: Language) -> Measure:
    method = method_of(fact.id, loaded.resources.methods) if fact.formula else None
    name = method.name.of(language) if method else ""
    exact, unit = _exact(fact)
    return Measure(fact.id, name, _text(fact, printer), exact, unit, fact.formula, str(fact.label), fact.inputs)


def _text(fact: Fact, printer: Printer) -> str:
    match fact.value:
        case bool():
            return "yes" if fact.value else "no"
        case Decimal():
            # Whole documents round; who recomputes needs every digit that was entered.
            return f"{round(fact.value, DIGITS).normalize():f}"
        case _:
            return printer(fact, "")


def _exact(fact: Fact) -> tuple[str, str]:
    match fact.value:
        case bool():
            return "", ""
        case Money(amount=amount):
            return f"{amount:f}", "円"
        case Percent(value=value):
            return f"{value:f}", "%"
        case Quantity(value=value, unit=unit):
            return f"{value:f}", unit
        case Decimal():
            return f"{fact.value:f}", ""
        case _:
            return "", ""


def _published(fact: Fact) -> str:
    known = fact.publication
    return f"{known.source} {known.on or ''}".strip()


def _inputs(loaded: Loaded, fact: Fact, printer: Printer, language: Language) -> Iterator[Input]:
    knowledge = loaded.facts.knowledge
    rows = {f.id: row for listed in knowledge.by_kind.values() for row in listed for _, f in row.fields}
    for name in fact.inputs:
        known = knowledge.by_id.get(name)
        if name.startswith(LEDGER):
            yield _purchases(knowledge, name, printer)
        elif known is not None:
            sources = tuple(_source(knowledge, source, printer, language) for source in known.sources)
            text, place, judged = _text(known, printer), str(known.origin or ""), _judged(rows[name], printer)
            yield Input(name, text, place, sources, judged, known.as_of, known.formula)


def _purchases(knowledge: Knowledge, name: str, printer: Printer) -> Input:
    """The transactions of one item as one input: how many lines, and their sum."""
    item = name.removeprefix(LEDGER)
    lines = [row for row in knowledge.by_kind.get("transactions", ()) if (f := row.fact("item")) and f.value == item]
    amounts = [f.value for row in lines if (f := row.fact("amount")) is not None]
    total = sum((value.amount for value in amounts if isinstance(value, Money)), Decimal(0))
    places = [str(f.origin) for row in lines[:1] if (f := row.fact("amount")) and f.origin]
    text = f"n = {len(lines)}, Σ = {printer(Fact(name, Money(total)), '')}"
    return Input(name, text, places[0] if places else "", (), "", None, "")


def _source(knowledge: Knowledge, source: str, printer: Printer, language: Language) -> str:
    title = knowledge.by_id.get(f"evidence.{source}.title")
    dated = knowledge.by_id.get(f"evidence.{source}.dated")
    words = title.value.of(language) if title is not None and isinstance(title.value, Text) else ""
    return " ".join(part for part in (source, words, printer(dated, "") if dated is not None else "") if part)


def _judged(row: Row, printer: Printer) -> str:
    return " ".join(_text(fact, printer) for name in JUDGED if (fact := row.fact(name)) is not None)


def _released(knowledge: Knowledge, fact_id: str, printer: Printer, language: Language) -> Iterator[str]:
    for (audience, lowered), fact in knowledge.released.facts.items():
        if lowered == fact_id:
            family = knowledge.audiences.kinds.get(audience.partition(":")[0])
            who = family.title.of(language) if family is not None else audience
            yield f"{who}: {_text(fact, printer)} ({fact.id.removeprefix('releases.')})"


def _documents(loaded: Loaded, fact_id: str, language: Language) -> Iterator[str]:
    """The documents that show the fact or are computed from it, as they would be built now."""
    derived = _built_on(loaded.facts.knowledge, fact_id)
    released = {fact.id: fact for fact in loaded.facts.knowledge.released.facts.values()}
    for name, specification in sorted(loaded.resources.specifications.items()):
        written = language if language in specification.languages else specification.languages[0]
        for audience in _readers(loaded.facts.knowledge, specification.audiences):
            view = select(loaded.facts.knowledge, audience, selection_request(specification))
            if view.value is None or view.findings:
                continue
            tree = make_document(loaded, Target(name, audience, written, specification.formats[0]), view.value).value
            if tree is not None and derived & {meant(used, released)[0] for used in tree.facts}:
                yield f"{name} ({audience})"


def _built_on(knowledge: Knowledge, fact_id: str) -> set[str]:
    """The fact and every figure that rests on it."""
    ids = {fact_id}
    grown = True
    while grown:
        more = {fact.id for fact in knowledge.by_id.values() if fact.id not in ids and ids & set(fact.inputs)}
        grown = bool(more)
        ids |= more
    return ids


def _readers(knowledge: Knowledge, patterns: Iterable[str]) -> Iterator[str]:
    """One reader for each pattern of audiences: the first partner represents all."""
    for pattern in patterns:
        if pattern.endswith(":*"):
            rows = knowledge.by_kind.get(f"{pattern.partition(':')[0]}s", ())
            yield from (pattern.replace("*", row.id) for row in rows[:1])
        else:
            yield pattern
