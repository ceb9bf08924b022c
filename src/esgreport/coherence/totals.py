"""Totals against their parts, and against the period that is printed beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.coherence.closeness import amount, rounded, rounds_to, within
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.company.records import Company, Disclosure, Investment, Product, Programme, Sale

OUTLAY, IN_PERIOD = "metrics.programme.outlay", "metrics.programme.in_period"
YEAR = Decimal("365.25")
# Running cost is entered by the year; how it grows in is known to a twentieth.
SPREAD = Decimal("0.05")


def _investments(dossier: Dossier, programme: Programme) -> tuple[Investment, ...]:
    return tuple(item for item in dossier.records.of(Investment) if item.programme == programme.id)


@dataclass(frozen=True, slots=True)
class Span:
    """What may be spent: from `low` to `high` yen (equal when it was worked out), and where that was said."""

    place: Place
    low: Decimal
    high: Decimal

    def holds(self, typed: Decimal) -> bool:
        """Whether a typed amount agrees with it."""
        ends = self.low, self.high
        return self.low <= typed <= self.high or any(
            rounds_to(typed, end) or within(typed, end, SPREAD) for end in ends
        )


def total_against_outlay(dossier: Dossier) -> Iterable[Conflict]:
    """A programme's total that is neither what is spent in the years appraised nor what is spent in its period."""
    for programme in dossier.records.of(Programme):
        spans = _whole(dossier, programme), _in_period(dossier, programme)
        if not any(span.holds(programme.total.amount) for span in spans):
            counted = rounded(spans[0].high)
            yield conflict(at(programme, "total"), spans[0].place, total=programme.total, counted=counted)


def total_beside_its_period(dossier: Dossier) -> Iterable[Conflict]:
    """A total that reaches beyond the period printed beside it, without the spending in that period."""
    for programme in dossier.records.of(Programme):
        span = _in_period(dossier, programme)
        if programme.total_in_period is None and not span.holds(programme.total.amount):
            places = at(programme, "total"), at(programme, "end")
            more = (f"programmes.{programme.id}.start",)
            days = {"start": programme.start, "end": programme.end}
            yield conflict(*places, more=more, total=programme.total, spent=rounded(span.high), **days)


def spending_in_period(dossier: Dossier) -> Iterable[Conflict]:
    """Spending in the period as typed against the same as computed."""
    for programme in dossier.records.of(Programme):
        typed, span = programme.total_in_period, _in_period(dossier, programme)
        if typed is not None and not span.holds(typed.amount):
            yield conflict(at(programme, "total_in_period"), span.place, typed=typed, counted=rounded(span.high))


def _whole(dossier: Dossier, programme: Programme) -> Span:
    """What is spent in the years appraised; running cost begins when measures are complete, by the period's end."""
    most = programme.capex.amount + programme.opex_per_year.amount * programme.years
    low = most - programme.opex_per_year.amount * _years(programme)
    return _derived(dossier, programme, OUTLAY) or Span(at(programme, "opex_per_year"), low, most)


def _in_period(dossier: Dossier, programme: Programme) -> Span:
    """What is spent from start to end."""
    most = programme.capex.amount + programme.opex_per_year.amount * _years(programme)
    return _derived(dossier, programme, IN_PERIOD) or Span(at(programme, "end"), programme.capex.amount, most)


def _years(programme: Programme) -> Decimal:
    return Decimal((programme.end - programme.start).days + 1) / YEAR


def _derived(dossier: Dossier, programme: Programme, fact_id: str) -> Span | None:
    """The derived figure, which is of the first programme only."""
    number = number_of(dossier.value(fact_id))
    first = dossier.records.of(Programme)[0] is programme
    return Span(derived(fact_id), number, number) if first and number is not None else None


def capex_against_investments(dossier: Dossier) -> Iterable[Conflict]:
    """A programme's capital expenditure against the sum of its investments."""
    yield from _against_investments(dossier, "capex", "capex")


def running_cost_against_investments(dossier: Dossier) -> Iterable[Conflict]:
    """A programme's running cost against the sum of its investments."""
    yield from _against_investments(dossier, "opex_per_year", "opex_per_year")


def _against_investments(dossier: Dossier, typed: str, part: str) -> Iterator[Conflict]:
    for programme in dossier.records.of(Programme):
        parts, whole = _investments(dossier, programme), getattr(programme, typed)
        counted = sum((amount(getattr(item, part)) for item in parts), Decimal(0))
        if parts and counted != whole.amount:
            places = at(programme, typed), *(at(item, part) for item in parts)
            yield conflict(*places, total=whole, counted=rounded(counted))


def working_capital_within_capex(dossier: Dossier) -> Iterable[Conflict]:
    """Working capital that is more than the capital expenditure of which it is a part."""
    for item in dossier.records.of(Investment):
        if item.working_capital is not None and item.working_capital.amount > item.capex.amount:
            yield conflict(at(item, "working_capital"), at(item, "capex"), part=item.working_capital, whole=item.capex)


def sales_within_revenue(dossier: Dossier) -> Iterable[Conflict]:
    """Sales of a product, or revenue of the products, above the revenue of the whole."""
    for product in dossier.records.of(Product):
        sales = [sale for sale in dossier.records.of(Sale) if sale.product == product.id]
        sold = sum((sale.amount.amount for sale in sales), Decimal(0))
        if sold > product.revenue.amount:
            places = at(product, "revenue"), *(at(sale, "amount") for sale in sales)
            yield conflict(*places, whole=product.revenue, counted=rounded(sold))
    for company in dossier.records.of(Company):
        products = dossier.records.of(Product)
        made = sum((product.revenue.amount for product in products), Decimal(0))
        if company.revenue is not None and made > company.revenue.amount:
            places = at(company, "revenue"), *(at(product, "revenue") for product in products)
            yield conflict(*places, whole=company.revenue, counted=rounded(made))


def disclosed_on_another_day(dossier: Dossier) -> Iterable[Conflict]:
    """A published figure of a programme whose paper is dated on another day than the programme's publication."""
    programmes = {
        f"programmes.{item.id}.{name}": item
        for item in dossier.records.of(Programme)
        for name in ("total", "total_in_period", "start", "end")
    }
    for disclosure in dossier.records.of(Disclosure):
        programme = programmes.get(disclosure.fact)
        if programme is not None and programme.published_on not in (None, disclosure.on):
            places = at(disclosure, "on"), at(programme, "published_on")
            yield conflict(*places, more=(disclosure.fact,), first=disclosure.on, second=programme.published_on)
