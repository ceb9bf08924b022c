"""Every kind of derived row of the example against figures worked out here, in another way than in the source."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal as D

import pytest

from esgreport.metrics.concentration import top_bounds
from esgreport.metrics.derivation import exact
from esgreport.metrics.exceedance import loss_grid
from esgreport.metrics.materiality import materiality
from tests.metrics.example import EXAMPLE, MILLION, derived, figures, number

# The reference: mean losses of one event in million yen, events a year, and what the measures leave of both.
MEAN = {"SCN-1": 400.0, "SCN-2": 808.0025653891449, "SCN-3": 2020.0064134728643}
OFTEN = {"SCN-1": 0.2, "SCN-2": 0.1, "SCN-3": 0.05}
LEFT = {"SCN-1": 0.45, "SCN-2": 0.6, "SCN-3": 0.5}
BEFORE = sum(OFTEN[name] * MEAN[name] for name in MEAN)
AFTER = sum(OFTEN[name] * MEAN[name] * LEFT[name] for name in MEAN)
YEARS, RATE = 8, 0.06
# The measures as the file has them: million yen, million yen a year, first and last month counted from April 2026.
MEASURES = {
    "INV-1": (90, 5, 6, 20), "INV-2": (60, 6, 6, 14), "INV-3": (70, 2, 12, 35), "INV-4": (15, 2, 6, 23),
    "INV-5": (45, 3, 6, 17), "INV-6": (5, 1, 9, 23), "INV-7": (5, 1, 6, 11), "INV-8": (10, 0, 12, 23),
}  # fmt: skip
EXTRA = {**MEASURES, "extra": (400, 15, 6, 35)}
EFFECTS = (
    ("INV-1", "SCN-1", 0.75), ("INV-2", "SCN-1", 0.6), ("INV-1", "SCN-2", 0.8), ("INV-3", "SCN-2", 0.75),
    ("INV-5", "SCN-3", 0.5), *(("extra", name, 0.85) for name in MEAN),
)  # fmt: skip


def monthly(measures, loss=1.0):
    """(cost, reduction) of every month from April 2026 for eight years, in million yen."""
    for month in range(12 * YEARS):
        spent = sum(
            capex / (last - first + 1) * (first <= month <= last) + opex / 12 * (month > last)
            for capex, opex, first, last in measures.values()
        )
        gained = 0.0
        for name, mean in MEAN.items():
            left = math.prod(f for by, on, f in EFFECTS if on == name and by in measures and month > measures[by][3])
            gained += OFTEN[name] * mean * (1 - left) / 12 * (loss if isinstance(loss, float) else loss[name])
        yield spent, gained


def present(amounts, rate=RATE):
    """Months in fiscal years, each year of months discounted from year 0."""
    return sum(amount / (1 + rate) ** (month // 12) for month, amount in enumerate(amounts))


def worth(measures=None, rate=RATE, loss=1.0):
    """The net present value in million yen, month by month."""
    return present([gained - spent for spent, gained in monthly(measures or MEASURES, loss)], rate)


COST, GAIN = (present(part) for part in zip(*monthly(MEASURES), strict=True))
LEVEL = sum(1 / 1.06**year for year in range(1, YEARS))
MINIMUM = {name: MEASURES[name] for name in ("INV-2", "INV-5")}

GOLDEN = {
    # M1, M2
    "dependency.IT-01.top1": 70, "dependency.IT-01.hhi": 5400, "dependency.IT-01.neff": 10_000 / 5400,
    "dependency.IT-01.suppliers": 3, "dependency.IT-01.spend": 1200 * MILLION, "dependency.IT-01.known": 100,
    "dependency.IT-01.region_share": 90, "dependency.IT-01.region_hhi": 8200,
    "dependency.IT-12.known": 14 / 24 * 100, "dependency.IT-12.hhi_low": (14 / 24 * 100) ** 2,
    "metrics.concentration.worst_top1": 100, "metrics.concentration.single_source_items": 3 / 12 * 100,
    "metrics.concentration.coverage": (1 - 10 / 2874) * 100, "metrics.concentration.hhi.IT-01": 5400,
    "metrics.concentration.country_hhi.IT-01": 8200,
    # M3 to M5
    "survival.IT-01.cover": 45, "survival.IT-01.survive": 50, "survival.IT-01.survive_planned": 20 + 3000 / 70,
    "survival.IT-01.gap": 70, "survival.IT-01.gap_planned": 120 - 20 - 3000 / 70, "survival.IT-01.stock_needed": 12_000,
    "survival.IT-01.ratio": 50 / 120 * 100, "survival.IT-01.loss_per_event": 70 * 1.5 * MILLION,
    "survival.IT-01.loss_planned": (120 - 20 - 3000 / 70) * 0.7 * 1.5 * MILLION,
    "survival.IT-04.survive": 60, "survival.IT-04.gap": 0, "survival.IT-04.ratio": 60 / 45 * 100, "survival.IT-04.cover": 60,
    "metrics.survival.worst_gap": 70, "metrics.survival.gap_planned.IT-01": 120 - 20 - 3000 / 70,
    "metrics.gap_closed.total": 3000 / 70 + 20 - 50,
    "stoppages.SCN-1-IT-01.gap_planned": 120 - 20 - 3000 / 70, "stoppages.SCN-2-IT-01.gap_planned": 70,
    "stoppages.SCN-5-IT-03.loss": (150 - 90) * 1.1 * MILLION,
    # M6
    "revenue_at_risk.IT-01.share": 65, "metrics.revenue_at_risk.union": 100,
    # M7
    "metrics.break_even.programme": GAIN / 0.35 / COST, "option_results.OPT-3.break_even_years": GAIN / 0.35 / COST,
    # M9
    "loss.SCN-2.mean_loss": MEAN["SCN-2"] * MILLION, "loss.SCN-2.eal_before": 0.1 * MEAN["SCN-2"] * MILLION,
    "loss.SCN-2.eal_after": 0.06 * MEAN["SCN-2"] * MILLION, "loss.SCN-3.eal_after": 0.025 * MEAN["SCN-3"] * MILLION,
    "loss.SCN-1.p_year": 100 * (1 - math.exp(-0.2)), "loss.SCN-1.p_5_years": 100 * (1 - math.exp(-1)),
    "loss.SCN-1.p_10_years": 100 * (1 - math.exp(-2)),
    "metrics.loss.eal.total.before": BEFORE * MILLION, "metrics.loss.eal.total.after": AFTER * MILLION,
    "metrics.loss.eal.SCN-1.after": 36 * MILLION,
    "metrics.loss.p_any.before": 100 * (1 - math.exp(-0.35)), "metrics.loss.p_any.after": 100 * (1 - math.exp(-0.325)),
    # M10
    "metrics.exceedance.appetite.before": 6.0930269807, "metrics.exceedance.appetite.after": 2.6544150329,
    "metrics.exceedance.return_10.before": 678.5647225961 * MILLION,
    "metrics.exceedance.return_20.after": 569.4409866627 * MILLION,
    "metrics.exceedance.return_100.after": 2004.8927984635 * MILLION,
    "metrics.total.step": 5 * MILLION, "metrics.total.p95.before": 1355 * MILLION,
    "metrics.total.p99.before": 3305 * MILLION, "metrics.total.p95.after": 640 * MILLION,
    "metrics.total.p99.after": 2120 * MILLION, "metrics.total.tail_mean.before": 4917.009332351851 * MILLION,
    # M12, M13
    "metrics.appraisal.annuity": LEVEL, "metrics.appraisal.eac": COST / LEVEL * MILLION,
    "metrics.appraisal.reduction": (BEFORE - AFTER) * MILLION, "metrics.appraisal.npv": worth() * MILLION,
    "metrics.appraisal.reduction_a_year": GAIN / LEVEL * MILLION,
    "metrics.appraisal.npv_low": worth(rate=0.08) * MILLION, "metrics.appraisal.npv_high": worth(rate=0.04) * MILLION,
    "metrics.appraisal.break_even_share": 100 * COST / GAIN, "metrics.appraisal.roi": 100 * (GAIN / COST - 1),
    "metrics.appraisal.benefit_per_yen": GAIN / COST,
    "metrics.programme.outlay": sum(spent for spent, _ in monthly(MEASURES)) * MILLION,
    "metrics.programme.in_period": sum(spent for spent, _ in list(monthly(MEASURES))[6:36]) * MILLION,
    "cash_flow.FY-2026.outlay": sum(spent for spent, _ in list(monthly(MEASURES))[:12]) * MILLION,
    "cash_flow.FY-2027.reduction": sum(gained for _, gained in list(monthly(MEASURES))[12:24]) * MILLION,
    "cash_flow.FY-2033.cumulative": worth() * MILLION, "cash_flow.FY-2033.running": 20 * MILLION,
    "option_results.OPT-2.capex": 105 * MILLION, "option_results.OPT-2.opex": 9 * MILLION,
    "option_results.OPT-2.npv": worth(MINIMUM) * MILLION,
    "option_results.OPT-2.cost_per_year": present([spent for spent, _ in monthly(MINIMUM)]) / LEVEL * MILLION,
    "option_results.OPT-4.capex": 700 * MILLION, "option_results.OPT-4.opex": 35 * MILLION,
    "option_results.OPT-4.eal_after": 0.85 * AFTER * MILLION,
    "option_results.OPT-4.eal_reduction": (BEFORE - 0.85 * AFTER) * MILLION,
    "option_results.OPT-4.npv": worth(EXTRA) * MILLION,
    "option_results.OPT-4.tail_loss": 0.85 * 2004.8927984635 * MILLION,
    "option_results.OPT-4.tail_total": 0.85 * 2120 * MILLION, "option_results.OPT-1.tail_total": 3305 * MILLION,
    "option_results.OPT-1.npv": 0, "option_results.OPT-2.gap_closed": 25,
    "sensitivity.rate.low": worth(rate=0.08) * MILLION, "sensitivity.rate.high": worth(rate=0.04) * MILLION,
    "sensitivity.rate.low_change": (worth(rate=0.08) - worth()) * MILLION,
    "sensitivity.severity.high": worth(loss=1.25) * MILLION, "sensitivity.severity.low": worth(loss=0.75) * MILLION,
    "sensitivity.effect.high": worth(loss=1.25) * MILLION, "sensitivity.effect.low": worth(loss=0.75) * MILLION,
    "sensitivity.cost.low": (GAIN - 1.2 * COST) * MILLION, "sensitivity.cost.high": (GAIN - 0.9 * COST) * MILLION,
    "sensitivity.frequency.low": worth(loss={"SCN-1": 0.5, "SCN-2": 0.5, "SCN-3": 0.4}) * MILLION,
    # M14 to M17
    "right_results.RGT-1.probability": 100 * (1 - math.exp(-0.1)),
    "leak_results.LKL-1.response": 100 / 1.06**2 * MILLION,
    "leak_results.LKL-1.per_year_after": 16286944.74426689, "leak_results.LKL-1.reduction": 16286944.74426689,
    "leak_results.LKL-1.share_of_margin": 100 * sum(share / 1.06**year for year, share in ((4, 0.15), (5, 0.3), (6, 0.4)))
    / sum(1 / 1.06**year for year in range(1, 7)),
    "materiality.before-net_assets.share": 3033.735825874 / 40_000 * 100, "materiality.after-net_assets.limit": 3,
    "materiality.after-net_profit.share": 2004.8927984635 / 4_100 * 100,
    "metrics.dialogue.count.total": 20, "metrics.dialogue.count.in": 9, "metrics.dialogue.count.supplier": 6,
}  # fmt: skip


@pytest.mark.parametrize("name", GOLDEN)
def test_a_derived_figure_has_its_golden_value(plain, name) -> None:
    assert float(number(plain[name])) == pytest.approx(GOLDEN[name], rel=1e-6, abs=1e-4)


def test_units_are_those_of_what_is_counted(plain) -> None:
    units = {
        "survival.IT-01.stock_needed": "個",
        "survival.IT-01.gap": "日",
        "survival.IT-04.stock_needed": "kg",
        "metrics.break_even.programme": "年",
        "metrics.appraisal.benefit_per_yen": "倍",
        "metrics.dialogue.count.total": "件",
        "dependency.IT-01.suppliers": "社",
    }
    assert {name: plain[name].unit for name in units} == units


def ids(plain, kind):
    """The ids of the rows of a kind, in their order."""
    return list(dict.fromkeys(name.split(".")[1] for name in plain if name.startswith(f"{kind}.")))


def test_rows_come_in_the_order_in_which_they_matter(plain) -> None:
    gaps = [number(plain[f"survival.{row}.gap"]) for row in ids(plain, "survival")]
    assert gaps == sorted(gaps, reverse=True) and gaps[0] > gaps[-1]
    tops = [number(plain[f"dependency.{row}.top1"]) for row in ids(plain, "dependency")]
    assert tops == sorted(tops, reverse=True) and tops[0] > tops[-1]
    assert ids(plain, "sensitivity") == [
        "frequency", "recovery", "effect", "severity", "cost", "horizon", "rate",
    ]  # fmt: skip


def test_the_waterfall_leads_from_the_loss_before_to_the_loss_after(plain) -> None:
    steps = [float(number(plain[f"waterfall.{row}.value"])) / MILLION for row in ids(plain, "waterfall")]
    assert steps[0] == pytest.approx(BEFORE)
    assert steps[-1] == pytest.approx(AFTER)
    assert sum(steps[:-1]) == pytest.approx(AFTER)
    assert steps[1:-1] == sorted(steps[1:-1]) and max(steps[1:-1]) < 0
    assert (plain["waterfall.W-01.name"].en, plain["waterfall.W-06.name"].en) == ("Before", "After")


def test_the_curve_falls_and_the_measures_lower_it(plain) -> None:
    rows = ids(plain, "curve")
    loss, before, after = ([float(number(plain[f"curve.{row}.{name}"])) for row in rows] for name in ("loss", "before", "after"))  # fmt: skip
    assert loss == sorted(loss) and loss[0] == 40 * MILLION and loss[-1] == 4000 * MILLION
    assert before == sorted(before, reverse=True) and after == sorted(after, reverse=True)
    assert all(low < high for low, high in zip(after, before, strict=True))


def test_the_grid_of_the_curve_grows_by_one_factor() -> None:
    assert loss_grid(1, 1000, 4) == (1, 10, 100, 1000)


def test_states_and_flags_say_what_they_compare(plain) -> None:
    assert plain["survival.IT-03.status"] == "amber" and plain["survival.IT-04.status"] == "green"
    assert plain["stoppages.SCN-1-IT-01.relieved"] is True
    states = [plain[f"indicator_states.IND-{n}.status"] for n in range(1, 6)]
    assert states == ["amber"] * 5
    reached = figures(
        [("programme", "baseline: 0%, current: 42%, target: 80%", "baseline: 0%, current: 81%, target: 80%")]
    )
    assert reached["indicator_states.IND-1.status"] == "met"


def test_a_loss_that_just_reaches_the_screen_is_flagged() -> None:
    [screen] = materiality(D(3), {"net_assets": D(100)})
    assert screen.flagged


def test_the_last_talk_is_the_latest_day(plain) -> None:
    text = (EXAMPLE / "facts/dialogue.yaml").read_text("utf-8")
    days = [date.fromisoformat(day) for day in re.findall(r"stakeholder: STK-1, .*?\bon: (\d{4}-\d\d-\d\d)", text)]
    assert len(set(days)) > 1
    assert plain["stakeholder_talks.STK-1.last_on"] == max(days)
    assert plain["stakeholder_talks.STK-1.count"].value == len(days)


def test_months_are_the_first_and_the_last(plain) -> None:
    assert plain["metrics.concentration.months"].en == "2025-04 to 2026-03"


def with_planned_stock(amount):
    """The example with stock to be added to its magnets."""
    return figures([("supply", "alternative_start: 20日,", f"alternative_start: 20日, planned_stock: {amount},")])


@pytest.mark.parametrize("amount", ["1,400個", "14日分"])
def test_days_after_the_plan_count_the_stock_that_is_to_be_added(plain, amount) -> None:
    quoted = f'"{amount}"'
    found = {name: number(value) for name, value in with_planned_stock(quoted).items()}
    # 5,000 and 1,400 at 100 a day, with 30 a day from day 20: 20 + (6,400 − 2,000)/70; without the source 64 days.
    short = 120 - 20 - 4400 / 70
    assert float(found["survival.IT-01.survive_planned"]) == pytest.approx(20 + 4400 / 70)
    assert float(found["survival.IT-01.gap_planned"]) == pytest.approx(short)
    assert float(found["survival.IT-01.loss_planned"]) == pytest.approx(short * 0.7 * 1.5 * MILLION)
    assert float(found["metrics.gap_closed.total"]) == pytest.approx(70 - short)
    assert float(found["stoppages.SCN-1-IT-01.gap_planned"]) == pytest.approx(short)
    # The second source stops for the same cause in SCN-2, and the added stock does not.
    assert found["stoppages.SCN-2-IT-01.gap_planned"] == 120 - 64
    assert found["stoppages.SCN-2-IT-01.loss_planned"] == (120 - 64) * 1.5 * MILLION
    now = ("cover", "survive", "gap", "ratio", "loss_per_event", "stock_needed")
    assert [found[f"survival.IT-01.{name}"] for name in now] == [
        number(plain[f"survival.IT-01.{name}"]) for name in now
    ]


def test_stock_that_is_to_be_added_is_an_input_of_the_days_after_the_plan_and_of_nothing_else() -> None:
    changes = [("supply", "alternative_start: 20日,", 'alternative_start: 20日, planned_stock: "1,400個",')]
    facts = derived(changes)
    assert "recovery.REC-1.planned_stock" in facts["survival.IT-01.gap_planned"].inputs
    assert "recovery.REC-1.planned_stock" in facts["stoppages.SCN-1-IT-01.gap_planned"].inputs
    assert "recovery.REC-1.planned_stock" not in facts["survival.IT-01.gap"].inputs


def test_a_derived_label_is_the_strictest_of_all_inputs(facts) -> None:
    # The items are internal, their recovery is the board's; the first input of the row is internal.
    stoppage = facts["survival.IT-01.loss_per_event"]
    assert stoppage.inputs[0] == "items.IT-01.daily_use"
    assert str(stoppage.label) == "board +our-view"
    assert str(facts["dependency.IT-01.hhi"].label) == "internal +our-view"


def test_a_figure_names_its_own_inputs_after_those_of_its_row(facts) -> None:
    assert facts["survival.IT-01.loss_per_event"].inputs[-1] == "items.IT-01.margin_per_day"
    assert "items.IT-01.margin_per_day" not in facts["survival.IT-01.gap"].inputs
    assert "effects.EFF-1.severity_factor" in facts["loss.SCN-1.eal_after"].inputs
    assert not [name for name in facts["loss.SCN-1.eal_before"].inputs if name.startswith("effects.")]


def test_stock_is_counted_and_recovery_is_judged(facts) -> None:
    basis = {name: facts[f"survival.IT-01.{name}"].basis for name in ("cover", "survive", "gap", "survive_planned")}
    assert basis == {"cover": "actual", "survive": "actual", "gap": "estimate", "survive_planned": "estimate"}
    assert facts["curve.P-01.before"].basis == "scenario"


def test_a_float_keeps_ten_places_and_no_noise() -> None:
    assert (exact(1 / 3), exact(0.1 + 0.2), exact(2.0)) == (D("0.3333333333"), D("0.3"), D(2))


def test_longer_recovery_raises_what_prevention_is_worth(plain) -> None:
    low, high = (float(number(plain[f"sensitivity.recovery.{end}"])) for end in ("low", "high"))
    # IT-01 lasts 50 days of 120, the others of SCN-2 likewise: 1.5 times as long costs (180 − 50)/(120 − 50).
    longer = {"SCN-1": 130 / 70, "SCN-2": (130 * 1.5 + 135 * 1.1) / (70 * 1.5 + 60 * 1.1), "SCN-3": 1}
    assert high / MILLION == pytest.approx(worth(loss=longer), rel=1e-6)
    assert low < float(number(plain["metrics.appraisal.npv"])) < high


def test_one_grid_serves_before_and_after(plain) -> None:
    strong = [("risk", f"severity_factor: {factor}", "severity_factor: 0.01") for factor in ("0.75", "0.6", "0.8")]
    found = figures([*strong, ("risk", "frequency_factor: 0.5", "frequency_factor: 0.01")])
    assert found["metrics.total.step"] == plain["metrics.total.step"]
    assert found["metrics.total.p99.after"] != plain["metrics.total.p99.after"]


def test_the_unknown_rest_may_be_one_source_larger_than_all_known() -> None:
    bounds = top_bounds([D(30), D(20)])
    assert (bounds.least, bounds.greatest) == (30, 50)
