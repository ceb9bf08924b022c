"""Records of dialogue: stakeholders, what was said both ways, what we ask and promise, questions."""

from __future__ import annotations

from datetime import date

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import AUDIENCES, Record, given, record_type

# The promises and principles that sentences of our documents rest on; no sentence without its record.
COMMITMENTS = (
    "investment-principle", "same-criteria", "discipline", "no-disadvantage", "answers-not-used", "cost-path",
    "no-price-hold", "data-use", "deletion", "feedback", "dialogue", "disclosure-policy", "early-outlook",
    "good-faith", "notice-of-change", "contact-hours", "next-report", "change-approval", "orders-unaffected",
    "know-risk", "cost-scope", "cost-meeting", "cost-record",
)  # fmt: skip


def _addressed() -> tuple[str, ...]:
    """The field that says to which suppliers a record is addressed; all of them when it is empty."""
    found: tuple[str, ...] = given(
        "宛先",
        "Addressed to",
        "internal",
        default=(),
        example="IT-01",
        help_ja="調達先または品目のID、品目の区分、調達先の地域。空欄は全調達先",
        help_en="ids of suppliers or items, a category of items or a region of suppliers; empty: every supplier",
    )
    return found


@record_type("stakeholders", "ステークホルダー", "Stakeholders", "public")
class Stakeholder(Record):
    """A class of people whose understanding we need."""

    kind: str = given(
        "区分",
        "Class",
        choices=("shareholder", "supplier", "customer", "lender", "government", "employee", "association", "local"),
    )
    name: Text = given("名称", "Name")
    interest: Text | None = given("関心", "Interest", "internal", default=None)
    owner: str | None = given("担当", "Owner", "internal", default=None, ref="officers")
    first_year: bool = given("本年度が初めての対話", "First year of dialogue", default=False)


@record_type("bank_talks", "金融機関への説明", "Talks with the bank", "partner +nda:lender", single=True)
class BankTalk(Record):
    """What our bank decides on: what we ask, what a stop means for sales and cash, and what loans are repaid from."""

    bank_kind: str | None = given(
        "金融機関の種類", "Kind of bank", default=None, choices=("bank", "shinkin", "credit-union", "public")
    )
    purpose: Text | None = given(
        "ご相談の内容",
        "What is asked",
        default=None,
        help_ja="名詞で、句点なし。例 設備資金の借入れ",
        help_en="a noun phrase",
    )
    amount: Money | None = given("ご相談の金額", "Amount asked", default=None)
    drawdown_on: date | None = given("借入れの希望日", "Drawdown on", default=None)
    term: Quantity | None = given("借入れの期間", "Term", default=None, example="5年")
    security: Text | None = given(
        "担保・保証", "Security", default=None, help_ja="名詞で、句点なし。例 無担保", help_en="a noun phrase"
    )
    product: Text | None = given(
        "止まると影響する製品", "Product that a stop affects", default=None, help_ja="名詞で、句点なし"
    )
    sales_share: Percent | None = given("その製品の売上高の割合", "Its share of sales", default=None)
    stop: Text | None = given(
        "想定する停止",
        "The stop assumed",
        default=None,
        help_ja="「…が2か月止まった場合」のように、「場合」で終える",
        help_en="a clause that begins with “if”, e.g. if magnets stopped arriving for two months",
    )
    cash_effect: Money | None = given("その間の資金への影響", "Effect on cash", default=None)
    liquidity: Quantity | None = given(
        "手元流動性",
        "Liquidity",
        default=None,
        example="2か月",
        help_ja="月商の何か月分か",
        help_en="as months of sales",
    )
    repayment: Text | None = given(
        "返済原資", "Repaid from", default=None, help_ja="名詞で、句点なし。例 営業収支", help_en="a noun phrase"
    )
    report: Text | None = given(
        "次回のご報告",
        "Next report",
        default=None,
        help_ja="名詞で、句点なし。例 決算のご報告",
        help_en="a noun phrase",
    )
    report_on: date | None = given("次回のご報告日", "Next report on", default=None)


@record_type("dialogue", "対話", "Dialogue")
class Dialogue(Record):
    """One conversation, in or out, with what follows from it. Partner information serves its purpose only.

    `erased_on` is the day on which what was said was erased; that it took place is still known. `partner` is the one
    company that it was with; empty: a class of people, or several companies.
    """

    stakeholder: str = given("相手", "Stakeholder", ref="stakeholders")
    direction: str = given("向き", "Direction", choices=("in", "out"))
    on: date = given("日付", "On")
    topic: Text = given("議題", "Topic")
    outcome: Text | None = given("結果", "Outcome", default=None)
    heard: Text | None = given("いただいた意見", "What was raised", default=None, help_ja="名詞で、句点なし")
    done: Text | None = given(
        "実施したこと",
        "What was done",
        default=None,
        help_ja="名詞で、句点なし",
        help_en="past participle, as in added x",
    )
    declined: Text | None = given("見送った理由", "Why it was declined", default=None, help_ja="名詞で、句点なし")
    owner: str = given("担当", "Owner", ref="officers")
    due: date | None = given("期限", "Due", default=None)
    purpose: Text = given("利用目的", "Purpose")
    consent: str = given("共有の同意", "Consent to share", choices=("none", "internal", "named", "public"))
    retain_until: date | None = given("保存期限", "Retain until", default=None)
    erased_on: date | None = given("消去日", "Erased on", default=None)
    partner: str | None = given(
        "相手の会社",
        "Company talked with",
        default=None,
        ref="suppliers|customers",
        help_ja="一社との対話のとき。その会社宛ての文書に、取扱区分と共有の同意の範囲で書きます",
        help_en="for a talk with one company; told in documents to it, as its label and consent allow",
    )


