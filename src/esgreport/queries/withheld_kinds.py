"""Kinds of record that a project's own document uses and that its reader may not see: told to the author.

Only for document kinds of the project itself: those that come with esgreport withhold on purpose. The findings name the
kinds that the author wrote under `uses`, nothing of the records, and belong to the author, not to a build for a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.audience.selection import select
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.document.specification import Specification
from esgreport.pipeline.assembly import selection_request
from esgreport.pipeline.load import Loaded


def withheld_kinds(loaded: Loaded, documents: Iterable[str]) -> tuple[Finding, ...]:
    """Findings ESG-DOCUMENT-060: records of a kind exist, and none may be seen by a reader of the document."""
    known = loaded.resources.specifications
    own = (known[name] for name in sorted(documents) if name in loaded.resources.own_documents and name in known)
    return tuple(item for specification in own for item in _of_document(loaded, specification))


def some_reader(loaded: Loaded, audience: str) -> str:
    """The audience, or for a pattern (`supplier:*`) its first partner."""
    family, _, key = audience.partition(":")
    rows = loaded.facts.knowledge.by_kind.get(f"{family}s", ())
    return audience if key != "*" else f"{family}:{rows[0].id if rows else '-'}"


def _of_document(loaded: Loaded, specification: Specification) -> Iterator[Finding]:
    known = {kind for kind in specification.uses if loaded.facts.knowledge.by_kind.get(kind)}
    place = Origin(f"templates/{specification.id}/document.yaml")
    for audience in specification.audiences:
        view = select(loaded.facts.knowledge, some_reader(loaded, audience), selection_request(specification)).value
        for kind in sorted(known.difference(() if view is None else (k for k, rows in view.rows.items() if rows))):
            yield finding("ESG-DOCUMENT-060", place, kind, kind=kind, audience=audience)
