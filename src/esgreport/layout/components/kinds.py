"""The components by their kinds. A new one is a module with `grid`, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from esgreport.document.component import Component, ComponentKind
from esgreport.layout.components import (
    answers,
    cards,
    chain,
    changes,
    chevrons,
    contacts,
    decision,
    glance,
    limits,
    matrix,
    pairs,
    pillars,
    qa,
    questions,
    rows,
    stakeholders,
    stories,
    strip,
    swimlane,
)
from esgreport.layout.components.grid import Grid

GRIDS: Mapping[ComponentKind, Callable[[Component], Iterable[Grid]]] = {
    "answers": answers.grid,
    "cards": cards.grid,
    "chain": chain.grid,
    "changes": changes.grid,
    "chevrons": chevrons.grid,
    "contacts": contacts.grid,
    "decision": decision.grid,
    "glance": glance.grid,
    "limits": limits.grid,
    "matrix": matrix.grid,
    "pairs": pairs.grid,
    "pillars": pillars.grid,
    "qa": qa.grid,
    "questions": questions.grid,
    "rows": rows.grid,
    "stakeholders": stakeholders.grid,
    "stories": stories.grid,
    "strip": strip.grid,
    "swimlane": swimlane.grid,
}


def grids(component: Component) -> tuple[Grid, ...]:
    """The grids of a component, one under the other."""
    return tuple(GRIDS[component.kind](component))
