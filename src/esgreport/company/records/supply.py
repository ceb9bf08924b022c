"""Records of the value chain: products, customers, sites, items, suppliers, transactions, recovery."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given, other_names, record_type

OUR_VIEW = "internal +our-view"
BOARD_VIEW = "board +our-view"


@record_type("products", "製品", "Products")
class Product(Record):
    """What the company sells; `margin_per_day` is contribution margin, not sales."""

    name: Text = given("名称", "Name")
    segment: Text = given("事業区分", "Segment")
    revenue: Money = given("年間売上高", "Annual revenue")
    margin_per_day: Money | None = given("1日当たり限界利益", "Contribution margin a day", "board", default=None)


# Stock counted as the days that it lasts: a day uses up one, so that no daily use need be known.
STOCK_IN_DAYS = "日分"


@record_type("customers", "顧客", "Customers", "partner +customer:{id}")
class Customer(Record):
    """A customer; only it and our own people may know that it is one."""

    name: Text = given("名称", "Name")
    aliases: Text | None = other_names(OUR_VIEW)
    industry: Text | None = given("業種", "Industry", default=None)
    supplied: Text | None = given(
        "お届けしている製品",
        "What we supply",
        default=None,
        help_ja="名詞で、句点なし",
        help_en="a noun phrase, as in surface treatments",
    )


@record_type("sales", "販売", "Sales")
class Sale(Record):
    """What one customer buys of one product in a year."""

    product: str = given("製品", "Product", ref="products")
    customer: str = given("顧客", "Customer", ref="customers")
    amount: Money = given("年間金額", "Annual amount")


@record_type("sites", "自社拠点", "Own sites", "public")
class Site(Record):
    """A site of our own."""

    name: Text = given("名称", "Name")
    region: Text = given("国・地域", "Region")
    role: Text = given("役割", "Role")


@record_type("items", "調達品目", "Items", OUR_VIEW)
class Item(Record):
    """A material, part or service that we buy. `daily_use` and `products` decide what its absence stops."""

    name: Text = given("名称", "Name", "internal")
    category: Text = given("区分（対外表現）", "Category in outside words", "partner")
    criticality: Decimal | None = given("重要度（1〜5）", "Criticality (1-5)", default=None)
    daily_use: Quantity | None = given("1日の使用量", "Daily use", default=None, example="100個")
    margin_per_day: Money | None = given("1日当たり限界利益", "Contribution margin a day", BOARD_VIEW, default=None)
    alternative: str | None = given(
        "代替の準備", "Alternative", default=None, choices=("qualified", "in-progress", "none")
    )
    products: tuple[str, ...] = given("使う製品", "Products that need it", default=(), ref="products")


@record_type("suppliers", "調達先", "Suppliers", "partner +supplier:{id}")
class Supplier(Record):
    """A supplier as a legal entity. Its name, its contact and what it supplies are all that it may learn of this."""

    name: Text = given("名称", "Name")
    aliases: Text | None = other_names(OUR_VIEW)
    addressee: Text | None = given("宛名（部署・役職・氏名）", "Addressee", default=None)
    greeting: str | None = given("英文の宛名（Dear に続く語）", "Greeting", default=None, example="Mr Takigawa")
    supplies: Text | None = given(
        "お取引の品目（先方に示す呼び名）",
        "What it supplies, in words shown to it",
        default=None,
        help_ja="名詞で、句点なし",
        help_en="a noun phrase",
    )
    parent: Text | None = given("親会社・グループ", "Parent or group", OUR_VIEW, default=None)
    region: Text = given("所在地域", "Region", OUR_VIEW)
    tier: Decimal = given("階層", "Tier", OUR_VIEW, default=Decimal(1))
    subject_to_toriteki: str = given(
        "取適法の対象", "Subject to the Toriteki Act", OUR_VIEW, default="unknown", choices=("yes", "no", "unknown")
    )
    trading: bool = given(
        "商社",
        "Trading company",
        OUR_VIEW,
        default=False,
        help_ja="自らは作らない調達先。取引に製造元の拠点があれば製造元として数えます",
        help_en="does not make things itself; a line with a site of the maker counts for the maker",
    )


@record_type("supplier_sites", "調達先の拠点", "Supplier sites", OUR_VIEW)
class SupplierSite(Record):
    """A site of a supplier, where things are really made."""

    supplier: str = given("調達先", "Supplier", ref="suppliers")
    name: Text = given("名称", "Name")
    region: Text = given("国・地域", "Region")


@record_type("transactions", "取引", "Transactions", OUR_VIEW)
class Transaction(Record):
    """One line of purchasing: what came from whom, where and when. `period` is a month, `2025-04`."""

    item: str = given("品目", "Item", ref="items")
    supplier: str = given("調達先", "Supplier", ref="suppliers")
    site: str | None = given("調達先の拠点", "Supplier site", default=None, ref="supplier_sites")
    period: str = given("年月", "Month", example="2025-04")
    quantity: Quantity | None = given("数量", "Quantity", default=None, example="500個")
    amount: Money = given("金額", "Amount", example="1,200,000円")


@record_type("supply_shares", "調達割合の見立て", "Judged shares of supply", OUR_VIEW)
class SupplyShare(Record):
    """A judged share of supply, for an item without transactions; the remainder stays unknown.

    Shares of an item that sum to less than 100 % give bounds for its concentration instead of a guess.
    """

    item: str = given("品目", "Item", ref="items")
    supplier: str = given("調達先", "Supplier", ref="suppliers")
    share: Percent = given("割合", "Share", example="40%")
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date = given("判断日", "Judged on")
    confidence: str = given("確度", "Confidence", choices=("A", "B", "C"))


@record_type("recovery", "復旧・在庫", "Recovery", BOARD_VIEW)
class Recovery(Record):
    """How long we last without an item and how long its source takes to come back."""

    item: str = given("品目", "Item", ref="items")
    time_to_recover: Quantity = given("復旧日数", "Time to recover", example="120日")
    stock: Quantity = given("使える在庫", "Usable stock", example="4,500個")
    in_transit: Quantity | None = given("輸送中", "In transit", default=None, example="500個")
    alternative_rate: Quantity | None = given(
        "代替の日量（計画）", "Alternative a day (plan)", default=None, example="30個"
    )
    alternative_start: Quantity | None = given(
        "代替の開始日数", "Alternative starts after", default=None, example="20日"
    )
    alternative_stops: tuple[str, ...] = given(
        "代替も止まるシナリオ", "Scenarios that stop the alternative too", default=(), ref="scenarios"
    )
    planned_stock: Quantity | None = given(
        "積み増す在庫（計画）",
        "Stock to be added (plan)",
        default=None,
        example="2,000個",
        help_ja="計画により今より増やす数量。使える在庫と同じ単位で書くか、日数で「10日分」と書く",
        help_en="what the programme adds to the stock of today, in its unit, or in days of use as 10日分",
    )
    confidence: str | None = given("確度", "Confidence", default=None, choices=("A", "B", "C"))
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date | None = given("判断日", "Judged on", default=None)
