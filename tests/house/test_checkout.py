"""What the checkout must not hold, and what its map must tell."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SOURCE = CHECKOUT / "src" / "esgreport"
MAP = CHECKOUT / "ARCHITECTURE.md"
MAP_LINES = 200
# Written in pieces, so that this file does not hold what it forbids.
REGISTRIES = re.compile(
    "|".join(("pypi" r"\.org", "pythonhosted", r"registry\." "npmjs", r"deb\." "debian", r"crates\." "io"))
)
MACHINE_PATHS = re.compile(r"(?<![\w.…}\])])/(?:" + "|".join(("work", "tmp/esg", "root")) + r")(?:/|\b)")
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
MAY_NAME_PRIVATE_USE = {"esgreport.document.placeholders", "esgreport.reading.characters"}
BINARY = {".png", ".jpg", ".docx", ".pptx", ".pptm", ".xlsx", ".pdf", ".woff2", ".ttf"}


@pytest.fixture(scope="module")
def texts():
    """Every text file that the repository holds or would hold: path from the checkout → text."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        disclosed = subprocess.run(listing, capture_output=True, check=True, cwd=CHECKOUT).stdout.decode()
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this is no git checkout: {error}")
    paths = [CHECKOUT / name for name in disclosed.split("\0") if name]
    retained = [path for path in paths if path.is_file() and path.suffix not in BINARY]
    return {
        path.relative_to(CHECKOUT).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in retained
    }


def lines_with(texts, pattern):
    """Each line in which `pattern` occurs."""
    return [
        f"{place}:{number}: {line.strip()[:100]}"
        for place, text in texts.items()
        if place != "tests/house/test_checkout.py" and pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry(texts):
    assert lines_with(texts, REGISTRIES) == []


def test_no_file_names_a_path_of_one_machine(texts):
    assert lines_with(texts, MACHINE_PATHS) == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("cd /work/main", True),
        ("=/root/.cache", True),
        ("the /roadmap", False),
        ("/framework/x", False),
        ("https://example.com/work/", False),
    ],
)
def test_machine_paths_are_told_from_words_and_addresses(line, wrong):
    assert bool(MACHINE_PATHS.search(line)) is wrong


def test_private_use_characters_are_written_only_where_they_are_defined(modules):
    faults = [
        module.at(node)
        for module in modules
        if module.name not in MAY_NAME_PRIVATE_USE
        for node, text in module.strings()
        if PRIVATE_USE.search(text)
    ]
    assert faults == []


def test_the_map_is_short_and_names_every_room_and_no_room_that_is_not_there():
    if not MAP.exists():
        pytest.skip("ARCHITECTURE.md is not written yet")
    text = MAP.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAP_LINES
    rooms = {f"{path.name}/" for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    tops = {path.name for path in SOURCE.glob("*.py") if not path.name.startswith("__")}
    assert sorted(name for name in rooms | tops if not re.search(rf"(?<![\w/]){re.escape(name)}", text)) == []
    here = {f"{path.name}/" for path in CHECKOUT.iterdir() if path.is_dir()}
    inner = {f"{path.name}/" for path in SOURCE.rglob("*") if path.is_dir()} | {
        path.name for path in SOURCE.rglob("*.py")
    }
    disclosed = set(re.findall(r"(?<![\w/.{}<>-])([a-z_]+/|[a-z_]+\.py)(?![\w{<])", text))
    assert sorted(disclosed - here - inner - rooms - tops - {"src/", "out/", "facts/", "finish.py"}) == []
