"""Where a value was written: a place in a text file or a cell of a workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in an input file.

    `file` is relative to the project, with forward slashes. `line` and `column` count from 1 in code points; 0 means
    that the whole file is meant. `cell` is `sheet!A1` for workbooks and empty for text files.
    """

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file} {self.cell}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
