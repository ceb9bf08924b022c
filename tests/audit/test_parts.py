"""What each kind of part says, piece by piece, and what counts as carried unseen, each beside what does not."""

from __future__ import annotations

import io
import zipfile
import zlib
from decimal import Decimal

import pytest

from esgreport.audit import Allowed, audit, audit_page
from esgreport.audit.hidden import hidden_items
from esgreport.audit.readback import WrittenItem, written_items

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def said(name, text):
    """What a part says, as (kind, text), whether it is read as a small part or as a large one."""
    small = list(written_items(iter([(name, text.encode())])))
    large = list(written_items(iter([(name, text.encode() + b" " * 5000)])))
    assert small == large and all(isinstance(item, WrittenItem) and item.part == name for item in small)
    return [(item.kind, item.text) for item in small]


def word(body):
    return said("word/document.xml", f"<w:document {W} {A}>{body}</w:document>")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:p><w:r><w:t>一</w:t></w:r><w:r><w:t>二</w:t></w:r></w:p>", [("text", "一二")]),
        ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/></w:r></w:p>", [("text", "一\n二\n")]),
        ("<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r></w:p>", [("text", "一\t二")]),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>一</w:t></w:r></w:p>", [("text", "一")]),
        (
            "<w:p><w:r><w:drawing><w:p><w:r><w:t>内</w:t></w:r></w:p></w:drawing><w:t>外</w:t></w:r></w:p>",
            [("text", "外"), ("text", "内")],
        ),
        ("<w:p/>", [("text", "")]),
        ("<a:p><a:r><a:t>一</a:t></a:r><a:br/><a:r><a:t>二</a:t></a:r></a:p>", [("text", "一\n二")]),
        ("<!--注-->", [("text", "注")]),
        ("<?x y?>", [("text", "y")]),
        ('<w:tag w:val="印"/><w:alias w:val="名"/>', [("text", "印"), ("text", "名")]),
        ("<w:instrText> PAGE </w:instrText>", [("field", "PAGE")]),
        ('<w:fldSimple w:instr=" REF x "/>', [("field", "REF x")]),
        ('<w:bookmarkStart w:name="_Toc12"/><w:bookmarkStart w:name="_Ref_table_3"/>', []),
        ('<w:bookmarkStart w:name="メモ"/>', [("text", "メモ")]),
        ('<x:docPr xmlns:x="x" name="図 1"/>', [("name", "図 1")]),
        (
            '<x:cNvPr xmlns:x="x" name="n" descr="説明" title="題"/>',
            [("name", "n"), ("text", "説明"), ("text", "題")],
        ),
        ('<x:cNvPr xmlns:x="x" name="n" descr=""/>', [("name", "n")]),
    ],
)
def test_a_text_document_says_its_paragraphs_marks_fields_and_names(body, expected):
    assert word(body) == expected


def test_a_chart_says_its_cached_numbers_and_words():
    text = (
        f"<c:chartSpace {C}><c:numCache><c:pt><c:v>1.5</c:v></c:pt></c:numCache>"
        "<c:strCache><c:pt><c:v>系列</c:v></c:pt></c:strCache><c:numLit><c:pt><c:v>2</c:v></c:pt></c:numLit>"
        "<c:tx><c:v>題</c:v></c:tx></c:chartSpace>"
    )
    assert said("ppt/charts/chart1.xml", text) == [("number", "1.5"), ("text", "系列"), ("number", "2"), ("text", "題")]


def test_a_sheet_says_its_numbers_texts_and_formulas():
    text = (
        f'<worksheet {X}><c><v>7</v></c><c t="s"><v>0</v></c><c t="n"><v>8</v></c><c><f>A1</f></c><c/>'
        "<c><is><t>語</t></is></c></worksheet>"
    )
    found = said("xl/worksheets/sheet1.xml", text)
    assert found == [("unknown", "A1"), ("text", "語"), ("number", "7"), ("number", "8")]
    assert said("xl/sharedStrings.xml", f"<sst {X}><si><t>共</t></si></sst>") == [("text", "共")]
    assert said("xl/worksheets/sheet1.xml", f"<worksheet {X}><f/></worksheet>") == [("unknown", "formula")]


