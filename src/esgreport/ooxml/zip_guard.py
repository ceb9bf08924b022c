"""The members of an untrusted zip, inflated within limits before any library sees the bytes."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 200_000_000
MAX_PART_BYTES = 100_000_000
MAX_RATIO = 200
MAX_NESTING = 2
RATIO_FLOOR_BYTES = 1_000_000
ZIP_MAGIC = b"PK\x03\x04"
_LOCAL = Struct("<4sHHHHHIIIHH")
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a zip by name, in the order of its directory, and its comments joined."""

    parts: Mapping[str, bytes]
    comment: bytes


class _RefusedError(Exception):
    """Carries the findings out of the nested loops; it never leaves this module."""

    def __init__(self, *items: Finding) -> None:
        super().__init__(len(items))
        self.items = items


def unzip(data: bytes, origin: Origin) -> Outcome[Members]:
    """The members of the zip `data`, or findings 005 to 017 when it is damaged or hostile.

    Sizes are counted while inflating, whatever the headers say; archives inside count towards the same total.
    """
    try:
        return Outcome(_unzip(data, origin, MAX_TOTAL_BYTES, 0, "")[0])
    except _RefusedError as refused:
        return Outcome(None, refused.items)


def _unzip(data: bytes, origin: Origin, budget: int, depth: int, prefix: str) -> tuple[Members, int]:
    """The members and what is left of `budget` bytes; `prefix` names the archive that holds this one."""
    infos, comment = _directory(data, origin, prefix)
    names = _name_findings(infos, origin, prefix)
    if names:
        raise _RefusedError(*names)
    parts: dict[str, bytes] = {}
    for info in infos:
        if info.is_dir() and not info.file_size:
            continue
        content = _inflated(data, info, origin, budget, prefix)
        budget -= len(content)
        if content.startswith(ZIP_MAGIC):
            budget = _check_nested(content, origin, budget, depth + 1, prefix + info.filename)
        parts[info.filename] = content
    return Members(parts, comment), budget


