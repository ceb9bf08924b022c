"""Rules for the structure of slides: shape ids and placeholders that their layout knows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.xml import qualified
from tests.officelint.corpus import Corpus, attributes, repeated
from tests.officelint.fault import Fault, fault

_PLACEHOLDER = qualified("p:ph")
# Types that PowerPoint takes for each other when it looks for the layout's placeholder.
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
# Of these a layout has at most one, so PowerPoint finds them by type whatever their index.
_BY_TYPE = frozenset({"title", "dt", "ftr", "sldNum", "hdr"})
# What PowerPoint writes itself when a slide was moved to a layout without such a placeholder.
_ORPHAN = "4294967295"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Faults LINT-131 and 132."""
    for part, tree in corpus.of_type(ct.SLIDE, ct.NOTES_SLIDE, ct.SLIDE_LAYOUT, ct.SLIDE_MASTER):
        for twin in repeated(attributes(tree.iter(qualified("p:cNvPr")), "id")):
            yield fault("LINT-131", corpus.origin, part, id=twin)
    for part, tree in corpus.of_type(ct.SLIDE):
        layouts = [corpus.trees[name] for name in corpus.related(part, rt.SLIDE_LAYOUT) if name in corpus.trees]
        known = {key for layout in layouts for key in map(_key, layout.iter(_PLACEHOLDER))}
        for placeholder in tree.iter(_PLACEHOLDER):
            if _key(placeholder) not in known and placeholder.get("idx") != _ORPHAN:
                kind, index = placeholder.get("type") or "obj", placeholder.get("idx") or "0"
                yield fault("LINT-132", corpus.origin, part, kind=kind, index=index)


def _key(placeholder: etree._Element) -> tuple[str, str]:
    """What PowerPoint compares: the type where it is unique, else the type's family and the index (19.3.1.36)."""
    kind = placeholder.get("type") or "obj"
    kind = _ALIKE.get(kind, kind)
    return (kind, "") if kind in _BY_TYPE else (kind, placeholder.get("idx") or "0")
