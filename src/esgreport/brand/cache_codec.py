"""Frozen values as bytes and back, so that a brand is compiled once and kept between runs.

The form is JSON for the shape and one run of raw bytes behind it, under a checksum: never code, never a pickle. What a
damaged or foreign file holds is refused, and the brand is compiled again.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_CHECK_SIZE, _LENGTH_SIZE = 32, 8


def to_bytes(value: object) -> bytes:
    """`value` (a frozen dataclass of plain values, tuples, frozen sets, mappings by text and dataclasses) as bytes."""
    blob = bytearray()
    shape = json.dumps(_folded(value, blob), ensure_ascii=False, separators=(",", ":")).encode()
    payload = len(shape).to_bytes(_LENGTH_SIZE, "big") + shape + bytes(blob)
    return _check(payload) + payload


def from_bytes(kind: type[T], data: bytes) -> T:
    """The value of `kind` that `to_bytes` wrote. Raises ValueError for anything else."""
    payload = data[_CHECK_SIZE:]
    if data[:_CHECK_SIZE] != _check(payload):
        raise ValueError("kept bytes are damaged")
    start = _LENGTH_SIZE + int.from_bytes(payload[:_LENGTH_SIZE], "big")
    try:
        value: T = _unfolded(kind, json.loads(payload[_LENGTH_SIZE:start]), payload[start:])
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"kept bytes do not hold a {kind.__name__}") from error
    return value


def _check(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECK_SIZE).digest()


def _folded(value: object, blob: bytearray) -> Any:
    if isinstance(value, bytes):
        blob += value
        return [len(blob) - len(value), len(value)]
    if is_dataclass(value):
        return [_folded(getattr(value, item.name), blob) for item in fields(value)]
    if isinstance(value, Mapping):
        return [[key, _folded(item, blob)] for key, item in value.items()]
    if isinstance(value, frozenset):
        return [_folded(item, blob) for item in sorted(value)]
    if isinstance(value, tuple):
        return [_folded(item, blob) for item in value]
    return value


def _unfolded(kind: Any, value: Any, blob: bytes) -> Any:
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is bytes:
        start, size = value
        return blob[start : start + size]
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(*(_unfolded(hint, item, blob) for hint, item in zip(_hints(kind), value, strict=True)))
    return _gathered(get_origin(kind), get_args(kind), value, blob)


def _gathered(origin: Any, inside: tuple[Any, ...], value: Any, blob: bytes) -> Any:
    """A value of a kind that holds others: mapping, frozen set, tuple, or a dataclass that may be absent."""
    if origin is Mapping:
        return {key: _unfolded(inside[1], item, blob) for key, item in value}
    if origin is frozenset:
        return frozenset(_unfolded(inside[0], item, blob) for item in value)
    if origin in (types.UnionType, Union):
        return _unfolded(next(item for item in inside if item is not types.NoneType), value, blob)
    if inside[-1] is Ellipsis:
        return tuple(_unfolded(inside[0], item, blob) for item in value)
    return tuple(_unfolded(hint, item, blob) for hint, item in zip(inside, value, strict=True))


@lru_cache(maxsize=64)
def _hints(kind: Any) -> tuple[Any, ...]:
    """The types of a dataclass's fields, in order."""
    hints = get_type_hints(kind)
    return tuple(hints[item.name] for item in fields(kind))
