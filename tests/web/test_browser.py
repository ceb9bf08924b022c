"""Every document as a web page, in a browser: valid, accessible by light and by dark, narrow, silent, printable."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from esgreport import api
from tests.conftest import CACHE, ROOT

EXAMPLE = str(ROOT / "examples/aoba-precision")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def disclosed(tmp_path_factory):
    """What was said of each page, by its path under the output folder."""
    out = tmp_path_factory.mktemp("pages")
    loaded = api.open_project(EXAMPLE).value
    found = api.build(loaded, EXAMPLE, str(out), suppliers=["general", "SUP-01"], html=True).findings
    assert not [item for item in found if api.severity(item) is api.Severity.ERROR]
    pages = sorted(str(path) for path in out.rglob("*.html"))
    assert len(pages) == 16
    command = ["node", str(Path(__file__).with_name("check.mjs")), str(CACHE), shutil.which("chromium"), *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == pages
    return {Path(line["file"]).relative_to(out).as_posix(): line for line in lines}


def test_no_page_breaks_a_rule_of_html(disclosed):
    assert {name: line["faults"] for name, line in disclosed.items() if line["faults"]} == {}


def test_no_page_is_hard_to_use_by_light_or_by_dark(disclosed):
    assert {name: line["violations"] for name, line in disclosed.items() if line["violations"]} == {}


def test_no_page_scrolls_sideways_on_a_screen_of_320_pixels(disclosed):
    assert {name: line["width"] for name, line in disclosed.items() if line["width"] > 320} == {}


def test_no_page_asks_for_anything_but_itself(disclosed):
    assert {line["requests"] for line in disclosed.values()} == {1}


def test_a_letter_prints_on_few_sheets_and_a_deck_on_one_a_slide(disclosed):
    assert disclosed["ja/shareholder-letter.html"]["sheets"] <= 4
    assert disclosed["ja/board-deck.html"]["sheets"] >= 13
