"""Each rule for Word documents: a good document passes, a bad one is found."""

from __future__ import annotations

import pytest

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt


def sdt(number):
    return f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'


def char(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


INSTRUCTION = "<w:r><w:instrText> PAGE </w:instrText></w:r>"


def bookmark(number, name):
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def row(cells, header=False, span=1):
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    first = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc>'
    return f"<w:tr>{properties}{first}{'<w:tc><w:p/></w:tc>' * (cells - 1)}</w:tr>"


def table(*rows, look=""):
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def picture(number, attributes='descr="体制図"', inside=""):
    properties = f'<wp:docPr id="{number}" name="図" {attributes}>{inside}</wp:docPr>'
    return f"<w:p><w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r></w:p>"


GOOD = (
    sdt(1)
    + sdt(2)
    + '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr></w:r></w:p>'
    + f"<w:p>{char('begin')}{INSTRUCTION}{char('separate')}{char('begin')}{INSTRUCTION}{char('end')}{char('end')}</w:p>"
    + f"<w:p>{bookmark(1, 'a')}{bookmark(2, 'b')}</w:p>"
    + table(row(2, header=True), row(1, span=2))
    + table(row(2), row(2), look='<w:tblLook w:firstRow="0"/>')
    + picture(1)
    + picture(2, inside='<adec:decorative val="1"/>', attributes="")
)


def test_a_good_document_has_no_finding(make):
    assert make.codes(make.word(GOOD)) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (sdt(7) + sdt(7), "111"),
        ('<w:p><w:pPr><w:pStyle w:val="Strong"/></w:pPr></w:p>', "112"),
        ('<w:p><w:r><w:rPr><w:rStyle w:val="Nope"/></w:rPr></w:r></w:p>', "112"),
        ('<w:tbl><w:tblPr><w:tblStyle w:val="Nope"/></w:tblPr></w:tbl>', "112"),
        (f"<w:p>{char('begin')}{INSTRUCTION}{char('separate')}</w:p>", "113"),
        (f"<w:p>{char('end')}</w:p>", "113"),
        (f"<w:p>{char('begin')}{char('separate')}{char('separate')}{char('end')}</w:p>", "113"),
        (f"<w:p>{INSTRUCTION}</w:p>", "113"),
        (f"<w:p>{bookmark(1, 'a')}{bookmark(1, 'b')}</w:p>", "114"),
        (f"<w:p>{bookmark(1, 'Alpha')}{bookmark(2, 'alpha')}</w:p>", "114"),
        ('<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>', "115"),
        ('<w:p><w:bookmarkEnd w:id="1"/></w:p>', "115"),
        (table(row(2, header=True), row(1)), "116"),
        (picture(4) + picture(4), "117"),
        ('<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:p>', "118"),
        (picture(5, attributes='descr=" "'), "121"),
        (table(row(2), row(2)), "122"),
        (table(row(2), row(2), look='<w:tblLook w:firstRow="1"/>'), "122"),
        ('<w:p><w:hyperlink r:id="rId9"/></w:p>', "105"),
    ],
)
def test_each_fault_is_found_once(make, body, code):
    assert make.codes(make.word(body)) == [code]


def test_ids_are_compared_across_the_parts_of_a_document(make):
    header = {"word/header1.xml": (ct.HEADER, make.root("w:hdr", sdt(7)))}
    members = make.word(sdt(7), header, [("rId2", rt.HEADER, "header1.xml")])
    assert make.codes(members) == ["111"]


def test_a_field_may_not_begin_in_a_text_box_and_end_outside(make):
    box = (
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{char('begin')}</w:p></w:txbxContent></w:pict></w:r>{char('end')}</w:p>"
    )
    assert make.codes(make.word(box)) == ["113", "113"]


def test_the_copy_for_older_programs_is_not_a_second_occurrence(make):
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{sdt(7)}</mc:Choice>"
        f"<mc:Fallback>{sdt(7)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert make.codes(make.word(body)) == []


def test_rows_inside_content_controls_count(make):
    wrapped = f"<w:sdt><w:sdtContent>{row(1)}</w:sdtContent></w:sdt>"
    assert make.codes(make.word(table(row(2, header=True), wrapped))) == ["116"]
