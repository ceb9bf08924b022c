"""Relationship types of the parts that esgreport writes or reads (ECMA-376 part 1, transitional form)."""

from __future__ import annotations

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"

OFFICE_DOCUMENT = _OFFICE + "officeDocument"
CORE_PROPERTIES = _PACKAGE + "core-properties"
EXTENDED_PROPERTIES = _OFFICE + "extended-properties"

THEME = _OFFICE + "theme"
STYLES = _OFFICE + "styles"
NUMBERING = _OFFICE + "numbering"
SETTINGS = _OFFICE + "settings"
FONT_TABLE = _OFFICE + "fontTable"
HEADER = _OFFICE + "header"
FOOTER = _OFFICE + "footer"
FOOTNOTES = _OFFICE + "footnotes"
COMMENTS = _OFFICE + "comments"
VML = _OFFICE + "vmlDrawing"

SLIDE = _OFFICE + "slide"
SLIDE_LAYOUT = _OFFICE + "slideLayout"
SLIDE_MASTER = _OFFICE + "slideMaster"
NOTES_SLIDE = _OFFICE + "notesSlide"
NOTES_MASTER = _OFFICE + "notesMaster"
TABLE_STYLES = _OFFICE + "tableStyles"

CHART = _OFFICE + "chart"
EMBEDDED_PACKAGE = _OFFICE + "package"
IMAGE = _OFFICE + "image"

WORKSHEET = _OFFICE + "worksheet"


def kind(relationship_type: str) -> str:
    """The last word of a relationship type (`slideLayout`), the same for the transitional and the strict form."""
    return relationship_type.rpartition("/")[2]


def is_same(first: str, second: str) -> bool:
    """Whether two types mean the same: equal, or the strict and the transitional form of one type."""
    return first == second or first.replace(_STRICT, _OFFICE) == second.replace(_STRICT, _OFFICE)
