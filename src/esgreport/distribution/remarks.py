"""What is to be said about a finished file and at which sentence: its text reviewed, the file inspected for its reader.

A file of the project is held to the rules of its document, edited or not, by its present text; any other file to
those that need nothing but words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from esgreport.audience.selection import select
from esgreport.audit.inspect import Secret, holding, inspect
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Language
from esgreport.distribution.inspection import inspect_file, secrets_for
from esgreport.distribution.issue import target_of
from esgreport.distribution.written_text import NOTE, in_sections, language_of
from esgreport.document.tree import Document
from esgreport.pipeline.assembly import make_document, selection_request, situation_of
from esgreport.pipeline.build import build_one
from esgreport.pipeline.knowledge import not_waived
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.review import ReviewContext, Rules, review_passages, review_text
from esgreport.review.passages import Passage, passages, text_of
from esgreport.review.sentences import sentence_spans

Check = Callable[[list[Passage]], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class ReviewRemark:
    """A finding and what it concerns: paragraph or slide `number` from 1, or 0 for the file as a whole.

    `start` and `end` are the sentence in the text of that paragraph; equal when all of it is meant.
    """

    finding: Finding
    number: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A file under review: its name and bytes, its passages, and whose it is as far as is known.

    `audience` is empty when no reader is named; `tree` and `target` are None for what the project does not build.
    """

    name: str
    data: bytes
    language: Language
    audience: str
    found: list[Passage]
    target: Target | None = None
    tree: Document | None = None
    situation: ReviewContext = field(default_factory=ReviewContext)


def subject(loaded: Loaded | None, path: str, data: bytes, passages_read: list[Passage], audience: str) -> Reviewed:
    """The file at `path` with `passages_read` as its passages; what it was built as is known by its path or name."""
    name, language = path.replace("\\", "/").rpartition("/")[2], language_of(passages_read)
    target = _target(loaded, path, name, language, audience) if loaded else None
    if loaded is None or target is None:
        return Reviewed(name, data, language, audience, passages_read)
    tree, situation = _tree(loaded, target)
    titles = {text_of(section.title).strip(): section.key for section in tree.sections} if tree else {}
    titles.pop("", None)
    target_found = _as_built(in_sections(passages_read, titles), tree)
    return Reviewed(name, data, target.language, audience or target.audience, target_found, target, tree, situation)


def _as_built(passages_read: list[Passage], tree: Document | None) -> list[Passage]:
    """The passages; unchanged ones have the kind and the facts that they were built with."""
    built = {item.text.strip(): item for item in passages(tree)} if tree else {}
    known = ((item, built.get(item.text.strip())) for item in passages_read)
    return [replace(item, kind=as_built.kind, facts=as_built.facts) if as_built else item for item, as_built in known]


def _target(loaded: Loaded, path: str, name: str, language: Language, audience: str) -> Target | None:
    """What a file was built as: by where it lies, else by its name where only one reader is possible."""
    return target_of(loaded, path) or _named_target(loaded, name, language, audience)


def _named_target(loaded: Loaded, name: str, language: Language, audience: str) -> Target | None:
    kinds = loaded.resources.specifications
    fitting = [kind for kind in kinds if re.match(rf"{re.escape(kind)}(?![a-z0-9])", name)]
    kind = max(fitting, key=len, default="")
    if not kind:
        return None
    readers = kinds[kind].audiences
    reader = audience or (readers[0] if len(readers) == 1 and "*" not in readers[0] else "")
    return Target(kind, reader, language, name.rpartition(".")[2].lower()) if reader else None


def _tree(loaded: Loaded, target: Target) -> tuple[Document | None, ReviewContext]:
    """The document as the facts make it today, and what review knows beside it."""
    request = selection_request(loaded.resources.specifications[target.document])
    view = select(loaded.facts.knowledge, target.audience, request).value
    if view is None:
        return None, ReviewContext()
    return make_document(loaded, target, view).value, situation_of(target, view)


def remarks(loaded: Loaded | None, rules: Rules, reviewed: Reviewed) -> tuple[ReviewRemark, ...]:
    """Everything to be said, in reading order; what concerns the file as a whole comes first.

    Findings: those of review, of building the same document, of the inspection, and ESG-AUDIT-026 no reader could be
    inspected for.
    """
    check = _check(loaded, rules, reviewed)
    placed = (_placed(item, reviewed, check) for item in check(reviewed.found))
    in_sections = (_in_section(item, reviewed) for item in _of_build(loaded, reviewed))
    all_made = (*placed, *in_sections, *_inspection(loaded, reviewed))
    return tuple(dict.fromkeys(sorted(all_made, key=lambda remark: (remark.number, remark.start))))


