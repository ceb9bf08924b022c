"""The pages of a Word brand: upright ones, landscape ones for wide tables, each with its own header and footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docx.document import Document
from docx.section import Section

from esgreport.brand.compiled import Page, PageFrame
from esgreport.brand.docx.header_footer import HeaderFooter, LineOf, header_footer
from esgreport.ooxml.package import Package

TWIPS_PER_PT, AIR_TWIPS = 20, 240
# A4 with the margins of a Japanese business letter, for brands whose body says nothing.
# The names on the right are python-docx's; the measures are twips.
A4 = {
    "width": ("page_width", 11906),
    "height": ("page_height", 16838),
    "top": ("top_margin", 1588),
    "right": ("right_margin", 1418),
    "bottom": ("bottom_margin", 1418),
    "left": ("left_margin", 1418),
    "header": ("header_distance", 794),
    "footer": ("footer_distance", 680),
}
_TAGS = {"header": "w:hdr", "footer": "w:ftr"}


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page frames of a brand with their content.

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


def page_setup(package: Package, document: Document, line_pt: LineOf) -> PageSetup | None:
    """The frames of a brand; None when its header or footer cannot be carried over."""
    document.element.body.get_or_add_sectPr()
    sections = tuple(document.sections)
    edges = _edges(package, sections[:1], "1", line_pt)
    if edges is None:
        return None
    upright = _framed(sections[0], edges)
    landscape = next((index for index, item in enumerate(sections) if index and _is_landscape(_page(item))), 0)
    if _is_landscape(upright.page) or not landscape:
        return _frames(upright, turned(upright), False, edges, sections[0])
    same = _stories(sections[: landscape + 1]) == _stories(sections[:1])
    own = (None if same else _edges(package, sections[: landscape + 1], "2", line_pt)) or edges
    return _frames(upright, _framed(sections[landscape], own), True, (*edges, *own), sections[0])


def turned(frame: PageFrame) -> PageFrame:
    """An upright frame on its side, with the same margins; a landscape one as it is."""
    page = frame.page
    return frame if _is_landscape(page) else replace(frame, page=replace(page, width=page.height, height=page.width))


def _frames(
    upright: PageFrame, landscape: PageFrame, own: bool, edges: tuple[HeaderFooter, ...], first: Section
) -> PageSetup:
    named = [f"{kind}_page_{edge}" for kind in ("even", "first") for edge in _TAGS]
    others = {name.partition("_")[0] for name in named if not getattr(first, name).is_linked_to_previous}
    return PageSetup(
        upright,
        landscape,
        own,
        {name: data for item in edges for name, data in item.pictures.items()},
        frozenset(text for item in edges for text in item.texts),
        tuple(dict.fromkeys(word for item in edges for word in item.watermarks)),
        tuple(sorted(others)),
    )


def _edges(
    package: Package, sections: Sequence[Section], number: str, line_pt: LineOf
) -> tuple[HeaderFooter, ...] | None:
    """Header and footer of the last of `sections`; None when one holds an object that cannot be carried over."""
    edges = [
        header_footer(package, part, tag, f"word/{kind}{number}.xml", line_pt)
        for part, (kind, tag) in zip(_stories(sections), _TAGS.items(), strict=True)
    ]
    carried = tuple(edge for edge in edges if edge is not None)
    return carried if len(carried) == len(edges) else None


def _stories(sections: Sequence[Section]) -> tuple[str, ...]:
    """The parts of the header and footer of the last section: of ordinary pages, or else of first pages.

    A section that names none takes the one before it (17.10.1). Empty where there is none.
    """
    return tuple(_story(sections, edge) or _story(sections, f"first_page_{edge}") for edge in _TAGS)


def _story(sections: Sequence[Section], name: str) -> str:
    stories = (getattr(section, name) for section in reversed(sections))
    return next((str(item.part.partname.membername) for item in stories if not item.is_linked_to_previous), "")


def _framed(section: Section, edges: tuple[HeaderFooter, ...]) -> PageFrame:
    """A section's page, and how far header and footer reach beyond the margins: Word pushes the text away from them."""
    header, footer = edges
    page = _page(section)
    above = page.header + header.height_pt * TWIPS_PER_PT - page.top
    below = page.footer + footer.height_pt * TWIPS_PER_PT - page.bottom
    # Office programs leave some air between a header and text that it pushes away.
    pushed = sum(int(beyond) + AIR_TWIPS for beyond in (above, below) if beyond > 0)
    return PageFrame(replace(page, pushed=pushed), header.xml, header.relationships, footer.xml, footer.relationships)


def _is_landscape(page: Page) -> bool:
    return page.width > page.height


def _page(section: Section) -> Page:
    """The page of a section; A4 fills in what it does not say. Negative margins (fixed ones) count as positive."""
    return Page(**{name: _twips(section, *place) for name, place in A4.items()})


def _twips(section: Section, name: str, default: int) -> int:
    try:
        length = getattr(section, name)
    except ValueError:
        # python-docx refuses measures such as 1440.0000000000002, which Google Docs writes.
        return default
    return default if length is None else abs(length.twips)
