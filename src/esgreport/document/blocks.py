"""The block functions of templates: charts, record tables, key figures, asks, letter heads, sign-offs and shapes.

Each takes rows and field names or short texts (which may hold atoms) and leaves a mark; none of them is Markdown.
A field name may be a path through rows and end in filters: `owner.title`, `capex|oku`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from esgreport.base.fact import Fact
from esgreport.document.chart_values import ChartFault, appetite, chart_series, number_text, with_limit
from esgreport.document.context import RowView
from esgreport.document.environment import Missing, template_origin
from esgreport.document.fields import FieldReader
from esgreport.document.placeholders import Aside, Atom, Raised, fact_of
from esgreport.document.tree import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Gate,
    Governance,
    Inlines,
    KeyFigure,
    KeyFigures,
    LetterHead,
    LineBreak,
    Meta,
    Organ,
    PageBreak,
    Roadmap,
    SignOff,
    Table,
    Tie,
)


class Blocks(FieldReader):
    """The block functions bound to one rendering."""

    def functions(self) -> dict[str, Callable[..., str]]:
        """The functions by the names under which templates call them."""
        return {
            "chart": self.chart,
            "table": self.table,
            "sheet": self.sheet,
            "scenario_map": self.scenario_map,
            "key_figures": self.key_figures,
            "letter_head": self.letter_head,
            "sign_off": self.sign_off,
            "roadmap": self.roadmap,
            "governance": self.governance,
            "page_break": self.page_break,
            "ask": self._panel("ask"),
            "resolution": self._panel("resolution"),
            "summary": self._panel("summary"),
            "caution": self._panel("caution"),
            "notes": self.notes,
            "footnote": self.footnote,
            "see": self.see,
            "ruby": self.ruby,
        }

    # -- prose in a frame ---------------------------------------------------------------------------------------------

    def _panel(self, role: str) -> Callable[..., str]:
        def panel(title: object = "", *, caller: Callable[[], str]) -> str:
            return self.ledger.place(Raised(role, self._inlines(title), caller()))

        return panel

    def notes(self, *, caller: Callable[[], str]) -> str:
        """`{% call notes() %}…{% endcall %}`: speaker notes of the slide."""
        return self.ledger.place(Raised("notes", (), caller()))

    def footnote(self, text: object) -> str:
        """`{{ footnote("…") }}` right behind the words that it explains: a note at the foot of the page."""
        return self.ledger.set_aside(Aside(self._inlines(text)))

    def see(self, key: object) -> str:
        """`{{ see("key") }}` in prose: the number or name of a chart, table or section of this document."""
        return self.ledger.set_aside(Aside(key=str(key), origin=template_origin()))

    def ruby(self, text: object, reading: object) -> str:
        """`{{ ruby("碧", "あおい") }}`: characters with how they are read above them."""
        return self.ledger.set_aside(Aside(self._inlines(text), self._inlines(reading)))

    def page_break(self) -> str:
        """What follows starts on a new page."""
        return self.ledger.place(PageBreak())

    # -- tables -------------------------------------------------------------------------------------------------------

    def table(
        self,
        rows: Iterable[RowView],
        columns: Sequence[Sequence[Any]],
        *,
        caption: object = "",
        unit: str = "",
        source: object = "",
        key: str = "",
    ) -> str:
        """One line a row. A column is `[title, field, align, weight]`; the last two may be left out.

        Without rows there is no table. `key` is the name for `see`.
        """
        rows = tuple(rows)
        if not rows:
            return ""
        heads = tuple(self._column(column) for column in columns)
        lines = tuple(tuple(self._cell(row, str(column[1])) for column in columns) for row in rows)
        texts = self._inlines(caption), unit, self._inlines(source)
        return self._place(Table(heads, lines, *texts, meta=self._meta(), key=key))

    def sheet(self, pairs: Sequence[Sequence[object]], *, caption: object = "") -> str:
        """Headings at the left, contents at the right: `[[heading, content], …]`; a list content has several lines."""
        rows = tuple((Cell((self._inlines(pair[0]),), strong=True), Cell(self._lines(pair[1]))) for pair in pairs)
        columns = (Column((), weight=1), Column((), weight=3))
        return self._place(Table(columns, rows, self._inlines(caption), purpose="sheet", meta=self._meta()))

    def scenario_map(
        self,
        rows: Iterable[RowView],
        *,
        label: str,
        likelihood: str,
        impact: str,
        likelihood_classes: Sequence[str],
        impact_classes: Sequence[str],
        corner: str = "",
        caption: object = "",
    ) -> str:
        """The five-by-five map: impact upward, likelihood to the right; an index of scenarios, not a score."""
        places: dict[tuple[int, int], list[Inlines]] = {}
        for row in rows:
            key = (int(self._number(row, impact)), int(self._number(row, likelihood)))
            places.setdefault(key, []).append(self._inlines(self._text(row, label)))
        head = (
            Column(self._inlines(corner), weight=2),
            *(Column(self._inlines(name), "center", 2) for name in likelihood_classes),
        )
        lines = []
        for level in range(len(impact_classes), 0, -1):
            cells = [Cell((self._inlines(impact_classes[level - 1]),), strong=True)]
            for chance in range(1, len(likelihood_classes) + 1):
                tone = max(1, min(5, (level + chance) // 2))
                cells.append(Cell(tuple(places.get((level, chance), ())), tone))
            lines.append(tuple(cells))
        return self._place(Table(head, tuple(lines), self._inlines(caption), purpose="map", meta=self._meta()))

    # -- figures ------------------------------------------------------------------------------------------------------

    def key_figures(self, figures: Sequence[Sequence[object]]) -> str:
        """Two to four figures: `[[value, label, note], …]`; the note may be left out."""
        made = tuple(
            KeyFigure(self._inlines(item[0]), self._inlines(item[1]), self._inlines(item[2] if len(item) > 2 else ""))
            for item in figures
        )
        return self._place(KeyFigures(made, self._meta()))

    def chart(
        self,
        kind: ChartKind,
        rows: Iterable[RowView],
        *,
        series: Sequence[Sequence[str]],
        category: str = "",
        unit: str = "",
        decimals: int = 0,
        alt: object = "",
        caption: object = "",
        source: object = "",
        x_title: str = "",
        y_title: str = "",
        limit: object = None,
        limit_name: object = "",
        most: int = 0,
        key: str = "",
    ) -> str:
        """A native chart. `series` are `[name, field, role]`, for curves `[name, x field, role, y field]`.

        `limit` is a fact that the values are held against, called `limit_name`; `most` is how many rows are shown.
        `key` is the name for `see`.
        """
        listed = list(rows)[: most or None]
        categories = tuple(self._plain(self._text(row, category)) for row in listed) if category else ()
        try:
            drawn = chart_series(kind, listed, series, unit, decimals, self._fact, self.printer)
            if isinstance(limit, Atom) and kind == "exceedance":
                drawn = (*drawn, appetite(self._bound(limit), self._plain(limit_name), unit, drawn, self.printer))
            elif isinstance(limit, Atom):
                name = self._plain(limit_name)
                drawn = with_limit(drawn, self._bound(limit), name, unit, decimals, self.printer)
                categories = (*categories, name)
        except ChartFault as fault:
            self.recorder.fault("ESG-DOCUMENT-007", reason=str(fault))
            return ""
        spoken = self._plain(alt) + self._spoken(categories, drawn, unit)
        return self._place(
            Chart(
                kind, categories, drawn, unit, spoken, decimals, x_title, y_title,
                self._inlines(caption), self._inlines(source), self._meta(), key,
            )
        )  # fmt: skip

    def _bound(self, limit: Atom) -> Fact:
        """The fact that values are held against."""
        self.ledger.touch((fact_of(limit).id,))
        return fact_of(limit)

    def _spoken(self, categories: Sequence[str], drawn: Sequence[Any], unit: str) -> str:
        """The first three values, for readers who cannot see the chart."""
        comma, stop = ("、", "。") if self.printer.language == "ja" else ("; ", ".")
        first = drawn[0] if drawn else None
        if first is None or not categories:
            return ""
        said = [
            f"{name} {number_text(point.y)}{unit if self.printer.language == 'ja' else ' ' + unit}".strip()
            for name, point in list(zip(categories, first.points, strict=True))[:3]
            if point is not None
        ]
        return comma.join(said) + stop if said else ""

    # -- heads and feet -----------------------------------------------------------------------------------------------

    def letter_head(
        self,
        *,
        subject: object,
        date: object = "",
        number: object = "",
        to: Sequence[object] = (),
        sender: Sequence[object] = (),
    ) -> str:
        """The head of a letter."""
        return self._place(
            LetterHead(
                self._inlines(number),
                self._inlines(date),
                tuple(map(self._inlines, to)),
                tuple(map(self._inlines, sender)),
                self._inlines(subject),
                self._meta(),
            )
        )

    def sign_off(self, lines: Sequence[object]) -> str:
        """Who answers for the document."""
        return self._place(SignOff(tuple(map(self._inlines, lines)), self._meta()))

    # -- drawings -----------------------------------------------------------------------------------------------------

    def roadmap(
        self,
        bars: Iterable[RowView],
        gates: Iterable[RowView],
        *,
        name: str,
        start: str,
        end: str,
        gate_name: str,
        gate_on: str,
        activity_title: str,
        gate_title: str,
        alt: object = "",
        detail: str = "",
        years: object = None,
    ) -> str:
        """Activities over half years with stage gates; periods come from the first start to the last end."""
        from esgreport.document.timeline import half_years, period_names

        listed, stops = list(bars), list(gates)
        days = [self._day(row, path) for row in listed for path in (start, end)]
        days += [self._day(row, gate_on) for row in stops]
        if not days:
            return ""
        grid = half_years(min(days), max(days))
        made = tuple(
            Bar(
                self._inlines(self._text(row, name)),
                grid.at(self._day(row, start)),
                grid.at(self._day(row, end)),
                self._inlines(self._text(row, detail)) if detail else (),
            )
            for row in listed
        )
        diamonds = tuple(
            Gate(grid.at(self._day(row, gate_on)), self._inlines(self._text(row, gate_name))) for row in stops
        )
        names = tuple(self._inlines(text) for text in period_names(grid, self.printer))
        return self._place(Roadmap(names, made, diamonds, activity_title, gate_title, self._plain(alt), self._meta()))

    def governance(
        self,
        bodies: Iterable[RowView],
        lines: Iterable[RowView],
        *,
        titles: Sequence[str],
        alt: object = "",
    ) -> str:
        """Who decides, who leads, who reports; the direct order in an emergency is a line of its own."""
        listed = list(bodies)
        organs = tuple(
            Organ(
                str(number),
                self._inlines(self._text(row, "name")),
                self._inlines(self._text(row, "role")),
                int(self._number(row, "rank")),
            )
            for number, row in enumerate(listed)
        )
        ties = tuple(
            Tie(
                self._place_of(row, "origin_body", listed),
                self._place_of(row, "target_body", listed),
                cast(Any, fact_value(row["kind"])),
                self._inlines(self._text(row, "frequency?")),
            )
            for row in lines
        )
        return self._place(Governance(organs, ties, tuple(titles), self._plain(alt), self._meta()))

    # -- reading fields -----------------------------------------------------------------------------------------------

    def _place(self, block: Block) -> str:
        return self.ledger.place(block)

    def _meta(self) -> Meta:
        facts = tuple(self.ledger.touched)
        self.ledger.touched.clear()
        return Meta(template_origin(), facts)

    def _lines(self, content: object) -> tuple[Inlines, ...]:
        if isinstance(content, list | tuple):
            return tuple(self._inlines(item) for item in content if str(item))
        return (self._inlines(content),)

    def _column(self, column: Sequence[Any]) -> Column:
        align = cast(Align, column[2]) if len(column) > 2 else "start"
        return Column(self._inlines(column[0]), align, int(column[3]) if len(column) > 3 else 0)

    def _cell(self, row: RowView, path: str) -> Cell:
        inlines = self._inlines(self._text(row, path))
        lines: list[list[Any]] = [[]]
        for item in inlines:
            if isinstance(item, LineBreak):
                lines.append([])
            else:
                lines[-1].append(item)
        return Cell(tuple(tuple(line) for line in lines))


def fact_value(leaf: object) -> object:
    """The exact value behind an atom; None for anything else (an undefined name was noted already)."""
    return None if isinstance(leaf, Missing) or not isinstance(leaf, Atom) else fact_of(leaf).value
