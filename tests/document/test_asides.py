"""Footnotes and references in templates: a note stays with its words, a reference means something or is a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from esgreport.base.fact import Fact
from esgreport.base.finding import Outcome
from esgreport.base.text import Text
from esgreport.base.view import PrintSettings, ViewRow
from esgreport.document.assemble import assemble
from esgreport.document.environment import environment
from esgreport.document.formatting import Printer
from esgreport.document.inlines import FactText, Footnote, Reference, Words
from esgreport.document.tree import Document, Paragraph
from esgreport.review.passages import passages
from tests.document.test_assemble import FRAME, HOSTILE, attempt, library, made, specification, view


def deck(source: str, seen: object) -> Document:
    env = environment({"sample/ja.md": source})
    printer = Printer("ja", PrintSettings(), {}, {})
    outcome: Outcome[Document] = assemble(
        env,
        replace(specification("a", "b"), form="deck"),
        "sample/ja.md",
        seen,
        printer,
        FRAME,  # type: ignore[arg-type]
    )
    assert outcome.value is not None, outcome.findings
    return outcome.value


def test_a_footnote_stays_behind_its_words_and_keeps_a_hostile_fact() -> None:
    source = '## 題 {#a}\n\n前{{ footnote("注は" ~ company.name) }}後\n'
    (block,) = made(source, view(name=HOSTILE)).sections[0].blocks
    assert isinstance(block, Paragraph)
    first, note, last = block.inlines
    assert (first, last) == (Words("前"), Words("後"))
    assert note == Footnote((Words("注は"), FactText("company.name", HOSTILE)))


LIST = """
exhibits:
  rows:
    kind: table
    rows: rows
    key: list
    caption: {ja: 一覧, en: List}
    columns: {name: {ja: 名, en: Name}}
"""


def test_a_reference_to_a_table_section_or_chart_has_its_name_even_before_it() -> None:
    source = (
        '## 題 {#a}\n\n{{ see("list") }}と{{ see("b") }}を見よ。\n\n{{ exhibit("rows") }}\n\n## 次の節 {#b}\n\n文。\n'
    )
    seen = view(name="x", rows=(ViewRow("rows", {"name": Fact("rows.name", "行")}),))
    inlines = made(source, seen, exhibits=library(LIST)).sections[0].blocks[0].inlines  # type: ignore[union-attr]
    assert [item for item in inlines if isinstance(item, Reference)] == [
        Reference("list", "「一覧」"),
        Reference("b", "「次の節」"),
    ]


def test_a_reference_to_nothing_is_a_finding_at_its_line() -> None:
    (item,) = attempt('## 題 {#a}\n\n文。\n\n{{ see("lost") }}を見よ。\n', view(name="x")).findings
    assert item.code == "ESG-DOCUMENT-029"
    assert item.origin is not None and (item.origin.file, item.origin.line) == ("templates/sample/ja.md", 5)
    assert dict(item.details) == {"key": "lost", "known": "a"}


def test_a_deck_prints_footnotes_as_notes_of_their_slide_counted_anew_on_each() -> None:
    source = (
        '## 題 {#a}\n\n甲{{ footnote("一つ") }}乙{{ footnote("二つ") }}\n\n## 次 {#b}\n\n丙{{ footnote("三つ") }}\n'
    )
    first, second = deck(source, view(name="x")).sections
    texts = [[_text(block) for block in section.blocks] for section in (first, second)]
    assert texts == [["甲（注1）乙（注2）", "注1　一つ", "注2　二つ"], ["丙（注1）", "注1　三つ"]]
    assert [block.role for block in first.blocks if isinstance(block, Paragraph)] == ["body", "note", "note"]


def _text(block: object) -> str:
    return "".join(getattr(item, "text", "") for item in getattr(block, "inlines", ()))


@pytest.mark.parametrize(
    "source", ['前{{ footnote("注の文") }}。', '**前{{ footnote("注の文") }}。**', '- 前{{ footnote("注の文") }}。']
)
def test_reviewers_read_footnotes_as_passages_of_their_own(source: str) -> None:
    read = [item.text for item in passages(made(f"## 題 {{#a}}\n\n{source}\n", view(name="x")))]
    assert read == ["題", "前。", "注の文"]


def test_the_words_of_a_footnote_that_come_from_a_fact_are_counted_as_shown() -> None:
    document = made("## 題 {#a}\n\n前{{ footnote(company.name) }}\n", view(name=Text("名", "name")))
    assert "company.name" in document.facts
    assert [item.facts for item in passages(document)][-1] == ("company.name",)
