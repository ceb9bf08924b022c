"""A presentation becomes a `PptxBrand`: parts kept and completed, layouts chosen, geometry and colours resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from lxml import etree

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.brand.compiled import Fonts, PptxBrand, SlideLayout
from esgreport.brand.pptx import missing_parts as completion
from esgreport.brand.pptx import presentation
from esgreport.brand.pptx.contrast import legible
from esgreport.brand.pptx.geometry import clear_of, content_area, margins, mark_place, occupied
from esgreport.brand.pptx.kept_parts import PRESENTATION_PART, Kept, keep, main_part, relationship_parts
from esgreport.brand.pptx.made_layouts import OWN_NAMES, Slides, completed
from esgreport.brand.pptx.placeholders import Rectangle, placeholders
from esgreport.brand.pptx.roles import Candidate, Choice, choose
from esgreport.brand.pptx.theme import Palette, complete_fonts, palette, scheme
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Part, Relationship, deflate, relative, resolve
from esgreport.ooxml.xml import XmlError, qualified
from esgreport.ooxml.zipping import compile_static

_MAP = ("bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_DEFAULT = qualified("p:defaultTextStyle")
_WORTH_TELLING = frozenset({"slide", "vbaProject", "printerSettings", "thumbnail", "handoutMaster", "video", "audio"})


def compile_pptx(package: Package) -> Outcome[PptxBrand]:
    """Everything that layout and writers need of a presentation or template, and what was wrong or missing in it.

    Findings ESG-BRAND-050 to ESG-BRAND-059; the value is None when no slide can be made from the file.
    """
    try:
        return _compile(package)
    except XmlError as error:
        return Outcome(None, (finding("ESG-BRAND-057", Origin(package.name), reason=error),))


def _compile(package: Package) -> Outcome[PptxBrand]:
    main = main_part(package)
    if not main:
        return Outcome(None, (finding("ESG-BRAND-050", Origin(package.name)),))
    kept = keep(package, main)
    root = package.tree(main)
    findings = _leftovers(package.name, kept)
    size = presentation.slide_size(root)
    slides = Slides(size, root.find(_DEFAULT))
    candidates = _candidates(kept, root)
    choices, made = completed(kept, choose(candidates, _area_of(size)), slides)
    if not choices:
        return Outcome(None, (*findings, finding("ESG-BRAND-051", Origin(package.name))))
    findings += [finding("ESG-BRAND-052", Origin(package.name), role=role) for role in made]
    brand = _brand(package, main, root, kept, choices, findings)
    every = tuple(SlideLayout(item.part, item.placeholders, name=_shown_name(item.root)) for item in candidates)
    return Outcome(replace(brand, every=every), tuple(findings))


def _area_of(size: tuple[int, int]) -> int:
    return max(size[0] * size[1], 1)


def _leftovers(name: str, kept: Kept) -> list[Finding]:
    found = [
        finding("ESG-BRAND-055", Origin(name), kind=kind, count=count)
        for kind, count in sorted(kept.dropped.items())
        if kind in _WORTH_TELLING
    ]
    return found + ([finding("ESG-BRAND-058", Origin(name), count=kept.external)] if kept.external else [])


def _candidates(kept: Kept, root: etree._Element) -> list[Candidate]:
    default = root.find(qualified("p:defaultTextStyle"))
    trees: dict[str, etree._Element] = {}
    found = []
    for part, kind in kept.types.items():
        master_part = _related(kept, part, "slideMaster") if kind == ct.SLIDE_LAYOUT else ""
        if not master_part:
            continue
        master = trees.setdefault(master_part, kept.tree(master_part))
        layout = kept.tree(part)
        found.append(Candidate(part, master_part, layout, master, tuple(placeholders(layout, master, default))))
    return found


def _related(kept: Kept, part: str, kind: str) -> str:
    """The kept part that `part` relates to by `kind`; empty when there is none."""
    rows = kept.relationships.get(part, ())
    names = (resolve(part, item.target) for item in rows if rt.kind(item.type) == kind)
    return next((name for name in names if name in kept.parts), "")


def _brand(
    package: Package,
    main: str,
    root: etree._Element,
    kept: Kept,
    choices: tuple[Choice, ...],
    findings: list[Finding],
) -> PptxBrand:
    size = presentation.slide_size(root)
    theme_part = _related(kept, choices[0].candidate.master_part, "theme")
    fonts = _fonts(package.name, kept, theme_part, findings)
    slots = _slots(kept, choices[0].candidate, theme_part)
    colors = _palette(package.name, slots, findings)
    layouts = _layouts(package.name, kept, choices, Slides(size, root.find(_DEFAULT)), slots, findings)
    rows = _presentation_rows(package, main, kept, theme_part)
    style_id = _table_style(kept, rows, colors, slots)
    relationships, notes = _finish_presentation(root, rows, kept)
    prefix, suffix = presentation.split(root)
    static = _static(kept)
    defaults, overrides = _content_types(kept)
    return PptxBrand(
        static=compile_static([deflate(part) for part in static]),
        defaults=defaults,
        overrides=overrides,
        presentation_relationships=relationships,
        package_relationships=(Relationship("rIdB1", rt.OFFICE_DOCUMENT, PRESENTATION_PART),),
        presentation_prefix=prefix,
        presentation_suffix=suffix,
        layouts=layouts,
        notes_master=notes,
        width=size[0],
        height=size[1],
        area=_area(layouts, size[1]),
        table_style_id=style_id,
        fonts=fonts,
        colors=colors.colors,
        theme_colors=colors.theme_colors,
        approved_texts=_texts(kept),
        digest=_digest(static, prefix + suffix),
    )


def _fonts(name: str, kept: Kept, theme_part: str, findings: list[Finding]) -> Fonts:
    """Complete every theme; the fonts are those of the slides' own."""
    fonts = Fonts("", "")
    for part in [part for part, kind in kept.types.items() if kind == ct.THEME]:
        root = kept.tree(part)
        found, filled = complete_fonts(root)
        if filled:
            kept.put(part, root)
        if part == theme_part:
            fonts = found
            findings += [finding("ESG-BRAND-053", Origin(name), font=found.body)] if filled else []
    return fonts


