"""PowerPoint brands: a corporate presentation or the built-in one becomes a `PptxBrand`."""

from __future__ import annotations

from esgreport.brand.pptx.compile import compile_pptx

__all__ = ["compile_pptx"]
