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
    assert total.color == "accent1" and less.color == "accent2-mid"
    assert less.number_format.startswith('"△"') and not total.number_format
    assert plan(trees.waterfall(), "en").series[0].name == "(base)"


def test_a_measure_without_a_reduction_has_no_column_in_a_waterfall(trees: ModuleType) -> None:
    total = trees.series("t", "total", [12, None, None, 10])
    steps = trees.series("d", "decrease", [None, 2, 0, None])
    made = plan(trees.chart("waterfall", ["前", "甲", "乙", "後"], total, steps))
    assert made.categories == ("前", "甲", "後")
    assert [series.values for series in made.series[1:]] == [(12, None, 10), (None, 2, None)]


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


def test_a_limit_is_a_line_over_columns_where_names_are_short(trees: ModuleType) -> None:
    share, limit = trees.series("比", "share", [70, 100]), trees.series("基準50%", "limit", [50, 50])
    made = plan(trees.chart("dependency", ["磁石", "鋼材"], share, limit))
    assert made.kind == "column" and made.categories == ("鋼材", "磁石") and made.legend
    line = made.series[-1]
    assert line.as_line and line.dash and line.values == (50, 50) and not line.labels


def test_a_limit_is_one_more_bar_where_names_are_long(trees: ModuleType) -> None:
    long = "とても長い名前を持つ特別な品目の一つ"
    share, limit = trees.series("比", "share", [70, 100]), trees.series("基準", "limit", [50, 50])
    made = plan(trees.chart("dependency", [long, "鋼材"], share, limit))
    assert made.kind == "bar" and made.categories == ("鋼材", long, "基準")
    assert made.series[-1].values == (None, None, 50)


def test_what_a_chart_is_not_about_steps_back(trees: ModuleType) -> None:
    points = tuple(trees.Point(f"p{at}", Decimal(value), lit=at == 1) for at, value in enumerate((3, 2, 1)))
    made = plan(trees.chart("dependency", list("abc"), trees.Series("比", "share", points)))
    assert {point.at: point.color for point in made.series[0].points} == {0: "muted", 2: "muted"}
    assert made.series[0].look(1).color == "accent1"


def tornado(trees: ModuleType, base: int, low: list[int | None], high: list[int | None]) -> ChartPlan:
    names = [str(at) for at, _ in enumerate(low)]
    middle = trees.series("見積り", "base", [base for _ in low])
    return plan(trees.chart("tornado", names, trees.series("悪", "low", low), trees.series("良", "high", high), middle))


def test_a_tornado_lies_on_the_axis_of_the_result(trees: ModuleType) -> None:
    made = tornado(trees, 230, [-97, 63], [835, 563])
    high, middle, low = made.series
    assert [item.values for item in (high, middle, low)] == [(835, 563), (230, 230), (-97, 63)]
    assert (middle.color, low.color, high.color) == ("accent3-mid", "accent3", "accent1-mid") and not middle.labels
    assert low.look(0).fill == "solid" and low.look(1).fill == "mask" and low.look(1).label == "inside"
    assert made.overlap and not made.legend and made.value_axis.minimum is not None
    assert made.value_axis.minimum < -97 and (made.value_axis.maximum or 0) > 835


def test_a_side_to_which_nothing_moves_ends_at_the_result_without_a_label(trees: ModuleType) -> None:
    made = tornado(trees, 230, [134, None], [None, 351])
    high, _, low = made.series
    assert high.values == (230, 351) and high.look(0).label == "none"
    assert low.values == (134, 230) and low.look(1).label == "none"


def test_a_result_below_zero_turns_the_tornado_round(trees: ModuleType) -> None:
    made = tornado(trees, -105, [-151, -129], [30, -69])
    low, middle, high = made.series
    assert [item.name for item in made.series] == ["悪", "見積り", "良"]
    assert low.color == "accent3-mid" and middle.color == high.color == "accent1-mid"
    assert high.look(0).fill == "solid" and high.look(1).fill == "mask"


def test_curves_that_cross_the_limit_are_labelled_there_in_place_of_a_legend(trees: ModuleType) -> None:
    curve = trees.curve("対策後", "after", [(10, 30), (1000, 2), (4000, 1)])
    limit = trees.curve("許容損失", "appetite", [(1000, 0), (1000, 30)])
    met = trees.curve("対策後", "after-at", [(1000, 2)])
    made = plan(trees.chart("exceedance", [], curve, limit, met))
    assert not made.legend and not made.value_axis.ruled
    assert made.series[2].marker and made.series[2].said == "both"
    assert made.series[1].said == "name" and made.series[1].look(0).label == "none"


def test_spending_is_stacked_with_its_sums_and_no_label_in_a_thin_part(trees: ModuleType) -> None:
    parts = trees.series("初期", "initial", [165, 0]), trees.series("運用", "running", [6, 22])
    made = plan(trees.chart("spending", ["2027年度", "2029年度"], *parts))
    assert made.stacked and made.series[-1].values == (171, 22) and made.series[-1].as_line
    assert made.series[-1].name in made.hidden_legend
    assert [point.at for point in made.series[1].points] == [0]
