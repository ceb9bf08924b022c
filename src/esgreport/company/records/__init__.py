"""Records of every kind that a company can give, in the order of the sheets of a workbook."""

from __future__ import annotations

from esgreport.company.records.assurance import (
    Answer,
    Evidence,
    LegalGate,
    Monitoring,
    Opportunity,
    Release,
    Training,
)
from esgreport.company.records.organisation import Body, Company, Contact, House, Line, Message, Officer, Policy
from esgreport.company.records.programme import (
    Gate,
    Indicator,
    Investment,
    Objection,
    Option,
    Programme,
    Resolution,
)
from esgreport.company.records.record import Record
from esgreport.company.records.risk import (
    Effect,
    Exposure,
    Horizon,
    Incident,
    LeakPath,
    Partner,
    Scenario,
    Technology,
)
from esgreport.company.records.stakeholder import (
    Ask,
    Commitment,
    Dialogue,
    Outlook,
    PolicyChange,
    Question,
    Stakeholder,
    Step,
)
from esgreport.company.records.supply import (
    Customer,
    Item,
    Product,
    Recovery,
    Sale,
    Site,
    Supplier,
    SupplierSite,
    Transaction,
)

RECORDS: tuple[type[Record], ...] = (
    Company,
    House,
    Policy,
    Body,
    Officer,
    Line,
    Contact,
    Message,
    Product,
    Customer,
    Sale,
    Site,
    Item,
    Supplier,
    SupplierSite,
    Transaction,
    Recovery,
    Technology,
    LeakPath,
    Partner,
    Scenario,
    Programme,
    Investment,
    Effect,
    Gate,
    Option,
    Indicator,
    Resolution,
    Objection,
    Exposure,
    Horizon,
    Evidence,
    Answer,
    LegalGate,
    Release,
    Monitoring,
    Training,
    Opportunity,
    Incident,
    Stakeholder,
    Dialogue,
    Ask,
    Question,
    Commitment,
    Outlook,
    PolicyChange,
    Step,
)

KINDS: dict[str, type[Record]] = {record.KIND: record for record in RECORDS}
