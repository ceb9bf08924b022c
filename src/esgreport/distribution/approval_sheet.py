"""What a document reveals: one sheet for whoever approves it, with every figure, who knew it, and what was waived.

Its words are `approval-sheet.*` in `content/phrases.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esgreport.audience.published_figures import PublicationMatch
from esgreport.base.text import Language, Text
from esgreport.distribution.issue import Issued
from esgreport.distribution.register.entry import DisclosedFigure
from esgreport.document.inlines import FactText, Inlines, Words
from esgreport.document.tree import Cell, Column, Document, Paragraph, Section, Table
from esgreport.layout.flow import arrange_flow
from esgreport.pipeline.load import Loaded
from esgreport.review.claims import FoundClaim
from esgreport.writers.docx import write_docx

ROWS = ("document", "reader", "recipient", "day", "edited", "sha256")
# The tables of the sheet with the keys of their columns.
TABLES = {
    "figures": ("as-printed", "fact", "label", "release", "new", "published"),
    "claims": ("sentence", "claim", "proof", "evidence"),
    "waived": ("finding", "who", "why", "until"),
    "gates": ("law", "result", "reviewer", "reviewed-on"),
}


def approval_sheet(loaded: Loaded, issued: Issued, language: Language) -> bytes:
    """The sheet as a .docx in the company's own brand. A paper without a limit of pages always comes out."""
    brand = loaded.resources.word_brands.brand("paper", language)
    flow = arrange_flow(_Sheet(loaded, issued, language).document(), brand, loaded.resources.faces).value
    return write_docx(flow, brand) if flow is not None else b""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet of one document in one language."""

    loaded: Loaded
    issued: Issued
    language: Language

    def document(self) -> Document:
        company = self.loaded.facts.company.name.of(self.language)
        handling = self.loaded.resources.word("handling.internal", self.language)
        return Document(
            id="reveal",
            form="paper",
            language=self.language,
            audience="management",
            title=self.word("title"),
            company=company,
            author=company,
            handling=handling,
            issued=self.issued.entry.on,
            as_of=self.loaded.settings.as_of,
            sections=(self.what_goes(), *(self.table(key, rows) for key, rows in self.tables())),
            footer=f"{company}　{handling}",
            inside=True,
        )

    def word(self, key: str) -> str:
        return self.loaded.resources.word(f"approval-sheet.{key}", self.language)

    def what_goes(self) -> Section:
        """The file, its reader and its hash."""
        entry = self.issued.entry
        edited = self.word("yes" if entry.edited else "no")
        values = (entry.file, entry.audience, entry.recipient or "-", entry.on.isoformat(), edited, entry.sha256)
        heads = (Cell((_words(self.word(f"row.{key}")),), strong=True) for key in ROWS)
        pairs = tuple((head, Cell((_fact(value),))) for head, value in zip(heads, values, strict=True))
        sheet = Table((Column((), weight=1), Column((), weight=3)), pairs, purpose="sheet")
        return Section("what", _words(self.word("what")), 1, (sheet, Paragraph(_words(self.word("note")), "note")))

    def tables(self) -> Iterator[tuple[str, Iterable[tuple[str, ...]]]]:
        yield "figures", map(self.figure, self.issued.entry.told)
        yield "claims", map(self.claim, self.issued.claims)
        yield "waived", ((item.code, item.who, item.why, str(item.until)) for item in self.loaded.settings.waivers)
        yield "gates", self.gates()

    def table(self, key: str, rows: Iterable[tuple[str, ...]]) -> Section:
        """A titled table; a sentence where there is nothing to list."""
        title = _words(self.word(key))
        cells = tuple(tuple(Cell((_fact(text),)) for text in row) for row in rows)
        if not cells:
            return Section(key, title, 1, (Paragraph(_words(self.word("none"))),))
        columns = tuple(Column(_words(self.word(f"{key}.{head}"))) for head in TABLES[key])
        return Section(key, title, 1, (Table(columns, cells),))

    def figure(self, item: DisclosedFigure) -> tuple[str, ...]:
        fact = self.loaded.facts.knowledge.by_id.get(item.fact)
        label = str(fact.label) if fact is not None else "-"
        new = self.word("yes" if item in self.issued.new else "no")
        return item.text, item.fact, label, item.by.removeprefix("releases.") or "-", new, self.published(item.fact)

    def published(self, fact: str) -> str:
        """Where a figure was published and whether it still agrees; a line where it never was."""
        matches = (item for item in self.loaded.facts.publication_matches if item.disclosure.fact == fact)
        return "; ".join(map(self.publication, matches)) or "-"

    def publication(self, item: PublicationMatch) -> str:
        paper, agreement = item.disclosure, self.word("agrees" if item.agrees else "differs")
        return f"{paper.title.of(self.language)} {paper.on} {paper.value} {agreement}"

    def claim(self, item: FoundClaim) -> tuple[str, ...]:
        """A sentence that claims something, the facts beside it that prove it, and the papers behind them."""
        proofs = [(fact_id, fact) for group in item.proofs for fact_id, fact in group]
        sources = dict.fromkeys(source for _, fact in proofs if fact is not None for source in fact.sources)
        titles = (self.loaded.facts.knowledge.by_id.get(f"evidence.{source}.title") for source in sources)
        named = [fact.value.of(self.language) for fact in titles if fact is not None and isinstance(fact.value, Text)]
        facts = ", ".join(dict.fromkeys(fact_id for fact_id, _ in proofs))
        return item.sentence.strip(), item.claim.name.of(self.language), facts or "-", "; ".join(named) or "-"

    def gates(self) -> Iterator[tuple[str, ...]]:
        for row in self.loaded.facts.knowledge.by_kind.get("legal_gates", ()):
            found = (row.fact(name) for name in ("law", "result", "reviewer", "reviewed_on"))
            yield tuple(self.text(fact.value if fact is not None else "-") for fact in found)

    def text(self, value: object) -> str:
        return value.of(self.language) if isinstance(value, Text) else str(value)


def _words(text: str) -> Inlines:
    return (Words(text),)


def _fact(text: str) -> Inlines:
    """Text that came from facts: it is printed as it is."""
    return (FactText("", text),)
