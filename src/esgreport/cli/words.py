"""The words of the command line in both languages, and how findings are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from esgreport.api import Survey
    from esgreport.base.text import Language

# Pairs instead of Text: nothing heavier than a dictionary is loaded for `--help`.
WORDS: dict[str, tuple[str, str]] = {
    "error": ("誤り", "error"),
    "warning": ("注意", "warning"),
    "note": ("参考", "note"),
    "expected": ("期待", "expected"),
    "action": ("対処", "do"),
    "nothing": ("問題は見つかりませんでした。", "Nothing to mend."),
    "counted": (
        "誤り {errors} 件、注意 {warnings} 件、参考 {notes} 件",
        "{errors} errors, {warnings} warnings, {notes} notes",
    ),
    "open": ("できた文書（開いて確かめてください）：", "Built (open and read them):"),
    "none": ("文書はできませんでした。", "No document was built."),
    "building": ("文書を作成しています", "Building documents"),
    "ready": ("作成できます", "ready"),
    "missing": ("不足があります", "something is missing"),
    "started": (
        "{folder} に始めました。次は `esgreport check {folder}` です。",
        "Started in {folder}. Next: `esgreport check {folder}`.",
    ),
    "full": (
        "{folder} は空ではありません。空のフォルダー名を指定してください。",
        "{folder} is not empty; name an empty folder.",
    ),
    "marked": (
        "直すところに印を付けた写しです：{path}（元の facts.xlsx は変えていません）",
        "A copy with the places to mend marked: {path} (facts.xlsx itself is unchanged)",
    ),
    "unmarked": (
        "印は facts.xlsx のあるプロジェクトでだけ付けられます。",
        "Only projects with a facts.xlsx can be marked.",
    ),
    "busy": (
        "{path} に書けません（{reason}）。Excel や Word で開いているなら閉じて、もう一度実行してください。",
        "{path} cannot be written ({reason}). If it is open in Excel or Word, close it and try again.",
    ),
    "unreadable": ("{path} を読めません（{reason}）。", "{path} cannot be read ({reason})."),
    "erased": (
        "消去しました：{what}（書き直したファイル：{files}、記録簿の {lines} 行）",
        "Erased: {what} (files written anew: {files}; lines of the register: {lines}).",
    ),
    "to-erase": (
        "消去の対象：{what}（書き直すファイル：{files}）。実行するには --yes を付けてください。元には戻せません。",
        "To be erased: {what} (files to be written anew: {files}). Add --yes to do it; it cannot be undone.",
    ),
    "none-to-erase": ("保存期限を過ぎた内容はありません。", "Nothing is kept beyond its time."),
    "issued": (
        "{number} 番として記録しました：{file} を {audience}（{recipient}）へ。",
        "Recorded as no. {number}: {file} to {audience} ({recipient}).",
    ),
    "may-go": (
        "{file} は {audience} に渡せます（記録はしていません）。",
        "{file} may go to {audience} (nothing recorded).",
    ),
    "figures-told": (
        "伝える数値 {count} 件、うち初めて伝えるもの {new} 件：",
        "{count} figures told, {new} of them for the first time:",
    ),
    "no-issues": ("まだ何も発行していません。", "Nothing has been issued yet."),
    "clean": (
        "{path} に、{audience} に見せられないものは見つかりません。",
        "{path} holds nothing that {audience} may not see.",
    ),
    "finish-more": (
        "     … ほか {count} 行。承認する前に、すべてお読みください。",
        "     … and {count} more lines. Read all of them before you approve it.",
    ),
    "finish-approved": ("この機械で承認されています。", "It is approved on this machine."),
    "finish-unapproved": ("この機械では承認されていません。", "It is not approved on this machine."),
    "converted": (
        "書き換えました：{files}。元の事実は {aside} に移しました。",
        "Converted: {files}. The facts as they were are now in {aside}.",
    ),
    "adding": ("台帳を読んでいます", "Reading the ledger"),
    "saved": (
        "列の対応を transactions.toml に保存しました。品目や調達先のコードも、そこでIDに結び付けられます。",
        "Saved what the columns mean in transactions.toml, where codes can be given ids, too.",
    ),
    "kept": ("列の対応は transactions.toml のとおりです。", "The columns are as transactions.toml says."),
    "unsaved": (
        "この対応でよければ、--save を付けて保存してください。",
        "If this is right, save it with --save.",
    ),
    "no-kind": (
        "「{name}」という種類はありません。あるのは {names} です。",
        "There is no kind “{name}”; there are {names}.",
    ),
    "no-example": (
        "「{name}」という例はありません。あるのは {names} です。",
        "There is no example “{name}”; there are {names}.",
    ),
    "value": ("値", "value"),
    "formula": ("式", "formula"),
    "method": ("算定", "method"),
    "assumption": ("前提", "assumption"),
    "basis": ("値の区分", "basis"),
    "place": ("入力した場所", "entered at"),
    "published": ("公表", "published"),
    "label": ("取扱区分", "label"),
    "inputs": ("入力", "inputs"),
    "readers": ("そのまま見られる読み手", "readers of the figure itself"),
    "told": ("承認により伝える形", "told by release"),
    "used": ("使う文書", "used in"),
    "bug": (
        "esgreport の不具合です。お手数ですが、次の行を添えてお知らせください：{error}",
        "This is a bug of esgreport. Please report it with this line: {error}",
    ),
}


def word(key: str, language: Language, **values: object) -> str:
    """A word of the command line."""
    return WORDS[key][language == "en"].format(**values)


LEDGER_COLUMNS = {
    "item": ("品目", "item"),
    "supplier": ("調達先", "supplier"),
    "site": ("拠点", "site"),
    "period": ("年月", "month"),
    "amount": ("金額", "amount"),
    "quantity": ("数量", "quantity"),
    "quantity_unit": ("数量の単位", "unit of quantity"),
    "currency": ("通貨", "currency"),
}


def survey_lines(found: Survey, language: Language) -> list[str]:
    """How a ledger is read, for people."""
    japanese = language == "ja"
    columns = found.columns
    lines = [f"{found.file}: {found.rows:,} 行" if japanese else f"{found.file}: {found.rows:,} rows"]
    for name, words in LEDGER_COLUMNS.items():
        if name in columns.at:
            unit = f" ({columns.profile.amount_unit})" if name == "amount" else ""
            lines.append(f"  {words[language == 'en']} ← {columns.header[columns.at[name]]}{unit}")
    unused = ", ".join(columns.unused) or "―"
    span = "–".join(found.months) if found.months else "―"
    amount = f"{found.amount:,}"
    if japanese:
        lines += [
            f"  使わない列: {unused}",
            f"  期間: {span}　合計: {amount} 円　組: {found.groups:,}　除いた合計行: {found.totals}",
        ]
    else:
        lines += [
            f"  not used: {unused}",
            f"  months: {span}  sum: JPY {amount}  groups: {found.groups:,}  total rows left out: {found.totals}",
        ]
    return lines


def told(item: Mapping[str, str], language: Language) -> str:
    """One finding as people read it: place, subject, what; then what was expected and what to do."""
    subject = "" if item["what"].startswith(item["subject"]) else item["subject"]
    head = "".join(f"{part}: " for part in (item["place"], subject) if part)
    lines = [f"{head}{item['what']} [{item['code']} {word(item['severity'], language)}]"]
    if item["expected"]:
        lines.append(f"    {word('expected', language)}: {item['expected']}")
    if item["action"]:
        lines.append(f"    {word('action', language)}: {item['action']}")
    return "\n".join(lines)


def as_json(value: object) -> str:
    """`value` as JSON for programs; days and exact numbers as text."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str)


def plain_table(rows: Iterable[Iterable[str]]) -> str:
    """Rows of texts in columns; full-width characters count twice."""
    listed = [tuple(row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*listed, strict=True)] if listed else []
    return "\n".join(
        "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in listed
    )


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
