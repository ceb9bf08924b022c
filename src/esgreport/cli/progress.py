"""A progress display on terminals; silence elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_display(title: str, wanted: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    """A function that shows progress, or None when the output is not a terminal."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(title, total=None, name="")

        def show(done: int, total: int, name: str) -> None:
            shown.update(task, completed=done, total=total, name=name)

        yield show
