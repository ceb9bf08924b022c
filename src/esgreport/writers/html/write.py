"""A page's plan as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from esgreport.layout.page_plan import Child, Element, WebPage
from esgreport.writers.html.style import style

VOID = frozenset({"br", "img", "meta"})
# Elements that are written on lines of their own, so that the file can be read and compared.
_GROUPS = "section div figure table thead tbody tr ul ol dl nav details svg header footer main"
_BLOCKS = frozenset(f"{_GROUPS} li p h1 h2 h3 h4".split())
# Nothing may be loaded and nothing may run, even if a text were wrongly escaped.
PICTURES = "img-src data:"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(page: WebPage, rules: str) -> bytes:
    """The page as one UTF-8 file under the style `rules`; equal plans give equal bytes.

    Raises ValueError for characters that no page can carry.
    """
    body = "".join(_element(item) for item in page.body)
    language = _attribute(page.language.partition("-")[0])
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{_head(page, rules)}</head>\n'
        f'<body class="{_attribute(page.form)}">\n{_running(page)}<main>\n{body}</main>\n{_foot(page)}</body>\n'
        "</html>\n"
    ).encode()


def _head(page: WebPage, rules: str) -> str:
    has_pictures = any(child.tag == "img" for item in page.body for child in _tree(item))
    policy = f"{POLICY}; {PICTURES}" if has_pictures else POLICY
    return (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_attribute(policy)}">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta name="author" content="{_attribute(page.properties.author)}">\n'
        f"<title>{_text(page.properties.title)}</title>\n<style>\n{style(page, rules)}</style>\n"
    )


def _tree(item: Element) -> Iterator[Element]:
    yield item
    for child in item.children:
        if isinstance(child, Element):
            yield from _tree(child)


def _running(page: WebPage) -> str:
    """The handling mark and the draft mark, which print on every sheet."""
    draft = f'<p class="draft">{_text(page.draft)}</p>\n' if page.draft else ""
    mark = f'<p class="handling">{_text(page.header)}</p>\n' if page.header else ""
    return f"<header>\n{mark}{draft}</header>\n" if mark or draft else ""


def _foot(page: WebPage) -> str:
    return f"<footer>\n<p>{_text(page.footer)}</p>\n</footer>\n" if page.footer else ""


def _element(item: Element) -> str:
    attributes = "".join(f' {name}="{_attribute(value)}"' for name, value in item.attributes)
    inside = "" if item.tag in VOID else f"{''.join(map(_child, item.children))}</{item.tag}>"
    return f"<{item.tag}{attributes}>{inside}" + ("\n" if item.tag in _BLOCKS else "")


def _child(child: Child) -> str:
    return _text(child) if isinstance(child, str) else _element(child)


def _text(text: str) -> str:
    return escape(_sound(text), quote=False)


def _attribute(text: str) -> str:
    return escape(_sound(text))


def _sound(text: str) -> str:
    """`text` itself. Raises ValueError for control characters and lone surrogates, which HTML does not have."""
    if any((sign < " " and sign not in "\n\t") or "\ud800" <= sign <= "\udfff" or sign == "\x7f" for sign in text):
        raise ValueError("a character that no page can carry")
    return text
