"""Letters: their heads and sign-offs, and the text of a personal one.

A business letter has number and date at the right, then addressee, sender, subject. A personal letter is on the paper
of its house: a line with house and date, what it is about, a headline in the signer's own words. It has no headings:
paragraphs begin inside, and some open with a sentence in bold.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from esgreport.base.text import Language
from esgreport.document.inlines import Inlines
from esgreport.document.tree import Document, LetterHead, SignOff
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.flow.page_context import NOUGHT, PageSheet, styled
from esgreport.layout.inline import runs
from esgreport.layout.plan import FlowParagraph, Run, StyleRole
from esgreport.layout.text.widths import advance

ADDRESS_GAP, SIGNATURE_GAP = Decimal(8), Decimal(14)
TITLE_AFTER = Decimal(4)
DATE_SIZE, NAME_SIZE = Decimal("10.5"), Decimal(17)
HEADLINE_SIZES = (Decimal(25), Decimal(24), Decimal(23), Decimal(22))
LEAD: ColorRole = "accent1"
TAB = Run("\t")
# The date is set apart from the house by at least this many characters.
LEAST_GAP_EM = 2.0
STYLES: dict[StyleRole, StyleRole] = {"body": "letter", "note": "clause"}
BEFORE_NAME = "　"
# Latin text has air of its own between its lines.
LATIN_PITCH = Decimal("1.32")


def is_personal(document: Document) -> bool:
    """Whether a document is a letter on the paper of its house."""
    blocks = (block for section in document.sections for block in section.blocks)
    return any(isinstance(block, LetterHead) and block.house for block in blocks)


def in_letter(item: FlowParagraph, sheet: PageSheet) -> FlowParagraph:
    """A paragraph of a personal letter: its first line inside in Japanese, what is bold in the colour of heads."""
    if item.style not in STYLES:
        return item
    is_text, language = item.style == "body" and item.align is None, sheet.language
    led = tuple(replace(run, color=run.color or LEAD) if run.bold else run for run in item.runs)
    indent = 1 if is_text and language == "ja" else 0
    changed = replace(item, style=STYLES[item.style], runs=led, indent_em=indent)
    if not is_text or language != "en":
        return changed
    # Words of Latin letters are too long to be spread over a line; they are set ragged and closer.
    return replace(changed, line=None if sheet.style("letter").is_fixed else LATIN_PITCH, align="start")


def letter_head(item: LetterHead, sheet: PageSheet) -> tuple[FlowParagraph, ...]:
    """The head of a business letter; of a personal one where the house is named; of a paper where only its kind is."""
    if item.kicker and not item.house:
        kind = replace(styled("kicker", item.kicker, keep_next=True), space_before_pt=NOUGHT)
        title = replace(
            styled("title", item.subject, keep_next=True), space_before_pt=NOUGHT, space_after_pt=TITLE_AFTER
        )
        return (kind, title)
    return _personal_head(item, sheet) if item.house else _business_head(item)


def _business_head(item: LetterHead) -> tuple[FlowParagraph, ...]:
    """Number and date at the right, addressee at the left, sender at the right, the subject in the middle."""
    top = [styled("right", line) for line in (item.number, item.date) if line]
    to = _addressee(item)
    if to:
        to[0] = replace(to[0], space_before_pt=ADDRESS_GAP)
        to[-1] = replace(to[-1], space_after_pt=ADDRESS_GAP)
    sender = [styled("right", line) for line in item.sender]
    subject = [styled("subject", item.subject, keep_next=True)] if item.subject else []
    return (*top, *to, *sender, *subject)


def _personal_head(item: LetterHead, sheet: PageSheet) -> tuple[FlowParagraph, ...]:
    """The line of the house with the date, what it is about, the headline, the addressee."""
    kicker = [styled("kicker", item.kicker, keep_next=True)] if item.kicker else []
    shown = [_headline(item.subject, sheet)] if item.subject else []
    to = [replace(line, style="letter", keep_next=True) for line in _addressee(item)]
    if to:
        to[-1] = replace(to[-1], space_after_pt=ADDRESS_GAP)
    return (*_house(item, sheet), *kicker, *shown, *to)


def _headline(subject: Inlines, sheet: PageSheet) -> FlowParagraph:
    """The headline in the largest size at which it takes one line; a long one in its own size, broken by phrases."""
    words = styled("headline", subject, keep_next=True)
    sized = (replace(words, runs=tuple(replace(run, size_pt=size) for run in words.runs)) for size in HEADLINE_SIZES)
    on_one_line = next((item for item in (words, *sized) if sheet.lines(item, sheet.width_pt) == 1), None)
    return on_one_line or sheet.balanced(words, sheet.width_pt)


def _house(item: LetterHead, sheet: PageSheet) -> tuple[FlowParagraph, ...]:
    """House and date on one line where it has room for both."""
    house, date = runs(item.house), _small(item.date)
    if not date:
        return (FlowParagraph("letterhead", house),)
    size, face = sheet.style("letterhead").size_pt, sheet.face("letterhead")
    taken = sum(advance(run.text, face) * float(run.size_pt or size) for run in (*house, *date))
    if taken + LEAST_GAP_EM * size > sheet.width_pt:
        return (FlowParagraph("right", date), FlowParagraph("letterhead", house))
    return (FlowParagraph("letterhead", (*house, TAB, *date), tab_end=True),)


def _small(date: Inlines) -> tuple[Run, ...]:
    return tuple(replace(run, size_pt=DATE_SIZE, color="muted") for run in runs(date))


def _addressee(item: LetterHead) -> list[FlowParagraph]:
    return [replace(styled("body", line), align="start", space_after_pt=NOUGHT) for line in item.addressee]


def sign_off(item: SignOff, language: Language) -> tuple[FlowParagraph, ...]:
    """Lines at the right that stay on one page; a large name behind the last in Japanese, in English above them."""
    lines = [styled("signature", line, keep_next=True) for line in item.lines]
    if item.name:
        lines = _signed(lines, item.name, language)
    if lines:
        lines[0] = replace(lines[0], space_before_pt=SIGNATURE_GAP if item.name else ADDRESS_GAP)
        lines[-1] = replace(lines[-1], keep_next=False)
    return tuple(lines)


def _signed(lines: list[FlowParagraph], name: Inlines, language: Language) -> list[FlowParagraph]:
    large = tuple(replace(run, size_pt=NAME_SIZE) for run in runs(name))
    if language == "en":
        named = [FlowParagraph("signature", large, keep_next=True), *lines]
        return [replace(line, align="start") for line in named]
    office = (*lines[-1].runs, Run(BEFORE_NAME)) if lines else ()
    return [*lines[:-1], FlowParagraph("signature", (*office, *large), keep_next=True)]
