"""The deterministic zip: whatever goes in, every zip reader gets out, and equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.ooxml.opening import open_package
from esgreport.ooxml.parts import CONTENT_TYPES_NAME, Part, deflate
from esgreport.ooxml.zipping import compile_static, pack

NAMES = st.text("abcあ漢/_1", min_size=1, max_size=8).map(lambda text: f"p/{text.strip('/')}x.xml")
CONTENTS = st.one_of(st.binary(max_size=3000), st.binary(max_size=40).map(lambda data: data * 300))
PARTS = st.dictionaries(NAMES, CONTENTS, max_size=6)


def read(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def static_of(parts):
    return [deflate(Part(name, "application/xml", data)) for name, data in parts.items()]


@settings(max_examples=60, deadline=None)
@given(PARTS, PARTS, st.booleans())
def test_every_reader_gets_out_what_was_put_in(static, dynamic, types):
    dynamic = {name: data for name, data in dynamic.items() if name not in static}
    if types:
        dynamic[CONTENT_TYPES_NAME] = b"<Types/>"
    packed = compile_static(static_of(static))
    data = pack(packed, list(dynamic.items()))
    assert read(data) == static | dynamic
    assert data == pack(static_of(static), list(dynamic.items()))
    if types:
        assert next(iter(read(data))) == CONTENT_TYPES_NAME


def test_content_types_stand_first_even_as_a_static_part():
    static = static_of({"a.xml": b"a", CONTENT_TYPES_NAME: b"t"})
    assert list(read(pack(static, [("b.xml", b"b")]))) == [CONTENT_TYPES_NAME, "a.xml", "b.xml"]


def test_the_bytes_are_those_of_the_format_and_hold_no_time():
    data = pack((), [("a", b"x")])
    name, packed = b"a", zlib.compressobj(6, zlib.DEFLATED, -12, 5)
    raw = packed.compress(b"x") + packed.flush()
    common = bytes.fromhex("14000000080000002100") + zlib.crc32(b"x").to_bytes(4, "little")
    common += len(raw).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes.fromhex("01000000")
    local = b"PK\x03\x04" + common + name + raw
    central = b"PK\x01\x02\x14\x00" + common + bytes(14) + name
    end = b"PK\x05\x06" + bytes(4) + b"\x01\x00\x01\x00" + len(central).to_bytes(4, "little")
    assert data == local + central + end + len(local).to_bytes(4, "little") + bytes(2)


def test_only_names_beyond_ascii_carry_the_utf8_flag():
    with zipfile.ZipFile(io.BytesIO(pack((), [("a.xml", b""), ("図.xml", b"")]))) as archive:
        assert [info.flag_bits for info in archive.infolist()] == [0, 0x800]


def test_a_workbook_inside_is_stored_and_not_deflated_again():
    inner = pack((), [(CONTENT_TYPES_NAME, b"<Types/>" * 50)])
    with zipfile.ZipFile(io.BytesIO(pack((), [("book.xlsx", inner)]))) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert deflate(Part("book.xlsx", "", inner)).stored


def test_a_part_that_its_writer_deflated_is_copied():
    part = deflate(Part("b.xml", "application/xml", b"<b/>" * 100))
    data = pack((), [("a.xml", b"a"), part])
    assert read(data) == {"a.xml": b"a", "b.xml": b"<b/>" * 100}
    assert part.raw in data


def test_a_name_that_occurs_twice_is_refused():
    one = static_of({"a.xml": b"1"})
    with pytest.raises(ValueError, match=r"a\.xml"):
        pack(one, [("a.xml", b"2")])
    with pytest.raises(ValueError, match="twice"):
        pack((), [("a.xml", b"1"), ("a.xml", b"2")])
    with pytest.raises(ValueError, match="twice"):
        compile_static(one + one)


@pytest.mark.parametrize("library", ["docx", "pptx"])
def test_the_stock_files_of_the_libraries_survive_unpacking_and_packing(library):
    module = pytest.importorskip(library)
    buffer = io.BytesIO()
    opener = module.Document if library == "docx" else module.Presentation
    opener().save(buffer)
    outcome = open_package(buffer.getvalue(), f"stock.{library}")
    assert outcome.findings == ()
    assert outcome.value is not None
    members = read(buffer.getvalue())
    again = pack(static_of(members), [])
    assert read(again) == members
    opener(io.BytesIO(again))
    assert dict(open_package(again, "again").value.parts) == dict(outcome.value.parts)
