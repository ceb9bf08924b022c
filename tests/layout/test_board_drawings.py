"""What the board deck draws: options with the one put forward in a frame, the value chain with its lines, lanes."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType

from esgreport.brand.compiled import PptxBrand
from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.document.inlines import Words
from esgreport.document.tree import Bar, Panel, Paragraph, Roadmap, RoadmapGate
from esgreport.layout.deck import arrange_deck
from esgreport.layout.plan import Box, Connector, Slide, TextShape
from esgreport.layout.text.widths import Faces
from tests.layout.test_deck import check


def words(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


def option(name: str, mark: str = "") -> ComponentEntry:
    parts = tuple(LabelledPart(words(label), (words(f"{name}の{label}"),)) for label in ("支出", "確率"))
    return ComponentEntry(words(name), mark=words(mark), parts=parts, tone="brand" if mark else "")


def only_slide(trees: ModuleType, slides: PptxBrand, faces: Faces, *blocks: object, **wishes: object) -> Slide:
    section = trees.section("s", "題", *blocks)
    for name, wish in wishes.items():
        object.__setattr__(section, name, wish)
    made = arrange_deck(trees.document(section), slides, faces)
    assert made.value is not None and len(made.value.slides) == 1
    check(made.value, slides)
    return made.value.slides[0]


def said(shape: TextShape) -> str:
    return "".join(run.text for item in shape.paragraphs for run in item.runs).replace("\n", "")


def texts(slide: Slide) -> dict[str, Box]:
    shapes = [shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.box is not None]
    return {said(shape): shape.box for shape in shapes if shape.box is not None}


def test_the_option_put_forward_is_framed_from_its_head_to_the_last_row(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    options = Component("matrix", (ComponentGroup((), (option("A案"), option("B案", "推奨"), option("C案")), "muted"),))
    slide = only_slide(trees, slides, faces, options)
    frame = next(shape.box for shape in slide.shapes if shape.name == "frame")
    found = texts(slide)
    assert frame is not None
    assert frame.x == found["B案"].x and frame.y == found["B案"].y
    assert frame.y + frame.cy == found["B案の確率"].y + found["B案の確率"].cy
    assert found["推奨"].y + found["推奨"].cy <= frame.y


def test_many_options_are_rows(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    options = Component("matrix", (ComponentGroup((), tuple(option(f"{name}案") for name in "ABCDEF"), "muted"),))
    found = texts(only_slide(trees, slides, faces, options))
    assert len({found[f"{name}案"].x for name in "ABCDEF"}) == 1
    assert len({found[f"{name}案"].y for name in "ABCDEF"}) == 6


def chain() -> Component:
    items = (
        ComponentEntry(words("磁石"), mark=words("不足70日"), tone="warn", leads_to=(0,)),
        ComponentEntry(words("鋼材"), leads_to=(0, 1)),
    )
    products = (ComponentEntry(words("モーター"), leads_to=(0,)), ComponentEntry(words("軸受")))
    customers = (ComponentEntry(words("甲社")),)
    named = zip(("品目", "製品", "販売先"), (items, products, customers), strict=True)
    return Component("chain", tuple(ComponentGroup(words(title), entries, "muted") for title, entries in named))


def test_a_value_chain_has_a_line_for_each_link_and_colours_what_is_at_risk(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    slide = only_slide(trees, slides, faces, chain())
    lines = [shape for shape in slide.shapes if isinstance(shape, Connector)]
    assert sorted(line.color for line in lines) == ["accent3", "accent3", "muted", "muted"]
    outlined = {said(shape) for shape in slide.shapes if isinstance(shape, TextShape) and shape.outline == "accent3"}
    assert outlined == {"磁石　不足70日", "モーター"}
    alt = next(shape.alt for shape in slide.shapes if isinstance(shape, TextShape) and said(shape) == "品目")
    assert alt == "磁石 → モーター; 鋼材 → モーター、軸受; モーター → 甲社"


def test_a_chain_too_high_for_a_slide_becomes_tables(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    many = tuple(ComponentEntry(words(f"品{at}"), leads_to=(0,)) for at in range(40))
    groups = (ComponentGroup(words("品目"), many), ComponentGroup(words("製品"), (ComponentEntry(words("モーター")),)))
    made = arrange_deck(trees.document(trees.section("s", "題", Component("chain", groups))), slides, faces)
    assert made.value is not None and len(made.value.slides) > 1
    assert not any(isinstance(shape, Connector) for slide in made.value.slides for shape in slide.shapes)


def lanes(count: int = 3) -> Roadmap:
    bars = tuple(
        Bar(
            words(f"施策{at}"),
            Fraction(at % 2),
            Fraction(3),
            words("80百万円"),
            lane=words(("自律性", "不可欠性")[at % 2]),
        )
        for at in range(count)
    )
    gates = (RoadmapGate(Fraction(3, 2), words("第1審査"), words("2027年6月30日"), words("1社以上の評価合格")),)
    return Roadmap(tuple(map(words, ("前期", "中期", "後期"))), bars, gates, "柱", "審査", "工程表")


def test_bars_carry_their_names_and_gates_are_lines_over_them_with_cards(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    slide = only_slide(trees, slides, faces, lanes())
    found = texts(slide)
    assert "施策0　80百万円" in found and "第1審査　2027年6月30日1社以上の評価合格" in found
    line = next(shape for shape in slide.shapes if shape.name == "gate-line")
    assert isinstance(line, Connector) and line.dashed
    first, second = (found[name] for name in ("前期", "中期"))
    assert line.start[0] == first.x + second.cx * 3 // 2


def test_more_bars_than_a_slide_holds_go_on_with_the_gates_at_the_end(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    made = arrange_deck(trees.document(trees.section("s", "題", lanes(30))), slides, faces)
    assert made.value is not None and len(made.value.slides) > 1 and not made.findings
    cards = ["第1審査" in "".join(texts(slide)) for slide in made.value.slides]
    assert cards == [*(False for _ in cards[1:]), True]


def test_a_resolution_is_read_beside_its_label(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    panel = Panel("resolution", words("決議案"), (Paragraph(words("「計画を承認する。」")),))
    found = texts(only_slide(trees, slides, faces, panel))
    label, box = found["決議案"], found["「計画を承認する。」"]
    assert label.x + label.cx <= box.x and label.y == box.y


def test_the_first_block_may_be_above_two_columns_and_the_last_below(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    head, left, right, foot = (
        Component("rows", (ComponentGroup((), (ComponentEntry(words(name), (words(f"{name}の文。"),)),)),))
        for name in ("上", "左", "右", "下")
    )
    found = texts(only_slide(trees, slides, faces, head, left, right, foot, split=(1, 1), lead=True, foot=True))
    assert found["上"].y < found["左"].y == found["右"].y < found["下"].y
    assert found["左"].x < found["右"].x and found["上"].x == found["下"].x == found["左"].x


def test_a_chart_at_the_end_is_no_foot(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    slide = only_slide(trees, slides, faces, trees.dependency(), trees.survival(), split=(1, 1), foot=True)
    one, two = (shape.box for shape in slide.shapes if shape.name == "chart")
    assert one is not None and two is not None and one.y == two.y and one.x < two.x
