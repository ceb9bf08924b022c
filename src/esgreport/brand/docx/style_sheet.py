"""The style sheet of a brand: styles found by role, missing ones added, sizes and spacing resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.parser import element_class_lookup, parse_xml
from docx.oxml.styles import CT_Style, CT_Styles
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles
from lxml import etree

from esgreport.brand.compiled import Fonts, StyleMetrics
from esgreport.brand.docx.palette import DocxPalette
from esgreport.brand.docx.role_styles import ROLE_STYLES, RoleStyle, style_xml
from esgreport.brand.docx.table_style import TABLE_NAMES, table_style_id, table_style_xml
from esgreport.ooxml.xml import W, XmlError, qualified

_VAL = qualified("w:val")
_LINE_TWIPS = 240
_PLAIN_SIZE = 20
_OFF = ("0", "false", "off")
# What a line of a common font takes of its size.
PITCH = 1.2


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The finished style sheet: paragraph styles by role, table style ids by role, and the names of the added ones.

    `joined` are the ids of styles that began a page and no longer do: our sections are no chapters.
    """

    root: CT_Styles
    styles: Mapping[str, StyleMetrics]
    table_styles: Mapping[str, str]
    added: tuple[str, ...]
    joined: tuple[str, ...] = ()

    def line_pt(self, style_id: str, fonts: Fonts) -> float:
        """The height of one line of a style with the spaces around it; the default style for an unknown id."""
        style = Styles(self.root).get_by_id(style_id, WD_STYLE_TYPE.PARAGRAPH)
        metrics = _metrics(style.element, fonts, ())
        pitch = metrics.line if metrics.is_fixed else PITCH * metrics.line
        return metrics.size_pt * pitch + metrics.before_pt + metrics.after_pt


def complete_style_sheet(data: bytes, palette: DocxPalette, fonts: Fonts, themed: bool) -> StyleSheet:
    """The style sheet in the styles part `data`, with a style for every role."""
    root = _parsed(data)
    etree.strip_elements(root, qualified("w:rsid"))
    default_id = _default_id(root, WD_STYLE_TYPE.PARAGRAPH) or str(_append(root, _NORMAL).styleId)
    styles: dict[str, CT_Style] = {}
    added: list[str] = []
    for spec in ROLE_STYLES:
        style_id = _style_for(root, spec)
        if style_id is None:
            style_id = _append(root, style_xml(spec, _free_id(root, spec.style_id), palette, default_id, themed))
            added.append(spec.names[-1])
        styles[spec.role] = style_id
    _remove_numbers(style for role, style in styles.items() if not role.startswith("list-"))
    joined = tuple(_remove_page_breaks(styles.values()))
    table_ids, tables_added = _tables(root, palette)
    metrics = {role: _metrics(style, fonts, added) for role, style in styles.items()}
    return StyleSheet(root, metrics, table_ids, (*added, *tables_added), joined)


def _parsed(data: bytes) -> CT_Styles:
    """The root with python-docx's element classes. Its own parser would drop the white space between elements."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parser.set_element_class_lookup(element_class_lookup)
    root = etree.fromstring(data, parser)
    if not isinstance(root, CT_Styles):
        raise XmlError(f"{root.tag} is no style sheet")
    return root


def east_asian_font(style: CT_Style | None, fonts: Fonts) -> str:
    """The font in which the style draws Japanese text; empty when the brand does not say."""
    for row in _properties(style, "w:rPr/w:rFonts"):
        theme = row.get(qualified("w:eastAsiaTheme"))
        if theme:
            return fonts.heading if theme.startswith("major") else fonts.body
        if row.get(qualified("w:eastAsia")):
            return str(row.get(qualified("w:eastAsia")))
    return fonts.body


def _tables(root: CT_Styles, palette: DocxPalette) -> tuple[dict[str, str], tuple[str, ...]]:
    base = _default_id(root, WD_STYLE_TYPE.TABLE)
    known = {role: _named(root, WD_STYLE_TYPE.TABLE, name) for role, name in TABLE_NAMES.items()}
    missing = [role for role, style in known.items() if style is None]
    for role in missing:
        _append(root, table_style_xml(role, palette, base))
    ids = {role: table_style_id(role) if style is None else str(style.styleId) for role, style in known.items()}
    return ids, tuple(TABLE_NAMES[role] for role in missing)


def _append(root: CT_Styles, markup: str) -> CT_Style:
    style = cast(CT_Style, parse_xml(markup.replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1)))
    root.append(style)
    return style


def _default_id(root: CT_Styles, kind: WD_STYLE_TYPE) -> str:
    default = Styles(root).default(kind)
    return "" if default is None else str(default.style_id)


def _remove_numbers(styles: Iterable[CT_Style]) -> None:
    """Take automatic numbers off headings: the documents bring their own, and a heading must not have two."""
    for properties in (item for style in styles for item in style.iterfind(qualified("w:pPr"))):
        for numbers in properties.findall(qualified("w:numPr")):
            properties.remove(numbers)


def _remove_page_breaks(styles: Iterable[CT_Style]) -> Iterator[str]:
    """The ids of styles that began a new page; the property is set off where they or what they build on had it."""
    for style in dict.fromkeys(styles):
        first = next(_properties(style, "w:pPr/w:pageBreakBefore"), None)
        if first is not None and first.get(_VAL) not in _OFF:
            ParagraphStyle(style).paragraph_format.page_break_before = False
            yield str(style.styleId)


def _free_id(root: CT_Styles, wanted: str) -> str:
    taken = {style.get(qualified("w:styleId")) for style in root.iterfind(qualified("w:style"))}
    while wanted in taken:
        wanted += "Esg"
    return wanted


def _style_for(root: CT_Styles, spec: RoleStyle) -> CT_Style | None:
    """The style for a role: by its name, or a heading's by its outline level."""
    named = (_named(root, WD_STYLE_TYPE.PARAGRAPH, name) for name in spec.names)
    style = next((style for style in named if style is not None), None)
    if style is not None or spec.outline is None:
        return style
    level = f"{qualified('w:pPr')}/{qualified('w:outlineLvl')}[@{_VAL}='{spec.outline}']"
    return next((style for style in _of(root, WD_STYLE_TYPE.PARAGRAPH) if style.find(level) is not None), None)


