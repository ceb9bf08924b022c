"""Records back into YAML: one spelling for everything, which reads as the same texts, with its remarks in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from esgreport.reading.yaml_comments import Remark

Style = Literal["block", "line", "single"]
Value = str | tuple[str, ...]
INDENT = "  "
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@` ]).*(?<![ :])\Z")
_DASHED = re.compile(r"-[^\s,\[\]{}].*(?<![ :])\Z")
_NOT_PLAIN = re.compile(r": |:\Z| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")
_NOT_IN_LINE = re.compile(r"[,?\[\]{}]|:(?=[\s,\[\]{}])")
_NULLS = ("", "~", "null")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\x85": "\\N",
            "\xa0": "\\_", "\u2028": "\\L", "\u2029": "\\P",
            "\ufeff": "\\uFEFF"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KindText:
    """The records of one kind in one file: keys with texts, or with several texts for a list."""

    kind: str
    style: Style
    records: tuple[tuple[tuple[str, Value], ...], ...]


@dataclass(slots=True)
class _Remarks:
    """The remarks of one file by path, each printed once."""

    by_place: dict[tuple[str, str], list[str | None]] = field(default_factory=dict)

    def before(self, path: str, indent: str) -> Iterator[str]:
        for text in self.by_place.pop((path, "before"), ()):
            yield "" if text is None else f"{indent}# {text}".rstrip()

    def beside(self, *paths: str) -> str:
        texts = [text for path in paths for text in self.by_place.pop((path, "beside"), ()) if text is not None]
        return "".join(f"  # {text}".rstrip() for text in texts)

    def rest(self) -> Iterator[str]:
        """Remarks of records that are no longer there, then those of the end."""
        ends = self.by_place.pop(("", "end"), [])
        for (path, _), texts in sorted(self.by_place.items()):
            yield from (f"# {path}: {text}" for text in texts if text is not None)
        yield from ("" if text is None else f"# {text}".rstrip() for text in ends)


def yaml_text(kinds: Sequence[KindText], remarks: Iterable[Remark] = ()) -> str:
    """The text of a file with `kinds` in their order. No remark is lost: one without its record stands last."""
    kept = _Remarks()
    for remark in remarks:
        kept.by_place.setdefault((remark.path, remark.side), []).append(remark.text)
    lines: list[str] = []
    for kind in kinds:
        lines += kept.before(kind.kind, "")
        lines.append(f"{kind.kind}:" + kept.beside(kind.kind))
        for record in kind.records:
            lines += _record(kind, record, kept)
    lines += kept.rest()
    return "".join(f"{line}\n" for line in lines)


def _record(kind: KindText, record: tuple[tuple[str, Value], ...], kept: _Remarks) -> Iterator[str]:
    name = next((str(value) for key, value in record if key == "id"), "?")
    path = kind.kind if kind.style == "single" else f"{kind.kind}[{name}]"
    if kind.style != "single":
        yield from kept.before(path, INDENT)
    if kind.style == "line":
        for key, _ in record:
            yield from kept.before(f"{path}.{key}", INDENT)
        inner = ", ".join(f"{key}: {_spelled(value, True)}" for key, value in record)
        yield f"{INDENT}- {{{inner}}}" + kept.beside(path, *(f"{path}.{key}" for key, _ in record))
        return
    for number, (key, value) in enumerate(record):
        first = number == 0 and kind.style == "block"
        indent = INDENT if kind.style == "single" else INDENT * 2
        yield from kept.before(f"{path}.{key}", INDENT if first else indent)
        head = f"{INDENT}- " if first else indent
        yield f"{head}{key}: {_spelled(value, False)}" + kept.beside(*([path] if first else []), f"{path}.{key}")


def _spelled(value: Value, in_line: bool) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(spelled_scalar(item, True) for item in value) + "]"
    return spelled_scalar(value, in_line)


def spelled_scalar(text: str, in_line: bool) -> str:
    """`text` plain where that reads as the same text, else in quotation marks. `in_line`: inside `{}` or `[]`."""
    starts = _PLAIN.match(text) or (_DASHED.match(text) and not in_line)
    plain = starts and text not in _NULLS and not _NOT_PLAIN.search(text) and not text.startswith(("---", "..."))
    if plain and not (in_line and _NOT_IN_LINE.search(text)):
        return text
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'
