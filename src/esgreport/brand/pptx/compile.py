"""A presentation becomes a `PptxBrand`: parts kept and completed, layouts chosen, geometry and colours resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, TypeVar

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.package import XmlPart
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart
from pptx.slide import SlideLayout as LibraryLayout
from pptx.slide import SlideMaster

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.brand.color_roles import ColorRoles, SchemeColors, color_roles
from esgreport.brand.compiled import Fonts, PptxBrand, SlideLayout
from esgreport.brand.guarded_file import UNREADABLE, guarded_file
from esgreport.brand.pptx import missing_parts as completion
from esgreport.brand.pptx import presentation
from esgreport.brand.pptx.contrast import with_legible_color
from esgreport.brand.pptx.geometry import clear_of, content_area, margins, mark_place, occupied
from esgreport.brand.pptx.kept_parts import (
    PRESENTATION_PART,
    UNDERSTOOD,
    KeptParts,
    collect_parts,
    main_part,
    relationship_parts,
)
from esgreport.brand.pptx.made_layouts import OWN_NAMES, Slides, complete_layouts
from esgreport.brand.pptx.placeholders import Rectangle, placeholders
from esgreport.brand.pptx.roles import Candidate, Choice, choose
from esgreport.brand.pptx.theme import complete_fonts, latin_fonts, scheme
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Part, Relationship, deflate
from esgreport.ooxml.xml import XmlError, qualified
from esgreport.ooxml.zipping import compile_static

P = TypeVar("P", bound=XmlPart)
_MAP = ("bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
# PowerPoint's own default (4:3) when the file names no size.
_DEFAULT_SIZE = (9_144_000, 6_858_000)
_PACKAGE_RELATIONSHIPS = (Relationship("rIdB1", rt.OFFICE_DOCUMENT, PRESENTATION_PART),)
_WORTH_TELLING = frozenset({"slide", "vbaProject", "printerSettings", "thumbnail", "handoutMaster", "video", "audio"})


def compile_pptx(package: Package) -> Outcome[PptxBrand]:
    """Everything that layout and writers need of a presentation or template, and what was wrong or missing in it.

    Findings ESG-BRAND-050 to ESG-BRAND-059; the value is None when no slide can be made from the file.
    """
    main = main_part(package)
    if not main:
        return Outcome(None, (finding("ESG-BRAND-050", Origin(package.name)),))
    try:
        return _compile(package, main)
    except (*UNREADABLE, PythonPptxError) as error:
        # Other errors than our own may tell addresses in memory, which differ between runs.
        reason = error if isinstance(error, XmlError) else type(error).__name__
        return Outcome(None, (finding("ESG-BRAND-057", Origin(package.name), reason=reason),))


@dataclass(frozen=True, slots=True)
class _Template:
    """A presentation while it is compiled: what is kept of it, its slides, and what was found so far."""

    package: Package
    main: str
    kept_parts: KeptParts
    slides: Slides
    findings: list[Finding]

    def tell(self, code: str, **details: Any) -> None:
        """Report a finding about this template."""
        self.findings.append(finding(code, Origin(self.package.name), **details))


@dataclass(frozen=True, slots=True)
class _Look:
    """The theme of the slides: its part, its fonts, its colours by the names that slides use, and those by role."""

    theme_part: str
    fonts: Fonts
    english_fonts: Fonts
    scheme_colors: SchemeColors
    palette: ColorRoles


@dataclass(frozen=True, slots=True)
class _Frame:
    """The presentation part around the list of slides, its relationships, and two things that it always has."""

    prefix: bytes
    suffix: bytes
    relationships: tuple[Relationship, ...]
    notes_master: str
    table_style_id: str


def _compile(package: Package, main: str) -> Outcome[PptxBrand]:
    kept_parts = collect_parts(package, main)
    opened = Presentation(guarded_file(kept_parts.readable(package, main), UNDERSTOOD))
    size = (int(opened.slide_width or _DEFAULT_SIZE[0]), int(opened.slide_height or _DEFAULT_SIZE[1]))
    masters = tuple(part.slide_master for part in _related(opened.part, rt.SLIDE_MASTER, SlideMasterPart))
    slides = Slides(size, package.tree(main).find(qualified("p:defaultTextStyle")), masters)
    template = _Template(package, main, kept_parts, slides, [])
    _tell_leftovers(template)
    candidates = [Candidate(item, tuple(placeholders(item, slides.default))) for item in _layouts_of(masters)]
    choices, lacking = complete_layouts(kept_parts, choose(candidates, max(size[0] * size[1], 1)), slides)
    if not choices:
        template.tell("ESG-BRAND-051")
        return Outcome(None, tuple(template.findings))
    for role in lacking:
        template.tell("ESG-BRAND-052", role=role)
    every = tuple(SlideLayout(item.part, item.placeholders, name=item.layout.name) for item in candidates)
    return Outcome(replace(_brand(template, choices), every=every), tuple(template.findings))


def _layouts_of(masters: Sequence[SlideMaster]) -> Iterator[LibraryLayout]:
    """The layouts of all masters. A layout that names no master has nothing to inherit from and is left out."""
    for master in masters:
        for part in _related(master.part, rt.SLIDE_LAYOUT, SlideLayoutPart):
            if _related(part, rt.SLIDE_MASTER, SlideMasterPart):
                yield part.slide_layout


def _related(part: XmlPart, kind: str, wanted: type[P]) -> list[P]:
    """The parts to which `part` has a relationship of `kind`; the lists in masters may name some that are missing."""
    links = [link for link in part.rels.values() if link.reltype == kind and not link.is_external]
    return [link.target_part for link in links if isinstance(link.target_part, wanted)]


def _tell_leftovers(template: _Template) -> None:
    for kind, count in sorted(template.kept_parts.dropped.items()):
        if kind in _WORTH_TELLING:
            template.tell("ESG-BRAND-055", kind=kind, count=count)
    if template.kept_parts.external:
        template.tell("ESG-BRAND-058", count=template.kept_parts.external)


def _brand(template: _Template, choices: tuple[Choice, ...]) -> PptxBrand:
    look = _look(template, choices[0].candidate.layout.slide_master)
    layouts = _layouts(template, choices, look.scheme_colors)
    return _assembled(template, look, layouts, _frame(template, look))


def _assembled(template: _Template, look: _Look, layouts: Mapping[str, SlideLayout], frame: _Frame) -> PptxBrand:
    static, (defaults, overrides) = _static(template.kept_parts), _content_types(template.kept_parts)
    width, height = template.slides.size
    return PptxBrand(
        static=compile_static([deflate(part) for part in static]),
        defaults=defaults,
        overrides=overrides,
        presentation_relationships=frame.relationships,
        package_relationships=_PACKAGE_RELATIONSHIPS,
        presentation_prefix=frame.prefix,
        presentation_suffix=frame.suffix,
        layouts=layouts,
        notes_master=frame.notes_master,
        width=width,
        height=height,
        area=_area(layouts, height),
        table_style_id=frame.table_style_id,
        fonts=look.fonts,
        english_fonts=look.english_fonts,
        colors=look.palette.colors,
        theme_colors=look.palette.theme_colors,
        approved_texts=_texts(template.kept_parts),
        digest=_digest(static, frame.prefix + frame.suffix),
    )


def _look(template: _Template, master: SlideMaster) -> _Look:
    theme_part = master.part.part_related_by(rt.THEME).partname.membername
    fonts = _fonts(template, theme_part)
    mapped = master.element.find(qualified("p:clrMap"))
    color_map = {name: (mapped.get(name) if mapped is not None else None) or name for name in _MAP}
    scheme_colors = scheme(template.kept_parts.tree(theme_part), color_map)
    colors = color_roles(scheme_colors)
    if colors.adjusted:
        template.tell("ESG-BRAND-059", roles=", ".join(colors.adjusted))
    return _Look(theme_part, fonts, latin_fonts(template.kept_parts.tree(theme_part), fonts), scheme_colors, colors)


def _fonts(template: _Template, theme_part: str) -> Fonts:
    """Complete every theme; the fonts are those of the slides' own. python-pptx knows no themes."""
    fonts, kept_parts = Fonts("", ""), template.kept_parts
    for part in [part for part, kind in kept_parts.types.items() if kind == ct.THEME]:
        root = kept_parts.tree(part)
        fonts_found, filled = complete_fonts(root)
        if filled:
            kept_parts.put(part, root)
        if part == theme_part:
            fonts = fonts_found
            if filled:
                template.tell("ESG-BRAND-053", font=fonts_found.body)
    return fonts


