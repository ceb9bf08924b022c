"""The public names of esgreport. Every function returns values and prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from esgreport.api.books import coverage_book, figures_book
from esgreport.api.files import ReviewCopy, audit, deck, document, left_stale, read_back, review, save
from esgreport.api.own_files import copy_own, replaceable_files
from esgreport.base.catalogue import entry, severity
from esgreport.base.finding import Finding, Outcome, Severity, render
from esgreport.base.text import Language
from esgreport.base.world import Progress, World
from esgreport.company.records import KINDS
from esgreport.distribution.approval_sheet import approval_sheet
from esgreport.distribution.build_checks import build_checks, build_findings
from esgreport.distribution.erasure import KEY, Erasure
from esgreport.distribution.erasure import erase as erase_ended
from esgreport.distribution.finish import Script as FinishScript
from esgreport.distribution.finish import approve, approved_source, finishing, revoke, script
from esgreport.distribution.inspection import typed_in_findings
from esgreport.distribution.issue import Issued, in_quiet_periods, record_issue, register_entries, target_of
from esgreport.distribution.issue import issue as check_issue
from esgreport.distribution.register.entry import RegisterEntry
from esgreport.inputs.convert import carry_out, convert
from esgreport.inputs.ledger.ledger import Survey, save_profile, survey
from esgreport.inputs.marks import COPY, marked_copy
from esgreport.inputs.new_project import starting_files
from esgreport.inputs.project import SETTINGS, Folder
from esgreport.inputs.read import WORKBOOK
from esgreport.inputs.schema import facts_schema, kind_schema
from esgreport.ooxml.content_controls import Control
from esgreport.pipeline.build import Built, build_all, build_one
from esgreport.pipeline.load import Loaded, load
from esgreport.pipeline.output import Placed, written_hash
from esgreport.pipeline.pdf import pictured
from esgreport.pipeline.produce import produce
from esgreport.pipeline.targets import Request, Target, requested, targets
from esgreport.queries.availability import Availability, availability
from esgreport.queries.brand_report import ROLES, BrandReport, Used, report_on_brand
from esgreport.queries.coverage import CoveredItem, coverage
from esgreport.queries.explain import Explanation, Measure, explain_fact, measured
from esgreport.queries.layout_pictures import layout_pictures
from esgreport.queries.told import ToldField, told_fields
from esgreport.queries.withheld_kinds import withheld_kinds
from esgreport.system import SystemWorld

__all__ = [
    "Availability",
    "BrandCheck",
    "BrandReport",
    "Built",
    "Control",
    "Converted",
    "CoveredItem",
    "Erasure",
    "Explanation",
    "Finding",
    "FinishScript",
    "Issued",
    "LedgerReading",
    "Loaded",
    "Measure",
    "Outcome",
    "Placed",
    "RegisterEntry",
    "ReviewCopy",
    "Severity",
    "Survey",
    "Target",
    "ToldField",
    "Used",
    "approve_finish",
    "audit",
    "availability",
    "build",
    "build_one",
    "check",
    "convert_facts",
    "copy_own",
    "coverage",
    "coverage_book",
    "deck",
    "document",
    "entry",
    "erase",
    "examples",
    "explain",
    "figures_book",
    "finish_script",
    "is_project",
    "issue",
    "kinds",
    "ledger",
    "left_stale",
    "mark",
    "measures",
    "message",
    "open_project",
    "read_back",
    "register",
    "render",
    "replaceable_files",
    "reveal",
    "review",
    "revoke_finish",
    "save",
    "schema",
    "severity",
    "start_project",
    "told_fields",
    "try_brand",
]


def open_project(
    path: str, brand_files: Iterable[str] = (), world: World | None = None, progress: Progress | None = None
) -> Outcome[Loaded]:
    """Read and validate the project in folder `path`; `progress` hears how far a long ledger has been read."""
    return load(Folder(world or SystemWorld(), path), tuple(brand_files), progress)


def message(item: Finding, language: Language) -> Mapping[str, str]:
    """What a finding says: `what` is wrong, what was `expected`, the `action` to take; the last two may be empty."""
    return render(entry(item.code), item, language)


def is_project(path: str, world: World | None = None) -> bool:
    """Whether the folder `path` is a project: whether it has an `esgreport.toml`."""
    return (world or SystemWorld()).exists(f"{path}/{SETTINGS}")


def check(loaded: Loaded, path: str = "", world: World | None = None) -> tuple[Finding, ...]:
    """Everything that building the project's documents would find, without writing anything.

    These are the documents that `esgreport.toml` lists (all when it lists none) and the kinds that the project brings.
    What was issued from the project so far counts when its folder `path` is given.
    """
    settings, specifications = loaded.settings, loaded.resources.specifications
    listed = (*(settings.documents or sorted(specifications)), *sorted(loaded.resources.own_documents))
    documents = [name for name in dict.fromkeys(listed) if name in specifications]
    wanted = targets(loaded, documents, settings.languages, settings.suppliers.build)
    files, found = build_all(loaded, wanted)
    readers = dict.fromkeys(target.audience for target in wanted)
    typed = (item for reader in readers for item in typed_in_findings(loaded, reader))
    quiet = (*(item.finding for item in loaded.facts.contradictions), *in_quiet_periods(loaded, wanted))
    found = (*quiet, *withheld_kinds(loaded, loaded.resources.own_documents), *typed, *found)
    known = register_entries(world or SystemWorld(), path) if path else Outcome(())
    return tuple(dict.fromkeys((*found, *known.findings, *build_findings(loaded, files, known.value or ()))))


def build(
    loaded: Loaded,
    path: str,
    out: str,
    *,
    documents: Iterable[str] = (),
    languages: Iterable[Language] = (),
    suppliers: Iterable[str] = (),
    members: Iterable[str] = (),
    uses: Iterable[str] = (),
    final: bool = False,
    pdf: bool = False,
    html: bool = False,
    finish: bool = False,
    progress: Progress | None = None,
    world: World | None = None,
) -> Outcome[Placed]:
    """Build the wanted files and put them in place under `out`; None when what is wanted cannot be built at all.

    `uses` are those whose documents are wanted. With `pdf` they are also printed by LibreOffice, with `html` also
    written as web pages, with `finish` changed by the project's finish.py where it is approved on this machine.
    A file that together with earlier disclosures gives a protected figure away is not written. Findings:
    ESG-BUILD-004, 005 and 007 to 009, 011 to 013, 020 to 024, 027, ESG-REGISTER-004 to 007, and all stages'.
    """
    machine = world or SystemWorld()
    also = ("html",) if html else ()
    request = Request(tuple(documents), tuple(languages), tuple(suppliers), tuple(members), also, tuple(uses))
    wanted = requested(loaded, request)
    known = register_entries(machine, path)
    if wanted.value is None or known.value is None:
        return Outcome(None, wanted.findings or known.findings)
    quiet = in_quiet_periods(loaded, wanted.value)
    checks = build_checks(known.value)
    source = approved_source(machine, path) if finish else Outcome(None)
    if source.findings:
        return Outcome(None, source.findings)
    if source.value is not None:
        checks = replace(checks, files=(*checks.files, finishing(machine, source.value)))
    placed = produce(loaded, machine, path, out, wanted.value, checks, final=final, pdf=pdf, progress=progress)
    withheld = withheld_kinds(loaded, dict.fromkeys(target.document for target in wanted.value))
    return Outcome(placed.value, (*wanted.findings, *quiet, *withheld, *placed.findings))


def finish_script(path: str, world: World | None = None) -> Outcome[FinishScript]:
    """The finish.py of the project in folder `path`, and whether it is approved. Findings: ESG-BUILD-020 none."""
    return script(world or SystemWorld(), path)


def approve_finish(path: str, world: World | None = None) -> Outcome[FinishScript]:
    """Approve the project's finish.py as it is now, for this user on this machine. Findings: ESG-BUILD-020.

    Raises OSError when the approval cannot be kept.
    """
    return approve(world or SystemWorld(), path)


def revoke_finish(path: str, world: World | None = None) -> None:
    """Take the approval back. Raises OSError."""
    revoke(world or SystemWorld(), path)


def measures(loaded: Loaded, language: Language) -> tuple[Measure, ...]:
    """Every derived figure of the project."""
    return measured(loaded, language)


def explain(loaded: Loaded, fact_id: str, language: Language) -> Outcome[Explanation]:
    """How a fact came about, who may see it and which documents use it. Findings: ESG-BUILD-006 no such fact."""
    return explain_fact(loaded, fact_id, language)


@dataclass(frozen=True, slots=True)
class BrandCheck:
    """What a template is used for, and the paths of the example files built on it."""

    report: BrandReport
    files: tuple[str, ...]


def try_brand(path: str, out: str, language: Language, world: World | None = None) -> Outcome[BrandCheck]:
    """What a template is used for, and the example built on it under `out`.

    Where LibreOffice is, the example comes as a PDF, too, and a page shows a picture of every layout of a deck.
    Findings: those of compiling a brand. Raises OSError when a file cannot be written.
    """
    machine = world or SystemWorld()
    outcome = report_on_brand(Folder(machine, "."), path, language)
    if outcome.value is None:
        return Outcome(None, outcome.findings)
    report = outcome.value
    files = {
        report.sample_name: report.sample,
        **pictured(machine, report.sample_name, report.sample, report.sample_format),
    }
    if report.deck is not None:
        page = layout_pictures(machine, report.deck, ROLES, report.web_rules, language)
        files |= {} if page is None else {report.sample_name.replace("-sample.pptx", "-layouts.html"): page}
    for name, data in files.items():
        machine.replace(f"{out}/{name}", data)
    return Outcome(BrandCheck(report, tuple(f"{out}/{name}" for name in files)), outcome.findings)


def issue(
    loaded: Loaded,
    path: str,
    file: str,
    audience: str,
    recipient: str,
    on: date | None = None,
    *,
    write: bool = True,
    world: World | None = None,
) -> Outcome[Issued]:
    """Check that the file may go to `audience`, and record that it went on the day `on`; without `write` only check.

    Without `on`, its day is the one printed in the document.
    `path` is the project's folder. Findings: ESG-AUDIENCE-008, ESG-REGISTER-001 to 009, those of building and of the
    inspection. Raises OSError when the file cannot be read or the register not be written.
    """
    machine = world or SystemWorld()
    audiences = loaded.resources.audiences
    if audiences.family(audience) not in audiences.kinds:
        return Outcome(None, audit(loaded, file, audience, machine))
    known = register_entries(machine, path)
    if known.value is None:
        return Outcome(None, known.findings)
    key = machine.secret(f"{path}/{KEY}") if any(item.erased for item in known.value) else b""
    target = target_of(loaded, file)
    written = written_hash(machine, file, target.path) if target is not None else ""
    outcome = check_issue(loaded, known.value, file, machine.read(file), audience, recipient, on, key, written)
    if outcome.value is None or not write:
        return outcome
    return Outcome(replace(outcome.value, number=record_issue(machine, path, outcome.value)), outcome.findings)


def reveal(loaded: Loaded, issued: Issued, path: str, language: Language, world: World | None = None) -> None:
    """Write the sheet of what an issued document reveals, for its approver, to `path` (.docx). Raises OSError."""
    (world or SystemWorld()).replace(path, approval_sheet(loaded, issued, language))


def register(path: str, world: World | None = None) -> Outcome[tuple[RegisterEntry, ...]]:
    """Everything that was issued from the project in folder `path`, oldest first. Findings: ESG-REGISTER-004."""
    return register_entries(world or SystemWorld(), path)


def erase(
    loaded: Loaded, path: str, day: date | None = None, *, write: bool = False, world: World | None = None
) -> Outcome[Erasure]:
    """Erase partner-supplied information whose retention ended before `day` (else the day of issue); see `Erasure`.

    Without `write` only tell it. Findings: ESG-AUDIENCE-021 to 023. Raises OSError when a file cannot be written.
    """
    return erase_ended(loaded, Folder(world or SystemWorld(), path), day or loaded.settings.issued, write=write)


def mark(path: str, findings: Iterable[Finding], language: Language, world: World | None = None) -> str:
    """Write a copy of the project's workbook with `findings` at their cells; its path, empty when there is no workbook.

    Raises OSError when the copy cannot be written.
    """
    folder = Folder(world or SystemWorld(), path)
    if not folder.world.exists(folder.at(WORKBOOK)):
        return ""
    data = marked_copy(folder, findings, language)
    if data is None:
        return ""
    folder.world.replace(folder.at(COPY), data)
    return folder.at(COPY)


@dataclass(frozen=True, slots=True)
class Converted:
    """Facts in another form: the files written, and the folder (`old`) that holds them as they were."""

    files: tuple[str, ...]
    old: str


def convert_facts(path: str, wanted: str, world: World | None = None) -> Outcome[Converted]:
    """Turn the project's facts into `xlsx` or `yaml`. Nothing is written when there are errors.

    Findings: those of reading the facts and of conversion.
    """
    folder = Folder(world or SystemWorld(), path)
    converted = convert(folder, wanted)
    if converted.value is None:
        return Outcome(None, converted.findings)
    old = carry_out(folder, converted.value)
    return Outcome(Converted(tuple(name for name, _ in converted.value.files), old), converted.findings)


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """How a ledger of purchases is read, and whether that was saved as its profile just now."""

    survey: Survey
    saved: bool


def ledger(
    path: str, save: bool = False, world: World | None = None, progress: Progress | None = None
) -> Outcome[LedgerReading]:
    """What the project's ledger of purchases is taken for. Findings: those of reading it.

    With `save` the profile is written to `transactions.toml`, unless there is one. Raises OSError when it cannot.
    """
    folder = Folder(world or SystemWorld(), path)
    found = survey(folder, progress)
    if found.value is None:
        return Outcome(None, found.findings)
    saved = save and save_profile(folder, found.value.columns)
    return Outcome(LedgerReading(found.value, saved), found.findings)


def kinds() -> tuple[str, ...]:
    """The kinds of record that facts may hold, in the order of the form."""
    return tuple(KINDS)


def schema(kind: str = "") -> dict[str, object]:
    """The JSON Schema of the facts, or of one kind of record. Raises KeyError for an unknown kind."""
    return kind_schema(kind) if kind else facts_schema()


def examples(world: World | None = None) -> tuple[str, ...]:
    """The names of the example companies."""
    names = (world or SystemWorld()).files("@examples")
    return tuple(sorted({name.partition("/")[0] for name in names if "/" in name}))


def start_project(
    folder: str, example: str = "", form: str = "yaml", profile: str = "standard", world: World | None = None
) -> tuple[str, ...]:
    """Copy an example (or the start of a `profile`) into `folder`, its facts as `yaml` or `xlsx`; the files written.

    Raises FileExistsError for a folder that is not empty.
    """
    machine = world or SystemWorld()
    if machine.exists(folder) and machine.files(folder):
        raise FileExistsError(folder)
    files = starting_files(machine, example, form, profile)
    for name, data in files:
        machine.replace(f"{folder}/{name}", data)
    return tuple(name for name, _ in files)
