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
from esgreport.company.rules.fault import fault

HUNDRED = Decimal(100)
COMPARED = ("nothing", "proposed")


def faults_of_estimates(records: Records) -> Iterator[Finding]:
    """Findings ESG-COMPANY-134 to 143: shares, judgements without date or source, figures that lack an input."""
    yield from _shares(records)
    yield from _judged(records)
    yield from _recovery(records)
    yield from _effects(records)
    yield from _leaks(records)
    yield from _options(records)
    for opportunity in records.of(Opportunity):
        if not opportunity.sources:
            yield fault("ESG-COMPANY-143", opportunity, "sources")


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


def _judged(records: Records) -> Iterator[Finding]:
    # An owner of a small company is the source; there is no file of evidence beside what the owner says.
    with_evidence = any(company.listed for company in records.of(Company))
    for effect in records.of(Effect):
        for name in ("judged_on", "confidence"):
            if getattr(effect, name) is None:
                yield fault("ESG-COMPANY-137", effect, name)
    for recovery in records.of(Recovery):
        if recovery.judged_on is None:
            yield fault("ESG-COMPANY-137", recovery, "judged_on")
        if not recovery.sources and with_evidence:
            yield fault("ESG-COMPANY-138", recovery, "sources")


def _recovery(records: Records) -> Iterator[Finding]:
    items = {item.id: item for item in records.of(Item)}
    for recovery in records.of(Recovery):
        item = items.get(recovery.item)
        if item is not None and item.daily_use is None:
            yield fault("ESG-COMPANY-139", recovery, "item", value=recovery.item)


def _effects(records: Records) -> Iterator[Finding]:
    counted = {scenario.id: scenario.frequency is not None for scenario in records.of(Scenario)}
    for effect in records.of(Effect):
        if counted.get(effect.scenario) is False:
            yield fault("ESG-COMPANY-140", effect, "scenario", value=effect.scenario)


def _leaks(records: Records) -> Iterator[Finding]:
    for leak in records.of(LeakLoss):
        if leak.lag_years >= leak.years:
            yield fault(
                "ESG-COMPANY-141", leak, "lag_years", value=serialise(leak.lag_years), years=serialise(leak.years)
            )


def _options(records: Records) -> Iterator[Finding]:
    for programme in dict.fromkeys(option.programme for option in records.of(Option)):
        listed = [option for option in records.of(Option) if option.programme == programme]
        kinds = {option.kind for option in listed}
        for kind, name in shown_choices("kind", COMPARED).items():
            if kind not in kinds:
                yield fault("ESG-COMPANY-142", listed[0], "kind", value=programme, kind=kind, name=name)
