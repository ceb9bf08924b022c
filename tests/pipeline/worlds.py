"""Other worlds of a company: other records where one reader may see nothing, and everything derived from them anew.

A world is drawn in records, decoded like those of a person, and then goes through all stages: derivation, releases,
conditions, coherence. Where its records contradict each other or make approved words untrue, what was drawn for them
is taken back, until it hangs together; `drawn` with `mended=False` leaves it as it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from esgreport.audience.selection import Selector
from esgreport.base.catalogue import has_errors
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Finding
from esgreport.base.label import Label
from esgreport.base.origin import Origin
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.fields import FieldKey, FieldSpec, own_specs, specs
from esgreport.company.grammar.serialise import serialise
from esgreport.company.record_set import Records
from esgreport.company.records import KINDS, Record
from esgreport.inputs.read import NO_FORM, Inputs
from esgreport.pipeline.knowledge import know_company
from esgreport.pipeline.load import Loaded
from esgreport.reading.raw import RawTable, Scalar

# Rare signs: a name of two characters that stands in a document for another reason rightly stops it.
SIGNS = "乙丙丁戊鑫麒麟鵬彗黎燁龍QXZqxz"
# What a person approves, agrees to or sets for all readers: it decides who sees what, and is the same in every world.
# The purpose of a desk says for whom it is: a desk for investors is public by nature.
POLICY = {
    ("house", ""), ("dialogue", "direction"), ("dialogue", "consent"), ("", "document"), ("contacts", "purpose"),
    ("", "audience"), ("company", "listed"), ("company", "currency"), ("company", "fiscal_year_end"),
}  # fmt: skip
COPY = "-9"
MENDINGS = 12

Field = tuple[str, str, str]  # kind, id, name


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is different in a world: values by field, records that are gone, and records that are new."""

    values: Mapping[Field, object]
    gone: frozenset[tuple[str, str]]
    new: tuple[Record, ...] = ()

    @property
    def size(self) -> int:
        """How many fields and records are different."""
        return len(self.values) + len(self.gone) + len(self.new)

    def shared_with(self, other: Drawn) -> Drawn:
        """What is drawn in both."""
        values = {field: value for field, value in self.values.items() if field in other.values}
        return Drawn(values, self.gone & other.gone, tuple(item for item in self.new if item in other.new))


@dataclass(frozen=True, slots=True)
class World:
    """A company in another world, what was drawn, and whether its records hang together and its words still hold."""

    loaded: Loaded
    drawn: Drawn
    coherent: bool


def derived_anew(loaded: Loaded, records: Records) -> tuple[Loaded | None, tuple[Finding, ...]]:
    """The company with these records, written into tables, read back and put through every stage."""
    tables = tuple((KINDS[kind], table(KINDS[kind], rows)) for kind, rows in records.by_kind.items() if rows)
    known = know_company(Inputs((), tables, NO_FORM, True), loaded.settings, loaded.resources)
    if known.value is None or has_errors(known.findings):
        return None, known.findings
    return replace(loaded, facts=known.value), known.findings


def table(kind: type[Record], records: Iterable[Record]) -> RawTable:
    """The records as a sheet of the workbook would have them."""
    keys = [(spec, key) for spec in specs(kind) for key in spec.keys]
    head = tuple(Scalar(key.name, Origin(kind.KIND, 1)) for _, key in keys)
    rows = tuple(
        tuple(Scalar(cell(getattr(record, spec.name), spec, key), Origin(kind.KIND, line)) for spec, key in keys)
        for line, record in enumerate(records, 2)
    )
    return RawTable(head, rows, Origin(kind.KIND, 1))


def cell(value: object, spec: FieldSpec, key: FieldKey) -> str:
    """The text of one cell."""
    match value:
        case None:
            return ""
        case Text():
            return value.ja if key.language == "ja" else value.en
        case Label():
            return str(value)
        case tuple() if spec.form == "labels":
            return "; ".join(f"{name}={label}" for name, label in value)
        case tuple():
            return "; ".join(value)
        case _:
            return serialise(value)


