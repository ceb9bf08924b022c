"""How the company's figures are related, for anyone inferring one from others: sums, products, equal figures.

A relation is stated only where it holds for the true values, so that it never excludes the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from esgreport.base.fact import Fact, number_of
from esgreport.distribution.register.bounds import ProductRelation, Relation, SumRelation, sum_relation

# Computed figures are rounded to ten places; a relation may miss by this share.
SLACK = 1e-6
# Pairs of ids that print the same figure; `*` matches the same subject in both.
TWINS = (
    ("loss.*.eal_before", "metrics.loss.eal.*.before"),
    ("loss.*.eal_after", "metrics.loss.eal.*.after"),
    ("survival.*.gap", "metrics.survival.gap.*"),
    ("survival.*.survive", "metrics.survival.survive.*"),
    ("survival.*.loss_per_event", "metrics.survival.loss_per_event.*"),
)
# whole = first × second, by subject.
PRODUCTS = (
    ("loss.*.eal_before", "scenarios.*.frequency", "loss.*.mean_loss", 1.0),
    ("metrics.survival.loss_per_event.*", "metrics.survival.gap.*", "items.*.margin_per_day", 1.0),
    ("metrics.appraisal.reduction_a_year", "metrics.appraisal.benefit_per_yen", "metrics.appraisal.eac", 1.0),
    ("metrics.appraisal.eac", "metrics.appraisal.break_even_share", "metrics.appraisal.reduction_a_year", 100.0),
)
AVOIDED = "avoided per event"


def numbers(facts: Mapping[str, Fact]) -> dict[str, float]:
    """Every figure by id."""
    return {name: float(number) for name, fact in facts.items() if (number := number_of(fact.value)) is not None}


def relations(facts: Mapping[str, Fact]) -> tuple[Relation, ...]:
    """Every relation between the company's figures that holds."""
    known = numbers(facts)
    stated: tuple[Relation, ...] = (*_sums(facts, known), *_twins(known), *_products(known))
    return tuple(item for item in stated if _holds(item, known))


def hidden_products(known: Mapping[str, float]) -> tuple[tuple[Relation, ...], dict[str, float]]:
    """Figures that no fact holds but that a product of disclosed ones reveals, with their true values.

    A break-even period times the yearly cost is the loss avoided by one event.
    """
    period, cost = known.get("metrics.break_even.programme"), known.get("metrics.appraisal.eac")
    if period is None or cost is None:
        return (), {}
    relation = ProductRelation(AVOIDED, "metrics.break_even.programme", "metrics.appraisal.eac")
    return (relation,), {AVOIDED: period * cost}


def _sums(facts: Mapping[str, Fact], known: Mapping[str, float]) -> Iterator[SumRelation]:
    yield from _losses(known)
    yield from _differences(known)
    steps = sorted(name for name in known if name.startswith("waterfall.") and name.endswith(".value"))
    if len(steps) > 1:
        yield sum_relation(steps[-1], steps[:-1])
    for field in ("capex", "opex_per_year"):
        yield from _by_programme(facts, known, field)
    yield from _totals(known)
    yield from _gaps(known)


def _losses(known: Mapping[str, float]) -> Iterator[SumRelation]:
    """The loss of all scenarios is the sum of the losses of each, before and after."""
    for state in ("before", "after"):
        parts = [name for name in known if name.startswith("metrics.loss.eal.") and name.endswith(f".{state}")]
        whole = f"metrics.loss.eal.total.{state}"
        if whole in known:
            yield sum_relation(whole, [name for name in parts if name != whole])


def _gaps(known: Mapping[str, float]) -> Iterator[SumRelation]:
    """A gap is the time to recover less the time to survive."""
    stems = (name.removesuffix(".gap") for name in known if name.startswith("survival.") and name.endswith(".gap"))
    weights = (("recover", Fraction(1)), ("survive", Fraction(-1)), ("gap", Fraction(-1)))
    return (SumRelation(tuple((f"{stem}.{field}", weight) for field, weight in weights)) for stem in stems)


def _differences(known: Mapping[str, float]) -> Iterator[SumRelation]:
    """A reduction is the loss before less the loss after."""
    before, after = "metrics.loss.eal.total.before", "metrics.loss.eal.total.after"
    yield sum_relation(before, ("metrics.appraisal.reduction", after))
    for name in known:
        if name.startswith("option_results.") and name.endswith(".eal_reduction"):
            yield sum_relation(before, (name, name.removesuffix("eal_reduction") + "eal_after"))


def _by_programme(facts: Mapping[str, Fact], known: Mapping[str, float], field: str) -> Iterator[SumRelation]:
    parts: dict[str, list[str]] = {}
    for name, fact in facts.items():
        if name.startswith("investments.") and name.endswith(".programme"):
            cost = name.removesuffix("programme") + field
            parts.setdefault(str(fact.value), []).extend([cost] if cost in known else [])
    for programme, costs in parts.items():
        yield sum_relation(f"programmes.{programme}.{field}", costs)


def _totals(known: Mapping[str, float]) -> Iterator[SumRelation]:
    """A programme's total is its capital expenditure and its yearly cost over its years, or the outlay of all years."""
    spent = [name for name in known if name.startswith("cash_flow.") and name.endswith(".outlay")]
    for name in known:
        if name.startswith("programmes.") and name.endswith(".total"):
            stem = name.removesuffix(".total")
            yield sum_relation(name, spent)
            years = known.get(f"{stem}.years")
            if years:
                yearly = (f"{stem}.opex_per_year", Fraction(years))
                yield SumRelation(((name, Fraction(-1)), (f"{stem}.capex", Fraction(1)), yearly))


def _twins(known: Mapping[str, float]) -> Iterator[SumRelation]:
    for one, other in TWINS:
        for subject in _subjects(one, known):
            yield sum_relation(one.replace("*", subject), (other.replace("*", subject),))


def _products(known: Mapping[str, float]) -> Iterator[ProductRelation]:
    for whole, first, second, scale in PRODUCTS:
        for subject in _subjects(whole, known) if "*" in whole else ("",):
            yield ProductRelation(
                whole.replace("*", subject), first.replace("*", subject), second.replace("*", subject), scale
            )


def _subjects(pattern: str, known: Iterable[str]) -> list[str]:
    shape = re.compile(re.escape(pattern).replace(r"\*", "(.+)"))
    return [match[1] for match in map(shape.fullmatch, known) if match]


def _holds(item: Relation, known: Mapping[str, float]) -> bool:
    """Whether all figures of a relation are known and it is true of them."""
    if isinstance(item, ProductRelation):
        if not all(name in known for name in (item.whole, item.first, item.second)):
            return False
        left, right = item.scale * known[item.whole], known[item.first] * known[item.second]
        return abs(left - right) <= SLACK * max(abs(left), abs(right), 1.0)
    if not all(name in known for name, _ in item.terms):
        return False
    parts = [float(weight) * known[name] for name, weight in item.terms]
    return abs(sum(parts) - float(item.constant)) <= SLACK * max(*map(abs, parts), 1.0)
