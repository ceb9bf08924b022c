"""Conditions answered for one reader, from what this reader may see and from policy alone.

Where the reader sees everything of a kind or field, what is not there is not there, and the answer is no. Where the
reader may see a part only, an answer comes from what is seen, and is *withheld* otherwise: so nothing that is hidden,
and not even whether it exists, changes an answer, and nothing hidden is said to be absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from esgreport.audience.comparable import Comparable, measure, plain_number, word
from esgreport.audience.fact_names import fields_named, is_relative, is_single, path_in_record
from esgreport.audience.predicate import Sign
from esgreport.audience.release import is_coarse
from esgreport.audience.release_words import NO_PREDICATES, ReleasedPredicates
from esgreport.base.condition import Comparison, ConditionRule, Truth, all_true, any_true
from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.view import Condition, ViewField, ViewRow

_COUNTS: Mapping[str, Sign] = {"at_least": "at_least", "at_most": "at_most", "is": "is"}


@dataclass(frozen=True, slots=True)
class VisibleFacts:
    """What answers come from: rows and single facts that the reader sees, and whether a (kind, field) is seen whole.

    An empty field asks for the records of a kind. `names` are those under which something is released to the reader;
    `released` is what approving releases lets readers conclude about what they do not see.
    """

    rows: Mapping[str, tuple[ViewRow, ...]]
    facts: Mapping[str, Fact]
    sees_all: Callable[[str, str], bool]
    names: tuple[str, ...] = ()
    released: ReleasedPredicates = NO_PREDICATES


@dataclass(slots=True)
class ConditionAnswers:
    """The answers found so far, by name, and what was wrong; those of every record are kept in the record itself."""

    document: str
    evidence: VisibleFacts
    known: dict[str, Condition] = field(default_factory=dict)
    each: dict[str, str] = field(default_factory=dict)
    found: dict[tuple[str, str], Finding] = field(default_factory=dict)

    def decide(self, rule: ConditionRule) -> None:
        """Answer one rule; the conditions that it names were answered before it.

        Findings: ESG-AUDIENCE-030 what it compares is in different units.
        """
        if not rule.each:
            self.known[rule.name] = _Question(self, rule, None).answer()
            return
        self.each[rule.name] = rule.each
        for row in self.evidence.rows.get(rule.each, ()):
            row.fields[rule.name] = _Question(self, rule, row).answer()

    def mixed(self, rule: ConditionRule, one: str, other: str) -> None:
        """Note that a rule compares what cannot be compared."""
        details = {"name": rule.name, "one": one, "other": other}
        fault = finding("ESG-AUDIENCE-030", None, rule.name, document=self.document, related=(), **details)
        self.found.setdefault((rule.name, one), fault)


class _Question:
    """One rule being answered, for one record or for the whole document. It notes which facts it reads."""

    def __init__(self, conditions: ConditionAnswers, rule: ConditionRule, row: ViewRow | None) -> None:
        self.conditions, self.rule, self.row = conditions, rule, row
        self.evidence = conditions.evidence
        self.read: dict[str, None] = {}

    def answer(self) -> Condition:
        """What the rule says, with the facts read for it."""
        return Condition(self._truth(), tuple(self.read))

    def _truth(self) -> Truth:
        rule = self.rule
        match rule.how:
            case "exists":
                if self.evidence.rows.get(rule.subject):
                    return True
                unseen = self._absent((rule.subject, ""))
                return unseen if unseen is not None else self._counted_in_words("at_least", rule.subject, 1)
            case "known":
                return True if self._known(self._find(rule.subject)) else self._absent(*self._policy(rule.subject))
            case "equals" | "is":
                return self._is(rule.subject, rule.against[0])
            case "between":
                low, high = rule.against
                sides = (self._compared("at_least", rule.subject, low), self._compared("at_most", rule.subject, high))
                return all_true(sides)
            case "is_best":
                return self._is_best()
            case "unit":
                measured, without = self._measure(rule.subject)
                return without if measured is None else measured.unit == rule.against[0]
            case "count":
                return self._counted()
            case "changed":
                return self._changed()
            case "all" | "any":
                return self._joined()
            case _:
                return self._compared(rule.how, rule.subject, rule.against[0])

    def _absent(self, *policy: tuple[str, str]) -> Truth:
        """The answer where nothing is seen: no where all would be seen, else withheld."""
        return False if all(self.evidence.sees_all(*pair) for pair in policy) else None

    def _policy(self, name: str) -> tuple[tuple[str, str], ...]:
        return tuple(fields_named(name, self.rule.each))

    # -- facts by name ------------------------------------------------------------------------------------------------

    def _find(self, name: str) -> ViewField | None:
        """What a name means, or None; a fact that is found was read."""
        row, last = self._place(name)
        found = self.evidence.facts.get(name) if row is None else row.fields.get(last)
        if isinstance(found, Fact):
            self.read[found.id] = None
        elif isinstance(found, Condition):
            self.read |= dict.fromkeys(found.facts)
        return found

    def _place(self, name: str) -> tuple[ViewRow | None, str]:
        """The record that holds the fact called `name`, and the field; no record for single facts."""
        if name in self.evidence.facts:
            return None, ""
        if self.row is not None and is_relative(name):
            return _walk(self.row, name.split("."))
        kind, steps = path_in_record(name)
        rows = self.evidence.rows.get(kind, ())
        if is_single(kind) or len(steps) > 1:
            return _walk(rows[0], list(steps)) if rows else (None, "")
        named = name.count(".") > 1
        return next(((row, steps[0]) for row in rows if steps and _holds(row, steps[0], name, named)), (None, ""))

    @staticmethod
    def _known(found: ViewField | None) -> bool:
        return found is not None and found != () and not (isinstance(found, Condition) and found.holds is None)

    # -- tests --------------------------------------------------------------------------------------------------------

    def _is(self, name: str, wanted: str) -> Truth:
        seen = self._is_seen(name, wanted)
        return seen if seen is not None else self._concluded("is", name, wanted)

    def _concluded(self, asked: Sign, subject: str, against: str) -> Truth:
        """What released words say about a comparison that the reader cannot see; a record's own names say nothing."""
        if self.row is not None and is_relative(subject):
            return None
        return self._noted(self.evidence.released.concluded(self.evidence.names, asked, subject, against))

    def _counted_in_words(self, asked: Sign, kind: str, number: int) -> Truth:
        return self._noted(self.evidence.released.counted(self.evidence.names, asked, kind, number))

    def _noted(self, conclusion: tuple[Truth, str]) -> Truth:
        truth, release = conclusion
        if truth is not None:
            self.read[release] = None
        return truth

    def _is_seen(self, name: str, wanted: str) -> Truth:
        found = self._find(name)
        if isinstance(found, Condition):
            return None if found.holds is None else word(found.holds) == wanted
        if not isinstance(found, Fact):
            return self._absent(*self._policy(name))
        return None if is_coarse(found) else word(found.value) == wanted

    def _measure(self, name: str) -> tuple[Comparable | None, Truth]:
        """The number that a name means; without one, the answer that the comparison then has."""
        plain, found = plain_number(name), None
        if plain is None:
            found = self._find(name)
            if not isinstance(found, Fact):
                return None, self._absent(*self._policy(name))
            if is_coarse(found):
                return None, None
            plain = measure(found.value)
        return plain, False

    def _compared(self, how: Comparison, one: str, other: str) -> Truth:
        seen = self._compared_seen(how, one, other)
        return seen if seen is not None else self._concluded(how, one, other)

    def _compared_seen(self, how: Comparison, one: str, other: str) -> Truth:
        (left, without_left), (right, without_right) = self._measure(one), self._measure(other)
        if left is None or right is None:
            lacking = [without for side, without in ((left, without_left), (right, without_right)) if side is None]
            return all_true(lacking)
        if not left.suits(right):
            self.conditions.mixed(self.rule, one, other)
            return False
        return left.satisfies(how, right)

    def _is_best(self) -> Truth:
        """Whether the number is the highest (lowest) of all records, of which none may be hidden; false when equal."""
        row, last = self._place(self.rule.subject)
        if self._absent(*self._policy(self.rule.subject)) is None:
            return None
        own, _ = self._measure(self.rule.subject)
        if row is None or own is None:
            return False
        others = [item for item in self.evidence.rows[row.kind] if item is not row]
        rivals = tuple(self._rivals(others, last))
        if any(not own.suits(rival) for rival in rivals):
            self.conditions.mixed(self.rule, self.rule.subject, last)
            return False
        how: Comparison = "below" if self.rule.against[0] == "lowest" else "above"
        return len(rivals) == len(others) and all(own.satisfies(how, rival) for rival in rivals)

    def _rivals(self, others: list[ViewRow], last: str) -> Iterator[Comparable]:
        for item in others:
            fact = item.fields.get(last)
            rival = measure(fact.value) if isinstance(fact, Fact) else None
            if isinstance(fact, Fact) and rival is not None:
                self.read[fact.id] = None
                yield rival

    def _counted(self) -> Truth:
        """Whether so many records hold; withheld from readers who may not see them all."""
        test, wanted, *where = self.rule.against
        answers = [self._one(row, where[0]) if where else True for row in self.evidence.rows.get(self.rule.subject, ())]
        number = int(wanted)
        if self._absent((self.rule.subject, "")) is None:
            return None if where else self._counted_in_words(_COUNTS[test], self.rule.subject, number)
        if None in answers:
            return None
        count = answers.count(True)
        return count == number if test == "is" else count >= number if test == "at_least" else count <= number

    def _changed(self) -> Truth:
        """Whether a fact differs from its previous value; no without a previous one."""
        name = self.rule.subject
        now, before = self._find(name), self._find(f"{name}.previous")
        if not isinstance(now, Fact) or not isinstance(before, Fact):
            return self._absent(*self._policy(name))
        return None if is_coarse(now) or is_coarse(before) else now.value != before.value

    def _joined(self) -> Truth:
        join = all_true if self.rule.how == "all" else any_true
        return join([self._named(name) for name in self.rule.against])

    def _named(self, name: str) -> Truth:
        """The answer to another condition; to one of every record, here or for all records together."""
        kind = self.conditions.each.get(name)
        if kind is None:
            condition = self.conditions.known[name]
            self.read |= dict.fromkeys(condition.facts)
            return condition.holds
        if self.row is not None:
            return self._one(self.row, name)
        answers = [self._one(row, name) for row in self.evidence.rows.get(kind, ())]
        unseen = self._absent((kind, ""))
        if self.rule.how == "any":
            return any_true((*answers, unseen))
        return None if unseen is None else bool(answers) and all_true(answers)

    def _one(self, row: ViewRow, name: str) -> Truth:
        condition = row.fields[name]
        if not isinstance(condition, Condition):
            raise TypeError(f"{name} is no condition")
        self.read |= dict.fromkeys(condition.facts)
        return condition.holds


def _walk(row: ViewRow, steps: list[str]) -> tuple[ViewRow | None, str]:
    """The record and field to which the steps lead, of several records the first."""
    for step in steps[:-1]:
        found = row.fields.get(step)
        found = found[0] if isinstance(found, tuple) and found else found
        if not isinstance(found, ViewRow):
            return None, ""
        row = found
    return row, steps[-1]


def _holds(row: ViewRow, last: str, name: str, named: bool) -> bool:
    found = row.fields.get(last)
    facts = (found.id,) if isinstance(found, Fact) else found.facts if isinstance(found, Condition) else ()
    return found is not None and (not named or name in facts)
