"""`esgreport edits`: the prose of a built Word file as people left it."""

from __future__ import annotations

import sys

import click

from esgreport.cli.report import FORMAT, UI, WRONG_INPUT, exit_code, report, ui_language
from esgreport.cli.words import as_json, word


@click.command()
@click.argument("file", type=click.Path())
@FORMAT
@UI
def edits(file: str, form: str, ui_lang: str | None) -> None:
    """Print the text of a built Word FILE section by section / 編集した Word の文章を節ごとに表示する.

    Tracked changes are treated as accepted; sections with pending changes are marked with `*`.
    """
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    try:
        outcome = api.read_back(file)
    except OSError as error:
        click.echo(word("unreadable", language, path=file, reason=error.strerror), err=True)
        sys.exit(WRONG_INPUT)
    if outcome.value is None:
        report(outcome.findings, form, language)
    elif form == "json":
        click.echo(as_json([asdict(item) for item in outcome.value]))
    else:
        for item in outcome.value:
            click.echo(f"[{item.key}]{'*' if item.changed else ''}")
            for text in item.paragraphs:
                click.echo(f"  {text}")
    sys.exit(exit_code(outcome.findings, False))
