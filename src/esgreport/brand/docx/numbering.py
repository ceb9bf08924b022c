"""The numbering part: the brand's lists stay, ours are added, and the writer continues after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from esgreport.ooxml.xml import DECLARATION, W, qualified

# Number format, text and hanging indent (twips) of each level; three levels, then they repeat.
_BULLETS = (("bullet", "・", 240), ("bullet", "－", 280), ("bullet", "・", 240))
_NUMBERS = (("decimal", "%{0}.", 380), ("decimal", "(%{0})", 440), ("decimalEnclosedCircle", "%{0}", 320))
LEVELS = 9
_STEP = 300
_CLOSING = "</w:numbering>"
_FONTS = (
    '<w:rFonts w:hint="eastAsia" w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi"/>'
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering part around the `w:num` that a writer adds, and the abstractNum ids of our lists.

    The ids of ours are greater than every id in the part, so a writer may number from the greatest of them.
    """

    prefix: bytes
    suffix: bytes
    numbers: dict[str, int]


def numbering(root: etree._Element | None, themed: bool) -> Numbering:
    """The numbering of a brand, whose part is changed; None when it has no numbering part."""
    if root is None:
        root = etree.Element(qualified("w:numbering"), nsmap={"w": W})
    etree.strip_elements(root, *map(qualified, ("w:numIdMacAtCleanup", "w:numPicBullet", "w:lvlPicBulletId")))
    first = _greatest_id(root) + 1
    numbers = {"bullet": first, "number": first + 1, "heading": first + 2}
    place = len(root.findall(qualified("w:abstractNum")))
    for offset, levels in enumerate((_list(_BULLETS, themed), _list(_NUMBERS, themed), _headings())):
        root.insert(place + offset, etree.fromstring(_abstract(first + offset, levels)))
    return Numbering(*_split(root), numbers)


def _greatest_id(root: etree._Element) -> int:
    names = ("w:abstractNumId", "w:numId")
    ids = [element.get(qualified(name), "") for element in root for name in names]
    return max((int(value) for value in ids if value.isdigit()), default=0)


def _split(root: etree._Element) -> tuple[bytes, bytes]:
    """The part before its end tag, and the end tag; the prefix `w` is declared on the root."""
    if root.nsmap.get("w") != W:
        root = _with_prefix(root)
    text = etree.tostring(root, encoding="unicode")
    if not text.endswith(_CLOSING):
        raise ValueError("the numbering part does not end as it must")
    return (DECLARATION + text[: -len(_CLOSING)]).encode(), _CLOSING.encode()


def _with_prefix(root: etree._Element) -> etree._Element:
    others = {key: value for key, value in root.nsmap.items() if key and value != W}
    renamed = etree.Element(str(root.tag), nsmap={**others, "w": W})
    renamed.extend(list(root))
    return renamed


def _abstract(number: int, levels: Iterable[str]) -> str:
    start = f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
    return f"{start}{''.join(levels)}</w:abstractNum>"


def _list(kinds: tuple[tuple[str, str, int], ...], themed: bool) -> Iterator[str]:
    return (_level(level, kinds[level % len(kinds)], themed) for level in range(LEVELS))


def _headings() -> Iterator[str]:
    """Numbers of headings: 1. and, below it, 1.1; a space follows, and the heading's own indent stays."""
    for level in range(LEVELS):
        text = ".".join(f"%{place}" for place in range(1, level + 2)) + ("" if level else ".")
        yield (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        )


def _level(level: int, kind: tuple[str, str, int], themed: bool) -> str:
    number_format, text, hanging = kind
    left = hanging + level * _STEP
    fonts = f"<w:rPr>{_FONTS}</w:rPr>" if themed else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text.format(level + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{hanging}"/>'
        f"</w:pPr>{fonts}</w:lvl>"
    )
