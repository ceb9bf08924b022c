"""What stands under a condition goes when the condition is false, and when it is withheld: in every document.

Each condition that a document asks is turned to the other answers in a company where it is true: the sentences that it
carried must be gone, and nothing that is said only when it is true may be left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from esgreport.audience.selection import select
from esgreport.base.catalogue import has_errors
from esgreport.base.text import LANGUAGES
from esgreport.base.view import Condition, View
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.queries.withheld_kinds import some_reader
from esgreport.review.passages import passages
from tests.conftest import ROOT
from tests.situations.test_projects import loaded, names
from tests.situations.worlds import example

TEMPLATES = ROOT / "templates"
DOCUMENTS = sorted(path.parent.name for path in TEMPLATES.glob("*/document.yaml"))
ASKED = re.compile(r"\bwhen\.(\w+) is true")
SAID = re.compile(r'\bsay\("([^"]+)"\)')
INCLUDED = re.compile(r'\{%-?\s*include\s+"([^"]+)"')
# Conditions that no company of ours makes true where they are asked, or whose sentence another condition keeps: a list
# that only becomes shorter.
Answers = Mapping[str, bool | None]
UNPROVED = frozenset((Path(__file__).parent / "unproved.txt").read_text("utf-8").splitlines())


def source(document: str, language: str) -> str:
    """The template of a document with what it includes."""
    waiting, texts = [f"{document}/{language}.md"], []
    while waiting:
        text = (TEMPLATES / waiting.pop()).read_text("utf-8")
        texts.append(text)
        waiting += INCLUDED.findall(text)
    return "\n".join(texts)


def companies() -> Iterator[tuple[str, Loaded]]:
    """The examples and the tried projects."""
    for name in names():
        yield name, loaded(name)


@cache
def text_of(name: str, document: str, reader: str, language: str, turned: tuple[tuple[str, bool | None], ...]) -> str:
    """The text of a document with some conditions turned; empty when it is not built."""
    company = loaded(name)
    specification = company.resources.specifications[document]
    found = select(company.facts.knowledge, reader, selection_request(specification))
    if found.value is None or has_errors(found.findings):
        return ""
    made = make_document(company, Target(document, reader, language, "html"), with_answers(found.value, dict(turned)))
    return "\n".join(item.text for item in passages(made.value)) if made.value is not None else ""


def with_answers(view: View, turned: Mapping[str, bool | None]) -> View:
    """The view with other answers to these conditions of the document."""
    known = {name: Condition(answer, view.conditions[name].facts) for name, answer in turned.items()}
    return replace(view, conditions={**view.conditions, **known})


def asked(document: str) -> list[str]:
    """The conditions that the templates of a document and the statements that they say ask to be true."""
    text = source(document, "ja")
    library = example("aoba-precision").resources.exhibits[document]
    said = [item for name in SAID.findall(text) for item in library.statements.get(name, ())]
    whens = [item.when.text for item in said if item.when is not None and " is " not in item.when.text]
    return sorted({*ASKED.findall(text), *(name for name in whens if "." not in name)})


def true_in(document: str, condition: str) -> Iterator[tuple[str, str, str]]:
    """The companies and readers for whom a condition of the document is true."""
    for name, company in companies():
        specification = company.resources.specifications[document]
        for pattern in specification.audiences:
            reader = some_reader(company, pattern)
            found = select(company.facts.knowledge, reader, selection_request(specification))
            if found.value is None or has_errors(found.findings):
                continue
            answer = found.value.conditions.get(condition)
            if answer is not None and answer.holds is True:
                yield name, document, reader


def before_it(document: str, condition: str) -> list[dict[str, bool | None]]:
    """What is answered first: nothing, or no to the alternatives that a statement would say before this condition's."""
    library, found = example("aoba-precision").resources.exhibits[document], []
    for name in SAID.findall(source(document, "ja")):
        whens = [item.when.text for item in library.statements.get(name, ()) if item.when is not None]
        if condition in whens:
            found.append({when: False for when in whens[: whens.index(condition)] if when.isidentifier()})
    return [{}, *(first for first in found if first)]


def goes(name: str, document: str, reader: str, condition: str, answer: bool | None) -> bool:
    """Whether sentences of both languages go when the condition has this answer."""
    return any(
        all(gone(name, document, reader, language, first, {**first, condition: answer}) for language in LANGUAGES)
        for first in before_it(document, condition)
    )


def gone(name: str, document: str, reader: str, language: str, first: Answers, then: Answers) -> bool:
    """Whether a line is said less often with the second answers than with the first; one said twice may be said once."""
    before, after = (
        Counter(text_of(name, document, reader, language, tuple(answers.items())).split("\n"))
        for answers in (first, then)
    )
    return bool(before - after)


CASES = [(document, condition) for document in DOCUMENTS for condition in asked(document)]


@pytest.mark.parametrize(("document", "condition"), CASES)
def test_a_sentence_goes_with_the_condition_that_carries_it(document, condition):
    places = list(true_in(document, condition))
    kept = [answer for answer in (False, None) if not any(goes(*place, condition, answer) for place in places)]
    if f"{document} {condition}" in UNPROVED:
        assert kept, "proved by now: take it out of unproved.txt"
        pytest.xfail("no company shows it yet")
    assert places, f"no company makes {condition} true for a reader of {document}"
    assert kept == []
