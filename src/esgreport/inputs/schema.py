"""The facts as JSON Schema, so that editors complete and check YAML files while people write them."""

from __future__ import annotations

import json
from typing import Any

from esgreport.base.label import Level
from esgreport.base.text import Language
from esgreport.company.fields import FieldKey, FieldSpec, specs
from esgreport.company.grammar.word import ID
from esgreport.company.records import KINDS, Record
from esgreport.inputs.form.definition import standard
from esgreport.inputs.form.sheets import FormColumn

SCHEMA_FILE = "facts.schema.json"
DRAFT = "http://json-schema.org/draft-07/schema#"
LIST = {"type": ["array", "string"], "items": {"type": ["string", "number"]}}
FORMS: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "pattern": f"^{ID.pattern}$"},
    "bool": {"enum": ["yes", "no", "はい", "いいえ", True, False]},
    "number": {"type": ["number", "string"]},
    "money": {"type": "string"},
    "percent": {"type": "string", "pattern": "[%％]"},
    "list": LIST,
    "label": {"type": "string", "pattern": "^(" + "|".join(level.name.lower() for level in Level) + ")"},
    "labels": {"type": ["string", "object"]},
}
ANYTHING = {"type": ["string", "number"]}


def facts_schema() -> dict[str, Any]:
    """The schema of a file of facts: kinds with their records."""
    return {
        "$schema": DRAFT,
        "title": "esgreport facts",
        "type": "object",
        "additionalProperties": False,
        "properties": {kind: _kind(record) for kind, record in KINDS.items()},
    }


def schema_file() -> bytes:
    """The schema as the file that YAML files name in their first line; one kind a line."""
    schema = facts_schema()
    kinds = schema.pop("properties")
    lines = [f"{_compact(kind)}: {_compact(kinds[kind])}" for kind in kinds]
    listed = ",\n".join(lines)
    return f'{_compact(schema)[:-1]}, "properties": {{\n{listed}\n}}}}\n'.encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def kind_schema(kind: str) -> dict[str, Any]:
    """The schema of the records of one kind. Raises KeyError for an unknown one."""
    return {"$schema": DRAFT, "title": kind, **_kind(KINDS[kind])}


def _kind(record: type[Record]) -> dict[str, Any]:
    explained = standard().kinds[record.KIND]
    about = {"title": f"{record.JA} / {record.EN}", "description": f"{explained.ja} / {explained.en}"}
    if record.SINGLE:
        return {**about, **_record(record)}
    return {**about, "type": ["array", "null"], "items": _record(record)}


def _record(record: type[Record]) -> dict[str, Any]:
    fields = specs(record)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for spec in fields if spec.required for key in spec.keys if key.language != "en"],
        "properties": {key.name: _field(spec, key) for spec in fields for key in spec.keys},
    }


def _field(spec: FieldSpec, key: FieldKey) -> dict[str, Any]:
    how = FormColumn(key, spec).how
    words: dict[Language, str] = {"ja": f"{key.ja}：{how.ja}", "en": f"{key.en}: {how.en}"}
    form = FORMS.get(spec.form, ANYTHING)
    if spec.choices:
        form = {"enum": list(dict.fromkeys([*spec.choices, *spec.meant]))}
    allowed = form if spec.required or "enum" in form else {**form, "type": [*_types(form), "null"]}
    return {**allowed, "description": f"{words['ja']} / {words['en']}"}


def _types(form: dict[str, Any]) -> list[str]:
    types = form["type"]
    return [types] if isinstance(types, str) else list(types)
