"""The words of choices as Japanese forms show them; files may use either the word or its Japanese."""

from __future__ import annotations

from collections.abc import Mapping

# Words that mean the same wherever they stand.
WORDS: Mapping[str, str] = {
    "actual": "実績", "plan": "計画", "estimate": "見積り", "scenario": "シナリオ",
    "kansayaku": "監査役会設置会社", "audit-committee": "監査等委員会設置会社",
    "three-committees": "指名委員会等設置会社", "no-board": "取締役会非設置",
    "half-up": "四捨五入", "down": "切捨て", "western": "西暦", "japanese": "和暦",
    "report": "報告", "oversee": "監督", "direct-order": "緊急時の直接指示",
    "investor-relations": "IR", "procurement": "調達", "price-consultation": "価格協議",
    "board": "取締役会", "yes": "はい", "no": "いいえ", "unknown": "不明", "partly": "一部",
    "not-applicable": "該当なし",
    "people": "人", "joint-research": "共同研究", "acquisition": "買収・出資", "equipment": "設備・装置",
    "cyber": "サイバー", "supplier": "調達先",
    "supply-cut": "供給途絶", "border-measure": "国境措置", "leak": "流出",
    "investment": "投資・出資", "other": "その他",
    "pert": "最小・最頻・最大", "lognormal": "90%の範囲",
    "autonomy": "自律性", "indispensability": "不可欠性", "governance": "ガバナンス",
    "nothing": "何もしない", "minimum": "最小", "proposed": "提案", "maximum": "最大",
    "kpi": "KPI", "kri": "KRI",
    "government": "行政", "press": "報道", "think-tank": "研究機関", "association": "業界団体",
    "commercial": "有料情報",
    "exact": "そのまま", "round": "丸める", "band": "幅", "index": "指数", "aggregate": "合計", "words": "言葉",
    "won": "獲得", "lost": "失注", "retained": "維持", "pending": "継続中",
    "shareholder": "株主・投資家", "customer": "顧客", "lender": "金融機関", "employee": "従業員", "local": "地域",
    "qualified": "切替できる", "in-progress": "準備中", "general": "総合",
    "in": "受信", "out": "発信", "none": "なし", "internal": "社内のみ", "named": "名前を添えて", "public": "公開",
    "materiality": "重要性",
    "voluntary": "任意のお願い", "contractual": "契約に基づく", "legal": "法令に基づく",
}  # fmt: skip
# Where one word means something else in one place.
ELSEWHERE: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("asks", "audience"): {"public": "株主・投資家"},
    ("questions", "audience"): {"public": "株主・投資家"},
    ("commitments", "audience"): {"public": "株主・投資家"},
    ("outlooks", "audience"): {"public": "株主・投資家"},
    ("schedule", "audience"): {"public": "株主・投資家"},
    ("checklist", "state"): {"planned": "着手の予定", "in-progress": "進行中", "accepted": "当面受け入れる"},
}


def shown_choices(kind: str, field: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    """The Japanese of each of `choices`; words that need none (`A`, `円`) stand for themselves."""
    own = ELSEWHERE.get((kind, field), {})
    return {word: own.get(word, WORDS.get(word, word)) for word in choices}
