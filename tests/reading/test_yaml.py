"""Strict YAML becomes texts with places, and every mistake is a finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.reading.raw import Mapping, Scalar
from esgreport.reading.yaml import read_yaml


def codes(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [item.code for item in read_yaml(data, "facts/x.yaml").findings]


def value(text: str) -> str:
    root = read_yaml(f"a: {text}".encode(), "x.yaml").value
    assert isinstance(root, Mapping)
    node = root.get("a")
    assert isinstance(node, Scalar)
    return node.text


@pytest.mark.parametrize("text", ["no", "NO", "08", "1_000", "12:30:00", "1e3", "2026-01-23", "0x10", "yes", "１２"])
def test_every_scalar_is_the_text_that_was_written(text: str) -> None:
    assert value(text) == text


def test_a_name_keeps_its_compatibility_ideograph() -> None:
    assert value("\ufa19谷 精密") == "\ufa19谷 精密"


def test_a_value_knows_its_line_and_column() -> None:
    [first] = read_yaml("a:\n  - 名前: 値\n".encode(), "facts/x.yaml").value.entries
    [inner] = first.value.items[0].entries
    found = [(item.text, item.origin.line, item.origin.column) for item in (first.key, inner.key, inner.value)]
    assert found == [("a", 1, 1), ("名前", 2, 5), ("値", 2, 9)]


def test_a_duplicate_key_names_the_first_place_too() -> None:
    item = read_yaml(b"a: 1\nb: 2\na: 3\n", "x.yaml").findings[0]
    assert (item.code, item.origin.line, item.related[0].line) == ("ESG-READING-006", 3, 1)


def test_an_alias_bomb_is_refused_without_expanding_it() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert set(codes(bomb)) == {"ESG-READING-004"}


def test_deep_nesting_is_refused() -> None:
    assert codes("[" * 200 + "]" * 200) == ["ESG-READING-007"]


def test_a_control_character_is_named_by_its_code_point_and_place() -> None:
    item = read_yaml("a: 1\nb: あ\x07い\n".encode(), "x.yaml").findings[0]
    assert dict(item.details)["character"] == "U+0007"
    assert (item.origin.line, item.origin.column) == (2, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1,\nb: 2", "ESG-READING-003"),
        ("a: !!python/object:os.system x", "ESG-READING-005"),
        ("a: 1\n---\nb: 2", "ESG-READING-009"),
        ("? [x]\n: 1", "ESG-READING-010"),
        ("<<: {a: 1}", "ESG-READING-012"),
        ("a: \u202egnp.exe", "ESG-READING-011"),
        ("a: \ue000", "ESG-READING-011"),
    ],
)
def test_what_strict_yaml_refuses(text: str, code: str) -> None:
    assert code in codes(text)


def test_another_encoding_is_guessed() -> None:
    item = read_yaml("a: 日本語".encode("cp932"), "x.yaml").findings[0]
    assert (item.code, dict(item.details)["guess"]) == ("ESG-READING-002", "cp932")


def test_an_empty_file_is_an_empty_mapping() -> None:
    root = read_yaml(b"# nothing yet\n", "x.yaml").value
    assert isinstance(root, Mapping) and root.entries == ()


@given(st.binary(max_size=500))
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    read_yaml(data, "x.yaml")


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    read_yaml(text.encode("utf-8", "surrogatepass"), "x.yaml")
