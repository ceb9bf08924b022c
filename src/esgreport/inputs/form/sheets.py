"""The sheets of the form: for each kind of record its columns, headings, and how each cell is filled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from esgreport.base.text import Text
from esgreport.company.fields import COMMON, FieldSpec, Key, specs
from esgreport.company.records import KINDS, RECORDS, Record
from esgreport.inputs.form.explanations import KINDS as EXPLAINED

FORM_VERSION = 5
COVER = "はじめに"
NOTE_PREFIXES = ("メモ", "memo", "note")
VALUE_HEADING = Text("記入欄", "Value")
VERSION_MARK = "esgreport facts form"
YES, NO = "はい", "いいえ"

HOW: dict[str, Text] = {
    "id": Text("英字で始まる英数字と「-」", "letters, digits and -, a letter first"),
    "text": Text("文字", "text"),
    "word": Text("文字", "text"),
    "bool": Text("選ぶ", "choose"),
    "day": Text("年月日", "date"),
    "month": Text("年-月", "month"),
    "month-day": Text("月-日", "month and day"),
    "number": Text("数", "number"),
    "money": Text("数と単位（円・百万円・億円）", "number with its unit (円, 百万円, 億円)"),
    "percent": Text("％", "per cent"),
    "quantity": Text("数と単位", "number with its unit"),
    "list": Text("IDを「; 」で区切る", "ids separated by ;"),
    "label": Text("取扱区分", "label"),
    "labels": Text("項目=区分 を「; 」で区切る", "field=label separated by ;"),
}
EXAMPLES = {
    "day": "2026-04-01", "month": "2025-04", "month-day": "03-31", "number": "3", "money": "300百万円",
    "percent": "30%",     "quantity": "120日", "labels": "capex=board",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: a key of a record with what a person needs to fill it."""

    key: Key
    spec: FieldSpec

    @property
    def how(self) -> Text:
        """How to fill it, in one line a language: whether it must be filled, in which form, an example."""
        must = Text("必須", "needed") if self.spec.required else Text("任意", "optional")
        return Text("・".join([must.ja, *self._form("ja")]), ", ".join([must.en, *self._form("en")]))

    def _form(self, language: str) -> list[str]:
        japanese = language == "ja"
        made = [HOW[self.spec.form].ja if japanese else HOW[self.spec.form].en]
        if self.spec.refs:
            names = [KINDS[kind].JA if japanese else KINDS[kind].EN for kind in self.spec.refs]
            sheet = "と".join(f"「{name}」" for name in names) if japanese else " or ".join(names)
            made = [f"{sheet}のID" if japanese else f"id of {sheet}"]
            made += [("; で区切る" if japanese else "separated by ;")] if self.spec.form == "list" else []
        elif self.spec.choices:
            made = ["選ぶ" if japanese else "choose"]
        example = self.spec.example or EXAMPLES.get(self.spec.form, "")
        if example:
            made.append(f"例 {example}" if japanese else f"e.g. {example}")
        note = self.spec.help_ja if japanese else self.spec.help_en
        return [*made, note] if note else made

    @property
    def choices(self) -> tuple[str, ...]:
        """What the cell offers to choose from; empty when anything may be written."""
        if self.spec.form == "bool":
            return (YES, NO)
        return tuple(self.spec.shown.values())

    @property
    def common(self) -> bool:
        """Whether every kind has the column: labels, sources, publication."""
        return self.spec.name in COMMON and self.spec.name != "id"


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet: the kind of record that it holds and its columns."""

    record: type[Record]
    explanation: Text
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.record.JA

    @property
    def vertical(self) -> bool:
        """Whether the fields stand under each other, as for the kinds with one record only."""
        return self.record.SINGLE


@cache
def form_sheets() -> tuple[FormSheet, ...]:
    """The sheets of the form in their order."""
    return tuple(FormSheet(record, EXPLAINED[record.KIND], _columns(record)) for record in RECORDS)


def _columns(record: type[Record]) -> tuple[Column, ...]:
    return tuple(Column(key, spec) for spec in specs(record) for key in spec.keys)


@cache
def sheets_by_name() -> dict[str, FormSheet]:
    """The sheet for every name of a tab that stands for it: the Japanese, the English and the key, in lower case."""
    made: dict[str, FormSheet] = {}
    for sheet in form_sheets():
        for name in (sheet.record.JA, sheet.record.EN, sheet.record.KIND):
            made.setdefault(name.lower(), sheet)
    return made


def own_texts(sheet: FormSheet) -> frozenset[str]:
    """Every text that the form itself writes on a sheet."""
    made = {sheet.name, title(sheet), VALUE_HEADING.ja, VALUE_HEADING.en, *LEGENDS}
    made.add(explanation(sheet))
    for column in sheet.columns:
        made |= {column.key.ja, column.key.en, column.key.name, how_text(column)}
    return frozenset(made)


LEGENDS = ("項目", "Item", "key", "書き方 / How")


def title(sheet: FormSheet) -> str:
    """The first line of a sheet."""
    return f"{sheet.record.JA}　{sheet.record.EN}"


def explanation(sheet: FormSheet) -> str:
    """The second line of a sheet: what it is for, in both languages."""
    return f"{sheet.explanation.ja}　{sheet.explanation.en}"


def how_text(column: Column) -> str:
    """How to fill a column, Japanese above English."""
    return f"{column.how.ja}\n{column.how.en}"
