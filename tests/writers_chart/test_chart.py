"""What a native chart shows, and that its workbook holds the same and nothing else."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils.cell import range_boundaries

from esgreport.brand.theme_color import ThemeColor
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries, PointLook
from esgreport.writers.chart import chart_parts

HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円'
COLORS = {
    "text": "1A1A1A",
    "muted": "4A5663",
    "line": "C0C4C8",
    "band": "EEF2F6",
    "paper": "FFFFFF",
    "accent1": "1F4E79",
    "accent2": "2A7F86",
    "accent3": "C4762B",
    "accent1-mid": "8FA7BC",
    "accent3-mid": "E2BB95",
}
SCHEMES = {
    "text": ThemeColor("tx1"), "paper": ThemeColor("bg1"), "accent1": ThemeColor("accent1"), "muted": ThemeColor(""),
}  # fmt: skip
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BASE = ChartPlan(
    "column",
    (HOSTILE, "=1+1", "在庫"),
    (
        ChartSeries("（補助）", (None, Decimal("900"), Decimal("0")), "paper", "none"),
        ChartSeries(HOSTILE, (Decimal("1250.50"), Decimal("-3"), None), "accent1"),
    ),
    Axis("百万円", minimum=Decimal(0)),
    Axis(),
    "#,##0.0",
    stacked=True,
    legend=True,
)
CURVE = ChartPlan(
    "curve",
    (),
    (
        ChartSeries("前", (Decimal(50), Decimal(1)), "accent3", xs=(Decimal(100), Decimal(2600)), labels=False),
        ChartSeries("後", (Decimal(50), Decimal(1)), "accent1", xs=(Decimal(60), Decimal(1200)), dash=True),
    ),
    Axis(log=True),
    Axis("損失額"),
    "#,##0",
)
PLANS = [BASE, dataclasses.replace(BASE, kind="bar", stacked=False), CURVE]


def chart(plan: ChartPlan) -> etree._Element:
    return etree.fromstring(chart_parts(plan, COLORS, SCHEMES)[0])


def sheet(plan: ChartPlan) -> Any:
    book = openpyxl.load_workbook(io.BytesIO(chart_parts(plan, COLORS, SCHEMES)[1]))
    assert book.sheetnames == ["Sheet1"]
    return book.active


def values(root: etree._Element, path: str) -> list[str | None]:
    return [row.get("val") for row in root.iter(C + path)]


def referenced(plan: ChartPlan) -> Iterator[tuple[str, dict[int, str]]]:
    for row in chart(plan).iter(C + "strRef", C + "numRef"):
        reference = row.findtext(C + "f") or ""
        cache = {int(point.get("idx", "")): point.findtext(C + "v") or "" for point in row.iter(C + "pt")}
        yield reference, cache


@pytest.mark.parametrize("plan", PLANS)
def test_every_cell_of_the_workbook_is_in_the_cache_and_the_other_way_round(plan: ChartPlan) -> None:
    page = sheet(plan)
    cached: dict[tuple[int, int], str] = {}
    for reference, cache in referenced(plan):
        name, cells = reference.split("!")
        assert name == "Sheet1"
        left, top, right, _ = range_boundaries(cells)
        assert left == right
        cached.update({(top + index, left): value for index, value in cache.items()})
    found = {(c.row, c.column): c.value for row in page.iter_rows() for c in row if c.value is not None}
    assert {key: str(value) if isinstance(value, str) else float(value) for key, value in found.items()} == {
        key: value if isinstance(found[key], str) else float(value) for key, value in cached.items()
    }


def test_text_that_looks_like_a_formula_is_text() -> None:
    page = sheet(BASE)
    assert page["A3"].value == "=1+1"
    assert page["A3"].data_type in ("s", "inlineStr")
    assert page["A2"].value == HOSTILE


def test_the_workbook_holds_no_properties_names_or_formulas() -> None:
    archive = zipfile.ZipFile(io.BytesIO(chart_parts(BASE, COLORS, SCHEMES)[1]))
    assert not [name for name in archive.namelist() if "docProps" in name]
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert b"definedName" not in archive.read("xl/workbook.xml")


def test_a_cell_that_spells_an_office_escape_keeps_its_underscore() -> None:
    plan = dataclasses.replace(BASE, categories=("_x0041_", "b", "c"))
    data = zipfile.ZipFile(io.BytesIO(chart_parts(plan, COLORS, SCHEMES)[1])).read("xl/worksheets/sheet1.xml")
    assert b">_x005F_x0041_<" in data


def test_numbers_are_written_in_full_and_without_trailing_noughts() -> None:
    plan = dataclasses.replace(
        BASE, series=(ChartSeries("大", (Decimal("1.50E+12"), Decimal("-0.0"), Decimal("0.10")), "accent1"),)
    )
    texts = [row.text for row in chart(plan).iterfind(f".//{C}val//{C}v")]
    assert texts == ["1500000000000", "0", "0.1"]


def test_values_that_are_no_numbers_raise() -> None:
    plan = dataclasses.replace(BASE, series=(ChartSeries("x", (Decimal("NaN"), None, None), "accent1"),))
    with pytest.raises(ValueError, match="finite"):
        chart_parts(plan, COLORS, SCHEMES)


def test_values_that_do_not_align_raise() -> None:
    plan = dataclasses.replace(BASE, series=(ChartSeries("x", (Decimal(1),), "accent1"),))
    with pytest.raises(ValueError, match="align"):
        chart_parts(plan, COLORS, SCHEMES)


def test_helper_series_are_neither_labelled_nor_in_the_legend() -> None:
    root = chart(BASE)
    entry = next(root.iter(C + "legendEntry"))
    assert [row.get("val") for row in entry] == ["0", "1"]
    first = next(root.iter(C + "ser"))
    assert first.find(f"{C}dLbls/{C}delete") is not None


def test_labels_of_nought_are_hidden() -> None:
    codes = [row.get("formatCode") for row in chart(BASE).iterfind(f".//{C}dLbls/{C}numFmt")]
    assert codes == ["#,##0.0;-#,##0.0;"]


def test_the_axis_marks_negative_numbers_as_the_labels_do() -> None:
    plan = dataclasses.replace(BASE, number_format="#,##0;△#,##0")
    codes = [row.get("formatCode") for row in chart(plan).iterfind(f".//{C}valAx/{C}numFmt")]
    assert codes == ["#,##0;△#,##0"]
    labels = [row.get("formatCode") for row in chart(plan).iterfind(f".//{C}dLbls/{C}numFmt")]
    assert labels == ["#,##0;△#,##0;"]


def test_stacked_bars_overlap_wholly_and_others_do_not() -> None:
    assert values(chart(BASE), "overlap") == ["100"]
    assert values(chart(PLANS[1]), "overlap") == []


def test_lying_bars_are_read_from_the_top() -> None:
    assert values(chart(PLANS[1]), "orientation") == ["maxMin", "minMax"]


def test_axis_ids_are_unsigned_and_cross_each_other() -> None:
    for plan in PLANS:
        ids = values(chart(plan), "axId")
        assert ids[:2] == ids[2:]
        assert all(str(value).isdigit() for value in ids)
        assert values(chart(plan), "crossAx") == ids[:2][::-1]


def test_an_axis_that_is_not_shown_brings_no_gridlines() -> None:
    hidden = dataclasses.replace(BASE, value_axis=Axis("百万円", visible=False))
    assert list(chart(hidden).iter(C + "majorGridlines")) == []
    assert len(list(chart(BASE).iter(C + "majorGridlines"))) == 1


def test_the_four_fills_differ_without_colour() -> None:
    fills = ("solid", "outline", "hatch", "none")
    ones = (Decimal(1), Decimal(1), Decimal(1))
    plan = dataclasses.replace(BASE, series=tuple(ChartSeries(f, ones, "accent1", f) for f in fills))
    shapes = [ser.find(C + "spPr") for ser in chart(plan).iter(C + "ser")]
    kinds = [etree.QName(shape[0]).localname for shape in shapes if shape is not None]
    assert kinds == ["solidFill", "solidFill", "pattFill", "noFill"]
    assert shapes[1] is not None
    assert shapes[1].find(f"{A}solidFill/{A}schemeClr").get("val") == "bg1"


def test_a_curve_has_a_log_axis_and_a_dashed_line() -> None:
    root = chart(CURVE)
    assert values(root, "logBase") == ["10"]
    assert [row.get("val") for row in root.iter(A + "prstDash")] == ["dash"]


def test_colours_without_a_theme_name_are_written_as_they_are() -> None:
    root = etree.fromstring(chart_parts(BASE, COLORS, {})[0])
    assert list(root.iter(A + "schemeClr")) == []
    assert "1F4E79" in {row.get("val") for row in root.iter(A + "srgbClr")}


def test_fonts_come_from_the_theme() -> None:
    for font in ("mn", "mj"):
        root = etree.fromstring(chart_parts(BASE, COLORS, SCHEMES, font)[0])
        assert {row.get("typeface") for row in root.iter(A + "ea")} == {f"+{font}-ea"}


def test_the_same_plan_gives_the_same_bytes() -> None:
    other = dataclasses.replace(BASE, size_pt=Decimal("12.00"))
    assert chart_parts(BASE, COLORS, SCHEMES) == chart_parts(other, dict(reversed(COLORS.items())), SCHEMES)


COLUMNS = ChartPlan(
    "column",
    ("甲", "乙"),
    (
        ChartSeries(
            "値",
            (Decimal(70), Decimal(-9)),
            "accent1",
            points=(PointLook(0, "mask", "paper", "inside"), PointLook(1, "solid", "muted", "none")),
        ),
        ChartSeries("基準", (Decimal(50), Decimal(50)), "accent3", labels=False, as_line=True, dash=True),
    ),
    Axis(),
    Axis(),
    "0",
)


def test_a_line_lies_over_columns_on_the_same_axes() -> None:
    root = chart(COLUMNS)
    (columns,), (lines,) = list(root.iter(C + "barChart")), list(root.iter(C + "lineChart"))
    assert [row.get("val") for row in columns.iterfind(C + "axId")] == [
        row.get("val") for row in lines.iterfind(C + "axId")
    ]
    assert lines.findtext(f"{C}ser/{C}tx//{C}v") == "基準" and columns.findtext(f"{C}ser/{C}tx//{C}v") == "値"
    assert next(lines.iter(A + "prstDash")).get("val") == "dash"


def test_points_have_their_own_look_and_label() -> None:
    first = next(chart(COLUMNS).iter(C + "ser"))
    looks = {row.find(C + "idx").get("val"): row for row in first.iterfind(C + "dPt")}  # type: ignore[union-attr]
    assert set(looks) == {"0", "1"}
    labels = list(first.iterfind(f"{C}dLbls/{C}dLbl"))
    assert labels[0].find(C + "dLblPos").get("val") == "inEnd"  # type: ignore[union-attr]
    assert labels[1].find(C + "delete").get("val") == "1"  # type: ignore[union-attr]


def test_a_point_may_say_its_name_and_its_value() -> None:
    point = ChartSeries("対策後", (Decimal("2.7"),), "accent1", xs=(Decimal(1000),), marker=True, said="both")
    root = chart(dataclasses.replace(CURVE, series=(*CURVE.series, point)))
    labels = list(root.iter(C + "dLbls"))[-1]
    shown = {name: labels.find(C + name).get("val") for name in ("showVal", "showSerName")}  # type: ignore[union-attr]
    assert shown == {"showVal": "1", "showSerName": "1"} and labels.findtext(C + "separator") == " "
