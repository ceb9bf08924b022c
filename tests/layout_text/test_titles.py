"""Phrases and titles without a lonely last line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from esgreport.layout.text.breaking import break_lines
from esgreport.layout.text.titles import balance_title, ends_alone, phrase_breaks
from esgreport.layout.text.widths import Face

TITLE = "経済安全保障に関する投資の進捗と来期の計画について"


def test_japanese_breaks_into_phrases_that_join_to_the_text() -> None:
    phrases = phrase_breaks(TITLE)
    assert phrases[0] == "経済安全保障に"
    assert "".join(phrases) == TITLE


def test_a_number_and_its_unit_are_in_one_phrase() -> None:
    assert "総額1,250百万円を" in phrase_breaks("当社は総額1,250百万円を投資する")


def test_english_breaks_into_words() -> None:
    assert phrase_breaks("Plan for 2027 and Tier 2") == ("Plan ", "for 2027 ", "and ", "Tier 2")


def test_a_last_line_of_two_characters_moves_the_break_to_a_phrase(gothic: Face) -> None:
    width = 20 * 23
    assert break_lines(TITLE, gothic, 20, width)[-1] == "いて"
    assert balance_title(TITLE, gothic, 20, width, 2) == "経済安全保障に関する投資の\n進捗と来期の計画について"


def test_a_last_line_of_one_short_english_word_is_balanced_at_a_word(gothic: Face) -> None:
    title = "Where we invest and why now"
    assert break_lines(title, gothic, 20, 240)[-1] == "now"
    assert balance_title(title, gothic, 20, 240, 2) == "Where we invest\nand why now"


def test_a_title_that_fits_or_ends_well_or_has_its_own_break_stays_as_it_is(gothic: Face) -> None:
    assert balance_title(TITLE, gothic, 20, 20 * 30, 2) == TITLE
    assert balance_title(TITLE, gothic, 20, 20 * 16, 2) == TITLE
    assert balance_title("経済\n安全", gothic, 20, 20, 2) == "経済\n安全"


def test_a_line_that_would_end_inside_a_phrase_ends_before_it(gothic: Face) -> None:
    assert break_lines(TITLE, gothic, 20, 20 * 17, together=True)[0].endswith("と来")
    assert balance_title(TITLE, gothic, 20, 20 * 17, 2) == "経済安全保障に関する投資の\n進捗と来期の計画について"


def test_a_title_that_needs_more_lines_than_there_are_stays_as_it_is(gothic: Face) -> None:
    assert balance_title(TITLE, gothic, 20, 20 * 12, 2) == TITLE


@given(st.text(alphabet="経済安全の投資と計画を12年ABC ", max_size=40), st.integers(60, 400), st.integers(1, 3))
def test_balancing_adds_breaks_only_and_never_a_line(gothic: Face, text: str, width: int, lines: int) -> None:
    balanced = balance_title(text, gothic, 20, width, lines)
    assert balanced.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    before = break_lines(text, gothic, 20, width, together=True)
    assert len(break_lines(balanced, gothic, 20, width, together=True)) <= len(before)


def test_a_word_left_alone_takes_the_name_before_it_along(gothic: Face) -> None:
    title = "供給継続・技術保護計画の件"
    assert break_lines(title, gothic, 20, 20 * 12.5)[-1] == "件"
    assert balance_title(title, gothic, 20, 20 * 12.5, 3) == "供給継続・\n技術保護計画の件"


def test_a_title_whose_last_word_cannot_be_joined_ends_alone(gothic: Face) -> None:
    title = "供給継続計画の件"
    shown = balance_title(title, gothic, 20, 20 * 7.5, 3)
    assert ends_alone(shown, gothic, 20, 20 * 7.5) and not ends_alone(title, gothic, 20, 20 * 9)
