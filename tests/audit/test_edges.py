"""The auditor at its edges: broken parts, odd pictures, pages that somebody changed."""

from __future__ import annotations

import io
import zipfile
import zlib
from decimal import Decimal

import pytest

from esgreport.audit import Allowed, audit, audit_page, payloads
from esgreport.audit.hidden import hidden_items
from esgreport.audit.number_forms import amounts_in, bare_forms, grouped_in, numbers_in, worded_forms
from esgreport.audit.payloads import UnpackedTooLarge, layers

HEAD = '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>題</title></head><body>'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PNG = b"\x89PNG\r\n\x1a\n"


def package(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return data.getvalue()


def allowed(*texts, secrets=(), numbers=()):
    return Allowed(frozenset(texts), frozenset(numbers), frozenset(("題",)), frozenset(), {}, tuple(secrets))


def codes(body, *texts, secrets=()):
    page = f"{HEAD}{body}</body></html>".encode()
    return [item.code for item in audit_page(page, "x.html", allowed(*texts, secrets=secrets))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>本文</p>", []),
        ("<p>本文</p> \n <p>本文</p>", []),
        ("<p>別の文</p>", ["ESG-AUDIT-001"]),
        ("<blink>本文</blink>", ["ESG-AUDIT-005"]),
        ("<p onclick='x'>本文</p>", ["ESG-AUDIT-005"]),
        ("<p style='x'>本文</p>", ["ESG-AUDIT-006"]),
        ("<a href='https://x.example'>本文</a>", ["ESG-AUDIT-006"]),
        ("<a href='#here'>本文</a>", []),
        ("<p lang='1x'>本文</p>", ["ESG-AUDIT-005"]),
        ("<p aria-label='読み上げ'>本文</p>", ["ESG-AUDIT-001"]),
        ("<meta name='generator'><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<meta name='author' content='誰か'><p>本文</p>", ["ESG-AUDIT-001"]),
        ("<meta name='author' content='題'><p>本文</p>", []),
        ("</p><p>本文</p>", ["ESG-AUDIT-005", "ESG-AUDIT-005", "ESG-AUDIT-005"]),
        ("<!-- 秘密 --><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<!doctype xml><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<?php x ?><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<![CDATA[x]]><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<style>p{}</style><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<style>/* esgreport */ p{background:url(x)}</style><p>本文</p>", ["ESG-AUDIT-005"]),
        ("<style>/* esgreport */ p{color:red}</style><p>本文</p>", []),
    ],
)
def test_a_web_page_holds_only_what_was_planned(body, expected):
    found = codes(body, "本文")
    assert found[: len(expected)] == expected and bool(found) is bool(expected)


def test_a_page_with_a_secret_or_of_other_bytes_is_refused():
    assert "ESG-AUDIT-020" in codes("<p>翠嶺磁材の件</p>", "翠嶺磁材の件", secrets=("翠嶺磁材",))
    assert [item.code for item in audit_page(b"\xff\xfe<", "x.html", allowed())] == ["ESG-AUDIT-007"]


@pytest.mark.parametrize(
    ("parts", "channel"),
    [
        ({"ppt__slides__slide1_xml": f"<p:sld {P} {A}><a:rPr sz='100'/></p:sld>"}, "hidden-text"),
        ({"ppt__slides__slide1_xml": f"<p:sld {P} {A}><a:srcRect l='1000'/></p:sld>"}, "crop"),
        ({"word__document_xml": f"<w:document {W} {A}><a:srcRect l='1000'/></w:document>"}, "crop"),
        ({"word__document_xml": f"<w:document {W}><w:attachedTemplate/></w:document>"}, "variables"),
        ({"word__document_xml": "<broken"}, "custom-data"),
        ({"word__document_xml": f"<w:document {W}><!-- x --></w:document>"}, "hidden-text"),
    ],
)
def test_channels_of_parts_that_nobody_sees(parts, channel):
    assert channel in [item.channel for item in hidden_items(package(**parts))]


def test_shapes_without_a_place_are_not_off_the_slide():
    slide = f"<p:sld {P} {A}><a:xfrm/></p:sld>"
    size = f"<p:presentation {P}><p:sldSz cx='100' cy='100'/></p:presentation>"
    found = hidden_items(package(ppt__slides__slide1_xml=slide, ppt__presentation_xml=size))
    assert "off-slide" not in [item.channel for item in found]


def chunk(kind, body):
    return len(body).to_bytes(4, "big") + kind + body + b"\0\0\0\0"


