"""The few words that layout itself prints, in both languages."""

from __future__ import annotations

from esgreport.base.text import Language, Text
from esgreport.document.tree import OrganTie

CONTINUED = Text("（続き）", " (cont.)")
CONTINUED_AGAIN = Text("（続き{number}）", " (cont. {number})")
UNIT = Text("（単位：{unit}）", "(Unit: {unit})")
SUM_SERIES = Text("計", "Total")
HELPER_SERIES = Text("（補助）", "(base)")
TIES = {
    "report": Text("{name}へ報告{label}", "reports to {name}{label}"),
    "oversee": Text("{name}を監督{label}", "oversees {name}{label}"),
    "direct-order": Text("{name}へ直接指示{label}", "direct order to {name}{label}"),
}
TIE_NAMES = {
    "report": Text("報告", "reports to"),
    "oversee": Text("監督", "oversees"),
    "direct-order": Text("直接指示", "direct order"),
}
LABEL = Text("（{label}）", " ({label})")
CONTENTS = Text("目次", "Contents")
FIGURE, TABLE, AFTER_LABEL = Text("図", "Figure "), Text("表", "Table "), Text("　", ". ")
MAIN_PART, ANNEX_PART = Text("本編", "Main part"), Text("参考", "Annex")
AS_TABLE = Text("数値を表で見る", "The figures as a table")
JOIN = Text("、", ", ")
SPEAKING = Text("話す時間の目安：{here}（始めから{total}）", "Speaking time: about {here} ({total} from the start)")
MINUTES, SECONDS = Text("{count}分", "{count} min "), Text("{count}秒", "{count} s")
LOCKED = Text("数値：元のデータで直します", "Figures: change them in the facts")
LANGUAGE_TAGS = {"ja": "ja-JP", "en": "en-US"}


def continued(title: str, part: int, language: Language) -> str:
    """The title of the `part`-th slide of a section, counted from 1."""
    tail = (CONTINUED if part == 2 else CONTINUED_AGAIN).of(language).replace("{number}", str(part - 1))
    return title if part == 1 else title + tail


def unit_text(unit: str, language: Language) -> str:
    """`unit` as printed above a table or chart; empty for no unit."""
    return UNIT.of(language).replace("{unit}", unit) if unit else ""


def tie_text(tie: OrganTie, name: str, label: str, language: Language) -> str:
    """A line of the governance chart in words, seen from its source."""
    shown = LABEL.of(language).replace("{label}", label) if label else ""
    return TIES[tie.kind].of(language).replace("{name}", name).replace("{label}", shown)


def joined(parts: list[str], language: Language) -> str:
    """`parts` as a list in one line."""
    return JOIN.of(language).join(part for part in parts if part)


# Sections whose keys begin so follow what readers must read, and count towards no length.
ANNEX = "annex"
