"""Records of the company itself: identity, house settings, policy, governance, rules, contacts, messages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given, record_type


@record_type("company", "会社", "Company", "public", single=True)
class Company(Record):
    """Who speaks. Money fields are of the last closed fiscal year, consolidated."""

    name: Text = given("正式名称", "Name")
    listed: bool = given("上場", "Listed")
    fiscal_year_end: str = given("事業年度末（月-日）", "Fiscal year end (MM-DD)", example="03-31")
    currency: str = given("通貨", "Currency", default="JPY", choices=("JPY",))
    head_office: Text = given("本店所在地", "Head office")
    business: Text = given("事業内容", "Business")
    president_title: Text = given("代表者の役職", "Title of the representative")
    president_name: Text = given("代表者の氏名", "Name of the representative")
    employees: Quantity | None = given("従業員数", "Employees", default=None, example="60人")
    revenue: Money | None = given("売上高", "Revenue", default=None)
    net_assets: Money | None = given("純資産", "Net assets", default=None)
    ordinary_profit: Money | None = given("経常利益", "Ordinary profit", default=None)
    net_profit: Money | None = given("純利益", "Net profit", default=None)
    closed_on: date | None = given(
        "業績の決算日",
        "Fiscal year ended",
        default=None,
        help_ja="売上高や利益がどの事業年度のものか。その末日",
        help_en="the last day of the fiscal year of revenue and profit",
    )


@record_type("house", "社内書式", "House settings", "public", single=True)
class House(Record):
    """House settings: how this company writes numbers and runs its board. Readers never see them as such."""

    board_structure: str = given(
        "機関設計",
        "Board structure",
        choices=("kansayaku", "audit-committee", "three-committees", "no-board"),
        help_ja="監査役会設置会社=kansayaku、監査等委員会設置会社=audit-committee、"
        "指名委員会等設置会社=three-committees、取締役会非設置=no-board",
    )
    rounding: str = given("端数処理", "Rounding", default="half-up", choices=("half-up", "down"))
    amount_unit: str = given("金額の単位", "Amount unit", default="百万円", choices=("円", "百万円", "億円"))
    negative: str = given("負数の記号", "Negative sign", default="△", choices=("△", "▲", "()"))
    era: str = given("年の表し方", "Years", default="western", choices=("western", "japanese"))
    month_days: Decimal = given("1か月の日数", "Days in a month", default=Decimal(30))
    discount_rate: Percent | None = given("割引率", "Discount rate", "board", default=None)
    concentration_limit: Percent | None = given("一社依存の社内基準", "Limit for one supplier", "board", default=None)
    appetite_loss: Money | None = given("許容損失額", "Loss appetite", "board", default=None)
    appetite_probability: Percent | None = given("許容確率（年）", "Appetite probability a year", "board", default=None)
    board_rule: Text | None = given("取締役会規程の条項", "Board rule", "board", default=None)


@record_type("policies", "方針", "Policies", "public")
class Policy(Record):
    """What management decided, when, and by which organ."""

    title: Text = given("名称", "Title")
    decision_date: date = given("決定日", "Decided on")
    organ: Text = given("決定した機関", "Decided by")
    statement: Text = given("内容", "Statement")
    purpose: Text | None = given(
        "目的", "Purpose", default=None, help_ja="名詞で、句点なし", help_en="a noun phrase, as in continuity of supply"
    )


@record_type("bodies", "会議体・部門", "Bodies", "public")
class Body(Record):
    """A body or office of governance; `rank` 0 is at the top of the chart."""

    name: Text = given("名称", "Name")
    role: Text = given("役割", "Role")
    chair: Text | None = given("長（役職）", "Chair (office)", default=None)
    rank: Decimal = given("階層（0が最上位）", "Rank (0 is the top)")
    meetings_per_year: Decimal | None = given("年間開催回数", "Meetings a year", default=None)
    last_meeting: date | None = given("直近の審議日", "Last deliberation", "internal", default=None)
    escalation_hours: Quantity | None = given(
        "緊急報告までの時間", "Escalation within", "internal", default=None, example="24時間"
    )
    lead: bool = given("司令塔", "Lead function", default=False)
    president_chairs: bool = given("長は代表者", "Chaired by the representative", default=False)


@record_type("officers", "役員・責任者", "Officers", "public")
class Officer(Record):
    """A person in charge; names of officers are public, others internal and personal."""

    name: Text = given("氏名", "Name")
    title: Text = given("役職", "Title")
    body: str | None = given("所属", "Body", default=None, ref="bodies")
    responsibility: Text | None = given("担当", "Responsibility", default=None)
    stays_out: tuple[str, ...] = given(
        "関わらない相手・議案",
        "Stays out of",
        "board +personal",
        default=(),
        ref="suppliers|customers|partners|programmes|resolutions|technologies",
        help_ja="特別の利害や兼職のある相手・計画・議案。この人の付議資料に載せません",
        help_en="partners, programmes or resolutions of special interest; left out of this person's board papers",
    )
    deals: bool = given(
        "未公表の案件の担当",
        "Works on deals",
        "board +personal",
        default=False,
        help_ja="+deal の付いた事実を、この人の付議資料に載せます",
        help_en="facts labelled +deal stand in this person's board papers",
    )


@record_type("lines", "指揮・報告系統", "Lines of instruction", "public")
class Line(Record):
    """A line of the governance chart: reporting, oversight, or the direct order in an emergency."""

    origin_body: str = given("起点", "From", ref="bodies")
    target_body: str = given("終点", "To", ref="bodies")
    kind: str = given("種類", "Kind", choices=("report", "oversee", "direct-order"))
    frequency: Text | None = given("頻度・条件", "Frequency or condition", default=None)


@record_type("contacts", "窓口", "Contacts", "partner")
class Contact(Record):
    """A desk that readers may turn to."""

    purpose: str = given(
        "用途",
        "Purpose",
        choices=(
            "investor-relations",
            "procurement",
            "price-consultation",
            "customers",
            "lenders",
            "board",
            "general",
        ),
    )
    department: Text = given("部署", "Department")
    person: Text | None = given("担当者", "Person", default=None)
    responsible: Text | None = given("責任者", "Responsible", default=None)
    phone: str = given("電話", "Phone", default="")
    mail: str = given("メール", "Mail", default="")

    @property
    def presence(self) -> str:
        """A desk for investors is public by nature; other desks are for our partners."""
        return "public" if self.purpose == "investor-relations" else self.PRESENCE


@record_type("messages", "メッセージ", "Messages", "public")
class Message(Record):
    """Words that a person writes for one document, such as the president's own. They promise nothing."""

    document: str = given("文書", "Document")
    text: Text = given("本文", "Text")
    place: str = given("位置", "Place", default="opening", choices=("opening", "closing"))
    headline: Text | None = given(
        "見出しにする言葉",
        "Headline",
        default=None,
        help_ja="署名者自身の言葉で、事実に基づき、何も約束しない",
        help_en="in the signer's own words, from the facts, promising nothing",
    )
