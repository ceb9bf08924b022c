"""`esgreport coverage`: which recommendation of the guideline which document touches on, and by which sentence."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from esgreport.cli.report import BOOK_FORMAT, UI, file_faults, opened, ui_language
from esgreport.cli.words import as_json, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from esgreport.api import CoveredItem
    from esgreport.base.text import Language


@click.command()
@click.argument("project", type=click.Path(), default=".")
@BOOK_FORMAT
@click.option("--out", default="coverage.xlsx", help="Output file for --format xlsx / 書き出すファイル.")
@UI
def coverage(project: str, form: str, out: str, ui_lang: str | None) -> None:
    """List the guideline's items with the sentences that touch on them / 指針の項目と、触れている文の一覧.

    For insiders. Our summary of excerpts, without count, rate or score: the guideline is voluntary.
    """
    from esgreport import api

    language = ui_language(ui_lang)
    items = api.coverage(opened(project, form, language), language)
    if form == "json":
        click.echo(as_json([asdict(item) for item in items]))
    elif form == "xlsx":
        with file_faults("busy", out, language):
            api.save(out, api.coverage_book(items, language))
        click.echo(f"{word('open', language)}\n  {out}")
    else:
        click.echo("\n".join(line for item in items for line in _lines(item, language)))
    sys.exit(0)


def _lines(item: CoveredItem, language: Language) -> Iterator[str]:
    yield f"{item.id}  {item.text}"
    if item.silent:
        yield f"    {word('silent', language)}: {item.silent}"
    for touch in item.touches:
        yield f"    {touch.document} #{touch.section}: {touch.sentence}"
