"""Personal letters: the house's line, the headline, paragraphs that begin inside, the name signed large."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from esgreport.brand.compiled import DocxBrand
from esgreport.document.inlines import Inlines, Strong, Words
from esgreport.document.tree import LetterHead, Paragraph, SignOff
from esgreport.layout.flow import arrange_flow
from esgreport.layout.plan import Flow, FlowControl, FlowParagraph
from esgreport.layout.text.widths import Faces


def words(text: str) -> Inlines:
    return (Words(text),)


def letter(trees: ModuleType, language: str = "ja", house: str = "青葉精密工業株式会社") -> Any:
    head = LetterHead(
        (),
        words("2026年6月15日"),
        (words("株主の皆様へ"),),
        (),
        words("備えの一年"),
        house=words(house),
        kicker=words("計画のご報告"),
    )
    said = Paragraph((Strong(words("額は小さい。")), Words("理由を述べる。")))
    note = Paragraph(words("約束ではない。"), "note")
    signed = SignOff((words("青葉精密工業株式会社"), words("社長")), name=words("青木　遥"))
    made = trees.document(trees.section("text", "", head, said, note, signed), form="letter")
    return replace(made, language=language)


def flow_of(document: Any, pages: DocxBrand, faces: Faces) -> Flow:
    made = arrange_flow(document, pages, faces).value
    assert made is not None
    return made


def paragraphs(flow: Flow) -> list[FlowParagraph]:
    found: list[FlowParagraph] = []
    for block in flow.blocks:
        found.extend(
            block.blocks if isinstance(block, FlowControl) else (block,) if isinstance(block, FlowParagraph) else ()
        )
    return found


def test_a_personal_letter_begins_with_its_house_and_headline(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    top = paragraphs(flow_of(letter(trees), pages, faces))[:4]
    assert [(item.style, "".join(run.text for run in item.runs)) for item in top] == [
        ("letterhead", "青葉精密工業株式会社\t2026年6月15日"),
        ("kicker", "計画のご報告"),
        ("headline", "備えの一年"),
        ("letter", "株主の皆様へ"),
    ]
    assert top[0].tab_end


def test_a_long_house_leaves_the_date_a_line_of_its_own(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    top = paragraphs(flow_of(letter(trees, house="青葉精密工業株式会社" * 4), pages, faces))[:2]
    assert [item.style for item in top] == ["right", "letterhead"]


@pytest.mark.parametrize(("language", "indent"), [("ja", 1), ("en", 0)])
def test_a_paragraph_begins_inside_in_japanese_and_leads_with_its_bold_sentence(
    trees: ModuleType, pages: DocxBrand, faces: Faces, language: str, indent: int
) -> None:
    found = paragraphs(flow_of(letter(trees, language), pages, faces))
    said = next(item for item in found if item.runs[0].text == "額は小さい。")
    assert (said.style, said.indent_em, said.runs[0].color, said.runs[1].color) == ("letter", indent, "accent1", None)
    assert next(item for item in found if item.runs[0].text == "約束ではない。").style == "clause"


def test_the_name_is_signed_large_behind_the_office_or_above_it(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    japanese = [item for item in paragraphs(flow_of(letter(trees), pages, faces)) if item.style == "signature"]
    english = [item for item in paragraphs(flow_of(letter(trees, "en"), pages, faces)) if item.style == "signature"]
    assert ["".join(run.text for run in item.runs) for item in japanese] == ["青葉精密工業株式会社", "社長　青木　遥"]
    assert japanese[-1].runs[-1].size_pt == Decimal(17)
    assert [item.runs[0].text for item in english] == ["青木　遥", "青葉精密工業株式会社", "社長"]
    assert {item.align for item in english} == {"start"}


def test_what_is_public_carries_its_mark_in_the_properties_only(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    document = replace(letter(trees), handling="公開", marked=False)
    flow = flow_of(document, pages, faces)
    assert (flow.header, flow.properties.handling) == ("", "公開")
