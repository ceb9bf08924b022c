"""The brands of a build: the company's own files or the built-in ones, each compiled once and kept between runs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import Generic, TypeVar

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Language
from esgreport.brand.cache_codec import from_bytes, to_bytes
from esgreport.brand.compiled import DocxBrand, PptxBrand
from esgreport.brand.docx.word_form import WordForm, formed
from esgreport.brand.english_fonts import with_english_fonts
from esgreport.brand.slide_size import resized
from esgreport.inputs.project import OURS, Brand, Folder
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import Package, package_of
from esgreport.ooxml.zipping import PackedStatic, pack

B = TypeVar("B", DocxBrand, PptxBrand)
WORD_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")
DECK_ENDINGS = (".pptx", ".potx", ".pptm", ".potm", ".ppsx")
BRAND_ENDINGS = (*WORD_ENDINGS, *DECK_ENDINGS)


@dataclass(frozen=True, slots=True)
class CachedDocxBrand:
    """A compiled Word brand as it is kept, with what was found in its template."""

    brand: DocxBrand
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CachedPptxBrand:
    """A compiled PowerPoint brand as it is kept, with what was found in its template."""

    brand: PptxBrand
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Kind(Generic[B]):
    """What differs between Word and PowerPoint: names, endings, the compiler, and the form that is kept."""

    name: str
    endings: tuple[str, ...]
    compile: Callable[[Package], Outcome[B]]
    store: Callable[[B, tuple[Finding, ...]], bytes]
    read: Callable[[bytes], Outcome[B]]


def _cached_docx(data: bytes) -> Outcome[DocxBrand]:
    cached = from_bytes(CachedDocxBrand, data)
    return Outcome(cached.brand, cached.findings)


def _cached_pptx(data: bytes) -> Outcome[PptxBrand]:
    cached = from_bytes(CachedPptxBrand, data)
    return Outcome(cached.brand, cached.findings)


def _compiled_paper(package: Package, latin: bool = False) -> Outcome[DocxBrand]:
    """Loads python-docx, which a brand that was kept does without; the same for the deck and python-pptx."""
    from esgreport.brand.docx.compile import compile_docx

    return compile_docx(package, latin)


def _compiled_deck(package: Package) -> Outcome[PptxBrand]:
    from esgreport.brand.pptx import compile_pptx

    return compile_pptx(package)


_PAPER = _Kind(
    "docx", WORD_ENDINGS, _compiled_paper, lambda *compiled: to_bytes(CachedDocxBrand(*compiled)), _cached_docx
)
_DECK = _Kind(
    "pptx", DECK_ENDINGS, _compiled_deck, lambda *compiled: to_bytes(CachedPptxBrand(*compiled)), _cached_pptx
)


def given_deck(brand_files: tuple[str, ...]) -> bool:
    """Whether the company has a PowerPoint template of its own, which serves both languages."""
    return _given(_DECK, brand_files) is not None


def given_paper(brand_files: tuple[str, ...]) -> bool:
    """Whether the company has a Word template of its own, which serves every form and language."""
    return _given(_PAPER, brand_files) is not None


def docx_brand(
    folder: Folder,
    brand_files: tuple[str, ...],
    ours: Brand = OURS,
    form: WordForm = "paper",
    language: Language = "ja",
) -> Outcome[DocxBrand]:
    """The Word brand: the first Word file of `brand_files`, else the built-in one in the style that `ours` names.

    The built-in one differs by the form and the language of the document. Findings ESG-PROJECT-007 for a file that
    cannot be read, and those of opening and compiling it.
    """
    path = _given(_PAPER, brand_files)
    if path is not None:
        return _company_brand(_PAPER, folder, path)
    kind = replace(_PAPER, compile=partial(_compiled_paper, latin=language == "en"))
    parts = _built_in("docx", folder, ours, lambda own: formed(own, form, language))
    return _built_in_brand(kind, folder, f"built-in docx {form} {language}", parts)


def pptx_brand(
    folder: Folder, brand_files: tuple[str, ...], ours: Brand = OURS, language: Language = "ja"
) -> Outcome[PptxBrand]:
    """The PowerPoint brand: the first presentation of `brand_files`, else the built-in one; findings as for papers."""
    path = _given(_DECK, brand_files)
    opened = _built_in_deck(folder, ours, language) if path is None else _company_brand(_DECK, folder, path)
    if language == "ja" or opened.value is None:
        return opened
    return Outcome(opened.value.in_english(), opened.findings)


def _built_in_deck(folder: Folder, ours: Brand, language: Language) -> Outcome[PptxBrand]:
    parts = _built_in("pptx", folder, ours, with_english_theme if language == "en" else dict)
    if ours.slides != OURS.slides:
        parts = resized(parts, ours.slides)
    return _built_in_brand(_DECK, folder, f"built-in pptx {language}", parts)


def with_english_theme(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Our parts with the fonts of English slides in every theme."""
    return {name: with_english_fonts(data) if "/theme/" in name else data for name, data in parts.items()}


