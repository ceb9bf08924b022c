"""Templates and views become trees; facts come through untouched and every mistake is a finding with its line."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.base.fact import Fact
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.base.view import Condition, PrintSettings, View, ViewRow
from esgreport.document.assemble import DocumentFurniture, assemble
from esgreport.document.environment import environment
from esgreport.document.exhibits.library import EMPTY, Library, decode_library
from esgreport.document.exhibits.path_check import KnownRecords
from esgreport.document.formatting import Printer
from esgreport.document.inlines import FactText, Strong, Words
from esgreport.document.specification import Specification
from esgreport.document.tree import Chart, Document, ListBlock, Panel, Paragraph, Table
from esgreport.reading.yaml import read_yaml

HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円'


def specification(*sections: str) -> Specification:
    return Specification("sample", Text("見本", "Sample"), "paper", ("docx",), ("public",), (1, 2), sections, ())


def view(**fields: object) -> View:
    company = {name: value for name, value in fields.items() if not isinstance(value, tuple | Condition)}
    rows = {name: value for name, value in fields.items() if isinstance(value, tuple)}
    facts = {name: Fact(f"company.{name}", value) for name, value in company.items()}  # type: ignore[arg-type]
    conditions = {name: value for name, value in fields.items() if isinstance(value, Condition)}
    return View("public", {"company": (ViewRow("company", dict(facts), True),), **rows}, {}, conditions)  # type: ignore[dict-item]


FRAME = DocumentFurniture("会社", "会社", "公開", "", "", date(2026, 11, 20), date(2026, 9, 30))


def library(text: str) -> Library:
    root = read_yaml(text.encode(), "content/exhibits.yaml")
    assert root.value is not None, root.findings
    outcome = decode_library(root.value, KnownRecords())
    assert outcome.value is not None, outcome.findings
    return outcome.value


def made(source: str, seen: View, language: str = "ja", exhibits: Library = EMPTY, **more: str) -> Document:
    outcome = attempt(source, seen, language, exhibits=exhibits, **more)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def attempt(  # type: ignore[no-untyped-def]
    source: str, seen: View, language: str = "ja", sections: str = "a b c", exhibits: Library = EMPTY, **more: str
):
    env = environment({"sample/ja.md": source, **more})
    printer = Printer(language, PrintSettings(), {"日": ("day", "days")}, {})  # type: ignore[arg-type]
    return assemble(env, specification(*sections.split()), "sample/ja.md", seen, printer, FRAME, exhibits)


def text_of(block: object) -> str:
    return "".join(
        item.text if isinstance(item, Words | FactText) else text_of(item) for item in getattr(block, "inlines", ())
    )


def test_a_hostile_fact_prints_exactly_as_it_was_given() -> None:
    document = made("## 題 {#a}\n\n前{{ company.name }}後", view(name=Text(HOSTILE, HOSTILE)))
    assert text_of(document.sections[0].blocks[0]) == f"前{HOSTILE}後"


@pytest.mark.parametrize("around", ["**{}**", "- {}", "| 見出し |\n|---|\n| {} |", "1. {}"])
def test_a_hostile_fact_survives_every_construct(around: str) -> None:
    source = "## 題 {#a}\n\n" + around.format("{{ company.name }}")
    block = made(source, view(name=HOSTILE)).sections[0].blocks[0]
    assert HOSTILE in repr(block).encode().decode("unicode_escape", "ignore") or HOSTILE in str(_texts(block))


def _texts(node: object) -> list[str]:
    if isinstance(node, Words | FactText):
        return [node.text]
    if isinstance(node, tuple):
        return [text for item in node for text in _texts(item)]
    slots = getattr(node, "__slots__", ())
    return [text for name in slots for text in _texts(getattr(node, name))]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Co", "Cc", "Cn"]), min_size=1, max_size=40))
def test_any_text_of_a_fact_comes_through_unchanged(text: str) -> None:
    document = made("## 題 {#a}\n\nあ{{ company.name }}い", view(name=text))
    assert text_of(document.sections[0].blocks[0]) == f"あ{text}い"


def test_a_block_knows_its_template_line_and_the_facts_read_for_it() -> None:
    source = "## 題 {#a}\n\n{% if when.open is true %}\n本文は{{ company.name }}。\n{% endif %}\n"
    seen = view(name="名", open=Condition(True, ("house.open",)))
    block = made(source, seen).sections[0].blocks[0]
    assert isinstance(block, Paragraph) and block.meta.origin is not None
    assert (block.meta.origin.file, block.meta.origin.line) == ("templates/sample/ja.md", 4)
    assert set(block.meta.facts) == {"company.name", "house.open"}


def test_every_undefined_name_is_found_at_once_with_its_line() -> None:
    found = attempt("## 題 {#a}\n\n{{ company.wrong }}\n\n{{ nothing }}\n", view(name="x")).findings
    assert [(item.code, item.origin.line, item.subject) for item in found] == [
        ("ESG-DOCUMENT-001", 3, "wrong"),
        ("ESG-DOCUMENT-001", 5, "nothing"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "{{ 9**(9**9) }}",
        "{{ 'a' * 100000000 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ company.name|int }}",
        "{{ company.name|attr('x') }}",
        "{% for a in range(10) %}x{% endfor %}",
        "{{ company.name == 'x' }}",
        "{% if company.name %}x{% endif %}",
        "{{ lipsum() }}",
    ],
)
def test_what_a_template_may_not_do_is_a_finding(source: str) -> None:
    outcome = attempt("## 題 {#a}\n\n" + source, view(name="x"))
    assert outcome.value is None and outcome.findings


def test_a_power_in_a_dead_branch_is_not_computed_while_compiling() -> None:
    document = made("## 題 {#a}\n\n{% if false %}{{ 9**(9**9) }}{% endif %}後", view(name="x"))
    assert text_of(document.sections[0].blocks[0]) == "後"


def test_money_agrees_between_the_languages() -> None:
    amount = Money(Decimal("460000000"))
    source = "## T {#a}\n\n{{ company.total|oku }} {{ company.total|million }} {{ company.total }}"
    assert text_of(made(source, view(total=amount)).sections[0].blocks[0]) == "4.6億円 460百万円 460百万円"
    assert (
        text_of(made(source, view(total=amount), "en").sections[0].blocks[0])
        == "JPY 460 million " * 2 + "JPY 460 million"
    )


def test_percentages_quantities_and_dates_print_in_both_languages() -> None:
    seen = view(share=Percent(Decimal(70)), stay=Quantity(Decimal("62.857"), "日"), on=date(2026, 4, 1))
    source = (
        "## T {#a}\n\n{{ company.share }}/{{ company.stay|places(0) }}/{{ company.on }}/{{ company.on|fiscal_year }}"
    )
    assert text_of(made(source, seen).sections[0].blocks[0]) == "70%/63日/2026年4月1日/2027年3月期"
    english = text_of(made(source, seen, "en").sections[0].blocks[0])
    assert english == "70%/63 days/1 April 2026/the fiscal year ending March 2027"


def test_a_missing_language_is_a_finding_and_no_fallback() -> None:
    outcome = attempt("## T {#a}\n\n{{ company.name }}", view(name=Text("名", "")), "en")
    assert [item.code for item in outcome.findings] == ["ESG-DOCUMENT-006"]


def test_emphasis_beside_japanese_brackets_is_strong() -> None:
    block = made("## 題 {#a}\n\nこれは**「投資」**です。", view(name="x")).sections[0].blocks[0]
    assert isinstance(block, Paragraph) and isinstance(block.inlines[1], Strong)


def test_lists_nest_and_keep_their_order() -> None:
    block = made("## 題 {#a}\n\n- 一\n    - 二\n- 三\n", view(name="x")).sections[0].blocks[0]
    assert isinstance(block, ListBlock)
    assert [len(item.children) for item in block.members] == [1, 0]


def test_a_panel_holds_the_rendered_body() -> None:
    source = '## 題 {#a}\n\n{% call ask("お願い") %}\n- {{ company.name }}\n{% endcall %}\n\n後。'
    first, second = made(source, view(name="名")).sections[0].blocks
    assert isinstance(first, Panel) and first.role == "ask" and isinstance(first.blocks[0], ListBlock)
    assert text_of(second) == "後。"


def rows(*values: object) -> tuple[ViewRow, ...]:
    return tuple(
        ViewRow("items", {"name": Fact(f"items.{n}.name", f"品{n}"), "share": Fact(f"items.{n}.share", value)})  # type: ignore[arg-type]
        for n, value in enumerate(values)
    )


SHARES = """
exhibits:
  shares:
    kind: chart
    chart: dependency
    rows: items
    category: name
    series: {share: {ja: 割合, en: Share}}
    unit: {ja: "%", en: "%"}
    alt: {ja: 図。, en: "Chart. "}
  steps:
    kind: chart
    chart: waterfall
    rows: items
    category: name
    series: {total: {ja: 計, en: Total, field: share}, decrease: {ja: 減, en: Less, field: share}}
    unit: {ja: 百万円, en: JPY million}
    decimals: 1
  list:
    kind: table
    rows: items
    columns:
      name: {ja: 品目, en: Item}
      share: {ja: 割合, en: Share, field: "share|places:0", align: end}
      none: {ja: なし, en: None, field: "none?"}