def test_a_sheet_with_rules_for_its_cells_says_what_nobody_sees():
    assert said("xl/worksheets/sheet1.xml", f"<worksheet {X}><dataValidation/></worksheet>")[0][0] == "unknown"


def test_a_number_that_is_none_is_said_as_it_is_written():
    text = f"<worksheet {X}><c><v>seven</v></c><c><v>9.300000000000001</v></c></worksheet>"
    assert said("xl/worksheets/sheet1.xml", text) == [("number", "seven"), ("number", "9.30000000000000")]


def test_a_workbook_says_the_names_of_its_sheets_and_areas_and_its_properties():
    text = f'<workbook {X}><sheet name="表"/><definedName name="範囲">A1</definedName></workbook>'
    assert said("xl/workbook.xml", text) == [("text", "表"), ("text", "範囲")]
    assert said("docProps/core.xml", "<x><a>題</a><b> </b><c/></x>") == [("property", "題")]


def test_links_out_are_targets_and_inner_ones_are_not():
    text = (
        f'<Relationships {R}><Relationship Target="x.xml"/>'
        '<Relationship Target="https://x.example" TargetMode="External"/></Relationships>'
    )
    assert said("word/_rels/document.xml.rels", text) == [("target", "https://x.example")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("word/media/a.PNG", []),
        ("[Content_Types].xml", []),
        ("word/media/a.bin", [("unknown", "word/media/a.bin")]),
        ("word/comments.xml", [("unknown", "word/comments.xml")]),
        ("word/x/document.xml", [("unknown", "word/x/document.xml")]),
    ],
)
def test_a_part_that_we_do_not_write_is_unknown(name, expected):
    assert said(name, "<x/>") == expected


def test_a_workbook_inside_is_read_with_its_place():
    data = package({"xl/sharedStrings.xml": f"<sst {X}><si><t>中</t></si></sst>", "[Content_Types].xml": "<x/>"})
    found = list(written_items(iter([("ppt/embeddings/a.xlsx", data)])))
    assert found == [WrittenItem("ppt/embeddings/a.xlsx!xl/sharedStrings.xml", "text", "中")]


def planned(body, part="word/document.xml", **more):
    """The findings about a small document in which 本文 and 題 were planned, and 印 is the brand's."""
    given = {"numbers": frozenset((Decimal("1.5"),)), "properties": frozenset(("社",)), **more}
    allowed = Allowed(
        frozenset(("本文", "題")), given.pop("numbers"), given.pop("properties"), frozenset(("印",)), **given
    )
    data = package({part: body if body.startswith("<?") else f"<w:d {W} {A} {C}>{body}</w:d>"})
    return [(item.code, dict(item.details)) for item in audit(data, "x.docx", allowed)]


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_planned_texts_pass_whole_trimmed_and_in_parts():
    for text in ("本文", "印", " 本文 ", "本文　題", "本文</w:t><w:tab/><w:t>印", ""):
        assert planned(paragraph(text)) == [], text
    for text in ("本文題", "本文　", "本文　他", "他"):
        found = planned(paragraph(text))
        expected = [] if text == "本文　" else ["ESG-AUDIT-001"]
        assert [code for code, _ in found] == expected, text
    for text, passes in (
        ("12", True),
        ("1 / 12", True),
        ("　", True),
        ("2618", False),
        ("1 2", False),
        ("1/2/3", False),
    ):
        assert (planned(paragraph(text)) == []) is passes, text
    assert planned(paragraph("ほかの文"))[0][1] == {"part": "word/document.xml", "length": "4"}


