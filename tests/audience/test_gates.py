"""What stays with the board or away from competitors, whatever the records say."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.audience.selection import SelectionRequest, select
from esgreport.audience.withheld import partition_facts
from esgreport.base.quantity import Money
from esgreport.cli.main import main
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/aoba-precision"
RELEASE = (
    "releases:\n  - {{id: REL-97, fact: {fact}, audience: {audience}, transform: exact, approver_ja: 委, approver_en: C, "
    "reason_ja: 説明, reason_en: R, approved_on: 2026-11-12}}\n"
)


def codes(project):
    done = CliRunner().invoke(main, ["check", str(project), "--format", "json"])
    return [item["code"] for item in json.loads(done.output)["findings"]]


@pytest.mark.parametrize(
    "fact",
    [
        "products.PRD-1.name", "customers.CUS-1.industry", "items.IT-01.daily_use", "recovery.REC-1.stock",
        "metrics.concentration.top1.IT-01", "programmes.PRG-1.total", "investments.INV-1.capex",
        "asks.ASK-1.cost_path", "outlooks.OUT-1.detail",
    ],
)  # fmt: skip
def test_no_release_opens_prices_volumes_capacity_or_customers_to_an_association(project, fact):
    (project / "facts/more.yaml").write_text(RELEASE.format(fact=fact, audience="association"), "utf8")
    assert {"ESG-AUDIENCE-020", "ESG-AUDIENCE-003"} & set(codes(project))


def test_a_release_to_readers_who_may_be_told_is_fine(project):
    (project / "facts/more.yaml").write_text(RELEASE.format(fact="programmes.PRG-1.total", audience="supplier"), "utf8")
    assert "ESG-AUDIENCE-020" not in codes(project)


def test_what_an_association_sees_of_a_company_holds_no_unpublished_money_and_no_partner():
    sides = partition_facts(api.open_project(str(EXAMPLE)).value.facts.knowledge, "association")
    money = [fact.id for fact in sides.shown if isinstance(fact.value, Money)]
    kinds = {fact.id.partition(".")[0] for fact in sides.shown}
    assert set(money) <= {f"company.{name}" for name in ("revenue", "net_assets", "ordinary_profit", "net_profit")}
    assert kinds.isdisjoint(
        {
            "customers",
            "suppliers",
            "products",
            "items",
            "recovery",
            "transactions",
            "investments",
            "programmes",
            "sales",
        }
    )


@pytest.mark.parametrize(
    ("audience", "seen"), [("board", True), ("management", False), ("government", False), ("public", False)]
)
def test_the_answer_on_capital_policy_is_for_the_board_even_when_labelled_public(project, audience, seen):
    path = project / "facts/assurance.yaml"
    text = path.read_text("utf8")
    assert "{id: ANS-10, item: X-C3," in text
    path.write_text(text.replace("{id: ANS-10, item: X-C3,", "{id: ANS-10, item: X-C3, label: public,"), "utf8")
    knowledge = api.open_project(str(project)).value.facts.knowledge
    rows = select(knowledge, audience, SelectionRequest("x", ("checklist",), (), ())).value.rows["checklist"]
    grounds = [row.fields["grounds"].id for row in rows if "grounds" in row.fields]
    assert ("checklist.ANS-10.grounds" in grounds) is seen
