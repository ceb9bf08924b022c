"""A review copy says each finding at its sentence, keeps everything else, and never replaces what somebody worked in."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from esgreport import api
from esgreport.cli.main import main
from esgreport.distribution.object_model import saved
from esgreport.distribution.review_copy import is_untouched
from esgreport.distribution.word_paragraphs import paragraphs, text_of
from esgreport.distribution.written_text import deck_passages
from esgreport.ooxml.opening import open_package
from tests.conftest import ROOT

EXAMPLE = str(ROOT / "examples/aoba-precision")
HOSTILE = "R&D <先端> & 売上<10億円 =1+1 {{x}}"
GUARANTEE = "本計画により供給は必ず続きます。"
SECRET = "里山磁工株式会社"


@pytest.fixture(scope="module")
def loaded():
    return api.open_project(EXAMPLE).value


@pytest.fixture
def place(tmp_path):
    """A function that puts a file where a build would have put it, changed by a function on its object."""

    def put(built, name, change=None):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = (api.deck if name.endswith("pptx") else api.document)(str(built / name)).value
        if change is not None:
            change(opened)
        path.write_bytes(saved(opened) if change else (built / name).read_bytes())
        return path

    return put


def foreign(tmp_path, *texts, name="letter.docx"):
    path = tmp_path / name
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.save(str(path))
    return path


def codes(outcome):
    return [remark.finding.code for remark in outcome.value.remarks]


def comments(path):
    """The comments of a Word file: the text that each is anchored at, and what it says."""
    document = docx.Document(str(path))
    return [(anchored(document, comment.comment_id), comment.text) for comment in document.comments]


def anchored(document, number):
    text, inside = "", False
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(number):
            inside = True
        elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(number):
            return text
        elif inside and element.tag == qn("w:t"):
            text += element.text or ""
    raise AssertionError(f"comment {number} has no end")


def notes(path, number):
    return pptx.Presentation(str(path)).slides[number - 1].notes_slide.notes_text_frame.text


def in_body(document, start):
    """The first paragraph of the body that starts so."""
    return next(item for item in paragraphs(document) if text_of(item).startswith(start))


def prose_of(document, section):
    control = next(tag for tag in document.element.body.iter(qn("w:tag")) if tag.get(qn("w:val")) == section)
    return next(iter(control.getparent().getparent().iter(qn("w:p"))))


def append(paragraph, text):
    docx.text.paragraph.Paragraph(paragraph, None).add_run(text)


def test_what_was_built_and_not_touched_has_no_remark_and_no_copy(built, loaded):
    for path in sorted([*built.rglob("*.docx"), *built.rglob("*.pptx")]):
        outcome = api.review(str(path), loaded)
        assert (outcome.findings, outcome.value.copy) == ((), ""), path
    assert not list(built.rglob("*-review*"))


def test_a_comment_covers_the_sentence_and_nothing_else(built, loaded, place):
    path = place(built, "ja/board-memo.docx", lambda made: append(prose_of(made, "background"), GUARANTEE))
    outcome = api.review(str(path), loaded)
    assert codes(outcome) == ["ESG-REVIEW-003"]
    ((where, text),) = comments(outcome.value.copy)
    assert where == GUARANTEE
    assert "ESG-REVIEW-003" in text and "保証" in text and "ひな形" not in text


def test_a_sentence_in_the_middle_of_a_run_is_cut_out_of_it_for_its_comment(tmp_path):
    path = foreign(tmp_path, f"前の文です。{GUARANTEE}後の文です。")
    outcome = api.review(str(path))
    assert [where for where, text in comments(outcome.value.copy) if "REVIEW-003" in text] == [GUARANTEE]
    assert docx.Document(outcome.value.copy).paragraphs[0].text == f"前の文です。{GUARANTEE}後の文です。"


def test_an_english_sentence_is_found_with_its_neighbours_left_out(tmp_path):
    path = foreign(tmp_path, "We buy magnets. We guarantee supply. We report each year.")
    outcome = api.review(str(path), languages=("en",))
    assert [where for where, text in comments(outcome.value.copy) if "REVIEW-003" in text] == ["We guarantee supply."]


def test_marks_of_a_comment_stand_beside_content_controls_and_not_in_them(built, loaded, place):
    def change(made):
        for text in prose_of(made, "background").iter(qn("w:t")):
            text.text = f"必ず{text.text}"

    outcome = api.review(str(place(built, "ja/board-memo.docx", change)), loaded)
    body = docx.Document(outcome.value.copy).element.body
    marks = list(body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd")))
    assert len(marks) >= 2 and {item.getparent().tag for item in marks} == {qn("w:p")}
    assert {item.getparent().getparent().tag for item in body.iter(qn("w:commentReference"))} == {qn("w:p")}


def test_a_name_that_the_reader_may_not_know_is_told_at_its_sentence_with_exit_code_four(built, place):
    name = "ja/suppliers/SUP-01/supplier-letter_翠嶺磁材株式会社.docx"
    path = place(built, name, lambda made: append(in_body(made, "つきましては"), f"{SECRET}にもお願いしています。"))
    done = CliRunner().invoke(main, ["review", str(path), "--project", EXAMPLE])
    assert done.exit_code == 4 and SECRET not in done.output
    found = [where for where, text in comments(path.with_name(f"{path.stem}-review.docx")) if "AUDIT-021" in text]
    assert found and set(found) == {f"{SECRET}にもお願いしています。"}


def test_a_claim_that_somebody_added_without_evidence_is_told_where_it_stands(built, loaded, place):
    claim = "安定供給の継続が評価され、受注に結び付いています。"
    path = place(built, "ja/shareholder-letter.docx", lambda made: append(prose_of(made, "oversight"), claim))
    found = comments(api.review(str(path), loaded).value.copy)
    assert [where for where, text in found if "ESG-REVIEW-032" in text] == [claim]


def test_a_clause_that_somebody_took_out_is_told_at_the_beginning(built, loaded, place):
    def change(made):
        for text in made.element.body.iter(qn("w:t")):
            text.text = (text.text or "").replace("企業や個人を念頭に置いたものではありません", "")

    outcome = api.review(str(place(built, "ja/shareholder-letter.docx", change)), loaded)
    first = next(text_of(item) for item in paragraphs(docx.Document(outcome.value.copy)) if text_of(item))
    assert [where for where, text in comments(outcome.value.copy) if "ESG-REVIEW-005" in text] == [
        first.replace("\t", "")
    ]


def test_what_todays_template_says_is_not_held_against_the_file_of_before(built, project, place):
    template = project / "templates/shareholder-letter/ja.md"
    template.parent.mkdir(parents=True)
    source = (ROOT / "templates/shareholder-letter/ja.md").read_text("utf8")
    assert "{#oversight .untitled}" in source
    template.write_text(
        source.replace("{#oversight .untitled}", "{#oversight .untitled}\n\n業界初の取組です。\n", 1), "utf8"
    )
    outcome = api.review(str(place(built, "ja/shareholder-letter.docx")), api.open_project(str(project)).value)
    assert "ESG-REVIEW-003" not in codes(outcome)


def test_a_deck_is_told_in_the_notes_of_the_slide_and_keeps_what_they_said(built, loaded, place):
    def change(made):
        shape = next(
            item for item in made.slides[2].shapes if item.has_text_frame and item != made.slides[2].shapes.title
        )
        shape.text_frame.add_paragraph().text = "業界をリードし、必ず供給を続けます。"

    path = place(built, "ja/board-deck.pptx", change)
    before = notes(path, 3)
    outcome = api.review(str(path), loaded)
    assert "ESG-REVIEW-003" in codes(outcome) and {remark.number for remark in outcome.value.remarks} == {3}
    after = notes(outcome.value.copy, 3)
    assert before and after.startswith(before) and "ESG-REVIEW-003" in after
    assert notes(outcome.value.copy, 4) == notes(path, 4)


@pytest.mark.parametrize(
    ("written", "read"),
    [("set out\vrecommendations", "set out recommendations"), ("推奨事項を\v示すもの", "推奨事項を示すもの")],
)
def test_a_break_within_a_text_of_a_slide_is_a_space_between_latin_words_only(written, read):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, 914400, 914400).text_frame.text = written
    assert [passage.text for passage in deck_passages(deck, "x.pptx")] == [read]


def test_a_slide_without_notes_gets_some(tmp_path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "計画", "供給は必ず続きます。"
    deck.save(str(tmp_path / "own.pptx"))
    outcome = api.review(str(tmp_path / "own.pptx"))
    assert "ESG-REVIEW-003" in notes(outcome.value.copy, 1)


def test_notes_are_written_where_a_notes_page_has_lost_its_text_box(tmp_path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "供給は必ず続きます"
    holder = slide.notes_slide.notes_placeholder._element
    holder.getparent().remove(holder)
    deck.save(str(tmp_path / "own.pptx"))
    assert "ESG-REVIEW-003" in notes(api.review(str(tmp_path / "own.pptx")).value.copy, 1)


def test_a_foreign_file_is_held_to_words_alone_and_says_that_nobody_is_known(tmp_path):
    outcome = api.review(str(foreign(tmp_path, GUARANTEE)))
    # python-docx's own template carries a thumbnail and a piece of attached data.
    assert set(codes(outcome)) == {"ESG-AUDIT-026", "ESG-AUDIT-022", "ESG-REVIEW-003"}


def test_a_foreign_file_for_a_reader_is_searched_for_what_they_may_not_know(tmp_path, loaded):
    path = foreign(tmp_path, "見積りのお願い", f"{SECRET}と同じ条件です。")
    found = api.review(str(path), loaded, audience="supplier:SUP-01")
    assert "ESG-AUDIT-026" not in codes(found)
    assert f"{SECRET}と同じ条件です。" in [where for where, text in comments(found.value.copy) if "AUDIT-021" in text]


def test_an_edited_file_that_lies_elsewhere_is_known_by_its_name(built, loaded, tmp_path):
    path = tmp_path / "board-memo (2).docx"
    document = api.document(str(built / "ja/board-memo.docx")).value
    append(prose_of(document, "background"), "本計画により、損失を10億円削減しました。")
    path.write_bytes(saved(document))
    remarks = api.review(str(path), loaded).value.remarks
    remark = next(item for item in remarks if item.finding.code == "ESG-REVIEW-003")
    assert remark.finding.document == "board-memo"


def test_an_unknown_reader_is_a_finding(built, loaded):
    found = api.review(str(built / "ja/board-memo.docx"), loaded, audience="nobody", out=str(built.parent / "x"))
    assert "ESG-AUDIENCE-008" in codes(found)


def test_hostile_text_comes_through_as_it_is(tmp_path):
    path = foreign(tmp_path, HOSTILE, f"{HOSTILE} 必ず{HOSTILE}。{HOSTILE}")
    outcome = api.review(str(path))
    made = docx.Document(outcome.value.copy)
    assert [item.text for item in made.paragraphs] == [HOSTILE, f"{HOSTILE} 必ず{HOSTILE}。{HOSTILE}"]
    assert open_package((tmp_path / "letter-review.docx").read_bytes(), "x").findings == ()
    assert f"{HOSTILE} 必ず{HOSTILE}。" in [where for where, text in comments(outcome.value.copy)]


def test_comments_of_people_stay(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph(GUARANTEE)
    document.add_comment(paragraph.runs, text="確認してください", author="北村", initials="K")
    document.save(str(tmp_path / "own.docx"))
    found = comments(api.review(str(tmp_path / "own.docx")).value.copy)
    assert (GUARANTEE, "確認してください") in found and any("REVIEW-003" in text for _, text in found)


@pytest.mark.parametrize("texts", [(), ("",), ("", "　")])
def test_a_file_without_text_has_its_remarks_all_the_same(tmp_path, texts):
    outcome = api.review(str(foreign(tmp_path, *texts)))
    assert len(comments(outcome.value.copy)) == len(outcome.value.remarks) >= 1


def test_text_in_tables_boxes_and_footnotes_is_reviewed(tmp_path):
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = GUARANTEE
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict><w:txbxContent>'
        "<w:p><w:r><w:t>業界初の取組です。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("箱の前")._p.append(docx.oxml.parse_xml(box))
    document.sections[0].footer.paragraphs[0].text = "絶対に守ります"
    document.save(str(tmp_path / "own.docx"))
    outcome = api.review(str(tmp_path / "own.docx"))
    found = [
        dict(remark.finding.details)["rule"] for remark in outcome.value.remarks if "REVIEW" in remark.finding.code
    ]
    assert sorted(found) == ["guarantee", "guarantee", "superlative"]
    assert ("箱の前", True) in [(where, "superlative" in text) for where, text in comments(outcome.value.copy)]


def test_what_a_tracked_change_took_away_is_not_reviewed(tmp_path):
    document = docx.Document()
    document.add_paragraph("これからも続けます。")
    gone = (
        '<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="A">'
        "<w:r><w:delText>必ず</w:delText></w:r></w:del>"
    )
    document.paragraphs[0]._p.append(docx.oxml.parse_xml(gone))
    document.save(str(tmp_path / "own.docx"))
    assert "ESG-REVIEW-003" not in codes(api.review(str(tmp_path / "own.docx")))


def test_both_languages_stand_in_one_comment(tmp_path):
    path = foreign(tmp_path, GUARANTEE)
    done = CliRunner().invoke(main, ["review", str(path), "--both"], env={"ESGREPORT_LANG": "en"})
    assert done.exit_code == 1
    text = next(text for _, text in comments(tmp_path / "letter-review.docx") if "REVIEW-003" in text)
    assert "避けるべき表現" in text and "avoid" in text


def test_the_same_file_gives_the_same_bytes(built, loaded, place, tmp_path):
    for name, change in (
        ("ja/board-memo.docx", lambda made: append(prose_of(made, "background"), GUARANTEE)),
        ("ja/board-deck.pptx", lambda made: setattr(made.slides[3].shapes.title, "text", "必ず")),
    ):
        path = place(built, name, change)
        first, second = (api.review(str(path), loaded, out=str(tmp_path / out)).value.copy for out in ("a", "b"))
        assert Path(first).read_bytes() == Path(second).read_bytes()


def test_the_file_itself_is_not_changed_and_a_copy_of_ours_is_made_anew(tmp_path):
    path = foreign(tmp_path, GUARANTEE)
    before = path.read_bytes()
    first = api.review(str(path)).value.copy
    document = docx.Document(str(path))
    document.add_paragraph("業界初の取組です。")
    document.save(str(path))
    second = api.review(str(path)).value.copy
    assert first == second == str(tmp_path / "letter-review.docx")
    assert len(comments(second)) > 2 and before != path.read_bytes()
    assert sorted(item.name for item in tmp_path.iterdir()) == ["letter-review.docx", "letter.docx"]


def test_a_copy_that_somebody_worked_in_is_kept(tmp_path):
    path = foreign(tmp_path, GUARANTEE)
    copy = tmp_path / "letter-review.docx"
    api.review(str(path))
    worked = docx.Document(str(copy))
    worked.add_paragraph("直しました")
    worked.save(str(copy))
    retained = copy.read_bytes()
    outcome = api.review(str(path))
    assert copy.read_bytes() == retained and outcome.value.copy == str(tmp_path / "letter-review-2.docx")
    assert "ESG-BUILD-002" in [item.code for item in outcome.findings]
    assert api.review(str(path)).value.copy == outcome.value.copy


def test_a_copy_is_known_as_untouched_until_a_byte_changes(tmp_path):
    data = Path(api.review(str(foreign(tmp_path, GUARANTEE))).value.copy).read_bytes()
    assert is_untouched(data) and zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    for other in (data[:-1] + b"x", data[:40] + b"x" + data[41:], data + b"x", b"", b"esgreport review "):
        assert not is_untouched(other)


def test_the_command_tells_findings_and_copies_as_json(tmp_path):
    paths = [foreign(tmp_path, GUARANTEE), foreign(tmp_path, "静かな文です。", name="calm.docx")]
    done = CliRunner().invoke(main, ["review", *map(str, paths), "--format", "json", "--out", str(tmp_path / "copies")])
    disclosed = json.loads(done.stdout)
    assert done.exit_code == 1
    assert disclosed["files"] == [f"{tmp_path}/copies/letter-review.docx", f"{tmp_path}/copies/calm-review.docx"]
    assert "letter.docx ¶1" in [item["place"] for item in disclosed["findings"]]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.xlsx", b"x", "ESG-AUDIT-027"), ("a", b"x", "ESG-AUDIT-027"), ("a.docx", b"no package", "ESG-OOXML-002")],
)
def test_what_cannot_be_reviewed_is_a_finding(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    done = CliRunner().invoke(main, ["review", str(tmp_path / name), "--format", "json"])
    assert done.exit_code == 1 and [item["code"] for item in json.loads(done.stdout)["findings"]] == [code]


def test_a_file_that_is_not_there_and_a_project_that_is_none_are_one_sentence(tmp_path):
    for words in (["nothing.docx"], [str(foreign(tmp_path, "x")), "--project", str(tmp_path)]):
        done = CliRunner().invoke(main, ["review", *words])
        assert done.exit_code == 1 and "Traceback" not in done.output and done.output.strip()
