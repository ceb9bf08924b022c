"""Finding codes of the room `document`: templates, their specification, and what they ask of a view."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR

CODES: dict[str, Entry] = {
    "ESG-DOCUMENT-001": Entry(
        E,
        Text(
            "「{name}」はこの文書の読み手に見せられる事実にありません", "“{name}” is not among what this reader may see"
        ),
        Text(
            "document.yaml の uses と読み手に合う名前", "a name covered by `uses` in document.yaml and by the audience"
        ),
        Text(
            "綴り、uses、取扱区分、開示の承認（releases）を確かめてください",
            "check the spelling, `uses`, the label and the releases",
        ),
    ),
    "ESG-DOCUMENT-002": Entry(
        E,
        Text("ひな形を読めません: {reason}", "the template cannot be read: {reason}"),
        Text("ひな形の書き方（docs/authoring.md）", "the template syntax of docs/authoring.md"),
        Text("示された行を直してください", "mend the line named"),
    ),
    "ESG-DOCUMENT-003": Entry(
        E,
        Text("ひな形が大きすぎます", "the template is too large"),
        Text("256 KB 以内", "at most 256 KB"),
        Text("部分ひな形に分けてください", "split it into partials"),
    ),
    "ESG-DOCUMENT-004": Entry(
        E,
        Text("「{filter}」という書式はありません", "there is no filter “{filter}”"),
        Text("docs/authoring.md にある書式", "a filter of docs/authoring.md"),
        Text("書式の名前を直してください", "correct the filter's name"),
    ),
    "ESG-DOCUMENT-005": Entry(
        E,
        Text("ひな形の処理が多すぎます", "the template does too much work"),
        Text("繰り返しの入れ子が少ないひな形", "fewer nested loops"),
        Text("繰り返しを減らしてください", "reduce the loops"),
    ),
    "ESG-DOCUMENT-006": Entry(
        E,
        Text(
            "「{subject}」をこの言語または書式で印字できません",
            "“{subject}” cannot be printed in this language or form",
        ),
        Text("その言語の記述と、値に合う書式", "a text in that language, and a form that suits the value"),
        Text("事実の _ja / _en を埋めるか、書式を直してください", "fill in the _ja / _en text or change the form"),
    ),
    "ESG-DOCUMENT-007": Entry(
        E,
        Text("図を描けません（{reason}）", "the chart cannot be drawn ({reason})"),
        Text("同じ単位の値が1つ以上", "at least one value, all in one unit"),
        Text("列の名前と単位を確かめてください", "check the field names and the unit"),
    ),
    "ESG-DOCUMENT-008": Entry(
        E,
        Text("事実の印が途中で切れています", "the mark of a fact was cut apart"),
        Text("事実をそのまま置くこと", "facts placed whole"),
        Text("文字を切る処理をやめてください", "do not cut or rearrange the text of facts"),
    ),
    "ESG-DOCUMENT-009": Entry(
        E,
        Text("ひな形でできない操作です: {reason}", "templates may not do this: {reason}"),
        Text("docs/authoring.md にある書き方", "what docs/authoring.md offers"),
        Text("計算は事実の側で行ってください", "compute in the facts instead"),
    ),
    "ESG-DOCUMENT-010": Entry(
        E,
        Text("HTML は使えません", "raw HTML is not allowed"),
        Text("Markdown の段落・箇条書き・表・太字", "paragraphs, lists, tables and bold of Markdown"),
        Text("Markdown で書き直してください", "write it in Markdown"),
    ),
    "ESG-DOCUMENT-011": Entry(
        E,
        Text("リンクは使えません", "links are not allowed"),
        Text("窓口や資料名を文字で書くこと", "contacts and titles in words"),
        Text("リンクを文字にしてください", "replace the link by words"),
    ),
    "ESG-DOCUMENT-012": Entry(
        E,
        Text("数字がじかに書かれています: {digit}", "a number is written out: {digit}"),
        Text("数字は事実または content/ から", "numbers from facts or from content/"),
        Text("事実にして {{{{ }}}} で置いてください", "make it a fact and place it with {{{{ }}}}"),
    ),
    "ESG-DOCUMENT-013": Entry(
        E,
        Text("使えない文字（私用領域）があります", "a private-use character is present"),
        Text("通常の文字", "ordinary characters"),
        Text("その文字を消してください", "remove the character"),
    ),
    "ESG-DOCUMENT-014": Entry(
        E,
        Text("ひな形「{name}」がありません", "the template “{name}” does not exist"),
        Text("templates/ にあるファイル名", "a file under templates/"),
        Text("名前と場所を確かめてください", "check the name and the place"),
    ),
    "ESG-DOCUMENT-020": Entry(
        E,
        Text("document.yaml が見出しと値の組になっていません", "document.yaml is not a mapping"),
        Text("「見出し: 値」の行", "lines of `key: value`"),
        Text("docs/authoring.md の例に合わせてください", "follow the example in docs/authoring.md"),
    ),
    "ESG-DOCUMENT-021": Entry(
        E,
        Text("知らない見出し「{key}」です", "unknown key “{key}”"),
        Text("{keys} のいずれか", "one of {keys}"),
        Text("綴りを直すか、消してください", "correct or remove it"),
    ),
    "ESG-DOCUMENT-022": Entry(
        E,
        Text("「{key}」がありません", "“{key}” is missing"),
        Text("document.yaml の「{key}」", "`{key}` in document.yaml"),
        Text("書き足してください", "add it"),
    ),
    "ESG-DOCUMENT-023": Entry(
        E,
        Text("「{value}」は選べません", "“{value}” is not a choice"),
        Text("{choices} のいずれか", "one of {choices}"),
        Text("選び直してください", "choose another"),
    ),
    "ESG-DOCUMENT-024": Entry(
        E,
        Text("節「{section}」が document.yaml の sections にありません", "section “{section}” is not in `sections`"),
        Text("sections にある節", "a section named in `sections`"),
        Text("sections に加えるか、節の名前を直してください", "add it to `sections` or correct the key"),
    ),
    "ESG-DOCUMENT-025": Entry(
        E,
        Text("最初の見出しより前に文があります", "text stands before the first heading"),
        Text("## 見出し {{#key}} から始まるひな形", "a template that starts with `## Title {{#key}}`"),
        Text("見出しの下へ移してください", "move it under a heading"),
    ),
    "ESG-DOCUMENT-026": Entry(
        E,
        Text("節「{section}」に鍵のない見出しがあります", "section “{section}” holds a heading without a key"),
        Text("## 見出し {{#key}}", "`## Title {{#key}}`"),
        Text("見出しに {{#key}} を付けてください", "give the heading a {{#key}}"),
    ),
    "ESG-DOCUMENT-027": Entry(
        E,
        Text("節の順序が document.yaml と違います", "the sections stand in another order than in document.yaml"),
        Text("{order}", "{order}"),
        Text("順序を揃えてください", "use the same order"),
    ),
    "ESG-DOCUMENT-028": Entry(
        E,
        Text("節「{section}」が2回あります", "section “{section}” appears twice"),
        Text("節の鍵は1つに1回", "each key once"),
        Text("片方の鍵を変えてください", "rename one of them"),
    ),
    "ESG-DOCUMENT-029": Entry(
        E,
        Text('see("{key}") の指す図表や節が、この文書にありません', 'see("{key}") means nothing in this document'),
        Text("この文書にある鍵：{known}", "a key of this document: {known}"),
        Text(
            "図表の key= か節の {{#key}} に合わせるか、図表が出ないときは条件で文ごと省いてください",
            "use the key= of a chart or table or the {{#key}} of a section, or leave the sentence out by a condition"
            " when the table is not there",
        ),
    ),
}
