"""Whatever a document may ask, its answers are the same in every world; flows planted into the answers are noticed.

The questions are far more than our documents ask: of every kind and every figure of the company, of hidden ones, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest

from esgreport import api
from esgreport.audience.comparable import measure, word
from esgreport.audience.conditions import ConditionAnswers, _Question
from esgreport.audience.predicate import parse_predicate
from esgreport.audience.release import ReleasedFacts
from esgreport.audience.release_words import ReleasedPredicates
from esgreport.audience.selection import Knowledge, SelectionRequest, Selector, select
from esgreport.base.catalogue import has_errors
from esgreport.base.condition import ConditionRule
from esgreport.base.fact import Fact, number_of
from esgreport.base.quantity import Percent
from esgreport.base.view import Condition, ViewRow
from esgreport.company.records import House, Release
from esgreport.pipeline.build import build_one
from tests.conftest import ROOT
from tests.pipeline.test_secret_worlds import outsiders
from tests.pipeline.worlds import Drawn, World, derived_anew, drawn, with_differences

EXAMPLES = {
    "aoba-precision": ("public", "supplier:SUP-01", "customer:CUS-1", "lender"),
    "minase-packaging": ("lender",),
}
SEEDS, PROVED = 4, 40


@pytest.fixture(scope="module")
def pairs():
    """A company and another world of it, for each reader; the other one hangs together or does not."""
    return list(drawn_pairs(range(SEEDS)))


def drawn_pairs(seeds):
    for name, audiences in EXAMPLES.items():
        loaded = api.open_project(str(ROOT / "examples" / name)).value
        for audience in audiences:
            for seed in seeds:
                world = drawn(loaded, audience, seed + 100, coherent=seed % 2 == 0)
                if world is not None:
                    yield audience, loaded, world


def questions(loaded) -> tuple[ConditionRule, ...]:
    """Every test, of many facts: seen or not, and of those in approved words."""
    known = loaded.facts.knowledge
    rules = [*of_kinds(known), *of_facts(known), *of_words(loaded.facts.records.of(Release))]
    names = [rule.name for rule in rules if not rule.each]
    for start in range(0, len(names), 5):
        some = tuple(names[start : start + 2])
        rules += [ConditionRule(f"all{start}", "all", "", some), ConditionRule(f"any{start}", "any", "", some)]
    return tuple(rules)


def of_kinds(known: Knowledge) -> Iterator[ConditionRule]:
    for kind, rows in known.by_kind.items():
        yield ConditionRule(f"exists {kind}", "exists", kind)
        for test in ("at_least", "at_most", "is"):
            yield ConditionRule(f"count {kind} {test}", "count", kind, (test, str(len(rows))))
        for name, _ in rows[0].fields[:4] if kind != "metrics" else ():
            yield ConditionRule(f"each {kind} {name}", "known", name, (), kind)


def of_facts(known: Knowledge) -> Iterator[ConditionRule]:
    numbers: dict[str, str] = {}
    for number, fact in enumerate(fact for fact in known.by_id.values() if not fact.id.startswith("releases.")):
        if number % 3 == 0:
            yield ConditionRule(f"known {fact.id}", "known", fact.id)
            yield ConditionRule(f"is {fact.id}", "is", fact.id, (word(fact.value) or "none",))
        if number_of(fact.value) is not None:
            before = numbers.get(type(fact.value).__name__)
            numbers[type(fact.value).__name__] = fact.id
            if before is not None and number % 3 == 1:
                yield ConditionRule(f"above {fact.id}", "above", fact.id, (before,))
            if fact.id.count(".") == 2 and not fact.id.startswith("metrics."):
                yield ConditionRule(f"best {fact.id}", "is_best", fact.id, ("highest",))


def of_words(releases: tuple[Release, ...]) -> Iterator[ConditionRule]:
    for number, text in enumerate(text for item in releases for text in item.holds):
        item = parse_predicate(text)
        if item is not None and item.test == "compare":
            for how in ("above", "at_most"):
                yield ConditionRule(f"words {number} {how}", how, item.subject, (item.against,))


def seen(loaded, audience: str, asked: tuple[ConditionRule, ...]) -> tuple[object, ...]:
    """The answers, the facts read for them, and every record and figure that the reader sees, in order."""
    known = loaded.facts.knowledge
    kinds = tuple(dict.fromkeys((*known.by_kind, *(rule.each for rule in asked if rule.each))))
    view = select(known, audience, SelectionRequest("any", kinds, (), asked)).value
    rows = {kind: [shown(row) for row in listed] for kind, listed in view.rows.items() if listed}
    return view.conditions, rows, {name: fact.value for name, fact in view.facts.items()}


def shown(row: ViewRow) -> Mapping[str, object]:
    def value(item: object) -> object:
        match item:
            case Fact():
                return item.id, item.value
            case ViewRow():
                return item.kind
            case tuple():
                return tuple(map(value, item))
            case _:
                return item

    return {name: value(item) for name, item in row.fields.items()}


def differs(audience: str, loaded, world: World) -> bool:
    """Whether the reader gets other answers in the other world, or sees something else."""
    asked = questions(loaded)
    return seen(loaded, audience, asked) != seen(world.loaded, audience, asked)


def test_answers_to_all_questions_are_the_same_in_every_world(pairs):
    assert [audience for audience, loaded, world in pairs if differs(audience, loaded, world)] == []
    assert len(pairs) >= 8 and sum(len(questions(loaded)) for _, loaded, _ in pairs) >= 10_000


@pytest.mark.prove
def test_answers_are_the_same_in_many_worlds():
    assert not any(differs(*pair) for pair in drawn_pairs(range(PROVED)))


# -- flows ------------------------------------------------------------------------------------------------------------


def all_known(question: _Question) -> Knowledge:
    """Everything there is, which no answer may be made from."""
    return question.evidence.sees_all.__self__.knowledge


def leaking(*tests: str):
    """Answers to these tests from all facts, where the reader may not be told."""
    true = _Question._truth

    def truth(self: _Question):
        answer = true(self)
        return from_all(self) if answer is None and self.rule.how in tests else answer

    return lambda patch: patch.setattr(_Question, "_truth", truth)


def from_all(question: _Question) -> bool:
    rule, known = question.rule, all_known(question)
    fact = known.by_id.get(rule.subject)
    match rule.how:
        case "exists":
            return rule.subject in known.by_kind
        case "count":
            return len(known.by_kind.get(rule.subject, ())) >= int(rule.against[1])
        case "is":
            return fact is not None and word(fact.value) == rule.against[0]
        case "above":
            return (number(known, rule.subject) or 0) > (number(known, rule.against[0]) or 0)
        case "is_best":
            kind, _, last = rule.subject.split(".")
            rivals = [
                measured for row in known.by_kind.get(kind, ()) if (measured := measure(row.value(last))) is not None
            ]
            return fact is not None and all(measure(fact.value).number >= rival.number for rival in rivals)
        case _:
            return fact is not None or len(known.by_id) % 2 == 0


def number(known: Knowledge, name: str):
    return number_of(known.by_id[name].value) if name in known.by_id else None


def read_facts(patch):
    """An answer that is withheld, with the fact that it would have been read from."""
    true = _Question.answer

    def answer(self: _Question) -> Condition:
        found = true(self)
        hidden = self.rule.subject in all_known(self).by_id
        return Condition(None, (self.rule.subject,)) if found.holds is None and hidden else found

    patch.setattr(_Question, "answer", answer)


def absent_is_no(patch):
    """What is not there is told as not there, also of kinds that the reader sees in part."""
    true = Selector.sees_all
    patch.setattr(
        Selector, "sees_all", lambda self, kind, field: true(self, kind, field) or kind not in self.knowledge.by_kind
    )


def number_of_records(patch):
    """Where a record is seen, a condition of it knows how many others there are."""
    true = ConditionAnswers.decide

    def decide(self: ConditionAnswers, rule: ConditionRule) -> None:
        true(self, rule)
        for row in self.evidence.rows.get(rule.each, ()) if rule.each else ():
            known = self.evidence.sees_all.__self__.knowledge
            row.fields[rule.name] = Condition(len(known.by_kind[rule.each]) % 2 == 0)

    patch.setattr(ConditionAnswers, "decide", decide)


FLOWS = {
    **{how: leaking(how) for how in ("exists", "known", "count", "is", "above", "is_best", "all", "any")},
    "facts": read_facts, "absent": absent_is_no, "each": number_of_records,
}  # fmt: skip


@pytest.mark.parametrize("flow", FLOWS)
def test_an_answer_from_what_is_hidden_is_noticed(pairs, flow, monkeypatch):
    FLOWS[flow](monkeypatch)
    assert any(differs(*pair) for pair in pairs)


# -- approved words ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def untrue():
    """The example, and a world in which a limit is set so high that words approved for the public are not true."""
    loaded = api.open_project(str(ROOT / "examples/aoba-precision")).value
    records = loaded.facts.records
    limit = "house", records.single(House).id, "concentration_limit"
    other = Drawn({limit: Percent(Decimal(100))}, frozenset())
    world, _ = derived_anew(loaded, with_differences(records, other))
    assert world.facts.knowledge.released.predicates.failed
    return loaded, World(world, other, coherent=False)


def public_files(untrue):
    """The public's files that look otherwise in the world of untrue words, and those that are missing, each with why."""
    loaded, world = untrue
    otherwise, missing = [], {}
    for target in outsiders(loaded):
        if target.audience == "public":
            outcome = build_one(world.loaded, target)
            if outcome.value is None:
                missing[target.path] = {item.code for item in outcome.findings if has_errors((item,))}
            elif outcome.value.data != build_one(loaded, target).value.data:
                otherwise.append(target.path)
    return otherwise, missing


