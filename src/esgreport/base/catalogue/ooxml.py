"""Finding codes of the room `ooxml`: 001 to 018, opening a package; 101 to 155 are retired."""

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


def _error(ja: str, en: str, expected: Text, action: Text) -> Entry:
    return Entry(Severity.ERROR, Text(ja, en), expected, action)


CODES: dict[str, Entry] = {
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
