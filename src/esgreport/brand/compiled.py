"""Compiled brands: everything that layout and writers need of a .docx or .pptx, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from esgreport.brand.theme_color import ThemeColor
from esgreport.ooxml.parts import Relationship
from esgreport.ooxml.zipping import PackedStatic


@dataclass(frozen=True, slots=True)
class Fonts:
    """The theme's fonts as they will be drawn."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a Word brand in twips. `pushed` is how far a high header and footer push the text inwards."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    pushed: int = 0

    @property
    def text_width(self) -> int:
        """The width of the text column in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the text column in twips."""
        return self.height - self.top - self.bottom - self.pushed


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A kind of page and what surrounds its text.

    `header_xml`/`footer_xml` are complete brand header/footer parts with the marker bytes `{{ESG}}` where our paragraph
    goes, with their relationship parts (empty when none).
    """

    page: Page
    header_xml: bytes
    header_relationships: bytes
    footer_xml: bytes
    footer_relationships: bytes


@dataclass(frozen=True, slots=True)
class StyleMetrics:
    """What layout must know of a paragraph style: sizes in points, line pitch as a multiple of the size.

    `name` is what people see in Word; `is_made` says that the template had none for the role. `is_fixed` says that the
    pitch is a length (17.3.1.33, exact or at least), which no font makes larger; else it multiplies the font's own.
    """

    style_id: str
    size_pt: float
    line: float
    before_pt: float
    after_pt: float
    bold: bool
    heading_font: bool
    name: str = ""
    is_made: bool = False
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class DocxBrand:
    """A Word brand. `styles` maps StyleRole to the style, `table_styles` TableRole to a table style id.

    `static` holds every part that never changes (styles, theme, settings, numbering, fonts, brand pictures);
    `overrides` their content types by part name with leading slash; `document_relationships` those of the main part,
    ids `rIdB1…` so that ours (`rId1…`) never clash. `numbers` gives the abstractNum ids of the list kinds
    (`bullet`, `number`). `numbering_prefix`/`numbering_suffix` are numbering.xml around the `w:num` elements, which the
    writer adds because each numbered list restarts. `frame` are its pages, `landscape` those for wide tables, which
    `own_landscape` says are the brand's own; they are the same where all its pages lie on their side. `colors` maps
    ColorRole to six hexadecimal digits and `theme_colors` to the slot of the theme that they are made of (none without
    a theme). `approved_texts` are the brand's own texts that the finished file may contain.
    """

    static: PackedStatic
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    document_relationships: tuple[Relationship, ...]
    package_relationships: tuple[Relationship, ...]
    styles: Mapping[str, StyleMetrics]
    table_styles: Mapping[str, str]
    numbers: Mapping[str, int]
    numbering_prefix: bytes
    numbering_suffix: bytes
    frame: PageFrame
    landscape: PageFrame
    own_landscape: bool
    fonts: Fonts
    colors: Mapping[str, str]
    theme_colors: Mapping[str, ThemeColor]
    approved_texts: frozenset[str]
    digest: str

    @property
    def page(self) -> Page:
        """The page on which text is set."""
        return self.frame.page


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a slide layout with everything inherited resolved. Lengths in EMU, `kind` as in p:ph/@type.

    `kind` is `title`, `tracker` (a line above the title: the chapter), `subtitle`, `body`, `footer`
    or `number`; `type` and `idx` are the attributes to write on the
    slide (an empty `type` writes none; idx 0 writes none). `line` is the line spacing as a multiple of the font's own;
    `level_sizes_pt` are the sizes of the text levels 0 to 4. `recolor` is the colour role (`text`, `paper`) in which to
    print where the brand's own colour cannot be read, or empty.
    """

    kind: str
    type: str
    idx: int
    x: int
    y: int
    cx: int
    cy: int
    size_pt: float
    bold: bool
    insets: tuple[int, int, int, int]
    heading_font: bool
    align: str = "start"
    line: float = 1.0
    level_sizes_pt: tuple[float, ...] = ()
    recolor: str = ""


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A slide layout that serves a role (`cover`, `content`, `title-only`).

    `mark` is the free place for the draft mark (x, y, cx, cy in EMU), clear of logos and of the title. `name` is what
    people see in PowerPoint; `is_made` says that the template had none for the role.
    """

    part: str
    placeholders: tuple[Placeholder, ...]
    mark: tuple[int, int, int, int] = (0, 0, 0, 0)
    name: str = ""
    is_made: bool = False

    def placeholder(self, kind: str) -> Placeholder | None:
        """The first placeholder of `kind`; None when the layout has none."""
        return next((item for item in self.placeholders if item.kind == kind), None)


@dataclass(frozen=True, slots=True)
class PptxBrand:
    """A PowerPoint brand.

    `presentation_prefix`/`presentation_suffix` are presentation.xml around `<p:sldIdLst>…</p:sldIdLst>`, which the
    writer writes; `presentation_relationships` those of the brand (ids `rIdB1…`). `notes_master` is the part name of
    the notes master, always present. `area` is the free region for content under the title (x, y, cx, cy in EMU).
    `table_style_id` is the GUID of the table style to name. `theme_colors` maps ColorRole to slots of the
    theme, `colors` to hexadecimal. `fonts` are those of the language, `english_fonts` those of English text.
    `every` are all layouts of the template in its order, as they are.
    """

    static: PackedStatic
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    presentation_relationships: tuple[Relationship, ...]
    package_relationships: tuple[Relationship, ...]
    presentation_prefix: bytes
    presentation_suffix: bytes
    layouts: Mapping[str, SlideLayout]
    notes_master: str
    width: int
    height: int
    area: tuple[int, int, int, int]
    table_style_id: str
    fonts: Fonts
    english_fonts: Fonts
    colors: Mapping[str, str]
    theme_colors: Mapping[str, ThemeColor]
    approved_texts: frozenset[str]
    digest: str
    every: tuple[SlideLayout, ...] = ()

    def in_english(self) -> PptxBrand:
        """The brand of English slides, whose text is measured by the fonts that show it."""
        return replace(self, fonts=self.english_fonts)