def test_names_fields_numbers_properties_and_links_are_held_against_the_plan():
    assert planned('<x:docPr xmlns:x="x" name="題 12"/><x:docPr xmlns:x="x" name="印"/>') == []
    assert [code for code, _ in planned('<x:docPr xmlns:x="x" name="他"/>')] == ["ESG-AUDIT-001"]
    assert planned("<w:instrText>PAGE</w:instrText>") == []
    assert [code for code, _ in planned("<w:instrText>PAGE x</w:instrText>")] == ["ESG-AUDIT-004"]
    chart = "<c:numCache><c:pt><c:v>{}</c:v></c:pt></c:numCache>"
    assert planned(chart.format("1.50"), "word/charts/chart1.xml") == []
    for number in ("1.6", "x", ""):
        assert [code for code, _ in planned(chart.format(number), "word/charts/chart1.xml")] == ["ESG-AUDIT-002"]
    for text, wanted in (("社", []), ("本文", []), ("他", ["ESG-AUDIT-003"])):
        assert [code for code, _ in planned(f"<w:x>{text}</w:x>", "docProps/core.xml")] == wanted
    link = '<x Target="https://x.example" TargetMode="External"/>'
    assert [code for code, _ in planned(link, "word/_rels/document.xml.rels")] == ["ESG-AUDIT-006"]
    assert [code for code, _ in planned("", "word/other.xml")] == ["ESG-AUDIT-005"]


def test_a_part_of_the_brand_passes_only_byte_for_byte():
    body = f"<w:d {W} {A} {C}>{paragraph('他')}</w:d>"
    crc = zlib.crc32(body.encode())
    assert planned(paragraph("他"), static={"word/document.xml": crc}) == []
    assert len(planned(paragraph("他"), static={"word/document.xml": crc + 1})) == 1
    assert len(planned(paragraph("他"), static={"word/footer1.xml": crc})) == 1


def test_a_secret_is_told_by_its_number_in_files_and_pages():
    secrets = ("秘密商会", "本文", "丁丁工業")
    assert planned(paragraph("本文"), secrets=secrets) == [("ESG-AUDIT-020", {"number": "2"})]
    allowed = Allowed(frozenset(("本文",)), frozenset(), frozenset(("題",)), frozenset(), {}, secrets)
    head = '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>題</title></head><body>'
    page = f"{head}<p>本文</p><p>別の文</p></body></html>".encode()
    found = [(item.code, dict(item.details)) for item in audit_page(page, "x.html", allowed)]
    assert found == [("ESG-AUDIT-001", {"part": "p", "length": "3"}), ("ESG-AUDIT-020", {"number": "2"})]


def package(parts, comment=b""):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
        made.comment = comment
    return data.getvalue()


def channels(name, text, **more):
    return [item.channel for item in hidden_items(package({name: text, **more}))]


