"""Publication: what the public already knows, what it will know on a day, and what it may not know yet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from esgreport.base.fact import Fact
from esgreport.base.label import Label
from esgreport.base.quantity import Money, Percent, Quantity

PublicationState = Literal["open", "draft", "closed"]
UNDISCLOSED = "undisclosed-material"


def publication_state(fact: Fact, day: date, listed: bool, published_only: bool) -> PublicationState:
    """Whether a fact may go to an outsider on `day`: `open`, only in a marked `draft`, or `closed`.

    Companies that are not listed have no undisclosed material. For readers of published facts only, every figure needs
    a publication; words and names do not.
    """
    needs = UNDISCLOSED in fact.label.compartments or (published_only and _is_figure(fact))
    if not listed or not needs or fact.publication.is_published(day):
        return "open"
    if fact.publication.after is not None:
        return "open" if fact.publication.after <= day else "draft"
    return "draft" if fact.publication.source else "closed"


def _is_figure(fact: Fact) -> bool:
    return isinstance(fact.value, Money | Percent | Quantity | Decimal) and not isinstance(fact.value, bool)


def without_undisclosed(label: Label) -> Label:
    """The label once the value may be made public."""
    return Label(label.level, label.compartments - {UNDISCLOSED})
