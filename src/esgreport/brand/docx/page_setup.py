"""The pages of a Word brand: upright ones, landscape ones for wide tables, each with its own header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from esgreport.brand.compiled import Page, PageFrame
from esgreport.brand.docx.header_footer import LineOf, Margin, margin
from esgreport.ooxml.package import Package
from esgreport.ooxml.xml import qualified

TWIPS_PER_PT, AIR_TWIPS = 20, 240
# A4 with the margins of a Japanese business letter, for brands whose body says nothing.
A4 = {"w": 11906, "h": 16838, "top": 1588, "right": 1418, "bottom": 1418, "left": 1418, "header": 794, "footer": 680}
_TAGS = {"header": "w:hdr", "footer": "w:ftr"}
References = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a brand with everything that stands in them.

    `own_landscape` says that the brand has landscape pages itself; else ours are its upright ones turned. `others` are
    the kinds of first-page and even-page margins that the documents do not take.
    """

    upright: PageFrame
    landscape: PageFrame
    own_landscape: bool
    pictures: Mapping[str, bytes]
    texts: frozenset[str]
    watermarks: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    element: etree._Element | None
    references: References


def frames(package: Package, main: str, line_pt: LineOf) -> Frames | None:
    """The frames of the brand whose main part is `main`; None when its header or footer cannot be carried over."""
    sections = tuple(_sections(package.tree(main))) or (_Section(None, {}),)
    first = sections[0]
    margins = _margins(package, main, first, "1", line_pt)
    if margins is None:
        return None
    upright = _framed(first, margins)
    wide = next((item for item in sections[1:] if _is_landscape(_page(item.element))), None)
    if _is_landscape(upright.page) or wide is None:
        return _frames(upright, turned(upright), False, (margins,), first)
    own = _margins(package, main, wide, "2", line_pt) if wide.references != first.references else margins
    return _frames(upright, _framed(wide, own or margins), True, (margins, own or margins), first)


def turned(frame: PageFrame) -> PageFrame:
    """An upright frame on its side, with the same margins; a landscape one as it is."""
    page = frame.page
    return frame if _is_landscape(page) else replace(frame, page=replace(page, width=page.height, height=page.width))


def _frames(
    upright: PageFrame, landscape: PageFrame, own: bool, margins: tuple[tuple[Margin, Margin], ...], first: _Section
) -> Frames:
    every = [item for pair in margins for item in pair]
    return Frames(
        upright,
        landscape,
        own,
        {name: data for item in every for name, data in item.pictures.items()},
        frozenset(text for item in every for text in item.texts),
        tuple(dict.fromkeys(word for item in every for word in item.watermarks)),
        tuple(sorted({kind for _, kind in _own_references(first.element) if kind != "default"})),
    )


def _sections(root: etree._Element) -> Iterator[_Section]:
    """The sections in order; one that names no header takes the one before it (17.10.1)."""
    known: dict[tuple[str, str], str] = {}
    for element in root.iter(qualified("w:sectPr")):
        parent = element.getparent()
        if parent is not None and parent.tag == qualified("w:sectPrChange"):
            continue
        known.update(_own_references(element))
        yield _Section(element, dict(known))


def _own_references(section: etree._Element | None) -> dict[tuple[str, str], str]:
    if section is None:
        return {}
    return {
        (kind, str(row.get(qualified("w:type"), "default"))): str(row.get(qualified("r:id"), ""))
        for kind in _TAGS
        for row in section.iterfind(qualified(f"w:{kind}Reference"))
    }


def _margins(
    package: Package, main: str, section: _Section, number: str, line_pt: LineOf
) -> tuple[Margin, Margin] | None:
    """Header and footer of a section; None when one holds an object that cannot be carried over."""
    header, footer = (
        margin(package, _part(package, main, section, kind), tag, f"word/{kind}{number}.xml", line_pt)
        for kind, tag in _TAGS.items()
    )
    return (header, footer) if header.carried and footer.carried else None


def _part(package: Package, main: str, section: _Section, kind: str) -> str:
    """The part of a section's header or footer: the one of ordinary pages, or else of the first page."""
    wanted = section.references.get((kind, "default")) or section.references.get((kind, "first"), "")
    found = (package.target(main, link) for link in package.relationships(main) if link.id == wanted)
    return next((name for name in found if name in package.parts), "")


def _framed(section: _Section, margins: tuple[Margin, Margin]) -> PageFrame:
    """A section's page, and how far header and footer reach beyond the margins: Word pushes the text away from them."""
    header, footer = margins
    page = _page(section.element)
    above = page.header + header.height_pt * TWIPS_PER_PT - page.top
    below = page.footer + footer.height_pt * TWIPS_PER_PT - page.bottom
    # Office programs leave some air between a header and text that it pushes away.
    pushed = sum(int(beyond) + AIR_TWIPS for beyond in (above, below) if beyond > 0)
    return PageFrame(replace(page, pushed=pushed), header.xml, header.relationships, footer.xml, footer.relationships)


def _is_landscape(page: Page) -> bool:
    return page.width > page.height


def _page(section: etree._Element | None) -> Page:
    """The page of a section; A4 fills in what it does not say. Negative margins (fixed ones) count as positive."""
    rows = [] if section is None else section.findall(qualified("w:pgSz")) + section.findall(qualified("w:pgMar"))
    measures = dict(A4)
    for row in rows:
        for name in measures:
            value = str(row.get(qualified(f"w:{name}"), "")).lstrip("-")
            if value.isdigit():
                measures[name] = int(value)
    return Page(**{{"w": "width", "h": "height"}.get(name, name): value for name, value in measures.items()})
