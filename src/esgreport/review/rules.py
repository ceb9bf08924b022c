"""Rules as data: wording rules, country names and clauses, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import Language, Text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence
from esgreport.review.claims import Claim, decode_claims
from esgreport.review.evidence_ladder import NO_LADDER, Ladder, decode_ladder
from esgreport.review.nodes import entries, texts

READERS = ("all", "outsiders", "suppliers", "investors", "board")
LEVELS = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording rule: what may not be said to whom, why, and what to say instead."""

    id: str
    warning: bool
    readers: str
    patterns: Mapping[str, re.Pattern[str]]
    allowed: Mapping[str, re.Pattern[str]]
    why: Text
    safer: Text

    def concerns(self, family: str) -> bool:
        """Whether the rule holds for documents of this family of readers."""
        match self.readers:
            case "all":
                return True
            case "outsiders":
                return family not in ("board", "management", "department")
            case "suppliers":
                return family.startswith("supplier")
            case "investors":
                return family == "public"
            case _:
                return family == self.readers


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that a document may have to carry: every pattern of the language must be found."""

    id: str
    name: Text
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules. `quick` is one pattern a language that matches whenever any wording rule does."""

    wordings: tuple[Wording, ...]
    clauses: Mapping[str, Clause]
    quick: Mapping[Language, re.Pattern[str]]
    claims: tuple[Claim, ...] = ()
    ladder: Ladder = NO_LADDER


def decode_rules(roots: Mapping[str, Node], clauses: Node, claims: Node, ladder: Node) -> Outcome[Rules]:
    """The rules of the raw trees by file name. Findings: ESG-REVIEW-001 a field, 002 a pattern that is none."""
    made, claimed = _Decoder().decode(roots, clauses), decode_claims(claims)
    found = (*made.findings, *claimed.findings)
    if made.value is None or claimed.value is None:
        return Outcome(None, found)
    return Outcome(replace(made.value, claims=claimed.value, ladder=decode_ladder(ladder)), found)


class _Decoder:
    """The decoding under way."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def decode(self, roots: Mapping[str, Node], clauses: Node) -> Outcome[Rules]:
        wordings = [rule for name, root in sorted(roots.items()) for rule in self._wordings(root)]
        made = {key: self._clause(key, node) for key, node in entries(clauses)}
        quick = {
            "ja": _joined([rule.patterns["ja"] for rule in wordings if "ja" in rule.patterns]),
            "en": _joined([rule.patterns["en"] for rule in wordings if "en" in rule.patterns]),
        }
        rules = Rules(tuple(wordings), made, {"ja": quick["ja"], "en": quick["en"]})
        return Outcome(None if self.found else rules, tuple(self.found))

    def _wordings(self, root: Node) -> Iterator[Wording]:
        if isinstance(root, Sequence):
            yield from (self._wording(node) for node in root.items)
        elif isinstance(root, RawMapping) and root.get("names_ja") is not None:
            yield self._countries(root)

    def _wording(self, node: Node) -> Wording:
        fields = {key: value.text for key, value in entries(node) if isinstance(value, Scalar)}
        for key, choices in (("id", ()), ("level", LEVELS), ("readers", READERS)):
            if not fields.get(key) or (choices and fields[key] not in choices):
                self.found.append(finding("ESG-REVIEW-001", node.origin, key=key))
        return Wording(
            id=fields.get("id", ""),
            warning=fields.get("level") == "warning",
            readers=fields.get("readers", "all"),
            patterns={name: self._pattern(node, fields[name]) for name in ("ja", "en") if fields.get(name)},
            allowed={
                name: self._pattern(node, fields[f"allow_{name}"])
                for name in ("ja", "en")
                if fields.get(f"allow_{name}")
            },
            why=Text(fields.get("why_ja", ""), fields.get("why_en", "")),
            safer=Text(fields.get("safer_ja", ""), fields.get("safer_en", "")),
        )

    def _countries(self, root: RawMapping) -> Wording:
        patterns = {}
        for name in ("ja", "en"):
            names = "|".join(map(re.escape, texts(root.get(f"names_{name}"))))
            near = root.get(f"near_{name}")
            words = near.text.removeprefix("(?i)") if isinstance(near, Scalar) else ""
            patterns[name] = self._pattern(root, f"({names})[^。.]{{0,15}}({words})|({words})[^。.]{{0,15}}({names})")
        why = Text("特定の国・地域を名指ししない", "no country is named beside a risk")
        return Wording("country", False, "outsiders", patterns, {}, why, Text("特定の国・地域", "any one region"))

    def _clause(self, key: str, node: Node) -> Clause:
        fields = dict(entries(node))
        patterns = {name: tuple(self._pattern(node, text) for text in texts(fields.get(name))) for name in ("ja", "en")}
        words = {name: value.text for name, value in fields.items() if isinstance(value, Scalar)}
        return Clause(key, Text(words.get("name_ja", key), words.get("name_en", key)), patterns)

    def _pattern(self, node: Node, text: str) -> re.Pattern[str]:
        try:
            return re.compile(text)
        except re.error as error:
            self.found.append(finding("ESG-REVIEW-002", node.origin, reason=str(error)))
            return re.compile(r"(?!)")


def _joined(patterns: list[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern for all; flags inside a part are made local to it."""
    parts = [
        f"(?i:{pattern.pattern.removeprefix('(?i)')})"
        if pattern.pattern.startswith("(?i)")
        else f"(?:{pattern.pattern})"
        for pattern in patterns
    ]
    return re.compile("|".join(parts) if parts else r"(?!)")
