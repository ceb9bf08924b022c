"""What people type into a text for a reader who may not know it is refused, at its place, before any file is written."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.audience.company_name import bare_name
from esgreport.cli.main import main
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/aoba-precision"
START = "それが、この出来事から私が得た結論です。"


def typed(project, words):
    """The president's message to shareholders with `words` in it."""
    path = project / "facts/organisation.yaml"
    text = path.read_text("utf8")
    assert START in text
    path.write_text(text.replace(START, START + words, 1), "utf8")
    return text[: text.index(START)].count("\n") + 1


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def secret_names():
    facts = api.open_project(str(EXAMPLE)).value.facts.knowledge.by_id
    return facts["suppliers.SUP-03.name"].value.ja, facts["technologies.TEC-1.identity"].value.ja


def kept_names(project, *kinds):
    knowledge = api.open_project(str(project)).value.facts.knowledge
    return [row.fact("name").value.ja for kind in kinds for row in knowledge.by_kind[kind]]


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("対策前の期待損失は262百万円です。", "metrics.loss.eal.total.before"),
        ("対策前の期待損失は２６１，８００，５７７円です。", "metrics.loss.eal.total.before"),
        ("期待損失はおよそ2億6180万円と見ています。", "metrics.loss.eal.total.before"),
        (f"{secret_names()[0]}に頼っています。", "suppliers.SUP-03.name"),
        (f"{secret_names()[1]}を守ります。", "technologies.TEC-1.identity"),
    ],
)
def test_a_board_only_figure_or_name_in_the_letters_own_text_stops_the_letter(project, words, fact):
    line = typed(project, words)
    done = run("build", project, "shareholder-letter", "board-memo", "--out", project / "out", "--ui-lang", "en")
    assert done.exit_code == 4, done.output
    assert "ESG-AUDIENCE-009" in done.output and fact in done.output
    assert f"facts/organisation.yaml:{line}" in done.output
    assert words not in done.output and "Traceback" not in done.output
    assert not (project / "out/ja/shareholder-letter.docx").exists()
    assert (project / "out/ja/board-memo.docx").exists()


WRITTEN = (
    "暁光マテリアル様にも", "㈱暁光マテリアルにも", "（株）暁光マテリアルにも", "株式会社暁光マテリアルにも",
    "暁光マテリアル（株）にも", "暁光・マテリアルにも", "暁光 マテリアルにも", "暁\U000e0100光マテリアルにも", "Gyoko Materials にも",
    "Gyoko Materials, Inc.にも", "GyokoMaterialsにも", "GYOKO MATERIALS CO.,LTDにも", "SUP-02にも", "SUP‐02にも", "SUP−02にも",
    "SUP02にも", "ＳＵＰ＿０２にも",
)  # fmt: skip


def with_one_document(project, name):
    """The project with one document in its list, so that a check reads the texts and builds no more than it."""
    settings = project / "esgreport.toml"
    text = re.sub(r"^documents = .*$", f'documents = ["{name}"]', settings.read_text("utf8"), flags=re.MULTILINE)
    settings.write_text(text, "utf8")


def found_in_ask(project, words):
    """Whom the names are kept from, when `words` stand in what every supplier is asked."""
    with_one_document(project, "supplier-letter")
    path = project / "facts/dialogue.yaml"
    text = path.read_text("utf8")
    path.write_text(
        re.sub(r"(id: ASK-1\n.*?detail_ja: )", lambda found: found[1] + words, text, count=1, flags=re.DOTALL), "utf8"
    )
    assert path.read_text("utf8") != text
    done = run("check", project, "--format", "json")
    found = [item for item in json.loads(done.output)["findings"] if item["code"] == "ESG-AUDIENCE-009"]
    return [item["what"] for item in found if "dialogue.yaml" in item["place"]]


@pytest.mark.parametrize("words", WRITTEN)
def test_another_suppliers_name_is_found_however_it_is_written(project, words):
    found = found_in_ask(project, f"{words}同じお願いをしています。")
    assert found and all("suppliers.SUP-02.name" in what or "SUP-02" in what for what in found)


def test_a_customers_and_a_partners_name_are_found_without_their_legal_form(project):
    names = [bare_name(name) for name in kept_names(project, "customers", "partners")]
    assert len(names) >= 4
    found = found_in_ask(project, "、".join(names))
    assert found and all("customers." in what for what in found)


@pytest.mark.parametrize(
    "words", ["ISO-9001にもとづき、", "SUPERVISION02、", "gyoko、", "新しいマテリアルの", "暁の光を"]
)
def test_a_word_that_only_looks_like_a_name_passes(project, words):
    assert found_in_ask(project, words) == []


def test_check_tells_the_same(project):
    typed(project, "対策前の期待損失は262百万円です。")
    done = run("check", project)
    assert done.exit_code == 4 and "ESG-AUDIENCE-009" in done.output


@pytest.mark.parametrize(
    "words", ["備えの総額は4.6億円です。", "2026年に三つの柱を定めました。", "研修の受講率は71%です。"]
)
def test_what_the_reader_may_know_may_be_written(project, words):
    typed(project, words)
    done = run("build", project, "shareholder-letter", "--out", project / "out")
    assert "ESG-AUDIENCE-009" not in done.output and done.exit_code == 0, done.output


def test_a_record_kept_too_long_is_told(project):
    with_one_document(project, "supplier-letter")
    path = project / "facts/dialogue.yaml"
    path.write_text(path.read_text("utf8").replace("retain_until: 2029-03-31", "retain_until: 2026-07-31", 1), "utf8")
    done = run("check", project, "--ui-lang", "en")
    assert "ESG-AUDIENCE-010" in done.output and "facts/dialogue.yaml" in done.output and "2026-07-31" in done.output
    assert done.exit_code == 0
    assert run("check", project, "--strict").exit_code == 3
