"""The example company as a workbook, ways to spoil it, and what is then found."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from esgreport.company.raw_record import gather
from esgreport.inputs.form.exchange import filling
from esgreport.inputs.form.plan import form_plan
from esgreport.inputs.form.reading import read_form
from esgreport.inputs.read import Inputs, decode_inputs
from esgreport.layout.book.plan import CellPlan
from esgreport.reading.xlsx.book import numbers
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.reading.yaml import read_yaml
from esgreport.writers.xlsx.book import write_book

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def yaml_files(example):
    """(name, bytes) of the facts of an example."""
    root = EXAMPLES / example
    return [(path.relative_to(root).as_posix(), path.read_bytes()) for path in sorted(root.glob("facts/*.yaml"))]


@cache
def plan():
    """The form, filled with the example Aoba."""
    trees = [(name, read_yaml(data, name).value) for name, data in yaml_files("aoba-precision")]
    return form_plan(filling(gather(trees).records))


def spoiled(changes):
    """The workbook with other values in some cells: `{("投資", "H8"): "300"}`; None empties a cell."""
    made = plan()
    sheets = []
    for sheet in made.sheets:
        own = {numbers(cell): value for (name, cell), value in changes.items() if name == sheet.name}
        cells = [cell for cell in sheet.cells if (cell.row, cell.column) not in own]
        cells += [CellPlan(*place, value, "value") for place, value in own.items() if value is not None]
        sheets.append(dataclasses.replace(sheet, cells=tuple(cells)))
    return write_book(dataclasses.replace(made, sheets=tuple(sheets)))


@cache
def whole():
    """The bytes of the workbook as it is."""
    return write_book(plan())


def edited(change):
    """The workbook after `change(openpyxl workbook)`."""
    book = openpyxl.load_workbook(io.BytesIO(whole()))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def found_in(data):
    """Everything that is found in a workbook of facts, as (code, place)."""
    book = read_xlsx(data, "facts.xlsx")
    if book.value is None:
        return [(item.code, str(item.origin)) for item in book.findings]
    form = read_form(book.value)
    decoded = decode_inputs(Inputs((), form.tables, form, True))
    return [(item.code, re.sub("^facts.xlsx ?", "", str(item.origin))) for item in (*form.findings, *decoded.findings)]


@pytest.fixture(scope="session")
def aoba_workbook():
    return whole()


def records_of(data):
    """The records of a workbook, which must have no finding."""
    book = read_xlsx(data, "facts.xlsx")
    assert book.findings == ()
    form = read_form(book.value)
    decoded = decode_inputs(Inputs((), form.tables, form, True))
    assert (*form.findings, *decoded.findings) == ()
    return decoded.value


def members(data):
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def zipped(parts):
    """A package of `parts`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def sheet_part(data, name):
    """The part of the sheet called `name`."""
    parts = members(data)
    number = re.search(f'<sheet name="{name}" sheetId="([0-9]+)"', parts["xl/workbook.xml"].decode())[1]
    return f"xl/worksheets/sheet{number}.xml"
