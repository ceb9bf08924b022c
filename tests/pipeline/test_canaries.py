"""No stage that fails, in whatever way, tells a protected value: not in messages, not in names of files, not on disk."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from dataclasses import replace

import pytest

from esgreport import api, system
from esgreport.audience.withheld import partition_facts
from esgreport.base.fact import number_of
from esgreport.cli.main import run
from esgreport.distribution import build_checks
from esgreport.distribution import issue as issuing
from esgreport.pipeline import assembly, build, formats, knowledge, load, produce
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/aoba-precision"
BUILT = ("shareholder-letter", "supplier-briefing")
# Every stage of a build, in order, by the module that calls it, or the format whose row names it.
STAGES = [
    (load, "read_inputs"), (knowledge, "decode_inputs"), (knowledge, "facts_of"), (knowledge, "derive"),
    (knowledge, "index_rows"), (knowledge, "apply_releases"), (knowledge, "match_publications"), (knowledge, "check_materiality"),
    (build, "select"), (assembly, "assemble"), (assembly, "review"), (formats, "arrange_flow"),
    (formats, "arrange_deck"), (formats, "arrange_page"), (formats, "write_docx"), (formats, "write_pptx"),
    (formats, "write_html"), ("docx", "audit"), ("html", "audit"),
    (issuing, "disclosed_figures"), (issuing, "relations"), (issuing, "find_leaks"), (issuing, "mosaics"),
    (build_checks, "withhold_mismatched_files"), (produce, "place"),
]  # fmt: skip


@pytest.fixture(scope="module")
def canaries():
    """What the public may not know: names of suppliers and technologies, and figures as they print in full."""
    known = api.open_project(str(EXAMPLE)).value.facts.knowledge
    hidden = partition_facts(known, "public").hidden
    names = {
        word
        for fact in hidden
        for word in (getattr(fact.value, "ja", ""), getattr(fact.value, "en", ""))
        if fact.id.split(".")[0] in ("suppliers", "technologies", "partners", "items") and len(word) > 3
    }
    figures = {f"{number:f}" for fact in hidden if (number := number_of(fact.value)) is not None and number > 99_999}
    assert len(names) > 40 and len(figures) > 40
    return names | figures


@pytest.fixture
def spied(monkeypatch, tmp_path, capsys):
    """`esgreport build` run with a failing stage: its exit code, and all that it left behind as text."""
    rest = tmp_path / "rest"
    rest.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(rest))
    monkeypatch.delenv("ESGREPORT_TRACEBACK", raising=False)

    def spy(*words):
        monkeypatch.setattr(sys, "argv", ["esgreport", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            run()
        said = capsys.readouterr()
        left = list(rest.rglob("*"))
        on_disk = "".join(path.name for path in left)
        on_disk += "".join(path.read_bytes().decode("utf8", "ignore") for path in left if path.is_file())
        return ended.value.code, said.out + said.err + on_disk

    return spy


@pytest.mark.parametrize(("module", "stage"), STAGES, ids=[name for _, name in STAGES])
@pytest.mark.parametrize("how", ["a bug", "a file", "a chain"])
def test_a_stage_that_fails_tells_no_protected_value(monkeypatch, spied, canaries, tmp_path, module, stage, how):
    secrets = " ".join(sorted(canaries))

    def fails(*given, **named):
        if how == "a file":
            raise KeyError(secrets, given)
        try:
            raise ValueError(secrets)
        except ValueError as error:
            raise RuntimeError(secrets, given) from (error if how == "a chain" else None)

    if isinstance(module, str):
        monkeypatch.setitem(formats.FORMATS, module, replace(formats.FORMATS[module], **{stage: fails}))
    else:
        monkeypatch.setattr(module, stage, fails)
    # A letter and a deck pass through every stage.
    code, seen = spied("build", EXAMPLE, *BUILT, "--html", "--lang", "ja", "--out", tmp_path / "out")
    assert code == 70
    assert not [word for word in canaries if word in seen]
    assert not list((tmp_path / "out").rglob("*.docx"))


def test_the_canaries_would_be_seen(monkeypatch, spied, canaries, tmp_path):
    secret = min(canaries)
    monkeypatch.setattr(build, "select", lambda *given: sys.stderr.write(secret) and given.nothing)
    assert secret in spied("build", EXAMPLE, "--lang", "ja", "--out", tmp_path / "out")[1]


# A file for one reader has its name, and whoever builds it reads it there: nowhere else.
OWN_FILE = re.compile(r"(?:suppliers|customers)/[A-Z]+-\d+/[a-z-]+_[^\s\"/]+")


def beside_own_files(text):
    """The text without the paths of files for one reader."""
    assert "_" in text
    return OWN_FILE.sub("-", text)


def test_findings_and_manifest_of_a_whole_build_tell_outsiders_nothing(spied, canaries, tmp_path):
    out = tmp_path / "out"
    with_faults = spied("build", EXAMPLE, "--supplier", "all", "--html", "--out", out, "--format", "json")
    assert with_faults[0] == 0
    assert not [word for word in canaries if word in beside_own_files(with_faults[1])]
    manifests = [beside_own_files(path.read_text("utf8")) for path in out.rglob("manifest*.json")]
    assert manifests and not [word for word in canaries for text in manifests if word in json.dumps(json.loads(text))]


def test_a_full_disk_and_a_folder_that_cannot_be_written_tell_nothing(monkeypatch, spied, canaries, tmp_path):
    def full(self, path, data):
        raise OSError(28, "No space left on device", path) from ValueError(" ".join(sorted(canaries)), data)

    monkeypatch.setattr(system.SystemWorld, "replace", full)
    code, seen = spied("build", EXAMPLE, "--lang", "ja", "--out", tmp_path / "out")
    assert code != 0
    assert not [word for word in canaries if word in beside_own_files(seen)]
