"""C25 progress: three bars in one place, labels that never lie over each other, and nothing but published values."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from types import ModuleType
from typing import Any

import pytest
from openpyxl import load_workbook

from esgreport.layout.chart_arrangement import chart_plan
from esgreport.layout.chart_plan import ChartPlan
from esgreport.writers.chart.workbook import workbook


def plan(trees: ModuleType, target: list[Any], current: list[Any], baseline: list[Any], *names: str) -> ChartPlan:
    all_series = (
        trees.series("実績", "current", current),
        trees.series("目標", "target", target),
        trees.series("基準値", "baseline", baseline),
    )
    named = names or tuple(f"指標{at}" for at in range(len(target)))
    return chart_plan(trees.chart("progress", list(named), *all_series), "ja", Decimal(9))


def test_the_target_is_outlined_under_the_value_now_and_that_under_the_baseline(trees: ModuleType) -> None:
    made = plan(trees, [80], [42], [10])
    assert made.kind == "bar" and made.overlap and not made.stacked
    assert [series.name for series in made.series] == ["目標", "実績", "基準値"]
    assert [series.fill for series in made.series] == ["outline", "solid", "solid"]
    assert [series.color for series in made.series] == ["accent1", "accent1", "muted"]
    assert [series.labels for series in made.series] == [True, True, False]


@pytest.mark.parametrize(
    ("target", "current", "places", "unsaid"),
    [
        (80, 42, ("outside", "inside"), ""),
        (80, 5, ("outside", "outside"), ""),
        (10, 5, ("outside", "none"), "\n実績 5%"),
        (60, 75, ("none", "inside"), "\n目標 60%"),
        (80, 0, ("outside", "outside"), ""),
    ],
)
def test_a_label_that_would_lie_over_another_is_said_under_the_name(
    trees: ModuleType, target: int, current: int, places: tuple[str, str], unsaid: str
) -> None:
    made = plan(trees, [90, target], [50, current], [0, 0])
    assert tuple(series.look(1).label for series in made.series[:2]) == places
    assert made.categories == ("指標0", f"指標1{unsaid}")


def test_a_label_of_nought_is_printed(trees: ModuleType) -> None:
    assert plan(trees, [80], [0], [0]).series[1].number_format.split(";") == ['0"%"', '-0"%"', '0"%"']


def test_what_is_said_of_an_indicator_takes_as_few_lines_as_hold_it(trees: ModuleType) -> None:
    name = "\n".join(("対話を終えた割合", "主要調達先五十社", "来年三月まで", "基準値一割", "計画の半分に届いていない"))
    made = plan(trees, [80], [42], [10], name)
    assert made.categories == (
        "対話を終えた割合\n主要調達先五十社、来年三月まで\n基準値一割、計画の半分に届いていない",
    )


def test_the_workbook_holds_the_three_values_of_each_indicator_and_no_more(trees: ModuleType) -> None:
    book = load_workbook(BytesIO(workbook(plan(trees, [80, 95], [42, 71], [0, 35]))))
    rows = [tuple(cell.value for cell in row) for row in book.active]  # type: ignore[union-attr]
    assert rows == [(None, "目標", "実績", "基準値"), ("指標0", 80, 42, 0), ("指標1", 95, 71, 35)]


def test_a_baseline_that_is_withheld_leaves_the_other_two_bars(trees: ModuleType) -> None:
    both = (trees.series("実績", "current", [42]), trees.series("目標", "target", [80]))
    made = chart_plan(trees.chart("progress", ["a"], *both), "en", Decimal(9))
    assert [series.values for series in made.series] == [(80,), (42,), (None,)]
