"""Finding codes of the room `layout`."""

from __future__ import annotations

from esgreport.base.finding import Entry

CODES: dict[str, Entry] = {}
