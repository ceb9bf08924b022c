"""Every page of every document of both example companies stands as it was last judged: `--accept` keeps a new look.

What is kept was measured with one renderer and one set of fonts; another one only reports.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from esgreport import api
from tests.conftest import ROOT
from tests.render.pages import Line, Page, distance, measured, picture, unlike
from tests.render.sheet import report

EXAMPLES = {"aoba-precision": ("general", "SUP-01"), "kasumi-chemical": ()}
KEPT = Path(__file__).parent / "kept"
REPORTS = ROOT / "look-out"
FONT_FAMILIES = ("BIZ UDPGothic", "BIZ UDPMincho", "BIZ UDGothic")


def renderer():
    """What draws the pages: the version of LibreOffice and of the fonts."""
    disclosed = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True, timeout=120).stdout
    fonts = [
        subprocess.run(["fc-match", family, "fontversion"], capture_output=True, text=True, check=True).stdout.strip()
        for family in FONT_FAMILIES
    ]
    return " ".join(
        [re.sub(r"\s.*", "", disclosed.removeprefix("LibreOffice ")), *(re.sub(r"\D", "", item) for item in fonts)]
    )


@pytest.fixture(scope="module", autouse=True)
def fonts():
    """Fonts mapped as in CI, so that what was measured is what is drawn."""
    with pytest.MonkeyPatch.context() as patch:
        if "FONTCONFIG_FILE" not in os.environ:
            patch.setenv("FONTCONFIG_FILE", str(Path(__file__).parent / "fonts.conf"))
        yield


@pytest.fixture(scope="module", params=EXAMPLES)
def printed(request, fonts, tmp_path_factory):
    """The example's name and its PDF files by their paths."""
    folder = str(ROOT / "examples" / request.param)
    opened = api.open_project(folder)
    out = tmp_path_factory.mktemp("pages")
    placed = api.build(opened.value, folder, str(out), pdf=True, suppliers=EXAMPLES[request.param]).value
    made = {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.pdf"))}
    assert made, placed
    return request.param, made


@pytest.mark.office
def test_every_page_stands_as_it_was_judged(printed, request):
    example, files = printed
    found = {name: measured(data) for name, data in files.items()}
    path = KEPT / f"{example}.json"
    if request.config.getoption("--accept"):
        pages = {name: [page.packed() for page in made] for name, made in found.items()}
        lines = ",\n".join(f'"{name}": {json.dumps(made, separators=(",", ":"))}' for name, made in pages.items())
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'{{"renderer": "{renderer()}",\n"files": {{\n{lines}\n}}}}\n', encoding="utf-8")
    retained = json.loads(path.read_text(encoding="utf-8"))
    changed = [
        (name, number, files[name], *difference)
        for name in sorted(set(found) & set(retained["files"]))
        for number, difference in _differences(retained["files"][name], found[name])
    ]
    disclosed = [f"{name} page {number + 1}: {'; '.join(words)}" for name, number, *_, words in changed]
    disclosed += [f"{name}: only before or only now" for name in sorted(set(found) ^ set(retained["files"]))]
    if disclosed:
        REPORTS.mkdir(exist_ok=True)
        everything = [(name, number, files[name]) for name in files for number in range(len(found[name]))]
        (REPORTS / f"pages-{example}.html").write_text(report(changed, everything), encoding="utf-8")
        disclosed.append(f"look at look-out/pages-{example}.html; keep the new look with pytest tests/render --accept")
    if disclosed and retained["renderer"] != renderer():
        pytest.xfail(
            f"another renderer ({renderer()}, kept {retained['renderer']}) draws otherwise: " + "; ".join(disclosed[:5])
        )
    assert disclosed == []


def _differences(retained, found):
    """Number and differences of each page that is not as it was."""
    empty = Page(0, 0, (), "")
    before = [Page.unpacked(item) for item in retained]
    for number in range(len(found)):
        difference = unlike(before[number] if number < len(before) else empty, found[number])
        if difference[2]:
            yield number, difference
    if len(found) < len(before):
        yield len(found) - 1, ((), (), [f"{len(before) - len(found)} pages fewer"])


@pytest.mark.office
def test_a_line_that_moved_by_more_than_a_point_is_seen(printed):
    _, files = printed
    (page, *_) = measured(next(iter(files.values())))
    first, *rest = page.lines
    assert unlike(page, page)[2] == []
    suggestion, far = (
        replace(page, lines=(Line(first.mark, (first.box[0], first.box[1] + by, *first.box[2:])), *rest))
        for by in (0.9, 1.2)
    )
    assert unlike(page, suggestion)[2] == []
    assert unlike(page, far)[2] == ["1 lines moved, 0 lost, 0 new"]
    assert unlike(page, replace(page, lines=page.lines[1:]))[2] == ["0 lines moved, 1 lost, 0 new"]


@pytest.mark.office
def test_a_picture_that_went_is_seen_though_no_line_moved(printed):
    _, files = printed
    data = next(iter(files.values()))
    (page, *_) = measured(data)
    blank = replace(page, grid=page.grid[: len(page.grid) // 2] + "f" * (len(page.grid) - len(page.grid) // 2))
    assert unlike(page, blank)[2]
    assert distance(page.grid, page.grid) == (0.0, 0)


@pytest.mark.office
def test_the_report_shows_the_page_with_frames(printed):
    example, files = printed
    name, data = next(iter(files.items()))
    (page, *_) = measured(data)
    made = report([(name, 0, data, page.lines[:1], page.lines[1:2], ["1 lines moved"])], [(name, 0, data)])
    assert made.count("data:image/png;base64,") == 2 and example and "1 lines moved" in made
    assert picture(data, 0, 300, [(page.lines[0].box, (200, 0, 0))]) != picture(data, 0, 300)
