"""Finding codes of the room `project`: the folder and its settings."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
N = Severity.NOTE

CODES: dict[str, Entry] = {
    "ESG-PROJECT-001": Entry(
        E,
        Text("「{folder}」に esgreport.toml がありません", "there is no esgreport.toml in “{folder}”"),
        Text("プロジェクトのフォルダー", "the folder of a project"),
        Text("`esgreport new フォルダー名` で始めてください", "start one with `esgreport new FOLDER`"),
    ),
    "ESG-PROJECT-002": Entry(
        E,
        Text("知らない設定「{key}」です", "unknown setting “{key}”"),
        Text("{keys} のいずれか", "one of {keys}"),
        Text("綴りを直すか、消してください", "correct or remove it"),
    ),
    "ESG-PROJECT-003": Entry(
        E,
        Text("設定「{key}」がありません", "the setting “{key}” is missing"),
        Text("esgreport.toml の {key}", "`{key}` in esgreport.toml"),
        Text("書き足してください", "add it"),
    ),
    "ESG-PROJECT-004": Entry(
        E,
        Text("{key} の「{value}」は日付ではありません", "“{value}” of {key} is not a date"),
        Text("2026-11-20 の形", "a date such as 2026-11-20"),
        Text("年-月-日で書いてください", "write year-month-day"),
    ),
    "ESG-PROJECT-005": Entry(
        E,
        Text("「{value}」は選べません", "“{value}” is not a choice"),
        Text("{choices} のいずれか", "one of {choices}"),
        Text("選び直してください", "choose another"),
    ),
    "ESG-PROJECT-006": Entry(
        E,
        Text("「{folder}」に facts/*.yaml がありません", "there are no facts/*.yaml in “{folder}”"),
        Text("事実を書いたファイル", "files with facts"),
        Text(
            "`esgreport new フォルダー名 --example aoba-precision` を手本にしてください",
            "follow `esgreport new FOLDER --example aoba-precision`",
        ),
    ),
    "ESG-PROJECT-007": Entry(
        E,
        Text("書式のファイル「{file}」を読めません", "the brand file “{file}” cannot be read"),
        Text("プロジェクトにある .docx または .pptx", "a .docx or .pptx that exists"),
        Text("場所と名前を確かめてください", "check its place and name"),
    ),
    "ESG-PROJECT-009": Entry(
        E,
        Text("ファイルを開けません（{reason}）", "the file cannot be opened ({reason})"),
        Text("読めるファイル", "a file that can be read"),
        Text("Excel などで開いているなら、保存して閉じてください", "if it is open in Excel, save and close it"),
    ),
    "ESG-PROJECT-008": Entry(
        E,
        Text("事実が {files} と {book} の両方にあります", "there are facts both in {files} and in {book}"),
        Text("どちらか一方", "one of them"),
        Text("使わないほうを、プロジェクトの外に移してください", "move the one you do not use out of the project"),
    ),
    "ESG-PROJECT-010": Entry(
        E,
        Text("取引の台帳が複数あります（{files}）", "there are several ledgers ({files})"),
        Text("1つの台帳", "one ledger"),
        Text("使うもの1つを残してください", "keep the one that is meant"),
    ),
    "ESG-PROJECT-011": Entry(
        E,
        Text("取引の台帳がありません", "there is no ledger of purchases"),
        Text("{names} のどれか", "one of {names}"),
        Text("購買システムの出力をこの名前で置いてください", "put the export of the purchasing system there"),
    ),
    "ESG-PROJECT-012": Entry(
        N,
        Text("{name} は Excel などで開かれています", "{name} is open in Excel or another program"),
        Text("保存して閉じたファイル", "a file that is saved and closed"),
        Text(
            "保存していない変更は使われません。保存してから実行してください", "unsaved changes are not seen; save first"
        ),
    ),
    "ESG-PROJECT-013": Entry(
        E,
        Text("沈黙期間の終わり（end）が始まり（start）より前です", "a quiet period ends before it starts"),
        Text("start と同じか、後の日", "the day of `start` or a later one"),
        Text("日付を直してください", "correct the dates"),
    ),
}
