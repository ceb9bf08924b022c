"""What each sheet of the form is for, in one or two sentences."""

from __future__ import annotations

from collections.abc import Mapping

from esgreport.base.text import Text

KINDS: Mapping[str, Text] = {
    "company": Text(
        "会社の基本事項です。金額は直近の事業年度（連結）で、公表資料と公表日を添えます。",
        "Who speaks. Amounts are those of the last closed year, consolidated; say where they were published.",
    ),
    "house": Text(
        "数値の書き方と機関設計です。割引率や許容損失は取締役会だけが見ます。",
        "How numbers are written and the board is run. Rate and appetite are for the board only.",
    ),
    "policies": Text("決めた方針を、日付と機関とともに書きます。", "Policies with the day and organ of decision."),
    "bodies": Text("会議体と部門です。階層は0が最上位です。", "Bodies and departments; rank 0 is the top."),
    "officers": Text("役員と責任者です。", "Officers and people in charge."),
    "lines": Text("誰から誰へ、報告・監督・緊急時の指示が流れるかです。", "Who reports to, oversees or orders whom."),
    "contacts": Text("読み手が連絡できる窓口です。", "Desks that readers may turn to."),
    "messages": Text(
        "社長のことばなど、人が書く文章です。「文書」には文書の名前（shareholder-letter など）を書きます。",
        "Words that a person writes for one document; name the document (shareholder-letter and so on).",
    ),
    "products": Text("売っている製品です。", "What we sell."),
    "customers": Text("顧客です。名前はその顧客と社内だけが見ます。", "Customers; a name is for that customer and us."),
    "sales": Text("どの顧客がどの製品を一年にいくら買うかです。", "What each customer buys of each product a year."),
    "sites": Text("自社の拠点です。", "Our own sites."),
    "items": Text(
        "止まると困る部材・サービスです。「区分」は社外に話すときの言葉で書きます。",
        "Materials and services that we cannot do without; the category is worded for outside readers.",
    ),
    "suppliers": Text(
        "調達先です。名前はその調達先と社内だけが見ます。", "Suppliers; a name is for that supplier and us."
    ),
    "supplier_sites": Text("実際に作っている場所です。", "Where things are really made."),
    "transactions": Text(
        "月別の購入額です。会計システムから出した transactions.csv を置くなら、ここは空のままにします。",
        "Purchases by month. Leave this empty when transactions.csv from your ERP stands beside the workbook.",
    ),
    "recovery": Text(
        "止まったとき何日で戻り、手元に何日分あるかを、誰がいつ判断したかとともに書きます。",
        "How long recovery takes and stock lasts, with who judged it and when.",
    ),
    "supply_shares": Text(
        "取引の記録がない品目の、調達先ごとの割合です。分からない分は空けたままにし、幅で示します。",
        "Shares of suppliers for items without transactions; leave out what is unknown, it is shown as a range.",
    ),
    "leak_losses": Text(
        "コア技術が流出したときに失う限界利益の見積りです。取締役会だけが見ます。",
        "Margin lost when a core technology leaks; for the board only.",
    ),
    "rights": Text(
        "必要になったときに切り替える権利です。行使の取り決めがあるものだけを書きます。",
        "Rights to switch when needed; only those whose use is agreed.",
    ),
    "technologies": Text(
        "コア技術です。名称は取締役会だけが見ます。", "Core technologies; identities are for the board."
    ),
    "leak_paths": Text("技術が漏れる道筋と、その手当てです。", "Ways in which technology could leak, and controls."),
    "partners": Text("共同研究などの相手と、技術管理の状況です。", "Partners and how they control technology."),
    "scenarios": Text(
        "起きると困ることの頻度と損失を、幅と判断者とともに書きます。",
        "Risk scenarios: how often and how badly, as ranges that named people judged.",
    ),
    "programmes": Text(
        "取り組み全体です。総額は公表するまで社外に出ません。", "The programme; its total stays inside until published."
    ),
    "investments": Text("取り組みを成す投資の一つずつです。", "The single investments of the programme."),
    "effects": Text(
        "投資が、シナリオの頻度と損失を何倍に減らすかの見込みです。",
        "What an investment leaves of a scenario's frequency and severity (0.45 leaves 45 %).",
    ),
    "gates": Text(
        "途中で効果を確かめ、続けるか縮めるかを決める時点です。", "When effects are tested and the programme may stop."
    ),
    "options": Text("何もしない案を含む選択肢です。", "The alternatives, doing nothing among them."),
    "indicators": Text("指標の出発点・目標・現在です。", "Indicators with baseline, target and present value."),
    "resolutions": Text("取締役会に諮る議案です。", "What the board is asked to decide."),
    "objections": Text("想定される懸念と、それへの答えです。", "Concerns and how they are answered."),
    "coverage": Text("どこまで把握できているかの割合です。", "How much of the business is mapped."),
    "information_sources": Text("読んでいる情報源と頻度です。", "Outside sources and how often they are read."),
    "evidence": Text(
        "根拠となる資料です。ほかのシートの「根拠資料」からIDで指します。",
        "Documents that prove; other sheets name their ids.",
    ),
    "checklist": Text(
        "自己点検の答えです。「はい」には根拠が要ります。", "Answers to the self-check; a yes needs evidence."
    ),
    "legal_gates": Text("人が行った法務確認の記録です。", "Legal checks that a person made."),
    "releases": Text(
        "ある事実を、ある読み手に、弱めた形で伝える承認です。「対象の事実」は `esgreport metrics` などに出る名前です。",
        "Leave to tell one audience one fact in a lowered form; facts are named as `esgreport metrics` prints them.",
    ),
    "disclosures": Text(
        "公表した数値です。事実や文書の数値と突き合わせ、食い違いを知らせます。",
        "Figures as published; facts and documents are held against them.",
    ),
    "monitoring": Text("見守っている事柄と直近の結果です。", "What is watched and the latest result."),
    "training": Text("実施した研修です。", "Courses held."),
    "opportunities": Text(
        "安定と信頼が受注につながった、または失った記録です。", "Orders won, lost or kept through stability."
    ),
    "incidents": Text("実際に起きた事案です。", "Things that happened."),
    "stakeholders": Text("理解を得たい相手です。", "People whose understanding we need."),
    "dialogue": Text(
        "交わした対話です。聞いたことはその目的だけに使います。", "Conversations; what we heard stays for its purpose."
    ),
    "asks": Text(
        "読み手へのお願いです。目的と費用の協議の道を必ず書きます。",
        "What we ask, with purpose and how cost is talked about.",
    ),
    "questions": Text("想定される質問と答えです。", "Hard questions and answers."),
    "commitments": Text("当社がすることの約束です。", "What we ourselves will do."),
    "outlooks": Text("需要や計画の見通しです。", "Outlooks that readers cannot hear elsewhere."),
    "policy_changes": Text("調達方針の新旧の対照です。", "Old and new sourcing policy side by side."),
    "schedule": Text("読み手に示す日程です。", "Steps of a schedule shown to readers."),
}
