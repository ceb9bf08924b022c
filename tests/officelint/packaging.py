"""Rules for the package itself: content types, relationships and the lists that must match them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import CONTENT_TYPES_NAME, relationships_name
from esgreport.ooxml.xml import R, qualified
from tests.officelint.corpus import Corpus, attributes, repeated, source_name
from tests.officelint.fault import Fault, fault
from tests.officelint.other_types import HANDOUT_MASTER

# A relationship of this type from a part of this root element must be named by this element (ECMA-376 part 1, 19.2).
_LISTED = {
    qualified("p:presentation"): (
        (rt.SLIDE_MASTER, "p:sldMasterId"),
        (rt.NOTES_MASTER, "p:notesMasterId"),
        (HANDOUT_MASTER, "p:handoutMasterId"),
        (rt.SLIDE, "p:sldId"),
    ),
    qualified("p:sldMaster"): ((rt.SLIDE_LAYOUT, "p:sldLayoutId"),),
}
_REFERENCE = f"{{{R}}}"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Faults LINT-101 to 107."""
    yield from _content_types(corpus)
    for part in corpus.relationships:
        yield from _relationships(corpus, part)
    for part, tree in corpus.trees.items():
        yield from _references(corpus, part, tree)
        yield from _lists(corpus, part, tree)
    yield from _orphans(corpus)


def _content_types(corpus: Corpus) -> Iterator[Fault]:
    for part in corpus.package.parts:
        if not corpus.package.content_type(part):
            yield fault("LINT-101", corpus.origin, part)
    present = {name.lower() for name in corpus.package.parts}
    for name in corpus.package.overrides:
        if name not in present and name != CONTENT_TYPES_NAME.lower():
            yield fault("LINT-102", corpus.origin, name)


def _relationships(corpus: Corpus, part: str) -> Iterator[Fault]:
    relationships = corpus.relationships[part]
    subject = part or relationships_name("")
    for item in relationships:
        target = corpus.package.target(part, item)
        if target and target not in corpus.package.parts:
            yield fault("LINT-103", corpus.origin, subject, id=item.id, target=target)
    for twin in repeated(item.id for item in relationships):
        yield fault("LINT-104", corpus.origin, subject, id=twin)


def _references(corpus: Corpus, part: str, tree: etree._Element) -> Iterator[Fault]:
    """Relationship ids that are used. An empty id means `none` (a:hlinkClick of an action, a:blip without picture)."""
    known = {item.id for item in corpus.relationships.get(part, ())}
    used = dict.fromkeys(
        str(value)
        for element in tree.iter(etree.Element)
        for key, value in element.items()
        if str(key).startswith(_REFERENCE) and value
    )
    for name in used:
        if name not in known:
            yield fault("LINT-105", corpus.origin, part, id=name)


def _lists(corpus: Corpus, part: str, tree: etree._Element) -> Iterator[Fault]:
    for kind, tag in _LISTED.get(str(tree.tag), ()):
        listed = set(attributes(tree.iter(qualified(tag)), "r:id"))
        for item in corpus.relationships.get(part, ()):
            if rt.is_same(item.type, kind) and item.id not in listed:
                yield fault("LINT-107", corpus.origin, part, kind=f"{rt.kind(kind)} {item.id}")


def _orphans(corpus: Corpus) -> Iterator[Fault]:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        targets = {corpus.package.target(part, item) for item in corpus.relationships.get(part, ())}
        fresh = targets & corpus.package.parts.keys() - reached
        reached |= fresh
        waiting += fresh
    for part in corpus.package.parts:
        owner = source_name(part) if part.endswith(".rels") else part
        if owner and owner not in reached:
            yield fault("LINT-106", corpus.origin, part)
