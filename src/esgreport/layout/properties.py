"""What a finished file says about itself."""

from __future__ import annotations

from esgreport.document.tree import Document
from esgreport.layout.plan import Properties
from esgreport.layout.wording import LANGUAGE_TAGS


def properties_of(document: Document) -> Properties:
    """The properties of a document's file; `created` is its day of issue."""
    return Properties(
        title=document.title,
        author=document.author,
        company=document.company,
        language=LANGUAGE_TAGS[document.language],
        handling=document.handling,
        created=document.issued,
    )
