"""The sandboxed template environment: strict about names, our own filters only, limited in work.

Every text line of a template ends in a call that leaves a line mark, so that blocks know their template line and the
facts read for them. Undefined names become findings with their line; rendering continues, to find them all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from traceback import walk_stack
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, Undefined, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from esgreport.base.condition import TRUTHS, Truth
from esgreport.base.finding import Finding, finding
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.document.context import Flag, RowsView, RowView
from esgreport.document.placeholders import (
    GAP,
    GAP_MARK,
    FactPlaceholder,
    RenderState,
    index_of,
    mark,
    note_read,
    reform,
)
from esgreport.document.source_lines import template_place, with_line_marks

MOST_TEMPLATE_CHARACTERS = 256 * 1024
MOST_TEMPLATE_NODES = 50_000
MOST_REPEAT = 10_000
MOST_COMPILED = 512
# The name, not to be written in a template, under which a rendering keeps its short names.
SHORT_NAMES = "short names"


class TemplateLoader(BaseLoader):
    """Template sources by name (`shareholder-letter/ja.md`), given as text; nothing is read from disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The source with line marks woven in."""
        if template not in self.texts:
            raise TemplateNotFound(template)
        return with_line_marks(self.texts[template]), template, lambda: True


class _Compiled(BytecodeCache):
    """The code of templates by their name and text, kept in this process: all our environments have the same rules."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(self.codes) >= MOST_COMPILED:
            self.codes.clear()
        if bucket.code is not None:
            self.codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class Conditions(dict[str, object]):
    """What a template asks as `when`: the conditions of its `document.yaml` by name."""


class MissingName(Undefined):
    """A name that this reader's view does not hold: noted as a finding where it is used, printed as nothing."""

    def _note(self) -> None:
        recorder: Recorder | None = _current.recorder
        if recorder is None:
            return
        name = str(self._undefined_name or self._undefined_hint or "")
        if isinstance(self._undefined_obj, Conditions):
            recorder.unknown("ESG-DOCUMENT-043", name, self._undefined_obj, template_origin())
        else:
            recorder.undefined(name)

    def __str__(self) -> str:
        self._note()
        return ""

    def __iter__(self) -> Any:
        self._note()
        return iter(())

    def __bool__(self) -> bool:
        self._note()
        return False

    def __len__(self) -> int:
        self._note()
        return 0

    def __getattr__(self, name: str) -> MissingName:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def _absorb(self, *_: object, **__: object) -> MissingName:
        self._note()
        return self

    __call__: Any = _absorb
    __getitem__: Any = _absorb
    __html__ = __str__


class AbsentName(MissingName):
    """A name that records have and that means nothing here: empty, or not for this reader. It leaves a gap."""

    def _note(self) -> None:
        """Nothing is wrong."""

    def __str__(self) -> str:
        recorder: Recorder | None = _current.recorder
        return recorder.gap(str(self._undefined_name or "")) if recorder is not None else ""

    __html__ = __str__


class Recorder:
    """Collects what went wrong while one template was rendered, each undefined name once a line.

    `is_known` says whether records of a kind have a field; `gaps` are the names that meant nothing.
    """

    def __init__(self, document: str, is_known: Callable[[str, str], bool] = lambda kind, name: False) -> None:
        self.document = document
        self.is_known = is_known
        self.found: dict[tuple[str, Origin], Finding] = {}
        self.gaps: list[str] = []

    def gap(self, name: str) -> str:
        """The mark of a name that means nothing here."""
        self.gaps.append(name)
        return mark(GAP, len(self.gaps) - 1)

    def refuse_gaps(self, text: str, place: Origin | None = None) -> None:
        """Note each name that means nothing in a text that cannot be left out: a title, the subject of a letter."""
        for match in GAP_MARK.finditer(text):
            self.unknown("ESG-DOCUMENT-001", self.gaps[index_of(match[1])], (), place or template_origin())

    def undefined(self, name: str) -> None:
        """Note that `name` is not in this reader's view."""
        self.unknown("ESG-DOCUMENT-001", name, (), template_origin())

    def unknown(self, code: str, name: str, known: Iterable[str], place: Origin) -> None:
        """Note at a place that nothing is called `name`; `known` are the names that it might have been."""
        fault = finding(code, place, name, document=self.document, name=name, **guess(name, known))
        self.found.setdefault((name, place), fault)

    def fault(self, code: str, place: Origin | None = None, **details: str) -> None:
        """Note any other fault, `place` a place or else at the template line that is being rendered."""
        where = place or template_origin()
        item = finding(code, where, "", document=self.document, **dict[str, Any](details))
        self.found.setdefault((code + str(sorted(details.items())), where), item)


class _Current:
    """The recorder of the rendering under way; rendering is single-threaded within one document."""

    recorder: Recorder | None = None


_current = _Current()


def template_origin() -> Origin:
    """The template line that is being rendered, read from the innermost template frame of the stack."""
    for frame, line in walk_stack(sys._getframe(1)):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return template_place(template.name or "", template.get_corresponding_lineno(line), 1)
    return Origin("")


