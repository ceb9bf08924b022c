"""The organisation: owners without a body, chairs whose office does not exist, two lead functions, half an appetite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.company.records import (
    Body,
    Effect,
    House,
    Indicator,
    Investment,
    Item,
    Officer,
    Programme,
    Recovery,
    Resolution,
    Scenario,
    UntreatedItem,
)

# What a recovery record says that the programme prepares.
PLANS = ("alternative_rate", "planned_stock")


def owner_without_body(dossier: Dossier) -> Iterable[Conflict]:
    """A person who owns something and belongs to no body any more."""
    placed: dict[str, Place] = {}
    for name, place in _charges(dossier):
        placed.setdefault(name, place)
    bodies = dossier.records.of(Body)
    for officer in dossier.records.of(Officer) if bodies else ():
        if officer.body is None and officer.id in placed:
            yield conflict(
                at(officer, "body"), placed[officer.id], more=(at(officer, "name").fact,), value=officer.name
            )


def _charges(dossier: Dossier) -> Iterator[tuple[str, Place]]:
    """(officer, place) of everything that an officer is in charge of."""
    records = dossier.records
    yield from ((item.owner, at(item, "owner")) for item in records.of(Investment))
    yield from ((item.owner, at(item, "owner")) for item in records.of(Indicator))
    yield from ((item.delegate, at(item, "delegate")) for item in records.of(Resolution))
    yield from ((item.proposer, at(item, "proposer")) for item in records.of(Resolution))


def chair_without_office(dossier: Dossier) -> Iterable[Conflict]:
    """A chair whose office none of the officers holds."""
    titles = [officer.title for officer in dossier.records.of(Officer)]
    for body in (body for body in dossier.records.of(Body) if body.chair is not None):
        chair = body.chair
        if titles and chair is not None and not any(chair.ja in title.ja for title in titles):
            yield conflict(at(body, "chair"), value=chair)


def two_lead_functions(dossier: Dossier) -> Iterable[Conflict]:
    """More than one body ticked as the lead function."""
    leads = [body for body in dossier.records.of(Body) if body.lead]
    return (conflict(at(body, "lead"), at(leads[0], "lead"), value=body.name) for body in leads[1:])


def appetite_in_part(dossier: Dossier) -> Iterable[Conflict]:
    """An appetite for loss without its probability, or a probability without the loss."""
    house = dossier.records.single(House)
    given = [name for name in ("appetite_loss", "appetite_probability") if getattr(house, name) is not None]
    if len(given) == 1:
        yield conflict(at(house, given[0]), given=given[0])


def decided_without_funding(dossier: Dossier) -> Iterable[Conflict]:
    """A programme that was approved and does not say from what it is paid."""
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.result == "approved"):
        programme = next((item for item in dossier.records.of(Programme) if item.id == paper.programme), None)
        if programme is not None and programme.funding is None:
            yield conflict(at(programme, "funding"), at(paper, "result"), value=programme.title)


def alternative_that_none_plans(dossier: Dossier) -> Iterable[Conflict]:
    """An item without an alternative today whose recovery counts on one, with no measure that would prepare it."""
    acted_on = {effect.scenario for effect in dossier.records.of(Effect)}
    treated = {name for item in dossier.records.of(Scenario) if item.id in acted_on for name in item.items}
    planned = {item.item: item for item in dossier.records.of(Recovery) if item.alternative_rate is not None}
    for item in dossier.records.of(Item):
        if item.alternative == "none" and item.id in planned and item.id not in treated:
            yield conflict(at(item, "alternative"), at(planned[item.id], "alternative_rate"), value=item.name)


def alternative_too_late(dossier: Dossier) -> Iterable[Conflict]:
    """An alternative that starts when the source has recovered: it helps nothing."""
    for item in (item for item in dossier.records.of(Recovery) if item.alternative_start is not None):
        start = item.alternative_start
        if start is not None and start.value >= item.time_to_recover.value:
            places = at(item, "alternative_start"), at(item, "time_to_recover")
            yield conflict(*places, start=start, recover=item.time_to_recover)


def untreated_and_treated(dossier: Dossier) -> Iterable[Conflict]:
    """An item left as it is whose recovery counts on a plan, or a scenario on which a measure works."""
    plans = {one.item: (one, [name for name in PLANS if getattr(one, name)]) for one in dossier.records.of(Recovery)}
    planned = {name: at(one, fields[0]) for name, (one, fields) in plans.items() if fields}
    acted_on = {effect.scenario: effect for effect in dossier.records.of(Effect)}
    for item in dossier.records.of(UntreatedItem):
        if item.subject in planned:
            yield conflict(at(item, "subject"), planned[item.subject], value=item.subject)
        if item.subject in acted_on:
            yield conflict(at(item, "subject"), at(acted_on[item.subject], "scenario"), value=item.subject)
