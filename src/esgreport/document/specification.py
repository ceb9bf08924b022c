"""What a document kind is: `document.yaml` decoded, with every mistake in it as a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import Text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence

FORMS = ("letter", "paper", "deck")
FORMATS = ("docx", "pptx", "xlsx")
KEYS = (
    "id", "title", "form", "formats", "audiences", "ceiling", "register", "length", "sections", "uses", "requires",
    "clauses", "conditions", "ask", "sign_off", "author", "ladder",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requirement:
    """A fact without which the document cannot be written, and where a person enters it.

    `fact` is a fact id, or `kind.*` for at least one visible record, or `kind.*.field` for a field of every record.
    """

    fact: str
    where: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """How selection computes a named condition: `exists` a kind's rows, `known` a fact, `equals` a fact and a value."""

    name: str
    kind: Literal["exists", "known", "equals"]
    subject: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Specification:
    """One document kind. `audiences` are patterns (`public`, `supplier:*`, `supplier-general`, `board`).

    `uses` are the kinds of record that its templates may read. `clauses` are names of clauses that review demands.
    `ladder` says in which form (words, band, figure) each rung of evidence may be told; a rung it lacks is not told.
    `length` is (least, most) pages or slides. `ask` and `sign_off` are keys of sections, empty when there is none.
    """

    id: str
    title: Text
    form: Literal["letter", "paper", "deck"]
    formats: tuple[str, ...]
    audiences: tuple[str, ...]
    ceiling: str
    register: str
    length: tuple[int, int]
    sections: tuple[str, ...]
    uses: tuple[str, ...]
    requires: tuple[Requirement, ...]
    clauses: tuple[str, ...]
    conditions: tuple[Rule, ...]
    ask: str
    sign_off: str
    author: str = ""
    ladder: Mapping[str, str] = field(default_factory=dict)


def decode_specification(root: Node) -> Outcome[Specification]:
    """The specification in the raw tree of a `document.yaml`. Findings: ESG-DOCUMENT-020 to 023."""
    if not isinstance(root, RawMapping):
        return Outcome(None, (finding("ESG-DOCUMENT-020", root.origin),))
    given = {entry.key.text: entry.value for entry in root.entries}
    found = [
        finding("ESG-DOCUMENT-021", entry.key.origin, key=entry.key.text, keys=", ".join(KEYS))
        for entry in root.entries
        if entry.key.text not in KEYS
    ]
    found += [
        finding("ESG-DOCUMENT-022", root.origin, key=key)
        for key in ("id", "title", "form", "formats", "audiences", "sections", "uses", "length")
        if key not in given
    ]
    form = _text(given, "form")
    if form and form not in FORMS:
        found.append(finding("ESG-DOCUMENT-023", given["form"].origin, value=form, choices=", ".join(FORMS)))
    found += [
        finding("ESG-DOCUMENT-023", given["formats"].origin, value=value, choices=", ".join(FORMATS))
        for value in _texts(given, "formats")
        if value not in FORMATS
    ]
    if found:
        return Outcome(None, tuple(found))
    return Outcome(_specification(given), ())


def _specification(given: Mapping[str, Node]) -> Specification:
    least, most = (*_texts(given, "length"), "0", "0")[:2]
    return Specification(
        id=_text(given, "id"),
        title=_both(given["title"]),
        form=cast(Literal["letter", "paper", "deck"], _text(given, "form")),
        formats=_texts(given, "formats"),
        audiences=_texts(given, "audiences"),
        ceiling=_text(given, "ceiling") or "public",
        register=_text(given, "register"),
        length=(int(least), int(most)),
        sections=_texts(given, "sections"),
        uses=_texts(given, "uses"),
        requires=tuple(_requirement(node) for node in _items(given, "requires")),
        clauses=_texts(given, "clauses"),
        conditions=tuple(_rule(node) for node in _items(given, "conditions")),
        ask=_text(given, "ask"),
        sign_off=_text(given, "sign_off"),
        author=_text(given, "author"),
        ladder={rung: _text(_fields(given["ladder"]), rung) for rung in _fields(given["ladder"])}
        if "ladder" in given
        else {},
    )


def _requirement(node: Node) -> Requirement:
    fields = _fields(node)
    return Requirement(_text(fields, "fact"), _both(fields["where"]) if "where" in fields else Text("", ""))


def _rule(node: Node) -> Rule:
    fields = _fields(node)
    for kind in ("exists", "known", "equals"):
        if kind in fields:
            return Rule(
                _text(fields, "name"),
                kind,
                _text(fields, kind),
                _text(fields, "value"),
            )
    return Rule(_text(fields, "name"), "known", "")


def _fields(node: Node) -> dict[str, Node]:
    return {entry.key.text: entry.value for entry in node.entries} if isinstance(node, RawMapping) else {}


def _both(node: Node) -> Text:
    fields = _fields(node)
    return Text(_text(fields, "ja"), _text(fields, "en"))


def _text(given: Mapping[str, Node], key: str) -> str:
    node = given.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _items(given: Mapping[str, Node], key: str) -> Iterable[Node]:
    node = given.get(key)
    return node.items if isinstance(node, Sequence) else ()


def _texts(given: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return tuple(node.text for node in _items(given, key) if isinstance(node, Scalar))


def unknown_sections(specification: Specification, written: Iterable[str]) -> tuple[Finding, ...]:
    """Sections that the template writes but the specification does not name."""
    return tuple(
        finding("ESG-DOCUMENT-024", subject=key, document=specification.id, section=key)
        for key in written
        if key not in specification.sections
    )