def test_words_that_are_not_true_any_more_stop_documents_and_change_no_answer(untrue):
    otherwise, missing = public_files(untrue)
    assert otherwise == [] and missing and all("ESG-AUDIENCE-031" in codes for codes in missing.values())
    assert not differs("public", *untrue)


def test_words_that_vanish_when_they_become_untrue_are_noticed(untrue, monkeypatch):
    find = ReleasedFacts.find

    def vanishing(self: ReleasedFacts, *wanted: str) -> Fact | None:
        fact = find(self, *wanted)
        return None if fact is None or fact.id.split(".")[1] in self.predicates.failed else fact

    monkeypatch.setattr(ReleasedFacts, "find", vanishing)
    monkeypatch.setattr(ReleasedFacts, "untrue", lambda self, fact_id: None)
    otherwise, missing = public_files(untrue)
    assert otherwise or any("ESG-AUDIENCE-031" not in codes for codes in missing.values())


def test_a_conclusion_that_knows_whether_the_words_are_true_is_noticed(untrue, monkeypatch):
    concluded = ReleasedPredicates.concluded

    def knowing(self: ReleasedPredicates, *asked: object):
        truth, release = concluded(self, *asked)
        return (None, "") if release.partition(".")[2] in self.failed else (truth, release)

    monkeypatch.setattr(ReleasedPredicates, "concluded", knowing)
    assert differs("public", *untrue)
