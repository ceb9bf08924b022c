"""Selection: the view of one reader, made before any template runs.

A field is shown when the matrix allows its class, the reader's clearance admits its label and, for outsiders, it is
published; or when a release allows it in a coarser form. Everything else is absent, as if it did not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from esgreport.audience.clearance import Audiences, Clearance
from esgreport.audience.conditions import ConditionAnswers, VisibleFacts
from esgreport.audience.fact_names import choice_conditions, is_single, references
from esgreport.audience.publication import UNDISCLOSED, publication_state, without_undisclosed
from esgreport.audience.recusal import member_of
from esgreport.audience.release import ReleasedFacts, wider
from esgreport.audience.requirement import Required, missing_facts
from esgreport.base.condition import ConditionRule
from esgreport.base.derived_kinds import METRICS, OPEN_KINDS
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import NO_TEXT, Outcome
from esgreport.base.label import Label
from esgreport.base.text import Text
from esgreport.base.view import Condition, View, ViewField, ViewRow
from esgreport.company.addressing import ADDRESSED_KINDS as ADDRESSED
from esgreport.company.facts import LIST_SEPARATOR
from esgreport.company.fields import own_specs
from esgreport.company.records import KINDS

# Kinds of which every reader may be shown a part only: what a partner said stays as far as they agreed.
PARTLY = frozenset({"dialogue"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that is known, indexed once for all documents of a build.

    `issued` is the day by which publication is judged; `dates` are the days of those documents that have another.
    `addresses` are the words by which records are addressed to each supplier.
    """

    by_kind: Mapping[str, tuple[Row, ...]]
    by_id: Mapping[str, Fact]
    audiences: Audiences
    released: ReleasedFacts
    listed: bool
    issued: date
    dates: Mapping[str, date] = field(default_factory=dict)
    addresses: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def dated(self, document: str) -> Knowledge:
        """The same knowledge on the day of `document`: `issued` and the fact `document.issued` are its own."""
        day = self.dates.get(document, self.issued)
        if day == self.issued:
            return self
        rows = tuple(_dated(row, day) for row in self.by_kind.get("document", ()))
        return replace(self, by_kind={**self.by_kind, "document": rows}, issued=day)


@dataclass(frozen=True, slots=True)
class SelectionRequest:
    """What a document asks of selection: kinds, required facts with where to enter them, and conditions in order.

    `title` is what findings call the document; its id when it is empty.
    """

    document: str
    uses: tuple[str, ...]
    requires: tuple[tuple[str, Text], ...]
    conditions: tuple[ConditionRule, ...]
    title: Text = NO_TEXT

    def named(self) -> Text:
        """What a person calls the document."""
        return Text(self.title.ja or self.title.en or self.document, self.title.en or self.title.ja or self.document)


def _dated(row: Row, day: date) -> Row:
    fields = tuple((name, replace(fact, value=day) if name == "issued" else fact) for name, fact in row.fields)
    return replace(row, fields=fields)


def index_rows(rows: Iterable[Row]) -> tuple[dict[str, tuple[Row, ...]], dict[str, Fact]]:
    """Rows by kind and facts by id."""
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
    by_id = {fact.id: fact for listed in kinds.values() for row in listed for _, fact in row.fields}
    return {kind: tuple(listed) for kind, listed in kinds.items()}, by_id


