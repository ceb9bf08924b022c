"""A sentence that says what is not shown is left out, with all that holds nothing else; mistaken names stay findings."""

from decimal import Decimal

import pytest

from esgreport.base.fact import Fact
from esgreport.base.quantity import Percent
from esgreport.base.view import ViewRow
from esgreport.document.exhibits.library import Library, decode_library
from esgreport.document.exhibits.path_check import KnownRecords
from esgreport.document.gaps import carried, sentences
from esgreport.document.tree import Chart, KeyFigures, ListBlock, Panel, Paragraph, SignOff, Table
from esgreport.reading.yaml import read_yaml
from tests.document.test_assemble import attempt, made, view

KNOWN = KnownRecords(
    {"company": {"name": (), "motto": ()}, "items": {"name": (), "share": (), "use": ()}}, ("metrics.x.*",)
)
EXHIBITS = """
names: {x: metrics.x.y, first: items.use}
exhibits:
  list: {kind: table, rows: items, key: list, caption: {ja: "一覧", en: "List"}, source: {ja: "出所：{company.motto}。日付：{company.name}。", en: "S"}, columns: {name: {ja: 品, en: I}, share: {ja: 比, en: S}, use: {ja: 量, en: U}}}
  bars: {kind: chart, chart: dependency, rows: items, key: bars, caption: {ja: "図", en: "Fig"}, category: name, series: {share: {ja: 比, en: S}}}
  sheet: {kind: sheet, rows: {company.name: {ja: 社, en: C}, company.motto: {ja: 標語, en: M}, x: {ja: 数, en: X}}}
  figures: {kind: key-figures, figures: {x: {ja: 数, en: X}, company.name: {ja: 社, en: C, note: {ja: "標語は{company.motto}", en: M}}}}
"""


def known(text: str = EXHIBITS) -> Library:
    root = read_yaml(text.encode(), "content/exhibits.yaml")
    assert root.value is not None, root.findings
    outcome = decode_library(root.value, KNOWN)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def item(name: str, **fields: object) -> ViewRow:
    given = {"name": name, **fields}
    return ViewRow("items", {key: Fact(f"items.{name}.{key}", value) for key, value in given.items()})  # type: ignore[arg-type]


def blocks(source: str, *rows: ViewRow, sections: str = "a b c") -> tuple[object, ...]:
    seen = view(name="社", items=rows)
    return made(f"## 題 {{#a}}\n\n{source}\n", seen, exhibits=known(), sections=sections).sections[0].blocks


def said(block: object) -> str:
    return "".join(getattr(part, "text", "") for part in getattr(block, "inlines", ()))


def paragraphs(source: str, *rows: ViewRow) -> list[str]:
    return [said(block) for block in blocks(f"初め。\n\n{source}", *rows) if isinstance(block, Paragraph)][1:]


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("前の文。標語は{{ company.motto }}です。後の文。", ["前の文。後の文。"]),
        ("標語は{{ company.motto }}です。", []),
        ("値は{{ x }}、{{ fact('metrics.x.z') }}。残る。", ["残る。"]),
        ("「標語。{{ company.motto }}。」を掲げる。残る。", ["残る。"]),
        ("{{ items[0].name }}を使う。", []),
        ("Before. Our motto, {{ company.motto }}, stays. After.", ["Before. After."]),
        ("Desk, tel. {{ company.motto }}, mail {{ company.name }}.", []),
        ("標語は{{ company.motto }}です。\n{: .note}", []),
        ("{% if company.motto %}ある。{% endif %}ない。", ["ない。"]),
    ],
)
def test_a_sentence_goes_with_the_fact_that_it_says(source: str, left: list[str]) -> None:
    assert paragraphs(source) == left


def test_items_go_one_by_one_and_a_list_of_none_goes_whole() -> None:
    listed = "{% for item in items %}\n- {{ item.name }}は{{ item.use }}。\n{% endfor %}"
    found = [
        block for block in blocks(f"文。\n\n{listed}", item("甲", use="多"), item("乙")) if isinstance(block, ListBlock)
    ]
    assert [said(entry) for entry in found[0].members] == ["甲は多。"]
    assert not [block for block in blocks(f"文。\n\n{listed}", item("乙")) if isinstance(block, ListBlock)]


