"""Statements: of several wordings, the first is said that is true for this reader and whose facts are all shown."""

from __future__ import annotations

import pytest

from esgreport.base.finding import Finding
from esgreport.base.view import Condition, View
from esgreport.document.exhibits.library import Library, decode_library
from esgreport.document.exhibits.path_check import KnownRecords
from esgreport.reading.yaml import read_yaml
from tests.document.test_assemble import attempt, made, text_of, view
from tests.document.test_exhibits import RECORDS

FILE = """\
statements:
  result:
    - {when: grows, ja: "{company.name}は伸びた。", en: "{company.name} grew."}
    - {when: grows is false, ja: 伸びなかった。, en: It did not grow.}
  title:
    - {ja: "{company.motto}", en: "{company.motto}"}
    - {ja: 題, en: Title}
"""
SOURCE = '## {{ say("title") }} {#a}\n\n前の文。{{ say("result") }}\n'
CHECKED = """\
statements:
  result:
    - {ja: "上限は{house.limit}。", en: "The limit is {house.limit}."}
    - {ja: 上限はない。, en: There is no limit.}
"""


def library(text: str) -> Library:
    read = read_yaml(text.encode(), "content/exhibits.yaml")
    assert read.value is not None
    found = decode_library(read.value, KnownRecords({"company": {"name": (), "motto": ()}}))
    assert found.value is not None
    return found.value


def said(seen: View, language: str = "ja") -> str:
    document = made(SOURCE, seen, language, exhibits=library(FILE))
    return "".join(map(text_of, document.sections[0].blocks))


@pytest.mark.parametrize(
    ("holds", "words"), [(True, "前の文。会社は伸びた。"), (False, "前の文。伸びなかった。"), (None, "前の文。")]
)
def test_what_is_said_follows_the_condition_and_nothing_is_said_of_what_is_withheld(
    holds: bool | None, words: str
) -> None:
    assert said(view(name="会社", grows=Condition(holds, ("company.name",)))) == words


def test_a_wording_with_a_fact_that_is_not_shown_gives_way_to_the_next() -> None:
    seen = view(name="会社", grows=Condition(True, ()))
    (section,) = made(SOURCE, seen, exhibits=library(FILE)).sections
    assert "".join(getattr(item, "text", "") for item in section.title) == "題"
    seen = view(name="会社", motto="前へ", grows=Condition(True, ()))
    (section,) = made(SOURCE, seen, exhibits=library(FILE)).sections
    assert "".join(getattr(item, "text", "") for item in section.title) == "前へ"


def test_the_facts_of_a_condition_and_of_a_wording_are_noted() -> None:
    seen = view(name="会社", grows=Condition(True, ("metrics.growth",)))
    assert {"company.name", "metrics.growth"} <= set(made(SOURCE, seen, exhibits=library(FILE)).facts)


def test_a_statement_that_there_is_not_is_a_finding_with_the_one_probably_meant() -> None:
    source = SOURCE.replace('"result"', '"results"')
    (item,) = attempt(source, view(name="x", grows=Condition(True, ())), exhibits=library(FILE)).findings
    assert item.code == "ESG-DOCUMENT-063" and "“result”" in dict(item.details)["guess_en"]


def faults(text: str) -> tuple[Finding, ...]:
    read = read_yaml(text.encode(), "content/exhibits.yaml")
    assert read.value is not None
    return decode_library(read.value, RECORDS).findings


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"),
    [
        ("{house.limit}。", "{house.limt}。", "ESG-DOCUMENT-042", 3),
        ("上限はない", "上限は3件", "ESG-DOCUMENT-012", 4),
        (", en: There is no limit.", "", "ESG-READING-102", 4),
        ("{ja: 上限", "{wenn: x, ja: 上限", "ESG-READING-101", 4),
    ],
)
def test_a_mistake_in_a_statement_has_its_place(right: str, wrong: str, code: str, line: int) -> None:
    assert faults(CHECKED) == () and CHECKED.count(right) >= 1
    found = faults(CHECKED.replace(right, wrong, 1))
    assert (code, line) in [(item.code, item.origin.line) for item in found if item.origin], found