def select(knowledge: Knowledge, audience: str, request: SelectionRequest) -> Outcome[View]:
    """The view of `audience` for one document.

    Findings: ESG-AUDIENCE-001 a required fact is not entered, 040 it is not for this reader, 030 a condition compares
    different units.
    """
    knowledge = knowledge.dated(request.document)
    selector = Selector(knowledge, audience, request.document)
    rows = selector.rows(request.uses)
    figures = [known for row in knowledge.by_kind.get("metrics", ()) for _, known in row.fields]
    facts = {known.id: fact for known in figures if (fact := selector.fact("metrics", known)) is not None}
    for kind in OPEN_KINDS:
        facts.update({fact.id: fact for row in knowledge.by_kind.get(kind, ()) for _, fact in row.fields})
    seen = VisibleFacts(rows, facts, selector.sees_all, selector.names, knowledge.released.predicates)
    conditions = ConditionAnswers(request.document, seen)
    for rule in request.conditions:
        conditions.decide(rule)
    view = View(audience, rows, facts, conditions.known, tuple(selector.drafts))
    titles = request.named(), knowledge.audiences.kinds[selector.family].title
    required = (Required(*item) for item in request.requires)
    missing = (
        replace(item, document=request.document) for item in missing_facts(titles, required, knowledge.by_kind, view)
    )
    return Outcome(view, (*missing, *conditions.found.values()))


