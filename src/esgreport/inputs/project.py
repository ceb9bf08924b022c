"""A project: a folder with `esgreport.toml`, its facts, and what of ours it shadows file by file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language
from esgreport.base.world import World
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence
from esgreport.reading.toml import read_toml

SETTINGS = "esgreport.toml"
KEYS = ("name", "as_of", "issued", "languages", "documents", "brand", "suppliers", "waivers", "quiet")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody answers for: its code, who, why, until when."""

    code: str
    who: str
    why: str
    until: date


@dataclass(frozen=True, slots=True)
class Quiet:
    """Days on which the company does not talk about its figures: both ends belong to them. `why` is in its words."""

    start: date
    end: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `esgreport.toml` says. `suppliers` are ids and `general`; `brand` are paths inside the project.

    `quiet` are the quiet periods, before results for instance.
    """

    name: str
    as_of: date
    issued: date
    languages: tuple[Language, ...]
    documents: tuple[str, ...]
    brand: tuple[str, ...]
    suppliers: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    quiet: tuple[Quiet, ...] = ()

    def quiet_on(self, day: date) -> Quiet | None:
        """The quiet period in which a day lies; None when it lies in none."""
        return next((period for period in self.quiet if period.start <= day <= period.end), None)


class Folder:
    """A project's folder seen through the World, with our own files behind its own."""

    def __init__(self, world: World, path: str) -> None:
        self.world = world
        self.path = path.rstrip("/") or "/"

    def at(self, name: str) -> str:
        """The path of `name` inside the project."""
        return f"{self.path}/{name}"

    def shadowed(self, room: str, name: str) -> bytes:
        """`room/name` of the project, else ours. Raises FileNotFoundError."""
        own = self.at(f"{room}/{name}")
        return self.world.read(own if self.world.exists(own) else f"@{room}/{name}")

    def names(self, room: str) -> tuple[str, ...]:
        """The files of `room` (`templates`, `content`), ours and the project's."""
        own = self.world.files(self.at(room)) if self.world.exists(self.at(room)) else ()
        return tuple(sorted({*self.world.files(f"@{room}"), *own}))


def read_settings(folder: Folder, issued: date | None = None) -> Outcome[Settings]:
    """The settings; `issued` stands for both dates when the file does not say them.

    Findings: ESG-PROJECT-001 no file, 002 unknown key, 003 missing, 004 not a date, 005 choice.
    """
    try:
        data = folder.world.read(folder.at(SETTINGS))
    except OSError:
        return Outcome(None, (finding("ESG-PROJECT-001", Origin(SETTINGS), folder=folder.path),))
    read = read_toml(data, SETTINGS)
    if read.value is None:
        return Outcome(None, read.findings)
    return _Settings(read.value, issued).decode()


class _Settings:
    """The decoding of the settings under way."""

    def __init__(self, root: RawMapping, issued: date | None) -> None:
        self.root = root
        self.issued = issued
        self.found: list[Finding] = []

    def decode(self) -> Outcome[Settings]:
        for entry in self.root.entries:
            if entry.key.text not in KEYS:
                self.found.append(
                    finding("ESG-PROJECT-002", entry.key.origin, key=entry.key.text, keys=", ".join(KEYS))
                )
        as_of, issued = self._day("as_of"), self._day("issued")
        languages = self._texts(self.root, "languages") or LANGUAGES
        for language in languages:
            if language not in LANGUAGES:
                self.found.append(
                    finding("ESG-PROJECT-005", self._place("languages"), value=language, choices="ja, en")
                )
        name = self._text(self.root, "name")
        waivers = tuple(self._waiver(node) for node in self._items("waivers"))
        quiet = tuple(self._quiet(node) for node in self._items("quiet"))
        if self.found or as_of is None or issued is None:
            return Outcome(None, tuple(self.found))
        return Outcome(
            Settings(
                name=name or "project",
                as_of=as_of,
                issued=issued,
                languages=cast(tuple[Language, ...], tuple(languages)),
                documents=self._texts(self.root, "documents"),
                brand=self._brand(),
                suppliers=self._suppliers(),
                waivers=waivers,
                quiet=quiet,
            ),
            (),
        )

    def _place(self, key: str) -> Origin:
        node = self.root.get(key)
        return node.origin if node is not None else Origin(SETTINGS)

    def _text(self, table: RawMapping, key: str) -> str:
        node = table.get(key)
        return node.text if isinstance(node, Scalar) else ""

    def _texts(self, table: RawMapping, key: str) -> tuple[str, ...]:
        node = table.get(key)
        items = node.items if isinstance(node, Sequence) else ()
        return tuple(item.text for item in items if isinstance(item, Scalar))

    def _items(self, key: str) -> tuple[Node, ...]:
        node = self.root.get(key)
        return node.items if isinstance(node, Sequence) else ()

    def _day(self, key: str) -> date | None:
        if self.root.get(key) is None and self.issued is not None:
            return self.issued
        return self._date(self.root, key)

    def _date(self, table: RawMapping, key: str) -> date | None:
        text = self._text(table, key)
        if not text:
            self.found.append(finding("ESG-PROJECT-003", self._place(key), key=key))
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.found.append(finding("ESG-PROJECT-004", self._place(key), key=key, value=text[:40]))
            return None

    def _waiver(self, node: Node) -> Waiver:
        table = node if isinstance(node, RawMapping) else RawMapping((), node.origin)
        until = self._date(table, "until") or date.min
        for key in ("code", "who", "why"):
            if not self._text(table, key):
                self.found.append(finding("ESG-PROJECT-003", table.origin, key=f"waivers.{key}"))
        return Waiver(self._text(table, "code"), self._text(table, "who"), self._text(table, "why"), until)

    def _quiet(self, node: Node) -> Quiet:
        table = node if isinstance(node, RawMapping) else RawMapping((), node.origin)
        start, end = self._date(table, "start"), self._date(table, "end")
        if start is not None and end is not None and end < start:
            place = table.get("end")
            self.found.append(finding("ESG-PROJECT-013", place.origin if place is not None else table.origin))
        return Quiet(start or date.min, end or date.min, self._text(table, "why"))

    def _brand(self) -> tuple[str, ...]:
        node = self.root.get("brand")
        return self._texts(node, "files") if isinstance(node, RawMapping) else ()

    def _suppliers(self) -> tuple[str, ...]:
        node = self.root.get("suppliers")
        named = self._texts(node, "build") if isinstance(node, RawMapping) else ()
        return named or ("general",)
