"""`esgreport issue` and `esgreport register`: issuing documents, and the list of what was issued."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from esgreport.cli.report import FORMAT, UI, exit_code, file_faults, opened, report, spoken, ui_language
from esgreport.cli.words import as_json, plain_table, word

if TYPE_CHECKING:
    from esgreport.api import Issued
    from esgreport.base.text import Language

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("file", type=click.Path())
@click.option(
    "--to", "audience", required=True, help="The audience / 渡す相手: public, supplier:SUP-01, lender, board …"
)
@click.option("--for", "recipient", default="", help="The person or office that receives it / 宛先の名前.")
@click.option(
    "--on", "day", type=DAY, help="Date of issue (default: the date on the document) / 渡す日（既定は文書の日付）."
)
@click.option("--check", is_flag=True, help="Check only; record nothing / 調べるだけで記録しない.")
@click.option(
    "--sheet",
    type=click.Path(),
    help="Write an approval sheet (.docx) of what it discloses / 伝える内容の一覧を書き出す.",
)
@click.option("--project", default=".", type=click.Path(), help="The project folder / プロジェクトのフォルダー.")
@FORMAT
@UI
def issue(
    file: str,
    audience: str,
    recipient: str,
    day: datetime | None,
    check: bool,
    sheet: str | None,
    project: str,
    form: str,
    ui_lang: str | None,
) -> None:
    """Check FILE and record that it is issued / 渡してよいか確かめ、渡した記録を残す.

    The file is checked as by `esgreport audit`, and its figures are compared with everything disclosed to this audience
    before: totals and parts, both languages, earlier years. A built file is not yet issued; only this command writes to
    the register.
    """
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    loaded = opened(project, form, language)
    on = day.date() if day is not None else None
    with file_faults("unreadable", file, language):
        outcome = api.issue(loaded, project, file, audience, recipient, on, write=not check)
        if sheet and outcome.value is not None:
            api.reveal(loaded, outcome.value, sheet, language)
    if form == "json":
        messages = [spoken(item, language) for item in outcome.findings]
        click.echo(as_json({"issued": asdict(outcome.value) if outcome.value else None, "findings": messages}))
    else:
        report(outcome.findings, form, language)
        if outcome.value is not None:
            _tell(outcome.value, file, language)
    sys.exit(exit_code(outcome.findings, False))


def _tell(issued: Issued, file: str, language: Language) -> None:
    """What went, and each figure that it tells; `=` marks those that the reader knew."""
    entry, key = issued.entry, "issued" if issued.number else "may-go"
    names = {"audience": entry.audience, "recipient": entry.recipient or "-"}
    click.echo(word(key, language, number=issued.number, file=file, **names))
    click.echo(word("figures-told", language, count=len(entry.told), new=len(issued.new)))
    click.echo(plain_table((item.text, item.fact, "" if item in issued.new else "=") for item in entry.told))


@click.command()
@click.argument("project", default=".", type=click.Path())
@FORMAT
@UI
def register(project: str, form: str, ui_lang: str | None) -> None:
    """List the documents issued from PROJECT / 渡した文書の一覧."""
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    outcome = api.register(project)
    if outcome.value is None:
        report(outcome.findings, form, language)
    elif form == "json":
        click.echo(as_json([asdict(item) for item in outcome.value]))
    elif not outcome.value:
        click.echo(word("no-issues", language))
    else:
        rows = enumerate(outcome.value, start=1)
        click.echo(plain_table((f"{n} {item.on}", f"{item.audience} {item.recipient}", item.file) for n, item in rows))
    sys.exit(exit_code(outcome.findings, False))
