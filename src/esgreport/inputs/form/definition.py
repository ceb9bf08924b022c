"""The definition of the full form: `content/forms/standard.yaml`, one for all projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from esgreport.base.text import Language, Text
from esgreport.company.records import KINDS
from esgreport.reading.own_content import own


@dataclass(frozen=True, slots=True)
class Change:
    """What a version of the form changed: a column or sheet added, a heading or the sheet of `kind` given another name.

    `before` and `after` are headings (or names of sheets) in Japanese, as people see them.
    """

    version: int
    kind: str
    what: Literal["column", "heading", "sheet", "new-sheet"]
    after: str
    before: str = ""

    @property
    def described(self) -> Text:
        """The change in one phrase."""
        sheet = KINDS[self.kind].JA
        match self.what:
            case "column":
                return Text(f"「{sheet}」に「{self.after}」を追加", f"“{sheet}” gained “{self.after}”")
            case "heading":
                ja = f"「{sheet}」の「{self.before}」を「{self.after}」に改称"
                return Text(ja, f"“{self.before}” of “{sheet}” is now “{self.after}”")
            case "new-sheet":
                return Text(f"シート「{self.after}」を追加", f"the sheet “{self.after}” was added")
            case "sheet":
                ja = f"シート「{self.before}」を「{self.after}」に改称"
                return Text(ja, f"the sheet “{self.before}” is now “{self.after}”")


@dataclass(frozen=True, slots=True)
class Definition:
    """The words of the form. `kinds` says what each sheet is for, `how` how a field of each form is filled.

    `words` are those of which sentences on filling a cell are made, and single ones.
    """

    name: str
    title: str
    steps: tuple[Text, ...]
    kinds: Mapping[str, Text]
    words: Mapping[str, Text]
    how: Mapping[str, Text]
    examples: Mapping[str, str]
    changes: tuple[Change, ...]


@cache
def standard() -> Definition:
    """The full form."""
    return own("forms/standard.yaml", Definition)


def both(key: str) -> str:
    """One of the `words` in both languages, beside each other."""
    return f"{word(key, 'ja')} / {word(key, 'en')}"


def word(key: str, language: Language) -> str:
    """One of the `words`. Raises KeyError for a key that it does not have."""
    return standard().words[key].of(language)
