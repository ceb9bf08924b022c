"""Schedules with actors: every bar at its days, in the lane of its actor; deadlines as lines with their labels."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.brand.compiled import PptxBrand
from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.document.inlines import Words
from esgreport.layout.deck import arrange_deck
from esgreport.layout.deck.slide_context import emu
from esgreport.layout.deck.swimlane import DIAMOND_PT
from esgreport.layout.plan import Connector, TextShape
from esgreport.layout.text.widths import Faces
from tests.layout.test_deck import all_words, check

MONTHS = ("2026年11月", "2026年12月", "2027年1月", "2027年2月", "2027年3月")


def words(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


def step(name: str, start: Fraction, end: Fraction, text: str = "") -> ComponentEntry:
    return ComponentEntry(words(name), (words(text),) if text else (), span=(start, end))


def schedule(*groups: ComponentGroup, periods: tuple[str, ...] = MONTHS) -> Component:
    return Component("swimlane", groups, periods=tuple(map(words, periods)))


@st.composite
def spans(draw: st.DrawFn) -> tuple[Fraction, Fraction]:
    start = draw(st.fractions(0, 4, max_denominator=31))
    return start, start + draw(st.fractions(Fraction(1, 31), 5 - start if start < 5 else 1, max_denominator=31))


@st.composite
def schedules(draw: st.DrawFn) -> Component:
    names = iter(f"手順{number}　" for number in range(1, 100))
    said = st.sampled_from(["説明会", "費用と価格のご相談（以後も随時）", "A long step whose name fits into no bar"])
    actors = draw(
        st.lists(st.sampled_from(["当社", "当社・お取引先", "お取引先の皆様"]), min_size=1, max_size=3, unique=True)
    )
    lanes = tuple(
        ComponentGroup(
            words(actor),
            tuple(
                step(next(names) + draw(said), *draw(spans()), "12月7日〜18日") for _ in range(draw(st.integers(1, 3)))
            ),
        )
        for actor in actors
    )
    marks = tuple(step(f"期限{at}", *draw(spans())) for at in range(draw(st.integers(0, 3))))
    return schedule(*lanes, *((ComponentGroup((), marks, "warn"),) if marks else ()))


@settings(max_examples=60, deadline=None)
@given(component=schedules())
def test_every_step_is_said_and_no_words_meet(
    component: Component, trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    made = arrange_deck(trees.document(trees.section("s", "日程", component)), slides, faces)
    assert made.value is not None
    if any(item.code == "ESG-LAYOUT-003" for item in made.findings):
        return
    check(made.value, slides)
    said = "".join(all_words(made.value)).replace("\n", "").replace(" ", "")
    for entry in component.entries:
        assert "".join(item.text for item in entry.title if isinstance(item, Words)).replace(" ", "") in said


def test_bars_lie_at_their_days_and_a_day_is_a_diamond(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    whole = step("全期間", Fraction(0), Fraction(5))
    half = step("後半", Fraction(5, 2), Fraction(5))
    one = step("一日", Fraction(1), Fraction(1) + Fraction(1, 31))
    mark = step("期限", Fraction(3), Fraction(3))
    component = schedule(ComponentGroup(words("当社"), (whole, half, one)), ComponentGroup((), (mark,), "warn"))
    made = arrange_deck(trees.document(trees.section("s", "日程", component)), slides, faces)
    assert made.value is not None and not made.findings
    shapes = made.value.slides[0].shapes
    bars = [shape for shape in shapes if isinstance(shape, TextShape) and shape.name == "bar" and shape.box]
    long, short, day = sorted(
        (shape for shape in bars if shape.box), key=lambda shape: -(shape.box.cx if shape.box else 0)
    )
    assert long.box and short.box and day.box
    assert abs(short.box.cx * 2 - long.box.cx) <= 2 and short.box.x - long.box.x == long.box.cx - short.box.cx
    assert day.geometry == "diamond" and day.box.cx == emu(DIAMOND_PT) // 2 * 2
    lines = [shape for shape in shapes if isinstance(shape, Connector) and shape.dashed]
    assert [line.start[0] for line in lines] == [long.box.x + long.box.cx * 3 // 5]


def test_a_schedule_without_days_is_rows_of_actor_and_step(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    component = Component("swimlane", (ComponentGroup(words("当社"), (ComponentEntry(words("説明会")),)),))
    made = arrange_deck(trees.document(trees.section("s", "日程", component)), slides, faces)
    assert made.value is not None
    assert {"当社", "説明会"} <= set(all_words(made.value))
