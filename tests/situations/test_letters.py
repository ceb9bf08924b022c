"""What the letters to shareholders and customers need, and what they leave out when it is not there."""

from __future__ import annotations

import pytest

from esgreport import api
from esgreport.audience.selection import select
from esgreport.pipeline.assembly import selection_request
from tests.situations.patched import PatchedWorld, Project
from tests.situations.test_projects import told

TOLD_ONLY = {
    "ja": ["段階審査を", "資金には", "灰色は基準値まで", "供給を続ける（自律性）", "端数処理", "将来に関する記載"],
    "en": ["Stage-gate reviews are due", "funded from", "Grey: baseline", "Sustaining supply", "rounding", "Forward-looking"],
}  # fmt: skip
UNTOLD = ("not-published", "nothing-pays")


def text_of(name: str, document: str, language: str) -> str:
    texts, stopped = told(name, document)
    assert stopped == []
    return next(text for (spoken, _), text in texts.items() if spoken == language)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", UNTOLD)
def test_without_a_published_programme_the_letter_tells_policy_and_dialogue_only(name, language):
    published, other = (text_of(one, "shareholder-letter", language) for one in ("two-options", name))
    for words in TOLD_ONLY[language]:
        assert words in published, words
        assert words not in other, words


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_caution_on_solicitation_is_for_listed_companies(language):
    words = {"ja": "勧誘を目的", "en": "invitation to buy or sell"}[language]
    assert words in text_of("two-options", "shareholder-letter", language)
    assert words not in text_of("not-listed", "shareholder-letter", language)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_letter_to_a_customer_never_names_the_desk_for_investors(language):
    text = text_of("technology-only", "customer-explanation", language)
    assert "00-0000-0311" in text
    assert "00-0000-0314" not in text


def needed(changed: Project) -> list[str]:
    """The codes of what the letter to shareholders lacks."""
    company = api.open_project(changed.path, world=PatchedWorld(changed)).value
    assert company is not None
    request = selection_request(company.resources.specifications["shareholder-letter"])
    return [item.code for item in select(company.facts.knowledge, "public", request).findings]


def test_a_published_programme_without_a_policy_is_enough_for_the_letter():
    assert needed(Project(base="aoba-precision", without=["policies", "publications"])) == []


def test_without_a_policy_and_a_published_programme_there_is_no_letter():
    changed = Project(
        base="aoba-precision",
        without=["policies", "publications", "disclosures"],
        set={"programmes.PRG-1": {"published": "null", "published_on": "null"}},
    )
    assert needed(changed) == ["ESG-AUDIENCE-001"]