def _directory(data: bytes, origin: Origin, prefix: str) -> tuple[list[zipfile.ZipInfo], bytes]:
    if not data.startswith(ZIP_MAGIC):
        raise _RefusedError(finding("ESG-OOXML-005", origin, prefix, place="start"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            comment = archive.comment
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, ValueError, OverflowError):
        raise _RefusedError(finding("ESG-OOXML-005", origin, prefix, place="directory")) from None
    if len(infos) > MAX_ENTRIES:
        raise _RefusedError(finding("ESG-OOXML-006", origin, prefix, found=len(infos), limit=MAX_ENTRIES))
    return infos, b"".join([comment, *(info.comment for info in infos)])


def _check_nested(content: bytes, origin: Origin, budget: int, depth: int, name: str) -> int:
    """What is left of `budget` after the archive `content` is opened in its turn."""
    if depth > MAX_NESTING:
        raise _RefusedError(finding("ESG-OOXML-014", origin, _shown(name), limit=MAX_NESTING))
    return _unzip(content, origin, budget, depth, name + "!")[1]


def _name_findings(infos: list[zipfile.ZipInfo], origin: Origin, prefix: str) -> tuple[Finding, ...]:
    found: list[Finding] = []
    folded = Counter(info.filename.casefold() for info in infos)
    for info in infos:
        name = _shown(prefix + info.filename)
        if folded[info.filename.casefold()] > 1:
            found.append(finding("ESG-OOXML-010", origin, name))
        if not _is_safe(info.orig_filename) or not _is_safe(info.filename):
            found.append(finding("ESG-OOXML-011", origin, name))
        if stat.S_ISLNK(info.external_attr >> 16):
            found.append(finding("ESG-OOXML-012", origin, name))
        if info.flag_bits & _ENCRYPTED_FLAGS:
            found.append(finding("ESG-OOXML-013", origin, name))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            found.append(finding("ESG-OOXML-017", origin, name, method=info.compress_type))
    return tuple(dict.fromkeys(found))


def _shown(name: str) -> str:
    """A member's name for a finding: short, and without signs that would steer a terminal or turn the reading order."""
    return quote("".join(sign if sign.isprintable() else "\ufffd" for sign in name))


def _is_safe(name: str) -> bool:
    """Whether a member name stays inside: relative, forward slashes, no `..`, no drive, no control characters."""
    steps = name.removesuffix("/").split("/")
    return (
        all(step not in ("", ".", "..") for step in steps)
        and not any(sign in name for sign in "\\:")
        and all(sign >= " " and sign != "\x7f" for sign in name)
    )


def _inflated(data: bytes, info: zipfile.ZipInfo, origin: Origin, budget: int, prefix: str) -> bytes:
    name = _shown(prefix + info.filename)
    raw = _raw(data, info, origin, name)
    allowed = max(RATIO_FLOOR_BYTES, len(raw) * MAX_RATIO)
    limit = min(MAX_PART_BYTES, budget, allowed)
    content = raw if info.compress_type == zipfile.ZIP_STORED else _inflate(raw, limit, origin, name)
    if len(content) > limit:
        raise _RefusedError(_too_large(origin, name, limit, allowed))
    if len(content) != info.file_size:
        raise _RefusedError(finding("ESG-OOXML-005", origin, name, place=name))
    if zlib.crc32(content) != info.CRC:
        raise _RefusedError(finding("ESG-OOXML-016", origin, name))
    return content


def _raw(data: bytes, info: zipfile.ZipInfo, origin: Origin, name: str) -> bytes:
    """The packed bytes of a member, where its local header agrees with the directory."""
    damaged = _RefusedError(finding("ESG-OOXML-005", origin, name, place=name))
    start = info.header_offset
    if start < 0 or start + _LOCAL.size > len(data):
        raise damaged
    magic, _, flags, method, _, _, _, _, _, name_size, extra_size = _LOCAL.unpack_from(data, start)
    begin = start + _LOCAL.size + name_size + extra_size
    local_name = data[start + _LOCAL.size : start + _LOCAL.size + name_size]
    # A reader that trusts the local header would see another file than one that trusts the directory.
    if magic != ZIP_MAGIC or method != info.compress_type or local_name not in _spellings(info.orig_filename):
        raise damaged
    if flags & _ENCRYPTED_FLAGS:
        raise _RefusedError(finding("ESG-OOXML-013", origin, name))
    if begin + info.compress_size > len(data):
        raise damaged
    return data[begin : begin + info.compress_size]


def _spellings(name: str) -> Iterator[bytes]:
    """The ways in which a zip may spell `name`: UTF-8, or the old code page where it has the characters."""
    yield name.encode()
    try:
        yield name.encode("cp437")
    except UnicodeEncodeError:
        return


def _inflate(raw: bytes, limit: int, origin: Origin, name: str) -> bytes:
    """At most `limit` + 1 bytes of what `raw` inflates to."""
    squeezer = zlib.decompressobj(-15)
    try:
        content = squeezer.decompress(raw, limit + 1)
    except zlib.error:
        raise _RefusedError(finding("ESG-OOXML-005", origin, name, place=name)) from None
    if len(content) <= limit and (not squeezer.eof or squeezer.unused_data):
        raise _RefusedError(finding("ESG-OOXML-005", origin, name, place=name))
    return content


def _too_large(origin: Origin, name: str, limit: int, allowed: int) -> Finding:
    if limit == allowed:
        return finding("ESG-OOXML-009", origin, name, limit=MAX_RATIO)
    if limit == MAX_PART_BYTES:
        return finding("ESG-OOXML-008", origin, name, limit_mb=MAX_PART_BYTES // _MEGABYTE)
    return finding("ESG-OOXML-007", origin, name, limit_mb=MAX_TOTAL_BYTES // _MEGABYTE)
