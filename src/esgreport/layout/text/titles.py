"""Breaks at phrase boundaries, for titles: no phrase divided, no one or two characters left alone at the end."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from esgreport.layout.text.break_opportunities import opportunities, units
from esgreport.layout.text.breaking import Length, break_lines
from esgreport.layout.text.characters import is_cjk
from esgreport.layout.text.widths import Face, advance

if TYPE_CHECKING:
    from budoux import Parser

ORPHAN_EM = 2.0
JOIN = "・"
# A last line shorter than this share of the place reads as left over, though it is a whole word.
SHORT_SHARE = 0.3


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import budoux

    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=1024)
def phrase_breaks(text: str) -> tuple[str, ...]:
    """The phrases (bunsetsu, by BudouX) of a text with Japanese in it, the words of any other; they join to `text`.

    A phrase ends only where a line may, and a number stays with its unit.
    """
    if not any(map(is_cjk, text)):
        return units(text, together=True)
    marks = opportunities(text, together=True)
    phrases, start, end = [], 0, 0
    for piece in _parser().parse(text):
        end += len(piece)
        if marks[end]:
            phrases.append(text[start:end])
            start = end
    return tuple(phrases)


def _unevenness(lines: tuple[str, ...], face: Face, limit_em: float) -> float:
    return sum((limit_em - advance(line.rstrip(" "), face)) ** 2 for line in lines)


def _fit(phrases: tuple[str, ...], count: int, face: Face, limit_em: float) -> tuple[str, ...] | None:
    """The evenest `count` lines of whole phrases that all fit; None when there are none."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for _ in range(count):
        longer: dict[int, tuple[str, ...]] = {}
        for start, lines in best.items():
            for end in range(start + 1, len(phrases) + 1):
                line = "".join(phrases[start:end])
                if advance(line.rstrip(" "), face) > limit_em:
                    break
                choice = (*lines, line)
                if end not in longer or _unevenness(choice, face, limit_em) < _unevenness(longer[end], face, limit_em):
                    longer[end] = choice
        best = longer
    return best.get(len(phrases))


def _is_left_over(line: str, face: Face, limit_em: float) -> bool:
    return advance(line.rstrip(" "), face) <= max(ORPHAN_EM, limit_em * SHORT_SHARE)


def ends_alone(text: str, face: Face, size_pt: Length, width_pt: Length) -> bool:
    """Whether a balanced title that takes several lines still has a last one of a word or character left over."""
    lines = break_lines(text, face, size_pt, width_pt, together=True)
    return len(lines) > 1 and _is_left_over(lines[-1], face, float(width_pt) / float(size_pt))


def _names(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases divided also behind the dots that join names."""
    return tuple(piece for phrase in phrases for piece in re.split(f"(?<={JOIN})", phrase) if piece)


def _ends_well(text: str, lines: tuple[str, ...], face: Face, limit_em: float) -> bool:
    """Whether every line ends with a phrase and the last one is no left-over word or character."""
    if _is_left_over(lines[-1], face, limit_em):
        return False
    phrases, lengths = phrase_breaks(text), list(accumulate(map(len, lines)))
    return set(lengths) <= set(accumulate(map(len, phrases)))


@lru_cache(maxsize=1024)
def _balanced(text: str, face: Face, size_pt: Length, width_pt: Length, max_lines: int) -> str:
    lines = break_lines(text, face, size_pt, width_pt, together=True)
    if not 1 < len(lines) <= max_lines:
        return text
    limit_em = float(width_pt) / float(size_pt)
    if _ends_well(text, lines, face, limit_em):
        # Renderers keep no number with its unit: where that makes a difference, the breaks are written.
        return text if lines == break_lines(text, face, size_pt, width_pt) else _written(lines)
    phrases = phrase_breaks(text)
    fitted = _fit(phrases, len(lines), face, limit_em)
    if fitted is None or _is_left_over(fitted[-1], face, limit_em):
        divided = _fit(_names(phrases), len(lines), face, limit_em)
        fitted = fitted if divided is None or _is_left_over(divided[-1], face, limit_em) else divided
    if fitted is None or advance(fitted[-1], face) < min(advance(lines[-1], face), ORPHAN_EM):
        return text
    return _written(fitted)


def _written(lines: tuple[str, ...]) -> str:
    return "\n".join(line.rstrip(" ") for line in lines)


def balance_title(text: str, face: Face, size_pt: Length, width_pt: Length, max_lines: int) -> str:
    """`text` with soft breaks (`\\n`) where a line would end inside a phrase, or the last one hold two characters.

    A text that fits on one line, needs more than `max_lines`, has breaks of its own, or has no better division is
    given back as it is. In English a space at a break is dropped.
    """
    return text if "\n" in text else _balanced(text, face, size_pt, width_pt, max_lines)
