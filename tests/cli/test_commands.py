"""The commands: what they say, in which language, and with which exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from esgreport import api
from esgreport.cli.main import main
from esgreport.document.specification import USES
from tests.conftest import ROOT

EXAMPLE = str(ROOT / "examples/aoba-precision")


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"ESGREPORT_LANG": "en", **environment})


def broken(tmp_path: Path, old: str, new: str, name: str = "programme") -> str:
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLE, folder)
    path = folder / f"facts/{name}.yaml"
    text = path.read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new), "utf8")
    return str(folder)


def test_help_teaches_the_first_round() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert all(word in done.output for word in ("new", "check", "build", "documents", "metrics", "aoba-precision"))


def test_the_example_checks_clean() -> None:
    done = run("check", EXAMPLE)
    assert (done.exit_code, done.output.strip()) == (0, "No problems found.")


def test_every_mistake_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    folder = broken(tmp_path, "capex: 325百万円", "capex: 300\n    capx: 1百万円")
    done = run("check", folder)
    assert done.exit_code == 1
    assert "facts/programme.yaml:" in done.output and "programmes[PRG-1].capex" in done.output
    assert "capx" in done.output and "Traceback" not in done.output


def test_messages_follow_the_language_asked_for(tmp_path: Path) -> None:
    folder = broken(tmp_path, "capex: 325百万円", "capex: 300")
    assert "対処" in run("check", folder, "--ui-lang", "ja").output
    assert "action:" in run("check", folder, LANG="ja_JP.UTF-8").output


def test_findings_are_also_json(tmp_path: Path) -> None:
    folder = broken(tmp_path, "capex: 325百万円", "capex: 300")
    disclosed = json.loads(run("check", folder, "--format", "json").stdout)
    assert disclosed["findings"][0]["severity"] == "error" and disclosed["files"] == []


def test_a_folder_without_settings_is_one_clear_sentence(tmp_path: Path) -> None:
    done = run("build", str(tmp_path))
    assert done.exit_code == 1 and "esgreport.toml" in done.output


def test_an_unknown_document_names_those_that_exist(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "shareholder-leter", "--out", str(tmp_path))
    assert done.exit_code == 1 and "shareholder-letter" in done.output


def test_an_unknown_supplier_is_a_finding(tmp_path: Path) -> None:
    assert run("build", EXAMPLE, "supplier-letter", "--supplier", "SUP-99", "--out", str(tmp_path)).exit_code == 1


def test_one_supplier_and_one_language(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "supplier-letter", "--supplier", "SUP-03", "--lang", "ja", "--out", str(tmp_path))
    assert done.exit_code == 0
    names = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.docx")]
    assert names == ["ja/suppliers/SUP-03/supplier-letter_里山磁工株式会社.docx"]


def test_documents_tells_what_can_be_built() -> None:
    done = run("documents", EXAMPLE)
    lines = [line.split() for line in done.output.splitlines()]
    listed = {(words[1], words[2]) for words in lines}
    # Every document kind for each of its audiences, and this example lacks nothing for any of them.
    kinds = api.open_project(EXAMPLE).value.resources.specifications
    assert done.exit_code == 0 and len(kinds) >= 8
    assert listed == {(kind, audience) for kind, item in kinds.items() for audience in item.audiences}
    assert {words[4] for words in lines} == {"ready"}
    uses = [words[0] for words in lines]
    assert uses == sorted(uses, key=USES.index) and len(set(uses)) >= 6


def test_a_use_is_built_by_one_command(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "--use", "investors", "--lang", "en", "--out", str(tmp_path))
    assert done.exit_code == 0
    assert {path.name for path in tmp_path.rglob("*.docx")} == {"shareholder-letter.docx", "qa-book.docx"}


def test_a_use_without_a_document_is_a_finding_that_names_the_others(tmp_path: Path) -> None:
    done = run("build", EXAMPLE, "--use", "associaton", "--out", str(tmp_path))
    assert done.exit_code == 1 and "ESG-BUILD-027" in done.output and "investors" in done.output
    assert not list(tmp_path.iterdir())


def test_metrics_prints_figures_with_formula_and_label() -> None:
    done = run("metrics", EXAMPLE)
    assert done.exit_code == 0
    line = next(line for line in done.output.split("\n") if line.startswith("metrics.loss.eal.total.before"))
    assert "JPY 262 million" in line and "board +our-view" in line and "λ·E[L]" in line


def test_new_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    assert run("new", str(tmp_path)).exit_code == 2
    assert run("new", str(tmp_path / "y"), "--example", "nobody").exit_code == 2


def test_an_empty_start_says_what_to_fill_in(tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "mine")).exit_code == 0
    done = run("check", str(tmp_path / "mine"))
    assert done.exit_code == 1 and "company" in done.output and "Traceback" not in done.output


def test_a_new_project_asks_for_its_dates_instead_of_bringing_those_of_an_example(tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "mine")).exit_code == 0
    settings = (tmp_path / "mine/esgreport.toml").read_text("utf8")
    assert "2026" not in settings
    done = run("check", str(tmp_path / "mine"))
    assert all(f"esgreport.toml:1:1: {key}" in done.output for key in ("as_of", "issued"))


def test_a_leak_ends_with_exit_four(tmp_path: Path) -> None:
    folder = broken(tmp_path, "需要の見通しを四半期ごとにお伝えします。", "里山磁工株式会社と同じです。", "dialogue")
    done = run("build", folder, "supplier-letter", "--lang", "ja", "--out", str(tmp_path / "out"))
    assert done.exit_code == 4 and not list((tmp_path / "out").rglob("*.docx"))
    assert "里山磁工" not in done.output


def test_strict_turns_warnings_into_exit_three(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", EXAMPLE, "shareholder-letter", "--lang", "ja", "--out", str(out))
    letter = out / "ja/shareholder-letter.docx"
    letter.write_bytes(letter.read_bytes() + b"x")
    assert run("build", EXAMPLE, "shareholder-letter", "--lang", "ja", "--out", str(out), "--strict").exit_code == 3


def test_a_word_brand_of_ones_own_is_used(tmp_path: Path) -> None:
    from docx import Document

    brand = Document()
    brand.sections[0].header.paragraphs[0].text = "青葉ブランド"
    brand.save(str(tmp_path / "brand.docx"))
    words = ("board-memo", "--lang", "ja", "--brand", str(tmp_path / "brand.docx"), "--out", str(tmp_path / "out"))
    done = run("build", EXAMPLE, *words)
    assert done.exit_code == 0, done.output
    built = Document(str(tmp_path / "out/ja/board-memo.docx"))
    assert "青葉ブランド" in [paragraph.text for paragraph in built.sections[0].header.paragraphs]


def test_a_powerpoint_brand_of_ones_own_is_used(tmp_path: Path) -> None:
    from pptx import Presentation
    from pptx.util import Emu

    brand = Presentation()
    brand.slide_width, brand.slide_height = Emu(9144000), Emu(5715000)
    brand.save(str(tmp_path / "brand.pptx"))
    words = (
        "supplier-briefing",
        "--lang",
        "en",
        "--brand",
        str(tmp_path / "brand.pptx"),
        "--out",
        str(tmp_path / "out"),
    )
    done = run("build", EXAMPLE, *words)
    assert "Traceback" not in done.output
    found = [line for line in done.output.split("\n") if "error]" in line]
    assert done.exit_code == 0 or all("ESG-LAYOUT" in line for line in found), done.output


@pytest.mark.parametrize("name", ["brand.pdf", "nowhere.docx"])
def test_a_brand_that_is_none_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "brand.pdf").write_bytes(b"%PDF")
    done = run("build", EXAMPLE, "--brand", str(tmp_path / name), "--out", str(tmp_path / "out"))
    assert done.exit_code == 1 and "ESG-PROJECT-007" in done.output


def test_a_finding_reads_place_subject_and_what_was_found(tmp_path: Path) -> None:
    folder = broken(tmp_path, "capex: 325百万円", "capex: 300")
    line = next(line for line in run("check", folder).output.split("\n") if "ESG-COMPANY-025" in line)
    assert line.startswith("facts/programme.yaml:16:") and ": programmes[PRG-1].capex: " in line and "::" not in line
