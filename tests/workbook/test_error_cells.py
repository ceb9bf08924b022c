"""Error cells and formulas without a value in the records that others build on: findings at their cells, and no crash."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from esgreport import api
from esgreport.base.catalogue import severity
from esgreport.base.finding import Severity
from esgreport.inputs.convert import files_without
from esgreport.inputs.form.redaction import Removal
from esgreport.inputs.project import Folder
from esgreport.system import SystemWorld
from tests.workbook.conftest import EXAMPLES, whole

SHEETS = ("計画", "投資", "選択肢", "リスクシナリオ", "調達品目", "コア技術", "指標", "役員・責任者")
FIRST = 7


def _spoil(sheet: str, value: str) -> tuple[bytes, set[str]]:
    """The workbook in which every value of the first record of a sheet but its id is `value`, and those cells."""
    book = openpyxl.load_workbook(io.BytesIO(whole()))
    page = book[sheet]
    filled = [cell for cell in page[FIRST][1:] if cell.value is not None]
    for cell in filled:
        cell.value = value
        cell.data_type = "e" if value.startswith("#") else "f"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue(), {f"{sheet}!{cell.coordinate}" for cell in filled}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("value", ["#REF!", "=1400"])
def test_cells_without_a_value_are_findings_at_their_places(tmp_path: Path, sheet: str, value: str) -> None:
    project = tmp_path / "p"
    shutil.copytree(EXAMPLES / "aoba-precision", project, ignore=shutil.ignore_patterns("facts"))
    data, cells = _spoil(sheet, value)
    (project / "facts.xlsx").write_bytes(data)
    opened = api.open_project(str(project))
    assert opened.value is None
    errors = {item.origin.cell for item in opened.findings if item.origin and severity(item) is Severity.ERROR}
    assert cells and errors == cells


def test_facts_in_a_folder_and_in_a_workbook_are_one_finding(tmp_path: Path) -> None:
    project = tmp_path / "p"
    shutil.copytree(EXAMPLES / "aoba-precision", project)
    (project / "facts.xlsx").write_bytes(whole())
    opened = api.open_project(str(project))
    assert opened.value is None and [item.code for item in opened.findings] == ["ESG-PROJECT-008"]


def test_nothing_is_erased_from_a_workbook_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "facts.xlsx").write_bytes(b"no workbook")
    kept = files_without(
        Folder(SystemWorld(), str(tmp_path)),
        Removal(frozenset({("suppliers", "SUP-01")}), frozenset(), date(2026, 11, 20)),
    )
    assert kept.value is None and kept.findings