@record_type("asks", "お願い", "Asks", "partner")
class Ask(Record):
    """What we ask of a reader, on which basis, for which purpose, and how its cost is talked about.

    `to` asks some suppliers only, and so does a label with a compartment (`partner +supplier:SUP-01`). `benefit` is
    what comes back to those who answer. `retain_until` is promised for the answers, which are kept outside of the
    project; `erased_on` is the day on which they were erased.
    """

    audience: str = given("読み手", "Audience", choices=AUDIENCES)
    title: Text = given("名称", "Title")
    detail: Text = given("内容", "Detail")
    scope: Text = given("範囲", "Scope")
    basis_of_ask: str = given("根拠", "Basis of the ask", choices=("voluntary", "contractual", "legal"))
    purpose: Text = given("利用目的", "Purpose")
    data_use: Text = given("情報の取扱い", "Use of answers")
    cost_path: Text = given("費用・価格の協議", "How cost is discussed")
    contact: str = given("協議窓口", "Consultation contact", ref="contacts")
    deadline: date = given("期限", "Deadline")
    effort: Quantity | None = given("所要の目安", "Effort", default=None, example="3時間")
    not_needed: Text | None = given("不要なもの", "Not needed", default=None, help_ja="名詞で、句点なし")
    benefit: Text | None = given(
        "お届けするもの", "What comes back", default=None, help_ja="名詞で、句点なし", help_en="a noun phrase"
    )
    feedback_on: date | None = given("回答結果の共有日", "Feedback on", default=None)
    retain_until: date | None = given("保存期限", "Retain until", default=None)
    erased_on: date | None = given("消去日", "Erased on", default=None)
    subject_to_toriteki: str = given(
        "取適法の対象", "Subject to the Toriteki Act", "internal", default="unknown", choices=("yes", "no", "unknown")
    )
    to: tuple[str, ...] = _addressed()


@record_type("questions", "想定問答", "Questions")
class Question(Record):
    """A hard question and its answer."""

    audience: str = given("読み手", "Audience", choices=AUDIENCES)
    question: Text = given("質問", "Question")
    answer: Text = given("回答", "Answer")
    reviewed_by: Text | None = given("確認者", "Reviewed by", "internal", default=None)
    to: tuple[str, ...] = _addressed()


@record_type("commitments", "当社の約束", "Commitments", "partner")
class Commitment(Record):
    """What we promise or hold to, as a named person approved it. `subject`: the promise of our documents that it is.

    `answers` is the request with which it makes a pair.
    """

    audience: str = given("読み手", "Audience", choices=AUDIENCES)
    title: Text = given("名称", "Title")
    detail: Text = given("内容", "Detail")
    subject: str | None = given("約束の種類", "Kind of commitment", default=None, choices=COMMITMENTS)
    approver: Text | None = given("承認者", "Approver", "internal", default=None)
    approved_on: date | None = given("承認日", "Approved on", "internal", default=None)
    answers: str | None = given("対になるお願い", "Paired request", default=None, ref="asks")
    to: tuple[str, ...] = _addressed()


@record_type("outlooks", "見通し", "Outlooks", "partner")
class Outlook(Record):
    """What readers cannot hear from their daily contact: demand, roadmaps, strategy.

    `orders` is what procurement says of orders: kept as they are, sources added, changes that are not decided, or that
    this is about something else.
    """

    audience: str = given("読み手", "Audience", choices=AUDIENCES)
    title: Text = given("名称", "Title")
    detail: Text = given("内容", "Detail")
    orders: str = given(
        "発注の見通しの種類",
        "Statement on orders",
        default="none",
        choices=("kept", "sources-added", "may-change", "none"),
    )
    to: tuple[str, ...] = _addressed()


@record_type("policy_changes", "調達方針の改訂点", "Changes of sourcing policy", "partner")
class PolicyChange(Record):
    """One line of the comparison of old and new sourcing policy."""

    subject: Text = given("項目", "Subject")
    before: Text = given("これまで", "Before")
    after: Text = given("これから", "After")


@record_type("schedule", "日程", "Schedule", "partner")
class Step(Record):
    """One step of a schedule shown to readers."""

    audience: str = given("読み手", "Audience", choices=AUDIENCES)
    name: Text = given("内容", "Step")
    start: date = given("開始日", "Start")
    end: date = given("終了日", "End")
    actor: Text = given("担当", "Who")
    side: str = given("動く側", "Whose step", default="both", choices=("us", "both", "you"))
    to: tuple[str, ...] = _addressed()
