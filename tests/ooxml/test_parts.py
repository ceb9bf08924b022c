"""Names, relationships and content types of parts, and the cells of an embedded workbook."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import parse_relationships
from esgreport.ooxml.parts import (
    Part,
    Relationship,
    content_types_of,
    content_types_xml,
    relationships_name,
    relationships_xml,
    relative,
    resolve,
)
from tests.officelint.corpus import source_name
from tests.officelint.other_types import HYPERLINK
from tests.officelint.workbook import cells_of, is_same_value, references

NAMES = st.lists(st.sampled_from(["ppt", "word", "a", "b.xml"]), min_size=1, max_size=4).map("/".join)


@given(NAMES, NAMES)
def test_a_relative_target_resolves_to_the_part_it_was_made_for(part, target):
    assert resolve(part, relative(part, target)) == target


@given(NAMES)
def test_the_relationships_of_a_part_lead_back_to_it(part):
    assert source_name(relationships_name(part)) == part


def test_names_of_relationships_parts_follow_the_standard():
    assert relationships_name("") == "_rels/.rels"
    assert relationships_name("ppt/slides/slide1.xml") == "ppt/slides/_rels/slide1.xml.rels"
    assert source_name("_rels/.rels") == ""


@pytest.mark.parametrize(
    ("part", "target", "name"),
    [
        ("", "word/document.xml", "word/document.xml"),
        ("ppt/slides/slide1.xml", "../charts/chart1.xml", "ppt/charts/chart1.xml"),
        ("ppt/slides/slide1.xml", "/ppt/media/a.png", "ppt/media/a.png"),
        ("ppt/slides/slide1.xml", "slide2.xml#x", "ppt/slides/slide2.xml"),
        ("ppt/slides/slide1.xml", "#top", "ppt/slides/slide1.xml"),
        ("a.xml", "../../b.xml", "b.xml"),
    ],
)
def test_targets_resolve_against_the_folder_of_their_part(part, target, name):
    assert resolve(part, target) == name


def test_relationships_come_back_as_they_were_written():
    rows = (
        Relationship("rId2", rt.IMAGE, "media/図.png"),
        Relationship("rId1", HYPERLINK, "https://x/?a=1&b=2", True),
    )
    assert parse_relationships(relationships_xml(rows)) == rows


def test_strict_and_transitional_types_mean_the_same():
    assert rt.is_same("http://purl.oclc.org/ooxml/officeDocument/relationships/slide", rt.SLIDE)
    assert not rt.is_same(rt.SLIDE_LAYOUT, rt.SLIDE)
    assert rt.kind(rt.SLIDE_LAYOUT) == "slideLayout"


def test_content_types_do_not_depend_on_the_order_of_parts():
    parts = [Part("a/b.xml", ct.SLIDE, b""), Part("a/c.png", ct.PNG, b""), Part("a/a.xml", ct.CHART, b"")]
    assert content_types_of(parts) == content_types_of(parts[::-1])
    assert content_types_of(parts) == content_types_xml(
        {"rels": ct.RELATIONSHIPS, "xml": ct.XML, "png": ct.PNG}, {"a/a.xml": ct.CHART, "a/b.xml": ct.SLIDE}
    )


def test_cells_of_a_workbook_are_read_with_their_sheet(make):
    book = open_package(make.workbook(make.good_cells), "book").value
    assert book is not None
    assert cells_of(book)[("表", "B2")] == "70"
    assert cells_of(book)[("表", "A3")] == "B社"


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("Sheet1!$B$2:$B$3", (("Sheet1", "B2"), ("Sheet1", "B3"))),
        ("Sheet1!$B$1", (("Sheet1", "B1"),)),
        ("'a''b, c'!A1:B1", (("a'b, c", "A1"), ("a'b, c", "B1"))),
        ("(S!$A$1,S!$AA$3)", (("S", "A1"), ("S", "AA3"))),
        ("SUM(A1)", None),
        ("Sheet1!A1:XFD1048576", None),
        ("", None),
    ],
)
def test_references_of_charts_are_understood(formula, cells):
    assert references(formula) == cells


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("70", "70.0", True), ("0.3", "0.30000000000000004", False), ("", "0", False), ("A", "a", False), ("", "", True)],
)
def test_values_agree_as_texts_or_as_numbers(first, second, same):
    assert is_same_value(first, second) is same
