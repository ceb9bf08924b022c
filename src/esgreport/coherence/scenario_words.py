"""What a scenario or an incident does by its words, against items, technologies, classes and customers on record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.coherence.stated_figures import lengths_in
from esgreport.coherence.text_numbers import EN, JA, numbers_by, says
from esgreport.company.records import Incident, Item, LeakLoss, Scenario, Technology

STOPPED = (
    re.compile(rf"{JA}製品(?:の生産)?が止ま"),
    re.compile(rf"{EN} products (?:stop|cannot)", re.IGNORECASE),
)
LOW = re.compile(
    r"影響[はもが](?:小さ|軽微)|impact (?:is|are) (?:put |judged )?(?:low|small)|impact are put low", re.IGNORECASE
)
HIGH = re.compile(
    r"影響[はもが](?:大き|甚大)|impact (?:is|are) (?:put |judged )?(?:high|large|great)|impact are put high",
    re.IGNORECASE,
)
LOWEST_OF_HIGH, HIGHEST_OF_LOW = 4, 2
DELIVERED = re.compile(
    r"(?:納期|納品|納入|出荷|お客様への供給)[^、。]*(?:遅れ|停止|遅延|滞)|"
    r"(?:delay(?:ed|s)?|late|stopp(?:ed|age)|suspen\w+) (?:of |in )?(?:deliver\w+|shipments?)|"
    r"customers (?:were|had|received)",
    re.IGNORECASE,
)


def products_that_stop(dossier: Dossier) -> Iterable[Conflict]:
    """Products said to stop in a scenario, against those made with the items that it stops."""
    items = {item.id: item for item in dossier.records.of(Item)}
    for scenario in (item for item in dossier.records.of(Scenario) if item.narrative is not None and item.items):
        made = {product for name in scenario.items if name in items for product in items[name].products}
        text = scenario.narrative or Text("", "")
        wrong = [written for written, number in numbers_by(*STOPPED, text) if number != len(made)]
        if made and wrong:
            places = (
                at(scenario, "narrative"),
                *(at(items[name], "products") for name in scenario.items if name in items),
            )
            yield conflict(*places, figure=wrong[0], true=len(made))


def years_of_another_leak(dossier: Dossier) -> Iterable[Conflict]:
    """Years or months in the words of a leak that are none of the leads and lags of the technologies."""
    leads = [item for item in dossier.records.of(Technology) if item.lead_months is not None]
    losses = dossier.records.of(LeakLoss)
    known = {item.lead_months.value for item in leads if item.lead_months is not None}
    known |= {years * 12 for item in losses for years in (item.lag_years, item.years)}
    for scenario in (item for item in dossier.records.of(Scenario) if item.kind == "leak" and leads and losses):
        stated = lengths_in(scenario.narrative) if scenario.narrative is not None else ()
        wrong = [months for unit, months in stated if unit == "months" and months not in known]
        if wrong:
            places = at(scenario, "narrative"), *(at(item, "lead_months") for item in leads)
            yield conflict(*places, *(at(item, "lag_years") for item in losses), value=scenario.narrative)


def class_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """An impact said to be put low or high, and placed at the other end of the map."""
    for scenario in (item for item in dossier.records.of(Scenario) if item.narrative is not None):
        text, placed = scenario.narrative or Text("", ""), int(scenario.impact_class or 0)
        low, high = says(LOW, text), says(HIGH, text)
        if placed and low != high and ((low and placed >= LOWEST_OF_HIGH) or (high and placed <= HIGHEST_OF_LOW)):
            yield conflict(at(scenario, "narrative"), at(scenario, "impact_class"), value=text, true=placed)


def customers_said_unaffected(dossier: Dossier) -> Iterable[Conflict]:
    """An incident that delayed deliveries, by its words, and affected no customer, by its record."""
    for incident in (item for item in dossier.records.of(Incident) if not item.customers_affected):
        stated = next((text for text in (incident.effect, incident.response) if text and says(DELIVERED, text)), None)
        if stated is not None:
            yield conflict(at(incident, "customers_affected"), at(incident, "effect"), value=stated)
