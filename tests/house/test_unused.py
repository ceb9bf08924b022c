"""Nothing in the source that the product does not run."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.source import Module
from tests.house.unused import unmentioned, unreached

# Names that something outside of the source calls, each with what does.
ALLOWED = {
    "esgreport.ooxml.xml._NullTarget.doctype": "lxml calls it",
    "esgreport.distribution.object_model.saved": "the other half of document and deck, for those who change them",
}


def module(name, text):
    return Module(Path("x.py"), name, text, ast.parse(text))


def test_every_name_is_reached_from_the_commands_or_the_library(modules):
    assert sorted(set(unreached(modules)) - set(ALLOWED)) == []


def test_every_method_and_field_is_mentioned_somewhere(modules):
    assert sorted(set(unmentioned(modules)) - set(ALLOWED)) == []


def test_a_name_that_only_another_unreached_name_calls_is_found_too():
    face = module("esgreport.api", "from esgreport.a import used\n")
    other = module(
        "esgreport.a",
        "LIMIT = 3\ndef used():\n    return LIMIT\ndef first():\n    return second()\ndef second():\n    pass\n",
    )
    main = module("esgreport.cli.main", "def run():\n    pass\n")
    assert unreached([face, other, main]) == ["esgreport.a.first", "esgreport.a.second"]


def test_a_name_spelled_like_a_reached_one_is_not_reached_by_it():
    face = module("esgreport.api", "from esgreport import a\ndef show():\n    return a.made()\n")
    good, bad = (module(f"esgreport.{name}", "def made():\n    pass\n") for name in "ab")
    main = module("esgreport.cli.main", "def run():\n    pass\n")
    package = module("esgreport", "")
    assert unreached([package, face, good, bad, main]) == ["esgreport.b.made"]


def test_a_method_that_nobody_calls_is_found():
    text = "class Leak:\n    total: int\n    def half(self):\n        return self.total / 2\n"
    assert unmentioned([module("esgreport.a", text)]) == ["esgreport.a.Leak.half"]
    caller = module("esgreport.b", "def halved(leak):\n    return leak.half()\n")
    assert unmentioned([module("esgreport.a", text), caller]) == []
