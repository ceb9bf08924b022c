"""python-docx and python-pptx read templates behind the guard, agree with our own reader, and never stop a build."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import docx
import pptx
import pytest
from lxml import etree

from esgreport.base.finding import Finding, Outcome
from esgreport.brand.compiled import DocxBrand, PptxBrand
from esgreport.brand.docx import compile as word
from esgreport.brand.guarded_file import guarded_file
from esgreport.brand.pptx import compile as powerpoint
from esgreport.brand.pptx.kept_parts import UNDERSTOOD
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import Package

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "brands"
P, A = (f"{{http://schemas.openxmlformats.org/{kind}/2006/main}}" for kind in ("presentationml", "drawingml"))
WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DECK_TYPES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
Parts = dict[str, bytes]


@cache
def built_in(kind: str) -> Parts:
    base = ROOT / "content" / "brand" / kind
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in sorted(base.rglob("*")) if path.is_file()}


def unzipped(data: bytes) -> Parts:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


@cache
def of_library(kind: str) -> Parts:
    data = io.BytesIO()
    (docx.Document() if kind == "docx" else pptx.Presentation()).save(data)
    return unzipped(data.getvalue())


def compiled(kind: str, data: bytes) -> Outcome[DocxBrand] | Outcome[PptxBrand]:
    """What becomes of a file that somebody sent: refused by the guard, or compiled."""
    package = open_package(data, f"brand.{kind}")
    if package.value is None:
        return Outcome(None, package.findings)
    return word.compile_docx(package.value) if kind == "docx" else powerpoint.compile_pptx(package.value)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [item.code for item in findings]


KINDS = ("docx", "pptx")
TEMPLATES = [pytest.param(kind, source(kind), id=f"{name}-{kind}") for kind in KINDS for name, source in
             (("built-in", built_in), ("library", of_library))]  # fmt: skip
SHARED_TEMPLATES = [
    pytest.param(
        "docx" if path.suffix[1:] in ("docx", "dotx") else "pptx", path, id=path.name, marks=pytest.mark.shared
    )
    for path in (sorted(SHARED.iterdir()) if SHARED.is_dir() else ())
    if path.suffix != ".md"
]


def opened(kind: str, source: Parts | Path) -> Package:
    data = source.read_bytes() if isinstance(source, Path) else zipped(source)
    package = open_package(data, f"brand.{kind}").value
    assert package is not None
    return package


# Behind the guard


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every file that one of the libraries is given."""
    files: list[bytes] = []

    def watched(load: Callable[[io.BytesIO], object]) -> Callable[[io.BytesIO], object]:
        def loaded(file: io.BytesIO) -> object:
            files.append(file.getvalue())
            return load(file)

        return loaded

    monkeypatch.setattr(word.docx, "Document", watched(docx.Document))
    monkeypatch.setattr(powerpoint, "Presentation", watched(pptx.Presentation))
    return files


