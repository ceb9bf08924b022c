"""Printing facts by the house settings: every step and unit comes from the one exact value by one rule.

Amounts agree when converted: 百万円 prints beside `JPY … million`. 億円 is kept to the million below ten of it
(3.5億円, 1億200万円, 9,600万円) beside `JPY … million`, above to one decimal beside `JPY … billion` with two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from esgreport.base.fact import Fact, Value
from esgreport.base.quantity import Money, Percent, Period, Quantity
from esgreport.base.text import Language, Text
from esgreport.base.view import PrintSettings
from esgreport.document.dates import print_date, print_day, print_month

MINUS = "\u2212"  # English amounts have a true minus before the currency: a bracket would nest in that of a range
MILLION, OKU, BILLION = Decimal(10) ** 6, Decimal(10) ** 8, Decimal(10) ** 9


class Unprintable(Exception):
    """A form that the fact's kind of value does not have, or a text that is missing in the language asked for."""


@dataclass(frozen=True, slots=True)
class Printer:
    """How facts are printed in one language. `units` and `names` come from `content/` (both languages).

    `places` are the decimals of single figures by the id of the fact; they hold wherever a form does not say others.
    """

    language: Language
    settings: PrintSettings
    units: Mapping[str, tuple[str, str]]
    names: Mapping[str, Text]
    places: Mapping[str, int] = field(default_factory=dict)

    def __call__(self, fact: Fact, form: str) -> str:
        """The text of `fact` in `form` (several forms joined by `+`). Raises Unprintable."""
        forms = tuple(filter(None, form.split("+")))
        places = self.places.get(_meant(fact))
        if places is not None and not any(item.startswith("places") for item in forms):
            forms = (*forms, f"places{places}")
        return self._value(fact, fact.value, forms)

    def _value(self, fact: Fact, value: Value, forms: tuple[str, ...]) -> str:
        match value:
            case Money():
                return self._money(value, forms)
            case Percent():
                return self._signed(value.value, _places(forms, value.value)) + ("" if "number" in forms else "%")
            case Quantity():
                return self._quantity(value, forms)
            case Text():
                return self._text(value, forms)
            case Period():
                return self._period(value, forms)
            case bool():
                raise Unprintable(fact.id)
            case date():
                return self._date(value, forms)
            case Decimal():
                return self._signed(value, _places(forms, value))
            case _:
                return self._name(fact, value, forms)

    def _money(self, money: Money, forms: tuple[str, ...]) -> str:
        unit = _money_unit(forms, self.settings.amount_unit)
        is_small = unit == "億円" and abs(money.amount) < BILLION
        step = {"円": Decimal(1), "百万円": MILLION, "億円": MILLION if is_small else OKU / 10}[unit]
        places = max((int(form[-1]) for form in forms if form.startswith("places")), default=0)
        rounded = self.round(money.amount / step, places) * step
        if self.language == "ja":
            if is_small and rounded % (OKU / 10) and "number" not in forms:
                return self._in_oku_and_man(rounded)
            whole, shown = (OKU, _oku_places(rounded)) if unit == "億円" else (step, places)
            number = self._signed(rounded / whole, shown)
            return number if "number" in forms else number + unit
        number, name = self._english_money(rounded, unit, places)
        if "number" in forms:
            return number
        sign = MINUS if number.startswith(MINUS) else ""
        return f"{sign}{money.currency} {number.removeprefix(MINUS)}{name}"

    def _in_oku_and_man(self, amount: Decimal) -> str:
        """An amount as it is said: 1億200万円, 9,600万円."""
        oku, rest = divmod(abs(amount), OKU)
        text = (f"{oku:,.0f}億" if oku else "") + f"{rest / 10_000:,.0f}万円"
        return text if amount > 0 else self._below_zero(text)

    def _english_money(self, amount: Decimal, unit: str, places: int) -> tuple[str, str]:
        if unit == "円":
            return self._signed(amount, 0), ""
        if unit == "億円" and abs(amount) >= BILLION:
            return self._signed(amount / BILLION, 1 if amount % (BILLION / 10) == 0 else 2), " billion"
        return self._signed(amount / MILLION, places), " million"

    def _quantity(self, quantity: Quantity, forms: tuple[str, ...]) -> str:
        number = self._signed(quantity.value, _places(forms, quantity.value))
        if "number" in forms:
            return number
        if self.language == "ja":
            return number + quantity.unit
        singular, plural = self.units.get(quantity.unit, (quantity.unit, quantity.unit))
        glue = "" if singular == "%" else " "
        return f"{number}{glue}{singular if number == '1' else plural}"

    def _text(self, text: Text, forms: tuple[str, ...]) -> str:
        words = text.of(self.language)
        if not words:
            raise Unprintable(self.language)
        return " ".join(words.split()) if "one-line" in forms else words

    def _period(self, period: Period, forms: tuple[str, ...]) -> str:
        start, end = (self._date(day, forms) for day in (period.start, period.end))
        return f"{start}から{end}まで" if self.language == "ja" else f"{start} to {end}"

    def _date(self, day: date, forms: tuple[str, ...]) -> str:
        if "fiscal-year" in forms:
            return self._fiscal_year(day)
        if "year" in forms:
            return f"{day.year}年" if self.language == "ja" else str(day.year)
        if "month" in forms:
            return print_month(day, self.language, self.settings.era)
        if "day" in forms:
            return print_day(day, self.language)
        return print_date(day, self.language, self.settings.era)

    def _fiscal_year(self, day: date) -> str:
        month, last = (int(part) for part in self.settings.fiscal_year_end.split("-"))
        ends = day.year if (day.month, day.day) <= (month, last) else day.year + 1
        if self.language == "ja":
            return f"{ends}年{month}月期"
        return f"the fiscal year ending {print_month(date(ends, month, 1), 'en', 'western')}"

    def _name(self, fact: Fact, value: str, forms: tuple[str, ...]) -> str:
        if "named" not in forms:
            return value
        name = f"{_meant(fact).rsplit('.', 1)[-1]}.{value}"
        named = self.names.get(name)
        if named is None or not named.of(self.language):
            raise Unprintable(name)
        return named.of(self.language)

    def round(self, number: Decimal, places: int) -> Decimal:
        """`number` to `places` decimals by the house rounding."""
        mode = ROUND_DOWN if self.settings.rounding == "down" else ROUND_HALF_UP
        return number.quantize(Decimal(1).scaleb(-places), rounding=mode)

    def _signed(self, number: Decimal, places: int) -> str:
        rounded = self.round(number, places)
        digits = f"{abs(rounded):,.{places}f}"
        return digits if rounded >= 0 else self._below_zero(digits)

    def _below_zero(self, digits: str) -> str:
        if self.settings.negative == "()":
            return f"({digits})"
        return (self.settings.negative if self.language == "ja" else MINUS) + digits


def _oku_places(amount: Decimal) -> int:
    """One decimal of 億円, two for millions, none for a whole amount of ten or more: 4.6億円, 1.02億円, 60億円."""
    if amount % (OKU / 10):
        return 2
    return 0 if amount % OKU == 0 and abs(amount) >= 10 * OKU else 1


def _meant(fact: Fact) -> str:
    """The id of the fact; of a released one, that of the fact which was released."""
    return fact.inputs[0] if fact.id.startswith("releases.") and fact.inputs else fact.id


def _money_unit(forms: tuple[str, ...], default: str) -> str:
    named = {"oku": "億円", "million": "百万円", "yen": "円"}
    return next((named[form] for form in reversed(forms) if form in named), default)


def _places(forms: tuple[str, ...], value: Decimal) -> int:
    """Decimals to print: as the form says, else none for whole numbers and one for others; `typed` cuts none away."""
    usual = 0 if value == value.to_integral_value() else 1
    asked = next((int(form[-1]) for form in reversed(forms) if form.startswith("places")), usual)
    exponent = value.normalize().as_tuple().exponent
    return max(asked, -exponent) if "typed" in forms and isinstance(exponent, int) else asked
