"""Finding codes of the room `audience`: required facts, releases, audiences."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR

CODES: dict[str, Entry] = {
    "ESG-AUDIENCE-001": Entry(
        E,
        Text(
            "この文書に必要な事実「{fact}」が、読み手（{audience}）に見せられる形でありません",
            "this document needs “{fact}”, which is not to be had for its reader ({audience})",
        ),
        Text("{where_ja}", "{where_en}"),
        Text(
            "事実を入力するか、公表日または開示の承認（releases）を登録してください",
            "enter the fact, or register its publication or a release",
        ),
    ),
    "ESG-AUDIENCE-003": Entry(
        E,
        Text("承認の対象「{fact}」という事実はありません", "there is no fact “{fact}” to release"),
        Text("`esgreport metrics` か facts/ にある事実のID", "the id of a fact in facts/ or in `esgreport metrics`"),
        Text("fact 欄を直してください", "correct the field `fact`"),
    ),
    "ESG-AUDIENCE-004": Entry(
        E,
        Text("「{fact}」は {transform} では伝えられません", "“{fact}” cannot be told as {transform}"),
        Text(
            "words には言葉、band には上下限、round には数値",
            "words for `words`, both ends for `band`, a number for `round`",
        ),
        Text("transform か、その値を直してください", "change `transform` or fill in what it needs"),
    ),
}
