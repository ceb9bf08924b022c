"""What a template may not contain is found by reading its source."""

import pytest

from esgreport.document.template_lint import lint_template, missing_partials


def codes(source: str) -> list[str]:
    return [item.code for item in lint_template("x/ja.md", source)]


@pytest.mark.parametrize("source", ["総額300百万円です。", "３社に依頼", "三億円を投じる", '{{ footnote("上位3社") }}'])
def test_a_digit_in_the_text_is_refused(source: str) -> None:
    assert codes(source) == ["ESG-DOCUMENT-012"]


def test_a_digit_in_code_over_several_lines_is_found_at_its_text() -> None:
    (item,) = lint_template("x/ja.md", '{{ letter_head(\n  date=x,\n  subject="第3回",\n) }}\n')
    assert (item.code, str(item.origin)) == ("ESG-DOCUMENT-012", "templates/x/ja.md:3:11")


@pytest.mark.parametrize(
    "source", ["1. 一つ目", "## 第1章 {#one}", "{{ x|places(0) }}", "{* 2026 *}", "三点を重視する"]
)
def test_list_markers_headings_and_code_may_hold_digits(source: str) -> None:
    assert codes(source) == []


def test_html_and_links_are_refused() -> None:
    assert codes("<b>x</b>") == ["ESG-DOCUMENT-010"]
    assert codes("[x](https://example.com)") == ["ESG-DOCUMENT-011"]


def test_a_partial_that_is_not_there_is_named_at_its_line_with_the_one_that_was_meant() -> None:
    source = '## 題 {#a}\n\n{% include "partials/ja/guidelines.md" %}\n{% include "partials/ja/notes.md" %}\n'
    (item,) = missing_partials("x/ja.md", source, ("partials/ja/guideline.md", "partials/ja/notes.md"))
    assert (item.code, str(item.origin)) == ("ESG-DOCUMENT-014", "templates/x/ja.md:3:1")
    assert "partials/ja/guideline.md" in dict(item.details)["guess_en"]
