"""The annex to the board memo: a workbook of the same facts, whose sheets the memo names by number."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from esgreport import api
from tests.conftest import ROOT
from tests.pipeline.secrets import everything

LANGUAGES = ["ja", "en"]
REFERENCE = {"ja": r"別紙(\d+)", "en": r"Annex (\d+)"}
EXAMPLES = ["aoba-precision", "hibari-spectra", "minase-packaging"]


@pytest.fixture(scope="module", params=EXAMPLES)
def papers(request, tmp_path_factory):
    out = tmp_path_factory.mktemp("papers")
    folder = ROOT / "examples" / request.param
    loaded = api.open_project(str(folder)).value
    made = api.build(loaded, str(folder), str(out), documents=["board-memo", "board-annex"])
    assert made.value is not None and len(made.value.paths) == 4, made.findings
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_that_the_memo_names_is_there(papers, language):
    book = openpyxl.load_workbook(papers / language / "board-annex.xlsx")
    numbers = {name.partition(" ")[0] for name in book.sheetnames[1:]}
    text = "\n".join(everything((papers / language / "board-memo.docx").read_bytes()))
    named = set(re.findall(REFERENCE[language], text))
    assert named and named <= numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annex_is_inspected_and_closed_like_every_file(built: Path, language):
    loaded = api.open_project(str(ROOT / "examples/aoba-precision")).value
    path = built / language / "board-annex.xlsx"
    assert api.audit(loaded, str(path), "board") == ()
    assert {item.code for item in api.audit(loaded, str(path), "public")} >= {"ESG-AUDIT-021"}


def test_a_reference_to_no_sheet_is_a_finding(tmp_path):
    project = tmp_path / "project"
    shutil.copytree(ROOT / "examples/aoba-precision", project)
    own = project / "templates/board-memo/ja.md"
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates/board-memo/ja.md").read_text("utf-8")
    own.write_text(text.replace('annex("workings")', 'annex("workinks")', 1), "utf-8")
    loaded = api.open_project(str(project)).value
    found = api.build_one(loaded, api.Target("board-memo", "board", "ja", "docx")).findings
    assert [item.code for item in found if item.code == "ESG-DOCUMENT-029"]
