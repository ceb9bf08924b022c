"""One style for everything that a finding says: sentences in `what` and `action`, a noun phrase in `expected`."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest

from esgreport.base.catalogue import ROOMS, codes
from esgreport.cli.main import main
from esgreport.cli.words import WORDS

LONGEST = 140
# A guess (“Did you mean …?”) may follow the sentence; it is empty or a sentence of its own.
GUESS = re.compile(r" ?\{guess_(ja|en)\}\Z")
# Words of the first, translated English of this program, and their like.
AVOIDED_EN = (
    "stands?", "stood", "mend", "nought", "to be had", "goes", "told", "tells?", "held against", "sought", "anew",
    "whose time is over", "which is not to be", "hangs? together", "nobody", "somebody", "leave to", "is not here",
)  # fmt: skip
AVOIDED_JA = ("頁", "マス(?!タ)", "知らない", "要ります", "揃", "機械", "[一二三四]つ", "致します")
EN = re.compile(rf"\b(?:{'|'.join(AVOIDED_EN)})\b", re.IGNORECASE)
JA = re.compile("|".join(AVOIDED_JA))
STRAIGHT_APOSTROPHE = re.compile(r"\w'\w")
CODE_IN_TEXT = re.compile(r"`[^`]*`")


@pytest.fixture(scope="module")
def sentences():
    """Every text of the catalogue: (code, part, language, text)."""
    return [
        (code, part, language, getattr(getattr(entry, part), language))
        for room in ROOMS
        for code, entry in codes(room).items()
        for part in ("what", "expected", "action")
        for language in ("ja", "en")
        if getattr(getattr(entry, part), language)
    ]


def faults(sentences, parts, language, wrong):
    """The texts of these parts in this language that are wrong, with their codes."""
    return [
        f"{code} {part}: {text}"
        for code, part, of, text in sentences
        if part in parts and of == language and wrong(GUESS.sub("", text))
    ]


def test_every_english_sentence_begins_with_a_capital_and_ends_with_a_full_stop(sentences):
    def wrong(text):
        return text[0].islower() or not text.endswith(".")

    assert faults(sentences, ("what", "action"), "en", wrong) == []


def test_every_japanese_sentence_ends_with_its_stop(sentences):
    assert faults(sentences, ("what", "action"), "ja", lambda text: not text.endswith("。")) == []


def test_what_is_expected_is_a_noun_phrase_without_a_stop(sentences):
    assert faults(sentences, ("expected",), "en", lambda text: text.endswith(".")) == []
    assert faults(sentences, ("expected",), "ja", lambda text: re.search("(。|ください|です|ます)\\Z", text)) == []


def test_what_to_do_in_japanese_is_asked_for_politely(sentences):
    polite = re.compile("(ください|です|ます)")
    assert faults(sentences, ("action",), "ja", lambda text: not polite.search(text)) == []


def test_no_message_uses_a_word_that_people_do_not_say(sentences):
    everything = ("what", "expected", "action")
    assert faults(sentences, everything, "en", lambda text: EN.search(CODE_IN_TEXT.sub("", text))) == []
    assert faults(sentences, everything, "ja", JA.search) == []


def test_english_messages_use_typographic_apostrophes(sentences):
    assert faults(sentences, ("what", "expected", "action"), "en", STRAIGHT_APOSTROPHE.search) == []


def test_no_message_is_longer_than_a_line_or_two(sentences):
    assert [f"{code} {part}: {len(text)}" for code, part, _, text in sentences if len(text) > LONGEST] == []


def printed(entry):
    """The parameters that the sentences of an entry print, in either language."""
    texts = (getattr(getattr(entry, part), of) for part in ("what", "expected", "action") for of in ("ja", "en"))
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


# Read by programs and tests from the details.
NOT_PRINTED = {"channel", "field"}


def given(modules):
    """Every call of `finding` with its code written out: place, code, the names of its details."""
    for module in modules:
        for node in module.nodes:
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "finding"):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                names = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                yield module.at(node), node.args[0].value, names - {"document", "related", "subject"}


def test_every_detail_that_a_finding_is_given_is_printed(modules):
    known = {code: entry for room in ROOMS for code, entry in codes(room).items()}
    calls = list(given(modules))
    assert len(calls) > 100
    unused = [(place, code, names - printed(known[code]) - NOT_PRINTED) for place, code, names in calls]
    assert [item for item in unused if item[2]] == []


def help_texts(command):
    """The help of a command, of its options and of the commands under it."""
    yield f"{command.name}", command.help or ""
    yield from ((f"{command.name} {item.name}", getattr(item, "help", None) or "") for item in command.params)
    for under in getattr(command, "commands", {}).values():
        yield from help_texts(under)


def test_no_word_or_help_of_the_command_line_is_one_that_people_do_not_say():
    said = [(key, text) for key, pair in WORDS.items() for text in pair] + list(help_texts(main))
    assert len(said) > 150
    assert [(key, text) for key, text in said if EN.search(text) or JA.search(text)] == []
