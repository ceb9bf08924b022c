"""The built-in brand, a letter with every element, and the validator."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from esgreport.brand.compiled import DocxBrand
from esgreport.brand.docx.compile import compile_docx
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries
from esgreport.layout.plan import (
    Flow,
    FlowCell,
    FlowChart,
    FlowControl,
    FlowParagraph,
    FlowTable,
    Properties,
    Run,
    StyleRole,
    TableRole,
)
from esgreport.ooxml.package import Package, package_of

HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円 ]]> &amp; {{ESG}}'
FOLDER = Path(__file__).parents[2] / "content" / "brand" / "docx"


def built_in_package() -> Package:
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return package_of("built-in", {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in files})


@pytest.fixture(scope="session")
def brand() -> DocxBrand:
    compiled = compile_docx(built_in_package())
    assert compiled.value is not None
    return compiled.value


def paragraph(style: StyleRole, text: str, level: int = 0, restart: bool = False) -> FlowParagraph:
    return FlowParagraph(style, (Run(text),), level=level, restart=restart)


def cell(text: str, style: StyleRole = "table-text", tone: int = 0, span: int = 1) -> FlowCell:
    return FlowCell((paragraph(style, text),), tone=tone, span=span)


def chart() -> ChartPlan:
    values = (Decimal(1250), None)
    series = (ChartSeries(HOSTILE, values, "accent1"), ChartSeries("補助", values, "paper", "none", False))
    return ChartPlan("bar", (HOSTILE, "在庫"), series, Axis(), Axis(), "#,##0", legend=True)


def table(role: TableRole = "records") -> FlowTable:
    rows = (
        (cell("案件", "table-head"), cell("金額", "table-head")),
        (cell(HOSTILE), cell("450", tone=5)),
        (cell("合計", span=2),),
    )
    return FlowTable(role, (5000, 4070), rows, "案件の一覧", HOSTILE)


def letter() -> Flow:
    blocks = (
        paragraph("title", "経済安全保障への投資について"),
        paragraph("heading1", "1. 概要"),
        FlowControl("message", "社長メッセージ", (paragraph("body", HOSTILE), paragraph("body", "一\n二\t三"))),
        paragraph("list-number", "選ぶ", restart=True),
        paragraph("list-number", "認定する"),
        paragraph("list-number", "見直す", restart=True),
        paragraph("list-bullet", "点検", level=1),
        table(),
        table("sheet"),
        paragraph("caption", "図1"),
        FlowChart(5_400_000, 2_200_000, chart(), "図1", HOSTILE),
        table("panel"),
    )
    properties = Properties("投資について", "IR室", "青葉精密工業株式会社", "ja-JP", "公開", date(2026, 6, 15))
    return Flow(blocks, properties, "公開", "公表前・取扱注意", "青葉精密工業株式会社", "ja", Decimal("1.4"))


@pytest.fixture
def flow() -> Flow:
    return letter()


@pytest.fixture
def errors_of(tmp_path: Path) -> Callable[[bytes, str], list[object]]:
    validator = os.environ.get("ESGREPORT_VALIDATOR", "")
    if not validator:
        pytest.skip("ESGREPORT_VALIDATOR does not name the Open XML SDK validator")

    def errors(data: bytes, ending: str) -> list[object]:
        path = tmp_path / f"checked.{ending}"
        path.write_bytes(data)
        answer = subprocess.run([validator, str(path)], capture_output=True, check=False, timeout=60)
        found: list[object] = json.loads(answer.stdout)["errors"]
        return found

    return errors
