"""Exhibits files: every mistake has its place, files lie over each other key by key, and what is shown is traceable."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding
from esgreport.base.quantity import Percent
from esgreport.base.text import Text
from esgreport.base.view import Condition, ViewRow
from esgreport.document.exhibits.kinds import KINDS
from esgreport.document.exhibits.library import decode_library
from esgreport.document.exhibits.path_check import KnownRecords
from esgreport.document.inlines import FactText, Words
from esgreport.document.tree import Chart, KeyFigures, Table
from esgreport.reading.overlay import overlaid
from esgreport.reading.yaml import read_yaml
from esgreport.review.passages import passages
from tests.document.test_assemble import attempt, library, made, view
from tests.reading.test_overlay import plain, tree

RECORDS = KnownRecords(
    {
        "items": {"name": (), "share": (), "due": (), "owner": ("officers",)},
        "officers": {"title": ()},
        "house": {"limit": ()},
    },
    ("metrics.gap.*",),
    frozenset({"exhibit", "survival"}),
)
FILE = """\
names:
  limit: house.limit|places:0
  chief: items.owner
  gap: metrics.gap.worst|places:0
exhibits:
  list:
    kind: table
    rows: items
    having: share
    caption: {ja: "一覧。基準は{limit}", en: "List. The limit is {limit}"}
    columns:
      name: {ja: 品目, en: Item, align: start, weight: 3}
      share: {ja: 割合, en: Share, field: "share|places:0", align: end}
      owner.title: {ja: 担当, en: Owner, when: has_owner}
      due: {ja: 期限, en: Due, field: "due?"}
  shares:
    kind: chart
    chart: dependency
    rows: items
    category: name
    series:
      share: {ja: 上位, en: Largest}
    limit: {ja: 基準, en: Limit, field: house.limit, when: has_limit}
    most: 7
  short:
    kind: key-figures
    figures:
      limit: {ja: 基準, en: Limit, note: {ja: "担当は{chief.title}", en: "Owner: {chief.title}"}}
