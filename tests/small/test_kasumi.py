"""A company of sixty people: one sheet becomes two letters of two pages and a self-check of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree

from esgreport import api
from esgreport.base.catalogue import entry
from esgreport.base.finding import Finding, Severity, render
from esgreport.inputs.small_form.definition import small
from esgreport.inputs.small_form.plan import FIRST_ROW, list_row, small_plan
from esgreport.inputs.small_form.reading import read_small
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.writers.xlsx.book import write_book
from tests.small.kasumi import ANSWERS, CELLS, ITEMS
from tests.workbook.texts import text_of

FORM, LIST_ROW = small().cells, list_row()
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/kasumi-chemical"
PAGES = {"customer-explanation": 1, "lender-note": 1, "self-check": 1}
SETTINGS = 'name = "x"\nlanguages = ["ja"]\ndocuments = ["customer-explanation", "lender-note", "self-check"]\n'
# Words that belong to listed companies or to those with a board; a company of sixty has neither.
LISTED = ("株主", "投資家", "上場", "取締役会", "監査役", "開示", "有価証券", "適時", "IR", "委員会")


def folder_with(
    place: Path,
    cells: Mapping[str, str],
    items: Sequence[Mapping[str, str]],
    answers: Mapping[str, Mapping[str, str]] | None = None,
) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    (place / "esgreport.toml").write_text(SETTINGS, "utf8")
    (place / "facts.xlsx").write_bytes(write_book(small_plan(cells, items, answers)))
    return place


def built(
    place: Path,
    cells: Mapping[str, str],
    items: Sequence[Mapping[str, str]],
    answers: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[dict[str, Path], list[Finding]]:
    """The files by document, and everything that was found."""
    folder = folder_with(place, cells, items, answers)
    opened = api.open_project(str(folder))
    if opened.value is None:
        return {}, list(opened.findings)
    found = api.build(opened.value, str(folder), str(folder / "out")).findings
    # A letter set tighter to keep to one page is told to its writer, and is no fault.
    faults = [item for item in (*opened.findings, *found) if item.code != "ESG-LAYOUT-007"]
    return {path.stem.partition("_")[0]: path for path in folder.rglob("out/**/*.docx")}, faults


def places(found: Sequence[Finding], severity: Severity = Severity.ERROR) -> list[tuple[str, str]]:
    return [(item.code, str(item.origin).split("!")[-1]) for item in found if entry(item.code).severity is severity]


def row_of(name: str) -> int:
    return FIRST_ROW + [cell.name for cell in FORM].index(name)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made, found = built(tmp_path_factory.mktemp("kasumi"), CELLS, ITEMS, ANSWERS)
    assert found == []
    return made


@cache
def words(path: Path) -> str:
    return text_of(path)


def test_the_form_asks_for_no_more_than_twenty_five_cells_and_ten_items() -> None:
    assert len(FORM) <= 25 and small().rows.most == 10
    assert sum(cell.needed for cell in FORM) <= 15


def test_the_example_holds_what_the_tests_know_about_it() -> None:
    book = read_xlsx((EXAMPLE / "facts.xlsx").read_bytes(), "facts.xlsx").value
    assert book is not None
    form = read_small(book)
    assert form.findings == ()
    assert {name: cell.text for name, cell in form.cells.items()} == CELLS
    assert [{name: cell.text for name, cell in item.items()} for item in form.items] == list(ITEMS)
    given = {item: {name: cell.text for name, cell in row.items() if cell.text} for item, row in form.answers.items()}
    asked = small().questions.asked
    assert given == {item: {"question": text, **ANSWERS.get(item, {})} for item, text in asked.items()}


def test_it_becomes_three_documents(files: dict[str, Path]) -> None:
    assert sorted(files) == sorted(PAGES)


@pytest.mark.office
@pytest.mark.parametrize("name", PAGES)
def test_a_document_has_its_pages_in_libreoffice(
    files: dict[str, Path], name: str, pdf_pages: Callable[[Path], list[str]]
) -> None:
    pages = pdf_pages(files[name])
    assert len(pages) == PAGES[name] and all(page.strip() for page in pages)


@pytest.mark.validator
@pytest.mark.parametrize("name", PAGES)
def test_the_open_xml_validator_finds_nothing(
    files: dict[str, Path], name: str, validate: Callable[[Path], list[str]]
) -> None:
    assert validate(files[name]) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("word", LISTED)
def test_no_word_of_a_listed_company_is_used(files: dict[str, Path], name: str, word: str) -> None:
    assert word not in words(files[name])


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_is_empty(files: dict[str, Path], name: str) -> None:
    paragraphs = docx.Document(str(files[name])).element.body
    kinds = [
        "heading" if "Heading" in _style(node) else "body"
        for node in paragraphs
        if node.tag.endswith(("}p", "}tbl", "}sdt"))
    ]
    assert all(pair != ("heading", "heading") for pair in pairwise(kinds))
    assert kinds[-1] == "body" and kinds.count("heading") >= 1


def _style(node: object) -> str:
    found = re.search(r'pStyle w:val="([^"]+)"', etree.tostring(node, encoding="unicode")[:2000])
    return found[1] if found else ""


@pytest.mark.parametrize(
    "secret", [item[key] for item in ITEMS for key in ("supplier",)] + ["ニッケル塩", "東南アジア"]
)
@pytest.mark.parametrize("name", ["customer-explanation", "lender-note"])
def test_suppliers_regions_and_items_that_are_not_to_be_shown_stay_inside(
    files: dict[str, Path], name: str, secret: str
) -> None:
    assert secret not in words(files[name])


def test_the_amount_is_told_to_the_bank_only(files: dict[str, Path]) -> None:
    assert "8百万円" in words(files["lender-note"])
    assert "百万円" not in words(files["customer-explanation"]) and "分析装置" not in words(
        files["customer-explanation"]
    )


def test_nobody_is_said_to_be_listed_or_to_have_a_new_organisation(files: dict[str, Path]) -> None:
    assert "製造部長の田所 由紀が担当しています" in words(files["lender-note"])


def test_the_required_cells_alone_make_documents_without_empty_parts(tmp_path: Path) -> None:
    least = {cell.name: CELLS[cell.name] for cell in FORM if cell.needed}
    made, found = built(tmp_path, least, ())
    assert places(found) == [] and sorted(made) == ["lender-note", "self-check"]
    text = text_of(made["lender-note"])
    assert all(heading not in text for heading in ("想定している事態", "備えていること", "これからの投資"))
    assert "お取引金融機関" in text


def test_every_missing_cell_is_named_at_its_place_at_once_in_japanese(tmp_path: Path) -> None:
    made, found = built(tmp_path, {}, ({"item": "樹脂"},))
    assert made == {}
    cells = {f"C{row_of(cell.name)}" for cell in FORM if cell.needed}
    assert set(places(found)) == {
        ("ESG-COMPANY-130", place) for place in (*cells, f"D{LIST_ROW + 2}", f"E{LIST_ROW + 2}")
    }
    for item in found:
        said = " ".join(render(entry(item.code), item, "ja").values())
        assert re.search("[ぁ-ん]", said), said


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("issued", "そのうち", "ESG-COMPANY-033"),
        ("policy_date", "2026-02-30", "ESG-COMPANY-034"),
        ("employees", "六十人ほど", "ESG-COMPANY-031"),
        ("fiscal_year_end", "年度末", "ESG-COMPANY-038"),
        ("investment_amount", "8百万", "ESG-COMPANY-025"),
        ("investment_end", "来年", "ESG-COMPANY-033"),
    ],
)
def test_a_wrong_value_is_found_once_at_its_cell(tmp_path: Path, name: str, value: str, code: str) -> None:
    made, found = built(tmp_path, {**CELLS, name: value}, ITEMS)
    assert made == {}
    assert places(found) == [(code, f"C{row_of(name)}")]


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ({"technology": ""}, "technology"),
        ({"investment_amount": ""}, "investment_amount"),
        ({"investment": ""}, "investment"),
    ],
)
def test_cells_that_belong_together_are_filled_together(tmp_path: Path, given: dict[str, str], lacking: str) -> None:
    _, found = built(tmp_path, {**CELLS, **given}, ITEMS)
    assert places(found) == [("ESG-COMPANY-130", f"C{row_of(lacking)}")]


@pytest.mark.parametrize(
    ("column", "value"), [("stock", "たくさん"), ("recover", "-3"), ("alternative", "そのうち"), ("shown", "たぶん")]
)
def test_a_wrong_value_of_an_item_is_found_at_its_cell(tmp_path: Path, column: str, value: str) -> None:
    items = [dict(ITEMS[0]), {**ITEMS[1], column: value}]
    _, found = built(tmp_path, CELLS, items)
    letter = "ABCDEFGH"[[item.name for item in small().rows.columns].index(column)]
    assert {place for _, place in places(found)} == {f"{letter}{LIST_ROW + 3}"}


def test_rows_and_columns_may_move(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, CELLS, ITEMS)
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    sheet = book.worksheets[0]
    sheet.protection.sheet = False
    sheet.insert_rows(8, 2)
    sheet.insert_cols(2)
    book.save(folder / "facts.xlsx")
    read = read_xlsx((folder / "facts.xlsx").read_bytes(), "facts.xlsx").value
    assert read is not None
    form = read_small(read)
    assert {name: cell.text for name, cell in form.cells.items()} == CELLS and len(form.items) == len(ITEMS)


def test_an_eleventh_item_is_a_finding_and_not_lost_in_silence(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, CELLS, [dict(ITEMS[0])] * 10)
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    book.worksheets[0].cell(LIST_ROW + 12, 1).value = "十一番目"
    book.save(folder / "facts.xlsx")
    opened = api.open_project(str(folder))
    assert ("ESG-COMPANY-129", f"A{LIST_ROW + 12}") in places(opened.findings)


def test_a_note_beside_the_cells_is_told_as_unread(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, CELLS, ITEMS)
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    book.worksheets[0].cell(FIRST_ROW, 6).value = "あとで確認"
    book.save(folder / "facts.xlsx")
    opened = api.open_project(str(folder))
    assert places(opened.findings, Severity.WARNING) == [("ESG-COMPANY-125", f"F{FIRST_ROW}")]


def test_hidden_rows_are_told_and_read_all_the_same(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, CELLS, ITEMS)
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    book.worksheets[0].row_dimensions[row_of("policy")].hidden = True
    book.save(folder / "facts.xlsx")
    opened = api.open_project(str(folder))
    assert opened.value is not None
    assert [item.code for item in opened.findings] == ["ESG-COMPANY-126"]
    assert str(row_of("policy")) in render(entry("ESG-COMPANY-126"), opened.findings[0], "ja")["what"]


def test_two_labels_beside_one_value_are_a_finding(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, CELLS, ITEMS)
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    book.worksheets[0].cell(row_of("policy"), 2).value = "作成日"
    book.save(folder / "facts.xlsx")
    opened = api.open_project(str(folder))
    assert ("ESG-COMPANY-123", f"C{row_of('policy')}") in places(opened.findings)


def test_a_line_that_was_deleted_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, CELLS, ITEMS)
    book = openpyxl.load_workbook(folder / "facts.xlsx")
    book.worksheets[0].cell(row_of("policy"), 1).value = None
    book.save(folder / "facts.xlsx")
    opened = api.open_project(str(folder))
    assert "ESG-COMPANY-128" in [code for code, _ in places(opened.findings)]


def test_hostile_text_prints_as_it_is(tmp_path: Path) -> None:
    hostile = "R&D <先端> & 売上<10億円 =1+1 {{x}}"
    made, found = built(tmp_path, {**CELLS, "technology": hostile, "lender_consultation": hostile}, ITEMS)
    assert places(found) == []
    assert hostile in text_of(made["lender-note"])


def test_a_new_project_starts_with_the_empty_form(tmp_path: Path) -> None:
    api.start_project(str(tmp_path / "neu"), "", "xlsx", "small")
    opened = api.open_project(str(tmp_path / "neu"))
    assert opened.value is None and {code for code, _ in places(opened.findings)} == {"ESG-COMPANY-130"}


@pytest.mark.parametrize("wanted", ["xlsx", "yaml"])
def test_a_company_that_grows_takes_its_facts_along_and_gets_the_same_documents(
    tmp_path: Path, files: dict[str, Path], wanted: str
) -> None:
    folder = folder_with(tmp_path, CELLS, ITEMS, ANSWERS)
    api.convert_facts(str(folder), wanted)
    assert (folder / "facts.xlsx").exists() == (wanted == "xlsx")
    opened = api.open_project(str(folder))
    assert opened.value is not None and opened.findings == ()
    api.build(opened.value, str(folder), str(folder / "out"))
    made = {path.stem.partition("_")[0]: path for path in folder.rglob("out/**/*.docx")}
    assert {name: text_of(path) for name, path in made.items()} == {name: text_of(path) for name, path in files.items()}


def test_gaps_of_the_self_check_stand_apart_with_what_becomes_of_them_and_who_sees_to_it(
    files: dict[str, Path], tmp_path: Path
) -> None:
    _, gaps = words(files["self-check"]).split("「いいえ」「一部」の問いの扱い")
    table = gaps.split("次に決めること")[0]
    assert "一社だけから買う品目" in table and "進行中" in table and CELLS["officer_title"] in table
    whole = {item: {"answer": "はい", "grounds": "記録", "by": "代表者"} for item in ANSWERS}
    made, _ = built(tmp_path, CELLS, ITEMS, whole)
    assert "「いいえ」「一部」の問いの扱い" not in words(made["self-check"])


def test_nobody_is_said_to_have_answered_a_question_that_nobody_answered(tmp_path: Path) -> None:
    """Filled cells of the form answer nothing: a form of 25 cells had printed six times yes, dated and with a name."""
    made, found = built(tmp_path, CELLS, ITEMS)
    assert places(found) == []
    text = text_of(made["self-check"])
    answers = [text.split(question)[1].split("\n")[1] for question in small().questions.asked.values()]
    assert answers == ["未回答"] * 9
    assert "進行中" not in text and "着手の予定" not in text and CELLS["officer_name"] not in text


def test_each_answer_stands_with_the_person_who_gave_it(files: dict[str, Path]) -> None:
    text = words(files["self-check"])
    for item, question in small().questions.asked.items():
        given = ANSWERS.get(item, {"answer": "未回答", "grounds": "―", "by": "―"})
        who = {"代表者": CELLS["president_name"], "担当者": CELLS["officer_name"]}.get(given["by"], given["by"])
        assert text.split(question)[1].split("\n")[1:4] == [given["answer"], given["grounds"], who]


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ({"answer": "はい"}, ["C", "D"]),
        ({"answer": "はい", "grounds": "記録"}, ["D"]),
        ({"answer": "いいえ", "grounds": "未着手", "by": "担当者"}, ["E", "F"]),
    ],
)
def test_an_answer_says_why_who_and_what_becomes_of_a_gap(
    tmp_path: Path, given: dict[str, str], lacking: list[str]
) -> None:
    made, found = built(tmp_path, CELLS, ITEMS, {"CHK-A1-a": given})
    first = FIRST_ROW + 1
    assert made == {} and places(found) == [("ESG-COMPANY-130", f"{column}{first}") for column in lacking]


def test_an_answer_that_is_none_is_found_at_its_cell(tmp_path: Path) -> None:
    wrong = {**ANSWERS["CHK-A1-a"], "answer": "たぶん"}
    _, found = built(tmp_path, CELLS, ITEMS, {"CHK-A1-a": wrong})
    assert places(found) == [("ESG-COMPANY-037", f"B{FIRST_ROW + 1}")]


def test_bank_and_customer_are_each_asked_their_own(files: dict[str, Path]) -> None:
    bank, customer = words(files["lender-note"]), words(files["customer-explanation"])
    assert CELLS["lender_consultation"] in bank and CELLS["lender_consultation"] not in customer
    assert CELLS["customer_consultation"] in customer and CELLS["customer_consultation"] not in bank


def test_a_form_of_an_earlier_version_is_read_with_what_is_asked_otherwise_now_told(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {}, ())
    (folder / "facts.xlsx").write_bytes((Path(__file__).with_name("form-of-version-5.xlsx")).read_bytes())
    opened = api.open_project(str(folder))
    assert opened.value is not None
    assert places(opened.findings, Severity.WARNING) == [("ESG-COMPANY-125", place) for place in ("C14", "A29", "C29")]


def test_records_hold_nothing_that_the_form_does_not_ask(tmp_path: Path) -> None:
    opened = api.open_project(str(folder_with(tmp_path, CELLS, ITEMS)))
    assert opened.value is not None
    known = opened.value.facts.knowledge.by_id
    for field in ("criticality", "daily_use", "confidence", "interest", "pillar", "state"):
        assert not [name for name in known if name.endswith(f".{field}")], field
    assert not [name for name in known if name.startswith("stakeholders.") and name.endswith(".owner")]


ALONE = {**ITEMS[2], "shown": "はい"}


def test_that_nothing_takes_an_items_place_is_said_where_its_owner_allows_it(tmp_path: Path) -> None:
    """The owner needs the loan for this very item; a finding about ITM-3 had stopped his letter."""
    made, found = built(tmp_path / "no", CELLS, (*ITEMS[:2], ALONE))
    assert found == [] and "ニッケル塩\n30日\n120日\n―" in text_of(made["lender-note"])
    made, found = built(tmp_path / "yes", CELLS, (*ITEMS[:2], {**ALONE, "open": "はい"}))
    assert found == [] and "ニッケル塩\n30日\n120日\n代替先なし" in text_of(made["lender-note"])


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("policy_date", "今年の春", "方針を決めた日"),
        ("fiscal_year_end", "年度末", "事業年度の末日"),
        ("employees", "多い", "60人"),
        ("investment_amount", "8百万", "その金額"),
        ("issued", "そのうち", "作成日"),
    ],
)
def test_a_finding_speaks_in_the_words_of_the_form(tmp_path: Path, name: str, value: str, words: str) -> None:
    _, found = built(tmp_path, {**CELLS, name: value}, ITEMS)
    item = next(item for item in found if item.origin and item.origin.cell.endswith(f"!C{row_of(name)}"))
    said = f"{item.subject} {' '.join(render(entry(item.code), item, 'ja').values())}"
    assert words in said and not re.search(r"\w+\[|[a-z]+_[a-z]+", said)


@pytest.mark.parametrize(("column", "value", "example"), [("stock", "なし", "45日分"), ("recover", "不明", "90日")])
def test_days_are_asked_for_as_days(tmp_path: Path, column: str, value: str, example: str) -> None:
    _, found = built(tmp_path, CELLS, [{**ITEMS[0], column: value}])
    (item,) = found
    assert example in render(entry(item.code), item, "ja")["expected"] and "個" not in str(item.details)
