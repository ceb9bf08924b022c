"""Disclosed figures past their retention date: the id is kept with a keyed hash, the figure is erased."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from esgreport.distribution.register.entry import DisclosedFigure, ErasedFigure, RegisterEntry


def keyed_hash(key: bytes, figure: DisclosedFigure) -> str:
    """The hash (HMAC with SHA-256, hexadecimal) by which the holder of the key recognises the same figure."""
    text = json.dumps([figure.fact, figure.text, str(figure.low), str(figure.high), figure.by], ensure_ascii=False)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def without_erased(entry: RegisterEntry, is_over: Callable[[str], bool], key: bytes, on: date) -> RegisterEntry:
    """The entry without the figures of facts that `is_over` names."""
    hashes = (ErasedFigure(item.fact, keyed_hash(key, item), on) for item in entry.told if is_over(item.fact))
    left = tuple(item for item in entry.told if not is_over(item.fact))
    return replace(entry, told=left, erased=(*entry.erased, *hashes))


def was_disclosed(key: bytes, figure: DisclosedFigure, erased: Collection[ErasedFigure]) -> bool:
    """Whether this very figure was disclosed before it was erased."""
    return any(hmac.compare_digest(item.digest, keyed_hash(key, figure)) for item in erased if item.fact == figure.fact)