def test_texts_in_pictures_are_read_squeezed_or_not_and_broken_ones_hold_nothing():
    good = PNG + chunk(b"zTXt", b"x\0\0" + zlib.compress("秘密の名".encode())) + chunk(b"IEND", b"") + "尾の文".encode()
    texts = " ".join(layer.text for layer in layers("x.png", good))
    assert "秘密の名" in texts and "尾の文" in texts
    broken = PNG + chunk(b"zTXt", b"xxxx") + chunk(b"tEXt", b"plain")
    assert "plain" in " ".join(layer.text for layer in layers("x.png", broken))


def test_packages_inside_packages_end_somewhere():
    data = b"x"
    for _ in range(12):
        data = package(inner__x=data)
    with pytest.raises(UnpackedTooLarge):
        list(layers("x.zip", data))


def test_a_part_of_odd_bytes_has_no_text_in_some_encodings():
    assert list(layers("x.bin", b"\xff"))


def test_a_number_that_is_none_is_no_planned_number():
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        "<c:ser><c:val><c:numRef><c:numCache><c:pt><c:v>twelve</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
        "</c:chartSpace>"
    )
    found = audit(package(word__charts__chart1_xml=chart), "x.docx", allowed(numbers=(Decimal(12),)))
    assert [item.code for item in found if item.code != "ESG-AUDIT-004"]


def test_letters_too_small_to_read_are_hidden_text():
    part = f"<w:document {W}><w:sz w:val='2'/></w:document>"
    assert "hidden-text" in [item.channel for item in hidden_items(package(word__document_xml=part))]


def test_a_secret_in_a_planned_text_is_still_found_and_pictures_are_not_read_as_text():
    part = f"<w:document {W}><w:p><w:r><w:t>翠嶺磁材の件</w:t></w:r></w:p></w:document>"
    data = package(word__document_xml=part, **{"word/media/logo.png": PNG})
    found = audit(data, "x.docx", allowed("翠嶺磁材の件", secrets=("翠嶺磁材",)))
    assert "ESG-AUDIT-020" in [item.code for item in found]
    assert "logo" not in str([item.details for item in found])


def test_an_attribute_of_a_known_form_says_nothing():
    assert (
        codes("<svg viewbox='0 0 10 10'><rect x='1' y='2' fill='url(#p1-hatch)'></rect></svg><p>本文</p>", "本文") == []
    )
    assert codes("<rect fill='url(https://x.example)'></rect><p>本文</p>", "本文") == ["ESG-AUDIT-006"]


def test_every_chunk_of_a_picture_is_read_to_its_end_and_no_further_as_chunks():
    data = PNG + chunk(b"tEXt", b"first") + chunk(b"zTXt", b"x\0\0" + zlib.compress("二番目の文".encode()))
    data += chunk(b"IEND", b"") + b"\0\0\0\4tEXt"
    assert "二番目の文" in " ".join(layer.text for layer in layers("x.png", data))


def test_a_figure_is_sought_whole_and_rounded_or_cut_to_two_one_and_no_places():
    made = bare_forms(Decimal("1234.5678"), is_money=False)
    assert made == {"1234.5678", "1234.57", "1234.56", "1234.6", "1234.5", "1235", "1234"}


def test_what_a_photograph_says_of_itself_is_read_and_its_pixels_are_not():
    said = "撮影者の名".encode()
    head = b"\xff\xd8\xff\xe1" + (len(said) + 2).to_bytes(2, "big") + said
    second = b"\xff\xfe" + (len(said) + 2).to_bytes(2, "big") + "二つ目の名".encode()
    photo = head + second + b"\xff\xda" + "画素の中の名".encode() + b"\xff\xd9"
    text = " ".join(layer.text for layer in layers("x.jpeg", photo))
    assert "撮影者の名" in text
    assert "二つ目の名" in text
    assert "画素の中の名" not in text


@pytest.mark.parametrize(
    ("x", "width", "off"),
    [(-50, 50, True), (-50, 51, False), (99, 1, False), (100, 1, True), (-1, 1, True), (0, 1, False), (200, 0, False)],
)
def test_a_shape_is_off_its_slide_when_no_point_of_it_is_on_it(x, width, off):
    size = f'<p:presentation {P}><p:sldSz cx="100" cy="100"/></p:presentation>'
    place = f'<a:xfrm><a:off x="{x}" y="0"/><a:ext cx="{width}" cy="9"/></a:xfrm>'
    slide = f"<p:sld {P} {A}>{place}</p:sld>"
    data = package(ppt__presentation_xml=size, ppt__slides__slide1_xml=slide)
    assert ("off-slide" in [item.channel for item in hidden_items(data)]) is off


def test_amounts_of_trillions_are_sought_in_thousands_of_millions_too():
    assert "1234.57" in bare_forms(Decimal(1_234_567_890_123), is_money=True)


