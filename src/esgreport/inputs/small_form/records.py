"""The simple form becomes records of the ordinary kinds as its definition says, each value with the place of its cell.

An item that the owner lets readers see is a release by the owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.origin import Origin
from esgreport.company.grammar.day import parse_day
from esgreport.company.grammar.number import narrowed
from esgreport.company.grammar.parse_error import ParseError
from esgreport.company.grammar.word import parse_bool
from esgreport.company.records import KINDS
from esgreport.inputs.small_form.definition import Axis, FormCell, Template, small
from esgreport.inputs.small_form.missing import missing
from esgreport.inputs.small_form.reading import SmallForm
from esgreport.reading.raw import Entry, Node, Null, Scalar, Sequence
from esgreport.reading.raw import Mapping as RawMapping

CELL = "="
DATE = "issued"
UNANSWERED = "unanswered"
Cells = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class SmallFacts:
    """The raw tree of the records, the date on the documents, and what is wrong with the form itself.

    `faulty` are the cells of which a finding has been made; what else they bring about need not be said.
    """

    tree: RawMapping
    issued: date | None
    findings: tuple[Finding, ...]
    faulty: frozenset[Origin]


@dataclass(frozen=True, slots=True)
class _Scope:
    """What one record is made of: the cells that it may take, and the words of its `{…}`."""

    cells: Cells
    words: Mapping[str, str]

    def filled(self, name: str) -> bool:
        return name in self.cells and bool(self.cells[name].text.strip())

    def wants(self, template: Template) -> bool:
        some = not template.if_any or any(map(self.filled, template.if_any))
        return some and all(map(self.filled, template.if_all))


def small_facts(form: SmallForm) -> SmallFacts:
    """The records of a filled simple form. Findings: those of reading, ESG-COMPANY-033 to 036, 130."""
    return _Maker(form).records()


class _Maker:
    """The making of the records of one form."""

    def __init__(self, form: SmallForm) -> None:
        self.form = form
        lacking = missing(form)
        self.found = [*form.findings, *lacking]
        self.faulty = form.faulty.union(item.origin for item in lacking if item.origin is not None)
        first = Origin("facts.xlsx", 1, 1, f"{small().sheet}!A1")
        self.here = next((cell.origin for cell in form.cells.values()), first)
        self.kinds: dict[str, list[RawMapping]] = {}

    def records(self) -> SmallFacts:
        issued = self._issued()
        self.rows = [
            _with_alternative_shown({column.name: self._cell(row, column) for column in small().rows.columns})
            for row in self.form.items
        ]
        for template in small().records if self.form.cells else ():
            for scope in self._scopes(template):
                if scope.wants(template):
                    self._record(template, scope)
        entries = tuple(Entry(Scalar(kind, self.here), self._listed(kind)) for kind in self.kinds)
        return SmallFacts(RawMapping(entries, self.here), issued, tuple(self.found), self.faulty)

    def _listed(self, kind: str) -> Node:
        records = tuple(self.kinds[kind])
        return records[0] if KINDS[kind].SINGLE else Sequence(records, self.here)

    def _issued(self) -> date | None:
        cell = self.form.cells.get(DATE)
        if cell is None or not cell.text.strip():
            return None
        day = parse_day(cell.text)
        if isinstance(day, ParseError):
            label = next(asked.label for asked in small().cells if asked.name == DATE)
            self.found.append(finding(day.code, cell.origin, label, value=day.value, field=label))
            self.faulty |= {cell.origin}
            return None
        return day

    def _cell(self, row: Cells, column: FormCell) -> Scalar:
        """A cell of a row: a number with its unit, and of yes and no only the yes."""
        cell = row.get(column.name, Scalar("", self.here))
        if column.unit:
            return _counted(cell, column.unit)
        if not column.yes_no or not cell.text.strip():
            return cell
        answer = parse_bool(cell.text)
        if isinstance(answer, ParseError):
            self.found.append(
                finding(answer.code, cell.origin, column.label, value=quote(cell.text), field=column.label)
            )
        return cell if answer is True else replace(cell, text="")

    def _scopes(self, template: Template) -> list[_Scope]:
        scopes = [_Scope(self.form.cells, {})]
        for axis in template.each:
            scopes = [inner for scope in scopes for inner in self._along(axis, template, scope)]
        return scopes

    def _along(self, axis: Axis, template: Template, outer: _Scope) -> Iterator[_Scope]:
        """`outer` with the cells and words of each row, reader, fact or question."""
        if axis == "rows":
            for number, row in enumerate(self.rows, 1):
                yield _Scope({**outer.cells, **row}, {**outer.words, "row": str(number)})
        elif axis == "readers":
            for number, (reader, document) in enumerate(small().readers.items(), 1):
                words = {"number": str(number), "reader": reader, "document": document}
                yield _Scope(outer.cells, {**outer.words, **words})
        elif axis == "facts":
            for fact, cell in (template.facts or {}).items():
                if outer.filled(cell):
                    yield _Scope(outer.cells, {**outer.words, "fact": fact.format(**outer.words)})
        else:
            for item in small().questions.asked:
                cells = {name: self._person(cell) for name, cell in self.form.answers.get(item, {}).items()}
                answer = cells["answer"].text.strip() if "answer" in cells else ""
                if any(not _Scope(cells, {}).filled(name) for name in small().questions.lacking.get(answer, ())):
                    continue
                answered = cells if answer else {"answer": cells.get("answer", Scalar("", self.here))}
                words = {**outer.words, "item": item, "answer": answer or UNANSWERED}
                yield _Scope({**outer.cells, **answered}, words)

    def _person(self, cell: Scalar) -> Scalar:
        """A cell in which people are chosen, with the id of the officer."""
        return replace(cell, text=small().questions.people.get(cell.text.strip(), cell.text))

    def _record(self, template: Template, scope: _Scope) -> None:
        """Add a record. An empty cell is left out; one that must be filled keeps its place for the finding."""
        words = {**scope.words, "next": str(len(self.kinds.get(template.kind, ())) + 1)}
        fields = {**template.fields, **(template.by_answer or {}).get(words.get("answer", ""), {})}
        due = scope.cells[template.at].origin if template.at else self.here
        entries = []
        places = [due] if template.at else []
        for key, value in fields.items():
            node = self._node(value, scope.cells, words, due, key in template.needed)
            if node is not None:
                entries.append(Entry(Scalar(key, node.origin), node))
                places += [node.origin] if value.startswith(CELL) else []
        self.kinds.setdefault(template.kind, []).append(RawMapping(tuple(entries), next(iter(places), self.here)))

    def _node(self, value: str, cells: Cells, words: Mapping[str, str], due: Origin, needed: bool) -> Node | None:
        if not value.startswith(CELL):
            return Scalar(value.format(**words), due)
        cell = cells.get(value.removeprefix(CELL), Scalar("", self.here))
        if cell.text.strip():
            return cell
        return Null(cell.origin) if needed else None


def _with_alternative_shown(row: Cells) -> Cells:
    """A row with the cell `alternative_shown`: what readers learn of its alternative."""
    rule = small().rows.irreplaceable
    is_kept = row[rule.column].text.strip() == rule.word and not row[rule.consent].text.strip()
    return {**row, "alternative_shown": replace(row[rule.column], text="") if is_kept else row[rule.column]}


def _counted(cell: Scalar, unit: str) -> Scalar:
    """A number of days with its unit, whether or not the person wrote one; other texts stay for the grammar."""
    text = narrowed(cell.text)
    for known in small().rows.days:
        text = text.removesuffix(known).strip()
    return Scalar(f"{text}{unit}", cell.origin) if text.replace(".", "", 1).isdigit() else cell
