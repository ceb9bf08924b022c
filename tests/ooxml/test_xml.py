"""Escaping and parsing: fact text comes out exactly so, and XML that attacks a parser is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from esgreport.ooxml.xml import DoctypeError, XmlError, escape_attribute, escape_text, parse, qualified, verify

LEGAL = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
        lambda sign: sign >= " " or sign in "\t\n\r"
    )
)
HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円 ]]> &amp; \t\n\r\n　'


@settings(max_examples=150, deadline=None)
@given(LEGAL)
def test_legal_text_comes_back_exactly_from_elements_and_attributes(text):
    root = etree.fromstring(f'<a b="{escape_attribute(text)}">{escape_text(text)}</a>')
    assert (root.text or "") == text
    assert root.get("b") == text


def test_hostile_text_comes_back_exactly():
    root = etree.fromstring(f'<a b="{escape_attribute(HOSTILE)}">{escape_text(HOSTILE)}</a>')
    assert root.text == HOSTILE
    assert root.get("b") == HOSTILE


def test_text_without_special_signs_is_the_same_object():
    text = "供給網の強靭化"
    assert escape_text(text) is text
    assert escape_attribute(text) is text


@pytest.mark.parametrize("sign", ["\0", "\x08", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_carry_are_refused(sign):
    for escape in (escape_text, escape_attribute):
        with pytest.raises(ValueError, match=f"U\\+{ord(sign):04X}"):
            escape(f"a{sign}b")


@pytest.mark.parametrize("read", [parse, verify])
def test_document_types_are_refused(read):
    with pytest.raises(DoctypeError):
        read(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')


@pytest.mark.parametrize("read", [parse, verify])
@pytest.mark.parametrize("data", [b"", b"<a>", b'<?xml version="1.0" encoding="ebcdic"?><a/>', b"<a>&b;</a>"])
def test_what_is_not_xml_is_refused(read, data):
    with pytest.raises(XmlError):
        read(data)


def test_names_are_qualified_by_their_prefix():
    assert qualified("a:t") == "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
