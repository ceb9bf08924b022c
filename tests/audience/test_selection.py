"""A view holds what its reader may see, and nothing tells that there was more."""

from datetime import date
from decimal import Decimal

import pytest

from esgreport.audience.audiences_file import decode_audiences
from esgreport.audience.clearance import Audiences
from esgreport.audience.publication import publication_state
from esgreport.audience.release import ReleasedFacts, apply_releases, lowered, significant
from esgreport.audience.selection import Knowledge, SelectionRequest, index_rows, select
from esgreport.audience.withheld import names_withheld_from
from esgreport.base.catalogue import entry
from esgreport.base.fact import Fact, Publication, Row
from esgreport.base.finding import render
from esgreport.base.label import PUBLIC, Label, Level, parse_label
from esgreport.base.origin import Origin
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import LANGUAGES, Text
from esgreport.base.view import Condition, View, ViewRow
from esgreport.company.records import Release
from esgreport.reading.yaml import read_yaml

DATA = """
audiences:
  public: {level: public, ja: 株主, en: Investors, published_only: yes}
  supplier: {level: partner, ja: 調達先, en: Supplier}
  supplier-general: {level: partner, ja: 調達先一般, en: Suppliers}
  board: {level: board, compartments: [our-view, undisclosed-material, core-technology, "supplier:*"], inside: yes, ja: 取締役会, en: Board}
classes:
  names: {facts: [suppliers], readers: {supplier: yes, board: yes}}
  loss: {facts: [metrics.loss], readers: {public: release, board: yes}}
"""


def audiences() -> Audiences:
    root = read_yaml(DATA.encode(), "audiences.yaml").value
    assert root is not None
    made = decode_audiences(root)
    assert made.value is not None, made.findings
    return made.value


def label(text: str) -> Label:
    made = parse_label(text)
    assert made is not None
    return made


def supplier(key: str) -> Row:
    own = label(f"partner +supplier:{key}")
    name = Fact(f"suppliers.{key}.name", Text(f"会社{key}商事", f"Company {key}"), own)
    region = Fact(f"suppliers.{key}.region", Text("A", "A"), label("internal +our-view"))
    return Row("suppliers", key, own, (("name", name), ("region", region)))


LOSS = Fact("metrics.loss.eal.total.before", Money(Decimal(261_800_577)), label("board +our-view"))


def knowledge(*rows: Row, releases: tuple[Release, ...] = (), listed: bool = True) -> Knowledge:
    metrics = Row("metrics", "loss", LOSS.label, (("eal.total.before", LOSS),))
    by_kind, by_id = index_rows((supplier("S-1"), supplier("S-2"), metrics, *rows))
    disclosed, found = apply_releases(releases, by_id)
    assert not found
    return Knowledge(by_kind, by_id, audiences(), disclosed, listed, date(2026, 11, 20))


def view(known: Knowledge, audience: str, *uses: str, requires: tuple[str, ...] = ()) -> View:
    wish = SelectionRequest("sample", uses, tuple((fact, Text("", "")) for fact in requires), ())
    outcome = select(known, audience, wish)
    assert outcome.value is not None
    return outcome.value


def facts_of(row: ViewRow) -> set[str]:
    """The fields of a row that hold facts."""
    return {name for name, value in row.fields.items() if isinstance(value, Fact)}


def test_a_supplier_sees_itself_and_no_other() -> None:
    seen = view(knowledge(), "supplier:S-1", "suppliers").rows["suppliers"]
    assert [row.fields["name"].id for row in seen] == ["suppliers.S-1.name"]  # type: ignore[union-attr]


def test_our_view_of_a_supplier_is_never_its_own_to_see() -> None:
    seen = view(knowledge(), "supplier:S-1", "suppliers").rows["suppliers"][0]
    assert facts_of(seen) == {"name"}


def test_the_general_edition_knows_no_supplier() -> None:
    assert view(knowledge(), "supplier-general", "suppliers").rows["suppliers"] == ()


def test_the_board_sees_every_supplier_with_our_view() -> None:
    seen = view(knowledge(), "board", "suppliers").rows["suppliers"]
    assert [facts_of(row) for row in seen] == [{"name", "region"}] * 2


