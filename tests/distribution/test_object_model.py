"""What was built opens in python-docx and python-pptx; what is hostile or of another kind is a finding."""

from __future__ import annotations

import io
import zipfile

import docx
import pptx
import pytest

from esgreport import api
from esgreport.distribution.object_model import deck, document, saved

HOSTILE = "R&D <先端> & 売上<10億円 =1+1 {{x}}"


def word_file(*texts):
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    return saved(made)


def without(data, name):
    """The package without one of its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for member in before.namelist():
            if member != name:
                after.writestr(member, before.read(member))
    return buffer.getvalue()


def test_a_built_document_opens_as_a_document_of_python_docx(built):
    made = api.document(str(built / "ja/board-memo.docx"))
    assert made.findings == ()
    assert made.value.core_properties.title == "取締役会付議資料" and len(made.value.tables) > 5


def test_a_built_deck_opens_as_a_presentation_of_python_pptx(built):
    made = api.deck(str(built / "ja/board-deck.pptx"))
    assert made.findings == ()
    assert len(made.value.slides) > 5 and made.value.slides[0].shapes.title.text


def test_changing_the_object_leaves_the_file_as_it_is(built):
    path = built / "ja/board-memo.docx"
    before = path.read_bytes()
    api.document(str(path)).value.add_paragraph("追記")
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["ja/board-memo.docx", "ja/board-deck.pptx"])
def test_a_file_saved_twice_has_the_same_bytes(built, name):
    opened = api.deck if name.endswith("pptx") else api.document
    first, second = (saved(opened(str(built / name)).value) for _ in range(2))
    assert first == second and zipfile.ZipFile(io.BytesIO(first)).namelist()[0] == "[Content_Types].xml"


def test_every_sign_of_a_text_survives_opening_and_saving():
    made = document(word_file(HOSTILE), "x.docx")
    assert made.value.paragraphs[0].text == HOSTILE
    assert document(saved(made.value), "x.docx").value.paragraphs[0].text == HOSTILE


def test_what_is_of_another_kind_is_a_finding_and_no_exception(built):
    memo, slides = (built / "ja/board-memo.docx").read_bytes(), (built / "ja/board-deck.pptx").read_bytes()
    for made in (document(slides, "a.docx"), deck(memo, "a.pptx")):
        assert made.value is None and [item.code for item in made.findings] == ["ESG-AUDIT-025"]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "ESG-OOXML-001"), (b"no package", "ESG-OOXML-002"), (b"PK\x03\x04 broken", "ESG-OOXML-005")],
)
def test_what_is_no_package_is_refused_before_a_library_reads_it(monkeypatch, data, code):
    monkeypatch.setattr(docx, "Document", None)
    monkeypatch.setattr(pptx, "Presentation", None)
    for made in (document(data, "a.docx"), deck(data, "a.pptx")):
        assert made.value is None and [item.code for item in made.findings] == [code]


def test_a_bomb_is_refused_before_a_library_reads_it(monkeypatch):
    monkeypatch.setattr(docx, "Document", None)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", bytes(300_000_000))
    found = document(buffer.getvalue(), "a.docx")
    assert found.value is None and all(item.code.startswith("ESG-OOXML-") for item in found.findings)


@pytest.mark.parametrize(("name", "opened"), [("ja/shareholder-letter.docx", document), ("ja/board-deck.pptx", deck)])
def test_a_package_that_lacks_any_one_part_never_ends_in_an_exception(built, name, opened):
    data = (built / name).read_bytes()
    refused = 0
    for part in zipfile.ZipFile(io.BytesIO(data)).namelist():
        made = opened(without(data, part), "a")
        assert (made.value is None) == bool(made.findings), part
        refused += made.value is None
    assert refused >= 3


def test_a_file_that_is_not_there_raises_what_the_system_says(tmp_path):
    for opened in (api.document, api.deck):
        with pytest.raises(FileNotFoundError):
            opened(str(tmp_path / "nothing"))
