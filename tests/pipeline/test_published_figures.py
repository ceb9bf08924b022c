"""Figures as they were published: documents agree with them, or every place that does not is named."""

from __future__ import annotations

import json
from decimal import Decimal

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from esgreport.audience.published_figures import agrees
from esgreport.base.fact import Fact
from esgreport.base.quantity import Money, Percent
from esgreport.cli.main import main

LINE = (
    "disclosures:\n  - {{id: DIS-9, fact: {fact}, value: {value}, paper: timely-disclosure, title_ja: 計画のお知らせ, "
    "title_en: Notice of the plan, on: 2026-10-30}}\n"
)


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def published(project, value, fact="programmes.PRG-1.total"):
    (project / "facts/disclosures.yaml").write_text(LINE.format(fact=fact, value=value), "utf8")


def found(project, *codes):
    done = run("check", project, "--format", "json")
    return [item for item in json.loads(done.output)["findings"] if item["code"] in codes]


@pytest.mark.parametrize(
    ("value", "true", "same"),
    [
        ("4.6億円", 460_000_000, True),
        ("5億円", 460_000_000, True),
        ("4億円", 460_000_000, True),
        ("460百万円", 460_000_000, True),
        ("461百万円", 460_000_000, False),
        ("4.7億円", 460_000_000, False),
        ("-4.6億円", 460_000_000, False),
        ("460日", 460_000_000, False),
        ("４６０百万円", 460_000_000, True),
        ("四億円", 460_000_000, False),
    ],
)
def test_a_published_figure_agrees_to_the_digits_that_were_printed(value, true, same):
    assert agrees(value, Fact("f", Money(Decimal(true)))) is same


@given(st.decimals("-1000", "1000", places=6), st.integers(0, 3))
def test_every_figure_agrees_with_its_own_rounding(value, places):
    printed = round(value, places)
    assert agrees(f"{printed:f}%", Fact("f", Percent(value)))


def test_documents_that_agree_are_built(project):
    published(project, "460百万円")
    assert found(project, "ESG-BUILD-011", "ESG-AUDIENCE-018", "ESG-AUDIENCE-019") == []
    done = run("build", project, "shareholder-letter", "--lang", "ja", "--out", project / "out")
    assert done.exit_code == 0 and (project / "out/ja/shareholder-letter.docx").exists()


def test_a_figure_published_otherwise_is_named_at_every_place_and_no_outsider_gets_it(project):
    out = project / "out"
    assert run("build", project, "--lang", "ja", "--out", out).exit_code == 0
    letter = out / "ja/shareholder-letter.docx"
    assert run("issue", letter, "--to", "public", "--for", "株主各位", "--project", project).exit_code == 0
    letter.unlink()
    published(project, "480百万円")
    done = run("build", project, "--lang", "ja", "--out", out)
    assert done.exit_code == 1
    (line,) = [line for line in done.output.splitlines() if "ESG-BUILD-011" in line]
    assert "480百万円" in line and "計画のお知らせ" in line and "2026-10-30" in line
    assert "ja/shareholder-letter.docx (size" in line, "the file and the section in which it stands"
    assert "株主各位: ja/shareholder-letter.docx" in line, "and whom it was given to"
    assert "460" not in line, "the new figure is not told"
    assert not letter.exists() and (out / "ja/board-memo.docx").exists()


START = "それが、この出来事から私が得た結論です。"


@pytest.mark.parametrize(
    ("published_as", "words", "codes"),
    [
        ("4.65億円", "", set()),
        ("465百万円", "総額は4.65億円です。", set()),
        # What was published in two digits may be said in two; the third is still ours.
        ("4.7億円", "総額は465百万円です。", {"ESG-AUDIENCE-009"}),
    ],
)
def test_a_published_figure_is_no_secret_in_a_text_for_a_supplier(project, published_as, words, codes):
    programme, message = project / "facts/programme.yaml", project / "facts/organisation.yaml"
    text = programme.read_text("utf8")
    assert "    total: 460百万円" in text
    programme.write_text(text.replace("    total: 460百万円", "    total: 465百万円"), "utf8")
    message.write_text(message.read_text("utf8").replace(START, START + words, 1), "utf8")
    published(project, published_as)
    assert {item["code"] for item in found(project, "ESG-AUDIENCE-009")} == codes


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("programmes.PRG-9.total", "460百万円", "ESG-AUDIENCE-018"),
        ("programmes.PRG-1.total", "460日", "ESG-AUDIENCE-019"),
        ("programmes.PRG-1.title", "460百万円", "ESG-AUDIENCE-019"),
    ],
)
def test_a_figure_that_cannot_be_held_against_a_fact_is_told(project, fact, value, code):
    published(project, value, fact)
    assert [item["code"] for item in found(project, "ESG-AUDIENCE-018", "ESG-AUDIENCE-019")] == [code]


def test_the_approver_sees_what_was_published_beside_each_figure(project):
    published(project, "460百万円")
    out = project / "out"
    run("build", project, "shareholder-letter", "--lang", "ja", "--out", out)
    sheet = out / "sheet.docx"
    done = run("issue", out / "ja/shareholder-letter.docx", "--to", "public", "--sheet", sheet, "--project", project)
    assert done.exit_code == 0, done.output
    rows = [[cell.text for cell in row.cells] for table in docx.Document(str(sheet)).tables for row in table.rows]
    assert any("計画のお知らせ 2026-10-30 460百万円 一致" in cell for row in rows for cell in row)
