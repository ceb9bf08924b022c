"""Whatever is put into a finished file behind the plan's back is found, wherever it is put."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from esgreport import api
from esgreport.audience.selection import select
from esgreport.audit import Allowed, audit, search
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.build import build_one
from esgreport.pipeline.formats import FORMATS
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from tests.conftest import ROOT

SECRET = "秘密の計画名"
Edit = Callable[[str, bytes], bytes]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    opened = api.open_project(str(ROOT / "examples/aoba-precision"))
    assert opened.value is not None
    return opened.value


def finished(loaded: Loaded, target: Target) -> tuple[bytes, Allowed]:
    """A finished file and what it may say."""
    resources = loaded.resources
    view = select(
        loaded.facts.knowledge, target.audience, selection_request(resources.specifications[target.document])
    ).value
    assert view is not None
    document = make_document(loaded, target, view).value
    assert document is not None
    built = build_one(loaded, target).value
    assert built is not None
    form = FORMATS[target.format]
    plan = form.arrange(document, resources).value
    assert plan is not None
    return built.data, form.allowed(plan, resources)


def edited(data: bytes, wanted: str, edit: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed, or added when there is none of that name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            part = old.read(name)
            new.writestr(name, edit(part) if name == wanted else part)
        if wanted not in names:
            new.writestr(wanted, edit(b""))
    return made.getvalue()


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    def edit(part: bytes) -> bytes:
        assert old.encode() in part
        return part.replace(old.encode(), new.encode(), 1)

    return edit


DECK = Target("board-deck", "board", "ja", "pptx")
MEMO = Target("board-memo", "board", "ja", "docx")


def inner_workbook(edit: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda part: edited(part, "xl/worksheets/sheet1.xml", edit)


CHANNELS: list[tuple[str, Target, str, Callable[[bytes], bytes], str]] = [
    ("slide text", DECK, "ppt/slides/slide2.xml", swap("<a:t>", f"<a:t>{SECRET}"), "ESG-AUDIT-001"),
    ("alt text", DECK, "ppt/slides/slide4.xml", swap('descr="', f'descr="{SECRET}'), "ESG-AUDIT-001"),
    ("shape name", DECK, "ppt/slides/slide4.xml", swap('name="title', f'name="{SECRET}'), "ESG-AUDIT-001"),
    ("xml comment", DECK, "ppt/slides/slide3.xml", swap("<p:cSld>", f"<p:cSld><!--{SECRET}-->"), "ESG-AUDIT-001"),
    ("chart cache number", DECK, "ppt/charts/chart5_1.xml", swap("<c:v>100</c:v>", "<c:v>99.7</c:v>"), "ESG-AUDIT-002"),
    ("chart category", DECK, "ppt/charts/chart5_1.xml", swap("<c:v>光学", f"<c:v>{SECRET}"), "ESG-AUDIT-001"),
    ("layout text", DECK, "ppt/slideLayouts/slideLayout1.xml", swap("<a:t>", f"<a:t>{SECRET}"), "ESG-AUDIT-001"),
    ("property", DECK, "docProps/core.xml", swap("</cp:coreProperties>", f"<cp:keywords>{SECRET}</cp:keywords></cp:coreProperties>"), "ESG-AUDIT-003"),
    ("unknown part", DECK, "ppt/printerSettings/printerSettings1.bin", lambda part: SECRET.encode(), "ESG-AUDIT-005"),
    ("body text", MEMO, "word/document.xml", swap("<w:t xml:space=\"preserve\">", f"<w:t xml:space=\"preserve\">{SECRET}"), "ESG-AUDIT-001"),
    ("header", MEMO, "word/header1.xml", swap("極秘", SECRET), "ESG-AUDIT-001"),
    ("field code", MEMO, "word/footer1.xml", swap("NUMPAGES", "INCLUDETEXT"), "ESG-AUDIT-004"),
    ("content control", MEMO, "word/document.xml", swap('<w:tag w:val="', f'<w:tag w:val="{SECRET}'), "ESG-AUDIT-001"),
    ("custom xml", MEMO, "customXml/item1.xml", lambda part: f"<x><p>{SECRET}</p></x>".encode(), ""),
    ("external link", MEMO, "word/_rels/document.xml.rels", swap("</Relationships>", '<Relationship Id="rIdX" Type="t" Target="http://x.example/" TargetMode="External"/></Relationships>'), "ESG-AUDIT-006"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "target", "part", "edit", "code"), CHANNELS, ids=[channel[0] for channel in CHANNELS])
def test_a_planted_text_is_found(
    loaded: Loaded, name: str, target: Target, part: str, edit: Callable[[bytes], bytes], code: str
) -> None:
    data, allowed = finished(loaded, target)
    assert audit(data, "x", allowed) == ()
    codes = {item.code for item in audit(edited(data, part, edit), "x", allowed)}
    assert (code in codes) if code else codes


def test_a_number_and_a_formula_in_an_embedded_workbook_are_found(loaded: Loaded) -> None:
    data, allowed = finished(loaded, DECK)
    book = "ppt/embeddings/chart5_1.xlsx"
    number = edited(data, book, inner_workbook(swap("<v>100</v>", "<v>99.7</v>")))
    assert {item.code for item in audit(number, "x", allowed)} == {"ESG-AUDIT-002"}
    formula = edited(data, book, inner_workbook(swap("<v>100</v>", "<f>1+1</f><v>100</v>")))
    assert {item.code for item in audit(formula, "x", allowed)} == {"ESG-AUDIT-005"}


def test_findings_never_quote_what_they_found(loaded: Loaded) -> None:
    data, allowed = finished(loaded, DECK)
    found = audit(edited(data, "ppt/slides/slide2.xml", swap("<a:t>", f"<a:t>{SECRET}")), "x", allowed)
    assert SECRET not in repr(found)


def test_a_file_that_is_no_package_is_a_finding() -> None:
    nothing = Allowed(frozenset(), frozenset(), frozenset(), frozenset())
    assert [item.code for item in audit(b"not a zip", "x", nothing)] == ["ESG-AUDIT-007"]


@pytest.mark.parametrize("text", ["里山 磁工", "里\u200b山磁工", "ｻﾄﾔﾏ磁工", "xx里山磁工yy"])
def test_the_search_sees_through_spacing_and_width(text: str) -> None:
    assert search([text], ["里山磁工", "サトヤマ磁工"])
