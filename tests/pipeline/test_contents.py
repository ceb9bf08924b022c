"""Contents, numbers and references of a long paper: its pages are those of LibreOffice, its fields Word can renew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile

import docx
import pytest
from lxml import etree

from esgreport import api
from tests.conftest import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANGUAGES = ["ja", "en"]
SEEN = '{{ annex("workings") }}'
# Our own memo has six pages, no list of contents, no reference and no footnote: a company's own that is longer.
MORE = (
    SEEN
    + '{{ footnote("A first note of the company, long enough to be read") }}{{ see("dependency") }}{{ see("choices") }}'
    '{{ footnote("A second note of the company, as long as the first") }}{{ see("annex-assumptions") }}'
    '{{ see("survival") }}{{ see("exceedance") }}{{ see("legal") }}'
)
SHORT = '{{ exhibit("stakeholder-map") }}'
LONG = (
    '{{ exhibit("progress", "heard", "topics", "sales", "supplier-sites", "narratives", "options-in-words", "evidence",'
    ' "workings", "investments", "leak-paths") }}'
)


@pytest.fixture(scope="module")
def annotated(tmp_path_factory):
    """The memo of a company whose own template adds footnotes and references to ours."""
    folder = tmp_path_factory.mktemp("annotated")
    shutil.copytree(ROOT / "examples/aoba-precision", folder / "project")
    (folder / "project/templates/board-memo").mkdir(parents=True)
    for language in LANGUAGES:
        text = (ROOT / f"templates/board-memo/{language}.md").read_text("utf8")
        assert SEEN in text and SHORT in text
        own = folder / f"project/templates/board-memo/{language}.md"
        own.write_text(text.replace(SEEN, MORE, 1).replace(SHORT, LONG, 1), "utf8")
    limits = (ROOT / "templates/board-memo/document.yaml").read_text("utf8")
    assert "length: [3, 7]" in limits
    changed = limits.replace("length: [3, 7]", "length: [3, 20]")
    (folder / "project/templates/board-memo/document.yaml").write_text(changed, "utf8")
    opened = api.open_project(str(folder / "project"))
    assert opened.value is not None, opened.findings
    api.build(opened.value, str(folder / "project"), str(folder / "out"), documents=["board-memo"])
    return folder / "out"


def _document(built, language):
    with zipfile.ZipFile(built / f"{language}/board-memo.docx") as package:
        return etree.fromstring(package.read("word/document.xml"))


def _rows(root):
    """Text, page and bookmark of each row."""
    made = []
    for link in root.iter(W + "hyperlink"):
        texts = [item.text for item in link.iter(W + "t")]
        made.append(("".join(texts[:-1]), int(texts[-1]), link.get(W + "anchor")))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_under_eight_pages_has_no_contents(built, language):
    root = _document(built, language)
    assert _rows(root) == []
    assert not [item for item in root.iter(W + "instrText") if (item.text or "").strip().startswith("TOC")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_leads_to_a_heading_and_every_heading_has_a_row(annotated, language):
    root = _document(annotated, language)
    marks = [item.get(W + "name") for item in root.iter(W + "bookmarkStart")]
    headings = [mark for mark in marks if mark.startswith("_Toc")]
    assert [bookmark for *_, bookmark in _rows(root)] == headings
    assert len(marks) == len(set(marks)) > len(headings) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_numbered_by_word_and_annexes_are_not(annotated, language):
    headings = [item for item in docx.Document(str(annotated / f"{language}/board-memo.docx")).paragraphs
                if item.style.name == "Heading 1"]  # fmt: skip
    numbered = [item._p.pPr.numPr is not None for item in headings]
    assert numbered == [not item.text.startswith(("前提と算定方法", "Assumptions")) for item in headings]
    assert not [item.text for item in headings if re.match(r"\d", item.text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reference_shows_what_its_bookmark_stands_around(annotated, language):
    root = _document(annotated, language)
    marked = {}
    for start in root.iter(W + "bookmarkStart"):
        texts = []
        for after in start.itersiblings():
            if after.tag == W + "bookmarkEnd":
                break
            texts += [item.text for item in after.iter(W + "t")]
        marked[start.get(W + "name")] = "".join(texts)
    fields = [field for field in root.iter(W + "fldSimple") if field.get(W + "instr").split()[0] == "REF"]
    assert len(fields) >= 6
    for field in fields:
        assert "".join(item.text for item in field.iter(W + "t")) == marked[field.get(W + "instr").split()[1]] != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_footnotes_are_native_and_counted_in_reading_order(annotated, language):
    root = _document(annotated, language)
    with zipfile.ZipFile(annotated / f"{language}/board-memo.docx") as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    marks = [item.get(W + "id") for item in root.iter(W + "footnoteReference")]
    written = [item for item in notes if item.get(W + "type") is None]
    assert marks == [item.get(W + "id") for item in written] == [str(n + 1) for n in range(len(marks))]
    assert len(marks) >= 2 and all(len("".join(item.itertext()).strip()) > 20 for item in written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_count_by_fields_without_a_gap(annotated, language):
    root = _document(annotated, language)
    counts: dict[str, list[int]] = {}
    for field in root.iter(W + "fldSimple"):
        kind, name, *_ = field.get(W + "instr").split()
        if kind != "SEQ":
            continue
        counts.setdefault(name, []).append(int("".join(item.text for item in field.iter(W + "t"))))
    assert set(counts) == ({"図", "表"} if language == "ja" else {"Figure", "Table"})
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in counts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_begin_and_end_and_none_asks_to_be_renewed(annotated, language):
    root = _document(annotated, language)
    kinds = [item.get(W + "fldCharType") for item in root.iter(W + "fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 12
    assert not [item for item in root.iter(W + "fldChar", W + "fldSimple") if item.get(W + "dirty")]


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_those_that_libreoffice_gives(annotated, language, tmp_path):
    import pypdfium2

    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    options = '{"ExportBookmarks":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    subprocess.run(
        [*command, f"pdf:writer_pdf_Export:{options}", "--outdir", str(tmp_path),
         str(annotated / f"{language}/board-memo.docx")],
        check=True, capture_output=True, timeout=180,
        env={"FONTCONFIG_FILE": str(ROOT / "tests/render/fonts.conf"), **os.environ},
    )  # fmt: skip
    document = pypdfium2.PdfDocument(str(tmp_path / "board-memo.pdf"))
    real = [(item.get_title(), item.get_dest().get_index() + 1) for item in document.get_toc()]
    document.close()
    assert [(text, page) for text, page, _ in _rows(_document(annotated, language))] == real
