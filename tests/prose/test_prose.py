"""All Japanese output under a checker of prose: fewer than two findings in a thousand characters."""

from __future__ import annotations

import json
import subprocess
from importlib import util
from pathlib import Path

import pytest

from esgreport import api
from tests.conftest import CACHE, ROOT

HERE = Path(__file__).parent
RULES = ROOT.parent / "shared" / "textlintrc.json"
# Board papers are written in plain style, everything that goes to others in polite style.
STYLES = {"である": ("board-memo", "board-deck"), "ですます": ()}
MOST_PER_THOUSAND = 2.0


def _markdown():
    spec = util.spec_from_file_location("prose_sentences", HERE / "sentences.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.markdown


def _style(path):
    return "である" if path.stem.startswith(STYLES["である"]) else "ですます"


def _settings(style):
    """The shared rules, our words of the field, and one style a document (lists hold both noun phrases and sentences)."""
    rules = json.loads(RULES.read_text(encoding="utf-8"))
    mixing = {"preferInHeader": "", "preferInBody": style, "preferInList": "", "strict": False}
    rules["rules"]["preset-ja-technical-writing"]["no-mix-dearu-desumasu"] = mixing
    rules["filters"] = {"allowlist": json.loads((HERE / "allowed.json").read_text(encoding="utf-8"))}
    return json.dumps(rules, ensure_ascii=False)


def _checked(folder, style, files):
    settings = folder / f"{style}.json"
    settings.write_text(_settings(style), encoding="utf-8")
    command = ["node", str(CACHE / "node_modules/textlint/bin/textlint.js"), "--config", str(settings)]
    done = subprocess.run(
        [*command, "--format", "json", *map(str, files)],
        capture_output=True, text=True, check=False, timeout=240, cwd=CACHE,
    )  # fmt: skip
    assert done.stdout.startswith("["), done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def found(built, tmp_path_factory):
    """The messages and the number of characters of each Japanese file of both examples."""
    folder, out = tmp_path_factory.mktemp("prose"), tmp_path_factory.mktemp("small")
    small = str(ROOT / "examples/kasumi-chemical")
    api.build(api.open_project(small).value, small, str(out), languages=["ja"])
    markdown, by_style = _markdown(), {style: [] for style in STYLES}
    for root in (built, out):
        for path in sorted((root / "ja").rglob("*.*")):
            if path.suffix in (".docx", ".pptx"):
                made = folder / f"{path.stem}-{len(list(folder.iterdir())):02d}.md"
                made.write_text(markdown(path), encoding="utf-8")
                by_style[_style(path)].append(made)
    disclosed = [item for style, files in by_style.items() for item in _checked(folder, style, files)]
    return {Path(item["filePath"]): item["messages"] for item in disclosed}


@pytest.mark.prose
@pytest.mark.shared
def test_all_output_together_has_fewer_than_two_findings_in_a_thousand_characters(found):
    assert len(found) == 10
    characters = sum(len(path.read_text(encoding="utf-8").replace("\n", "")) for path in found)
    messages = [f"{path.stem} {one['ruleId']} line {one['line']}" for path, many in found.items() for one in many]
    assert characters > 25_000
    assert 1000 * len(messages) / characters < MOST_PER_THOUSAND, "\n".join(messages)


@pytest.mark.prose
@pytest.mark.shared
def test_the_checker_sees_a_fault(tmp_path):
    bad = tmp_path / "bad.md"
    bad.write_text("これは悪い文章である。これは良い文章です。彼が彼女が見た。\n", encoding="utf-8")
    (disclosed,) = _checked(tmp_path, "ですます", [bad])
    assert {"ja-technical-writing/no-doubled-joshi", "ja-technical-writing/no-mix-dearu-desumasu"} <= {
        one["ruleId"] for one in disclosed["messages"]
    }


def test_markdown_keeps_headings_lists_and_tables_apart(built):
    lines = _markdown()(built / "ja/board-memo.docx").splitlines()
    assert [line for line in lines if line.startswith("# ")] and [line for line in lines if line.startswith("- ")]
    assert [line for line in lines if line.startswith("| ")]
    assert _markdown()(built / "ja/board-deck.pptx").count("# ") >= 13
