"""Rules about judged figures: shares that sum, who judged and from what, inputs without which nothing is computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from esgreport.base.finding import Finding
from esgreport.company.choices import shown_choices
from esgreport.company.grammar.serialise import serialise
from esgreport.company.record_set import Records
from esgreport.company.records import (
    Company,
    Effect,
    Item,
    LeakLoss,
    Opportunity,
    Option,
    Recovery,
    Scenario,
    SupplyShare,
    Transaction,
)
from esgreport.company.records.supply import STOCK_IN_DAYS
from esgreport.company.rules.fault import fault

HUNDRED = Decimal(100)
COMPARED = ("nothing", "proposed")


def faults_of_estimates(records: Records) -> Iterator[Finding]:
    """Findings ESG-COMPANY-134 to 143: shares, judgements without date or source, figures that lack an input."""
    return (found for rule in RULES for found in rule(records))


def _shares(records: Records) -> Iterator[Finding]:
    bought = {line.item for line in records.of(Transaction)}
    items = dict.fromkeys(share.item for share in records.of(SupplyShare))
    for item in items:
        shares = [share for share in records.of(SupplyShare) if share.item == item]
        total = sum((share.share.value for share in shares), Decimal(0))
        if item in bought:
            yield fault("ESG-COMPANY-136", shares[0], "item", value=item)
        if total > HUNDRED:
            yield fault("ESG-COMPANY-134", shares[-1], "share", value=item, total=f"{total:f}%")
        elif total < HUNDRED:
            yield fault("ESG-COMPANY-135", shares[-1], "share", value=item, rest=f"{HUNDRED - total:f}%")


def _judged_effects(records: Records) -> Iterator[Finding]:
    for effect in records.of(Effect):
        lacking = (name for name in ("judged_on", "confidence") if getattr(effect, name) is None)
        yield from (fault("ESG-COMPANY-137", effect, name) for name in lacking)


def _judged_recovery(records: Records) -> Iterator[Finding]:
    # An owner of a small company is the source; there is no file of evidence beside what the owner says.
    with_evidence = any(company.listed for company in records.of(Company))
    for recovery in records.of(Recovery):
        if recovery.judged_on is None:
            yield fault("ESG-COMPANY-137", recovery, "judged_on")
        if not recovery.sources and with_evidence:
            yield fault("ESG-COMPANY-138", recovery, "sources")


def _unmeasured(records: Records) -> Iterator[Finding]:
    items = {item.id for item in records.of(Item) if item.daily_use is None}
    unmeasured = (
        recovery for recovery in records.of(Recovery) if recovery.item in items and recovery.stock.unit != STOCK_IN_DAYS
    )
    return (fault("ESG-COMPANY-139", recovery, "item", value=recovery.item) for recovery in unmeasured)


def _uncounted(records: Records) -> Iterator[Finding]:
    scenarios = {scenario.id for scenario in records.of(Scenario) if scenario.frequency is None}
    uncounted = (effect for effect in records.of(Effect) if effect.scenario in scenarios)
    return (fault("ESG-COMPANY-140", effect, "scenario", value=effect.scenario) for effect in uncounted)


def _leaks(records: Records) -> Iterator[Finding]:
    for leak in (leak for leak in records.of(LeakLoss) if leak.lag_years >= leak.years):
        lag, years = serialise(leak.lag_years), serialise(leak.years)
        yield fault("ESG-COMPANY-141", leak, "lag_years", value=lag, years=years)


def _options(records: Records) -> Iterator[Finding]:
    for programme in dict.fromkeys(option.programme for option in records.of(Option)):
        listed = [option for option in records.of(Option) if option.programme == programme]
        kinds = {option.kind for option in listed}
        lacking = ((kind, name) for kind, name in shown_choices("kind", COMPARED).items() if kind not in kinds)
        for kind, name in lacking:
            yield fault("ESG-COMPANY-142", listed[0], "kind", value=programme, kind=kind, name=name)


def _unproved(records: Records) -> Iterator[Finding]:
    unproved = (opportunity for opportunity in records.of(Opportunity) if not opportunity.sources)
    return (fault("ESG-COMPANY-143", opportunity, "sources") for opportunity in unproved)


RULES = (_shares, _judged_effects, _judged_recovery, _unmeasured, _uncounted, _leaks, _options, _unproved)
