"""Paragraphs and runs of DrawingML (ECMA-376 part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from esgreport.layout.plan import EMU_PER_PT, DeckParagraph, Run
from esgreport.ooxml.xml import escape_text
from esgreport.writers.pptx.style import PptxStyle

_ALIGN = {"start": "l", "center": "ctr", "end": "r"}
# Bullets by level, with their size in per cent of the text.
_BULLETS = (("■", 60), ("–", 100), ("・", 100), ("・", 100), ("・", 100))
_DEFAULT_SIZE_PT = Decimal(18)
_LEVEL_INDENT_EMU = 216_000
_BULLET_EMS, _NUMBER_EMS = Decimal("1.1"), Decimal("1.6")
_NO_SPACING = '<a:spcBef><a:spcPts val="0"/></a:spcBef>'


@dataclass(frozen=True, slots=True)
class TextFrame:
    """The text body around paragraphs: inherited look or our own, the size and colour of runs without one.

    `placeholder` bodies inherit bullets and spacing from the layout; others get them written. `color` is a complete
    fill element or empty. `line_percent` 0 writes no line spacing.
    """

    placeholder: bool = False
    size_pt: Decimal | None = None
    color: str = ""
    bold: bool = False
    line_percent: int = 0


def hundredths(points: Decimal) -> int:
    """Points as the hundredths that DrawingML counts in."""
    return int(points * 100)


def paragraphs(items: Sequence[DeckParagraph], frame: TextFrame, look: PptxStyle) -> str:
    """The a:p elements of a text body; an empty body still has one."""
    return "".join([_paragraph(item, frame, look) for item in items]) or _empty("", frame, look)


def _paragraph(item: DeckParagraph, frame: TextFrame, look: PptxStyle) -> str:
    properties = _placeholder_properties(item) if frame.placeholder else _own_properties(item, frame, look)
    runs = "".join([_run(run, frame, look) for run in item.runs if run.text])
    return f"<a:p>{properties}{runs}</a:p>" if runs else _empty(properties, frame, look)


def _empty(properties: str, frame: TextFrame, look: PptxStyle) -> str:
    size = f' sz="{hundredths(frame.size_pt)}"' if frame.size_pt else ""
    return f'<a:p>{properties}<a:endParaRPr lang="{look.language}"{size}/></a:p>'


def _placeholder_properties(item: DeckParagraph) -> str:
    """What differs from the layout: level, alignment, and a mark that is not the layout's bullet."""
    attributes = f' lvl="{item.level}"' if item.level else ""
    if item.align != "start":
        attributes += f' algn="{_ALIGN[item.align]}"'
    inside = _spacing(item)
    if item.mark == "number":
        inside += _numbered(item)
    elif item.mark == "none" and item.level == 0:
        attributes += ' marL="0" indent="0"'
        inside += "<a:buNone/>"
    return f"<a:pPr{attributes}>{inside}</a:pPr>" if attributes or inside else ""


def _numbered(item: DeckParagraph) -> str:
    """Automatic numbers; a list that continues from the slide before starts where that one ended."""
    start = f' startAt="{item.start}"' if item.start > 1 else ""
    return f'<a:buSzPct val="100000"/><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'


def _own_properties(item: DeckParagraph, frame: TextFrame, look: PptxStyle) -> str:
    """Everything that a brand's default text style might set otherwise is written."""
    indent, mark = 0, "<a:buNone/>"
    if item.mark != "none":
        ems = _BULLET_EMS if item.mark == "bullet" else _NUMBER_EMS
        indent = int((frame.size_pt or _DEFAULT_SIZE_PT) * EMU_PER_PT * ems)
        mark = _mark(item, look)
    line = f'<a:lnSpc><a:spcPct val="{frame.line_percent}000"/></a:lnSpc>' if frame.line_percent else ""
    return (
        f'<a:pPr marL="{_LEVEL_INDENT_EMU * item.level + indent}" indent="{-indent}" algn="{_ALIGN[item.align]}">'
        f"{line}{_spacing(item) or _NO_SPACING}{mark}</a:pPr>"
    )


def _mark(item: DeckParagraph, look: PptxStyle) -> str:
    if item.mark == "number":
        return _numbered(item)
    sign, percent = _BULLETS[min(item.level, len(_BULLETS) - 1)]
    color = look.fills["accent1"].removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
    size = f'<a:buSzPct val="{percent}000"/>'
    return f'<a:buClr>{color}</a:buClr>{size}<a:buFont typeface="+mj-lt"/><a:buChar char="{sign}"/>'


def _spacing(item: DeckParagraph) -> str:
    before, after = item.space_before_pt, item.space_after_pt
    text = f'<a:spcBef><a:spcPts val="{hundredths(before)}"/></a:spcBef>' if before else ""
    return f'{text}<a:spcAft><a:spcPts val="{hundredths(after)}"/></a:spcAft>' if after else text


def _run(run: Run, frame: TextFrame, look: PptxStyle) -> str:
    size = run.size_pt or frame.size_pt
    attributes = f' lang="{look.language}"'
    if size:
        attributes += f' sz="{hundredths(size)}"'
    if run.bold or frame.bold:
        attributes += ' b="1"'
    color = look.fills[run.color] if run.color else frame.color
    properties = f"<a:rPr{attributes}>{color}</a:rPr>" if color else f"<a:rPr{attributes}/>"
    if "\n" not in run.text:
        return f"<a:r>{properties}<a:t>{escape_text(run.text)}</a:t></a:r>"
    lines = [f"<a:r>{properties}<a:t>{escape_text(line)}</a:t></a:r>" if line else "" for line in run.text.split("\n")]
    return f"<a:br>{properties}</a:br>".join(lines)
