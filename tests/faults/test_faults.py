"""Seeded mistakes: each is found at its place, with its code and a hint, all in one run, and nothing else is found.

The expectation stands beside the fault: `# error: ESG-COMPANY-011 hint` on the line where it must be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from esgreport.base.catalogue import codes, entry
from esgreport.base.finding import QUOTE_LIMIT, Finding, Severity, render
from esgreport.base.text import LANGUAGES
from esgreport.company.decode import decode
from esgreport.company.records import Transaction
from esgreport.reading.csv import read_csv
from esgreport.reading.raw import RawTable
from esgreport.reading.yaml import read_yaml

HERE = Path(__file__).parent
FACTS = sorted((HERE / "facts").glob("*.yaml"))
BROKEN = sorted((HERE / "reading").glob("*.yaml"))


MARK = re.compile(r"# (error|warning|note): (ESG-[A-Z]+-[0-9]{3})([^#\n]*)")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One finding that must be made at a line; `hint` stands in its English text, `severity` in the catalogue."""

    file: str
    line: int
    code: str
    hint: str
    severity: str

    def is_met_by(self, item: Finding) -> bool:
        """Whether `item` is the finding that is meant."""
        if item.origin is None or (item.origin.file, item.origin.line, item.code) != (self.file, self.line, self.code):
            return False
        return self.hint in " ".join(render(entry(item.code), item, "en").values())


def expectations(file: str, text: str) -> list[Expectation]:
    """The expectations in the comments of a YAML file."""
    return [
        Expectation(file, number, code, hint.strip(), severity)
        for number, line in enumerate(text.splitlines(), 1)
        for severity, code, hint in MARK.findall(line)
    ]


def pair_off(wanted: list[Expectation], found: list[Finding]) -> tuple[list[Expectation], list[Finding]]:
    """What was expected and not found, and what was found and not expected."""
    spare = list(found)
    unmet = []
    for expectation in wanted:
        match = next((item for item in spare if expectation.is_met_by(item)), None)
        if match is None:
            unmet.append(expectation)
        else:
            spare.remove(match)
    return unmet, spare


def is_helpful(item: Finding) -> bool:
    """Whether the finding says in both languages what is wrong, what was expected and what to do."""
    return all(text.strip() for language in LANGUAGES for text in render(entry(item.code), item, language).values())


def severity_of(item: Finding) -> str:
    """`error`, `warning` or `note`."""
    return Severity(entry(item.code).severity).name.lower()


def _transactions() -> tuple[RawTable, list]:
    """The table without its last column, which says what must be found on each line."""
    table = read_csv((HERE / "facts" / "transactions.csv").read_bytes(), "transactions.csv").value
    wanted = [
        Expectation("transactions.csv", row[-1].origin.line, row[-1].text, "", "error")
        for row in (table.header, *table.rows)
        if row[-1].text
    ]
    return RawTable(table.header[:-1], tuple(row[:-1] for row in table.rows), table.origin), wanted


def _run() -> tuple[list, list[Finding]]:
    trees, wanted = [], []
    for path in FACTS:
        tree = read_yaml(path.read_bytes(), path.name)
        assert not tree.findings, path.name
        trees.append((path.name, tree.value))
        wanted += expectations(path.name, path.read_text("utf-8"))
    table, more = _transactions()
    return wanted + more, list(decode(trees, [(Transaction, table)]).findings)


def test_every_seeded_fault_is_found_in_one_run_at_its_place_with_its_hint_and_nothing_else():
    wanted, found = _run()
    unmet, unexpected = pair_off(wanted, found)
    assert not unmet and not unexpected, "\n".join(
        [f"not found: {item}" for item in unmet]
        + [
            f"unexpected: {item.code} {item.origin} {item.subject} {render(entry(item.code), item, 'en')}"
            for item in unexpected
        ]
    )


def test_at_least_a_hundred_faults_are_seeded():
    assert len(_run()[0]) >= 100


def test_every_finding_says_what_is_wrong_what_was_expected_and_what_to_do_in_both_languages():
    for item in _run()[1]:
        assert is_helpful(item), item


def test_severities_are_as_the_comments_say():
    wanted, found = _run()
    for expectation in wanted:
        match = next(item for item in found if expectation.is_met_by(item))
        assert severity_of(match) == expectation.severity, expectation


def test_findings_name_the_record_by_its_id_and_the_field():
    subjects = {(item.code, item.subject) for item in _run()[1]}
    assert ("ESG-COMPANY-024", "investments[INV-1].capex") in subjects
    assert ("ESG-COMPANY-025", "company.revenue") in subjects


def test_no_finding_quotes_more_than_forty_characters_of_the_input():
    for item in _run()[1]:
        value = dict(item.details).get("value", "")
        assert len(value) <= QUOTE_LIMIT, item


def test_every_code_of_the_room_is_seeded_or_tested_elsewhere():
    seeded = {expectation.code for expectation in _run()[0]}
    assert set(codes("company")) - seeded <= {
        "ESG-COMPANY-004", "ESG-COMPANY-017", "ESG-COMPANY-021", "ESG-COMPANY-042",
        # tests/company_ledger and tests/workbook
        *(f"ESG-COMPANY-{number}" for number in range(101, 133)),
        # tests/company/test_addressees.py
        "ESG-COMPANY-151", "ESG-COMPANY-152",
        # tests/company/test_estimates.py
        *(f"ESG-COMPANY-{number}" for number in range(134, 144)),
    }  # fmt: skip


def test_the_order_of_files_changes_no_finding():
    trees = [(path.name, read_yaml(path.read_bytes(), path.name).value) for path in FACTS]
    assert decode(trees).findings == decode(trees[::-1]).findings


@pytest.mark.parametrize("path", [path for path in BROKEN if path.stem != "cp932"], ids=lambda path: path.stem)
def test_a_file_that_cannot_be_read_says_where_and_why(path):
    found = list(read_yaml(path.read_bytes(), path.name).findings)
    unmet, unexpected = pair_off(expectations(path.name, path.read_text("utf-8")), found)
    assert not unmet and not unexpected, (unmet, unexpected)
    assert all(map(is_helpful, found))


def test_a_file_in_cp932_is_refused_with_the_encoding_that_it_seems_to_have():
    found = read_yaml((HERE / "reading" / "cp932.yaml").read_bytes(), "cp932.yaml").findings
    assert [item.code for item in found] == ["ESG-READING-002"]
    assert "cp932" in render(entry(found[0].code), found[0], "en")["what"]


def test_a_hundred_repeated_mistakes_in_a_table_are_one_finding_with_related_places():
    rows = "".join(f"ITM-9,SUP-9,2025-04,{number}円\n" for number in range(100))
    table = read_csv(f"item,supplier,period,amount\n{rows}".encode(), "transactions.csv").value
    dangling = [item for item in decode([], [(Transaction, table)]).findings if item.code == "ESG-COMPANY-061"]
    assert sorted(item.subject.rpartition(".")[2] for item in dangling) == ["item", "supplier"]
    assert all(len(item.related) == 20 for item in dangling)


def test_every_sentence_of_the_catalogue_can_be_rendered_in_both_languages():
    for item in _run()[1]:
        for language in LANGUAGES:
            render(entry(item.code), item, language)
