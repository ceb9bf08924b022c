"""The plan of a web page, its pictures, its bytes, and what the audit lets through."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport import api
from esgreport.audience.selection import select
from esgreport.audit import Allowed, audit_page
from esgreport.brand.color import contrast
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries
from esgreport.layout.page import arrange_page
from esgreport.layout.page.chart_scale import Scale, ends, printed, ticks
from esgreport.layout.page.svg_chart import svg_chart
from esgreport.layout.page_plan import Element, element
from esgreport.layout.planned_content import planned_content
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.targets import targets
from esgreport.writers.html import write_html
from esgreport.writers.html.style import readable
from tests.conftest import ROOT

HOSTILE = 'R&D <先端> & "引用" =1+1 {{x}} </style><script>alert(1)</script> 売上<10億円'
EXAMPLE = str(ROOT / "examples/aoba-precision")


@pytest.fixture(scope="module")
def loaded():
    return api.open_project(EXAMPLE).value


def page_of(loaded, document="board-memo", language="ja"):
    (target, *_) = targets(loaded, [document], [language], [])
    resources = loaded.resources
    view = select(loaded.facts.knowledge, target.audience, selection_request(resources.specifications[document])).value
    tree = make_document(loaded, target, view).value
    brand = resources.word_brands.brand(tree.form, language)
    return arrange_page(tree, dict(brand.colors), brand.fonts)


class Reader(HTMLParser):
    """The texts of a page one after the other, and its elements."""

    def __init__(self, data):
        super().__init__()
        self.texts, self.tags = [], []
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        ("1234.5", "#,##0.0", "1,234.5"), ("50", '0"%"', "50%"), ("-425", "#,##0;△#,##0", "△425"),
        ("-425", "#,##0;(#,##0)", "(425)"), ("-3", "#,##0", "-3"), ("0", "0.00", "0.00"), (None, "0", "―"),
    ],
)  # fmt: skip
def test_a_number_prints_as_its_format_says(value, form, text):
    assert printed(None if value is None else Decimal(value), form) == text


def test_the_ticks_of_a_log_axis_are_powers_of_ten():
    assert ticks(Scale(10, 10_000, 0, 100, True)) == (10, 100, 1000, 10_000)


@given(st.lists(st.decimals(0, 10_000_000, places=2), min_size=1, max_size=20))
def test_every_value_stands_between_the_ends_of_its_axis(values):
    least, most = ends(Axis(), values)
    scale = Scale(least, most, 0, 700)
    assert all(0 <= scale.pixel(value) <= 700 for value in values)
    assert least <= float(min(values)) and float(max(values)) <= most * (1 + 1e-9)
    assert 2 <= len(ticks(scale)) <= 8


def chart(kind, *series, categories=("一", "二"), **more):
    axes = {"value_axis": Axis(), "category_axis": Axis(), "number_format": "#,##0"}
    return ChartPlan(kind, categories, series, **{**axes, **more})


def lengths(drawn):
    return [float(dict(item.attributes)["width"]) for item in drawn.children if getattr(item, "tag", "") == "rect"]


def test_bars_are_as_long_as_their_values():
    drawn = svg_chart(chart("bar", ChartSeries("a", (Decimal(100), Decimal(50)), "accent1")), "x", "p1")
    first, second = lengths(drawn)
    assert first == pytest.approx(2 * second, abs=0.2)


def test_a_stack_goes_on_where_the_bar_before_ends():
    plan = chart(
        "bar",
        ChartSeries("a", (Decimal(30), Decimal(10)), "accent1"),
        ChartSeries("b", (Decimal(10), None), "accent3", "hatch"),
        stacked=True,
    )
    rects = [
        dict(item.attributes) for item in svg_chart(plan, "x", "p1").children if getattr(item, "tag", "") == "rect"
    ]
    assert float(rects[0]["x"]) + float(rects[0]["width"]) == pytest.approx(float(rects[1]["x"]), abs=0.2)
    assert rects[1]["fill"] == "url(#p1-accent3)" and len(rects) == 3


def test_the_hidden_base_of_a_waterfall_is_not_drawn_but_lifts_what_stands_on_it():
    plan = chart(
        "column",
        ChartSeries("(base)", (None, Decimal(60)), "paper", "none", labels=False),
        ChartSeries("total", (Decimal(100), None), "accent1"),
        ChartSeries("step", (None, Decimal(40)), "accent2"),
        stacked=True,
    )
    rects = [
        dict(item.attributes) for item in svg_chart(plan, "x", "p1").children if getattr(item, "tag", "") == "rect"
    ]
    assert len(rects) == 2
    assert float(rects[1]["y"]) == pytest.approx(float(rects[0]["y"]), abs=0.2)


def test_the_same_document_gives_the_same_bytes_and_every_id_once(loaded):
    rules = loaded.resources.web_rules
    data = write_html(page_of(loaded), rules)
    assert data == write_html(page_of(loaded), rules)
    ids = [attributes["id"] for _, attributes in Reader(data).tags if "id" in attributes]
    assert len(ids) == len(set(ids)) > 10


def test_headings_go_down_one_level_at_a_time(loaded):
    tags = [tag for tag, _ in Reader(write_html(page_of(loaded), "")).tags if re.fullmatch(r"h\d", tag)]
    levels = [int(tag[1]) for tag in tags]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_hostile_text_prints_exactly_and_opens_no_element(loaded):
    page = page_of(loaded, "shareholder-letter")
    own = type(page)(
        (element("p", HOSTILE), element("section", element("p", "x"), aria_label=HOSTILE)), page.properties,
        HOSTILE, HOSTILE, HOSTILE, page.language, page.form, page.colors, page.fonts,
    )  # fmt: skip
    read = Reader(write_html(own, ""))
    assert [text for text in read.texts if text.strip() == HOSTILE] == [HOSTILE] * 4
    assert "script" not in [tag for tag, _ in read.tags]
    assert [attributes["aria-label"] for _, attributes in read.tags if "aria-label" in attributes] == [HOSTILE]


def test_a_character_that_no_page_can_carry_is_refused(loaded):
    page = page_of(loaded, "shareholder-letter")
    own = type(page)(
        (element("p", "a\x00b"),), page.properties, "", "", "", page.language, page.form, page.colors, page.fonts
    )
    with pytest.raises(ValueError, match="carry"):
        write_html(own, "")


PLANTED = {
    "a text": (b"<main>", b"<main><p>secret-1</p>"),
    "a text in a picture": (b"<main>", b"<main><svg><text>secret-1</text></svg>"),
    "a label": (b"<main>", b'<main><section aria-label="secret-1"></section>'),
    "a comment": (b"<main>", b"<main><!-- secret-1 -->"),
    "a script": (b"<main>", b"<main><script>1</script>"),
    "a picture from elsewhere": (b"<main>", b'<main><img src="https://x.example/a.png" alt="">'),
    "a link elsewhere": (b"<main>", b'<main><a href="https://x.example/">x</a>'),
    "a tooltip": (b"<main>", b'<main><p title="secret-1"></p>'),
    "data on an element": (b"<main>", b'<main><p data-x="secret-1"></p>'),
    "a style of its own": (b"<main>", b'<main><p style="color:red"></p>'),
    "a handler": (b"<main>", b'<main><p onclick="x()"></p>'),
    "a style sheet that loads": (b"</style>", b'@import "https://x.example/a.css";</style>'),
    "text in the style sheet": (b"</style>", b'p::after{content:"secret-1"}</style>'),
    "a second style sheet": (b"</head>", b"<style>p{color:red}</style></head>"),
    "another title": (b"<title>", b"<title>secret-1 "),
    "an author": (b'name="author" content="', b'name="author" content="secret-1'),
    "a refresh": (b"</head>", b'<meta http-equiv="refresh" content="0;url=https://x.example"></head>'),
    "text after the end": (b"</html>", b"</html>secret-1"),
    "a processing instruction": (b"<main>", b"<main><?secret-1?>"),
    "a template": (b"<main>", b"<main><template><p>secret-1</p></template>"),
    "an id that says something": (b"<main>", "<main><p id=\"秘密\"></p>".encode()),
}  # fmt: skip


@pytest.fixture(scope="module")
def finished(loaded):
    page = page_of(loaded)
    said = planned_content(page)
    allowed = Allowed(said.texts, said.numbers, said.properties, frozenset())
    return write_html(page, loaded.resources.web_rules), allowed


def test_a_finished_page_passes_the_audit(finished):
    data, allowed = finished
    assert audit_page(data, "x.html", allowed) == ()


@pytest.mark.parametrize("kind", PLANTED)
def test_whatever_is_planted_in_a_page_is_found(finished, kind):
    data, allowed = finished
    before, after = PLANTED[kind]
    assert before in data
    found = audit_page(data.replace(before, after, 1), "x.html", allowed)
    assert found and all("secret-1" not in repr(item) for item in found)


@given(st.from_regex(r"[0-9A-F]{6}", fullmatch=True), st.sampled_from(["15181C", "20252B", "FFFFFF", "EFF3F7"]))
def test_a_colour_of_any_brand_can_be_read_on_light_and_on_dark(color, ground):
    toward = max(("000000", "FFFFFF"), key=lambda item: contrast(item, ground))
    assert contrast(readable(color, ground, toward), ground) >= 4.5


def test_neighbouring_texts_are_one_text():
    assert element("p", "a", "", "b", element("br"), "c").children == ("ab", Element("br"), "c")
