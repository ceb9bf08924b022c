"""Sentences to suppliers that rest on a promise or a fact: there with it, gone without it, in both languages."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from esgreport import api
from esgreport.audience.selection import select
from esgreport.base.catalogue import has_errors
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.targets import targets
from esgreport.review.passages import passages
from tests.situations.patched import PatchedWorld, Project

LETTER = "supplier-letter"
# What carries it, what is taken away or set, and the sentence in both languages.
LETTER_SENTENCES = (
    ("commitments.COM-6", "お願いはいずれも任意です", "All requests are voluntary"),
    ("commitments.COM-7", "お取引先の評価に用いることはありません", "not used in supplier evaluation"),
    ("commitments.COM-8", "協議を経ずに価格を据え置くことはいたしません", "not leave prices unchanged without"),
    ("commitments.COM-9", "当社の考えは、下記の期日までに", "report back on the points you raise by the date"),
    ("commitments.COM-3", "同意なく第三者に開示しません", "third parties without your consent"),
    ("commitments.COM-5", "終了後に消去いたします", r"Retained until \(then deleted\)"),
    ("commitments.COM-1", "四半期ごとにお伝えします", "demand outlook every quarter"),
    ("commitments.COM-10", "発注を減らす見込みとなった場合は", "If we expect to reduce our orders to you"),
    ("outlooks", "調達先を追加する予定", "plan to add suppliers"),
    ("releases.REL-9", "当社自身は", "taking steps ourselves"),
    ("dialogue.DIA-06", "貴社から「", "your comment of 11 May 2026 regarding talks"),
    ("commitments.COM-34", "このお願いを理由に発注を減らす", "not reduce orders because of this request"),
)
BRIEFING = "supplier-briefing"
BRIEFING_SENTENCES = (
    ("commitments.COM-6", "お願いはいずれも任意です", "All requests are voluntary"),
    ("commitments.COM-7", "お取引先の評価に用いることはありません", "not used in supplier evaluation"),
    ("commitments.COM-8", "協議を経ずに価格を据え置くことはいたしません", "not leave prices unchanged without"),
    ("commitments.COM-9", "当社の考えのご回答", "Our reply by"),
    ("commitments.COM-3", "お伝えした目的にのみ使用します", "used solely for the purpose stated"),
    ("commitments.COM-5", "日まで）の終了後に消去します", "delete answers when the retention period ends"),
    ("commitments.COM-10", "(?m)^発注を減らす見込みとなった場合$", "If your orders are to fall"),
    ("outlooks", "当社の見通し", "Our outlook"),
    ("commitments.COM-34", "このお願いを理由に発注を減らす", "not reduce orders because of this request"),
    ("commitments.COM-35", "ご相談いただけること", "What we discuss"),
    ("commitments.COM-31 commitments.COM-32 commitments.COM-33", "備えで重視すること", "What guides us"),
    (
        "commitments.COM-1 commitments.COM-4 commitments.COM-38 commitments.COM-39",
        "当社のお約束と、関連するお願い",
        "Our commitments and the related requests",
    ),
    ("policy_changes", "調達方針の改訂点", "Changes to our sourcing policy"),
    ("schedule", "今後の日程", "Due dates and timeline"),
    ("questions", "よくあるご質問", "Questions and answers"),
    ("releases.REL-9", "当社自身は", "taking steps ourselves"),
    ("releases.REL-12 releases.REL-16", "港湾の停滞により", "port congestion led to"),
    ("dialogue.DIA-06", "貴社からいただいたご意見", "Your points, and what we have done"),
)


@lru_cache
def told(document, without=(), fields=()):
    """The texts of a document by language and reader, of the example without some records and with other fields."""
    patch = Project("aoba-precision", without=without, set={name: dict(values) for name, values in fields})
    opened = api.open_project(patch.path, world=PatchedWorld(patch))
    assert opened.value is not None and not has_errors(opened.findings), opened.findings
    company, texts = opened.value, {}
    for target in targets(company, [document], ("ja", "en"), company.settings.suppliers.build):
        request = selection_request(company.resources.specifications[target.document])
        view = select(company.facts.knowledge, target.audience, request)
        assert not has_errors(view.findings), view.findings
        made = make_document(company, target, view.value)
        assert made.value is not None, made.findings
        texts[target.language, target.audience] = "\n".join(item.text for item in passages(made.value))
    return texts


def says(texts, language, pattern):
    return any(re.search(pattern, text) for (of, _), text in texts.items() if of == language)


@pytest.mark.parametrize(("carrier", "ja", "en"), LETTER_SENTENCES)
def test_a_sentence_of_the_letter_goes_with_what_carries_it(carrier, ja, en):
    whole, cut = told(LETTER), told(LETTER, tuple(carrier.split()))
    assert says(whole, "ja", ja) and says(whole, "en", en)
    assert not says(cut, "ja", ja) and not says(cut, "en", en)


@pytest.mark.parametrize(("carrier", "ja", "en"), BRIEFING_SENTENCES)
def test_a_sentence_or_slide_of_the_briefing_goes_with_what_carries_it(carrier, ja, en):
    whole, cut = told(BRIEFING), told(BRIEFING, tuple(carrier.split()))
    assert says(whole, "ja", ja) and says(whole, "en", en)
    assert not says(cut, "ja", ja) and not says(cut, "en", en)


def test_a_sentence_does_not_take_the_next_one_with_it():
    texts = told(LETTER, ("releases.REL-9", "commitments.COM-8"))
    assert says(texts, "ja", "貴社から「") and says(texts, "en", "regarding talks")
    assert says(texts, "ja", "当社の考えは、下記の期日までに") and says(
        texts, "en", "report back on the points you raise"
    )


def test_what_one_supplier_said_is_told_to_this_supplier_only():
    texts = told(LETTER)
    assert "拠点を分ける場合の費用の協議" in texts["ja", "supplier:SUP-01"]
    assert "拠点を分ける場合の費用の協議" not in texts["ja", "supplier-general"]


def test_a_first_consultation_is_told_only_when_a_person_entered_it():
    labelled = (("stakeholders.STK-2", (("first_year", "yes"), ("labels", "first_year=partner"))),)
    silent = ("dialogue", "releases.fact=metrics.dialogue.*")
    texts = told(LETTER, silent, labelled)
    assert says(texts, "ja", "今回が初めて") and says(texts, "en", "first time we are consulting you")
    assert not says(told(LETTER, silent), "ja", "初めて")


def test_a_contractual_request_is_named_and_the_others_are_called_voluntary_together():
    texts = told(LETTER, (), (("asks.ASK-3", (("basis_of_ask", "contractual"),)),))
    assert says(
        texts,
        "ja",
        "「当社図面の管理方法のご回答」は、.*回答票の対象ではありません。当社がお預けしている図面の保管方法と",
    )
    assert says(texts, "ja", "任意のお願いについては、ご回答の有無により、お取引上不利益に取り扱うことはありません")
    assert not says(texts, "ja", "いずれも任意") and not says(texts, "en", "All requests")
    assert says(
        texts, "en", "“How you keep our drawings” .* is not part of the response form. Please tell us how you keep"
    )


@pytest.mark.parametrize("field", ["phone", "mail", "responsible"])
def test_a_desk_without_its_telephone_mail_or_head_still_writes(field):
    texts = told(LETTER, (), tuple((f"contacts.{desk}", ((field, "null"),)) for desk in ("CON-2", "CON-3")))
    assert all(re.search("調達本部　価格協議窓口|Price Consultation Desk", text) for text in texts.values())


@pytest.mark.parametrize(
    ("to", "told_to_it"), [("SUP-01", True), ("IT-01", True), ("磁性材料", True), ("SUP-03", False)]
)
def test_a_request_reaches_those_to_whom_it_is_addressed_and_no_one_else(to, told_to_it):
    texts = told(LETTER, (), (("asks.ASK-6", (("to", to),)),))
    assert ("拠点を分ける場合の条件" in texts["ja", "supplier:SUP-01"]) is told_to_it
    assert "拠点を分ける場合の条件" not in texts["ja", "supplier-general"]
    assert "合計7時間程度" in texts["ja", "supplier-general"]
    assert ("合計8時間程度" if told_to_it else "合計7時間程度") in texts["ja", "supplier:SUP-01"]
