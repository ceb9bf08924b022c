"""The conditions of a `document.yaml` checked: their tests, facts, units and each other's names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from esgreport.audience.comparable import plain_number
from esgreport.audience.fact_names import fields_named, is_relative
from esgreport.base.condition import COMPARISONS, ConditionRule
from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.company.fields import Form, own_specs
from esgreport.company.records import KINDS
from esgreport.document.conditions import Rule
from esgreport.pipeline.located import Located

NUMBERS: tuple[Form, ...] = ("money", "percent", "quantity", "number", "day")
# Tests that make no sense for a single record.
OF_KINDS = ("exists", "count")


@dataclass(frozen=True, slots=True)
class ConditionCheck:
    """The conditions of one document in their order, what knows their places and facts, and those that it shares."""

    rules: Sequence[Rule]
    located: Located
    shared: Sequence[Rule] = ()

    def faults(self) -> Iterator[Finding]:
        """What is wrong with them, in their order.

        Findings: ESG-DOCUMENT-030 and 031 of their facts, 037 not one test, 038 other keys than its test has, 047 a
        name given before or that of a field, 048 an unknown condition, 049 what cannot be compared.
        """
        known = {rule.name: rule.each for rule in self.shared}
        for index, rule in enumerate(self.rules):
            if len(rule.tests) != 1:
                yield self._at("ESG-DOCUMENT-037", index, "", name=rule.name)
            elif rule.misplaced or (rule.each and rule.how in OF_KINDS):
                keys = ", ".join(rule.misplaced or (rule.how,))
                yield self._at("ESG-DOCUMENT-038", index, "", name=rule.name, test=rule.how, keys=keys)
            else:
                yield from self._rule(index, rule.meant, known)
            known[rule.name] = rule.each

    def _rule(self, index: int, rule: ConditionRule, known: dict[str, str]) -> Iterator[Finding]:
        if rule.name in known or rule.name in self.located.fields(rule.each):
            yield self._at("ESG-DOCUMENT-047", index, "name", name=rule.name)
        if rule.each and rule.each not in self.located.uses:
            yield self._at("ESG-DOCUMENT-031", index, "each", value=rule.each, kind=rule.each)
        if rule.how in ("all", "any"):
            yield from self._names(index, rule.against, rule.how, known, rule.each)
        elif rule.how in OF_KINDS:
            yield from self.located.fact(f"{rule.subject}.*", "conditions", index, rule.how)
            yield from self._counted(index, rule, known)
        else:
            yield from self._facts(index, rule)

    def _counted(self, index: int, rule: ConditionRule, known: dict[str, str]) -> Iterator[Finding]:
        test, number, *where = rule.against or ("", "0")
        if not number.isdecimal():
            yield self._at("ESG-DOCUMENT-049", index, test, name=rule.name, value=quote(number))
        yield from self._names(index, tuple(where), "where", known, rule.subject)

    def _names(
        self, index: int, names: tuple[str, ...], key: str, known: dict[str, str], each: str
    ) -> Iterator[Finding]:
        """The names of conditions that were not given before, or belong to the records of another kind."""
        for name in names:
            other = known.get(name)
            if other is None or (each and other and other != each) or (key == "where" and not other):
                near = guess(name, known)
                yield self._at("ESG-DOCUMENT-048", index, key, name=name, **near)

    def _facts(self, index: int, rule: ConditionRule) -> Iterator[Finding]:
        """The faults of the facts that a test names."""
        comparing = rule.how in (*COMPARISONS, "between")
        keys = ("low", "high") if rule.how == "between" else ("than",)
        against = tuple(zip(keys, rule.against, strict=False)) if comparing else ()
        sides = ((rule.how, rule.subject), *((key, name) for key, name in against if plain_number(name) is None))
        wrong = [fault for key, name in sides for fault in self._fact(index, key, name, rule.each)]
        yield from wrong
        if not wrong and (comparing or rule.how in ("is_best", "unit")):
            yield from self._forms(index, rule, against)

    def _fact(self, index: int, key: str, name: str, each: str) -> Iterator[Finding]:
        if not each or not is_relative(name):
            yield from self.located.fact(name, "conditions", index, key)
            return
        for kind, field in fields_named(name, each):
            if field not in self.located.fields(kind):
                near = guess(field, self.located.fields(kind))
                yield self._at("ESG-DOCUMENT-030", index, key, value=quote(name), **near)

    def _forms(self, index: int, rule: ConditionRule, against: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
        """What is no number, or in another unit than the number it is compared with, as far as records tell."""
        form = _form(rule.subject, rule.each)
        if form is not None and form not in NUMBERS:
            yield self._at("ESG-DOCUMENT-049", index, rule.how, name=rule.name, value=quote(rule.subject))
            return
        for key, name in against:
            number = plain_number(name)
            other = _form(name, rule.each) if number is None else "number"
            fits = form is None or other is None or form == other
            if not fits and not (number is not None and number.unit is None and form != "day"):
                yield self._at("ESG-DOCUMENT-049", index, key, name=rule.name, value=quote(name))

    def _at(self, code: str, index: int, key: str, **details: str) -> Finding:
        path = ("conditions", index, key) if key else ("conditions", index)
        place, subject = self.located.at(*path)
        return finding(code, place, subject, document="", related=(), **details)


def _form(name: str, each: str) -> Form | None:
    """The form of the fact that a name means; None for what is worked out."""
    named = list(fields_named(name, each))
    kind, field = named[-1] if named else ("", "")
    return next((spec.form for spec in own_specs(kind) if spec.name == field), None) if kind in KINDS else None
