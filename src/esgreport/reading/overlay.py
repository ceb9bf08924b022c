"""One file laid over another: what the upper one says replaces what the lower one says, key by key."""

from __future__ import annotations

from esgreport.reading.raw import Entry, Mapping, Node, Null


def overlaid(lower: Node, upper: Node) -> Node:
    """`lower` with what `upper` says: mappings are joined key by key, a key without a value takes that key away.

    Everything else of `upper` replaces what `lower` has. New keys come last, in their order.
    """
    if not (isinstance(lower, Mapping) and isinstance(upper, Mapping)):
        return upper
    said = {entry.key.text: entry for entry in upper.entries}
    kept = [_joined(entry, said.pop(entry.key.text, None)) for entry in lower.entries]
    made = (*(entry for entry in kept if entry is not None), *said.values())
    return Mapping(made, lower.origin)


def _joined(entry: Entry, over: Entry | None) -> Entry | None:
    if over is None:
        return entry
    if isinstance(over.value, Null):
        return None
    return Entry(entry.key if isinstance(over.value, Mapping) else over.key, overlaid(entry.value, over.value))