class Selector:
    """A selection in progress for one audience; it records the label of everything it admits."""

    def __init__(self, knowledge: Knowledge, audience: str, document: str = "") -> None:
        self.knowledge = knowledge
        self.document = document
        self.audience = audience
        self.family = knowledge.audiences.family(audience)
        self.member = member_of(audience, knowledge.by_kind)
        common = knowledge.audiences.clearance(audience)
        self.clearance: Clearance = common if self.member is None else self.member.narrowed(common)
        self.published_only = knowledge.audiences.kinds[self.family].published_only
        self.inside = knowledge.audiences.inside(audience)
        self.addressed_as = (self.family.removesuffix("-general"), *knowledge.audiences.kinds[self.family].reads)
        self.names = wider(audience, self.family)
        self.drafts: dict[str, None] = {}

    def rows(self, kinds: tuple[str, ...]) -> dict[str, tuple[ViewRow, ...]]:
        """The visible rows of every kind asked for, with references between them resolved."""
        visible: dict[str, dict[str, ViewRow]] = {}
        for kind in kinds:
            known = self.knowledge.by_kind.get(kind, ())
            visible[kind] = {row.id: visible_row for row in known if (visible_row := self._row(row)) is not None}
        for kind in kinds:
            for row in self.knowledge.by_kind.get(kind, ()):
                if row.id in visible[kind]:
                    _link(row, visible[kind][row.id], visible)
        return {kind: tuple(rows_by_id.values()) for kind, rows_by_id in visible.items()}

    def _row(self, row: Row) -> ViewRow | None:
        if not self._addressed(row):
            return None
        row_is_visible = self.has(row)
        shown = ((name, self.fact(row.kind, fact, row_is_visible)) for name, fact in row.fields)
        visible: dict[str, ViewField] = {name: fact for name, fact in shown if fact is not None}
        if not visible:
            return None
        return ViewRow(row.kind, self._with_conditions(row.kind, visible), is_single(row.kind))

    def has(self, row: Row) -> bool:
        """Whether this reader may know of the record; a derived figure is no record and goes by its own label."""
        return row.kind in OPEN_KINDS or row.kind == METRICS or self.admits(row.presence)

    def _with_conditions(self, kind: str, shown: dict[str, ViewField]) -> dict[str, ViewField]:
        """Booleans become conditions, and every choice gets one named condition per word (`basis_is_voluntary`).

        Without the field, each is false where this reader would see it, else withheld.
        """
        conditions = {name: _as_condition(value) for name, value in shown.items()}
        for spec in own_specs(kind) if kind in KINDS else ():
            names = choice_conditions(spec)
            chosen = shown.get(spec.name)
            if isinstance(chosen, Fact):
                conditions |= {key: Condition(chosen.value == word, (chosen.id,)) for key, word in names.items()}
            elif spec.choices or spec.form == "bool":
                absent = Condition(False if self.sees_all(kind, spec.name) else None)
                conditions |= dict.fromkeys(names or (spec.name,), absent)
        return conditions

    def sees_all(self, kind: str, field: str) -> bool:
        """Whether policy shows this reader every fact that a field of `kind` may hold; an empty field: every record.

        It looks at no record, so that it may be told.
        """
        if kind in OPEN_KINDS:
            return True
        narrowed = self.member is not None and bool(self.member.barred)
        if kind in PARTLY or self.published_only or narrowed or not self.clearance.is_whole:
            return False
        return self._permission(kind, field) == "yes"

    def _addressed(self, row: Row) -> bool:
        """Rows that name a document or a family of readers are for these only; no reader sees releases.

        Partner-supplied information is disclosed as far as they agreed: nowhere, inside the company, or further.
        """
        if row.kind == "dialogue" and not self._agreed(row):
            return False
        if row.kind in ADDRESSED and not self._named(row):
            return False
        document, family = row.value("document"), row.value("audience")
        if document is not None and row.kind == "messages" and document != self.document:
            return False
        return family is None or row.kind == "releases" or str(family) in self.addressed_as

    def _named(self, row: Row) -> bool:
        """Whether a record that is for some suppliers only is for this one; those without an address are for all."""
        named, key = row.value("to"), self.audience.partition(":")[2]
        words = self.knowledge.addresses.get(key, frozenset())
        return named is None or not words.isdisjoint(str(named).split(LIST_SEPARATOR))

    def _agreed(self, row: Row) -> bool:
        """Whether the partner agreed that these readers learn of what was said; what we said ourselves is ours."""
        agreed = ("internal", "named", "public") if self.inside else ("named", "public")
        return row.value("direction") != "in" or row.value("consent") in (None, *agreed)

    def admits(self, label: Label) -> bool:
        """Whether the clearance admits the label."""
        return self.clearance.admits(label)

    def fact(self, kind: str, fact: Fact, row_is_visible: bool = True) -> Fact | None:
        """The fact as this reader may see it, its released form, or None."""
        if self.member is not None and self.member.stays_out(fact, self.knowledge.by_id):
            return None
        field = fact.id.rsplit(".", 1)[-1] if kind != "metrics" else fact.id.removeprefix("metrics.")
        permission = "yes" if kind in OPEN_KINDS else self._permission(kind, field)
        if permission == "never":
            return None
        if permission == "yes" and row_is_visible and self._may_see(fact):
            return fact
        released = self.knowledge.released.find(fact.id, self.audience, self.family)
        return released if released is not None and self._is_public_enough(fact, published_only=False) else None

    def _permission(self, kind: str, field: str) -> str:
        name = field.partition(".")[0] if kind == "metrics" else field
        return self.knowledge.audiences.matrix.permission(kind, name, self.family)

    def _may_see(self, fact: Fact) -> bool:
        if self.admits(fact.label) and not self.published_only:
            return True
        admitted = self.admits(without_undisclosed(fact.label))
        return admitted and self._is_public_enough(fact, published_only=self.published_only)

    def _is_public_enough(self, fact: Fact, *, published_only: bool) -> bool:
        if UNDISCLOSED in self.clearance.compartments:
            return True
        state = publication_state(fact, self.knowledge.issued, self.knowledge.listed, published_only)
        if state == "draft":
            self.drafts[fact.id] = None
        return state != "closed"


def _link(row: Row, view_row: ViewRow, visible: Mapping[str, Mapping[str, ViewRow]]) -> None:
    """Replace ids by the rows that they name; a reference to a row that is not visible disappears."""
    for name, ref, is_list in references(row.kind):
        named = row.value(name)
        if named is None or name not in view_row.fields:
            continue
        ids, kinds = str(named).split(";"), [visible.get(kind, {}) for kind in ref.split("|")]
        targets = tuple(rows[target] for target in ids for rows in kinds if target in rows)
        if is_list or targets:
            view_row.fields[name] = targets if is_list else targets[0]
        else:
            del view_row.fields[name]


def _as_condition(value: ViewField) -> ViewField:
    if isinstance(value, Fact) and isinstance(value.value, bool):
        return Condition(value.value, (value.id,))
    return value
