"""Finding codes of the room `review`: wording, clauses, address, register, parity."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E, W = Severity.ERROR, Severity.WARNING
TEMPLATE = Text("ひな形か事実の文を直してください", "change the template or the text of the fact")

CODES: dict[str, Entry] = {
    "ESG-REVIEW-001": Entry(
        E,
        Text("規則の「{key}」が正しくありません", "“{key}” of a rule is not right"),
        Text("content/rules/wording.yaml の書き方", "the form of content/rules/wording.yaml"),
        Text("直してください", "correct it"),
    ),
    "ESG-REVIEW-002": Entry(
        E,
        Text("規則のパターンを読めません（{reason}）", "a rule's pattern cannot be read ({reason})"),
        Text("正規表現", "a regular expression"),
        Text("直してください", "correct it"),
    ),
    "ESG-REVIEW-003": Entry(
        E,
        Text("避ける言い方です（{rule}：{why_ja}）", "wording to avoid ({rule}: {why_en})"),
        Text("{safer_ja}", "{safer_en}"),
        TEMPLATE,
    ),
    "ESG-REVIEW-004": Entry(
        W,
        Text("気を付けたい言い方です（{rule}：{why_ja}）", "wording to watch ({rule}: {why_en})"),
        Text("{safer_ja}", "{safer_en}"),
        TEMPLATE,
    ),
    "ESG-REVIEW-005": Entry(
        E,
        Text("必要な文言「{name_ja}」がありません", "the clause “{name_en}” is missing"),
        Text("content/clauses.yaml の {subject}", "{subject} of content/clauses.yaml"),
        Text("部分ひな形を差し込むか、文を加えてください", "include the partial or add the sentence"),
    ),
    "ESG-REVIEW-006": Entry(
        E,
        Text("読み手へのお願いの節（{section}）がありません", "the section with the ask ({section}) is missing"),
        Text("何を、いつまでに、お願いするか", "what is asked, and by when"),
        Text("ask の節を加えてください", "add the section named by `ask`"),
    ),
    "ESG-REVIEW-007": Entry(
        E,
        Text("責任者の記載（{section}）がありません", "the sign-off ({section}) is missing"),
        Text("誰の名で出すか", "who answers for the document"),
        Text("sign_off の節を加えてください", "add the section named by `sign_off`"),
    ),
    "ESG-REVIEW-008": Entry(
        E,
        Text("複数の宛先に「貴社」と書いています", "貴社 is written to many"),
        Text("皆様、お取引先各位", "皆様 or お取引先各位"),
        TEMPLATE,
    ),
    "ESG-REVIEW-009": Entry(
        E,
        Text("一社宛ての宛名が「各位・皆様」です", "a letter to one addresses all"),
        Text("会社名 御中、または氏名 様", "the company or the person"),
        TEMPLATE,
    ),
    "ESG-REVIEW-010": Entry(
        E,
        Text("「御中」と「様」を重ねています", "御中 and 様 stand together"),
        Text("どちらか一つ", "one of them"),
        TEMPLATE,
    ),
    "ESG-REVIEW-011": Entry(
        E,
        Text(
            "任意と示さずに「不利益に取り扱わない」と約束しています",
            "no disadvantage is promised without saying that the request is voluntary",
        ),
        Text("任意のお願いである旨と一緒に", "the promise beside a voluntary basis"),
        TEMPLATE,
    ),
    "ESG-REVIEW-012": Entry(
        W,
        Text("「{section}」の文末が文書の文体と違います", "a sentence of “{section}” ends in another register"),
        Text("document.yaml の register", "the `register` of document.yaml"),
        TEMPLATE,
    ),
    "ESG-REVIEW-013": Entry(
        W,
        Text("「当社」と「弊社」が混ざっています", "当社 and 弊社 are mixed"),
        Text("どちらか一つ", "one of them"),
        TEMPLATE,
    ),
    "ESG-REVIEW-020": Entry(
        E,
        Text("日英で節が違います", "the sections differ between the languages"),
        Text("{ja}", "{ja}"),
        Text("{en} と揃えてください", "the English has {en}"),
    ),
    "ESG-REVIEW-021": Entry(
        E,
        Text("節「{section}」の事実が日英で違います", "section “{section}” shows other facts in the other language"),
        Text("同じ事実", "the same facts"),
        Text("ひな形を揃えてください", "align the templates"),
    ),
    "ESG-REVIEW-022": Entry(
        E,
        Text("表か図の行数が日英で違います", "a table or chart differs in size between the languages"),
        Text("同じ行数", "the same rows"),
        TEMPLATE,
    ),
    "ESG-REVIEW-030": Entry(
        E,
        Text(
            "この文書では「{rung}」を「{form}」の形では伝えません（上限: {most}）",
            "this document does not tell the rung “{rung}” as a {form} (at most: {most})",
        ),
        Text("document.yaml の ladder が許す形", "a form that `ladder` in document.yaml allows"),
        Text("開示の承認で言葉か幅にするか、文書から外してください", "release it as words or a band, or leave it out"),
    ),
    "ESG-REVIEW-031": Entry(
        E,
        Text("{subject} と {one} が同じ文書にあります", "{subject} and {one} stand in one document"),
        Text("{why_ja}", "{why_en}"),
        Text("どちらかを言葉にするか、外してください", "turn one of them into words or leave it out"),
    ),
    "ESG-REVIEW-032": Entry(
        E,
        Text(
            "「{name_ja}」の主張に根拠がありません（{section}）",
            "a claim of the kind “{name_en}” has no evidence ({section})",
        ),
        Text("{missing_ja}", "{missing_en}"),
        Text(
            "根拠を入力するか、仮説・目標として書いてください",
            "enter the evidence, or say that it is a hypothesis or a goal",
        ),
    ),
    "ESG-REVIEW-033": Entry(
        W,
        Text(
            "「{name_ja}」の主張の根拠が一年より前のものです",
            "the evidence of a claim “{name_en}” is older than a year",
        ),
        Text("基準日が一年以内の数値", "figures of the last year"),
        Text("新しい数値に改めてください", "bring the figures up to date"),
    ),
}