def _layouts(
    template: _Template, choices: tuple[Choice, ...], scheme_colors: SchemeColors
) -> Mapping[str, SlideLayout]:
    """The layouts by role, with the footer and page number that some lack."""
    lacking = {choice.candidate.part for choice in choices if _add_footers(template, choice.candidate)}
    if lacking:
        template.tell("ESG-BRAND-054", count=len(lacking))
    return {choice.role: _layout(template.slides, choice.candidate, scheme_colors) for choice in choices}


def _add_footers(template: _Template, item: Candidate) -> bool:
    size = template.slides.size
    lacked = completion.add_footers(item.layout, size, margins(item.of("title")[0], size[0])[0])
    if lacked:
        template.kept_parts.put(item.part, item.layout.element)
    return lacked


def _layout(slides: Slides, item: Candidate, scheme_colors: SchemeColors) -> SlideLayout:
    title, own = item.of("title")[0], {place.kind for place in item.placeholders}
    now = placeholders(item.layout, slides.default)
    added = [place for place in now if place.kind in ("footer", "number") and place.kind not in own]
    seen = [with_legible_color(place, item.layout, scheme_colors) for place in item.placeholders]
    taken = [*occupied(item.layout, slides.size), (title.x, title.y, title.cx, title.cy)]
    feet = [(place.x, place.y, place.cx, place.cy) for place in (*seen, *added) if place.kind in ("footer", "number")]
    mark = mark_place(slides.size, margins(title, slides.size[0]), taken, feet)
    return SlideLayout(item.part, (*seen, *added), mark, item.layout.name, item.layout.name in OWN_NAMES)


