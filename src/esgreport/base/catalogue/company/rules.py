"""Finding codes about values that do not agree with each other: 071 to 093."""

from __future__ import annotations

from esgreport.base.finding import Entry, Severity
from esgreport.base.text import Text

E = Severity.ERROR
N = Severity.NOTE

RULES: dict[str, Entry] = {
    "ESG-COMPANY-071": Entry(
        E,
        Text("{subject} が {earlier}（{day}）より前です", "{subject} lies before {earlier} ({day})"),
        Text("{day} 以降の日", "{day} or later"),
        Text("2つの日付を確かめてください", "check both dates"),
    ),
    "ESG-COMPANY-072": Entry(
        E,
        Text("倍率 {value} が範囲の外です", "the factor {value} is out of range"),
        Text("0 より大きく 1 以下（0.45 なら 45 % が残る）", "above 0 and at most 1 (0.45 leaves 45 %)"),
        Text("減る割合ではなく、残る割合を書いてください", "give what remains, not what is taken away"),
    ),
    "ESG-COMPANY-073": Entry(
        E,
        Text("{subject} が {other} より小さい値です", "{subject} is smaller than {other}"),
        Text("下限 ≦ 頻度 ≦ 上限", "low ≤ frequency ≤ high"),
        Text("3つの頻度を確かめてください", "check the three frequencies"),
    ),
    "ESG-COMPANY-074": Entry(
        E,
        Text("対数正規分布の損失が定まりません", "the losses do not make a lognormal distribution"),
        Text("0 < loss_low < loss_high、loss_mode はなし", "0 < loss_low < loss_high, and no loss_mode"),
        Text("90 % の範囲の両端を書いてください", "give both ends of the 90 % range"),
    ),
    "ESG-COMPANY-075": Entry(
        E,
        Text("PERT 分布の損失が定まりません", "the losses do not make a PERT distribution"),
        Text("0 < loss_low < loss_mode < loss_high", "0 < loss_low < loss_mode < loss_high"),
        Text("3つの損失を確かめてください", "check the three losses"),
    ),
    "ESG-COMPANY-076": Entry(
        E,
        Text("{subject} に要る {missing} がありません", "{subject} needs {missing}, which is missing"),
        Text(
            "lognormal は loss_low と loss_high、pert は loss_mode も。頻度の幅には frequency も",
            "loss_low and loss_high for lognormal, loss_mode too for pert; frequency for a range of frequencies",
        ),
        Text("{missing} を加えるか、この項目を消してください", "add {missing} or delete this field"),
    ),
    "ESG-COMPANY-077": Entry(
        E,
        Text("{subject} だけがあり、{missing} がありません", "{subject} is given without {missing}"),
        Text("代替の日量と開始日数の両方、またはどちらもなし", "both of them, or neither"),
        Text("{missing} を加えるか、この項目を消してください", "add {missing} or delete this field"),
    ),
    "ESG-COMPANY-078": Entry(
        E,
        Text("words で伝える承認に言葉がありません", "a release in words has no words"),
        Text("words_ja と words_en", "words_ja and words_en"),
        Text("言葉を両方の言語で加えてください", "add the words in both languages"),
    ),
    "ESG-COMPANY-079": Entry(
        E,
        Text("band で伝える承認に帯の両端がありません", "a release as a band lacks an end of the band"),
        Text("low と high", "low and high"),
        Text("帯の下限と上限を加えてください", "add both ends"),
    ),
    "ESG-COMPANY-080": Entry(
        E,
        Text(
            "帯の上限が下限より大きくないか、単位が違います", "the band's high end is not above its low end in one unit"
        ),
        Text("同じ単位で low < high", "low < high in the same unit"),
        Text("帯の両端を確かめてください", "check both ends"),
    ),
    "ESG-COMPANY-081": Entry(
        E,
        Text("「{value}」は事実のIDの形ではありません", "“{value}” is not the id of a fact"),
        Text(
            "{guess_ja}種類.ID.項目（investments.INV-3.capex）",
            "{guess_en}kind.id.field, as in investments.INV-3.capex",
        ),
        Text("対象の事実を書き直してください", "correct the id"),
    ),
    "ESG-COMPANY-082": Entry(
        E,
        Text("「{value}」は読み手の名前の形ではありません", "“{value}” is not the name of an audience"),
        Text("public、lender、supplier:SUP-1 など", "public, lender, supplier:SUP-1 and the like"),
        Text("読み手を書き直してください", "correct the audience"),
    ),
    "ESG-COMPANY-084": Entry(
        N,
        Text(
            "総額 {total} が、初期投資＋年間費用×年数の {counted} と違います",
            "the total {total} differs from capital expenditure plus yearly cost over the years, {counted}",
        ),
        Text("一致、または対象期間の違い", "the same amount, or another span of years"),
        Text("意図した違いか確かめてください", "check that the difference is meant"),
    ),
    "ESG-COMPANY-085": Entry(
        E,
        Text("「yes」の回答に根拠資料がありません", "the answer “yes” names no evidence"),
        Text("sources: に evidence のID", "`sources:` with ids of evidence"),
        Text("根拠資料を登録して挙げるか、partly か no に改めてください", "name the evidence, or answer partly or no"),
    ),
    "ESG-COMPANY-086": Entry(
        E,
        Text("公表日がありますが、公表資料がありません", "a day of publication is given, but not where"),
        Text("published: に資料名", "`published:` with the name of the publication"),
        Text("公表資料を加えるか、これからなら publishable_after に移してください", "add it, or use publishable_after"),
    ),
    "ESG-COMPANY-087": Entry(
        E,
        Text("SHA-256 の形ではありません", "this is not a SHA-256"),
        Text("16進数64桁", "64 hexadecimal digits"),
        Text("計算し直すか、この行を消してください", "compute it again or delete the line"),
    ),
    "ESG-COMPANY-088": Entry(
        E,
        Text(
            "単位「{unit}」が {place} の単位「{other}」と違います",
            "the unit “{unit}” differs from “{other}” of {place}",
        ),
        Text("同じ単位", "the same unit"),
        Text("どちらかの単位に揃えてください", "use one unit in both places"),
    ),
    "ESG-COMPANY-089": Entry(
        E,
        Text("起点と終点が同じ「{value}」です", "the line leads from “{value}” to itself"),
        Text("2つの異なる会議体・部門", "two different bodies"),
        Text("起点か終点を直してください", "correct one end"),
    ),
    "ESG-COMPANY-090": Entry(
        E,
        Text(
            "同じ対象を {other} がすでに述べています（{place}）",
            "{other} already says this about the same subject ({place})",
        ),
        Text("対象ごとに1つの記録", "one record a subject"),
        Text("1つにまとめてください", "merge them"),
    ),
    "ESG-COMPANY-091": Entry(
        E,
        Text("拠点「{value}」は調達先「{owner}」のものです", "the site “{value}” belongs to the supplier “{owner}”"),
        Text("取引の調達先の拠点", "a site of the supplier of this line"),
        Text("拠点か調達先を直してください", "correct the site or the supplier"),
    ),
    "ESG-COMPANY-092": Entry(
        E,
        Text("「何もしない」選択肢に {field} があります", "the option of doing nothing has {field}"),
        Text("投資も費用も効果もなし", "no investments, costs or effects"),
        Text("この項目を消すか、選択肢の種類を変えてください", "delete the field or change the kind of the option"),
    ),
    "ESG-COMPANY-093": Entry(
        E,
        Text("「{value}」は evidence/ の中を指していません", "“{value}” does not point into evidence/"),
        Text("evidence/ からの相対パス（区切りは /）", "a path relative to evidence/, with /"),
        Text("パスを直してください", "correct the path"),
    ),
}
