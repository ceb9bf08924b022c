"""The style sheet of a brand: styles found by role, missing ones added, sizes and spacing resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from esgreport.brand.compiled import Fonts, StyleMetrics
from esgreport.brand.docx.palette import Palette
from esgreport.brand.docx.role_styles import ROLE_STYLES, RoleStyle, style_xml
from esgreport.brand.docx.table_style import TABLE_NAMES, table_style_id, table_style_xml
from esgreport.ooxml.xml import W, qualified

_ID = qualified("w:styleId")
_TYPE = qualified("w:type")
_VAL = qualified("w:val")
_LINE_TWIPS = 240
_PLAIN_SIZE = 20
_OFF = ("0", "false", "off")
# What a line of a common font takes of its size.
PITCH = 1.2


@dataclass(frozen=True, slots=True)
class Sheet:
    """The finished style sheet: paragraph styles by role, table style ids by role, and the names of the added ones.

    `joined` are the ids of styles that began a page and no longer do: our sections are no chapters.
    """

    root: etree._Element
    styles: Mapping[str, StyleMetrics]
    table_styles: Mapping[str, str]
    added: tuple[str, ...]
    joined: tuple[str, ...] = ()

    def line_pt(self, style_id: str, fonts: Fonts) -> float:
        """The height of one line of a style with the spaces around it; the default style for an unknown id."""
        index = {element.get(_ID, ""): element for element in self.root.iterfind(qualified("w:style"))}
        own = style_id if style_id in index else _default_id(self.root, "paragraph")
        found = _metrics(own, index, self.root, fonts)
        return found.size_pt * PITCH * found.line + found.before_pt + found.after_pt


def sheet(root: etree._Element, palette: Palette, fonts: Fonts, themed: bool) -> Sheet:
    """The style sheet with a style for every role; `root` is changed."""
    for revision in root.findall(f".//{qualified('w:rsid')}"):
        parent = revision.getparent()
        if parent is not None:
            parent.remove(revision)
    default = _default_id(root, "paragraph") or _add_normal(root)
    ids: dict[str, str] = {}
    added: list[str] = []
    for spec in ROLE_STYLES:
        found = _serving(root, spec)
        if found is None:
            found = _free_id(root, spec.style_id)
            _append(root, style_xml(spec, found, palette, default, themed))
            added.append(spec.names[-1])
        ids[spec.role] = found
    _remove_numbers(root, {ids[role] for role in ids if not role.startswith("list-")})
    joined = tuple(_remove_page_breaks(root, ids.values()))
    table_ids, tables_added = _tables(root, palette)
    index = {element.get(_ID, ""): element for element in root.iterfind(qualified("w:style"))}
    styles = {role: _named_metrics(style_id, index, root, fonts, added) for role, style_id in ids.items()}
    return Sheet(root, styles, table_ids, (*added, *tables_added), joined)


def east_asian_font(style_id: str, root: etree._Element, fonts: Fonts) -> str:
    """The font in which the style draws Japanese text; empty when the brand does not say."""
    index = {element.get(_ID, ""): element for element in root.iterfind(qualified("w:style"))}
    for run in _chain(style_id, index, root, "w:rPr"):
        row = run.find(qualified("w:rFonts"))
        if row is None:
            continue
        theme = row.get(qualified("w:eastAsiaTheme"), "")
        if theme:
            return fonts.heading if theme.startswith("major") else fonts.body
        if row.get(qualified("w:eastAsia")):
            return str(row.get(qualified("w:eastAsia")))
    return fonts.body


def _tables(root: etree._Element, palette: Palette) -> tuple[dict[str, str], tuple[str, ...]]:
    default = _default_id(root, "table")
    ids: dict[str, str] = {}
    added: list[str] = []
    for role, name in TABLE_NAMES.items():
        found = _named(root, "table", name)
        if found is None:
            _append(root, table_style_xml(role, palette, default))
            added.append(name)
        ids[role] = found or table_style_id(role)
    return ids, tuple(added)


def _append(root: etree._Element, markup: str) -> None:
    root.append(etree.fromstring(markup.replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1)))


def _add_normal(root: etree._Element) -> str:
    _append(root, '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>')
    return "Normal"


def _default_id(root: etree._Element, kind: str) -> str:
    for element in root.iterfind(qualified("w:style")):
        if element.get(_TYPE) == kind and element.get(qualified("w:default")) in ("1", "true", "on"):
            return str(element.get(_ID, ""))
    return ""


def _remove_numbers(root: etree._Element, style_ids: set[str]) -> None:
    """Take automatic numbers off headings: the documents bring their own, and a heading must not have two."""
    for style in root.iterfind(qualified("w:style")):
        properties = style.find(qualified("w:pPr"))
        if style.get(_ID) in style_ids and properties is not None:
            for numbers in properties.findall(qualified("w:numPr")):
                properties.remove(numbers)


def _remove_page_breaks(root: etree._Element, style_ids: Iterable[str]) -> Iterator[str]:
    """The ids of styles that began a new page; the property is set off where they or what they build on had it."""
    index = {element.get(_ID, ""): element for element in root.iterfind(qualified("w:style"))}
    name = qualified("w:pageBreakBefore")
    for style_id in dict.fromkeys(style_ids):
        rows = (row for chain in _chain(style_id, index, root, "w:pPr") for row in chain.iterfind(name))
        first = next(rows, None)
        if first is None or first.get(_VAL, "1") in _OFF:
            continue
        properties = index[style_id].find(qualified("w:pPr"))
        if properties is None:
            continue
        for row in properties.findall(name):
            properties.remove(row)
        before = [qualified("w:keepNext"), qualified("w:keepLines"), qualified("w:pStyle")]
        at = sum(child.tag in before for child in properties)
        made = etree.Element(name)
        made.set(_VAL, "0")
        properties.insert(at, made)
        yield style_id


def _free_id(root: etree._Element, wanted: str) -> str:
    taken = {element.get(_ID, "") for element in root.iterfind(qualified("w:style"))}
    while wanted in taken:
        wanted += "Esg"
    return wanted


def _serving(root: etree._Element, spec: RoleStyle) -> str | None:
    for name in spec.names:
        found = _named(root, "paragraph", name)
        if found is not None:
            return found
    if spec.outline is None:
        return None
    for element in root.iterfind(qualified("w:style")):
        level = element.find(f"{qualified('w:pPr')}/{qualified('w:outlineLvl')}")
        if element.get(_TYPE) == "paragraph" and level is not None and level.get(_VAL) == str(spec.outline):
            return str(element.get(_ID, ""))
    return None


def _named(root: etree._Element, kind: str, name: str) -> str | None:
    for element in root.iterfind(qualified("w:style")):
        title = element.find(qualified("w:name"))
        if element.get(_TYPE) == kind and title is not None and title.get(_VAL, "").casefold() == name.casefold():
            return str(element.get(_ID, ""))
    return None


def _chain(
    style_id: str, index: Mapping[str, etree._Element], root: etree._Element, tag: str
) -> Iterator[etree._Element]:
    """The property elements `tag` of a style, of what it is based on, and of the document defaults."""
    seen: set[str] = set()
    while style_id in index and style_id not in seen:
        seen.add(style_id)
        style = index[style_id]
        found = style.find(qualified(tag))
        if found is not None:
            yield found
        based = style.find(qualified("w:basedOn"))
        style_id = "" if based is None else str(based.get(_VAL, ""))
    default = {"w:pPr": "w:pPrDefault", "w:rPr": "w:rPrDefault"}[tag]
    path = f"{qualified('w:docDefaults')}/{qualified(default)}/{qualified(tag)}"
    yield from root.iterfind(path)


def _metrics(style_id: str, index: Mapping[str, etree._Element], root: etree._Element, fonts: Fonts) -> StyleMetrics:
    runs = tuple(_chain(style_id, index, root, "w:rPr"))
    size = _number(_first(runs, "w:sz", "w:val"), _PLAIN_SIZE) / 2
    bold = next((row for run in runs for row in run.iterfind(qualified("w:b"))), None)
    paragraphs = tuple(_chain(style_id, index, root, "w:pPr"))
    rule = _first(paragraphs, "w:spacing", "w:lineRule") or "auto"
    line = _number(_first(paragraphs, "w:spacing", "w:line"), _LINE_TWIPS)
    heading = _first(runs, "w:rFonts", "w:eastAsiaTheme").startswith("major")
    if fonts.heading != fonts.body and not heading:
        heading = east_asian_font(style_id, root, fonts) == fonts.heading
    return StyleMetrics(
        style_id,
        size,
        line / _LINE_TWIPS if rule == "auto" else line / 20 / size,
        _number(_first(paragraphs, "w:spacing", "w:before"), 0) / 20,
        _number(_first(paragraphs, "w:spacing", "w:after"), 0) / 20,
        bold is not None and bold.get(_VAL, "1") not in _OFF,
        heading,
    )


def _named_metrics(
    style_id: str, index: Mapping[str, etree._Element], root: etree._Element, fonts: Fonts, added: list[str]
) -> StyleMetrics:
    title = index[style_id].find(qualified("w:name"))
    name = str(title.get(_VAL, "")) if title is not None else style_id
    return replace(_metrics(style_id, index, root, fonts), name=name, made=name in added)


def _first(rows: tuple[etree._Element, ...], tag: str, attribute: str) -> str:
    name = qualified(attribute)
    for row in rows:
        for element in row.iterfind(qualified(tag)):
            if element.get(name) is not None:
                return str(element.get(name))
    return ""


def _number(text: str, default: int) -> int:
    return int(float(text)) if text.replace(".", "", 1).lstrip("-").isdigit() else default
