"""From raw trees to records: complete, ordered, and never an exception whatever the tree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.base.catalogue import entry
from esgreport.base.finding import render
from esgreport.base.label import parse_label
from esgreport.base.origin import Origin
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.decode import decode
from esgreport.company.fields import keys, specs
from esgreport.company.record_set import natural
from esgreport.company.records import KINDS, Company, House, Investment, Item, Recovery, Supplier, Transaction
from esgreport.reading.csv import read_csv
from esgreport.reading.raw import Entry, Mapping, Null, Scalar, Sequence
from esgreport.reading.yaml import read_yaml


def tree(text, file="facts.yaml"):
    outcome = read_yaml(text.encode(), file)
    assert not outcome.findings, outcome.findings
    return file, outcome.value


def codes_of(outcome, but=("ESG-COMPANY-017",)):
    return [item.code for item in outcome.findings if item.code not in but]


def test_every_field_of_every_kind_can_be_written_and_gives_no_finding(every_kind):
    outcome = decode([tree(text, file) for file, text in every_kind.items()])
    # Two records of every kind: options of one kind only, and shares of items that also have transactions.
    notes = {"ESG-COMPANY-135", "ESG-COMPANY-136", "ESG-COMPANY-142"}
    assert [item for item in outcome.findings if item.code not in notes] == []
    for kind, record in KINDS.items():
        assert len(outcome.value.by_kind[kind]) == (1 if record.SINGLE else 2), kind


def test_the_order_of_files_and_of_records_means_nothing(every_kind):
    trees = [tree(text, file) for file, text in every_kind.items()]
    turned = [
        (file, Mapping(tuple(Entry(each.key, _turned(each.value)) for each in root.entries[::-1]), root.origin))
        for file, root in trees[::-1]
    ]
    assert decode(trees) == decode(turned)


def _turned(node):
    match node:
        case Sequence():
            return Sequence(tuple(map(_turned, node.items[::-1])), node.origin)
        case Mapping():
            return Mapping(node.entries[::-1], node.origin)
        case _:
            return node


def test_one_company_may_be_split_over_any_files():
    outcome = decode([tree("sites: []"), tree("items:\n", "b.yaml")])
    assert outcome.value.of(Item) == ()


def test_values_have_the_types_of_their_fields(every_kind):
    records = decode([tree(text, file) for file, text in every_kind.items()]).value
    investment = records.of(Investment)[0]
    assert investment.capex == Money(Decimal(300_000_000))
    assert investment.start == date(2026, 4, 1)
    assert isinstance(investment.title, Text) and investment.title.ja.endswith("R&D <先端> **x** {{7*7}} =1+1")
    assert records.of(Recovery)[0].time_to_recover == Quantity(Decimal(120), "日")
    assert records.single(House).discount_rate == Percent(Decimal(30))
    assert records.of(Item)[0].products == ("A-1", "A-2")


def test_every_field_knows_where_it_was_written(every_kind):
    records = decode([tree(text, file) for file, text in every_kind.items()]).value
    for listed in records.by_kind.values():
        for record in listed:
            for spec in specs(type(record)):
                if getattr(record, spec.name) not in (None, (), "", spec.default) and spec.name != "id":
                    assert record.origins[spec.name].line > 0, (record.KIND, spec.name)


def test_a_missing_company_is_an_error_and_asking_for_it_raises():
    outcome = decode([])
    assert [dict(item.details)["kind"] for item in outcome.findings] == ["company", "house"]
    assert outcome.value.optional(Company) is None
    with pytest.raises(LookupError):
        outcome.value.single(Company)


def test_a_single_kind_is_not_a_list():
    assert codes_of(decode([tree("company:\n  - name_ja: 会社")])) == ["ESG-COMPANY-004"]


def test_ids_sort_as_people_count():
    assert sorted(["INV-10", "INV-2", "INV-1", "B", "INV-01"], key=natural) == [
        "B",
        "INV-01",
        "INV-1",
        "INV-2",
        "INV-10",
    ]


def test_lists_are_sequences_or_texts_with_semicolons():
    text = (
        "items:\n  - {{id: I-1, name_ja: 磁石, name_en: M, category_ja: 素材, category_en: C,"
        " criticality: 5, products: {}}}"
    )
    for written in ("[P-1, P-2]", "P-1; P-2", "P-1；P-2", "[P-1; P-2]"):
        item = decode([tree(text.format(written))]).value.of(Item)[0]
        assert item.products == ("P-1", "P-2"), written


def test_labels_override_the_record_and_single_fields():
    text = (
        "suppliers:\n  - id: SUP-1\n    name_ja: 架空\n    name_en: K\n    region_ja: 国内\n    region_en: Japan\n"
        "    label: internal +our-view\n    labels: 'name=board ; region=internal +our-view +antitrust'"
    )
    outcome = decode([tree(text)])
    supplier = outcome.value.of(Supplier)[0]
    assert codes_of(outcome) == []
    assert supplier.label == parse_label("internal +our-view")
    assert dict(supplier.labels)["region"] == parse_label("internal +our-view +antitrust")


def test_an_amount_in_another_currency_is_never_converted():
    outcome = decode([tree("company:\n  revenue: USD 3 million")])
    assert "ESG-COMPANY-026" in codes_of(outcome)


def test_transactions_get_ids_that_do_not_depend_on_their_order():
    lines = ["I-1,S-1,2025-05,5個,2円", "I-1,S-1,2025-04,9個,1円", "I-1,S-1,2025-04,9個,1円"]
    for header in (
        "item,supplier,period,quantity,amount",
        "品目,調達先,年月,数量,金額",
        "Item,Supplier,Month,Quantity,Amount",
    ):
        made = [
            decode([], [(Transaction, read_csv("\n".join([header, *order]).encode(), "t.csv").value)]).value.of(
                Transaction
            )
            for order in (lines, lines[::-1])
        ]
        assert made[0] == made[1]
        assert [item.id for item in made[0]] == ["T-0001", "T-0002", "T-0003"]
        assert sum(item.amount.amount for item in made[0]) == 4


def test_a_transaction_knows_its_line_and_column():
    table = read_csv("item,supplier,period,amount\nI-1,S-1,2025-04,1円\n".encode(), "t.csv").value
    assert decode([], [(Transaction, table)]).value.of(Transaction)[0].origins["amount"] == Origin("t.csv", 2, 4)


def test_a_missing_column_is_one_finding_and_not_one_per_row():
    table = read_csv(b"item,supplier,period\n" + b"I-1,S-1,2025-04\n" * 50, "t.csv").value
    assert codes_of(decode([], [(Transaction, table)])) == ["ESG-COMPANY-042"]


def test_ids_of_the_table_and_of_the_files_share_one_space():
    row = "transactions:\n  - {id: T-0001, item: I-1, supplier: S-1, period: 2025-04, amount: 1円}"
    table = read_csv("item,supplier,period,amount\nI-1,S-1,2025-05,1円\n".encode(), "t.csv").value
    assert [item.id for item in decode([tree(row)], [(Transaction, table)]).value.of(Transaction)] == [
        "T-0001",
        "T-0002",
    ]


NAMES = [*KINDS, *sorted({name for record in KINDS.values() for name in keys(record)}), "unknown", ""]
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["", " ", "INV-1", "A-1", "300百万円", "300", "30%", "NaN", "2026-04-01", "2026-02-30", "yes", "board", "pert",
     "internal +x", "capex=board; =", "lognormal", "band", "words", "nothing", "{id}", "{0}", "%s", "120日",
     "supplier:A-1", "..", "a.b.c"]
)  # fmt: skip
PLACE = st.builds(Origin, st.just("x.yaml"), st.integers(1, 9), st.integers(1, 9))
SCALARS = st.builds(Scalar, TEXTS, PLACE, st.booleans())
KEYS = st.builds(Scalar, st.sampled_from(NAMES), PLACE)
NODES = st.recursive(
    SCALARS | st.builds(Null, PLACE),
    lambda inner: (
        st.builds(Sequence, st.lists(inner, max_size=4).map(tuple), PLACE)
        | st.builds(Mapping, st.lists(st.builds(Entry, KEYS, inner), max_size=6).map(tuple), PLACE)
    ),
    max_leaves=12,
)


def _kind_trees(kind):
    record = st.builds(
        Mapping,
        st.lists(
            st.builds(Entry, st.builds(Scalar, st.sampled_from(["id", *keys(KINDS[kind])]), PLACE), NODES), max_size=12
        ).map(tuple),
        PLACE,
    )
    key = Scalar(kind, Origin("x.yaml", 1, 1))
    listed = st.builds(Sequence, st.lists(record, max_size=3).map(tuple), PLACE)
    return st.builds(Entry, st.just(key), listed | record)


ROOTS = NODES | st.builds(
    Mapping, st.lists(st.sampled_from(list(KINDS)).flatmap(_kind_trees), max_size=4).map(tuple), PLACE
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["a.yaml", "b.yaml"]), ROOTS), max_size=3))
def test_no_tree_makes_decoding_raise_and_every_finding_can_be_told(files):
    outcome = decode(files)
    assert outcome.value is not None
    for item in outcome.findings:
        for language in ("ja", "en"):
            assert render(entry(item.code), item, language)["what"]
