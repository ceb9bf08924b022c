"""The installed package, run as a user runs it: `python -m esgreport` from another folder builds every document."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ENDINGS = {".docx", ".pptx"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels = folder / "wheels"
    for words in (
        ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)],
        [
            "install",
            "--no-deps",
            "--no-index",
            "--find-links",
            str(wheels),
            "--target",
            str(folder / "lib"),
            "esgreport",
        ],
    ):
        subprocess.run([*pip, *words], check=True, capture_output=True, timeout=300)
    return folder / "lib"


def told(site: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`words` as an installed Python runs them, the wheel before an editable checkout."""
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf8", timeout=300
    )


def test_the_package_that_runs_is_the_installed_one(site: Path, tmp_path: Path) -> None:
    where = told(site, tmp_path, "-c", "import esgreport; print(esgreport.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(site)


def test_the_module_answers_help(site: Path, tmp_path: Path) -> None:
    answer = told(site, tmp_path, "-m", "esgreport", "--help")
    assert answer.returncode == 0, answer.stderr
    assert "build" in answer.stdout


def test_the_example_is_started_and_every_document_built(site: Path, tmp_path: Path) -> None:
    project, out = tmp_path / "aoba", tmp_path / "finished"
    started = told(site, tmp_path, "-m", "esgreport", "new", str(project), "--example", "aoba-precision")
    assert started.returncode == 0, started.stderr
    built = told(site, tmp_path, "-m", "esgreport", "build", str(project), "--out", str(out))
    assert built.returncode == 0, built.stderr
    assert len([path for path in out.rglob("*") if path.suffix in ENDINGS]) >= 10
    assert (out / "manifest.json").is_file()
