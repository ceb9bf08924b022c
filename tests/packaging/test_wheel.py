"""The wheel carries its data and works outside the checkout; the pins carry hashes and name no index."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command, with the wheel before everything else on the path."""
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); sys.argv = ['esgreport', *{list(words)!r}]; from esgreport.cli.main import run; run()"
    return subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, timeout=300)


def test_the_wheel_carries_templates_content_and_examples(installed: Path) -> None:
    data = installed / "esgreport/_data"
    for name in (
        "templates/board-memo/ja.md", "content/guideline/v1.yaml", "content/findings/company.toml", "content/fonts",
        "content/brand/docx/word/styles.xml",
        "content/brand/pptx/ppt/presentation.xml", "examples/aoba-precision/esgreport.toml",
    ):  # fmt: skip
        assert (data / name).exists(), name


def test_a_project_is_started_and_built_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "--help")
    assert where.returncode == 0 and "esgreport" in where.stdout
    started = run(installed, tmp_path, "new", "mine", "--example", "aoba-precision")
    assert started.returncode == 0, started.stderr
    built = run(installed, tmp_path, "build", "./mine", "shareholder-letter", "board-deck", "--out", "out")
    assert built.returncode == 0, built.stderr
    assert len([path for path in (tmp_path / "out").rglob("*") if path.suffix in (".docx", ".pptx")]) == 4


@pytest.mark.parametrize("name", ["runtime.txt", "build.txt", "dev.txt"])
def test_pins_carry_hashes_and_name_no_index(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf8")
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links", text)
    blocks = re.split(r"\n(?=[a-zA-Z])", text.strip())
    assert blocks and all("==" in block and "--hash=sha256:" in block for block in blocks)
