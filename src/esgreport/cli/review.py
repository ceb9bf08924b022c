"""`esgreport review`: a copy of a finished file with what was found written at its place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from esgreport.cli.report import FORMAT, UI, WRONG_INPUT, exit_code, opened, report, ui_language
from esgreport.cli.words import word

if TYPE_CHECKING:
    from esgreport.api import Finding, Loaded
    from esgreport.base.text import Language


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--to", "audience", default="", help="Who gets it / 渡す相手: public, supplier:SUP-01, lender, board …")
@click.option("--project", default="", type=click.Path(), help="The project folder, else this one / プロジェクト.")
@click.option("--both", is_flag=True, help="Comments in Japanese and English / コメントを日英両方で書く.")
@click.option("--out", default="", type=click.Path(), help="Where the copies go, else beside the files / 写しの出力先.")
@FORMAT
@UI
def review(
    files: tuple[str, ...], audience: str, project: str, both: bool, out: str, form: str, ui_lang: str | None
) -> None:
    """Write a copy of each FILE with what was found as comments / 指摘をコメントで書き込んだ写しを作る.

    \b
      esgreport review out/ja/board-memo.docx            board-memo-review.docx, comments at the sentence
      esgreport review out/ja/board-deck.pptx            board-deck-review.pptx, in the notes of each slide
      esgreport review letter.docx --to supplier:SUP-01  a file written or edited by hand
    Wording, law and claims are judged by the present text, and the file is inspected as by `esgreport audit`. The
    reader of a file under out/ is known. FILE itself is not changed; a copy that you worked in is kept. The copy is
    for you: its comments name what the reader may not see. Exit code 4 means a leak.
    """
    language = ui_language(ui_lang)
    loaded = _project(project, form, language)
    found: list[Finding] = []
    copies: list[str] = []
    for file in files:
        copy, findings = _one(file, loaded, audience, ("ja", "en") if both else (language,), out, language)
        found += findings
        copies += [copy] if copy else []
    report(found, form, language, copies)
    sys.exit(exit_code(found, False))


def _project(project: str, form: str, language: Language) -> Loaded | None:
    """The project named, else the one of this folder; None when this folder is none."""
    from esgreport import api

    return opened(project or ".", form, language) if project or api.is_project(".") else None


def _one(
    file: str, loaded: Loaded | None, audience: str, languages: tuple[Language, ...], out: str, language: Language
) -> tuple[str, tuple[Finding, ...]]:
    """The copy of one file, empty when there is nothing to say, and what was found."""
    from esgreport import api

    try:
        outcome = api.review(file, loaded, audience=audience, languages=languages, out=out)
    except OSError as error:
        click.echo(word("unreadable", language, path=error.filename or file, reason=error.strerror), err=True)
        sys.exit(WRONG_INPUT)
    return outcome.value.copy if outcome.value is not None else "", outcome.findings
