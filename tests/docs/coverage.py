"""`docs/coverage.md`: the items of the guideline with the sentences of the example that touch on them.

`python -m tests.docs.coverage` writes it; a test holds it to the documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from esgreport import api
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "coverage.md"
EXAMPLE = str(ROOT / "examples/aoba-precision")
HEAD = """# The guideline and our documents

Our summary of excerpts of METI's guideline, item by item, with the sentences of the example company that touch on each. The
guideline is voluntary; nothing here is a count, a rate or a score, and nobody passes it. Made by `python -m tests.docs.coverage`
from the documents themselves; for a project of yours run `esgreport coverage`. For insiders: the sentences are from board papers.
"""
LONGEST = 240


def page() -> str:
    """The page as it is today."""
    loaded = api.open_project(EXAMPLE).value
    assert loaded is not None
    return HEAD + "".join(map(_item, api.coverage(loaded, "en")))


def _item(item: api.CoveredItem) -> str:
    return "\n".join(("", f"## {item.id}", "", f"*{item.strength}* · {item.text}.", "", *_lines(item), ""))


def _lines(item: api.CoveredItem) -> Iterator[str]:
    if item.silent:
        yield f"- Silent: {item.silent}."
    for touch in item.touches:
        whole = " ".join(touch.sentence.split())
        words = whole if len(whole) <= LONGEST else whole[:LONGEST].rsplit(" ", 1)[0] + " …"
        yield f"- `{touch.document}`, {touch.section}: {words}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
