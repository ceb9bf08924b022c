"""Which slide layout serves which role, judged by its placeholders and their place, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pptx.slide import SlideLayout

from esgreport.brand.compiled import Placeholder
from esgreport.brand.pptx.placeholders import attribute, placeholder_shapes

ROLES = ("cover", "content", "title-only")
_FIT = 50
_SPECIAL = frozenset({"pic", "chart", "tbl", "dgm", "media", "clipArt"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A layout that might serve, with its resolved placeholders."""

    layout: SlideLayout
    placeholders: tuple[Placeholder, ...]

    @property
    def part(self) -> str:
        """The name of the layout's part."""
        return self.layout.part.partname.membername

    @property
    def master_part(self) -> str:
        """The name of its master's part."""
        return self.layout.slide_master.part.partname.membername

    def of(self, kind: str) -> tuple[Placeholder, ...]:
        """The placeholders of one kind."""
        return tuple(item for item in self.placeholders if item.kind == kind)

    @property
    def type(self) -> str:
        """The layout's own type word (`title`, `obj`, `titleOnly`); empty when it has none."""
        return str(self.layout.element.get("type", ""))


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout chosen for a role; `fits` is False when it only substitutes for a missing one."""

    role: str
    candidate: Candidate
    fits: bool


def choose(candidates: Sequence[Candidate], slide_area: int) -> tuple[Choice, ...]:
    """One layout per role, all of one master if that master serves every role; empty when no layout has a title."""
    titled = [item for item in candidates if item.of("title")]
    masters = dict.fromkeys(item.master_part for item in titled)
    of_master = ([item for item in titled if item.master_part == name] for name in masters)
    picks = (tuple(_pick(role, items, slide_area) for role in ROLES) for items in of_master)
    return max(picks, key=lambda choices: sum(choice.fits for choice in choices), default=())


def _pick(role: str, candidates: Sequence[Candidate], slide_area: int) -> Choice:
    best = max(candidates, key=lambda item: _SCORES[role](item, slide_area))
    return Choice(role, _trimmed(best, role), _SCORES[role](best, slide_area) >= _FIT)


def _cover(item: Candidate, slide_area: int) -> int:
    types = {place.type for place in item.placeholders}
    score = 60 * ("ctrTitle" in types) + 20 * ("subTitle" in types) + 30 * (item.type == "title")
    return score - 20 * len(item.of("body")) - 10 * _specials(item)


def _content(item: Candidate, slide_area: int) -> int:
    bodies = item.of("body")
    share = max((100 * place.cx * place.cy // slide_area for place in bodies), default=0)
    score = min(share, 60) + 15 * (item.type in ("obj", "tx")) - 20 * max(len(bodies) - 1, 0)
    return score - 20 * _specials(item) - 60 * _is_cover(item) - 40 * _is_vertical(item) + 10 * (share >= 25)


def _title_only(item: Candidate, slide_area: int) -> int:
    score = 60 + 10 * (item.type == "titleOnly") - 25 * len(item.of("body")) - 15 * _specials(item)
    return score - 40 * _is_cover(item) - 40 * _is_vertical(item)


_SCORES: dict[str, Callable[[Candidate, int], int]] = {"cover": _cover, "content": _content, "title-only": _title_only}


def _is_cover(item: Candidate) -> bool:
    return any(place.type in ("ctrTitle", "subTitle") for place in item.placeholders)


def _is_vertical(item: Candidate) -> bool:
    return any(attribute(shape, "orient") == "vert" for shape in placeholder_shapes(item.layout))


def _specials(item: Candidate) -> int:
    return sum(attribute(shape, "type") in _SPECIAL for shape in placeholder_shapes(item.layout))


def _trimmed(item: Candidate, role: str) -> Candidate:
    """Only what the role fills: a cover's body is its subtitle, and of several bodies the largest stays."""
    bodies = sorted(item.of("body"), key=lambda place: -place.cx * place.cy)[:1]
    if role == "cover" and not item.of("subtitle"):
        bodies = [replace(place, kind="subtitle") for place in bodies]
    elif role != "content":
        bodies = []
    rest = [place for kind in ("title", "tracker", "subtitle", "footer", "number") for place in item.of(kind)[:1]]
    return replace(item, placeholders=(*rest, *bodies))
