"""What a document kind is: the content of its `document.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias, get_args

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.document.conditions import Rule
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence
from esgreport.reading.shape import OneOf, Words
from esgreport.reading.structure import structure

Ceiling = Literal["public", "partner", "internal", "board"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A fact without which the document cannot be written, and where a person enters it.

    `fact` is a fact id, or `kind.*` for at least one visible record, or `kind.*.field` for a field of every record.
    """

    fact: str
    where: Text


# For whom documents are made; several serve one use.
Use: TypeAlias = Literal[
    "investors", "suppliers", "board", "management", "departments", "customers", "lenders", "government", "association"
]
USES: tuple[Use, ...] = get_args(Use)


@dataclass(frozen=True, slots=True)
class Specification:
    """One document kind. `audiences` are patterns (`public`, `supplier:*`, `supplier-general`, `board`).

    `uses` are the kinds of record that its templates may read. `clauses` are names of clauses that review demands.
    `ladder` says in which form (words, band, figure) each step of evidence may be disclosed; a step it lacks may not.
    `length` is (least, most) pages or slides. `ask` and `sign_off` are keys of sections, empty when there is none.
    `ceiling` is the level printed on every page, in the words of `mark` where it has some of its own; `languages` are
    those in which there is a template. `trackers` are the
    chapters printed above the titles of slides, by section; above the title of the cover it is the kind of document.
    `annex_to` is the document that refers to its sections by their numbers, which are their places in `sections`.
    `answers` are the items of the guideline that a section touches on, by its key.
    `use` is what `esgreport build --use` builds it for, empty for none.
    """

    id: str
    title: Text
    form: Literal["letter", "paper", "deck", "book"]
    formats: tuple[Annotated[str, OneOf("format")], ...]
    audiences: tuple[Annotated[str, OneOf("audience")], ...]
    length: tuple[int, int]
    sections: tuple[str, ...]
    uses: tuple[Annotated[str, OneOf("kind")], ...]
    ceiling: Ceiling = "public"
    register: Literal["", "de-aru", "desu-masu", "highest"] = ""
    requires: tuple[Requirement, ...] = ()
    clauses: tuple[Annotated[str, OneOf("clause")], ...] = ()
    conditions: tuple[Rule, ...] = ()
    ask: str = ""
    sign_off: str = ""
    ladder: Mapping[Annotated[str, OneOf("step")], Literal["words", "band", "figure"]] = field(default_factory=dict)
    languages: tuple[Language, ...] = LANGUAGES
    trackers: Mapping[str, Text] = field(default_factory=dict)
    mark: Text | None = None
    annex_to: str = ""
    use: Use | Literal[""] = ""
    answers: Mapping[str, tuple[Annotated[str, OneOf("item")], ...]] = field(default_factory=dict)

    def named(self, language: Language) -> str:
        """The title in `language`, or in the one language that the document is written in."""
        return self.title.of(language) or self.title.of(self.languages[0])


def decode_specification(root: Node, words: Words) -> Outcome[Specification]:
    """The specification in the raw tree of a `document.yaml`; `words` are audiences, kinds, clauses, steps.

    Its texts need the languages that it names. Findings: those of `structure`.
    """
    return structure(root, Specification, {**words, "format": _formats(root)}, _languages(root) or LANGUAGES)


def _formats(root: Node) -> tuple[str, ...]:
    """The formats in which a document of this form can be written; only a book is a workbook."""
    form = root.get("form") if isinstance(root, RawMapping) else None
    return ("xlsx",) if isinstance(form, Scalar) and form.text == "book" else ("docx", "pptx")


def _languages(root: Node) -> tuple[Language, ...]:
    node = root.get("languages") if isinstance(root, RawMapping) else None
    given = {item.text for item in node.items if isinstance(item, Scalar)} if isinstance(node, Sequence) else set()
    return tuple(language for language in LANGUAGES if language in given)


def unknown_sections(specification: Specification, written: Iterable[str]) -> tuple[Finding, ...]:
    """Sections that the template writes but the specification does not name."""
    unknown = (key for key in written if key not in specification.sections)
    return tuple(finding("ESG-DOCUMENT-024", subject=key, document=specification.id, section=key) for key in unknown)
