"""One file laid over another: what the upper one says replaces what the lower one says, key by key."""

from __future__ import annotations

from esgreport.reading.raw import Entry, Mapping, Node, Null


def overlaid(lower: Node, upper: Node) -> Node:
    """`lower` with what `upper` says: mappings are joined key by key, a key without a value takes that key away.

    Everything else of `upper` replaces what `lower` has. New keys come last, in their order.
    """
    if not (isinstance(lower, Mapping) and isinstance(upper, Mapping)):
        return upper
    overrides = {entry.key.text: entry for entry in upper.entries}
    merged = [_joined(entry, overrides.pop(entry.key.text, None)) for entry in lower.entries]
    return Mapping((*(entry for entry in merged if entry is not None), *overrides.values()), lower.origin)


def _joined(entry: Entry, override: Entry | None) -> Entry | None:
    if override is None:
        return entry
    if isinstance(override.value, Null):
        return None
    key = entry.key if isinstance(override.value, Mapping) else override.key
    return Entry(key, overlaid(entry.value, override.value))
