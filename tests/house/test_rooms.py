"""The picture of the house is the house: few rooms, arrows in one direction, no circles, drawn as it is now."""

from __future__ import annotations

from tests.house.rooms import PICTURE, circles, direct, floors, graph_of, svg, text, upward

MOST_ROOMS = 22


def graph(**arrows):
    return {room: frozenset(others.split()) for room, others in arrows.items()}


def test_the_house_has_few_rooms_no_arrow_up_and_no_circle(modules):
    house = graph_of(modules)
    print(text(house, dict.fromkeys(house, 0)))
    assert len(house) <= MOST_ROOMS
    assert upward(house) == []
    assert circles(house) == []


def test_an_arrow_up_and_a_circle_would_be_seen():
    assert upward(graph(base="reading", reading="")) == [("base", "reading")]
    assert circles(graph(a="b", b="c", c="a", d="a")) == ["a", "b", "c"]


def test_the_picture_leaves_out_only_arrows_that_a_longer_way_implies():
    assert direct(graph(a="b c", b="c", c="")) == graph(a="b", b="c", c="")


def test_each_floor_imports_only_from_floors_below():
    assert floors(graph(a="b c", b="c", c="", d="c")) == [["a"], ["b", "d"], ["c"]]


def test_the_picture_in_the_docs_shows_the_house_as_it_is(modules):
    assert PICTURE.read_text(encoding="utf-8") == svg(graph_of(modules)), "run `make house` and commit the picture"
