"""The Word writer: a flow and a compiled brand become a .docx."""

from __future__ import annotations

from esgreport.writers.docx.package import write_docx

__all__ = ["write_docx"]
