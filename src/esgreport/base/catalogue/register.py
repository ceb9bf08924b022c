"""Finding codes of the room `register`: what may not be issued, and what would come out if it were."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E, N = Severity.ERROR, Severity.NOTE

CODES: dict[str, Entry] = {
    "ESG-REGISTER-001": Entry(
        E,
        Text("このプロジェクトで作る文書ではありません", "this is not a document that the project builds"),
        Text("esgreport build が書き出した場所にあるファイル", "a file where esgreport build put it"),
        Text("out/ の中のファイルを指定してください", "name a file under out/"),
    ),
    "ESG-REGISTER-002": Entry(
        N,
        Text("作られた後に手で直されています", "the file was changed after it was built"),
        Text("", ""),
        Text(
            "見せられないものがないことは確かめました。文の言い方は、もう一度お読みください",
            "it holds nothing that may not be seen; read its wording once more",
        ),
    ),
    "ESG-REGISTER-003": Entry(
        E,
        Text("{made} 向けの文書は、{audience} に渡せません", "a document made for {made} may not go to {audience}"),
        Text("その読み手のために作った文書", "a document made for this reader"),
        Text("その読み手の文書を作ってください", "build the document for this reader"),
        leak=True,
    ),
    "ESG-REGISTER-004": Entry(
        E,
        Text("発行の記録（register.sqlite）を読めません（{reason}）", "the register cannot be read ({reason})"),
        Text("esgreport issue が書いた記録", "a register that esgreport issue wrote"),
        Text("控えから戻してください。記録は消さないでください", "restore it from a copy; do not delete it"),
    ),
    "ESG-REGISTER-005": Entry(
        E,
        Text(
            "これまでに伝えた数値と合わせると、伏せている「{fact}」が分かってしまいます（誤差 {how}）",
            "with what was told before, the protected “{fact}” can be worked out (to within {how})",
        ),
        Text("伏せた数値が上下 20% より狭く絞られないこと", "protected figures stay open by more than 20 % either way"),
        Text(
            "{by} のどれかを、幅（band）か言葉（words）にするか、合わせるか、外してください",
            "tell one of these as a band or in words, merge it, or leave it out: {by}",
        ),
        leak=True,
    ),
    "ESG-REGISTER-006": Entry(
        E,
        Text(
            "これまでに伝えた内容と合わせると、「{item}」が止まると困る品目で、代わりがないことが分かってしまいます（{by}）",
            "with what was told before, it shows that “{item}” is a weak spot without a replacement ({by})",
        ),
        Text(
            "品目の名称、持ちこたえる日数、代わりがないことの三つを、同じ相手に揃えて伝えないこと",
            "never the item, how long it lasts and that nothing replaces it, all to one reader",
        ),
        Text(
            "三つのうち一つを外すか、品目を広い区分（対外表現）にまとめてください",
            "leave one of the three out, or name the item by a wider category",
        ),
    ),
    "ESG-REGISTER-007": Entry(
        E,
        Text(
            "これまでに伝えた内容と合わせると、「{item}」の調達先がどこか分かってしまいます（{by}）",
            "with what was told before, it shows who supplies “{item}” ({by})",
        ),
        Text(
            "品目、国・地域、割合の三つを、調達先が二社以下の地域について揃えて伝えないこと",
            "never item, region and share together where the region has two suppliers of it or fewer",
        ),
        Text("地域か割合のどちらかを外してください", "leave out the region or the share"),
    ),
}
