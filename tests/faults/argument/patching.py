"""Facts changed in memory: the raw tree of an example with other values, new records, or without some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from esgreport.base.origin import Origin
from esgreport.inputs.read import Inputs
from esgreport.reading import raw

# A value as YAML gives it: a text, a list or a mapping of them; None takes the value away.
Value = Any
Change = Callable[[raw.Node], raw.Node]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a text with others in their place, so that the rest of it may change without the fault."""

    words: tuple[tuple[str, str], ...]

    def of(self, text: str) -> str:
        """The text with each of the words replaced. Raises LookupError where they do not stand exactly once."""
        for old, new in self.words:
            if text.count(old) != 1:
                raise LookupError(f"{old} stands {text.count(old)} times")
            text = text.replace(old, new)
        return text


def patched(inputs: Inputs, changes: Mapping[str, Value]) -> Inputs:
    """`inputs` with each fact of `changes` set: `programmes.PRG-1.total`, `house.discount_rate`, or `gates.GAT-9` for
    a whole record. Raises LookupError for a kind that no file has, and for a record to be changed that is not there.
    """
    files = list(inputs.files)
    for fact, value in changes.items():
        kind, _, rest = fact.partition(".")
        number = next((n for n, (_, root) in enumerate(files) if _has(root, kind)), None)
        if number is None:
            raise LookupError(f"no file has {kind}")
        name, root = files[number]
        files[number] = name, _set_in(root, kind, lambda node, path=rest, new=value: _changed(node, path, new))
    return replace(inputs, files=tuple(files))


def _has(root: raw.Node, kind: str) -> bool:
    return isinstance(root, raw.Mapping) and root.get(kind) is not None


def _changed(node: raw.Node, path: str, value: Value) -> raw.Node:
    """The value of a kind (one record, or a list of them) with the field or record at `path` set."""
    if isinstance(node, raw.Mapping):
        return _with(node, path, value)
    record, _, field = path.partition(".")
    if not isinstance(node, raw.Sequence):
        raise LookupError(path)
    ids = [name.text if (name := raw.id_of(item)) is not None else "" for item in node.items]
    if not field:
        kept = tuple(item for item, name in zip(node.items, ids, strict=True) if name != record)
        return replace(node, items=kept if value is None else (*kept, _node({"id": record, **value}, node.origin)))
    if record not in ids:
        raise LookupError(path)
    items = list(node.items)
    items[ids.index(record)] = _with(items[ids.index(record)], field, value)
    return replace(node, items=tuple(items))


def _with(node: raw.Node, field: str, value: Value) -> raw.Node:
    if not isinstance(node, raw.Mapping):
        raise LookupError(field)
    place = next((entry.value.origin for entry in node.entries if entry.key.text == field), node.origin)
    if value is None:
        return replace(node, entries=tuple(entry for entry in node.entries if entry.key.text != field))
    if isinstance(value, Edit):
        value = value.of(raw_text(node, field))
    new = raw.Entry(raw.Scalar(field, place), _node(value, place))
    if node.get(field) is None:
        return replace(node, entries=(*node.entries, new))
    return replace(node, entries=tuple(new if entry.key.text == field else entry for entry in node.entries))


def raw_text(node: raw.Mapping, field: str) -> str:
    """The text of a field as it was written. Raises LookupError for a field without one."""
    value = node.get(field)
    if not isinstance(value, raw.Scalar):
        raise LookupError(field)
    return value.text


def _set_in(root: raw.Node, key: str, change: Change) -> raw.Node:
    assert isinstance(root, raw.Mapping)
    changed = (replace(item, value=change(item.value)) if item.key.text == key else item for item in root.entries)
    return replace(root, entries=tuple(changed))


def _node(value: Value, origin: Origin) -> raw.Node:
    if isinstance(value, Mapping):
        return raw.Mapping(
            tuple(raw.Entry(raw.Scalar(key, origin), _node(item, origin)) for key, item in value.items()), origin
        )
    if isinstance(value, list):
        return raw.Sequence(tuple(_node(item, origin) for item in value), origin)
    return raw.Scalar(str(value), origin)
