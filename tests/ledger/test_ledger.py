"""A ledger as purchasing systems export it: found, read exactly, added up in one pass, and every doubt told at its place."""

from __future__ import annotations

import csv
import io
import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport import api
from esgreport.base.catalogue import entry
from esgreport.base.finding import Outcome, Severity
from esgreport.cli.main import main
from esgreport.inputs.ledger.amounts import read_amount
from esgreport.inputs.ledger.headings import recognised
from esgreport.inputs.ledger.ledger import read_ledger, survey
from esgreport.inputs.ledger.profile import Profile
from esgreport.inputs.ledger.profile_file import decode_profile, profile_text
from esgreport.inputs.project import Folder
from esgreport.reading.raw import RawTable
from esgreport.reading.toml import read_toml
from esgreport.system import SystemWorld

ROOT = Path(__file__).resolve().parents[2]
HEADER = ["伝票番号", "計上日", "仕入先コード", "品目コード", "仕入金額"]
LINES = [
    ["1", "2025/04/01", "S-1", "I-1", "1,200"],
    ["2", "2025/04/30", "S-1", "I-1", "800"],
    ["3", "2025/05/01", "S-2", "I-1", "500"],
    ["4", "2025/05/02", "S-2", "I-2", "(100)"],
]
SUMS = {("I-1", "S-1", "2025-04"): 2000, ("I-1", "S-2", "2025-05"): 500, ("I-2", "S-2", "2025-05"): -100}
IDS = {"items": {"I-1", "I-2"}, "suppliers": {"S-1", "S-2"}, "supplier_sites": set()}


def text(lines: list[list[str]], separator: str = ",", end: str = "\r\n") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator=end).writerows(lines)
    return target.getvalue()


def ledger(place: Path, data: bytes | str, name: str = "transactions.csv", profile: str = "") -> Outcome[RawTable]:
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    if profile:
        (place / "transactions.toml").write_text(profile, "utf8")
    return read_ledger(Folder(SystemWorld(), str(place)), lambda: IDS)


def sums_of(read: Outcome[RawTable]) -> dict[tuple[str, str, str], Decimal]:
    assert read.value is not None, read.findings
    names = [cell.text for cell in read.value.header]
    made = {}
    for row in read.value.rows:
        cells = dict(zip(names, (cell.text for cell in row), strict=True))
        made[cells["item"], cells["supplier"], cells["period"]] = Decimal(cells["amount"].removesuffix("円"))
    return made


