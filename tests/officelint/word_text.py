"""Rules for readers of Word documents who do not see: alternative text of pictures, charts and shapes."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import quote
from esgreport.ooxml.xml import qualified
from tests.officelint.corpus import Corpus
from tests.officelint.fault import Fault, fault
from tests.officelint.word import STORIES

_DECORATIVE = qualified("adec:decorative")


def check(corpus: Corpus) -> Iterator[Fault]:
    """Faults LINT-121."""
    for part, tree in corpus.of_type(*STORIES):
        for properties in tree.iter(qualified("wp:docPr")):
            decorative = any(mark.get("val") in ("1", "true") for mark in properties.iter(_DECORATIVE))
            if not decorative and not (properties.get("descr") or "").strip():
                name = quote(properties.get("name") or properties.get("id") or "")
                yield fault("LINT-121", corpus.origin, part, name=name)