def release(**fields: object) -> Release:
    given: dict[str, object] = {
        "id": "REL-1", "fact": LOSS.id, "audience": "public", "transform": "words", "words": Text("小さくなる", "smaller"),
        "approver": Text("a", "a"), "reason": Text("b", "b"), "approved_on": date(2026, 10, 1),
    }  # fmt: skip
    return Release(**(given | fields))  # type: ignore[arg-type]


def test_a_release_tells_words_under_a_new_id() -> None:
    disclosed = view(knowledge(releases=(release(),)), "public").facts[LOSS.id]
    assert (disclosed.id, disclosed.value, disclosed.label) == (
        "releases.REL-1",
        Text("小さくなる", "smaller"),
        Label(),
    )


def test_without_a_release_the_figure_is_absent_for_investors() -> None:
    assert LOSS.id not in view(knowledge(), "public").facts


def test_a_release_does_not_open_what_the_matrix_forbids() -> None:
    seen = view(knowledge(releases=(release(audience="supplier"),)), "supplier:S-1")
    assert LOSS.id not in seen.facts


def programme(publication: Publication) -> Row:
    total = Fact(
        "programmes.P.total",
        Money(Decimal(460_000_000)),
        label("public +undisclosed-material"),
        publication=publication,
    )
    return Row("programmes", "P", Label(), (("total", total),))


@pytest.mark.parametrize(
    ("publication", "shown", "draft"),
    [
        (Publication(), False, False),
        (Publication("開示資料", date(2026, 10, 30)), True, False),
        (Publication("開示資料", date(2026, 12, 1)), True, True),
        (Publication(after=date(2026, 12, 1)), True, True),
        (Publication(after=date(2026, 11, 1)), True, False),
    ],
)
def test_undisclosed_figures_wait_for_their_publication(publication: Publication, shown: bool, draft: bool) -> None:
    seen = view(knowledge(programme(publication)), "public", "programmes")
    assert bool(seen.rows["programmes"]) is shown
    assert bool(seen.unpublished) is draft


def test_a_company_that_is_not_listed_has_no_such_gate() -> None:
    seen = view(knowledge(programme(Publication()), listed=False), "public", "programmes")
    assert seen.rows["programmes"] and not seen.unpublished


def test_a_missing_required_fact_is_named_with_the_place_to_enter_it() -> None:
    wish = SelectionRequest("sample", ("programmes",), (("programmes.*.total", Text("ここ", "here")),), ())
    found = select(knowledge(), "public", wish).findings
    assert [(item.code, item.subject) for item in found] == [("ESG-AUDIENCE-001", "programmes.*.total")]
    assert found[0].document == "sample" and str(found[0].origin) == "facts"
    said = [render(entry(found[0].code), found[0], language)["what"] for language in LANGUAGES]
    assert "「計画」の「総額」（programmes.total）" in said[0] and "programmes.total" in said[1]


def test_a_required_field_that_is_empty_is_told_at_its_record() -> None:
    place = Origin("facts/programme.yaml", 7, 3)
    row = Row("programmes", "P", PUBLIC, (("title", Fact("programmes.P.title", "x", origin=place)),))
    wish = SelectionRequest("sample", ("programmes",), (("programmes.*.total", Text("", "")),), ())
    (found,) = select(knowledge(row), "public", wish).findings
    assert (found.code, found.origin) == ("ESG-AUDIENCE-001", place)


def test_a_required_fact_that_is_not_for_this_reader_is_told_where_it_was_entered() -> None:
    wish = SelectionRequest(
        "sample", ("programmes",), (("programmes.*.total", Text("", "")),), (), Text("手紙", "Letter")
    )
    (found,) = select(knowledge(programme(Publication())), "public", wish).findings
    assert (found.code, found.subject) == ("ESG-AUDIENCE-040", "programmes.*.total")
    assert "手紙" in render(entry(found.code), found, "ja")["what"]


@pytest.mark.parametrize(("cell", "place"), [("計画!C5", "facts.xlsx 計画!A1"), ("記入!C5", "facts.xlsx")])
def test_a_record_that_is_missing_is_told_at_its_sheet(cell: str, place: str) -> None:
    row = Row("items", "I", PUBLIC, (("name", Fact("items.I.name", "x", origin=Origin("facts.xlsx", cell=cell))),))
    wish = SelectionRequest("sample", ("programmes",), (("programmes.*", Text("", "")),), ())
    (found,) = select(knowledge(row), "public", wish).findings
    assert str(found.origin) == place


