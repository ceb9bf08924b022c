"""Names by which people call a protected thing are protected like its own name."""

from __future__ import annotations

import io

import docx
import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.cli.main import main
from esgreport.distribution.inspection import inspect_file

START = "それが、この出来事から私が得た結論です。"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def called(project, names):
    path = project / "facts/suppliers.yaml"
    text = path.read_text("utf8")
    line = "{id: SUP-02, name_ja: 暁光マテリアル株式会社, name_en: Gyoko Materials Co.,"
    assert line in text
    path.write_text(text.replace(line, f'{line} aliases_ja: "{names}", aliases_en: "GYM",'), "utf8")


def typed(project, words):
    path = project / "facts/organisation.yaml"
    text = path.read_text("utf8")
    assert START in text
    path.write_text(text.replace(START, f"{START}{words}", 1), "utf8")


@pytest.mark.parametrize("name", ["暁光マテ", "赤Ｇ商事", "赤い会社"])
def test_another_name_typed_into_a_letter_stops_it_at_its_place(project, name):
    called(project, "暁光マテ、赤G商事；赤い会社")
    typed(project, f"{name}との取引を続けます。")
    done = run("build", project, "shareholder-letter", "--lang", "ja", "--out", project / "out")
    assert done.exit_code == 4
    assert (
        "ESG-AUDIENCE-009" in done.output and "organisation.yaml" in done.output and "suppliers.SUP-02" in done.output
    )
    assert not list((project / "out").rglob("*.docx"))


def test_another_name_in_a_finished_file_is_found(project):
    called(project, "暁光マテ、赤い会社")
    loaded = api.open_project(str(project)).value

    document = docx.Document()
    document.add_paragraph("赤い会社にお願いしています。")
    data = io.BytesIO()
    document.save(data)
    found = inspect_file(loaded, "x.docx", data.getvalue(), "public")
    assert "suppliers.SUP-02.aliases" in [dict(item.details).get("fact") for item in found]


def test_the_documents_are_the_same_with_other_names(project):
    run("build", project, "--lang", "ja", "--out", project / "before")
    called(project, "暁光マテ、赤い会社")
    run("build", project, "--lang", "ja", "--out", project / "after")
    before, after = (
        {path.name: path.read_bytes() for path in (project / name).rglob("*.*x")} for name in ("before", "after")
    )
    assert before and before == after
