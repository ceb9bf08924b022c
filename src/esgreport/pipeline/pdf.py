"""PDF files of what was built: printed by LibreOffice from the very files that were checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from esgreport.base.finding import Finding, finding
from esgreport.base.world import ToolFailed, ToolMissing, World
from esgreport.brand.compiled import Fonts
from esgreport.pipeline.build import Built, named
from esgreport.pipeline.resources import Resources
from esgreport.writers.pdf import FILTERS, fonts_of, has_font, printable, settled


def printed(world: World, files: Mapping[str, Built], resources: Resources) -> tuple[dict[str, Built], list[Finding]]:
    """The PDF files by their paths. Findings: ESG-BUILD-007 no LibreOffice, 008 it failed, 009 a font is missing."""
    pdfs: dict[str, Built] = {}
    found: list[Finding] = []
    for form, wanted in FILTERS.items():
        family = [built for _, built in sorted(files.items()) if built.target.format == form]
        if not family:
            continue
        try:
            pages = world.printed(
                {f"{number}.{form}": printable(built.data, form) for number, built in enumerate(family)}, wanted
            )
        except ToolMissing:
            return pdfs, [*found, finding("ESG-BUILD-007")]
        except ToolFailed as error:
            found.append(finding("ESG-BUILD-008", reason=str(error)))
            continue
        for number, built in enumerate(family):
            own = _pdf(built, pages[f"{number}.{form}"])
            fonts = _fonts(built, resources)
            pdfs[own.target.path] = own
            found.extend(named(_missing(own, fonts), own.target))
    return pdfs, found


def _fonts(built: Built, resources: Resources) -> Fonts:
    """The fonts of the brand that a file was written with."""
    if built.target.format == "docx":
        return resources.word_brands.brand(built.tree.form, built.tree.language).fonts
    return resources.deck_brands.brand(built.tree.language).fonts


def _pdf(built: Built, data: bytes) -> Built:
    return replace(built, target=replace(built.target, format="pdf"), data=settled(data, built.tree.issued))


def _missing(built: Built, fonts: Fonts) -> list[Finding]:
    """The Japanese fonts of the template that the pages are not drawn with; English pages need none of them."""
    if built.target.language != "ja":
        return []
    used = fonts_of(built.data)
    families = dict.fromkeys((fonts.body, fonts.heading))
    return [finding("ESG-BUILD-009", subject=name, font=name) for name in families if not has_font(used, name)]


def pictured(world: World, name: str, data: bytes, form: str) -> dict[str, bytes]:
    """The pages of one file as a PDF beside it; nothing where there is no LibreOffice or it fails."""
    try:
        pages = world.printed({f"0.{form}": printable(data, form)}, FILTERS[form])
    except (ToolMissing, ToolFailed):
        return {}
    return {f"{name.rpartition('.')[0]}.pdf": pages[f"0.{form}"]}
