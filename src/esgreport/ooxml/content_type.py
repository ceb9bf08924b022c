"""Content types of the parts that esgreport writes or reads (ECMA-376 part 1, clauses 11 to 15; part 2, 10.1)."""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = _OFFICE + "wordprocessingml."
_SLIDE = _OFFICE + "presentationml."
_SHEET = _OFFICE + "spreadsheetml."
_PACKAGE = "application/vnd.openxmlformats-package."

XML = "application/xml"
RELATIONSHIPS = _PACKAGE + "relationships+xml"
CORE_PROPERTIES = _PACKAGE + "core-properties+xml"
EXTENDED_PROPERTIES = _OFFICE + "extended-properties+xml"
THEME = _OFFICE + "theme+xml"
CHART = _OFFICE + "drawingml.chart+xml"

DOCUMENT = _WORD + "document.main+xml"
DOCUMENT_TEMPLATE = _WORD + "template.main+xml"
STYLES = _WORD + "styles+xml"
NUMBERING = _WORD + "numbering+xml"
SETTINGS = _WORD + "settings+xml"
FONT_TABLE = _WORD + "fontTable+xml"
HEADER = _WORD + "header+xml"
FOOTER = _WORD + "footer+xml"
FOOTNOTES = _WORD + "footnotes+xml"

PRESENTATION = _SLIDE + "presentation.main+xml"
PRESENTATION_TEMPLATE = _SLIDE + "template.main+xml"
SLIDE_SHOW = _SLIDE + "slideshow.main+xml"
SLIDE = _SLIDE + "slide+xml"
SLIDE_LAYOUT = _SLIDE + "slideLayout+xml"
SLIDE_MASTER = _SLIDE + "slideMaster+xml"
NOTES_SLIDE = _SLIDE + "notesSlide+xml"
NOTES_MASTER = _SLIDE + "notesMaster+xml"
TABLE_STYLES = _SLIDE + "tableStyles+xml"

WORKBOOK = _SHEET + "sheet.main+xml"
WORKSHEET = _SHEET + "worksheet+xml"
SHEET_STYLES = _SHEET + "styles+xml"
SHEET_COMMENTS = _SHEET + "comments+xml"
VML_DRAWING = _OFFICE + "vmlDrawing"
EMBEDDED_WORKBOOK = _SHEET + "sheet"

PNG = "image/png"
JPEG = "image/jpeg"
GIF = "image/gif"
SVG = "image/svg+xml"
EMF = "image/x-emf"
WMF = "image/x-wmf"

# What is declared once per file ending; every other part gets an override of its own.
BY_ENDING = {
    "rels": RELATIONSHIPS,
    "xml": XML,
    "xlsx": EMBEDDED_WORKBOOK,
    "png": PNG,
    "jpg": JPEG,
    "jpeg": JPEG,
    "gif": GIF,
    "svg": SVG,
    "emf": EMF,
    "wmf": WMF,
}
