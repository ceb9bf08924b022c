"""`esgreport review`: a copy of a finished file with what was found written at its place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from esgreport.cli.report import FORMAT, UI, exit_code, file_faults, opened, report, ui_language

if TYPE_CHECKING:
    from esgreport.api import Finding, Loaded
    from esgreport.base.text import Language


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--to", "audience", default="", help="The audience / 渡す相手: public, supplier:SUP-01, lender, board …")
@click.option(
    "--project",
    default="",
    type=click.Path(),
    help="The project folder (default: this one) / プロジェクトのフォルダー.",
)
@click.option("--both", is_flag=True, help="Comments in Japanese and English / コメントを日英両方で書く.")
@click.option(
    "--out", default="", type=click.Path(), help="Output folder (default: beside the files) / コピーの出力先."
)
@FORMAT
@UI
def review(
    files: tuple[str, ...], audience: str, project: str, both: bool, out: str, form: str, ui_lang: str | None
) -> None:
    """Copy each FILE with the findings as comments / 指摘をコメントで書き込んだコピーを作る.

    \b
      esgreport review out/ja/board-memo.docx            board-memo-review.docx, comments at the sentence
      esgreport review out/ja/board-deck.pptx            board-deck-review.pptx, in the notes of each slide
      esgreport review letter.docx --to supplier:SUP-01  a file that was written or edited by hand
    Checks wording, law and claims in the current text, and inspects the file as `esgreport audit` does. The audience
    of a file under out/ is known. FILE itself is not changed, and a copy that you edited is kept. The copy is for you
    only: its comments name what the audience may not see. Exit code 4 means a leak.
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

    with file_faults("unreadable", file, language):
        outcome = api.review(file, loaded, audience=audience, languages=languages, out=out)
    return outcome.value.copy if outcome.value is not None else "", outcome.findings
