"""What a bank decides on stands in the note to it, each with its fact, and nothing in its place."""

from __future__ import annotations

import pytest

from tests.situations.test_projects import told

DECIDED_ON = {
    "ja": ["更新資金の借入れのご相談", "小型アクチュエーターは売上高の14%", "900百万円と見積もって", "返済原資は営業収支", "貴庫の", "2027年5月31日に"],
    "en": ["Consultation on a loan for new air conditioning", "14% of our sales", "if the supply of key parts stopped for two months, the effect on cash would be JPY 900 million",
           "comes from operating cash flow",
           "31 May 2027"],
}  # fmt: skip


def text_of(name: str, language: str) -> str:
    texts, stopped = told(name, "lender-note")
    assert stopped == []
    return next(text for (spoken, _), text in texts.items() if spoken == language)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_note_to_the_bank_tells_what_it_decides_on(language: str) -> None:
    asked, other = text_of("asks-the-bank", language), text_of("two-options", language)
    for words in DECIDED_ON[language]:
        assert words in asked, words
        assert words not in other, words


def test_each_bank_is_addressed_as_it_is() -> None:
    assert "貴行" not in text_of("asks-the-bank", "ja") + text_of("two-options", "ja")
