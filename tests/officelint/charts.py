"""Rules for charts: their axes, and the agreement between what they show and their embedded workbook."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from esgreport.base.finding import Finding, quote
from esgreport.ooxml import content_type as ct
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import Package
from esgreport.ooxml.xml import XmlError, qualified
from tests.officelint.corpus import Corpus, attributes, repeated
from tests.officelint.fault import Fault, fault
from tests.officelint.workbook import Cells, cells_of, formulas, is_same_value, references

_AXES = tuple(map(qualified, ("c:catAx", "c:valAx", "c:dateAx", "c:serAx")))
_AXIS_ID = qualified("c:axId")
_MAX_AXIS_ID = 2**32 - 1
_SOURCES = tuple(map(qualified, ("c:numRef", "c:strRef", "c:multiLvlStrRef")))
_CACHES = tuple(map(qualified, ("c:numCache", "c:strCache")))
_POINT, _VALUE, _FORMULA = qualified("c:pt"), qualified("c:v"), qualified("c:f")


def check(corpus: Corpus) -> Iterator[Fault | Finding]:
    """Faults LINT-151 to 155."""
    workbooks: dict[str, Package | None] = {}
    for part in corpus.package.of_type(ct.EMBEDDED_WORKBOOK):
        outcome = open_package(corpus.package.part(part), corpus.package.name)
        workbooks[part] = outcome.value
        yield from outcome.findings
        if outcome.value is not None:
            yield from _formulas(corpus, part, outcome.value)
    for part, tree in corpus.of_type(ct.CHART):
        yield from _axes(corpus, part, tree)
        link = tree.find(qualified("c:externalData"))
        workbook = workbooks.get(corpus.target(part, link.get(qualified("r:id")))) if link is not None else None
        if workbook is not None:
            yield from _agreement(corpus, part, tree, workbook)


def _axes(corpus: Corpus, part: str, tree: etree._Element) -> Iterator[Fault]:
    """Axis ids are unsigned and unique; every chart type and every crossing names an axis that is there (21.2.2.9)."""
    own = [value for axis in tree.iter(*_AXES) for value in attributes(axis.iterchildren(_AXIS_ID), "val")]
    wrong = [value for value in own if not (value.isdecimal() and int(value) <= _MAX_AXIS_ID)]
    for value in dict.fromkeys((*wrong, *repeated(own))):
        yield fault("LINT-151", corpus.origin, part, id=quote(value))
    users = (element for element in tree.iter(_AXIS_ID, qualified("c:crossAx")))
    for value in dict.fromkeys(attributes(users, "val")):
        if value not in own:
            yield fault("LINT-152", corpus.origin, part, id=quote(value))


def _formulas(corpus: Corpus, part: str, workbook: Package) -> Iterator[Fault]:
    for place in formulas(workbook):
        yield fault("LINT-153", corpus.origin, part, place=place)


def _agreement(corpus: Corpus, part: str, tree: etree._Element, workbook: Package) -> Iterator[Fault]:
    try:
        cells = cells_of(workbook)
    except (XmlError, KeyError):
        yield fault("LINT-155", corpus.origin, part, place=workbook.name)
        return
    for source in tree.iter(*_SOURCES):
        formula = source.findtext(_FORMULA) or ""
        places = references(formula)
        if places is None:
            yield fault("LINT-155", corpus.origin, part, place=quote(formula))
            continue
        for place in _differences(source, places, cells):
            yield fault("LINT-154", corpus.origin, part, place=place)


def _differences(source: etree._Element, places: tuple[tuple[str, str], ...], cells: Cells) -> Iterator[str]:
    """The cells whose value is not the cached one. Caches of several levels are compared as sets of texts."""
    caches = source.findall(_CACHES[0]) or source.findall(_CACHES[1])
    if not caches:
        yield from _level_differences(source, places, cells)
        return
    cached = {
        int(point.get("idx") or 0): point.findtext(_VALUE) or "" for cache in caches for point in cache.iter(_POINT)
    }
    for index, place in enumerate(places):
        if not is_same_value(cached.pop(index, ""), cells.get(place, "")):
            yield "!".join(place)
    for index in sorted(cached):
        yield f"pt {index}"


def _level_differences(source: etree._Element, places: tuple[tuple[str, str], ...], cells: Cells) -> Iterator[str]:
    shown = {point.findtext(_VALUE) or "" for point in source.iter(_POINT)}
    held = {cells.get(place, "") for place in places}
    if shown - {""} != held - {""}:
        yield source.findtext(_FORMULA) or ""
