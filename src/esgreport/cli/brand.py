"""`esgreport brand check`: what a template is used for, and the example on it."""

from __future__ import annotations

import sys

import click

from esgreport.cli.report import FORMAT, UI, exit_code, file_faults, report, ui_language
from esgreport.cli.words import as_json, plain_table


@click.group()
def brand() -> None:
    """Work with your own templates / 自社の書式を使う."""


@brand.command()
@click.argument("file", type=click.Path())
@click.option("--out", default=".", type=click.Path(), help="Output folder of the sample / 見本の出力先.")
@FORMAT
@UI
def check(file: str, out: str, form: str, ui_lang: str | None) -> None:
    """Show how a template is used and build a sample with it / 書式の使われ方を調べ、見本を作る.

    \b
      esgreport brand check yours.pptx          layouts, fonts, colours, and yours-sample.pptx
      esgreport brand check yours.docx          styles, page, and yours-sample.docx
    With LibreOffice installed, the sample is also saved as a PDF, and yours-layouts.html shows every layout of a deck.
    """
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    with file_faults("busy", out, language):
        outcome = api.try_brand(file, out, language)
    made = outcome.value
    if made is not None and form == "text":
        click.echo(plain_table((item.role, item.serves, item.origin) for item in made.report.rows))
    if made is not None and form == "json":
        click.echo(as_json({"uses": [asdict(item) for item in made.report.rows], "files": list(made.files)}))
    else:
        report(outcome.findings, form, language, made.files if made is not None else ())
    sys.exit(exit_code(outcome.findings, False))
