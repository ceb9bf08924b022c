"""Each sentence of a template is carried by something, or it is a bare claim; judgement needs a condition of its kind."""

import pytest

from esgreport.base.text import Text
from esgreport.document.claims import SentenceClaim, claims_in, claims_in_exhibits
from esgreport.document.conditions import Rule
from esgreport.document.environment import environment
from esgreport.document.placeholders import FACT_START as FACT
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.yaml import read_yaml
from tests.docs.claims import claim_words

WORDS = claim_words()
RULES = (
    Rule("pays", choice="verdict.pays", value="always"),
    Rule("leads", each="option_results", is_best="npv"),
    Rule("some", exists="investments"),
    Rule("promised", exists="commitments"),
    Rule("both", all=("pays", "some")),
    Rule("vowed", any=("promised",)),
    Rule("three", count="asks", at_least="3"),
)


def claims(source: str, language: str = "ja") -> tuple[SentenceClaim, ...]:
    return claims_in(environment({}), source, language, RULES, WORDS)  # type: ignore[arg-type]


def told(source: str, language: str = "ja") -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (item.sentence.words.replace(FACT, "…"), item.carrier, item.conclusions) for item in claims(source, language)
    ]


@pytest.mark.parametrize(
    ("source", "carrier"),
    [
        ("当社は調達先を見直す方針をとる。", "bare"),
        ("総額は{{ plan.total }}である。", "facts"),
        ("{% if when.some is true %}次のとおり取り組む。{% endif %}", "condition"),
        ("{% if when.some is withheld %}次のとおり取り組む。{% endif %}", "bare"),
        ("{% if plan.total is given %}次のとおり取り組む。{% endif %}", "condition"),
        ("{% if rows %}次のとおり取り組む。{% endif %}", "condition"),
        ("{% for row in rows %}次のとおり取り組む。{% endfor %}", "bare"),
        ("{% if when.promised is true %}費用を協議する。{% endif %}", "commitment"),
        ("{% if when.vowed is true %}費用を協議する。{% endif %}", "commitment"),
        ("{{ commitments[0].detail }}に努める。", "commitment"),
        ("備えを大切に考えている。\n{: .view}", "view"),
        ("目標は{{ goal }}と考えている。\n{: .view}", "facts"),
        ("よろしくお願い申し上げます。", "formal"),
        ("## 背景と位置付け {#a}", "label"),
        ("- 情報管理", "label"),
        ("| 品目の名前を示す。 | 数 |", "label"),
    ],
)
def test_a_sentence_is_carried_by_one_thing(source: str, carrier: str) -> None:
    assert claims(source)[0].carrier == carrier


@pytest.mark.parametrize(
    ("source", "conclusions"),
    [
        ("費用に見合う。", ("worth",)),
        ("効果が{{ share }}でも費用に見合う。", ("worth",)),
        ("{% if when.pays is true %}費用に見合う。{% endif %}", ()),
        ("{% if when.pays is false %}費用に見合わない、とは採算による。{% endif %}", ()),
        ("{% if when.both is true %}費用に見合う。{% endif %}", ()),
        ("{% if when.some is true %}費用に見合う。{% endif %}", ("worth",)),
        ("{% if when.pays is withheld %}費用に見合う。{% endif %}", ("worth",)),
        ("本件は{% if when.pays is true %}費用に見合う{% endif %}案である。", ()),
        ("{{ '費用に見合う案' if when.pays is true }}を示す。", ()),
        ("{{ '費用に見合う案' if when.some is true else '採算の案' }}を示す。", ("worth",)),
        ("{% for o in option_results if o.leads is true %}{{ o.name }}が最も大きい。{% endfor %}", ()),
        ("{% for o in option_results %}{{ o.name }}が最も大きい。{% endfor %}", ("rank",)),
        ("## 費用に見合う備え {#a}", ("worth",)),
        ('{{ sign_off(["費用に見合う備え"]) }}', ("worth",)),
        ('{% call ask("採算のある案") %}ご回答ください。{% endcall %}', ("worth",)),
        ("{% if when.promised is true %}速やかにお伝えする。{% endif %}", ()),
        ("{% if when.promised is true %}費用に見合う。{% endif %}", ("worth",)),
        ("{% if ask.is_paid is true %}費用に見合う。{% endif %}", ()),
        ("{% if plan.total is given and when.pays is true %}費用に見合う。{% endif %}", ()),
    ],
)
def test_a_word_of_judgement_needs_a_condition_of_its_kind_at_its_place(
    source: str, conclusions: tuple[str, ...]
) -> None:
    assert tuple(kind for item in claims(source) for kind in item.conclusions) == conclusions


@pytest.mark.parametrize(
    ("source", "language", "numeral"),
    [("三つのお願い", "ja", "三つ"), ("Three requests", "en", "Three"), ("一社", "ja", "")],
)
def test_a_number_in_words_is_found(source: str, language: str, numeral: str) -> None:
    assert [item.numeral for item in claims(source, language)] == [numeral]


def test_sentences_are_cut_where_people_end_them() -> None:
    source = "## 題 {#a}\n\n一つ目の文。二つ目は\n続く。\n\n- 項目である\n- **太字**の項目\n{% for a in b %}\n{{ a.name }}を示す\n{% endfor %}\n次。"
    words = ["題", "一つ目の文。", "二つ目は\n続く。", "項目である", "太字の項目", "…を示す", "次。"]
    assert [said for said, _, _ in told(source)] == words
    english = "Sales grew by 1.5 points. The board met. {{ x }} rose."
    assert [said for said, _, _ in told(english, "en")] == ["Sales grew by 1.5 points.", "The board met.", "… rose."]
    assert claims("{% if") == ()


def test_a_sentence_knows_its_line() -> None:
    assert [item.sentence.line for item in claims("\n\n一つ目。\n\n{% if x %}\n二つ目。\n{% endif %}")] == [3, 6]


def test_texts_of_exhibits_are_read_under_their_conditions() -> None:
    text = 'exhibits:\n  e:\n    caption: {ja: 費用に見合う備え, en: x}\n    rows:\n      a: {ja: 採算, when: pays}\n    list: [{ja: "{total}の採算"}]\n'
    root = read_yaml(text.encode(), "exhibits.yaml").value
    assert isinstance(root, RawMapping)
    found = claims_in_exhibits(root, "ja", RULES, WORDS)
    assert [(item.carrier, item.conclusions) for item in found] == [
        ("label", ("worth",)), ("condition", ()), ("facts", ("worth",)),
    ]  # fmt: skip


def test_formal_wording_is_found_whatever_its_spaces() -> None:
    words = type(WORDS)(WORDS.judgement, (Text("以上 の とおり。", "So it is."),))
    (claim,) = claims_in(environment({}), "以上の\nとおり。", "ja", (), words)
    assert claim.carrier == "formal"
