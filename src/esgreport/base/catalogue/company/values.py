"""Finding codes about values: 021 to 040 their grammar, 041 and 042 the columns of a table."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
_NUMBER = Text("1200、1,200、12.5 のような数", "a number such as 1200, 1,200 or 12.5")
_MONEY = Text(
    "300百万円、1,250,000円、12.5億円、JPY 300 million のように、単位の付いた金額",
    "an amount with its unit: 300百万円, 1,250,000円, 12.5億円, JPY 300 million or JPY 1.2bn",
)
_MEND = Text("この値を直してください", "correct this value")

VALUES: dict[str, Entry] = {
    "ESG-COMPANY-021": Entry(E, Text("「{value}」は数ではありません", "“{value}” is not a number"), _NUMBER, _MEND),
    "ESG-COMPANY-022": Entry(
        E,
        Text("「{value}」は数として使えません", "“{value}” cannot be used as a number"),
        _NUMBER,
        Text("分からない値なら、行ごと消してください", "delete the line if the value is not known"),
    ),
    "ESG-COMPANY-023": Entry(
        E,
        Text("「{value}」の書き方（1e3、1_000）は使えません", "“{value}”: the forms 1e3 and 1_000 are not accepted"),
        _NUMBER,
        Text("桁をすべて書いてください", "write all digits out"),
    ),
    "ESG-COMPANY-024": Entry(
        E,
        Text("「{value}」の桁区切りが3桁ごとではありません", "“{value}” does not separate digits in groups of three"),
        _NUMBER,
        Text("小数点は「.」、桁区切りは3桁ごとの「,」です", "use “.” for decimals and “,” for thousands"),
    ),
    "ESG-COMPANY-025": Entry(
        E,
        Text("金額「{value}」に単位がありません", "the amount “{value}” has no unit"),
        _MONEY,
        Text("円、千円、百万円、億円のどれかを付けてください", "add 円, 千円, 百万円, 億円, JPY, million or bn"),
    ),
    "ESG-COMPANY-026": Entry(
        E,
        Text(
            "「{value}」の通貨（{found}）が会社の通貨と違います",
            "“{value}” is in {found}, not in the company's currency",
        ),
        Text("{currency} の金額", "an amount in {currency}"),
        Text("換算した金額を書き、換算率は根拠資料に残してください", "convert it, and keep the rate in the evidence"),
    ),
    "ESG-COMPANY-027": Entry(
        E, Text("「{value}」を金額として読めません", "“{value}” cannot be read as an amount"), _MONEY, _MEND
    ),
    "ESG-COMPANY-028": Entry(
        E,
        Text("割合「{value}」に % がありません", "the share “{value}” has no percent sign"),
        Text(
            "30% のような割合（0.3 は 30% か 0.3% か区別できません）", "a share such as 30% (0.3 could mean two things)"
        ),
        Text("% を付けてください", "add %"),
    ),
    "ESG-COMPANY-029": Entry(
        E,
        Text("「{value}」を割合として読めません", "“{value}” cannot be read as a share"),
        Text("30%、12.5% のような割合", "a share such as 30% or 12.5%"),
        _MEND,
    ),
    "ESG-COMPANY-030": Entry(
        E,
        Text("数量「{value}」に単位がありません", "the quantity “{value}” has no unit"),
        Text("{example} のように、数と単位", "a number with its unit, such as {example}"),
        Text("日、か月、個、人などの単位を付けてください", "add a unit: 日, か月, 個, 人, days, people …"),
    ),
    "ESG-COMPANY-031": Entry(
        E,
        Text("「{value}」を数量として読めません", "“{value}” cannot be read as a quantity"),
        Text("{example} のように、数と単位", "a number with its unit, such as {example}"),
        _MEND,
    ),
    "ESG-COMPANY-032": Entry(
        E,
        Text(
            "「{value}」の単位「{unit}」はこの項目に合いません", "“{value}”: the unit “{unit}” does not suit this field"
        ),
        Text("{example} のような単位", "a unit as in {example}"),
        Text("単位か、書いた項目を確かめてください", "check the unit, and whether this is the right field"),
    ),
    "ESG-COMPANY-033": Entry(
        E,
        Text("「{value}」を日付として読めません", "“{value}” cannot be read as a date"),
        Text(
            "2026-04-01、2026/4/1、2026年4月1日 または 令和8年4月1日",
            "2026-04-01, 2026/4/1 or 令和8年4月1日",
        ),
        Text("西暦4桁か元号で書いてください", "write the year in four digits or with its era"),
    ),
    "ESG-COMPANY-034": Entry(
        E,
        Text("「{value}」は暦にない日です", "“{value}” is not a day of the calendar"),
        Text("実在する日", "a day that exists"),
        Text("月と日を確かめてください", "check the month and the day"),
    ),
    "ESG-COMPANY-035": Entry(
        E,
        Text("「{value}」の年が範囲の外です", "the year of “{value}” is out of range"),
        Text("1900年から2100年まで", "1900 to 2100"),
        Text("年を確かめてください", "check the year"),
    ),
    "ESG-COMPANY-036": Entry(
        E,
        Text("「{value}」は、はい・いいえではありません", "“{value}” is neither yes nor no"),
        Text("yes / no、はい / いいえ、○ / ×", "yes / no or true / false"),
        _MEND,
    ),
    "ESG-COMPANY-037": Entry(
        E,
        Text("「{value}」は選べません", "“{value}” is not a choice"),
        Text("{guess_ja}{choices_ja} のいずれか", "{guess_en}one of {choices_en}"),
        Text("選び直してください", "choose another"),
    ),
    "ESG-COMPANY-038": Entry(
        E,
        Text("「{value}」を {field} として読めません", "“{value}” cannot be read as {field}"),
        Text("{example} のような形", "a form as in {example}"),
        _MEND,
    ),
    "ESG-COMPANY-039": Entry(
        E,
        Text("{subject} の値 {value} が範囲の外です", "{subject}: {value} is out of range"),
        Text("{range_ja}", "{range_en}"),
        Text("値と単位を確かめてください", "check the value and its unit"),
    ),
    "ESG-COMPANY-040": Entry(
        E,
        Text("「{value}」は桁が多すぎます", "“{value}” has too many digits"),
        Text("{limit} 桁まで", "at most {limit} digits"),
        _MEND,
    ),
    "ESG-COMPANY-041": Entry(
        E,
        Text("「{value}」という列はありません", "there is no column “{value}”"),
        Text("{guess_ja}`esgreport schema` にある列見出し", "{guess_en}a heading that `esgreport schema` lists"),
        Text("列見出しを直すか、列を消してください", "correct the heading or remove the column"),
    ),
    "ESG-COMPANY-042": Entry(
        E,
        Text("列「{ja}」（{key}）がありません", "the column “{en}” ({key}) is missing"),
        Text("見出しが「{ja}」「{en}」「{key}」のどれかの列", "a column headed {en}, {ja} or {key}"),
        Text("列を加えてください", "add the column"),
    ),
}
