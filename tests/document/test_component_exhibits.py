"""Components from exhibits files: highlights, conditions of records, links between groups, statements as texts."""

from __future__ import annotations

from esgreport.base.fact import Fact
from esgreport.base.view import Condition, ViewRow
from esgreport.document.component import Component
from tests.document.test_exhibits import shown
from tests.document.test_given import view


def words(inlines: object) -> str:
    return "".join(item.text for item in inlines)  # type: ignore[attr-defined]


def row(kind: str, name: str, **fields: object) -> ViewRow:
    return ViewRow(kind, {"name": Fact(f"{kind}.{name}.name", name), **fields})


def component(text: str, **seen: object) -> Component:
    block = shown(text, seen=view(name="x", open=Condition(True), **seen))
    assert isinstance(block, Component)
    return block


def test_the_first_highlight_that_holds_gives_tone_and_mark() -> None:
    text = """
exhibits:
  e:
    kind: component
    form: matrix
    groups:
      all:
        tone: muted
        each:
          rows: items
          title: {ja: "{name}", en: "{name}"}
          highlights:
            shut: {holds: wanted, when: shut, tone: ours, mark: {ja: 甲, en: a}}
            best: {holds: wanted, tone: brand, mark: {ja: 推奨, en: Best}}
"""
    items = tuple(row("items", name, wanted=Condition(name == "乙")) for name in ("甲", "乙"))
    entries = component(text, items=items, shut=Condition(False)).entries
    assert [(entry.tone, words(entry.mark)) for entry in entries] == [("", ""), ("brand", "推奨")]


def test_records_may_be_those_for_which_a_condition_is_false() -> None:
    text = """
exhibits:
  e: {kind: component, form: limits, groups: {all: {each: {rows: items, where: known is false, text: {ja: "{name}", en: "{name}"}}}}}
"""
    items = tuple(row("items", name, known=Condition(name == "乙")) for name in ("甲", "乙"))
    assert [words(entry.text[0]) for entry in component(text, items=items).entries] == ["甲"]


LINKS = """
exhibits:
  e:
    kind: component
    form: chain
    groups:
      items: {each: {rows: items, title: {ja: "{name}", en: "{name}"}, links: {field: products}}}
      products: {each: {rows: products, title: {ja: "{name}", en: "{name}"}, links: {rows: sales, origin: product, target: customer}}}
      customers: {each: {rows: customers, title: {ja: "{name}", en: "{name}"}}}
"""


def test_entries_lead_to_those_of_the_next_group_by_a_field_or_by_records_between() -> None:
    products = row("products", "モーター"), row("products", "軸受")
    customers = row("customers", "甲社"), row("customers", "乙社")
    items = row("items", "磁石", products=(products[0],)), row("items", "鋼材", products=products)
    sales = (ViewRow("sales", {"product": products[1], "customer": customers[1]}),)
    made = component(LINKS, items=items, products=products, customers=customers, sales=sales)
    assert [[entry.leads_to for entry in group.entries] for group in made.groups] == [
        [(0,), (0, 1)],
        [(), (1,)],
        [(), ()],
    ]


def test_what_two_records_say_in_the_same_words_is_led_to_once() -> None:
    products = row("products", "モーター"), row("products", "モーター"), row("products", "軸受")
    items = (row("items", "磁石", products=products),)
    made = component(LINKS, items=items, products=products, customers=(), sales=())
    assert made.groups[0].entries[0].leads_to == (0, 1) and len(made.groups[1].entries) == 2


def test_statements_are_said_one_after_the_other_and_those_that_do_not_hold_are_left_out() -> None:
    text = """
statements:
  one: [{ja: "{name}は一つ目。", en: "{name} one."}]
  two: [{when: shut, ja: 二つ目。, en: Two.}]
  three: [{ja: "三つ目は{name}。", en: "Three {name}."}]
exhibits:
  e:
    kind: component
    form: rows
    groups:
      all:
        entries:
          why: {title: {ja: なぜ, en: Why}, says: [one, two, three]}
          not: {title: {ja: なし, en: None}, says: [two]}
"""
    block = shown(
        text.replace("{name}", "{company.name}"), seen=view(name="社", open=Condition(True), shut=Condition(False))
    )
    assert isinstance(block, Component)
    (entry,) = block.entries
    assert words(entry.title) == "なぜ" and [words(line) for line in entry.text] == ["社は一つ目。三つ目は社。"]
