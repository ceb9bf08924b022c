"""Editors know the YAML files: each names the schema, and the schema beside it is the one that the program prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from esgreport import api
from esgreport.inputs.convert import SCHEMA_LINE
from esgreport.inputs.schema import SCHEMA_FILE, facts_schema, schema_file

ROOT = Path(__file__).resolve().parents[2]
YAML = [*sorted(ROOT.glob("examples/*/facts/*.yaml")), *sorted(ROOT.glob("content/start/facts/*.yaml"))]


@pytest.mark.parametrize("path", YAML, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_yaml_file_names_the_schema_in_its_first_line(path: Path) -> None:
    assert path.read_text("utf8").split("\n")[0] == SCHEMA_LINE


def test_the_schema_beside_the_example_is_the_one_of_today() -> None:
    # Write it anew with: esgreport new x --example aoba-precision
    assert (ROOT / "examples/aoba-precision" / SCHEMA_FILE).read_bytes() == schema_file()
    assert json.loads(schema_file()) == facts_schema()


@pytest.mark.parametrize(("example", "form"), [("", "yaml"), ("aoba-precision", "yaml"), ("aoba-precision", "xlsx")])
def test_a_new_project_has_the_schema_where_its_yaml_files_look_for_it(tmp_path: Path, example: str, form: str) -> None:
    api.start_project(str(tmp_path / "p"), example, form)
    assert (tmp_path / "p" / SCHEMA_FILE).exists() == (form == "yaml")


def test_yaml_files_made_from_a_workbook_bring_their_schema(tmp_path: Path) -> None:
    api.start_project(str(tmp_path / "p"), "aoba-precision", "xlsx")
    api.convert_facts(str(tmp_path / "p"), "yaml")
    assert (tmp_path / "p" / SCHEMA_FILE).exists()
    for path in (tmp_path / "p/facts").glob("*.yaml"):
        assert path.read_text("utf8").startswith(SCHEMA_LINE)
