"""What people will put in sooner or later, on slides and pages: nothing spills, nothing is cut, nothing is lost."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from dataclasses import dataclass, replace
from importlib import util
from pathlib import Path

import pytest

from esgreport import api
from esgreport.document.inlines import Footnote, Ruby
from esgreport.layout.deck import arrange_deck
from esgreport.layout.flow import arrange_flow
from esgreport.layout.plan import EMU_PER_PT, TWIPS_PER_PT, Box, TableShape, TextShape
from esgreport.writers.docx import write_docx
from esgreport.writers.pptx import write_pptx
from tests.conftest import ROOT

NAME = "経済安全保障推進に関する代替調達先認定及び共同研究技術管理強化計画"
LONG_NAME = NAME * 3
TITLE = "供給が止まっても受注残の九割を期日どおりに届けるため、代替調達先の認定を三年で終える"
OLD = "髙橋　﨑山　濵田　德永　渡邉　齋藤　廣瀨　𠮷野　株式會社舊字體研究所"
HALF = "ｹｲｻﾞｲｱﾝｾﾞﾝﾎｼｮｳ ﾄｳｼｹｲｶｸ ﾀﾞｲ3ｷ 1,234,567,890円"
URL = "https://www.example.co.jp/ir/library/2026/economic-security/investment-plan/appendix-2.html?lang=ja&page=12"
MIXED = "Tier 2サプライヤー（AB-1200/7、38%）の在庫21日とtime-to-recover 90日を、2027年3月期第3四半期までに確認する"
HOSTILE = "R&D <先端> & 売上<10億円 =1+1 {{x}}"
TEXTS = (LONG_NAME, OLD, HALF, URL, MIXED, HOSTILE)
SPARE_PT = 3.0
MARKED = re.compile(r"[\s　\u200b\u00ad\ufffe\uffff]+")


def _trees():
    spec = util.spec_from_file_location("layout_trees", ROOT / "tests/layout/trees.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


T = _trees()


def _rows(count, words=""):
    return [[f"品{n:03d}号", f"{words}{n:03d}番", f"{n * 1234567:,}", f"{MIXED}{n:03d}"] for n in range(count)]


def _sections(kind):
    """The sections of each case."""
    heads = ["品目", "名称", "金額", "備考"]
    return {
        "long names": [
            T.section("a", TITLE, T.bullets(*(f"{n}番 {text}" for n, text in enumerate(TEXTS)))),
            T.section("b", "名称が長い表", T.table(heads, _rows(4, LONG_NAME))),
        ],
        "titles of forty characters": [
            T.section(f"t{n}", f"第{n}に、{TITLE}", T.para(f"{n}枚目の本文です。")) for n in range(1, 6)
        ],
        "thirty bullets": [T.section("many", "点検の項目", T.bullets(*(f"{n}番目、{MIXED}" for n in range(1, 31))))],
        "two hundred rows": [T.section("rows", "品目の一覧", T.table(heads, _rows(200), "ssee"))],
        "mixed scripts": [T.section(f"m{n}", f"第{n}の文字", T.para(text)) for n, text in enumerate(TEXTS, start=1)],
        "cards and panels": [
            T.section("c", "数字とお願い", T.key_figures(), T.Panel("ask", T.words(NAME), (T.para(MIXED), T.para(URL)))),
            T.section("r", "行程と体制", T.roadmap()),
            T.section("g", "体制", T.governance()),
        ],
    }[kind]  # fmt: skip


CASES = (
    "long names", "titles of forty characters", "thirty bullets", "two hundred rows", "mixed scripts", "cards and panels",
)  # fmt: skip


def _read_aloud():
    """Paragraphs full of readings and footnotes, over several pages."""
    read = T.Paragraph(
        (
            *T.words("担当の"), Ruby(T.words("瀬川"), T.words("せがわ")), *T.words("と"),
            Ruby(T.words("﨑山"), T.words("さきやま")), *T.words(f"が{MIXED}"),
            Footnote(T.words(f"確認の方法は別に定める。{URL}")), *T.words("。"),
        )
    )  # fmt: skip
    return T.document(T.section("a", "読みと注", *([read, T.para(MIXED)] * 45), level=1), form="paper")


@dataclass(frozen=True)
class Found:
    """One page: every character with its box in points from the top left."""

    characters: tuple[tuple[str, float, float, float, float], ...]
    width: float
    height: float

    def text(self):
        return "".join(item[0] for item in self.characters)

    def spots(self, text):
        """The boxes around each place where `text` stands, spaces aside."""
        whole, made, at = self.text(), [], -1
        while (at := whole.find(text, at + 1)) >= 0:
            boxes = [item[1:] for item in self.characters[at : at + len(text)]]
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            made.append((min(lefts), min(tops), max(rights), max(bottoms)))
        return made


@pytest.fixture(scope="module")
def resources():
    return api.open_project(str(ROOT / "examples/aoba-precision")).value.resources


@pytest.fixture(scope="module")
def render(tmp_path_factory):
    """A function from bytes to pages as LibreOffice prints them."""
    profile = tmp_path_factory.mktemp("office").as_uri()

    def pages(data, name):
        import pypdfium2

        folder = tmp_path_factory.mktemp("stress")
        (folder / name).write_bytes(data)
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run(
            [*command, str(folder), str(folder / name)], check=True, capture_output=True, timeout=180,
            env={"FONTCONFIG_FILE": str(ROOT / "tests/render/fonts.conf"), **os.environ},
        )  # fmt: skip
        document = pypdfium2.PdfDocument(str(folder / f"{Path(name).stem}.pdf"))
        made = [_page(document[number]) for number in range(len(document))]
        document.close()
        return made

    return pages


def _page(page):
    width, height = page.get_size()
    text = page.get_textpage()
    made = []
    for index in range(text.count_chars()):
        sign = text.get_text_range(index, 1)
        if sign and not MARKED.fullmatch(sign):
            left, bottom, right, top = text.get_charbox(index)
            made.append((sign, left, height - top, right, height - bottom))
    return Found(tuple(made), width, height)


def _bare(text):
    return MARKED.sub("", text)


def _inside(spot, box):
    left, top = box.x / EMU_PER_PT, box.y / EMU_PER_PT
    right, bottom = left + box.cx / EMU_PER_PT, top + box.cy / EMU_PER_PT
    return (
        spot[0] >= left - SPARE_PT and spot[1] >= top - SPARE_PT
        and spot[2] <= right + SPARE_PT and spot[3] <= bottom + SPARE_PT
    )  # fmt: skip


def _box(shape, slide, brand):
    if shape.box is not None:
        return shape.box
    place = brand.layouts[slide.layout].placeholder(shape.placeholder)
    return Box(place.x, place.y, place.cx, place.cy)


def _texts(shape):
    if isinstance(shape, TextShape):
        yield from ("".join(run.text for run in paragraph.runs) for paragraph in shape.paragraphs)
    elif isinstance(shape, TableShape):
        for row in shape.rows:
            for cell in row:
                yield from ("".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs)


def _spilled(slide, page, brand):
    """The texts of a slide that do not stand whole inside their shape."""
    for shape in slide.shapes:
        if not isinstance(shape, TextShape | TableShape):
            continue
        for text in map(_bare, _texts(shape)):
            for end in {text[:5], text[-5:]} - {""}:
                if not any(_inside(spot, _box(shape, slide, brand)) for spot in page.spots(end)):
                    yield shape.name, end


@pytest.mark.office
@pytest.mark.parametrize("kind", CASES)
def test_on_slides_nothing_spills_and_nothing_is_lost(resources, render, kind):
    tree = T.document(*_sections(kind))
    made = arrange_deck(tree, resources.deck_brands.brand("ja"), resources.faces)
    assert not [item for item in made.findings if api.severity(item) is api.Severity.ERROR], made.findings
    pages = render(write_pptx(made.value, resources.deck_brands.brand("ja")), "stress.pptx")
    assert len(pages) == len(made.value.slides)
    for slide, page in zip(made.value.slides, pages, strict=True):
        assert list(_spilled(slide, page, resources.deck_brands.brand("ja"))) == []
        assert all(left >= 0 and right <= page.width for _, left, _, right, _ in page.characters)


@pytest.mark.office
@pytest.mark.parametrize("kind", CASES)
def test_on_pages_nothing_leaves_the_margins_and_nothing_is_lost(resources, render, kind):
    brand = resources.word_brands.brand("paper", "ja")
    made = arrange_flow(replace(T.document(*_sections(kind)), form="paper"), brand, resources.faces)
    assert not [item for item in made.findings if api.severity(item) is api.Severity.ERROR]
    pages = render(write_docx(made.value, brand), "stress.docx")
    sheet = brand.page
    left, right = sheet.left / TWIPS_PER_PT, (sheet.width - sheet.right) / TWIPS_PER_PT
    for page in pages:
        assert page.characters
        assert min(item[1] for item in page.characters) >= left - SPARE_PT
        assert max(item[3] for item in page.characters) <= right + SPARE_PT
    whole = "".join(page.text() for page in pages)
    for text in {"long names": TEXTS, "mixed scripts": TEXTS, "two hundred rows": ("199番", "品000号")}.get(kind, ()):
        assert _bare(text)[-6:] in whole


@pytest.mark.office
def test_readings_and_footnotes_stand_where_they_belong_and_pages_are_as_many_as_expected(resources, render):
    brand = resources.word_brands.brand("paper", "ja")
    made = arrange_flow(_read_aloud(), brand, resources.faces)
    pages = render(write_docx(made.value, brand), "stress.docx")
    texts = [page.text() for page in pages]
    for page in pages:
        for spot in page.spots("せがわ"):
            below = [item for item in page.spots("瀬川") if abs((item[0] + item[2] - spot[0] - spot[2]) / 2) < 8]
            assert any(0 < item[1] - spot[1] < 12 for item in below)
    assert sum(text.count("せがわ") for text in texts) == 45
    for text in texts:
        assert abs(text.count("確認の方法は別に定める") - text.count("担当の")) <= 1
    assert sum(text.count("確認の方法は別に定める") for text in texts) == 45
    assert abs(len(pages) - float(made.value.pages_estimate)) <= 1


@pytest.mark.parametrize("kind", CASES)
def test_titles_end_no_line_inside_a_number_and_leave_no_two_characters_alone(resources, kind):
    made = arrange_deck(T.document(*_sections(kind)), resources.deck_brands.brand("ja"), resources.faces)
    for slide in made.value.slides:
        lines = "".join(run.text for run in slide.shapes[0].paragraphs[0].runs).split("\n")
        assert len(lines) <= 2
        assert len(lines) == 1 or len(lines[-1]) > 2
        assert not any(
            re.search(r"\d$", one) and re.match(r"[\d日年月円%％]", two) for one, two in itertools.pairwise(lines)
        )


def test_the_heading_row_stands_on_every_part_of_a_long_table(resources):
    made = arrange_deck(T.document(*_sections("two hundred rows")), resources.deck_brands.brand("ja"), resources.faces)
    tables = [shape for slide in made.value.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    heads = {"".join(run.text for run in table.rows[0][0].paragraphs[0].runs) for table in tables}
    assert len(tables) > 5 and heads == {"品目"}
    assert sum(len(table.rows) - 1 for table in tables) == 200
