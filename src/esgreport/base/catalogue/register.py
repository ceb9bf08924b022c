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
}
