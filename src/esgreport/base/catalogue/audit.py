"""Finding codes of the room `audit`: what a finished file says that nobody planned. None quotes it."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
PLANNED = Text(
    "文書の計画か、書式の承認済みの文言にあるものだけ", "only what the plan or the brand's approved texts hold"
)
REPORT = Text(
    "このファイルは書き出していません。書式（ブランド）の文言か、不具合の可能性があります",
    "the file was not written; look at the brand's own texts, or report a bug",
)

CODES: dict[str, Entry] = {
    "ESG-AUDIT-001": Entry(
        E,
        Text(
            "計画にない文字（{length} 字）が {part} にあります",
            "{part} holds a text of {length} characters that is not planned",
        ),
        PLANNED,
        REPORT,
    ),
    "ESG-AUDIT-002": Entry(
        E, Text("計画にない数値が {part} にあります", "{part} holds a number that is not planned"), PLANNED, REPORT
    ),
    "ESG-AUDIT-003": Entry(
        E, Text("計画にない属性が {part} にあります", "{part} holds a property that is not planned"), PLANNED, REPORT
    ),
    "ESG-AUDIT-004": Entry(
        E,
        Text("許していないフィールドが {part} にあります", "{part} holds a field code that is not allowed"),
        PLANNED,
        REPORT,
    ),
    "ESG-AUDIT-005": Entry(
        E,
        Text("知らない部品か数式が {part} にあります", "{part} is an unknown part or holds a formula"),
        PLANNED,
        REPORT,
    ),
    "ESG-AUDIT-006": Entry(
        E, Text("外部へのつながりが {part} にあります", "{part} points outside the file"), PLANNED, REPORT
    ),
    "ESG-AUDIT-007": Entry(
        E, Text("ファイルを読み戻せません（{reason}）", "the file cannot be read back ({reason})"), PLANNED, REPORT
    ),
    "ESG-AUDIT-020": Entry(
        E,
        Text(
            "この読み手に見せられない語が文中にあります（{number} 番目の秘匿語）",
            "a word that this reader may not know occurs in the text (secret no. {number})",
        ),
        Text("読み手に見せられる語だけ", "only words that this reader may know"),
        Text(
            "公開の欄に、他社名やコア技術などの語が入っていないか確かめてください",
            "look for other companies' names or core technology in fields that are open to this reader",
        ),
        leak=True,
    ),
    "ESG-AUDIT-021": Entry(
        E,
        Text(
            "この読み手に見せられない事実「{fact}」が {part} にあります",
            "{part} holds the fact “{fact}”, which this reader may not see",
        ),
        Text("この読み手に見せられる事実だけ", "only facts that this reader may see"),
        Text(
            "その箇所を消すか、公開の範囲（releases）を定めてください。ほかの場所にもないか確かめてください",
            "take it out, or decide on a release first; look for it in other places of the file, too",
        ),
        leak=True,
    ),
    "ESG-AUDIT-022": Entry(
        E,
        Text("見えない内容（{channel_ja}）が {part} にあります", "{part} carries something unseen ({channel_en})"),
        Text("ページに見えるものだけのファイル", "a file that holds only what its pages show"),
        Text(
            "Office の「ドキュメント検査」で取り除くか、組み立て直してください（変更履歴は承諾、コメントは削除）",
            "remove it with the Document Inspector, or build anew (accept changes, delete comments)",
        ),
    ),
    "ESG-AUDIT-023": Entry(
        E,
        Text("ファイルを最後まで読めません（{reason}）", "the file cannot be read to its end ({reason})"),
        Text("壊れておらず、暗号化されていないファイル", "a file that is whole and not encrypted"),
        Text("開いて保存し直すか、元のファイルを使ってください", "open and save it again, or use the original"),
    ),
    "ESG-AUDIT-024": Entry(
        E,
        Text("この種類のファイルは調べられません", "this kind of file cannot be inspected"),
        Text("Word、PowerPoint、Excel、ウェブページ、テキスト", "Word, PowerPoint, Excel, web pages, text"),
        Text(
            "PDF は、元にした Word か PowerPoint のファイルを調べてください",
            "inspect the file that a PDF was printed from",
        ),
    ),
}
