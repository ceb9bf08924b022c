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
    "expected": ("あるべき形", "expected"),
    "action": ("対処", "action"),
    "nothing": ("問題は見つかりませんでした。", "No problems found."),
    "counted": (
        "誤り {errors} 件、注意 {warnings} 件、参考 {notes} 件",
        "Errors: {errors}, warnings: {warnings}, notes: {notes}",
    ),
    "open": ("作成したファイル（開いて確かめてください）：", "Files written (please open and review them):"),
    "none": ("文書は作成されませんでした。", "No document was built."),
    "building": ("文書を作成しています", "Building documents"),
    "told-in": ("印字：{names}", "printed in {names}"),
    "told-by": ("算定の入力：{names}", "input of {names}"),
    "told-if": ("条件のみ：{names}", "only decides in {names}"),
    "told-nowhere": ("どの文書にも出ません", "reaches no document"),
    "silent": ("触れていない理由", "silent because"),
    "ready": ("作成できます", "ready"),
    "missing": ("不足があります", "incomplete"),
    "copied": ("コピーしました：{path}", "Copied: {path}"),
    "started": (
        "{folder} にプロジェクトを作りました。次は `esgreport check {folder}` を実行してください。",
        "Project created in {folder}. Next, run `esgreport check {folder}`.",
    ),
    "full": (
        "{folder} は空ではありません。空のフォルダーか、新しいフォルダー名を指定してください。",
        "{folder} is not empty. Choose an empty or a new folder.",
    ),
    "marked": (
        "指摘の箇所に印を付けたコピーを作りました：{path}（元の facts.xlsx は変えていません）。",
        "The findings are marked in a copy: {path} (facts.xlsx itself is unchanged).",
    ),
    "unmarked": (
        "印を付けられるのは、facts.xlsx のあるプロジェクトだけです。",
        "Findings can be marked only in projects with a facts.xlsx.",
    ),
    "busy": (
        "{path} に書き込めません（{reason}）。Excel や Word で開いていれば閉じて、もう一度実行してください。",
        "{path} cannot be written ({reason}). If it is open in Excel or Word, close it and try again.",
    ),
    "unreadable": ("{path} を読めません（{reason}）。", "{path} cannot be read ({reason})."),
    "erased": (
        "消去しました：{what}（書き換えたファイル：{files}、発行の記録：{lines} 行）。",
        "Erased: {what} (files rewritten: {files}; register entries: {lines}).",
    ),
    "to-erase": (
        "消去の対象：{what}（書き換えるファイル：{files}）。--yes を付けると消去します。元には戻せません。",
        "Due for erasure: {what} (files to be rewritten: {files}). Add --yes to erase; this cannot be undone.",
    ),
    "none-to-erase": ("保存期限を過ぎた内容はありません。", "Nothing is due for erasure."),
    "issued": (
        "発行の記録に {number} 番として登録しました：{file} を {audience}（{recipient}）へ。",
        "Recorded as no. {number}: {file} issued to {audience} ({recipient}).",
    ),
    "may-go": (
        "{file} は {audience} に渡せます（記録はしていません）。",
        "{file} may be issued to {audience} (nothing was recorded).",
    ),
    "figures-told": (
        "伝える数値は {count} 件、うち初めて伝えるものは {new} 件です：",
        "Figures disclosed: {count}, of which new to this audience: {new}",
    ),
    "no-issues": ("発行した文書はまだありません。", "Nothing has been issued yet."),
    "clean": (
        "{path} に、{audience} に見せられないものは見つかりません。",
        "{path} contains nothing that {audience} may not see.",
    ),
    "finish-more": (
        "     … ほか {count} 行。承認する前に、すべてお読みください。",
        "     … and {count} more lines. Read all of them before you approve it.",
    ),
    "finish-approved": ("このパソコンで承認されています。", "It is approved on this computer."),
    "finish-unapproved": ("このパソコンでは承認されていません。", "It is not approved on this computer."),
    "converted": (
        "変換しました：{files}。元のファイルは {aside} に移しました。",
        "Converted: {files}. The original files are now in {aside}.",
    ),
    "adding": ("台帳を読んでいます", "Reading the ledger"),
    "saved": (
        "列の対応を transactions.toml に保存しました。品目や調達先のコードとIDの対応も、そこに書けます。",
        "Saved the column mapping in transactions.toml, where codes can be mapped to ids, too.",
    ),
    "kept": ("列の対応は transactions.toml のとおりです。", "The columns are read as set in transactions.toml."),
    "unsaved": (
        "この対応でよければ、--save を付けて実行し、保存してください。",
        "If this mapping is right, save it with --save.",
    ),
    "no-kind": (
        "「{name}」という種類はありません。次の中から選んでください：{names}。",
        "There is no kind “{name}”. Choose one of {names}.",
    ),
    "no-example": (
        "「{name}」という例はありません。次の中から選んでください：{names}。",
        "There is no example “{name}”. Choose one of {names}.",
    ),
    "value": ("値", "value"),
    "formula": ("式", "formula"),
    "method": ("算定方法", "method"),
    "assumption": ("前提", "assumption"),
    "basis": ("値の区分", "basis"),
    "place": ("入力した場所", "entered at"),
    "published": ("公表", "published"),
    "label": ("取扱区分", "label"),
    "inputs": ("入力", "inputs"),
    "readers": ("そのままの値を見られる読み手", "may see the exact figure"),
    "told": ("開示の承認により伝える形", "disclosed by release"),
    "used": ("使われる文書", "used in"),
    "bug": (
        "esgreport の不具合です。お手数ですが、次の内容を添えてお知らせください：{error}",
        "This is a bug in esgreport. Please report it with this line: {error}",
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
    "quantity_unit": ("数量の単位", "quantity unit"),
    "currency": ("通貨", "currency"),
}


def survey_lines(stats: Survey, language: Language) -> list[str]:
    """How a ledger is read, for people."""
    japanese = language == "ja"
    columns = stats.columns
    lines = [f"{stats.file}: {stats.rows:,} 行" if japanese else f"{stats.file}: {stats.rows:,} rows"]
    for name, words in LEDGER_COLUMNS.items():
        if name in columns.indices:
            unit = f" ({columns.profile.amount_unit})" if name == "amount" else ""
            lines.append(f"  {words[language == 'en']} ← {columns.header[columns.indices[name]]}{unit}")
    unused = ", ".join(columns.unused) or "―"
    span = "–".join(stats.months) if stats.months else "―"
    amount = f"{stats.amount:,}"
    if japanese:
        lines += [
            f"  使わない列: {unused}",
            f"  期間: {span}　合計: {amount} 円　集計後の行: {stats.groups:,}　読み飛ばした合計行: {stats.totals}",
        ]
    else:
        lines += [
            f"  not used: {unused}",
            f"  months: {span}  sum: JPY {amount}  grouped rows: {stats.groups:,}  total rows skipped: {stats.totals}",
        ]
    return lines


def format_finding(item: Mapping[str, str], language: Language) -> str:
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
