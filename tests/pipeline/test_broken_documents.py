"""What is wrong in the files of one document stops that document; all others are built. `documents` says what `build` does."""

from __future__ import annotations

import pytest

from esgreport import api

OWN = "templates/city-note"
YAML = """id: city-note
title: {ja: 市への説明, en: Note}
form: letter
formats: [docx]
audiences: [local-government]
ceiling: partner
length: [1, 2]
languages: [ja]
sections: [text]
uses: [company]
ask: text
"""
FAULTS = {
    "syntax": (f"{OWN}/ja.md", "## 題 {#text}\n\n{% if %}\n", "ESG-DOCUMENT-002"),
    "a digit": (f"{OWN}/ja.md", "## 題 {#text}\n\n総額は12円。\n", "ESG-DOCUMENT-012"),
    "its specification": (f"{OWN}/document.yaml", YAML.replace("form: letter", "form: poem"), "ESG-READING-104"),
    "a partial": ("templates/partials/ja/own.md", "{{ x }\n", "ESG-DOCUMENT-002"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_document_stops_itself_only(project, fault):
    place, text, code = FAULTS[fault]
    files = {f"{OWN}/document.yaml": YAML, f"{OWN}/ja.md": '## 題 {#text}\n\n{% include "partials/ja/own.md" %}\n'}
    files |= {"templates/partials/ja/own.md": "文。\n", place: text}
    for name, written in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(written, "utf-8")
    opened = api.open_project(str(project))
    assert opened.value is not None, opened.findings
    assert code in {item.code for item in opened.findings if api.severity(item) is api.Severity.ERROR}
    out = project / "out"
    placed = api.build(opened.value, str(project), str(out), documents=["self-check", "city-note"], languages=["ja"])
    assert (out / "ja/self-check.docx").exists() and not (out / "ja/city-note.docx").exists()
    assert {item.document for item in placed.findings} <= {"", "ja/self-check.docx"}
    listed = {item.document: item for item in api.availability(opened.value, "ja")}
    assert not listed["self-check"].findings
    assert "city-note" not in listed or listed["city-note"].findings


def test_a_document_without_an_ask_is_not_called_ready(project):
    for name, written in {"document.yaml": YAML.replace("ask: text\n", ""), "ja.md": "## 題 {#text}\n\n文。\n"}.items():
        (project / OWN).mkdir(parents=True, exist_ok=True)
        (project / OWN / name).write_text(written, "utf-8")
    loaded = api.open_project(str(project)).value
    (listed,) = [item for item in api.availability(loaded, "ja") if item.document == "city-note"]
    built = api.build(loaded, str(project), str(project / "out"), documents=["city-note"]).findings
    stopping = {item.code for item in built if api.severity(item) is api.Severity.ERROR}
    assert stopping and {item.code for item in listed.findings} == stopping
