"""What carries each sentence of a template: facts, a condition, a commitment, the signer's own view, formal wording.

A sentence that nothing carries is a *bare claim*; a question claims nothing. A word of judgement, comparison, cause or
completeness needs more: a condition of the right kind on that very place; a figure in the sentence does not carry it.
Without one it is a *bare conclusion*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from jinja2 import Environment

from esgreport.base.condition import How
from esgreport.base.text import Language, Text
from esgreport.document.conditions import Rule
from esgreport.document.paths import MOST_HOPS, Path, parts_of
from esgreport.document.placeholders import FACT_START as FACT
from esgreport.document.template_sentences import GIVEN, LOOP, ROWS, Sentence, sentences_of
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence

Carrier: TypeAlias = Literal["facts", "condition", "commitment", "view", "formal", "question", "label", "bare"]
COMMITMENTS = "commitments"
# Promises and principles of the company: a commitment carries them; it carries no verdict, rank, figure or cause.
PROMISED = frozenset({"completeness", "assurance", "basis", "time", "change"})
MOST_LABEL = 24
_PATH = re.compile(r"\{[^{}]*\}")
_PICK = re.compile(r"\[([\w-]+)\]")
_QUESTION = re.compile(r"(?:か。|[?？])$")
_FIRST = re.compile(r"[\w-]+")
_NUMERAL = {
    "ja": re.compile("[二三四五六七八九十](?:つ|点|案|項目|段階|種類|通り|本柱)"),
    "en": re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class JudgementClass:
    """Words that always need a condition: patterns in both languages, and the tests that carry them; none: any."""

    id: str
    ja: re.Pattern[str]
    en: re.Pattern[str]
    carried_by: tuple[How, ...] = ()

    def of(self, language: Language) -> re.Pattern[str]:
        """The pattern in `language`."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True)
class ClaimWords:
    """What sentences are checked by: words of judgement, and formal wording in both languages."""

    judgement: tuple[JudgementClass, ...]
    formal: tuple[Text, ...]

    @cached_property
    def formal_sentences(self) -> frozenset[str]:
        """Every formal sentence, without spaces."""
        return frozenset(_bare(words) for text in self.formal for words in (text.ja, text.en))


@dataclass(frozen=True, slots=True)
class SentenceClaim:
    """One sentence with what carries it, the classes of judgement that nothing carries, and a numeral in words."""

    sentence: Sentence
    carrier: Carrier
    conclusions: tuple[str, ...] = ()
    numeral: str = ""


def claims_in(
    env: Environment, source: str, language: Language, rules: Iterable[Rule], words: ClaimWords
) -> tuple[SentenceClaim, ...]:
    """Every sentence of a template with what carries it; `rules` are the conditions of its document."""
    reading = _ClaimReading(language, {rule.name: rule for rule in rules}, words)
    return tuple(reading.claim(sentence) for sentence in sentences_of(env, source))


