"""The guideline is data: twenty-eight items, five checklist items of section A, and nothing invented beyond."""

from pathlib import Path

import pytest

from esgreport.guideline import decode_guideline, guideline_rows, standing_rows
from esgreport.guideline.edition import Edition
from esgreport.reading.yaml import read_yaml

CONTENT = Path(__file__).parents[2] / "content"


def edition() -> Edition:
    root = read_yaml((CONTENT / "guideline/v1.yaml").read_bytes(), "content/guideline/v1.yaml")
    assert root.value is not None, root.findings
    outcome = decode_guideline(root.value)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def test_the_first_edition_has_its_items_checklist_and_uses() -> None:
    found = edition()
    assert (len(found.items), len(found.uses)) == (28, 6)
    assert [item.id for item in found.checklist if not item.ours] == [
        "CHK-A1-a", "CHK-A1-b", "CHK-A1-c", "CHK-A2-a", "CHK-A3-a",
    ]  # fmt: skip


def test_it_says_that_it_is_not_complete() -> None:
    assert edition().complete is False


def test_every_text_exists_in_both_languages() -> None:
    found = edition()
    texts = [item.text for item in (*found.items, *found.checklist, *found.uses)] + list(found.positioning.values())
    assert all(text.ja and text.en for text in texts)


@pytest.mark.parametrize("word", ["準拠", "適合", "義務付け", "compliant", "certified"])
def test_no_text_claims_more_than_a_recommendation(word: str) -> None:
    found = edition()
    texts = [item.text for item in (*found.items, *found.checklist, *found.uses)] + list(found.positioning.values())
    assert not [text for text in texts if word in text.ja + text.en]


def test_checklist_items_name_items_of_the_edition() -> None:
    found = edition()
    ids = {item.id for item in found.items}
    assert {item.item for item in found.checklist} <= ids


def test_the_guideline_is_a_row_of_open_facts() -> None:
    row, *_ = guideline_rows(edition())
    assert [name for name, _ in row.fields] == ["title", "edition", "publisher", "published_on"]


def test_every_question_of_the_self_check_is_a_row_that_says_whose_it_is() -> None:
    _, *rows = guideline_rows(edition())
    assert [row.id for row in rows] == [item.id for item in edition().checklist]
    ours = {row.id: fact.value for row in rows if (fact := row.fact("ours")) is not None}
    assert ours["CHK-A1-a"] is False and ours["X-B1"] is True


def test_standing_words_carry_source_and_day() -> None:
    root = read_yaml((CONTENT / "standing.yaml").read_bytes(), "content/standing.yaml").value
    assert root is not None
    (row,) = standing_rows(root).value or ()
    assert row.fields and all(fact.sources[0] and fact.as_of for _, fact in row.fields)


def test_a_second_edition_needs_no_code() -> None:
    text = (CONTENT / "guideline/v1.yaml").read_text("utf8").replace("id: v1", "id: v2").replace("第1版", "第2版")
    root = read_yaml(text.encode(), "content/guideline/v2.yaml").value
    assert root is not None
    outcome = decode_guideline(root)
    assert outcome.value is not None and outcome.value.id == "v2"


def test_every_fault_of_the_data_is_found_at_once() -> None:
    root = read_yaml(
        b"id: v9\npublished_on: soon\nitems:\n  - {id: A, chapter: x, strength: must, ja: a, en: b}\n", "x"
    ).value
    assert root is not None
    codes = [(item.code, item.subject) for item in decode_guideline(root).findings]
    assert codes == [
        *(("ESG-READING-102", key) for key in ("title", "edition", "publisher")),
        ("ESG-READING-107", "published_on"),
        *(("ESG-READING-102", key) for key in ("complete", "positioning")),
        ("ESG-READING-104", "items[1].strength"),
        *(("ESG-READING-102", key) for key in ("checklist", "uses")),
    ]