def _check(loaded: Loaded | None, rules: Rules, reviewed: Reviewed) -> Check:
    """The review of passages: by all rules of their document where it is known, else by those of words alone."""
    tree = reviewed.tree
    if loaded is None or tree is None:
        plain = _plain(reviewed)
        return lambda found: _waived(loaded, review_text(plain, rules, found))
    known = (tree, loaded.resources.specifications[tree.id], rules, reviewed.situation)
    proofs = [replace(item, text="", kind="proof") for item in passages(tree)]
    return lambda found: _waived(loaded, review_passages(*known, [*found, *proofs]))


def _waived(loaded: Loaded | None, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return found if loaded is None else tuple(not_waived(loaded.settings, found))


def _plain(reviewed: Reviewed) -> Document:
    """A document of which only name, language and reader are known."""
    return Document(
        reviewed.name, "paper", reviewed.language, reviewed.audience, "", "", "", "", date.min, date.min, ()
    )  # fmt: skip


def _placed(item: Finding, reviewed: Reviewed, check: Check) -> ReviewRemark:
    """A finding of review at the sentence that brings it about."""
    number = item.origin.line if item.origin is not None and item.origin.file == reviewed.name else 0
    for passage in reviewed.found:
        if number and passage.origin == item.origin and _brings(item, passage, check):
            return _at_sentence(item, passage, reviewed.language, lambda part: _brings(item, part, check))
    return replace(_in_section(item, reviewed), finding=item) if not number else ReviewRemark(item, number)


def _brings(item: Finding, passage: Passage, check: Check) -> bool:
    return item in check([passage])


def _at_sentence(item: Finding, passage: Passage, language: Language, holds: Callable[[Passage], bool]) -> ReviewRemark:
    """The first sentence of a passage that still holds what was found; all of it when none does alone."""
    number = passage.origin.line if passage.origin is not None else 0
    spans: Iterable[tuple[int, int]] = () if passage.kind in NOTE else sentence_spans(language, passage.text)
    holding_spans = (span for span in spans if holds(replace(passage, text=passage.text[slice(*span)])))
    return ReviewRemark(item, number, *next(holding_spans, ()))


def _in_section(item: Finding, reviewed: Reviewed) -> ReviewRemark:
    """A finding of building at the first passage of the section that it names."""
    key = dict(item.details).get("section", item.subject)
    first = next((passage for passage in reviewed.found if key and passage.section == key), None)
    return ReviewRemark(item, first.origin.line if first is not None and first.origin is not None else 0)


def _of_build(loaded: Loaded | None, reviewed: Reviewed) -> Iterator[Finding]:
    """What building the same document finds and its text does not show."""
    if loaded is None or reviewed.target is None:
        return
    found = (replace(item, document="") for item in build_one(loaded, reviewed.target).findings)
    yield from (item for item in found if reviewed.tree is None or not item.code.startswith("ESG-REVIEW-"))


def _inspection(loaded: Loaded | None, reviewed: Reviewed) -> Iterator[ReviewRemark]:
    """What the file holds that its reader may not see, and what it carries beside its pages."""
    if loaded is None or not reviewed.audience:
        yield ReviewRemark(finding("ESG-AUDIT-026", Origin(reviewed.name)))
        yield from (ReviewRemark(item) for item in inspect(reviewed.name, reviewed.data, ()))
        return
    found = inspect_file(loaded, reviewed.name, reviewed.data, reviewed.audience)
    leaks = {item.subject for item in found if item.code == "ESG-AUDIT-021"}
    secrets = secrets_for(loaded, reviewed.audience) if leaks else ()
    named = {secret.fact_id: secret for secret in secrets if secret.fact_id in leaks}
    yield from (_at_secret(item, named.get(item.subject), reviewed) for item in found)


def _at_secret(item: Finding, secret: Secret | None, reviewed: Reviewed) -> ReviewRemark:
    secrets: Sequence[Secret] = (secret,) if secret is not None else ()
    passage = next((passage for passage in reviewed.found if holding(secrets, passage.text)), None)
    if passage is None:
        return ReviewRemark(item)
    return _at_sentence(item, passage, reviewed.language, lambda part: bool(holding(secrets, part.text)))


def counted(remarks: Iterable[ReviewRemark]) -> tuple[Finding, ...]:
    """The findings of remarks, each once."""
    return tuple(dict.fromkeys(remark.finding for remark in remarks))
