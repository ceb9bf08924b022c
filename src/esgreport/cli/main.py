"""`esgreport`: the commands. Libraries load inside the command that needs them, so that `--help` answers at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from esgreport.cli.audit import audit
from esgreport.cli.brand import brand
from esgreport.cli.copy import copy
from esgreport.cli.coverage import coverage
from esgreport.cli.edits import edits
from esgreport.cli.erase import erase
from esgreport.cli.facts import facts, schema
from esgreport.cli.figures import explain, metrics
from esgreport.cli.finish import finish as finish_group
from esgreport.cli.issue import issue, register
from esgreport.cli.report import BUG, FORMAT, UI, USAGE, exit_code, file_faults, opened, report, spoken, ui_language
from esgreport.cli.review import review
from esgreport.cli.words import as_json, format_finding, plain_table, word

if TYPE_CHECKING:
    from esgreport.api import Availability, Finding, Loaded, ToldField
    from esgreport.base.text import Language


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="esgreport")
def main() -> None:
    """Turn one validated set of company facts into documents for every stakeholder.

    会社の事実から、株主・調達先・取締役会などへの文書（Word・PowerPoint）を日本語と英語で作ります。

    \b
    Getting started / はじめての手順:
      esgreport new my-company --example aoba-precision
      esgreport check my-company
      esgreport build my-company
    """


@main.command()
@click.argument("folder", type=click.Path())
@click.option("--example", default="", help="Start from an example company / 例の会社から始める.")
@click.option(
    "--input",
    "written",
    type=click.Choice(["yaml", "xlsx"]),
    default=None,
    help="Facts as YAML files or as an Excel workbook / 事実を書く形式.",
)
@click.option(
    "--profile",
    type=click.Choice(["standard", "small"]),
    default="standard",
    help="small: a single sheet for small companies / small: 中小企業向けの1枚の記入表.",
)
@UI
def new(folder: str, example: str, written: str | None, profile: str, ui_lang: str | None) -> None:
    """Create a project in FOLDER / プロジェクトを作る.

    \b
      esgreport new my-company --input xlsx        fill facts.xlsx in Excel / Excel に記入する
      esgreport new my-company --profile small     one sheet, 25 cells / 1枚、25 項目
      esgreport new trial --example aoba-precision a complete example / 記入済みの例
    """
    from esgreport import api

    language = ui_language(ui_lang)
    if example and example not in api.examples():
        click.echo(word("no-example", language, name=example, names=", ".join(api.examples())), err=True)
        sys.exit(USAGE)
    try:
        api.start_project(folder, example, written or ("xlsx" if profile == "small" else "yaml"), profile)
    except FileExistsError:
        click.echo(word("full", language, folder=folder), err=True)
        sys.exit(USAGE)
    click.echo(word("started", language, folder=folder))


@main.command()
@click.argument("project", type=click.Path(), default=".")
@click.option("--strict", is_flag=True, help="Exit with code 3 if there are warnings / 注意も失敗として扱う.")
@click.option(
    "--mark", is_flag=True, help="Mark the findings in a copy of facts.xlsx / facts.xlsx のコピーに印を付ける."
)
@FORMAT
@UI
def check(project: str, strict: bool, mark: bool, form: str, ui_lang: str | None) -> None:
    """Report every problem in the facts at once / 事実の誤りをまとめて知らせる."""
    from esgreport import api

    language = ui_language(ui_lang)
    opened = _opened(project, form, language)
    found = opened.findings if opened.value is None else (*opened.findings, *api.check(opened.value, project))
    report(found, form, language)
    if mark:
        _mark(project, found, language)
    sys.exit(exit_code(found, strict))


def _opened(project: str, form: str, language: Language, brands: tuple[str, ...] = ()) -> Any:
    """The project, with a bar while a long ledger is read."""
    from esgreport import api
    from esgreport.cli.progress import progress_display

    with progress_display(word("adding", language), form == "text") as progress:
        return api.open_project(project, brands, progress=progress)


def _mark(project: str, found: Sequence[Finding], language: Language) -> None:
    from esgreport import api

    with file_faults("busy", "facts-checked.xlsx", language):
        path = api.mark(project, found, language)
    click.echo(word("marked", language, path=path) if path else word("unmarked", language), err=True)


@main.command()
@click.argument("project_or_documents", nargs=-1)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    type=click.Choice(["ja", "en"]),
    help="Language of the documents / 文書の言語.",
)
@click.option(
    "--use", "uses", multiple=True, help="All documents of a use, as `suppliers` or `board` / 用途ごとの文書一式."
)
@click.option("--supplier", "suppliers", multiple=True, help="A supplier id, `general` or `all` / 調達先のID.")
@click.option(
    "--member",
    "members",
    multiple=True,
    help="A board member's id, for papers without matters they are recused from / 役員のID.",
)
@click.option(
    "--brand", "brands", multiple=True, type=click.Path(), help="Your own .docx or .pptx template / 自社の書式."
)
@click.option("--out", default="out", type=click.Path(), help="Output folder / 出力先.")
@click.option("--final", is_flag=True, help="Refuse to build drafts / 公表前の草稿は作らない.")
@click.option("--html", is_flag=True, help="Also write web pages, one file each / HTML も作る.")
@click.option("--pdf", is_flag=True, help="Also write PDF files, using LibreOffice / PDF も作る.")
@click.option("--finish", is_flag=True, help="Run the approved finish.py on them / 承認した finish.py で仕上げる.")
@click.option("--strict", is_flag=True, help="Exit with code 3 if there are warnings / 注意も失敗として扱う.")
@FORMAT
@UI
def build(
    project_or_documents: tuple[str, ...],
    languages: tuple[str, ...],
    uses: tuple[str, ...],
    suppliers: tuple[str, ...],
    members: tuple[str, ...],
    brands: tuple[str, ...],
    out: str,
    final: bool,
    html: bool,
    pdf: bool,
    finish: bool,
    strict: bool,
    form: str,
    ui_lang: str | None,
) -> None:
    """Build the documents of a project / 文書を作る.

    PROJECT_OR_DOCUMENTS: a folder with esgreport.toml (default `.`) and any names of documents.
    """
    from esgreport import api

    language = ui_language(ui_lang)
    project, documents = _project_and_documents(project_or_documents)
    opened = _opened(project, form, language, brands)
    if opened.value is None:
        report((*opened.findings, *api.left_stale(out, opened.findings)), form, language)
        sys.exit(exit_code(opened.findings, strict))
    wanted = {"documents": documents, "languages": languages, "uses": uses, "suppliers": suppliers, "members": members}
    options = {**wanted, "final": final, "html": html, "pdf": pdf, "finish": finish}
    placed = _build_with_progress(opened.value, project, out, options, form, language)
    found = (*opened.findings, *placed.findings)
    written = (*placed.value.paths, *placed.value.lists) if placed.value else ()
    report(found, form, language, tuple(f"{out}/{path}" for path in written))
    sys.exit(exit_code(found, strict))


def _build_with_progress(
    loaded: Loaded, project: str, out: str, options: dict[str, Any], form: str, language: Language
) -> Any:
    from esgreport import api
    from esgreport.cli.progress import progress_display

    with progress_display(word("building", language), form == "text") as progress:
        return api.build(loaded, project, out, **options, progress=progress)


def _project_and_documents(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A folder with `esgreport.toml` (or any path) is the project; everything else names documents."""
    from pathlib import Path

    folders = [name for name in words if Path(name).is_dir() or "/" in name or "\\" in name]
    project = folders[0] if folders else "."
    return project, tuple(name for name in words if name not in folders)


