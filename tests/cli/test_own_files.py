"""A mistake in a file of ours that a project has a copy of: a finding at its place, exit code 1, and no bug."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from esgreport.cli.main import main
from tests.conftest import ROOT


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small example's project, to be changed."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "examples/kasumi-chemical", folder)
    return folder


def shadowed(project: Path, name: str, old: str, new: str) -> None:
    """Put a copy of our file `name` into the project, with one change."""
    own = project / name
    text = (own if own.exists() else ROOT / name).read_text("utf-8")
    assert old in text, (name, old)
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("content/audiences.yaml", "level: partner", "level: patner", "ESG-READING-104"),
        ("content/audiences.yaml", "policies, bodies", "policies, bodeis", "ESG-AUDIENCE-026"),
        ("content/phrases.yaml", "handling.internal:", "handling.intern:", "ESG-READING-102"),
        ("content/units.yaml", "[day, days]", "[day]", "ESG-READING-108"),
        ("content/exhibits.yaml", "kind: chart", "kind: chrat", "ESG-READING-104"),
        ("content/exhibits.yaml", "ja: 上位一社の割合", "ja: 上位1社の割合", "ESG-DOCUMENT-012"),
        ("templates/self-check/exhibits.yaml", "having: state", "having: sate", "ESG-DOCUMENT-042"),
        ("content/claims.yaml", "where: document", "where: page", "ESG-READING-104"),
        ("content/guideline/v1.yaml", "complete: no", "complete: nein", "ESG-READING-104"),
        ("templates/self-check/document.yaml", "audiences: [management]", "audiences: [manager]", "ESG-READING-104"),
        ("templates/self-check/document.yaml", "length: [1, 2]", "length: [one, 2]", "ESG-READING-107"),
        ("templates/self-check/document.yaml", "formats: [docx]", "formats: [xlsx]", "ESG-READING-104"),
        ("templates/self-check/document.yaml", "uses: [company", "uses: [compny", "ESG-READING-104"),
        ("esgreport.toml", "languages", "langauges", "ESG-READING-101"),
        ("esgreport.toml", '"self-check"', '"self-chek"', "ESG-READING-104"),
    ],
)
def test_a_mistake_is_a_finding_with_the_file_and_its_place(
    small: Path, name: str, old: str, new: str, code: str
) -> None:
    shadowed(small, name, old, new)
    done = run("check", small)
    assert done.exit_code == 1, done.output
    assert code in done.output and f"{name}:" in done.output


def test_a_template_in_another_encoding_is_a_finding(small: Path) -> None:
    (small / "templates/self-check").mkdir(parents=True)
    (small / "templates/self-check/ja.md").write_bytes("## 自己点検 {#head}\n".encode("cp932"))
    done = run("check", small)
    assert done.exit_code == 1 and "ESG-READING-002" in done.output


def test_a_mark_weaker_than_what_is_shown_stops_the_document(small: Path, tmp_path: Path) -> None:
    shadowed(small, "templates/self-check/document.yaml", "ceiling: internal", "ceiling: public")
    done = run("build", small, "self-check", "--out", tmp_path / "out")
    assert done.exit_code == 1 and "ESG-REVIEW-034" in done.output
    assert not list((tmp_path / "out").rglob("*.docx"))


def test_a_document_in_one_language_is_built_in_it_alone(small: Path, tmp_path: Path) -> None:
    shadowed(small, "templates/self-check/document.yaml", "register:", "languages: [ja]\nregister:")
    shadowed(small, "esgreport.toml", 'languages = ["ja"]', 'languages = ["ja", "en"]')
    done = run("build", small, "self-check", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.docx")] == [
        "ja/self-check.docx"
    ]
    english = run("build", small, "self-check", "--lang", "en", "--out", tmp_path / "en")
    assert english.exit_code == 0 and "ESG-BUILD-013" in english.output


def test_a_template_that_is_missing_for_a_language_is_told_before_anything_is_built(small: Path) -> None:
    shutil.copytree(ROOT / "templates/self-check", small / "templates/own-check")
    (small / "templates/own-check/en.md").unlink()
    text = (small / "templates/own-check/document.yaml").read_text("utf-8").replace("id: self-check", "id: own-check")
    (small / "templates/own-check/document.yaml").write_text(text, "utf-8")
    done = run("check", small)
    assert done.exit_code == 1 and "ESG-DOCUMENT-035" in done.output
