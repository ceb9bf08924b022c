"""Inspection of any file before it leaves: protected values, searched everywhere, and hidden content."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from esgreport.audit.hidden import CHANNELS, HiddenItem, hidden_items
from esgreport.audit.number_forms import amounts_in, grouped_in, numbers_in
from esgreport.audit.payloads import Kind, Payload, UnpackedTooLarge, layers
from esgreport.audit.word_search import SearchText
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.ooxml.xml import XmlError

OFFICE = (".docx", ".docm", ".dotx", ".pptx", ".pptm", ".potx", ".xlsx", ".xlsm")
READABLE = (*OFFICE, ".html", ".htm", ".txt", ".csv", ".md", ".json", ".xml", ".zip")


# Which digits are figures: all of a text, those with commas in a markup, none in bytes that are no text.
NUMBERS: dict[Kind, Callable[[str], frozenset[str]]] = {
    "text": numbers_in, "markup": grouped_in, "binary": lambda text: frozenset(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that a reader may not know: the id of its fact, its words, and the forms of its number.

    `alone` are names that mean it only as words of their own: a company's name without its legal form.
    """

    fact_id: str
    words: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    alone: tuple[str, ...] = ()


def inspect(name: str, data: bytes, secrets: Sequence[Secret]) -> tuple[Finding, ...]:
    """Every secret that the file holds anywhere, and everything that it carries beside its pages.

    Findings: ESG-AUDIT-021 a secret, 022 something carried unseen, 023 the file cannot be read to its end, 024 a
    kind of file that cannot be inspected. They name fact and place, never what was found.
    """
    if not name.lower().endswith(READABLE):
        return (finding("ESG-AUDIT-024", Origin(name)),)
    try:
        findings = [*_secrets(name, data, secrets)]
        if name.lower().endswith(OFFICE):
            findings += [_unseen(Origin(name), item) for item in hidden_items(data)]
    except (zipfile.BadZipFile, zlib.error, UnpackedTooLarge, XmlError, ValueError, NotImplementedError) as error:
        return (finding("ESG-AUDIT-023", Origin(name), reason=type(error).__name__),)
    return tuple(findings)


def _unseen(place: Origin, item: HiddenItem) -> Finding:
    name = CHANNELS[item.channel]
    return finding(
        "ESG-AUDIT-022", place, item.part, part=item.part, channel=item.channel, channel_ja=name.ja, channel_en=name.en
    )


def holding(secrets: Sequence[Secret], text: str) -> tuple[Secret, ...]:
    """The secrets that occur in a text."""
    searched, numbers, amounts = SearchText(text), numbers_in(text), amounts_in(text)
    return tuple(
        secret
        for secret in secrets
        if _has_name(searched, secret.words, secret.alone) or _has_figure(secret, numbers, amounts)
    )


def _has_name(text: SearchText, words: tuple[str, ...], alone: tuple[str, ...]) -> bool:
    return any(map(text.holds, words)) or any(map(text.holds_word, alone))


def _has_figure(secret: Secret, numbers: frozenset[str], amounts: frozenset[str]) -> bool:
    return not (secret.numbers.isdisjoint(numbers) and secret.amounts.isdisjoint(amounts))


def _secrets(name: str, data: bytes, secrets: Sequence[Secret]) -> Iterator[Finding]:
    """One finding for each secret, at the first place that holds it."""
    left = dict(enumerate(secrets))
    candidates = {
        (number, is_text): _words(secret, is_text) for number, secret in left.items() for is_text in (True, False)
    }
    for layer in _by_place(layers(name, data)):
        searched, amounts = SearchText(layer.text, words=layer.kind == "text"), amounts_in(layer.text)
        numbers = NUMBERS[layer.kind](layer.text)
        for number, secret in list(left.items()):
            words = candidates[number, layer.kind == "text"]
            alone = secret.alone if layer.kind == "text" else ()
            if _has_name(searched, words, alone) or _has_figure(secret, numbers, amounts):
                del left[number]
                yield finding("ESG-AUDIT-021", Origin(name), secret.fact_id, fact=secret.fact_id, part=layer.place)


def _words(secret: Secret, is_text: bool) -> tuple[str, ...]:
    """The words as they are compared; a single English word may be part of markup and is searched in texts only."""
    return tuple(word for word in secret.words if is_text or not word.isascii() or " " in word)


def _by_place(payloads_read: Iterator[Payload]) -> Iterator[Payload]:
    """The readings of one place joined by their kind, so that each is searched once."""
    for place, group in groupby(payloads_read, key=lambda layer: layer.place):
        readings = list(group)
        for kind in NUMBERS:
            texts = [layer.text for layer in readings if layer.kind == kind]
            if texts:
                yield Payload(place, "\n".join(texts), kind)
