"""The PowerPoint writer: a Deck and a compiled brand become a .pptx."""

from __future__ import annotations

from esgreport.writers.pptx.deck import write_pptx

__all__ = ["write_pptx"]
