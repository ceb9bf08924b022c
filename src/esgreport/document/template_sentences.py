"""The sentences of a template as its author wrote them, each with its line and with the conditions that govern it.

A fact is one private character in them, so that the words around it are read as one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeAlias

from jinja2 import Environment, TemplateSyntaxError, nodes

from esgreport.base.condition import TRUTHS
from esgreport.document.placeholders import FACT_START as FACT

Part: TypeAlias = Literal["text", "heading", "string", "cell"]
_ENDS = re.compile(rf"(?<=[。！？])|(?<=[.!?])(?=\s+[A-Z{FACT}“(*])|\n[ \t]*\n|\n(?=[ \t]*(?:[-*]|\d+\.)[ \t])|\|")
_HEADING = re.compile(r"^#{1,3}[ \t]+(.*?)[ \t]*(?:\{[^{}\n]*\})?[ \t]*$", re.MULTILINE)
_ROLE = re.compile(r"^\{:([^{}\n]*)\}[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+|\*\*|\{:?[^{}\n]*\}|^#+\s*", re.MULTILINE)
_LETTERS = re.compile(r"[A-Za-zぁ-ヿ一-鿿]")
# Questions that are about what is printed: `is given`, and rows that are there.
GIVEN, ROWS = "given", "rows"
LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `words` with FACT for each fact, `governed` the conditions of each of its characters.

    `names` are what its facts are read from (`commitments`, `plan`); `view` says that the signer speaks.
    """

    words: str
    line: int
    part: Part
    governed: tuple[frozenset[str], ...]
    names: frozenset[str]
    view: bool = False

    @property
    def conditions(self) -> frozenset[str]:
        """The conditions that govern the whole sentence."""
        return frozenset.intersection(*self.governed) if self.governed else frozenset()


def sentences_of(env: Environment, source: str) -> tuple[Sentence, ...]:
    """The sentences of a template, texts in calls included; none of one that cannot be parsed."""
    try:
        tree = env.parse(source)
    except TemplateSyntaxError:
        return ()
    flat = _Flat()
    flat.walk(tree, frozenset())
    return (*flat.sentences(), *(sentence for part in flat.strings for sentence in part.sentences()))


