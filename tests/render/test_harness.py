"""The harness itself: it must see a fault, and it must read Japanese text off the page."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

SENTENCE = "重要な磁性材料は、調達先の分散を進めます。"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph(SENTENCE).runs[0].font.name = "Yu Gothic"
    document.add_page_break()
    document.add_paragraph("二枚目 R&D <先端>")
    document.save(tmp_path / "sample.docx")
    return tmp_path / "sample.docx"


def broken(sample: Path) -> Path:
    made = sample.with_name("broken.docx")
    with zipfile.ZipFile(sample) as good, zipfile.ZipFile(made, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, data.replace(b"<w:body>", b"<w:body><w:nonsense/>", 1))
    return made


@pytest.mark.validator
def test_the_validator_passes_a_sound_file(validate, sample):
    assert validate(sample) == []


@pytest.mark.validator
def test_the_validator_names_the_part_and_the_element_of_a_broken_file(validate, sample):
    errors = validate(broken(sample))
    assert errors
    assert any("/word/document.xml" in error and "nonsense" in error for error in errors)


@pytest.mark.validator
def test_the_validator_refuses_what_is_no_package(validate, tmp_path):
    (tmp_path / "no.docx").write_bytes(b"no package")
    assert validate(tmp_path / "no.docx")


@pytest.mark.office
def test_japanese_text_is_read_page_by_page(pdf_pages, sample):
    pages = pdf_pages(sample)
    assert len(pages) == 2
    assert SENTENCE in pages[0]
    assert "二枚目 R&D <先端>" in pages[1]


@pytest.mark.office
def test_a_second_file_is_printed_with_the_same_profile(pdf_pages, sample):
    again = sample.with_name("again.docx")
    again.write_bytes(sample.read_bytes())
    assert pdf_pages(again) == pdf_pages(sample)