@main.command()
@click.argument("project", type=click.Path(), default=".")
@click.option("--facts", "by_field", is_flag=True, help="Where every field comes out / 記入欄ごとの印字先.")
@FORMAT
@UI
def documents(project: str, by_field: bool, form: str, ui_lang: str | None) -> None:
    """List the documents, their audiences and what is missing / 作れる文書と不足の一覧."""
    from esgreport import api

    language = ui_language(ui_lang)
    loaded = opened(project, form, language)
    if by_field:
        known = api.told_fields(loaded, language)
        fields = ((x.name, f"{x.kind_title}　{x.field_title}", _way_out(x, language)) for x in known)
        click.echo(as_json([asdict(x) for x in known]) if form == "json" else plain_table(fields))
        return
    listed = api.availability(loaded, language)
    if form == "json":
        click.echo(as_json([_availability(item, language) for item in listed]))
        return
    states = {True: word("missing", language), False: word("ready", language)}
    click.echo(plain_table(_availability_row(item, states[bool(item.findings)]) for item in listed))
    for item in listed:
        for fault in item.findings:
            click.echo(format_finding(spoken(fault, language), language))


def _availability_row(item: Availability, state: str) -> tuple[str, ...]:
    return item.use, item.document, item.audience, "+".join(item.formats), state, item.title


def _way_out(item: ToldField, language: Language) -> str:
    """Where a field comes out, in one line."""
    if not (item.is_told or item.asked):
        return word("told-nowhere", language)
    ways = {"told-in": item.printed, "told-by": item.figures, "told-if": item.asked}
    return "; ".join(word(key, language, names=", ".join(names)) for key, names in ways.items() if names)


def _availability(item: Availability, language: Language) -> dict[str, object]:
    return {
        "document": item.document,
        "title": item.title,
        "audience": item.audience,
        "use": item.use,
        "formats": list(item.formats),
        "ready": not item.findings,
        "findings": [spoken(fault, language) for fault in item.findings],
    }


main.add_command(audit)
main.add_command(brand)
main.add_command(copy)
main.add_command(coverage)
main.add_command(edits)
main.add_command(erase)
main.add_command(finish_group)
main.add_command(issue)
main.add_command(register)
main.add_command(review)
main.add_command(facts)
main.add_command(metrics)
main.add_command(explain)
main.add_command(schema)


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
