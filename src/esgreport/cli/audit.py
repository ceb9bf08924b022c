"""`esgreport audit`: a file inspected before it leaves, no matter who made or edited it."""

from __future__ import annotations

import sys

import click

from esgreport.cli.report import FORMAT, UI, WRONG_INPUT, exit_code, opened, report, ui_language
from esgreport.cli.words import word


@click.command()
@click.argument("file", type=click.Path())
@click.option(
    "--to", "audience", required=True, help="The audience / 渡す相手: public, supplier:SUP-01, lender, board …"
)
@click.option("--project", default=".", type=click.Path(), help="The project folder / プロジェクトのフォルダー.")
@FORMAT
@UI
def audit(file: str, audience: str, project: str, form: str, ui_lang: str | None) -> None:
    """Check FILE for content its audience may not see / 渡す前のファイルに、見せられない内容がないか調べる.

    Searches every part of the file (properties, comments, tracked changes, notes, hidden slides and sheets, chart
    data, pictures, links) for words, amounts and record ids that this audience may not see. Also works on files that
    were edited in Word, PowerPoint or Excel. Exit code 4 means a leak.
    """
    from esgreport import api

    language = ui_language(ui_lang)
    loaded = opened(project, form, language)
    try:
        found = api.audit(loaded, file, audience)
    except OSError as error:
        click.echo(word("unreadable", language, path=file, reason=error.strerror), err=True)
        sys.exit(WRONG_INPUT)
    if not found and form == "text":
        click.echo(word("clean", language, path=file, audience=audience))
    else:
        report(found, form, language)
    sys.exit(exit_code(found, False))