def found(read: Outcome[RawTable], notes: bool = False) -> list[tuple[str, str]]:
    return [
        (item.code, str(item.origin))
        for item in read.findings
        if notes or entry(item.code).severity is not Severity.NOTE
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_usual_encoding_separator_and_line_end_is_read(
    tmp_path: Path, encoding: str, separator: str, end: str
) -> None:
    read = ledger(tmp_path, text([HEADER, *LINES], separator, end).encode(encoding))
    assert sums_of(read) == SUMS and found(read) == []


def test_titles_above_totals_among_and_headings_repeated_are_no_purchases(tmp_path: Path) -> None:
    lines = [
        ["仕入実績一覧表"], ["出力日", "2026/11/01"], [], HEADER, *LINES[:2], ["", "", "", "小計", "2,000"], HEADER, *LINES[2:],
        ["", "", "S-2 計", "", "400"], ["合計", "", "", "", "2,400"],
    ]  # fmt: skip
    read = ledger(tmp_path, text(lines))
    assert sums_of(read) == SUMS and found(read) == []
    seen = survey(Folder(SystemWorld(), str(tmp_path))).value
    assert seen is not None and (seen.rows, seen.totals, seen.amount) == (4, 3, 2400)


def test_a_grand_total_that_differs_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    read = ledger(tmp_path, text([HEADER, *LINES, ["総合計", "", "", "", "2,500"]]))
    assert found(read) == [("ESG-COMPANY-116", "transactions.csv:6:5")]
    (item,) = [item for item in read.findings if item.code == "ESG-COMPANY-116"]
    assert dict(item.details) == {"value": "2,500", "sum": "2,400", "difference": "100"}


def test_a_total_in_thousands_may_differ_by_rounding(tmp_path: Path) -> None:
    header = [*HEADER[:4], "仕入金額（千円）"]
    lines = [[*line[:4], value] for line, value in zip(LINES, ("1.6", "1.6", "1.6", "1.6"), strict=True)]
    read = ledger(tmp_path, text([header, *lines, ["合計", "", "", "", "6"]]))
    assert found(read) == [] and sum(sums_of(read).values()) == 6400


@pytest.mark.parametrize(
    ("written", "yen"),
    [
        ("1200", 1200), ("1,200", 1200), ("1,234,567", 1234567), ("123,456,789,012", 123456789012), ("１，２００", 1200),
        ("-1,200", -1200), ("▲1,200", -1200), ("△ 1,200", -1200), ("(1,200)", -1200), ("（1,200）", -1200), ("1,200-", -1200),
        ("¥1,200", 1200), ("\\1,200", 1200), ("1,200円", 1200), ("1,200.50", Decimal("1200.50")), ("0", 0), ("-", 0), ("1.2百万円", 1200000),
    ],
)  # fmt: skip
def test_amounts_are_read_exactly_however_they_are_written(tmp_path: Path, written: str, yen: int) -> None:
    read = ledger(tmp_path, text([HEADER, LINES[0], [*LINES[1][:4], written]]))
    assert sums_of(read) == {("I-1", "S-1", "2025-04"): 1200 + yen}, read.findings


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        (4, "1,23,456", "ESG-COMPANY-024"), (4, "12,34", "ESG-COMPANY-024"), (4, "", "ESG-COMPANY-016"), (4, "未定", "ESG-COMPANY-027"),
        (4, "1_200", "ESG-COMPANY-023"), (4, "1e3", "ESG-COMPANY-023"), (4, "#REF!", "ESG-COMPANY-027"), (4, "9" * 60, "ESG-COMPANY-040"),
        (1, "2025/13/01", "ESG-COMPANY-034"), (1, "", "ESG-COMPANY-016"), (1, "先月", "ESG-COMPANY-038"), (1, "1825/01/01", "ESG-COMPANY-035"),
        (3, "", "ESG-COMPANY-016"), (3, "I-9", "ESG-COMPANY-111"), (2, "", "ESG-COMPANY-016"), (2, "S-9", "ESG-COMPANY-112"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_field(tmp_path: Path, column: int, written: str, code: str) -> None:
    bad = [*LINES[1]]
    bad[column] = written
    read = ledger(tmp_path, text([HEADER, LINES[0], bad, *LINES[2:]]))
    assert found(read) == [(code, f"transactions.csv:3:{column + 1}")]


def test_many_of_one_kind_are_told_twenty_times_and_counted(tmp_path: Path) -> None:
    bad = [[*LINES[0][:4], "?"] for _ in range(50)]
    read = ledger(tmp_path, text([HEADER, LINES[0], *bad]))
    assert len(found(read)) == 20
    (more,) = [dict(item.details) for item in read.findings if item.code == "ESG-COMPANY-117"]
    assert more["count"] == "30"


def test_rows_of_another_length_are_told_and_not_guessed_at(tmp_path: Path) -> None:
    read = ledger(tmp_path, text([HEADER, LINES[0], LINES[1][:3], [*LINES[2], "", ""], [*LINES[3], "x"]]))
    assert found(read) == [("ESG-COMPANY-114", "transactions.csv:3:1"), ("ESG-COMPANY-114", "transactions.csv:5:1")]


def test_a_quotation_that_never_ends_is_told(tmp_path: Path) -> None:
    read = ledger(tmp_path, text([HEADER, *LINES]) + '5,"2025/05/02,S-1,I-1,1')
    assert [code for code, _ in found(read)] == ["ESG-READING-023"]


def test_bytes_of_no_encoding_and_an_empty_file_are_told(tmp_path: Path) -> None:
    assert [code for code, _ in found(ledger(tmp_path / "a", b"\xff\xfe\xfd\x00\x81"))] == ["ESG-READING-002"]
    assert [code for code, _ in found(ledger(tmp_path / "b", b""))] == ["ESG-READING-020"]
    late = text([HEADER, *(LINES * 40_000)]).encode("cp932") + b"\x85\xff,,,,\r\n"
    assert "ESG-READING-002" in [code for code, _ in found(ledger(tmp_path / "c", late))]


def test_a_foreign_currency_is_never_added_to_yen(tmp_path: Path) -> None:
    lines = [[*HEADER, "通貨"], [*LINES[0], "JPY"], [*LINES[1], "USD"], [*LINES[2], ""]]
    read = ledger(tmp_path, text(lines))
    assert found(read) == [("ESG-COMPANY-026", "transactions.csv:3:6")]


def test_quantities_add_up_with_their_unit_and_are_dropped_when_units_mix(tmp_path: Path) -> None:
    header = [*HEADER, "数量", "単位"]
    read = ledger(tmp_path / "a", text([header, [*LINES[0], "5", "kg"], [*LINES[1], "7.5", "kg"]]))
    assert read.value is not None and [cell.text for cell in read.value.rows[0]][4] == "12.5kg"
    mixed = ledger(tmp_path / "b", text([header, [*LINES[0], "5", "kg"], [*LINES[1], "7", "個"]]))
    assert mixed.value is not None and [cell.text for cell in mixed.value.rows[0]][4] == ""
    assert found(mixed) == [("ESG-COMPANY-115", "transactions.csv:2:1")]
    lost = ledger(tmp_path / "c", text([header, [*LINES[0], "5", "kg"], [*LINES[1], "", ""]]))
    assert lost.value is not None and [cell.text for cell in lost.value.rows[0]][4] == ""


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (["計上日", "仕入先コード", "品目コード", "仕入金額", "検収金額"], "ESG-COMPANY-101"),
        (["計上日", "仕入先コード", "品目コード", "備考", "メモ"], "ESG-COMPANY-102"),
        (["計上日", "仕入先コード", "品目コード", "金額（USD）", "メモ"], "ESG-COMPANY-102"),
    ],
)
def test_headings_that_leave_a_doubt_are_not_guessed(tmp_path: Path, headings: list[str], code: str) -> None:
    read = ledger(tmp_path, text([headings, ["2025/04/01", "S-1", "I-1", "1", "2"]]))
    assert read.value is None and [found_code for found_code, _ in found(read)] == [code]


