"""A deck of a fictional company with every kind of shape, and the built-in brand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from esgreport.brand.compiled import PptxBrand
from esgreport.brand.pptx import compile_pptx
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries, ColorRole
from esgreport.layout.plan import (
    Box,
    ChartShape,
    Connector,
    Deck,
    DeckCell,
    DeckParagraph,
    Properties,
    Run,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from esgreport.ooxml.package import package_of

BRAND_FOLDER = Path(__file__).parents[2] / "content" / "brand" / "pptx"
MM = 36_000
LEFT, TOP, WIDTH = 576_000, 1_404_000, 11_040_000


@pytest.fixture(scope="session")
def brand() -> PptxBrand:
    files = [path for path in sorted(BRAND_FOLDER.rglob("*")) if path.is_file()]
    parts = {path.relative_to(BRAND_FOLDER).as_posix(): path.read_bytes() for path in files}
    compiled = compile_pptx(package_of("built-in", parts)).value
    assert compiled is not None
    return compiled


@pytest.fixture(scope="session")
def deck() -> Deck:
    slides = (
        _cover(), _bullets(), _table(), _bar(), _column(), _curve(), _roadmap(), _governance(), _heat_map()
    )  # fmt: skip
    return Deck(
        slides=slides,
        properties=Properties(
            "経済安全保障への取り組み", "経営企画部", "あおば精密株式会社", "ja-JP", "社外秘", date(2026, 6, 1)
        ),
        footer="あおば精密株式会社｜社外秘",
        draft="公表前・取扱注意",
        language="ja-JP",
    )


def line(text: str, mark: str = "none", level: int = 0) -> DeckParagraph:
    """A paragraph of one run."""
    kind: Literal["none", "bullet", "number"] = (
        "bullet" if mark == "bullet" else "number" if mark == "number" else "none"
    )
    return DeckParagraph((Run(text),), level=level, mark=kind)


def title(text: str) -> TextShape:
    """The title placeholder."""
    return TextShape("title", None, (line(text),), placeholder="title")


def note(text: str, y: int = 5_994_000) -> TextShape:
    """A source line under a figure."""
    run = Run(text, color="muted", size_pt=Decimal("10.5"))
    return TextShape("source", Box(LEFT, y, WIDTH, 252_000), (DeckParagraph((run,)),))


def _cover() -> Slide:
    subtitle = (line("取引先説明会資料"), line("2026年6月1日　経営企画部"))
    return Slide(
        "cover",
        "cover",
        (
            title("経済安全保障への投資は\n事業を続ける力を高める"),
            TextShape("subtitle", None, subtitle, placeholder="subtitle"),
        ),
    )


def _bullets() -> Slide:
    body = (
        line("自律性を高める", "bullet"),
        line("二次の調達先まで遡り、どこにどれだけ頼っているかを毎年確かめます", "bullet", 1),
        line("特定の国に偏る品目は、代わりの調達先を二つ以上持つことを目標にします", "bullet", 1),
        line("不可欠性を守る", "bullet"),
        line("重要技術の流出経路を洗い出し、知財と標準化の両面から守ります", "bullet", 1),
        line("共同開発の相手とは、技術の扱いを契約の前に話し合います", "bullet", 2),
        line("皆様とご相談したいこと", "bullet"),
        line("追加の費用が生じる場合は、価格の協議に必ず応じます", "bullet", 1),
    )
    notes = (line("想定問答：なぜ今か。"), line("回答は資料3頁の損失の幅で説明する。"))
    shapes = (title("三つの取り組みで、供給が止まる日数を減らす"), TextShape("body", None, body, placeholder="body"))
    return Slide("bullets", "content", shapes, notes)


def _cells(texts: tuple[str, ...], numbers: int = 99) -> tuple[DeckCell, ...]:
    return tuple(
        DeckCell((DeckParagraph((Run(text),), align="end" if at >= numbers else "start"),))
        for at, text in enumerate(texts)
    )


def _table() -> Slide:
    rows = (
        ("品目", "主な調達先の地域", "依存度（%）", "在庫日数", "復旧日数", "見直し基準"),
        ("高純度石英", "東南アジア", "62.5", "45", "120", "依存度50%を上回る間は四半期ごと"),
        ("希土類磁石", "東アジア", "48.0", "60", "90", "在庫日数が60を下回ったとき"),
        ("制御用半導体", "国内・台湾", "35.2", "90", "150", "復旧日数が180を上回ったとき"),
        ("特殊鋼", "国内", "28.1", "30", "40", "年1回"),
        ("計測ソフトウェア", "北米", "71.0", "—", "30", "契約更新の6か月前"),
    )
    widths = (1_900_000, 1_900_000, 1_300_000, 1_200_000, 1_200_000, 3_540_000)
    table = TableShape(
        name="dependency",
        box=Box(LEFT, TOP + 300_000, WIDTH, 6 * 576_000),
        column_widths_emu=widths,
        row_heights_emu=(576_000,) * 6,
        rows=tuple(_cells(row, 2 if at else 99)[:5] + _cells(row[5:]) for at, row in enumerate(rows)),
        size_pt=Decimal(14),
        alt="重要品目ごとの依存度と在庫日数、復旧日数",
    )
    unit = TextShape(
        "unit",
        Box(LEFT, TOP, WIDTH, 252_000),
        (DeckParagraph((Run("2026年3月末時点", color="muted"),), align="end"),),
        size_pt=Decimal(12),
    )
    return Slide(
        "table",
        "title-only",
        (table, title("重要品目のうち二つは、在庫日数が復旧日数の半分に届かない"), unit, note("出所：当社調べ")),
    )


def _numbers(*values: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def _chart(key: str, heading: str, plan: ChartPlan) -> Slide:
    unit = TextShape(
        "unit",
        Box(LEFT, TOP, WIDTH, 252_000),
        (DeckParagraph((Run("単位：百万円", color="muted"),), align="end"),),
        size_pt=Decimal(12),
    )
    chart = ChartShape(key, Box(LEFT, TOP + 300_000, WIDTH, 4_230_000), plan, f"{heading}。最大は1,250百万円")
    return Slide(
        key,
        "title-only",
        (title(heading), unit, chart, note("出所：当社試算　注：端数処理により合計が一致しない場合があります")),
    )


def _bar() -> Slide:
    plan = ChartPlan(
        "bar",
        ("海上輸送", "クラウド", "蓄電池", "希土類磁石", "高純度石英"),
        (ChartSeries("年間期待損失", _numbers(310, 420, 640, 980, 1250), "accent1"),),
        Axis(minimum=Decimal(0), visible=False),
        Axis(),
        "#,##0",
    )
    return _chart("bar", "期待損失の六割は、上位二つの品目から生じる", plan)


def _column() -> Slide:
    plan = ChartPlan(
        "column",
        ("2025年度", "2026年度", "2027年度"),
        (
            ChartSeries("自律性", _numbers(300, 450, 600), "accent1"),
            ChartSeries("不可欠性", _numbers(200, 260, 400), "accent2"),
            ChartSeries("体制（計画）", _numbers(50, 60, 80), "accent3", fill="outline"),
        ),
        Axis(minimum=Decimal(0), visible=False),
        Axis(),
        "#,##0",
        stacked=True,
        legend=True,
    )
    return _chart("column", "投資は三年で二倍になり、六割を調達の見直しに充てる", plan)


def _curve() -> Slide:
    xs = tuple(Decimal(100 * at) for at in range(1, 40))
    before = tuple((Decimal(100) * Decimal(1500) / (1500 + x)).quantize(Decimal("0.1")) for x in xs)
    after = tuple((Decimal(100) * Decimal(700) / (700 + x)).quantize(Decimal("0.1")) for x in xs)
    plan = ChartPlan(
        "curve",
        (),
        (
            ChartSeries("対策前", before, "muted", labels=False, xs=xs, dash=True),
            ChartSeries("対策後", after, "accent1", labels=False, xs=xs),
        ),
        Axis("超過確率（%）", Decimal(0), Decimal(100)),
        Axis("年間損失額（百万円）", Decimal(0)),
        "#,##0",
        legend=True,
    )
    return _chart("curve", "損失が10億円を超える確率は、六割から四割に下がる", plan)


def _roadmap() -> Slide:
    phases = (("2026年度\n把握", "accent1"), ("2027年度\n分散", "accent1"), ("2028年度\n定着", "accent2"))
    width = 3_560_000
    shapes: list[Shape] = [title("三年で把握から定着まで進め、節目ごとに続けるかを見直す")]
    for at, (text, color) in enumerate(phases):
        x = LEFT + at * (width + 180_000)
        run = Run(text, bold=True, color="paper")
        box = Box(x, TOP + 144_000, width, 792_000)
        fill: ColorRole = "accent1" if color == "accent1" else "accent2"
        shapes.append(
            TextShape(
                "phase",
                box,
                (DeckParagraph((run,), align="center"),),
                size_pt=Decimal(16),
                geometry="homePlate",
                fill=fill,
                anchor="middle",
            )
        )
        tasks = (
            line("二次調達先の調査を終える", "bullet"),
            line("在庫を45日から90日に増やす", "bullet"),
            line("手順を決める", "number"),
        )
        shapes.append(
            TextShape(
                "tasks",
                Box(x, TOP + 1_100_000, width, 2_000_000),
                tasks,
                size_pt=Decimal(14),
                geometry="roundRect",
                outline="line",
                fill="band" if at == 0 else None,
                dashed=at == 2,
                insets=(108_000, 108_000, 108_000, 108_000),
            )
        )
        gate = Box(x + width - 200_000, TOP + 3_400_000, 360_000, 360_000)
        shapes.append(TextShape("gate", gate, (), geometry="diamond", fill="accent3", alt="見直しの節目"))
    shapes.append(
        Connector(
            "timeline", (LEFT, TOP + 3_580_000), (LEFT + WIDTH, TOP + 3_580_000), "muted", Decimal("1.5"), arrow=True
        )
    )
    return Slide("roadmap", "title-only", tuple(shapes))


def _governance() -> Slide:
    def box(name: str, x: int, y: int, text: str, dark: bool = False) -> TextShape:
        run = Run(text, bold=True, color="paper" if dark else None)
        return TextShape(
            name,
            Box(x, y, 2_700_000, 684_000),
            (DeckParagraph((run,), align="center"),),
            size_pt=Decimal(14),
            geometry="roundRect",
            fill="accent1" if dark else "paper",
            outline=None if dark else "accent1",
            anchor="middle",
        )

    middle = LEFT + (WIDTH - 2_700_000) // 2
    shapes: list[Shape] = [
        title("司令塔は取締役会に直接報告し、部門へ直接指示できる"),
        box("board", middle, 1_500_000, "取締役会", True),
        box("committee", middle, 2_700_000, "経済安全保障委員会"),
        box("lead", middle, 3_900_000, "統括責任者（司令塔）", True),
        box("procurement", LEFT, 5_200_000, "調達本部"),
        box("research", middle, 5_200_000, "研究開発本部"),
        box("legal", LEFT + WIDTH - 2_700_000, 5_200_000, "法務・知財部"),
    ]
    center = LEFT + WIDTH // 2
    for name, y in (("report-1", 2_700_000), ("report-2", 3_900_000)):
        shapes.append(Connector(name, (center, y), (center, y - 516_000), "muted", arrow=True))
    for at, x in enumerate((LEFT + 1_350_000, center, LEFT + WIDTH - 1_350_000)):
        shapes.append(
            Connector(
                f"order-{at}",
                (center, 4_584_000),
                (x, 5_200_000),
                "accent2",
                Decimal("1.5"),
                dashed=at != 1,
                arrow=True,
            )
        )
    return Slide("governance", "title-only", tuple(shapes))


def _heat_map() -> Slide:
    head = _cells(("影響 ＼ 頻度", "10年に1回未満", "3〜10年に1回", "毎年"))

    def row(label: str, tones: tuple[int, ...]) -> tuple[DeckCell, ...]:
        marked = tuple(DeckCell((DeckParagraph((Run(f"S-{tone}"),), align="center"),), tone=tone) for tone in tones)
        return (*_cells((label,)), *marked)

    table = TableShape(
        "heat-map",
        Box(LEFT, TOP, WIDTH, 4 * 792_000),
        (2_760_000,) * 4,
        (792_000,) * 4,
        (head, row("10億円以上", (3, 4, 5)), row("1〜10億円", (2, 3, 4)), row("1億円未満", (1, 2, 3))),
        Decimal(14),
        "影響と頻度の表",
    )
    return Slide("heat-map", "title-only", (title("備えを急ぐのは、影響が大きく頻度も高い二つのシナリオである"), table))
