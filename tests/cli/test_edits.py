"""Prose rewritten in Word comes back by its section keys, through split runs and tracked changes."""

from __future__ import annotations

import json
import re
import zipfile

import docx
import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.cli.main import main

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:id="{}" w:author="A" w:date="2026-11-01T00:00:00Z"'


@pytest.fixture
def letter(built):
    return built / "ja/shareholder-letter.docx"


def edited(letter, folder, change):
    """The letter with its main part changed."""
    path = folder / "edited.docx"
    with zipfile.ZipFile(letter) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, change(data.decode()).encode() if name == "word/document.xml" else data)
    return path


def prose(path):
    outcome = api.read_back(str(path))
    assert outcome.findings == ()
    return {item.key: item for item in outcome.value}


def test_every_section_of_prose_has_its_key_and_its_text(letter):
    found = prose(letter)
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(letter)).element.body.iter(f"{{{W}}}t"))
    assert len(found) >= 6
    for item in found.values():
        assert item.paragraphs and not item.changed
        assert all(part[:8] in text.replace("\n", "") for part in item.paragraphs)


def test_two_rewritten_paragraphs_come_back_through_split_runs_and_tracked_changes(letter, tmp_path):
    before = prose(letter)
    first, second = [key for key, item in before.items() if len(item.paragraphs[0]) > 20][:2]

    def change(xml):
        xml = _in_control(xml, first, lambda body: _first_text(body, _split))
        return _in_control(xml, second, lambda body: _first_text(body, _tracked))

    after = prose(edited(letter, tmp_path, change))
    assert after[first].paragraphs[0] == "新しい文章を、三つの書式で書きました。"
    assert after[second].paragraphs[0] == "差し替え後の文章です。"
    assert after[second].changed and not after[first].changed
    assert after[first].paragraphs[1:] == before[first].paragraphs[1:]
    untouched = [key for key in before if key not in (first, second)]
    assert all(after[key] == before[key] for key in untouched)


def _in_control(xml, key, change):
    found = re.search(rf'<w:sdt>(?:(?!</w:sdtPr>).)*<w:tag w:val="{key}"/>', xml, re.DOTALL)
    assert found, key
    # Figures inside have controls of their own.
    depth = 0
    for mark in re.finditer("<w:sdt>|</w:sdt>", xml[found.start() :]):
        depth += 1 if mark.group(0) == "<w:sdt>" else -1
        if depth == 0:
            break
    end = found.start() + mark.end()
    return xml[: found.start()] + change(xml[found.start() : end]) + xml[end:]


def _first_text(body, change):
    """The runs of the first paragraph replaced."""
    start, end = body.index("</w:pPr>") + len("</w:pPr>"), body.index("</w:p>")
    return body[:start] + change(body[start:end]) + body[end:]


def _split(runs):
    parts = ("新しい文章を、", "三つの書式で", "書きました。")
    return "".join(
        f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r><w:proofErr w:type="spellEnd"/>' for part in parts
    )


def _tracked(runs):
    gone = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    new = "<w:r><w:t>差し替え後の</w:t></w:r><w:r><w:t>文章です。</w:t></w:r>"
    return f"<w:del {BY.format(9001)}>{gone}</w:del><w:ins {BY.format(9002)}>{new}</w:ins>"


def test_a_paragraph_whose_mark_was_deleted_joins_the_next(letter, tmp_path):
    key = next(key for key, item in prose(letter).items() if len(item.paragraphs) > 1)
    before = prose(letter)[key].paragraphs

    def change(xml):
        mark = f"<w:rPr><w:del {BY.format(9003)}/></w:rPr></w:pPr>"
        return _in_control(xml, key, lambda body: body.replace("</w:pPr>", mark, 1))

    assert prose(edited(letter, tmp_path, change))[key].paragraphs == (before[0] + before[1], *before[2:])


def test_a_deck_has_no_such_prose(built):
    assert api.read_back(str(built / "ja/board-deck.pptx")).value == ()


def test_the_command_prints_sections_as_text_and_json(letter):
    runner = CliRunner()
    text, disclosed = (runner.invoke(main, ["edits", str(letter), *more]) for more in ([], ["--format", "json"]))
    assert text.exit_code == disclosed.exit_code == 0
    keys = [item["key"] for item in json.loads(disclosed.stdout)]
    assert [line.strip("[]") for line in text.stdout.splitlines() if line.startswith("[")] == keys


def test_what_cannot_be_read_is_one_sentence(tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"no package")
    for name in ("broken.docx", "nothing.docx"):
        done = CliRunner().invoke(main, ["edits", str(tmp_path / name)])
        assert done.exit_code == 1 and "Traceback" not in done.output and done.output.strip()