def _slots(kept: Kept, chosen: Candidate, theme_part: str) -> Mapping[str, str]:
    """The theme's colours by the names that slides use; empty when there is no theme."""
    element = chosen.master.find(qualified("p:clrMap"))
    color_map = {slot: (element.get(slot) if element is not None else None) or slot for slot in _MAP}
    return scheme(kept.tree(theme_part), color_map) if theme_part else {}


def _palette(name: str, slots: Mapping[str, str], findings: list[Finding]) -> Palette:
    result = palette(slots)
    if result.adjusted:
        findings.append(finding("ESG-BRAND-059", Origin(name), roles=", ".join(result.adjusted)))
    return result


def _layouts(
    name: str,
    kept: Kept,
    choices: tuple[Choice, ...],
    slides: Slides,
    slots: Mapping[str, str],
    findings: list[Finding],
) -> Mapping[str, SlideLayout]:
    size, default = slides.size, slides.default
    layouts = {}
    lacking = set()
    for choice in choices:
        item = choice.candidate
        title = item.of("title")[0]
        sides = margins(title, size[0])
        layout = kept.tree(item.part)
        if completion.add_footers(layout, item.master, size, sides[0]):
            kept.put(item.part, layout)
            lacking.add(item.part)
        own = {place.kind for place in item.placeholders}
        added = [
            place
            for place in placeholders(layout, item.master, default)
            if place.kind in ("footer", "number") and place.kind not in own
        ]
        mark = mark_place(size, sides, occupied(layout, item.master, title, size))
        seen = tuple(legible(place, layout, item.master, slots) for place in item.placeholders)
        shown = _shown_name(layout)
        layouts[choice.role] = SlideLayout(item.part, (*seen, *added), mark, shown, shown in OWN_NAMES)
    if lacking:
        findings.append(finding("ESG-BRAND-054", Origin(name), count=len(lacking)))
    return layouts


