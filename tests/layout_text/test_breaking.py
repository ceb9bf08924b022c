"""Lines in boxes, their number and height."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.layout.text.breaking import break_lines, line_count, line_pitch_em, safe_line_count
from esgreport.layout.text.characters import HANGING, NO_START
from esgreport.layout.text.widths import Face, Faces, advance

TEXTS = st.text(alphabet="経済安全保障のサーバー々っ、。・「」（）12,.% ABcde-/:…\n", max_size=80)


def test_text_breaks_between_kanji_where_the_width_ends(gothic: Face) -> None:
    assert break_lines("経済安全保障", gothic, 10, 40) == ("経済安全", "保障")


def test_a_full_stop_hangs_outside_the_box(gothic: Face) -> None:
    assert break_lines("経済安全。保障", gothic, 10, 40) == ("経済安全。", "保障")
    assert break_lines("経済安全。保障", gothic, 10, 40, hanging=False) == ("経済安", "全。保障")


def test_two_marks_do_not_hang_together(gothic: Face) -> None:
    assert break_lines("経済安全」。保障", gothic, 10, 40) == ("経済安", "全」。保", "障")


@pytest.mark.parametrize("text", ["経済安ー全", "経済安々全", "経済安っと", "経済安）と", "経済安％と"])
def test_no_line_begins_with_a_mark_that_may_not(gothic: Face, text: str) -> None:
    assert break_lines(text, gothic, 10, 30)[0] == "経済"


def test_no_line_ends_with_an_opening_bracket(gothic: Face) -> None:
    assert break_lines("経済（安全）", gothic, 10, 30) == ("経済", "（安", "全）")


def test_a_latin_word_goes_to_the_next_line_whole(gothic: Face) -> None:
    assert break_lines("the board reviews", gothic, 10, 50) == ("the board ", "reviews")


def test_a_word_longer_than_the_line_is_divided(gothic: Face) -> None:
    assert break_lines("Anticonstitutional", gothic, 10, 50) == ("Anticonsti", "tutional")


def test_a_path_after_a_space_moves_whole_and_one_that_fills_a_line_breaks_after_a_slash(gothic: Face) -> None:
    assert break_lines("see ab/cd/ef", gothic, 10, 40) == ("see ", "ab/cd/ef")
    assert break_lines("https://example.jp/ir", gothic, 10, 60) == ("https://", "example.jp/", "ir")


def test_a_line_break_in_the_text_ends_a_line_and_an_empty_line_counts(gothic: Face) -> None:
    assert break_lines("経済\n\n安全", gothic, 10, 100) == ("経済", "", "安全")
    assert line_count("", gothic, 10, 100) == 1


def test_a_first_indent_narrows_and_a_hanging_indent_widens_the_first_line(gothic: Face) -> None:
    assert break_lines("経済安全保障", gothic, 10, 40, first_indent_pt=10) == ("経済安", "全保障")
    assert break_lines("経済安全保障", gothic, 10, 40, first_indent_pt=-10) == ("経済安全保", "障")


def test_a_number_stays_with_its_unit_only_where_asked(gothic: Face) -> None:
    assert break_lines("総額は12億円", gothic, 10, 45) == ("総額は12", "億円")
    assert break_lines("総額は12億円", gothic, 10, 45, together=True) == ("総額は", "12億円")


def test_sizes_may_be_decimals(gothic: Face) -> None:
    assert line_count("経済安全保障", gothic, Decimal("10.5"), Decimal("42")) == 2


def test_a_text_that_only_just_fits_is_safe_only_with_one_line_more(gothic: Face) -> None:
    assert line_count("経済安全", gothic, 10, 40) == 1
    assert safe_line_count("経済安全", gothic, 10, 40) == 2
    assert safe_line_count("経済安全", gothic, 10, 42) == 1


def test_a_guessed_face_takes_a_wider_margin(faces: Faces) -> None:
    assert safe_line_count("経済安全", faces.get("Unknown"), 10, 43) == 2


def test_a_line_is_as_high_as_its_face_and_at_least_a_fifth_higher_than_its_size(gothic: Face) -> None:
    low, high = (replace(gothic, win_ascent=gothic.units * part, win_descent=0) for part in (1, 2))
    assert (line_pitch_em(low), line_pitch_em(high)) == (1.2, 2)


@given(text=TEXTS, width=st.integers(20, 400), size=st.integers(8, 24), together=st.booleans())
def test_lines_join_to_the_text(gothic: Face, text: str, width: int, size: int, together: bool) -> None:
    lines = break_lines(text, gothic, size, width, together=together)
    assert "".join(lines) == text.replace("\n", "")


@given(text=TEXTS, width=st.integers(20, 400), size=st.integers(8, 24))
def test_every_line_fits_but_for_one_hung_mark_and_spaces(gothic: Face, text: str, width: int, size: int) -> None:
    for line in break_lines(text, gothic, size, width):
        shown = line.rstrip(" ")
        if shown and shown[-1] in HANGING:
            shown = shown[:-1]
        assert len(shown) <= 1 or advance(shown, gothic) * size <= width + 0.02


# Prose as people write it: signs stand once and without spaces before them, lines hold six ems or more. In narrower
# boxes and in strings of signs LibreOffice itself gives way, and the expected lines follow it.
PROSE = st.lists(
    st.sampled_from(
        [
            "亜",
            "いウ",
            "漢字",
            "「亜漢」",
            "（漢い）",
            "亜、",
            "い。",
            "コーヒー",
            "我々",
            "Az亜",
            "09個",
            "5%増",
            "Tier 2の",
        ]
    ),
    min_size=1,
    max_size=20,
).map("".join)


@given(text=PROSE, ems=st.integers(6, 20), size=st.integers(8, 24))
def test_no_line_of_prose_begins_with_a_forbidden_mark(gothic: Face, text: str, ems: int, size: int) -> None:
    for line in break_lines(text, gothic, size, ems * size):
        assert line[0] not in NO_START


@given(text=TEXTS, width=st.integers(20, 400), size=st.integers(8, 24))
def test_the_safe_count_is_never_below_the_expected_one(gothic: Face, text: str, width: int, size: int) -> None:
    assert safe_line_count(text, gothic, size, width) >= line_count(text, gothic, size, width)