def _named(root: CT_Styles, kind: WD_STYLE_TYPE, name: str) -> CT_Style | None:
    """The first style of a name. Word does not heed its case; python-docx's own look-up does."""
    return next((style for style in _of(root, kind) if (style.name_val or "").casefold() == name.casefold()), None)


def _of(root: CT_Styles, kind: WD_STYLE_TYPE) -> Iterator[CT_Style]:
    styles = cast("Iterator[CT_Style]", root.iterfind(qualified("w:style")))
    return (style for style in styles if style.type is kind)


def _lineage(style: CT_Style | None) -> Iterator[CT_Style]:
    """A style and what it is based on, each once even where they go round in a circle."""
    seen: list[CT_Style] = []
    while style is not None and style not in seen:
        seen.append(style)
        yield style
        style = style.base_style


def _properties(style: CT_Style | None, path: str) -> Iterator[etree._Element]:
    """The elements at `path` (such as w:rPr/w:sz) of a style, of what it is based on, and of the document defaults."""
    group, name = path.split("/")
    below = f"{qualified(group)}/{qualified(name)}"
    for item in _lineage(style):
        yield from item.iterfind(below)
    root = None if style is None else style.getparent()
    if root is not None:
        yield from root.iterfind(f"{qualified('w:docDefaults')}/{qualified(f'{group}Default')}/{below}")


def _metrics(style: CT_Style, fonts: Fonts, added: Sequence[str]) -> StyleMetrics:
    """What layout must know of a style. python-docx resolves no inheritance and refuses half points such as 21.5."""
    size = _number(_first(style, "w:rPr/w:sz", "w:val"), _PLAIN_SIZE) / 2
    bold = next(_properties(style, "w:rPr/w:b"), None)
    rule = _first(style, "w:pPr/w:spacing", "w:lineRule") or "auto"
    line = _number(_first(style, "w:pPr/w:spacing", "w:line"), _LINE_TWIPS)
    heading = _first(style, "w:rPr/w:rFonts", "w:eastAsiaTheme").startswith("major")
    if fonts.heading != fonts.body and not heading:
        heading = east_asian_font(style, fonts) == fonts.heading
    name = str(style.name_val or style.styleId)
    return StyleMetrics(
        style_id=str(style.styleId),
        size_pt=size,
        line=line / _LINE_TWIPS if rule == "auto" else line / 20 / size,
        before_pt=_number(_first(style, "w:pPr/w:spacing", "w:before"), 0) / 20,
        after_pt=_number(_first(style, "w:pPr/w:spacing", "w:after"), 0) / 20,
        bold=bold is not None and bold.get(_VAL) not in _OFF,
        heading_font=heading,
        name=name,
        is_made=name in added,
        is_fixed=rule != "auto",
    )


def _first(style: CT_Style, path: str, attribute: str) -> str:
    """The attribute on the nearest element at `path` that has it; empty when none has."""
    name = qualified(attribute)
    return next((str(row.get(name)) for row in _properties(style, path) if row.get(name) is not None), "")


def _number(text: str, default: int) -> int:
    return int(float(text)) if text.replace(".", "", 1).lstrip("-").isdigit() else default


_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
