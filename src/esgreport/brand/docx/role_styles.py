"""The paragraph styles that documents need: which names serve a role, and what we add when a brand has none."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.brand.docx.palette import DocxPalette

LEFT, CENTER, RIGHT, BOTH = "left", "center", "right", "both"


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """A paragraph style for a role.

    `names` are the style names that serve, best first; the last one is what we add. Sizes in half points, spacing and
    indents in twips, `line` in 240ths of a line. `outline` is the outline level from 0, or None. `extra` is markup
    that precedes w:spacing (borders, shading), with `{line}`, `{accent}` and `{fill}` for the brand's colours.
    """

    role: str
    names: tuple[str, ...]
    size: int
    before: int = 0
    after: int = 0
    line: int = 312
    bold: bool = False
    major: bool = False
    color: str = ""
    align: str = LEFT
    outline: int | None = None
    keep_next: bool = False
    left: int = 0
    hanging: int = 0
    extra: str = ""

    @property
    def style_id(self) -> str:
        """The id of the style that we add."""
        return "".join(word[:1].upper() + word[1:] for word in self.names[-1].split())


_RULE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" {line}/></w:pBdr>'
_RULE_ACCENT = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" {accent}/></w:pBdr>'
_RULE_HOUSE = '<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="6" {accent}/></w:pBdr>'
_BAR_LEFT = '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" {accent}/></w:pBdr>'
_BOX = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" {warm}/><w:left w:val="single" w:sz="6" w:space="6" {warm}/>'
    '<w:bottom w:val="single" w:sz="6" w:space="4" {warm}/><w:right w:val="single" w:sz="6" w:space="6" {warm}/>'
    "</w:pBdr>"
)

ROLE_STYLES = (
    RoleStyle("body", ("Body Text", "Normal", "Body Text"), 21, after=100, align=BOTH),
    RoleStyle("title", ("Title",), 36, 280, 160, 264, True, True, "dark", extra=_RULE_ACCENT),
    RoleStyle("heading1", ("heading 1",), 28, 300, 100, 276, True, True, "dark", LEFT, 0, True, extra=_RULE_BELOW),
    RoleStyle("heading2", ("heading 2",), 24, 220, 80, 276, True, True, "dark", LEFT, 1, True),
    RoleStyle("heading3", ("heading 3",), 22, 160, 60, 276, True, True, "text", LEFT, 2, True),
    RoleStyle("lead", ("ESG Lead",), 23, 40, 140, 324, False, True, "text", LEFT, left=200, extra=_BAR_LEFT),
    RoleStyle("note", ("ESG Note",), 18, 40, 60, 276, color="muted"),
    RoleStyle("caution", ("ESG Caution",), 20, 120, 120, 288, False, True, "text", left=160, extra=_BOX),
    RoleStyle("right", ("ESG Right",), 21, after=20, align=RIGHT),
    RoleStyle("center", ("ESG Center",), 21, 60, 60, 288, align=CENTER),
    RoleStyle("subject", ("ESG Subject",), 28, 240, 240, 288, True, True, "dark", CENTER, keep_next=True),
    RoleStyle("list-bullet", ("List Bullet",), 21, after=60, left=425, hanging=425),
    RoleStyle("list-number", ("List Number",), 21, after=60, left=425, hanging=425),
    RoleStyle("table-text", ("ESG Table Text",), 18, 30, 30, 288),
    RoleStyle("table-head", ("ESG Table Head",), 18, 40, 40, 276, True, True),
    RoleStyle("caption", ("caption",), 19, 240, 60, 276, True, True, "text", keep_next=True),
    RoleStyle("source", ("ESG Source",), 16, 40, 140, 264, color="muted"),
    RoleStyle("key-value", ("ESG Key Value",), 36, 40, 20, 264, True, True, "accent1", CENTER),
    RoleStyle("key-label", ("ESG Key Label",), 17, 0, 40, 300, False, True, "muted", CENTER),
    RoleStyle("signature", ("Signature",), 21, 0, 20, 300, align=RIGHT),
    RoleStyle("letterhead", ("ESG Letterhead",), 24, 0, 0, 264, True, True, "dark", extra=_RULE_HOUSE),
    RoleStyle("kicker", ("ESG Kicker",), 22, 320, 60, 276, True, True, "accent2", keep_next=True),
    RoleStyle("headline", ("ESG Headline",), 52, 60, 280, 276, color="dark", keep_next=True),
    RoleStyle("letter", ("ESG Letter",), 22, after=120, line=403, align=BOTH),
    RoleStyle("clause", ("ESG Clause",), 17, 60, 0, 288, False, True, "muted"),
    RoleStyle("page-note", ("footnote text",), 17, 0, 20, 264),
    RoleStyle("contents", ("toc 1",), 20, 0, 40, 276),
    RoleStyle("header", ("header",), 16, 0, 0, 264, False, True, "muted"),
    RoleStyle("footer", ("footer",), 16, 0, 0, 264, False, True, "muted"),
)

MAJOR_FONTS = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi"'
    ' w:cstheme="majorBidi"/>'
)


def style_xml(spec: RoleStyle, style_id: str, palette: DocxPalette, default_id: str, themed: bool) -> str:
    """The w:style element of `spec` under `style_id`, based on the brand's default paragraph style.

    `themed` says that the brand has a theme, so that heading fonts can be named by it.
    """
    own = spec.names[-1].startswith("ESG")
    custom = ' w:customStyle="1"' if own else ""
    following = "" if spec.role in ("header", "footer", "table-text") else f'<w:next w:val="{default_id}"/>'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{spec.names[-1]}"/>'
        f'<w:basedOn w:val="{default_id}"/>{following}<w:uiPriority w:val="{9 if spec.outline is not None else 20}"/>'
        f"<w:qFormat/><w:pPr>{_paragraph(spec, palette)}</w:pPr><w:rPr>{_characters(spec, palette, themed)}</w:rPr>"
        "</w:style>"
    )


def _paragraph(spec: RoleStyle, palette: DocxPalette) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if spec.keep_next else ""
    borders = {"line": "line", "accent": "accent1", "warm": "accent3"}
    extra = spec.extra.format(**{key: palette.border_attributes(role) for key, role in borders.items()})
    spacing = f'<w:spacing w:before="{spec.before}" w:after="{spec.after}" w:line="{spec.line}" w:lineRule="auto"/>'
    hanging = f' w:hanging="{spec.hanging}"' if spec.hanging else ""
    right = f' w:right="{spec.left}"' if spec.extra == _BOX else ""
    # A brand's ordinary text may begin with an indent of one character, which is no use in tables and titles.
    flush = '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>'
    indent = f'<w:ind w:left="{spec.left}"{right}{hanging}/>' if spec.left else flush
    outline = "" if spec.outline is None else f'<w:outlineLvl w:val="{spec.outline}"/>'
    return f'{keep}{extra}{spacing}{indent}<w:jc w:val="{spec.align}"/>{outline}'


def _characters(spec: RoleStyle, palette: DocxPalette, themed: bool) -> str:
    fonts = MAJOR_FONTS if spec.major and themed else ""
    bold = "<w:b/><w:bCs/>" if spec.bold else ""
    return f'{fonts}{bold}{_color(spec.color, palette)}<w:sz w:val="{spec.size}"/><w:szCs w:val="{spec.size}"/>'


def _color(color: str, palette: DocxPalette) -> str:
    return f"<w:color {palette.color_attributes(color)}/>" if color else ""
