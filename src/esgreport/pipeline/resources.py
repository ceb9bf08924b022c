"""The workshop: everything that is the same for all documents of a build, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from esgreport.audience.audiences_file import decode_audiences
from esgreport.audience.clearance import Audiences
from esgreport.audience.fact_names import condition_fields
from esgreport.base.catalogue import has_errors
from esgreport.base.fact import Row
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.label import Level
from esgreport.base.origin import Origin
from esgreport.base.text import Language, Text
from esgreport.brand.compiled import Fonts
from esgreport.company.choices import decode_phrases
from esgreport.document.claim_words import decode_claim_words
from esgreport.document.condition_lint import lint_conditions
from esgreport.document.environment import TemplateEnvironment, check_source, environment
from esgreport.document.exhibits.library import Library
from esgreport.document.specification import Specification
from esgreport.document.template_lint import includes, lint_template, missing_partials
from esgreport.guideline import Edition, decode_guideline, guideline_rows, standing_rows
from esgreport.inputs.project import OURS, Brand, Folder
from esgreport.layout.text.widths import Faces
from esgreport.metrics.methods import Method, printed_places
from esgreport.pipeline.brands import BRAND_ENDINGS
from esgreport.pipeline.claim_check import uncarried
from esgreport.pipeline.content_files import MOST_FILES, ContentFiles
from esgreport.pipeline.deck_brands import DeckBrands, deck_brands
from esgreport.pipeline.exhibits import libraries
from esgreport.pipeline.located import ALL_KINDS
from esgreport.pipeline.shared_conditions import CONDITIONS_FILE, read_shared_conditions
from esgreport.pipeline.specifications import SpecificationWords, read_specifications
from esgreport.pipeline.word_brands import WordBrands, word_brands
from esgreport.reading.raw import Node, names_in
from esgreport.reading.structure import structure
from esgreport.review import Rules, decode_rules

# Families of which each partner gets a document of its own.
PARTNERS = ("supplier", "customer")
# Words that documents are marked with.
MARKS = (*(f"handling.{level.name.lower()}" for level in Level), "draft.unpublished")

_TEMPLATE = re.compile(r"(?:^|/)templates/(.+)$")


@dataclass(frozen=True, slots=True)
class Resources:
    """Templates, words, rules, methods, brands and widths, ready for every document.

    `specifications` and `exhibits` are by document id. `names` are the words for choices, `units` the English words for
    units. `open_rows` are the rows that every reader may see: the guideline and standing words. `word_brands` are
    those by form and language, `deck_brands` those by language. `web_rules` is the
    style sheet of web pages. `own_documents` are the kinds that the project brings along.
    `broken` are the documents that cannot be built, with what is wrong in their own files; the others can.
    """

    env: TemplateEnvironment
    specifications: Mapping[str, Specification]
    exhibits: Mapping[str, Library]
    audiences: Audiences
    rules: Rules
    methods: tuple[Method, ...]
    names: Mapping[str, Text]
    units: Mapping[str, tuple[str, str]]
    open_rows: tuple[Row, ...]
    guideline: Edition
    word_brands: WordBrands
    deck_brands: DeckBrands
    faces: Faces
    web_rules: str
    own_documents: frozenset[str] = frozenset()
    broken: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def places(self) -> dict[str, int]:
        """The decimals of the figures whose methods say them, by the id of the figure."""
        return printed_places(self.methods)

    def word(self, key: str, language: Language) -> str:
        """A word of `content/phrases.yaml`. Raises KeyError for a key that it does not have."""
        return self.names[key].of(language)


def load_resources(folder: Folder, brand_files: tuple[str, ...] = (), ours: Brand = OURS) -> Outcome[Resources]:
    """Read and compile everything of `templates/` and `content/`, with what the project shadows.

    Findings: those of the rooms that read each file, and ESG-PROJECT-007 for a brand file that is not there.
    """
    return _ResourceLoader(folder, brand_files, ours).open()


def open_rules(folder: Folder) -> Outcome[Rules]:
    """The rules of review alone, with what the project shadows. Findings: those of reading them."""
    opening = _ResourceLoader(folder, (), OURS)
    return Outcome(opening.rules(), tuple(opening.found))


@lru_cache(maxsize=MOST_FILES)
def _faults_of_template(name: str, text: str) -> tuple[Finding, ...]:
    return (*lint_template(name, text), *check_source(environment({}), name, text))


def broken_documents(found: Iterable[Finding], texts: Mapping[str, str]) -> dict[str, tuple[Finding, ...]]:
    """The documents in whose own files, or in the partials of these, something is wrong, each with what it is."""
    wrong: dict[str, list[Finding]] = {}
    for item in found:
        if item.origin is not None and has_errors((item,)) and (match := _TEMPLATE.search(item.origin.file)):
            for document in _documents_with(match[1], texts):
                wrong.setdefault(document, []).append(item)
    return {document: tuple(faults) for document, faults in wrong.items()}


def _documents_with(file: str, texts: Mapping[str, str]) -> set[str]:
    """The documents of which a file under `templates/` is a part, itself or through what includes it."""
    if not file.startswith("partials/"):
        return {file.partition("/")[0]}
    users = (name for name, text in texts.items() if file in includes(text) and name != file)
    return {document for name in users for document in _documents_with(name, texts)}


def _faults_of_questions(texts: Mapping[str, str], specifications: Mapping[str, Specification]) -> Iterator[Finding]:
    """Where a template asks a condition otherwise than by its answer."""
    each = {rule.name for item in specifications.values() for rule in item.conditions if rule.each}
    flags = frozenset(each | condition_fields())
    for name, text in texts.items():
        yield from _faults_of_asking(name, text, flags)


@lru_cache(maxsize=MOST_FILES)
def _faults_of_asking(name: str, text: str, flags: frozenset[str]) -> tuple[Finding, ...]:
    return lint_conditions(environment({}), name, text, flags)


class _Words(NamedTuple):
    """What `content/` says, whatever the documents and brands."""

    audiences: Audiences
    rules: Rules
    methods: tuple[Method, ...]
    names: Mapping[str, Text]
    units: Mapping[str, tuple[str, str]]
    open_rows: tuple[Row, ...]
    guideline: Edition


class _ResourceLoader(ContentFiles):
    """The opening of the resources under way: it collects every finding before it gives up."""

    def __init__(self, folder: Folder, brand_files: tuple[str, ...], ours: Brand) -> None:
        super().__init__(folder)
        self.brand_files, self.ours = brand_files, ours

    def open(self) -> Outcome[Resources]:
        texts, env = self._templates()
        self.found += self._strange_files()
        web_rules, words = self.text("content", "brand/web/page.css"), self._words()
        specifications = self._specifications(texts, words.methods if words else ())
        self.found += _faults_of_questions(texts, specifications)
        self.found += self._uncarried(texts, specifications)
        word = self.take(word_brands(self.folder, self.brand_files, self.ours))
        decks = self.take(deck_brands(self.folder, self.brand_files, self.ours))
        asked = (words.open_rows, words.methods) if words else None
        exhibits = self.take(libraries(self.folder, specifications, *asked)) if asked else None
        broken = broken_documents(self.found, texts)
        stopping = set(self.found) - {item for found in broken.values() for item in found}
        if words is None or word is None or decks is None or has_errors(stopping):
            return Outcome(None, tuple(self.found))
        faces = self._faces()
        drawn = [item.company.fonts for item in (word, decks) if item.company]
        drawn += [decks.company.english_fonts] if decks.company else []
        self.found += self._stand_ins(faces, drawn)
        resources = Resources(
            env=env,
            specifications=specifications,
            exhibits=exhibits or {},
            **words._asdict(),
            word_brands=word,
            deck_brands=decks,
            faces=faces,
            web_rules=web_rules,
            own_documents=frozenset(filter(self._is_own, specifications)),
            broken=broken,
        )
        return Outcome(resources, tuple(self.found))

    def _words(self) -> _Words | None:
        """The words, None when a file of them cannot be read."""
        guideline = self.decoded(self._edition(), decode_guideline)
        standing = self.decoded("standing.yaml", standing_rows)
        audiences = self.decoded("audiences.yaml", decode_audiences)
        methods = self.decoded("methods.yaml", lambda root: structure(root, tuple[Method, ...]))
        names = self.decoded("phrases.yaml", names_of_choices)
        units = self.decoded("units.yaml", lambda root: structure(root, dict[str, tuple[str, str]]))
        rules = self.rules()
        if guideline is None or standing is None or audiences is None or rules is None:
            return None
        if methods is None or names is None or units is None:
            return None
        return _Words(audiences, rules, methods, names, units, (*guideline_rows(guideline), *standing), guideline)

    def _uncarried(self, texts: Mapping[str, str], specifications: Mapping[str, Specification]) -> Iterator[Finding]:
        """What nothing carries in the templates and exhibits of documents of the project's own."""
        own = [item for name, item in specifications.items() if self._is_own(name)]
        judgement = self.node("content", "judgement.yaml") if own else None
        formal = self.node("content", "formal.yaml") if own else None
        words = self.take(decode_claim_words(judgement, formal)) if judgement and formal else None
        if words is None:
            return iter(())
        names = {f"{item.id}/exhibits.yaml" for item in own} & set(self.folder.names("templates"))
        return uncarried(own, texts, self.nodes("templates", sorted(names)), words)

    def _is_own(self, document: str) -> bool:
        """Whether the document kind is the project's own."""
        return self.folder.world.exists(self.folder.at(f"templates/{document}/document.yaml"))

    def _strange_files(self) -> Iterator[Finding]:
        """The brand files that are none."""
        unusable = (path for path in self.brand_files if not path.lower().endswith(BRAND_ENDINGS))
        return (finding("ESG-PROJECT-007", Origin(path), file=path) for path in unusable)

    def _edition(self) -> str:
        """The latest edition of the guideline by file name."""
        editions = [name for name in self.folder.names("content") if name.startswith("guideline/")]
        return max(name for name in editions if name.endswith(".yaml"))

    def _templates(self) -> tuple[Mapping[str, str], TemplateEnvironment]:
        names = self.folder.names("templates")
        texts = {name: self.text("templates", name) for name in names if name.endswith(".md")}
        env = environment(texts)
        for name, text in texts.items():
            self.found.extend((*_faults_of_template(name, text), *missing_partials(name, text, texts)))
        return texts, env

    def _specifications(self, texts: Mapping[str, str], methods: tuple[Method, ...]) -> Mapping[str, Specification]:
        """Every `document.yaml` that can be read; none when what they refer to cannot be read itself."""
        names = [name for name in self.folder.names("templates") if name.endswith("/document.yaml")]
        roots = self.nodes("templates", names)
        shared = self.node("content", CONDITIONS_FILE)
        named = self.nodes("content", ("audiences.yaml", "clauses.yaml", "ladder.yaml", "standing.yaml"))
        edition = self.node("content", self._edition())
        if len(named) < 4 or shared is None or edition is None or not methods:
            return {}
        families = names_in(named["audiences.yaml"], "audiences")
        words = {
            "audience": (*families, *(f"{name}:*" for name in PARTNERS if name in families)),
            "kind": ALL_KINDS,
            "clause": names_in(named["clauses.yaml"]),
            "step": names_in(named["ladder.yaml"], "steps"),
            "item": names_in(edition, "items"),
        }
        figures = tuple(method.pattern for method in methods)
        standing = names_in(named["standing.yaml"])
        common = self.take(read_shared_conditions(shared, words, figures, standing))
        known = SpecificationWords(words, figures, standing, texts, common or ())
        return self.take(read_specifications(roots, known)) or {}

    def rules(self) -> Rules | None:
        """The rules of review; None when they cannot be read."""
        names = [name for name in self.folder.names("content") if name.startswith("rules/") and name.endswith(".yaml")]
        roots = self.nodes("content", names)
        clauses, claims, ladder = (self.node("content", f"{name}.yaml") for name in ("clauses", "claims", "ladder"))
        if len(roots) < len(names) or clauses is None or claims is None or ladder is None:
            return None
        return self.take(decode_rules(roots, clauses, claims, ladder))

    def _faces(self) -> Faces:
        names = [name for name in self.folder.names("content") if name.startswith("fonts/") and name.endswith(".json")]
        return Faces({name: self.folder.shadowed("content", name) for name in names})

    def _stand_ins(self, faces: Faces, fonts: Iterable[Fonts]) -> Iterator[Finding]:
        """The fonts of a company's own templates that cannot be measured exactly."""
        names = dict.fromkeys(name for item in fonts for name in (item.heading, item.body))
        guessed = ((face.name, face.like or "-") for face in map(faces.get, names) if face.approximate)
        return (finding("ESG-BRAND-011", subject=name, font=name, like=like) for name, like in guessed)


def names_of_choices(root: Node) -> Outcome[dict[str, Text]]:
    """The words for choices, with those that documents are marked with."""
    read = decode_phrases(root)
    names = {key: phrase.text for key, phrase in (read.value or {}).items()}
    absent = [key for key in MARKS if read.value is not None and key not in names]
    form = "{ja: …, en: …}"
    found = [finding("ESG-READING-102", root.origin, key, key=key, wanted_ja=form, wanted_en=form) for key in absent]
    return Outcome(None if found or read.value is None else names, (*read.findings, *found))
