"""Fields that name readers take the families of `content/audiences.yaml`, those of a project included."""

from __future__ import annotations

import pytest

from esgreport.company.choices import families, shown_choices
from esgreport.company.decode import decode
from esgreport.company.fields import specs
from esgreport.company.records import KINDS
from esgreport.reading.yaml import read_yaml

NAMING = ("asks", "questions", "commitments", "outlooks", "schedule")
COMMITMENT = "commitments: [{id: C1, audience: %s, title_ja: a, title_en: a, detail_ja: b, detail_en: b}]"


def found(audience: str, readers: tuple[str, ...] = ()) -> set[str]:
    """The findings about a commitment to `audience`, without those on what else a project needs."""
    tree = read_yaml((COMMITMENT % audience).encode(), "facts.yaml").value
    assert tree is not None
    made = decode([("facts.yaml", tree)], (), ("ja", "en"), readers).findings
    return {item.code for item in made if item.subject.startswith("commitments")}


@pytest.mark.parametrize("kind", NAMING)
def test_the_choices_are_the_families_of_the_file(kind: str) -> None:
    (spec,) = (spec for spec in specs(KINDS[kind]) if spec.name == "audience")
    assert spec.choices == tuple(families()) and "government" in spec.choices and spec.names_readers


def test_a_general_edition_is_no_family_of_its_own() -> None:
    assert not [name for name in families() if name.endswith("-general")]


def test_the_words_of_phrases_are_those_of_the_file() -> None:
    assert shown_choices("audience", tuple(families())) == dict(families())


@pytest.mark.parametrize("audience", ["government", "政府", "public"])
def test_every_family_may_be_named_by_its_word_or_its_japanese(audience: str) -> None:
    assert found(audience) == set()


def test_a_reader_of_the_project_is_a_choice_and_another_word_is_refused() -> None:
    assert found("regulator") == {"ESG-COMPANY-037"}
    assert found("regulator", ("regulator", "board")) == set()
    assert found("lender", ("regulator", "board")) == {"ESG-COMPANY-037"}
