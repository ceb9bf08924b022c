"""Hostile and damaged files are refused with a finding that names what is wrong, before any library reads them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from esgreport.base.catalogue import codes
from esgreport.base.finding import Finding, render
from esgreport.base.text import LANGUAGES
from esgreport.ooxml import zip_guard as preflight
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.parts import CONTENT_TYPES_NAME
from esgreport.ooxml.zipping import pack

BRANDS = Path(__file__).resolve().parents[3] / "shared" / "brands"
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def package(*parts, types=TYPES):
    return pack((), [(CONTENT_TYPES_NAME, types), *parts])


def written(*members):
    """A zip by the standard library; a member is a name or ZipInfo with its data."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr(CONTENT_TYPES_NAME, TYPES)
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def symlink():
    info = zipfile.ZipInfo("link.xml")
    info.external_attr = 0o120777 << 16
    return info


def encrypted():
    data = bytearray(package(("a.xml", b"<a/>")))
    position = data.rindex(b"PK\x01\x02")
    data[position + 8] |= 1
    return bytes(data)


def nested(depth):
    inner = package()
    for _ in range(depth):
        inner = package(("inner.xlsx", inner))
    return inner


def renamed(data, old, new):
    """The local header says another name than the directory."""
    return data.replace(old, new, 1)


def with_size(data, size):
    """The directory claims another size than the member has."""
    position = data.rindex(b"PK\x01\x02")
    return data[: position + 24] + struct.pack("<I", size) + data[position + 28 :]


def with_crc(data):
    position = data.rindex(b"PK\x01\x02")
    return data[: position + 16] + b"\0\0\0\0" + data[position + 20 :]


