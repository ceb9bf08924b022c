"""The cells of the simple form: what each asks, in a form that one person fills in half an hour."""

from __future__ import annotations

from dataclasses import dataclass

SHEET = "かんたん記入表"
VALUE_HEADING = "記入欄"
HEADINGS = ("項目", "書き方", VALUE_HEADING)
MOST_ITEMS = 10
ITEMS_TITLE = f"主な品目（{MOST_ITEMS}件まで。止まると困るものから）"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its name in the program, its label, how to fill it, whether it must be filled."""

    name: str
    label: str
    how: str
    required: bool = False


CELLS = (
    Cell("name", "会社名", "正式な名称", True),
    Cell("head_office", "本店の所在地", "都道府県から", True),
    Cell("business", "事業の内容", "例 表面処理薬品の製造と販売", True),
    Cell("president_title", "代表者の役職", "例 代表取締役", True),
    Cell("president_name", "代表者の氏名", "姓と名", True),
    Cell("employees", "従業員の数", "例 60人"),
    Cell("fiscal_year_end", "事業年度の末日", "例 03-31、3月31日", True),
    Cell("issued", "作成日", "文書に入る日付。例 2026-11-20、令和8年11月20日", True),
    Cell("customer_name", "主な顧客の名称", "顧客向けの文書の宛名。空なら作りません"),
    Cell("customer_industry", "その顧客の業種", "例 自動車部品"),
    Cell("lender_name", "取引金融機関の名称", "金融機関向けの文書の宛名。空なら作りません"),
    Cell("officer_title", "担当者の役職", "今いる人の兼務で構いません", True),
    Cell("officer_name", "担当者の氏名", "姓と名", True),
    Cell("phone", "連絡先の電話", "例 0000-00-0000", True),
    Cell("mail", "連絡先のメール", "例 desk@example.jp", True),
    Cell("policy", "供給と技術についての方針", "一、二文で。例 お客様への供給を止めないことを第一に考え、…", True),
    Cell("policy_date", "方針を決めた日", "例 2026-04-01", True),
    Cell("technology", "守りたい技術・情報", "社外に話せる言い方で。例 めっき液の配合"),
    Cell("protection", "その守り方", "例 配合表を施錠し、閲覧を二名に限っています"),
    Cell("situation", "想定している事態", "例 主な原料の供給元が一つで、停止すると生産が止まるおそれがあります"),
    Cell("measures", "今している備え", "例 原料の在庫を二か月分持っています"),
    Cell("investment", "これからの投資", "何を、何のために。例 第二の供給元の原料で試作します"),
    Cell("investment_amount", "その金額", "単位まで。例 8百万円。金融機関向けの文書だけに出ます"),
    Cell("investment_end", "完了の予定日", "例 2027-09-30"),
    Cell("consultation", "ご相談したいこと", "提出先へのお願いや相談"),
)


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """One column of the list of items."""

    name: str
    label: str
    how: str
    choices: tuple[str, ...] = ()
    required: bool = False


ITEM_COLUMNS = (
    ItemColumn("item", "品目", "社外に話せる言い方で", required=True),
    ItemColumn("supplier", "調達先", "文書には出ません"),
    ItemColumn("region", "調達先の国・地域", "文書には出ません"),
    ItemColumn("stock", "在庫は何日分", "例 45", required=True),
    ItemColumn("recover", "止まったら戻るまで何日", "例 90", required=True),
    ItemColumn("alternative", "代わりの準備", "選ぶ", ("切替できる", "準備中", "なし")),
    ItemColumn("shown", "提出先に見せる", "「はい」の品目だけが文書に出ます", ("はい", "いいえ")),
)
