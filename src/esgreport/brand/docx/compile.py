"""From a .docx or .dotx package to a compiled brand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import blake2b

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from lxml import etree

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.brand.compiled import DocxBrand, Fonts
from esgreport.brand.docx.numbering import Numbering, numbering
from esgreport.brand.docx.page_setup import PageSetup, page_setup
from esgreport.brand.docx.palette import DocxPalette, follow_theme, palette, theme_fonts
from esgreport.brand.docx.settings import settings
from esgreport.brand.docx.style_sheet import StyleSheet, complete_style_sheet, east_asian_font
from esgreport.brand.guarded_file import UNREADABLE, guarded_file
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Part, Relationship, deflate
from esgreport.ooxml.xml import DECLARATION, qualified
from esgreport.ooxml.zipping import PackedStatic, compile_static

STYLES_NAME = "word/styles.xml"
SETTINGS_NAME = "word/settings.xml"
THEME_NAME = "word/theme/theme1.xml"
FONTS_NAME = "word/fontTable.xml"
MAIN_TYPES = (
    ct.DOCUMENT,
    ct.DOCUMENT_TEMPLATE,
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_EMBEDDED = ("Regular", "Bold", "Italic", "BoldItalic")
UNDERSTOOD = {**dict.fromkeys(MAIN_TYPES, ct.DOCUMENT), **{kind: kind for kind in (ct.STYLES, ct.HEADER, ct.FOOTER)}}


def compile_docx(package: Package, latin: bool = False) -> Outcome[DocxBrand]:
    """The brand in a .docx or .dotx: theme, styles, lists, page, header and footer of its first section.

    `latin` is a brand for English documents alone, measured by its Latin fonts. Body, comments, macros, custom XML and
    document properties do not pass. Findings ESG-BRAND-001 to 007.
    """
    if not package.of_type(*MAIN_TYPES):
        return Outcome(None, (finding("ESG-BRAND-001", subject=package.name),))
    try:
        return _compiled(package, docx.Document(guarded_file(package, UNDERSTOOD)), latin)
    except (*UNREADABLE, PythonDocxError, OpcError, XmlchemyError):
        return Outcome(None, (finding("ESG-BRAND-002", subject=package.name),))


def _compiled(package: Package, document: Document, latin: bool) -> Outcome[DocxBrand]:
    styles = _part(document, rt.STYLES)
    if not styles:
        return Outcome(None, (finding("ESG-BRAND-003", subject=package.name),))
    theme = _tree(package, document, rt.THEME)
    colors, fonts = palette(theme), theme_fonts(theme, latin)
    style_sheet = complete_style_sheet(package.part(styles), colors, fonts, theme is not None)
    follow_theme(style_sheet.root, theme)
    pages = page_setup(package, document, partial(style_sheet.line_pt, fonts=fonts))
    if pages is None:
        return Outcome(None, (finding("ESG-BRAND-004", subject=package.name),))
    lists = numbering(_tree(package, document, rt.NUMBERING), theme is not None)
    parts = _static_parts(package, document, theme, style_sheet, pages)
    brand = _brand(parts, style_sheet, lists, pages, colors, _drawn(style_sheet, fonts))
    return Outcome(brand, tuple(_notes(package, theme, colors, style_sheet, pages)))


def _notes(
    package: Package, theme: etree._Element | None, colors: DocxPalette, style_sheet: StyleSheet, pages: PageSetup
) -> Iterator[Finding]:
    """What the documents take otherwise than the template has it: colours, styles, headers, page breaks, watermarks."""
    name = package.name
    if theme is None:
        yield finding("ESG-BRAND-005", subject=name)
    if colors.unfit:
        yield finding("ESG-BRAND-006", subject=name, color=colors.unfit)
    if pages.others:
        yield finding("ESG-BRAND-007", subject=name, kinds=", ".join(pages.others))
    if style_sheet.added:
        yield finding("ESG-BRAND-008", subject=name, styles=", ".join(style_sheet.added))
    if style_sheet.joined:
        yield finding("ESG-BRAND-009", subject=name, styles=", ".join(style_sheet.joined))
    if pages.watermarks:
        yield finding("ESG-BRAND-010", subject=name, words=", ".join(dict.fromkeys(pages.watermarks)))


def _part(document: Document, kind: str) -> str:
    """The name of the part to which the document has a relationship of `kind`; empty when it has none."""
    links = (link for link in document.part.rels.values() if link.reltype == kind and not link.is_external)
    return next((link.target_part.partname.membername for link in links), "")


def _tree(package: Package, document: Document, kind: str) -> etree._Element | None:
    """That part as the template has it: python-docx would drop the white space between its elements."""
    name = _part(document, kind)
    return package.tree(name) if name else None


def _drawn(style_sheet: StyleSheet, fonts: Fonts) -> Fonts:
    """The fonts that headings and body really use: a style may name one itself instead of the theme's."""
    heading, body = (style_sheet.root.get_by_id(style_sheet.styles[role].style_id) for role in ("heading1", "body"))
    return Fonts(east_asian_font(heading, fonts), east_asian_font(body, fonts))


