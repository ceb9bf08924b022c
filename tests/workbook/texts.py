"""The words of a Word file, as a reader sees them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import unescape

PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")


def text_of(path: Path) -> str:
    """All text of the body, headers, footers and footnotes; paragraphs end in a line end."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if PARTS.fullmatch(name)]
    texts = (re.sub(r"<[^>]+>", "", part.replace("</w:p>", "\n")) for part in parts)
    return unescape("\n".join(texts), {"&quot;": '"', "&apos;": "'"})
