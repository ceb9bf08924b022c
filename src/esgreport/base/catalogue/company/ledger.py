"""Finding codes of the ledger of purchases: 101 to 110 its profile, 111 to 119 its rows."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
W = Severity.WARNING
N = Severity.NOTE
_CHOOSE = Text(
    "transactions.toml の [columns] に {key} = {first} のように書いて、1つを選んでください",
    "choose one in transactions.toml: `{key} = {first}` under [columns]",
)
_ASSIGN = Text(
    'IDを直すか、transactions.toml の [{table}] に {written} = "ID" を加えてください',
    'correct it, or add `{written} = "ID"` under [{table}] in transactions.toml',
)
_NUMBERED = Text(
    "この会社の {kind} のID、または [{table}] にあるコード", "an id of {kind}, or a code listed in [{table}]"
)


def _unknown(ja: str, en: str) -> Entry:
    return Entry(
        E,
        Text(
            f"{ja}「{{value}}」が分かりません（{{count}} 行）。{{guess_ja}}",
            f"the {en} “{{value}}” is not known ({{count}} rows). {{guess_en}}",
        ),
        _NUMBERED,
        _ASSIGN,
    )


LEDGER: dict[str, Entry] = {
    "ESG-COMPANY-101": Entry(
        E,
        Text("「{ja}」に当たる列が {count} つあります（{values}）", "{count} columns could be “{en}” ({values})"),
        Text("どれか1つ", "one of them"),
        _CHOOSE,
    ),
    "ESG-COMPANY-102": Entry(
        E,
        Text("「{ja}」（{key}）に当たる列がありません", "no column is recognised as “{en}” ({key})"),
        Text("{ja}の列。見出しは {values}", "a column of “{en}” among {values}"),
        Text(
            'transactions.toml の [columns] に {key} = "見出し" を加えてください',
            'add `{key} = "heading"` under [columns] in transactions.toml',
        ),
    ),
    "ESG-COMPANY-103": Entry(
        E,
        Text("「{value}」という見出しの列がありません", "there is no column headed “{value}”"),
        Text("{guess_ja}見出しは {values}", "{guess_en}a heading among {values}"),
        Text("transactions.toml の {key} を直してください", "correct `{key}` in transactions.toml"),
    ),
    "ESG-COMPANY-104": Entry(
        E,
        Text("見出し「{value}」の列が2つあります", "two columns are headed “{value}”"),
        Text("「{key}」に1つの列", "one column for `{key}`"),
        Text("使わないほうの見出しを変えてください", "rename the heading that is not meant"),
    ),
    "ESG-COMPANY-105": Entry(
        E,
        Text("「{value}」という設定はありません", "there is no setting “{value}”"),
        Text("{guess_ja}{choices} のいずれか", "{guess_en}one of {choices}"),
        Text("名前を直すか、この行を消してください", "correct the name or delete the line"),
    ),
    "ESG-COMPANY-106": Entry(
        E,
        Text("{key} の書き方が違います", "{key} is not written in the right form"),
        Text("{wanted_ja}", "{wanted_en}"),
        Text("transactions.toml のこの行を直してください", "correct this line of transactions.toml"),
    ),
    "ESG-COMPANY-107": Entry(
        E,
        Text("列「{value}」を {keys} の両方に使っています", "the column “{value}” is used for both {keys}"),
        Text("項目ごとに別の列", "a column of its own for each"),
        Text("transactions.toml の [columns] を直してください", "correct [columns] in transactions.toml"),
    ),
    "ESG-COMPANY-108": Entry(
        E,
        Text(
            "[{table}] の「{value}」が指す {id} がありません", "“{value}” in [{table}] means {id}, which is not there"
        ),
        Text("{guess_ja}{kind} にあるID", "{guess_en}an id of {kind}"),
        Text("transactions.toml のIDを直すか、その記録を加えてください", "correct the id or add the record"),
    ),
    "ESG-COMPANY-109": Entry(
        N,
        Text("「{value}」は消費税を含む金額です", "the amounts of “{value}” include consumption tax"),
        Text("税抜の金額があれば、その列", "amounts without tax, where the ledger has them"),
        Text("税込でよいか確かめてください", "check that amounts with tax are meant"),
    ),
    "ESG-COMPANY-110": Entry(
        E,
        Text(
            "見出し「{value}」の単位は {unit}、設定の単位は {wanted} です",
            "the heading “{value}” says {unit}, the setting says {wanted}",
        ),
        Text("見出しと同じ単位", "the unit of the heading"),
        Text("transactions.toml の amount_unit を確かめてください", "check `amount_unit` in transactions.toml"),
    ),
    "ESG-COMPANY-111": _unknown("品目", "item"),
    "ESG-COMPANY-112": _unknown("調達先", "supplier"),
    "ESG-COMPANY-113": _unknown("調達先の拠点", "supplier site"),
    "ESG-COMPANY-114": Entry(
        E,
        Text("この行の項目は {count} 個です", "this row has {count} fields"),
        Text("見出しと同じ {wanted} 個", "{wanted}, as the header has"),
        Text("値の中の区切り文字と引用符を確かめてください", "check separators inside values and quotation marks"),
    ),
    "ESG-COMPANY-115": Entry(
        W,
        Text(
            "{group} の数量に単位が混ざっています（{first}、{other}）。この数量は使いません",
            "the quantities of {group} mix units ({first}, {other}); they are not used",
        ),
        Text("品目ごとに1つの単位", "one unit for an item"),
        Text("数量を使うなら単位を揃えてください", "use one unit if the quantities matter"),
    ),
    "ESG-COMPANY-116": Entry(
        W,
        Text(
            "合計行の {value} 円が、行の合計 {sum} 円と {difference} 円違います",
            "the total row says {value} yen, the rows add up to {sum} yen: {difference} yen apart",
        ),
        Text("同じ金額（端数処理による差を除く）", "the same amount, but for rounding"),
        Text("出力し損ねた行や二重の行がないか確かめてください", "check for rows left out or exported twice"),
    ),
    "ESG-COMPANY-117": Entry(
        N,
        Text("{name} と同じ指摘が、ほかに {count} 件あります", "there are {count} more findings {name}"),
        Text("初めの {limit} 件だけを示します", "only the first {limit} are shown"),
        Text("示したものを直し、もう一度確かめてください", "mend those shown, then check again"),
    ),
    "ESG-COMPANY-118": Entry(
        E,
        Text("「{value}」は円か{unit}か分かりません", "“{value}” could be yen or {unit}"),
        Text("単位のない数（{unit}）か、1,200円 のような金額", "a bare number in {unit}, or an amount such as 1,200円"),
        Text("¥ を消すか、円・千円などを付けてください", "delete the ¥ or add 円, 千円 and the like"),
    ),
    "ESG-COMPANY-119": Entry(
        E,
        Text("「{value}」を数量として読めません", "“{value}” cannot be read as a quantity"),
        Text("500、1,200.5、500個 のような数量", "a quantity such as 500, 1,200.5 or 500個"),
        Text("この値を直してください", "correct this value"),
    ),
    "ESG-COMPANY-120": Entry(
        N,
        Text("次の列は使いません：{values}", "these columns are not used: {values}"),
        Text("品目、調達先、年月、金額（と拠点、数量）", "item, supplier, month and amount (and site, quantity)"),
        Text(
            "`esgreport facts transactions --save` で列の対応を保存すると、この参考は出ません",
            "save what the columns mean with `esgreport facts transactions --save`",
        ),
    ),
}
