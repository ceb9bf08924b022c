"""Figures that do not exist, each as a value that says why: it prints in the place of the figure."""

from __future__ import annotations

from esgreport.base.text import Text

NOT_PAID_BACK = Text("なし（評価期間内に回収しない）", "none (not paid back within the years appraised)")
NOTHING_SPENT = Text("なし（支出がない）", "none (nothing is spent)")
NO_EFFECT = Text("なし（期待損失の低減がない）", "none (the expected loss is not lowered)")
NO_SINGLE_RATE = Text(
    "なし（収支の正負が一度だけ入れ替わる形でない）", "none (net flows do not change sign exactly once)"
)
