"""What a brand lacks and every deck needs: footer and page number, a notes master, a table style, line-break rules."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.slide import SlideLayout

from esgreport.brand.color_roles import ColorRoles, SchemeColors
from esgreport.brand.pptx.contrast import heading_is_legible
from esgreport.brand.pptx.kept_parts import KeptParts
from esgreport.brand.pptx.placeholders import Rectangle, attribute, master_placeholder, placeholder_shapes
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import Relationship, relative
from esgreport.ooxml.xml import DECLARATION, A, P, R, parse, qualified

NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
TABLE_STYLE_ID = "{6C1B7A52-3E0D-4B8F-9A57-1D2C4E8F0A31}"
TABLE_STYLES_PART = "ppt/tableStyles.xml"
NUMBER_FIELD = "{B4C5D6E7-1F2A-4B3C-8D4E-5F6071829304}"
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
# LibreOffice keeps the style of a footer only when its layout has a text there.
_FOOTER = '<a:p><a:r><a:rPr lang="ja-JP"/><a:t>\u3000</a:t></a:r></a:p>'
EMPTY = '<a:p><a:endParaRPr lang="ja-JP"/></a:p>'
_NUMBER = f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="ja-JP"/><a:t>‹#›</a:t></a:fld></a:p>'
_LEVEL = (
    '<a:lvl{0}pPr marL="{1}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc>'
    '<a:spcPct val="115000"/></a:lnSpc><a:defRPr kumimoji="1" sz="1100" kern="1200"><a:solidFill>'
    '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
    '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{0}pPr>'
)
# Lines of tables in EMU.
_WIDTHS = {"top": 12_700, "bottom": 12_700, "insideH": 6_350}
_BOLD = ' b="on"'
_SMALL = (
    '<a:bodyPr wrap="square" lIns="0" rIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
    '<a:lstStyle><a:lvl1pPr algn="{}"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>'
)
# A line may not begin or end with these (JIS X 4051; the lists that PowerPoint itself uses for Japanese).
_NOT_FIRST = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°‰′″℃￠％ぁぃぅぇぉっゃゅょゎ"
    "ァィゥェォッャュョヮヵヶ!%),.:;?]}｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
_NOT_LAST = "‘“（〔［｛〈《「『【￥＄$([\\{｢￡"
KINSOKU = f'<p:kinsoku {NAMESPACES} lang="ja-JP" invalStChars="{_NOT_FIRST}" invalEndChars="{_NOT_LAST}"/>'


def add_footers(layout: SlideLayout, size: tuple[int, int], margin: int) -> bool:
    """Give a layout the footer and the page number that it lacks; returns whether it lacked one."""
    present = {attribute(shape, "type") for shape in placeholder_shapes(layout)}
    width, height = size
    row = height - 432_000
    places = {
        "footer": ("ftr", "10", "l", _FOOTER, (margin, row, (width - 2 * margin) * 7 // 10, 252_000)),
        "number": ("sldNum", "11", "r", _NUMBER, (width - margin - width // 8, row, width // 8, 252_000)),
    }
    missing = [kind for kind, place in places.items() if place[0] not in present]
    for kind in missing:
        _append_placeholder(layout, kind, *places[kind])
    return bool(missing)


def _append_placeholder(
    layout: SlideLayout, kind: str, type_: str, idx: str, align: str, text: str, box: Rectangle
) -> None:
    tree = layout.shapes.element
    inherited = master_placeholder(layout, kind) is not None
    used = [int(item.get("id") or 0) for item in tree.iter(qualified("p:cNvPr"))]
    indexes = {item.get("idx") for item in tree.iter(qualified("p:ph"))}
    idx = idx if idx not in indexes else str(max(int(item or 0) for item in indexes) + 1)
    place = f'<a:xfrm><a:off x="{box[0]}" y="{box[1]}"/><a:ext cx="{box[2]}" cy="{box[3]}"/></a:xfrm>'
    shape = "" if inherited else place
    body = "<a:bodyPr/><a:lstStyle/>" if inherited else _SMALL.format(align)
    tree.append(
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{max(used, default=1) + 1}" name="{kind}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type_}" sz="quarter" idx="{idx}"/></p:nvPr>'
            f"</p:nvSpPr><p:spPr>{shape}</p:spPr><p:txBody>{body}{text}</p:txBody></p:sp>"
        )
    )


def add_notes_master(kept_parts: KeptParts, theme_part: str) -> str:
    """A plain notes master with a theme of its own, a copy of the slides'; returns its part.

    python-pptx's default one has English prompts, and a theme without fonts for Japanese.
    """
    name = kept_parts.free_name("ppt/notesMasters/notesMaster{}.xml")
    theme = kept_parts.free_name("ppt/theme/theme{}.xml")
    kept_parts.parts[theme], kept_parts.types[theme] = kept_parts.parts[theme_part], ct.THEME
    kept_parts.relationships[theme] = kept_parts.relationships.get(theme_part, ())
    kept_parts.parts[name], kept_parts.types[name] = _notes_master().encode(), ct.NOTES_MASTER
    kept_parts.relationships[name] = (Relationship("rId1", rt.THEME, relative(name, theme)),)
    return name


def add_table_styles(kept_parts: KeptParts) -> str:
    """A table styles part without a style; returns its name."""
    kept_parts.parts[TABLE_STYLES_PART] = f'<a:tblStyleLst xmlns:a="{A}" def="{TABLE_STYLE_ID}"/>'.encode()
    kept_parts.types[TABLE_STYLES_PART] = ct.TABLE_STYLES
    return TABLE_STYLES_PART


def _notes_master() -> str:
    levels = "".join(_LEVEL.format(level, 180_000 * (level - 1)) for level in range(1, 10))
    accents = " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
    shapes = (
        _notes_shape(2, "image", "sldImg", 2, (685_800, 792_000, 5_486_400, 3_086_100), "")
        + _notes_shape(3, "notes", "body", 3, (685_800, 4_140_000, 5_486_400, 4_320_000), EMPTY)
        + _notes_shape(4, "number", "sldNum", 5, (4_876_800, 8_640_000, 1_295_400, 252_000), _NUMBER)
    )
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {accents} hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _notes_shape(number: int, name: str, type_: str, idx: int, box: Rectangle, text: str) -> str:
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>" if text else ""
    locks = '<a:spLocks noGrp="1"/>' if text else '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{type_}" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box[0]}" y="{box[1]}"/>'
        f'<a:ext cx="{box[2]}" cy="{box[3]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"{body}</p:sp>"
    )


def ensure_table_style(kept_parts: KeptParts, part: str, look: ColorRoles, colors: SchemeColors) -> str:
    """The id of the style for our tables: the brand's default when it defines a legible one, else one of ours, added.

    `part` is the table styles part, `colors` are the theme's by the names that slides use.
    """
    root = kept_parts.tree(part)
    default = root.get("def") or ""
    if any(style.get("styleId") == default and heading_is_legible(style, colors) for style in root):
        return default
    if all(style.get("styleId") != TABLE_STYLE_ID for style in root):
        root.append(parse(_table_style(look).encode()))
        kept_parts.put(part, root)
    return TABLE_STYLE_ID


def _table_style(look: ColorRoles) -> str:
    thin, accent = _color(look, "line"), _color(look, "accent1")
    edges = {"left": "", "right": "", "top": accent, "bottom": accent, "insideH": thin, "insideV": ""}
    borders = "".join(f"<a:{side}>{_rule(_WIDTHS.get(side, 0), color)}</a:{side}>" for side, color in edges.items())
    head = f"<a:tcStyle><a:tcBdr/><a:fill><a:solidFill>{accent}</a:solidFill></a:fill></a:tcStyle>"
    return (
        f'<a:tblStyle xmlns:a="{A}" styleId="{TABLE_STYLE_ID}" styleName="esgreport">'
        f"<a:wholeTbl>{_cell_text('tx1', '')}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr><a:fill><a:noFill/></a:fill>"
        f"</a:tcStyle></a:wholeTbl><a:firstRow>{_cell_text('bg1', _BOLD)}{head}</a:firstRow></a:tblStyle>"
    )


def _color(look: ColorRoles, role: str) -> str:
    return look.theme_colors[role].drawing(look.colors[role])


def _rule(width: int, color: str) -> str:
    return f'<a:ln w="{width}"><a:solidFill>{color}</a:solidFill></a:ln>' if width else "<a:ln><a:noFill/></a:ln>"


def _cell_text(color: str, bold: str) -> str:
    return f'<a:tcTxStyle{bold}><a:fontRef idx="minor"/><a:schemeClr val="{color}"/></a:tcTxStyle>'
