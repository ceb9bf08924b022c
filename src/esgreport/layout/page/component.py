"""Components of a web page: groups of entries with their labels, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.layout.page.text import inline
from esgreport.layout.page_plan import Element, element


def component(block: Component) -> Element:
    """A figure with one part a group; its kind and the tones decide the look."""
    above = (element("figcaption", *inline(block.caption)),) if block.caption else ()
    below = (element("p", *inline(block.source), class_="source"),) if block.source else ()
    groups = (_group(group) for group in block.groups)
    return element("figure", *above, *groups, *below, class_=f"component c-{block.kind}")


def _group(group: ComponentGroup) -> Element:
    title = (element("p", *inline(group.title), class_="group-title"),) if group.title else ()
    entries = element("ul", *(_entry(entry, group) for entry in group.entries))
    return element("div", *title, entries, class_=f"group tone-{group.tone}")


def _entry(entry: ComponentEntry, group: ComponentGroup) -> Element:
    tone = entry.tone or group.tone
    return element("li", *_lines(entry), class_=f"tone-{tone}")


def _lines(entry: ComponentEntry) -> Iterator[Element]:
    if entry.title:
        yield element("p", *inline(entry.title), class_="entry-title")
    if entry.mark:
        yield element("p", *inline(entry.mark), class_="figure")
    yield from (element("p", *inline(line)) for line in entry.text)
    parts = (*entry.parts, *entry.foot)
    if parts:
        yield element("dl", *(item for part in parts for item in _part(part)))


def _part(part: LabelledPart) -> Iterator[Element]:
    """A label with its lines; lines without a label are paragraphs of a list entry."""
    yield element("dt", *inline(part.label)) if part.label else element("dt", "–")
    yield from (element("dd", *inline(line)) for line in part.lines)
