"""The workshop: everything that is the same for all documents of a build, made once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from esgreport.audience.audiences_file import decode_audiences
from esgreport.audience.clearance import Audiences
from esgreport.base.catalogue import has_errors
from esgreport.base.fact import Row
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.label import Level
from esgreport.base.origin import Origin
from esgreport.base.text import Language, Text
from esgreport.brand.compiled import DocxBrand, Fonts, PptxBrand
from esgreport.company.choices import decode_phrases
from esgreport.document.environment import TemplateEnvironment, check_source, environment
from esgreport.document.exhibits.library import Library
from esgreport.document.specification import Specification
from esgreport.document.template_lint import lint_template
from esgreport.guideline import decode_guideline, guideline_rows, standing_rows
from esgreport.inputs.project import Folder
from esgreport.layout.text.widths import Faces
from esgreport.metrics.methods import Method
from esgreport.ooxml.zipping import PackedStatic, pack
from esgreport.pipeline.brands import BRAND_ENDINGS, deck_brand, paper_brand
from esgreport.pipeline.content_files import MOST_FILES, content_tree
from esgreport.pipeline.exhibits import libraries
from esgreport.pipeline.specifications import ALL_KINDS, Vocabulary, read_specifications
from esgreport.reading.characters import decoded
from esgreport.reading.raw import Node, names_in
from esgreport.reading.structure import structure
from esgreport.review import Rules, decode_rules

T = TypeVar("T")
FORMATS_OF_DOCUMENTS = ("docx", "pptx")
# Families of which each partner gets a document of its own.
PARTNERS = ("supplier", "customer")
# Words that documents are marked with.
MARKS = (*(f"handling.{level.name.lower()}" for level in Level), "draft.unpublished")


@dataclass(frozen=True, slots=True)
class Workshop:
    """Templates, words, rules, methods, brands and widths, ready for every document.

    `specifications` and `exhibits` are by document id. `names` are the words for choices, `units` the English words for
    units. `open_rows` are the rows that every reader may see: the guideline and standing words. `docx_static` and
    `pptx_static` are the checksums of the brands' own parts, which the audit need not read again. `web_rules` is the
    style sheet of web pages. `own_documents` are the document kinds that the project brings along.
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
    docx: DocxBrand
    pptx: PptxBrand
    faces: Faces
    web_rules: str
    docx_static: Mapping[str, int]
    pptx_static: Mapping[str, int]
    own_documents: frozenset[str] = frozenset()

    def word(self, key: str, language: Language) -> str:
        """A word of `content/phrases.yaml`. Raises KeyError for a key that it does not have."""
        return self.names[key].of(language)


def open_workshop(folder: Folder, brand_files: tuple[str, ...] = ()) -> Outcome[Workshop]:
    """Read and compile everything of `templates/` and `content/`, with what the project shadows.

    Findings: those of the rooms that read each file, and ESG-PROJECT-007 for a brand file that is not there.
    """
    return _Opening(folder, brand_files).open()


def open_rules(folder: Folder) -> Outcome[Rules]:
    """The rules of review alone, with what the project shadows. Findings: those of reading them."""
    opening = _Opening(folder, ())
    return Outcome(opening.rules(), tuple(opening.found))


def checksums(static: PackedStatic) -> dict[str, int]:
    """The CRC-32 of every part of a brand that is copied as it is, by part name."""
    with zipfile.ZipFile(io.BytesIO(pack(static, ()))) as package:
        return {member.filename: member.CRC for member in package.infolist()}


@lru_cache(maxsize=MOST_FILES)
def _faults_of_template(name: str, text: str) -> tuple[Finding, ...]:
    return (*lint_template(name, text), *check_source(environment({}), name, text))


