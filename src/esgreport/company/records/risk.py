"""Records of risk: core technologies and how they leak, partners, scenarios and what may lower them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given, other_names, record_type

TECHNOLOGY = "board +core-technology"
BOARD_VIEW = "board +our-view"


@record_type("technologies", "コア技術", "Core technologies", TECHNOLOGY)
class Technology(Record):
    """A core technology. Its category may be disclosed where approved; its identity is for the board."""

    category: Text = given("区分（対外表現）", "Category in outside words")
    identity: Text = given("技術の内容", "Identity")
    aliases: Text | None = other_names()
    advantage: Text = given("優位性の根拠", "Evidence of advantage")
    lead_months: Quantity | None = given("追随に要する期間", "Lead", default=None, example="36か月")


@record_type("leak_paths", "流出経路", "Leak paths", TECHNOLOGY)
class LeakPath(Record):
    """One way in which a core technology could leak, and the control on it."""

    technology: str = given("コア技術", "Core technology", ref="technologies")
    channel: str = given(
        "経路", "Channel", choices=("people", "joint-research", "acquisition", "equipment", "cyber", "supplier")
    )
    control: Text = given("対策", "Control")


@record_type("leak_losses", "流出の影響額", "Cost of leakage", TECHNOLOGY)
class LeakLoss(Record):
    """What the leak of a core technology would cost: margin lost once others have caught up, and the response.

    `lag_years` pass without loss; then `erosion_first`, `erosion_second` and `erosion_later` of `margin` are lost in a
    year until `years` are over. Not added to the loss of scenarios, which may hold the same stop of sales.
    """

    technology: str = given("コア技術", "Core technology", ref="technologies")
    margin: Money = given("年間の限界利益", "Contribution margin a year")
    years: Decimal = given("見積もる年数", "Years counted")
    lag_years: Decimal = given("追いつかれるまでの年数", "Years until others catch up")
    erosion_first: Percent = given("その翌年に失う割合", "Share lost in the year after")
    erosion_second: Percent = given("次の年に失う割合", "Share lost in the next year")
    erosion_later: Percent = given("以後に失う割合", "Share lost in later years")
    response: Money | None = given("対応の費用", "Cost of the response", default=None)
    response_year: Decimal = given("対応する年（何年目か）", "Year of the response", default=Decimal(1))
    probability_before: Percent = given("年間の確率・対策前", "Probability a year, before", example="5%")
    probability_after: Percent | None = given("年間の確率・対策後", "Probability a year, after", default=None)
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date = given("判断日", "Judged on")
    confidence: str = given("確度", "Confidence", choices=("A", "B", "C"))


@record_type("partners", "協業先", "Partners")
class Partner(Record):
    """A partner in research or business and how it controls technology."""

    name: Text = given("名称", "Name")
    aliases: Text | None = other_names()
    relation: Text = given("関係", "Relation")
    control: Text = given("技術管理の確認結果", "Technology control")
    reviewed_on: date = given("確認日", "Reviewed on")


@record_type("scenarios", "リスクシナリオ", "Risk scenarios", "internal")
class Scenario(Record):
    """A risk scenario with how often and how badly, as ranges that named people judged.

    `severity` is `pert` with low, mode and high, or `lognormal` with a 90 % range in low and high (mode empty).
    Frequencies are events a year. `likelihood_class` and `impact_class` (1 to 5) place it on the map.
    """

    title: Text = given("名称", "Title")
    outline: Text = given("概要（対外表現）", "Outline in outside words")
    narrative: Text = given("内容", "Narrative", BOARD_VIEW)
    kind: str = given("種類", "Kind", choices=("supply-cut", "border-measure", "leak", "cyber", "investment", "other"))
    items: tuple[str, ...] = given("関係する品目", "Items", BOARD_VIEW, default=(), ref="items")
    frequency: Decimal | None = given("発生頻度（回/年）", "Frequency a year", BOARD_VIEW, default=None)
    frequency_low: Decimal | None = given("同・下限", "Frequency, low", BOARD_VIEW, default=None)
    frequency_high: Decimal | None = given("同・上限", "Frequency, high", BOARD_VIEW, default=None)
    severity: str | None = given("損失の分布", "Severity", BOARD_VIEW, default=None, choices=("pert", "lognormal"))
    loss_low: Money | None = given("損失・小", "Loss, low", BOARD_VIEW, default=None)
    loss_mode: Money | None = given("損失・最頻", "Loss, most likely", BOARD_VIEW, default=None)
    loss_high: Money | None = given("損失・大", "Loss, high", BOARD_VIEW, default=None)
    loss_forms: Text | None = given("損失の内訳", "Forms of loss", BOARD_VIEW, default=None)
    loss_profit: Money | None = given("内訳・限界利益の喪失", "Lost margin", BOARD_VIEW, default=None)
    loss_response: Money | None = given("内訳・輸送と対応", "Freight and response", BOARD_VIEW, default=None)
    loss_penalties: Money | None = given(
        "内訳・違約金と受注の逸失", "Penalties and lost orders", BOARD_VIEW, default=None
    )
    common_cause: str = given("共通原因", "Common cause", BOARD_VIEW, default="")
    likelihood_class: Decimal = given("起こりやすさ（1〜5）", "Likelihood class", BOARD_VIEW)
    impact_class: Decimal = given("影響（1〜5）", "Impact class", BOARD_VIEW)
    judged_by: Text = given("判断者", "Judged by", BOARD_VIEW)
    judged_on: date = given("判断日", "Judged on", BOARD_VIEW)
    confidence: str = given("確度", "Confidence", BOARD_VIEW, choices=("A", "B", "C"))


@record_type("effects", "効果の見込み", "Effects", BOARD_VIEW)
class Effect(Record):
    """What one investment does to one scenario: a factor on frequency and on severity (0.45 leaves 45 %)."""

    investment: str = given("投資", "Investment", ref="investments")
    scenario: str = given("シナリオ", "Scenario", ref="scenarios")
    frequency_factor: Decimal = given("頻度の倍率", "Factor on frequency", default=Decimal(1))
    severity_factor: Decimal = given("損失の倍率", "Factor on severity", default=Decimal(1))
    decay: Percent | None = given(
        "一年に薄れる割合",
        "Fades in a year by",
        default=None,
        help_ja="維持しないと効果が薄れる場合に書く。維持する費用が年間費用にあれば空欄",
        help_en="when the effect fades unless maintained; empty when the running cost keeps it",
    )
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date | None = given("判断日", "Judged on", default=None)
    confidence: str | None = given("確度", "Confidence", default=None, choices=("A", "B", "C"))


@record_type("incidents", "発生事案", "Incidents")
class Incident(Record):
    """Something that has happened; from then on never described as a mere possibility."""

    title: Text = given("事案", "Incident")
    occurred_on: date = given("発生日", "Occurred on")
    response: Text = given("対応", "Response")
    cause: Text | None = given("原因", "Cause", default=None, help_ja="名詞で、句点なし", help_en="a noun phrase")
    effect: Text | None = given(
        "生じたこと", "Effect", default=None, help_ja="名詞で、句点なし", help_en="a noun phrase"
    )
    lesson: Text | None = given("分かったこと", "Lesson", default=None)
    change: Text | None = given("変えること", "What changes", default=None)
    customers_affected: bool = given("お客様への影響", "Customers were affected", default=False)


@record_type("coverage", "把握の範囲", "Coverage")
class Exposure(Record):
    """The share of one measure of the business that is known, for honesty about coverage."""

    subject: Text = given("対象", "Subject")
    covered: Percent = given("把握率", "Covered")
    unknown: Text = given("未把握の内容", "What is unknown", BOARD_VIEW)


@record_type("information_sources", "情報源", "Information sources")
class Horizon(Record):
    """A source of outside information, and how often it is read."""

    name: Text = given("名称", "Name")
    kind: str = given("種類", "Kind", choices=("government", "press", "think-tank", "association", "commercial"))
    frequency: Text = given("頻度", "Frequency")
    times_per_year: Quantity | None = given("年間回数", "Times a year", default=None, example="12回")
