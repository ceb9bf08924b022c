"""Finding codes about records as they are written: 001 to 018 structure, 051 labels, 061 references."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
W = Severity.WARNING

RECORDS: dict[str, Entry] = {
    "ESG-COMPANY-001": Entry(
        E,
        Text("ファイルの一番上が「種類: 記録」の形ではありません", "the top of the file is not `kind: records`"),
        Text("company: や investments: から始まる行", "lines such as `company:` and `investments:`"),
        Text("記録を、その種類の見出しの下へ移してください", "put the records under the key of their kind"),
    ),
    "ESG-COMPANY-002": Entry(
        E,
        Text("「{value}」という種類の記録はありません", "there is no kind of record “{value}”"),
        Text("{guess_ja}`esgreport schema` にある種類", "{guess_en}a kind that `esgreport schema` lists"),
        Text("種類の見出しを直してください", "correct the name of the kind"),
    ),
    "ESG-COMPANY-003": Entry(
        E,
        Text("「{kind}」の下が記録の一覧ではありません", "what stands under “{kind}” is not a list of records"),
        Text("「- id: …」から始まる記録の一覧", "a list of records that start with `- id: …`"),
        Text("記録ごとに行頭へ「- 」を付けてください", "start every record with `- `"),
    ),
    "ESG-COMPANY-004": Entry(
        E,
        Text("「{kind}」の下が「項目: 値」の形ではありません", "what stands under “{kind}” is not `field: value`"),
        Text("1つだけの記録（「- 」も id もなし）", "one record, without `- ` and without an id"),
        Text("「- 」を消し、項目を字下げして並べてください", "remove `- ` and list the fields, indented"),
    ),
    "ESG-COMPANY-005": Entry(
        E,
        Text("「{kind}」の一覧に、記録でないものがあります", "the list “{kind}” holds something that is no record"),
        Text("「項目: 値」の組", "lines of `field: value`"),
        Text("値を項目の下へ移すか、消してください", "give the value its field, or delete it"),
    ),
    "ESG-COMPANY-006": Entry(
        E,
        Text("「{id}」が2回書かれています（1回目は {place}）", "“{id}” is given twice (first at {place})"),
        Text("すべてのファイルを通して1回", "once in all files together"),
        Text("1つにまとめてください", "merge them"),
    ),
    "ESG-COMPANY-007": Entry(
        E,
        Text("{subject} に「{key}」という項目はありません", "{subject} has no field “{key}”"),
        Text("{guess_ja}`esgreport schema` にある項目", "{guess_en}a field that `esgreport schema` lists"),
        Text("項目の名前を直すか、消してください", "correct the name or delete the line"),
    ),
    "ESG-COMPANY-008": Entry(
        E,
        Text("ID「{id}」が2回使われています（1回目は {place}）", "the id “{id}” is used twice (first at {place})"),
        Text(
            "種類の中で1つだけのID（大文字・小文字の違いは同じとみなします）",
            "an id of its own; case makes no difference",
        ),
        Text("片方のIDを変えてください", "change one of them"),
    ),
    "ESG-COMPANY-009": Entry(
        E,
        Text("記録にIDがありません", "the record has no id"),
        Text("id: INV-1 のような行", "a line such as `id: INV-1`"),
        Text("id の行を加えてください", "add the line `id:`"),
    ),
    "ESG-COMPANY-010": Entry(
        E,
        Text("「{value}」はIDに使えません", "“{value}” cannot be an id"),
        Text(
            "英字から始まる、英数字とハイフンの40字以内（CON、NUL などの予約語を除く）",
            "a letter, then letters, digits and hyphens, at most 40 in all (not CON, NUL and the like)",
        ),
        Text("IDを付け直し、参照している箇所も直してください", "choose another id, also where it is referred to"),
    ),
    "ESG-COMPANY-011": Entry(
        E,
        Text("{subject}（{ja}）がありません", "{subject} ({en}) is missing"),
        Text("{example_ja}", "{example_en}"),
        Text("この記録に加えてください", "add it to this record"),
    ),
    "ESG-COMPANY-012": Entry(
        E,
        Text("{subject}（{ja}）がありません", "{subject} ({en}) is missing"),
        Text("{field}_ja と {field}_en", "{field}_ja and {field}_en"),
        Text("日本語と英語の両方を加えてください", "add it in both languages"),
    ),
    "ESG-COMPANY-013": Entry(
        W,
        Text("{subject} の{language_ja}がありません", "{subject} has no {language_en} text"),
        Text("{key}（他の言語で代用はしません）", "{key} (the other language never stands in for it)"),
        Text("{language_ja}の文書を作るなら加えてください", "add it if you make documents in {language_en}"),
    ),
    "ESG-COMPANY-014": Entry(
        E,
        Text("{subject} が1つの値ではなく、一覧や組になっています", "{subject} is a list or a group, not one value"),
        Text("1つの値", "one value"),
        Text("値を1つにするか、引用符で囲んでください", "give one value, or quote the text"),
    ),
    "ESG-COMPANY-015": Entry(
        E,
        Text("{subject} の一覧に、文字でないものがあります", "the list {subject} holds something that is no text"),
        Text("[A-1, A-2] または A-1; A-2", "[A-1, A-2] or A-1; A-2"),
        Text("IDだけを並べてください", "list ids only"),
    ),
    "ESG-COMPANY-016": Entry(
        E,
        Text("{subject} が空です", "{subject} is empty"),
        Text("文字のある値。なければ行ごと書かない", "a value, or no line at all"),
        Text("値を入れるか、この行を消してください", "fill it in or delete the line"),
    ),
    "ESG-COMPANY-017": Entry(
        E,
        Text("「{kind}」（{ja}）の記録がありません", "there is no record “{kind}” ({en})"),
        Text("どの文書にも必要な記録", "every document needs it"),
        Text(
            "facts/ のファイルに「{kind}:」を、記入表ならシート「{ja}」を加えてください",
            "add `{kind}:` to a file in facts/, or the sheet “{en}” to the workbook",
        ),
    ),
    "ESG-COMPANY-018": Entry(
        E,
        Text("「{key}」は言語ごとに書きます", "“{key}” is written once a language"),
        Text("{key}_ja と {key}_en", "{key}_ja and {key}_en"),
        Text("{key}_ja に改め、{key}_en を加えてください", "rename it to {key}_ja or {key}_en and add the other"),
    ),
    "ESG-COMPANY-051": Entry(
        E,
        Text("「{value}」は取扱区分ではありません", "“{value}” is not a label"),
        Text(
            "public、partner、internal、board のどれかと、必要なら {compartments}、+supplier:ID など",
            "public, partner, internal or board, then {compartments}, +supplier:ID and the like as needed",
        ),
        Text("internal +our-view の形に直してください", "write it as in `internal +our-view`"),
    ),
    "ESG-COMPANY-052": Entry(
        E,
        Text("取扱区分を付ける項目「{value}」がありません", "there is no field “{value}” to label"),
        Text(
            "{guess_ja}この記録の項目（_ja、_en は付けません）", "{guess_en}a field of this record, without _ja or _en"
        ),
        Text("項目の名前を直してください", "correct the name of the field"),
    ),
    "ESG-COMPANY-053": Entry(
        E,
        Text("「{value}」に取扱区分がありません", "“{value}” is given no label"),
        Text("capex=board; title=public の形", "the form `capex=board; title=public`"),
        Text("「項目=取扱区分」に直してください", "write `field=label`"),
    ),
    "ESG-COMPANY-054": Entry(
        W,
        Text(
            "取扱区分「{label}」は {lost} の保護を外します", "the label “{label}” takes away the protection of {lost}"
        ),
        Text("保護を残した取扱区分", "a label that keeps it"),
        Text(
            "伝えてよい形があるなら、開示の承認（releases）として登録してください",
            "if some form of it may be told, register a release",
        ),
    ),
    "ESG-COMPANY-061": Entry(
        E,
        Text("「{value}」という {kinds} の記録はありません", "there is no record “{value}” of {kinds}"),
        Text(
            "{guess_ja}{kinds} にあるID（複数は「;」で区切る）",
            "{guess_en}an id of {kinds}; several are separated by `;`",
        ),
        Text("IDを直すか、その記録を加えてください", "correct the id or add the record"),
    ),
    "ESG-COMPANY-062": Entry(
        E,
        Text("「{value}」は {other} のIDです", "“{value}” is an id of {other}"),
        Text("{kinds} にあるID", "an id of {kinds}"),
        Text("IDを直してください", "correct the id"),
    ),
    "ESG-COMPANY-064": Entry(
        W,
        Text("{subject} に「{value}」が2回あります", "{subject} names “{value}” twice"),
        Text("1回", "once"),
        Text("片方を消してください", "delete one"),
    ),
}
