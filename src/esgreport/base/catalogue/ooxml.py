"""Finding codes of the room `ooxml`: 001 to 018 opening, 101 package, 111 Word, 131 slides, 151 charts."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

_NO_FILE = Text(
    "Word・PowerPoint・Excel でファイルを開き、「名前を付けて保存」で保存し直してください。",
    "Open the file in Word, PowerPoint or Excel and save it again with “Save As”.",
)
_HOSTILE = Text(
    "このファイルは使わず、入手元に確認してください。自社で作ったものなら、Office で開いて保存し直してください。",
    "Do not use this file; ask whoever sent it. If it is your own, open it in Office and save it again.",
)
_OURS = Text(
    "ひな形（ブランドファイル）を Office で開いて直し、もう一度作成してください。",
    "Mend the brand file in Office and build again.",
)


def _error(ja: str, en: str, expected: Text, action: Text) -> Entry:
    return Entry(Severity.ERROR, Text(ja, en), expected, action)


def _warning(ja: str, en: str, expected: Text, action: Text) -> Entry:
    return Entry(Severity.WARNING, Text(ja, en), expected, action)


_OPENING = {
    "ESG-OOXML-001": _error(
        "ファイルの中身が空です（0 バイト）。",
        "The file is empty (0 bytes).",
        Text("Word・PowerPoint・Excel のファイル", "a Word, PowerPoint or Excel file"),
        _NO_FILE,
    ),
    "ESG-OOXML-002": _error(
        "Word・PowerPoint・Excel のファイルではありません。",
        "This is not a Word, PowerPoint or Excel file.",
        Text(".docx .dotx .pptx .potx .xlsx のファイル", "a .docx, .dotx, .pptx, .potx or .xlsx file"),
        _NO_FILE,
    ),
    "ESG-OOXML-003": _error(
        "パスワードで保護された（暗号化された）ファイルです。",
        "The file is protected with a password (encrypted).",
        Text("パスワードのないファイル", "a file without a password"),
        Text(
            "Office で開き、「ファイル」→「情報」→「文書の保護」でパスワードを外して保存してください。",
            "Open it in Office, remove the password under File, Info, Protect, and save it.",
        ),
    ),
    "ESG-OOXML-004": _error(
        "古い形式（.doc .ppt .xls）のファイルです。",
        "The file is in the old format (.doc, .ppt, .xls).",
        Text(".docx .pptx .xlsx の形式", "the format .docx, .pptx or .xlsx"),
        _NO_FILE,
    ),
    "ESG-OOXML-005": _error(
        "ファイルが壊れているか、途中で切れています（{place}）。",
        "The file is damaged or cut short ({place}).",
        Text("最後まで読めるファイル", "a file that can be read to its end"),
        Text("もう一度コピーまたはダウンロードしてください。", "Copy or download the file again."),
    ),
    "ESG-OOXML-006": _error(
        "ファイルの中の部品が多すぎます（{found} 個）。",
        "The file holds too many parts ({found}).",
        Text("{limit} 個以下", "at most {limit}"),
        _HOSTILE,
    ),
    "ESG-OOXML-007": _error(
        "展開すると大きくなりすぎます（全体で {limit_mb} MB を超えます）。",
        "The file grows too large when unpacked (more than {limit_mb} MB in all).",
        Text("全体で {limit_mb} MB 以下", "at most {limit_mb} MB in all"),
        _HOSTILE,
    ),
    "ESG-OOXML-008": _error(
        "部品 {subject} が大きすぎます（{limit_mb} MB を超えます）。",
        "The part {subject} is too large (more than {limit_mb} MB).",
        Text("1 部品 {limit_mb} MB 以下", "at most {limit_mb} MB a part"),
        _HOSTILE,
    ),
    "ESG-OOXML-009": _error(
        "部品 {subject} の圧縮率が異常です（{limit} 倍を超えます）。",
        "The part {subject} unpacks to more than {limit} times its size.",
        Text("{limit} 倍以下", "at most {limit} times"),
        _HOSTILE,
    ),
    "ESG-OOXML-010": _error(
        "同じ名前の部品が二つあります：{subject}",
        "Two parts have the same name: {subject}",
        Text("大文字・小文字を区別せずに異なる名前", "names that differ by more than case"),
        _HOSTILE,
    ),
    "ESG-OOXML-011": _error(
        "部品の名前が安全ではありません：{subject}",
        "A part has an unsafe name: {subject}",
        Text("ファイルの中だけを指す名前", "names that stay inside the file"),
        _HOSTILE,
    ),
    "ESG-OOXML-012": _error(
        "部品 {subject} は別の場所へのリンクです。",
        "The part {subject} is a link to another place.",
        Text("中身のある部品", "parts with contents"),
        _HOSTILE,
    ),
    "ESG-OOXML-013": _error(
        "部品 {subject} が暗号化されています。",
        "The part {subject} is encrypted.",
        Text("暗号化のない部品", "parts without encryption"),
        _HOSTILE,
    ),
    "ESG-OOXML-014": _error(
        "部品 {subject} の中に、さらに圧縮ファイルが入れ子になっています（{limit} 段を超えます）。",
        "The part {subject} holds archives inside archives (more than {limit} deep).",
        Text("{limit} 段以下", "at most {limit} deep"),
        _HOSTILE,
    ),
    "ESG-OOXML-015": _error(
        "部品 {subject} に文書型宣言（DOCTYPE）があります。Office はこれを書きません。",
        "The part {subject} has a document type declaration (DOCTYPE), which Office never writes.",
        Text("DOCTYPE のない XML", "XML without a DOCTYPE"),
        _HOSTILE,
    ),
    "ESG-OOXML-016": _error(
        "部品 {subject} の中身が検査値（CRC）と合いません。",
        "The contents of the part {subject} do not match their checksum (CRC).",
        Text("検査値と合う中身", "contents that match the checksum"),
        Text("もう一度コピーまたはダウンロードしてください。", "Copy or download the file again."),
    ),
    "ESG-OOXML-017": _error(
        "部品 {subject} の圧縮方式（{method}）は Office では使われません。",
        "The part {subject} is packed by a method ({method}) that Office does not use.",
        Text("無圧縮または Deflate", "stored or deflated"),
        _NO_FILE,
    ),
    "ESG-OOXML-018": _error(
        "部品 {subject} を XML として読めません。",
        "The part {subject} cannot be read as XML.",
        Text("UTF-8 または UTF-16 の正しい XML", "well-formed XML in UTF-8 or UTF-16"),
        _NO_FILE,
    ),
}

_PACKAGE = {
    "ESG-OOXML-101": _error(
        "部品 {subject} の種類（コンテンツ タイプ）が登録されていません。",
        "The part {subject} has no declared content type.",
        Text("すべての部品に種類がある", "a content type for every part"),
        _OURS,
    ),
    "ESG-OOXML-102": _error(
        "種類が登録された部品 {subject} がファイルの中にありません。",
        "A content type is declared for the part {subject}, which is missing.",
        Text("登録された部品がある", "every declared part present"),
        _OURS,
    ),
    "ESG-OOXML-103": _error(
        "{subject} の関連 {id} が指す部品 {target} がありません。",
        "The relationship {id} of {subject} points to {target}, which is missing.",
        Text("関連先の部品がある", "every target present"),
        _OURS,
    ),
    "ESG-OOXML-104": _error(
        "{subject} に同じ番号の関連 {id} が二つあります。",
        "{subject} has two relationships with the id {id}.",
        Text("部品ごとに異なる番号", "ids unique within a part"),
        _OURS,
    ),
    "ESG-OOXML-105": _error(
        "{subject} が使う関連 {id} が登録されていません。",
        "{subject} uses the relationship {id}, which does not exist.",
        Text("使う関連がすべて登録されている", "every relationship that is used"),
        _OURS,
    ),
    "ESG-OOXML-106": _warning(
        "部品 {subject} はどこからも参照されていません。",
        "Nothing refers to the part {subject}.",
        Text("すべての部品が参照されている", "every part referred to"),
        _OURS,
    ),
    "ESG-OOXML-107": _error(
        "部品 {subject} の関連（{kind}）が本体の一覧に載っていません。",
        "A relationship ({kind}) of {subject} is not listed in its contents.",
        Text("関連と一覧が一致する", "a list that matches the relationships"),
        _OURS,
    ),
}

_WORD = {
    "ESG-OOXML-111": _error(
        "{subject} のコンテンツ コントロールの番号 {id} が重複しています。",
        "The content control id {id} in {subject} occurs more than once.",
        Text("文書の中で一つだけの番号", "ids unique within the document"),
        _OURS,
    ),
    "ESG-OOXML-112": _error(
        "{subject} が使うスタイル {style}（{kind}）が定義されていません。",
        "{subject} uses the style {style} ({kind}), which is not defined.",
        Text("定義されたスタイル", "a defined style of that kind"),
        _OURS,
    ),
    "ESG-OOXML-113": _error(
        "{subject} のフィールドの始まりと終わりが対応していません（{place}）。",
        "A field in {subject} does not open and close properly ({place}).",
        Text("begin・separate・end がこの順で対応する", "begin, separate and end in pairs, in this order"),
        _OURS,
    ),
    "ESG-OOXML-114": _error(
        "{subject} のブックマークの名前または番号 {id} が重複しています。",
        "The bookmark name or id {id} in {subject} occurs more than once.",
        Text("文書の中で一つだけの名前と番号", "names and ids unique within the document"),
        _OURS,
    ),
    "ESG-OOXML-115": _error(
        "{subject} のブックマーク {id} の始まりと終わりが対応していません。",
        "The bookmark {id} in {subject} does not both start and end.",
        Text("始まりと終わりが一つずつ", "one start and one end"),
        _OURS,
    ),
    "ESG-OOXML-116": _error(
        "{subject} の表 {table} の {row} 行目の列数が {found} です。",
        "Row {row} of table {table} in {subject} has {found} columns.",
        Text("{expected} 列", "{expected} columns"),
        _OURS,
    ),
    "ESG-OOXML-117": _warning(
        "{subject} の図の番号 {id} が重複しています。",
        "The drawing id {id} in {subject} occurs more than once.",
        Text("文書の中で一つだけの番号", "ids unique within the document"),
        _OURS,
    ),
    "ESG-OOXML-118": _error(
        "{subject} が使う段落番号の定義 {id} がありません。",
        "{subject} uses the numbering {id}, which is not defined.",
        Text("定義された段落番号", "a defined numbering"),
        _OURS,
    ),
    "ESG-OOXML-121": _warning(
        "{subject} の図「{name}」に代替テキストがありません。",
        "The picture or chart “{name}” in {subject} has no alternative text.",
        Text("内容を伝える代替テキスト", "alternative text that says what it shows"),
        Text("代替テキストを書くか、装飾として設定してください。", "Write it, or mark the object as decorative."),
    ),
    "ESG-OOXML-122": _warning(
        "{subject} の表 {table} の先頭行が見出し行になっていません。",
        "The first row of table {table} in {subject} is not marked as a header.",
        Text("見出し行の設定", "a header row"),
        Text("先頭行を見出し行に設定してください。", "Mark the first row as a header row."),
    ),
}

_SLIDES = {
    "ESG-OOXML-131": _error(
        "{subject} の図形の番号 {id} が重複しています。",
        "The shape id {id} in {subject} occurs more than once.",
        Text("スライドの中で一つだけの番号", "ids unique within a slide"),
        _OURS,
    ),
    "ESG-OOXML-132": _error(
        "{subject} のプレースホルダー（種類 {kind}、番号 {index}）がレイアウトにありません。",
        "The placeholder (type {kind}, index {index}) of {subject} is not in its layout.",
        Text("レイアウトにあるプレースホルダー", "a placeholder of the layout"),
        _OURS,
    ),
    "ESG-OOXML-133": _warning(
        "{subject} に題名がありません。",
        "{subject} has no title.",
        Text("題名のあるスライド", "a title on every slide"),
        Text("題名を入れてください。", "Give the slide a title."),
    ),
    "ESG-OOXML-134": _warning(
        "{subject} の題名が {other} と同じです。",
        "{subject} has the same title as {other}.",
        Text("スライドごとに異なる題名", "titles that differ"),
        Text("何が違うかわかる題名にしてください。", "Say in the title what differs."),
    ),
    "ESG-OOXML-135": _warning(
        "{subject} の日本語などの文字 {count} か所に言語の指定がありません。",
        "{count} runs of Japanese, Chinese or Korean text in {subject} do not name their language.",
        Text('lang="ja-JP" などの指定', "a language such as ja-JP"),
        _OURS,
    ),
}

_CHARTS = {
    "ESG-OOXML-151": _error(
        "{subject} のグラフの軸の番号 {id} が負の数か、重複しています。",
        "The axis id {id} of the chart {subject} is negative or occurs more than once.",
        Text("0 以上の、一つだけの番号", "unique ids, zero or more"),
        _OURS,
    ),
    "ESG-OOXML-152": _error(
        "{subject} のグラフが存在しない軸 {id} を使っています。",
        "The chart {subject} uses the axis {id}, which does not exist.",
        Text("存在する軸", "an axis of the chart"),
        _OURS,
    ),
    "ESG-OOXML-153": _error(
        "グラフに埋め込まれたブック {subject} に数式があります（{place}）。",
        "The embedded workbook {subject} holds a formula ({place}).",
        Text("値だけのセル", "cells with values only"),
        _OURS,
    ),
    "ESG-OOXML-154": _error(
        "{subject} のグラフの値と、埋め込まれたブックのセルが違います（{place}）。",
        "The chart {subject} and its embedded workbook disagree ({place}).",
        Text("グラフとセルの同じ値", "equal values in the chart and the cells"),
        _OURS,
    ),
    "ESG-OOXML-155": _error(
        "{subject} のグラフの参照 {place} を読めません。",
        "The reference {place} of the chart {subject} cannot be read.",
        Text("シート名とセル範囲", "a sheet name and a range of cells"),
        _OURS,
    ),
}

CODES: dict[str, Entry] = {**_OPENING, **_PACKAGE, **_WORD, **_SLIDES, **_CHARTS}
