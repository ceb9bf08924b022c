"""The simple form becomes records of the ordinary kinds, each value with the place of its cell.

What the form does not ask is either left out or follows from what this form is: an unlisted company without a board,
existing people in charge (guideline, GOV-05d). An item that the owner lets readers see is a release by the owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.origin import Origin
from esgreport.company.grammar.day import parse_day
from esgreport.company.grammar.number import narrowed
from esgreport.company.grammar.parse_error import Refusal
from esgreport.company.grammar.word import parse_bool
from esgreport.inputs.small_form.cells import SHEET
from esgreport.inputs.small_form.missing import missing
from esgreport.inputs.small_form.reading import SmallForm
from esgreport.reading.raw import Entry, Node, Null, Scalar, Sequence
from esgreport.reading.raw import Mapping as RawMapping

READERS = ("customer", "lender")
ALTERNATIVES = {"切替できる": "qualified", "準備中": "in-progress", "なし": "none"}
# What becomes of a gap in the self-check, and who sees to it: the one officer of the form.
GAPS: Mapping[str, Mapping[str, str]] = {
    "no": {"state": "planned", "owner": "OFF-1"},
    "partly": {"state": "in-progress", "owner": "OFF-1"},
}
DAY_UNITS = ("日分", "日間", "日")
Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SmallFacts:
    """The raw tree of the records, the date on the documents, and what is wrong with the form itself.

    `faulty` are the cells of which a finding has been made; what else they bring about need not be said.
    """

    tree: RawMapping
    issued: date | None
    findings: tuple[Finding, ...]
    faulty: frozenset[Origin]


def small_facts(form: SmallForm) -> SmallFacts:
    """The records of a filled simple form. Findings: those of reading, ESG-COMPANY-033 to 036, 130."""
    return _Maker(form).made()


class _Maker:
    """The making of the records of one form."""

    def __init__(self, form: SmallForm) -> None:
        self.form = form
        lacking = missing(form)
        self.found = [*form.findings, *lacking]
        self.faulty = form.faulty.union(item.origin for item in lacking if item.origin is not None)
        self.here = next((cell.origin for cell in form.cells.values()), Origin("facts.xlsx", 1, 1, f"{SHEET}!A1"))
        self.kinds: dict[str, list[RawMapping]] = {}

    def made(self) -> SmallFacts:
        issued = self._issued()
        if self.form.cells:
            self._company()
            self._people()
            self._words()
            self._investment()
            for number, item in enumerate(self.form.items, 1):
                self._item(f"ITM-{number}", item)
            self._checklist()
        entries = tuple(
            Entry(
                Scalar(kind, self.here),
                records[0] if kind in ("company", "house") else Sequence(tuple(records), self.here),
            )
            for kind, records in self.kinds.items()
        )
        return SmallFacts(RawMapping(entries, self.here), issued, tuple(self.found), self.faulty)

    def text(self, name: str) -> str:
        cell = self.form.cells.get(name)
        return cell.text.strip() if cell is not None else ""

    def cell(self, name: str) -> Scalar:
        return self.form.cells.get(name) or Scalar("", self.here)

    def record(self, kind: str, fields: Fields, required: tuple[str, ...] = ()) -> None:
        """Add a record. An empty cell is left out; one that must be filled keeps its place for the finding."""
        entries = []
        place = self.here
        for key, value in fields.items():
            node = self._node(value, key in required)
            if node is not None:
                entries.append(Entry(Scalar(key, node.origin), node))
                place = node.origin if isinstance(value, Scalar) and place is self.here else place
        self.kinds.setdefault(kind, []).append(RawMapping(tuple(entries), place))

    def _node(self, value: object, required: bool) -> Node | None:
        if not isinstance(value, Scalar):
            return Scalar(str(value), self.here)
        if value.text.strip():
            return value
        return Null(value.origin) if required else None

    def _issued(self) -> date | None:
        cell = self.cell("issued")
        if not cell.text.strip():
            return None
        day = parse_day(cell.text)
        if isinstance(day, Refusal):
            self.found.append(finding(day.code, cell.origin, "issued", value=day.value, field="issued"))
            self.faulty |= {cell.origin}
            return None
        return day

    def _company(self) -> None:
        names = ("name", "head_office", "business", "president_title", "president_name")
        fields: dict[str, object] = {f"{name}_ja": self.cell(name) for name in names}
        fields |= {"listed": "no", "fiscal_year_end": self.cell("fiscal_year_end"), "employees": self.cell("employees")}
        self.record("company", fields, (*(f"{name}_ja" for name in names), "fiscal_year_end"))
        self.record("house", {"board_structure": "no-board"})
        policy: dict[str, object] = {
            "id": "POL-1",
            "title_ja": "供給と技術についての方針",
            "decision_date": self.cell("policy_date"),
            "organ_ja": self.cell("president_title"),
            "statement_ja": self.cell("policy"),
        }
        self.record("policies", policy, ("decision_date", "statement_ja"))

    def _people(self) -> None:
        title, name = self.cell("officer_title"), self.cell("officer_name")
        self.record("officers", {"id": "OFF-1", "name_ja": name, "title_ja": title}, ("name_ja", "title_ja"))
        contact: dict[str, object] = {
            "id": "CON-1",
            "purpose": "general",
            "department_ja": title,
            "person_ja": name,
            "phone": self.cell("phone"),
            "mail": self.cell("mail"),
        }
        self.record("contacts", contact, ("department_ja", "person_ja", "phone", "mail"))
        if self.text("customer_name"):
            customer: dict[str, object] = {
                "id": "CUS-1",
                "name_ja": self.cell("customer_name"),
                "industry_ja": self.cell("customer_industry"),
            }
            self.record("customers", customer, ("name_ja", "industry_ja"))
        if self.text("lender_name"):
            self.record(
                "stakeholders",
                {
                    "id": "STK-1",
                    "kind": "lender",
                    "name_ja": self.cell("lender_name"),
                    "interest_ja": "事業の継続と返済",
                    "owner": "OFF-1",
                },
            )

    def _words(self) -> None:
        """What the owner tells readers in words: outlook, commitments, and what is to be talked about."""
        for number, reader in enumerate(READERS, 1):
            for kind, title, name in (
                ("outlooks", "想定している事態", "situation"),
                ("commitments", "供給の備え", "measures"),
            ):
                if self.text(name):
                    key = f"{kind[0].upper()}-{number}"
                    self.record(kind, {"id": key, "audience": reader, "title_ja": title, "detail_ja": self.cell(name)})
            if self.text("technology") or self.text("protection"):
                what, how = self.cell("technology"), self.cell("protection")
                fields: dict[str, object] = {
                    "id": f"T-{number}",
                    "audience": reader,
                    "title_ja": what,
                    "detail_ja": how,
                }
                self.record("commitments", fields, ("title_ja", "detail_ja"))
            if self.text("consultation"):
                document = {"customer": "customer-explanation", "lender": "lender-note"}[reader]
                self.record(
                    "messages", {"id": f"MSG-{number}", "document": document, "text_ja": self.cell("consultation")}
                )

    def _investment(self) -> None:
        names = ("investment", "investment_amount", "investment_end")
        if not any(map(self.text, names)):
            return
        outline, amount, end = (self.cell(name) for name in names)
        fields: dict[str, object] = {
            "id": "INV-1",
            "title_ja": "これからの投資",
            "outline_ja": outline,
            "pillar": "autonomy",
            "capex": amount,
            "start": self.cell("issued"),
            "end": end,
            "owner": "OFF-1",
            "label": "public",
        }
        self.record("investments", fields, ("outline_ja", "capex", "end"))
        if all(map(self.text, names)):
            self._release("investments.INV-1.capex", "lender", amount)

    def _item(self, name: str, row: Mapping[str, Scalar]) -> None:
        cells = {key: row.get(key, Scalar("", self.here)) for key in ("item", "supplier", "region", "shown")}
        alternative = row.get("alternative", Scalar("", self.here))
        meant = ALTERNATIVES.get(alternative.text.strip(), alternative.text)
        self.record(
            "items",
            {
                "id": name,
                "name_ja": cells["item"],
                "category_ja": cells["item"],
                "criticality": "5",
                "daily_use": "1日分",
                "alternative": Scalar(meant, alternative.origin),
            },
            ("name_ja", "category_ja"),
        )
        self._supplier(name, cells)
        recover, stock = _days(row.get("recover"), "日", self.here), _days(row.get("stock"), "日分", self.here)
        self.record(
            "recovery",
            {
                "id": name.replace("ITM", "REC"),
                "item": name,
                "time_to_recover": recover,
                "stock": stock,
                "confidence": "C",
                "judged_by_ja": self.cell("officer_name"),
                "judged_on": self.cell("issued"),
            },
            ("time_to_recover", "stock"),
        )
        if self._is_shown(cells["shown"]):
            self._show(name, bool(meant.strip()), cells["shown"])

    def _supplier(self, name: str, cells: Mapping[str, Scalar]) -> None:
        if cells["supplier"].text.strip() or cells["region"].text.strip():
            supplier: dict[str, object] = {
                "id": name.replace("ITM", "SUP"),
                "name_ja": cells["supplier"],
                "region_ja": cells["region"],
            }
            self.record("suppliers", supplier, ("name_ja", "region_ja"))

    def _show(self, name: str, has_alternative: bool, cell: Scalar) -> None:
        """Let the readers see the item, its days and its alternative; never who supplies it."""
        facts = [f"survival.{name}.{field}" for field in ("item", "cover", "recover")] + [f"items.{name}.category"]
        facts += [f"items.{name}.alternative"] if has_alternative else []
        for fact in facts:
            for reader in READERS:
                self._release(fact, reader, cell)

    def _is_shown(self, cell: Scalar) -> bool:
        if not cell.text.strip():
            return False
        answer = parse_bool(cell.text)
        if isinstance(answer, Refusal):
            self.found.append(finding(answer.code, cell.origin, "shown", value=quote(cell.text), field="shown"))
            return False
        return answer

    def _release(self, fact: str, reader: str, cell: Scalar) -> None:
        number = len(self.kinds.get("releases", ())) + 1
        self.record(
            "releases",
            {
                "id": f"REL-{number}",
                "fact": Scalar(fact, cell.origin),
                "audience": reader,
                "transform": "exact",
                "approver_ja": self.cell("president_name"),
                "reason_ja": "記入表で「提出先に見せる」を選んだため",
                "approved_on": self.cell("issued"),
            },
        )

    def _checklist(self) -> None:
        """Answers that follow from what was filled in; the owner reads them before they are used."""
        if not self.text("issued"):
            return
        self.record(
            "evidence",
            {"id": "EV-1", "title_ja": SHEET, "dated": self.cell("issued"), "custodian_ja": self.cell("officer_title")},
        )
        for number, (item, answer, grounds) in enumerate(self._answers(), 1):
            self.record(
                "checklist",
                {
                    "id": f"ANS-{number}",
                    "item": item,
                    "answer": answer,
                    "grounds_ja": grounds,
                    "reviewed_on": self.cell("issued"),
                    **({} if answer == "no" else {"sources": "EV-1"}),
                    **GAPS.get(answer, {}),
                },
            )

    def _answers(self) -> Iterator[tuple[str, str, str]]:
        def answer(item: str, holds: bool, grounds: str, otherwise: str) -> tuple[str, str, str]:
            return item, "yes" if holds else "no", grounds if holds else otherwise

        count = len(self.form.items)
        ready = sum(
            ALTERNATIVES.get(row["alternative"].text.strip(), "none") != "none"
            for row in self.form.items
            if "alternative" in row
        )
        yield answer(
            "CHK-A1-a", count > 0, f"主な品目{count}件の調達先と地域を一覧にしている", "品目の一覧をこれから作る"
        )
        yield answer(
            "CHK-A1-b", bool(self.text("technology")), "守る技術・情報を定めている", "守る技術をこれから定める"
        )
        yield answer("CHK-A1-c", bool(self.text("situation")), "想定する事態を書き出している", "想定をこれから書き出す")
        yield answer("CHK-A2-a", bool(self.text("investment")), "備えへの投資を計画している", "投資をこれから検討する")
        yield answer("CHK-A3-a", bool(self.text("consultation")), "提出先と相談している", "相談の内容をこれから決める")
        yield answer("X-B2", bool(self.text("measures")), "備えを決めて続けている", "備えをこれから決める")
        state = "yes" if count and ready == count else "partly" if ready else "no"
        yield "X-B3", state, f"{count}件のうち{ready}件で、代わりの準備がある"
        yield answer("X-C1", bool(self.text("protection")), "守り方を決めている", "守り方をこれから決める")
        yield answer(
            "X-D4", bool(self.text("officer_name")), "今の体制の中で担当者を決めている", "担当者をこれから決める"
        )


def _days(cell: Scalar | None, unit: str, here: Origin) -> Scalar:
    """A number of days with its unit, whether or not the person wrote one; other texts stay for the grammar."""
    if cell is None:
        return Scalar("", here)
    text = narrowed(cell.text)
    for known in DAY_UNITS:
        text = text.removesuffix(known).strip()
    return Scalar(f"{text}{unit}", cell.origin) if text.replace(".", "", 1).isdigit() else cell
