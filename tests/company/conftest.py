"""Facts of fictional companies for the tests of this room."""

from __future__ import annotations

import pytest

from esgreport.company.fields import specs
from esgreport.company.records import KINDS

BY_FORM = {
    "text": "",
    "bool": "yes",
    "day": "2026-04-01",
    "month": "2025-04",
    "month-day": "03-31",
    "number": "1",
    "money": "300百万円",
    "percent": "30%",
}
WORDS = {
    ("releases", "fact"): "company.revenue",
    ("disclosures", "fact"): "company.revenue",
    ("releases", "audience"): "lender",
    ("releases", "transform"): "round",
    ("lines", "target_body"): "A-2",
    ("house", "month_days"): "30",
    ("evidence", "file"): "minutes/2026-03.pdf",
    ("evidence", "sha256"): "0" * 64,
    ("recovery", "stock"): "30個",
    ("leak_losses", "years"): "6",
    ("checklist", "answer"): "partly",
}
LEFT_OUT = {
    ("scenarios", "severity"),
    ("scenarios", "loss_low"),
    ("scenarios", "loss_mode"),
    ("scenarios", "loss_high"),
}


def _value(kind, spec):
    if spec.name == "to":
        return "[A-1]"
    if spec.name == "audience" and any(other.name == "to" for other in specs(KINDS[kind])):
        return "supplier"
    if (kind, spec.name) in WORDS:
        return WORDS[kind, spec.name]
    if spec.refs:
        return "A-1" if spec.form != "list" else "[A-1, A-2]"
    if spec.choices:
        return spec.choices[-1]
    if spec.form == "quantity":
        return (spec.example or "30個") if kind != "indicators" else "30%"
    return BY_FORM.get(spec.form, "文字 R&D <先端> **x** {{7*7}} =1+1")


def _lines(kind, record_id):
    for spec in specs(KINDS[kind]):
        if spec.name == "id" or spec.form in ("label", "labels") or (kind, spec.name) in LEFT_OUT:
            continue
        if spec.form == "text":
            yield f"{spec.name}_ja: '{spec.ja} R&D <先端> **x** {{{{7*7}}}} =1+1'"
            yield f"{spec.name}_en: '{spec.en} & \"quoted\"'"
        elif (kind, spec.name) in {
            ("recovery", "item"),
            ("effects", "investment"),
            ("effects", "scenario"),
            ("supply_shares", "item"),
        }:
            yield f"{spec.name}: {record_id}"
        elif (kind, spec.name) == ("checklist", "item"):
            yield f"item: {record_id}"
        elif (kind, spec.name) in {("options", "kind"), ("transactions", "site")}:
            yield f"{spec.name}: {'proposed' if spec.name == 'kind' else record_id}"
        elif (kind, spec.name) in {("supplier_sites", "supplier"), ("transactions", "supplier")}:
            yield f"{spec.name}: {record_id}"
        else:
            yield f"{spec.name}: {_quoted(_value(kind, spec))}"


def _quoted(text):
    return text if text.startswith("[") else "'" + text.replace("'", "''") + "'"


@pytest.fixture
def every_kind():
    """The facts of a company that has two records of every kind, with every field filled in, as one YAML per kind."""
    made = {}
    for kind, record in KINDS.items():
        if record.SINGLE:
            made[f"{kind}.yaml"] = "\n".join([f"{kind}:", *(f"  {line}" for line in _lines(kind, kind))])
            continue
        lines = [f"{kind}:"]
        for record_id in ("A-1", "A-2"):
            lines += [f"  - id: {record_id}", *(f"    {line}" for line in _lines(kind, record_id))]
        made[f"{kind}.yaml"] = "\n".join(lines)
    return made
