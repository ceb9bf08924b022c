"""Words that exclude each other, in both languages, and how each language denies."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordPair:
    """Two meanings that exclude each other, as either language puts them: (one, other)."""

    ja: tuple[re.Pattern[str], re.Pattern[str]]
    en: tuple[re.Pattern[str], re.Pattern[str]]


def _pair(ja: tuple[str, str], en: tuple[str, str]) -> WordPair:
    japanese = re.compile(ja[0]), re.compile(ja[1])
    return WordPair(japanese, (re.compile(en[0], re.IGNORECASE), re.compile(en[1], re.IGNORECASE)))


PAIRS = (
    _pair(
        (
            r"上回(?!ら)|超え(?!な|ず)|上昇|増え(?!な)|増加|拡大|引き上げ",
            r"下回(?!ら)|減る|減り|減少|低下|縮小|引き下げ",
        ),
        (
            r"\babove\b|\bhigher\b|exceed|\brais(e|ed|es)\b|\bris(es|e|ing)\b|\brose\b|increas|\bup from\b|widen",
            r"\bbelow\b|\blower(ed|s)?\b|\bfell\b|\bfalls?\b|\bdown (from|by)\b|reduc|decreas|declin|\bcut\b|shrink|"
            r"scale back",
        ),
    ),
    _pair(
        (r"残る|残り|残った", r"なくなる|なくなり|解消"),
        (r"\bremain|\bstays?\b|\bleft\b", r"\bends\b|\bremoved?\b|eliminat|disappear|\bgone\b"),
    ),
    _pair(
        (r"変更しな|変わらな|変わらず|増減なし|据え置く", r"変更した|変更する|見直した|改めた|改善した|悪化した"),
        (
            r"unchanged|the same|\bstays?\b|\bremains?\b|no change",
            r"\bchanged\b|\brevised\b|\bimprov(ed|ement)|\bworse(ned)?\b|\bfewer\b|\breduced\b|\bincreased\b",
        ),
    ),
    _pair(
        (r"限られた|少数の|少ない", r"多くの|多数の|幅広い|数多"),
        (r"small number|\bfew\b|limited|handful", r"wide range|\bmany\b|large number|numerous|variety of"),
    ),
    _pair(
        (r"幅をも|一定の幅|範囲で見積", r"一つの値|単一の値|一点で"),
        (r"\branges?\b", r"single figures?|one figure|point estimate"),
    ),
    _pair(
        (r"同じ|同様|同一", r"別の|異なる|別に"),
        (r"\bsame\b|\bequal", r"\bdifferent\b|\bapart from\b|\bseparate"),
    ),
    _pair(
        (r"本年度|今年度|今年|当期", r"昨年|前年度|前期|去年"),
        (r"this (fiscal |financial )?year|current year", r"(last|previous|prior) (fiscal |financial )?year"),
    ),
    _pair(
        (r"前倒し|早め", r"延期|先送り|遅らせ"),
        (r"forward|earlier|bring up", r"postpon|delay(ed|ing)? the|put off|\blater\b"),
    ),
    _pair(
        (r"大き[いくさ]|高[いく]|割高", r"小さ[いくさ]|低[いく]|割安"),
        (r"\blarge|\bbig\b|\bhigh(er)?\b|\bdear\b|expensive", r"\bsmall|\blittle\b|\blow(er)?\b|\bcheap|\bminor\b"),
    ),
    _pair(
        (r"以上", r"以下|未満|以内"),
        (r"or more|at least|no less than|not less than", r"or less|or fewer|at most|no more than|less than|\bwithin\b"),
    ),
    _pair(
        (r"了承|承認|可決|賛成", r"却下|否決|反対"),
        (r"\bagree|\bapprov|\bconsent|in favour", r"\breject|\bdeclined?\b|\boppos|turned down"),
    ),
)  # fmt: skip

# A denial of one language needs a denial of the other, or a word that may mean one.
DENIED_JA = re.compile(
    r"(?<!少)(?<!危)ない|なし(?!に)|なかった|ません|[さかわらたせ]ず(?:に|、|$)|おらず|せず|不要|はなく|無い"
)
DENIED_EN = re.compile(
    r"\b(?:no|not|none|never|nothing|nobody|no one|without|cannot|neither|nor|absence)\b|n't\b", re.IGNORECASE
)
SOFT_JA = re.compile(r"なければ|なく|なら|限|だけ|のみ|ずに?|未|非|以外|外|無|不|避|防|止|やめ|断|届|異な|除|まま|先に")
SOFT_EN = re.compile(
    r"\bun[a-z]+|\b(?:solely|only|once|instead|below|less|fail|lack|free of|outside|other than|prevent|avoid|stop|"
    r"stays?|same|regardless|few|rather|dis[a-z]+|before|beyond|remains?|hard|hardly|too|except|exclud[a-z]+|low)\b",
    re.IGNORECASE,
)
# Ways of putting things that deny in form only.
IDIOMS_JA = re.compile(
    r"ではないか|ことにならないか|かもしれない|差し支え(?:ない|ありません|ございません)|くならない|だけでなく|のみならず|"
    r"にすぎない|なければならない|数えない|やむを得ない|ほかない|単なる[^。]*ではなく"
)
IDIOMS_EN = re.compile(
    r"not (?:only|simply|just|merely)|no (?:more|later|less) than|nothing but|not until", re.IGNORECASE
)
