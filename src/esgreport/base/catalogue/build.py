"""Finding codes of the pipeline itself."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E, W = Severity.ERROR, Severity.WARNING

CODES: dict[str, Entry] = {
    "ESG-BUILD-001": Entry(
        E,
        Text("公表前の事実「{fact}」があるため、確定版にできません", "“{fact}” is not published yet: no final version"),
        Text("公表済みの事実だけの文書", "published facts only"),
        Text(
            "公表後に作り直すか、--final を外して草稿にしてください", "build again after publication, or drop --final"
        ),
    ),
    "ESG-BUILD-002": Entry(
        W,
        Text(
            "作成後に編集されているため上書きしません。新しい版は {beside} に置きました",
            "edited since it was built and kept as it is; the new version stands at {beside}",
        ),
        Text("編集されていない {kept}", "an unedited {kept}"),
        Text("見比べて、不要な方を消してください", "compare the two and delete the one you do not need"),
    ),
    "ESG-BUILD-003": Entry(
        E,
        Text("ファイルを書けません（{reason}）", "the file cannot be written ({reason})"),
        Text("書き込める場所と、閉じたファイル", "a writable place and a closed file"),
        Text(
            "Word や PowerPoint で開いていたら閉じて、もう一度実行してください",
            "close it in Word or PowerPoint and run again",
        ),
    ),
    "ESG-BUILD-004": Entry(
        E,
        Text("「{name}」という文書はありません", "there is no document “{name}”"),
        Text("{choices} のいずれか", "one of {choices}"),
        Text("`esgreport documents` で一覧を見られます", "`esgreport documents` lists them"),
    ),
    "ESG-BUILD-005": Entry(
        E,
        Text("「{name}」という調達先はありません", "there is no supplier “{name}”"),
        Text("facts の suppliers にあるID、general、all", "an id of suppliers in facts, `general` or `all`"),
        Text("ID を確かめてください", "check the id"),
    ),
    "ESG-BUILD-006": Entry(
        E,
        Text("「{name}」という事実はありません", "there is no fact “{name}”"),
        Text("{guess_ja}`esgreport metrics --all` が挙げるID", "{guess_en}an id that `esgreport metrics --all` lists"),
        Text("ID を確かめてください", "check the id"),
    ),
    "ESG-BUILD-007": Entry(
        E,
        Text("PDF を作る LibreOffice がありません", "LibreOffice, which makes PDF files, is not here"),
        Text("LibreOffice の soffice", "the program soffice of LibreOffice"),
        Text(
            "LibreOffice を入れるか、環境変数 ESGREPORT_SOFFICE に場所を書いてください。ほかの形式は作りました",
            "install LibreOffice, or name it in ESGREPORT_SOFFICE; the other formats were written",
        ),
        tool=True,
    ),
    "ESG-BUILD-008": Entry(
        E,
        Text("PDF を作れませんでした（{reason}）", "the PDF could not be made ({reason})"),
        Text("LibreOffice が開けるファイル", "a file that LibreOffice can open"),
        Text(
            "LibreOffice で開いて確かめ、もう一度実行してください。ほかの形式は作りました",
            "open it in LibreOffice and run again; the other formats were written",
        ),
        tool=True,
    ),
    "ESG-BUILD-009": Entry(
        W,
        Text(
            "書式のフォント「{font}」がこの機械になく、PDF は Word や PowerPoint の見え方と異なります",
            "the template’s font “{font}” is not on this machine: the PDF differs from what Word or PowerPoint shows",
        ),
        Text("ひな形のフォントが入った機械", "a machine that has the template’s fonts"),
        Text(
            "Word や PowerPoint から PDF にするか、フォントを入れてください",
            "make the PDF from Word or PowerPoint, or install the font",
        ),
    ),
    "ESG-BUILD-010": Entry(
        W,
        Text(
            "{day} は沈黙期間（{start} から {end} まで）です。投資家向けの文書を渡す日ではありません",
            "{day} lies in a quiet period ({start} to {end}): no day for documents to investors",
        ),
        Text("沈黙期間の外の日付", "a day outside the quiet periods"),
        Text(
            "日を改めるか、IR の責任者に確かめてください（esgreport.toml の quiet）",
            "choose another day or ask the head of IR (quiet in esgreport.toml)",
        ),
    ),
    "ESG-BUILD-011": Entry(
        E,
        Text(
            "「{fact}」は {on} に {value} と公表しましたが（{paper_ja}）、今の事実と違います。載っている所：{places}",
            "“{fact}” was published as {value} on {on} ({paper_en}) and no longer agrees; it stands in: {places}",
        ),
        Text("公表した値と同じ事実", "a fact that agrees with what was published"),
        Text(
            "事実を直すか、訂正を公表してその値を入れてください。渡した先には訂正を伝えてください",
            "correct the fact, or publish a correction and enter it; tell those who were given the old figure",
        ),
    ),
    "ESG-BUILD-012": Entry(
        E,
        Text("役員・責任者「{name}」は見つかりません", "there is no officer “{name}”"),
        Text("役員・責任者の表（officers）にある ID", "an id from officers"),
        Text("--member の値を確かめてください", "check the value of --member"),
    ),
}
