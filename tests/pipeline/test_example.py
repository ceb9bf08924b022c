"""The example company's five documents, in both languages: built, valid, in their pages, silent about what is not theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from esgreport import api
from esgreport.ooxml.opening import open_package
from tests.conftest import ROOT
from tests.officelint import lint
from tests.pipeline.secrets import everything, holds

FILES = [
    f"{language}/{name}"
    for language, addressee in (("ja", "翠嶺磁材株式会社"), ("en", "Suirei-Jizai-Co"))
    for name in (
        "shareholder-letter.docx",
        "supplier-letter.docx",
        "supplier-briefing.pptx",
        "board-memo.docx",
        "board-deck.pptx",
        f"suppliers/SUP-01/supplier-letter_{addressee}.docx",
        f"suppliers/SUP-01/supplier-briefing_{addressee}.pptx",
    )
]
OUTSIDERS = [name for name in FILES if "board" not in name]
# Where the annexes begin, which are there to look things up.
ANNEX = re.compile(r"^(?:(?:別紙|参考)[\s　]|Annex:)[^.\d\r\n]*\r?$", re.MULTILINE)
# The memo has one page of assumptions; its annex is a workbook.
MOST_ANNEX_PAGES = 1
MOST_PAGES = {
    "shareholder-letter": 2,
    "supplier-letter": 3,
    "board-memo": 7,
    "board-deck": 13,
    "supplier-briefing": 16,
}


def test_every_document_is_built(built: Path) -> None:
    found = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.suffix in (".docx", ".pptx"))
    assert found == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_our_own_lint_finds_nothing(built: Path, name: str) -> None:
    package = open_package((built / name).read_bytes(), name)
    assert package.value is not None and package.findings == ()
    assert [item.code for item in lint(package.value)] == []


@pytest.mark.validator
@pytest.mark.parametrize("name", FILES)
def test_the_open_xml_validator_finds_nothing(built: Path, name: str, validate: Callable[[Path], list[str]]) -> None:
    assert validate(built / name) == []


@pytest.mark.office
@pytest.mark.parametrize("name", FILES)
def test_every_page_has_text_and_there_are_not_too_many(
    built: Path, name: str, pdf_pages: Callable[[Path], list[str]]
) -> None:
    pages = pdf_pages(built / name)
    kind = Path(name).stem.partition("_")[0]
    assert all(len(page.strip()) > 20 for page in pages)
    body = next((number for number, page in enumerate(pages) if ANNEX.search(page)), len(pages))
    assert body <= MOST_PAGES[kind]
    assert len(pages) <= body + MOST_ANNEX_PAGES


@pytest.mark.office
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_slide_of_the_plan_is_one_page(
    built: Path, language: str, pdf_pages: Callable[[Path], list[str]]
) -> None:
    from pptx import Presentation

    path = built / language / "board-deck.pptx"
    assert len(pdf_pages(path)) == len(Presentation(str(path)).slides)


@pytest.mark.parametrize("name", OUTSIDERS)
@pytest.mark.parametrize(
    "secret",
    [
        "暁光マテリアル",
        "Gyoko Materials",
        "低脈動の磁気回路設計",
        "白樺ロボティクス",
        "261.8",
        "262百万円",
        "141百万円",
        "TTS",
        "5,400",
        "SUP-02",
        "IT-01",
        "metrics.",
    ],
)
def test_outsiders_files_hold_no_secret(built: Path, name: str, secret: str) -> None:
    assert not holds((built / name).read_bytes(), secret)


@pytest.mark.parametrize("name", [name for name in OUTSIDERS if "supplier" in name])
@pytest.mark.parametrize(
    "word",
    [
        "単独調達",
        "一社依存",
        "代替調達",
        "代替先",
        "持ちこたえ",
        "single-sourced",
        "single source",
        "only source",
        "second source",
        "qualif",
        "在庫日数",
    ],
)
def test_a_suppliers_pack_gives_no_lever_away(built: Path, name: str, word: str) -> None:
    assert not holds((built / name).read_bytes(), word)


@pytest.mark.parametrize("name", [name for name in FILES if "supplier" in name])
def test_every_supplier_document_offers_to_talk_about_cost(built: Path, name: str) -> None:
    offer = (
        "価格への反映を含めて協議"
        if name.startswith("ja")
        else "discuss (it|cost) with you, including any adjustment of prices"
    )
    assert any(re.search(offer, text) for text in everything((built / name).read_bytes()))


def test_a_letter_to_one_supplier_names_it_and_a_general_one_names_none(built: Path) -> None:
    own = (built / "ja/suppliers/SUP-01/supplier-letter_翠嶺磁材株式会社.docx").read_bytes()
    general = (built / "ja/supplier-letter.docx").read_bytes()
    assert holds(own, "翠嶺磁材株式会社") and holds(own, "貴社")
    assert not holds(general, "翠嶺磁材") and not holds(general, "貴社") and holds(general, "各位")


@pytest.mark.parametrize("name", FILES)
def test_the_files_say_nothing_about_who_made_the_libraries(built: Path, name: str) -> None:
    data = (built / name).read_bytes()
    assert not any(
        holds(data, word) for word in ("Steve Canny", "python-docx", "python-pptx", "thumbnail", "printerSettings")
    )


@pytest.mark.parametrize("name", FILES)
def test_the_handling_mark_stands_in_the_file_and_no_draft_mark(built: Path, name: str) -> None:
    data = (built / name).read_bytes()
    marks = {"board": ("極秘", "Strictly confidential"), "supplier": ("取引先限り", "For the addressee only")}
    mark = marks.get(Path(name).stem.split("-")[0], ("公開", "Public"))[0 if name.startswith("ja") else 1]
    assert holds(data, mark) and not holds(data, "公表前") and not holds(data, "Before publication")


def test_the_figures_of_the_golden_portfolio_stand_in_the_board_memo(built: Path) -> None:
    data = (built / "ja/board-memo.docx").read_bytes()
    assert holds((built / "ja/board-annex.xlsx").read_bytes(), "3,034百万円")
    losses = ("262百万円", "141百万円", "6.1%", "3.1%", "2,096百万円")
    worth = ("209百万円", "794百万円", "4.4年", "350百万円", "460百万円")
    for figure in (*losses, *worth):
        assert holds(data, figure), figure


def test_both_languages_say_the_same_with_the_same_facts() -> None:
    from esgreport.audience.selection import select
    from esgreport.pipeline.assembly import make_document, selection_request
    from esgreport.pipeline.targets import Target, targets
    from esgreport.review import compare

    loaded = api.open_project(str(ROOT / "examples/aoba-precision")).value
    assert loaded is not None
    for target in targets(loaded, loaded.settings.documents, ["ja"], ["general", "SUP-01"]):
        view = select(
            loaded.facts.knowledge, target.audience, selection_request(loaded.resources.specifications[target.document])
        ).value
        assert view is not None
        both = []
        for language in ("ja", "en"):
            twin = Target(target.document, target.audience, language, target.format)  # type: ignore[arg-type]
            made = make_document(loaded, twin, view).value
            assert made is not None
            both.append(made)
        assert compare(*both) == (), target.document