def test_tax_in_the_amounts_is_a_note(tmp_path: Path) -> None:
    read = ledger(tmp_path, text([[*HEADER[:4], "仕入金額（税込）"], *LINES]))
    assert "ESG-COMPANY-109" in [code for code, _ in found(read, notes=True)]


PROFILE = """amount_unit = "千円"
[columns]
item = "何か"
supplier = "どこか"
period = "いつか"
amount = "いくらか"
[items]
A100 = "I-1"
[suppliers]
"0001" = "S-1"
"""
OWN = ["何か", "どこか", "いつか", "いくらか"]


def test_a_profile_says_what_headings_units_and_codes_mean(tmp_path: Path) -> None:
    read = ledger(
        tmp_path, text([OWN, ["A100", "0001", "202504", "1.5"], ["Ｉ－２", "S-2", "2025-05", "2"]]), profile=PROFILE
    )
    assert found(read, notes=True) == []
    assert sums_of(read) == {("I-1", "S-1", "2025-04"): 1500, ("I-2", "S-2", "2025-05"): 2000}
    assert found(read, notes=True) == []


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (("何か", "なにか"), "ESG-COMPANY-103", "transactions.toml"),
        (('"千円"', '"千ドル"'), "ESG-READING-104", "transactions.toml:1"),
        (("[items]", "[itemz]"), "ESG-READING-101", "transactions.toml:7"),
        (('"いくらか"', '"何か"'), "ESG-COMPANY-107", "transactions.toml:6"),
        (('amount = "いくらか"\n', ""), "ESG-READING-102", "transactions.toml:2"),
        (('"いくらか"', "[1]"), "ESG-READING-106", "transactions.toml:6"),
        (('A100 = "I-1"', 'A100 = "I-7"'), "ESG-COMPANY-108", "transactions.toml"),
    ],
)
def test_a_wrong_profile_is_told_at_its_line(tmp_path: Path, change: tuple[str, str], code: str, place: str) -> None:
    read = ledger(tmp_path, text([OWN, ["A100", "0001", "202504", "1.5"]]), profile=PROFILE.replace(*change))
    assert (code, True) in [(item, where.startswith(place)) for item, where in found(read)]


