"""A project: a folder with `esgreport.toml`, its facts, and what of ours it shadows file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from esgreport.base.catalogue import is_code
from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language
from esgreport.base.world import World
from esgreport.reading.raw import Entry, Node, Scalar, place_of
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.shape import OneOf
from esgreport.reading.structure import structure
from esgreport.reading.toml import read_toml

SETTINGS = "esgreport.toml"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that a named person accepts: its code, who, why, until when."""

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
class Brand:
    """The company's own templates, as paths inside the project, and what ours look like where it has none.

    `slides` is the size of our slides. `style` is `plain` (sans serif, a dark panel with linked rings on the cover) or
    `serif` (serif headings, restrained colours).
    """

    files: tuple[str, ...] = ()
    slides: Literal["16:9", "4:3", "A4"] = "16:9"
    style: Literal["plain", "serif"] = "plain"


OURS = Brand()
"""The built-in look of a project that says nothing about it."""


@dataclass(frozen=True, slots=True)
class Suppliers:
    """For whom the documents to suppliers are built: supplier ids, `general`, or `all`."""

    build: tuple[str, ...] = ("general",)


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """What `esgreport.toml` says. `quiet` are the quiet periods, before results for instance.

    `documents` are those of the project, all when empty. `dates` are the days of documents that have another than
    `issued`, by document: a paper for a meeting is dated before it, a letter after it.
    """

    as_of: date
    issued: date
    name: str = "project"
    languages: tuple[Language, ...] = LANGUAGES
    documents: tuple[Annotated[str, OneOf("document")], ...] = ()
    brand: Brand = field(default_factory=Brand)
    suppliers: Suppliers = field(default_factory=Suppliers)
    waivers: tuple[Waiver, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    dates: Mapping[Annotated[str, OneOf("document")], date] = field(default_factory=dict)

    def issued_on(self, document: str) -> date:
        """The day printed in a document: its own, else that of the project."""
        return self.dates.get(document, self.issued)

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

    def layers(self, room: str, name: str) -> tuple[tuple[str, bytes], ...]:
        """`room/name` of ours and of the project, those that there are, each with its name for findings."""
        paths = {f"@{room}/{name}": f"esgreport/{room}/{name}", self.at(f"{room}/{name}"): f"{room}/{name}"}
        return tuple((called, self.world.read(path)) for path, called in paths.items() if self.world.exists(path))

    def names(self, room: str) -> tuple[str, ...]:
        """The files of `room` (`templates`, `content`), ours and the project's."""
        own = self.world.files(self.at(room)) if self.world.exists(self.at(room)) else ()
        return tuple(sorted({*self.world.files(f"@{room}"), *own}))


def read_settings(folder: Folder, issued: date | None = None) -> Outcome[ProjectSettings]:
    """The settings; `issued` is used for both dates when the file does not give them.

    Findings: ESG-PROJECT-001 no file, 013 a quiet period that ends before it starts, 014 a waiver of an unknown code,
    and those of `structure`.
    """
    try:
        data = folder.world.read(folder.at(SETTINGS))
    except OSError:
        return Outcome(None, (finding("ESG-PROJECT-001", Origin(SETTINGS), folder=folder.path),))
    tree = read_toml(data, SETTINGS)
    if tree.value is None:
        return Outcome(None, tree.findings)
    root = _dated(tree.value, issued)
    documents = [name.partition("/")[0] for name in folder.names("templates") if name.endswith("/document.yaml")]
    read = structure(root, ProjectSettings, {"document": documents})
    if read.value is None:
        return read
    found = (*_faults_of_waivers(root, read.value), *_faults_of_periods(root, read.value))
    return Outcome(None if found else read.value, found)


def _dated(root: RawMapping, issued: date | None) -> RawMapping:
    """The settings with `issued` for the dates that the file does not give."""
    absent = [key for key in ("as_of", "issued") if issued is not None and root.get(key) is None]
    added = (Entry(Scalar(key, root.origin), Scalar(str(issued), root.origin)) for key in absent)
    return RawMapping((*root.entries, *added), root.origin)


def _faults_of_waivers(root: Node, settings: ProjectSettings) -> Iterator[Finding]:
    for index, waiver in enumerate(settings.waivers):
        if not is_code(waiver.code):
            yield finding(
                "ESG-PROJECT-014", place_of(root, "waivers", index, "code"), "waivers", value=quote(waiver.code)
            )


def _faults_of_periods(root: Node, settings: ProjectSettings) -> Iterator[Finding]:
    for index, period in enumerate(settings.quiet):
        if period.end < period.start:
            yield finding("ESG-PROJECT-013", place_of(root, "quiet", index, "end"), "quiet")
