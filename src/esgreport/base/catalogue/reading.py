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
    "ESG-READING-030": Entry(
        E,
        Text("マクロを含むブックは読みません", "a workbook with macros is not read"),
        Text("マクロのない .xlsx", "an .xlsx without macros"),
        Text("「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んでください", "save it as “Excel Workbook (*.xlsx)”"),
    ),
    "ESG-READING-031": Entry(
        E,
        Text("この種類のファイルは記入表として読めません", "this kind of file cannot be read as a workbook of facts"),
        Text("Excel ブック (*.xlsx)", "an Excel workbook (*.xlsx)"),
        Text("「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んでください", "save it as “Excel Workbook (*.xlsx)”"),
    ),
    "ESG-READING-032": Entry(
        E,
        Text("ほかのブックへのリンクがあります", "the workbook has links to other workbooks"),
        Text("値だけのブック", "a workbook that stands alone"),
        Text(
            "「データ」の「リンクの編集」でリンクを解除するか、値として貼り付けてください",
            "break them under Data, Edit Links, or paste the values",
        ),
    ),
    "ESG-READING-033": Entry(
        E,
        Text("数式の計算結果が保存されていません", "the result of this formula was not saved"),
        Text("計算結果のある数式か、値", "a formula with its result, or a value"),
        Text("Excel で開いて上書き保存するか、値を書いてください", "open and save it in Excel, or write the value"),
    ),
    "ESG-READING-034": Entry(
        E,
        Text("セルがエラーです（{value}）", "the cell holds an error ({value})"),
        Text("値", "a value"),
        Text("数式を直すか、値を書いてください", "mend the formula or write the value"),
    ),
    "ESG-READING-038": Entry(
        E,
        Text("表からはるかに離れたセルに値があります", "a cell far outside the table holds a value"),
        Text("256列目までのセル", "cells up to column 256"),
        Text("このセルを消すか、表の中に移してください", "clear the cell or move it into the table"),
    ),
    "ESG-READING-039": Entry(
        E,
        Text(
            "二つの読み取りプログラムの結果が一致しません",
            "two programs that read the workbook see different things here",
        ),
        Text("どのプログラムでも同じに読めるブック", "a workbook that every program reads alike"),
        Text("Excel で開き、.xlsx で保存し直してください", "open it in Excel and save it again as .xlsx"),
    ),
    "ESG-READING-040": Entry(
        E,
        Text("セルの値「{value}」を読めません", "the cell's value “{value}” cannot be read"),
        Text("文字か数", "a text or a number"),
        Text("値を書き直してください", "write the value again"),
    ),
    "ESG-READING-041": Entry(
        E,
        Text("日付「{value}」は存在しません", "the date with the number {value} does not exist"),
        Text("1900年3月1日以後の日付", "a date from 1 March 1900 on"),
        Text("2026-04-01 のように書き直してください", "write it again, as 2026-04-01"),
    ),
    "ESG-READING-042": Entry(
        E,
        Text("セルの範囲が広すぎます", "the cells are too many or lie too far apart"),
        Text("見出しの下に続く表", "a table right under its headings"),
        Text(
            "表の外の行と列を選んで「削除」し、保存し直してください",
            "delete rows and columns outside the table, then save",
        ),
    ),
    "ESG-READING-043": Entry(
        E,
        Text("ブックの構造が壊れています", "the structure of the workbook is broken"),
        Text("Excel が保存した .xlsx", "an .xlsx as Excel saves it"),
        Text("Excel で開き、修復して保存し直してください", "open and repair it in Excel, then save it again"),
    ),
}
