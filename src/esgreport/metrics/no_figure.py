"""Figures that do not exist, each as a value that says why: it prints in the place of the figure."""

from __future__ import annotations

from esgreport.base.text import Text

NOT_PAID_BACK = Text("なし（評価期間内に回収しない）", "none (not paid back within the years appraised)")
NOTHING_SPENT = Text("なし（支出がない）", "none (nothing is spent)")
NO_EFFECT = Text("なし（期待損失の低減がない）", "none (the expected loss is not lowered)")
NO_SINGLE_RATE = Text(
    "なし（収支の正負が一度だけ入れ替わる形でない）", "none (net flows do not change sign exactly once)"
)
NO_RANGE = Text("なし（発生頻度の幅を見積もった人がいない）", "none (nobody judged a range of frequency)")
NO_LIMIT = Text("なし（許容損失額の定めがない）", "none (no loss limit is set)")
NO_SMALLER = Text("なし（これより支出の小さい案がない）", "none (no option costs less)")
NOTHING_REORDERS = Text("なし（順位は変わらない）", "none (the order stays)")
NOTHING_TURNS = Text(
    "なし（零から四倍まで動かしても結論は変わらない）", "none (no single move from nil to four times turns it)"
)
HOLDS_AT_THE_END = Text(
    "なし（幅の不利な端でも結論は変わらない）", "none (the conclusion holds at the unfavourable end)"
)
ASSESSED = Text("なし（評価できる）", "none (it can be assessed)")
NO_PROGRAMME = Text("計画の記録がない", "no programme is recorded")
NO_PROBABILITIES = Text(
    "発生頻度と損失の幅がそろったシナリオがない", "no scenario has both a frequency and a range of loss"
)
NO_DISCOUNT_RATE = Text("割引率の定めがない", "no discount rate is set")
NOBODY_ESTIMATED = Text("施策の効果を見積もっていない", "nobody has estimated an effect of the measures")
NO_OPTIONS = Text("比べる選択肢がない", "there are no options to compare")
NOT_ASSESSABLE = Text("なし（評価できない）", "none (it cannot be assessed)")
NOT_ACCOUNTED = Text(
    "なし（会計処理の記載がない支出がある）", "none (some of the outlay has no accounting treatment on record)"
)
NOTHING_EXPENSED = Text("なし（費用となる支出がない）", "none (nothing is expensed)")
NO_PROFIT = Text("なし（正の経常利益の記載がない）", "none (no positive ordinary profit is on record)")
