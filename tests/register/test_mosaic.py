"""Mosaics: each piece is harmless, and together they tell where a company can be hurt."""

from __future__ import annotations

import itertools
import re

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.base.fact import Fact, Row
from esgreport.base.label import PUBLIC
from esgreport.base.quantity import Percent
from esgreport.base.text import Text
from esgreport.cli.main import main
from esgreport.distribution.register.mosaic import WEAK_SPOT, WHO, mosaics


def row(kind, key, **fields):
    return Row(kind, key, PUBLIC, tuple((name, Fact(f"{kind}.{key}.{name}", value)) for name, value in fields.items()))


def company(alternative="none", category="特殊な樹脂", regions=("北国", "北国", "南国"), single=False):
    """One item from three suppliers, two of them in one region, and another item."""
    suppliers = tuple(row("suppliers", f"S{n}", region=Text(region, region)) for n, region in enumerate(regions))
    bought = tuple(row("transactions", f"T{n}", item="I1", supplier=f"S{n}") for n in range(len(regions)))
    items = (
        row("items", "I1", name=Text("名", "n"), category=Text("特殊な樹脂", "resin"), alternative=alternative),
        row("items", "I2", name=Text("別", "o"), category=Text(category, "c" if category != "特殊な樹脂" else "resin")),
    )
    return {
        "items": items,
        "suppliers": suppliers,
        "transactions": bought,
        "dependency": (row("dependency", "I1", single=single, top1=Percent(60)),),
        "recovery": (row("recovery", "R1", item="I1"),),
        "supply_shares": (row("supply_shares", "H1", item="I1", supplier="S0"),),
    }


NAME, LASTS, ALONE = "items.I1.name", "metrics.survival.survive.I1", "items.I1.alternative"


def test_a_mosaic_names_the_facts_that_were_told_and_no_others():
    known = company(regions=("北国", "北国", "北国"))
    for disclosed in ((NAME, "survival.I1.gap", "dependency.I1.single"), (NAME, "recovery.R1.stock", ALONE)):
        (found,) = mosaics(disclosed, company(single=True))
        assert sorted(found.by) == sorted(disclosed)
    (found,) = mosaics((NAME, "survival.I1.gap", "recovery.R1.stock", ALONE), company())
    assert "recovery.R1.stock" in found.by and "survival.I1.gap" not in found.by, "one of each kind, the first"
    assert mosaics((NAME, "suppliers.S1.region", "supply_shares.H1.share"), known) == ()
    (found,) = mosaics((NAME, "suppliers.S1.region", "supply_shares.H1.share"), company())
    assert sorted(found.by) == sorted((NAME, "suppliers.S1.region", "supply_shares.H1.share"))


def kinds(disclosed, known):
    return [(item.kind, item.item) for item in mosaics(disclosed, known)]


@pytest.mark.parametrize("lasts", ["survival.I1.cover", "survival.I1.gap", LASTS, "recovery.R1.stock"])
@pytest.mark.parametrize("name", [NAME, "items.I1.category"])
def test_an_item_how_long_it_lasts_and_that_nothing_replaces_it_are_never_told_together(name, lasts):
    disclosed = (name, lasts, ALONE)
    assert kinds(disclosed, company("none", category="鋼材")) == [(WEAK_SPOT, "I1")]
    for two in itertools.combinations(disclosed, 2):
        assert kinds(two, company("none", category="鋼材")) == []


def test_one_source_tells_that_nothing_replaces_it():
    for fact in ("dependency.I1.single", "dependency.I1.top1", "metrics.concentration.hhi.I1"):
        assert kinds((NAME, LASTS, fact), company("qualified", single=True)) == [(WEAK_SPOT, "I1")]
        assert kinds((NAME, LASTS, fact), company("qualified", single=False)) == []


def test_an_alternative_or_a_wide_category_gives_nothing_away():
    assert kinds((NAME, LASTS, ALONE), company("qualified")) == []
    assert kinds(("items.I1.category", LASTS, ALONE), company("none", category="特殊な樹脂")) == []
    assert kinds(("items.I2.name", LASTS, ALONE), company("none")) == []


