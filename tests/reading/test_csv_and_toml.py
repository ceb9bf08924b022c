"""CSV and TOML become texts with places."""

from esgreport.reading.csv import read_csv
from esgreport.reading.raw import Mapping, Scalar, Sequence
from esgreport.reading.toml import read_toml


def test_a_csv_of_another_japanese_encoding_is_read() -> None:
    table = read_csv("品目,金額\n磁石,100円\n".encode("cp932"), "t.csv").value
    assert table is not None and [cell.text for cell in table.rows[0]] == ["磁石", "100円"]


def test_a_field_knows_its_line_and_number() -> None:
    table = read_csv(b"a,b\n1,2\n3,4\n", "t.csv").value
    assert table is not None
    cell = table.rows[1][1]
    assert (cell.text, cell.origin.line, cell.origin.column) == ("4", 3, 2)


def test_every_fault_of_a_csv_is_found_at_once() -> None:
    found = read_csv(b"a,a\n1\n2,\x07\n", "t.csv").findings
    assert sorted(item.code for item in found) == ["ESG-READING-011", "ESG-READING-021", "ESG-READING-022"]


def test_an_empty_csv_has_no_header() -> None:
    assert [item.code for item in read_csv(b"", "t.csv").findings] == ["ESG-READING-020"]


def test_toml_values_become_text_with_the_line_of_their_key() -> None:
    root = read_toml(b'as_of = 2026-04-01\n[brand]\ndocx = "a.docx"\nlanguages = ["ja", "en"]\n', "p.toml").value
    assert root is not None
    day, brand = root.get("as_of"), root.get("brand")
    assert isinstance(day, Scalar) and day.text == "2026-04-01"
    assert isinstance(brand, Mapping)
    docx, languages = brand.get("docx"), brand.get("languages")
    assert isinstance(docx, Scalar) and docx.origin.line == 3
    assert isinstance(languages, Sequence) and len(languages.items) == 2


def test_broken_toml_names_its_line() -> None:
    item = read_toml(b"a = 1\nb = \n", "p.toml").findings[0]
    assert (item.code, item.origin.line) == ("ESG-READING-003", 2)
