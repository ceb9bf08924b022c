"""Finding codes of the room `reading`: files, encodings, syntax, forbidden characters."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR

CODES: dict[str, Entry] = {
    "ESG-READING-001": Entry(
        E,
        Text("ファイルが大きすぎます（{size} KB）", "the file is too large ({size} KB)"),
        Text("10 MB 以内（CSV は 200 MB 以内）", "at most 10 MB (200 MB for CSV)"),
        Text("ファイルを分けてください", "split the file"),
    ),
    "ESG-READING-002": Entry(
        E,
        Text("文字コードを読めません（推定: {guess}）", "the encoding cannot be read (perhaps {guess})"),
        Text("UTF-8", "UTF-8"),
        Text("「名前を付けて保存」で UTF-8 を選んでください", "save it again as UTF-8"),
    ),
    "ESG-READING-003": Entry(
        E,
        Text("書き方の誤りで読めません: {reason}", "the file cannot be read: {reason}"),
        Text("「見出し: 値」の形と、揃った字下げ", "lines of `key: value` with even indentation"),
        Text("この行とすぐ上の行の、字下げ・コロン・引用符を確かめてください", "check this line and the one above"),
    ),
    "ESG-READING-004": Entry(
        E,
        Text("アンカー（&）や参照（*）は使えません", "anchors (&) and aliases (*) are not allowed"),
        Text("値をそのまま書くこと", "the value itself"),
        Text("値を書き写すか、文字なら引用符で囲んでください", "write the value out, or quote it if it is text"),
    ),
    "ESG-READING-005": Entry(
        E,
        Text("型の指定「{tag}」は使えません", "the tag “{tag}” is not allowed"),
        Text("型の指定のない値", "a value without a tag"),
        Text("「!」から始まる指定を消すか、文字なら引用符で囲んでください", "remove it, or quote the text"),
    ),
    "ESG-READING-006": Entry(
        E,
        Text("同じ見出し「{key}」が2回あります", "the key “{key}” appears twice"),
        Text("1つの記録に見出しは1回", "each key once in a record"),
        Text("どちらかを消してください", "remove one of them"),
    ),
    "ESG-READING-007": Entry(
        E,
        Text("字下げが深すぎます（{limit} 段まで）", "the file is nested too deeply (at most {limit})"),
        Text("種類の下に記録を並べる2段の形", "records listed under their kind"),
        Text("字下げを浅くしてください", "flatten it"),
    ),
    "ESG-READING-008": Entry(
        E,
        Text("値が多すぎます（{limit} 件まで）", "the file holds too many values (at most {limit})"),
        Text("取引は transactions.csv へ", "transactions in transactions.csv"),
        Text("ファイルを分けてください", "split the file"),
    ),
    "ESG-READING-009": Entry(
        E,
        Text("1つのファイルに文書が2つあります（---）", "the file holds two documents (---)"),
        Text("1つのファイルに1つ", "one document a file"),
        Text("「---」の行を消すか、ファイルを分けてください", "remove the line `---` or split the file"),
    ),
    "ESG-READING-010": Entry(
        E,
        Text("見出しが文字ではありません", "a key is not a text"),
        Text("「見出し: 値」", "`key: value`"),
        Text("見出しを文字にしてください", "make the key a text"),
    ),
    "ESG-READING-011": Entry(
        E,
        Text("使えない文字 {character} があります", "the forbidden character {character} is present"),
        Text("目に見える文字と改行・タブ", "visible characters, line ends and tabs"),
        Text("その文字を消してください（貼り付けで紛れることがあります）", "delete it (pasting often brings it in)"),
    ),
    "ESG-READING-012": Entry(
        E,
        Text("差し込み（<<）は使えません", "merge keys (<<) are not allowed"),
        Text("値をそのまま書くこと", "the values themselves"),
        Text("値を書き写してください", "write the values out"),
    ),
    "ESG-READING-020": Entry(
        E,
        Text("見出し行がありません", "there is no header line"),
        Text("1行目に列の見出し", "column headings on the first line"),
        Text("見出し行を加えてください", "add the header line"),
    ),
    "ESG-READING-021": Entry(
        E,
        Text("同じ列見出し「{key}」が2つあります", "the heading “{key}” appears twice"),
        Text("列ごとに異なる見出し", "a different heading for every column"),
        Text("どちらかを直してください", "rename one of them"),
    ),
    "ESG-READING-022": Entry(
        E,
        Text("この行の項目は {count} 個です", "this line has {count} fields"),
        Text("見出しと同じ {wanted} 個", "{wanted}, as the header has"),
        Text("コンマの数と引用符を確かめてください", "check commas and quotation marks"),
    ),
    "ESG-READING-023": Entry(
        E,
        Text("引用符の閉じ忘れなどで読めません: {reason}", "a broken quotation: {reason}"),
        Text('「"」で始めた項目は「"」で閉じる', 'a field opened with " is closed with "'),
        Text("この行の引用符を直してください", "mend the quotation marks of this line"),
    ),
}