class _Opening:
    """The opening of a workshop under way: it collects every finding before it gives up."""

    def __init__(self, folder: Folder, brand_files: tuple[str, ...]) -> None:
        self.folder = folder
        self.brand_files = brand_files
        self.found: list[Finding] = []
        self.nodes: dict[str, Node | None] = {}

    def open(self) -> Outcome[Workshop]:
        texts, env = self._templates()
        self.found += self._strange_files()
        guideline = self._decoded(self._edition(), decode_guideline)
        standing = self._decoded("standing.yaml", standing_rows)
        audiences = self._decoded("audiences.yaml", decode_audiences)
        methods = self._decoded("methods.yaml", lambda root: structure(root, tuple[Method, ...]))
        names = self._decoded("phrases.yaml", names_of_choices)
        units = self._decoded("units.yaml", lambda root: structure(root, dict[str, tuple[str, str]]))
        rules = self.rules()
        web_rules = self._text("content", "brand/web/page.css")
        specifications = self._specifications(texts, methods or ())
        docx = self._take(paper_brand(self.folder, self.brand_files))
        pptx = self._take(deck_brand(self.folder, self.brand_files))
        if guideline is None or standing is None or methods is None or names is None or units is None:
            return Outcome(None, tuple(self.found))
        open_rows = (*guideline_rows(guideline), *standing)
        exhibits = self._take(libraries(self.folder, specifications, open_rows, methods)) or {}
        if audiences is None or rules is None or docx is None or pptx is None or has_errors(self.found):
            return Outcome(None, tuple(self.found))
        faces = self._faces()
        self.found += self._stand_ins(faces, (docx.fonts, pptx.fonts))
        made = Workshop(
            env=env,
            specifications=specifications,
            exhibits=exhibits,
            audiences=audiences,
            rules=rules,
            methods=methods,
            names=names,
            units=units,
            open_rows=open_rows,
            docx=docx,
            pptx=pptx,
            faces=faces,
            web_rules=web_rules,
            docx_static=checksums(docx.static),
            pptx_static=checksums(pptx.static),
            own_documents=frozenset(name for name in specifications if self._is_own(name)),
        )
        return Outcome(made, tuple(self.found))

    def _is_own(self, document: str) -> bool:
        """Whether the document kind is the project's own."""
        return self.folder.world.exists(self.folder.at(f"templates/{document}/document.yaml"))

    def _strange_files(self) -> Iterator[Finding]:
        """The brand files that are none."""
        strange = (path for path in self.brand_files if not path.lower().endswith(BRAND_ENDINGS))
        return (finding("ESG-PROJECT-007", Origin(path), file=path) for path in strange)

    def _edition(self) -> str:
        """The latest edition of the guideline by file name."""
        editions = [name for name in self.folder.names("content") if name.startswith("guideline/")]
        return max(name for name in editions if name.endswith(".yaml"))

    def _take(self, outcome: Outcome[T]) -> T | None:
        self.found.extend(outcome.findings)
        return outcome.value

    def _decoded(self, name: str, decode: Callable[[Node], Outcome[T]]) -> T | None:
        """A file of `content/` as what it holds; None after a finding."""
        node = self._node("content", name)
        return None if node is None else self._take(decode(node))

    def _node(self, room: str, name: str) -> Node | None:
        """The raw tree of a YAML file, read once; None when it cannot be read."""
        path = f"{room}/{name}"
        if path not in self.nodes:
            self.nodes[path] = self._take(content_tree(self.folder.shadowed(room, name), path))
        return self.nodes[path]

    def _nodes(self, room: str, names: Iterable[str]) -> dict[str, Node]:
        """The raw trees of those YAML files that can be read, by name."""
        made = {name: self._node(room, name) for name in names}
        return {name: node for name, node in made.items() if node is not None}

    def _text(self, room: str, name: str) -> str:
        """A file of text; empty after a finding."""
        text, guessed = decoded(self.folder.shadowed(room, name))
        if text is None:
            self.found.append(finding("ESG-READING-002", Origin(f"{room}/{name}"), guess=guessed or "?"))
        return (text or "").replace("\r\n", "\n")

    def _templates(self) -> tuple[Mapping[str, str], TemplateEnvironment]:
        names = self.folder.names("templates")
        texts = {name: self._text("templates", name) for name in names if name.endswith(".md")}
        env = environment(texts)
        for name, text in texts.items():
            self.found.extend(_faults_of_template(name, text))
        return texts, env

    def _specifications(self, texts: Mapping[str, str], methods: tuple[Method, ...]) -> Mapping[str, Specification]:
        """Every `document.yaml` that can be read; none when what they refer to cannot be read itself."""
        names = [name for name in self.folder.names("templates") if name.endswith("/document.yaml")]
        roots = self._nodes("templates", names)
        named = self._nodes("content", ("audiences.yaml", "clauses.yaml", "ladder.yaml", "standing.yaml"))
        if len(named) < 4 or not methods:
            return {}
        families = names_in(named["audiences.yaml"], "audiences")
        words = {
            "format": FORMATS_OF_DOCUMENTS,
            "audience": (*families, *(f"{name}:*" for name in PARTNERS if name in families)),
            "kind": ALL_KINDS,
            "clause": names_in(named["clauses.yaml"]),
            "rung": names_in(named["ladder.yaml"], "rungs"),
        }
        figures = tuple(method.pattern for method in methods)
        known = Vocabulary(words, figures, names_in(named["standing.yaml"]), texts)
        return self._take(read_specifications(roots, known)) or {}

    def rules(self) -> Rules | None:
        """The rules of review; None when they cannot be read."""
        names = [name for name in self.folder.names("content") if name.startswith("rules/") and name.endswith(".yaml")]
        roots = self._nodes("content", names)
        clauses, claims, ladder = (self._node("content", f"{name}.yaml") for name in ("clauses", "claims", "ladder"))
        if len(roots) < len(names) or clauses is None or claims is None or ladder is None:
            return None
        return self._take(decode_rules(roots, clauses, claims, ladder))

    def _faces(self) -> Faces:
        names = [name for name in self.folder.names("content") if name.startswith("fonts/") and name.endswith(".json")]
        return Faces({name: self.folder.shadowed("content", name) for name in names})

    def _stand_ins(self, faces: Faces, fonts: tuple[Fonts, ...]) -> Iterator[Finding]:
        """The fonts of a company's own templates that cannot be measured exactly."""
        names = dict.fromkeys(name for item in fonts for name in (item.heading, item.body))
        for face in map(faces.get, names):
            if face.approximate:
                yield finding("ESG-BRAND-011", subject=face.name, font=face.name, like=face.like or "-")


def names_of_choices(root: Node) -> Outcome[dict[str, Text]]:
    """The words for choices, with those that documents are marked with."""
    read = decode_phrases(root)
    names = {key: phrase.text for key, phrase in (read.value or {}).items()}
    absent = [key for key in MARKS if read.value is not None and key not in names]
    form = "{ja: …, en: …}"
    found = [finding("ESG-READING-102", root.origin, key, key=key, wanted_ja=form, wanted_en=form) for key in absent]
    return Outcome(None if found or read.value is None else names, (*read.findings, *found))
