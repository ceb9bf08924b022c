"""Seeded faults of a filled form: all found in one run, each at its cell, and nothing else."""

from __future__ import annotations

import pytest

from esgreport.inputs.form.exchange import filling
from esgreport.inputs.form.plan import VALUE_COLUMN, form_plan
from esgreport.reading.xlsx.book import reference
from esgreport.writers.xlsx.book import write_book
from tests.workbook.conftest import found_in, plan, spoiled

# Sheet, cell, what is written there, the code of the finding. The cells are those of the example company.
CELLS = [
    ("会社", 0, "listed", "たぶん", "036"),
    ("会社", 0, "fiscal_year_end", "13-45", "038"),
    ("会社", 0, "revenue", "48,000", "025"),
    ("会社", 0, "net_assets", "4万百万", "027"),
    ("会社", 0, "ordinary_profit", "USD 5", "026"),
    ("会社", 0, "net_profit", "4,10百万円", "024"),
    ("会社", 0, "published_on", "2026-02-30", "034"),
    ("社内書式", 0, "board_structure", "有限会社", "037"),
    ("社内書式", 0, "month_days", "三十", "021"),
    ("社内書式", 0, "discount_rate", "0.06", "028"),
    ("社内書式", 0, "concentration_limit", "nan%", "022"),
    ("方針", 7, "decision_date", "去年", "033"),
    ("方針", 7, "label", "秘密", "051"),
    ("会議体・部門", 7, "rank", "0/1", "021"),
    ("会議体・部門", 8, "id", "取締役会", "010"),
    ("役員・責任者", 9, "body", "BOD-99", "061"),
    ("指揮・報告系統", 8, "kind", "命令", "037"),
    ("指揮・報告系統", 9, "origin_body", "OFF-1", "062"),
    ("窓口", 8, "purpose", "雑談", "037"),
    ("製品", 7, "revenue", "1e9円", "023"),
    ("販売", 8, "amount", "300", "025"),
    ("調達品目", 7, "criticality", "とても", "021"),
    ("調達品目", 7, "daily_use", "100", "030"),
    ("調達品目", 8, "daily_use", "100日", "032"),
    ("調達品目", 7, "products", "PRD-1; PRD-1", "064"),
    ("調達品目", 9, "labels", "capex=board", "052"),
    ("調達先", 9, "id", "SUP-01", "008"),
    ("調達先", 10, "id", "CON", "010"),
    ("調達先の拠点", 8, "supplier", "SUP-999", "061"),
    ("復旧・在庫", 7, "time_to_recover", "120", "030"),
    ("復旧・在庫", 8, "time_to_recover", "ひと月", "031"),
    ("復旧・在庫", 10, "confidence", "Z", "037"),
    ("コア技術", 7, "id", "1", "010"),
    ("流出経路", 7, "channel", "郵便", "037"),
    ("リスクシナリオ", 8, "kind", "戦争", "037"),
    ("リスクシナリオ", 9, "frequency", "時々", None),
    ("計画", 7, "start", "1999", "033"),
    ("投資", 8, "capex", "300", "025"),
    ("投資", 9, "start", "45000", "033"),
    ("投資", 10, "owner", "OFF-0", "061"),
    ("効果の見込み", 8, "severity_factor", "半分", "021"),
    ("段階審査", 7, "on", "そのうち", "033"),
    ("選択肢", 8, "kind", "最強", "037"),
    ("指標", 8, "kind", "KGI", "037"),
    ("把握の範囲", 7, "covered", "ほぼ", "029"),
    ("情報源", 7, "kind", "うわさ", "037"),
    ("根拠資料", 8, "dated", "2026.13.01", "034"),
    ("根拠資料", 9, "id", "ア", "010"),
    ("自己点検", 8, "answer", "もちろん", "037"),
    ("自己点検", 9, "sources", "EV-77", "061"),
    ("法務確認", 8, "id", "LEG 2", "010"),
    ("開示の承認", 8, "transform", "ささやき", "037"),
    ("開示の承認", 9, "digits", "三", "021"),
    ("モニタリング", 7, "latest_on", "先月", "033"),
    ("研修", 7, "participants", "大勢", "031"),
    ("研修", 7, "rate", "71", "028"),
    ("事業機会", 7, "result", "引分け", "037"),
    ("事業機会", 8, "noted_on", "7月30日", "033"),
    ("ステークホルダー", 8, "kind", "親戚", "037"),
    ("対話", 8, "stakeholder", "STK-77", "061"),
    ("対話", 9, "direction", "横", "037"),
    ("お願い", 8, "audience", "みんな", "037"),
    ("お願い", 8, "deadline", "来月", "033"),
    ("想定問答", 8, "audience", "社長", "037"),
    ("日程", 7, "id", "__", "010"),
]


def cell_of(sheet, row, key):
    """The name of the cell of a key: in a vertical sheet beside it, else in the row."""
    cell = next(item for item in _sheet(sheet).cells if item.role == "key" and item.value == key)
    return reference(cell.row, VALUE_COLUMN) if row == 0 else reference(row, cell.column)


def _sheet(name):
    return next(sheet for sheet in plan().sheets if sheet.name == name)


@pytest.fixture(scope="module")
def found():
    return found_in(spoiled({(sheet, cell_of(sheet, row, key)): value for sheet, row, key, value, _ in CELLS}))


@pytest.mark.parametrize(
    ("sheet", "row", "key", "code"), [(sheet, row, key, code) for sheet, row, key, _, code in CELLS if code], ids=str
)
def test_a_seeded_fault_is_found_at_its_cell(found, sheet, row, key, code):
    assert (f"ESG-COMPANY-{code}", f"{sheet}!{cell_of(sheet, row, key)}") in found


def test_the_form_as_it_is_has_no_finding(aoba_workbook):
    assert found_in(aoba_workbook) == []


EMPTIED = [
    ("会社", 0, "name_ja", "012"),
    ("会社", 0, "head_office_en", "013"),
    ("会社", 0, "fiscal_year_end", "011"),
    ("社内書式", 0, "board_structure", "011"),
    ("投資", 8, "capex", "011"),
    ("投資", 9, "title_en", "013"),
    ("投資", 7, "id", "009"),
]


def test_each_needed_cell_that_is_empty_is_named_itself():
    keys = {("会社", 0, "name_en"), *((sheet, row, key) for sheet, row, key, _ in EMPTIED)}
    found = found_in(spoiled({(sheet, cell_of(sheet, row, key)): None for sheet, row, key in keys}))
    wanted = {(f"ESG-COMPANY-{code}", f"{sheet}!{cell_of(sheet, row, key)}") for sheet, row, key, code in EMPTIED}
    assert wanted <= set(found)


def test_an_empty_form_asks_for_the_cells_of_the_records_that_every_document_needs():
    found = found_in(write_book(form_plan(filling([]))))
    assert {code for code, _ in found} == {"ESG-COMPANY-011", "ESG-COMPANY-012"}
    assert {place.partition("!")[0] for _, place in found} == {"会社", "社内書式"}
    assert len(set(found)) == len(found) == 8