def test_other_suppliers_names_are_sought_in_the_finished_file() -> None:
    assert names_withheld_from(knowledge(), "supplier:S-1") == ("会社S-2商事", "Company S-2")


def test_hidden_rows_change_nothing_in_a_view() -> None:
    few, many = knowledge(), knowledge(supplier("S-0"), supplier("S-3"))
    first, second = view(few, "supplier:S-1", "suppliers"), view(many, "supplier:S-1", "suppliers")
    assert [row.fields for row in first.rows["suppliers"]] == [row.fields for row in second.rows["suppliers"]]
    assert first.facts == second.facts


def test_rounding_keeps_significant_digits() -> None:
    assert significant(Decimal("261.8"), 2) == 260
    assert lowered(Money(Decimal(261_800_577)), release(transform="round", digits=Decimal(2))) == Money(
        Decimal(260_000_000)
    )


def test_a_band_prints_its_ends() -> None:
    made = release(transform="band", low=Quantity(Decimal(40), "日"), high=Quantity(Decimal(80), "日"))
    assert lowered(Percent(Decimal(1)), made) == Text("40〜80日", "40 to 80 日")


def test_a_condition_is_a_condition_and_no_fact() -> None:
    row = Row("company", "company", Label(), (("listed", Fact("company.listed", True)),))
    seen = view(knowledge(row), "public", "company").rows["company"][0]
    assert isinstance(seen, ViewRow) and seen.fields["listed"] == Condition(True, ("company.listed",))


def test_released_facts_of_unknown_ids_are_findings() -> None:
    disclosed, found = apply_releases((release(fact="nothing.here"),), {})
    assert disclosed == ReleasedFacts({}) and [item.code for item in found] == ["ESG-AUDIENCE-003"]


def test_levels_and_compartments_form_a_lattice() -> None:
    joined = Label(Level.PARTNER, frozenset({"our-view"})).join(Label(Level.BOARD, frozenset({"deal"})))
    assert joined == Label(Level.BOARD, frozenset({"our-view", "deal"}))


def talk(key: str, direction: str, consent: str) -> Row:
    own = label("public")
    fields = {"direction": direction, "consent": consent, "topic": Text("議題", "Topic")}
    return Row(
        "dialogue", key, own, tuple((name, Fact(f"dialogue.{key}.{name}", v, own)) for name, v in fields.items())
    )


@pytest.mark.parametrize(
    ("consent", "public", "board"),
    [("none", False, False), ("internal", False, True), ("named", True, True), ("public", True, True)],
)
def test_what_a_partner_told_us_goes_as_far_as_they_agreed(consent: str, public: bool, board: bool) -> None:
    known = knowledge(talk("D-1", "in", consent))
    assert bool(view(known, "public", "dialogue").rows["dialogue"]) == public
    assert bool(view(known, "board", "dialogue").rows["dialogue"]) == board


def test_what_we_said_ourselves_is_ours_to_tell() -> None:
    assert view(knowledge(talk("D-1", "out", "none")), "public", "dialogue").rows["dialogue"]


@pytest.mark.parametrize(
    ("low", "high", "unit", "code"),
    [
        ("200", "500", "百万円", ""),
        ("2", "4", "億円", ""),
        ("0", "300", "百万円", ""),
        ("200", "500", "日", "ESG-AUDIENCE-011"),
        ("300", "900", "百万円", "ESG-AUDIENCE-012"),
        ("100", "250", "百万円", "ESG-AUDIENCE-012"),
        ("200", "300", "百万円", "ESG-AUDIENCE-013"),
    ],
)
def test_a_band_holds_the_value_in_its_unit_and_is_wide(low: str, high: str, unit: str, code: str) -> None:
    ends = {"low": Quantity(Decimal(low), unit), "high": Quantity(Decimal(high), unit)}
    made, found = apply_releases([release(transform="band", words=None, **ends)], {LOSS.id: LOSS})
    assert [item.code for item in found] == ([code] if code else [])
    assert (made.find(LOSS.id, "public", "public") is None) == bool(code)


