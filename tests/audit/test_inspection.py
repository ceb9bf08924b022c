"""Whatever hides in a file that somebody edited is brought to light: every planted channel, and no false alarm."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.audit.inspect import Secret, inspect
from esgreport.audit.number_forms import bare_forms, worded_forms
from esgreport.cli.main import main
from tests.conftest import ROOT

NAME = "北浜希土工業の独占供給"
NUMBER = 4321987
SECRETS = (
    Secret("suppliers.SUP-9.name", (NAME,)),
    Secret("metrics.loss.eal", (), bare_forms(NUMBER, is_money=True), worded_forms(NUMBER)),
)
EXAMPLE = str(ROOT / "examples/aoba-precision")


def repacked(data, change, comment=b"", extra=()):
    """The file with its parts changed by `change`, a function on a dict of parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {item.filename: given.read(item) for item in given.infolist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        copy.comment = comment
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.comment = dict(extra).get(name, b"")
            copy.writestr(entry, part)
    return made.getvalue()


def after(part, mark, text):
    """A change that puts `text` behind the first `mark` of a part."""

    def change(parts):
        data = parts[part].decode("utf-8")
        assert mark in data, (part, mark)
        parts[part] = data.replace(mark, mark + text, 1).encode("utf-8")

    return change


def new(part, data):
    return lambda parts: parts.update({part: data if isinstance(data, bytes) else data.encode("utf-8")})


def run(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def shape(text, x=100, attributes=""):
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="900" name="x"{attributes}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="100"/><a:ext cx="900000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def png(chunk=b"", text=b""):
    def part(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + (part(chunk, text) if chunk else b"") + part(b"IEND", b"")


def workbook(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for name, data in parts.items():
            book.writestr(f"xl/{name.replace('_', '/')}.xml", data)
    return made.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
BOOK = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>{}</sheets>{}</workbook>'
ROW = '<row r="9"{}><c r="A9" t="inlineStr"><is><t>{}</t></is></c></row>'
DOC, BODY, SLIDE, TREE = "word/document.xml", "<w:body>", "ppt/slides/slide2.xml", "</p:grpSpPr>"
CORE = "docProps/core.xml"
SPLIT = "".join(f"<w:r><w:t>{sign}</w:t></w:r>" for sign in NAME)
WORD = {
    "body text": after(DOC, BODY, run(NAME)),
    "words split over runs": after(DOC, BODY, f"<w:p>{SPLIT}</w:p>"),
    "zero-width signs inside": after(DOC, BODY, run("\u200b".join(NAME))),
    "spaces inside": after(DOC, BODY, run(" ".join(NAME))),
    "entities": after(DOC, BODY, run("".join(f"&#{ord(sign)};" for sign in NAME))),
    "hidden text": after(DOC, BODY, f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r></w:p>"),
    "tracked insertion": after(
        DOC, BODY, f'<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>{NAME}</w:t></w:r></w:ins></w:p>'
    ),
    "tracked deletion": after(
        DOC, BODY, f'<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>'
    ),
    "author of a change": after(
        DOC, BODY, f'<w:p><w:ins w:id="1" w:author="{NAME}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
    ),
    "comment": new("word/comments.xml", f"<w:comments>{run(NAME)}</w:comments>"),
    "people": new("word/people.xml", f'<w15:people author="{NAME}"/>'),
    "footnote": new("word/footnotes.xml", f"<w:footnotes>{run(NAME)}</w:footnotes>"),
    "endnote": new("word/endnotes.xml", f"<w:endnotes>{run(NAME)}</w:endnotes>"),
    "header": after("word/header1.xml", "</w:pPr>", f"<w:r><w:t>{NAME}</w:t></w:r>"),
    "name of a bookmark": after(DOC, BODY, f'<w:bookmarkStart w:id="9" w:name="{NAME}"/><w:bookmarkEnd w:id="9"/>'),
    "tag of a control": after(DOC, BODY, f'<w:sdt><w:sdtPr><w:tag w:val="{NAME}"/></w:sdtPr><w:sdtContent/></w:sdt>'),
    "field code": after(DOC, BODY, f'<w:p><w:r><w:instrText>INCLUDETEXT "{NAME}"</w:instrText></w:r></w:p>'),
    "document variable": after(
        "word/settings.xml",
        "<w:zoom",
        f' w:percent="100"/><w:docVars><w:docVar w:name="a" w:val="{NAME}"/></w:docVars><w:zoom',
    ),
    "name of a style": after(
        "word/styles.xml", "<w:style ", f'w:customStyle="1" w:styleId="z"><w:name w:val="{NAME}"/></w:style><w:style '
    ),
    "link": new(
        "word/_rels/footer9.xml.rels",
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="t" TargetMode="External" Target="https://x.example/{quote(NAME)}"/></Relationships>',
    ),
    "title": after(CORE, "<dc:title>", NAME),
    "keywords": after(CORE, "</dc:title>", f"<cp:keywords>{NAME}</cp:keywords>"),
    "last author": after(CORE, "</dc:title>", f"<cp:lastModifiedBy>{NAME}</cp:lastModifiedBy>"),
    "custom property": new(
        "docProps/custom.xml", f"<Properties><property name='x'><v>{NAME}</v></property></Properties>"
    ),
    "custom XML": new("customXml/item1.xml", f"<a>{NAME}</a>"),
    "custom XML in base 64": new("customXml/item1.xml", f"<a>{base64.b64encode((NAME * 2).encode()).decode()}</a>"),
    "a part in UTF-16": new(
        "customXml/item2.xml", f'<?xml version="1.0" encoding="UTF-16"?><a>{NAME}</a>'.encode("utf-16")
    ),
    "a part in Shift JIS": new("word/afchunk.txt", NAME.encode("cp932")),
    "comment of XML": after(DOC, BODY, f"<!-- {NAME} -->"),
    "instruction of XML": after(DOC, BODY, f"<?x {NAME}?>"),
    "name of a part": new(f"word/media/{NAME}.png", png()),
    "text of a picture": new("word/media/image9.png", png(b"tEXt", b"Comment\0" + NAME.encode())),
    "squeezed text of a picture": new(
        "word/media/image9.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(NAME.encode()))
    ),
    "camera data of a picture": new(
        "word/media/image9.jpeg", b"\xff\xd8\xff\xe1\0\x10Exif\0\0" + NAME.encode("utf-16-le")
    ),
    "old object": new("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + NAME.encode("utf-16-le")),
    "macro": new("word/vbaProject.bin", b"Attribute VB_Name " + NAME.encode("cp932")),
    "amount with commas": after(DOC, BODY, run("4,321,987円")),
    "amount without commas": after(DOC, BODY, run("損失は4321987と見る")),
    "amount in full width": after(DOC, BODY, run("４，３２１，９８７円")),
    "amount in millions": after(DOC, BODY, run("4.32百万円")),
    "amount in ten thousands": after(DOC, BODY, run("約432万円")),
    "amount in thousands": after(DOC, BODY, run("4,322千円")),
    "amount in a tip": after(DOC, BODY, '<w:p><w:hyperlink w:tooltip="4,321,987"/></w:p>'),
}
SLIDES = {
    "hidden slide": lambda parts: (after(SLIDE, TREE, shape(NAME))(parts), after(SLIDE, "<p:sld ", 'show="0" ')(parts)),
    "shape off the slide": after(SLIDE, TREE, shape(NAME, 99_999_999)),
    "hidden shape": after(SLIDE, TREE, shape(NAME, attributes=' hidden="1"')),
    "alternative text": after(SLIDE, TREE, shape("x", attributes=f' descr="{NAME}"')),
    "name of a shape": after(SLIDE, TREE, shape("x", attributes=f' title="{NAME}"')),
    "cropped picture": after(SLIDE, TREE, f'<a:srcRect l="90000"/>{shape(NAME)}'),
    "speaker notes": after("ppt/notesSlides/notesSlide2.xml", "<a:lstStyle/>", f"<a:p><a:r><a:t>{NAME}</a:t></a:r></a:p>"),
    "comment on a slide": new("ppt/comments/comment1.xml", f"<p:cmLst><p:cm><p:text>{NAME}</p:text></p:cm></p:cmLst>"),
    "authors of comments": new("ppt/commentAuthors.xml", f'<p:cmAuthorLst><p:cmAuthor name="{NAME}"/></p:cmAuthorLst>'),
    "name of a layout": after("ppt/slideLayouts/slideLayout1.xml", "<p:cSld", f' name="{NAME}"><p:spTree/></p:cSld><p:cSld'),
    "value of a chart": after("ppt/charts/chart5_1.xml", "<c:v>", "4321987</c:v><c:v>"),
    "an extra row behind a chart": new(
        "ppt/embeddings/chart99_1.xlsx", workbook(worksheets_sheet1=SHEET.format(ROW.format("", NAME)))
    ),
    "a hidden row behind a chart": new(
        "ppt/embeddings/chart99_1.xlsx", workbook(worksheets_sheet1=SHEET.format(ROW.format(' hidden="1"', NAME)))
    ),
    "a hidden sheet behind a chart": new(
        "ppt/embeddings/chart99_1.xlsx", workbook(workbook=BOOK.format(f'<sheet name="{NAME}" sheetId="2" state="veryHidden"/>', ""))
    ),
    "a name behind a chart": new(
        "ppt/embeddings/chart99_1.xlsx", workbook(workbook=BOOK.format("", f'<definedNames><definedName name="x">"{NAME}"</definedName></definedNames>'))
    ),
    "a formula behind a chart": new(
        "ppt/embeddings/chart99_1.xlsx", workbook(worksheets_sheet1=SHEET.format(f'<row><c><f>"{NAME}"</f></c></row>'))
    ),
    "a workbook in a workbook": new(
        "ppt/embeddings/chart99_1.xlsx", workbook(deep=workbook(worksheets_sheet1=SHEET.format(ROW.format("", NAME))))
    ),
    "thumbnail": new("docProps/thumbnail.jpeg", b"\xff\xd8" + NAME.encode()),
}  # fmt: skip
UNSEEN = {
    "hidden text": "hidden-text", "tracked insertion": "change", "tracked deletion": "change", "comment": "comment",
    "people": "comment", "field code": "field", "document variable": "variables", "link": "link", "macro": "macro",
    "custom property": "property", "custom XML": "custom-data", "comment of XML": "hidden-text", "old object": "object",
    "text of a picture": "picture", "camera data of a picture": "picture", "hidden slide": "hidden-slide",
    "shape off the slide": "off-slide", "hidden shape": "hidden-text", "cropped picture": "crop",
    "comment on a slide": "comment", "a hidden row behind a chart": "hidden-rows", "thumbnail": "thumbnail",
    "a hidden sheet behind a chart": "hidden-sheet", "a name behind a chart": "name", "a formula behind a chart": "formula",
}  # fmt: skip


@pytest.fixture(scope="module")
def clean(built):
    return {
        "docx": (built / "ja/shareholder-letter.docx").read_bytes(),
        "pptx": (built / "ja/board-deck.pptx").read_bytes(),
    }


def told(found, code):
    return [dict(item.details) for item in found if item.code == code]


def test_a_file_as_it_was_built_raises_no_alarm(clean):
    for form, data in clean.items():
        assert inspect(f"clean.{form}", data, SECRETS) == ()


PLANTED = [("docx", name) for name in WORD] + [("pptx", name) for name in SLIDES]


@pytest.mark.parametrize(("form", "channel"), PLANTED, ids=[name for _, name in PLANTED])
def test_every_planted_secret_is_found_at_its_place(clean, form, channel):
    change = {**WORD, **SLIDES}[channel]
    found = inspect(f"edited.{form}", repacked(clean[form], change), SECRETS)
    leaks = told(found, "ESG-AUDIT-021")
    wanted = "metrics.loss.eal" if channel.startswith(("amount", "value")) else "suppliers.SUP-9.name"
    assert [item["fact"] for item in leaks] == [wanted], channel
    assert NAME not in str([item["fact"] for item in leaks]) and "4321987" not in str(leaks)
    if channel in UNSEEN:
        assert UNSEEN[channel] in {item["channel"] for item in told(found, "ESG-AUDIT-022")}


def strict(data):
    """The file, and the workbooks in it, with the namespaces of Strict Open XML."""

    def change(parts):
        for name, part in parts.items():
            if name.endswith(".xlsx"):
                parts[name] = strict(part)
            else:
                parts[name] = re.sub(
                    rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(main|relationships|chart)",
                    rb"http://purl.oclc.org/ooxml/\1/\2", part
                )  # fmt: skip

    return repacked(data, change)


@pytest.mark.parametrize("channel", UNSEEN)
def test_strict_open_xml_hides_nothing(clean, channel):
    form = "docx" if channel in WORD else "pptx"
    data = strict(repacked(clean[form], {**WORD, **SLIDES}[channel]))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"purl.oclc.org/ooxml" in package.read(DOC if form == "docx" else SLIDE)
    assert UNSEEN[channel] in {item["channel"] for item in told(inspect(f"x.{form}", data, SECRETS), "ESG-AUDIT-022")}


def test_there_are_more_than_sixty_channels():
    assert len(PLANTED) >= 60


def test_comments_of_the_zip_and_bytes_behind_its_end_are_read(clean):
    nothing = repacked(clean["docx"], lambda parts: None, comment=NAME.encode())
    entry = repacked(clean["docx"], lambda parts: None, extra={"word/document.xml": NAME.encode()}.items())
    for data in (nothing, entry, clean["docx"] + NAME.encode("utf-16-le")):
        assert [item["fact"] for item in told(inspect("x.docx", data, SECRETS), "ESG-AUDIT-021")] == [
            "suppliers.SUP-9.name"
        ]


def test_measures_of_the_markup_are_no_amounts(clean):
    change = after(DOC, BODY, '<w:p><w:pPr><w:ind w:left="4321987"/></w:pPr></w:p>')
    assert inspect("x.docx", repacked(clean["docx"], change), SECRETS) == ()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.docx", b"no package", "ESG-AUDIT-023"),
        ("x.docx", b"PK\x03\x04 broken", "ESG-AUDIT-023"),
        ("x.pdf", b"%PDF-1.7", "ESG-AUDIT-024"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding(name, data, code):
    assert [item.code for item in inspect(name, data, SECRETS)] == [code]


def test_a_bomb_is_not_unfolded():
    inner = b"0" * 150_000_000
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("a", inner)
        bomb.writestr("b", inner)
    assert [item.code for item in inspect("x.docx", made.getvalue(), SECRETS)] == ["ESG-AUDIT-023"]


def test_a_web_page_is_inspected_too(clean):
    page = f"<html><body><p title='{NAME}'>x</p></body></html>".encode()
    assert told(inspect("x.html", page, SECRETS), "ESG-AUDIT-021")


@pytest.fixture(scope="module")
def loaded():
    return api.open_project(EXAMPLE).value


def test_every_file_of_the_example_passes_for_its_reader(built, loaded):
    readers = {"suppliers": "supplier:SUP-01", "customers": "customer:CUS-1", "supplier": "supplier-general",
               "customer": "customer-general", "shareholder": "public", "board": "board", "lender": "lender"}  # fmt: skip
    checked = 0
    for path in sorted(built.glob("??/**/*.*x")):
        place = path.relative_to(built).parts
        family = place[1] if place[1] in readers else place[-1].partition("-")[0]
        if family in readers:
            assert api.audit(loaded, str(path), readers[family]) == (), path
            checked += 1
    assert checked >= 10


def test_the_board_deck_is_a_leak_for_shareholders_and_says_where(built):
    done = CliRunner().invoke(
        main, ["audit", str(built / "ja/board-deck.pptx"), "--to", "public", "--project", EXAMPLE, "--ui-lang", "en"]
    )
    assert done.exit_code == 4
    assert "metrics.loss.eal.total.before" in done.output and "ppt/slides/slide3.xml" in done.output
    assert "262" not in done.output and "Traceback" not in done.output


def test_an_unknown_reader_or_file_is_told_plainly(built):
    letter = str(built / "ja/shareholder-letter.docx")
    done = CliRunner().invoke(main, ["audit", letter, "--to", "nobody", "--project", EXAMPLE])
    assert done.exit_code == 1 and "ESG-AUDIENCE-008" in done.output
    lost = CliRunner().invoke(main, ["audit", letter + "x", "--to", "public", "--project", EXAMPLE])
    assert lost.exit_code == 1 and "Traceback" not in lost.output


def test_a_bookmark_that_nobody_planned_stops_a_file_at_the_closure(clean):
    from esgreport.audit.readback import written_items

    change = after(
        DOC, BODY, '<w:bookmarkStart w:id="9" w:name="secret"/><w:bookmarkStart w:id="8" w:name="_Toc000001"/>'
    )
    with zipfile.ZipFile(io.BytesIO(repacked(clean["docx"], change))) as package:
        found = [item.text for item in written_items(iter([(DOC, package.read(DOC))]))]
    assert "secret" in found and "_Toc000001" not in found


def test_pixels_are_no_text_and_bytes_that_are_no_text_hold_no_figures(clean):
    import random

    noise = random.Random(3).randbytes(1_500_000)
    pixels = png(b"IDAT", noise)
    photo = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"0" * 9 + b"\xff\xda" + noise + b"\xff\xd9"
    common = tuple(Secret(f"x{n}", (), frozenset({str(n)})) for n in range(1001, 9999, 7))
    for name, part in (("image9.png", pixels), ("image9.jpeg", photo), ("image9.wmf", noise)):
        data = repacked(clean["docx"], new(f"word/media/{name}", part))
        own = {item.subject for item in inspect("x.docx", clean["docx"], common)}
        assert {item.subject for item in inspect("x.docx", data, common)} == own


def test_what_stands_behind_the_end_of_a_picture_is_read(clean):
    photo = b"\xff\xd8\xff\xda" + b"pixels" + b"\xff\xd9" + NAME.encode()
    for name, part in (("image9.png", png() + NAME.encode("utf-16-le")), ("image9.jpeg", photo)):
        found = inspect("x.docx", repacked(clean["docx"], new(f"word/media/{name}", part)), SECRETS)
        assert [item["fact"] for item in told(found, "ESG-AUDIT-021")] == ["suppliers.SUP-9.name"]
