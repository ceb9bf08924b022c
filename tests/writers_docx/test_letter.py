"""What a reader finds in the finished letter."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from esgreport.brand.compiled import DocxBrand
from esgreport.layout.plan import Flow, FlowCell, FlowControl, FlowParagraph, FlowTable, Numbered, PageNote, Run
from esgreport.writers.docx import write_docx

HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円 ]]> &amp; {{ESG}}'


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def root(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(part(data, name))


def test_hostile_text_reads_back_exactly_from_paragraphs_and_cells(flow: Flow, brand: DocxBrand) -> None:
    opened = docx.Document(io.BytesIO(write_docx(flow, brand)))
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in opened.element.body.iter(qn("w:p"))]
    assert texts.count(HOSTILE) == 4
    assert opened.tables[0].rows[1].cells[0].text == HOSTILE


def test_hostile_text_reads_back_exactly_from_header_footer_and_alternatives(flow: Flow, brand: DocxBrand) -> None:
    hostile = dataclasses.replace(flow, header=HOSTILE, footer=HOSTILE)
    data = write_docx(hostile, brand)
    opened = docx.Document(io.BytesIO(data)).sections[0]
    assert HOSTILE in opened.header.paragraphs[0].text
    assert opened.footer.paragraphs[0].text.startswith(HOSTILE)
    drawing = next(root(data).iter("{*}docPr"))
    assert drawing.get("descr") == HOSTILE
    assert {row.get(qn("w:val")) for row in root(data).iter(qn("w:tblDescription"))} == {HOSTILE}


def test_line_breaks_and_tabs_become_elements(flow: Flow, brand: DocxBrand) -> None:
    opened = docx.Document(io.BytesIO(write_docx(flow, brand)))
    runs = [r for r in opened.element.body.iter(qn("w:r")) if r.find(qn("w:tab")) is not None]
    assert [etree.QName(child).localname for child in runs[0]] == ["rPr", "t", "br", "t", "tab", "t"]


def test_footnotes_readings_and_references_are_valid_and_read_back(
    flow: Flow, brand: DocxBrand, errors_of: Callable[[bytes, str], list[object]]
) -> None:
    note = PageNote(1, (Run(HOSTILE),))
    runs = (
        Run("本文"), Run("", note=note), Run("瀬川", ruby="せがわ"), Run("表1", reference="_Ref_table_1"), Run("大", ruby="<お>", bold=True),
    )  # fmt: skip
    caption = FlowParagraph("caption", (Run("題"),), numbered=Numbered("table", 1, "表", "　"), bookmark="_Ref_table_1")
    made = dataclasses.replace(flow, blocks=(caption, FlowParagraph("body", runs)), notes=(note,))
    data = write_docx(made, brand)
    assert errors_of(data, "docx") == []
    (written,) = [item for item in root(data, "word/footnotes.xml") if item.get(qn("w:type")) is None]
    assert "".join(written.itertext()).strip() == HOSTILE
    body = root(data)
    assert ["".join(item.itertext()) for item in body.iter(qn("w:rt"))] == ["せがわ", "<お>"]
    assert ["".join(item.itertext()) for item in body.iter(qn("w:rubyBase"))] == ["瀬川", "大"]
    mark = next(body.iter(qn("w:bookmarkStart")))
    assert mark.get(qn("w:name")) == "_Ref_table_1"


def test_a_character_that_xml_cannot_carry_is_a_bug_and_raises(flow: Flow, brand: DocxBrand) -> None:
    broken = dataclasses.replace(flow, blocks=(FlowParagraph("body", (Run("改\x0bページ"),)),))
    with pytest.raises(ValueError, match="000B"):
        write_docx(broken, brand)


def test_every_run_says_its_language(flow: Flow, brand: DocxBrand) -> None:
    for language in ("ja", "en"):
        data = write_docx(dataclasses.replace(flow, language=language), brand)
        for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
            runs = [run for run in root(data, name).iter(qn("w:r")) if run.find(qn("w:drawing")) is None]
            assert runs
            assert all(run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None for run in runs)


def test_each_restarted_list_has_a_number_of_its_own(flow: Flow, brand: DocxBrand) -> None:
    data = write_docx(flow, brand)
    used = [row.get(qn("w:val")) for row in root(data).iter(qn("w:numId"))]
    assert used[0] == used[1]
    assert len(set(used)) == 3
    declared = [row.get(qn("w:numId")) for row in root(data, "word/numbering.xml").iter(qn("w:num"))]
    assert set(used) <= set(declared)
    assert len(declared) == len(set(declared))


def test_rows_do_not_break_and_headings_repeat(flow: Flow, brand: DocxBrand) -> None:
    rows = list(root(write_docx(flow, brand)).iter(qn("w:tr")))
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, False, False] * 3


def test_tables_that_follow_each_other_do_not_touch(flow: Flow, brand: DocxBrand) -> None:
    body = root(write_docx(flow, brand))[0]
    names = [etree.QName(child).localname for child in body]
    assert ("tbl", "tbl") not in list(itertools.pairwise(names))
    assert names[-2:] == ["p", "sectPr"]


def test_a_row_that_does_not_fill_its_table_raises(flow: Flow, brand: DocxBrand) -> None:
    short = FlowTable("plain", (100, 100), ((FlowCell((FlowParagraph("body", ()),)),),), "", "")
    with pytest.raises(ValueError, match="fills 1 of 2"):
        write_docx(dataclasses.replace(flow, blocks=(short,)), brand)


def test_content_controls_carry_the_key_and_distinct_positive_ids(flow: Flow, brand: DocxBrand) -> None:
    blocks = tuple(FlowControl(f"key-{n}", HOSTILE, ()) for n in range(40))
    controls = list(root(write_docx(dataclasses.replace(flow, blocks=blocks), brand)).iter(qn("w:sdtPr")))
    assert [row.find(qn("w:tag")).get(qn("w:val")) for row in controls] == [f"key-{n}" for n in range(40)]
    ids = [int(row.find(qn("w:id")).get(qn("w:val"))) for row in controls]
    assert len(set(ids)) == 40
    assert min(ids) > 0


def test_the_marks_stand_in_the_header_and_the_draft_mark_only_in_drafts(flow: Flow, brand: DocxBrand) -> None:
    draft = docx.Document(io.BytesIO(write_docx(flow, brand))).sections[0].header.paragraphs[0].text
    final = docx.Document(io.BytesIO(write_docx(dataclasses.replace(flow, draft=""), brand)))
    assert draft == "公開　公表前・取扱注意"
    assert final.sections[0].header.paragraphs[0].text == "公開"


def test_the_file_says_about_itself_only_what_the_plan_says(flow: Flow, brand: DocxBrand) -> None:
    data = write_docx(flow, brand)
    core = docx.Document(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.category) == ("投資について", "IR室", "公開")
    assert core.created == core.modified
    assert core.created.isoformat() == "2026-06-15T00:00:00+00:00"
    assert core.last_modified_by == ""
    app = {etree.QName(row).localname: row.text for row in root(data, "docProps/app.xml")}
    assert app == {"Application": "esgreport", "Company": "青葉精密工業株式会社"}


def test_the_package_holds_no_part_that_nobody_needs(flow: Flow, brand: DocxBrand) -> None:
    names = set(zipfile.ZipFile(io.BytesIO(write_docx(flow, brand))).namelist())
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/charts/_rels/chart1.xml.rels",
        "word/charts/chart1.xml",
        "word/document.xml",
        "word/embeddings/workbook1.xlsx",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_a_long_table_leaves_no_lone_row_and_does_not_cling_to_what_follows(flow: Flow, brand: DocxBrand) -> None:
    cells = (FlowCell((FlowParagraph("table-text", (Run("x"),)),)),)
    long = FlowTable("records", (900,), (cells,) * 20, "", "")
    document = root(write_docx(dataclasses.replace(flow, blocks=(long,)), brand))
    retained = [
        index
        for index, row in enumerate(document.iter(qn("w:tr")))
        if next(row.iter(qn("w:keepNext")), None) is not None
    ]
    assert retained == [0, 1, 18]


def test_tones_grow_darker_from_one_to_five(flow: Flow, brand: DocxBrand) -> None:
    cells = tuple(FlowCell((FlowParagraph("table-text", (Run("x"),)),), tone=tone) for tone in range(1, 6))
    heat = FlowTable("plain", (900,) * 5, (cells,), "", "", header_rows=0)
    document = root(write_docx(dataclasses.replace(flow, blocks=(heat,)), brand))
    fills = [row.get(qn("w:fill")) for row in document.iter(qn("w:shd"))]
    brightness = [sum(bytes.fromhex(fill)) for fill in fills]
    assert brightness == sorted(set(brightness), reverse=True)
    inks = [row.get(qn("w:val")) for row in document.iter(qn("w:color"))]
    assert inks[0] == "1A1A1A"
    assert inks[-1] == "FFFFFF"


SCRIPT = """
import hashlib, runpy, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
from esgreport.brand.docx.compile import compile_docx
from esgreport.writers.docx import write_docx
brand = compile_docx(conftest.built_in_package()).value
print(hashlib.sha256(write_docx(conftest.letter(), brand)).hexdigest())
"""


def test_the_same_letter_has_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    sums = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Anchorage")):
        answer = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent)],
            env={
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "PATH": "",
                "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
            },
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        sums.add(re.sub(r"\s", "", answer.stdout.decode()))
    assert len(sums) == 1


@pytest.mark.validator
def test_the_letter_has_no_validator_errors(
    flow: Flow, brand: DocxBrand, errors_of: Callable[[bytes, str], list[object]]
) -> None:
    assert errors_of(write_docx(flow, brand), "docx") == []


@pytest.mark.validator
def test_the_english_letter_has_no_validator_errors(
    flow: Flow, brand: DocxBrand, errors_of: Callable[[bytes, str], list[object]]
) -> None:
    assert errors_of(write_docx(dataclasses.replace(flow, language="en"), brand), "docx") == []


def test_a_locked_figure_can_go_with_its_sentence_and_a_locked_table_cannot(flow: Flow, brand: DocxBrand) -> None:
    words = (Run("総額は"), Run("12億円", locked=True), Run("です。"))
    cell = FlowCell((FlowParagraph("table-text", (Run("1"),)),))
    blocks = (FlowParagraph("body", words), FlowTable("records", (900,), ((cell,),), "表", "表", 0, locked=True))
    made = root(write_docx(dataclasses.replace(flow, blocks=blocks, lock=HOSTILE), brand))
    locks = [
        (item.find(f"{qn('w:sdtPr')}/{qn('w:lock')}").get(qn("w:val")), "".join(item.itertext()))
        for item in made.iter(qn("w:sdt"))
    ]
    assert locks == [("contentLocked", "12億円"), ("sdtContentLocked", "1")]
    assert {item.get(qn("w:val")) for item in made.iter(qn("w:alias"))} == {HOSTILE[:64]}
    assert "".join(next(made.iter(qn("w:p"))).itertext()) == "総額は12億円です。"