def _area(layouts: Mapping[str, SlideLayout], height: int) -> Rectangle:
    content = layouts["content"].placeholders
    title, *_ = [place for place in content if place.kind == "title"]
    bodies = [place for place in content if place.kind == "body"]
    low = [place for place in content if place.kind in ("footer", "number")]
    area = content_area(title, bodies, low, height)
    return clear_of(area, [layout.mark for role, layout in layouts.items() if role != "cover"])


def _frame(template: _Template, look: _Look) -> _Frame:
    """The presentation part cleaned; a notes master and table styles are always there."""
    kept_parts, main, package = template.kept_parts, template.main, template.package
    found = {row.id for row in kept_parts.relationships.pop(main, ())}
    rows = [(row.type, package.target(main, row), row.id) for row in package.relationships(main) if row.id in found]
    if all(kept_parts.types[part] != ct.NOTES_MASTER for _, part, _ in rows):
        rows.append((rt.NOTES_MASTER, completion.add_notes_master(kept_parts, look.theme_part), ""))
    if all(kept_parts.types[part] != ct.TABLE_STYLES for _, part, _ in rows):
        rows.append((rt.TABLE_STYLES, completion.add_table_styles(kept_parts), ""))
    notes, styles = (
        next(part for _, part, _ in rows if kept_parts.types[part] == kind)
        for kind in (ct.NOTES_MASTER, ct.TABLE_STYLES)
    )
    prefix, suffix, relationships = presentation.framed(package.tree(main), rows, notes)
    style = completion.ensure_table_style(kept_parts, styles, look.palette, look.scheme_colors)
    return _Frame(prefix, suffix, relationships, notes, style)


def _static(kept_parts: KeptParts) -> list[Part]:
    parts = [Part(name, kept_parts.types[name], data) for name, data in sorted(kept_parts.parts.items())]
    return parts + [Part(name, ct.RELATIONSHIPS, data) for name, data in sorted(relationship_parts(kept_parts).items())]


def _content_types(kept_parts: KeptParts) -> tuple[dict[str, str], dict[str, str]]:
    """Defaults by file ending for what is not XML, overrides by part name with leading slash for the rest."""
    defaults = {"rels": ct.RELATIONSHIPS, "xml": ct.XML}
    overrides = {}
    for name, kind in sorted(kept_parts.types.items()):
        ending = name.rpartition(".")[2].lower()
        if defaults.setdefault(ending, kind) != kind:
            overrides[f"/{name}"] = kind
    return defaults, overrides


def _texts(kept_parts: KeptParts) -> frozenset[str]:
    """Every text and alternative text on masters and layouts, by paragraph."""
    kinds = (ct.SLIDE_MASTER, ct.SLIDE_LAYOUT, ct.NOTES_MASTER)
    roots = (kept_parts.tree(name) for name, kind in kept_parts.types.items() if kind in kinds)
    return frozenset(text for root in roots for text in _texts_of(root) if text)


def _texts_of(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(qualified("a:p")):
        yield "".join(item.text or "" for item in paragraph.iter(qualified("a:t")))
    yield from (item.get("descr") or "" for item in root.iter(qualified("p:cNvPr")))


def _digest(parts: list[Part], presentation_xml: bytes) -> str:
    state = blake2b(presentation_xml, digest_size=16)
    for part in parts:
        state.update(f"\0{part.name}\0{len(part.data)}\0".encode() + part.data)
    return state.hexdigest()
