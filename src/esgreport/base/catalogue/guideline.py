"""Finding codes of the room `guideline`: the data of an edition."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR

CODES: dict[str, Entry] = {
    "ESG-GUIDELINE-001": Entry(
        E,
        Text("指針のデータに「{key}」がありません", "the guideline's data lack “{key}”"),
        Text("content/guideline/v1.yaml と同じ見出し", "the keys of content/guideline/v1.yaml"),
        Text("書き足してください", "add it"),
    ),
    "ESG-GUIDELINE-002": Entry(
        E,
        Text("指針のデータの「{key}」が日付ではありません", "“{key}” of the guideline's data is not a date"),
        Text("2026-01-23 の形", "a date such as 2026-01-23"),
        Text("年-月-日で書いてください", "write year-month-day"),
    ),
    "ESG-GUIDELINE-003": Entry(
        E,
        Text("指針のデータに「{name}」が2回あります", "the guideline's data hold “{name}” twice"),
        Text("項目ごとに異なるID", "a different id for every item"),
        Text("どちらかのIDを直してください", "correct one of the ids"),
    ),
    "ESG-GUIDELINE-004": Entry(
        E,
        Text("「{value}」という強さはありません", "there is no strength “{value}”"),
        Text("{choices} のいずれか", "one of {choices}"),
        Text("選び直してください", "choose another"),
    ),
}
