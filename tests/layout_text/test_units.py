"""Pieces that stay together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.layout.text.break_opportunities import opportunities, units
from esgreport.layout.text.characters import is_cjk


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("（1）項", ("（1）", "項")),
        ("「先端」と", ("「先", "端」", "と")),
        ("サーバー", ("サー", "バー")),
        ("代々木", ("代々", "木")),
        ("やっと", ("やっ", "と")),
        ("Tier 2へ", ("Tier ", "2", "へ")),
        ("R&D", ("R&D",)),
        ("US$1,000.50", ("US$1,000.50",)),
        ("35%減", ("35%", "減")),
        ("と -5.2%", ("と ", "-5.2%")),
        ('say "no" now', ("say ", '"no" ', "now")),
        ("（「重要」）です。", ("（「重", "要」）", "で", "す。")),
        ("https://example.jp/ir", ("https://", "example.jp/", "ir")),
        ("03-0000", ("03-", "0000")),
        ("1/2", ("1/2",)),
        ("以上……", ("以", "上……")),
        ("", ()),
    ],
)
def test_kinsoku_and_words_decide_where_a_line_may_end(text: str, pieces: tuple[str, ...]) -> None:
    assert units(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("総額1,250百万円を", ("総", "額", "1,250百万円", "を")),
        ("約3割減", ("約3割", "減")),
        ("第3章", ("第3章",)),
        ("2026年度目標", ("2026年度", "目", "標")),
        ("Tier 2へ", ("Tier 2", "へ")),
        ("and/or", ("and/or",)),
        ("time-to-survive", ("time-to-survive",)),
    ],
)
def test_titles_keep_numbers_with_units_and_names_with_numbers(text: str, pieces: tuple[str, ...]) -> None:
    assert units(text, together=True) == pieces


def test_latin_keeps_the_bracket_beside_it_when_a_line_fills_up_inside_it() -> None:
    assert opportunities("、Tier") == (False, True, False, False, False, True)
    assert opportunities("、Tier", latin=True) == (False, False, False, False, False, True)


@given(st.text(alphabet="経済のサー々っ、。「」（）12,.%ABc -/:…", max_size=40), st.booleans())
def test_pieces_join_to_the_text(text: str, together: bool) -> None:
    assert "".join(units(text, together)) == text


def test_only_kana_and_kanji_are_cjk_letters() -> None:
    assert all(map(is_cjk, "あア安々〇ｱ𠮷"))
    assert not any(map(is_cjk, "aA1、。（「 ー"[:-1]))
