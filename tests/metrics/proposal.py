"""A programme made of records: three scenarios, eight measures and four options, in million yen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D
from itertools import starmap

from esgreport.base.quantity import Money, Percent
from esgreport.base.text import Text
from esgreport.company.record_set import Records, record_set
from esgreport.company.records import Company, Effect, House, Investment, Option, Programme, Scenario
from esgreport.metrics.derive import derive

WORDS = Text("語", "words")
ALL = ("INV-1", "INV-2", "INV-3", "INV-4", "INV-5", "INV-6", "INV-7", "INV-8")
COMPANY = Company(
    id="", name=WORDS, listed=False, fiscal_year_end="03-31", head_office=WORDS, business=WORDS,
    president_title=WORDS, president_name=WORDS,
)  # fmt: skip


def yen(amount) -> Money:
    """An amount given in million yen."""
    return Money(D(str(amount)) * 1_000_000)


def house(**changed) -> House:
    """Six per cent, and at most five per cent a year of losing more than a thousand million."""
    given = {"discount_rate": Percent(D(6)), "appetite_loss": yen(1000), "appetite_probability": Percent(D(5))}
    return House(id="", board_structure="kansayaku", **{**given, **changed})


def programme(**changed) -> Programme:
    """November 2026 to March 2029, appraised over eight fiscal years."""
    given = {
        "start": date(2026, 11, 1), "end": date(2029, 3, 31), "capex": yen(300), "opex_per_year": yen(22), "years": D(8),
    }  # fmt: skip
    return Programme(id="PRG-1", title=WORDS, purpose=WORDS, total=yen(460), discipline=WORDS, **{**given, **changed})


def investment(name, capex, opex, start, end, **changed) -> Investment:
    """A measure of the programme."""
    days = {"start": date.fromisoformat(start), "end": date.fromisoformat(end)}
    return Investment(
        id=name, programme="PRG-1", title=WORDS, outline=WORDS, pillar="autonomy", capex=yen(capex),
        opex_per_year=yen(opex), owner="OFF-1", **days, **changed,
    )  # fmt: skip


INVESTMENTS = tuple(
    starmap(
        investment,
        (
            ("INV-1", 90, 5, "2026-11-01", "2027-12-31"), ("INV-2", 60, 6, "2026-11-01", "2027-09-30"),
            ("INV-3", 70, 2, "2026-11-01", "2029-03-31"), ("INV-4", 15, 3, "2026-11-01", "2027-03-31"),
            ("INV-5", 45, 3, "2026-11-01", "2027-09-30"), ("INV-6", 5, 1, "2027-04-01", "2028-03-31"),
            ("INV-7", 5, 2, "2026-11-01", "2027-03-31"), ("INV-8", 10, 0, "2027-04-01", "2028-03-31"),
        ),
    )
)  # fmt: skip


def scenario(name, frequency, low, high, severity, *losses, **changed) -> Scenario:
    """A scenario with a judged range of frequencies and a distribution of the loss of one event."""
    amounts = dict(zip(("loss_low", "loss_high", "loss_mode"), map(yen, losses), strict=False))
    given = {"frequency": D(frequency), "frequency_low": D(low), "frequency_high": D(high), **amounts, **changed}
    return Scenario(
        id=name, title=WORDS, outline=WORDS, narrative=WORDS, kind="other", severity=severity, likelihood_class=D(1),
        impact_class=D(1), judged_by=WORDS, judged_on=date(2026, 9, 15), confidence="C", **given,
    )  # fmt: skip


SCENARIOS = (
    scenario("SCN-1", "0.20", "0.10", "0.40", "pert", 100, 1100, 300),
    scenario("SCN-2", "0.10", "0.05", "0.20", "lognormal", 200, 2000),
    scenario("SCN-3", "0.05", "0.02", "0.10", "lognormal", 500, 5000),
)


def effect(number, measure, on, severity="1", frequency="1", **changed) -> Effect:
    """What a measure leaves of a scenario."""
    factors = {"frequency_factor": D(frequency), "severity_factor": D(severity)}
    return Effect(id=f"EFF-{number}", investment=measure, scenario=on, judged_by=WORDS, **factors, **changed)


# Stock leaves 75 % and 84 %, the second source 60 % and 84 %, the design 85 %, isolation 80 %, joint research 62.5 %.
EFFECTS = (
    effect(1, "INV-2", "SCN-1", "0.75"), effect(2, "INV-2", "SCN-2", frequency="0.84"),
    effect(3, "INV-1", "SCN-1", "0.6"), effect(4, "INV-1", "SCN-2", "0.84"), effect(5, "INV-3", "SCN-2", "0.85034"),
    effect(6, "INV-5", "SCN-3", "0.8"), effect(7, "INV-6", "SCN-3", frequency="0.625"),
)  # fmt: skip


def option(name, kind, investments=(), **changed) -> Option:
    """An alternative for the decision."""
    return Option(
        id=name, programme="PRG-1", name=WORDS, kind=kind, investments=investments, merits=WORDS, drawbacks=WORDS,
        reversibility=WORDS, lead_time=WORDS, **changed,
    )  # fmt: skip


EXTRA = {"extra_capex": yen(400), "extra_opex": yen(15), "extra_effect": Percent(D(15)), "extra_complete_on": date(2030, 3, 31)}  # fmt: skip
OPTIONS = (
    option("A", "nothing"),
    option("B", "minimum", ("INV-2", "INV-5")),
    option("C", "proposed", ALL),
    option("D", "maximum", ALL, **EXTRA),
)


def records(
    *, company=COMPANY, own=None, plan=None, investments=INVESTMENTS, scenarios=SCENARIOS, effects=EFFECTS,
    options=OPTIONS, more=(),
) -> Records:  # fmt: skip
    """The records, each part as given; `plan` may be `()` for none."""
    plans = (plan or programme(),) if plan != () else ()
    return record_set([company, own or house(), *plans, *investments, *scenarios, *effects, *options, *more])


def figures(**parts):
    """Every derived value of the records by fact id; amounts and shares as floats, amounts in million yen."""
    return {fact.id: plain(fact.value) for row in derive(records(**parts), {}) for _, fact in row.fields}


def plain(value):
    """A value as a test compares it."""
    if isinstance(value, Money):
        return float(value.amount) / 1_000_000
    return float(value.value) if hasattr(value, "value") else value
