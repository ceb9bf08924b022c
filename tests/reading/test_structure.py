"""Typed values from raw nodes: every type, every mistake at its place, and never an exception."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.base.catalogue import entry
from esgreport.base.finding import render
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Text
from esgreport.reading.raw import Entry, Null, Scalar, Sequence
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.shape import Flat, Key, OneOf
from esgreport.reading.structure import structure
from esgreport.reading.yaml import read_yaml


class Level(Enum):
    PUBLIC = 0
    BOARD = 1


@dataclass(frozen=True)
class Patterns:
    ja: re.Pattern[str]
    en: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Part:
    id: str
    shade: Literal["light", "dark"] = "light"
    weight: Decimal | None = None


@dataclass(frozen=True)
class Whole:
    name: str
    place: Origin
    title: Text
    why: Annotated[Text, Flat("why_")]
    level: Level
    reader: Annotated[str, OneOf("reader")]
    parts: tuple[Part, ...]
    length: tuple[int, int] = (0, 0)
    day: date | None = None
    open: bool = False
    kind: Annotated[str, Key("type")] = ""
    readers: Mapping[Annotated[str, OneOf("reader")], Literal["yes", "no"]] = field(default_factory=dict)
    patterns: Annotated[Patterns | None, Flat("find_")] = None


@dataclass(frozen=True)
class Placed:
    word: str
    origin: Origin


READERS = {"reader": ("board", "lender")}
RIGHT = """\
name: a
title: {ja: 題, en: Title}
why_ja: 理由
why_en: reason
level: board
reader: lender
parts:
  - {id: P1, shade: dark, weight: 1.50}
  - {id: P2}
