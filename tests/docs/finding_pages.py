"""A page for every finding code under docs/findings/, and their index: `make docs` writes them from content/findings/."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from esgreport.base.catalogue import ROOMS, codes
from esgreport.base.finding import CatalogueEntry, Severity
from esgreport.base.text import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "findings"
SEVERITIES = {Severity.ERROR: "誤り / error", Severity.WARNING: "注意 / warning", Severity.NOTE: "参考 / note"}
PARTS = {"what": "内容 / What it means", "expected": "あるべき形 / Expected", "action": "対処 / What to do"}
PARAMETER = re.compile(r"\{(\w+)\}")
# A sentence that the finding adds when something similar exists: no page shows it.
GUESS = re.compile(r" ?\{guess_(ja|en)\}")
INTRODUCTION = """# 指摘の一覧 / Findings

`esgreport` の指摘には、変わることのないコードが付きます。‹ › の部分には、指摘ごとの値が入ります。 /
Every finding of `esgreport` has a code that never changes its meaning. ‹ › marks what differs from finding to finding.

| | 終了コード / Exit code |
|---|---|
| 誤り / error | 1（情報漏えいは 4、必要なプログラムの不足は 5）/ 1 (4 for a leak, 5 for a missing program) |
| 注意 / warning | 0（`--strict` では 3）/ 0 (3 with `--strict`) |
| 参考 / note | 0 |

`content/findings/` から `make docs` が作るページです。 / `make docs` writes these pages from `content/findings/`.
"""


def pages() -> dict[str, str]:
    """Every page by the name of its file; the index is README.md."""
    import_module("esgreport.system")
    declared = {room: codes(room) for room in ROOMS}
    made = {f"{code}.md": page(code, room, item) for room, table in declared.items() for code, item in table.items()}
    return {"README.md": index(declared), **made}


def index(declared: Mapping[str, Mapping[str, CatalogueEntry]]) -> str:
    """All codes by room, and those that no longer exist."""
    lines = [INTRODUCTION]
    for room, table in declared.items():
        rows = [
            f"| [{code}]({code}.md) | {cell(item.what.ja)} | {cell(item.what.en)} |" for code, item in table.items()
        ]
        if rows:
            lines += [f"## {room}\n", "| | | |", "|---|---|---|", *rows, ""]
    return "\n".join([*lines, "## 廃止 / Retired\n", ", ".join(retired()) + "\n"])


def retired() -> Iterator[str]:
    """The codes that are no longer used, and never will be again."""
    for room in ROOMS:
        text = (ROOT / "content" / "findings" / f"{room}.toml").read_text(encoding="utf-8")
        yield from tomllib.loads(text).get("retired", ())


def page(code: str, room: str, item: CatalogueEntry) -> str:
    """What one code means, what is expected and what to do, in both languages, and a line as the command prints it."""
    rows = [
        f"| {name} | {cell(getattr(item, part).ja)} | {cell(getattr(item, part).en)} |"
        for part, name in PARTS.items()
        if getattr(item, part).en
    ]
    examples = [f"    {line(code, item, language)}" for language in LANGUAGES]
    return "\n".join(
        [
            f"# {code}\n",
            f"{SEVERITIES[item.severity]} · `{room}` · 終了コード / exit code {exit_code(item)}\n",
            "| | 日本語 | English |",
            "|---|---|---|",
            *rows,
            "",
            "例 / Example:\n",
            *examples,
            "",
            "[一覧 / All findings](README.md)\n",
        ]
    )


def line(code: str, item: CatalogueEntry, language: Language) -> str:
    """The first line of such a finding on the command line."""
    word = SEVERITIES[item.severity].split(" / ")[language == "en"]
    return f"‹file›:‹line›: {plain(item.what.of(language))} [{code} {word}]"


def exit_code(item: CatalogueEntry) -> str:
    """How the command ends when this finding is the worst."""
    if item.leak or item.tool:
        return "4" if item.leak else "5"
    return {Severity.ERROR: "1", Severity.WARNING: "0 (`--strict`: 3)", Severity.NOTE: "0"}[item.severity]


def plain(template: str) -> str:
    """A template with the names of its parameters in ‹ ›."""
    return PARAMETER.sub(r"‹\1›", GUESS.sub("", template)).replace("{{", "{").replace("}}", "}")


def cell(template: str) -> str:
    """`plain` for a cell of a table."""
    return plain(template).replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def write() -> None:
    """Write every page and take those of codes away that no longer exist."""
    made = pages()
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
