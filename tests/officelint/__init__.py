"""Our own lint: what the Open XML SDK validator does not see, and what a careful reader of a document would."""

from __future__ import annotations

from esgreport.base.finding import Finding
from esgreport.ooxml.package import Package
from tests.officelint import charts, packaging, slide_text, slides, tables, word, word_text
from tests.officelint.corpus import read_corpus
from tests.officelint.fault import Fault

_FAMILIES = (
    packaging.check,
    word.check,
    word_text.check,
    tables.check,
    slides.check,
    slide_text.check,
    charts.check,
)


def lint(package: Package) -> tuple[Fault | Finding, ...]:
    """Everything that is wrong with a finished package: codes LINT-101 to 155, in a stable order.

    A part that is not well-formed gives ESG-OOXML-018 and is left out of the other rules.
    """
    corpus, unreadable = read_corpus(package)
    found = [*unreadable, *(item for check in _FAMILIES for item in check(corpus))]
    return tuple(dict.fromkeys(found))
