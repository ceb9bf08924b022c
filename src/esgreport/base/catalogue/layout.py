"""Finding codes of the room `layout`: what does not fit on its page or slide."""

from __future__ import annotations

from esgreport.base.finding import NO_TEXT, Entry, Severity
from esgreport.base.text import Text

E, W = Severity.ERROR, Severity.WARNING

CODES: dict[str, Entry] = {
    "ESG-LAYOUT-001": Entry(
        E,
        Text(
            "手紙が {most} 頁に収まらず、約 {lines} 行（約 {characters} 字）はみ出します",
            "the letter exceeds {most} page(s) by about {lines} lines ({characters} characters)",
        ),
        Text("{most} 頁以内", "at most {most} page(s)"),
        Text(
            "本文を約 {characters} 字減らしてください（最も長い節は「{subject}」の {length} 字）",
            "shorten the text by about {characters} characters (the longest section is “{subject}”, {length})",
        ),
    ),
    "ESG-LAYOUT-002": Entry(
        E,
        Text(
            "スライド「{subject}」の題が 2 行に収まりません", "the title of slide “{subject}” does not fit on two lines"
        ),
        Text("2 行以内の題", "a title of at most two lines"),
        Text("題を {excess} 字以上短くしてください", "shorten the title by at least {excess} characters"),
    ),
    "ESG-LAYOUT-003": Entry(
        E,
        Text(
            "スライド「{subject}」の要素（{element}）が 1 枚に収まらず、分けることもできません",
            "an element ({element}) of slide “{subject}” is larger than a slide and cannot be divided",
        ),
        Text("1 枚に収まる大きさ", "an element that fits on one slide"),
        Text("文字数か件数を減らし、節を分けてください", "shorten it, or divide it into more sections"),
    ),
    "ESG-LAYOUT-004": Entry(
        W,
        Text("スライドが {count} 枚あります", "the deck has {count} slide(s)"),
        Text("{least}〜{most} 枚", "{least} to {most} slides"),
        Text("節の数か分量を見直してください", "change the number of sections or what they hold"),
    ),
    "ESG-LAYOUT-005": Entry(
        E,
        Text(
            "文書が約 {pages} 頁になり、{most} 頁に収まりません",
            "the paper takes about {pages} pages, more than {most}",
        ),
        Text("{most} 頁以内", "at most {most} pages"),
        Text("本文を短くするか、別紙に移してください", "shorten it, or move parts to an annex of its own"),
    ),
    "ESG-LAYOUT-006": Entry(
        E,
        Text(
            "「{subject}」の滝グラフに、増える段があります",
            "a step of the waterfall in “{subject}” goes up instead of down",
        ),
        Text("減る段だけ", "decreases only"),
        Text("対策による減少額を確認してください", "check the decreases of the measures"),
    ),
    "ESG-LAYOUT-007": Entry(
        Severity.NOTE,
        Text(
            "頁数に収めるため、書式より行間と段落の間を詰めました（{steps} 段階のうち {step}）",
            "set tighter than the template to fit its pages (step {step} of {steps})",
        ),
        NO_TEXT,
        Text(
            "仕上がりを見て、詰まりすぎなら本文を短くしてください",
            "look at the pages; shorten the text if they are too dense",
        ),
    ),
    "ESG-LAYOUT-008": Entry(
        W,
        Text(
            "表「{subject}」は {count} 列あり、横向きの頁でも語や数値が途中で折り返します",
            "the table “{subject}” has {count} columns and divides words or figures, even on a landscape page",
        ),
        Text("語も数値も折り返さない列数", "columns that divide neither words nor figures"),
        Text("列を減らすか、表を二つに分けてください", "take columns out, or make two tables of it"),
    ),
}