UNSEEN = (
    ("word/document.xml", f"<w:d {W}><w:ins/></w:d>", f"<w:d {W}><w:r/></w:d>", "change"),
    ("word/document.xml", f"<w:d {W}><w:vanish/></w:d>", f'<w:d {W}><w:vanish w:val="0"/></w:d>', "hidden-text"),
    ("word/document.xml", f"<w:d {W}><!--x--></w:d>", f"<w:d {W}/>", "hidden-text"),
    (
        "word/document.xml", f'<w:d {W}><w:sz w:val="24"/><w:sz w:val="2"/></w:d>', f'<w:d {W}><w:sz w:val="24"/></w:d>',
        "hidden-text",
    ),
    (
        "word/document.xml", f"<w:d {W}><w:instrText>PAGE</w:instrText><w:instrText> LINK x</w:instrText></w:d>",
        f"<w:d {W}><w:instrText>PAGE</w:instrText></w:d>", "field",
    ),
    ("word/document.xml", f'<w:d {W}><w:fldSimple w:instr="SET a"/></w:d>', f'<w:d {W}><w:fldSimple/></w:d>', "field"),
    ("word/document.xml", f"<w:d {W}><w:fldData/></w:d>", f"<w:d {W}/>", "field"),
    ("word/settings.xml", f"<w:d {W}><w:docVar/></w:d>", f"<w:d {W}/>", "variables"),
    ("word/document.xml", f'<w:d {W} {A}><a:srcRect l="9" t="0"/></w:d>', f'<w:d {W} {A}><a:srcRect l="0"/></w:d>', "crop"),
    ("ppt/slides/slide1.xml", f'<p:s {P} show="0"/>', f'<p:s {P} show="1"/>', "hidden-slide"),
    (
        "ppt/slides/slide1.xml", f'<p:s {P}><p:cNvPr/><p:cNvPr hidden="1"/></p:s>', f"<p:s {P}><p:cNvPr/></p:s>",
        "hidden-text",
    ),
    (
        "ppt/slides/slide1.xml", f'<p:s {P} {A}><a:rPr sz="900"/><a:rPr sz="200"/></p:s>',
        f'<p:s {P} {A}><a:rPr sz="201"/><a:rPr sz="x"/></p:s>', "hidden-text",
    ),
    ("ppt/slides/slide1.xml", f'<p:s {P} {A}><a:srcRect b="9"/></p:s>', f"<p:s {P} {A}><a:srcRect/></p:s>", "crop"),
    (
        "xl/workbook.xml", f'<w {X}><sheet/><sheet state="veryHidden"/></w>', f'<w {X}><sheet state="visible"/></w>',
        "hidden-sheet",
    ),
    (
        "xl/worksheets/sheet1.xml", f'<w {X}><row/><col hidden="1"/></w>', f'<w {X}><row hidden="0"/><col/></w>',
        "hidden-rows",
    ),
    ("xl/workbook.xml", f"<w {X}><definedName/></w>", f"<w {X}/>", "name"),
    ("xl/worksheets/sheet1.xml", f"<w {X}><f/></w>", f"<w {X}/>", "formula"),
    ("word/media/a.png", "xxtEXtyy", "xxyy", "picture"),
    ("customXml/item1.xml", "<x/>", None, "custom-data"),
    ("word/broken.xml", "<x", "<x/>", "custom-data"),
    ("docProps/custom.xml", "<x/>", None, "property"),
    ("docProps/thumbnail.jpeg", "", None, "thumbnail"),
    ("word/vbaProject.bin", "", None, "macro"),
    ("word/embeddings/a.bin", "", None, "object"),
    ("word/comments.xml", "<x/>", None, "comment"),
    ("xl/pivotCache/a.xml", "<x/>", None, "hidden-rows"),
    ("xl/externalLinks/a.xml", "<x/>", None, "link"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "bad", "good", "channel"), UNSEEN)
def test_what_is_carried_unseen_is_named_once_and_its_harmless_twin_is_not(name, bad, good, channel):
    assert channels(name, bad) == [channel]
    assert channels("word/other.xml" if good is None else name, "<x/>" if good is None else good) == []


def test_remarks_of_the_archive_are_named():
    assert [item.channel for item in hidden_items(package({"a.xml": "<x/>"}, b"remark"))] == ["zip"]
    for field in ("comment", "extra"):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as made:
            made.writestr("a.xml", "<x/>")
            item = zipfile.ZipInfo("b.xml")
            setattr(item, field, b"\x01\x00\x02\x00ab")
            made.writestr(item, "<x/>")
        assert [found.channel for found in hidden_items(data.getvalue())] == ["zip"], field


def test_a_workbook_inside_is_looked_into():
    inner = package({"xl/workbook.xml": f"<w {X}><definedName/></w>"})
    (found,) = hidden_items(package({"word/embeddings/a.xlsx": inner}))
    assert (found.channel, found.part) == ("name", "word/embeddings/a.xlsx!xl/workbook.xml")
