"""Disclosed figures past their retention date: the id is kept with a keyed hash, the figure is erased."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from esgreport.distribution.register.entry import Entry, Erased, Told


def keyed(key: bytes, told: Told) -> str:
    """The hash (HMAC with SHA-256, hexadecimal) by which the holder of the key recognises the same figure."""
    text = json.dumps([told.fact, told.text, str(told.low), str(told.high), told.by], ensure_ascii=False)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def without(entry: Entry, is_over: Callable[[str], bool], key: bytes, on: date) -> Entry:
    """The entry without the figures of facts that `is_over` names."""
    over = tuple(item for item in entry.told if is_over(item.fact))
    left = tuple(item for item in entry.told if not is_over(item.fact))
    return replace(
        entry, told=left, erased=(*entry.erased, *(Erased(item.fact, keyed(key, item), on) for item in over))
    )


def told_again(key: bytes, told: Told, erased: Collection[Erased]) -> bool:
    """Whether this very figure was disclosed before it was erased."""
    return any(hmac.compare_digest(item.digest, keyed(key, told)) for item in erased if item.fact == told.fact)
