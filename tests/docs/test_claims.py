"""What our own templates say without anything that carries it is counted, and the counts only fall."""

from __future__ import annotations

import pytest

from esgreport.base.text import LANGUAGES
from esgreport.document.claims import claims_in
from esgreport.document.environment import environment
from tests.docs.claims import ClaimCount, claim_words, count, folders

WORDS = claim_words()
# Bare conclusions, other bare claims and numerals in words: the most that a document may have today. It only falls.
CEILING: dict[tuple[str, str], tuple[int, int, int]] = {
    # Heads of columns and names of series, which say what is measured.
    ("content", "ja"): (22, 0, 0),
    ("content", "en"): (14, 0, 0),
}


def counted(found: ClaimCount) -> tuple[int, int, int]:
    return found.conclusions, found.bare, found.numerals


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_no_document_says_more_that_nothing_carries(folder, language):
    found = counted(count(folder, language, WORDS))
    limit = CEILING.get((folder.name, language), (0, 0, 0))
    print(f"{folder.name} {language}: {found} of {limit}")
    assert all(number <= most for number, most in zip(found, limit, strict=True)), (
        "python -m tests.docs.claims " + folder.name
    )


def test_the_ceiling_names_documents_that_there_are():
    assert {name for name, _ in CEILING} <= {folder.name for folder in folders()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_formal_wording_is_short_and_judges_nothing(language):
    assert 0 < len(WORDS.formal) <= 60
    none = type(WORDS)(WORDS.judgement, ())
    for text in WORDS.formal:
        for claim in claims_in(environment({}), text.of(language), language, (), none):
            assert claim.conclusions == () and claim.numeral == "", text


def test_every_class_of_judgement_finds_words_in_both_languages():
    assert len({group.id for group in WORDS.judgement}) == len(WORDS.judgement) >= 14
    examples = {
        "worth": ("費用に見合う。", "It is worth its cost."),
        "rank": ("最も多い。", "This is the best option."),
        "comparison": ("限度を上回る。", "It exceeds the limit."),
        "change": ("依存を低減する。", "It reduces dependence."),
        "size": ("一割にとどまる。", "It is merely a tenth."),
        "completeness": ("すべて調べた。", "We looked at all items."),
        "absence": ("まだない。", "There are none."),
        "cause": ("備えにつながる。", "It contributes to safety."),
        "decision": ("承認した。", "The board approved it."),
        "dialogue": ("ご意見を受けて見直した。", "It changed in response to you."),
        "assurance": ("供給を続けられる。", "We can maintain supply."),
        "control": ("監督している。", "The committee reviewed it."),
        "basis": ("同じ基準で選んだ。", "We use the same rules."),
        "knowledge": ("経路を特定した。", "We identified the path."),
        "counts": ("複数の調達先。", "We use several suppliers."),
        "time": ("速やかに伝える。", "We report promptly."),
    }
    for group in WORDS.judgement:
        ja, en = examples[group.id]
        assert group.ja.search(ja) and group.en.search(en), group.id
