"""Everything that a file holds, place by place, as a determined reader would dig it out.

Office files are opened down to the last nested package; every part is read in the encodings that texts come in, as it
appears, without its tags (so that words split over runs join), with its entities, percent signs and base 64 undone. A
web page or any other file is one part. Nothing here knows what is allowed; it only brings to light.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "markup", "binary"]
DEEPEST = 4
MOST_BYTES, MOST_IN_PART = 100_000_000, 30_000_000
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc-jp")
_TAGS = re.compile(r"<[^>]*>")
_BLOCK_ENDS = re.compile(r"</(?:w:p|a:p|w:tc|a:tc|si|c|row|p|li|td|th|h[1-6]|div)>|<w:br/>|<a:br/>|<br>")
# Values that people can read somewhere or that carry names: alternatives, tips, authors, tags, names of shapes.
_SPOKEN = re.compile(
    r"""\b(?:descr|title|name|tooltip|author|initials|displayName|userId|alias|tag|content|alt|aria-label|Target)"""
    r"""\s*=\s*["']([^"'<]*)["']|<w:(?:tag|alias|docVar)[^>]*w:val="([^"]*)\"""",
    re.IGNORECASE,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/\r\n]{24,}={0,2}")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PNG, _JPEG, _SCAN = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", 0xDA
_BYTE_ORDERS = (b"\xff\xfe", b"\xfe\xff")
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")


class UnpackedTooLarge(Exception):
    """A file that unfolds to more than any office file does: not read on."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One reading of one place: `place` is the part (nested ones behind `!`), `text` what is written there.

    `kind` says what its digits are: those of a `text`, or also measures of a `markup`, or chance in a `binary`.
    """

    place: str
    text: str
    kind: Kind = "markup"


def layers(name: str, data: bytes) -> Iterator[Payload]:
    """Every reading of every part of a file.

    Raises TooMuchInside beyond 100 MB (30 MB in one part) or four packages deep, and zipfile.BadZipFile or zlib.error
    for a broken package.
    """
    yield from _opened(name, data, 0, [0])


def _opened(name: str, data: bytes, depth: int, total: list[int]) -> Iterator[Payload]:
    total[0] += len(data)
    if depth > DEEPEST or total[0] > MOST_BYTES:
        raise UnpackedTooLarge(name)
    if data[:4] in _PACKAGES:
        yield from _package(name, data, depth, total)
    else:
        yield from _readings(name, data)


def _package(name: str, data: bytes, depth: int, total: list[int]) -> Iterator[Payload]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        prefix = f"{name}!" if depth else ""
        sizes = [member.file_size for member in package.infolist()]
        if sum(sizes) + total[0] > MOST_BYTES or any(size > MOST_IN_PART for size in sizes):
            raise UnpackedTooLarge(name)
        yield from _readings(f"{prefix}(zip)", package.comment)
        for member in package.infolist():
            place = f"{prefix}{member.filename}"
            yield Payload(place, member.filename)
            yield from _readings(place, member.comment)
            yield from _readings(place, member.extra)
            yield from _opened(place, package.read(member), depth + 1, total)
    # Bytes before, between or after the members belong to none of them.
    yield from _readings(f"{prefix}(zip)", _outside(data))


def _outside(data: bytes) -> bytes:
    """The bytes before the first member and behind the end of a zip."""
    end = data.rfind(b"PK\x05\x06")
    start = data.find(b"PK\x03\x04")
    return data[: max(start, 0)] + data[end + 22 :] if end >= 0 else data


def _readings(place: str, data: bytes) -> Iterator[Payload]:
    if data.startswith(_PNG):
        pieces = _png_metadata(data)
    elif data.startswith(_JPEG):
        pieces = _jpeg_metadata(data)
    else:
        pieces = iter((data,))
    for piece in pieces:
        if piece:
            yield from _decoded(place, piece)


def _decoded(place: str, data: bytes) -> Iterator[Payload]:
    is_binary = b"\0" in data and data[:2] not in _BYTE_ORDERS
    for encoding in ENCODINGS:
        text = data.decode(encoding, "ignore")
        plain: Kind = "text" if encoding == "utf-8" and "<" not in text else "markup"
        yield Payload(place, text, "binary" if is_binary else plain)
        if encoding == "utf-8" and not is_binary:
            yield from _decoded_text(place, text)


def _decoded_text(place: str, text: str) -> Iterator[Payload]:
    """A text without its tags and with what hides letters taken off."""
    if "<" in text:
        bare = _TAGS.sub("", _BLOCK_ENDS.sub("\n", text))
        yield Payload(place, html.unescape(bare), "text")
        # Neighbouring values, as in a chart, must not run together.
        yield Payload(place, html.unescape(_TAGS.sub("\n", text)), "text")
        yield Payload(place, html.unescape("\n".join("".join(encoded) for encoded in _SPOKEN.findall(text))), "text")
        yield Payload(place, html.unescape(text))
    if "%" in text:
        yield Payload(place, _PERCENT.sub(_from_percent, text))
    for encoded in _BASE64.findall(text):
        inner = _from_base64(encoded)
        if inner:
            yield from (Payload(place, inner.decode(encoding, "ignore")) for encoding in ("utf-8", "utf-16-le"))


def _from_percent(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "ignore")


def _from_base64(text: str) -> bytes:
    plain = re.sub(r"\s", "", text)
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (ValueError, binascii.Error):
        return b""


def _png_metadata(data: bytes) -> Iterator[bytes]:
    """Every chunk of a PNG but its pixels, squeezed texts (zTXt, iTXt) inflated, and whatever follows its end."""
    offset = len(_PNG)
    while offset + 8 <= len(data):
        size, kind = int.from_bytes(data[offset : offset + 4], "big"), data[offset + 4 : offset + 8]
        body = data[offset + 8 : offset + 8 + size]
        if kind in (b"zTXt", b"iTXt"):
            yield _unsqueezed(body)
        if kind not in (b"IDAT", b"PLTE"):
            yield body
        offset += 12 + size
        if kind == b"IEND":
            break
    yield data[offset:]


def _unsqueezed(body: bytes) -> bytes:
    """The texts of a chunk, squeezed behind a keyword and, in iTXt, a language and another keyword of any length."""
    texts = []
    for start in range(len(body)):
        if body[start : start + 1] == b"x":
            stream = zlib.decompressobj()
            with contextlib.suppress(zlib.error):
                texts.append(stream.decompress(body[start:], MOST_IN_PART))
                if stream.unconsumed_tail:
                    raise UnpackedTooLarge("zTXt")
    return b"\n".join(texts)


def _jpeg_metadata(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG before its pixels (camera data, XMP, comments), and whatever follows its end."""
    offset = 2
    while offset + 4 <= len(data) and data[offset] == 0xFF and data[offset + 1] != _SCAN:
        size = int.from_bytes(data[offset + 2 : offset + 4], "big")
        yield data[offset + 4 : offset + 2 + size]
        offset += 2 + max(size, 2)
    if data[offset : offset + 1] != b"\xff":
        # Not what a JPEG is made of: nothing is taken for pixels.
        yield data
        return
    end = data.rfind(b"\xff\xd9")
    yield data[end + 2 :] if end > offset else data[offset:]
