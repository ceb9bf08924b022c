"""What carries each sentence of our templates: `python -m tests.docs.claims [DOCUMENT...]` lists what nothing carries.

Without documents it prints the counts of all. A folder of templates of a project may be named as `--templates FOLDER`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from esgreport.base.finding import Outcome
from esgreport.base.text import LANGUAGES, Language
from esgreport.document.claim_words import decode_claim_words
from esgreport.document.claims import ClaimWords, SentenceClaim, claims_in, claims_in_exhibits
from esgreport.document.conditions import Rule
from esgreport.document.environment import environment
from esgreport.pipeline.located import ALL_KINDS
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node
from esgreport.reading.structure import structure
from esgreport.reading.yaml import read_yaml
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"
SHARED = ROOT / "content/exhibits.yaml"


@dataclass(frozen=True)
class ClaimCount:
    """What one document says in one language: how many sentences each carrier carries, and what nothing carries."""

    carriers: Mapping[str, int]
    conclusions: int
    numerals: int

    @property
    def bare(self) -> int:
        """The sentences that nothing carries."""
        return self.carriers.get("bare", 0)


def tree(path: Path) -> Node:
    """The raw tree of a YAML file."""
    node = read_yaml(path.read_bytes(), path.name).value
    assert node is not None, path
    return node


def claim_words() -> ClaimWords:
    """The words that claims are checked by."""
    read: Outcome[ClaimWords] = decode_claim_words(
        tree(ROOT / "content/judgement.yaml"), tree(ROOT / "content/formal.yaml")
    )
    assert read.value is not None, read.findings
    return read.value


def rules_of(folder: Path) -> tuple[Rule, ...]:
    """The conditions of the document in a folder, after those that documents share."""
    paths = (ROOT / "content/conditions.yaml", folder / "document.yaml")
    nodes = [tree(path).get("conditions") for path in paths if path.exists()]  # type: ignore[union-attr]
    read = [structure(node, tuple[Rule, ...], {"kind": ALL_KINDS}).value for node in nodes if node is not None]
    return tuple(rule for rules in read for rule in rules or ())


def claims_of(folder: Path, language: Language, words: ClaimWords) -> Iterator[tuple[str, SentenceClaim]]:
    """Every claim of a document kind in one language, with its file."""
    rules = rules_of(folder)
    for path in sorted((*folder.glob(f"{language}.md"), *folder.glob(f"{language}/*.md"))):
        for claim in claims_in(environment({}), path.read_text("utf8"), language, rules, words):
            yield str(path.relative_to(folder.parent)), claim
    if (folder / "exhibits.yaml").exists():
        root = tree(folder / "exhibits.yaml")
        assert isinstance(root, RawMapping)
        for claim in claims_in_exhibits(root, language, rules, words, tree(SHARED)):
            yield f"{folder.name}/exhibits.yaml", claim


def count(folder: Path, language: Language, words: ClaimWords) -> ClaimCount:
    """The claims of a document kind in one language, counted."""
    found = [claim for _, claim in claims_of(folder, language, words)]
    carriers = Counter(claim.carrier for claim in found)
    return ClaimCount(
        carriers, sum(len(claim.conclusions) for claim in found), sum(bool(item.numeral) for item in found)
    )


def folders(templates: Path = TEMPLATES) -> tuple[Path, ...]:
    """The folders of documents, and those of the partials and of what documents share."""
    own = (ROOT / "content",) if templates == TEMPLATES else ()
    return (*own, *sorted(path for path in templates.iterdir() if path.is_dir()))


def main(arguments: list[str]) -> None:
    """Print the counts, or what nothing carries in the documents named."""
    templates = Path(arguments.pop(arguments.index("--templates") + 1)) if "--templates" in arguments else TEMPLATES
    named = [word for word in arguments if word != "--templates"]
    words = claim_words()
    for folder in (path for path in folders(templates) if path.name in named or not named):
        for language in LANGUAGES:
            counted = count(folder, language, words)
            kinds = "  ".join(f"{carrier} {number}" for carrier, number in sorted(counted.carriers.items()))
            print(
                f"{folder.name} {language}: {counted.conclusions} bare conclusions, {counted.numerals} numerals; {kinds}"
            )
            for file, claim in claims_of(folder, language, words) if named else ():
                faults = (
                    *claim.conclusions,
                    *filter(None, (claim.numeral,)),
                    *(["bare"] if claim.carrier == "bare" else []),
                )
                if faults:
                    print(
                        f"  {file}:{claim.sentence.line}: {', '.join(faults)}: {claim.sentence.words.replace(chr(0xE000), '…')}"
                    )


if __name__ == "__main__":
    main(sys.argv[1:])
