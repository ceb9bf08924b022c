"""Whether a text names a person, however the parts of the name are set apart."""

from __future__ import annotations

from esgreport.base.text import Text


def names_person(text: Text, name: Text) -> bool:
    """Whether the text in either language holds the name, spaces aside (瀬川　理子, 瀬川理子, Riko Segawa)."""
    pairs = ((_close(text.ja), _close(name.ja)), (_close(text.en), _close(name.en)))
    return any(wanted and wanted in said for said, wanted in pairs)


def _close(text: str) -> str:
    return "".join(text.split()).casefold()
