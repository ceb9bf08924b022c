"""What the fields of a record type are, derived once from its dataclass: forms, headings, labels, references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from esgreport.base.label import Label
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.company.choices import families, meant_choices, shown_choices
from esgreport.company.records import KINDS, Record
from esgreport.company.records.record import AUDIENCES

Form = Literal[
    "text", "word", "id", "bool", "day", "month", "month-day", "number", "money", "percent", "quantity",
    "list", "label", "labels",
]  # fmt: skip
FORMS: Mapping[object, Form] = {
    Text: "text", str: "word", Literal: "word", bool: "bool", date: "day", Decimal: "number", Money: "money",
    Percent: "percent", Quantity: "quantity", tuple: "list", Label: "label",
}  # fmt: skip
# Fields with a form of their own, which their type does not tell; those without a kind are in every record.
SPECIAL_FORMS: Mapping[tuple[str, str], Form] = {
    ("", "id"): "id",
    ("", "labels"): "labels",
    ("transactions", "period"): "month",
    ("company", "fiscal_year_end"): "month-day",
}
# What every record carries besides its own fields.
COMMON = frozenset(item.name for item in fields(Record))
LANGUAGE_NAMES: Mapping[Language, tuple[str, str]] = {"ja": ("日本語", "Japanese"), "en": ("英語", "English")}


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One key under which a person writes a field, with its headings; a text for readers has one key a language."""

    name: str
    field: str
    language: Language | None
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record type. `label` is a template (`partner +supplier:{id}`); empty means as the presence.

    `refs` are the kinds whose ids it may name. `default` is the value of a field that is not given. `shown` is the
    Japanese of each of `choices`; `meant` is the choice for every word that a file may use. `names_readers` says
    that a project's own readers are choices, too.
    """

    name: str
    form: Form
    required: bool
    default: object
    ja: str
    en: str
    label: str
    refs: tuple[str, ...]
    choices: tuple[str, ...]
    example: str
    help_ja: str
    help_en: str
    shown: Mapping[str, str]
    meant: Mapping[str, str]
    names_readers: bool = False

    @property
    def keys(self) -> tuple[FieldKey, ...]:
        """The keys of the field in a file, with the headings of its columns in a table."""
        if self.form != "text":
            return (FieldKey(self.name, self.name, None, self.ja, self.en),)
        return tuple(map(self._key_in, LANGUAGES))

    def _key_in(self, language: Language) -> FieldKey:
        ja, en = LANGUAGE_NAMES[language]
        return FieldKey(f"{self.name}_{language}", self.name, language, f"{self.ja}（{ja}）", f"{self.en} ({en})")


def specs(record: type[Record]) -> tuple[FieldSpec, ...]:
    """The fields of a record type that a person fills in, its own ones first. A single record has no id."""
    return _specs(record.KIND)


@cache
def own_specs(kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a kind of records without those that every record has."""
    return tuple(spec for spec in _specs(kind) if spec.name not in COMMON)


def keys(record: type[Record]) -> Mapping[str, tuple[FieldSpec, FieldKey]]:
    """Every key of a record type with its field."""
    return _keys(record.KIND)


@cache
def _specs(kind: str) -> tuple[FieldSpec, ...]:
    record = KINDS[kind]
    hints = get_type_hints(record)
    asked = (item for item in fields(record) if item.metadata and not (record.SINGLE and item.name == "id"))
    found = [_spec(record, item.name, hints[item.name], item.metadata, item.default) for item in asked]
    return tuple(sorted(found, key=lambda spec: spec.name in COMMON and spec.name != "id"))


@cache
def _keys(kind: str) -> Mapping[str, tuple[FieldSpec, FieldKey]]:
    return MappingProxyType({key.name: (spec, key) for spec in _specs(kind) for key in spec.keys})


def _spec(record: type[Record], name: str, hint: object, given: Mapping[str, Any], default: object) -> FieldSpec:
    readers = families() if given["choices"] == AUDIENCES else {}
    choices = tuple(readers if given["choices"] == AUDIENCES else given["choices"])
    return FieldSpec(
        name,
        _form(record.KIND, name, hint),
        given["required"],
        None if default is MISSING else default,
        given["ja"],
        given["en"],
        given["label"],
        tuple(given["ref"].split("|")) if given["ref"] else (),
        choices,
        given["example"],
        given["help_ja"],
        given["help_en"],
        {**shown_choices(name, choices), **readers},
        {**{text: word for word, text in readers.items()}, **meant_choices(name, choices)},
        bool(readers),
    )


def _form(kind: str, name: str, hint: object) -> Form:
    plain = next((part for part in get_args(hint) if part is not NoneType), hint)
    special = SPECIAL_FORMS.get((kind, name)) or SPECIAL_FORMS.get(("", name))
    return special or FORMS.get(get_origin(hint)) or FORMS[plain]
