"""Names of two and three characters are found where they are words of their own, and nowhere else."""

from __future__ import annotations

import io

import docx
import pytest

from esgreport.audit.inspect import Secret, holding, inspect
from esgreport.audit.word_search import search

FOUND = (
    ("東雲", "東雲にお願いしています"),
    ("東雲", "東雲様"),
    ("東雲", "株式会社東雲は"),
    ("東雲", "東雲株式会社"),
    ("東雲", "㈱東雲、"),
    ("東雲", "旧\n東雲製の部材"),
    ("東\u3000雲", "東雲です"),
    ("東雲", "東\u200b雲です"),
    ("さくら", "当社はさくらと話した"),
    ("さくら", "さくら"),
    ("ミナト", "今日ミナトから買う"),
    ("ＧＹ", "supplied by gy."),
    ("A社", "当社はA社から買う"),
    ("A社", "（Ａ社）"),
)
PASSED = (
    ("東雲", "東雲市"),
    ("東雲", "新東雲です"),
    ("東雲", "東と雲"),
    ("さくら", "さくらんぼ"),
    ("ミナト", "ミナトマチから買う"),
    ("ミナト", "コミナト"),
    ("GY", "energy"),
    ("GY", "GYM"),
    ("A社", "BA社"),
    ("銅", "銅を買う"),
    ("", "何か"),
    ("12", "12 個"),
)


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_short_name_is_found_as_a_word_of_its_own(name, text):
    assert search([text], [name]) == (0,)
    assert holding((Secret("a", (name,)),), text)


@pytest.mark.parametrize(("name", "text"), PASSED)
def test_a_part_of_a_longer_word_is_no_name(name, text):
    assert search([text], [name]) == ()
    assert not holding((Secret("a", (name,)),), text)


def test_four_characters_are_found_inside_of_words_and_over_spaces():
    assert search(["新東雲工 業団地"], ["東雲工業", "東雲商会"]) == (0,)


def test_a_short_name_in_a_file_is_found_in_its_words_but_not_in_its_markup():
    document = docx.Document()
    paragraph = document.add_paragraph("東")
    paragraph.add_run("雲")
    paragraph.add_run("様のご協力")
    data = io.BytesIO()
    document.save(data)
    secrets = (Secret("suppliers.S.name", ("東雲",)), Secret("suppliers.T.name", ("w:p",)), Secret("x", ("rId",)))
    found = inspect("x.docx", data.getvalue(), secrets)
    assert {dict(item.details).get("fact") for item in found if item.code == "ESG-AUDIT-021"} == {"suppliers.S.name"}
