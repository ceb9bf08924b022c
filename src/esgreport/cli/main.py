"""`esgreport`: the commands. Libraries load inside the command that needs them, so that `--help` answers at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from esgreport.cli.words import as_json, plain_table, told, word

if TYPE_CHECKING:
    from esgreport.api import Availability, Finding, Loaded
    from esgreport.base.text import Language

DONE, WRONG_INPUT, USAGE, WARNED, LEAK, TOOL_MISSING, BUG = 0, 1, 2, 3, 4, 5, 70
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people or JSON for programs / 出力の形式.",
)
UI = click.option(
    "--ui-lang", type=click.Choice(["ja", "en"]), default=None, help="Language of messages / メッセージの言語."
)


def ui_language(chosen: str | None) -> Language:
    """The language of messages: as chosen, else ESGREPORT_LANG, else LANG; Japanese unless one says otherwise."""
    for wish in (chosen, os.environ.get("ESGREPORT_LANG"), os.environ.get("LC_ALL"), os.environ.get("LANG")):
        if wish:
            if wish.lower().startswith("ja"):
                return "ja"
            if wish.lower().startswith("en"):
                return "en"
    return "ja"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="esgreport")
def main() -> None:
    """Turn one validated set of company facts into every stakeholder's document.

    会社の事実から、株主・調達先・取締役会などへの文書（Word・PowerPoint）を日本語と英語で作ります。

    \b
    A first round / はじめての手順:
      esgreport new my-company --example aoba-precision
      esgreport check my-company
      esgreport build my-company
    """


@main.command()
@click.argument("folder", type=click.Path())
@click.option("--example", default="", help="Start from an example company / 例の会社から始める.")
@UI
def new(folder: str, example: str, ui_lang: str | None) -> None:
    """Start a project in FOLDER / プロジェクトを始める."""
    from esgreport import api

    language = ui_language(ui_lang)
    if example and example not in api.examples():
        click.echo(word("no-example", language, name=example, names=", ".join(api.examples())), err=True)
        sys.exit(USAGE)
    try:
        api.start_project(folder, example)
    except FileExistsError:
        click.echo(word("full", language, folder=folder), err=True)
        sys.exit(USAGE)
    click.echo(word("started", language, folder=folder))


@main.command()
@click.argument("project", type=click.Path(), default=".")
@click.option("--strict", is_flag=True, help="Warnings end with exit code 3 / 注意も失敗として扱う.")
@FORMAT
@UI
def check(project: str, strict: bool, form: str, ui_lang: str | None) -> None:
    """Tell everything that is wrong, at once / 誤りをすべて一度に知らせる."""
    from esgreport import api

    language = ui_language(ui_lang)
    opened = api.open_project(project)
    found = opened.findings if opened.value is None else (*opened.findings, *api.check(opened.value))
    _report(found, form, language)
    sys.exit(_exit_code(found, strict))


@main.command()
@click.argument("project_or_documents", nargs=-1)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    type=click.Choice(["ja", "en"]),
    help="Language of the documents / 文書の言語.",
)
@click.option("--supplier", "suppliers", multiple=True, help="A supplier's id, `general` or `all` / 調達先のID.")
@click.option("--brand", "brands", multiple=True, type=click.Path(), help="A .docx or .pptx of your own / 自社の書式.")
@click.option("--out", default="out", type=click.Path(), help="Where the files go / 出力先.")
@click.option("--final", is_flag=True, help="Refuse drafts / 公表前の草稿を拒む.")
@click.option("--strict", is_flag=True, help="Warnings end with exit code 3 / 注意も失敗として扱う.")
@FORMAT
@UI
def build(
    project_or_documents: tuple[str, ...],
    languages: tuple[str, ...],
    suppliers: tuple[str, ...],
    brands: tuple[str, ...],
    out: str,
    final: bool,
    strict: bool,
    form: str,
    ui_lang: str | None,
) -> None:
    """Build the documents of a project / 文書を作る.

    PROJECT_OR_DOCUMENTS: a folder with esgreport.toml (default `.`) and names of documents.
    """
    from esgreport import api

    language = ui_language(ui_lang)
    project, documents = _project_and_documents(project_or_documents)
    opened = api.open_project(project, brands)
    if opened.value is None:
        _report(opened.findings, form, language)
        sys.exit(_exit_code(opened.findings, strict))
    placed, found = _build_with_progress(
        opened.value, project, out, documents, languages, suppliers, final, form, language
    )
    _report((*opened.findings, *found), form, language, tuple(f"{out}/{path}" for path in placed.paths))
    sys.exit(_exit_code((*opened.findings, *found), strict))


def _build_with_progress(
    loaded: Loaded,
    project: str,
    out: str,
    documents: Sequence[str],
    languages: Sequence[Any],
    suppliers: Sequence[str],
    final: bool,
    form: str,
    language: Language,
) -> Any:
    from esgreport import api
    from esgreport.cli.progress import progress_display

    with progress_display(word("building", language), form == "text") as progress:
        return api.build(
            loaded,
            project,
            out,
            documents=documents,
            languages=languages,
            suppliers=suppliers,
            final=final,
            progress=progress,
        )


def _project_and_documents(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A folder with `esgreport.toml` (or any path) is the project; everything else names documents."""
    from pathlib import Path

    folders = [name for name in words if Path(name).is_dir() or "/" in name or "\\" in name]
    project = folders[0] if folders else "."
    return project, tuple(name for name in words if name not in folders)


