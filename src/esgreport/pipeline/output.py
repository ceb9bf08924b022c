"""Putting files in place: never half-written, never over an edited file, with a manifest last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.world import World
from esgreport.pipeline.build import Built

MANIFEST = "manifest.json"
# The codes of the errors for which a file could not be built.
Reasons: TypeAlias = tuple[str, ...]
NONE: Mapping[str, Reasons] = {}
# Lists of files by the paths of the lists, from the paths of the files that are there.
Lists: TypeAlias = Callable[[tuple[str, ...]], Mapping[str, bytes]]


def no_lists(_: tuple[str, ...]) -> Mapping[str, bytes]:
    """No list of files."""
    return {}


@dataclass(frozen=True, slots=True)
class Placed:
    """What was put in place: paths of documents under the output folder, and those of the lists of them."""

    paths: tuple[str, ...]
    lists: tuple[str, ...] = ()


def place(
    world: World,
    folder: str,
    files: Mapping[str, Built],
    digest: str,
    failed: Mapping[str, Reasons] = NONE,
    lists: Lists = no_lists,
) -> Outcome[Placed]:
    """Write `files` under `folder`, then the lists of them, then the manifest.

    `failed` are the paths that were wanted and could not be built, with the codes of their errors: what an earlier
    build left there is marked as stale, and so is a file under a name that its addressee had before.

    Findings: ESG-BUILD-002 a file was edited since it was built and is kept, the new one is put beside it;
    003 a file cannot be written (open in an office program, disk full); 025 a stale file is left, 026 under a former
    name.
    """
    world.clear_parts(folder)
    known = _manifest(world, folder)
    found: list[Finding] = []
    placed: dict[str, Built] = {}
    for path, built in sorted(files.items()):
        where, faults = _placed(world, folder, path, built.data, known)
        found += faults
        placed |= {where: built} if where else {}
    entries = {path: entry for path, entry in known.items() if _is_entry(entry)}
    stale = _stale(world, folder, entries, failed)
    former = _former(world, folder, entries, files)
    entries |= stale | former | {path: _entry(built.data, built) for path, built in placed.items()}
    found += [_stale_finding(path, entry) for path, entry in stale.items()]
    found += [finding("ESG-BUILD-026", Origin(path), name=path.rpartition("/")[2]) for path in former]
    listed: list[str] = []
    for path, data in lists(tuple(path for path, entry in entries.items() if not entry.get("stale"))).items():
        where, faults = _placed(world, folder, path, data, known)
        found += faults
        entries |= {where: _entry(data)} if where else {}
        listed += [where] if where else []
    found += _write_manifest(world, folder, {"inputs": digest, "files": entries})
    return Outcome(Placed(tuple(placed), tuple(listed)), tuple(found))


def mark_stale(world: World, folder: str, reasons: Reasons) -> tuple[Finding, ...]:
    """Mark everything that earlier builds left under `folder`: the project itself cannot be opened.

    Findings: ESG-BUILD-003, 025.
    """
    known = {path: entry for path, entry in _manifest(world, folder).items() if _is_entry(entry)}
    stale = _stale(world, folder, known, dict.fromkeys(known, reasons))
    if not stale:
        return ()
    faults = _write_manifest(world, folder, {"inputs": "", "files": known | stale})
    return (*(_stale_finding(path, entry) for path, entry in stale.items()), *faults)


def _stale(
    world: World, folder: str, known: Mapping[str, dict[str, object]], failed: Mapping[str, Reasons]
) -> dict[str, dict[str, object]]:
    """The entries of files that are still there although they could not be built now; prints of them, too."""
    reasons = {path.rpartition(".")[0]: codes for path, codes in failed.items()}
    stems = {path: path.rpartition(".")[0] for path in known}
    return {
        path: {**known[path], "stale": True, "reason": list(reasons[stem])}
        for path, stem in sorted(stems.items())
        if stem in reasons and world.exists(f"{folder}/{path}")
    }


def _former(
    world: World, folder: str, known: Mapping[str, dict[str, object]], files: Mapping[str, Built]
) -> dict[str, dict[str, object]]:
    """The entries of files that are still there under a name that their addressee had before."""
    places = {(built.target.place, built.target.format) for built in files.values() if built.target.addressee}
    left = (path for path in sorted(known) if path not in files and world.exists(f"{folder}/{path}"))
    return {path: {**known[path], "stale": True, "reason": ["ESG-BUILD-026"]} for path in left if _at(path) in places}


def _at(path: str) -> tuple[str, str]:
    """The place and the format of a built file by its path; the names of documents have no underscore."""
    stem, _, ending = path.rpartition(".")
    folder, slash, name = stem.rpartition("/")
    return f"{folder}{slash}{name.partition('_')[0]}", ending


def _stale_finding(path: str, entry: Mapping[str, object]) -> Finding:
    reasons = entry.get("reason")
    return finding("ESG-BUILD-025", Origin(path), by=", ".join(reasons) if isinstance(reasons, list) else "-")


def _write_manifest(world: World, folder: str, manifest: Mapping[str, object]) -> tuple[Finding, ...]:
    data = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    return _placed(world, folder, MANIFEST, data, None)[1]


def _placed(
    world: World, folder: str, path: str, data: bytes, known: Mapping[str, Mapping[str, object]] | None
) -> tuple[str, tuple[Finding, ...]]:
    """Where the file was written, empty when it could not be (ESG-BUILD-003); over anything when `known` is None."""
    try:
        where, faults = (path, ()) if known is None else _free_place(world, folder, path, data, known)
        if not _is_same(world, f"{folder}/{where}", data):
            world.replace(f"{folder}/{where}", data)
    except OSError as error:
        return "", (finding("ESG-BUILD-003", Origin(path), reason=error.strerror or type(error).__name__),)
    return where, faults


def _entry(data: bytes, built: Built | None = None) -> dict[str, object]:
    """What the manifest says of a file; None for one that is no document."""
    if built is None:
        return {"sha256": _hash(data), "facts": [], "draft": False}
    entry: dict[str, object] = {"sha256": _hash(data), "facts": list(built.facts), "draft": built.draft}
    return entry | ({"finished": True} if built.finished else {})


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and "sha256" in entry


def _manifest(world: World, folder: str) -> dict[str, dict[str, object]]:
    """The files of the last build; none when there is no manifest or it cannot be read."""
    try:
        read = json.loads(world.read(f"{folder}/{MANIFEST}"))
    except (OSError, ValueError):
        return {}
    files = read.get("files") if isinstance(read, dict) else None
    return files if isinstance(files, dict) else {}


def written_hash(world: World, file: str, path: str) -> str:
    """The SHA-256 of what the last build wrote as `file`, whose path under its output folder is `path`.

    Empty when no manifest tells it, or when the project's finish.py changed the file.
    """
    place = file.replace("\\", "/")
    if not place.endswith(path):
        return ""
    entry = _manifest(world, place.removesuffix(path).rstrip("/") or ".").get(path)
    known = entry.get("sha256") if isinstance(entry, dict) and not entry.get("finished") else None
    return known if isinstance(known, str) else ""


def _free_place(
    world: World, folder: str, path: str, data: bytes, known: Mapping[str, Mapping[str, object]]
) -> tuple[str, tuple[Finding, ...]]:
    """`path`, or a place beside it when the file there is not what we built."""
    target = f"{folder}/{path}"
    if not world.exists(target) or _is_same(world, target, data):
        return path, ()
    entry = known.get(path)
    if entry is not None and entry.get("sha256") == _hash(world.read(target)):
        return path, ()
    stem, _, ending = path.rpartition(".")
    beside = f"{stem}.new.{ending}"
    return beside, (finding("ESG-BUILD-002", Origin(path), kept=path, beside=beside),)


def _is_same(world: World, path: str, data: bytes) -> bool:
    return world.exists(path) and world.read(path) == data


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(parts: Mapping[str, bytes]) -> str:
    """One digest of all input files by their names."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(name.encode() + b"\0" + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()
