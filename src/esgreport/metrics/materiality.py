"""Whether a loss is large enough that legal and IR must look at it (M17).

The screens are those of the Tokyo Stock Exchange's timely disclosure of damage (3 % of consolidated net assets, 30 % of
ordinary or net profit). A scenario is no occurred fact; a screen that finds nothing says only that, and none says what
is to be disclosed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Base = Literal["net_assets", "ordinary_profit", "net_profit"]
SCREENS: Mapping[Base, Decimal] = {"net_assets": Decimal(3), "ordinary_profit": Decimal(30), "net_profit": Decimal(30)}


@dataclass(frozen=True, slots=True)
class MaterialityCheck:
    """A loss beside one base: `share` and `limit` in per cent."""

    base: Base
    share: Decimal
    limit: Decimal

    @property
    def flagged(self) -> bool:
        """Whether the loss reaches the limit."""
        return self.share >= self.limit


def materiality(loss: Decimal, bases: Mapping[Base, Decimal]) -> tuple[MaterialityCheck, ...]:
    """M17: the loss as a share of each base that is positive; a base of nothing or a loss-making year has no share.

    `loss` and `bases` are in one currency and unit. Without any base there is no screen, which is not the same as none
    reached.
    """
    if loss < 0:
        raise ValueError("the loss must not be negative")
    known = ((base, limit, bases.get(base, Decimal(0))) for base, limit in SCREENS.items())
    return tuple(MaterialityCheck(base, 100 * loss / amount, limit) for base, limit, amount in known if amount > 0)
