"""Each rule for slides, charts and the package: a good deck passes, a bad one is found."""

from __future__ import annotations

import pytest

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import CONTENT_TYPES_NAME
from tests.officelint.other_types import HYPERLINK


def shape(number, text="", lang='lang="ja-JP"', mark=""):
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="S"/><p:cNvSpPr/><p:nvPr>{mark}</p:nvPr></p:nvSpPr><p:txBody>'
        f"<a:p><a:r><a:rPr {lang}/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def frame(properties, rows, descr='descr="表"'):
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="F" {descr}/></p:nvGraphicFramePr><a:graphic>'
        f"<a:graphicData><a:tbl>{properties}<a:tblGrid><a:gridCol/><a:gridCol/></a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


TWO = "<a:tr><a:tc/><a:tc/></a:tr>" * 2
FIRST_ROW = '<a:tblPr firstRow="1"/>'


def test_a_good_deck_has_no_finding(make):
    assert make.codes(make.deck(shape(3, "供給網") + frame(FIRST_ROW, TWO), shape(3, "text", 'lang="en-US"'))) == []


@pytest.mark.parametrize(
    ("shapes", "code"),
    [
        (shape(3) + shape(3), "131"),
        (shape(3, mark='<p:ph type="body" idx="13"/>'), "132"),
        (("", shape(3)), "133"),
        (shape(3, "供給網", ""), "135"),
        (shape(3, "供給網", 'lang="en-US"'), "135"),
        (frame(FIRST_ROW, TWO, ""), "121"),
        ('<p:pic><p:nvPicPr><p:cNvPr id="5" name="P"/></p:nvPicPr></p:pic>', "121"),
        (frame("", TWO), "122"),
        (frame(FIRST_ROW, TWO + "<a:tr><a:tc/></a:tr>"), "116"),
        ('<p:pic><p:nvPicPr><p:cNvPr id="5" descr="d"/></p:nvPicPr><a:blip r:embed="rId7"/></p:pic>', "105"),
    ],
)
def test_each_fault_of_a_slide_is_found_once(make, shapes, code):
    assert make.codes(make.deck(shapes)) == [code]


def test_an_empty_title_is_no_title(make):
    assert make.codes(make.deck((make.title(" "), ""))) == ["133"]


def test_two_slides_with_one_title_are_found(make):
    assert make.codes(make.deck((make.title("投資"), ""), (make.title("投資"), ""))) == ["134"]


def test_a_centred_title_stands_in_a_title_placeholder(make):
    deck = make.deck((make.title("投資", mark='type="ctrTitle"'), ""))
    assert make.codes(deck) == []


def test_a_placeholder_without_type_stands_in_a_body_of_the_same_index(make):
    layout = '<p:ph type="title"/><p:ph type="body" idx="1"/>'
    assert make.codes(make.deck(shape(3, mark='<p:ph idx="1"/>'), layout=layout)) == []
    assert make.codes(make.deck(shape(3, mark='<p:ph idx="2"/>'), layout=layout)) == ["132"]


def test_a_notes_master_must_be_listed(make):
    extra = {"ppt/notesMasters/notesMaster1.xml": (ct.NOTES_MASTER, make.slide("", "p:notesMaster"))}
    rows = {"ppt/presentation.xml": [("rId8", rt.NOTES_MASTER, "notesMasters/notesMaster1.xml")]}
    assert make.codes(make.deck("", extra=extra, relationships=rows)) == ["107"]
    listed = make.root(
        "p:presentation",
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId8"/></p:notesMasterIdLst>'
        '<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>',
    )
    assert make.codes(make.deck("", extra=extra, relationships=rows, presentation=listed)) == []


def test_a_good_chart_agrees_with_its_workbook(make):
    assert make.codes(make.chart_deck()) == []


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"axes": ("-10", "20")}, ["151", "152"]),
        ({"axes": ("10", "10")}, ["151", "152"]),
        ({"values": ("71", "0.3")}, ["154", "154"]),
        ({"values": ("70",)}, ["154"]),
        ({"values": ("70", "0.30000000000000004", "5")}, ["154"]),
        ({"names": ("A社", "C社")}, ["154"]),
        ({"formula": "SUM(表!B2)"}, ["155"]),
        ({"formula": "他!$B$2:$B$3"}, ["154", "154"]),
        ({"values": ("7.0E1", "0.30000000000000004")}, []),
    ],
)
def test_faults_of_a_chart_are_found(make, change, codes):
    assert make.codes(make.chart_deck(make.chart(**change))) == codes


def test_a_formula_in_an_embedded_workbook_is_found(make):
    cells = make.good_cells.replace("<s:v>70</s:v>", "<s:f>35*2</s:f><s:v>70</s:v>")
    assert make.codes(make.chart_deck(cells=cells)) == ["153"]


def test_a_part_without_content_type_is_found(make):
    members = make.word("<w:p/>")
    members["word/unknown.qqq"] = b"?"
    assert make.codes(members) == ["101", "106"]


def test_a_declared_part_that_is_missing_is_found(make):
    members = make.word("<w:p/>")
    types = members[CONTENT_TYPES_NAME]
    override = b'<Override PartName="/word/gone.xml" ContentType="application/xml"/></Types>'
    members[CONTENT_TYPES_NAME] = types.replace(b"</Types>", override)
    assert make.codes(members) == ["102"]


def test_dangling_and_repeated_relationships_are_found(make):
    rows = [("rId2", rt.HEADER, "gone.xml"), ("rId1", HYPERLINK, "https://example.com/", True)]
    assert make.codes(make.word("<w:p/>", extra_relationships=rows)) == ["103", "104"]


def test_a_part_to_which_nothing_points_is_found(make):
    members = make.word("<w:p/>", extra={"word/lost.xml": (ct.HEADER, make.root("w:hdr", ""))})
    assert make.codes(members) == ["106"]


def test_a_bare_fragment_is_a_place_in_the_part_itself(make):
    assert make.codes(make.word("<w:p/>", extra_relationships=[("rId2", HYPERLINK, "#top")])) == []


def test_a_placeholder_that_powerpoint_orphaned_itself_is_no_fault(make):
    assert make.codes(make.deck(shape(3, mark='<p:ph type="body" idx="4294967295"/>'))) == []


def test_a_part_that_is_not_well_formed_is_found(make):
    members = make.word("<w:p/>") | {"word/styles.xml": b"<w:styles"}
    assert make.codes(members) == ["018"]