def test_a_heading_twice_and_another_unit_than_the_profile_says_are_told(tmp_path: Path) -> None:
    repeated = ledger(tmp_path / "a", text([[*OWN, "何か"], ["A100", "0001", "202504", "1", ""]]), profile=PROFILE)
    assert found(repeated) == [("ESG-COMPANY-104", "transactions.csv:1:5")]
    unit = PROFILE.replace('"いくらか"', '"金額(百万円)"')
    other = ledger(tmp_path / "b", text([[*OWN[:3], "金額(百万円)"], ["A100", "0001", "202504", "1"]]), profile=unit)
    assert found(other) == [("ESG-COMPANY-110", "transactions.csv:1:4")]


TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@given(
    st.lists(TEXTS, min_size=4, max_size=4, unique_by=lambda text: "".join(text.casefold().split())),
    st.dictionaries(TEXTS, TEXTS, max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_a_saved_profile_reads_back_as_it_was(headings: list[str], codes: dict[str, str]) -> None:
    made = Profile(item=headings[0], supplier=headings[1], period=headings[2], amount=headings[3], items=codes)
    root = read_toml(profile_text(made).encode(), "transactions.toml")
    assert root.value is not None, root.findings
    read = decode_profile(root.value)
    if read.value is not None:
        assert read.value == made
    else:
        assert {item.code for item in read.findings} <= {"ESG-COMPANY-107"}


@given(st.integers(-(10**12), 10**12), st.sampled_from(["{:d}", "{:,d}", "¥{:,d}", "{:,d}円", "{:,d}.00"]))
def test_an_amount_printed_in_any_form_is_read_as_itself(number: int, form: str) -> None:
    assert read_amount(form.format(number), 0) == number


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["I-1", "I-2"]),
            st.sampled_from(["S-1", "S-2"]),
            st.integers(1, 12),
            st.integers(-(10**9), 10**9),
            st.booleans(),
        ),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=40, deadline=None)
def test_the_sums_are_those_of_a_plain_addition(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, int, int, bool]]
) -> None:
    lines = [
        [str(at), f"2025/{month:02}/03", supplier, item, f"{value:,}" if grouped else str(value)]
        for at, (item, supplier, month, value, grouped) in enumerate(rows)
    ]
    wanted: dict[tuple[str, str, str], int] = {}
    for item, supplier, month, value, _ in rows:
        key = (item, supplier, f"2025-{month:02}")
        wanted[key] = wanted.get(key, 0) + value
    assert sums_of(ledger(tmp_path_factory.mktemp("sums"), text([HEADER, *lines]))) == wanted


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("品目コード", "item"), ("Material No.", "item"), ("仕入先CD", "supplier"), ("Vendor", "supplier"), ("計上年月", "period"),
        ("Posting Date", "period"), ("金額(税抜)", "amount"), ("Amount in Local Currency", "amount"), ("数量", "quantity"), ("通貨", "currency"),
    ],
)  # fmt: skip
def test_headings_of_usual_systems_are_known(heading: str, column: str) -> None:
    meant = recognised(heading)
    assert meant is not None and meant.column == column


@pytest.mark.parametrize("heading", ["金額（USD）", "予算金額", "備考", "単価", "値引", ""])
def test_headings_that_mean_something_else_are_not_taken(heading: str) -> None:
    assert recognised(heading) is None