SAFE = package(("a.xml", b"<a>" + b"x" * 100 + b"</a>"))
BOMB = b"<a>" + bytes(3_000_000).replace(b"\0", b" ") + b"</a>"
DOCTYPE = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
HALF_RELATIONSHIP = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Target="b"/></Relationships>'
)
HOSTILE = {
    "empty": (b"", "001"),
    "text": (b"hello", "002"),
    "an html page": (b"<html></html>", "002"),
    "a zip without content types": (pack((), [("a.xml", b"<a/>")]), "002"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "003"),
    "an old doc": (OLE + "WordDocument".encode("utf-16-le"), "004"),
    "cut short": (SAFE[:-30], "005"),
    "only the beginning": (SAFE[:40], "005"),
    "two names for a member": (renamed(SAFE, b"a.xml", b"b.xml"), "005"),
    "a wrong size": (with_size(SAFE, 5), "005"),
    "a wrong checksum": (with_crc(SAFE), "016"),
    "a bomb": (package(("a.xml", BOMB)), "009"),
    "a bomb inside a workbook": (package(("a.xlsx", package(("a.xml", BOMB)))), "009"),
    "a bomb with a small size in its header": (with_size(package(("a.xml", BOMB)), 10), "009"),
    "twin names": (written(("a.xml", "<a/>"), ("a.xml", "<b/>")), "010"),
    "twin names but for case": (written(("a.xml", "<a/>"), ("A.XML", "<b/>")), "010"),
    "a parent folder": (written(("../a.xml", "<a/>")), "011"),
    "a parent folder inside": (written(("w/../../a.xml", "<a/>")), "011"),
    "an absolute name": (written(("/etc/a.xml", "<a/>")), "011"),
    "a backslash": (written(("w\\a.xml", "<a/>")), "011"),
    "a drive": (written(("C:a.xml", "<a/>")), "011"),
    "a line end in a name": (written(("a\n.xml", "<a/>")), "011"),
    "an empty step": (written(("w//a.xml", "<a/>")), "011"),
    "a link": (written((symlink(), "/etc/passwd")), "012"),
    "an encrypted member": (encrypted(), "013"),
    "three archives deep": (nested(3), "014"),
    "a document type": (package(("a.xml", DOCTYPE.format("UTF-8").encode())), "015"),
    "a document type in UTF-16": (package(("a.xml", DOCTYPE.format("UTF-16").encode("utf-16"))), "015"),
    "a document type in relationships": (package(("_rels/.rels", DOCTYPE.format("UTF-8").encode())), "015"),
    "a document type in VML": (package(("a.vml", DOCTYPE.format("UTF-8").encode())), "015"),
    "a document type in a workbook inside": (
        package(("a.xlsx", package(("a.xml", DOCTYPE.format("UTF-8").encode())))),
        "015",
    ),
    "a document type in the content types": (package(types=b"<!DOCTYPE a><a/>"), "015"),
    "broken XML": (package(("a.xml", b"<a><b></a>")), "018"),
    "XML in another encoding": (package(("a.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>')), "018"),
    "XML nested too deeply": (package(("a.xml", b"<a>" * 400 + b"</a>" * 400)), "018"),
    "a relationship without a type": (package(("_rels/.rels", HALF_RELATIONSHIP)), "018"),
    "a content type without a name": (package(types=TYPES.replace(b"Extension", b"Extra")), "018"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_refused_with_its_own_finding(name):
    data, code = HOSTILE[name]
    outcome = open_package(data, "brand.docx")
    assert outcome.value is None
    assert {item.code for item in outcome.findings} == {f"ESG-OOXML-{code}"}
    assert all(item.origin is not None and item.origin.file == "brand.docx" for item in outcome.findings)


def test_a_compression_method_that_office_does_not_use_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", "<a/>")
    assert [item.code for item in open_package(buffer.getvalue(), "a").findings] == ["ESG-OOXML-017"]


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("MAX_ENTRIES", 2, "006"), ("MAX_TOTAL_BYTES", 400, "007"), ("MAX_PART_BYTES", 250, "008")],
)
def test_limits_hold(monkeypatch, limit, value, code):
    data = package(("a.xml", b"<a>" + b"x" * 300 + b"</a>"), ("b.xml", b"<b/>"))
    assert open_package(data, "a").findings == ()
    monkeypatch.setattr(preflight, limit, value)
    assert {item.code for item in open_package(data, "a").findings} == {f"ESG-OOXML-{code}"}


def test_archives_inside_count_towards_the_same_total(monkeypatch):
    inner = package(("a.xml", b"<a>" + b"x" * 500 + b"</a>"))
    monkeypatch.setattr(preflight, "MAX_TOTAL_BYTES", len(TYPES) + len(inner) + 400)
    assert [item.code for item in open_package(package(("a.xlsx", inner)), "a").findings] == ["ESG-OOXML-007"]


def test_a_name_cannot_steer_the_terminal_that_shows_it():
    outcome = open_package(written(("a\x1b[2J\u202e.xml", "<a/>")), "a")
    assert [item.subject for item in outcome.findings] == ["a\ufffd[2J\ufffd.xml"]


def test_every_mistake_in_the_names_is_reported_at_once():
    data = written(("../a.xml", "<a/>"), (symlink(), "x"), ("b.xml", "<b/>"), ("b.xml", "<b/>"))
    assert [item.code[-3:] for item in open_package(data, "a").findings] == ["011", "012", "010"]


def test_every_unreadable_part_is_reported_at_once():
    outcome = open_package(package(("a.xml", b"<a>"), ("b.xml", b"<b/>"), ("c.xml", b"<!DOCTYPE c><c/>")), "a")
    assert [(item.code[-3:], item.subject) for item in outcome.findings] == [("018", "a.xml"), ("015", "c.xml")]


def test_a_good_file_opens_and_keeps_its_parts_and_comment():
    buffer = io.BytesIO(written(("w/", ""), ("w/a.xml", "<a/>")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"hidden"
    package_read = open_package(buffer.getvalue(), "a").value
    assert package_read is not None
    assert dict(package_read.parts) == {"w/a.xml": b"<a/>"}
    assert package_read.comment == b"hidden"
    assert package_read.content_type("w/a.xml") == "application/xml"
    assert package_read.content_type("w/a.bin") == ""
    assert package_read.relationships("w/a.xml") == ()


def test_archives_two_deep_are_admitted():
    assert open_package(nested(2), "a").findings == ()


def test_every_truncation_of_a_file_is_refused_without_an_exception():
    assert all(open_package(SAFE[:size], "a").value is None for size in range(len(SAFE)))


def test_no_changed_byte_gives_an_exception():
    for position in range(len(SAFE)):
        damaged = SAFE[:position] + bytes([SAFE[position] ^ 0xFF]) + SAFE[position + 1 :]
        outcome = open_package(damaged, "a")
        assert outcome.value is not None or outcome.findings


def test_every_finding_can_be_said_in_both_languages():
    every = ("place", "found", "limit", "limit_mb", "method", "id", "target", "kind", "style", "table", "row")
    details = tuple((name, "7") for name in (*every, "expected", "name", "index", "other", "count"))
    for code, entry in codes("ooxml").items():
        for language in LANGUAGES:
            said = render(entry, Finding(code, subject="word/document.xml", details=details), language)
            assert all(said.values()), code
            assert "{" not in "".join(said.values()), code


@pytest.mark.shared
def test_templates_of_other_makers_open():
    if not BRANDS.is_dir():
        pytest.skip("the folder shared/brands is not beside the checkout")
    for path in sorted(BRANDS.iterdir()):
        if path.suffix != ".md":
            assert open_package(path.read_bytes(), path.name).findings == (), path.name