class ShortNames(Context):
    """The names of a rendering, with short names behind them that are looked up only when one is used."""

    def resolve_or_missing(self, key: str) -> Any:
        """What `key` means; a short name is tried last."""
        found = super().resolve_or_missing(key)
        short = self.parent.get(SHORT_NAMES, {})
        return short[key]() if found is missing and key in short else found


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2 without its filters and globals, with limits on what a template can make it compute."""

    context_class = ShortNames
    intercepted_binops = frozenset(["**", "*", "%", "+"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse powers and formatting; allow small sums and products (also while constants are folded)."""
        if operator in ("**", "%") or not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(f"the operator {operator} is not for templates")
        if abs(left) > MOST_REPEAT or abs(right) > MOST_REPEAT:
            raise SecurityError("numbers in a template stay small")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Fields of rows by name; everything else as the sandbox allows."""
        if isinstance(obj, RowView | dict):
            return self._field(obj, attribute)
        found = super().getattr(obj, attribute)
        is_absent = isinstance(found, Undefined) and isinstance(obj, RowsView) and not obj
        return AbsentName(name=attribute) if is_absent else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr` for rows; an index into rows."""
        is_ours = isinstance(obj, RowView | dict | RowsView)
        return self._field(obj, argument) if is_ours else super().getitem(obj, argument)

    def _field(self, obj: Any, name: Any) -> Any:
        try:
            return obj[name]
        except (KeyError, IndexError, TypeError):
            missing_kind = AbsentName if _is_absent(obj, str(name)) else self.undefined
            return missing_kind(obj=obj, name=str(name))


def _is_absent(obj: Any, name: str) -> bool:
    """Whether `name` might have meant something: a field that such records have, or a place among records."""
    if isinstance(obj, RowView):
        recorder: Recorder | None = _current.recorder
        return recorder is not None and recorder.is_known(obj.kind(), name)
    return isinstance(obj, RowsView)


def _formed(form: str) -> Callable[[Any], Any]:
    return lambda atom: reform(atom, form) if isinstance(atom, FactPlaceholder) else atom


def _places(atom: Any, count: int) -> Any:
    return reform(atom, f"places{int(count)}") if isinstance(atom, FactPlaceholder) else atom


FILTERS: dict[str, Callable[..., Any]] = {
    "oku": _formed("oku"),
    "million": _formed("million"),
    "yen": _formed("yen"),
    "number": _formed("number"),
    "month": _formed("month"),
    "day": _formed("day"),
    "year": _formed("year"),
    "fiscal_year": _formed("fiscal-year"),
    "named": _formed("named"),
    "one_line": _formed("one-line"),
    "typed": _formed("typed"),
    "places": _places,
    "count": len,
}


def given(value: object) -> bool:
    """`{% if contact.phone is given %}`: whether this reader is shown it.

    It may be a field, a figure, records (one at least), or an exhibit: `exhibit("gates") is given` when it prints any.
    What is not given may be empty or withheld: the other branch never says which.
    """
    if isinstance(value, FactPlaceholder):
        note_read(value)
        return True
    return len(value) > 0 if isinstance(value, RowsView | str) else not isinstance(value, Undefined)


def _asks(truth: Truth) -> Callable[[Any], bool]:
    """The test whether a condition has this answer; what is not there has none, and is noted."""

    def test(condition: Any) -> bool:
        if isinstance(condition, Flag):
            return condition.answers(truth)
        if isinstance(condition, MissingName):
            return bool(condition)
        raise TypeError("only conditions are true, false or withheld")

    return test


# The forms in which the fields of exhibits can be printed.
FIELD_FORMS = frozenset(FILTERS) - {"count"}


def environment(sources: Mapping[str, str]) -> TemplateEnvironment:
    """An environment over `sources`; templates compile when first used and are kept."""
    env = TemplateEnvironment(
        loader=TemplateLoader(sources),
        undefined=MissingName,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=400,
        bytecode_cache=_COMPILED,
        # `## Title {#key}` is a heading with its key, so comments of templates are written otherwise.
        comment_start_string="{*",
        comment_end_string="*}",
    )
    env.filters.clear()
    env.filters.update(FILTERS)
    env.globals.clear()
    env.tests = {name: env.tests[name] for name in ("defined", "undefined", "none")} | {"given": given}
    for name, truth in TRUTHS:
        env.tests[name] = _asks(truth)
    return env


def check_source(env: Environment, name: str, source: str) -> tuple[Finding, ...]:
    """Faults that can be seen without rendering: syntax, size, unknown filters."""
    from jinja2 import TemplateSyntaxError

    if len(source) > MOST_TEMPLATE_CHARACTERS:
        return (finding("ESG-DOCUMENT-003", template_place(name)),)
    try:
        tree = env.parse(source, name)
        used = {node.name: node.lineno for node in tree.find_all(nodes.Filter) if node.name not in env.filters}
        unknown = [finding("ESG-DOCUMENT-004", template_place(name, used[form], 1), filter=form) for form in used]
        if sum(1 for _ in tree.find_all(nodes.Node)) > MOST_TEMPLATE_NODES:
            unknown.append(finding("ESG-DOCUMENT-003", template_place(name)))
        return tuple(unknown)
    except TemplateSyntaxError as error:
        where = template_place(error.name or name, error.lineno, 1)
        return (finding("ESG-DOCUMENT-002", where, reason=error.message or ""),)


class Rendering:
    """A context manager that makes a recorder the current one."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def __enter__(self) -> Recorder:
        _current.recorder = self.recorder
        return self.recorder

    def __exit__(self, *_: object) -> None:
        _current.recorder = None


def line_marker(state: RenderState) -> Callable[[int], str]:
    """The function that templates call at the end of every text line."""

    return lambda line: state.line(Origin(template_origin().file, line, 1))
