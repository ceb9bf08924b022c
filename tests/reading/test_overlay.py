"""One file laid over another changes what it says, key by key, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.reading.overlay import overlaid
from esgreport.reading.raw import Node
from esgreport.reading.yaml import read_yaml


def tree(text: str) -> Node:
    node = read_yaml(text.encode(), "x.yaml").value
    assert node is not None
    return node


def plain(node: object) -> object:
    if hasattr(node, "entries"):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items] if hasattr(node, "items") else getattr(node, "text", None)


@pytest.mark.parametrize(
    ("over", "whole"),
    [
        ("a: {x: 9}", {"a": {"x": "9", "y": "2"}, "b": ["1", "2"], "c": "3"}),
        ("a: {z: 9}", {"a": {"x": "1", "y": "2", "z": "9"}, "b": ["1", "2"], "c": "3"}),
        ("b: [7]", {"a": {"x": "1", "y": "2"}, "b": ["7"], "c": "3"}),
        ("a: {y: }", {"a": {"x": "1"}, "b": ["1", "2"], "c": "3"}),
        ("c:\nd: 4", {"a": {"x": "1", "y": "2"}, "b": ["1", "2"], "d": "4"}),
        ("a: 5", {"a": "5", "b": ["1", "2"], "c": "3"}),
    ],
)
def test_a_file_laid_over_another_changes_what_it_says_and_no_more(over: str, whole: object) -> None:
    assert plain(overlaid(tree("a: {x: 1, y: 2}\nb: [1, 2]\nc: 3"), tree(over))) == whole


TREES = st.recursive(
    st.sampled_from(["1", "2"]), lambda inner: st.dictionaries(st.sampled_from("abc"), inner, min_size=1), max_leaves=6
)


def written(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"


@given(TREES, TREES)
def test_every_value_of_the_upper_file_is_in_the_whole(lower: object, upper: object) -> None:
    whole = plain(overlaid(tree(written(lower)), tree(written(upper))))
    assert plain(overlaid(tree(written(whole)), tree(written(upper)))) == whole
    assert whole == upper or (isinstance(lower, dict) and isinstance(upper, dict) and set(whole) == {*lower, *upper})  # type: ignore[call-overload]
