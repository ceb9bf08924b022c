"""Short ways to write trees of a fictional company."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from esgreport.document.inlines import FactText, Inlines, Words
from esgreport.document.tree import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Governance,
    KeyFigure,
    KeyFigures,
    LetterHead,
    ListBlock,
    ListItem,
    Organ,
    OrganTie,
    PageBreak,
    Panel,
    Paragraph,
    Point,
    Roadmap,
    RoadmapGate,
    Section,
    Series,
    SignOff,
    Table,
)

HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円'


def words(text: str) -> Inlines:
    return (Words(text),) if text else ()


def fact(text: str) -> Inlines:
    return (FactText("metrics.secret.id", text),)


def para(text: str, role: Any = "body") -> Paragraph:
    return Paragraph(words(text), role)


def bullets(*texts: str | tuple[str, list[str]], kind: Literal["bullet", "number"] = "bullet") -> ListBlock:
    members = []
    for text in texts:
        head, children = text if isinstance(text, tuple) else (text, [])
        members.append(ListItem(words(head), tuple(ListItem(words(child)) for child in children)))
    return ListBlock(kind, tuple(members))


def table(heads: list[str], rows: list[list[str]], aligns: str = "", **details: Any) -> Table:
    names: dict[str, Any] = {"s": "start", "e": "end", "c": "center"}
    padded = aligns + "s" * (len(heads) - len(aligns))
    columns = tuple(Column(words(head), names[padded[at]]) for at, head in enumerate(heads))
    cells = tuple(tuple(Cell((words(text),)) for text in row) for row in rows)
    return Table(columns, cells, **details)


def sheet(*pairs: tuple[str, str]) -> Table:
    rows = tuple((Cell((words(head),), strong=True), Cell((words(text),))) for head, text in pairs)
    return Table((Column((), weight=1), Column((), weight=3)), rows, purpose="sheet")


def series(name: str, role: Any, values: list[float | None], basis: Any = "actual") -> Series:
    points = tuple(None if value is None else Point(f"f.{name}", Decimal(str(value))) for value in values)
    return Series(name, role, points, basis)


def chart(kind: Any, categories: list[str], *all_series: Series, unit: str = "%", **details: Any) -> Chart:
    return Chart(kind, tuple(categories), all_series, unit, "図の説明", **details)


def curve(name: str, role: Any, points: list[tuple[float, float]]) -> Series:
    made = tuple(Point(f"f.{name}", Decimal(str(y)), Decimal(str(x))) for x, y in points)
    return Series(name, role, made)


def section(key: str, title: str, *blocks: Block, **details: Any) -> Section:
    return Section(key, words(title), details.pop("level", 1), blocks, **details)


def document(*sections: Section, form: Any = "deck", language: Any = "ja", **details: Any) -> Document:
    return Document(
        id="demo",
        form=form,
        language=language,
        audience="public",
        title=details.pop("title", "経済安全保障への投資について"),
        company="青葉精密工業株式会社",
        author="経営企画部",
        handling="社外秘",
        issued=date(2026, 6, 15),
        as_of=date(2026, 3, 31),
        sections=sections,
        footer="青葉精密工業株式会社｜社外秘",
        **details,
    )


def roadmap() -> Roadmap:
    periods = tuple(words(f"{year}年度{half}") for year in (2026, 2027, 2028) for half in ("上期", "下期"))
    bars = (
        Bar(words("二次調達先の把握"), Fraction(0), Fraction(2), words("320社")),
        Bar(words("代替調達先の認定"), Fraction(1), Fraction(4), words("重要12品目を対象に順次認定する")),
        Bar(
            words("戦略在庫の積み増し"),
            Fraction(0),
            Fraction(1),
            words("希土類磁石と高純度石英の在庫を45日から90日に増やす"),
        ),
        Bar(words("国内生産拠点の増強"), Fraction(2), Fraction(6)),
    )
    gates = (
        RoadmapGate(Fraction(2), words("継続の判断①")),
        RoadmapGate(Fraction(4), words("投資額の見直し")),
        RoadmapGate(Fraction(6), words("効果の検証")),
    )
    return Roadmap(periods, bars, gates, "活動", "判断の節目", "三年間の工程表")


def governance() -> Governance:
    organs = (
        Organ("b", words("取締役会"), words("方針の決定と監督"), 0),
        Organ("c", words("監査役会"), words("職務執行の監査"), 0),
        Organ("e", words("経済安全保障委員会"), words("四半期ごとに審議"), 1),
        Organ("l", words("経済安全保障統括室（司令塔）"), words("全社の統括"), 2),
        Organ("p", words("調達本部"), words("供給網の点検"), 3),
        Organ("r", words("研究開発本部"), words("技術の管理"), 3),
        Organ("g", words("法務・知財部"), words("契約と輸出管理"), 3),
        Organ("s", words("営業本部"), (), 3),
    )
    ties = (
        OrganTie("e", "b", "report", words("四半期ごと")),
        OrganTie("l", "e", "report", words("月次")),
        OrganTie("c", "b", "oversee", words("監査")),
        OrganTie("p", "l", "report", words("月次")),
        OrganTie("r", "l", "report", words("月次")),
        OrganTie("g", "l", "report", words("月次")),
        OrganTie("s", "l", "report", words("月次")),
        OrganTie("l", "p", "direct-order", words("緊急時に直接指示")),
        OrganTie("l", "r", "direct-order", words("緊急時に直接指示")),
        OrganTie("l", "b", "report", words("重大な事案は即日")),
    )
    return Governance(organs, ties, ("順位", "機関", "役割", "報告・指示"), "体制図")


def key_figures() -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure(fact("45億円"), words("三年間の投資総額"), words("2026年度から2028年度まで")),
            KeyFigure(fact("62.5%"), words("最大の依存度"), words("高純度石英、2026年3月末")),
            KeyFigure(fact("75日"), words("在庫日数と復旧日数の差"), ()),
        )
    )


def scenario_map() -> Table:
    heads = ("影響＼頻度", "10年に1回未満", "3〜10年に1回", "毎年")
    columns = tuple(Column(words(text), "center", 2) for text in heads)
    rows = tuple(
        (Cell((words(name),), strong=True), *(Cell((words(f"S-{tone}"),) if tone > 1 else (), tone) for tone in tones))
        for name, tones in (("10億円以上", (3, 4, 5)), ("1〜10億円", (2, 3, 4)), ("1億円未満", (1, 2, 3)))
    )
    return Table(columns, rows, words("シナリオの配置"), purpose="map")


def dependency() -> Chart:
    share = series("依存度", "share", [48, 62.5, 35.2, 28.1, 71])
    names = ["希土類磁石", "高純度石英", "制御用半導体", "特殊鋼", "計測ソフトウェア"]
    return chart(
        "dependency",
        names,
        share,
        decimals=1,
        caption=words("最大の調達先への依存度"),
        source=words("出所：当社調べ（2026年3月末）"),
    )


def waterfall() -> Chart:
    names = ["対策前", "在庫", "代替調達", "設計変更", "対策後"]
    total = series("年間期待損失", "total", [1250, None, None, None, 480], "estimate")
    less = series("対策による減少", "decrease", [None, 310, 260, 200, None], "estimate")
    return chart("waterfall", names, total, less, unit="百万円", caption=words("年間期待損失の内訳"))


def exceedance() -> Chart:
    before = [(x, round(100 * 700 / (700 + x), 1)) for x in (10, 50, 100, 300, 1000, 3000, 9000)]
    after = [(x, round(100 * 200 / (200 + x), 1)) for x in (10, 50, 100, 300, 1000, 3000, 9000)]
    return chart(
        "exceedance", [], curve("対策前", "before", before), curve("対策後", "after", after),
        unit="百万円", decimals=1, x_title="年間損失", y_title="超過確率（%）",
    )  # fmt: skip


def survival() -> Chart:
    names = ["工作機械", "計測器", "搬送装置"]
    survive = series("持つ日数", "survive", [45, 60, 90])
    gap = series("戻るまでに足りない日数", "gap", [75, 30, 10], "estimate")
    return chart("survival", names, survive, gap, unit="日", caption=words("途絶から何日持つか"))


def records(count: int = 5) -> Table:
    names = ["高純度石英", "希土類磁石", "制御用半導体", "特殊鋼", "計測ソフトウェア"]
    rows = [
        [f"品目{at + 1:03d} {names[at % 5]}", ["東南アジア", "国内・台湾"][at % 2], f"{20 + at % 60}.5", f"{1250 + at:,}",
         "依存度50%を上回る間は四半期ごとに見直す"]
        for at in range(count)
    ]  # fmt: skip
    return table(
        ["品目", "主な調達先の地域", "依存度（%）", "金額", "見直し基準"], rows, "ssee",
        caption=words("重要品目の一覧"), unit="百万円", source=words("出所：当社調べ"),
    )  # fmt: skip


def ask() -> Panel:
    return Panel(
        "ask",
        words("お願い"),
        (
            para("次の三点について、2026年9月末までにご回答ください。"),
            bullets("生産拠点の所在", "復旧に要する日数", "在庫の水準", kind="number"),
        ),
    )


def letter_document(paragraphs: int = 3, **details: Any) -> Document:
    head = LetterHead(
        words("経企発第12号"), words("2026年6月15日"), (words("お取引先の皆様"),),
        (words("青葉精密工業株式会社"), words("執行役員調達本部長　佐藤 一郎")),
        words("安定供給に向けた取組へのご協力のお願い"),
    )  # fmt: skip
    body = "平素は格別のご高配を賜り、厚く御礼申し上げます。当社は、製品を途切れさせずにお届けする責任を果たすため、供給網の点検を進めています。"
    return document(
        section(
            "letter", "", head, para("拝啓", "greeting"), *[para(body) for _ in range(paragraphs)],
            para("敬具", "closing-word"), para("記", "record-mark"),
        ),
        section("asks", "お願いしたいこと", bullets("生産拠点の確認", "復旧日数のご回答", kind="number"), ask()),
        section("list", "品目", records(4), para("以上", "record-end"), level=2),
        section("sign", "", SignOff((words("青葉精密工業株式会社"), words("執行役員調達本部長　佐藤 一郎")))),
        form="letter",
        length_limit=(1, 2),
        **details,
    )  # fmt: skip


def paper_document() -> Document:
    return document(
        section("head", "", sheet(("議案番号", "第3号"), ("件名", "経済安全保障投資計画の承認"), ("区分", "決議"))),
        section("figures", "要旨", para("結論から述べる。", "lead"), key_figures(), para(HOSTILE)),
        section("charts", "現状", dependency(), waterfall(), survival(), exceedance()),
        section("map", "シナリオ", scenario_map(), roadmap(), governance()),
        section("resolution", "決議事項", Panel("resolution", words("決議案"), (para("本計画を承認する。"),))),
        section("annex", "別紙", PageBreak(), records(40), para("注記である。", "note")),
        form="paper",
        draft="公表前・取扱注意",
        length_limit=(1, 10),
    )


def deck_document() -> Document:
    three = bullets(
        (
            "自律性を高める",
            ["二次の調達先まで遡り、どこにどれだけ頼っているかを毎年確かめます", "代わりの調達先を二つ以上持ちます"],
        ),
        ("不可欠性を守る", ["重要技術の流出経路を洗い出し、知財と標準化の両面から守ります"]),
        "皆様とご相談したいこと",
    )
    notes = (para("想定問答：なぜ今か。"),)
    text = bullets("上位二つの品目が半分を超える", "在庫は復旧日数に届かない", ("対策", ["代替調達", "在庫"]))
    return document(
        section("cover", "経済安全保障への投資は事業を続ける力を高める", para("取引先説明会資料"), para("2026年6月15日　経営企画部"), cover=True),
        section("three", "三つの取り組みで、供給が止まる日数を減らす", three, notes=notes),
        section("figures", "三年間で45億円を投じ、止まる日数を半分にする", para("投資の規模と効果を三つの数字で示します。", "lead"), key_figures(), bullets("規律を守る", "毎年見直す"), para("注：金額は計画値です。", "note")),
        section("dependency", "期待損失の六割は、上位二つの品目から生じる", dependency(), text),
        section("survival", "在庫は復旧までの日数に届いていない", survival()),
        section("waterfall", "対策により、年間の期待損失は六割減る", waterfall(), para("三つの対策のうち、在庫の効果が最も大きい。")),
        section("curve", "損失が10億円を超える確率は六割から四割に下がる", exceedance()),
        section("table", "重要品目のうち二つは、在庫日数が復旧日数の半分に届かない", records(5)),
        section("long", "見直しの対象となる品目の一覧", records(30)),
        section("map", "備えを急ぐのは、影響が大きく頻度も高い二つのシナリオである", scenario_map()),
        section("road", "三年で把握から定着まで進め、節目ごとに続けるかを見直す", roadmap()),
        section("governance", "司令塔は取締役会に直接報告し、部門へ直接指示できる", governance()),
        section("ask", "お願いしたいことは三つあります", ask(), Panel("caution", words("ご注意"), (para("本資料の複製はお控えください。"),)), sheet(("窓口", "調達本部　03-0000-0000"), ("期限", "2026年9月30日"))),
        section("many", "点検の項目は三十あり、二枚に分けて示します", bullets(*[f"{at + 1}番目の点検項目は、担当部門と期限を決めて進めます" for at in range(30)], kind="number")),
        form="deck",
        draft="公表前・取扱注意",
        length_limit=(12, 18),
    )  # fmt: skip
