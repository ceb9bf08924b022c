"""Finished files, no matter who made them: inspected, reviewed, read back, opened by libraries people know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Language
from esgreport.base.world import World
from esgreport.distribution.inspection import inspect_file
from esgreport.distribution.object_model import deck as open_deck
from esgreport.distribution.object_model import document as open_document
from esgreport.distribution.remarks import ReviewRemark, counted, remarks, subject
from esgreport.distribution.review_copy import commented, noted, place_copy
from esgreport.distribution.written_text import deck_passages, word_passages
from esgreport.inputs.project import Folder
from esgreport.ooxml.content_controls import Control, controls
from esgreport.ooxml.opening import open_package
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.output import mark_stale
from esgreport.pipeline.resources import open_rules
from esgreport.review import Rules
from esgreport.review.passages import Passage
from esgreport.system import SystemWorld

if TYPE_CHECKING:
    from docx.document import Document
    from pptx.presentation import Presentation

# A folder that no project can have: our own rules, and nothing that lies about where the command is run.
NO_PROJECT = "@none"


@dataclass(frozen=True, slots=True)
class _Form:
    """How files of one ending are opened, read as passages, and written with remarks in them."""

    open: Callable[[bytes, str], Outcome[Any]]
    read: Callable[[Any, str], list[Passage]]
    write: Callable[[Any, Sequence[ReviewRemark], Sequence[Language]], bytes]


FORMS = {"docx": _Form(open_document, word_passages, commented), "pptx": _Form(open_deck, deck_passages, noted)}


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """A file that was reviewed: its remarks in reading order, and the copy that holds them; empty without remarks."""

    remarks: tuple[ReviewRemark, ...]
    copy: str


def audit(loaded: Loaded, path: str, audience: str, world: World | None = None) -> tuple[Finding, ...]:
    """Everything in the file at `path` that `audience` may not see, and everything that it carries unseen.

    Findings: ESG-AUDIENCE-008 and ESG-AUDIT-021 to 024. Raises OSError when the file cannot be read.
    """
    data = (world or SystemWorld()).read(path)
    return inspect_file(loaded, _name(path), data, audience)


def read_back(path: str, world: World | None = None) -> Outcome[tuple[Control, ...]]:
    """The prose of a built Word file as people left it, by the keys of its sections.

    Findings: those of opening a package. Raises OSError when the file cannot be read.
    """
    opened = open_package((world or SystemWorld()).read(path), _name(path))
    return Outcome(controls(opened.value) if opened.value is not None else None, opened.findings)


def document(path: str, world: World | None = None) -> Outcome[Document]:
    """The Word file at `path` as a `docx.document.Document` of python-docx; changing it changes no file.

    Findings: those of opening a package, ESG-AUDIT-025. Raises OSError when the file cannot be read.
    """
    return open_document((world or SystemWorld()).read(path), _name(path))


def deck(path: str, world: World | None = None) -> Outcome[Presentation]:
    """The PowerPoint file at `path` as a `pptx.presentation.Presentation` of python-pptx; changing it changes no file.

    Findings: those of opening a package, ESG-AUDIT-025. Raises OSError when the file cannot be read.
    """
    return open_deck((world or SystemWorld()).read(path), _name(path))


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def save(path: str, data: bytes, world: World | None = None) -> None:
    """Write a file as a whole or not at all. Raises OSError when it is open elsewhere or the place is not writable."""
    (world or SystemWorld()).replace(path, data)


def left_stale(out: str, findings: Sequence[Finding], world: World | None = None) -> tuple[Finding, ...]:
    """Mark in the manifest under `out` that its files are of an earlier build: the project cannot be opened now.

    `findings` are why. Findings: ESG-BUILD-003, 025.
    """
    return mark_stale(world or SystemWorld(), out, tuple(dict.fromkeys(item.code for item in findings)))


def review(
    path: str,
    loaded: Loaded | None = None,
    *,
    audience: str = "",
    languages: Sequence[Language] = ("ja",),
    out: str = "",
    world: World | None = None,
) -> Outcome[ReviewCopy]:
    """Review the .docx or .pptx at `path` and write a copy with the findings as comments or notes in `languages`.

    The copy is `<name>-review.docx` (or .pptx) beside the file, or in the folder `out`. Without a project only words
    and what is carried unseen are looked at. `audience` is who gets the file; empty where that follows from the file.

    Findings: those of review, of building the same document and of the inspection, ESG-AUDIT-025 to 027, ESG-BUILD-002
    an earlier copy that was edited is kept. Raises OSError when a file cannot be read or written.
    """
    machine = world or SystemWorld()
    rules = _rules(loaded, machine)
    if rules.value is None:
        return Outcome(None, rules.findings)
    data, name = machine.read(path), _name(path)
    form = FORMS.get(name.rpartition(".")[2].lower())
    if form is None:
        return Outcome(None, (finding("ESG-AUDIT-027", Origin(name)),))
    opened = form.open(data, name)
    if opened.value is None:
        return Outcome(None, opened.findings)
    found = remarks(loaded, rules.value, subject(loaded, path, data, form.read(opened.value, name), audience))
    if not found:
        return Outcome(ReviewCopy((), ""))
    place = _copy_path(path, out)
    where, retained = place_copy(machine, place, form.write(opened.value, found, languages))
    noticed = (finding("ESG-BUILD-002", Origin(retained), kept=retained, beside=where),) if retained else ()
    return Outcome(ReviewCopy(found, where), (*counted(found), *noticed))


def _rules(loaded: Loaded | None, world: World) -> Outcome[Rules]:
    return Outcome(loaded.resources.rules) if loaded is not None else open_rules(Folder(world, NO_PROJECT))


def _copy_path(path: str, out: str) -> str:
    """Where the copy of `path` goes; file systems with `\\` are understood."""
    folder, slash, name = path.replace("\\", "/").rpartition("/")
    stem, _, ending = name.rpartition(".")
    return f"{out}/{stem}-review.{ending}" if out else f"{folder}{slash}{stem}-review.{ending}"
