"""The base of all records and the way a field is declared: one record is one row of a workbook sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar, dataclass_transform

from esgreport.base.fact import Basis
from esgreport.base.label import Label
from esgreport.base.origin import Origin

REQUIRED = object()
# The choices of a field that names readers: the families of `content/audiences.yaml`.
AUDIENCES = "audiences"


def given(
    ja: str,
    en: str,
    label: str = "",
    *,
    default: object = REQUIRED,
    ref: str = "",
    choices: tuple[str, ...] | str = (),
    example: str = "",
    help_ja: str = "",
    help_en: str = "",
) -> Any:
    """A field of a record, as a person sees it in a form.

    `ja` and `en` are its headings. `label` is who may know it by default (`internal +our-view`); empty means as the
    record's presence. `{id}` in a label means the record's own id. Without `default` the field must be filled;
    `default=None` allows it to be missing. `ref` names the kind whose ids the text must be one of (several kinds are
    separated by `|`). `choices` are the words allowed, or AUDIENCES.
    """
    words = {"ja": ja, "en": en, "example": example, "help_ja": help_ja, "help_en": help_en}
    metadata = {**words, "label": label, "ref": ref, "choices": choices, "required": default is REQUIRED}
    return field(metadata=metadata) if default is REQUIRED else field(default=default, metadata=metadata)


def other_names(label: str = "") -> Any:
    """The field of the other names of a supplier, customer, partner or technology; `label` as in `given`."""
    help_ja = "文章や図に出たら知らせる呼び名。四文字以上、「、」で区切る"
    help_en = "names to be found in texts; four characters or more, separated by commas"
    return given("別名・略称", "Other names", label, default=None, help_ja=help_ja, help_en=help_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record carries besides its own fields.

    `label` overrides who may know that the record exists, `labels` single fields (`capex=board; title=public`).
    `sources` are ids of evidence, or of the conversation in which a partner said it. `published` says where its figures
    were published, `published_on` when, `publishable_after` the first day on which they may be. `origins` gives the
    place of every field, and of the record itself under the empty name.
    """

    KIND: ClassVar[str] = ""
    SINGLE: ClassVar[bool] = False
    PRESENCE: ClassVar[str] = "internal"
    JA: ClassVar[str] = ""
    EN: ClassVar[str] = ""

    id: str = given("ID", "ID")
    label: Label | None = given("取扱区分", "Label", default=None, example="internal +our-view")
    labels: tuple[tuple[str, Label], ...] = given("項目別の取扱区分", "Labels by field", default=())
    sources: tuple[str, ...] = given("根拠資料", "Sources", default=(), ref="evidence|dialogue")
    as_of: date | None = given("基準日", "As of", default=None)
    basis: Basis = given(
        "値の区分", "Basis of values", default="actual", choices=("actual", "plan", "estimate", "scenario")
    )
    published: str = given("公表資料", "Published in", default="")
    published_on: date | None = given("公表日", "Published on", default=None)
    publishable_after: date | None = given("公表可能日", "Publishable after", default=None)
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    @property
    def presence(self) -> str:
        """The label of a record without one of its own: that of its kind, unless the record itself says more."""
        return self.PRESENCE

    def written_at(self, field_name: str) -> Origin | None:
        """Where the field was written, or the record when the field is not there."""
        return self.origins.get(field_name) or self.origins.get("")


R = TypeVar("R", bound=Record)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(given, field))
def record_type(
    kind: str, ja: str, en: str, presence: str = "internal", *, single: bool = False
) -> Callable[[type[R]], type[R]]:
    """A type of records: its kind, its names, who may know of a record, and whether there is one at most."""

    def declared(made: type[R]) -> type[R]:
        made.KIND, made.JA, made.EN, made.PRESENCE, made.SINGLE = kind, ja, en, presence, single
        return dataclass(frozen=True, slots=True, kw_only=True)(made)

    return declared
