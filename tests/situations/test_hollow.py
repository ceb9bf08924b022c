"""Every way in which a document leads up to nothing is noticed, and full documents pass."""

import pytest

from tests.document.test_assemble import made, view
from tests.situations.hollow import hollow_places

HOLLOW = {
    "監督の体制は次のとおりです。": "lead-in to nothing in a",
    "監督の体制は次のとおりです。\n\n次の文。": "lead-in to nothing in a",
    "情報源：": "lead-in to nothing in a",
    "Oversight is as follows.": "lead-in to nothing in a",
    "- 一\n- 情報源：": "lead-in to nothing in a",
    "**当社の約束**": "lead-in to nothing in a",
    "**当社の約束**\n\n**費用**\n\n文。": "lead-in to nothing in a",
    "下記の窓口へお寄せください。": "no desk below in a",
    "Please write to the desk below.": "no desk below in a",
    "詳細は別紙に示す。": "no annex in a",
    "値（）を見る。": "remains “（）” in a",
    "文。。": "remains “。。” in a",
    "a, b (), c.": "remains “()” in a",
    "{% call ask('') %}\n\n{% endcall %}\n文。": "",
    "一覧は次のとおりです。\n\n- 一\n- 二": "",
    "**費用**\n\n文。": "",
    "As of {{ company.name }}, three items.": "",
}


@pytest.mark.parametrize("source", HOLLOW)
def test_what_leads_up_to_nothing_is_noticed(source: str) -> None:
    document = made(f"## 題 {{#a}}\n\n{source}\n", view(name="社"))
    assert "; ".join(hollow_places(document)) == HOLLOW[source]
