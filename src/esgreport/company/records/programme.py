"""Records of the programme: investments, gates, options, indicators, and what the board is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given, record_type


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


@record_type("investments", "投資", "Investments")
class Investment(Record):
    """One investment of the programme."""

    programme: str | None = given("計画", "Programme", default=None, ref="programmes")
    title: Text = given("名称", "Title")
    outline: Text = given("内容（対外表現）", "Outline in outside words", "public")
    pillar: str = given("柱", "Pillar", choices=("autonomy", "indispensability", "governance"))
    capex: Money = given("初期投資", "Capital expenditure", "board")
    opex_per_year: Money | None = given("年間費用", "Operating cost a year", "board", default=None)
    start: date = given("開始日", "Start")
    end: date = given("完了予定日", "End")
    owner: str = given("責任者", "Owner", ref="officers")
    progress: Text | None = given("進捗", "Progress", default=None)


@record_type("gates", "段階審査", "Stage gates", "internal")
class Gate(Record):
    """A stage gate: when the effect is tested, and what makes the programme shrink or stop."""

    programme: str = given("計画", "Programme", ref="programmes")
    name: Text = given("名称", "Name")
    on: date = given("審査日", "Date")
    criterion: Text = given("続行の基準", "Criterion")


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
    """A KPI or KRI with baseline, target and present value, all in `unit`."""

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


@record_type("resolutions", "議案", "Resolutions", "board")
class Resolution(Record):
    """What the board is asked: the head block of the paper and the verbatim resolution's parts."""

    number: Text = given("議案番号", "Number")
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


@record_type("objections", "懸念・反対論点", "Objections", "board")
class Objection(Record):
    """A main concern or opposing argument, and how it is answered."""

    objection: Text = given("懸念・反対論点", "Objection")
    answer: Text = given("対応", "Answer")
    raised_by: Text = given("提起者", "Raised by")
