"""Random other people's secrets change not one byte of a supplier's files (the long proof: `make prove`)."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from esgreport import api
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/aoba-precision"
DOCUMENTS = ["supplier-letter", "supplier-briefing"]


def files_of(folder: Path, out: Path) -> dict[str, bytes]:
    loaded = api.open_project(str(folder)).value
    assert loaded is not None
    placed = api.build(loaded, str(folder), str(out), documents=DOCUMENTS, suppliers=["SUP-01", "general"]).value
    return {path: (out / path).read_bytes() for path in placed.paths}


def with_other_secrets(folder: Path, seed: int) -> None:
    """Other names of other suppliers, other amounts, more or fewer of their records."""
    draw = random.Random(seed)
    path = folder / "facts/suppliers.yaml"
    lines = path.read_text("utf8").split("\n")
    number = draw.randint(2, 26)
    lines = [
        line.replace(f"{{id: SUP-{number:02d}, name_ja: ", f"{{id: SUP-{number:02d}, name_ja: 秘{seed}の")
        for line in lines
    ]
    path.write_text("\n".join(lines), "utf8")
    csv = folder / "transactions.csv"
    rows = csv.read_text("utf8").split("\n")
    retained = [row for row in rows if "SUP-01" in row or not row or row.startswith("品目") or draw.random() > 0.1]
    csv.write_text("\n".join(retained), "utf8")
    recovery = folder / "facts/supply.yaml"
    recovery.write_text(
        recovery.read_text("utf8").replace("time_to_recover: 120日", f"time_to_recover: {draw.randint(60, 200)}日"),
        "utf8",
    )


def differences(tmp_path: Path, seeds: range) -> list[int]:
    expected = files_of(EXAMPLE, tmp_path / "expected")
    assert len(expected) == 8
    wrong = []
    for seed in seeds:
        folder = tmp_path / f"project-{seed}"
        shutil.copytree(EXAMPLE, folder)
        with_other_secrets(folder, seed)
        if files_of(folder, tmp_path / f"out-{seed}") != expected:
            wrong.append(seed)
        shutil.rmtree(folder)
    return wrong


def test_five_random_worlds_of_secrets_look_the_same_to_a_supplier(tmp_path: Path) -> None:
    assert differences(tmp_path, range(5)) == []


@pytest.mark.prove
def test_two_hundred_random_worlds_of_secrets_look_the_same_to_a_supplier(tmp_path: Path) -> None:
    assert differences(tmp_path, range(200)) == []