def test_zeros_behind_the_point_are_no_digits_but_those_before_it_are():
    assert numbers_in("4.50、1,200、３０００.０") == {"4.5", "1200", "3000"}
    assert amounts_in("4.50億円と 1,200万円") == {"4.5億", "1200万"}
    assert grouped_in("1,200.50 and 12,000 and 34") == {"1200.5", "12000"}


def test_a_package_is_read_up_to_its_limits_and_not_one_byte_further(monkeypatch):
    data = package(a_xml="一" * 50, b_xml="二" * 40)
    for name, least in (("MOST_BYTES", len(data) + 270), ("MOST_IN_PART", 150)):
        monkeypatch.setattr(payloads, name, least)
        assert [layer.place for layer in layers("x.zip", data)]
        monkeypatch.setattr(payloads, name, least - 1)
        with pytest.raises(UnpackedTooLarge):
            list(layers("x.zip", data))
        monkeypatch.undo()


def test_one_link_out_among_inner_ones_is_told():
    kind = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    inner = '<Relationship Id="a" Target="x.xml" Type="t"/>'
    outer = '<Relationship Id="b" Target="https://x.example" Type="t" TargetMode="External"/>'
    for links, disclosed in ((inner, False), (outer, True), (inner + outer, True)):
        data = package(**{"word___rels__document.xml.rels": f"<Relationships {kind}>{links}</Relationships>"})
        assert ("link" in [item.channel for item in hidden_items(data)]) is disclosed


def test_an_empty_package_has_no_rest_but_what_stands_behind_its_end():
    end = b"PK\x05\x06" + bytes(18)
    assert [layer.text for layer in layers("x.zip", end) if layer.text.strip("\0")] == []
    assert {layer.text for layer in layers("x.zip", end + "秘密です".encode()) if "秘" in layer.text} == {"秘密です"}


@pytest.mark.parametrize(("half_points", "tiny"), [("4", True), ("5", False), ("x", False)])
def test_letters_of_two_points_are_hidden(half_points, tiny):
    data = package(word__document_xml=f'<w:document {W}><w:sz w:val="{half_points}"/></w:document>')
    assert ("hidden-text" in [item.channel for item in hidden_items(data)]) is tiny


def test_a_squeezed_text_behind_long_keywords_is_read():
    body = b"k" * 79 + b"\0\1\0" + b"l" * 90 + b"\0" + b"x" * 90 + b"\0" + zlib.compress("秘密の見積り".encode())
    data = PNG + chunk(b"iTXt", body) + chunk(b"IEND", b"")
    assert any("秘密の見積り" in layer.text for layer in layers("x.png", data))


def test_a_squeezed_text_is_not_unfolded_without_end(monkeypatch):
    monkeypatch.setattr(payloads, "MOST_IN_PART", 1000)
    data = PNG + chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(1001))) + chunk(b"IEND", b"")
    with pytest.raises(UnpackedTooLarge):
        list(layers("x.png", data))


def test_amounts_with_three_digits_and_a_unit_are_sought():
    assert "4.32百万" in worded_forms(Decimal(4_320_000)) and "432万" in worded_forms(Decimal(4_320_000))
    assert "43万" not in worded_forms(Decimal(430_000))
    assert "1億2346万" in worded_forms(Decimal(123_456_789)) and "1億2345万" in worded_forms(Decimal(123_456_789))
    assert not any("億" in form and "万" in form for form in worded_forms(Decimal(12_345_000)))


def test_places_name_every_package_on_the_way():
    inner = package(b_xml="<x/>")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("a.zip", inner)
    places = {layer.place for layer in layers("x.zip", data.getvalue())}
    assert places == {"a.zip", "a.zip!b.xml"}


def test_bytes_with_zeros_are_no_text_unless_they_say_which_encoding():
    kinds = {layer.kind for layer in layers("x.bin", b"ab\0cd")}
    assert kinds == {"binary"}
    assert {layer.kind for layer in layers("x.txt", "秘密".encode("utf-16"))} >= {"markup"}
    assert next(layers("x.txt", "秘密".encode())).kind == "text"
    assert next(layers("x.txt", b"<a>b</a>")).kind == "markup"


def jpeg(*segments, tail=b""):
    made = b"".join(b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body for body in segments)
    return b"\xff\xd8" + made + b"\xff\xda" + b"\0\x0cpixels\0 secret-pixels" + b"\xff\xd9" + tail


def test_a_photograph_is_read_around_its_pixels():
    texts = " ".join(layer.text for layer in layers("x.jpg", jpeg(b"one-segment", b"two-segment", tail=b"behind-it")))
    assert "one-segment" in texts and "two-segment" in texts and "behind-it" in texts
    assert "secret-pixels" not in texts
    cut = jpeg(b"one-segment")[:-2]
    assert "secret-pixels" in " ".join(layer.text for layer in layers("x.jpg", cut)), "without an end nothing is pixels"
