"""A supplier who looks for a lever in their own pack finds none: it does not change with our weakness."""

from __future__ import annotations

import re

import pytest

from tests.pipeline.test_one_of_many import ONE, pack
from tests.pipeline.test_promises import texts_of

# Words by which a pack would say that we depend on its reader, how long we last, or that we look elsewhere.
# Answers used "solely for this purpose" are a promise about answers; "solely" before anything else is still found.
LEVERS = re.compile(
    r"一社(のみ|だけ|依存)|唯一|単独(調達|の調達)|代替(調達|品|先)|二社目|在庫.{0,6}日|持ちこたえ|シェア|依存度|貴社の割合"
    r"|only (source|supplier)|sole(?!ly for (this|the ?stated) purpose|ly for the purpose stated)|single[- ]sourc|second source|alternative (source|supplier)|days of stock|your share",
    re.IGNORECASE,
)


def only_source(project):
    """Nobody but them delivers anything."""
    path = project / "transactions.csv"
    head, *rows = path.read_text("utf8").splitlines(keepends=True)
    path.write_text(head + "".join(row for row in rows if f",{ONE}," in row), "utf8")


def little_stock(project):
    """Stock lasts a tenth as long, and recovery takes longer."""
    path = project / "facts/supply.yaml"
    text = re.sub(
        r'stock: "?([\d,]+)個"?',
        lambda found: f"stock: {int(found[1].replace(',', '')) // 10}個",
        path.read_text("utf8"),
    )
    path.write_text(text.replace("time_to_recover: 120日", "time_to_recover: 240日"), "utf8")


def alternative_under_test(project):
    """A second source for the first item is nearly there."""
    path = project / "facts/supply.yaml"
    text = path.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: IT-01," in line)
    path.write_text(text.replace(line, line.rstrip("}") + ", alternative: in-progress}"), "utf8")


def no_alternative(project):
    """Nothing can take its place."""
    path = project / "facts/supply.yaml"
    text = path.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: IT-01," in line)
    path.write_text(text.replace(line, line.rstrip("}") + ", alternative: none}"), "utf8")


def greater_need(project):
    """A day without the item costs ten times as much."""
    path = project / "facts/supply.yaml"
    text = re.sub(r"margin_per_day: (\d)", r"margin_per_day: 9\1", path.read_text("utf8"))
    path.write_text(text, "utf8")


@pytest.mark.parametrize("weakness", [only_source, little_stock, alternative_under_test, no_alternative, greater_need])
def test_a_pack_is_the_same_however_weak_we_are(project, tmp_path, weakness):
    before, _ = pack(project, tmp_path / "before")
    inputs = {path: path.read_bytes() for path in [*project.glob("facts/*"), project / "transactions.csv"]}
    weakness(project)
    assert any(path.read_bytes() != data for path, data in inputs.items()), "the facts did change"
    assert pack(project, tmp_path / "after")[0] == before


def test_no_sentence_of_a_pack_speaks_of_dependence_stock_or_alternatives(project, tmp_path):
    pack(project, tmp_path)
    found = [
        (path.name, text)
        for path in sorted(tmp_path.rglob(f"suppliers/{ONE}/*"))
        for text in texts_of(path)
        if LEVERS.search(text)
    ]
    assert found == []