@dataclass(slots=True)
class _Flat:
    """The text of a template without its branches: each character with its line, conditions and names."""

    text: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    governed: list[frozenset[str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    strings: list[_Flat] = field(default_factory=list)
    part: Part = "text"

    def add(self, words: str, line: int, conditions: frozenset[str], name: str = "") -> None:
        """Add words at a line."""
        for sign in words:
            self.text.append(sign)
            self.lines.append(line)
            self.governed.append(conditions)
            self.names.append(name)
            line += sign == "\n"

    def walk(self, node: nodes.Node, conditions: frozenset[str]) -> None:
        """Add what a node prints under `conditions`."""
        match node:
            case nodes.TemplateData():
                self.add(node.data, node.lineno, conditions)
            case nodes.Output():
                for inner in node.nodes:
                    self.walk(inner, conditions)
            case nodes.If():
                for branch in (node, *node.elif_):
                    self._block(branch.body, conditions | _asked(branch.test))
                self._block(node.else_, conditions)
            case nodes.CondExpr():
                self.walk(node.expr1, conditions | _asked(node.test))
                if node.expr2 is not None:
                    self.walk(node.expr2, conditions)
            case nodes.For():
                more = frozenset({LOOP}) | (_asked(node.test) if node.test is not None else frozenset())
                self._block(node.body, conditions | more)
            case nodes.CallBlock():
                self._strings(node.call, conditions)
                self._block(node.body, conditions)
            case nodes.Template() | nodes.Scope():
                self._all(node.body, conditions)
            case nodes.Const():
                self.add(str(node.value), node.lineno, conditions)
            case nodes.Expr():
                self._strings(node, conditions)
                self.add(FACT, node.lineno, conditions, _root(node))

    def _block(self, inner: list[nodes.Node], conditions: frozenset[str]) -> None:
        """Add what a block prints; lines of its own begin and end a sentence, too."""
        self._break(conditions)
        self._all(inner, conditions)
        self._break(conditions)

    def _break(self, conditions: frozenset[str]) -> None:
        if self.text and self.text[-1] == "\n":
            self.add("\n", self.lines[-1], conditions)

    def _all(self, inner: list[nodes.Node], conditions: frozenset[str]) -> None:
        for node in inner:
            self.walk(node, conditions)

    def _strings(self, call: nodes.Node, conditions: frozenset[str]) -> None:
        """The texts in a call, each on its own."""
        for node in call.find_all(nodes.Const):
            if isinstance(node, nodes.Const) and isinstance(node.value, str) and _is_words(node.value):
                inner = _Flat(part="string")
                inner.add(node.value, node.lineno, conditions)
                self.strings.append(inner)

    def sentences(self) -> Iterator[Sentence]:
        """The text cut into sentences."""
        text = "".join(self.text)
        views = [range(text.rfind("\n\n", 0, role.start()) + 1, role.end()) for role in _roles(text, "view")]
        start = 0
        for heading in (*_HEADING.finditer(text), None):
            end = heading.start() if heading else len(text)
            yield from self._cut(text, start, end, views)
            if heading is not None:
                yield from self._made(text, heading.start(1), heading.end(1), "heading", views)
                start = heading.end()

    def _cut(self, text: str, start: int, end: int, views: list[range]) -> Iterator[Sentence]:
        bounds = [start, *(start + mark.start() for mark in _ENDS.finditer(text[start:end])), end]
        for first, last in pairwise(bounds):
            in_table = "|" in (text[first : first + 1], text[last : last + 1])
            yield from self._made(text, first, last, "cell" if in_table and self.part == "text" else self.part, views)

    def _made(self, text: str, start: int, end: int, part: Part, views: list[range]) -> Iterator[Sentence]:
        marks = [span for mark in _MARKS.finditer(text[start:end]) for span in range(*mark.span())]
        remaining = [at for at in range(start, end) if at - start not in set(marks) and text[at] != "|"]
        while remaining and text[remaining[0]].isspace():
            del remaining[0]
        while remaining and text[remaining[-1]].isspace():
            del remaining[-1]
        words = "".join(text[at] for at in remaining)
        if _LETTERS.search(words):
            governed = tuple(self.governed[at] for at in remaining)
            names = frozenset(name for at in remaining if (name := self.names[at]))
            view = any(remaining[0] in span for span in views)
            yield Sentence(words, self.lines[remaining[0]], part, governed, names, view)


def _is_words(text: str) -> bool:
    """Whether a text in a call is one for readers, not a key or the id of a fact."""
    return not text.isascii() or " " in text.strip() or text[:1].isupper()


def _roles(text: str, name: str) -> Iterator[re.Match[str]]:
    return (role for role in _ROLE.finditer(text) if f".{name}" in role[1].split())


def _root(node: nodes.Node) -> str:
    """The name with which an expression begins."""
    return next((name.name for name in (node, *node.find_all(nodes.Name)) if isinstance(name, nodes.Name)), "")


def _asked(test: nodes.Node) -> frozenset[str]:
    """The conditions that hold where a test does; `x is withheld` establishes nothing."""
    if isinstance(test, nodes.And):
        return _asked(test.left) | _asked(test.right)
    if isinstance(test, nodes.Test):
        if test.name in (GIVEN, "defined"):
            return frozenset({GIVEN})
        answer = dict(TRUTHS).get(test.name)
        return frozenset() if answer is None else frozenset({_spelt(test.node, answer)})
    if isinstance(test, nodes.Getattr):
        return frozenset({_spelt(test, True)})
    return frozenset({ROWS}) if isinstance(test, nodes.Name | nodes.Compare | nodes.Filter) else frozenset()


def _spelt(node: nodes.Node, answer: bool) -> str:
    attribute = node.attr if isinstance(node, nodes.Getattr) else ""
    inner = node.node if isinstance(node, nodes.Getattr) else None
    name = attribute if isinstance(inner, nodes.Name) and inner.name == "when" else f"record.{attribute}"
    return name if answer else f"{name} is false"
