"""Charts say what they mean: order, colours, fills, axes, helper series."""

from __future__ import annotations

from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from esgreport.layout.chart_arrangement import chart_plan, rises, shown_unit
from esgreport.layout.chart_plan import ChartPlan


def plan(chart: Any, language: Any = "ja") -> ChartPlan:
    return chart_plan(chart, language, Decimal(10))


def test_dependency_bars_lie_and_run_from_the_largest_to_the_smallest(trees: ModuleType) -> None:
    made = plan(trees.dependency())
    assert made.kind == "bar"
    assert made.categories == ("計測ソフトウェア", "高純度石英", "希土類磁石", "制御用半導体", "特殊鋼")
    assert made.series[0].values == tuple(map(Decimal, ("71", "62.5", "48", "35.2", "28.1")))
    assert made.number_format == '0.0"%"' and not made.legend


def test_equal_bars_keep_their_order_and_missing_ones_come_last(trees: ModuleType) -> None:
    chart = trees.chart("dependency", list("abcd"), trees.series("s", "share", [None, 5, 7, 5]))
    assert plan(chart).categories == ("c", "b", "d", "a")


def test_the_unit_stands_beside_a_chart_unless_its_labels_carry_it(trees: ModuleType) -> None:
    assert shown_unit(trees.dependency()) == ""
    assert shown_unit(trees.waterfall()) == "百万円"
    assert plan(trees.waterfall()).number_format == "#,##0"


def test_a_waterfall_hangs_each_step_from_the_one_before(trees: ModuleType) -> None:
    made = plan(trees.waterfall())
    base, total, less = made.series
    assert base.fill == "none" and base.name in made.hidden_legend and not base.labels
    assert base.values == (None, Decimal(940), Decimal(680), Decimal(480), None)
    tops = [(base.values[at] or 0) + (less.values[at] or 0) for at in (1, 2, 3)]
    assert tops == [1250, 940, 680]
    assert total.color == "accent1" and less.color == "accent2"
    assert plan(trees.waterfall(), "en").series[0].name == "(base)"


def test_a_waterfall_that_rises_is_noticed(trees: ModuleType) -> None:
    total = trees.series("t", "total", [10, None, 12])
    assert rises(trees.chart("waterfall", list("abc"), total, trees.series("d", "decrease", [None, -2, None])))
    assert not rises(trees.waterfall())


@pytest.mark.parametrize(
    ("basis", "fill"), [("actual", "solid"), ("plan", "outline"), ("estimate", "hatch"), ("scenario", "hatch")]
)
def test_only_actual_values_are_solid(trees: ModuleType, basis: str, fill: str) -> None:
    made = plan(trees.chart("before-after", ["a"], trees.series("s", "after", [1], basis)))
    assert made.series[0].fill == fill


def test_before_and_after_stand_side_by_side_with_the_new_one_in_the_accent(trees: ModuleType) -> None:
    both = (trees.series("前", "before", [3]), trees.series("後", "after", [2]))
    made = plan(trees.chart("before-after", ["a"], *both))
    assert made.kind == "column" and not made.stacked and made.legend
    assert [series.color for series in made.series] == ["muted", "accent1"]
    assert made.value_axis.minimum == 0


def test_the_gap_of_survival_is_hatched_and_stacked_up_to_recovery(trees: ModuleType) -> None:
    made = plan(trees.survival())
    assert made.stacked and [series.fill for series in made.series] == ["solid", "hatch"]


def test_survival_without_a_gap_stands_beside_recovery(trees: ModuleType) -> None:
    both = (trees.series("持つ", "survive", [3]), trees.series("戻る", "recover", [9]))
    assert not plan(trees.chart("survival", ["a"], *both)).stacked


def test_a_wide_curve_has_powers_of_ten_and_a_narrow_one_has_not(trees: ModuleType) -> None:
    wide = plan(trees.exceedance())
    assert wide.category_axis.log and (wide.category_axis.minimum, wide.category_axis.maximum) == (10, 10000)
    assert wide.series[0].dash and not wide.series[1].dash
    assert wide.category_axis.title == "年間損失（百万円）"
    narrow = plan(trees.chart("exceedance", [], trees.curve("後", "after", [(100, 50), (400, 10)])))
    assert not narrow.category_axis.log and narrow.category_axis.minimum == 0


def test_a_point_that_is_missing_from_a_curve_leaves_xs_and_values_aligned(trees: ModuleType) -> None:
    series = trees.curve("後", "after", [(1, 2), (3, 4)])
    holed = trees.Series(series.name, "after", (series.points[0], None, series.points[1]))
    made = plan(trees.chart("exceedance", [], holed)).series[0]
    assert len(made.xs) == len(made.values) == 2
