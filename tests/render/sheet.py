"""A report of pages that changed, for a person to judge: each with frames around what went and what came."""

from __future__ import annotations

import base64
from html import escape

from tests.render.pages import picture

RED, GREEN = (200, 0, 0), (0, 130, 0)
HEAD = (
    "<!DOCTYPE html><meta charset='utf-8'><title>Pages</title><style>body{font-family:sans-serif}"
    "img{max-width:100%;border:1px solid #999}.all{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));"
    "gap:12px}figure{margin:0}</style>"
)


def report(changed, all_pages):
    """The page of HTML. `changed` are (name, number, pdf, lost, new, words); `all_pages` are (name, number, pdf)."""
    parts = [HEAD, "<h1>Pages that changed</h1><p>Red: lines that were there. Green: lines that are there now.</p>"]
    for name, number, data, lost, new, words in changed:
        frames = [(line.box, RED) for line in lost] + [(line.box, GREEN) for line in new]
        parts.append(f"<h2>{escape(name)}, page {number + 1}</h2><p>{escape('; '.join(words))}</p>")
        parts.append(_image(picture(data, number, 900, frames), name))
    parts.append("<h1>All pages</h1><div class='all'>")
    for name, number, data in all_pages:
        image = _image(picture(data, number, 260), name)
        parts.append(f"<figure>{image}<figcaption>{escape(name)} {number + 1}</figcaption></figure>")
    return "".join([*parts, "</div>"])


def _image(data, name):
    return f"<img alt='{escape(name)}' src='data:image/png;base64,{base64.b64encode(data).decode()}'>"
