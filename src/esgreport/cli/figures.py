"""`esgreport metrics` and `esgreport explain`: the derived figures, and how each came about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from esgreport.cli.report import BOOK_FORMAT, FORMAT, UI, exit_code, opened, report, ui_language
from esgreport.cli.words import as_json, plain_table, word

if TYPE_CHECKING:
    from esgreport.api import Explanation
    from esgreport.base.text import Language
    from esgreport.queries.explain import Input

HEADLINES = "metrics."


@click.command()
@click.argument("project", type=click.Path(), default=".")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Include figures by item, scenario and option / 品目・シナリオ別などの数値も含める.",
)
@BOOK_FORMAT
@click.option("--out", default="figures.xlsx", help="Output file for --format xlsx / 書き出すファイル.")
@UI
def metrics(project: str, every: bool, form: str, out: str, ui_lang: str | None) -> None:
    """List the derived figures / 算定した数値の一覧.

    \b
      esgreport metrics my-company                 the main figures / 主な数値
      esgreport metrics my-company --all           every figure / すべて
      esgreport metrics my-company --format xlsx   every figure in Excel / Excel に書き出す
    """
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    loaded = opened(project, form, language)
    listed = api.measures(loaded, language)
    if form == "xlsx":
        _write(out, api.figures_book(loaded, language), language)
    elif form == "json":
        click.echo(as_json([asdict(item) for item in listed]))
    else:
        shown = [item for item in listed if every or item.id.startswith(HEADLINES)]
        click.echo(plain_table((item.id, item.text, item.label, item.formula) for item in shown))


@click.command()
@click.argument("fact")
@click.argument("project", type=click.Path(), default=".")
@FORMAT
@UI
def explain(fact: str, project: str, form: str, ui_lang: str | None) -> None:
    """Explain how FACT was derived and who may see it / 数値の根拠と、見られる読み手を示す.

    \b
      esgreport explain metrics.break_even.programme my-company
      esgreport explain scenarios.SCN-1.frequency my-company
    """
    from dataclasses import asdict

    from esgreport import api

    language = ui_language(ui_lang)
    outcome = api.explain(opened(project, form, language), fact, language)
    if outcome.value is None:
        report(outcome.findings, form, language)
        sys.exit(exit_code(outcome.findings, False))
    click.echo(as_json(_plain(asdict(outcome.value))) if form == "json" else _explanation_text(outcome.value, language))


def _write(path: str, data: bytes, language: Language) -> None:
    from esgreport import api

    try:
        api.save(path, data)
    except OSError as error:
        click.echo(word("busy", language, path=path, reason=error.strerror or type(error).__name__), err=True)
        sys.exit(1)
    click.echo(f"{word('open', language)}\n  {path}")


def _plain(value: object) -> object:
    """`value` with days as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | type(None)) else str(value)


def _input_line(source: Input) -> str:
    rests = [source.place, *source.sources, source.judged, str(source.as_of or ""), source.formula]
    tail = "; ".join(filter(None, rests))
    return f"    {source.id} = {source.text}" + (f"  [{tail}]" if tail else "")


def _explanation_text(item: Explanation, language: Language) -> str:
    """An explanation for people, a line a point."""
    exact = f" ({item.figure.exact} {item.figure.unit})".replace(" )", ")") if item.figure.exact else ""
    lines = [f"{item.figure.id}  {item.figure.name}".rstrip()]
    points = [
        ("value", item.figure.text + exact),
        ("formula", item.figure.formula),
        ("method", item.method),
        ("assumption", item.assumption),
        ("basis", item.basis),
        ("place", item.place),
        ("published", item.published),
        ("label", item.figure.label),
    ]
    lines += [f"  {word(name, language)}: {text}" for name, text in points if text]
    if item.inputs:
        lines.append(f"  {word('inputs', language)}:")
    lines += map(_input_line, item.inputs)
    for name, listed in (("readers", item.readers), ("told", item.released), ("used", item.documents)):
        lines.append(f"  {word(name, language)}: {', '.join(listed) or '―'}")
    return "\n".join(lines)
