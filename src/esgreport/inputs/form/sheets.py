"""The sheets of the form: for each kind of record its columns, headings, and how each cell is filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.company.fields import COMMON, FieldKey, FieldSpec, specs
from esgreport.company.records import KINDS, RECORDS, Record
from esgreport.inputs.form.definition import standard, word

FORM_VERSION = 7
COVER = "はじめに"
NOTE_PREFIXES = ("メモ", "memo", "note")
VALUE_HEADING = Text("記入欄", "Value")
VALUE_LEGEND = f"{VALUE_HEADING.ja} / {VALUE_HEADING.en}"
VERSION_MARK = "esgreport facts form"
YES, NO = "はい", "いいえ"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a sheet: a key of a record with what a person needs to fill it."""

    key: FieldKey
    spec: FieldSpec

    @property
    def how(self) -> Text:
        """How to fill it, in one line a language: whether it must be filled, in which form, an example."""
        ja, en = (word("join", language).join(self._how(language)) for language in LANGUAGES)
        return Text(ja, en)

    def _how(self, language: Language) -> Iterator[str]:
        spec, kind = self.spec, "bool" if self.spec.choices else self.spec.form
        yield word("needed" if spec.required else "optional", language)
        if spec.refs:
            names = (KINDS[kind].JA if language == "ja" else KINDS[kind].EN for kind in spec.refs)
            sheets = word("or", language).join(word("sheet", language).format(name) for name in names)
            yield word("ids", language).format(sheets)
            yield from [word("separated", language)] if spec.form == "list" else []
        else:
            yield standard().how[kind].of(language)
        example = spec.example or standard().examples.get(spec.form, "")
        yield from [word("example", language).format(example)] if example else []
        yield from filter(None, [spec.help_ja if language == "ja" else spec.help_en])

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
    columns: tuple[FormColumn, ...]

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.record.JA

    @property
    def vertical(self) -> bool:
        """Whether the fields are listed below each other, as for the kinds with one record only."""
        return self.record.SINGLE


@cache
def form_sheets() -> tuple[FormSheet, ...]:
    """The sheets of the form in their order."""
    return tuple(FormSheet(record, standard().kinds[record.KIND], _columns(record)) for record in RECORDS)


def _columns(record: type[Record]) -> tuple[FormColumn, ...]:
    return tuple(FormColumn(key, spec) for spec in specs(record) for key in spec.keys)


@cache
def sheets_by_name() -> dict[str, FormSheet]:
    """The sheet for every name that its tab may have: the Japanese, the English and the key, in lower case."""
    sheets: dict[str, FormSheet] = {}
    for sheet in form_sheets():
        for name in (sheet.record.JA, sheet.record.EN, sheet.record.KIND):
            sheets.setdefault(name.lower(), sheet)
    return sheets


def own_texts(sheet: FormSheet) -> frozenset[str]:
    """Every text that the form itself writes on a sheet."""
    texts = {sheet.name, title(sheet), VALUE_HEADING.ja, VALUE_HEADING.en, VALUE_LEGEND, *LEGENDS}
    texts.add(explanation(sheet))
    for column in sheet.columns:
        texts |= {column.key.ja, column.key.en, column.key.name, how_text(column)}
    return frozenset(texts)


LEGENDS = ("項目", "Item", "key", "書き方 / How")


def title(sheet: FormSheet) -> str:
    """The first line of a sheet."""
    return f"{sheet.record.JA}　{sheet.record.EN}"


def explanation(sheet: FormSheet) -> str:
    """The second line of a sheet: what it is for, in both languages."""
    return f"{sheet.explanation.ja}　{sheet.explanation.en}"


def how_text(column: FormColumn) -> str:
    """How to fill a column, Japanese above English."""
    return f"{column.how.ja}\n{column.how.en}"
