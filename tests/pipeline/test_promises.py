"""What holds for any company: hostile text, same bytes, nothing overwritten, drafts marked and refused."""

from __future__ import annotations

import dataclasses
import html
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from esgreport import api
from esgreport.company.records import KINDS
from esgreport.pipeline.load import Loaded
from tests.conftest import ROOT
from tests.pipeline.secrets import holds

EXAMPLE = ROOT / "examples/aoba-precision"
HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円'


def opened(folder: Path) -> Loaded:
    loaded = api.open_project(str(folder))
    assert loaded.value is not None, loaded.findings
    return loaded.value


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLE, folder)
    return folder


def texts_of(path: Path) -> list[str]:
    """Every paragraph of a finished file, read back with the libraries."""
    if path.suffix == ".docx":
        from docx import Document
        from docx.oxml.ns import qn

        document = Document(str(path))
        return [
            "".join(run.text or "" for run in item.iter(qn("w:t"))) for item in document.element.body.iter(qn("w:p"))
        ]
    from pptx import Presentation
    from pptx.oxml.ns import qn as slide_name

    if path.suffix == ".html":
        pieces = re.split(r"<[^>]*>", path.read_text("utf8"))
        return [html.unescape(piece) for piece in pieces]
    deck = Presentation(io.BytesIO(path.read_bytes()))
    return [
        "".join(run.text or "" for run in item.iter(slide_name("a:t")))
        for slide in deck.slides
        for item in slide._element.iter(slide_name("a:p"))
    ]


def _with_hostile(line: str, fields: set[str], quoted: str) -> str:
    named = re.match(r"  - \{id: ((?:SUP|CUS|TEC|PAR)-\d+),", line)
    quoted += f" {named[1]}" if named else ""
    end = "[^,}\n]+" if line.startswith("  - {") else "[^\n]+"
    return re.sub(
        rf"\b(name|title|outline|role|topic)_(ja|en): (\"[^\"]*\"|{end})",
        lambda found: f'{found[1]}_{found[2]}: "{quoted}"' if found[1] in fields else found[0],
        line,
    )


# What only the board reads may not be written in a text for others, not even when it is hostile.
BOARD_KINDS = ("options", "rights", "gates", "objections", "resolutions", "untreated", "indicators", "schedule")


def hostile_project(tmp_path: Path) -> Path:
    """The example with the hostile text at the end of every short text field."""
    folder = copied(tmp_path)
    fields = {item.name for kind in KINDS.values() for item in dataclasses.fields(kind)}
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    for path in (folder / "facts").glob("*.yaml"):
        lines, kind = [], ""
        for line in path.read_text("utf8").split("\n"):
            kind = line.rstrip(":") if re.fullmatch(r"[a-z_]+:", line) else kind
            lines.append(line if kind in BOARD_KINDS else _with_hostile(line, fields, quoted))
        path.write_text("\n".join(lines), "utf8")
    return folder


def test_a_company_of_hostile_texts_builds_and_prints_them_exactly(tmp_path: Path) -> None:
    folder = hostile_project(tmp_path)
    loaded = opened(folder)
    outcome = api.build(
        loaded,
        str(folder),
        str(tmp_path / "out"),
        documents=["supplier-letter", "board-memo", "board-deck", "supplier-briefing"],
        html=True,
    )
    placed, found = outcome.value, outcome.findings
    leaks = {item.code for item in found} - {
        "ESG-LAYOUT-001",
        "ESG-LAYOUT-002",
        "ESG-LAYOUT-003",
        "ESG-LAYOUT-004",
        "ESG-LAYOUT-005",
        "ESG-LAYOUT-007",
        "ESG-LAYOUT-009",
        "ESG-LAYOUT-010",
        # Bodies and offices have other names now than texts call them by.
        "ESG-COHERENCE-092",
        "ESG-COHERENCE-131",
    }
    assert not leaks, [item for item in found if item.code in leaks]
    assert {".docx", ".html"} <= {Path(path).suffix for path in placed.paths}
    for path in placed.paths:
        texts = texts_of(tmp_path / "out" / path)
        assert any(HOSTILE in text for text in texts), path
        assert not any("49" in text and "7*7" not in text and "{{" in text for text in texts)


