"""The guide to disclosure: its example is a release that works, and what it says of bands is what the data say."""

from __future__ import annotations

import re

from esgreport import api
from tests.conftest import ROOT

GUIDE = (ROOT / "docs/disclosure.md").read_text("utf8")


def test_the_release_of_the_guide_tells_the_customer_a_band(project):
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (project / "facts/more.yaml").write_text(example, "utf8")
    loaded = api.open_project(str(project)).value
    disclosed = loaded.facts.knowledge.released.find("survival.IT-05.cover", "customer:CUS-1", "customer")
    assert disclosed.value.ja == "30〜120日"


def test_the_guide_names_what_there_is():
    edges = (ROOT / "content/audiences.yaml").read_text("utf8")
    for unit, words in (
        ("日", "7、14、30、60、90、120"),
        ('"%"', "5、10、20、25、30、40、50"),
        ("other", "1、2、3、5"),
    ):
        (line,) = re.findall(rf"^  {unit}: \[(.*)\]$", edges, re.MULTILINE)
        assert words.replace("、", ", ") in line
    for word in ("retain_until", "aliases", "publishable_after", "disclosures", "consent", "undisclosed-material"):
        assert word in GUIDE
