"""Finished files as python-docx and python-pptx see them: readers and editors that know nothing of our writers.

The libraries read a file only after `open_package` has found nothing hostile in it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.zip_guard import unzip
from esgreport.ooxml.zipping import pack

if TYPE_CHECKING:
    from docx.document import Document
    from pptx.presentation import Presentation

T = TypeVar("T")
WORD, POWERPOINT = "docx", "pptx"


def document(data: bytes, name: str) -> Outcome[Document]:
    """The Word file `data` as python-docx opens it; `name` is used in findings.

    Findings: those of opening a package, ESG-AUDIT-025 python-docx cannot read it as a Word document.
    """
    from docx import Document

    return _opened(data, name, lambda: Document(io.BytesIO(data)), WORD)


def deck(data: bytes, name: str) -> Outcome[Presentation]:
    """The PowerPoint file `data` as python-pptx opens it; `name` is used in findings.

    Findings: those of opening a package, ESG-AUDIT-025 python-pptx cannot read it as a presentation.
    """
    from pptx import Presentation

    return _opened(data, name, lambda: Presentation(io.BytesIO(data)), POWERPOINT)


def saved(document: Document | Presentation) -> bytes:
    """The file of `document`, with equal bytes for equal content: the libraries stamp each part with the clock."""
    buffer = io.BytesIO()
    document.save(buffer)
    members = unzip(buffer.getvalue(), Origin("")).value
    if members is None:
        raise ValueError("a file just saved cannot be read")
    return pack((), tuple(members.parts.items()))


def _opened(data: bytes, name: str, load: Callable[[], T], kind: str) -> Outcome[T]:
    package = open_package(data, name)
    if package.value is None:
        return Outcome(None, package.findings)
    # What a library raises over a package that lacks what it takes for granted is not documented: KeyError,
    # ValueError, AttributeError and others. All of them mean that this is no file of that kind.
    try:
        return Outcome(load())
    except Exception as error:
        return Outcome(None, (_unreadable(name, kind, error),))


def _unreadable(name: str, kind: str, error: Exception) -> Finding:
    return finding("ESG-AUDIT-025", Origin(name), kind=f".{kind}", reason=type(error).__name__)
