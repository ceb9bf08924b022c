"""The definition of the simple form names only what there is, and asks in the words of the guideline's checklist."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from esgreport.company.fields import keys
from esgreport.company.records import KINDS
from esgreport.inputs.small_form.definition import Template, small

ROOT = Path(__file__).resolve().parents[2]
SHEET = {cell.name for cell in small().cells}
ROW = {column.name for column in small().rows.columns} | {"alternative_shown"}
ANSWER = {column.name for column in small().questions.columns}


@pytest.mark.parametrize("template", small().records, ids=lambda template: template.kind)
def test_a_record_takes_cells_that_the_form_asks_for_and_keys_that_its_kind_has(template: Template) -> None:
    known = SHEET | (ROW if "rows" in template.each else ANSWER if "questions" in template.each else set())
    named = {value[1:] for value in template.fields.values() if value.startswith("=")}
    named |= {*template.if_any, *template.if_all, *(template.facts or {}).values()} | ({template.at} - {""})
    assert named <= known
    further = [set(fields) for fields in (template.by_answer or {}).values()]
    assert set(template.fields).union(*further) <= {"id", *keys(KINDS[template.kind])}
    assert set(template.needed) <= set(template.fields)


def test_the_questions_are_those_of_the_checklist() -> None:
    asked = yaml.safe_load((ROOT / "content/guideline/v1.yaml").read_text("utf8"))["checklist"]
    known = {item["id"]: item["ja"] for item in asked}
    assert {item: known.get(item) for item in small().questions.asked} == dict(small().questions.asked)


def test_an_answer_lacks_columns_that_the_questions_have() -> None:
    form = small().questions
    columns = {column.name: column for column in form.columns}
    assert tuple(form.lacking) == columns["answer"].choices
    assert {name for names in form.lacking.values() for name in names} <= set(columns)
    assert set(columns["by"].choices) | set(columns["owner"].choices) == set(form.people)
