"""The pipeline: one call per stage, from the facts to checked files. Building is repeatable and records nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from esgreport.audience.selection import select
from esgreport.audience.withheld import names_withheld_from
from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import LANGUAGES, Language
from esgreport.base.view import View, facts_in
from esgreport.base.world import Progress
from esgreport.coherence.contradiction import Contradiction
from esgreport.document.tree import Document
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.formats import FORMATS
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.review import compare

# What a document cannot do without concerns all its languages, formats and recipients: one finding for all of them.
OF_ALL_FILES = ("ESG-AUDIENCE-001", "ESG-AUDIENCE-040")


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file, its tree and which facts it shows; `finished` says that the project's finish.py changed it."""

    target: Target
    data: bytes
    facts: tuple[str, ...]
    draft: bool
    tree: Document
    finished: bool = False


def build_one(loaded: Loaded, target: Target, *, final: bool = False) -> Outcome[Built]:
    """One finished file, or every reason why it is not written.

    Contradictions among the facts name no file, so that each is printed once; those that are errors stop the files
    that they touch. Findings: ESG-BUILD-001, ESG-COHERENCE-900 and all stages'.
    """
    if target.document in loaded.resources.broken:
        return Outcome(None, loaded.resources.broken[target.document])
    selected = _selected(loaded, target, final)
    view = selected.value
    if view is None:
        return Outcome(None, named(selected.findings, target))
    document = make_document(loaded, target, view)
    found = (*selected.findings, *document.findings)
    if document.value is None:
        return Outcome(None, named(found, target))
    touched = contradictions_in(loaded, view, document.value)
    stopping = dict.fromkeys(item.finding.code for item in touched if item.stops)
    apart = tuple(item.finding for item in touched)
    if stopping:
        # What a text lacks is judged when its facts agree: it may lack it because of what is wrong with them.
        refused = finding("ESG-COHERENCE-900", document=target.path, codes=", ".join(stopping))
        return Outcome(None, (*apart, refused, *named(selected.findings, target)))
    if has_errors(found):
        return Outcome(None, (*apart, *named(found, target)))
    written = write(loaded, target, document.value)
    found = (*apart, *named((*found, *written.findings), target))
    if written.value is None:
        return Outcome(None, found)
    return Outcome(Built(target, written.value, document.value.facts, bool(view.unpublished), document.value), found)


def contradictions_in(loaded: Loaded, view: View, document: Document) -> list[Contradiction]:
    """The contradictions among the facts that the document shows, was chosen by, or that they derive from."""
    used = set(document.facts)
    used |= {name for fact in facts_in(view) if fact.id in used for name in fact.inputs}
    return [item for item in loaded.facts.contradictions if item.touches(used)]


def _selected(loaded: Loaded, target: Target, final: bool) -> Outcome[View]:
    """The reader's view; None when something required is missing, or `final` and a figure is not published yet."""
    specification = loaded.resources.specifications[target.document]
    outcome = select(loaded.facts.knowledge, target.audience, selection_request(specification))
    if outcome.value is None or has_errors(outcome.findings):
        return Outcome(None, outcome.findings)
    if final and outcome.value.unpublished:
        refused = [finding("ESG-BUILD-001", subject=fact, fact=fact) for fact in outcome.value.unpublished]
        return Outcome(None, (*outcome.findings, *refused))
    return outcome


def write(loaded: Loaded, target: Target, document: Document) -> Outcome[bytes]:
    """Tree to plan to audited bytes. What the file may say is known before the writer starts."""
    form = FORMATS[target.format]
    plan = form.arrange(document, loaded.resources)
    if plan.value is None or has_errors(plan.findings):
        return Outcome(None, plan.findings)
    secrets = names_withheld_from(loaded.facts.knowledge, target.audience)
    allowed = form.allowed(plan.value, loaded.resources, secrets)
    data = form.write(plan.value, loaded.resources)
    faults = form.audit(data, target.path, allowed)
    return Outcome(None if has_errors(faults) else data, (*plan.findings, *faults))


def named(found: Iterable[Finding], target: Target) -> tuple[Finding, ...]:
    """The findings with the file that they concern; what a document lacks concerns all its files."""
    return tuple(item if item.code in OF_ALL_FILES else replace(item, document=target.path) for item in found)


def build_all(
    loaded: Loaded, wanted: tuple[Target, ...], *, final: bool = False, progress: Progress | None = None
) -> tuple[Mapping[str, Built], tuple[Finding, ...]]:
    """Every wanted file by its path, and all findings; a file that fails does not stop the others."""
    files: dict[str, Built] = {}
    found: list[Finding] = []
    for number, target in enumerate(wanted):
        if progress:
            progress(number, len(wanted), target.path)
        outcome = build_one(loaded, target, final=final)
        found.extend(outcome.findings)
        if outcome.value is not None:
            files[target.path] = outcome.value
    for first, second, faults in _unequal_pairs(files):
        found.extend(faults)
        del files[first.target.path], files[second.target.path]
    if progress:
        progress(len(wanted), len(wanted), "")
    return files, tuple(dict.fromkeys(found))


def _unequal_pairs(files: Mapping[str, Built]) -> list[tuple[Built, Built, tuple[Finding, ...]]]:
    """The pairs of languages that do not say the same with the same facts; neither of them may go out."""
    pairs: dict[tuple[str, str, str], dict[Language, Built]] = {}
    for built in files.values():
        target = built.target
        pairs.setdefault((target.document, target.audience, target.format), {})[target.language] = built
    complete_pairs = [(pair["ja"], pair["en"]) for pair in pairs.values() if len(pair) == len(LANGUAGES)]
    compared = [(ja, en, named(compare(ja.tree, en.tree), ja.target)) for ja, en in complete_pairs]
    return [(ja, en, faults) for ja, en, faults in compared if faults]
