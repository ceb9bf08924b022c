"""What becomes of every document of a world: it is built, or a person is told at a place of the facts; all else is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from esgreport.audience.selection import select
from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding
from esgreport.base.text import Language
from esgreport.document.tree import Document
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.build import contradictions_in
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.queries.withheld_kinds import some_reader
from esgreport.review import compare
from tests.situations.hollow import hollow_places
from tests.situations.worlds import World

_LANGUAGE = re.compile(r"/(ja|en)\.md$|/(ja|en)/")


def failures(world: World, documents: Iterable[str] = ()) -> dict[str, set[str]]:
    """What is wrong with each document of the world, by its id; `project` holds what stops all of them."""
    if world.loaded is None:
        wrong = {item for item in map(_misplaced, _errors(world.findings)) if item}
        return {"project": wrong} if wrong else {}
    wanted = tuple(documents) or tuple(world.loaded.resources.specifications)
    found = {name: set(_of_document(world.loaded, name)) for name in wanted}
    return {name: wrong for name, wrong in found.items() if wrong}


def _of_document(loaded: Loaded, name: str) -> Iterator[str]:
    specification = loaded.resources.specifications[name]
    for audience in specification.audiences:
        reader = some_reader(loaded, audience)
        outcome = select(loaded.facts.knowledge, reader, selection_request(specification))
        if has_errors(outcome.findings) or outcome.value is None:
            yield from _told(outcome.findings)
            continue
        trees: dict[Language, Document] = {}
        for language in specification.languages:
            if language not in loaded.settings.languages:
                continue
            made = make_document(loaded, Target(name, reader, language, specification.formats[0]), outcome.value)
            stopped = made.value is not None and any(
                item.stops for item in contradictions_in(loaded, outcome.value, made.value)
            )
            misplaced = {sign for item in _errors(made.findings) if (sign := _misplaced(item))}
            # What a text lacks is not said of a document that its facts stop.
            yield from (sign for sign in misplaced if not (stopped and sign.startswith("ESG-REVIEW-005")))
            if made.value is not None:
                trees[language] = made.value
                yield from hollow_places(made.value)
        if len(trees) == 2:
            yield from (f"{item.code} {item.subject}".strip() for item in compare(trees["ja"], trees["en"]))


def _errors(found: Iterable[Finding]) -> Iterator[Finding]:
    return (item for item in found if has_errors([item]))


def _told(found: Iterable[Finding]) -> Iterator[str]:
    """What is wrong with how a missing fact is told."""
    told = list(_errors(found))
    yield from (sign for item in told if (sign := _misplaced(item)))
    repeated = [key for key, times in Counter((item.code, item.subject) for item in told).items() if times > 1]
    yield from (f"told twice: {code} {subject}" for code, subject in repeated)


def _misplaced(item: Finding) -> str:
    """A finding that does not lead to the facts; empty for one that does."""
    file = item.origin.file if item.origin is not None else ""
    return "" if file.startswith("facts") or file.endswith((".csv", ".xlsx")) else _sign(item)


def _sign(item: Finding) -> str:
    """A finding without lines and languages."""
    file = _LANGUAGE.sub("/", item.origin.file).rstrip("/") if item.origin is not None else "-"
    return f"{item.code} {file}" + (
        f" {item.subject}" if item.code.startswith(("ESG-REVIEW", "ESG-DOCUMENT-001")) else ""
    )
