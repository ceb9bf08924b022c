"""What every command shares: options, the language of messages, printing of findings, and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from esgreport.cli.words import as_json, format_finding, word

if TYPE_CHECKING:
    from esgreport.api import Finding, Loaded
    from esgreport.base.text import Language

DONE, WRONG_INPUT, USAGE, WARNED, LEAK, TOOL_MISSING, BUG = 0, 1, 2, 3, 4, 5, 70
# For lists that can be had as a workbook, too.
BOOK_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    help="Text, JSON or an Excel workbook / 出力の形式.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, JSON for programs / 出力の形式.",
)
UI = click.option(
    "--ui-lang", type=click.Choice(["ja", "en"]), default=None, help="Language of messages / メッセージの言語."
)


def ui_language(chosen: str | None) -> Language:
    """The language of messages: as chosen, else ESGREPORT_LANG, else LANG; Japanese unless one says otherwise."""
    for setting in (chosen, *map(os.environ.get, ("ESGREPORT_LANG", "LC_ALL", "LANG"))):
        if setting and setting.lower().startswith(("ja", "en")):
            return "en" if setting.lower().startswith("en") else "ja"
    return "ja"


def opened(project: str, form: str, language: Language) -> Loaded:
    """The project; when it cannot be opened, its findings are printed and the command ends."""
    from esgreport import api

    outcome = api.open_project(project)
    if outcome.value is None:
        report(outcome.findings, "json" if form == "json" else "text", language)
        sys.exit(exit_code(outcome.findings, False))
    return outcome.value


@contextmanager
def file_faults(key: str, path: str, language: Language) -> Iterator[None]:
    """Say that a file cannot be read or written, and end the command; `path` where the system names none.

    `key` is that of the words.
    """
    try:
        yield
    except OSError as error:
        click.echo(word(key, language, path=error.filename or path, reason=error.strerror), err=True)
        sys.exit(WRONG_INPUT)


def spoken(item: Finding, language: Language) -> dict[str, str]:
    """A finding with its sentences, as JSON shows it."""
    from esgreport import api

    entry = api.entry(item.code)
    sentences = api.render(entry, item, language)
    return {
        "code": item.code,
        "severity": entry.severity.name.lower(),
        "place": str(item.origin) if item.origin is not None else item.document,
        "subject": item.subject,
        "document": item.document,
        **sentences,
    }


def report(found: Sequence[Finding], form: str, language: Language, paths: Sequence[str] = ()) -> None:
    """Print findings, each once, and the files that were written."""
    told_once = list({as_json(item): item for item in (spoken(fault, language) for fault in found)}.values())
    if form == "json":
        click.echo(as_json({"findings": told_once, "files": list(paths)}))
        return
    for item in told_once:
        click.echo(format_finding(item, language), err=True)
    severities = [item["severity"] for item in told_once]
    counts = {f"{name}s": severities.count(name) for name in ("error", "warning", "note")}
    if told_once:
        click.echo(word("counted", language, **counts), err=True)
    elif not paths:
        click.echo(word("nothing", language))
    if paths:
        click.echo(word("open", language))
        for path in paths:
            click.echo(f"  {path}")


def exit_code(found: Sequence[Finding], strict: bool) -> int:
    """How the command ends: a leak counts most, then an error, a missing tool, and a warning under `--strict`."""
    from esgreport import api

    entries = [api.entry(item.code) for item in found]
    if any(entry.leak for entry in entries):
        return LEAK
    worst = max((entry.severity for entry in entries if not entry.tool), default=api.Severity.NOTE)
    if worst is api.Severity.ERROR:
        return WRONG_INPUT
    if any(entry.tool for entry in entries):
        return TOOL_MISSING
    return WARNED if strict and worst is api.Severity.WARNING else DONE
