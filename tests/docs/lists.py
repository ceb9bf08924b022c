"""The lists of docs/authoring.md: audiences, what they may see, clauses, partials, kinds of record.

`python -m tests.docs.lists` writes them anew into the page, between its two marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from esgreport import api
from esgreport.pipeline.load import Loaded
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "authoring.md"
START, END = "<!-- lists: `python -m tests.docs.lists` writes them -->\n", "<!-- end of the lists -->\n"
SIGNS = {"yes": "●", "release": "○", "never": ""}


def lists(loaded: Loaded) -> str:
    """All lists as Markdown."""
    parts = (_audiences(loaded), _matrix(loaded), _clauses(loaded), _partials(), _kinds())
    return "\n".join(line for part in parts for line in (*part, ""))


def _audiences(loaded: Loaded) -> Iterator[str]:
    yield "### Audiences\n\n| `audiences` | reader | level | may see compartments |\n|---|---|---|---|"
    for name, kind in loaded.resources.audiences.kinds.items():
        compartments = ", ".join(f"`{item}`" for item in sorted(kind.clearance.compartments))
        pattern = f"`{name}:*`, one document for each" if name in ("supplier", "customer") else f"`{name}`"
        yield f"| {pattern} | {kind.title.ja} / {kind.title.en} | {kind.clearance.level.name.lower()} | {compartments} |"


def _matrix(loaded: Loaded) -> Iterator[str]:
    matrix, families = loaded.resources.audiences.matrix, tuple(loaded.resources.audiences.kinds)
    yield "### Classes of facts by audience\n\n● plainly, ○ by release, empty: never. The label of the fact counts as well.\n"
    yield "| class: kinds and fields | " + " | ".join(families) + " |\n|---|" + "---|" * len(families)
    for name in dict.fromkeys(matrix.classes.values()):
        facts = ", ".join(f"`{fact}`" for fact, own in matrix.classes.items() if own == name)
        signs = " | ".join(SIGNS[matrix.permissions.get((name, family), "never")] for family in families)
        yield f"| **{name}**: {facts} | {signs} |"


def _clauses(loaded: Loaded) -> Iterator[str]:
    yield "### Clauses\n\n| `clauses` | the document must carry |\n|---|---|"
    for name, clause in loaded.resources.rules.clauses.items():
        yield f"| `{name}` | {clause.name.ja} / {clause.name.en} |"


def _partials() -> Iterator[str]:
    yield '### Partials\n\nIncluded by `{% include "partials/ja/NAME" %}` or `partials/en/`.\n'
    names = {path.name for path in (ROOT / "templates" / "partials").glob("*/*.md")}
    for name in sorted(names):
        languages = [path.parent.name for path in sorted((ROOT / "templates" / "partials").glob(f"*/{name}"))]
        yield f"- `{name}` ({', '.join(reversed(languages))})"


def _kinds() -> Iterator[str]:
    yield "### Kinds of record\n"
    yield "`esgreport schema KIND` prints the fields of one: " + ", ".join(f"`{name}`" for name in api.kinds()) + "."
    yield "\nAlways there: `document` (issued, as_of), `guideline`, `standing`, `check_items`."


def renewed(page: str, loaded: Loaded) -> str:
    """The page with its lists written anew."""
    return re.sub(
        re.escape(START) + ".*" + re.escape(END), lambda _: START + "\n" + lists(loaded) + END, page, flags=re.S
    )


if __name__ == "__main__":
    example = api.open_project(str(ROOT / "examples" / "aoba-precision")).value
    assert example is not None
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), example), encoding="utf-8")