def checksums(static: PackedStatic) -> dict[str, int]:
    """The CRC-32 of every part of a brand that is copied as it is, by part name."""
    with zipfile.ZipFile(io.BytesIO(pack(static, ()))) as package:
        return {member.filename: member.CRC for member in package.infolist()}


def _given(kind: _Kind[B], brand_files: tuple[str, ...]) -> str | None:
    return next((path for path in brand_files if path.lower().endswith(kind.endings)), None)


def _company_brand(kind: _Kind[B], folder: Folder, path: str) -> Outcome[B]:
    try:
        data = folder.world.read(path)
    except OSError:
        return Outcome(None, (finding("ESG-PROJECT-007", Origin(path), file=path),))
    return _compiled_once(kind, folder, path, {path: data}, lambda: open_package(data, path))


def _built_in_brand(kind: _Kind[B], folder: Folder, name: str, parts: dict[str, bytes]) -> Outcome[B]:
    return _compiled_once(kind, folder, name, parts, lambda: Outcome(package_of(name, parts)))


def _built_in(
    name: str, folder: Folder, ours: Brand, change: Callable[[dict[str, bytes]], Mapping[str, bytes]] = dict
) -> dict[str, bytes]:
    """The parts of a built-in brand, where the project may shadow each; a style has some parts of its own.

    `change` is made to our own parts only: what the project shadows is as it says.
    """
    roots = (f"brand/{name}/", f"brand/{ours.style}/{name}/")
    paths = {
        item.removeprefix(root): item for root in roots for item in folder.names("content") if item.startswith(root)
    }
    parts = {part: folder.shadowed("content", item) for part, item in paths.items()}
    own = {part: data for part, data in parts.items() if not folder.world.exists(folder.at(f"content/{paths[part]}"))}
    return {**parts, **change(own)}


def _compiled_once(
    kind: _Kind[B], folder: Folder, name: str, parts: dict[str, bytes], opened: Callable[[], Outcome[Package]]
) -> Outcome[B]:
    """The brand as it was kept from an earlier run, or opened, compiled and kept now."""
    key = _key(kind.name, name, parts)
    cached = _cached(kind, folder.world.cached(key))
    if cached is not None:
        return cached
    package: Outcome[Package] = opened()
    if package.value is None:
        return Outcome(None, package.findings)
    compiled: Outcome[B] = kind.compile(package.value)
    findings = (*package.findings, *compiled.findings)
    if compiled.value is not None:
        folder.world.store(key, kind.store(compiled.value, findings))
    return Outcome(compiled.value, findings)


def _cached(kind: _Kind[B], data: bytes | None) -> Outcome[B] | None:
    """What was kept; None when there is nothing, or nothing whole."""
    with suppress(ValueError):
        return kind.read(data) if data is not None else None
    return None


def _key(kind: str, name: str, parts: dict[str, bytes]) -> str:
    """A key that changes with every byte of the template and with its name, which findings tell."""
    digest = blake2b(digest_size=20)
    named = [part for title, data in parts.items() for part in (title.encode(), data)]
    for item in (kind.encode(), name.encode(), *named):
        digest.update(len(item).to_bytes(8, "big") + item)
    return f"brand-{digest.hexdigest()}"
