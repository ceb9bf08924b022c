"""A brand is compiled once: what is kept equals what was compiled, and what is damaged or foreign is never used."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from esgreport import system
from esgreport.base.finding import Finding
from esgreport.base.origin import Origin
from esgreport.brand.cache_codec import from_bytes, to_bytes
from esgreport.brand.compiled import PptxBrand
from esgreport.inputs.project import Folder
from esgreport.pipeline.brands import CachedDocxBrand, CachedPptxBrand, docx_brand, pptx_brand
from esgreport.system import SystemWorld

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = ROOT.parent / "shared" / "brands"
PROJECT = str(ROOT / "examples" / "aoba-precision")
DECKS, PAPERS = (".pptx", ".potx", ".pptm"), (".docx", ".dotx")


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setattr(system, "_caches", lambda: tmp_path / "caches")
    return tmp_path / "caches"


def folder() -> Folder:
    return Folder(SystemWorld(), PROJECT)


def test_both_built_in_brands_are_the_same_after_keeping() -> None:
    for made in (docx_brand(folder(), ()), pptx_brand(folder(), ())):
        assert made.value is not None
    assert docx_brand(folder(), ()) == docx_brand(Folder(Forgetful(), PROJECT), ())
    assert pptx_brand(folder(), ()) == pptx_brand(Folder(Forgetful(), PROJECT), ())


class Forgetful(SystemWorld):
    """A machine that keeps nothing."""

    def cached(self, key: str) -> bytes | None:
        return None

    def store(self, key: str, data: bytes) -> None:
        return None


class Telling(SystemWorld):
    """A machine that tells what was asked of its cache."""

    def __init__(self) -> None:
        self.hits: list[bool] = []
        self.stored: list[str] = []

    def cached(self, key: str) -> bytes | None:
        found = super().cached(key)
        self.hits.append(found is not None)
        return found

    def store(self, key: str, data: bytes) -> None:
        self.stored.append(key)
        super().store(key, data)


def test_a_brand_is_compiled_once() -> None:
    world = Telling()
    for _ in range(3):
        pptx_brand(Folder(world, PROJECT), ())
    assert world.hits == [False, True, True]
    assert len(world.stored) == 1


def template(path: Path, size: int) -> str:
    from pptx import Presentation
    from pptx.util import Pt

    made = Presentation()
    made.slide_masters[0].placeholders[0].text_frame.paragraphs[0].font.size = Pt(size)
    made.save(str(path))
    return str(path)


def test_a_changed_template_of_the_same_name_is_compiled_anew(tmp_path: Path) -> None:
    world = Telling()
    first = pptx_brand(Folder(world, PROJECT), (template(tmp_path / "t.pptx", 30),))
    second = pptx_brand(Folder(world, PROJECT), (template(tmp_path / "t.pptx", 40),))
    assert world.hits == [False, False]
    assert first.value is not None and second.value is not None
    assert first.value.digest != second.value.digest


def test_findings_of_a_kept_template_are_told_again_under_its_own_name(tmp_path: Path) -> None:
    first = pptx_brand(folder(), (template(tmp_path / "one.pptx", 30),))
    second = pptx_brand(folder(), (template(tmp_path / "two.pptx", 30),))
    again = pptx_brand(folder(), (str(tmp_path / "one.pptx"),))
    assert first.findings and first.findings == again.findings
    assert {item.origin.file for item in second.findings if item.origin} == {str(tmp_path / "two.pptx")}


def test_other_code_does_not_meet_what_this_code_kept(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pptx_brand(folder(), ())
    old = {path.name for path in caches.iterdir()}
    monkeypatch.setattr(system, "_code_mark", lambda: "newer")
    world = Telling()
    pptx_brand(Folder(world, PROJECT), ())
    assert world.hits == [False]
    assert old and {path.name for path in caches.iterdir()} == {"newer"}


def test_a_file_that_cannot_be_used_leaves_nothing_behind(tmp_path: Path) -> None:
    world = Telling()
    (tmp_path / "bad.pptx").write_bytes(b"no zip at all")
    made = pptx_brand(Folder(world, PROJECT), (str(tmp_path / "bad.pptx"),))
    assert made.value is None and made.findings
    assert not world.stored


def test_what_is_kept_stays_few(caches: Path) -> None:
    world = SystemWorld()
    for number in range(system.CACHE_ENTRIES + 5):
        world.store(f"brand-{number}", b"x")
    (current,) = caches.iterdir()
    assert len(list(current.iterdir())) == system.CACHE_ENTRIES


@pytest.fixture(scope="module")
def whole() -> bytes:
    disclosed = Finding("ESG-BRAND-053", Origin("t.pptx"), "x", (("font", "f"),))
    return to_bytes(CachedPptxBrand(_deck(), (disclosed,)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damaged_byte_is_ever_taken_for_a_brand(whole: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    flip = data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="kept bytes"):
        from_bytes(CachedPptxBrand, whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
    with pytest.raises(ValueError, match="kept bytes"):
        from_bytes(CachedPptxBrand, whole[:place])


def test_a_kept_deck_is_not_read_as_a_paper() -> None:
    with pytest.raises(ValueError, match="do not hold a CachedDocxBrand"):
        from_bytes(CachedDocxBrand, to_bytes(CachedPptxBrand(_deck(), ())))


def _deck() -> PptxBrand:
    made = pptx_brand(Folder(Forgetful(), PROJECT), ())
    assert made.value is not None
    return made.value


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(FOREIGN.glob("*")) if FOREIGN.is_dir() else [], ids=lambda path: path.name)
def test_every_real_template_is_the_same_after_keeping(path: Path) -> None:
    opened = {**dict.fromkeys(DECKS, pptx_brand), **dict.fromkeys(PAPERS, docx_brand)}.get(path.suffix)
    if opened is None:
        return
    fresh = opened(Folder(Forgetful(), PROJECT), (str(path),))
    opened(folder(), (str(path),))
    assert opened(folder(), (str(path),)) == fresh