length: [1, 2]
day: 2026-04-01
open: yes
type: x
readers: {board: yes, lender: no}
find_ja: 損失.*
"""


def read(text, into=Whole, **options):
    """What `text` holds, with its findings."""
    return structure(read_yaml(text.encode(), "x.yaml").value, into, READERS, **options)


def told(text, into=Whole, **options):
    """The findings of `text` as code, line, column and subject."""
    made = read(text, into, **options)
    assert (made.value is None) == bool(made.findings)
    return [(item.code[-3:], item.origin.line, item.origin.column, item.subject) for item in made.findings]


def changed(old, new):
    """The right file with one change."""
    assert RIGHT.count(old) == 1
    return RIGHT.replace(old, new)


def test_a_file_without_a_mistake_is_its_value():
    assert read(RIGHT).findings == ()
    assert read(RIGHT).value == Whole(
        name="a",
        place=Origin("x.yaml", 1, 1),
        title=Text("題", "Title"),
        why=Text("理由", "reason"),
        level=Level.BOARD,
        reader="lender",
        parts=(Part("P1", "dark", Decimal("1.50")), Part("P2")),
        length=(1, 2),
        day=date(2026, 4, 1),
        open=True,
        kind="x",
        readers={"board": "yes", "lender": "no"},
        patterns=Patterns(re.compile("損失.*")),
    )


def test_what_has_a_default_may_be_left_out():
    short = "".join(RIGHT.splitlines(keepends=True)[:9])
    assert read(short).value == Whole(
        "a", Origin("x.yaml", 1, 1), Text("題", "Title"), Text("理由", "reason"), Level.BOARD, "lender",
        (Part("P1", "dark", Decimal("1.50")), Part("P2")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("day: 2026-04-01", "dya: 2026-04-01", ("101", 11, 1, "")),
        ("name: a\n", "", ("102", 1, 1, "name")),
        ("shade: dark", "shade: drak", ("104", 8, 21, "parts[1].shade")),
        ("level: board", "level: BOARD", ("104", 5, 8, "level")),
        ("reader: lender", "reader: bank", ("104", 6, 9, "reader")),
        ("board: yes", "baord: yes", ("104", 14, 11, "readers.baord")),
        ("open: yes", "open: true", ("104", 12, 7, "open")),
        ("day: 2026-04-01", "day:", ("105", 11, 5, "day")),
        ("name: a", "name: '  '", ("105", 1, 7, "name")),
        ("{ja: 題, en: Title}", "題", ("106", 2, 8, "title")),
        ("name: a", "name: [a]", ("106", 1, 7, "name")),
        ("[1, 2]", "1", ("106", 10, 9, "length")),
        ("day: 2026-04-01", "day: 2026-02-30", ("107", 11, 6, "day")),
        ("[1, 2]", "[one, 2]", ("107", 10, 10, "length[1]")),
        ("1.50", "'1,50'", ("107", 8, 35, "parts[1].weight")),
        ("損失.*", "'[[a]損失]'", ("107", 15, 10, "find_ja")),
        ("[1, 2]", "[1, 2, 3]", ("108", 10, 9, "length")),
        ("損失.*", "(損失", ("109", 15, 10, "find_ja")),
        ("{id: P2}", "{id: P1}", ("103", 9, 10, "parts")),
        (", en: Title", "", ("102", 2, 8, "title.en")),
        ("why_en: reason\n", "", ("102", 1, 1, "why_en")),
        ("find_ja: 損失.*", "find_en: loss", ("102", 1, 1, "find_ja")),
    ],
)
def test_a_mistake_is_one_finding_at_its_place(old, new, wanted):
    assert told(changed(old, new)) == [wanted]


def test_a_list_that_must_be_given_holds_something():
    text = RIGHT.replace("parts:\n  - {id: P1, shade: dark, weight: 1.50}\n  - {id: P2}\n", "parts: []\n")
    assert told(text) == [("105", 7, 8, "parts")]


def test_every_mistake_is_found_in_one_reading():
    text = (
        "nmae: a\ntitle: {ja: '', en: T}\nlevel: secret\nreader: [x]\nparts: [{id: P1, weight: heavy}, {shade: red}]\n"
    )
    assert [code for code, *_ in told(text)] == ["101", "105", "102", "102", "104", "106", "107", "102", "104"]


def test_the_word_probably_meant_and_the_words_allowed_are_told():
    (item,) = read(changed("level: board", "level: baord")).findings
    told_in = {language: render(entry(item.code), item, language)["expected"] for language in LANGUAGES}
    assert told_in == {
        "ja": "「board」のことですか。public、board のいずれか",
        "en": "Did you mean “board”? one of public, board",
    }


def test_a_repeated_name_is_related_to_its_first_place():
    (item,) = read(changed("{id: P2}", "{id: P1}")).findings
    assert [str(origin) for origin in item.related] == ["x.yaml:8:10"]


def test_a_key_twice_is_found_also_in_a_tree_that_was_not_read_from_a_file():
    key, again = Scalar("id", Origin("x", 1)), Scalar("id", Origin("x", 2))
    tree = RawMapping((Entry(key, Scalar("A", Origin("x", 1))), Entry(again, Scalar("B", Origin("x", 2)))), key.origin)
    (item,) = structure(tree, Part).findings
    assert (item.code, item.origin.line, item.related) == ("ESG-READING-103", 2, (key.origin,))


def test_a_text_needs_only_the_languages_that_are_asked_for():
    text = changed(", en: Title", "").replace("why_en: reason\n", "")
    made = read(text, languages=("ja",))
    assert made.findings == () and made.value.title == Text("題", "") and made.value.why == Text("理由", "")
    assert told(text.replace("ja: 題", "en: T"), languages=("ja",)) == [("102", 2, 8, "title.ja")]


def test_a_list_may_be_the_whole_file():
    assert read("- {id: A}\n- {id: B}\n", tuple[Part, ...]).value == (Part("A"), Part("B"))
    assert told("id: A\n", tuple[Part, ...]) == [("106", 1, 1, "")]


def test_a_mapping_of_records_gives_each_the_place_of_its_key():
    made = read("one:\n  word: x\n", Mapping[str, Placed])
    assert made.value == {"one": Placed("x", Origin("x.yaml", 1, 1))}


WORDS = st.sampled_from([*Whole.__dataclass_fields__, "ja", "en", "why_ja", "why_en", "find_ja", "type", "board", "id"])
PLACE = Origin("x.yaml", 3, 4)
TEXTS = WORDS | st.text(max_size=8) | st.sampled_from(["2026-04-01", "2026-13-01", "yes", "1", "1.5", "(", "[[a]"])
NODES = st.recursive(
    TEXTS.map(lambda text: Scalar(text, PLACE)) | st.just(Null(PLACE)),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: Sequence(tuple(items), PLACE))
        | st.lists(st.builds(Entry, TEXTS.map(lambda text: Scalar(text, PLACE)), inner), max_size=8).map(
            lambda entries: RawMapping(tuple(entries), PLACE)
        )
    ),
    max_leaves=20,
)


@given(NODES, st.sampled_from([Whole, Part, Text, tuple[Part, ...], tuple[int, int], Mapping[str, Patterns], Level]))
def test_any_node_is_a_value_or_findings_with_places(node, into):
    made = structure(node, into, READERS)
    assert (made.value is None) == bool(made.findings)
    for item in made.findings:
        assert item.origin == PLACE
        assert all(render(entry(item.code), item, language)["what"] for language in LANGUAGES)


@given(st.lists(st.sampled_from(sorted(RIGHT.splitlines())), unique=True), NODES)
def test_lines_left_out_or_replaced_are_never_silent(left_out, node):
    lines = [line for line in RIGHT.splitlines() if line not in left_out]
    tree = read_yaml("\n".join(lines).encode(), "x.yaml")
    if tree.value is None:
        return
    made = structure(tree.value, Whole, READERS)
    if isinstance(tree.value, RawMapping):
        spoilt = RawMapping((*tree.value.entries, Entry(Scalar("no such key", PLACE), node)), PLACE)
        assert len(structure(spoilt, Whole, READERS).findings) == len(made.findings) + 1