def _shown_name(layout: etree._Element) -> str:
    """What people see of a layout in PowerPoint; empty when it has no name."""
    data = layout.find(qualified("p:cSld"))
    return (data.get("name") or "") if data is not None else ""


def _area(layouts: Mapping[str, SlideLayout], height: int) -> Rectangle:
    content = layouts["content"]
    by_kind = {
        kind: [place for place in content.placeholders if place.kind == kind]
        for kind in ("title", "body", "footer", "number")
    }
    area = content_area(by_kind["title"][0], by_kind["body"], by_kind["footer"] + by_kind["number"], height)
    return clear_of(area, [layout.mark for role, layout in layouts.items() if role != "cover"])


def _presentation_rows(package: Package, main: str, kept: Kept, theme_part: str) -> list[tuple[Relationship, str]]:
    """The presentation's relationships that stay, each with its part; a notes master is always there."""
    found = {item.id for item in kept.relationships.pop(main, ())}
    rows = [(item, package.target(main, item)) for item in package.relationships(main) if item.id in found]
    if all(rt.kind(item.type) != "notesMaster" for item, _ in rows):
        added = completion.add_notes_master(kept, theme_part)
        rows.append((added, added.target))
    return rows


def _table_style(kept: Kept, rows: list[tuple[Relationship, str]], colors: Palette, slots: Mapping[str, str]) -> str:
    """The id of the table style; a missing table styles part is made and related."""
    part = next((target for _, target in rows if kept.types[target] == ct.TABLE_STYLES), "")
    if not part:
        part = completion.TABLE_STYLES_PART
        rows.append((Relationship("", rt.TABLE_STYLES, ""), part))
    return completion.table_style(kept, part, colors, slots)


def _finish_presentation(
    root: etree._Element, rows: list[tuple[Relationship, str]], kept: Kept
) -> tuple[tuple[Relationship, ...], str]:
    """Clean presentation.xml and give its relationships new ids; also returns the notes master's part."""
    presentation.clean(root)
    targets = [replace(item, target=relative(PRESENTATION_PART, target)) for item, target in rows]
    relationships = presentation.numbered(targets)
    presentation.rename_references(root, {old.id: new.id for (old, _), new in zip(rows, relationships, strict=True)})
    at = next(index for index, (_, target) in enumerate(rows) if kept.types[target] == ct.NOTES_MASTER)
    presentation.list_notes_master(root, relationships[at].id)
    return relationships, rows[at][1]


def _static(kept: Kept) -> list[Part]:
    parts = [Part(name, kept.types[name], data) for name, data in sorted(kept.parts.items())]
    return parts + [Part(name, ct.RELATIONSHIPS, data) for name, data in sorted(relationship_parts(kept).items())]


def _content_types(kept: Kept) -> tuple[dict[str, str], dict[str, str]]:
    """Defaults by file ending for what is not XML, overrides by part name with leading slash for the rest."""
    defaults = {"rels": ct.RELATIONSHIPS, "xml": ct.XML}
    overrides = {}
    for name, kind in sorted(kept.types.items()):
        ending = name.rpartition(".")[2].lower()
        if defaults.setdefault(ending, kind) != kind:
            overrides[f"/{name}"] = kind
    return defaults, overrides


def _texts(kept: Kept) -> frozenset[str]:
    """Every text and alternative text on masters and layouts, by paragraph."""
    texts = set()
    for name, kind in kept.types.items():
        if kind not in (ct.SLIDE_MASTER, ct.SLIDE_LAYOUT, ct.NOTES_MASTER):
            continue
        root = kept.tree(name)
        for paragraph in root.iter(qualified("a:p")):
            texts.add("".join(item.text or "" for item in paragraph.iter(qualified("a:t"))))
        texts.update(item.get("descr") or "" for item in root.iter(qualified("p:cNvPr")))
    return frozenset(texts - {""})


def _digest(parts: list[Part], presentation_xml: bytes) -> str:
    state = blake2b(presentation_xml, digest_size=16)
    for part in parts:
        state.update(f"\0{part.name}\0{len(part.data)}\0".encode() + part.data)
    return state.hexdigest()
