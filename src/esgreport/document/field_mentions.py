"""Which fields and figures the templates and exhibits of a document name, found without rendering them.

A variable is followed to the kinds of record that it means: loops, `set`, `having`, references between records,
short names, and what is given to an exhibit. What cannot be followed is named by nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from jinja2 import nodes

from esgreport.document.environment import TemplateEnvironment, TemplateLoader
from esgreport.document.exhibits.component_definitions import RowEntries
from esgreport.document.exhibits.definitions import Described, GovernanceExhibit
from esgreport.document.exhibits.library import Library
from esgreport.document.exhibits.path_check import Kinds, PathCheck
from esgreport.document.paths import PathFault, parse_path
from esgreport.reading.raw import Scalar

BODY_FIELDS, LINE_FIELDS = ("name", "role", "rank"), ("origin_body", "target_body", "kind", "frequency")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A field (`kind.field`) or figure (`metrics.…`) that is named; `printed` is false where it is only asked for."""

    name: str
    printed: bool


@dataclass(slots=True)
class TemplateReader:
    """The reading of the templates of one document; `texts` are all templates, `library` its exhibits."""

    env: TemplateEnvironment
    texts: Mapping[str, str]
    library: Library
    found: set[Mention] = field(default_factory=set)
    seen: set[tuple[str, tuple[tuple[str, Kinds], ...]]] = field(default_factory=set)

    def read(self, name: str, scope: Mapping[str, Kinds]) -> None:
        """Note what the template called `name` names, where the variables of `scope` mean kinds of record."""
        key = (name, tuple(sorted(scope.items())))
        if name in self.texts and key not in self.seen:
            self.seen.add(key)
            self._visit(self.env.parse(self.texts[name], name), dict(scope), printed=True)

    def _visit(self, node: nodes.Node, scope: dict[str, Kinds], *, printed: bool) -> None:
        match node:
            case nodes.For(target=nodes.Name(name=name)):
                inner = {**scope, name: self._kinds(node.iter, scope, printed=True)}
                self._all(filter(None, (node.test,)), inner, printed=False)
                self._all((*node.body, *node.else_), inner, printed=printed)
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = self._kinds(node.node, scope, printed=printed)
            case nodes.If():
                self._visit(node.test, scope, printed=False)
                self._all((*node.body, *node.elif_, *node.else_), scope, printed=printed)
            case nodes.CondExpr():
                self._visit(node.test, scope, printed=False)
                self._all(filter(None, (node.expr1, node.expr2)), scope, printed=printed)
            case nodes.Test():
                self._visit(node.node, scope, printed=False)
            case nodes.Include(template=nodes.Const(value=str(name))):
                self.read(name, scope)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem() | nodes.Call():
                self._kinds(node, scope, printed=printed)
            case _:
                self._all(node.iter_child_nodes(), scope, printed=printed)

    def _all(self, listed: Iterable[nodes.Node], scope: dict[str, Kinds], *, printed: bool) -> None:
        for node in listed:
            self._visit(node, scope, printed=printed)

    def _kinds(self, node: nodes.Node, scope: dict[str, Kinds], *, printed: bool) -> Kinds:
        """The kinds of record that an expression means; what it names is noted."""
        match node:
            case nodes.Name(name=name):
                return scope[name] if name in scope else self._named(name, printed)
            case nodes.Getattr(node=owner, attr=attr):
                return self._field(self._kinds(owner, scope, printed=printed), attr, printed)
            case nodes.Getitem(node=owner):
                return self._kinds(owner, scope, printed=printed)
            case nodes.Call(node=nodes.Name(name="fact"), args=[nodes.Const(value=str(fact_id))]):
                self.found.add(Mention(fact_id, printed))
            case nodes.Call(node=nodes.Name(name="having"), args=[rows, nodes.Const(value=str(name))]):
                kinds = self._kinds(rows, scope, printed=printed)
                self._field(kinds, name, printed=False)
                return kinds
            case nodes.Call(node=nodes.Name(name="exhibit"), args=args):
                given = {item.key: self._kinds(item.value, scope, printed=_is_said(item.value)) for item in node.kwargs}
                for name in (arg.value for arg in args if isinstance(arg, nodes.Const)):
                    self._exhibit(str(name), given, printed)
            case nodes.Call(node=nodes.Name(name="say"), args=args):
                for name in (arg.value for arg in args if isinstance(arg, nodes.Const)):
                    self._statement(str(name), printed)
            case _:
                self._all(node.iter_child_nodes(), scope, printed=printed)
        return ()

    def _field(self, kinds: Kinds, name: str, printed: bool) -> Kinds:
        known = self.library.records.kinds
        having = [kind for kind in kinds if name in known.get(kind, {})]
        self.found.update(Mention(f"{kind}.{name}", printed) for kind in having)
        return tuple(dict.fromkeys(ref for kind in having for ref in known[kind][name]))

    def _named(self, name: str, printed: bool) -> Kinds:
        """The kinds of a name that a template begins with: a kind of record, or a short name."""
        if name in self.library.records.kinds or name not in self.library.names:
            return (name,) if name in self.library.records.kinds else ()
        return self._path(self.library.names[name].text, {}, None, printed)

    def _exhibit(self, name: str, given: Mapping[str, Kinds], printed: bool) -> None:
        found = self.library.exhibits.get(name)
        if found is None:
            return
        if isinstance(found.definition, GovernanceExhibit):
            self._governance(found.definition, given, printed)
        for path, rows in PathCheck(self.library.records, self.library.names).paths(found.definition):
            kinds = self._path(rows.text, given, None, printed) if rows is not None else None
            self._path(path.text, given, kinds, printed)
        for rows, condition in _conditions_of_records(found.definition):
            self._field(self._path(rows.text, given, None, printed), condition, printed=False)

    def _statement(self, name: str, printed: bool) -> None:
        for phrasing in self.library.statements.get(name, ()):
            for path, _ in PathCheck(self.library.records, self.library.names).paths(phrasing):
                self._path(path.text, {}, None, printed)

    def _governance(self, chart: GovernanceExhibit, given: Mapping[str, Kinds], printed: bool) -> None:
        """The fields that every governance chart draws."""
        for rows, names in ((chart.bodies, BODY_FIELDS), (chart.lines, LINE_FIELDS)):
            kinds = self._path(rows.text, given, None, printed)
            for name in names:
                self._field(kinds, name, printed)

    def _path(self, text: str, given: Mapping[str, Kinds], rows: Kinds | None, printed: bool) -> Kinds:
        """The kinds to which a path leads, from records of `rows` or else from its first name; its fields are noted."""
        try:
            path = parse_path(text)
        except PathFault:
            return ()
        if path.name.startswith("metrics."):
            self.found.add(Mention(path.name, printed))
            return ()
        first, steps = path.steps[0], path.steps
        kinds = rows
        if kinds is None:
            steps = path.steps[1:]
            kinds = given[first.name] if first.name in given else self._named(first.name, printed)
            if first.pick:
                self._field(kinds, first.pick, printed=False)
        for step in steps:
            kinds = self._field(kinds, step.name, printed)
        return kinds


def mentions(env: TemplateEnvironment, library: Library, names: Iterable[str]) -> Iterator[Mention]:
    """Everything that the templates called `names`, with what they include and show, print or ask for."""
    texts = env.loader.texts if isinstance(env.loader, TemplateLoader) else {}
    reader = TemplateReader(env, texts, library)
    for name in names:
        reader.read(name, {})
    yield from sorted(reader.found)


def _conditions_of_records(part: object) -> Iterator[tuple[Scalar, str]]:
    """Each condition by which a component leaves out records, with the records."""
    match part:
        case RowEntries(rows=rows, where=Scalar(text=text)):
            yield rows, text.partition(" ")[0]
        case Mapping():
            yield from (found for inner in part.values() for found in _conditions_of_records(inner))
        case Described():
            yield from (found for name in fields(part) for found in _conditions_of_records(getattr(part, name.name)))


def _is_said(node: nodes.Node) -> bool:
    """Whether what an exhibit is given is a text made by `say`, which it prints."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "say"