@pytest.mark.parametrize(
    "share", ["dependency.I1.top1", "metrics.concentration.country_hhi.I1", "supply_shares.H1.share"]
)
def test_an_item_with_region_and_share_names_one_of_two_suppliers(share):
    disclosed = (NAME, "suppliers.S0.region", share)
    assert kinds(disclosed, company()) == [(WHO, "I1")]
    for two in itertools.combinations(disclosed, 2):
        assert kinds(two, company()) == []
    assert kinds(disclosed, company(regions=("北国", "北国", "北国"))) == [], "three suppliers there hide each other"


def test_a_supplier_of_other_things_hides_nobody():
    known = company()
    others = (row("suppliers", "S8", region=Text("北国", "北国")), row("suppliers", "S9"))
    disclosed = (NAME, "suppliers.S0.region", "supply_shares.H1.share")
    assert kinds(disclosed, known | {"suppliers": (*known["suppliers"], *others)}) == [(WHO, "I1")]


def test_sites_count_for_the_suppliers_of_the_item_only():
    disclosed = (NAME, "suppliers.S2.region", "supply_shares.H1.share")
    known = company(regions=("北国", "北国", "北国"))
    assert mosaics(disclosed, known) == ()
    sites = {
        "supplier_sites": (
            row("supplier_sites", "P1", supplier="S0", region=Text("島", "isle")),
            row("supplier_sites", "P2", supplier="S9", region=Text("谷", "dale")),
            row("supplier_sites", "P3", region=Text("島", "isle")),
        )
    }
    for site, found in (("P1", [(WHO, "I1")]), ("P2", []), ("P3", [])):
        assert kinds((NAME, f"supplier_sites.{site}.region", "supply_shares.H1.share"), known | sites) == found


RELEASES = """releases:
  - {{id: REL-91, fact: survival.IT-02.cover, audience: customer, transform: exact, {by}}}
  - {{id: REL-92, fact: items.IT-02.alternative, audience: customer, transform: exact, {by}}}
  - {{id: REL-94, fact: items.IT-02.category, audience: customer, transform: exact, {by}}}
  - {{id: REL-96, fact: survival.IT-02.item, audience: customer, transform: exact, {by}}}
  - {{id: REL-95, fact: survival.IT-02.recover, audience: customer, transform: exact, {by}}}
"""
BY = "approver_ja: 委員会, approver_en: Committee, reason_ja: 説明, reason_en: To explain, approved_on: 2026-11-12"


def test_a_document_that_shows_a_weak_spot_is_not_written_and_says_which_facts_do(project):
    item = project / "facts/supply.yaml"
    text = item.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: IT-02," in line)
    item.write_text(text.replace(line, line.rstrip("}") + ", alternative: none}"), "utf8")
    (project / "facts/more.yaml").write_text(RELEASES.format(by=BY), "utf8")
    words = ["build", str(project), "customer-explanation", "--lang", "ja", "--out", str(project / "out")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code != 0
    assert "ESG-REGISTER-006" in done.output and "IT-02" in done.output and "items.IT-02.alternative" in done.output
    assert not list((project / "out").rglob("customer-explanation*"))


def test_check_finds_the_weak_spot_that_a_build_would_and_names_the_item_at_its_place(project):
    item = project / "facts/supply.yaml"
    text = item.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: IT-02," in line)
    item.write_text(text.replace(line, line.rstrip("}") + ", alternative: none}"), "utf8")
    released = project / "facts/more.yaml"
    released.write_text(RELEASES.format(by=BY), "utf8")
    settings = project / "esgreport.toml"
    settings.write_text(
        re.sub("(?m)^documents = .*$", 'documents = ["customer-explanation"]', settings.read_text("utf8"))
    )
    loaded = api.open_project(str(project)).value
    name = loaded.facts.knowledge.by_id["items.IT-02.name"].value.ja
    found = [item for item in api.check(loaded, str(project)) if item.code == "ESG-REGISTER-006"]
    assert found and {item.subject for item in found} == {name}
    assert {item.origin.file for item in found} == {"facts/supply.yaml"}
    released.write_text(RELEASES.format(by=f"{BY}, combined: yes"), "utf8")
    assert not [item for item in api.check(api.open_project(str(project)).value) if item.code == "ESG-REGISTER-006"]
