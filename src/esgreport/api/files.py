"""Finished files, whoever made or edited them: inspected, read back, opened by the libraries that people know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esgreport.base.finding import Finding, Outcome
from esgreport.base.world import World
from esgreport.distribution.inspection import inspected
from esgreport.distribution.object_model import deck as open_deck
from esgreport.distribution.object_model import document as open_document
from esgreport.ooxml.content_controls import Control, controls
from esgreport.ooxml.opening import open_package
from esgreport.pipeline.load import Loaded
from esgreport.system import SystemWorld

if TYPE_CHECKING:
    from docx.document import Document
    from pptx.presentation import Presentation


def audit_file(loaded: Loaded, path: str, audience: str, world: World | None = None) -> tuple[Finding, ...]:
    """Everything in the file at `path` that `audience` may not see, and everything that it carries unseen.

    Findings: ESG-AUDIENCE-008 and ESG-AUDIT-021 to 024. Raises OSError when the file cannot be read.
    """
    data = (world or SystemWorld()).read(path)
    return inspected(loaded, _name(path), data, audience)


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
