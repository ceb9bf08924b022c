"""An author learns that a table of an own document stays empty because its reader may see none of its records."""

from __future__ import annotations

from esgreport import api
from tests.conftest import ROOT

SPECIFICATION = """id: city-note
title: {ja: 市への説明, en: Note to the city}
form: letter
formats: [docx]
audiences: [local-government]
length: [1, 2]
languages: [ja]
sections: [policy]
uses: [company, policies, survival, supply_shares]
"""
TEMPLATE = "## 方針 {#policy}\n\n{% for policy in policies %}\n{{ policy.title }}\n{% endfor %}\n"


def project(tmp_path, folder="templates/city-note"):
    assert api.start_project(str(tmp_path / "p"), "aoba-precision")
    place = tmp_path / "p" / folder
    place.mkdir(parents=True)
    (place / "document.yaml").write_text(SPECIFICATION, encoding="utf-8")
    (place / "ja.md").write_text(TEMPLATE, encoding="utf-8")
    return str(tmp_path / "p")


def withheld(findings):
    return [item.subject for item in findings if item.code == "ESG-DOCUMENT-060"]


def test_a_build_names_the_kinds_of_which_the_reader_may_see_nothing(tmp_path):
    path = project(tmp_path)
    loaded = api.open_project(path).value
    found = api.build(loaded, path, str(tmp_path / "out"), documents=["city-note"], languages=["ja"]).findings
    assert withheld(found) == ["survival"], "supply shares are not recorded at all, policies are shown"
    assert "survival" in withheld(api.check(loaded))


def test_documents_that_come_with_esgreport_withhold_on_purpose_and_say_nothing():
    loaded = api.open_project(str(ROOT / "examples/aoba-precision")).value
    assert withheld(api.check(loaded)) == []


def test_check_reads_a_document_of_the_project_that_no_list_names(tmp_path):
    path = project(tmp_path)
    template = tmp_path / "p/templates/city-note/ja.md"
    template.write_text(TEMPLATE + "\n{% if when.has_such is true %}\n文\n{% endif %}\n", encoding="utf-8")
    found = [item for item in api.check(api.open_project(path).value) if item.code == "ESG-DOCUMENT-043"]
    assert [(item.subject, str(item.origin)) for item in found] == [("has_such", "templates/city-note/ja.md:7:1")]


def test_a_document_in_one_language_is_told_of_in_every_language(tmp_path):
    loaded = api.open_project(project(tmp_path)).value
    for language in ("ja", "en"):
        explained = api.explain(loaded, "policies.POL-1.title", language).value
        assert "city-note (local-government)" in explained.documents