@dataclass(frozen=True, slots=True)
class _ClaimReading:
    language: Language
    rules: Mapping[str, Rule]
    words: ClaimWords

    def claim(self, sentence: Sentence) -> SentenceClaim:
        """What carries one sentence."""
        carrier = self.carrier(sentence)
        numeral = _NUMERAL[self.language].search(sentence.words)
        open_classes = (
            () if carrier in ("formal", "question") else tuple(dict.fromkeys(self.conclusions(sentence, carrier)))
        )
        return SentenceClaim(sentence, carrier, open_classes, numeral[0] if numeral and carrier != "formal" else "")

    def carrier(self, sentence: Sentence) -> Carrier:
        """The first of the carriers that fits."""
        if _bare(sentence.words) in self.words.formal_sentences:
            return "formal"
        if _QUESTION.search(sentence.words):
            return "question"
        if sentence.view and FACT not in sentence.words:
            return "view"
        if COMMITMENTS in sentence.names or any(map(self.is_commitment, sentence.conditions)):
            return "commitment"
        if FACT in sentence.words:
            return "facts"
        if sentence.conditions - {LOOP}:
            return "condition"
        return "label" if sentence.part != "text" or _is_label(sentence.words) else "bare"

    def conclusions(self, sentence: Sentence, carrier: Carrier) -> Iterator[str]:
        """The classes of judgement with a word where no condition of the right kind holds."""
        for group in self.words.judgement:
            if carrier == "commitment" and group.id in PROMISED:
                continue
            for match in group.of(self.language).finditer(sentence.words):
                tests = {test for name in sentence.governed[match.start()] for test in self.tests(name)}
                if not (tests & set(group.carried_by) if group.carried_by else tests):
                    yield group.id

    def is_commitment(self, condition: str) -> bool:
        """Whether a condition is about commitments."""
        rule = self.rules.get(condition.removesuffix(" is false"))
        if rule is None:
            return False
        named = (value for value in rule.given.values() if isinstance(value, str))
        return any(name.partition(".")[0] == COMMITMENTS for name in named) or any(
            map(self.is_commitment, (*rule.all, *rule.any))
        )

    def tests(self, condition: str) -> Iterator[How]:
        """The tests that a condition makes, those of the conditions that it joins included."""
        name = condition.removesuffix(" is false")
        rule = self.rules.get(name.removeprefix("record."))
        if rule is not None:
            yield from rule.tests
            for inner in (*rule.all, *rule.any, *filter(None, (rule.where,))):
                yield from self.tests(inner)
        elif name in (ROWS, LOOP):
            yield "exists"
        elif name == GIVEN:
            yield "known"
        elif name.startswith("record."):
            yield "is"


def _is_label(words: str) -> bool:
    """Whether words are a short name, as of a list item, and no sentence."""
    return words[-1] not in "。.!?！？:：" and len(words) <= MOST_LABEL


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def claims_in_exhibits(
    root: RawMapping, language: Language, rules: Iterable[Rule], words: ClaimWords, shared: Node | None = None
) -> tuple[SentenceClaim, ...]:
    """Every text of an exhibits file with what carries it.

    A text is governed by each `when` around it, and by the conditions that pick the records of its facts
    (`gates[late].name`), also through a short name of the file or of the `shared` one.
    """
    reading = _ClaimReading(language, {rule.name: rule for rule in rules}, words)
    texts = _ExhibitTexts(language, {**_short_names(shared), **_short_names(root)})
    return tuple(reading.claim(sentence) for sentence in texts.under(root, frozenset()))


def _short_names(node: Node | None) -> Mapping[str, str]:
    names = node.get("names") if isinstance(node, RawMapping) else None
    entries = names.entries if isinstance(names, RawMapping) else ()
    return {entry.key.text: entry.value.text for entry in entries if isinstance(entry.value, Scalar)}


@dataclass(frozen=True, slots=True)
class _ExhibitTexts:
    """The reading of the texts of one exhibits file in one language; `names` are short names with their paths."""

    language: Language
    names: Mapping[str, str]

    def under(self, node: Node | None, governed: frozenset[str]) -> Iterator[Sentence]:
        """The texts under a node with the conditions that govern them."""
        if isinstance(node, Sequence):
            for item in node.items:
                yield from self.under(item, governed)
        if not isinstance(node, RawMapping):
            return
        when = node.get("when")
        if isinstance(when, Scalar):
            governed |= {when.text.removesuffix(" is true")}
        if isinstance(where := node.get("where"), Scalar):
            governed |= {f"record.{where.text.removesuffix(' is true')}"}
        for entry in node.entries:
            text = entry.value
            if entry.key.text == self.language and isinstance(text, Scalar) and text.text.strip():
                shown, carried = _PATH.sub(FACT, text.text), governed | self.picked(text.text)
                yield Sentence(shown, text.origin.line, "string", (carried,) * len(shown), frozenset())
            else:
                yield from self.under(text, governed)

    def picked(self, text: str) -> frozenset[str]:
        """The conditions that pick the records whose facts a text prints."""
        paths = [path for path in parts_of(text) if isinstance(path, Path)]
        return frozenset(f"record.{name}" for path in paths for name in self._picks(path.text, MOST_HOPS))

    def _picks(self, path: str, hops: int) -> Iterator[str]:
        yield from _PICK.findall(path)
        first = _FIRST.match(path)
        if first and first[0] in self.names and hops:
            yield from self._picks(self.names[first[0]], hops - 1)
