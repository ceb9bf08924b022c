"""Layouts that a brand lacks, made on its own slide master: a cover, a title with body, a title alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.slide import SlideMaster

from esgreport.brand.compiled import Placeholder
from esgreport.brand.pptx.geometry import content_area, occupied
from esgreport.brand.pptx.kept_parts import KeptParts
from esgreport.brand.pptx.missing_parts import EMPTY, NAMESPACES, TREE
from esgreport.brand.pptx.placeholders import Rectangle, placeholders
from esgreport.brand.pptx.roles import ROLES, Candidate, Choice
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import Relationship, relative
from esgreport.ooxml.xml import R, qualified

TITLE_PT, COVER_PT, SUBTITLE_PT = 26, 34, 18
_TWO_LINES_EMU = 549_000
_FIRST_ID = 2_147_483_648
_NAMES = {"cover": "ESG Cover", "content": "ESG Title and Content", "title-only": "ESG Title Only"}
OWN_NAMES = frozenset(_NAMES.values())
_TYPES = {"cover": "title", "content": "obj", "title-only": "titleOnly"}
# Shares of the slide in hundredths: left, top, width, height.
_TITLE, _BODY = (5, 5, 90, 13), (5, 21, 90, 68)
_COVER_TITLE, _SUBTITLE = (8, 30, 84, 22), (8, 54, 84, 24)
_LOGO_BELOW, _MOST_SHIFT = 25, 15


@dataclass(frozen=True, slots=True)
class Slides:
    """What a new layout must know of the presentation: slide size in EMU, p:defaultTextStyle, the slide masters."""

    size: tuple[int, int]
    default: etree._Element | None
    masters: tuple[SlideMaster, ...]


def complete_layouts(
    kept_parts: KeptParts, choices: Sequence[Choice], slides: Slides
) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """One usable layout for every role, and the roles for which a layout had to be made.

    Titles of content slides come from the same source: when one of the two layouts is unusable, both are made.
    """
    poor = {choice.role for choice in choices if not _usable(choice, slides.size)}
    poor |= set(ROLES) - {choice.role for choice in choices}
    if poor & {"content", "title-only"}:
        poor |= {"content", "title-only"}
    if not poor or not slides.masters:
        return tuple(choices), ()
    master = choices[0].candidate.layout.slide_master if choices else slides.masters[0]
    known = {choice.role: choice for choice in choices}
    choices_made = [known[role] if role not in poor else _made(kept_parts, master, role, slides) for role in ROLES]
    return tuple(choices_made), tuple(role for role in ROLES if role in poor)


def _usable(choice: Choice, size: tuple[int, int]) -> bool:
    """Whether two lines of title and at least two fifths of the slide for content have room, none off the slide."""
    width, height = size
    title = choice.candidate.of("title")[0]
    if not choice.fits or not _on_slide(title, size):
        return False
    if choice.role == "cover":
        return True
    if title.cy < _TWO_LINES_EMU or title.y + title.cy > height * 42 // 100 or title.cx < width // 2:
        return False
    bodies = choice.candidate.of("body")
    _, _, wide, high = content_area(title, bodies, _low(choice.candidate), height)
    return wide >= width * 6 // 10 and high >= height * 4 // 10 and all(_on_slide(body, size) for body in bodies)


def _low(candidate: Candidate) -> tuple[Placeholder, ...]:
    return (*candidate.of("footer"), *candidate.of("number"))


def _on_slide(place: Placeholder, size: tuple[int, int]) -> bool:
    return place.x >= 0 and place.y >= 0 and place.x + place.cx <= size[0] and place.y + place.cy <= size[1]


def _made(kept_parts: KeptParts, master: SlideMaster, role: str, slides: Slides) -> Choice:
    name, master_name = kept_parts.free_name("ppt/slideLayouts/slideLayout{}.xml"), master.part.partname.membername
    root = parse_xml(_layout(role, master, slides.size))
    part = SlideLayoutPart(PackURI(f"/{name}"), ct.SLIDE_LAYOUT, master.part.package, root)
    link = part.relate_to(master.part, rt.SLIDE_MASTER)
    kept_parts.types[name] = ct.SLIDE_LAYOUT
    kept_parts.put(name, root)
    kept_parts.relationships[name] = (Relationship(link, rt.SLIDE_MASTER, relative(name, master_name)),)
    _list(kept_parts, master, name, slides.masters)
    holders = tuple(placeholders(part.slide_layout, slides.default))
    return Choice(role, Candidate(part.slide_layout, holders), True)


def _list(kept_parts: KeptParts, master: SlideMaster, layout: str, masters: Sequence[SlideMaster]) -> None:
    """Name the layout in its master, under an id above every other (ECMA-376 part 1, 19.2.1.25).

    Masters have theirs in the presentation, from the same range.
    """
    name = master.part.partname.membername
    rows = kept_parts.relationships.get(name, ())
    used = {item.id for item in rows}
    own = next(link for number in range(1, len(rows) + 2) if (link := f"rIdE{number}") not in used)
    kept_parts.relationships[name] = (*rows, Relationship(own, rt.SLIDE_LAYOUT, relative(name, layout)))
    entries = (entry for item in masters for entry in item.element.iter(qualified("p:sldLayoutId")))
    ids = [int(entry.get("id") or 0) for entry in entries]
    entry = etree.SubElement(master.element.get_or_add_sldLayoutIdLst(), qualified("p:sldLayoutId"))
    entry.set("id", str(max([_FIRST_ID + 1000, *ids]) + 1))
    entry.set(f"{{{R}}}id", own)
    kept_parts.put(name, master.element)


def _layout(role: str, master: SlideMaster, size: tuple[int, int]) -> str:
    down = _shift(master, size)
    if role == "cover":
        shapes = _shape(2, "ctrTitle", 0, _place(_COVER_TITLE, size), COVER_PT, "b")
        shapes += _shape(3, "subTitle", 1, _place(_SUBTITLE, size), SUBTITLE_PT, "t")
    else:
        x, y, cx, cy = _place(_TITLE, size)
        shapes = _shape(2, "title", 0, (x, y + down, cx, max(cy, _TWO_LINES_EMU)), TITLE_PT, "b")
    if role == "content":
        x, y, cx, cy = _place(_BODY, size)
        shapes += _shape(3, "", 1, (x, y + down, cx, cy - down), SUBTITLE_PT, "t")
    return (
        f'<p:sldLayout {NAMESPACES} type="{_TYPES[role]}" preserve="1"><p:cSld name="{_NAMES[role]}"><p:spTree>{TREE}'
        f"{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _place(share: Rectangle, size: tuple[int, int]) -> Rectangle:
    width, height = size
    return (share[0] * width // 100, share[1] * height // 100, share[2] * width // 100, share[3] * height // 100)


def _shift(master: SlideMaster, size: tuple[int, int]) -> int:
    """How far the title must go down for what the master draws across its top."""
    top = _place(_TITLE, size)[1]
    lows = [y + cy for _, y, _, cy in occupied(master, size) if y <= top < y + cy <= size[1] * _LOGO_BELOW // 100]
    return min(max([0, *(low - top for low in lows)]), size[1] * _MOST_SHIFT // 100)


def _shape(number: int, kind: str, idx: int, box: Rectangle, size_pt: int, anchor: str) -> str:
    mark = f' type="{kind}"' if kind else ""
    mark += f' idx="{idx}"' if idx else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind or "content"}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph{mark}/></p:nvPr></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{box[0]}" y="{box[1]}"/><a:ext cx="{box[2]}" cy="{box[3]}"/></a:xfrm></p:spPr>'
        f'<p:txBody><a:bodyPr anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr algn="l">'
        f'<a:defRPr sz="{size_pt}00"/></a:lvl1pPr></a:lstStyle>{EMPTY}</p:txBody></p:sp>'
    )
