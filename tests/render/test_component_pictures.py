"""`docs/components.md` shows every component, as `make components` makes it."""

from __future__ import annotations

from tests.render.component_pictures import FOLDER, PAGE, page, samples


def test_the_page_of_components_is_the_one_that_the_samples_make() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make components`"


def test_every_component_has_a_picture_and_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == {item.kind for item in samples()}
