"""Rules as data: wording rules, country names and clauses, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from esgreport.base.finding import Outcome
from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node
from esgreport.reading.shape import Flat
from esgreport.reading.structure import structure
from esgreport.review.claims import Claim
from esgreport.review.evidence_ladder import NO_LADDER, Ladder
from esgreport.review.patterns import NO_PATTERNS, Patterns, any_of, part


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording rule: what may not be said to whom, why, and what to say instead."""

    id: str
    level: Literal["error", "warning"]
    readers: Literal["all", "outsiders", "suppliers", "investors", "board"]
    patterns: Annotated[Patterns, Flat()]
    why: Annotated[Text, Flat("why_")]
    safer: Annotated[Text, Flat("safer_")]
    allowed: Annotated[Patterns, Flat("allow_")] = NO_PATTERNS

    def concerns(self, family: str, inside: bool) -> bool:
        """Whether the rule holds for documents of this family of readers, who belong to the company or do not."""
        match self.readers:
            case "all":
                return True
            case "outsiders":
                return not inside
            case "suppliers":
                return family.startswith("supplier")
            case "investors":
                return family == "public"
            case _:
                return family == self.readers

    def forbids(self, text: str, language: Language) -> bool:
        """Whether a text says what the rule forbids."""
        return self.patterns.fits(text, language) and not self.allowed.fits(text, language)


@dataclass(frozen=True, slots=True)
class Countries:
    """Names of countries and regions, and the words beside which none is named."""

    names_ja: tuple[str, ...]
    names_en: tuple[str, ...]
    near_ja: re.Pattern[str]
    near_en: re.Pattern[str]

    def wording(self) -> Wording:
        """The rule against a name within fifteen characters of such a word."""
        patterns = Patterns(_beside(self.names_ja, self.near_ja), _beside(self.names_en, self.near_en))
        why = Text("特定の国・地域を名指ししない", "no country is named beside a risk")
        return Wording("country", "error", "outsiders", patterns, why, Text("特定の国・地域", "any one region"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that a document may have to carry: every pattern of the language must be found."""

    ja: tuple[re.Pattern[str], ...]
    en: tuple[re.Pattern[str], ...]
    name: Annotated[Text, Flat("name_")]

    def stands_in(self, text: str, language: Language) -> bool:
        """Whether a text carries the clause."""
        return all(pattern.search(text) for pattern in (self.ja if language == "ja" else self.en))


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules. `quick` is one pattern a language that is found whenever a wording rule's is."""

    wordings: tuple[Wording, ...]
    clauses: Mapping[str, Clause]
    quick: Mapping[Language, re.Pattern[str]]
    claims: tuple[Claim, ...] = ()
    ladder: Ladder = NO_LADDER


def decode_rules(roots: Mapping[str, Node], clauses: Node, claims: Node, ladder: Node) -> Outcome[Rules]:
    """The rules of the raw trees by file name, with clauses, claims and ladder. Findings: those of `structure`."""
    listed = [_wordings(root) for _, root in sorted(roots.items())]
    carried, claimed = structure(clauses, dict[str, Clause]), structure(claims, tuple[Claim, ...])
    climbed = structure(ladder, Ladder)
    findings = [item for read in listed for item in read.findings]
    findings += [*carried.findings, *claimed.findings, *climbed.findings]
    if carried.value is None or claimed.value is None or climbed.value is None or findings:
        return Outcome(None, tuple(findings))
    wordings = tuple(rule for read in listed for rule in read.value or ())
    quick = {language: any_of(_patterns(wordings, language)) for language in LANGUAGES}
    return Outcome(Rules(wordings, carried.value, quick, claimed.value, climbed.value))


def _wordings(root: Node) -> Outcome[tuple[Wording, ...]]:
    """The rules of one file: a list of them, or the names of countries."""
    if not isinstance(root, RawMapping):
        return structure(root, tuple[Wording, ...])
    read = structure(root, Countries)
    return Outcome((read.value.wording(),) if read.value else None, read.findings)


def _patterns(wordings: Iterable[Wording], language: Language) -> Iterable[re.Pattern[str]]:
    return (pattern for rule in wordings if (pattern := rule.patterns.of(language)) is not None)


def _beside(names: Iterable[str], pattern_nearby: re.Pattern[str]) -> re.Pattern[str]:
    name, word = "|".join(map(re.escape, names)), part(pattern_nearby)
    return re.compile(f"({name})[^。.]{{0,15}}({word})|({word})[^。.]{{0,15}}({name})")
