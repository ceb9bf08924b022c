"""Facts that are derived from records: sources behind traders and groups, common causes, screens, swings, options."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from tests.metrics.example import MILLION, figures, number


def test_the_figures_of_the_reference_stand_in_the_example(plain) -> None:
    found = plain
    assert found["metrics.concentration.hhi.IT-01"] == 5400
    assert float(number(found["metrics.loss.eal.total.before"])) == pytest.approx(261.8005772125577 * MILLION, rel=1e-6)
    assert float(number(found["metrics.loss.eal.total.after"])) == pytest.approx(134.9803142601703 * MILLION, rel=1e-6)
    assert float(number(found["metrics.total.p99.before"])) == pytest.approx(3300 * MILLION, rel=5e-3)
    assert float(number(found["metrics.total.p99.after"])) == pytest.approx(2120 * MILLION, rel=5e-3)


def test_companies_of_one_group_count_as_one_source(plain) -> None:
    group = "parent_ja: 常葉グループ, parent_en: Tokiwa Group, tier: 1"
    changes = [
        ("suppliers", f"name_en: {name}, region_ja: {ja}, region_en: {en}, tier: 1", f"name_en: {name}, region_ja: {ja}, region_en: {en}, {group}")
        for name, ja, en in (("Tokiwa Wire Co.", "国内", "Japan"), ("Satsuki Wire Co.", "C地域", "Region C"))
    ]  # fmt: skip
    found = figures(changes)
    assert plain["dependency.IT-06.suppliers"].value == 2
    assert found["dependency.IT-06.suppliers"].value == 1
    assert found["metrics.concentration.hhi.IT-06"] == 10_000
    assert found["dependency.IT-06.single"] is True


def test_a_maker_behind_a_trading_company_is_counted_where_its_site_is_named() -> None:
    line = "  - {{id: T-{n}, item: IT-12, supplier: SUP-26, site: {site}, period: 2025-04, amount: {amount}}}\n"
    every = (
        "transactions:\n"
        + line.format(n=1, site="SST-25", amount="60円")
        + line.format(n=2, site="SST-26", amount="40円")
    )
    found = figures(more=every, transactions=False)
    assert number(found["dependency.IT-12.known"]) == 60
    assert number(found["dependency.IT-12.top1"]) == 60
    assert (found["dependency.IT-12.hhi_low"], found["dependency.IT-12.hhi_high"]) == (3600, 3600 + 1600)
    assert number(found["metrics.concentration.coverage"]) == 60


def test_with_no_maker_known_the_bounds_say_so() -> None:
    text = "transactions:\n  - {id: T-1, item: IT-12, supplier: SUP-26, period: 2025-04, amount: 5円}\n"
    found = figures(more=text, transactions=False)
    assert number(found["dependency.IT-12.known"]) == 0
    assert (found["dependency.IT-12.hhi_low"], found["dependency.IT-12.hhi_high"]) == (0, 10_000)


def test_shares_that_are_known_in_part_give_bounds_and_no_index() -> None:
    share = "  - {{id: SHR-{n}, item: IT-12, supplier: SUP-0{n}, share: {share}%, judged_by_ja: 甲, judged_by_en: A, judged_on: 2026-09-10, confidence: C}}\n"
    part = figures(
        more="supply_shares:\n" + share.format(n=1, share=50) + share.format(n=2, share=20), transactions=False
    )
    assert "dependency.IT-12.hhi" not in part
    assert (part["dependency.IT-12.hhi_low"], part["dependency.IT-12.hhi_high"]) == (2900, 3400)
    assert (number(part["dependency.IT-12.top1"]), number(part["dependency.IT-12.top1_high"])) == (50, 50)
    whole = figures(
        more="supply_shares:\n" + share.format(n=1, share=70) + share.format(n=2, share=30), transactions=False
    )
    assert whole["dependency.IT-12.hhi"] == 5800
    assert "dependency.IT-12.hhi_low" not in whole


def test_an_alternative_that_shares_the_cause_gives_no_relief_in_that_scenario(plain) -> None:
    found = plain
    assert number(found["stoppages.SCN-1-IT-01.loss"]) == 105 * MILLION
    assert float(number(found["stoppages.SCN-1-IT-01.loss_planned"])) == pytest.approx(60 * MILLION)
    assert number(found["stoppages.SCN-2-IT-01.loss_planned"]) == 105 * MILLION
    assert found["stoppages.SCN-2-IT-01.relieved"] is False


def test_a_loss_is_held_against_what_the_company_has_published(plain) -> None:
    found = plain
    loss = float(number(found["materiality.before-net_assets.loss"]))
    assert loss == pytest.approx(3033.735825874183 * MILLION, rel=1e-6)
    assert found["materiality.before-net_assets.flagged"] is True


def test_a_company_that_is_not_listed_has_no_screen() -> None:
    found = figures([("organisation", "listed: yes", "listed: no")])
    assert not [name for name in found if name.startswith("materiality.")]


def test_the_net_present_value_moves_with_each_assumption_in_the_right_direction(plain) -> None:
    found = plain
    base = float(number(found["metrics.appraisal.npv"]))
    for name in ("frequency", "severity", "effect", "recovery", "rate"):
        low, high = (float(number(found[f"sensitivity.{name}.{end}"])) for end in ("low", "high"))
        assert low < base < high, name


def test_the_right_and_the_leak_of_the_example(plain) -> None:
    found = plain
    assert float(number(found["right_results.RGT-1.advantage"])) == pytest.approx(
        float(number(found["right_results.RGT-1.npv"])) - float(number(found["right_results.RGT-1.switch_now"]))
    )
    leak = float(number(found["leak_results.LKL-1.total"]))
    wanted = sum(900 * share / 1.06**year for year, share in ((4, 0.15), (5, 0.30), (6, 0.40))) + 100 / 1.06**2
    assert leak == pytest.approx(wanted * MILLION, rel=1e-9)
    assert float(number(found["leak_results.LKL-1.per_year_before"])) == pytest.approx(leak * 0.05)
    assert float(number(found["leak_results.LKL-1.bound"])) == pytest.approx(leak * 0.05 / 2.718281828459045)


def test_every_indicator_has_a_state(plain) -> None:
    states = {name: value for name, value in plain.items() if name.startswith("indicator_states.") and "status" in name}
    assert set(states.values()) <= {"green", "amber", "red"} and len(states) == 5
    assert D(plain["survival.IT-01.ratio"].value) == pytest.approx(D("41.6667"), abs=D("0.001"))
    assert plain["survival.IT-01.status"] == "red"


def test_items_above_the_limit_are_left_open_unless_a_measure_or_a_reason_concerns_them(plain) -> None:
    reason = (
        "untreated:\n  - {id: UNT-9, programme: PRG-1, subject: IT-08, reason_ja: 理由, reason_en: reason, owner: OFF-2,"
        " review_on: 2027-09-30}\n"
    )
    before, explained = plain, figures(more=reason)
    assert number(before["metrics.treatment.above_limit"]) == 11
    left = number(before["metrics.treatment.left_open"])
    assert 0 < left < 11, "the magnets have a measure"
    assert number(explained["metrics.treatment.left_open"]) == left - 1
    raised = figures([("organisation", "concentration_limit: 50%", "concentration_limit: 100%")])
    assert number(raised["metrics.treatment.above_limit"]) == number(raised["metrics.treatment.left_open"]) == 0


def test_without_a_limit_of_the_house_nothing_is_above_it() -> None:
    found = figures([("organisation", "  concentration_limit: 50%\n", "")])
    assert not [name for name in found if name.startswith("metrics.treatment")]
