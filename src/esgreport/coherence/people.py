"""People that a text names, against the officers on record and those who challenged the estimates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.coherence.text_names import names_person
from esgreport.company.fields import own_specs
from esgreport.company.records import Objection, Officer, Record, Resolution

# Fields that say who did or answers for something.
WHO = ("judged_by", "challenged_by", "responsible", "approver", "reviewer", "reviewed_by", "raised_by", "person")
# Who challenged the estimates, by the words of an answer.
CHALLENGED_JA = re.compile(r"見積り(?:は|を)、?([^。、]*?)が検証")
CHALLENGED_EN = re.compile(
    r"([A-Z][\w, ]*?) (?:challenged|tested|reviewed) the estimates|(?:tested|challenged) by ([A-Z]\w+)"
)


def _who(dossier: Dossier) -> Iterator[tuple[Record, str, Text]]:
    for kind, listed in dossier.records.by_kind.items():
        fields = [spec.name for spec in own_specs(kind) if spec.form == "text" and spec.name in WHO]
        for record in listed if fields else ():
            for name in fields:
                text = getattr(record, name)
                if text is not None:
                    yield record, name, text


def officer_named_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """An officer's title with another name, or an officer in one language who is not in the other."""
    officers = dossier.records.of(Officer)
    for record, field, text in _who(dossier):
        wrong = next((item for item in officers if _misnamed(text, item, officers)), None)
        if wrong is not None:
            yield conflict(at(record, field), at(wrong, "name"), value=text, true=wrong.name)


def _misnamed(text: Text, officer: Officer, officers: tuple[Officer, ...]) -> bool:
    in_ja, in_en = names_person(Text(text.ja, ""), officer.name), names_person(Text("", text.en), officer.name)
    if in_ja != in_en:
        return bool(text.ja and text.en and officer.name.ja and officer.name.en)
    title, said = _close(officer.title.ja), _close(text.ja)
    unnamed = not any(names_person(text, item.name) for item in officers)
    return len(title) > 3 and said.startswith(title) and len(said) > len(title) and unnamed


def _close(text: str) -> str:
    return "".join(text.split())


def challenged_by_another(dossier: Dossier) -> Iterable[Conflict]:
    """An answer that says who challenged the estimates, and others did by the paper."""
    papers = [paper for paper in dossier.records.of(Resolution) if paper.challenged_by is not None]
    for objection in dossier.records.of(Objection):
        for paper in papers:
            said = paper.challenged_by
            if said is not None and _others(objection.answer, said):
                yield conflict(at(objection, "answer"), at(paper, "challenged_by"), value=objection.answer, true=said)
                break


def _others(answer: Text, challengers: Text) -> bool:
    japanese, english = CHALLENGED_JA.search(answer.ja), CHALLENGED_EN.search(answer.en)
    roles = re.split(r"[と、・]", japanese[1].rpartition("、")[2]) if japanese else []
    words = re.split(r",| and ", english[1] or english[2]) if english else []
    ja, en = _close(challengers.ja), challengers.en.casefold()
    return any(_close(role) not in ja for role in roles if role) or any(
        word.strip().casefold() not in en for word in words if word.strip()
    )
