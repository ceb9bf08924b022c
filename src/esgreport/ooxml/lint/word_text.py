"""Rules for readers of Word documents who do not see: alternative text of pictures, charts and shapes."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import Finding, finding, quote
from esgreport.ooxml.lint.corpus import Corpus
from esgreport.ooxml.lint.word import STORIES
from esgreport.ooxml.xml import qualified

_DECORATIVE = qualified("adec:decorative")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Findings ESG-OOXML-121."""
    for part, tree in corpus.of_type(*STORIES):
        for properties in tree.iter(qualified("wp:docPr")):
            decorative = any(mark.get("val") in ("1", "true") for mark in properties.iter(_DECORATIVE))
            if not decorative and not (properties.get("descr") or "").strip():
                name = quote(properties.get("name") or properties.get("id") or "")
                yield finding("ESG-OOXML-121", corpus.origin, part, name=name)