"""
MISTAKES = [
    ("kind: table", "kind: tabel", "ESG-READING-104", 7),
    ("kind: table", "king: table", "ESG-DOCUMENT-044", 6),
    ("chart: dependency", "chart: dependancy", "ESG-READING-104", 18),
    ("align: end", "align: right", "ESG-READING-104", 13),
    ("align: start", "aline: start", "ESG-READING-101", 12),
    ("weight: 3", "weight: wide", "ESG-READING-107", 12),
    ("most: 7", "most: seven", "ESG-READING-107", 24),
    ("most: 7", "most: -7", "ESG-READING-107", 24),
    ("most: 7", "decimals: 40", "ESG-READING-107", 24),
    ("most: 7", "most:", "ESG-READING-105", 24),
    ("      share: {ja: 上位", "      shares: {ja: 上位", "ESG-READING-104", 22),
    ("    rows: items\n    having", "    row: items\n    having", "ESG-READING-101", 8),
    (", en: Item", "", "ESG-READING-102", 12),
    ("ja: 期限, ", "", "ESG-READING-102", 15),
    ('{ja: "一覧。基準は{limit}", en: "List. The limit is {limit}"}', "一覧", "ESG-READING-106", 10),
    ("ja: 品目", "ja: 上位3品目", "ESG-DOCUMENT-012", 12),
    ("ja: 品目", "ja: 三億円", "ESG-DOCUMENT-012", 12),
    ("en: Item", "en: <b>Item", "ESG-DOCUMENT-010", 12),
    ("en: Item", "en: https://x", "ESG-DOCUMENT-011", 12),
    ("share|places:0", "share|place:0", "ESG-DOCUMENT-004", 13),
    ("share|places:0", "share|places", "ESG-DOCUMENT-004", 13),
    ("share|places:0", "shore|places:0", "ESG-DOCUMENT-042", 13),
    ("share|places:0", "share|places:²", "ESG-DOCUMENT-041", 13),
    ("share|places:0", "share|places:40", "ESG-DOCUMENT-041", 13),
    ("share|places:0", "share|places:two", "ESG-DOCUMENT-041", 13),
    ("owner.title:", "owner.titel:", "ESG-DOCUMENT-042", 14),
    ("owner.title:", "owner..title:", "ESG-DOCUMENT-041", 14),
    ('"due?"', '"dew?"', "ESG-DOCUMENT-042", 15),
    ("    category: name\n", "", "ESG-READING-102", 16),
    ("share: {ja: 上位, en: Largest}", "gap: {ja: 上位, en: Largest}", "ESG-READING-101", 22),
    ("share: {ja: 上位, en: Largest}", "share: {field: share}", "ESG-READING-102", 22),
    ("share: {ja: 上位, en: Largest}", "share: {ja: 上位, en: Largest, x: name}", "ESG-READING-101", 22),
    ("chart: dependency", "chart: exceedance", "ESG-READING-102", 22),
    ("chart: dependency", "chart: waterfall", "ESG-READING-102", 16),
    ("category: name", "category: names", "ESG-DOCUMENT-042", 20),
    ("having: share", "having: shear", "ESG-DOCUMENT-042", 9),
    ("field: house.limit", "field: house.limits", "ESG-DOCUMENT-042", 23),
    ("house.limit|places:0", "house.limt|places:0", "ESG-DOCUMENT-042", 2),
    ("chief: items.owner", "chief: items.boss", "ESG-DOCUMENT-042", 3),
    ("  chief: items.owner", "  exhibit: items.owner", "ESG-DOCUMENT-045", 3),
    ("担当は{chief.title}", "担当は{chief.titles}", "ESG-DOCUMENT-042", 28),
    ("担当は{chief.title}", "担当は{chief.title", "ESG-DOCUMENT-041", 28),
    ("基準は{limit}", "基準は{}", "ESG-DOCUMENT-041", 10),
    ("metrics.gap.worst", "metrics.gaps.worst", "ESG-DOCUMENT-030", 4),
    ("担当は{chief.title}", "担当は{cheif.title}", "ESG-DOCUMENT-046", 28),
    ("rows: items", "rows: itms", "ESG-DOCUMENT-046", 8),
    ("figures:", "figuers:", "ESG-READING-101", 27),
    ("exhibits:", "exhibit:", "ESG-READING-101", 5),
]


def faults(text: str) -> tuple[Finding, ...]:
    read = read_yaml(text.encode(), "content/exhibits.yaml")
    return read.findings or decode_library(read.value, RECORDS).findings  # type: ignore[arg-type]


def test_the_file_of_the_mistakes_has_none() -> None:
    assert faults(FILE) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"), MISTAKES, ids=[f"{wrong}"[:24] for _, wrong, *_ in MISTAKES]
)
def test_a_word_mistaken_is_a_finding_at_its_line(right: str, wrong: str, code: str, line: int) -> None:
    assert FILE.count(right) >= 1
    found = faults(FILE.replace(right, wrong, 1))
    assert (code, line) in [(item.code, item.origin.line) for item in found if item.origin], found


@pytest.mark.parametrize(
    ("right", "wrong", "meant"),
    [
        ("kind: table", "kind: tabel", "table"),
        ("owner.title:", "owner.titel:", "title"),
        ("align: end", "align: ende", "end"),
    ],
)
def test_the_finding_names_the_word_probably_meant(right: str, wrong: str, meant: str) -> None:
    (item,) = faults(FILE.replace(right, wrong, 1))
    assert f"“{meant}”" in dict(item.details)["guess_en"]


@given(st.integers(0, len(FILE) - 1), st.text(st.characters(codec="utf-8"), max_size=3))
def test_no_file_however_garbled_is_anything_but_read_or_refused(place: int, text: str) -> None:
    for item in faults(FILE[:place] + text + FILE[place + 1 :]):
        assert item.origin is not None and item.origin.file == "content/exhibits.yaml"


def test_short_names_that_stand_for_each_other_are_names_of_nothing() -> None:
    text = "names: {one: two.name, two: one.name}\nexhibits:\n  f: {kind: key-figures, figures: {one: {ja: 一, en: One}}}\n"
    (item,) = attempt('## 題 {#a}\n\n{{ exhibit("f") }}', view(name="x"), exhibits=library(text)).findings
    assert (item.code, item.origin.line) == ("ESG-DOCUMENT-001", 3)  # type: ignore[union-attr]


def test_a_long_chain_of_short_names_is_no_bug() -> None:
    chain = "".join(f"  n{at}: n{at + 1}\n" for at in range(3000))
    assert faults(f"names:\n{chain}  n3000: items.name\n") == ()
    text = f"names:\n{chain}  n3000: items.name\n"
    (item,) = attempt("## 題 {#a}\n\n{{ n0 }}", view(name="x", items=rows(1)), exhibits=library(text)).findings
    assert item.code == "ESG-DOCUMENT-001"


# -- one file over another ---------------------------------------------------------------------------------------------


def test_what_an_upper_file_gets_wrong_has_its_place_there() -> None:
    over = read_yaml(b"exhibits:\n  list: {columns: {share: {align: right}}}\n", "templates/x/exhibits.yaml").value
    (item,) = decode_library(overlaid(tree(FILE), over), RECORDS).findings  # type: ignore[arg-type]
    assert (item.code, str(item.origin)) == ("ESG-READING-104", "templates/x/exhibits.yaml:2:35")


def test_a_change_to_an_exhibit_that_there_is_not_says_which_may_be_meant() -> None:
    over = tree("exhibits:\n  lists: {caption: {ja: 表, en: Table}}\n")
    (item,) = decode_library(overlaid(tree(FILE), over), RECORDS).findings
    assert item.code == "ESG-DOCUMENT-044" and "“list”" in dict(item.details)["guess_en"]


# -- what is shown -----------------------------------------------------------------------------------------------------


def rows(count: int) -> tuple[ViewRow, ...]:
    return tuple(
        ViewRow(
            "items",
            {"name": Fact(f"items.{n}.name", f"品{n}"), "share": Fact(f"items.{n}.share", Percent(Decimal(n)))},
        )
        for n in range(count)
    )


def shown(text: str, name: str = "e", seen: object = None, language: str = "ja", given: str = "") -> object:
    seen = seen or view(name="名", items=rows(3), open=Condition(True, ("house.open",)))
    source = f'## 題 {{#a}}\n\n文。\n\n{{{{ exhibit("{name}"{given}) }}}}\n'
    return made(source, seen, language, exhibits=library(text)).sections[0].blocks[1]  # type: ignore[arg-type]


TABLE = (
    "exhibits:\n  e: {kind: table, rows: items, columns: {name: {ja: 品, en: Item%s}, share: {ja: 比, en: Share}}}\n"
)


def test_a_block_knows_the_line_of_its_template_and_the_place_of_its_words() -> None:
    block = shown(TABLE % "")
    assert isinstance(block, Table) and block.meta.origin is not None
    assert (str(block.meta.origin), str(block.meta.words)) == (
        "templates/sample/ja.md:5:1",
        "content/exhibits.yaml:2:3",
    )
    assert set(block.meta.facts) == {f"items.{n}.{field}" for n in range(3) for field in ("name", "share")}


def test_reviewers_find_the_words_of_an_exhibit_where_they_are_written() -> None:
    text = TABLE.replace("rows: items", "rows: items, caption: {ja: 表題, en: Title}") % ""
    seen = view(name="x", items=rows(1))
    places = {
        item.text: str(item.origin)
        for item in passages(made('## 題 {#a}\n\n文。\n\n{{ exhibit("e") }}', seen, exhibits=library(text)))
    }
    assert (places["表題"], places["文。"]) == ("content/exhibits.yaml:2:3", "templates/sample/ja.md:3:1")


def test_a_part_under_a_condition_is_left_out_and_its_facts_are_noted() -> None:
    seen = view(name="x", items=rows(1), open=Condition(False, ("house.open",)))
    block = shown(TABLE % ", when: open", seen=seen)
    assert isinstance(block, Table) and len(block.columns) == 1
    assert "house.open" in block.meta.facts


def test_a_condition_that_the_document_does_not_have_is_a_finding_in_the_exhibits_file() -> None:
    seen = view(name="x", items=rows(1), open=Condition(True))
    found = attempt('## 題 {#a}\n\n{{ exhibit("e") }}', seen, exhibits=library(TABLE % ", when: opened")).findings
    assert [(item.code, str(item.origin)) for item in found] == [("ESG-DOCUMENT-043", "content/exhibits.yaml:2:73")]
    assert "“open”" in dict(found[0].details)["guess_en"]


def test_an_exhibit_that_there_is_not_is_a_finding_at_the_line_of_the_template() -> None:
    found = attempt('## 題 {#a}\n\n{{ exhibit("f") }}', view(name="x"), exhibits=library(TABLE % "")).findings
    assert [(item.code, str(item.origin)) for item in found] == [("ESG-DOCUMENT-040", "templates/sample/ja.md:3:1")]


def test_a_field_that_no_record_shows_is_a_finding_at_its_column_once() -> None:
    text = TABLE.replace("name: {", "nome: {") % ""
    found = attempt('## 題 {#a}\n\n{{ exhibit("e") }}', view(name="x", items=rows(3)), exhibits=library(text)).findings
    assert [(item.code, str(item.origin)) for item in found] == [("ESG-DOCUMENT-001", "content/exhibits.yaml:2:43")]
    assert "“name”" in dict(found[0].details)["guess_en"]


@pytest.mark.parametrize(("language", "weight", "head"), [("ja", 2, "品"), ("en", 5, "Item")])
def test_a_language_has_its_words_and_may_have_its_width(language: str, weight: int, head: str) -> None:
    text = TABLE % ", weight: 2, weight_en: 5"
    source = '## 題 {#a}\n\n{{ exhibit("e") }}'
    seen = view(name="x", items=rows(1))
    more = {"sample/en.md": source} if language == "en" else {}
    block = made(source, seen, language, exhibits=library(text), **more).sections[0].blocks[0]
    assert isinstance(block, Table)
    assert (block.columns[0].weight, block.columns[0].title) == (weight, (Words(head),))


def test_a_text_holds_facts_and_a_short_name_keeps_its_form() -> None:
    text = (
        "names: {top: company.share|places:1}\n"
        'exhibits:\n  e: {kind: key-figures, figures: {top: {ja: 比, en: Share, note: {ja: "会社{company.name}", en: x}}}}\n'
    )
    block = shown(text, seen=view(name=Text("<b>**名**", "name"), share=Percent(Decimal("12.34"))))
    assert isinstance(block, KeyFigures)
    (figure,) = block.figures
    assert figure.value == (FactText("company.share", "12.3%", True),)
    assert figure.note == (Words("会社"), FactText("company.name", "<b>**名**"))


def test_a_short_name_of_records_means_the_first_in_a_template() -> None:
    document = made(
        "## 題 {#a}\n\n{{ one.name }}", view(name="x", items=rows(2)), exhibits=library("names: {one: items}")
    )
    assert document.sections[0].blocks[0].inlines == (FactText("items.0.name", "品0"),)  # type: ignore[union-attr]


def test_a_sheet_has_fields_texts_and_lines() -> None:
    text = """
