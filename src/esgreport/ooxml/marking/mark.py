"""Marking a workbook: everything else in it stays as it was, part by part.

The colour is a rule of conditional formatting (ECMA-376 part 1, 18.3.1.18), so no cell loses its own format; the rule's
formula carries our name, by which an earlier mark is found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from esgreport.ooxml.marking.comments import Comments
from esgreport.ooxml.marking.editing import Editing
from esgreport.ooxml.package import Package
from esgreport.ooxml.xml import S

AUTHOR = "esgreport"
FORMULA = f'N("{AUTHOR}")=0'
FILLS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}
# What may follow conditional formatting in a sheet, in its order (CT_Worksheet, 18.3.1.99).
AFTER_RULES = (
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
AFTER_STYLES = ("tableStyles", "colors", "extLst")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: the part of the sheet, the cell's name, what to say, and `error` or `warning`."""

    part: str
    cell: str
    text: str
    severity: str


def marked(package: Package, sheets: Sequence[str], marks: Sequence[Mark]) -> bytes:
    """The workbook with `marks` and without earlier ones. `sheets` are the parts of all its sheets.

    A comment that a person has made at a marked cell stays; the cell then has the colour only.
    """
    editing = Editing(package)
    fills = _Fills(editing)
    for part in sheets:
        _mark_sheet(editing, fills, part, [mark for mark in marks if mark.part == part])
    fills.finish()
    return editing.packed()


def _mark_sheet(editing: Editing, fills: _Fills, part: str, marks: Sequence[Mark]) -> None:
    comments = Comments(editing, part, AUTHOR)
    if not marks and not comments.has_own and AUTHOR.encode() not in editing.data(part):
        return
    root = editing.tree(part)
    _unmark(root)
    comments.clear()
    for severity in FILLS:
        cells = sorted({mark.cell for mark in marks if mark.severity == severity})
        if cells:
            _insert(root, _rule(cells, fills.number(severity), severity), AFTER_RULES)
    for cell, text in _texts(marks):
        comments.add(cell, text)
    comments.finish(root)
    editing.put_tree(part, root)


def _texts(marks: Iterable[Mark]) -> Iterator[tuple[str, str]]:
    """One text a cell, in the order of the marks."""
    by_cell: dict[str, list[str]] = {}
    for mark in marks:
        by_cell.setdefault(mark.cell, []).append(mark.text)
    for cell, texts in by_cell.items():
        yield cell, "\n\n".join(dict.fromkeys(texts))


def _unmark(root: etree._Element) -> None:
    """Take our rules away, and with the last rule the element around it."""
    for rule in list(root.iter(f"{{{S}}}cfRule")):
        formulas = [child.text or "" for child in rule if child.tag == f"{{{S}}}formula"]
        parent = rule.getparent()
        if parent is not None and any(AUTHOR in formula for formula in formulas):
            parent.remove(rule)
            around = parent.getparent()
            if len(parent) == 0 and around is not None:
                around.remove(parent)


def _rule(cells: Sequence[str], style: int, severity: str) -> etree._Element:
    element = etree.Element(f"{{{S}}}conditionalFormatting", sqref=" ".join(cells))
    priority = "1" if severity == "error" else "2"
    rule = etree.SubElement(element, f"{{{S}}}cfRule", type="expression", dxfId=str(style), priority=priority)
    etree.SubElement(rule, f"{{{S}}}formula").text = FORMULA
    return element


def _insert(root: etree._Element, element: etree._Element, after: Sequence[str]) -> None:
    """Put `element` before the first of the elements that must come after it."""
    followers = {f"{{{S}}}{name}" for name in after}
    places = (index for index, child in enumerate(root) if child.tag in followers)
    root.insert(next(places, len(root)), element)


def _is_fill(item: etree._Element, color: str) -> bool:
    """Whether a format colours the cell and does nothing else."""
    ground = item.find(f"{{{S}}}fill/{{{S}}}patternFill/{{{S}}}bgColor")
    return len(item) == 1 and ground is not None and ground.get("rgb") == color


class _Fills:
    """The differential formats (18.8.14) of the workbook's styles, ours added once."""

    def __init__(self, editing: Editing) -> None:
        self.editing = editing
        self.part = editing.styles_part()
        self.root = editing.tree(self.part)
        self.changed = False

    def number(self, severity: str) -> int:
        """The number of the format that colours a cell of this severity."""
        group, color = self._formats(), FILLS[severity]
        known = [index for index, item in enumerate(group) if _is_fill(item, color)]
        return known[0] if known else self._add(group, color)

    def _formats(self) -> etree._Element:
        group = self.root.find(f"{{{S}}}dxfs")
        if group is None:
            group = etree.Element(f"{{{S}}}dxfs", count="0")
            _insert(self.root, group, AFTER_STYLES)
        return group

    def _add(self, group: etree._Element, color: str) -> int:
        fill = etree.SubElement(etree.SubElement(group, f"{{{S}}}dxf"), f"{{{S}}}fill")
        pattern = etree.SubElement(fill, f"{{{S}}}patternFill", patternType="solid")
        for name in ("fgColor", "bgColor"):
            etree.SubElement(pattern, f"{{{S}}}{name}", rgb=color)
        group.set("count", str(len(group)))
        self.changed = True
        return len(group) - 1

    def finish(self) -> None:
        """Keep the styles when a format was added."""
        if self.changed:
            self.editing.put_tree(self.part, self.root)
