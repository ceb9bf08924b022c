"""Numbers: decimal digits, an optional sign, thousands separators and one decimal point, exact and without locale."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from esgreport.company.grammar.parse_error import ParseError, parse_error

MOST_DIGITS = 24
MOST_CHARACTERS = 60
UNSIGNED = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
MAGNITUDES = {"兆": 12, "億": 8, "千万": 7, "百万": 6, "万": 4, "千": 3}
MAGNITUDE = "兆|億|千万|百万|万|千"
EXACT = Context(prec=100)
_NARROW = str.maketrans("０１２３４５６７８９．，－−△▲＋％＄￡￥　", "0123456789.,----+%$£¥ ")
_NUMBER = re.compile(f"[-+]?{UNSIGNED}")
_SPECIAL = re.compile(r"[-+.]*(?:nan|inf|infinity|非数|無限大)(?![a-z])", re.IGNORECASE)
_EXPONENT = re.compile(r"[0-9]\.?[eE][-+]?[0-9]|[0-9]_+[0-9]")
_RUN = re.compile(r"[0-9]+(?:,[0-9]+)+")
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")


def narrowed(text: str) -> str:
    """`text` with full-width digits and signs as ASCII, and △ or ▲ as minus, without spaces around it."""
    return text.translate(_NARROW).strip()


def parse_number(text: str) -> Decimal | ParseError:
    """The exact number. Refusals: ESG-COMPANY-021 to 024 and 040."""
    plain = narrowed(text)
    written = len(plain) <= MOST_CHARACTERS and _NUMBER.fullmatch(plain)
    return exact(plain, text) if written else number_fault(text) or parse_error("ESG-COMPANY-021", text)


def exact(plain: str, text: str) -> Decimal | ParseError:
    """The number that matches the grammar; refused when it has more digits than anything real (040)."""
    digits = plain.replace(",", "")
    if len(digits) > MOST_DIGITS and sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return parse_error("ESG-COMPANY-040", text, limit=str(MOST_DIGITS))
    return Decimal(digits)


def number_fault(text: str) -> ParseError | None:
    """What is wrong with the number in `text`, as far as it can be known: special, exponent, separators, length."""
    plain = narrowed(text)
    if len(plain) > MOST_CHARACTERS:
        return parse_error("ESG-COMPANY-040", text, limit=str(MOST_DIGITS))
    if _SPECIAL.match(plain):
        return parse_error("ESG-COMPANY-022", text)
    if _EXPONENT.search(plain):
        return parse_error("ESG-COMPANY-023", text)
    misplaced = any(not _GROUPS.fullmatch(run) for run in _RUN.findall(plain))
    return parse_error("ESG-COMPANY-024", text) if misplaced else None


def times_ten(number: Decimal, places: int) -> Decimal:
    """`number` × 10^`places`, exactly; a whole result has no decimal places."""
    product = EXACT.multiply(number, Decimal(10) ** places)
    return product.quantize(Decimal(1), context=EXACT) if product == product.to_integral_value() else product