def test_a_band_of_days_and_of_per_cent_is_in_days_and_per_cent() -> None:
    for value, unit in ((Quantity(Decimal(50), "日"), "日"), (Percent(Decimal(50)), "%")):
        ends = {"low": Quantity(Decimal(40), unit), "high": Quantity(Decimal(80), unit)}
        fact = Fact(LOSS.id, value, LOSS.label)
        assert apply_releases([release(transform="band", words=None, **ends)], {LOSS.id: fact})[1] == ()


def message(key: str, document: str) -> Row:
    fields = {"document": document, "audience": "public", "text": Text("語", "word")}
    return Row(
        "messages",
        key,
        label("public"),
        tuple((name, Fact(f"messages.{key}.{name}", value, label("public"))) for name, value in fields.items()),
    )


def test_a_message_is_for_its_own_document_only() -> None:
    rows = knowledge(message("M-1", "x"), message("M-2", "y"))
    for document, key in (("x", "M-1"), ("y", "M-2"), ("z", "")):
        found = select(rows, "public", SelectionRequest(document, ("messages",), (), ())).value
        assert found is not None
        disclosed = [row.fields["text"].id for row in found.rows["messages"]]  # type: ignore[union-attr]
        assert disclosed == ([f"messages.{key}.text"] if key else [])


@pytest.mark.parametrize(
    ("value", "compartments", "publication", "listed", "published_only", "expected"),
    [
        (Percent(Decimal(5)), "", Publication(), True, True, "closed"),
        (Percent(Decimal(5)), "", Publication(), True, False, "open"),
        (Percent(Decimal(5)), "+undisclosed-material", Publication(), True, False, "closed"),
        (Text("語", "word"), "+undisclosed-material", Publication(), True, True, "closed"),
        (Text("語", "word"), "", Publication(), True, True, "open"),
        (Percent(Decimal(5)), "+undisclosed-material", Publication(), False, True, "open"),
        (Percent(Decimal(5)), "", Publication(after=date(2026, 11, 20)), True, True, "open"),
        (Percent(Decimal(5)), "", Publication(after=date(2026, 11, 21)), True, True, "draft"),
        (Percent(Decimal(5)), "", Publication("短信"), True, True, "open"),
        (Percent(Decimal(5)), "", Publication("短信", date(2026, 11, 20)), True, True, "open"),
        (Percent(Decimal(5)), "", Publication("短信", date(2026, 11, 21)), True, True, "draft"),
    ],
)
def test_what_is_not_published_waits(
    value: object, compartments: str, publication: Publication, listed: bool, published_only: bool, expected: str
) -> None:
    fact = Fact("a.b", value, label(f"public {compartments}".strip()), publication=publication)
    assert publication_state(fact, date(2026, 11, 20), listed, published_only) == expected


def test_who_may_know_what_is_undisclosed_waits_for_nothing() -> None:
    fact = Fact("programmes.P.total", Money(Decimal(5)), label("public +undisclosed-material"))
    known = knowledge(Row("programmes", "P", label("public"), (("total", fact),)))
    assert [facts_of(row) for row in view(known, "board", "programmes").rows["programmes"]] == [{"total"}]
    assert view(known, "supplier:S-1", "programmes").rows["programmes"] == ()
    deal = Fact("programmes.P.total", Money(Decimal(5)), label("board +deal +undisclosed-material"))
    row = Row("programmes", "P", label("public"), (("total", deal),))
    for audience, disclosed in (("board", True), ("supplier", False)):
        by_kind, by_id = index_rows((row,))
        leave, _ = apply_releases((release(fact=deal.id, audience=audience),), by_id)
        known = Knowledge(by_kind, by_id, audiences(), leave, True, date(2026, 11, 20))
        assert bool(view(known, audience, "programmes").rows["programmes"]) is disclosed


def test_standing_words_are_there_by_id_for_everybody() -> None:
    fact = Fact("standing.law", Text("法", "law"), label("board"))
    known = knowledge(Row("standing", "standing", label("board"), (("law", fact),)))
    assert view(known, "public").facts == {"standing.law": fact}


def test_a_required_fact_of_another_record_is_missing() -> None:
    wish = SelectionRequest("sample", ("suppliers",), (("suppliers.S-9.name", Text("ここ", "here")),), ())
    assert [item.code for item in select(knowledge(), "board", wish).findings] == ["ESG-AUDIENCE-001"]
