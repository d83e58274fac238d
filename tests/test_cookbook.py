"""The cookbook in both languages is one book, its figures are quoted, and the app shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cookbook_steps import plain_text, steps_of
from PIL import Image
from streamlit.testing.v1 import AppTest

from compare.ui.cookbook import DOCUMENTS, RECIPES, read_recipes

ROOT = Path(__file__).resolve().parents[1]
PICTURES = sorted((ROOT / "docs" / "cookbook").glob("*.png"))
LARGEST = 120_000
YEAR = re.compile(r"20\d\d")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def width_of(path: Path) -> int:
    """Pixels from left to right."""
    with Image.open(path) as picture:
        return picture.width


@pytest.mark.parametrize("id", RECIPES)
def test_both_languages_name_the_same_buttons_pictures_and_quotations(id: str) -> None:
    dutch, english = (steps_of(read_recipes(lang)[RECIPES.index(id)]) for lang in ("nl", "en"))
    assert [step.labels for step in dutch] == [step.dutch for step in english]
    assert [step.picture for step in dutch] == [step.picture for step in english]
    assert [len(step.quotes) for step in dutch] == [len(step.quotes) for step in english]
    assert sum(bool(step.picture) for step in dutch) in (2, 3)


@pytest.mark.parametrize("lang", DOCUMENTS)
@pytest.mark.parametrize("id", RECIPES)
def test_every_figure_in_the_text_is_one_that_the_page_shows(id: str, lang: str) -> None:
    recipe = read_recipes(lang)[RECIPES.index(id)]
    quoted = {n for step in steps_of(recipe) for quote in step.quotes for n in NUMBER.findall(quote)}
    told = set(NUMBER.findall(YEAR.sub("", plain_text(recipe))))
    assert told - quoted == set()


def test_every_picture_is_used_and_small() -> None:
    used = {step.picture for recipe in read_recipes("nl") for step in steps_of(recipe)} - {""}
    assert used == {f"cookbook/{path.name}" for path in PICTURES}
    assert [path.name for path in PICTURES if path.stat().st_size > LARGEST] == []
    assert [path.name for path in PICTURES if not 1000 <= width_of(path) <= 1200] == []


@pytest.mark.parametrize("lang", DOCUMENTS)
def test_the_page_shows_the_recipe_of_the_address_with_its_pictures(lang: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "kookboek.py"), default_timeout=60)
    app.query_params["recipe"] = "print"
    app.query_params["lang"] = lang
    app.run()
    recipe = read_recipes(lang)[RECIPES.index("print")]
    assert app.header[0].value == recipe.title
    shown = [x.proto.body for x in app.get("html") if x.proto.body.startswith("<img")]
    assert len(shown) == sum(bool(step.picture) for step in steps_of(recipe))
    text = "\n".join(x.value for x in app.markdown)
    assert all(f"**{label}**" in text for step in steps_of(recipe) for label in step.labels)
    assert ("Meer vormen" in text) == (lang == "nl")
