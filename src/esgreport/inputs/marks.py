"""Findings written into a copy of the workbook that they are about: a comment and a colour at each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.base.catalogue import entry
from esgreport.base.finding import Finding, Severity, render
from esgreport.base.text import Language
from esgreport.inputs.project import Folder
from esgreport.inputs.read import WORKBOOK
from esgreport.ooxml.marking.mark import Mark, marked
from esgreport.reading.xlsx.read import workbook

COPY = "facts-checked.xlsx"
PARTS = ("what", "expected", "action")


def marked_copy(folder: Folder, findings: Iterable[Finding], language: Language) -> bytes | None:
    """The project's workbook with its findings marked and earlier marks removed; None when it cannot be opened."""
    opened = workbook(folder.world.read(folder.at(WORKBOOK)), WORKBOOK)
    if opened.value is None:
        return None
    package, shared = opened.value
    parts = {sheet.name: sheet.part for sheet in shared.sheets}
    return marked(package, tuple(parts.values()), tuple(_marks(findings, parts, language)))


def _marks(findings: Iterable[Finding], parts: dict[str, str], language: Language) -> Iterator[Mark]:
    for item in findings:
        sheet, _, cell = (item.origin.cell if item.origin else "").rpartition("!")
        if sheet in parts and item.origin is not None and item.origin.file == WORKBOOK:
            known = entry(item.code)
            severity = "error" if known.severity is Severity.ERROR else "warning"
            yield Mark(parts[sheet], cell or "A1", mark_text(item, language), severity)


def mark_text(item: Finding, language: Language, parts: Iterable[str] = PARTS) -> str:
    """What a comment says about a finding: these `parts` of its message, a line each, and its code."""
    sentences = render(entry(item.code), item, language)
    return "\n".join([sentences[name] for name in parts if sentences[name]] + [f"[{item.code}]"])
