"""Finding codes of the room `audience`: required facts, releases, audiences."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
N, W = Severity.NOTE, Severity.WARNING

CODES: dict[str, Entry] = {
    "ESG-AUDIENCE-001": Entry(
        E,
        Text(
            "この文書に必要な事実「{fact}」が、読み手（{audience}）に見せられる形でありません",
            "this document needs “{fact}”, which is not to be had for its reader ({audience})",
        ),
        Text("{where_ja}", "{where_en}"),
        Text(
            "事実を入力するか、公表日または開示の承認（releases）を登録してください",
            "enter the fact, or register its publication or a release",
        ),
    ),
    "ESG-AUDIENCE-003": Entry(
        E,
        Text("承認の対象「{fact}」という事実はありません", "there is no fact “{fact}” to release"),
        Text("`esgreport metrics` か facts/ にある事実のID", "the id of a fact in facts/ or in `esgreport metrics`"),
        Text("fact 欄を直してください", "correct the field `fact`"),
    ),
    "ESG-AUDIENCE-004": Entry(
        E,
        Text("「{fact}」は {transform} では伝えられません", "“{fact}” cannot be told as {transform}"),
        Text(
            "words には言葉、band には上下限、round には数値",
            "words for `words`, both ends for `band`, a number for `round`",
        ),
        Text("transform か、その値を直してください", "change `transform` or fill in what it needs"),
    ),
    "ESG-AUDIENCE-005": Entry(
        E,
        Text(
            "{fact} は、数値のままでは {audience} に開示できません（取締役会に限る数値です）",
            "{fact} may not be told to {audience} as a figure (it stays with the board)",
        ),
        Text("伝え方は words（言葉）", "the transform `words`"),
        Text("言葉で伝えるか、この承認を外してください", "tell it in words or withdraw this release"),
    ),
    "ESG-AUDIENCE-006": Entry(
        N,
        Text(
            "損失の見積りが{base_ja}に対する重要性の目安に達しています。数値は取締役会に限ります",
            "an estimated loss reaches the screen of materiality against {base_en}; its figure stays with the board",
        ),
        Text("法務・IRの確認", "a look by legal and IR"),
        Text(
            "公表の要否を法務・IRと確かめ、legal_gates に covers: materiality として記録してください",
            "ask legal and IR and record it in legal_gates (covers: materiality); a screen decides nothing",
        ),
    ),
    "ESG-AUDIENCE-008": Entry(
        E,
        Text("読み手「{audience}」を知りません", "there is no audience “{audience}”"),
        Text("{known}（調達先や顧客は supplier:SUP-01 のように）", "{known} (a partner as in supplier:SUP-01)"),
        Text("読み手を選び直してください", "choose another"),
    ),
    "ESG-AUDIENCE-009": Entry(
        E,
        Text(
            "この文章に、{audience} に見せられない「{fact}」が書かれています",
            "this text tells {audience} about “{fact}”, which that reader may not see",
        ),
        Text("その読み手に見せられる事柄だけの文章", "a text of what this reader may see"),
        Text(
            "その語や数値を消すか、releases に開示の承認を書いてから使ってください",
            "take the words or the figure out, or enter a release first",
        ),
        leak=True,
    ),
    "ESG-AUDIENCE-010": Entry(
        W,
        Text("保存期限（{day}）を過ぎた記録です", "this record was to be kept until {day}"),
        Text("期限までに消すこと", "to be erased by that day"),
        Text(
            "内容を消すか、相手の同意を得て期限を改めてください", "erase it, or agree on a later day with the partner"
        ),
    ),
    "ESG-AUDIENCE-011": Entry(
        E,
        Text(
            "「{fact}」の帯の単位が、その数値の単位と違います",
            "the band of “{fact}” is in another unit than the figure",
        ),
        Text(
            "数値と同じ単位（金額は 円、万円、百万円、億円）",
            "the unit of the figure (for amounts 円, 万円, 百万円, 億円)",
        ),
        Text("low と high の単位を直してください", "correct the units of `low` and `high`"),
    ),
    "ESG-AUDIENCE-012": Entry(
        E,
        Text("「{fact}」の値が帯の中にありません", "the value of “{fact}” is not inside its band"),
        Text("値を含む帯", "a band that holds the value"),
        Text(
            "low と high を直してください。値が変わったなら承認も改めてください",
            "correct the ends, or have it approved anew",
        ),
    ),
    "ESG-AUDIENCE-013": Entry(
        E,
        Text(
            "「{fact}」の帯が狭すぎ、値がほぼ分かってしまいます",
            "the band of “{fact}” is so narrow that it tells the value",
        ),
        Text("上限が下限の2倍以上の帯", "an upper end of at least twice the lower one"),
        Text("帯を広げるか、言葉（words）で伝えてください", "widen it, or tell the figure in words"),
    ),
    "ESG-AUDIENCE-014": Entry(
        E,
        Text(
            "「{fact}」は対話 {talk} で相手から聞いた内容です。{audience} に伝えることに、相手は同意していません",
            "“{fact}” was told to us in the conversation {talk}; they did not agree that {audience} learns of it",
        ),
        Text("利用目的「{purpose_ja}」の範囲での利用", "use for the purpose agreed: {purpose_en}"),
        Text(
            "相手の同意を得て対話の「共有の同意」を直すか、この開示の承認を削ってください",
            "obtain their consent and enter it in the conversation, or take the release out",
        ),
    ),
    "ESG-AUDIENCE-015": Entry(
        W,
        Text(
            "「{fact}」の元になる「{item}」の調達先は二社以下で、数値から相手が分かるおそれがあります",
            "“{fact}” sums up two suppliers of “{item}” or fewer, who may be told from it",
        ),
        Text("三社以上にわたる数値", "a figure over three suppliers or more"),
        Text(
            "言葉（words）で伝えるか、ほかの品目とまとめてください。承知のうえなら確認済みとして記録してください",
            "tell it in words, or merge it with other items; waive the finding if this is intended",
        ),
    ),
    "ESG-AUDIENCE-016": Entry(
        W,
        Text(
            "「{fact}」の元になる「{item}」は一社が四分の三以上を占め、数値からその取引額が分かるおそれがあります",
            "one supplier makes up three quarters of “{fact}” ({item}), which nearly tells their sales",
        ),
        Text("一社が四分の三に満たない数値", "a figure of which nobody has three quarters"),
        Text(
            "言葉（words）で伝えるか、ほかの品目とまとめてください。承知のうえなら確認済みとして記録してください",
            "tell it in words, or merge it with other items; waive the finding if this is intended",
        ),
    ),
    "ESG-AUDIENCE-017": Entry(
        W,
        Text(
            "「{fact}」の元になる「{item}」では、二番目の調達先が一番目の取引額をほぼ計算できます",
            "from “{fact}” the second supplier of “{item}” can nearly work out the first one’s sales",
        ),
        Text("上位二社のほかに十分な取引がある数値", "a figure with enough sales beside the two largest"),
        Text(
            "言葉（words）で伝えるか、ほかの品目とまとめてください。承知のうえなら確認済みとして記録してください",
            "tell it in words, or merge it with other items; waive the finding if this is intended",
        ),
    ),
    "ESG-AUDIENCE-018": Entry(
        E,
        Text("公表した数値「{fact}」に当たる事実がありません", "there is no fact “{fact}” for this published figure"),
        Text("`esgreport metrics` などに出る事実の名前", "a fact as `esgreport metrics` names it"),
        Text("対象の事実の名前を確かめてください", "check the name of the fact"),
    ),
    "ESG-AUDIENCE-019": Entry(
        E,
        Text(
            "公表した数値の単位が、事実「{fact}」の単位と合いません",
            "the published figure is in another unit than the fact “{fact}”",
        ),
        Text(
            "事実と同じ種類の単位（円、百万円、億円は互いに換算します）", "a unit of the same kind; yen are converted"
        ),
        Text("公表した値を単位つきで書き直してください", "write the published figure with its unit"),
    ),
    "ESG-AUDIENCE-020": Entry(
        E,
        Text(
            "「{fact}」は、承認があっても {audience} には伝えません",
            "“{fact}” is never told to {audience}, released or not",
        ),
        Text("その読み手に伝えてよい種類の事実", "a fact of a kind that these readers may be told"),
        Text(
            "この開示の承認を削ってください（業界団体には価格・数量・能力・顧客などを伝えません）",
            "take the release out; an association learns nothing of prices, volumes, capacity or customers",
        ),
    ),
    "ESG-AUDIENCE-021": Entry(
        W,
        Text(
            "保存期限を過ぎた対話だけに基づく記録ですが、{by} が参照しているため消していません",
            "this record rests only on words whose time is over, but {by} refer to it; it was not erased",
        ),
        Text("どの記録からも参照されていないこと", "no record that refers to it"),
        Text(
            "参照をやめるか、別の根拠資料を sources に加えて、もう一度実行してください",
            "take the references out or add another source to `sources`, then run it again",
        ),
    ),
    "ESG-AUDIENCE-022": Entry(
        W,
        Text("消去の対象が、このファイルにも残っています", "what is to be erased stands in this file as well"),
        Text("写しや作成済みの文書にも残さないこと", "no copy left, in finished documents either"),
        Text(
            "要らなければファイルを消し、要るなら書き直すか作り直してください",
            "delete the file, or mend or build it anew when it is needed",
        ),
    ),
    "ESG-AUDIENCE-023": Entry(
        N,
        Text("版管理の履歴には、消した内容が残ります", "the history of the version control still holds what is erased"),
        Text("履歴や控えの扱いも決めておくこと", "a rule for history and backups, too"),
        Text(
            "履歴・控え・送ったメールの扱いを管理者と確かめてください",
            "settle with the administrator what becomes of history, backups and mail",
        ),
    ),
    "ESG-AUDIENCE-024": Entry(
        E,
        Text(
            "「{fact}」の帯の端が、あらかじめ決めた区切りではありません。帯の選び方から値を推し量れます",
            "the ends of the band of “{fact}” are not fixed in advance; the choice of a band tells of the value",
        ),
        Text("この帯を含む区切りは {low} から {high}", "the fixed band that holds it: {low} to {high}"),
        Text(
            "low と high をこの区切りに合わせ、承認を確かめてください",
            "set `low` and `high` to these ends and have it approved",
        ),
    ),
}
