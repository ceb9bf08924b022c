"""`python -m tests.situations.run [DOCUMENT...]`: take everything away from the examples, one thing after another, and
print what goes wrong in the documents named, in all when none is.

`--rows` takes single records away as well, `--only KIND[.FIELD]` one thing, `--renew` takes the lines of `known.txt` out
that are wrong no longer.
"""

from __future__ import annotations

import sys

from tests.situations.known import FILE, Known, known
from tests.situations.outcomes import failures
from tests.situations.worlds import EXAMPLES, Cut, example, single_cuts, without


def found_wrong(cuts: dict[str, list[Cut]], documents: tuple[str, ...] = ()) -> set[Known]:
    """Everything that goes wrong when one cut after another is made in each example."""
    return {
        Known(document, sign, name, str(cut))
        for name, listed in cuts.items()
        for cut in listed
        for document, signs in failures(without(example(name), [cut]), documents).items()
        for sign in signs
    }


def main(words: list[str]) -> None:
    """The command."""
    only = words[words.index("--only") + 1] if "--only" in words else ""
    documents = tuple(word for word in words if not word.startswith("--") and word != only)
    cuts = {name: [Cut.of(only)] if only else list(single_cuts(example(name))) for name in EXAMPLES}
    if "--rows" not in words and not only:
        cuts = {name: [cut for cut in listed if not cut.row] for name, listed in cuts.items()}
    wrong, expected = found_wrong(cuts, documents), known()
    for item in sorted(wrong):
        print("known" if item in expected else "  NEW", item)
    tried = {(name, str(cut)) for name, listed in cuts.items() for cut in listed}
    gone = {
        item for item in expected - wrong
        if (item.example, item.cut) in tried and (not documents or item.document in documents)
    }  # fmt: skip
    for item in sorted(gone):
        print(" gone", item)
    if "--renew" in words:
        lines = FILE.read_text("utf-8").splitlines(keepends=True)
        FILE.write_text("".join(line for line in lines if line.strip() not in {str(item) for item in gone}), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
