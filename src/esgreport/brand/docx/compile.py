"""From a .docx or .dotx package to a compiled brand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b

from lxml import etree

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.brand.compiled import DocxBrand, Fonts, Page
from esgreport.brand.docx.margin import Margin, margin
from esgreport.brand.docx.numbering import Numbering, numbering
from esgreport.brand.docx.palette import Palette, palette, theme_fonts
from esgreport.brand.docx.settings import settings
from esgreport.brand.docx.sheet import Sheet, east_asian_font, sheet
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Part, Relationship, deflate
from esgreport.ooxml.xml import DECLARATION, XmlError, qualified
from esgreport.ooxml.zipping import PackedStatic, compile_static

TWIPS_PER_PT, AIR_TWIPS = 20, 240
STYLES_NAME = "word/styles.xml"
SETTINGS_NAME = "word/settings.xml"
THEME_NAME = "word/theme/theme1.xml"
FONTS_NAME = "word/fontTable.xml"
HEADER_NAME = "word/header1.xml"
FOOTER_NAME = "word/footer1.xml"
# A4 with the margins of a Japanese business letter, for brands whose body says nothing.
A4 = {"w": 11906, "h": 16838, "top": 1588, "right": 1418, "bottom": 1418, "left": 1418, "header": 794, "footer": 680}
_MAIN_TYPES = (
    ct.DOCUMENT,
    ct.DOCUMENT_TEMPLATE,
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


def compile_docx(package: Package) -> Outcome[DocxBrand]:
    """The brand in a .docx or .dotx: theme, styles, lists, page, header and footer of its first section.

    Body, comments, macros, custom XML and document properties do not pass. Findings ESG-BRAND-001 to 007.
    """
    main = next(iter(package.of_type(*_MAIN_TYPES)), "")
    if not main:
        return Outcome(None, (finding("ESG-BRAND-001", subject=package.name),))
    try:
        return _compiled(package, main)
    except XmlError:
        return Outcome(None, (finding("ESG-BRAND-002", subject=package.name),))


def _compiled(package: Package, main: str) -> Outcome[DocxBrand]:
    styles_root = _tree(package, main, rt.STYLES)
    if styles_root is None:
        return Outcome(None, (finding("ESG-BRAND-003", subject=package.name),))
    theme = _tree(package, main, rt.THEME)
    colors, fonts = palette(theme), theme_fonts(theme)
    found = sheet(styles_root, colors, fonts, theme is not None)
    section = package.tree(main).find(f".//{qualified('w:sectPr')}")
    line_pt = partial(found.line_pt, fonts=fonts)
    header = margin(package, _margin_part(package, main, section, "header"), "w:hdr", HEADER_NAME, line_pt)
    footer = margin(package, _margin_part(package, main, section, "footer"), "w:ftr", FOOTER_NAME, line_pt)
    if not (header.carried and footer.carried):
        return Outcome(None, (finding("ESG-BRAND-004", subject=package.name),))
    numbers_root = _tree(package, main, rt.NUMBERING)
    lists = numbering(numbers_root, theme is not None)
    parts = _static_parts(package, main, theme, found, header, footer)
    brand = _brand(
        parts, found, lists, (header, footer), colors, _drawn(found, fonts), _free_page(section, header, footer)
    )
    marks = (*header.watermarks, *footer.watermarks)
    return Outcome(brand, (*_notes(package, theme, colors, found, section), *_left_out(package, found, marks)))


def _left_out(package: Package, found: Sheet, watermarks: tuple[str, ...]) -> Iterator[Finding]:
    """What the brand has and the documents do not take: chapters on new pages, watermarks."""
    if found.joined:
        yield finding("ESG-BRAND-009", subject=package.name, styles=", ".join(found.joined))
    if watermarks:
        yield finding("ESG-BRAND-010", subject=package.name, words=", ".join(dict.fromkeys(watermarks)))


def _notes(
    package: Package, theme: etree._Element | None, colors: Palette, found: Sheet, section: etree._Element | None
) -> tuple[Finding, ...]:
    notes: list[Finding] = []
    if theme is None:
        notes.append(finding("ESG-BRAND-005", subject=package.name))
    if colors.strong != "accent1":
        notes.append(finding("ESG-BRAND-006", subject=package.name, color=colors.colors["accent1"]))
    others = [] if section is None else _other_margins(section)
    if others:
        notes.append(finding("ESG-BRAND-007", subject=package.name, kinds=", ".join(others)))
    if found.added:
        notes.append(finding("ESG-BRAND-008", subject=package.name, styles=", ".join(found.added)))
    return tuple(notes)


def _tree(package: Package, main: str, kind: str) -> etree._Element | None:
    name = _related(package, main, kind)
    return package.tree(name) if name in package.parts else None


def _related(package: Package, main: str, kind: str) -> str:
    found = (link for link in package.relationships(main) if rt.is_same(link.type, kind))
    return next((package.target(main, link) for link in found), "")


def _references(section: etree._Element, kind: str) -> dict[str, str]:
    rows = section.iterfind(qualified(f"w:{kind}Reference"))
    return {str(row.get(qualified("w:type"), "default")): str(row.get(qualified("r:id"), "")) for row in rows}


def _other_margins(section: etree._Element) -> list[str]:
    return sorted({kind for name in ("header", "footer") for kind in _references(section, name) if kind != "default"})


def _margin_part(package: Package, main: str, section: etree._Element | None, kind: str) -> str:
    """The part of the first section's header or footer: the one of ordinary pages, or else of the first page."""
    if section is None:
        return ""
    ids = _references(section, kind)
    wanted = ids.get("default") or ids.get("first", "")
    found = (package.target(main, link) for link in package.relationships(main) if link.id == wanted)
    return next((name for name in found if name in package.parts), "")


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


