"""Companies as people write them: with the legal form before or behind, abbreviated, in English, or left out."""

from __future__ import annotations

import pytest

from esgreport.audience.company_name import bare_name, name_forms


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("暁光マテリアル株式会社", "暁光マテリアル"),
        ("株式会社 暁光マテリアル", "暁光マテリアル"),
        ("㈱暁光マテリアル", "暁光マテリアル"),
        ("暁光マテリアル（株）", "暁光マテリアル"),
        ("有限会社東雲", "東雲"),
        ("Gyoko Materials Co., Ltd.", "Gyoko Materials"),
        ("GYOKO MATERIALS CO.,LTD", "GYOKO MATERIALS"),
        ("Gyoko Materials, Inc.", "Gyoko Materials"),
        ("Cosmo", "Cosmo"),
        ("株式会社", "株式会社"),
        ("Co.", "Co."),
        ("", ""),
    ],
)
def test_the_legal_form_is_taken_off(name, bare):
    assert bare_name(name) == bare


def test_a_bare_name_counts_alone_from_three_kanji_four_kana_or_five_letters_on():
    long = ("菫電装株式会社", "ひまわり株式会社", "ミナト電株式会社", "Asahi Co.")
    assert [bare_name(name) in name_forms(name) for name in long] == [True] * 4
    short = ("東雲株式会社", "さくら株式会社", "GYM Co.")
    assert [bare_name(name) in name_forms(name) for name in short] == [False] * 3
    assert {"株式会社東雲", "東雲株式会社", "(株)東雲", "東雲(株)"} <= set(name_forms("東雲㈱"))
    assert {"GYM Inc.", "GYM Co.", "GYM Ltd."} <= set(name_forms("GYM Co., Ltd."))


def test_a_name_without_a_legal_form_is_searched_as_it_is():
    assert name_forms("希土類磁石の一貫工程") == ("希土類磁石の一貫工程",)
