"""Values as people write them: exact, with their units, without locale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.base.near_word import guess
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.company.grammar.day import parse_day, parse_month, parse_month_day
from esgreport.company.grammar.measure import parse_percent, parse_quantity, suits
from esgreport.company.grammar.money import parse_money
from esgreport.company.grammar.number import parse_number
from esgreport.company.grammar.parse_error import ParseError
from esgreport.company.grammar.serialise import serialise
from esgreport.company.grammar.word import parse_bool, parse_choice, parse_id

AMOUNTS = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("300百万円", 300_000_000), ("1,250,000円", 1_250_000), ("12.5億円", 1_250_000_000),
        ("JPY 300 million", 300_000_000), ("JPY 1.2bn", 1_200_000_000), ("300 million yen", 300_000_000),
        ("１，２００円", 1_200), ("¥1,200", 1_200), ("￥1,200", 1_200), ("△3百万円", -3_000_000), ("-¥5", -5),
        ("1億2,500万円", 125_000_000), ("1兆円", 10**12), ("0円", 0), ("0.1円", "0.1"), ("JPY 45k", 45_000),
        ("5千円", 5_000), ("3千万円", 30_000_000), ("jpy 300 Million", 300_000_000), (" 7 円 ", 7),
    ],
)  # fmt: skip
def test_an_amount_with_its_unit_is_exact(text, amount):
    assert parse_money(text) == Money(Decimal(amount))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("300", "025"), ("300百万", "025"), ("1,250", "025"), ("USD 300", "026"), ("300ドル", "026"), ("CHF 5", "026"),
        ("€1.2bn", "026"), ("$5", "026"), ("円", "027"), ("三億円", "027"),
        ("1万2億円", "027"),
        ("1億20000万円", "027"),
        ("NaN円", "022"), ("inf", "022"), ("1e3円", "023"), ("1_000円", "023"), ("1,20円", "024"),
        ("1.200,50円", "024"),
        ("1" * 30 + "円", "040"), ("1" * 70 + "円", "040"), ("USD 5円", "027"), ("--5円", "027"), ("٣円", "027"),
        ("30%", "027"), ("", "027"), ("JPY", "027"),
    ],
)  # fmt: skip
def test_an_amount_that_could_mean_two_things_is_refused(text, code):
    refusal = parse_money(text)
    assert isinstance(refusal, ParseError) and refusal.code == f"ESG-COMPANY-{code}"


@given(AMOUNTS)
def test_money_written_out_reads_back_as_the_same_amount(amount):
    money = Money(amount)
    assert parse_money(serialise(money)) == money


@given(AMOUNTS, st.sampled_from(["百万", "億", "兆", "万", "千", ""]))
def test_a_unit_multiplies_exactly(amount, unit):
    places = {"百万": 6, "億": 8, "兆": 12, "万": 4, "千": 3, "": 0}[unit]
    read = parse_money(f"{amount:f}{unit}円")
    assert isinstance(read, Money)
    assert read.amount == int(amount.scaleb(2)) * Decimal(10) ** places / 100


@given(AMOUNTS)
def test_percentages_quantities_and_numbers_read_back_exactly(number):
    assert parse_percent(serialise(Percent(number))) == Percent(number)
    assert parse_quantity(serialise(Quantity(number, "個"))) == Quantity(number, "個")
    assert parse_number(serialise(number)) == number


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_reads_back_in_each_of_its_spellings(day):
    assert parse_day(serialise(day)) == day
    assert parse_day(f"{day.year}/{day.month}/{day.day}") == day
    assert parse_day(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text(max_size=80))
def test_no_text_makes_the_grammar_raise(text):
    for parse in (parse_money, parse_number, parse_percent, parse_quantity, parse_day, parse_month, parse_month_day):
        parse(text)
    parse_bool(text)
    parse_id(text)
    parse_choice(text, ("yes", "no"))


@pytest.mark.parametrize(
    ("text", "code"),
    [("NaN", "022"), ("Infinity", "022"), ("-inf", "022"), (".inf", "022"), ("1_000", "023"), ("1e3", "023"),
     ("1E-3", "023"), ("1,20", "024"), ("0x1F", "021"), ("five", "021"), ("1.", "021"), (".5", "021"), ("(5)", "021")],
)  # fmt: skip
def test_numbers_in_the_spelling_of_programs_are_refused(text, code):
    refusal = parse_number(text)
    assert isinstance(refusal, ParseError) and refusal.code == f"ESG-COMPANY-{code}"


@pytest.mark.parametrize(
    ("text", "value"),
    [("30%", "30"), ("30 %", "30"), ("30％", "30"), ("１２．５％", "12.5"), ("-3%", "-3"), ("0%", "0")],
)
def test_a_share_carries_its_sign(text, value):
    assert parse_percent(text) == Percent(Decimal(value))


@pytest.mark.parametrize(("text", "code"), [("30", "028"), ("0.3", "028"), ("三割", "029"), ("1,20%", "024")])
def test_a_share_without_its_sign_is_refused(text, code):
    assert parse_percent(text).code == f"ESG-COMPANY-{code}"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("120日", "120", "日"), ("120 days", "120", "日"), ("4,500個", "4500", "個"), ("36か月", "36", "か月"),
     ("36ヶ月", "36", "か月"), ("20分", "20", "分"), ("4回", "4", "回"), ("42%", "42", "%"), ("1.2万個", "12000", "個"),
     ("30個/日", "30", "個/日"), ("5 t", "5", "t"), ("３．５kg", "3.5", "kg"), ("50名", "50", "名"),
     ("12 people", "12", "人")],
)  # fmt: skip
def test_a_quantity_keeps_its_unit(text, value, unit):
    assert parse_quantity(text) == Quantity(Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "code"),
    [("120", "030"), ("3万", "030"), ("1e3個", "023"), ("1_000個", "023"), ("1,20個", "024"), ("個", "031"),
     ("120日以内 まで", "031"), ("個4,500", "031")],
)  # fmt: skip
def test_a_quantity_without_a_clear_unit_is_refused(text, code):
    assert parse_quantity(text).code == f"ESG-COMPANY-{code}"


@pytest.mark.parametrize(
    ("unit", "example", "answer"),
    [("日", "120日", True), ("個", "120日", False), ("か月", "120日", False), ("kg", "100個", True),
     ("日", "100個", False),
     ("%", "100個", False), ("名", "120人", True), ("個", "", True), ("件", "42%", True)],
)  # fmt: skip
def test_the_example_of_a_field_says_which_unit_it_asks_for(unit, example, answer):
    assert suits(unit, example) is answer


@pytest.mark.parametrize(
    ("text", "code"),
    [("2026-02-30", "034"), ("2026-13-01", "034"), ("1899-12-31", "035"), ("2101-01-01", "035"), ("26-4-1", "033"),
     ("4/1/2026", "033"), ("2026-4/1", "033"), ("平成99年1月1日", "033"), ("令和0年4月1日", "033"), ("2026.4/1", "033"), ("2026-04", "033")],
)  # fmt: skip
def test_days_that_cannot_be_are_refused(text, code):
    assert parse_day(text).code == f"ESG-COMPANY-{code}"


@pytest.mark.parametrize(
    ("text", "day"),
    [("令和8年4月1日", "2026-04-01"), ("R8.4.1", "2026-04-01"), ("令和元年５月１日", "2019-05-01"),
     ("平成31年4月30日", "2019-04-30"), ("h31/4/30", "2019-04-30"), ("昭和64年1月7日", "1989-01-07"),
     ("2026.4.1", "2026-04-01")],
)  # fmt: skip
def test_days_with_the_year_of_an_era_are_the_same_days(text, day):
    assert parse_day(text).isoformat() == day


def test_months_and_days_of_every_year_have_one_spelling():
    assert parse_month("2025/4") == "2025-04" == parse_month("2025年4月")
    assert parse_month_day("3/31") == "03-31" == parse_month_day("3月31日")
    assert isinstance(parse_month("2025-13"), ParseError)
    assert isinstance(parse_month_day("02-29"), ParseError)


@pytest.mark.parametrize("text", ["yes", "はい", "TRUE", "○", "〇"])
def test_yes_has_several_words(text):
    assert parse_bool(text) is True


@pytest.mark.parametrize("text", ["no", "いいえ", "False", "×"])
def test_no_has_several_words(text):
    assert parse_bool(text) is False


@pytest.mark.parametrize("text", ["", "1A", "A_1", "A 1", "窓口", "A" * 41, "nul", "COM1", "A/../B"])
def test_an_id_is_safe_as_a_folder_name(text):
    assert isinstance(parse_id(text), ParseError)


def test_a_word_nearly_right_is_recognised_whatever_its_case():
    assert "「autonomy」" in guess("Autonomous", ("autonomy", "governance"))["guess_ja"]
    assert guess("zzz", ("autonomy",))["guess_en"] == ""