def build_elsewhere(folder: Path, out: Path, **environment: str) -> dict[str, bytes]:
    command = [
        sys.executable,
        "-m",
        "esgreport",
        "build",
        str(folder),
        "--out",
        str(out),
        "--supplier",
        "SUP-01",
        "--supplier",
        "general",
    ]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, cwd=out.parent)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_time_zone_locale_hash_seed_and_folder_change_no_byte(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    other = copied(tmp_path / "deep")
    first = build_elsewhere(EXAMPLE, tmp_path / "one", TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C")
    second = build_elsewhere(other, tmp_path / "two", TZ="America/Lima", PYTHONHASHSEED="77", LC_ALL="C.UTF-8")
    assert first == second and len(first) == 19


def test_the_order_of_files_and_records_means_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "facts/dialogue.yaml").rename(folder / "facts/aaa.yaml")
    (folder / "facts/risk.yaml").rename(folder / "facts/zzz.yaml")
    one, two = opened(EXAMPLE), opened(folder)
    files = [
        api.build(loaded, str(folder), str(tmp_path / name), documents=["board-memo"]).value.paths
        for name, loaded in (("a", one), ("b", two))
    ]
    assert files[0] == files[1]
    for path in files[0]:
        assert (tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes()


def test_an_edited_file_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    loaded, out = opened(EXAMPLE), tmp_path / "out"
    api.build(loaded, str(EXAMPLE), str(out), documents=["shareholder-letter"], languages=["ja"])
    letter = out / "ja/shareholder-letter.docx"
    letter.write_bytes(letter.read_bytes() + b"edited")
    outcome = api.build(loaded, str(EXAMPLE), str(out), documents=["shareholder-letter"], languages=["ja"])
    placed, found = outcome.value, outcome.findings
    assert letter.read_bytes().endswith(b"edited")
    assert placed.paths == ("ja/shareholder-letter.new.docx",)
    assert [item.code for item in found] == ["ESG-BUILD-002"]


def unpublished(tmp_path: Path) -> Path:
    folder = copied(tmp_path)
    path = folder / "facts/programme.yaml"
    path.write_text(path.read_text("utf8").replace("published_on: 2026-10-30", "published_on: 2027-02-01"), "utf8")
    return folder


def test_before_publication_every_page_is_marked_and_final_is_refused(tmp_path: Path) -> None:
    folder = unpublished(tmp_path)
    loaded = opened(folder)
    outcome = api.build(loaded, str(folder), str(tmp_path / "out"), documents=["shareholder-letter"], languages=["ja"])
    placed, found = outcome.value, outcome.findings
    assert not [item for item in found if api.severity(item) is api.Severity.ERROR]
    data = (tmp_path / "out" / placed.paths[0]).read_bytes()
    assert holds(data, "公表前・取扱注意")
    outcome = api.build(
        loaded, str(folder), str(tmp_path / "final"), documents=["shareholder-letter"], languages=["ja"], final=True
    )
    refused, why = outcome.value, outcome.findings
    assert refused.paths == () and {item.code for item in why} == {"ESG-BUILD-001"}


def test_a_figure_that_nobody_may_publish_is_in_no_letter(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    path = folder / "facts/programme.yaml"
    text = re.sub(r"(?m)^    published(_on)?: .*\n", "", path.read_text("utf8"))
    path.write_text(text, "utf8")
    placed = api.build(opened(folder), str(folder), str(tmp_path / "out"), documents=["shareholder-letter"]).value
    texts = [text for path in placed.paths for text in texts_of(tmp_path / "out" / path)]
    assert not any("4.6億円" in text or "460" in text for text in texts)


@pytest.mark.parametrize(
    ("old", "canary"),
    [
        ("低脈動の磁気回路設計", "カナリア技術名称"),
        ("暁光マテリアル", "カナリア商事電材"),
        ("災害や事故により磁石の供給元が停止し、復旧まで四か月を要する。", "カナリア取締役会限り。"),
        ("白樺ロボティクス", "カナリア顧客工業"),
    ],
)
def test_a_planted_canary_appears_in_no_outsiders_file(tmp_path: Path, old: str, canary: str) -> None:
    folder = copied(tmp_path)
    for path in (folder / "facts").glob("*.yaml"):
        path.write_text(path.read_text("utf8").replace(old, canary), "utf8")
    outsiders = ["shareholder-letter", "supplier-letter", "supplier-briefing"]
    placed = api.build(opened(folder), str(folder), str(tmp_path / "out"), documents=outsiders).value
    assert len(placed.paths) == 10
    for path in placed.paths:
        assert not holds((tmp_path / "out" / path).read_bytes(), canary[:6]), path


def test_other_peoples_secrets_change_no_byte_of_a_suppliers_files(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    suppliers, csv = folder / "facts/suppliers.yaml", folder / "transactions.csv"
    suppliers.write_text(suppliers.read_text("utf8").replace("暁光マテリアル", "別名商会"), "utf8")
    csv.write_text(csv.read_text("utf8").replace("IT-03,SUP-08", "IT-03,SUP-06").replace("SST-08", "SST-06"), "utf8")
    names = ["supplier-letter", "supplier-briefing", "shareholder-letter"]
    for name, project in (("a", EXAMPLE), ("b", folder)):
        api.build(opened(project), str(project), str(tmp_path / name), documents=names, suppliers=["SUP-01", "general"])
    files = sorted(
        path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.suffix in (".docx", ".pptx")
    )
    assert len(files) == 10
    for path in files:
        assert (tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes(), path


def test_another_suppliers_name_in_a_public_field_is_a_leak_and_no_file(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    path = folder / "facts/dialogue.yaml"
    text = path.read_text("utf8").replace(
        "需要の見通しを四半期ごとにお伝えします。", "里山磁工株式会社と同じ見通しをお伝えします。"
    )
    path.write_text(text, "utf8")
    loaded = opened(folder)
    outcome = api.build(loaded, str(folder), str(tmp_path / "out"), documents=["supplier-letter"], languages=["ja"])
    placed, found = outcome.value, outcome.findings
    assert placed.paths == () and "ESG-AUDIENCE-009" in {item.code for item in found}
    # The second net finds it in the finished file, too, should the first ever miss it.
    target = api.Target("supplier-letter", "supplier-general", "ja", "docx")
    outcome = api.build_one(loaded, target)
    assert outcome.value is None and "ESG-AUDIT-020" in {item.code for item in outcome.findings}


def test_a_waiver_with_a_name_and_a_day_lets_a_wording_pass_until_then(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    facts, settings = folder / "facts/dialogue.yaml", folder / "esgreport.toml"
    facts.write_text(
        facts.read_text("utf8").replace("需要の見通しを四半期ごとにお伝えします。", "万全を期してお伝えします。"),
        "utf8",
    )
    given = settings.read_text("utf8")

    def codes(until: str) -> set[str]:
        waiver = f'[[waivers]]\ncode = "ESG-REVIEW-003"\nwho = "法務部"\nwhy = "定型句"\nuntil = {until}\n'
        settings.write_text(given + "\n" + waiver, "utf8")
        out = str(tmp_path / until)
        return {
            item.code for item in api.build(opened(folder), str(folder), out, documents=["supplier-letter"]).findings
        }

    assert "ESG-REVIEW-003" in codes("2026-10-01")
    assert "ESG-REVIEW-003" not in codes("2027-03-31")


def test_languages_that_say_it_with_other_facts_are_not_put_in_place(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    own = folder / "templates/supplier-letter/en.md"
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates/supplier-letter/en.md").read_text("utf8")
    own.write_text(text.replace('{{ say("policy") }}', ""), "utf8")
    outcome = api.build(opened(folder), str(folder), str(tmp_path / "out"), documents=["supplier-letter"])
    placed, found = outcome.value, outcome.findings
    assert placed.paths == () and {item.code for item in found} == {"ESG-REVIEW-021"}


def test_the_board_deck_has_notes_for_its_speaker_and_no_annex(built: Path) -> None:
    from pptx import Presentation

    for language in ("ja", "en"):
        deck = Presentation(str(built / f"{language}/board-deck.pptx"))
        noted = [slide.has_notes_slide for slide in deck.slides]
        assert not noted[0] and noted.count(True) == 11
        assert not deck.part._element.findall(".//{http://schemas.microsoft.com/office/powerpoint/2010/main}section")


def test_no_outsiders_deck_has_the_speaker_notes_of_the_board(built: Path) -> None:
    from pptx import Presentation

    board = Presentation(str(built / "ja/board-deck.pptx"))
    disclosed = {slide.notes_slide.notes_text_frame.text for slide in board.slides if slide.has_notes_slide}
    briefing = Presentation(str(built / "ja/supplier-briefing.pptx"))
    notes = {slide.notes_slide.notes_text_frame.text for slide in briefing.slides if slide.has_notes_slide}
    assert disclosed and not disclosed & notes