def _free_page(section: etree._Element | None, header: Margin, footer: Margin) -> Page:
    """The page, and how far its header and footer reach beyond the margins: Word pushes the text away from them."""
    page = _page(section)
    above = page.header + header.height_pt * TWIPS_PER_PT - page.top
    below = page.footer + footer.height_pt * TWIPS_PER_PT - page.bottom
    # Office programs leave some air between a header and text that it pushes away.
    return replace(page, pushed=sum(int(beyond) + AIR_TWIPS for beyond in (above, below) if beyond > 0))


def _drawn(found: Sheet, fonts: Fonts) -> Fonts:
    """The fonts that headings and body really use: a style may name one itself instead of the theme's."""
    heading = east_asian_font(found.styles["heading1"].style_id, found.root, fonts)
    return Fonts(heading, east_asian_font(found.styles["body"].style_id, found.root, fonts))


def _static_parts(
    package: Package, main: str, theme: etree._Element | None, found: Sheet, header: Margin, footer: Margin
) -> tuple[Part, ...]:
    parts = [
        Part(STYLES_NAME, ct.STYLES, _bytes(found.root)),
        Part(SETTINGS_NAME, ct.SETTINGS, settings(_tree(package, main, rt.SETTINGS))),
    ]
    if theme is not None:
        parts.append(Part(THEME_NAME, ct.THEME, _bytes(_without_pictures(theme))))
    fonts = _tree(package, main, rt.FONT_TABLE)
    if fonts is not None:
        parts.append(Part(FONTS_NAME, ct.FONT_TABLE, _bytes(_without_embedding(fonts))))
    pictures = {**header.pictures, **footer.pictures}
    parts += [Part(name, package.content_type(name), data) for name, data in sorted(pictures.items())]
    return tuple(parts)


def _bytes(root: etree._Element) -> bytes:
    return DECLARATION.encode() + etree.tostring(root)


def _without_embedding(fonts: etree._Element) -> etree._Element:
    for font in fonts:
        for child in [child for child in font if etree.QName(child).localname.startswith("embed")]:
            font.remove(child)
    return fonts


def _without_pictures(theme: etree._Element) -> etree._Element:
    """`theme` with plain fills in place of picture fills, whose pictures do not come along."""
    for picture in theme.findall(f".//{qualified('a:blipFill')}"):
        parent = picture.getparent()
        if parent is not None:
            fill = etree.SubElement(parent, qualified("a:solidFill"))
            etree.SubElement(fill, qualified("a:schemeClr")).set("val", "phClr")
            parent.replace(picture, fill)
    return theme


def _brand(
    parts: tuple[Part, ...],
    found: Sheet,
    lists: Numbering,
    margins: tuple[Margin, Margin],
    colors: Palette,
    fonts: Fonts,
    page: Page,
) -> DocxBrand:
    header, footer = margins
    static = compile_static([deflate(part) for part in parts])
    defaults = {"rels": ct.RELATIONSHIPS, "xml": ct.XML, "xlsx": ct.EMBEDDED_WORKBOOK}
    overrides = {part.name: part.content_type for part in parts}
    return DocxBrand(
        static=static,
        defaults=defaults,
        overrides=overrides,
        document_relationships=_document_relationships(parts),
        package_relationships=(),
        styles=found.styles,
        table_styles=found.table_styles,
        numbers=lists.numbers,
        numbering_prefix=lists.prefix,
        numbering_suffix=lists.suffix,
        header_xml=header.xml,
        header_relationships=header.relationships,
        footer_xml=footer.xml,
        footer_relationships=footer.relationships,
        page=page,
        fonts=fonts,
        colors=colors.colors,
        theme_colors=colors.names,
        approved_texts=header.texts | footer.texts,
        digest=_digest(static, header, footer, lists, colors.colors, page),
    )


def _document_relationships(parts: tuple[Part, ...]) -> tuple[Relationship, ...]:
    kinds = {ct.STYLES: rt.STYLES, ct.SETTINGS: rt.SETTINGS, ct.THEME: rt.THEME, ct.FONT_TABLE: rt.FONT_TABLE}
    related = [part for part in parts if part.content_type in kinds]
    return tuple(
        Relationship(f"rIdB{index}", kinds[part.content_type], part.name.removeprefix("word/"))
        for index, part in enumerate(related, start=1)
    )


def _digest(
    static: PackedStatic, header: Margin, footer: Margin, lists: Numbering, colors: Mapping[str, str], page: Page
) -> str:
    digest = blake2b(digest_size=16)
    for data in (static.blob, header.xml, header.relationships, footer.xml, footer.relationships, lists.prefix):
        digest.update(len(data).to_bytes(8, "big") + data)
    digest.update(repr((sorted(colors.items()), page)).encode())
    return digest.hexdigest()
