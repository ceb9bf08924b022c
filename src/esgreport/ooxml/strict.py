"""Strict Open XML (ISO/IEC 29500-1), which Office writes on request: the same elements in namespaces of its own."""

from __future__ import annotations

import re

from lxml import etree

# `…/ooxml/wordprocessingml/main` is `…/wordprocessingml/2006/main` in the transitional form (29500-4, annex A).
_STRICT = re.compile(r"^\{http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = r"{http://schemas.openxmlformats.org/\1/2006/"


def transitional(root: etree._Element) -> etree._Element:
    """The tree of a part with strict names turned into transitional ones, in place; any other is left as it is."""
    for element in root.iter(etree.Element):
        if isinstance(element.tag, str) and _STRICT.match(element.tag):
            element.tag = _STRICT.sub(_TRANSITIONAL, element.tag)
        for name in [name for name in element.attrib if _STRICT.match(str(name))]:
            element.set(_STRICT.sub(_TRANSITIONAL, str(name)), element.attrib.pop(name))
    return root
