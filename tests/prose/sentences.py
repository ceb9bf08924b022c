"""The Japanese text of finished files as Markdown, so that a checker of prose knows headings, lists and tables apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
from pptx import Presentation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Styles that carry prose; everything else is a heading, a label, a mark or an address.
PROSE = ("body text", "normal", "esg lead", "esg note", "esg caution")
LABELS = ("source", "caption", "unit", "footer", "organ", "card")
HEADINGS = ("heading", "title", "esg subject")


def markdown(path: Path) -> str:
    """One file: paragraphs of prose, headings, lists and tables, a blank line between."""
    lines = _pages(path) if path.suffix == ".docx" else _slides(path)
    return "\n\n".join(line for line in lines if line) + "\n"


def _clean(text: str) -> str:
    return text.replace("\x0b", "").replace("\n", "").replace("|", "｜").strip()


def _pages(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    names = {style.style_id: style.name.lower() for style in document.styles}
    for block in document.element.body.iter(W + "p", W + "tbl"):
        if block.tag == W + "tbl":
            yield _table([[_cell(cell) for cell in row.iter(W + "tc")] for row in block.iter(W + "tr")])
        elif not any(parent.tag == W + "tc" for parent in block.iterancestors()):
            style = block.find(f"{W}pPr/{W}pStyle")
            yield _line(_text(block), names.get(style.get(W + "val"), "") if style is not None else "normal")


def _cell(cell: object) -> str:
    return "<br>".join(filter(None, (_text(paragraph) for paragraph in cell.iter(W + "p"))))


def _text(element: object) -> str:
    return _clean("".join(item.text or "" for item in element.iter(W + "t")))


def _line(text: str, style: str) -> str:
    if not text:
        return ""
    if style.startswith(HEADINGS):
        return f"# {text}"
    if style.startswith("list"):
        return f"- {text}"
    return text if style in PROSE and "。" in text else ""


def _table(rows: list[list[str]]) -> str:
    """A table; a panel of one cell is the prose that it frames."""
    if all(len(row) == 1 for row in rows):
        return "\n\n".join(part for row in rows for cell in row for part in cell.split("<br>") if "。" in part)
    wide = max(len(row) for row in rows)
    full = [row + [""] * (wide - len(row)) for row in rows]
    head, *rest = [f"| {' | '.join(row)} |" for row in full]
    return "\n".join([head, "|" + "---|" * wide, *rest])


def _slides(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape == slide.shapes.title:
                yield f"# {_clean(shape.text_frame.text)}"
            elif shape.has_text_frame and not shape.name.startswith(LABELS):
                yield from _frame(shape)
            elif getattr(shape, "has_table", False) and shape.has_table:
                yield _table([[_clean(cell.text) for cell in row.cells] for row in shape.table.rows])
        if slide.has_notes_slide:
            yield from (_clean(item.text) for item in slide.notes_slide.notes_text_frame.paragraphs)


def _frame(shape: object) -> Iterator[str]:
    for paragraph in shape.text_frame.paragraphs:
        text = _clean("".join(run.text for run in paragraph.runs))
        properties = paragraph._p.pPr
        marked = properties is not None and any("bu" in item.tag and "buNone" not in item.tag for item in properties)
        inherited = shape.is_placeholder and not (properties is not None and properties.find("{*}buNone") is not None)
        if text and (marked or (inherited and shape.placeholder_format.type is not None and shape.name == "body")):
            yield f"- {text}"
        elif "。" in text:
            yield text