def drawn(loaded: Loaded, audience: str, seed: int, *, coherent: bool = True) -> World | None:
    """A world in which everything that `audience` sees was entered alike; None when none was found.

    Without `coherent`, records may contradict each other and approved words may have become untrue.
    """
    draw = random.Random(f"{audience} {seed}")
    other = differences(loaded, audience, draw)
    for turn in range(MENDINGS):
        made, found = derived_anew(loaded, with_differences(loaded.facts.records, other))
        wrong = [(item.subject, *(str(value) for _, value in item.details)) for item in found if has_errors((item,))]
        if made is not None:
            untrue = list(untruths(made))
            wrong += disclosed_otherwise(loaded, made, audience) + (untrue if coherent else [])
            if not wrong:
                return World(made, other, not untrue)
        other = taken_back(other, wrong, made, turn >= MENDINGS // 2)
        if turn >= MENDINGS - 3:
            other = Drawn(
                {field: value for field, value in other.values.items() if isinstance(value, Text)}, frozenset()
            )
    return None


def differences(loaded: Loaded, audience: str, draw: random.Random) -> Drawn:
    """What could be otherwise without the reader's knowing: few things, many, or amounts by one factor."""
    hidden = list(hidden_fields(loaded, audience))
    unseen = sorted(unseen_records(loaded, audience))
    style = draw.choice(("few", "many", "scaled", "all"))
    share = {"few": 0.03, "many": 0.3, "scaled": 1, "all": 1}[style]
    factor = Decimal(draw.randint(20, 500)) / 100
    values: dict[Field, object] = {}
    for (kind, key, spec), value in hidden:
        if draw.random() < share and (style != "scaled" or isinstance(value, Money)):
            values[kind, key, spec.name] = another(value, spec, draw, factor if style == "scaled" else None)
    gone = frozenset(pair for pair in unseen if style != "scaled" and draw.random() < 0.05)
    copied = {pair for pair in unseen if style != "scaled" and draw.random() < 0.05}
    new = tuple(
        replace(item, id=item.id + COPY) for item in all_of(loaded.facts.records) if (item.KIND, item.id) in copied
    )
    return Drawn(values, gone, new)


def all_of(records: Records) -> Iterator[Record]:
    return (record for listed in records.by_kind.values() for record in listed)


def hidden_fields(loaded: Loaded, audience: str) -> Iterator[tuple[tuple[str, str, FieldSpec], object]]:
    """The fields that hold something of which the reader sees nothing exact, with their values."""
    for record, row, selector in rows_for(loaded, audience):
        addressed = selector._addressed(row)
        for spec in own_specs(record.KIND):
            fact = row.fact(spec.name)
            if fact is None or not POLICY.isdisjoint({("", spec.name), (record.KIND, spec.name)}):
                continue
            seen = selector.fact(record.KIND, fact, selector.admits(row.presence)) if addressed else None
            if seen is None or seen.value != fact.value:
                yield (record.KIND, record.id, spec), getattr(record, spec.name)


def unseen_records(loaded: Loaded, audience: str) -> set[tuple[str, str]]:
    """The records (kind, id) of which the reader sees nothing at all."""
    return {
        (record.KIND, record.id)
        for record, row, selector in rows_for(loaded, audience)
        if not record.SINGLE and selector._row(row) is None
    }


def rows_for(loaded: Loaded, audience: str) -> Iterator[tuple[Record, Row, Selector]]:
    """Every record that is no policy, as facts, with what decides whether the reader sees it in the document it is for."""
    knowledge = loaded.facts.knowledge
    rows = {(row.kind, row.id): row for listed in knowledge.by_kind.values() for row in listed}
    selectors: dict[str, Selector] = {}
    for record in all_of(loaded.facts.records):
        row = rows[record.KIND, record.id]
        document = str(row.value("document") or "")
        approved = record.KIND == "releases" and row.value("audience") in Selector(knowledge, audience).names
        if (record.KIND, "") not in POLICY and not approved:
            yield record, row, selectors.setdefault(document, Selector(knowledge, audience, document))


def another(value: object, spec: FieldSpec, draw: random.Random, factor: Decimal | None) -> object:
    """Another value that a person could have entered in the field."""
    by = factor or Decimal(draw.randint(30, 300)) / 100
    match value:
        case bool():
            return not value
        case Money():
            return replace(value, amount=(value.amount * by).quantize(Decimal(1)))
        case Percent():
            return replace(value, value=Decimal(draw.randint(1, 99)))
        case Quantity():
            return replace(value, value=max(Decimal(1), (value.value * by).quantize(Decimal(1))))
        case Decimal():
            return (value * by).quantize(Decimal("0.01")) or Decimal("0.01")
        case Text():
            return Text(words(draw), words(draw))
        case date():
            return value + timedelta(draw.randint(-20, 20))
        case str() if spec.choices:
            return draw.choice(spec.choices)
        case tuple() if value and not spec.choices:
            return tuple(draw.sample(value, draw.randint(1, len(value))))
        case _:
            return value


def words(draw: random.Random) -> str:
    return "".join(draw.choice(SIGNS) for _ in range(draw.randint(8, 40)))


def with_differences(records: Records, other: Drawn) -> Records:
    by_kind: dict[str, tuple[Record, ...]] = {}
    values: dict[tuple[str, str], dict[str, object]] = {}
    for (kind, key, name), value in other.values.items():
        values.setdefault((kind, key), {})[name] = value
    for kind, listed in records.by_kind.items():
        stay = [item for item in listed if (kind, item.id) not in other.gone]
        new = [item for item in other.new if kind == item.KIND]
        by_kind[kind] = tuple(replace(item, **values.get((kind, item.id), {})) for item in (*stay, *new))
    return Records(by_kind)


def untruths(made: Loaded) -> Iterator[tuple[str, ...]]:
    """The facts of every contradiction that stops documents, and of all approved words that are not true."""
    yield from (item.facts for item in made.facts.contradictions if item.stops)
    for release, item in made.facts.knowledge.released.predicates.failed.items():
        yield (f"releases.{release}.fact", *dict(item.details)["holds"].split())


def disclosed_otherwise(loaded: Loaded, made: Loaded, audience: str) -> list[tuple[str, ...]]:
    """The facts whose released form the reader knows, and which would not be the same."""
    names = Selector(loaded.facts.knowledge, audience).names
    before, after = (item.facts.knowledge.released.facts for item in (loaded, made))
    keys = [key for key in {**before, **after} if key[0] in names]
    same = (key in before and key in after and before[key].value == after[key].value for key in keys)
    return [(fact,) for (_, fact), alike in zip(keys, same, strict=True) if not alike]


def taken_back(other: Drawn, wrong: list[tuple[str, ...]], made: Loaded | None, deep: bool) -> Drawn:
    """What was drawn, without the fields that are named, or, `deep`, without all that could have to do with them.

    That is their records, and what they are derived from; it is also taken back where no field that is named was drawn.
    """
    known = made.facts.knowledge.by_id if made is not None else {}
    left = other
    for names in wrong:
        once = without(other, names)
        if deep or once.size == other.size:
            once = without(other, [*names, *map(record_of, names)])
        if deep or once.size == other.size:
            once = without(other, [*names, *map(record_of, names), *map(record_of, origins(map(plain, names), known))])
        left = left.shared_with(once)
    return left


def record_of(name: str) -> str:
    """`options.OPT-1` of `options[OPT-1].capex` or `options.OPT-1.capex`."""
    return ".".join(plain(name).split(".")[:2])


def plain(name: str) -> str:
    return name.replace("[", ".").replace("]", "")


def without(other: Drawn, names: Iterable[str]) -> Drawn:
    """What was drawn, without the fields and records that are named."""
    facts = set(map(plain, names))
    words = {word for name in facts for word in re.split(r"[^\w-]+", name)}
    values = {
        (kind, key, name): value
        for (kind, key, name), value in other.values.items()
        if facts.isdisjoint({f"{kind}.{key}.{name}", f"{kind}.{name}", f"{kind}.{key}"})
    }
    new = tuple(item for item in other.new if words.isdisjoint({item.id, item.id.removesuffix(COPY)}))
    return Drawn(values, frozenset(pair for pair in other.gone if pair[1] not in words), new)


def origins(facts: Iterable[str], by_id: Mapping[str, Fact]) -> Iterator[str]:
    """The facts and all that they are derived from."""
    seen: set[str] = set()
    waiting = list(facts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting.extend(by_id[name].inputs if name in by_id else ())
