"""What stands under a slide for its speaker: time and talking points, and nothing of the machine."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from esgreport.document.inlines import FactText, Words
from esgreport.document.tree import Paragraph, Section
from esgreport.layout.deck.speaker_notes import seconds_of, speaker_notes


def slide(trees: ModuleType, *blocks: object, notes: str = "要点を述べる。") -> Section:
    made: Section = trees.section("a", "題", *blocks)
    return replace(made, notes=(Paragraph((Words(notes),)),) if notes else ())


def lines(section: Section, trees: ModuleType, before: int = 0, **more: object) -> list[str]:
    document = replace(trees.document(section), **more)
    return ["".join(run.text for run in item.runs) for item in speaker_notes(section, document, before)]


def test_a_slide_without_talking_points_has_no_notes_and_takes_no_time(trees: ModuleType) -> None:
    section = slide(trees, trees.para("本文。"), notes="")
    assert lines(section, trees) == []
    assert seconds_of(section, "ja") == 0


def test_three_hundred_characters_take_a_minute_and_a_table_a_look(trees: ModuleType) -> None:
    words = slide(trees, notes="あ" * 299)
    assert seconds_of(words, "ja") == 60
    assert seconds_of(slide(trees, trees.table(["A"], [["1"]]), notes="あ" * 299), "ja") == 90
    assert lines(words, trees, before=90)[0] == "話す時間の目安：1分（始めから2分30秒）"


def test_english_is_spoken_at_its_own_pace(trees: ModuleType) -> None:
    section = slide(trees, notes="word " * 156)
    assert seconds_of(section, "en") == 90
    assert lines(section, trees, language="en")[0] == "Speaking time: about 1 min 30 s (1 min 30 s from the start)"


def test_no_id_of_a_fact_is_in_the_notes_of_any_reader(trees: ModuleType) -> None:
    said = Paragraph((FactText("metrics.loss.before", "262"), FactText("company.name", "名")))
    for inside in (True, False):
        assert "metrics" not in "".join(lines(slide(trees, said), trees, inside=inside))
