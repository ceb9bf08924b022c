"""`make components`: `docs/components.md` with a picture of each component, drawn on a slide by the built-in brand.

The records are those of a sample, so that the page shows form only. Needs LibreOffice and the fonts that `.ci/run`
installs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pypdfium2
import yaml

from esgreport import api
from esgreport.document.component import Component, ComponentEntry, ComponentGroup, ComponentKind, LabelledPart
from esgreport.document.inlines import Inlines, Words
from esgreport.document.tree import Document, Section
from esgreport.pipeline.formats import FORMATS
from tests.conftest import ROOT
from tests.render.readme_pictures import page_rows, png

SAMPLES = ROOT / "tests" / "render" / "components.yaml"
FOLDER = ROOT / "docs" / "pictures" / "components"
PAGE = ROOT / "docs" / "components.md"
WIDTH = 640
HEAD = """# Components

A component draws a relation: an exchange, an order, a choice. The document says which one and from which records; layout
decides sizes, columns and how it goes on over slides. On slides it is made of native shapes, in Word it is a table, on web
pages a list. How to write one is in [templates.md](templates.md#kinds). This page is made by `make components`.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """What the page says of a kind: what it is for, and a component to draw."""

    kind: ComponentKind
    use: str
    component: Component


def words(text: str) -> Inlines:
    return (Words(text),) if text else ()


def part(item: dict[str, str]) -> LabelledPart:
    return LabelledPart(words(item["label"]), (words(item["text"]),))


def entry(item: dict) -> ComponentEntry:  # type: ignore[type-arg]
    text = item.get("text", [])
    lines = tuple(words(line) for line in ([text] if isinstance(text, str) else text))
    parts, foot = (tuple(part(given) for given in item.get(name, ())) for name in ("parts", "foot"))
    title, mark, leads_to = words(item.get("title", "")), words(item.get("mark", "")), tuple(item.get("leads_to", ()))
    days = tuple(map(Fraction, item.get("span", ())))
    span = (days[0], days[1]) if days else None
    return ComponentEntry(title, lines, mark, parts, foot, item.get("tone", ""), span, leads_to)


def samples() -> list[Sample]:
    """The samples in the order of the kinds."""
    listed = yaml.safe_load(SAMPLES.read_text("utf-8"))
    made = []
    for kind in get_args(ComponentKind):
        item = listed[kind]
        groups = tuple(
            ComponentGroup(
                words(group.get("title", "")), tuple(map(entry, group["entries"])), group.get("tone", "brand")
            )
            for group in item["groups"]
        )
        periods = tuple(map(words, item.get("periods", ())))
        made.append(Sample(kind, item["use"], Component(kind, groups, periods=periods)))
    return made


def page() -> str:
    """The page that shows each kind."""
    parts = (
        f"\n## {item.kind}\n\n{item.use}\n\n![{item.kind}](pictures/components/{item.kind}.png)\n" for item in samples()
    )
    return HEAD + "".join(parts)


def deck_bytes() -> bytes:
    """One slide a kind in the built-in brand."""
    loaded = api.open_project(str(ROOT / "examples" / "aoba-precision")).value
    assert loaded is not None
    issued = loaded.settings.issued
    sections = tuple(Section(item.kind, words(item.kind), 1, (item.component,)) for item in samples())
    document = Document(
        "components", "deck", "ja", "public", "Components", "", "", "", issued, issued, sections
    )  # fmt: skip
    made = FORMATS["pptx"].arrange(document, loaded.resources)
    assert made.value is not None, made.findings
    return FORMATS["pptx"].write(made.value, loaded.resources)


def main() -> None:
    """Write the page and its pictures."""
    PAGE.write_text(page(), "utf-8")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as out:
        deck = Path(out) / "components.pptx"
        deck.write_bytes(deck_bytes())
        profile = f"-env:UserInstallation={(Path(out) / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", out, str(deck)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        document = pypdfium2.PdfDocument(str(deck.with_suffix(".pdf")))
        for number, item in enumerate(samples()):
            (FOLDER / f"{item.kind}.png").write_bytes(png(page_rows(document[number], WIDTH)))
        document.close()
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
