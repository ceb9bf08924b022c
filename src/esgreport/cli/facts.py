"""`esgreport facts` and `esgreport schema`: the facts themselves, and the forms that editors know them by."""

from __future__ import annotations

import sys

import click

from esgreport.cli.report import FORMAT, UI, USAGE, exit_code, file_faults, report, ui_language
from esgreport.cli.words import as_json, survey_lines, word


@click.group()
def facts() -> None:
    """Convert facts between YAML and Excel, and read ledgers / 事実の形式の変換と、台帳の読み取り."""


@facts.command()
@click.argument("project", type=click.Path(), default=".")
@click.option(
    "--to", "wanted", type=click.Choice(["xlsx", "yaml"]), required=True, help="Target format / 変換後の形式."
)
@FORMAT
@UI
def convert(project: str, wanted: str, form: str, ui_lang: str | None) -> None:
    """Convert YAML files to facts.xlsx, or back / YAML と Excel を相互に変換する.

    Nothing is lost: comments and file order are kept, and the original files are moved to `facts-before`.
    """
    from esgreport import api

    language = ui_language(ui_lang)
    with file_faults("busy", project, language):
        outcome = api.convert_facts(project, wanted)
    found, made = outcome.findings, outcome.value
    if found or form == "json":
        report(found, form, language, made.files if made is not None else ())
    if made is not None and form != "json":
        click.echo(word("converted", language, files=", ".join(made.files), aside=made.old))
    sys.exit(exit_code(found, False) if made is None else 0)


@facts.command()
@click.argument("project", type=click.Path(), default=".")
@click.option("--save", is_flag=True, help="Save the column mapping / 列の対応を transactions.toml に保存する.")
@FORMAT
@UI
def transactions(project: str, save: bool, form: str, ui_lang: str | None) -> None:
    """Show how the purchase ledger is read / 購買の台帳の読み取り方を示す.

    Save the export of your purchasing system in the project as transactions.csv (or .tsv, .txt, .xlsx).
    """
    from esgreport import api
    from esgreport.cli.progress import progress_display

    language = ui_language(ui_lang)
    with file_faults("busy", project, language), progress_display(word("adding", language), form == "text") as progress:
        outcome = api.ledger(project, save, progress=progress)
    read = outcome.value
    if read is not None and form == "text":
        click.echo("\n".join(survey_lines(read.survey, language)))
        click.echo(word("saved" if read.saved else "kept" if read.survey.saved else "unsaved", language))
    if outcome.findings or form == "json":
        report(outcome.findings, form, language)
    sys.exit(exit_code(outcome.findings, False))


@click.command()
@click.argument("kind", default="")
@UI
def schema(kind: str, ui_lang: str | None) -> None:
    """Print the JSON Schema of the facts, or of one KIND / エディター用の JSON Schema を出力する.

    Save it as facts.schema.json; editors then complete and check YAML files that start with
    `# yaml-language-server: $schema=../facts.schema.json`.
    """
    from esgreport import api

    known = api.kinds()
    if kind and kind not in known:
        click.echo(word("no-kind", ui_language(ui_lang), name=kind, names=", ".join(known)), err=True)
        sys.exit(USAGE)
    click.echo(as_json(api.schema(kind)))
