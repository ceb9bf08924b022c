"""Rules for readers of slides: titles, alternative text and the language of each run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from esgreport.base.finding import quote
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.xml import qualified
from tests.officelint.corpus import Corpus
from tests.officelint.fault import Fault, fault

_TITLES = frozenset({"title", "ctrTitle"})
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_CJK_LANGUAGES = ("ja", "zh", "ko")
_DECORATIVE = qualified("adec:decorative")
_TEXT, _BREAK = qualified("a:t"), qualified("a:br")


def check(corpus: Corpus) -> Iterator[Fault]:
    """Faults LINT-121 and 133 to 135."""
    yield from _titles(corpus)
    for part, tree in corpus.of_type(ct.SLIDE):
        yield from _alternatives(corpus, part, tree)
    for part, tree in corpus.of_type(ct.SLIDE, ct.NOTES_SLIDE):
        count = sum(map(_lacks_language, tree.iter(qualified("a:r"), qualified("a:fld"))))
        if count:
            yield fault("LINT-135", corpus.origin, part, count=count)


def _titles(corpus: Corpus) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for part in slide_order(corpus):
        title = " ".join(_title(corpus.trees[part]).split())
        if not title:
            yield fault("LINT-133", corpus.origin, part)
        elif title in first:
            yield fault("LINT-134", corpus.origin, part, other=first[title])
        first.setdefault(title, part)


def slide_order(corpus: Corpus) -> tuple[str, ...]:
    """The slides in the order in which they are shown."""
    return tuple(
        target
        for part, tree in corpus.of_type(ct.PRESENTATION, ct.PRESENTATION_TEMPLATE, ct.SLIDE_SHOW)
        for item in tree.iter(qualified("p:sldId"))
        if (target := corpus.target(part, item.get(qualified("r:id")))) in corpus.trees
        and target in corpus.related(part, rt.SLIDE)
    )


def _title(slide: etree._Element) -> str:
    """The text of the title placeholder; empty when there is none."""
    for shape in slide.iter(qualified("p:sp")):
        mark = shape.find(f"{qualified('p:nvSpPr')}/{qualified('p:nvPr')}/{qualified('p:ph')}")
        if mark is not None and mark.get("type") in _TITLES:
            return "".join(item.text or "" if item.tag == _TEXT else " " for item in shape.iter(_TEXT, _BREAK))
    return ""


def _alternatives(corpus: Corpus, part: str, tree: etree._Element) -> Iterator[Fault]:
    for frame in tree.iter(qualified("p:pic"), qualified("p:graphicFrame")):
        properties = frame.find(f"*/{qualified('p:cNvPr')}")
        if properties is None or any(mark.get("val") in ("1", "true") for mark in properties.iter(_DECORATIVE)):
            continue
        if not (properties.get("descr") or "").strip():
            name = quote(properties.get("name") or properties.get("id") or "")
            yield fault("LINT-121", corpus.origin, part, name=name)


def _lacks_language(run: etree._Element) -> bool:
    """Whether a run has Japanese, Chinese or Korean text and does not say so."""
    text = run.findtext(_TEXT) or ""
    properties = run.find(qualified("a:rPr"))
    language = (properties.get("lang") or "") if properties is not None else ""
    return bool(_CJK.search(text)) and not language.lower().startswith(_CJK_LANGUAGES)
