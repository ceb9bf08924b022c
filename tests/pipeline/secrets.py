"""Reading everything in a finished file: all parts, nested packages, every usual encoding."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator


def everything(data: bytes) -> Iterator[str]:
    """The text of every part, as it stands, without tags, and without invisible characters; workbooks are opened."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            part = package.read(name)
            if part[:2] == b"PK":
                yield from everything(part)
            for encoding in ("utf-8", "utf-16-le", "cp932"):
                text = part.decode(encoding, "ignore")
                yield text
                yield unicodedata.normalize("NFKC", re.sub(r"<[^>]*>", "", text))


def holds(data: bytes, secret: str) -> bool:
    """Whether `secret` occurs anywhere in the file."""
    return any(secret in text for text in everything(data))
