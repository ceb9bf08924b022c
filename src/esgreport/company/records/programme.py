"""Records of the programme: investments, gates, options, indicators, and what the board is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given, record_type

# Why a board may decide against the number (guideline: supply and protection are not only a matter of present value).
RATIONALES = (
    "supply-duty", "loss-limit", "irreversible-leak", "unquantified-scenarios", "right-to-switch", "law",
)  # fmt: skip


@record_type("programmes", "計画", "Programmes", "public")
class Programme(Record):
    """The programme as a whole. Its total and period may be disclosed outside once they are published."""

    title: Text = given("名称", "Title")
    purpose: Text = given("目的", "Purpose")
    total: Money = given("総額", "Total", "public +undisclosed-material")
    start: date = given("開始日", "Start", "public +undisclosed-material")
    end: date = given("終了日", "End", "public +undisclosed-material")
    discipline: Text = given("採否・見直しの基準", "Discipline")
    capex: Money = given("設備等の初期投資", "Capital expenditure", "board")
    opex_per_year: Money = given("年間費用", "Operating cost a year", "board")
    years: Decimal = given("評価期間（年）", "Years appraised", "board")
    horizon: str = given(
        "評価期間の数え方",
        "How the years are counted",
        "board",
        default="fixed",
        choices=("fixed", "effect"),
        help_ja="開始の年度から数える（fixed）か、施策ごとに完了から数える（effect）か",
        help_en="from the fiscal year of the start (fixed), or from the completion of each measure (effect)",
    )
    valuation_on: date | None = given("現在価値の基準日", "Valuation date", "board", default=None)
    total_in_period: Money | None = given(
        "実施期間中の支出", "Spending in the period", "public +undisclosed-material", default=None
    )
    funding: Text | None = given("資金の出所", "Funded from", "public +undisclosed-material", default=None)
    capital_policy: Text | None = given(
        "借入・増資・配当への影響",
        "Effect on borrowing, shares and dividends",
        "public +undisclosed-material",
        default=None,
        help_ja="文で、句点まで。公表したとおりに",
        help_en="a sentence, as published",
    )


@record_type("investments", "投資", "Investments")
class Investment(Record):
    """One investment of the programme."""

    programme: str | None = given("計画", "Programme", default=None, ref="programmes")
    title: Text = given("名称", "Title")
    outline: Text = given("内容（対外表現）", "Outline in outside words", "public")
    pillar: str | None = given("柱", "Pillar", default=None, choices=("autonomy", "indispensability", "governance"))
    capex: Money = given("初期投資", "Capital expenditure", "board")
    opex_per_year: Money | None = given("年間費用", "Operating cost a year", "board", default=None)
    working_capital: Money | None = given(
        "うち在庫等の運転資金",
        "Of it working capital",
        "board",
        default=None,
        help_ja="初期投資のうち、評価期間の終わりに戻る額（在庫など）",
        help_en="the part of the capital expenditure that comes back at the end, such as stock",
    )
    capitalised: Money | None = given(
        "うち固定資産に計上する額",
        "Of it capitalised",
        "board",
        default=None,
        help_ja="初期投資のうち、固定資産に計上して償却する額。全額を費用とするなら 0百万円。決めていなければ空欄",
        help_en="the part that becomes a fixed asset; 0 when all is expensed at once; empty while undecided",
    )
    useful_life: Decimal | None = given(
        "償却の年数",
        "Years of depreciation",
        "board",
        default=None,
        example="5",
        help_ja="定額。完了の翌月から月割り",
        help_en="straight line by month, from the month after completion",
    )
    start: date = given("開始日", "Start")
    end: date = given("完了予定日", "End")
    owner: str = given("責任者", "Owner", ref="officers")
    progress: Text | None = given("進捗", "Progress", default=None)
    funding: Text | None = given(
        "資金", "Funded from", "partner", default=None, help_ja="名詞で、句点なし。例 自己資金", help_en="a noun phrase"
    )


@record_type("gates", "段階審査", "Stage gates", "internal")
class Gate(Record):
    """A stage gate: when the effect is tested, and what makes the programme shrink or stop."""

    programme: str = given("計画", "Programme", ref="programmes")
    name: Text = given("名称", "Name")
    on: date = given("審査日", "Date")
    criterion: Text = given("続行の基準", "Criterion")
    threshold: Quantity | None = given("基準の数値", "Criterion as a number", default=None, example="80%")
    spent: Money | None = given("審査までの支出の上限", "Cap on spending until then", "board", default=None)


@record_type("options", "選択肢", "Options", "board")
class Option(Record):
    """One alternative for the decision, doing nothing among them. `investments` are those that it contains."""

    programme: str = given("計画", "Programme", ref="programmes")
    name: Text = given("名称", "Name")
    kind: str = given("種類", "Kind", choices=("nothing", "minimum", "proposed", "maximum"))
    investments: tuple[str, ...] = given("含む投資", "Investments", default=(), ref="investments")
    extra_capex: Money | None = given("追加の初期投資", "Extra capital expenditure", default=None)
    extra_opex: Money | None = given("追加の年間費用", "Extra operating cost a year", default=None)
    extra_effect: Percent | None = given("追加の損失低減率", "Extra reduction of loss", default=None)
    extra_complete_on: date | None = given("追加分の完了予定日", "Extra part complete on", default=None)
    gap_closed: Quantity | None = given("縮まる不足日数（計）", "Days of gap closed", default=None, example="75日")
    merits: Text = given("利点", "Merits")
    drawbacks: Text = given("欠点", "Drawbacks")
    reversibility: Text = given("やり直しやすさ", "Reversibility")
    lead_time: Text = given("効果が出るまで", "Lead time")


@record_type("rights", "切り替える権利", "Rights to switch", "board")
class Right(Record):
    """A right to switch that is bought now and used when an event comes, such as reserved capacity or an approved part.

    `switch_now` is the running cost a year of switching today instead. The right counts only when its use is `agreed`.
    """

    programme: str = given("計画", "Programme", ref="programmes")
    scenario: str = given("シナリオ", "Scenario", ref="scenarios")
    name: Text = given("名称", "Name")
    premium: Money = given("今払う額", "Paid now")
    upkeep: Money = given("年間の維持費", "Upkeep a year")
    exercise: Money = given("切り替える費用", "Cost of switching")
    avoided: Money = given("切替えで避ける損失", "Loss avoided by switching")
    years: Decimal = given("続く年数", "Years it lasts")
    switch_now: Money | None = given("今切り替える場合の年間費用", "Cost a year of switching now", default=None)
    agreed: Text = given("行使の取り決め", "What is agreed")
    trigger: Text = given("行使の条件", "When it is used")
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date = given("判断日", "Judged on")
    confidence: str = given("確度", "Confidence", choices=("A", "B", "C"))


@record_type("indicators", "指標", "Indicators")
class Indicator(Record):
    """A KPI or KRI with baseline, target and present value, all in one unit.

    `base` is what a share is a share of; `planned` is where the plan wanted the value to be by now.
    """

    name: Text = given("名称", "Name")
    kind: str = given("種類", "Kind", choices=("kpi", "kri"))
    definition: Text = given("定義", "Definition")
    baseline: Quantity = given("起点", "Baseline", example="0%")
    current: Quantity = given("現在", "Current", example="42%")
    target: Quantity = given("目標", "Target", example="80%")
    target_on: date = given("目標期日", "Target date")
    threshold: Quantity | None = given("警戒値", "Threshold", default=None)
    trigger: Text | None = given("超えたときの対応", "Action when exceeded", default=None)
    owner: str = given("責任者", "Owner", ref="officers")
    base: Text | None = given(
        "母数",
        "Base",
        default=None,
        help_ja="割合のもとになるもの。名詞で、句点なし。例 重要品目12品目",
        help_en="what it is a share of, as in 12 key items",
    )
    baseline_on: date | None = given("起点の日", "Baseline date", default=None)
    planned: Quantity | None = given("計画（現時点）", "Planned by now", default=None, example="50%")
    remedy: Text | None = given(
        "遅れへの対応",
        "Remedy",
        default=None,
        help_ja="計画に届かないときにしていること。名詞で、句点なし",
        help_en="what is done when it is behind plan, a noun phrase",
    )


@record_type("resolutions", "議案", "Resolutions", "board")
class Resolution(Record):
    """What the board is asked: the head block of the paper and the verbatim resolution's parts."""

    number: Text = given("議案番号", "Number")
    paper: str = given(
        "付議の種類", "Kind of paper", default="resolution", choices=("resolution", "deliberation", "report")
    )
    programme: str = given("計画", "Programme", ref="programmes")
    meeting_on: date = given("開催日", "Meeting on")
    proposer: str = given("提案者", "Proposer", ref="officers")
    delegate: str = given("実行の委任先", "Delegated to", ref="officers")
    report_frequency: Text = given("報告の頻度", "Reporting frequency")
    drafting: Text = given("起案部門", "Drafted by")
    pre_review: Text = given("事前審議", "Prior review")
    opinions: Text = given("関係部門の意見", "Opinions of departments")
    special_interest: Text = given("特別利害関係", "Special interest")
    minutes: Quantity = given("説明時間", "Time for explanation", example="20分")
    next_step: Text = given("次の報告", "Next report")
    financial_impact: Text = given("財務への影響", "Financial impact")
    result: str | None = given(
        "決議の結果", "Result", default=None, choices=("approved", "rejected", "deferred"), help_ja="開催後に書く"
    )
    authority: Text | None = given("決議前の着手の権限", "Authority to start before", default=None)
    authority_amount: Money | None = given("決議前に支出できる額", "Amount allowed before", default=None)
    rationale_kind: str | None = given(
        "数値によらない理由の種類", "Kind of rationale", default=None, choices=RATIONALES
    )
    rationale: Text | None = given(
        "数値によらない理由",
        "Rationale",
        default=None,
        help_ja="名詞で、句点なし。最も正味現在価値の大きい案でないか、中位で0を下回る案を提案するとき",
        help_en="a noun phrase; when the proposal has not the highest NPV or one below zero at the middle estimate",
    )
    rationale_most: Money | None = given("理由に充てる額の上限", "Most that it may cost", default=None)
    rationale_review_on: date | None = given("理由を見直す日", "Rationale reviewed on", default=None)
    rationale_by: str | None = given("理由の責任者", "Rationale owned by", default=None, ref="officers")
    low_end: Text | None = given(
        "下限で採算が取れない場合の考え方",
        "When it does not pay at the low end",
        default=None,
        help_ja="名詞で、句点なし",
        help_en="a noun phrase",
    )
    low_end_gate: str | None = given("それを確かめる段階審査", "Gate that tests it", default=None, ref="gates")
    not_counted: Text | None = given(
        "金額に含めていないもの",
        "Not in the figures",
        default=None,
        help_ja="名詞で、句点なし",
        help_en="a noun phrase",
    )
    challenged_by: Text | None = given("見積りを検証した者", "Estimates challenged by", default=None)
    challenged_on: date | None = given("検証日", "Challenged on", default=None)
    challenge: Text | None = given("検証の結果", "Result of the challenge", default=None)
    look_again: Text | None = given(
        "改めて付議する条件",
        "Conditions for looking again",
        default=None,
        help_ja="名詞で、句点なし",
        help_en="a noun phrase",
    )
    look_again_on: date | None = given("改めて付議する期限", "Looked at again by", default=None)
    look_again_by: str | None = given("改めて付議する者", "Who looks again", default=None, ref="officers")