def test_a_panel_and_a_section_of_nothing_else_go_and_so_do_references_to_them() -> None:
    source = (
        "## 題 {#a}\n\n{% call summary('要旨') %}\n{{ company.motto }}を守る。\n{% endcall %}\n\n"
        "## 次 {#b}\n\n文。詳しくは{{ see('a') }}に示す。\n"
    )
    document = made(source, view(name="社", items=()), exhibits=known())
    assert [section.key for section in document.sections] == ["b"]
    assert [said(block) for block in document.sections[0].blocks] == ["文。"]


def test_a_cover_stays_without_words() -> None:
    document = made("## {{ company.name }} {#a .cover}\n\n{{ company.motto }}\n", view(name="社"), exhibits=known())
    assert document.sections[0].cover and not document.sections[0].blocks


def test_a_panel_with_something_else_stays() -> None:
    (panel,) = blocks("{% call summary('要旨') %}\n{{ company.motto }}を守る。続ける。\n{% endcall %}")
    assert isinstance(panel, Panel) and [said(block) for block in panel.blocks] == ["続ける。"]


@pytest.mark.parametrize(
    "source", ["{{ company.moto }}", "{{ items[0].usage }}", "{{ fact('metrics.q') }}", "{{ moto }}"]
)
def test_a_mistaken_name_is_still_a_finding(source: str) -> None:
    found = attempt(f"## 題 {{#a}}\n\n{source}。\n", view(name="社", items=(item("甲"),)), exhibits=known()).findings
    assert [fault.code for fault in found] == ["ESG-DOCUMENT-001"]


@pytest.mark.parametrize(
    "source", ["## 題 {{ company.motto }} {#a}\n\n文。", "## 題 {#a}\n\n{{ letter_head(subject=company.motto) }}"]
)
def test_a_title_or_subject_that_says_nothing_is_a_finding(source: str) -> None:
    (fault,) = attempt(source, view(name="社"), exhibits=known()).findings
    assert fault.code == "ESG-DOCUMENT-001" and dict(fault.details)["name"] == "motto"


def test_lines_of_heads_and_feet_notes_and_readings_go() -> None:
    source = "{{ sign_off([company.name, company.motto]) }}\n\n語{{ footnote(company.motto) }}と{{ ruby(company.name, company.motto) }}。"
    foot, text = blocks(source)
    assert isinstance(foot, SignOff) and len(foot.lines) == 1
    assert said(text) == "語と社。"


def test_a_table_has_the_rows_and_columns_that_show_something() -> None:
    (table,) = blocks('{{ exhibit("list") }}', item("甲", share=Percent(Decimal(70))), item("乙"))
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]
    assert said(table.rows[1][1].lines[0][0]) == "" and table.rows[1][1].lines[0][0].text == "―"  # type: ignore[union-attr]
    assert "".join(getattr(part, "text", "") for part in table.source) == "日付：社。"


def test_a_chart_has_the_records_with_a_value_and_none_without_any() -> None:
    (chart,) = blocks('{{ exhibit("bars") }}', item("甲", share=Percent(Decimal(70))), item("乙"))
    assert isinstance(chart, Chart) and chart.categories == ("甲",)
    assert blocks('文。{{ see("bars") }}を見る。\n\n{{ exhibit("bars") }}', item("乙"))[1:] == ()


def test_a_sheet_and_key_figures_have_what_is_there() -> None:
    sheet, figures = blocks('{{ exhibit("sheet", "figures") }}')
    assert isinstance(sheet, Table) and len(sheet.rows) == 1
    assert isinstance(figures, KeyFigures) and [figure.note for figure in figures.figures] == [()]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("一。二。", 2),
        ("「一。」と二。", 1),
        ("One. Two!", 2),
        ("Approx. 3.5 days, No. 4.", 1),
        ("一（二。）三。", 1),
        ("", 0),
    ],
)
def test_sentences_end_at_full_stops_only(line: str, count: int) -> None:
    assert len(list(sentences(line))) == count and "".join(sentences(line)) == carried(line) == line
