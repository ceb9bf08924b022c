"""Finding codes of the room `company`: records, values and the rules between them."""

from __future__ import annotations

from esgreport.base.catalogue.company.estimates import ESTIMATES
from esgreport.base.catalogue.company.form import FORM
from esgreport.base.catalogue.company.ledger import LEDGER
from esgreport.base.catalogue.company.records import RECORDS
from esgreport.base.catalogue.company.rules import RULES
from esgreport.base.catalogue.company.values import VALUES
from esgreport.base.finding import Entry

CODES: dict[str, Entry] = {**RECORDS, **VALUES, **RULES, **ESTIMATES, **FORM, **LEDGER}
