"""Conditions as people write them, and as templates ask them: by one of three answers, and by nothing else."""

import pytest

from esgreport.base.condition import ConditionRule
from esgreport.base.view import Condition, ViewRow
from esgreport.document.condition_lint import lint_conditions
from esgreport.document.conditions import Rule
from esgreport.document.environment import environment
from esgreport.reading.structure import structure
from esgreport.reading.yaml import read_yaml
from tests.document.test_assemble import attempt, library, made, text_of, view

SOURCE = "## 題 {#a}\n\n{% if when.x is true %}\n真\n{% endif %}{% if when.x is false %}\n偽\n{% endif %}{% if when.x is withheld %}\n秘\n{% endif %}\n"


@pytest.mark.parametrize(("holds", "printed"), [(True, "真"), (False, "偽"), (None, "秘")])
def test_a_template_asks_for_one_of_three_answers(holds: bool | None, printed: str) -> None:
    document = made(SOURCE, view(name="名", x=Condition(holds, ("house.x",))))
    (block,) = document.sections[0].blocks
    assert text_of(block) == printed and "house.x" in document.facts


def test_what_is_no_condition_has_no_answer_and_what_is_not_there_is_found() -> None:
    (item,) = attempt("## 題 {#a}\n\n{% if company.name is true %}あ{% endif %}", view(name="名")).findings
    assert item.code == "ESG-DOCUMENT-002"
    (item,) = attempt("## 題 {#a}\n\n{% if when.y is true %}あ{% endif %}い", view(name="名")).findings
    assert (item.code, item.subject) == ("ESG-DOCUMENT-043", "y")


EXHIBIT = """
exhibits:
  e:
    kind: sheet
    given: [ask]
    rows:
      ask.title: {ja: 件名, en: Title}
      company.name: {ja: 名, en: Name, when: WHEN}
"""


@pytest.mark.parametrize(
    ("when", "answers", "shown"),
    [
        ("x", (True, None), True),
        ("x is false", (False, None), True),
        ("x is withheld", (None, None), True),
        ("x is false", (None, None), False),
        ("ask.paid", (None, True), True),
        ("ask.paid is true", (None, False), False),
    ],
)
def test_a_part_of_an_exhibit_is_shown_by_an_answer(
    when: str, answers: tuple[bool | None, bool | None], shown: bool
) -> None:
    asks = (
        ViewRow("asks", {"title": view(name="題").rows["company"][0].fields["name"], "paid": Condition(answers[1])}),
    )
    seen = view(name="社", asks=asks, x=Condition(answers[0]))
    source = '## 題 {#a}\n\n{{ exhibit("e", ask=asks[0]) }}\n'
    (block,) = made(source, seen, exhibits=library(EXHIBIT.replace("WHEN", when))).sections[0].blocks
    assert ("社" in repr(block)) is shown


@pytest.mark.parametrize(
    ("when", "subject"), [("y", "y"), ("x is so", "so"), ("ask.title", "ask.title"), ("a..b", "a..b")]
)
def test_a_part_that_asks_something_else_is_found(when: str, subject: str) -> None:
    asks = (ViewRow("asks", dict(view(name="題").rows["company"][0].fields)),)
    source = '## 題 {#a}\n\n{{ exhibit("e", ask=asks[0]) }}\n'
    text = EXHIBIT.replace("WHEN", when).replace("ask.title: {ja", "ask.name: {ja")
    found = attempt(source, view(name="名", asks=asks, x=Condition(True)), exhibits=library(text)).findings
    assert [(item.code, item.subject) for item in found] == [("ESG-DOCUMENT-043", subject)]


# -- the lint ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "{% if when.x is true %}a{% elif when.x is false %}b{% endif %}",
        "{% for r in rows if r.late is false %}{{ r.name }}{% endfor %}",
        "{{ 'a' if when.x is withheld }}",
        "{% if rows %}a{% else %}b{% endif %}",
        "{% if rows|count > 1 and not loop.last %}a{% else %}b{% endif %}",
        "{% if desk.person is defined %}a{% endif %}",
        "{% if",
    ],
)
def test_conditions_asked_by_an_answer_and_questions_about_rows_are_right(source: str) -> None:
    assert lint_conditions(environment({}), "x/ja.md", source, {"late"}) == ()


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{% if when.x %}a{% endif %}", "050"),
        ("{% if when['x'] %}a{% endif %}", "050"),
        ("{% if situation.leak %}a{% endif %}", "050"),
        ("{% if not when.x %}a{% endif %}", "050"),
        ("{% if not when.x is true %}a{% endif %}", "050"),
        ("{% if when.x is defined %}a{% endif %}", "050"),
        ("{% if when.x is true and rows %}a{% endif %}", "050"),
        ("{% if rows or when.x is true %}a{% endif %}", "050"),
        ("{% if when.x == 1 %}a{% endif %}", "050"),
        ("{% set y = when.x %}", "050"),
        ("{{ when.x is true }}", "050"),
        ("{{ f(when.x) }}", "050"),
        ("{% for r in rows if r.late %}a{% endfor %}", "050"),
        ("{% if rows[0].late %}a{% endif %}", "050"),
        ("{% if when.x is true %}a{% else %}b{% endif %}", "051"),
        ("{% if rows %}a{% elif when.x is true %}c{% else %}b{% endif %}", "051"),
        ("{{ 'a' if when.x is true else 'b' }}", "051"),
    ],
)
def test_every_other_question_is_found_with_its_line(source: str, code: str) -> None:
    found = lint_conditions(environment({}), "x/ja.md", f"\n{source}", {"late"})
    assert [(item.code, item.origin.line) for item in found if item.origin] == [(f"ESG-DOCUMENT-{code}", 2)]


# -- document.yaml -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("exists: items", ("exists", "items", (), "")),
        ("known: house.limit", ("known", "house.limit", (), "")),
        ("is: house.board, value: no-board", ("is", "house.board", ("no-board",), "")),
        ("above: npv, than: 0, each: items", ("above", "npv", ("0",), "items")),
        ("at_least: a.b, than: c.d", ("at_least", "a.b", ("c.d",), "")),
        ("between: a.b, low: c.d, high: e.f", ("between", "a.b", ("c.d", "e.f"), "")),
        ("is_best: npv, each: items", ("is_best", "npv", ("highest",), "items")),
        ("is_best: a.b, best: lowest", ("is_best", "a.b", ("lowest",), "")),
        ("count: items, at_least: 2", ("count", "items", ("at_least", "2"), "")),
        ("count: items, where: y, is: 2", ("count", "items", ("is", "2", "y"), "")),
        ("changed: a.b", ("changed", "a.b", (), "")),
        ("all: [a, b]", ("all", "", ("a", "b"), "")),
        ("any: [a]", ("any", "", ("a",), "")),
    ],
)
def test_a_condition_means_what_is_written(written: str, meant: tuple[object, ...]) -> None:
    root = read_yaml(f"{{name: x, {written}}}".encode(), "document.yaml").value
    assert root is not None
    outcome = structure(root, Rule, {"kind": ("items",)})
    assert outcome.value is not None and outcome.value.misplaced == ()
    how, subject, against, each = meant
    assert outcome.value.meant == ConditionRule("x", how, subject, against, each)  # type: ignore[arg-type]