@main.command()
@click.argument("project", type=click.Path(), default=".")
@FORMAT
@UI
def documents(project: str, form: str, ui_lang: str | None) -> None:
    """List what can be built, for whom, and what is missing / 作れる文書と不足の一覧."""
    from esgreport import api

    language = ui_language(ui_lang)
    opened = api.open_project(project)
    if opened.value is None:
        _report(opened.findings, form, language)
        sys.exit(_exit_code(opened.findings, False))
    listed = api.availability(opened.value, language)
    if form == "json":
        click.echo(as_json([_availability(item, language) for item in listed]))
        return
    states = {True: word("missing", language), False: word("ready", language)}
    rows = ((x.document, x.audience, "+".join(x.formats), states[bool(x.findings)], x.title) for x in listed)
    click.echo(plain_table(rows))
    for item in listed:
        for fault in item.findings:
            click.echo(told(_spoken(fault, language), language))


def _availability(item: Availability, language: Language) -> dict[str, object]:
    return {
        "document": item.document,
        "title": item.title,
        "audience": item.audience,
        "formats": list(item.formats),
        "ready": not item.findings,
        "findings": [_spoken(fault, language) for fault in item.findings],
    }


@main.command()
@click.argument("project", type=click.Path(), default=".")
@FORMAT
@UI
def metrics(project: str, form: str, ui_lang: str | None) -> None:
    """Print every derived figure / 算定した数値の一覧."""
    from esgreport import api

    language = ui_language(ui_lang)
    opened = api.open_project(project)
    if opened.value is None:
        _report(opened.findings, form, language)
        sys.exit(_exit_code(opened.findings, False))
    listed = api.measures(opened.value, language)
    if form == "json":
        click.echo(
            as_json(
                [
                    {
                        "id": item.id,
                        "text": item.text,
                        "formula": item.formula,
                        "label": item.label,
                        "inputs": list(item.inputs),
                    }
                    for item in listed
                ]
            )
        )
        return
    click.echo(plain_table((item.id, item.text, item.label, item.formula) for item in listed))


def _spoken(item: Finding, language: Language) -> dict[str, str]:
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


def _report(found: Sequence[Finding], form: str, language: Language, paths: Sequence[str] = ()) -> None:
    spoken = list({as_json(item): item for item in (_spoken(fault, language) for fault in found)}.values())
    if form == "json":
        click.echo(as_json({"findings": spoken, "files": list(paths)}))
        return
    for item in spoken:
        click.echo(told(item, language), err=True)
    counts = {name: sum(1 for item in spoken if item["severity"] == name) for name in ("error", "warning", "note")}
    if spoken:
        click.echo(
            word("counted", language, errors=counts["error"], warnings=counts["warning"], notes=counts["note"]),
            err=True,
        )
    elif not paths:
        click.echo(word("nothing", language))
    if paths:
        click.echo(word("open", language))
        for path in paths:
            click.echo(f"  {path}")


def _exit_code(found: Sequence[Finding], strict: bool) -> int:
    from esgreport import api

    entries = [api.entry(item.code) for item in found]
    if any(entry.leak for entry in entries):
        return LEAK
    worst = max((entry.severity for entry in entries), default=api.Severity.NOTE)
    if worst is api.Severity.ERROR:
        return WRONG_INPUT
    return WARNED if strict and worst is api.Severity.WARNING else DONE


def run() -> None:
    """The entry point: a bug ends with exit code 70 and one line, never with a traceback."""
    if os.environ.get("ESGREPORT_TRACEBACK"):
        main()
    try:
        main()
    except Exception as error:
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename.rpartition(os.sep)[2]}:{place.tb_lineno}" if place else "?"
        click.echo(word("bug", ui_language(None), error=f"{type(error).__name__} {where}"), err=True)
        sys.exit(BUG)
