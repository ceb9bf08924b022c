"""One figure, one form: its decimals and its unit are the same wherever it is printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from esgreport.base.fact import Fact
from esgreport.base.label import PUBLIC
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Language
from esgreport.base.view import PrintSettings
from esgreport.document.formatting import Printer
from esgreport.metrics.no_figure import NOT_PAID_BACK

CONTENT = Path(__file__).parents[2] / "content"
RATIO = "metrics.appraisal.benefit_per_yen"
UNITS = {unit: tuple(words) for unit, words in yaml.safe_load((CONTENT / "units.yaml").read_text("utf8")).items()}


def printed(fact: Fact, form: str = "", language: Language = "ja") -> str:
    places = {RATIO: 2, "metrics.appraisal.eac": 1}
    return Printer(language, PrintSettings(), UNITS, {}, places)(fact, form)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "text"), [("ja", "1.86倍"), ("en", "1.86 times")])
def test_a_ratio_of_benefit_to_cost_is_printed_as_a_ratio(language: Language, text: str) -> None:
    assert printed(Fact(RATIO, Quantity(Decimal("1.8571"), "倍"), PUBLIC), language=language) == text


@pytest.mark.parametrize(("form", "text"), [("", "48.3百万円"), ("million", "48.3百万円"), ("number+places0", "48")])
def test_a_form_that_says_decimals_goes_before_those_of_the_figure(form: str, text: str) -> None:
    assert printed(Fact("metrics.appraisal.eac", Money(Decimal(48_310_000)), PUBLIC), form) == text


@pytest.mark.parametrize(("typed", "text"), [("0.1", "0.10"), ("0.10", "0.10"), ("0.095", "0.095"), ("3", "3.00")])
def test_what_a_person_typed_keeps_its_decimals(typed: str, text: str) -> None:
    assert printed(Fact("scenarios.SCN-1.frequency_low", Decimal(typed), PUBLIC), "typed+places2") == text


@pytest.mark.parametrize("form", ["", "million", "places1", "million+number+places0", "oku"])
def test_a_figure_that_does_not_exist_prints_as_the_words_that_say_so(form: str) -> None:
    none = Fact("metrics.appraisal.irr", NOT_PAID_BACK, PUBLIC)
    assert printed(none, form) == "なし（評価期間内に回収しない）"
    assert printed(none, form, "en") == "none (not paid back within the years appraised)"


def test_a_released_figure_has_the_decimals_of_the_figure_it_releases() -> None:
    released = Fact("releases.REL-1", Quantity(Decimal("1.8571"), "倍"), PUBLIC, inputs=(RATIO,))
    assert printed(released) == "1.86倍"


@pytest.mark.parametrize(
    ("form", "language", "text"),
    [("", "ja", "△107百万円"), ("", "en", "−JPY 107 million"), ("number", "en", "−107")],
)
def test_a_negative_amount_has_no_brackets_that_could_nest(form: str, language: Language, text: str) -> None:
    assert printed(Fact("metrics.x", Money(Decimal(-107_000_000)), PUBLIC), form, language) == text


@pytest.mark.parametrize(
    ("amount_jpy", "form", "ja", "en"),
    [
        (350_000_000, "oku", "3.5億円", "JPY 350 million"),
        (102_000_000, "oku", "1億200万円", "JPY 102 million"),
        (96_000_000, "oku", "9,600万円", "JPY 96 million"),
        (-102_000_000, "oku", "△1億200万円", "−JPY 102 million"),
        (102_000_000, "oku+number", "1.02", "102"),
        (6_000_000_000, "oku", "60億円", "JPY 6.0 billion"),
        (1_234_000_000, "oku", "12.3億円", "JPY 1.23 billion"),
    ],
)
def test_amounts_of_letters_are_said_in_oku_to_the_million(amount_jpy: int, form: str, ja: str, en: str) -> None:
    fact = Fact("metrics.x", Money(Decimal(amount_jpy)), PUBLIC)
    assert (printed(fact, form), printed(fact, form, "en")) == (ja, en)


def test_a_figure_without_decimals_of_its_own_keeps_the_usual_ones() -> None:
    assert [printed(Fact("a.b.c", Percent(Decimal(value)), PUBLIC)) for value in ("30", "30.25")] == ["30%", "30.3%"]


def test_short_names_of_figures_leave_their_decimals_to_the_methods() -> None:
    """Body and annex then print the same: `1.86` and `1.9` of one figure stood in one paper."""
    folders = [CONTENT, *(CONTENT.parent / "templates").iterdir()]
    files = [folder / "exhibits.yaml" for folder in folders if (folder / "exhibits.yaml").exists()]
    named = [name for file in files for name in (yaml.safe_load(file.read_text("utf8")).get("names") or {}).values()]
    figures = [name for name in named if name and name.startswith("metrics.")]
    assert len(figures) > 20 and not [name for name in figures if "|places:" in name]


def test_no_comma_cuts_a_text_of_our_content() -> None:
    """An unquoted comma in a flow map makes a key without value of what follows it."""
    files = [*CONTENT.rglob("*.yaml"), *(CONTENT.parent / "templates").rglob("*.yaml")]
    trees = [(file, yaml.compose(file.read_text("utf8"))) for file in files]
    assert len(trees) > 20 and not [(file.name, key) for file, tree in trees for key in _cut(tree)]


def _cut(node: yaml.Node | None) -> list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [key for item in node.value for key in _cut(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    own = [key.value for key, value in node.value if node.flow_style and value.value == "" and value.style is None]
    return own + [key for _, value in node.value for key in _cut(value)]
