"""A deterministic zip, assembled by hand: static parts are copied as they are, the others are deflated once.

Every member has the date 1980-01-01, no extra field, no comment and no attributes, so equal parts give equal bytes.
Layout: PKWARE APPNOTE 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from struct import Struct
from typing import TypeAlias

from esgreport.ooxml.parts import COMPRESSED_MAGIC, CONTENT_TYPES_NAME, DeflatedPart

LEVEL = 6
_VERSION, _DATE_1980 = 20, 33
_STORED, _DEFLATED = 0, 8
_UTF8 = 0x800
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02\x14\x00"
# version, flags, method, time, date, crc, packed size, size, name length, extra length: the same in both headers.
_COMMON = Struct("<HHHHHIIIHH").pack
# comment length, disk, internal and external attributes, offset of the local header.
_TAIL = Struct("<HHHII").pack
_OFFSET = Struct("<I")
_END = Struct("<4sHHHHIIH").pack
_HEADER_SIZE = 30
_OFFSET_POSITION = 42
_METHODS = {True: _STORED, False: _DEFLATED}
_MAX_ENTRIES, _MAX_BYTES = 0xFFFE, 0xFFFFFFFE
# A window of 4 KiB holds a small part whole and saves zlib from clearing a quarter of a megabyte for it.
_SMALL_SIZE, _SMALL_WINDOW, _SMALL_MEMORY = 2048, -12, 5
_MEMO_SIZE, _MEMO_ENTRIES = 32_768, 256

Dynamic: TypeAlias = tuple[str, bytes] | DeflatedPart


@dataclass(frozen=True, slots=True)
class PackedStatic:
    """Static parts as every zip contains them: headers and data joined, with their central directory.

    `offsets` are pairs of a position in `directory` and the offset in `blob` that is written there.
    """

    blob: bytes
    directory: bytes
    offsets: tuple[tuple[int, int], ...]
    names: frozenset[str]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.offsets)


def compile_static(parts: Sequence[DeflatedPart]) -> PackedStatic:
    """`parts` joined once, `[Content_Types].xml` first. Raises ValueError when a name occurs twice."""
    ordered = sorted(parts, key=lambda part: part.name != CONTENT_TYPES_NAME)
    blob, directory = bytearray(), bytearray()
    offsets: list[tuple[int, int]] = []
    for part in ordered:
        name, common = _heading(part.name, _METHODS[part.stored], part.crc32, len(part.raw), part.size)
        offsets.append((len(directory) + _OFFSET_POSITION, len(blob)))
        directory += _CENTRAL + common + _TAIL(0, 0, 0, 0, len(blob)) + name
        blob += _LOCAL + common + name + part.raw
    names = frozenset(part.name for part in ordered)
    _refuse_twins(len(names), len(ordered))
    return PackedStatic(bytes(blob), bytes(directory), tuple(offsets), names)


def pack(static: PackedStatic | Sequence[DeflatedPart], dynamic: Sequence[Dynamic]) -> bytes:
    """The zip of `static` and `dynamic` parts, in this order but with `[Content_Types].xml` first.

    A dynamic part is a name with its bytes, or a part that its writer has deflated before. Parts that are compressed
    already (embedded workbooks, pictures) are stored. Raises ValueError when a name occurs twice or the zip would
    need the 64-bit format.
    """
    packed = static if isinstance(static, PackedStatic) else compile_static(static)
    types = [part for part in dynamic if _name(part) == CONTENT_TYPES_NAME]
    rest = [part for part in dynamic if _name(part) != CONTENT_TYPES_NAME] if types else dynamic
    _check_names(packed, dynamic)
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = _append(types, 0, chunks, directory)
    directory.append(_shifted(packed, offset))
    chunks.append(packed.blob)
    offset = _append(rest, offset + len(packed.blob), chunks, directory)
    return _closed(chunks, directory, offset, packed.count + len(dynamic))


def _name(part: Dynamic) -> str:
    return part.name if isinstance(part, DeflatedPart) else part[0]


def _append(parts: Sequence[Dynamic], offset: int, chunks: list[bytes], directory: list[bytes]) -> int:
    """Add `parts` to both lists; returns the offset after them."""
    for part in parts:
        if isinstance(part, DeflatedPart):
            title, method, crc, size, raw = part.name, _METHODS[part.stored], part.crc32, part.size, part.raw
        else:
            title, data = part
            size = len(data)
            method, crc, raw = _squeezed_once(data) if size <= _MEMO_SIZE else _squeezed(data)
        name, common = _heading(title, method, crc, len(raw), size)
        chunks += (_LOCAL, common, name, raw)
        directory += (_CENTRAL, common, _TAIL(0, 0, 0, 0, offset), name)
        offset += _HEADER_SIZE + len(name) + len(raw)
    return offset


def _heading(title: str, method: int, crc: int, packed_size: int, size: int) -> tuple[bytes, bytes]:
    name = title.encode()
    flags = 0 if len(name) == len(title) else _UTF8
    return name, _COMMON(_VERSION, flags, method, 0, _DATE_1980, crc, packed_size, size, len(name), 0)


def _squeezed(data: bytes) -> tuple[int, int, bytes]:
    """The method, checksum and zip form of `data`."""
    crc = zlib.crc32(data)
    if data[:4] in COMPRESSED_MAGIC:
        return _STORED, crc, data
    if len(data) <= _SMALL_SIZE:
        squeezer = zlib.compressobj(LEVEL, zlib.DEFLATED, _SMALL_WINDOW, _SMALL_MEMORY)
        return _DEFLATED, crc, squeezer.compress(data) + squeezer.flush()
    return _DEFLATED, crc, zlib.compress(data, LEVEL, wbits=-15)


_squeezed_once = lru_cache(_MEMO_ENTRIES)(_squeezed)


def _shifted(packed: PackedStatic, shift: int) -> bytes:
    """The central directory of `packed` when its blob begins at `shift`."""
    if not shift:
        return packed.directory
    directory = bytearray(packed.directory)
    for position, offset in packed.offsets:
        _OFFSET.pack_into(directory, position, offset + shift)
    return bytes(directory)


def _closed(chunks: list[bytes], directory: list[bytes], offset: int, count: int) -> bytes:
    central = b"".join(directory)
    if count > _MAX_ENTRIES or offset + len(central) > _MAX_BYTES:
        raise ValueError("a package of this size needs the 64-bit zip format")
    chunks += (central, _END(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0))
    return b"".join(chunks)


def _check_names(packed: PackedStatic, dynamic: Sequence[Dynamic]) -> None:
    names = {_name(part) for part in dynamic}
    _refuse_twins(len(names), len(dynamic))
    if not packed.names.isdisjoint(names):
        raise ValueError(f"parts occur twice: {sorted(packed.names & names)}")


def _refuse_twins(distinct: int, total: int) -> None:
    if distinct != total:
        raise ValueError(f"{total - distinct} part names occur twice")
