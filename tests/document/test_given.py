"""A template asks whether its reader is shown something before it leads up to it."""

import pytest

from esgreport.base.fact import Fact
from esgreport.base.text import Text
from esgreport.base.view import ViewRow
from esgreport.document.inlines import Words
from esgreport.document.tree import Paragraph, Section, Table
from tests.document.test_assemble import library, made, view

PHONE = Fact("contacts.A.phone", "03")
TABLE = library(
    "exhibits:\n  list: {kind: table, key: list, rows: contacts, caption: {ja: 窓口, en: Desks}, "
    "columns: {phone: {ja: 電話, en: Phone}}}\n"
)


def contact(**fields: Fact) -> ViewRow:
    return ViewRow("contacts", {"name": Fact("contacts.A.name", Text("係", "Desk")), **fields})


def section(source: str, *rows: ViewRow) -> Section:
    return made(f"## 題 {{#a}}\n\n{source}\n", view(name="社", contacts=rows), exhibits=TABLE).sections[0]


def words(source: str, *rows: ViewRow) -> str:
    blocks = section(source, *rows).blocks
    return "".join(
        item.text
        for block in blocks
        if isinstance(block, Paragraph)
        for item in block.inlines
        if isinstance(item, Words)
    )


@pytest.mark.parametrize(
    "asked", ["contacts[0].phone", "contacts", "company.name", 'having(contacts, "phone")', 'exhibit("list")']
)
def test_what_the_reader_is_shown_is_given(asked: str) -> None:
    assert words(f"{{% if {asked} is given %}}ある{{% endif %}}。", contact(phone=PHONE)) == "ある。"


@pytest.mark.parametrize(
    "asked",
    ["contacts[0].phone", "contacts[0].office.floor", "company.motto", 'having(contacts, "phone")', 'fact("a.b")'],
)
def test_what_the_reader_is_not_shown_is_not_given_and_no_mistake(asked: str) -> None:
    assert words(f"{{% if {asked} is given %}}ある{{% endif %}}。", contact()) == "。"


def test_without_records_neither_they_nor_their_table_are_given() -> None:
    assert words('{% if contacts is given or exhibit("list") is given %}ある{% endif %}。') == "。"


def test_a_field_that_was_asked_for_counts_as_read() -> None:
    (block,) = section("{% if contacts[0].phone is given %}電話あり{% endif %}。", contact(phone=PHONE)).blocks
    assert isinstance(block, Paragraph) and block.meta.facts == ("contacts.A.phone",)


def test_a_table_that_was_only_asked_for_is_not_printed_and_cannot_be_referred_to() -> None:
    asked = '{% if exhibit("list") is given %}ある。{% endif %}'
    assert not [block for block in section(asked, contact(phone=PHONE)).blocks if isinstance(block, Table)]
    assert words(f'{asked}詳しくは{{{{ see("list") }}}}に示す。', contact(phone=PHONE)) == "ある。"


def test_a_table_in_a_panel_can_be_referred_to() -> None:
    source = '{{ see("list") }}。\n\n{% call summary("要旨") %}\n{{ exhibit("list") }}\n{% endcall %}'
    assert section(source, contact(phone=PHONE)).blocks
