"""Word and PowerPoint files of other makers: they open, and what other libraries read in them is read back."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pptx
import pytest

from esgreport.audit.payloads import layers
from esgreport.audit.readback import written_items
from esgreport.ooxml.opening import open_package
from tests.conftest import ROOT
from tests.oracle.files import SHIPPED, writer

BRANDS = sorted((ROOT.parent / "shared/brands").glob("*.*x"))
FILES = [
    *(pytest.param(path, id=path.name) for path in SHIPPED),
    *(pytest.param(path, id=path.name, marks=pytest.mark.shared) for path in BRANDS),
]
# The libraries refuse templates by their content type, which our reader does not need to be told.
TEMPLATES = {
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
}
BLANK = re.compile(r"\s+")


def as_document(data):
    """The file with the content type of a document, so that the libraries read it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as copy:
        for name in package.namelist():
            part = package.read(name)
            if name == "[Content_Types].xml":
                for old, new in TEMPLATES.items():
                    part = part.replace(old, new)
            copy.writestr(name, part)
    return made.getvalue()


def word_texts(data):
    """Every paragraph that python-docx sees in the text and its tables."""
    document = docx.Document(io.BytesIO(as_document(data)))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for paragraph in [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]:
        yield paragraph.text


def slide_texts(data):
    """Every paragraph that python-pptx sees on slides, layouts and masters."""
    deck = pptx.Presentation(io.BytesIO(as_document(data)))
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    for owner in [*deck.slides, *deck.slide_masters, *layouts]:
        for shape in owner.shapes:
            if shape.has_text_frame:
                yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)


def seen(path):
    """The texts that the other library sees, without their blanks."""
    read = word_texts if path.suffix in (".docx", ".dotx") else slide_texts
    return {BLANK.sub("", text) for text in read(path.read_bytes())} - {""}


@pytest.mark.parametrize("path", FILES)
def test_a_file_of_another_maker_opens_without_a_finding(path):
    outcome = open_package(path.read_bytes(), path.name)
    assert outcome.findings == ()
    assert outcome.value is not None


@pytest.mark.parametrize("path", FILES)
def test_every_paragraph_that_another_library_sees_is_read_back(path):
    with zipfile.ZipFile(path) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    ours = "\n".join(BLANK.sub("", piece.text) for piece in written_items(iter(members)))
    assert [text for text in seen(path) if text not in ours] == []


@pytest.mark.parametrize("path", FILES)
def test_a_search_for_secrets_reads_every_paragraph_too(path):
    dug = "\n".join(BLANK.sub("", layer.text) for layer in layers(path.name, path.read_bytes()))
    assert [text for text in seen(path) if text not in dug] == []


def test_the_templates_that_the_libraries_ship_are_by_word_and_powerpoint():
    assert [writer(path.read_bytes()) for path in SHIPPED] == [
        "Microsoft Macintosh Word",
        "Microsoft Macintosh PowerPoint",
    ]


@pytest.mark.shared
def test_most_of_the_brands_are_by_word_and_powerpoint_and_have_much_to_read():
    assert sum(writer(path.read_bytes()).startswith("Microsoft") for path in BRANDS) >= 24
    assert sum(len(seen(path)) for path in BRANDS) > 1000