def _static_parts(
    package: Package, document: Document, theme: etree._Element | None, style_sheet: StyleSheet, pages: PageSetup
) -> tuple[Part, ...]:
    parts = [
        Part(STYLES_NAME, ct.STYLES, _bytes(style_sheet.root)),
        Part(SETTINGS_NAME, ct.SETTINGS, settings(_tree(package, document, rt.SETTINGS))),
    ]
    if theme is not None:
        parts.append(Part(THEME_NAME, ct.THEME, _bytes(_without_pictures(theme))))
    fonts = _tree(package, document, rt.FONT_TABLE)
    if fonts is not None:
        etree.strip_elements(fonts, *(qualified(f"w:embed{kind}") for kind in _EMBEDDED))
        parts.append(Part(FONTS_NAME, ct.FONT_TABLE, _bytes(fonts)))
    parts += [Part(name, package.content_type(name), data) for name, data in sorted(pages.pictures.items())]
    return tuple(parts)


def _bytes(root: etree._Element) -> bytes:
    return DECLARATION.encode() + etree.tostring(root)


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
    style_sheet: StyleSheet,
    lists: Numbering,
    pages: PageSetup,
    colors: DocxPalette,
    fonts: Fonts,
) -> DocxBrand:
    static = compile_static([deflate(part) for part in parts])
    return DocxBrand(
        static=static,
        defaults={"rels": ct.RELATIONSHIPS, "xml": ct.XML, "xlsx": ct.EMBEDDED_WORKBOOK},
        overrides={part.name: part.content_type for part in parts},
        document_relationships=_document_relationships(parts),
        package_relationships=(),
        styles=style_sheet.styles,
        table_styles=style_sheet.table_styles,
        numbers=lists.numbers,
        numbering_prefix=lists.prefix,
        numbering_suffix=lists.suffix,
        frame=pages.upright,
        landscape=pages.landscape,
        own_landscape=pages.own_landscape,
        fonts=fonts,
        colors=colors.colors,
        theme_colors=colors.theme_colors,
        approved_texts=pages.texts,
        digest=_digest(static, pages, lists, colors.colors),
    )


def _document_relationships(parts: tuple[Part, ...]) -> tuple[Relationship, ...]:
    kinds = {ct.STYLES: rt.STYLES, ct.SETTINGS: rt.SETTINGS, ct.THEME: rt.THEME, ct.FONT_TABLE: rt.FONT_TABLE}
    related = [part for part in parts if part.content_type in kinds]
    return tuple(
        Relationship(f"rIdB{index}", kinds[part.content_type], part.name.removeprefix("word/"))
        for index, part in enumerate(related, start=1)
    )


def _digest(static: PackedStatic, pages: PageSetup, lists: Numbering, colors: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=16)
    margins = [
        data
        for frame in (pages.upright, pages.landscape)
        for data in (frame.header_xml, frame.header_relationships, frame.footer_xml, frame.footer_relationships)
    ]
    for data in (static.blob, *margins, lists.prefix):
        digest.update(len(data).to_bytes(8, "big") + data)
    digest.update(repr((sorted(colors.items()), pages.upright.page, pages.landscape.page)).encode())
    return digest.hexdigest()
