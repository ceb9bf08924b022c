"""What a document reveals: one sheet for whoever approves it, with every figure, who knew it, and what was waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.base.text import Language, Text
from esgreport.distribution.issue import Issued
from esgreport.distribution.register.entry import Told
from esgreport.document.tree import Cell, Column, Document, FactText, Inlines, Paragraph, Section, Table, Words
from esgreport.layout.flow import arrange_flow
from esgreport.pipeline.load import Loaded
from esgreport.review.claims import Claimed
from esgreport.writers.docx import write_docx

TITLE = Text("この文書が伝えること", "What this document reveals")
PARTS = {
    "what": Text("渡すもの", "What goes"),
    "figures": Text("伝える数値", "Figures told"),
    "claims": Text("主張と裏付け", "Claims and evidence"),
    "waived": Text("見送った指摘", "Findings waived"),
    "gates": Text("法務の確認", "Legal gates"),
}
HEADS = {
    "figures": (
        Text("表示", "As printed"),
        Text("事実", "Fact"),
        Text("取扱区分", "Label"),
        Text("開示の承認", "Release"),
        Text("初めてか", "New"),
        Text("公表した値との照合", "Against what was published"),
    ),
    "claims": (
        Text("文章", "Sentence"),
        Text("主張の種類", "Kind of claim"),
        Text("裏付けの事実", "Facts that prove it"),
        Text("根拠資料", "Evidence"),
    ),
    "waived": (Text("指摘", "Finding"), Text("誰が", "Who"), Text("理由", "Why"), Text("期限", "Until")),
    "gates": (Text("法令・規則", "Law"), Text("結果", "Result"), Text("確認者", "Reviewer"), Text("確認日", "On")),
}
ROWS = (
    Text("文書", "Document"), Text("読み手", "Reader"), Text("宛先", "Recipient"), Text("渡す日", "Day"),
    Text("作成後の修正", "Edited since"), Text("照合用の値（SHA-256）", "SHA-256"),
)  # fmt: skip
AGREES, DIFFERS = Text("一致", "agrees"), Text("食い違い", "differs")
YES, NO, NONE = Text("はい", "yes"), Text("いいえ", "no"), Text("ありません。", "None.")
NOTE = Text(
    "数値は、これまでに同じ読み手へ伝えたものと合わせて確かめました。この表は社内のものです。",
    "The figures were held against all that this reader was told before. This sheet is for the company itself.",
)


def reveal_sheet(loaded: Loaded, issued: Issued, language: Language) -> bytes:
    """The sheet as a .docx in the company's own brand."""
    workshop = loaded.workshop
    flow = arrange_flow(_document(loaded, issued, language), workshop.docx, workshop.faces).value
    # A paper without a limit of pages always comes out.
    return write_docx(flow, workshop.docx) if flow is not None else b""


def _document(loaded: Loaded, issued: Issued, language: Language) -> Document:
    company = loaded.facts.company.name.of(language)
    handling = loaded.workshop.word("handling.internal", language)
    return Document(
        id="reveal",
        form="paper",
        language=language,
        audience="management",
        title=TITLE.of(language),
        company=company,
        author=company,
        handling=handling,
        issued=issued.entry.on,
        as_of=loaded.settings.as_of,
        sections=tuple(_sections(loaded, issued, language)),
        footer=f"{company}　{handling}",
        inside=True,
    )


def _sections(loaded: Loaded, issued: Issued, language: Language) -> Iterator[Section]:
    entry = issued.entry
    edited = (YES if entry.edited else NO).of(language)
    values = (entry.file, entry.audience, entry.recipient or "-", entry.on.isoformat(), edited, entry.sha256)
    pairs = tuple(
        (Cell((_words(head.of(language)),), strong=True), Cell((_fact(value),)))
        for head, value in zip(ROWS, values, strict=True)
    )
    sheet = Table((Column((), weight=1), Column((), weight=3)), pairs, purpose="sheet")
    yield Section("what", _words(PARTS["what"].of(language)), 1, (sheet, Paragraph(_words(NOTE.of(language)), "note")))
    yield _part("figures", (_figure(loaded, item, item in issued.new, language) for item in entry.told), language)
    yield _part("claims", (_claim(item, loaded, language) for item in issued.claims), language)
    waivers = ((item.code, item.who, item.why, item.until.isoformat()) for item in loaded.settings.waivers)
    yield _part("waived", waivers, language)
    yield _part("gates", _gates(loaded, language), language)


def _figure(loaded: Loaded, item: Told, is_new: bool, language: Language) -> tuple[str, ...]:
    fact = loaded.facts.knowledge.by_id.get(item.fact)
    label = str(fact.label) if fact is not None else "-"
    release, new = item.by.removeprefix("releases.") or "-", (YES if is_new else NO).of(language)
    return item.text, item.fact, label, release, new, _published(loaded, item.fact, language)


def _published(loaded: Loaded, fact: str, language: Language) -> str:
    """Where a figure was published and whether it still agrees; a line where it never was."""
    found = [item for item in loaded.facts.standings if item.disclosure.fact == fact]
    parts = (
        f"{item.disclosure.title.of(language)} {item.disclosure.on.isoformat()} "
        f"{item.disclosure.value} {(AGREES if item.agrees else DIFFERS).of(language)}"
        for item in found
    )
    return "; ".join(parts) or "-"


def _claim(item: Claimed, loaded: Loaded, language: Language) -> tuple[str, ...]:
    """A sentence that claims something, the facts beside it that prove it, and the papers behind them."""
    proofs = [(fact_id, fact) for group in item.proofs for fact_id, fact in group]
    sources = dict.fromkeys(source for _, fact in proofs if fact is not None for source in fact.sources)
    titles = (loaded.facts.knowledge.by_id.get(f"evidence.{source}.title") for source in sources)
    named = [fact.value.of(language) for fact in titles if fact is not None and isinstance(fact.value, Text)]
    facts = dict.fromkeys(fact_id for fact_id, _ in proofs)
    return item.sentence.strip(), item.claim.name.of(language), ", ".join(facts) or "-", "; ".join(named) or "-"


def _gates(loaded: Loaded, language: Language) -> Iterator[tuple[str, ...]]:
    for row in loaded.facts.knowledge.by_kind.get("legal_gates", ()):
        found = (row.fact(name) for name in ("law", "result", "reviewer", "reviewed_on"))
        values = [fact.value if fact is not None else "-" for fact in found]
        yield tuple(value.of(language) if isinstance(value, Text) else str(value) for value in values)


def _part(key: str, rows: Iterable[tuple[str, ...]], language: Language) -> Section:
    """A titled table; a sentence where there is nothing to list."""
    title = _words(PARTS[key].of(language))
    cells = tuple(tuple(Cell((_fact(text),)) for text in row) for row in rows)
    if not cells:
        return Section(key, title, 1, (Paragraph(_words(NONE.of(language))),))
    columns = tuple(Column(_words(head.of(language))) for head in HEADS[key])
    return Section(key, title, 1, (Table(columns, cells),))


def _words(text: str) -> Inlines:
    return (Words(text),)


def _fact(text: str) -> Inlines:
    """Text that came from facts: it is printed as it is."""
    return (FactText("", text),)
