"""The example companies stand side by side: each checks clean, and builds everything that it lists, in each language."""

from __future__ import annotations

import re

import pytest

from esgreport import api
from tests.conftest import ROOT

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/esgreport.toml"))


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request):
    path = str(ROOT / "examples" / request.param)
    return path, api.open_project(path)


def test_nothing_is_to_be_mended(example):
    _, opened = example
    assert opened.findings == ()
    assert api.check(opened.value) == ()


def test_every_document_that_it_lists_is_built_in_each_of_its_languages(example, tmp_path):
    path, opened = example
    placed = api.build(opened.value, path, str(tmp_path)).value
    settings = opened.value.settings
    for language in settings.languages:
        for document in settings.documents:
            assert list((tmp_path / language).rglob(f"{document}[._]*")), (language, document)
    assert placed is not None


@pytest.mark.parametrize("name", ["hibari-spectra", "minase-packaging"])
def test_it_can_be_had_as_a_workbook_that_checks_as_clean(name, tmp_path):
    api.start_project(str(tmp_path / "p"), name, "xlsx")
    opened = api.open_project(str(tmp_path / "p"))
    assert opened.findings == ()
    assert api.check(opened.value) == ()


def test_make_examples_builds_them_all():
    (line,) = re.findall(r"for name in ([a-z -]+); do", (ROOT / "Makefile").read_text("utf-8"))
    assert sorted(line.split()) == EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_readme_names_every_file_of_facts(name):
    folder = ROOT / "examples" / name
    readme = (folder / "README.md").read_text("utf-8")
    facts = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".yaml", ".xlsx")]
    assert facts and [file for file in facts if file not in readme] == []