"""


def shown(name: str, seen: View) -> object:
    return made(f'## 題 {{#a}}\n\n{{{{ exhibit("{name}") }}}}', seen, exhibits=library(SHARES)).sections[0].blocks[0]


def test_a_chart_holds_the_values_already_rounded() -> None:
    block = shown("shares", view(name="x", items=rows(Percent(Decimal("70.4")), Percent(Decimal("29.6")))))
    assert isinstance(block, Chart)
    assert [point.y for point in block.series[0].points if point] == [Decimal(70), Decimal(30)]
    assert block.alt.startswith("図。品0 70%")


def test_a_waterfall_still_sums_after_rounding() -> None:
    amounts = [Money(Decimal(text) * 1_000_000) for text in ("261.80", "-44.03", "-32.34", "-50.48", "134.95")]
    block = shown("steps", view(name="x", items=rows(*amounts)))
    assert isinstance(block, Chart)
    total, decrease = block.series
    first, last = total.points[0], total.points[-1]
    assert first and last and first.y - sum(point.y for point in decrease.points if point) == last.y


def test_a_table_prints_one_line_a_row() -> None:
    block = shown("list", view(name="x", items=rows(Percent(Decimal("70.4")))))
    assert isinstance(block, Table)
    assert [_texts(cell) for cell in block.rows[0]] == [["品0"], ["70%"]]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("本文\n\n## 題 {#a}\n\nx", "ESG-DOCUMENT-025"),
        ("## 題 {#a}\n\n## 鍵なし\n\nx", "ESG-DOCUMENT-026"),
        ("## 題 {#zzz}\n\nx", "ESG-DOCUMENT-024"),
        ("## 題 {#b}\n\nx\n\n## 題 {#a}\n\nx", "ESG-DOCUMENT-027"),
        ("## 題 {#a}\n\n{% include 'none.md' %}", "ESG-DOCUMENT-014"),
        ("## 題 {#a}\n\n{% for %}", "ESG-DOCUMENT-002"),
        ("## 題 {#a}\n\n{% if when.has_such %}x{% endif %}", "ESG-DOCUMENT-043"),
    ],
)
def test_faults_of_structure_are_findings(source: str, code: str) -> None:
    assert code in [item.code for item in attempt(source, view(name="x")).findings]


def test_the_same_input_gives_the_same_tree() -> None:
    seen = view(name="名", items=rows(Percent(Decimal(1))))
    source = "## 題 {#a}\n\n{% for i in items %}\n- {{ i.name }} {{ i.share }}\n{% endfor %}\n"
    assert made(source, seen) == made(source, seen)
