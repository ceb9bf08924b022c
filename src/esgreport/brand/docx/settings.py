"""The settings part of the finished document: what concerns appearance is kept, everything else of a brand is dropped.

Revision ids, attached templates, protection, mail merge and document variables never pass (ECMA-376 part 1, 17.15.1).
"""

from __future__ import annotations

from lxml import etree

from esgreport.ooxml.xml import DECLARATION, M, W, qualified

COMPATIBILITY_URI = "http://schemas.microsoft.com/office/word"
MODE = "15"
# In the order of the schema (CT_Settings); what is not named here is dropped.
_KEPT = (
    "zoom", "displayBackgroundShape", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "defaultTabStop",
    "autoHyphenation", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery", "characterSpacingControl",
    "noLineBreaksAfter", "noLineBreaksBefore", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol",
    "listSeparator",
)  # fmt: skip
_DEFAULTS = {
    "zoom": '<w:zoom w:percent="100"/>',
    "defaultTabStop": '<w:defaultTabStop w:val="840"/>',
    "characterSpacingControl": '<w:characterSpacingControl w:val="compressPunctuation"/>',
    "compat": "<w:compat/>",
    "themeFontLang": '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>',
    "clrSchemeMapping": (
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    ),
    "decimalSymbol": '<w:decimalSymbol w:val="."/>',
    "listSeparator": '<w:listSeparator w:val=","/>',
}


def settings(root: etree._Element | None) -> bytes:
    """The settings part from the brand's (None when it has none), for Word's current mode of layout."""
    retained = {} if root is None else {etree.QName(child).localname: child for child in root if child.tag in _TAGS}
    result = etree.Element(qualified("w:settings"), nsmap={"w": W, "m": M})
    for name in _KEPT:
        element = retained.get(name)
        if element is None and name in _DEFAULTS:
            element = _element(_DEFAULTS[name])
        if element is not None:
            result.append(_current(element) if name == "compat" else element)
    return DECLARATION.encode() + etree.tostring(result)


def _element(markup: str) -> etree._Element:
    return etree.fromstring(markup.replace("/>", f' xmlns:w="{W}"/>', 1))


def _current(compat: etree._Element) -> etree._Element:
    """`compat` with the mode of Word 2013 and later; older modes lay text out differently."""
    for row in compat.findall(qualified("w:compatSetting")):
        if row.get(qualified("w:name")) == "compatibilityMode":
            compat.remove(row)
    attributes = {"name": "compatibilityMode", "uri": COMPATIBILITY_URI, "val": MODE}
    row = etree.SubElement(compat, qualified("w:compatSetting"))
    for name, value in attributes.items():
        row.set(qualified(f"w:{name}"), value)
    return compat


_TAGS = frozenset(qualified(f"w:{name}") for name in _KEPT)
