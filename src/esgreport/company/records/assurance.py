"""Records that prove or allow: evidence, checklist answers, legal gates, releases, monitoring, training."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given, record_type


@record_type("evidence", "根拠資料", "Evidence")
class Evidence(Record):
    """A document that proves; `file` is a path under `evidence/` when the document lies there."""

    title: Text = given("資料名", "Title")
    version: str = given("版", "Version", default="")
    dated: date = given("日付", "Dated")
    custodian: Text = given("所管", "Custodian")
    file: str = given("ファイル", "File", default="")
    sha256: str = given("SHA-256", "SHA-256", default="")


@record_type("checklist", "自己点検", "Checklist answers")
class Answer(Record):
    """Our answer to one item of the checklist; a yes needs evidence. `unanswered`: it was asked and has no answer yet.

    A gap (`no`, `partly`) also has a `state` and an `owner`; `due` is the day by which it is closed, or looked at again
    when it was accepted. Its reason is given in `grounds`.
    """

    item: str = given("点検項目", "Item")
    answer: str = given("回答", "Answer", choices=("yes", "no", "partly", "not-applicable", "unanswered"))
    grounds: Text | None = given(
        "根拠とした体制・実績",
        "Grounds",
        default=None,
        help_ja="「未回答」のほかは必ず",
        help_en="needed unless unanswered",
    )
    reviewed_on: date | None = given(
        "確認日", "Reviewed on", default=None, help_ja="「未回答」のほかは必ず", help_en="needed unless unanswered"
    )
    state: str | None = given(
        "これからの扱い",
        "State of the gap",
        default=None,
        choices=("planned", "in-progress", "accepted"),
        help_ja="「いいえ」「一部」のときに選ぶ",
        help_en="for the answers no and partly",
    )
    owner: str | None = given("担当", "Owner", default=None, ref="officers")
    due: date | None = given("期限", "Due", default=None)
    answered_by: str | None = given("回答者", "Answered by", default=None, ref="officers")


@record_type("legal_gates", "法務確認", "Legal gates")
class LegalGate(Record):
    """A legal check that a person made: of which law, why, by whom, with which result."""

    law: Text = given("法令・規則", "Law")
    trigger: Text = given("確認事項", "Trigger")
    reviewer: Text = given("確認者", "Reviewer")
    result: Text = given("結果", "Result")
    reviewed_on: date = given("確認日", "Reviewed on")
    subject: str | None = given(
        "確認の対象", "What was checked", default=None, ref="programmes|asks|scenarios|partners|releases"
    )
    covers: str | None = given(
        "目安の確認",
        "Screen answered",
        default=None,
        choices=("materiality",),
        help_ja="損失の見積りが重要性の目安に達したことへの確認なら選ぶ",
        help_en="choose it when this answers the screen of materiality",
    )


@record_type("releases", "開示の承認", "Releases")
class Release(Record):
    """Approval to disclose one fact to one audience in a coarser form; it makes a new fact of its own.

    `round` keeps `digits` significant digits, `band` prints low and high, `words` prints the words.
    """

    fact: str = given("対象の事実", "Fact")
    audience: str = given("読み手", "Audience")
    transform: str = given("伝え方", "Transform", choices=("exact", "round", "band", "index", "aggregate", "words"))
    words: Text | None = given("言葉", "Words", default=None)
    digits: Decimal | None = given("有効桁数", "Significant digits", default=None)
    low: Quantity | None = given("帯の下限", "Band, low", default=None)
    high: Quantity | None = given("帯の上限", "Band, high", default=None)
    approver: Text = given("承認者", "Approver")
    reason: Text = given("理由", "Reason")
    approved_on: date = given("承認日", "Approved on")
    holds: tuple[str, ...] = given(
        "成り立つ条件",
        "Holds while",
        default=(),
        example="metrics.concentration.worst_top1 > house.concentration_limit",
        help_ja="言葉が本当である条件。承認すると、読み手にはこれらの条件だけが分かる",
        help_en="what must be so for the words to be true; approving them tells readers exactly this",
    )
    withdrawn_on: date | None = given("取り消した日", "Withdrawn on", default=None)
    combined: bool = given(
        "組み合わせの承認",
        "Combination approved",
        default=False,
        help_ja="ほかの内容と合わせると代わりのない弱点だと分かることも承認したときは「はい」",
        help_en="yes when it is approved that readers learn, with the rest, that nothing can take its place",
    )


@record_type("disclosures", "公表した数値", "Published figures", "public")
class Disclosure(Record):
    """A figure as it was published, to hold the facts and every document against.

    `value` is written as it was printed: its digits say how exactly the figure was published.
    """

    fact: str = given("対象の事実", "Fact")
    value: str = given("公表した値", "Value as published", example="4.6億円")
    paper: str = given(
        "資料の種類", "Kind of paper", choices=("securities-report", "results", "timely-disclosure", "website", "other")
    )
    title: Text = given("資料の名称", "Title of the paper")
    on: date = given("資料の日付", "Date of the paper")
    url: str | None = given("掲載場所", "Where it stands", default=None)


@record_type("monitoring", "モニタリング", "Monitoring")
class Monitoring(Record):
    """What is watched, how often, and the latest result."""

    subject: Text = given("対象", "Subject")
    frequency: Text = given("頻度", "Frequency")
    latest_on: date = given("直近", "Latest")
    result: Text = given("結果", "Result")


@record_type("training", "研修", "Training")
class Training(Record):
    """A course that people took."""

    title: Text = given("研修名", "Title")
    held_on: date = given("実施日", "Held on")
    participants: Quantity = given("受講者", "Participants", example="120人")
    rate: Percent | None = given("受講率", "Rate", default=None)


@record_type("opportunities", "事業機会", "Opportunities")
class Opportunity(Record):
    """Proof that stability and trust earn money: a customer's criterion, a win, a loss."""

    title: Text = given("内容", "Title")
    result: str = given("結果", "Result", choices=("won", "lost", "retained", "pending"))
    noted_on: date = given("日付", "Noted on")
    weight: Decimal | None = given("評価項目の比重（%）", "Weight of the criterion (%)", default=None)
    public_text: Text | None = given("公表する言葉", "Words for the public", "public", default=None)
