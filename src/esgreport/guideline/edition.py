"""One edition of the guideline: its positioning, items with their strength, checklist and uses, all in our wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence

STRENGTHS = ("recognise", "important", "consider", "strive", "useful")
HEAD = ("title", "edition", "publisher")


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation, paraphrased. `strength` keeps `useful` apart from `important`; `official_ref` may be
    empty while the full text is unknown.
    """

    id: str
    chapter: str
    strength: str
    text: Text
    official_ref: str = ""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One item of a checklist. `ours` marks provisional self-check questions that are not METI's."""

    id: str
    item: str
    text: Text
    ours: bool


@dataclass(frozen=True, slots=True)
class Use:
    """One of the six situations of use, and the documents of ours that serve it."""

    id: str
    text: Text
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as far as it is known: `complete` is false while the full text has not been read."""

    id: str
    title: Text
    edition: Text
    publisher: Text
    published_on: date
    complete: bool
    positioning: Mapping[str, Text]
    items: tuple[Item, ...]
    checklist: tuple[CheckItem, ...]
    uses: tuple[Use, ...]


def decode_guideline(root: Node) -> Outcome[Edition]:
    """The edition in a raw tree.

    Findings: ESG-GUIDELINE-001 something is missing, 002 not a date, 003 an id twice, 004 an unknown strength.
    """
    return _Decoder(root).decode()


class _Decoder:
    """The decoding under way."""

    def __init__(self, root: Node) -> None:
        self.root = root if isinstance(root, RawMapping) else RawMapping((), root.origin)
        self.found: list[Finding] = []

    def decode(self) -> Outcome[Edition]:
        published = self._date(self.root, "published_on")
        head = {name: self._both(self.root, name) for name in HEAD}
        edition = Edition(
            id=self._text(self.root, "id"),
            title=head["title"],
            edition=head["edition"],
            publisher=head["publisher"],
            published_on=published or date.min,
            complete=self._text(self.root, "complete") == "yes",
            positioning={key: _text_pair(node) for key, node in _fields(self.root.get("positioning"))},
            items=tuple(self._item(node) for node in self._records("items")),
            checklist=tuple(self._check(node) for node in self._records("checklist")),
            uses=tuple(self._use(node) for node in self._records("uses")),
        )
        self._ids([item.id for item in edition.items] + [item.id for item in edition.checklist])
        return Outcome(None if self.found else edition, tuple(self.found))

    def _records(self, key: str) -> Iterator[RawMapping]:
        node = self.root.get(key)
        if not isinstance(node, Sequence):
            self._missing(self.root.origin, key)
            return
        yield from (item for item in node.items if isinstance(item, RawMapping))

    def _item(self, node: RawMapping) -> Item:
        strength = self._text(node, "strength")
        if strength not in STRENGTHS:
            self.found.append(finding("ESG-GUIDELINE-004", node.origin, value=strength, choices=", ".join(STRENGTHS)))
        optional = node.get("official_ref")
        reference = optional.text if isinstance(optional, Scalar) else ""
        return Item(self._text(node, "id"), self._text(node, "chapter"), strength, self._pair(node), reference)

    def _check(self, node: RawMapping) -> CheckItem:
        return CheckItem(
            self._text(node, "id"), self._text(node, "item"), self._pair(node), self._text(node, "ours") == "yes"
        )

    def _use(self, node: RawMapping) -> Use:
        documents = node.get("documents")
        named = documents.items if isinstance(documents, Sequence) else ()
        return Use(
            self._text(node, "id"), self._pair(node), tuple(item.text for item in named if isinstance(item, Scalar))
        )

    def _pair(self, node: RawMapping) -> Text:
        return Text(self._text(node, "ja"), self._text(node, "en"))

    def _both(self, node: RawMapping, key: str) -> Text:
        value = node.get(key)
        if value is None:
            self._missing(node.origin, key)
            return Text("", "")
        return _text_pair(value)

    def _text(self, node: RawMapping, key: str) -> str:
        value = node.get(key)
        if isinstance(value, Scalar):
            return value.text
        self._missing(node.origin, key)
        return ""

    def _date(self, node: RawMapping, key: str) -> date | None:
        text = self._text(node, key)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.found.append(finding("ESG-GUIDELINE-002", node.origin, key=key))
            return None

    def _missing(self, origin: Origin, key: str) -> None:
        self.found.append(finding("ESG-GUIDELINE-001", origin, key=key))

    def _ids(self, ids: list[str]) -> None:
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            self.found.append(finding("ESG-GUIDELINE-003", self.root.origin, name=name))


def _fields(node: Node | None) -> list[tuple[str, Node]]:
    return [(entry.key.text, entry.value) for entry in node.entries] if isinstance(node, RawMapping) else []


def _text_pair(node: Node) -> Text:
    fields = {key: value.text for key, value in _fields(node) if isinstance(value, Scalar)}
    return Text(fields.get("ja", ""), fields.get("en", ""))
