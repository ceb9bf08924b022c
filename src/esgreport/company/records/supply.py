"""Records of the value chain: products, customers, sites, items, suppliers, transactions, recovery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records.record import Record, given

OUR_VIEW = "internal +our-view"
BOARD_VIEW = "board +our-view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """What the company sells; `margin_per_day` is contribution margin, not sales."""

    KIND: ClassVar[str] = "products"
    JA: ClassVar[str] = "製品"
    EN: ClassVar[str] = "Products"

    name: Text = given("名称", "Name")
    segment: Text = given("事業区分", "Segment")
    revenue: Money = given("年間売上高", "Annual revenue")
    margin_per_day: Money | None = given("1日当たり限界利益", "Contribution margin a day", "board", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer(Record):
    """A customer; only it and our own people may know that it is one."""

    KIND: ClassVar[str] = "customers"
    PRESENCE: ClassVar[str] = "partner +customer:{id}"
    JA: ClassVar[str] = "顧客"
    EN: ClassVar[str] = "Customers"

    name: Text = given("名称", "Name")
    aliases: Text | None = given(
        "別名・略称",
        "Other names",
        OUR_VIEW,
        default=None,
        help_ja="文章や図に出たら知らせる呼び名。四文字以上、「、」で区切る",
        help_en="names to be found in texts; four characters or more, separated by commas",
    )
    industry: Text = given("業種", "Industry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale(Record):
    """What one customer buys of one product in a year."""

    KIND: ClassVar[str] = "sales"
    JA: ClassVar[str] = "販売"
    EN: ClassVar[str] = "Sales"

    product: str = given("製品", "Product", ref="products")
    customer: str = given("顧客", "Customer", ref="customers")
    amount: Money = given("年間金額", "Annual amount")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """A site of our own."""

    KIND: ClassVar[str] = "sites"
    PRESENCE: ClassVar[str] = "public"
    JA: ClassVar[str] = "自社拠点"
    EN: ClassVar[str] = "Own sites"

    name: Text = given("名称", "Name")
    region: Text = given("国・地域", "Region")
    role: Text = given("役割", "Role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """A material, part or service that we buy. `daily_use` and `products` decide what its absence stops."""

    KIND: ClassVar[str] = "items"
    PRESENCE: ClassVar[str] = OUR_VIEW
    JA: ClassVar[str] = "調達品目"
    EN: ClassVar[str] = "Items"

    name: Text = given("名称", "Name", "internal")
    category: Text = given("区分（対外表現）", "Category in outside words", "partner")
    criticality: Decimal = given("重要度（1〜5）", "Criticality (1-5)")
    daily_use: Quantity | None = given("1日の使用量", "Daily use", default=None, example="100個")
    margin_per_day: Money | None = given("1日当たり限界利益", "Contribution margin a day", BOARD_VIEW, default=None)
    alternative: str | None = given(
        "代替の準備", "Alternative", default=None, choices=("qualified", "in-progress", "none")
    )
    products: tuple[str, ...] = given("使う製品", "Products that need it", default=(), ref="products")


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Record):
    """A supplier as a legal entity. Its own name is all that it may learn of this record."""

    KIND: ClassVar[str] = "suppliers"
    PRESENCE: ClassVar[str] = "partner +supplier:{id}"
    JA: ClassVar[str] = "調達先"
    EN: ClassVar[str] = "Suppliers"

    name: Text = given("名称", "Name")
    aliases: Text | None = given(
        "別名・略称",
        "Other names",
        OUR_VIEW,
        default=None,
        help_ja="文章や図に出たら知らせる呼び名。四文字以上、「、」で区切る",
        help_en="names to be found in texts; four characters or more, separated by commas",
    )
    addressee: Text | None = given("宛名（部署・役職・氏名）", "Addressee", default=None)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierSite(Record):
    """A site of a supplier, where things are really made."""

    KIND: ClassVar[str] = "supplier_sites"
    PRESENCE: ClassVar[str] = OUR_VIEW
    JA: ClassVar[str] = "調達先の拠点"
    EN: ClassVar[str] = "Supplier sites"

    supplier: str = given("調達先", "Supplier", ref="suppliers")
    name: Text = given("名称", "Name")
    region: Text = given("国・地域", "Region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction(Record):
    """One line of purchasing: what came from whom, where and when. `period` is a month, `2025-04`."""

    KIND: ClassVar[str] = "transactions"
    PRESENCE: ClassVar[str] = OUR_VIEW
    JA: ClassVar[str] = "取引"
    EN: ClassVar[str] = "Transactions"

    item: str = given("品目", "Item", ref="items")
    supplier: str = given("調達先", "Supplier", ref="suppliers")
    site: str | None = given("調達先の拠点", "Supplier site", default=None, ref="supplier_sites")
    period: str = given("年月", "Month", example="2025-04")
    quantity: Quantity | None = given("数量", "Quantity", default=None, example="500個")
    amount: Money = given("金額", "Amount", example="1,200,000円")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyShare(Record):
    """A judged share of supply, for an item without transactions; the remainder stays unknown.

    Shares of an item that sum to less than 100 % give bounds for its concentration instead of a guess.
    """

    KIND: ClassVar[str] = "supply_shares"
    PRESENCE: ClassVar[str] = OUR_VIEW
    JA: ClassVar[str] = "調達割合の見立て"
    EN: ClassVar[str] = "Judged shares of supply"

    item: str = given("品目", "Item", ref="items")
    supplier: str = given("調達先", "Supplier", ref="suppliers")
    share: Percent = given("割合", "Share", example="40%")
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date = given("判断日", "Judged on")
    confidence: str = given("確度", "Confidence", choices=("A", "B", "C"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery(Record):
    """How long we last without an item and how long its source takes to come back."""

    KIND: ClassVar[str] = "recovery"
    PRESENCE: ClassVar[str] = BOARD_VIEW
    JA: ClassVar[str] = "復旧・在庫"
    EN: ClassVar[str] = "Recovery"

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
    confidence: str = given("確度", "Confidence", choices=("A", "B", "C"))
    judged_by: Text = given("判断者", "Judged by")
    judged_on: date | None = given("判断日", "Judged on", default=None)
