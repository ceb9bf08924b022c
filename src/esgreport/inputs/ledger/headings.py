"""Headings of a ledger as ERP systems write them, and which column each of them means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from esgreport.company.fields import keys
from esgreport.company.records import Transaction
from esgreport.inputs.ledger.amounts import UNITS

NEEDED = ("item", "supplier", "period", "amount")
COLUMNS = (*NEEDED, "site", "quantity", "quantity_unit", "currency")
# What a column is called in findings, where it is no field of a transaction.
_OTHER_NAMES = {"quantity_unit": ("数量の単位", "Unit of quantity"), "currency": ("通貨", "Currency")}
_WRITTEN: Mapping[str, str] = {
    "item": """
        品目コード 品目番号 品目cd 品目no 品目id 品番 部品コード 部品番号 部番 資材コード 資材番号 材料コード
        原材料コード
        商品コード 商品番号 製品コード 型番 図番 品名コード 購入品コード 物品コード
        material materialcode materialnumber materialno materialid part partno partnumber partcode partid itemcode
        itemno itemnumber itemid sku productcode stockcode""",
    "supplier": """
        仕入先 仕入先コード 仕入先番号 仕入先cd 仕入先no 仕入先id 取引先 取引先コード 取引先番号 取引先cd
        取引先id 調達先コード
        調達先id 購入先 購入先コード 購買先 購買先コード 発注先 発注先コード 業者コード ベンダー ベンダ ベンダーコード
        ベンダコード サプライヤー サプライヤ サプライヤーコード サプライヤコード 支払先コード
        vendor vendorcode vendorno vendornumber vendorid vendoraccount suppliercode supplierno suppliernumber
        supplierid supplieraccount""",
    "site": """
        拠点コード 調達先拠点 調達先拠点コード 仕入先拠点 仕入先拠点コード 仕入先工場 仕入先工場コード 製造拠点
        製造拠点コード
        生産拠点 生産拠点コード 製造工場 製造工場コード 出荷元 出荷元コード
        suppliersitecode vendorsite vendorsitecode supplierplant supplierplantcode vendorplant manufacturingsite
        productionsite""",
    "period": """
        計上日 計上年月 計上月 計上日付 検収日 検収年月 検収月 検収日付 伝票日付 伝票日 仕入日 仕入日付 仕入年月
        仕入月
        取引日 取引日付 取引年月 納入日 納品日 入荷日 入庫日 受入日 転記日付 転記日 購入日 購入年月 会計年月
        対象年月 対象月
        年月日 日付 処理年月
        postingdate documentdate invoicedate receiptdate goodsreceiptdate transactiondate purchasedate bookingdate
        postingperiod period yearmonth date accountingdate accountingperiod""",
    "amount": """
        仕入金額 仕入額 税抜金額 税抜仕入金額 税抜額 本体金額 購入金額 購買金額 調達金額 調達額 取引金額
        検収金額 発注金額
        計上金額 国内通貨額 金額税抜 金額税別 税別金額 仕入高 円貨額 円貨金額 正味金額 支払金額
        purchaseamount netamount netvalue amountinlocalcurrency amountinlc localcurrencyamount invoiceamount
        totalamount spend linenetamount lineamount""",
    "taxed": "税込金額 税込仕入金額 税込額 金額税込 税込 grossamount amountincludingtax amountincltax",
    "quantity": "仕入数量 購入数量 検収数量 納入数量 入庫数量 受入数量 発注数量 数 qty orderqty "
    "receivedqty purchasequantity",
    "quantity_unit": "単位 数量単位 基本単位 発注単位 unit uom unitofmeasure baseunit baseunitofmeasure orderunit",
    "currency": "通貨 通貨コード 通貨cd 取引通貨 currency currencycode curr ccy documentcurrency",
}
_UNIT_WORDS = {
    "円": "円", "日本円": "円", "yen": "円", "jpy": "円", "¥": "円", "千円": "千円", "kjpy": "千円", "jpyk": "千円",
    "thousandyen": "千円", "thousandsofyen": "千円", "jpythousand": "千円", "jpythousands": "千円",
    "thousandjpy": "千円",
    "¥thousand": "千円", "yenthousand": "千円", "¥k": "千円", "k¥": "千円", "jpy1000": "千円", "jpy000": "千円",
    "万円": "万円", "百万円": "百万円", "mjpy": "百万円", "jpym": "百万円", "jpymn": "百万円", "jpymillion": "百万円",
    "millionyen": "百万円", "millionsofyen": "百万円", "millionjpy": "百万円", "yenmillion": "百万円",
    "¥million": "百万円",
    "¥m": "百万円", "¥mn": "百万円", "億円": "億円",
}  # fmt: skip
_WITHOUT_TAX = {"税抜", "税抜き", "税別", "本体", "excl.tax", "excltax", "net"}
_WITH_TAX = {"税込", "税込み", "incl.tax", "incltax", "gross"}
_BRACKET = re.compile(r"(.+?)[(\[【〔<{](.*?)[)\]】〕>}]")
_PARTS = re.compile(r"[・,、/;]|単位:?")
_MARKS = re.compile(r"[\s_.:#*-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means. `unit` is the unit in its brackets: of UNITS for an amount, any for a quantity."""

    column: str
    unit: str = ""
    taxed: bool = False


