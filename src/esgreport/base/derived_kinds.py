"""The kinds of rows that are worked out, not written by a person: their fields, and what holds them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DerivedKind:
    """The fields that rows of a kind may have, and the compartment that every one of them is in; empty: in none.

    Of a `single` kind there is one row.
    """

    fields: tuple[str, ...]
    compartment: str = ""
    single: bool = False


def _derived(fields: str, compartment: str = "our-view", *, single: bool = False) -> DerivedKind:
    return DerivedKind(tuple(fields.split()), compartment, single)


DERIVED_KINDS: Mapping[str, DerivedKind] = {
    "dependency": _derived("item top1 hhi neff suppliers spend single known region_share region_hhi hhi_low hhi_high"),
    "survival": _derived(
        "item recover cover survive survive_planned gap gap_planned stock_needed ratio status loss_per_event"
        " loss_planned"
    ),
    "stoppages": _derived("scenario item gap gap_planned relieved loss loss_planned"),
    "revenue_at_risk": _derived("item share"),
    "loss": _derived("scenario mean_loss eal_before eal_after p_year p_5_years p_10_years"),
    "curve": _derived("loss before after"),
    "waterfall": _derived("name value"),
    "cash_flow": _derived(
        "year capex running working_capital recovered outlay reduction net discounted cumulative profit"
    ),
    "profit_effect": _derived("year running expensed depreciation expense fixed_assets stock balance"),
    "sensitivity": _derived("name low high low_change high_change"),
    "option_results": _derived(
        "option capex opex outlay gap_closed cost_per_year eal_after eal_reduction npv npv_low npv_high"
        " tail_loss tail_total break_even_years pi irr increment_over increment_npv increment_capex increment_irr"
        " p_limit within_limit npv_range_low npv_range_high break_even_position"
    ),
    "option_swings": _derived("option swing name low high judged"),
    "verdict": _derived(
        "outcome proposed_is_best best best_npv cheapest other difference swing reason pays within_limit weakest"
        " weakest_now weakest_turn weakest_share weakest_change joint behind_best turn turn_best joint_turn"
        " joint_turn_best beyond beyond_npv below_highest",
        single=True,
    ),
    "situation": _derived("dependency days loss probabilities leak options decided published", single=True),
    "right_results": _derived("right probability payoff upkeep_cost npv switch_now advantage"),
    "leak_results": _derived(
        "technology estimate erosion response total share_of_margin per_year_before bound per_year_after reduction",
        "core-technology",
    ),
    "materiality": _derived("state base loss share limit flagged"),
    "indicator_states": DerivedKind(("indicator", "status")),
    "stakeholder_talks": DerivedKind(("stakeholder", "count", "last_on")),
    "reply_time": DerivedKind(("hours", "supplier")),
    "workings": _derived("name formula result assumption"),
}
# Single figures (`metrics.loss.…`) come in groups. Those that hold a compartment hold it in all their figures.
METRIC_GROUPS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "concentration", "survival", "gap_closed", "revenue_at_risk", "loss", "exceedance", "total", "appraisal",
            "break_even", "programme", "treatment", "profit", "stops",
        ),
        "our-view",
    ),
    "dialogue": "",
    "size": "",
}  # fmt: skip
# The kind of single figures, which are found by their ids.
METRICS = "metrics"
# Rows that every reader may see.
OPEN_KINDS: Mapping[str, DerivedKind] = {
    "guideline": DerivedKind(("title", "edition", "publisher", "published_on")),
    "check_items": DerivedKind(("question", "ours", "guideline")),
    "standing": DerivedKind(()),
    "document": DerivedKind(("issued", "as_of")),
}
