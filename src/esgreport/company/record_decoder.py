"""Drafts: the typed fields of one raw record, with every fault in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.company.fields import LANGUAGE_NAMES, FieldSpec, Form, keys, specs
from esgreport.company.grammar.day import parse_day, parse_month, parse_month_day
from esgreport.company.grammar.measure import parse_percent, parse_quantity
from esgreport.company.grammar.money import parse_money
from esgreport.company.grammar.number import parse_number
from esgreport.company.grammar.parse_error import ParseError
from esgreport.company.grammar.word import parse_bool, parse_choice
from esgreport.company.labelling import read_label, read_labels
from esgreport.company.raw_record import RawRecord
from esgreport.company.records import Record
from esgreport.reading.raw import Node, Null, Scalar, Sequence

LIST_SEPARATORS = str.maketrans("；\n", ";;")
PARSERS: dict[Form, Callable[[str, FieldSpec], object]] = {
    "bool": lambda text, _: parse_bool(text),
    "day": lambda text, _: parse_day(text),
    "month": lambda text, _: parse_month(text),
    "month-day": lambda text, _: parse_month_day(text),
    "number": lambda text, _: parse_number(text),
    "percent": lambda text, _: parse_percent(text),
    "quantity": lambda text, spec: parse_quantity(text, spec.example),
    "word": lambda text, spec: _word(text, spec),
}


def _word(text: str, spec: FieldSpec) -> object:
    return parse_choice(text, spec.choices, spec.shown, spec.meant) if spec.choices else text.strip()


@dataclass(frozen=True, slots=True)
class DecodedRecord:
    """The fields of one record that could be read. `record` is None when a required one is missing or wrong.

    `partial` is the record with None for what could not be read: only for rules that look at what is there.
    """

    raw: RawRecord
    fields: dict[str, object]
    origins: dict[str, Origin]
    record: Record | None
    partial: Record


class _RecordReader:
    """The reading of one raw record under way."""

    def __init__(
        self, raw: RawRecord, currency: str, languages: tuple[Language, ...], readers: tuple[str, ...]
    ) -> None:
        self.readers = readers
        self.raw = raw
        self.currency = currency
        self.languages = languages
        self.fields: dict[str, object] = {}
        self.origins: dict[str, Origin] = {"": raw.origin}
        self.found: list[Finding] = []
        self.touched: set[str] = set()

    def report(self, code: str, origin: Origin, field: str, **details: str) -> None:
        subject = self.raw.subject(field)
        self.found.append(finding(code, origin, subject, document="", related=(), field=field, **details))

    def scalar(self, node: Node, field: str) -> str | None:
        """The text of a field that is given; None for a key without a value, or after a finding."""
        if isinstance(node, Null):
            return None
        self.touched.add(field)
        if not isinstance(node, Scalar):
            self.report("ESG-COMPANY-014", node.origin, field)
        elif node.text.strip():
            return node.text
        else:
            self.report("ESG-COMPANY-016", node.origin, field)
        return None

    def keep(self, field: str, value: object, origin: Origin) -> None:
        """Keep a value, or report why it was refused."""
        if isinstance(value, ParseError):
            self.report(value.code, origin, field, value=value.value, **dict(value.details))
        else:
            self.fields[field] = value
            self.origins[field] = origin

    def plain(self, spec: FieldSpec, node: Node) -> None:
        text = self.scalar(node, spec.name)
        if text is None:
            return
        if spec.names_readers and self.readers:
            meant = {word: choice for word, choice in spec.meant.items() if choice in self.readers}
            spec = replace(spec, choices=self.readers, meant=meant)
        value = parse_money(text, self.currency) if spec.form == "money" else PARSERS[spec.form](text, spec)
        self.keep(spec.name, value, node.origin)

    def text(self, spec: FieldSpec) -> None:
        """Both languages of a text; one that is missing is a finding and stays empty."""
        given: dict[str, str] = {}
        for key in spec.keys:
            node = self.raw.values.get(key.name)
            text = None if node is None else self.scalar(node, key.name)
            if node is not None and text is not None:
                given[key.language or ""] = text.strip()
                self.origins[key.name] = node.origin
                self.origins.setdefault(spec.name, node.origin)
        if given:
            self.fields[spec.name] = Text(given.get("ja", ""), given.get("en", ""))
        for language in self.languages if given else ():
            name = f"{spec.name}_{language}"
            if language not in given and name not in self.touched:
                self.missing_language(spec, name, language)

    def missing_language(self, spec: FieldSpec, name: str, language: Language) -> None:
        ja, en = LANGUAGE_NAMES[language]
        empty = self.raw.values.get(name)
        place = empty.origin if empty is not None else self.origins[spec.name]
        self.report("ESG-COMPANY-013", place, spec.name, key=name, language_ja=ja, language_en=en)

    def items(self, spec: FieldSpec, node: Node) -> None:
        """A list of ids: a sequence of texts, or one text with semicolons."""
        if isinstance(node, Null):
            return
        nodes = node.items if isinstance(node, Sequence) else (node,)
        wrong = next((item for item in nodes if not isinstance(item, Scalar)), None)
        if wrong is not None:
            self.touched.add(spec.name)
            self.report("ESG-COMPANY-015", wrong.origin, spec.name)
            return
        texts = (item.text.translate(LIST_SEPARATORS) for item in nodes if isinstance(item, Scalar))
        words = [word.strip() for text in texts for word in text.split(";") if word.strip()]
        self.keep(spec.name, tuple(words), node.origin)
        repeated = next((word for word in words if words.count(word) > 1), None)
        if repeated is not None:
            self.report("ESG-COMPANY-064", node.origin, spec.name, value=repeated[:40])

    def read(self, spec: FieldSpec) -> None:
        """One field of any form."""
        if spec.form == "text":
            self.text(spec)
        elif spec.form == "list":
            self.items(spec, self.raw.values[spec.name])
        elif spec.form in ("label", "labels"):
            self.label(spec, self.raw.values[spec.name])
        else:
            self.plain(spec, self.raw.values[spec.name])

    def label(self, spec: FieldSpec, node: Node) -> None:
        read = read_label if spec.form == "label" else read_labels
        value, faults = read(self.raw, node)
        self.found.extend(faults)
        if value is not None:
            self.keep(spec.name, value, node.origin)


def decode_record(
    raw: RawRecord, currency: str, languages: tuple[Language, ...] = LANGUAGES, readers: tuple[str, ...] = ()
) -> tuple[DecodedRecord, list[Finding]]:
    """The typed fields of `raw`; texts need the `languages` only. `readers` are the families of readers, ours if empty.

    Findings: ESG-COMPANY-011 to 016, 021 to 040, 051 to 054, 064.
    """
    reader = _RecordReader(raw, currency, languages, readers)
    known = keys(raw.record)
    for spec in {known[name][0].name: known[name][0] for name in raw.values}.values():
        reader.read(spec)
    required = (spec for spec in specs(raw.record) if spec.required and spec.name != "id")
    gaps = [spec for spec in required if spec.name not in reader.fields]
    for spec in gaps:
        if not any(key.name in reader.touched for key in spec.keys):
            _missing(reader, spec)
    # A record type is a dataclass whose fields `specs` lists; their types were checked by the parsers.
    make: Callable[..., Record] = raw.record
    record = make(id=raw.id, origins=reader.origins, **reader.fields, **dict.fromkeys(spec.name for spec in gaps))
    complete = record if raw.id and not gaps else None
    return DecodedRecord(raw, reader.fields, reader.origins, complete, record), reader.found


def _missing(reader: _RecordReader, spec: FieldSpec) -> None:
    code = "ESG-COMPANY-012" if spec.form == "text" else "ESG-COMPANY-011"
    node = reader.raw.values.get(spec.keys[0].name)
    place = node.origin if node is not None else reader.raw.origin
    ja, en = _example(spec)
    reader.report(code, place, spec.name, ja=spec.ja, en=spec.en, example_ja=ja, example_en=en)


def _example(spec: FieldSpec) -> tuple[str, str]:
    """What the field would take, in both languages, for the finding that misses it."""
    if spec.refs:
        kinds = ", ".join(spec.refs)
        return f"{kinds} にあるID", f"an id of {kinds}"
    if spec.choices:
        japanese = "、".join(spec.shown.get(choice, choice) for choice in spec.choices)
        return f"{japanese} のいずれか", f"one of {', '.join(spec.choices)}"
    if spec.form == "word" and not spec.example:
        return "文字", "a text"
    usual = {"day": "2026-04-01", "money": "300百万円", "percent": "30%", "bool": "yes", "number": "1"}
    example = spec.example or usual.get(spec.form, "100個")
    return f"たとえば {example}", f"for example {example}"
