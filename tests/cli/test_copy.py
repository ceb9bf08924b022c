"""`esgreport copy` brings a template into a project, where it is used instead of ours."""

from __future__ import annotations

import pytest

from esgreport import api
from esgreport.cli.main import main
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path):
    api.start_project(str(tmp_path / "p"), "aoba-precision")
    return tmp_path / "p"


def run(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        main([*map(str, words), "--ui-lang", "en"])
    disclosed = capsys.readouterr()
    return ended.value.code or 0, disclosed.out, disclosed.err


def test_without_a_name_every_file_that_may_be_replaced_is_listed(capsys):
    code, out, _ = run(capsys, "copy")
    listed = out.splitlines()
    assert code == 0
    assert {"templates/board-memo/ja.md", "content/audiences.yaml", "templates/partials/en/neutrality.md"} <= set(
        listed
    )
    assert all((ROOT / name).is_file() for name in listed)


def test_a_file_is_copied_byte_for_byte(capsys, project):
    code, out, _ = run(capsys, "copy", "templates/shareholder-letter/ja.md", project)
    assert (code, out) == (0, "Copied: templates/shareholder-letter/ja.md\n")
    ours = ROOT / "templates/shareholder-letter/ja.md"
    assert (project / "templates/shareholder-letter/ja.md").read_bytes() == ours.read_bytes()


def test_a_folder_is_copied_as_a_whole(capsys, project):
    code, out, _ = run(capsys, "copy", "templates/self-check/", project)
    assert code == 0
    assert {f"Copied: templates/self-check/{name}" for name in ("document.yaml", "en.md", "ja.md")} <= set(
        out.splitlines()
    )


def test_a_file_of_the_project_is_never_overwritten(capsys, project):
    own = project / "templates/self-check/ja.md"
    own.parent.mkdir(parents=True)
    own.write_text("自社の文", encoding="utf-8")
    code, out, err = run(capsys, "copy", "templates/self-check", project)
    assert code == 0
    assert own.read_text(encoding="utf-8") == "自社の文"
    assert "ESG-PROJECT-021" in err and "self-check/ja.md" not in out


def test_a_wrong_name_is_answered_with_the_one_that_was_meant(capsys, project):
    code, _, err = run(capsys, "copy", "templates/board-meno", project)
    assert code == 1
    assert "ESG-PROJECT-020" in err and "templates/board-memo" in err


@pytest.mark.parametrize("name", ["../secrets", "src/esgreport/api.py", "templates/../pyproject.toml", ""])
def test_nothing_but_templates_and_content_is_copied(capsys, project, name):
    assert run(capsys, "copy", name, project)[0] == 1


def test_a_folder_without_a_project_is_named(capsys, tmp_path):
    code, _, err = run(capsys, "copy", "templates/self-check", tmp_path)
    assert code == 1 and "ESG-PROJECT-001" in err
