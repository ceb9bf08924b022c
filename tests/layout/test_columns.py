"""Column widths: words and figures stay whole wherever the table has room for them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from esgreport.document.inlines import Words
from esgreport.document.tree import Cell, Column, Table
from esgreport.layout.columns import SAFETY, demands, shares
from esgreport.layout.text.break_opportunities import units
from esgreport.layout.text.widths import Faces, advance

FONTS = Path(__file__).parents[2] / "content" / "fonts"
FACES = Faces({path.name: path.read_bytes() for path in FONTS.glob("*.json")})
PLAIN, BOLD = FACES.get("BIZ UDPGothic"), FACES.get("BIZ UDPGothic", True)
SIZE_PT, PADDING_PT = 9.0, 8.5
OPTIONS = (
    ("Option", "Capex", "Opex a year", "Loss reduction", "NPV", "NPV, low", "NPV, high", "One-in-a-hundred loss"),
    ("A Do nothing", "0", "0", "0", "0", "0", "0", "3,034"),
    ("D Maximum", "700", "35", "147", "(4)", "(56)", "55", "1,704"),
)


def _table(rows):
    columns = tuple(
        Column((Words(title),), "end" if index else "start", 3 if index == 0 else 2)
        for index, title in enumerate(rows[0])
    )
    return Table(columns, tuple(tuple(Cell(((Words(text),),)) for text in row) for row in rows[1:]))


def _widths_pt(rows, width_pt):
    wanted = demands(_table(rows), PLAIN, BOLD, SIZE_PT, PADDING_PT)
    return wanted, [width / 20 for width in shares(wanted, int(width_pt * 20), 20)]


def _longest_pt(text, face):
    return max(advance(unit.rstrip(" "), face) for unit in units(text)) * SIZE_PT * SAFETY + PADDING_PT


def test_a_crowded_table_divides_no_word_of_its_headings():
    _, widths = _widths_pt(OPTIONS, 400)
    for title, width in zip(OPTIONS[0], widths, strict=True):
        assert _longest_pt(title, BOLD) <= width + 0.1


words = st.sampled_from(
    ("Capex", "reduction", "Alternative", "1,234,567", "投資額", "永久磁石の在庫", "12 kg", "―", "a")
)
cells = st.lists(words, min_size=1, max_size=3).map(" ".join)
rows = st.integers(2, 9).flatmap(lambda n: st.lists(st.tuples(*[cells] * n), min_size=2, max_size=4))


@given(rows, st.integers(200, 900))
def test_no_column_is_narrower_than_its_longest_word_while_there_is_room(table, width_pt):
    wanted, widths = _widths_pt(table, width_pt)
    assert round(sum(widths) * 20) == width_pt * 20
    if sum(column.hard for column in wanted) <= width_pt:
        for column, width in zip(wanted, widths, strict=True):
            assert column.hard <= width + 0.1
