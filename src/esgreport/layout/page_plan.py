"""The plan of a web page: elements with their attributes and texts, and the colours and fonts of the brand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from esgreport.layout.plan import Properties


@dataclass(frozen=True, slots=True)
class Element:
    """One element of HTML or SVG. Texts among the children are plain; the writer escapes them."""

    tag: str
    children: tuple[Child, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


Child: TypeAlias = Element | str


@dataclass(frozen=True, slots=True)
class WebPage:
    """A whole page. `body` comes between the running head and foot.

    `colors` maps ColorRole to six hexadecimal digits, `fonts` are families in the order of preference. `form` is
    the form of the document (`letter`, `paper`, `deck`).
    """

    body: tuple[Element, ...]
    properties: Properties
    header: str
    draft: str
    footer: str
    language: str
    form: str
    colors: Mapping[str, str]
    fonts: tuple[str, ...]


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """An element; `class_` is the attribute `class`, other underlines are hyphens, empty values are left out."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value)
    return Element(tag, tuple(_joined(children)), tuple(named))


def _joined(children: tuple[Child, ...]) -> Iterator[Child]:
    """The children with neighbouring texts made one, as a reader of the page gets them; empty texts are left out."""
    text = ""
    for child in children:
        if isinstance(child, str):
            text += child
            continue
        if text:
            yield text
        yield child
        text = ""
    if text:
        yield text