exhibits:
  e:
    kind: sheet
    rows:
      company.name: {ja: 社名, en: Name}
      "items[].name": {ja: 品目, en: Items}
      note: {ja: 注, en: Note, text: {ja: 注記, en: note}}
      lines:
        ja: 行
        en: Lines
        lines: {first: {ja: 甲, en: a}, company.name: {when: open}, shut: {ja: 乙, en: b, when: shut}}
"""
    seen = view(name="名", items=rows(2), open=Condition(True), shut=Condition(False))
    block = shown(text, seen=seen)
    assert isinstance(block, Table) and block.purpose == "sheet"
    assert [["".join(item.text for item in line) for line in row[1].lines] for row in block.rows] == [  # type: ignore[union-attr]
        ["名"],
        ["品0", "品1"],
        ["注記"],
        ["甲", "名"],
    ]


def test_a_record_given_by_name_is_what_the_fields_begin_with() -> None:
    text = "exhibits:\n  e: {kind: sheet, given: [one], rows: {one.name: {ja: 名, en: Name}}}\n"
    block = shown(text, given=", one=items[1]")
    assert isinstance(block, Table) and block.rows[0][1].lines == ((FactText("items.1.name", "品1"),),)


@pytest.mark.parametrize(("pick", "name"), [("", "品0"), ("[late]", "品1")])
def test_of_several_records_the_first_is_meant_or_the_first_for_which_a_condition_holds(pick: str, name: str) -> None:
    text = f'exhibits:\n  e: {{kind: sheet, rows: {{"items{pick}.name": {{ja: 名, en: Name}}}}}}\n'
    marked = tuple(ViewRow("items", {**row.fields, "late": Condition(n > 0)}) for n, row in enumerate(rows(3)))
    block = shown(text, seen=view(name="x", items=marked))
    assert isinstance(block, Table) and block.rows[0][1].lines[0][0].text == name  # type: ignore[union-attr]


def test_records_without_the_field_of_having_are_left_out() -> None:
    text = TABLE.replace("rows: items", "rows: items, having: share") % ""
    poor = ViewRow("items", {"name": Fact("items.9.name", "品9")})
    block = shown(text, seen=view(name="x", items=(*rows(2), poor)))
    assert isinstance(block, Table) and len(block.rows) == 2


def test_a_chart_without_values_is_not_there() -> None:
    text = "exhibits:\n  c: {kind: chart, chart: dependency, rows: items, category: name, series: {share: {ja: 比, en: Share}}}\n"
    (section,) = made(
        '## 題 {#a}\n\n文。\n\n{{ exhibit("c") }}', view(name="x", items=()), exhibits=library(text)
    ).sections
    assert not [block for block in section.blocks if isinstance(block, Chart)]


def test_a_limit_is_a_series_of_its_own_in_every_category() -> None:
    text = (
        "exhibits:\n  e: {kind: chart, chart: dependency, rows: items, category: name, most: 2,"
        " series: {share: {ja: 比, en: Share}}, limit: {ja: 基準, en: Limit, field: company.limit, when: open}}\n"
    )
    seen = view(name="x", limit=Percent(Decimal(30)), items=rows(3), open=Condition(True))
    block = shown(text, seen=seen)
    assert isinstance(block, Chart)
    assert block.categories == ("品0", "品1") and [item.role for item in block.series] == ["share", "limit"]
    assert [point.y for point in block.series[1].points if point] == [30, 30]


def some(count: int) -> tuple[ViewRow, ...]:
    """Records of which the last is late, as their own condition and as that of what they refer to says."""
    late = [Condition(at == count - 1) for at in range(count)]
    referred = [ViewRow("officers", {"late": item}) for item in late]
    read = zip(rows(count), late, referred, strict=True)
    return tuple(ViewRow("items", {**row.fields, "late": item, "owner": other}) for row, item, other in read)


@pytest.mark.parametrize("condition", ["late", "owner.late"])
def test_records_that_another_exhibit_shows_are_left_out_of_a_table(condition: str) -> None:
    text = TABLE.replace("rows: items", f"rows: items, besides: {condition}") % ""
    block = shown(text, seen=view(name="x", items=some(3)))
    assert isinstance(block, Table) and [row[0].lines[0][0].text for row in block.rows] == ["品0", "品1"]  # type: ignore[union-attr]


def test_a_chart_draws_the_records_of_its_condition_with_lines_under_their_names() -> None:
    text = (
        "exhibits:\n  e: {kind: chart, chart: dependency, rows: items, category: name, where: late is false,"
        ' series: {share: {ja: 比, en: Share}}, under: {now: {ja: "今は{share}", en: "Now {share}"},'
        " late: {where: late, ja: 遅れ, en: Late}}}\n"
    )
    block = shown(text, seen=view(name="x", items=some(3)))
    assert isinstance(block, Chart) and block.categories == ("品0\n今は0%", "品1\n今は1%")


def test_a_map_tells_by_its_marks_the_records_for_which_its_condition_holds() -> None:
    classes = "classes: [company.name, company.name, company.name, company.name, company.name]"
    text = (
        "exhibits:\n  e: {kind: map, rows: items, label: name, filled: counted, corner: {ja: 隅, en: Corner},"
        f" across: {{field: place, {classes}}}, up: {{field: place, {classes}}}}}\n"
    )
    placed = tuple(
        ViewRow("items", {**row.fields, "place": Fact(f"p.{at}", Decimal(3)), "counted": Condition(at > 0)})
        for at, row in enumerate(rows(2))
    )
    block = shown(text, seen=view(name="名", items=placed))
    assert isinstance(block, Table) and block.purpose == "map"
    lines = block.rows[2][3].lines
    assert ["".join(item.text for item in line) for line in lines] == ["○ 品0", "● 品1"]  # type: ignore[union-attr]


def test_the_examples_of_the_handbook_are_exhibits() -> None:
    text = (Path(__file__).parents[2] / "docs/templates.md").read_text("utf8")
    section = text[text.index("## Exhibits") : text.index("## Evidence")]
    shared, change, *others = (tree(block) for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL))
    whole = shared
    for other in others:
        whole = overlaid(whole, other)
    outcome = decode_library(whole, KnownRecords(figures=("metrics.*",)))
    assert outcome.value is not None, outcome.findings
    assert {exhibit.kind for exhibit in outcome.value.exhibits.values()} == set(KINDS)
    assert set(plain(change)) == {"exhibits"}  # type: ignore[call-overload]
