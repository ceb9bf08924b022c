"""Width tables and measured text."""

from __future__ import annotations

import pytest

from esgreport.layout.text.widths import GAP_EM, Face, Faces, advance, parse_face, positions


def test_every_built_in_table_is_small_and_names_its_face(tables: dict[str, bytes]) -> None:
    faces = [parse_face(data) for name, data in tables.items() if not name.endswith("like.json")]
    found = {(face.name, face.bold) for face in faces}
    assert {("BIZ UDPGothic", False), ("BIZ UDPGothic", True), ("BIZ UDPMincho", False)} <= found
    assert all(len(data) <= 15_000 for data in tables.values())


def test_a_kanji_is_one_em_and_a_latin_letter_of_the_fixed_gothic_half(gothic: Face) -> None:
    assert advance("安", gothic) == 1.0
    assert advance("A", gothic) == 0.5


@pytest.mark.parametrize(("char", "width"), [("安", 2048), ("i", 655), ("、", 1229), (" ", 683), (".", 635)])
def test_the_proportional_gothic_has_the_widths_of_its_font_file(faces: Faces, char: str, width: int) -> None:
    assert advance(char, faces.get("BIZ UDPGothic")) == width / 2048


def test_bold_is_wider_than_regular_where_the_font_says_so(faces: Faces) -> None:
    assert advance("Wide", faces.get("BIZ UDPGothic", bold=True)) != advance("Wide", faces.get("BIZ UDPGothic"))


def test_a_mincho_without_a_bold_file_keeps_its_widths_when_emboldened(faces: Faces) -> None:
    bold, regular = faces.get("BIZ UDPMincho", bold=True), faces.get("BIZ UDPMincho")
    assert bold.bold and not bold.approximate
    assert advance("経済安全保障 Economic Security", bold) == advance("経済安全保障 Economic Security", regular)


def test_a_face_is_found_by_its_japanese_name(faces: Faces) -> None:
    assert faces.get("BIZ UDPゴシック") is faces.get("BIZ UDPGothic")


def test_an_unknown_font_is_a_guess_that_says_so(faces: Faces) -> None:
    guess = faces.get("Some Corporate Sans", bold=True)
    assert guess.approximate and guess.bold
    assert (advance("安", guess), advance("a", guess), advance("ｱ", guess)) == (1.0, 0.5, 0.5)


def test_a_gap_stands_on_both_sides_of_latin_within_japanese(gothic: Face) -> None:
    assert advance("第3章", gothic) == pytest.approx(2.5 + 2 * GAP_EM, abs=0.002)
    assert advance("R&D先端", gothic) == pytest.approx(3.5 + GAP_EM, abs=0.002)
    assert advance("経済安全", gothic) == 4.0


def test_a_variation_selector_takes_no_room(gothic: Face) -> None:
    assert advance("辻\U000e0100", gothic) == advance("辻", gothic)


def test_running_widths_begin_at_nothing_and_end_at_the_advance(gothic: Face) -> None:
    running, gaps = positions("約3割", gothic)
    assert running[0] == 0
    assert running[-1] / gothic.units == advance("約3割", gothic)
    assert [gap > 0 for gap in gaps] == [False, True, True]


def test_files_that_are_no_tables_are_passed_over(tables: dict[str, bytes]) -> None:
    assert not Faces({**tables, "README.md": b"words"}).get("BIZ UDMincho").approximate


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Yu Gothic", "Noto Sans CJK JP"), ("游ゴシック Light", "Noto Sans CJK JP"), ("游明朝", "Noto Serif CJK JP"),
        ("ＭＳ Ｐゴシック", "BIZ UDPGothic"), ("ＭＳ 明朝", "BIZ UDMincho"), ("メイリオ", "BIZ UDPGothic"),
    ],
)  # fmt: skip
def test_a_font_that_may_not_be_read_has_a_marked_stand_in(faces: Faces, name: str, like: str) -> None:
    face = faces.get(name)
    assert face.approximate and face.like == like and face.name == name
    assert advance("経済 ABC", face) == advance("経済 ABC", faces.get(like))
    assert faces.get(name, True).bold and faces.get(name, True).approximate


def test_a_stand_in_has_the_line_height_of_its_own_font(faces: Faces) -> None:
    assert faces.get("Meiryo").win_height_em == pytest.approx(1.5, abs=0.01)
    assert faces.get("ＭＳ ゴシック").win_height_em == pytest.approx(1.0, abs=0.01)


def test_noto_fonts_are_measured_by_either_name(faces: Faces) -> None:
    assert faces.get("Noto Sans JP") is faces.get("Noto Sans CJK JP") and not faces.get("Noto Serif JP").approximate
