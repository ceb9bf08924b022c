"""Whatever is odd inside a whole package becomes a finding or is put right; no library's exception ends a build."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brand_libraries.test_guarded_file import KINDS, Parts, built_in, codes, compiled, of_library, zipped

Change = Callable[[Parts], Parts]


def replaced(name: str, old: bytes, new: bytes) -> Change:
    """The parts with every `old` in the part `name` replaced."""

    def change(parts: Parts) -> Parts:
        assert old in parts[name], f"{old!r} is not in {name}"
        return {**parts, name: parts[name].replace(old, new)}

    return change


def without(*words: str) -> Change:
    return lambda parts: {name: data for name, data in parts.items() if not any(word in name for word in words)}


def swapped(name: str, other: str) -> Change:
    return lambda parts: {**parts, name: parts[other]}


LONG = 985
STRICT = (
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
    (b"http://schemas.openxmlformats.org/presentationml/2006/", b"http://purl.oclc.org/ooxml/presentationml/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
)


def strict(parts: Parts) -> Parts:
    """The same file in the strict form of the standard, which neither library reads."""
    changed = dict(parts)
    for old, new in STRICT:
        changed = {name: data.replace(old, new) for name, data in changed.items()}
    return changed


def deep(parts: Parts) -> Parts:
    """A chain of slide masters, each related to the next, longer than Python may call."""
    master, links = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    made = dict(parts)
    types = b""
    for number in range(2, LONG + 1):
        made[f"ppt/slideMasters/slideMaster{number}.xml"] = parts[master]
        target = b"slideMaster%d.xml" % (number + 1 if number < LONG else 1)
        row = b'<Relationship Id="rIdNext" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        row += b'slideMaster" Target="' + target + b'"/></Relationships>'
        made[f"ppt/slideMasters/_rels/slideMaster{number}.xml.rels"] = parts[links].replace(b"</Relationships>", row)
        types += b'<Override PartName="/ppt/slideMasters/slideMaster%d.xml" ContentType="application/vnd.' % number
        types += b'openxmlformats-officedocument.presentationml.slideMaster+xml"/>'
    row = b'<Relationship Id="rIdNext" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    made[links] = parts[links].replace(
        b"</Relationships>", row + b'slideMaster" Target="slideMaster2.xml"/></Relationships>'
    )
    made["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types + b"</Types>")
    return made


STYLES, DOCUMENT, LINKS = "word/styles.xml", "word/document.xml", "word/_rels/document.xml.rels"
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"
DECK, DECK_LINKS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
MASTER_LINKS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
LAYOUT_LINKS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"

ERRORS = [
    ("docx", "strict", strict, "ESG-BRAND-002"),
    ("docx", "no package relationships", without("_rels/.rels"), "ESG-BRAND-002"),
    ("docx", "no document", without("document.xml"), "ESG-BRAND-001"),
    ("docx", "no styles", without("styles.xml"), "ESG-BRAND-003"),
    ("docx", "no header part", without("header1.xml"), "ESG-BRAND-002"),
    ("docx", "styles that are none", swapped(STYLES, "word/theme/theme1.xml"), "ESG-BRAND-002"),
    ("docx", "numbering that is none", swapped("word/numbering.xml", STYLES), "ESG-BRAND-002"),
    ("docx", "a document without a body", replaced(DOCUMENT, b"w:body", b"w:bodies"), "ESG-BRAND-002"),
    ("docx", "an unknown kind of style", replaced(STYLES, b'w:type="table"', b'w:type="shelf"'), "ESG-BRAND-002"),
    ("docx", "a truth of its own", replaced(STYLES, b'w:default="1"', b'w:default="perhaps"'), "ESG-BRAND-002"),
    ("docx", "relationship ids of another name space", replaced(DOCUMENT, b"officeDocument/2006/relationships", b"x"), "ESG-BRAND-002"),
    ("pptx", "no package relationships", without("_rels/.rels"), "ESG-BRAND-050"),
    ("pptx", "no presentation", without("presentation.xml"), "ESG-BRAND-050"),
    ("pptx", "strict", strict, "ESG-BRAND-057"),
    ("pptx", "no master", without("slideMaster1"), "ESG-BRAND-051"),
    ("pptx", "no theme", without("theme1.xml"), "ESG-BRAND-057"),
    ("pptx", "a master that is none", swapped(MASTER, DECK), "ESG-BRAND-057"),
    ("pptx", "a layout that is none", swapped(LAYOUT, MASTER_LINKS), "ESG-BRAND-057"),
    ("pptx", "a presentation that is none", swapped(DECK, LAYOUT), "ESG-BRAND-057"),
    ("pptx", "a place that is no number", replaced("ppt/slideLayouts/slideLayout1.xml", b'<a:off x="', b'<a:off x="one'), "ESG-BRAND-057"),
    ("pptx", "an unknown placeholder", replaced(MASTER, b'type="title"', b'type="heading"'), "ESG-BRAND-057"),
    ("pptx", "two themes", replaced(MASTER_LINKS, b"</Relationships>", b'<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="../theme/theme2.xml"/></Relationships>'), "ESG-BRAND-057"),
    ("pptx", "a chain of masters", deep, "ESG-BRAND-057"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "code"), [pytest.param(k, c, f, id=f"{k}: {n}") for k, n, c, f in ERRORS])
def test_what_cannot_be_read_is_one_error_with_its_code(kind: str, change: Change, code: str) -> None:
    outcome = compiled(kind, zipped(change(built_in(kind))))
    assert outcome.value is None
    assert codes(outcome.findings) == [code]


def dangling(name: str) -> Change:
    row = b'<Relationship Id="rIdGone" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    return replaced(name, b"</Relationships>", row + b' Target="../media/NULL"/></Relationships>')


HARMLESS = [
    ("docx", "a relationship to nothing", dangling(LINKS)),
    ("docx", "an empty target", replaced(LINKS, b"</Relationships>", b'<Relationship Id="rIdE" Type="x:y" Target=""/></Relationships>')),
    ("docx", "a measure of Google Docs", replaced(DOCUMENT, b'w:left="1134"', b'w:left="1133.8582677165354"')),
    ("docx", "styles based on one another", replaced(STYLES, b'<w:name w:val="Normal"/>', b'<w:name w:val="Normal"/><w:basedOn w:val="BodyText"/>')),
    ("docx", "half points in decimals", replaced(STYLES, b'<w:sz w:val="21"/>', b'<w:sz w:val="21.0"/>')),
    ("pptx", "a relationship to nothing", dangling(DECK_LINKS)),
    ("pptx", "a layout without a master", without(LAYOUT_LINKS)),
    ("pptx", "a layout that is its own master", replaced(LAYOUT_LINKS, b"../slideMasters/slideMaster1.xml", b"slideLayout2.xml")),
    ("pptx", "a list with a layout that is missing", without("slideLayout2")),
    ("pptx", "no slide size", lambda parts: {**parts, DECK: re.sub(rb"<p:sldSz[^>]*/>", b"", parts[DECK])}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change"), [pytest.param(k, c, id=f"{k}: {n}") for k, n, c in HARMLESS])
def test_what_office_programs_forgive_is_forgiven(kind: str, change: Change) -> None:
    outcome = compiled(kind, zipped(change(built_in(kind))))
    assert outcome.value is not None, outcome.findings


VALUES = (b"", b"1.5", b"-1", b"x", b"99999999999999999999", b"NULL", b"true", b"../..", b"a&quot;b")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_single_change_of_an_attribute_makes_a_reader_raise(kind: str, data: st.DataObject) -> None:
    parts = [built_in, of_library][data.draw(st.integers(0, 1))](kind)
    name = data.draw(st.sampled_from([name for name in sorted(parts) if name.endswith((".xml", ".rels"))]))
    found = list(re.finditer(rb'="([^"]*)"', parts[name]))
    match = data.draw(st.sampled_from(found))
    value = data.draw(st.sampled_from(VALUES))
    changed = parts[name][: match.start(1)] + value + parts[name][match.end(1) :]
    outcome = compiled(kind, zipped({**parts, name: changed}))
    assert outcome.value is not None or outcome.findings
