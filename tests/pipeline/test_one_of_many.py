"""One supplier among twenty-five: their pack is the same, byte for byte, whether the others exist or not."""

from __future__ import annotations

import re

from click.testing import CliRunner

from esgreport.cli.main import main

ONE = "SUP-01"
DOCUMENTS = ("supplier-letter", "supplier-briefing")


def pack(project, out):
    done = CliRunner().invoke(
        main, ["build", str(project), *DOCUMENTS, "--supplier", ONE, "--html", "--out", str(out), "--ui-lang", "en"]
    )
    assert done.exit_code == 0, done.output
    found = (path for folder in out.rglob(f"suppliers/{ONE}") for path in folder.iterdir())
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
    return files, done.output.replace(str(out), "")


def alone(project):
    """The project without any other supplier, their sites and what was bought from them."""
    path = project / "facts/suppliers.yaml"
    lines = path.read_text("utf8").splitlines(keepends=True)
    retained = [line for line in lines if "SUP-" not in line or ONE in line]
    path.write_text("".join(retained), "utf8")
    others = set(re.findall(r"SUP-\d+", "".join(lines))) - {ONE}
    ledger = project / "transactions.csv"
    rows = ledger.read_text("utf8").splitlines(keepends=True)
    ledger.write_text("".join(row for row in rows if not any(other in row for other in others)), "utf8")
    return others


def test_a_suppliers_pack_does_not_tell_whether_there_are_others(project, tmp_path):
    many = pack(project, tmp_path / "many")
    assert len(alone(project)) == 25
    assert pack(project, tmp_path / "one") == many
    assert len(many[0]) == 2 * 2 * len(DOCUMENTS)
