"""Records written as YAML by ruamel.yaml: texts that read back as themselves, comments where they were."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.error import CommentMark
from ruamel.yaml.resolver import BaseResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from esgreport.reading.yaml import NULLS
from esgreport.reading.yaml_comments import Style, YamlComment

Value = str | tuple[str, ...]
Paths = Sequence[str]
INDENT = 2
NO_LIMIT = 10**9
_NOT_IN_LINE = re.compile(r"[?]|\A:|:(?=[,\[\]{}])")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class KindText:
    """The records of one kind in one file: keys with texts, or with several texts for a list."""

    kind: str
    style: Style
    records: tuple[tuple[tuple[str, Value], ...], ...]


class _AllTexts(BaseResolver):
    """Every plain scalar is a text: our reader leaves numbers, dates and yes to the fields."""

    def __init__(self, version: object = None, loader: object = None) -> None:
        super().__init__(loader)


class _DoubleQuotes(Emitter):
    """One kind of quotation marks for all texts that need them."""

    def choose_scalar_style(self) -> str:
        return str(super().choose_scalar_style()).replace("'", '"')


class _Comments:
    """The comments of one file by place, each written once."""

    def __init__(self, remarks: Iterable[YamlComment]) -> None:
        self.by_place: dict[tuple[str, str], list[str]] = {}
        for remark in remarks:
            line = "" if remark.text is None else f"# {remark.text}".rstrip()
            self.by_place.setdefault((remark.path, remark.side), []).append(line)

    def put(self, node: CommentedMap | CommentedSeq, key: str | int, indent: int, paths: Paths, beside: Paths) -> None:
        """Tie the comments before `paths` and those `beside` to `node[key]`."""
        lines = [line for path in paths for line in self.by_place.pop((path, "before"), ())]
        before = [CommentToken(f"{line}\n", CommentMark(indent if line else 0)) for line in lines]
        words = [line for path in beside for line in self.by_place.pop((path, "beside"), ()) if line]
        # ruamel puts one space before a comment at the end of a line, we put two.
        after = CommentToken(" " + "  ".join(words) + "\n", CommentMark(0)) if words else None
        node.ca.items[key] = [None, before, after, None] if isinstance(node, CommentedMap) else [after, before]

    def rest(self) -> Iterator[str]:
        """Comments of records that are no longer there, then those of the end."""
        ends = self.by_place.pop(("", "end"), [])
        for (path, _), lines in sorted(self.by_place.items()):
            yield from (line.replace("#", f"# {path}:", 1) for line in lines if line)
        yield from ends


def yaml_text(kinds: Sequence[KindText], remarks: Iterable[YamlComment] = ()) -> str:
    """The text of a file with `kinds` in their order. No comment is lost: one without its record comes last."""
    comments = _Comments(remarks)
    root = CommentedMap()
    for kind in kinds:
        comments.put(root, kind.kind, 0, (kind.kind,), (kind.kind,))
        root[kind.kind] = _single(kind, comments) if kind.style == "single" else _listed(kind, comments)
    stream = io.StringIO()
    if root:
        _yaml().dump(root, stream)
    return stream.getvalue() + "".join(f"{line}\n" for line in comments.rest())


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver, yaml.Emitter, yaml.width = _AllTexts, _DoubleQuotes, NO_LIMIT
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    return yaml


def _single(kind: KindText, comments: _Comments) -> CommentedMap:
    return _block(_record(kind.records[0], False), kind.kind, INDENT, comments)


def _listed(kind: KindText, comments: _Comments) -> CommentedSeq:
    records = CommentedSeq()
    for number, given in enumerate(kind.records):
        path = f"{kind.kind}[{next((str(value) for key, value in given if key == 'id'), '?')}]"
        paths = [path, *(f"{path}.{key}" for key, _ in given)]
        record = _record(given, kind.style == "line")
        records.append(record)
        if kind.style == "line":
            record.fa.set_flow_style()
            comments.put(records, number, INDENT, paths, paths)
        else:
            comments.put(records, number, INDENT, paths[:2], ())
            _block(record, path, 2 * INDENT, comments)
    return records


def _block(record: CommentedMap, path: str, indent: int, comments: _Comments) -> CommentedMap:
    """`record` with its comments. A comment on the whole record comes beside its first key."""
    for key in record:
        comments.put(record, key, indent, (f"{path}.{key}",), (path, f"{path}.{key}"))
    return record


def _record(record: Iterable[tuple[str, Value]], in_line: bool) -> CommentedMap:
    return CommentedMap(
        (key, _scalar(value, in_line) if isinstance(value, str) else _list(value)) for key, value in record
    )


def _list(texts: Iterable[str]) -> CommentedSeq:
    sequence = CommentedSeq(_scalar(text, True) for text in texts)
    sequence.fa.set_flow_style()
    return sequence


def _scalar(text: str, in_line: bool) -> str:
    """`text`, in quotation marks where PyYAML, which reads it, would not take it plain although ruamel would."""
    quoted = text in NULLS or _INVISIBLE.search(text) or (in_line and _NOT_IN_LINE.search(text))
    return DoubleQuotedScalarString(text) if quoted else text
