"""Each rule fires on what must not be said and is silent on the safer wording."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from esgreport.base.text import Text
from esgreport.document.inlines import FactText, Words
from esgreport.document.specification import Specification
from esgreport.document.tree import Document, LetterHead, Paragraph, Section
from esgreport.reading.yaml import read_yaml
from esgreport.review import ReviewContext, Rules, compare, decode_rules, review

ROOT = Path(__file__).parents[2]


@lru_cache
def rules() -> Rules:
    folder = ROOT / "content/rules"
    roots = {path.name: read_yaml(path.read_bytes(), path.name).value for path in folder.glob("*.yaml")}
    clauses = read_yaml((ROOT / "content/clauses.yaml").read_bytes(), "clauses.yaml").value
    claims, ladder = (
        read_yaml((ROOT / f"content/{name}.yaml").read_bytes(), f"{name}.yaml").value for name in ("claims", "ladder")
    )
    outcome = decode_rules(roots, clauses, claims, ladder)  # type: ignore[arg-type]
    assert outcome.value is not None, outcome.findings
    return outcome.value


def specification(register: str = "", clauses: tuple[str, ...] = (), ask: str = "a") -> Specification:
    return Specification(
        "x", Text("x", "x"), "letter", ("docx",), (), (0, 0), ("a",), (), register=register, clauses=clauses, ask=ask
    )


def document(*texts: str, language: str = "ja", audience: str = "public", head: LetterHead | None = None) -> Document:
    blocks = (*([head] if head else []), *(Paragraph((Words(text),)) for text in texts))
    day = date(2026, 11, 20)
    return Document(
        "x",
        "letter",
        language,
        audience,
        "x",
        "x",
        "x",
        "x",
        day,
        day,
        (Section("a", (), 1, blocks),),
        inside=audience == "board",
    )  # type: ignore[arg-type]


def found(
    *texts: str, language: str = "ja", audience: str = "public", single: bool = False, **more: object
) -> set[str]:
    made = review(
        document(*texts, language=language, audience=audience, head=more.pop("head", None)),
        specification(**more),
        rules(),
        ReviewContext(single),
    )  # type: ignore[arg-type]
    return {dict(item.details).get("rule", item.code) for item in made}


@pytest.mark.parametrize(
    ("rule", "bad", "good", "language", "audience"),
    [
        ("comply", "当社はガイドラインに準拠しています。", "ガイドラインを参考にしています。", "ja", "public"),
        ("comply", "We are compliant with the METI Guidelines.", "We draw on the Guidelines.", "en", "public"),
        ("oblige", "ガイドラインにより義務付けられています。", "推奨事項を参考に判断しています。", "ja", "board"),
        ("oblige", "The Guidelines require us to act.", "We act on our own judgement.", "en", "public"),
        ("endorse", "経済産業省のお墨付きを得ました。", "公表された推奨事項を参考にしています。", "ja", "public"),
        (
            "duty",
            "善管注意義務を果たしています。",
            "善管注意義務の履行を裏付けるものの一つとの考えが示されています。",
            "ja",
            "board",
        ),
        ("guarantee", "供給は万全です。", "続けられる見込みです。", "ja", "public"),
        ("guarantee", "We guarantee supply.", "We expect to continue.", "en", "public"),
        ("shitauke", "下請の皆様へ", "お取引先の皆様へ", "ja", "supplier-general"),
        ("unilateral", "価格は据え置きとします。", "価格への反映を含めて協議します。", "ja", "supplier-general"),
        ("unilateral", "応じない場合は取引を見直します。", "ご相談しながら進めます。", "ja", "supplier-general"),
        ("must", "ご提出が必要です。", "お聞かせください。", "ja", "supplier-general"),
        ("century", "百年に一度の事態です。", "今年起こる確率が低い規模です。", "ja", "board"),
        ("superlative", "世界初の技術です。", "代わりを得るのに時間を要します。", "ja", "public"),
        ("saved", "損失を大きく削減しました。", "損失の見込みを下げる試算です。", "ja", "board"),
        ("decouple", "脱特定国依存を進めます。", "集中を見直します。", "ja", "public"),
        ("country", "中国への依存を見直します。", "特定の地域への集中を見直します。", "ja", "public"),
        ("country", "We depend on China for parts.", "We depend on one region for parts.", "en", "supplier-general"),
        (
            "contents-of-answer",
            "ご回答の有無や内容により不利益はありません。",
            "ご回答の有無により不利益はありません。",
            "ja",
            "supplier",
        ),
        (
            "spirit-of-law",
            "取適法の趣旨も踏まえて進めます。",
            "協議の機会を設け、経過を記録いたします。",
            "ja",
            "supplier",
        ),
        ("spirit-of-law", "We act in the spirit of the Toriteki Act.", "We keep a record.", "en", "supplier"),
        ("force", "実施を強いるものではない。", "企業に義務を課すものではない。", "ja", "board"),
        ("colloquial", "提案案を推す。", "C案を提案する。", "ja", "board"),
        ("colloquial", "A supply cut would hurt.", "A supply disruption would hurt.", "en", "board"),
        ("slogan", "供給網の見える化を進めます。", "所在と復旧期間を伺います。", "ja", "supplier"),
        ("slogan", "有事に備えます。", "固有事項を記します。", "ja", "supplier"),
        ("effort", "積極的に取り組みます。", "3月に開始します。", "ja", "public"),
        ("someday", "今後検討してまいります。", "3月に取締役会で審議します。", "ja", "public"),
        ("both-address", "お取引先各位様", "お取引先各位", "ja", "supplier-general"),
        ("written-you", "御社のご回答をお待ちします。", "貴社のご回答をお待ちします。", "ja", "supplier"),
        ("leave-to-do", "ご説明させていただきます。", "ご説明いたします。", "ja", "public"),
        ("asked-favour", "ご高配を賜りますようお願いします。", "ご高配を賜り、御礼申し上げます。", "ja", "supplier"),
        ("asked-favour", "We discuss it, including in prices.", "Any reflection in prices.", "en", "supplier"),
        ("two-terms", "ご回答は期限後に消去します。", "保存期間の終了後に消去します。", "ja", "supplier"),
        ("euphemism", "調達の複線化を進めます。", "調達先を複数にします。", "ja", "supplier"),
        ("judged-how", "担当者の見立てによる。", "担当者の見積りによる。", "ja", "board"),
        ("talked-progress", "進み具合を報告する。", "進捗を報告する。", "ja", "board"),
        ("shrinks-by-itself", "不足する日数が縮まる。", "不足日数を短縮する。", "ja", "board"),
        ("gives-back", "ご意見への考えをお返しします。", "ご意見にご回答いたします。", "ja", "supplier"),
        ("not-a-cost", "費用ではなく投資である。", "単なるコストではなく、投資である。", "ja", "board"),
        ("never-stops", "止めない、漏らさない。", "途絶と流出に備える。", "ja", "public"),
        ("double-keigo", "お伺いさせていただきます。", "伺います。", "ja", "supplier-general"),
    ],
)
def test_a_rule_fires_on_the_bad_and_not_on_the_good(
    rule: str, bad: str, good: str, language: str, audience: str
) -> None:
    assert rule in found(bad, language=language, audience=audience)
    assert rule not in found(good, language=language, audience=audience)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "同ガイドラインは国により義務を定めるものではなく、企業に義務を課すものではありません。"),
        ("en", "The Guidelines require nothing: they are voluntary and impose no obligations."),
    ],
)
def test_to_say_that_the_guidelines_oblige_to_nothing_is_allowed(language: str, text: str) -> None:
    assert "oblige" not in found(text, language=language)


def test_not_leaving_prices_as_they_are_is_allowed() -> None:
    assert "unilateral" not in found("協議を経ずに価格を据え置くことはいたしません。", audience="supplier-general")


def test_a_country_may_be_named_to_the_board() -> None:
    assert "country" not in found("中国への依存を見直す。", audience="board")


def test_a_missing_clause_is_named() -> None:
    assert "ESG-REVIEW-005" in found("本文です。", clauses=("cost-consultation",))
    assert "ESG-REVIEW-005" not in found("費用は価格への反映を含めて協議します。", clauses=("cost-consultation",))


def test_an_unknown_clause_counts_as_missing() -> None:
    assert "ESG-REVIEW-005" in found("本文です。", clauses=("no-such-clause",))


def test_a_document_without_its_ask_is_found() -> None:
    assert "ESG-REVIEW-006" in found("本文です。", ask="elsewhere")


def test_one_addressee_is_kisha_and_many_are_minasama() -> None:
    assert "ESG-REVIEW-008" in found("貴社のご協力に感謝します。", audience="supplier-general")
    assert "ESG-REVIEW-008" not in found("貴社のご協力に感謝します。", audience="supplier:S-1", single=True)


def test_onchu_and_sama_do_not_stand_together() -> None:
    head = LetterHead((), (), ((Words("青葉商事　御中　佐藤様"),),), (), (Words("件名"),))
    assert "ESG-REVIEW-010" in found("本文です。", audience="supplier:S-1", single=True, head=head)


def test_no_disadvantage_is_promised_only_where_the_ask_is_voluntary() -> None:
    assert "ESG-REVIEW-011" in found("ご回答がなくても不利益に取り扱うことはありません。")
    assert "ESG-REVIEW-011" not in found("任意のお願いであり、不利益に取り扱うことはありません。")


@pytest.mark.parametrize(
    ("register", "text", "mixed"),
    [("desu-masu", "当社は取り組む。投資する。", True), ("desu-masu", "当社は取り組みます。", False),
     ("desu-masu", "方針を決定しました。必要でした。", False), ("desu-masu", "方針を決定した。", True),
     ("de-aru", "承認をお願いします。", True), ("de-aru", "承認する。", False)],
)  # fmt: skip
def test_registers_do_not_mix(register: str, text: str, mixed: bool) -> None:
    assert ("ESG-REVIEW-012" in found(text, register=register)) is mixed


def test_our_own_name_is_one() -> None:
    assert "ESG-REVIEW-013" in found("当社は取り組みます。", "弊社もご一緒します。")


def test_a_finding_in_a_fact_names_the_fact_and_quotes_nothing() -> None:
    day = date(2026, 11, 20)
    block = Paragraph((FactText("asks.ASK-1.detail", "下請の皆様にお願いします。"),))
    made = Document(
        "x", "letter", "ja", "supplier-general", "x", "x", "x", "x", day, day, (Section("a", (), 1, (block,)),)
    )
    (item,) = [
        item for item in review(made, specification(), rules(), ReviewContext()) if item.code == "ESG-REVIEW-003"
    ]
    assert item.subject == "asks.ASK-1.detail" and "皆様に" not in repr(item)


def test_languages_with_other_facts_or_sections_differ() -> None:
    day = date(2026, 11, 20)

    def with_fact(fact: str, language: str, key: str = "a") -> Document:
        block = Paragraph((FactText(fact, "1"),))
        return Document(
            "x", "letter", language, "public", "x", "x", "x", "x", day, day, (Section(key, (), 1, (block,)),)
        )  # type: ignore[arg-type]

    assert compare(with_fact("f", "ja"), with_fact("f", "en")) == ()
    assert [item.code for item in compare(with_fact("f", "ja"), with_fact("g", "en"))] == ["ESG-REVIEW-021"]
    assert [item.code for item in compare(with_fact("f", "ja"), with_fact("f", "en", "b"))] == ["ESG-REVIEW-020"]
