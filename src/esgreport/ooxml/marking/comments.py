"""The comments of one sheet (ECMA-376 part 1, 18.7) and the old drawing that shows them (part 4, 19.2)."""

from __future__ import annotations

import re

from lxml import etree

from esgreport.ooxml.content_type import SHEET_COMMENTS, VML_DRAWING
from esgreport.ooxml.marking.editing import Editing
from esgreport.ooxml.relationship_type import COMMENTS, VML
from esgreport.ooxml.xml import R, S

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_X = "urn:schemas-microsoft-com:office:excel"
_EMPTY_DRAWING = (
    f'<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="{v}" xmlns:o="{o}" xmlns:x="{x}" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:{height}pt;z-index:1;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    '<v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
AFTER_DRAWING = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
LINE_HEIGHT_PT, CHARACTERS_A_LINE = 14, 26


class Comments:
    """The comments of one sheet under change; ours are those of the author `author`."""

    def __init__(self, editing: Editing, sheet: str, author: str) -> None:
        self.editing = editing
        self.sheet = sheet
        self.author = author
        self.part = editing.related(sheet, "comments")[1]
        self.root = editing.tree(self.part) if self.part in editing.parts else None
        self.drawing_id, self.drawing_part = editing.related(sheet, "vmlDrawing")
        self.drawing = self._drawing()
        self.has_own = any(True for _ in self._own())

    def _drawing(self) -> etree._Element | None:
        if self.drawing_part not in self.editing.parts:
            return None
        # Old drawings need not be well-formed.
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        return etree.fromstring(self.editing.data(self.drawing_part), parser)

    def _own(self) -> list[etree._Element]:
        if self.root is None:
            return []
        authors = [element.text or "" for element in self.root.iter(f"{{{S}}}author")]
        numbers = {str(index) for index, name in enumerate(authors) if name == self.author}
        return [element for element in self.root.iter(f"{{{S}}}comment") if element.get("authorId") in numbers]

    def clear(self) -> None:
        """Take our comments away, and their shapes."""
        for element in self._own():
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            self._remove_shape(element.get("ref", ""))

    def _remove_shape(self, ref: str) -> None:
        row, column = _place(ref)
        for shape in self.drawing.iter(f"{{{_V}}}shape") if self.drawing is not None else ():
            place = (shape.findtext(f".//{{{_X}}}Row"), shape.findtext(f".//{{{_X}}}Column"))
            parent = shape.getparent()
            if place == (str(row), str(column)) and parent is not None:
                parent.remove(shape)
                return

    def add(self, ref: str, text: str) -> None:
        """A comment at a cell, unless it has a person's own."""
        root = self._made_root()
        listed = root.find(f"{{{S}}}commentList")
        if listed is None or any(element.get("ref") == ref for element in listed):
            return
        element = etree.SubElement(listed, f"{{{S}}}comment", ref=ref, authorId=str(self._author_number(root)))
        run = etree.SubElement(etree.SubElement(element, f"{{{S}}}text"), f"{{{S}}}t")
        run.text = text
        run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self._add_shape(ref, text)

    def _made_root(self) -> etree._Element:
        if self.root is None:
            self.root = etree.fromstring(f'<comments xmlns="{S}"><authors/><commentList/></comments>')
        return self.root

    def _author_number(self, root: etree._Element) -> int:
        authors = root.find(f"{{{S}}}authors")
        if authors is None:
            authors = etree.Element(f"{{{S}}}authors")
            root.insert(0, authors)
        names = [element.text for element in authors]
        if self.author not in names:
            etree.SubElement(authors, f"{{{S}}}author").text = self.author
            return len(names)
        return names.index(self.author)

    def _add_shape(self, ref: str, text: str) -> None:
        if self.drawing is None:
            self.drawing = etree.fromstring(_EMPTY_DRAWING)
        row, column = _place(ref)
        lines = sum(len(line) // CHARACTERS_A_LINE + 1 for line in text.split("\n"))
        used = {shape.get("id") for shape in self.drawing.iter(f"{{{_V}}}shape")}
        number = next(number for number in range(1025, 1_000_000) if f"_x0000_s{number}" not in used)
        shape = _SHAPE.format(
            v=_V, o=_O, x=_X, number=number, height=lines * LINE_HEIGHT_PT, row=row, column=column,
            left=column + 1, right=column + 5, top=max(row - 1, 0), bottom=row + lines,
        )  # fmt: skip
        self.drawing.append(etree.fromstring(shape))

    def finish(self, sheet_root: etree._Element) -> None:
        """Put the parts back into the package and let the sheet point to them."""
        if self.root is None:
            return
        listed = self.root.find(f"{{{S}}}commentList")
        if listed is not None:
            listed[:] = sorted(listed, key=lambda element: _place(element.get("ref", "")))
        if self.part:
            self.editing.put_tree(self.part, self.root)
        elif listed is not None and len(listed):
            self.part = self.editing.add("xl/esgComments", "xml", b"")
            self.editing.put_tree(self.part, self.root)
            self.editing.overrides[self.part.lower()] = SHEET_COMMENTS
            self.editing.relate(self.sheet, COMMENTS, self.part)
        if self.drawing is not None:
            self._finish_drawing(sheet_root, self.drawing)

    def _finish_drawing(self, sheet_root: etree._Element, drawing: etree._Element) -> None:
        data = etree.tostring(drawing, encoding="unicode").encode()
        if self.drawing_part:
            self.editing.parts[self.drawing_part] = data
            return
        self.drawing_part = self.editing.add("xl/drawings/esgVmlDrawing", "vml", data)
        self.editing.defaults["vml"] = VML_DRAWING
        name = self.editing.relate(self.sheet, VML, self.drawing_part)
        element = etree.Element(f"{{{S}}}legacyDrawing", {f"{{{R}}}id": name})
        tags = {f"{{{S}}}{follower}" for follower in AFTER_DRAWING}
        index = next((index for index, child in enumerate(sheet_root) if child.tag in tags), len(sheet_root))
        sheet_root.insert(index, element)


def _place(ref: str) -> tuple[int, int]:
    """Row and column of a cell, from 0."""
    match = _REF.fullmatch(ref)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
