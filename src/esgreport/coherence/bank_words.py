"""The note to the bank against the company's own records."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.quantity import Percent
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.company.records import BankTalk, Company, Product

HUNDRED = Decimal(100)


def share_above_all_products(dossier: Dossier) -> Iterable[Conflict]:
    """A share of sales that is more than all recorded products make up of the company's revenue."""
    products = dossier.records.of(Product)
    for company in dossier.records.of(Company) if products else ():
        if company.revenue is None or not company.revenue.amount:
            continue
        all_of_them = sum(item.revenue.amount for item in products) / company.revenue.amount * HUNDRED
        for talk in dossier.records.of(BankTalk):
            if talk.sales_share is not None and talk.sales_share.value > all_of_them:
                true = Percent(all_of_them.quantize(Decimal("0.1")))
                yield conflict(at(talk, "sales_share"), at(company, "revenue"), typed=talk.sales_share, true=true)
