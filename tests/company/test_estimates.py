"""Judged figures: what does not sum, has no date or source, or lacks an input is named at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from esgreport.company.decode import decode
from esgreport.company.records import Transaction
from esgreport.reading.csv import read_csv
from esgreport.reading.yaml import read_yaml

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/aoba-precision"
SHARE = (
    "  - {{id: {id}, item: {item}, supplier: {supplier}, share: {share}, judged_by_ja: 調達本部, judged_by_en: Procurement,"
    " judged_on: 2026-09-10, confidence: B}}\n"
)


def decoded(more="", *changes, transactions=True):
    """What is found in the example after `changes` (file, before, after) and with the facts `more`."""
    trees = []
    for path in sorted((EXAMPLE / "facts").glob("*.yaml")):
        text = path.read_text("utf-8")
        for file, before, after in changes:
            if file == path.stem:
                assert before in text
                text = text.replace(before, after)
        trees.append((path.name, read_yaml(text.encode(), path.name).value))
    if more:
        trees.append(("more.yaml", read_yaml(more.encode(), "more.yaml").value))
    table = read_csv((EXAMPLE / "transactions.csv").read_bytes(), "transactions.csv").value
    return decode(trees, [(Transaction, table)] if transactions else [])


def found(*arguments):
    """(code, subject, line) of everything that is found."""
    return [(item.code, item.subject, item.origin.line) for item in decoded(*arguments).findings]


def shares(*rows):
    return "supply_shares:\n" + "".join(
        SHARE.format(id=f"SHR-{n}", item=i, supplier=s, share=p) for n, (i, s, p) in enumerate(rows)
    )


ITEM = (
    "items:\n  - {id: IT-90, name_ja: 保守, name_en: Upkeep, category_ja: 役務, category_en: service, criticality: 3}\n"
)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([("IT-90", "SUP-01", "60%"), ("IT-90", "SUP-02", "50%")], [("ESG-COMPANY-134", "supply_shares[SHR-1].share", 3)]),
        ([("IT-90", "SUP-01", "60%")], [("ESG-COMPANY-135", "supply_shares[SHR-0].share", 2)]),
        ([("IT-90", "SUP-01", "100%")], []),
        ([("IT-90", "SUP-01", "0%"), ("IT-90", "SUP-02", "100%")], [("ESG-COMPANY-039", "supply_shares[SHR-0].share", 2)]),
        ([("IT-01", "SUP-01", "100%")], [("ESG-COMPANY-136", "supply_shares[SHR-0].item", 2)]),
        ([("IT-90", "SUP-01", "40%"), ("IT-90", "SUP-01", "60%")], [("ESG-COMPANY-090", "supply_shares[SHR-1].item", 3)]),
    ],
)  # fmt: skip
def test_shares_that_cannot_be_are_named(rows, wanted) -> None:
    table = shares(*rows)
    text = table if rows[0][0] != "IT-90" else table + ITEM
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("file", "before", "after", "wanted"),
    [
        ("supply", "judged_on: 2026-09-10, sources: [EV-05], basis: estimate}\n  - {id: REC-2", "sources: [EV-05]}\n  - {id: REC-2", ("ESG-COMPANY-137", "recovery[REC-1].judged_on")),
        ("risk", "scenario: SCN-1, severity_factor: 0.5, judged_by_ja: 生産管理部　堀江　澄, judged_by_en: \"Sumi Horie, Production Control\", judged_on: 2026-10-08, confidence: C, ", "scenario: SCN-1, severity_factor: 0.5, judged_by_ja: 生産管理部　堀江　澄, judged_by_en: \"Sumi Horie, Production Control\", judged_on: 2026-10-08, ", ("ESG-COMPANY-137", "effects[EFF-1].confidence")),
        ("supply", "judged_on: 2026-09-10, sources: [EV-05], basis: estimate}\n  - {id: REC-2", "judged_on: 2026-09-10}\n  - {id: REC-2", ("ESG-COMPANY-138", "recovery[REC-1].sources")),
        ("supply", "criticality: 5, daily_use: 40個,", "criticality: 5,", ("ESG-COMPANY-139", "recovery[REC-2].item")),
        ("risk", "    frequency: 0.05\n    frequency_low: 0.02\n    frequency_high: 0.10\n    severity: lognormal\n    loss_low: 500百万円\n    loss_high: 5,000百万円\n", "", ("ESG-COMPANY-140", "effects[EFF-5].scenario")),
        ("risk", "lag_years: 3", "lag_years: 6", ("ESG-COMPANY-141", "leak_losses[LKL-1].lag_years")),
        ("programme", "kind: nothing", "kind: minimum", ("ESG-COMPANY-142", "options[OPT-1].kind")),
        ("supply", "daily_use: 100個", "daily_use: 0個", ("ESG-COMPANY-039", "items[IT-01].daily_use")),
        ("supply", "time_to_recover: 120日", "time_to_recover: 0日", ("ESG-COMPANY-039", "recovery[REC-1].time_to_recover")),
        ("supply", "time_to_recover: 120日, ", "", ("ESG-COMPANY-011", "recovery[REC-1].time_to_recover")),
        ("risk", "frequency: 0.20", "frequency: -0.20", ("ESG-COMPANY-039", "scenarios[SCN-1].frequency")),
        ("risk", "frequency: 0.20", "frequency: 0", ("ESG-COMPANY-039", "scenarios[SCN-1].frequency")),
        ("risk", "frequency_low: 0.10", "frequency_low: 0.30", ("ESG-COMPANY-073", "scenarios[SCN-1].frequency")),
        ("risk", "loss_low: 100百万円", "loss_low: 1,200百万円", ("ESG-COMPANY-075", "scenarios[SCN-1].loss_low")),
        ("risk", "loss_mode: 300百万円", "loss_mode: 300日", ("ESG-COMPANY-027", "scenarios[SCN-1].loss_mode")),
        ("assurance", "weight: 20\n    sources: [EV-10]", "weight: 20", ("ESG-COMPANY-143", "opportunities[OPP-1].sources")),
        ("programme", "premium: 20百万円", "premium: USD 20", ("ESG-COMPANY-026", "rights[RGT-1].premium")),
        ("risk", "erosion_first: 15%", "erosion_first: 115%", ("ESG-COMPANY-039", "leak_losses[LKL-1].erosion_first")),
    ],
)  # fmt: skip
def test_a_judgement_that_cannot_be_counted_is_named(file, before, after, wanted) -> None:
    assert wanted in [(code, subject) for code, subject, _ in found("", (file, before, after))]


def test_the_example_has_every_judgement_in_order() -> None:
    assert found() == []


def test_a_line_of_a_trading_company_may_name_the_site_of_its_maker() -> None:
    trading = ("suppliers", "subject_to_toriteki: unknown, trading: yes", "subject_to_toriteki: unknown")
    text = "transactions:\n  - {id: T-X, item: IT-12, supplier: SUP-26, site: SST-25, period: 2025-04, amount: 100円}\n"
    assert [code for code, _, _ in found(text)] == []
    assert [code for code, _, _ in found(text, trading)] == ["ESG-COMPANY-091"]
