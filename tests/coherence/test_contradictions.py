"""What a contradiction reaches, what texts say in figures and days, and where the classes of the map begin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from esgreport.base.fact import Fact
from esgreport.base.quantity import Money, Percent
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounds_to, within
from esgreport.coherence.contradiction import conflict, dependents_of, derived, reach, stamped
from esgreport.coherence.losses import bands
from esgreport.coherence.rules import RULES
from esgreport.coherence.text_dates import dates_in, months_in
from esgreport.coherence.text_figures import figures_in, known_figures
from esgreport.reading.own_content import own_tree


def test_a_contradiction_reaches_all_that_derives_from_its_facts_and_nothing_else():
    facts = [Fact("a.1.x", "1"), Fact("m.b", "2", inputs=("a.1.x",)), Fact("m.c", "3", inputs=("m.b", "a.2.y")), Fact("m.d", "4", inputs=("a.2.y",))]  # fmt: skip
    assert reach(["a.1.x"], dependents_of(facts)) == {"a.1.x", "m.b", "m.c"}
    found = stamped("ESG-COHERENCE-032", conflict(derived("a.1.x"), derived("a.2.z"), typed="1"), dependents_of(facts))
    assert found.touches(["m.c"]) and found.touches(["a.2.z"])
    assert not found.touches(["m.d", "a.2.y"])


def test_facts_that_derive_from_each_other_in_a_circle_end():
    facts = [Fact("m.a", "1", inputs=("m.b",)), Fact("m.b", "2", inputs=("m.a",))]
    assert reach(["m.a"], dependents_of(facts)) == {"m.a", "m.b"}


def test_rules_are_listed_once_in_the_order_of_their_codes():
    codes = [code for code, _ in RULES]
    assert codes == sorted(set(codes))
    assert len({rule for _, rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("typed", "true", "agrees"),
    [("350", "352.4", True), ("350", "356", False), ("12", "12.4", True), ("12.5", "12.6", False), ("0", "0.4", True)],
)
def test_a_typed_figure_stands_for_all_that_read_as_it(typed, true, agrees):
    assert rounds_to(D(typed), D(true)) is agrees


def test_closeness_is_a_share_of_the_larger():
    assert within(D(95), D(100), D("0.05")) and not within(D(94), D(100), D("0.05"))
    assert within(D(0), D(0), D(0))


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (Text("効果が五割台でも", ""), ["53.9%", "50%"]),
        (Text("十二%に当たる", ""), ["12.4%"]),
        (Text("総額4.6億円", ""), ["460百万円"]),
        (Text("１，２００百万円", "JPY 1,200 million"), ["1200百万円"]),
    ],
)
def test_a_figure_in_a_text_is_found_among_facts_that_read_so(said, values):
    facts = [
        Fact(f"m.{n}", Percent(D(text[:-1])) if text.endswith("%") else Money(D(text[:-3]) * 1_000_000))
        for n, text in enumerate(values)
    ]
    figures = figures_in(said)
    assert figures
    assert all(figure.is_among(known_figures([fact])) for figure in figures for fact in facts)


@pytest.mark.parametrize("other", ["60%", "49.9%"])
def test_a_share_beside_the_range_in_words_is_another(other):
    [figure] = figures_in(Text("五割台", ""))
    assert not figure.is_among(known_figures([Fact("m.a", Percent(D(other[:-1])))]))


def test_days_of_calendars_are_no_figures():
    assert figures_in(Text("2026年11月10日に了承、30日以内に回答", "agreed on 10 November 2026")) == ()


def test_days_are_read_in_both_languages_and_what_is_none_is_passed_over():
    text = Text("2026年11月10日と2027年6月、2026年2月30日", "10 November 2026 and June 2027")
    assert dates_in(text) == (date(2026, 11, 10),)
    assert months_in(text) == (date(2026, 11, 1), date(2027, 6, 1))


def test_the_classes_of_the_map_begin_where_their_names_say():
    starts = [f"{float(start):g}" for start in bands().likelihood]
    names = [own_tree("standing.yaml", f"likelihood_class_{number}").get("ja").text for number in range(2, 6)]
    assert all(f"年{start}" in name for start, name in zip(starts, names, strict=True))
    amounts = [f"{float(start) / 100_000_000:g}" for start in bands().impact]
    names = [own_tree("standing.yaml", f"impact_class_{number}").get("ja").text for number in range(2, 6)]
    assert all(f"（{amount}" in name for amount, name in zip(amounts, names, strict=True))
