"""Files as they lie on the disk: open to whom the user's umask says, and nothing half-written left behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time

import pytest

from esgreport.pipeline.output import place
from esgreport.system import SystemWorld

WRITES = (
    "import os, sys; from esgreport.system import SystemWorld; os.umask(int(sys.argv[2], 8))\n"
    "SystemWorld().replace(sys.argv[1], b'words')\n"
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize(("mask", "mode"), [("077", 0o600), ("022", 0o644), ("002", 0o664)])
def test_a_file_is_as_open_as_the_umask_says(tmp_path, mask, mode):
    path = tmp_path / "a.docx"
    subprocess.run([sys.executable, "-c", WRITES, str(path), mask], check=True, timeout=60)
    assert stat.S_IMODE(path.stat().st_mode) == mode and path.read_bytes() == b"words"
    assert os.listdir(tmp_path) == ["a.docx"]


def test_a_build_takes_away_what_a_killed_one_left_and_nothing_else(tmp_path):
    made = (
        "ja/.esgreport-abc.part",
        ".esgreport-0123.part",
        "ja/mine.part",
        "ja/.esgreport-note.txt",
        "live/.esgreport-9.part",
    )
    for name in made:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
        if not name.startswith("live"):
            os.utime(path, (time.time() - 3600,) * 2)
    place(SystemWorld(), str(tmp_path), {}, "")
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"ja/mine.part", "ja/.esgreport-note.txt", "live/.esgreport-9.part", "manifest.json"}
