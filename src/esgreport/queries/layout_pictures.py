"""A sample slide for each layout of a template, and the page that shows their pictures side by side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from esgreport.base.text import Language, Text
from esgreport.base.world import ToolFailed, ToolMissing, World
from esgreport.brand.compiled import PptxBrand, SlideLayout
from esgreport.layout.page.arrange import FALLBACK_FONTS
from esgreport.layout.page_plan import Element, WebPage, element
from esgreport.layout.plan import Deck, DeckParagraph, LayoutRole, Properties, Run, Shape, Slide, TextShape
from esgreport.layout.wording import LANGUAGE_TAGS
from esgreport.writers.html import write_html
from esgreport.writers.pptx import write_pptx

PICTURE = "png"
# A template with more layouts is shown by its first ones: a picture takes about half a second.
MOST_PICTURES = 40
TITLE, SUBTITLE = (
    Text("題の見本　供給を続ける力への投資", "Specimen title: investing in supply"),
    Text("副題の見本", "Subtitle"),
)
BODY = (
    Text(
        "本文の見本です。字の大きさ、行間、色はひな形のものです。",
        "Body text in the template’s size, spacing and colour.",
    ),
    Text("二段目の見本", "Second level"),
)
HEADING = Text("スライドのひな形の見本", "Specimens of the slide layouts")
SERVES, UNUSED = Text("{roles}に使う", "used for {roles}"), Text("使わない", "not used")
PLACEHOLDER_COUNT = Text("題・本文などの枠　{count}個", "{count} placeholders")


@dataclass(frozen=True, slots=True)
class LayoutSample:
    """A layout with what it is used for (empty: nothing) and its picture."""

    layout: SlideLayout
    roles: tuple[str, ...]
    picture: bytes


def layout_pictures(
    world: World, brand: PptxBrand, names: Mapping[str, Text], rules: str, language: Language
) -> bytes | None:
    """The page of pictures, one a layout, under the style `rules`; None where nothing can draw them.

    `names` are the words for the roles of layouts.
    """
    shown = brand.every[:MOST_PICTURES]
    files = {f"{number:03d}.pptx": _sample_slide(layout, brand, language) for number, layout in enumerate(shown)}
    try:
        pictures = world.printed(files, PICTURE)
    except (ToolMissing, ToolFailed):
        return None
    samples = [
        LayoutSample(layout, tuple(_roles(layout, brand, names, language)), pictures[name])
        for layout, name in zip(shown, files, strict=True)
    ]
    return write_html(_page(samples, brand, language), rules)


def _roles(layout: SlideLayout, brand: PptxBrand, names: Mapping[str, Text], language: Language) -> Iterator[str]:
    return (names[role].of(language) for role, chosen in brand.layouts.items() if chosen.part == layout.part)


def _sample_slide(layout: SlideLayout, brand: PptxBrand, language: Language) -> bytes:
    """A deck of one slide on `layout`."""
    role = cast(LayoutRole, "specimen")
    # The look of a brand is remembered by its digest, so another set of layouts needs another one.
    own = replace(brand, layouts={role: layout}, digest=f"{brand.digest} {layout.part}")
    slide = Slide("specimen", role, tuple(_shapes(layout, language)))
    return write_pptx(Deck((slide,), _properties(language), "", "", LANGUAGE_TAGS[language]), own)


def _shapes(layout: SlideLayout, language: Language) -> Iterator[Shape]:
    kinds = {place.kind for place in layout.placeholders}
    if "title" in kinds:
        yield _text("title", DeckParagraph((Run(TITLE.of(language)),)))
    if "subtitle" in kinds:
        yield _text("subtitle", DeckParagraph((Run(SUBTITLE.of(language)),)))
    if "body" in kinds:
        lines = (DeckParagraph((Run(words.of(language)),), level=level) for level, words in enumerate(BODY))
        yield _text("body", *lines)


def _text(kind: Literal["title", "subtitle", "body"], *paragraphs: DeckParagraph) -> TextShape:
    return TextShape(kind, None, paragraphs, placeholder=kind)


def _properties(language: Language) -> Properties:
    return Properties(HEADING.of(language), "", "", LANGUAGE_TAGS[language], "", date(2000, 1, 1))


def _page(samples: Sequence[LayoutSample], brand: PptxBrand, language: Language) -> WebPage:
    sheet = element("div", *(_figure(item, language) for item in samples), class_="pictures")
    return WebPage(
        body=(element("h1", HEADING.of(language)), sheet),
        properties=_properties(language),
        header="",
        draft="",
        footer="",
        language=LANGUAGE_TAGS[language],
        form="paper",
        colors=dict(brand.colors),
        fonts=FALLBACK_FONTS,
    )


def _figure(sample: LayoutSample, language: Language) -> Element:
    """A picture over the layout's name, its use and the number of its placeholders."""
    roles = SERVES.of(language).replace(
        "{roles}", "、".join(sample.roles) if language == "ja" else ", ".join(sample.roles)
    )
    use = roles if sample.roles else UNUSED.of(language)
    count_text = PLACEHOLDER_COUNT.of(language).replace("{count}", str(len(sample.layout.placeholders)))
    name = sample.layout.name or sample.layout.part.rpartition("/")[2]
    source = f"data:image/{PICTURE};base64,{b64encode(sample.picture).decode('ascii')}"
    caption = element("figcaption", element("strong", name), element("br"), f"{use}　{count_text}")
    return element("figure", element("img", src=source, alt=name), caption)
