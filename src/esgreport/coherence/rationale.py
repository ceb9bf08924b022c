"""What the estimates say against what the paper proposes: a proposal against the number needs its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.coherence.closeness import rounded
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.decision_chain import deciding
from esgreport.coherence.text_names import names_person
from esgreport.company.records import Commitment, Officer, Option, Programme, PublicationRecord, Resolution, Scenario

WHOLE = ("rationale_kind", "rationale", "rationale_most", "rationale_review_on", "rationale_by")
AGAIN = ("look_again", "look_again_on", "look_again_by")


def _verdict(dossier: Dossier, name: str) -> tuple[Place, object] | None:
    """A word of the verdict, which is about the first programme; None without one."""
    said = dossier.value(f"verdict.{name}")
    return (derived(f"verdict.{name}"), said) if said is not None else None


def _paper(dossier: Dossier) -> Resolution | None:
    programmes = dossier.records.of(Programme)
    return deciding(dossier.records, programmes[0]) if programmes else None


def _proposed(dossier: Dossier) -> tuple[str, ...]:
    """The facts that present the proposal: who reads them must also read the reason."""
    options = (option.id for option in dossier.records.of(Option) if option.kind == "proposed")
    return tuple(f"options.{name}.{field}" for name in options for field in ("name", "kind"))


def _without_reason(dossier: Dossier, name: str, outcomes: tuple[str, ...]) -> Iterator[Conflict]:
    found, paper = _verdict(dossier, name), _paper(dossier)
    if found is not None and paper is not None and found[1] in outcomes and paper.rationale is None:
        yield conflict(at(paper, "rationale"), found[0], more=_proposed(dossier), value=str(found[1]))


def proposal_that_is_not_best(dossier: Dossier) -> Iterable[Conflict]:
    """A proposal that is not, or not clearly, the best option by the estimates, without a rationale.

    Where the highest value and the least spending within the limit point to different options, one of them must be
    preferred for a reason.
    """
    yield from _without_reason(dossier, "proposed_is_best", ("no", "split", "too-close", "not-assessable"))


def proposal_that_does_not_pay(dossier: Dossier) -> Iterable[Conflict]:
    """A proposal that does not pay at the middle of the estimates, without a rationale."""
    yield from _without_reason(dossier, "pays", ("high-only", "never"))


def hurdle_that_did_not_decide(dossier: Dossier) -> Iterable[Conflict]:
    """A promise to shareholders that the usual criteria decide, where the board goes ahead for another reason.

    The promise alone is named: board papers print the number and the reason beside each other.
    """
    paper, pays = _paper(dossier), dossier.value("verdict.pays")
    unranked = dossier.value("verdict.outcome") == "not-assessable"
    if paper is None or paper.paper != "resolution" or paper.rationale is None:
        return
    for promise in dossier.records.of(Commitment) if unranked or pays in ("high-only", "never") else ():
        if promise.subject == "same-criteria" and promise.audience == "public":
            yield conflict(at(promise, "detail"), value=promise.detail, reason=paper.rationale)


def rationale_in_part(dossier: Dossier) -> Iterable[Conflict]:
    """A rationale without its kind, the most that it may cost, its review or who owns it."""
    for paper in dossier.records.of(Resolution):
        given = [name for name in WHOLE if getattr(paper, name) is not None]
        lacking = [name for name in WHOLE if name not in given]
        if given and lacking:
            yield conflict(at(paper, given[0]), at(paper, lacking[0]), lacking=", ".join(lacking))


def cap_below_value_given_up(dossier: Dossier) -> Iterable[Conflict]:
    """A rationale that may cost less than the value given up for it: the highest NPV less that of the proposal."""
    paper = _paper(dossier)
    most = paper.rationale_most if paper is not None else None
    for name, value in _given_up(dossier) if most is not None else ():
        true = rounded(value)
        if paper is not None and most is not None and most.amount < true.amount:
            yield conflict(
                at(paper, "rationale_most"),
                derived(name),
                more=_proposed(dossier),
                typed=rounded(most.amount),
                true=true,
            )


def _given_up(dossier: Dossier) -> Iterator[tuple[str, Decimal]]:
    """The NPV of a proposal and how far it is below the highest; zero for doing nothing is always among them."""
    options = {
        item.id: number_of(dossier.value(f"option_results.{item.id}.npv")) for item in dossier.records.of(Option)
    }
    highest = max((number for number in options.values() if number is not None), default=Decimal(0))
    for option in (item for item in dossier.records.of(Option) if item.kind == "proposed"):
        own = options[option.id]
        if own is not None:
            yield f"option_results.{option.id}.npv", max(highest, Decimal(0)) - own


def low_end_untold(dossier: Dossier) -> Iterable[Conflict]:
    """A proposal that pays at the middle and not at the low end, without its sentence and the gate that tests it."""
    found, paper = _verdict(dossier, "pays"), _paper(dossier)
    if found is not None and paper is not None and found[1] == "middle":
        lacking = [name for name in ("low_end", "low_end_gate") if getattr(paper, name) is None]
        if lacking:
            yield conflict(at(paper, lacking[0]), found[0], more=_proposed(dossier), lacking=", ".join(lacking))


def low_end_of_another(dossier: Dossier) -> Iterable[Conflict]:
    """A sentence about the low end where the estimates pay even there, or do not pay at the middle."""
    found, paper = _verdict(dossier, "pays"), _paper(dossier)
    if found is not None and paper is not None and found[1] in ("always", "never") and paper.low_end is not None:
        yield conflict(at(paper, "low_end"), found[0], value=str(found[1]))


def paper_that_decides_nothing(dossier: Dossier) -> Iterable[Conflict]:
    """A paper for deliberation or report that does not say when and by whom the matter is looked at again."""
    for paper in dossier.records.of(Resolution):
        lacking = [name for name in AGAIN if getattr(paper, name) is None]
        if paper.paper != "resolution" and lacking:
            yield conflict(at(paper, "paper"), at(paper, lacking[0]), lacking=", ".join(lacking))


def published_without_resolution(dossier: Dossier) -> Iterable[Conflict]:
    """A published programme whose papers only deliberate or report, by its own record or by that of the publication."""
    for programme in dossier.records.of(Programme):
        papers = [item for item in dossier.records.of(Resolution) if item.programme == programme.id]
        if programme.published and papers and deciding(dossier.records, programme) is None:
            places = at(papers[0], "paper"), at(programme, "published")
            read_in = (f"programmes.{programme.id}.title", f"programmes.{programme.id}.total")
            yield conflict(*places, more=read_in, value=papers[0].paper)
        recorded = [item for item in dossier.records.of(PublicationRecord) if item.subject == programme.id]
        for record in (item for item in recorded if item.published_on is not None and not programme.published):
            if papers and deciding(dossier.records, programme) is None:
                yield conflict(at(papers[0], "paper"), at(record, "published_on"), value=papers[0].paper)


def delegate_judged_alone(dossier: Dossier) -> Iterable[Conflict]:
    """Estimates judged by the person to whom the programme is delegated, and challenged by no one else."""
    officers = {officer.id: officer for officer in dossier.records.of(Officer)}
    for paper in dossier.records.of(Resolution):
        name = officers[paper.delegate].name
        judged = [item for item in dossier.records.of(Scenario) if names_person(item.judged_by, name)]
        alone = paper.challenged_by is None or names_person(paper.challenged_by, name)
        if judged and alone:
            yield conflict(at(paper, "delegate"), *(at(item, "judged_by") for item in judged), value=name)
