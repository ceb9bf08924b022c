"""`esgreport copy`: a template or content file of ours copied into a project, to be changed there."""

from __future__ import annotations

import sys

import click

from esgreport.cli.report import FORMAT, UI, exit_code, report, ui_language
from esgreport.cli.words import as_json, word


@click.command()
@click.argument("name", required=False)
@click.argument("project", default=".", type=click.Path())
@FORMAT
@UI
def copy(name: str | None, project: str, form: str, ui_lang: str | None) -> None:
    """Copy a template or content file into PROJECT to change it / ひな形をコピーして自社用に直す.

    NAME is a file or a folder; without NAME the files are listed. The project's file is used instead of the built-in
    one. A file that the project has already is never changed.

    \b
      esgreport copy                                             list the files / 一覧
      esgreport copy templates/shareholder-letter/ja.md trial    one file / 1ファイル
      esgreport copy templates/board-memo trial                  a whole document / 文書のフォルダーごと
    """
    from esgreport import api

    language = ui_language(ui_lang)
    if name is None:
        names = api.replaceable_files()
        click.echo(as_json(list(names)) if form == "json" else "\n".join(names))
        return
    outcome = api.copy_own(name, project)
    for path in outcome.value or ():
        click.echo(word("copied", language, path=path), err=form == "json")
    if outcome.findings or form == "json":
        report(outcome.findings, form, language)
    sys.exit(exit_code(outcome.findings, False))
