"""Files that the real applications wrote, from where they lie; nothing of them is in this repository.

Workbooks come out of the source distributions named in sources.txt, which CI downloads and checks by hash. Word and
PowerPoint files are the templates that python-docx and python-pptx ship, and those in the shared folder.
"""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import pptx

HERE = Path(__file__).parent
SHIPPED = (
    Path(docx.__file__).parent / "templates/default.docx",
    Path(pptx.__file__).parent / "templates/default.pptx",
)
_SOURCE = re.compile(r"^([\w-]+)==([\w.]+) --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)
_WRITER = re.compile(r"<(?:\w+:)?Application>([^<]*)</")


@dataclass(frozen=True)
class Source:
    """One source distribution: its name, version and hash."""

    name: str
    version: str
    sha256: str

    @property
    def file(self) -> str:
        """The name of its archive."""
        return f"{self.name.replace('-', '_')}-{self.version}.tar.gz"


SOURCES = tuple(Source(*found) for found in _SOURCE.findall((HERE / "sources.txt").read_text("utf-8")))


def workbooks(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The workbooks of a source distribution, by their path in it."""
    with tarfile.open(archive) as whole:
        for member in whole.getmembers():
            if member.name.endswith((".xlsx", ".xlsm")) and (found := whole.extractfile(member)) is not None:
                yield member.name.partition("/")[2], found.read()


@cache
def writer(data: bytes) -> str:
    """The application that wrote an office file, as the file itself tells; `unknown` when it does not."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "docProps/app.xml" not in package.namelist():
            return "unknown"
        found = _WRITER.search(package.read("docProps/app.xml").decode("utf-8", "replace"))
    name = found[1].partition("/")[0] if found else ""
    return name or "unknown"
