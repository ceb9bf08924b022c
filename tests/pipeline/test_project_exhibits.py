"""Exhibits of a whole project: its own ones, its changes to ours, its mistakes, and the same ones in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from esgreport import api
from esgreport.audience.selection import select
from esgreport.base.finding import Outcome
from esgreport.document.component import Component
from esgreport.document.tree import Chart, Document, Governance, KeyFigures, Roadmap, Table
from esgreport.inputs.project import Folder
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.load import Loaded, load
from esgreport.pipeline.targets import Target
from esgreport.system import SystemWorld

ROOT = Path(__file__).parents[2]
EXHIBITS = (Component, Chart, Governance, KeyFigures, Roadmap, Table)
NOTE = """\
id: note
title: {ja: 覚え書き, en: Note}
form: paper
formats: [docx]
audiences: [management]
ceiling: internal
length: [1, 2]
sections: [items]
uses: [items]
languages: [ja]
"""


@pytest.fixture(scope="module")
def example() -> Loaded:
    return loaded(ROOT / "examples/aoba-precision")


def loaded(folder: Path) -> Loaded:
    outcome = load(Folder(SystemWorld(), str(folder)))
    assert outcome.value is not None, outcome.findings
    return outcome.value


def document(project: Loaded, name: str, audience: str, language: str = "ja") -> Outcome[Document]:
    specification = project.resources.specifications[name]
    view = select(project.facts.knowledge, audience, selection_request(specification)).value
    assert view is not None
    return make_document(project, Target(name, audience, language, specification.formats[0]), view)  # type: ignore[arg-type]


def shown(tree: Document) -> list[tuple[str, str, object]]:
    """The exhibits of a document in their order: section, kind of block, and where each is described."""
    return [
        (section.key, type(block).__name__, block.meta.exhibit)
        for section in tree.sections
        for block in section.blocks
        if isinstance(block, EXHIBITS)
    ]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")


@pytest.mark.parametrize(
    ("name", "audience"),
    [
        ("board-memo", "board"),
        ("board-deck", "board"),
        ("supplier-briefing", "supplier-general"),
        ("supplier-letter", "supplier-general"),
        ("shareholder-letter", "public"),
        ("self-check", "management"),
    ],
)
def test_both_languages_show_the_same_exhibits(example: Loaded, name: str, audience: str) -> None:
    ja, en = (document(example, name, audience, language).value for language in ("ja", "en"))
    assert ja is not None and en is not None
    assert shown(ja) == shown(en) != []
    assert all(place is not None for _, _, place in shown(ja))


def test_a_project_changes_one_text_of_one_language_and_nothing_else(project: Path, example: Loaded) -> None:
    write(project, "content/exhibits.yaml", "exhibits:\n  survival: {caption: {ja: 日数の比べ}}\n")
    own, ours = (document(item, "board-memo", "board").value for item in (loaded(project), example))
    assert own is not None and ours is not None
    different = [
        (block.caption, before.caption)
        for section, old in zip(own.sections, ours.sections, strict=True)
        for block, before in zip(section.blocks, old.blocks, strict=True)
        if isinstance(block, Chart | Table) and isinstance(before, Chart | Table) and block.caption != before.caption
    ]
    ((new, _),) = different
    assert [item.text for item in new] == ["日数の比べ"]  # type: ignore[union-attr]


def test_what_a_document_says_differently_outlives_a_projects_change_for_all(project: Path) -> None:
    write(project, "content/exhibits.yaml", "exhibits:\n  dependency: {most: 2}\n")
    write(project, "templates/board-memo/exhibits.yaml", "exhibits:\n  dependency: {most: 3}\n")
    library = loaded(project).resources.exhibits
    most = {name: library[name].exhibits["dependency"].definition.most for name in library}  # type: ignore[union-attr]
    assert (most["board-memo"], most["board-deck"], most["lender-note"]) == (3, 6, 2)


def test_a_document_of_the_project_has_an_exhibit_of_its_own(project: Path, tmp_path: Path) -> None:
    write(project, "templates/note/document.yaml", NOTE)
    write(
        project,
        "templates/note/ja.md",
        '## 品目 {#items}\n\n{{ exhibit("names") }}\n\n{% call ask("お願い") %}\n見る。\n{% endcall %}\n',
    )
    write(
        project,
        "templates/note/exhibits.yaml",
        "exhibits:\n  names: {kind: table, rows: items, caption: {ja: 品目の一覧}, columns: {name: {ja: 品目}}}\n",
    )
    tree = document(loaded(project), "note", "management").value
    assert tree is not None
    (block,) = (block for block in tree.sections[0].blocks if isinstance(block, Table))
    assert [item.text for item in block.caption] == ["品目の一覧"] and len(block.rows) > 1  # type: ignore[union-attr]
    outcome = api.build(loaded(project), str(project), str(tmp_path / "out"), documents=["note"], languages=["ja"])
    placed, found = outcome.value, outcome.findings
    assert [path.rpartition("/")[2] for path in placed.paths] == ["note.docx"], found


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("content/exhibits.yaml", "exhibits:\n  survival: {captoin: {ja: 表}}\n", "ESG-READING-101", 2),
        ("content/exhibits.yaml", "exhibits:\n  survivall: {caption: {ja: 表, en: T}}\n", "ESG-DOCUMENT-044", 2),
        ("content/exhibits.yaml", "exhibits: [survival]\n", "ESG-READING-106", 1),
        ("content/exhibits.yaml", "exhibits:\n  survival: {rows: }\n", "ESG-READING-102", None),
        ("content/exhibits.yaml", "names: {suppliers: items.name}\n", "ESG-DOCUMENT-045", 1),
        ("templates/board-deck/exhibits.yaml", "exhibits:\n  gates:\n    most: 3\n", "ESG-READING-101", 3),
        ("templates/board-deck/exhibits.yaml", "names: {x: items.nam}\n", "ESG-DOCUMENT-042", 1),
        ("templates/board-deck/exhibits.yaml", "exhibits: {x: {kind: [}\n", "ESG-READING-003", 1),
    ],
)
def test_a_mistake_in_a_projects_file_is_a_finding_there_once(
    project: Path, name: str, text: str, code: str, place: int | None
) -> None:
    write(project, name, text)
    outcome = api.open_project(str(project))
    found = [item for item in outcome.findings if item.code == code]
    assert (outcome.value is None) == name.startswith("content/") and len(found) == 1
    origin = found[0].origin
    assert origin is not None and origin.line == (place or origin.line) and origin.file.endswith(name)