@record_type("untreated", "今回対象としない品目", "Items not treated", "board +our-view")
class UntreatedItem(Record):
    """An item, technology or scenario that the programme leaves as it is, and why; the board learns of it."""

    programme: str = given("計画", "Programme", ref="programmes")
    subject: str = given("対象", "Subject", ref="items|technologies|scenarios")
    reason: Text = given("理由", "Reason", help_ja="名詞で、句点なし", help_en="a noun phrase")
    owner: str = given("責任者", "Owner", ref="officers")
    review_on: date = given("見直す日", "Reviewed on")


@record_type("publications", "公表の記録", "Publications")
class PublicationRecord(Record):
    """Whether, why and where something is made public, as a named person judged it; `published_on` says when."""

    subject: str = given("対象", "Subject", ref="programmes|policies|resolutions|incidents|opportunities")
    requirement: str = given("開示の要否", "Requirement", choices=("required", "voluntary", "none"))
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date = given("判断日", "Judged on")
    reason: Text = given("理由", "Reason")
    channel: str | None = given(
        "公表の方法",
        "Channel",
        default=None,
        choices=("timely-disclosure", "website", "report", "meeting"),
    )
    time: str = given("公表の時刻", "Time", default="", example="15:30")
    languages: str | None = given("公表の言語", "Languages", default=None, choices=("ja", "en", "both"))


@record_type("objections", "懸念・反対論点", "Objections", "board")
class Objection(Record):
    """A main concern or opposing argument, and how it is answered."""

    objection: Text = given("懸念・反対論点", "Objection")
    answer: Text = given("対応", "Answer")
    raised_by: Text = given("提起者", "Raised by")