def refused(kind: str) -> Iterator[tuple[str, bytes]]:
    main = "word/document.xml" if kind == "docx" else "ppt/presentation.xml"
    parts = built_in(kind)
    whole = zipped(parts)
    yield "truncated", whole[: len(whole) // 2]
    yield "not a zip", b"<html></html>"
    yield (
        "a document type",
        zipped({**parts, main: b'<!DOCTYPE x [<!ENTITY e "e">]>' + parts[main].split(b"?>", 1)[-1]}),
    )
    yield "a bomb", zipped({**parts, "bomb.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})
    yield "a way out", zipped({**parts, "../../evil.xml": b"<a/>"})
    yield "half an element", zipped({**parts, main: parts[main][:200]})
    yield (
        "a relationship without a target",
        zipped({**parts, "_rels/.rels": parts["_rels/.rels"].replace(b"Target", b"T")}),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_libraries_never_see_what_the_guard_refuses(kind: str, seen: list[bytes]) -> None:
    for name, data in refused(kind):
        outcome = compiled(kind, data)
        assert outcome.value is None and codes(outcome.findings)[0].startswith("ESG-OOXML-"), name
    assert seen == []
    assert compiled(kind, zipped(built_in(kind))).value is not None and len(seen) == 1


def test_python_pptx_is_shown_no_slide_no_macro_and_no_part_that_stays_behind(seen: list[bytes]) -> None:
    presentation = pptx.Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = "極秘"
    data = io.BytesIO()
    presentation.save(data)
    parts = {**unzipped(data.getvalue()), "ppt/vbaProject.bin": b"Sub Auto_Open"}
    assert compiled("pptx", zipped(parts)).value is not None
    (shown,) = map(unzipped, seen)
    assert not [name for name in shown if re.search("slides/|vba|printerSettings|docProps", name)]
    assert "極秘".encode() not in b"".join(shown.values())


@pytest.mark.parametrize(
    ("kind", "usual", "other"),
    [
        ("docx", WORD_TYPES, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("docx", WORD_TYPES, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("docx", WORD_TYPES, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        ("pptx", DECK_TYPES, "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"),
        ("pptx", DECK_TYPES, "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"),
        ("pptx", DECK_TYPES, "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
        ("pptx", DECK_TYPES, "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
    ],
)
def test_templates_and_files_with_macros_compile_as_documents_do(kind: str, usual: str, other: str) -> None:
    parts = built_in(kind)
    types = parts["[Content_Types].xml"]
    assert usual.encode() in types
    changed = zipped({**parts, "[Content_Types].xml": types.replace(usual.encode(), other.encode())})
    assert compiled(kind, changed) == compiled(kind, zipped(parts))


PROGRAM = """
import sys
from esgreport.inputs.project import Folder
from esgreport.pipeline.brands import pptx_brand, docx_brand
from esgreport.system import SystemWorld
folder = Folder(SystemWorld(), sys.argv[1])
assert pptx_brand(folder, ()).value and docx_brand(folder, ()).value
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"docx", "pptx"}))
"""


def test_a_brand_that_was_kept_loads_neither_library(tmp_path: Path) -> None:
    def loaded() -> list[str]:
        command = [sys.executable, "-c", PROGRAM, str(ROOT / "examples" / "aoba-precision")]
        place = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
        answer = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**place, "PYTHONPATH": ":".join(sys.path)}
        )
        return answer.stdout.split()

    assert loaded() == ["docx", "pptx"]
    assert loaded() == []


# Both readers agree


@pytest.mark.parametrize(("kind", "source"), [*TEMPLATES, *SHARED_TEMPLATES])
def test_both_readers_find_the_same_relationships(kind: str, source: Parts | Path) -> None:
    package = opened(kind, source)
    known = word.UNDERSTOOD if kind == "docx" else UNDERSTOOD
    load = docx.Document if kind == "docx" else pptx.Presentation
    part = load(guarded_file(package, known)).part
    read = [part, *(link.target_part for link in part.rels.values() if not link.is_external)]
    understood = [item for item in read if package.content_type(item.partname.membername) in known]
    assert len(understood) > 1
    for item in understood:
        name = item.partname.membername
        ours = {
            (row.id, row.type, row.target if row.external else package.target(name, row))
            for row in package.relationships(name)
            if row.external or package.target(name, row) in package.parts
        }
        theirs = {
            (link.rId, link.reltype, link.target_ref if link.is_external else link.target_part.partname.membername)
            for link in item.rels.values()
        }
        assert theirs == ours, name


def place(shape: etree._Element | None) -> tuple[int, ...] | None:
    """Where a shape stands by its own a:xfrm."""
    frame = None if shape is None else shape.find(f"{P}spPr/{A}xfrm")
    if frame is None:
        return None
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    return (int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))


def mark_of(shape: etree._Element) -> tuple[str, int] | None:
    mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return None if mark is None else (mark.get("type", ""), int(mark.get("idx", 0)))


INHERITED = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}


@pytest.mark.parametrize(
    ("kind", "source"), [item for item in [*TEMPLATES, *SHARED_TEMPLATES] if item.values[0] == "pptx"]
)
def test_a_placeholder_stands_where_its_layout_or_else_its_master_says(kind: str, source: Parts | Path) -> None:
    package = opened(kind, source)
    brand = powerpoint.compile_pptx(package).value
    assert brand is not None
    tried = 0
    for layout in brand.every:
        shapes = {mark_of(shape): shape for shape in reversed(list(package.tree(layout.part).iter(f"{P}sp")))}
        (master_part,) = (
            package.target(layout.part, row)
            for row in package.relationships(layout.part)
            if row.type.endswith("/slideMaster")
        )
        masters = reversed(list(package.tree(master_part).iter(f"{P}sp")))
        by_type = {mark[0]: shape for shape in masters if (mark := mark_of(shape)) is not None}
        for item in layout.placeholders:
            if [other.idx for other in layout.placeholders].count(item.idx) > 1:
                continue
            own = place(shapes[item.type, item.idx])
            assert (item.x, item.y, item.cx, item.cy) == (own or place(by_type[INHERITED.get(item.type, item.type)]))
            tried += 1
    assert tried or not brand.every


@pytest.mark.parametrize(
    ("kind", "source"), [item for item in [*TEMPLATES, *SHARED_TEMPLATES] if item.values[0] == "docx"]
)
def test_page_and_styles_are_those_in_the_file(kind: str, source: Parts | Path) -> None:
    package = opened(kind, source)
    brand = word.compile_docx(package).value
    assert brand is not None
    (main,) = package.of_type(*word.MAIN_TYPES)
    first = next(package.tree(main).iter(f"{word.qualified('w:sectPr')}"))
    size = first.find(word.qualified("w:pgSz"))
    assert (brand.page.width, brand.page.height) == tuple(int(size.get(word.qualified(f"w:{side}"))) for side in "wh")
    styles = docx.Document(guarded_file(package, word.UNDERSTOOD)).styles
    for metrics in (item for item in brand.styles.values() if not item.is_made):
        style = next(item for item in styles if item.style_id == metrics.style_id)
        while style is not None and style.font.size is None:
            style = style.base_style
        assert style is None or style.font.size.pt == metrics.size_pt
