"""Finding codes of the form of facts: sheets, headings and cells of a workbook."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
W = Severity.WARNING
N = Severity.NOTE

FORM: dict[str, Entry] = {
    "ESG-COMPANY-121": Entry(
        E,
        Text("知らないシート「{value}」です。{guess_ja}", "unknown sheet “{value}”. {guess_en}"),
        Text("記入表のシート名、または「メモ」で始まる名前", "a sheet of the form, or a name that starts with メモ"),
        Text("名前を元に戻すか、「メモ」で始めてください", "restore the name, or let it start with メモ"),
    ),
    "ESG-COMPANY-122": Entry(
        E,
        Text("シート「{name}」の見出しが見つかりません", "the headings of the sheet “{name}” are not there"),
        Text("記入表の見出しの行（縦の表では「記入欄」の列）", "the form's row of headings, or the column 記入欄"),
        Text("新しい記入表から見出しを写してください", "copy the headings from a new form"),
    ),
    "ESG-COMPANY-123": Entry(
        E,
        Text("見出しが食い違っています（{values}）", "the headings disagree ({values})"),
        Text("同じ項目を指す見出し", "headings of one and the same field"),
        Text("見出しを記入表のとおりに戻してください", "restore the headings of the form"),
    ),
    "ESG-COMPANY-124": Entry(
        E,
        Text("結合されたセルがあります（{area}）", "merged cells ({area})"),
        Text("1つの値に1つのセル", "one cell for each value"),
        Text("結合を解除し、それぞれのセルに書いてください", "unmerge them and fill each cell"),
    ),
    "ESG-COMPANY-125": Entry(
        W,
        Text("表の外のセル「{value}」は読みません", "the cell “{value}” outside the table is not read"),
        Text("見出しの下（縦の表では記入欄）の値", "values under the headings or in the column 記入欄"),
        Text("表の中に移すか、「メモ」で始まるシートに移してください", "move it into the table or to a メモ sheet"),
    ),
    "ESG-COMPANY-126": Entry(
        W,
        Text("非表示の{ja}の値も使います", "values in hidden {en} are used"),
        Text("見えている行と列", "rows and columns that can be seen"),
        Text("表示して確かめるか、要らない行を削除してください", "unhide and check them, or delete what is not needed"),
    ),
    "ESG-COMPANY-128": Entry(
        E,
        Text("記入表に「{label}」の行がありません", "the form has no line “{label}”"),
        Text("かんたん記入表のすべての行", "all lines of the simple form"),
        Text("新しい記入表から行を写してください", "copy the line from a new form"),
    ),
    "ESG-COMPANY-129": Entry(
        E,
        Text("品目が {limit} 件を超えています", "there are more than {limit} items"),
        Text("{limit} 件まで", "at most {limit}"),
        Text(
            "主なものに絞るか、標準の記入表（--input xlsx）を使ってください",
            "keep the main ones, or use the full form (--input xlsx)",
        ),
    ),
    "ESG-COMPANY-131": Entry(
        N,
        Text(
            "第{version}版の記入表を、第{now}版として読みました：{ja}",
            "a form of version {version} was read as {now}: {en}",
        ),
        Text("最新の記入表", "the latest form"),
        Text(
            "`esgreport facts convert --to xlsx` で、記入した内容のまま最新の記入表にできます",
            "`esgreport facts convert --to xlsx` turns it into the latest form with all that is filled in",
        ),
    ),
    "ESG-COMPANY-132": Entry(
        E,
        Text(
            "この記入表は第{version}版で、新しい esgreport のものです",
            "this form is version {version}, of a newer esgreport",
        ),
        Text("第{now}版までの記入表", "a form up to version {now}"),
        Text("esgreport を新しくしてください", "update esgreport"),
    ),
    "ESG-COMPANY-130": Entry(
        E,
        Text("「{label}」が空です", "“{label}” is empty"),
        Text("{how}", "{how}"),
        Text("このマスに記入してください", "fill in this cell"),
    ),
    "ESG-COMPANY-127": Entry(
        W,
        Text("非表示のシートの値も使います", "values of a hidden sheet are used"),
        Text("見えているシート", "sheets that can be seen"),
        Text("再表示して確かめてください", "unhide and check it"),
    ),
}
