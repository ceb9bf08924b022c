"""`esgreport finish`: what a project's own finish.py is, and whether it may run on this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from esgreport.cli.report import FORMAT, UI, exit_code, file_faults, report, ui_language
from esgreport.cli.words import as_json, word

if TYPE_CHECKING:
    from esgreport.api import FinishScript, Outcome
    from esgreport.base.text import Language

PROJECT = click.argument("project", default=".", type=click.Path())


@click.group()
def finish() -> None:
    """Run a project's own script on its documents / 自社の仕上げ（finish.py）を使う.

    \b
      esgreport finish show my-company      what finish.py says, and whether it is approved
      esgreport finish approve my-company   approve exactly this version on this computer
      esgreport build my-company --finish   build, and run it on every Word and PowerPoint file
    finish.py is a program: it can do whatever you can. It runs only with --finish, and only while its bytes are those
    that you approved on this computer. Read all of it before you approve it: the folder may come from someone else.
    """


@finish.command()
@PROJECT
@FORMAT
@UI
def show(project: str, form: str, ui_lang: str | None) -> None:
    """Show finish.py, its digest and whether it is approved / 内容と、承認の有無を示す."""
    from esgreport import api

    _tell(api.finish_script(project), form, ui_language(ui_lang))


@finish.command()
@PROJECT
@FORMAT
@UI
def approve(project: str, form: str, ui_lang: str | None) -> None:
    """Approve finish.py as it is now, on this computer / 今の内容を、このパソコンで承認する.

    A change of one byte, or another folder, needs a new approval.
    """
    from esgreport import api

    language = ui_language(ui_lang)
    with file_faults("busy", project, language):
        outcome = api.approve_finish(project)
    _tell(outcome, form, language)


@finish.command()
@PROJECT
@UI
def revoke(project: str, ui_lang: str | None) -> None:
    """Withdraw the approval / 承認を取り消す."""
    from esgreport import api

    language = ui_language(ui_lang)
    with file_faults("busy", project, language):
        api.revoke_finish(project)
    click.echo(word("finish-unapproved", language))


def _tell(outcome: Outcome[FinishScript], form: str, language: Language) -> None:
    from dataclasses import asdict

    made = outcome.value
    if made is None:
        report(outcome.findings, form, language)
    elif form == "json":
        click.echo(as_json(asdict(made)))
    else:
        click.echo(f"{made.project}/finish.py\nSHA-256 {made.sha256}\n")
        click.echo("\n".join(f"{number:4} | {line}" for number, line in enumerate(made.lines, start=1)))
        if made.length > len(made.lines):
            click.echo(word("finish-more", language, count=made.length - len(made.lines)))
        click.echo("\n" + word("finish-approved" if made.approved else "finish-unapproved", language))
    sys.exit(exit_code(outcome.findings, False))
