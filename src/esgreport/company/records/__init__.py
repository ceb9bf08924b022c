"""Records of every kind that a company can give, in the order of the sheets of a workbook."""

from __future__ import annotations

from esgreport.company.records.assurance import (
    Answer,
    Disclosure,
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
    PublicationRecord,
    Resolution,
    Right,
    UntreatedItem,
)
from esgreport.company.records.record import Record
from esgreport.company.records.risk import (
    Effect,
    Exposure,
    Horizon,
    Incident,
    LeakLoss,
    LeakPath,
    Partner,
    Scenario,
    Technology,
)
from esgreport.company.records.stakeholder import (
    Ask,
    BankTalk,
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
    SupplyShare,
    Transaction,
)

__all__ = [
    "KINDS", "RECORDS", "Answer", "Ask", "BankTalk", "Body", "Commitment", "Company", "Contact", "Customer", "Dialogue",
    "Disclosure", "Effect", "Evidence", "Exposure", "Gate", "Horizon", "House", "Incident", "Indicator", "Investment",
    "Item", "LeakLoss", "LeakPath", "LegalGate", "Line", "Message", "Monitoring", "Objection", "Officer", "Opportunity",
    "Option", "Outlook", "Partner", "Policy", "PolicyChange", "Product", "Programme", "PublicationRecord", "Question",
    "Record", "Recovery", "Release", "Resolution", "Right", "Sale", "Scenario", "Site", "Stakeholder", "Step",
    "Supplier", "SupplierSite", "SupplyShare", "Technology", "Training", "Transaction", "UntreatedItem",
]  # fmt: skip

RECORDS: tuple[type[Record], ...] = (
    Company, House, Policy, Body, Officer, Line, Contact, Message, Product, Customer, Sale, Site, Item, Supplier,
    SupplierSite, Transaction, SupplyShare, Recovery, Technology, LeakPath, LeakLoss, Partner, Scenario, Programme,
    Investment, Effect, Gate, Option, Right, Indicator, Resolution, PublicationRecord,
    UntreatedItem, Objection, Exposure, Horizon, Evidence, Answer,
    LegalGate, Release, Disclosure, Monitoring, Training, Opportunity, Incident, Stakeholder, Dialogue, Ask, Question,
    Commitment, Outlook, PolicyChange, Step, BankTalk,
)  # fmt: skip

KINDS: dict[str, type[Record]] = {record.KIND: record for record in RECORDS}