def folded(text: str) -> str:
    """`text` for comparing headings: full and half width, upper and lower case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def names(column: str) -> tuple[str, str]:
    """What a column is called in Japanese and English."""
    if column in _OTHER_NAMES:
        return _OTHER_NAMES[column]
    _, key = keys(Transaction)[column]
    return key.ja, key.en


def recognised(text: str) -> Heading | None:
    """The column that a heading means; None when it is unknown or says something that is no amount in yen."""
    plain = folded(text)
    known = _synonyms()
    whole = known.get(_MARKS.sub("", plain)) or known.get(re.sub(r"[()]", "", _MARKS.sub("", plain)))
    if whole is not None:
        return _heading(whole, "", False)
    bracketed = _BRACKET.fullmatch(plain)
    if bracketed is None:
        return None
    column = known.get(_MARKS.sub("", bracketed[1]))
    if column in ("amount", "taxed"):
        return _amount(column, bracketed[2])
    return _heading(column, bracketed[2], False) if column == "quantity" else None


def unit_of(text: str) -> str:
    """The unit in the brackets of a heading: of an amount (千円) or of a quantity (kg); empty when there is none."""
    meant = recognised(text)
    if meant is not None:
        return meant.unit
    bracketed = _BRACKET.fullmatch(folded(text))
    return _UNIT_WORDS.get(bracketed[2].removeprefix("単位:"), "") if bracketed else ""


def _heading(column: str, unit: str, taxed: bool) -> Heading:
    return Heading("amount", unit, True) if column == "taxed" else Heading(column, unit, taxed)


def _amount(column: str, bracket: str) -> Heading | None:
    """An amount with its unit and its tax in brackets; None when they say anything else (USD, 予算)."""
    unit, taxed = "", False
    for part in filter(None, _PARTS.split(bracket)):
        word = _UNIT_WORDS.get(part) or _UNIT_WORDS.get(_MARKS.sub("", part))
        if word is not None and not unit:
            unit = word
        elif part in _WITH_TAX:
            taxed = True
        elif part not in _WITHOUT_TAX:
            return None
    return _heading(column, unit, taxed)


@cache
def _synonyms() -> Mapping[str, str]:
    """The column for every known heading without spaces and marks; `taxed` is an amount with tax."""
    made: dict[str, str] = {}
    for name, (_, key) in keys(Transaction).items():
        if name in COLUMNS:
            made |= {_MARKS.sub("", folded(heading)): name for heading in (key.name, key.ja, key.en)}
    for column, written in _WRITTEN.items():
        for word in written.split():
            made.setdefault(_MARKS.sub("", folded(word)), column)
    made.setdefault("quantityunit", "quantity_unit")
    assert set(UNITS) >= set(_UNIT_WORDS.values())
    return MappingProxyType(made)
