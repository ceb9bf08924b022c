"""The definition of the simple form names only what there is, and says only what was filled in."""

from __future__ import annotations

import pytest

from esgreport.company.fields import keys
from esgreport.company.records import KINDS
from esgreport.inputs.small_form.definition import Template, small
from esgreport.inputs.small_form.plan import small_plan
from esgreport.inputs.small_form.reading import read_small
from esgreport.inputs.small_form.records import small_facts
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Scalar, Sequence
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.writers.xlsx.book import write_book
from tests.small.kasumi import CELLS, ITEMS

SHEET = {cell.name for cell in small().cells}
ROW = {column.name for column in small().rows.columns}


@pytest.mark.parametrize("template", small().records, ids=lambda template: template.kind)
def test_a_record_takes_cells_that_the_form_asks_for_and_keys_that_its_kind_has(template: Template) -> None:
    known = SHEET | ROW if "rows" in template.each else SHEET
    named = {value[1:] for value in template.fields.values() if value.startswith("=")}
    named |= {*template.if_any, *template.if_all, *(template.facts or {}).values()} | ({template.at} - {""})
    assert named <= known
    further = [set(fields) for fields in (template.by_answer or {}).values()]
    assert set(template.fields).union(*further) <= {"id", *keys(KINDS[template.kind])}
    assert set(template.needed) <= set(template.fields)


def test_questions_ask_for_cells_that_there_are() -> None:
    for question in small().answers:
        assert set(question.cells) <= SHEET and set(question.rows) <= ROW
        assert set(question.grounds) >= ({"yes", "partly", "no"} if question.rows else {"yes", "no"})


def answers(items: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    book = read_xlsx(write_book(small_plan(CELLS, items)), "facts.xlsx").value
    assert book is not None
    listed = small_facts(read_small(book)).tree.get("checklist")
    assert isinstance(listed, Sequence)
    return {_text(item, "item"): (_text(item, "answer"), _text(item, "grounds_ja")) for item in listed.items}


def _text(record: object, key: str) -> str:
    node = record.get(key) if isinstance(record, RawMapping) else None
    return node.text if isinstance(node, Scalar) else ""


def test_suppliers_that_nobody_filled_in_are_not_said_to_be_listed() -> None:
    nobody = {"supplier": "", "region": ""}
    assert answers([dict(ITEMS[0]), {**ITEMS[1], **nobody}])["CHK-A1-a"] == (
        "partly",
        "主な品目2件のうち1件の調達先と地域を一覧にしている",
    )
    assert answers([{**ITEMS[0], **nobody}])["CHK-A1-a"][0] == "no"
    assert answers([dict(ITEMS[0])])["CHK-A1-a"] == ("yes", "主な品目1件の調達先と地域を一覧にしている")


def test_items_with_an_alternative_are_counted() -> None:
    ready, none = {**ITEMS[0], "alternative": "準備中"}, {**ITEMS[0], "alternative": "なし"}
    assert answers([ready, none])["X-B3"] == ("partly", "2件のうち1件で、代わりの準備がある")
    assert answers([none])["X-B3"] == ("no", "1件のうち0件で、代わりの準備がある")
    assert answers([])["X-B3"] == ("no", "0件のうち0件で、代わりの準備がある")
