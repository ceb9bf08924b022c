"""Footnotes and references on pages: counted in reading order, given room, named by what is counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import ModuleType

from esgreport.brand.compiled import DocxBrand
from esgreport.document.inlines import Footnote, Reference, Words
from esgreport.document.tree import Document, Paragraph
from esgreport.layout.flow import arrange_flow
from esgreport.layout.plan import Flow, FlowControl, FlowParagraph
from esgreport.layout.planned_content import planned_content
from esgreport.layout.text.widths import Faces

LONG = "経済安全保障への投資の根拠を、依存、持ちこたえる日数、損失、幅、規律、限界の順に述べる。" * 12


def noted(*notes: str) -> Paragraph:
    inlines = tuple(item for text in notes for item in (Words("本文"), Footnote((Words(text),))))
    return Paragraph(inlines)


def flow(document: Document, pages: DocxBrand, faces: Faces) -> Flow:
    outcome = arrange_flow(document, pages, faces)
    assert outcome.value is not None
    return outcome.value


def paragraphs(made: Flow) -> list[FlowParagraph]:
    found: list[FlowParagraph] = []
    for block in made.blocks:
        found += block.blocks if isinstance(block, FlowControl) else [block] if isinstance(block, FlowParagraph) else []
    return found


def test_notes_are_counted_in_reading_order_and_may_be_said(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    document = trees.document(trees.section("a", "題", noted("一", "二"), noted("三")), form="paper")
    made = flow(document, pages, faces)
    marks = [run.note.number for item in paragraphs(made) for run in item.runs if run.note]
    assert marks == [1, 2, 3] == [note.number for note in made.notes]
    assert {"一", "二", "三"} <= planned_content(made).texts


def test_long_notes_take_room_on_their_page(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    plain = trees.document(trees.section("a", "題", *(trees.para(LONG) for _ in range(4))), form="paper")
    with_note = trees.document(
        trees.section("a", "題", noted(LONG), *(trees.para(LONG) for _ in range(4))), form="paper"
    )
    assert flow(with_note, pages, faces).pages_estimate >= flow(plain, pages, faces).pages_estimate + Decimal("0.2")


def _referring(trees: ModuleType, sections: int) -> Document:
    point = Paragraph((Words("詳しくは"), Reference("list", "「一覧」"), Words("と"), Reference("k1", "「題1」")))
    table = replace(trees.table(["A"], [["1"]], caption=trees.words("一覧")), key="list")
    first = trees.section("k0", "題0", point, table, level=1)
    rest = [
        trees.section(f"k{number}", f"題{number}", *(trees.para(LONG) for _ in range(4)), level=1)
        for number in range(1, sections)
    ]
    return trees.document(first, *rest, form="paper")


def test_a_short_paper_names_what_it_refers_to_in_words(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    made = flow(_referring(trees, 2), pages, faces)
    runs = next(item.runs for item in paragraphs(made) if item.runs[0].text == "詳しくは")
    assert "".join(run.text for run in runs) == "詳しくは「一覧」と「題1」"
    assert not any(run.reference for run in runs)


def test_a_long_paper_refers_by_number_and_by_the_title_of_a_section(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    made = flow(_referring(trees, 9), pages, faces)
    runs = next(item.runs for item in paragraphs(made) if item.runs[0].text == "詳しくは")
    assert "".join(run.text for run in runs) == "詳しくは表1と「題1」"
    marked = {item.bookmark: item for item in paragraphs(made) if item.bookmark}
    referred = [run for run in runs if run.reference]
    assert [run.text for run in referred] == ["表1", "題1"]
    assert marked[referred[0].reference].numbered is not None
    assert "".join(run.text for run in marked[referred[1].reference].runs) == "題1"
