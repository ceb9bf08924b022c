"""`esgreport erase`: erases partner-supplied information after its retention date."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from esgreport.cli.issue import DAY
from esgreport.cli.report import FORMAT, UI, exit_code, file_faults, opened, report, spoken, ui_language
from esgreport.cli.words import as_json, word


@click.command()
@click.argument("project", default=".", type=click.Path())
@click.option("--on", "day", type=DAY, help="Date of erasure (default: the project's issue date) / 消去する日.")
@click.option(
    "--yes", is_flag=True, help="Erase; without it, only list what is due / 消去する（付けなければ一覧だけ）."
)
@FORMAT
@UI
def erase(project: str, day: datetime | None, yes: bool, form: str, ui_lang: str | None) -> None:
    """Erase partner-supplied information after its retention date / 保存期限を過ぎた内容を消去する.

    Removes the text of conversations (dialogue) past `retain_until`, and records whose only sources are such
    conversations. The register keeps their ids and keyed hashes (the key is register.key). YAML files are rewritten;
    facts.xlsx is rewritten in the latest form, without your own sheets and marks. Other files that contain the erased
    text are listed.
    """
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    loaded = opened(project, form, language)
    with file_faults("busy", project, language):
        outcome = api.erase(loaded, project, day.date() if day is not None else None, write=yes)
    erasure = outcome.value
    if form == "json":
        messages = [spoken(item, language) for item in outcome.findings]
        click.echo(as_json({"erased": asdict(erasure) if erasure else None, "written": yes, "findings": messages}))
    else:
        report(outcome.findings, form, language) if outcome.findings else None
        if erasure is not None and (erasure.talks or erasure.records):
            named = {"what": ", ".join((*erasure.talks, *erasure.records)), "files": ", ".join(erasure.files) or "-"}
            click.echo(word("erased" if yes else "to-erase", language, lines=erasure.lines, **named))
        elif erasure is not None:
            click.echo(word("none-to-erase", language))
    sys.exit(exit_code(outcome.findings, False))
