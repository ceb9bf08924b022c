"""The public namespace: flat, sorted, light, documented, and every example on its page runs."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import subprocess
import sys
from types import FunctionType, ModuleType

import pytest

import esgreport
from esgreport import api
from tests.conftest import ROOT

PAGE = (ROOT / "docs/api.md").read_text("utf8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
ROOMS = sorted(path.parent.name for path in (ROOT / "src/esgreport").glob("*/__init__.py"))


def run(program, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, encoding="utf8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_names_are_sorted_and_each_is_a_function_or_a_type_of_the_api():
    assert esgreport.__all__ == sorted(esgreport.__all__) and set(esgreport.__all__) <= set(api.__all__)
    for name in esgreport.__all__:
        value = getattr(esgreport, name)
        assert value is getattr(api, name) and isinstance(value, FunctionType | type) and value.__doc__, name
    assert set(esgreport.__all__) <= set(dir(esgreport))


def test_every_name_has_an_example_on_the_page():
    shown = set(re.findall(r"\besgreport\.(\w+)", "\n".join(EXAMPLES)))
    assert sorted(set(esgreport.__all__) - shown) == []


def test_every_example_on_the_page_runs_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    space = {}
    for number, text in enumerate(EXAMPLES):
        exec(compile(text, f"docs/api.md, example {number + 1}", "exec"), space)
    assert (tmp_path / "out/ja/board-memo.docx").exists()


def test_what_the_page_says_of_names_is_true():
    named = set(re.findall(r"`(\w+)\(", PAGE)) - {"finish"}
    assert sorted(named - set(esgreport.__all__)) == []


@pytest.mark.parametrize("name", sorted(set(ROOMS) & set(esgreport.__all__)))
@pytest.mark.parametrize(
    "before",
    ["import esgreport", "from esgreport import api", "import esgreport.{name}", "from esgreport.{name} import *"],
)
def test_a_name_that_a_room_has_too_is_the_function_whatever_was_imported_first(tmp_path, name, before):
    program = f"{before.format(name=name)}\nimport esgreport, sys, types\nassert isinstance(esgreport.{name}, types.FunctionType)"
    program += f"\nfrom esgreport import {name}\nassert isinstance({name}, types.FunctionType)"
    program += f"\nimport esgreport.{name}\nassert isinstance(esgreport.{name}, types.FunctionType)"
    program += f"\nassert isinstance(sys.modules['esgreport.{name}'], types.ModuleType)"
    run(program, tmp_path)


def test_other_rooms_stay_attributes_of_the_package():
    importlib.import_module("esgreport.layout")
    assert isinstance(esgreport.layout, ModuleType)


def test_a_name_that_is_none_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = esgreport.no_such_name


def test_the_package_loads_none_of_its_rooms(tmp_path):
    disclosed = run(
        "import sys, esgreport\nprint(*[name for name in sys.modules if name.startswith('esgreport')])", tmp_path
    )
    assert disclosed.split() == ["esgreport"]


def test_no_function_returns_an_unnamed_group_of_values():
    for name in (name for name in api.__all__ if inspect.isfunction(getattr(api, name))):
        function = getattr(api, name)
        assert not re.match(r"tuple\[(?!\w+, \.\.\.\])", str(inspect.signature(function).return_annotation)), name