def xlsx(place: Path, lines: list[list[object]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("明細")
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            sheet.write(row, column, value)
    book.close()
    return target.getvalue()


def test_a_workbook_is_read_as_well_and_names_its_cells(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["仕入実績"],
        [],
        [*HEADER],
        *([*line[:4], 1200 - 400 * at] for at, line in enumerate(LINES[:2])),
    ]
    read = ledger(tmp_path / "a", xlsx(tmp_path, lines), "transactions.xlsx")
    assert sums_of(read) == {("I-1", "S-1", "2025-04"): 2000} and found(read) == []
    bad = ledger(
        tmp_path / "b", xlsx(tmp_path, [*lines, ["9", "2025/05/01", "S-1", "I-1", "未定"]]), "transactions.xlsx"
    )
    assert found(bad) == [("ESG-COMPANY-027", "transactions.xlsx 明細!E6")]


def test_a_workbook_that_is_none_is_one_clear_finding(tmp_path: Path) -> None:
    assert len(found(ledger(tmp_path / "a", b"not a zip", "transactions.xlsx"))) == 1
    assert len(found(ledger(tmp_path / "b", xlsx(tmp_path, [["a"]])[:400], "transactions.xlsx"))) == 1


def test_two_ledgers_are_a_finding(tmp_path: Path) -> None:
    ledger(tmp_path, text([HEADER, *LINES]))
    read = ledger(tmp_path, text([HEADER, *LINES], "\t"), "transactions.tsv")
    assert [code for code, _ in found(read)] == ["ESG-PROJECT-010"]


def test_memory_grows_with_the_groups_and_not_with_the_rows(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        data = text([HEADER, *(LINES * (rows // 4))]).encode()
        (tmp_path / "transactions.csv").write_bytes(data)
        tracemalloc.start()
        read = ledger(tmp_path, data)
        most = tracemalloc.get_traced_memory()[1] - len(data)
        tracemalloc.stop()
        assert sum(sums_of(read).values()) == 2400 * (rows // 4)
        return most

    assert peak(200_000) < peak(100_000) + 200_000


def test_progress_is_told_in_bytes_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "transactions.csv").write_bytes(text([HEADER, *(LINES * 20_000)]).encode())
    heard: list[tuple[int, int, str]] = []
    read_ledger(Folder(SystemWorld(), str(tmp_path)), None, lambda *args: heard.append(args))
    assert (
        len(heard) >= 4
        and heard[-1][0] == heard[-1][1]
        and [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)
    )


def test_an_export_of_the_examples_ledger_gives_the_same_figures(tmp_path: Path) -> None:
    api.start_project(str(tmp_path / "a"), "aoba-precision")
    rows = list(csv.reader(io.StringIO((tmp_path / "a/transactions.csv").read_text("utf-8-sig"))))
    places = {name: at for at, name in enumerate(rows[0])}
    wanted = ("調達先", "品目", "調達先の拠点", "年月", "金額")
    lines = [["仕入先コード", "品目コード", "製造拠点コード", "計上年月", "仕入金額"]]
    lines += [[row[places[name]].removesuffix("円") for name in wanted] for row in rows[1:]]
    first = api.open_project(str(tmp_path / "a")).value
    (tmp_path / "a/transactions.csv").write_bytes(text(lines).encode("cp932"))
    again = api.open_project(str(tmp_path / "a"))
    assert first is not None and again.value is not None and again.findings == ()
    figures = [{item.id: item.text for item in api.measures(loaded, "ja")} for loaded in (first, again.value)]
    assert figures[0] == figures[1] and len(figures[0]) > 50


def test_the_command_shows_how_columns_are_read_and_saves_it(tmp_path: Path) -> None:
    (tmp_path / "transactions.csv").write_bytes(text([HEADER, *LINES]).encode("cp932"))
    shown = CliRunner().invoke(main, ["facts", "transactions", str(tmp_path), "--ui-lang", "ja"])
    assert shown.exit_code == 0 and "品目 ← 品目コード" in shown.output and "--save" in shown.output
    saved = CliRunner().invoke(main, ["facts", "transactions", str(tmp_path), "--save", "--ui-lang", "en"])
    assert saved.exit_code == 0 and (tmp_path / "transactions.toml").exists()
    again = CliRunner().invoke(main, ["facts", "transactions", str(tmp_path), "--ui-lang", "en"])
    assert "as set in transactions.toml" in again.output
    none = CliRunner().invoke(main, ["facts", "transactions", str(tmp_path / "none"), "--ui-lang", "en"])
    assert none.exit_code == 1 and "ESG-PROJECT-011" in none.output
