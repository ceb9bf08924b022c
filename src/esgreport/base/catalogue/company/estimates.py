"""Finding codes about judged figures and what they rest on: 134 to 143."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
N = Severity.NOTE
W = Severity.WARNING

ESTIMATES: dict[str, Entry] = {
    "ESG-COMPANY-134": Entry(
        E,
        Text("品目 {value} の割合の合計が {total} です", "the shares of the item {value} sum to {total}"),
        Text("合計は 100% まで", "100 % at most"),
        Text("割合を直すか、分からない分を消してください", "correct the shares or leave out what is unknown"),
    ),
    "ESG-COMPANY-135": Entry(
        N,
        Text("品目 {value} の {rest} は調達先が分かりません", "of the item {value}, {rest} has no known supplier"),
        Text("不明な分は推測せず、幅で示します", "the unknown part is no guess; it is shown as a range"),
        Text("分かったら加えてください", "add it when it becomes known"),
    ),
    "ESG-COMPANY-136": Entry(
        E,
        Text(
            "品目 {value} には取引の記録があり、割合の見立ては使えません",
            "the item {value} has transactions, so judged shares cannot be used",
        ),
        Text("取引の記録か、割合の見立てのどちらか", "transactions or judged shares, not both"),
        Text("どちらかを消してください", "delete one of them"),
    ),
    "ESG-COMPANY-137": Entry(
        W,
        Text("{subject} がありません。見立ては日付と確度とともに示します", "{subject} is missing from a judgement"),
        Text("判断した日と確度（A、B、C）", "the day and the confidence (A, B, C)"),
        Text("判断した人に確かめて加えてください", "ask whoever judged it and add it"),
    ),
    "ESG-COMPANY-138": Entry(
        W,
        Text("復旧日数の出所がありません", "the time to recover has no source"),
        Text("根拠資料のID", "the id of evidence"),
        Text("sources に根拠資料を加えてください", "name the evidence under sources"),
    ),
    "ESG-COMPANY-139": Entry(
        W,
        Text(
            "品目 {value} に1日の使用量がないため、持ちこたえる日数を算定できません",
            "the item {value} has no daily use, so its time to survive cannot be computed",
        ),
        Text("items の daily_use（例 100個）", "daily_use in items (such as 100個)"),
        Text("1日の使用量を加えてください", "add the daily use"),
    ),
    "ESG-COMPANY-140": Entry(
        W,
        Text(
            "シナリオ {value} には頻度と損失がないため、この効果は算定に入りません",
            "the scenario {value} has no frequency and loss, so this effect counts for nothing",
        ),
        Text("シナリオの頻度と損失の幅", "the frequency and the range of loss of the scenario"),
        Text("シナリオに加えるか、効果を消してください", "add them to the scenario or delete the effect"),
    ),
    "ESG-COMPANY-141": Entry(
        E,
        Text(
            "追いつかれるまでの年数 {value} が、見積もる年数 {years} 以上です",
            "the {value} years until others catch up are no fewer than the {years} years counted",
        ),
        Text("見積もる年数より短い年数", "fewer years than are counted"),
        Text("どちらかを直してください", "correct one of them"),
    ),
    "ESG-COMPANY-142": Entry(
        W,
        Text(
            "計画 {value} の選択肢に「{name}」（{kind}）がありません",
            "the options of the programme {value} have none of the kind “{kind}” ({name})",
        ),
        Text("何もしない、最小、提案、最大の並び", "doing nothing, minimum, proposed and maximum side by side"),
        Text("比べられるように加えてください", "add it so that the board can compare"),
    ),
    "ESG-COMPANY-143": Entry(
        W,
        Text(
            "事業機会の根拠資料がないため、主張には使えません",
            "the opportunity names no evidence, so no claim may rest on it",
        ),
        Text("根拠資料のID", "the id of evidence"),
        Text("sources に根拠資料を加えてください", "name the evidence under sources"),
    ),
    "ESG-COMPANY-144": Entry(
        E,
        Text("「{answer_ja}」の回答に「{what_ja}」がありません", "the answer “{answer_en}” has no “{what_en}”"),
        Text("これからの扱い（state）と担当（owner）", "`state` and `owner` of the gap"),
        Text(
            "着手の予定・進行中・当面受け入れる のどれかと、担当の役員を書いてください",
            "give planned, in-progress or accepted, and the officer who sees to it",
        ),
    ),
    "ESG-COMPANY-145": Entry(
        E,
        Text(
            "「{answer_ja}」の回答に「{what_ja}」が残っています",
            "the answer “{answer_en}” still has “{what_en}”",
        ),
        Text("「いいえ」「一部」の回答だけに書く項目", "this only with the answers no and partly"),
        Text("消すか、回答を改めてください", "delete it, or change the answer"),
    ),
}
