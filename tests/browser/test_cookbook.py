"""A reader follows the cookbook step by step: what it names is there, and the pages say what it quotes.

With ``COOKBOOK_PICTURES`` in the environment (a folder; ``make cookbook`` sets it) the Dutch walk takes the
pictures of the documents too.
"""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
from chromium import Visit, wait_until_done
from cookbook_steps import Step, steps_of
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from compare.ui.cookbook import DOCUMENTS, RECIPES, read_recipes

FOLDER = os.environ.get("COOKBOOK_PICTURES", "")
PATIENCE = 60.0
SCALE = 1.25
WORDS = """() => {
  const words = [document.body.innerText];
  for (const x of document.querySelectorAll("*")) {
    if (x.shadowRoot) words.push(x.shadowRoot.textContent);
    if (x.tagName === "INPUT") words.push(x.value, x.ariaLabel);
  }
  return words.join("\\n");
}"""
"""All that a reader can read: names of fields, what was typed, and buttons in their own shadow too."""

Shown = tuple[Locator, ...] | bytes
"""What a picture shows: from the first part of the page to the last, or a picture that was made."""
Walk = tuple[Callable[[Page, Step], Shown], ...]


@pytest.fixture
def reader(root: str, browser: Browser) -> Iterator[Visit]:
    """A reader with a screen as high as the pictures are, who may copy."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 2000}, device_scale_factor=SCALE if FOLDER else 1,
        locale="nl-NL", bypass_csp=True, permissions=["clipboard-read", "clipboard-write"],
    )  # fmt: skip
    context.set_default_timeout(PATIENCE * 1000)
    yield Visit(context.new_page(), root)
    context.close()


def words_on(page: Page) -> str:
    """The words on the page, with single spaces."""
    return " ".join(page.evaluate(WORDS).split())


def main_of(page: Page) -> Locator:
    """The page without its menu."""
    return page.get_by_test_id("stMain")


def to_page(page: Page, name: str) -> None:
    """Go to a page by the menu."""
    with choosing(page):
        page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()


def field_of(page: Page, name: str) -> Locator:
    """A field in which several things can be chosen."""
    return page.get_by_test_id("stMultiSelect").filter(
        has=page.get_by_role("combobox", name=name, exact=True)
    )


@contextmanager
def choosing(page: Page) -> Iterator[None]:
    """Make one choice in the block; afterwards the address holds it and the page is drawn."""
    before = page.url
    yield
    page.wait_for_url(lambda url: url != before)
    wait_until_done(page)


def pick(page: Page, field: str, option: str) -> None:
    """Choose an option in a field."""
    with choosing(page):
        page.get_by_role("combobox", name=field, exact=True).fill(option)
        page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def replace(page: Page, field: str, option: str) -> None:
    """Take away all that is chosen in a field, and choose this."""
    with choosing(page):
        field_of(page, field).get_by_role("button", name="Clear all").click()
    pick(page, field, option)


def drop(page: Page, field: str, option: str) -> None:
    """Take one thing away that is chosen in a field."""
    with choosing(page):
        field_of(page, field).get_by_role("button", name=f"Remove {option}").click()


def press(page: Page, name: str) -> None:
    """Click what has this text, the first of them."""
    main_of(page).get_by_text(name, exact=True).first.click()


def chart_of(page: Page, n: int = 0) -> Locator:
    """A chart on the page."""
    return page.get_by_test_id("stPlotlyChart").nth(n)


def title_of(page: Page) -> Locator:
    """The title of the page."""
    return page.locator("h1")


def saved(page: Page, form: str, button: str) -> bytes:
    """The file of a form in the open menu."""
    menu = page.get_by_test_id("stPopoverBody")
    menu.get_by_role("button", name=form, exact=True).click()
    with page.expect_download() as started:
        menu.get_by_role("button", name=button).click()
    return Path(started.value.path()).read_bytes()


def terms_of_one_concept(page: Page, step: Step) -> Shown:
    terms, concepts, concept = step.labels
    to_page(page, terms)
    replace(page, concepts, concept)
    return ()


def without_a_letter(page: Page, step: Step) -> Shown:
    drop(page, *step.labels)
    expect(page.get_by_role("alert")).to_have_count(0)
    return title_of(page), chart_of(page)


def how_firm(page: Page, step: Step) -> Shown:
    main_of(page).get_by_role("link", name=step.labels[0]).click()
    page.wait_for_url(re.compile("stevigheid"))
    return title_of(page), chart_of(page)


def sentences(page: Page, step: Step) -> Shown:
    to_page(page, step.labels[0])
    return ()


def formula(page: Page, step: Step) -> Shown:
    formulas, field, phrase = step.labels
    to_page(page, formulas)
    page.get_by_label(field).fill(phrase)
    page.keyboard.press("Enter")
    cards = page.locator(".acc-card")
    return page.locator(".acc-answer").first, cards.nth(1)


def questions(page: Page, step: Step) -> Shown:
    to_page(page, step.labels[0])
    return title_of(page), chart_of(page)


def without_passage(page: Page, step: Step) -> Shown:
    pick(page, *step.labels)
    return main_of(page).get_by_text(step.labels[0], exact=True).first, page.locator(".cmp-pair").first


def asked_and_offered(page: Page, step: Step) -> Shown:
    press(page, step.labels[1])
    return page.locator(".acc-answer").first, chart_of(page)


def is_it_true(page: Page, step: Step) -> Shown:
    to_page(page, step.labels[0])
    return ()


def two_cabinets(page: Page, step: Step) -> Shown:
    words, against, earlier, studied, later = step.labels
    to_page(page, words)
    replace(page, against, earlier)
    replace(page, studied, later)
    return title_of(page), chart_of(page)


def like_with_like(page: Page, step: Step) -> Shown:
    replace(page, *step.labels)
    return ()


def by_menu(page: Page, step: Step) -> Shown:
    to_page(page, step.labels[0])
    return page.locator(".acc-answer").first, chart_of(page)


def report(page: Page, step: Step) -> Shown:
    add, menu, word = step.labels
    press(page, add)
    to_page(page, menu)
    expect(page.get_by_role("button", name=word)).to_be_enabled()
    return ()


def forms(page: Page, step: Step) -> Shown:
    press(page, step.labels[0])
    menu = page.get_by_test_id("stPopoverBody")
    expect(menu.get_by_role("button", name=step.labels[-1], exact=True)).to_be_visible()
    return chart_of(page), menu


def pdf(page: Page, step: Step) -> Shown:
    document = pypdfium2.PdfDocument(saved(page, *step.labels))
    sheet = document[0]
    text = " ".join(sheet.get_textpage().get_text_bounded().split())
    picture = sheet.render(scale=1100 / sheet.get_width()).to_pil()
    document.close()
    assert all(quote in text for quote in step.quotes), text
    assert "Kamerstukken II 2021/22, 35925 V, nr. 84" in text
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def everything(page: Page, step: Step) -> Shown:
    with zipfile.ZipFile(io.BytesIO(saved(page, *step.labels))) as bundle:
        endings = {name.rpartition(".")[2] for name in bundle.namelist()}
    assert {"png", "svg", "csv", "xlsx", "bib"} <= endings, endings
    return ()


def link(page: Page, step: Step) -> Shown:
    page.keyboard.press("Escape")
    page.get_by_role("button", name=step.labels[0]).click()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    return ()


WALKS: Mapping[str, Walk] = {
    "china": (terms_of_one_concept, without_a_letter, how_firm, sentences, formula),
    "missed": (questions, without_passage, asked_and_offered, is_it_true),
    "cabinets": (two_cabinets, like_with_like, by_menu, by_menu, how_firm, report),
    "print": (terms_of_one_concept, without_a_letter, forms, pdf, everything, link),
}


@pytest.mark.parametrize("lang", DOCUMENTS)
@pytest.mark.parametrize("name", RECIPES)
def test_the_pages_say_what_the_recipe_says(reader: Visit, name: str, lang: str) -> None:
    recipe = next(x for x in read_recipes(lang) if x.id == name)
    page = reader.go(f"kookboek?recipe={name}&lang={lang}")
    expect(page.get_by_role("heading", name=recipe.title)).to_be_visible()
    drawn = "all => all.every(x => x.complete && x.naturalWidth > 0)"
    assert main_of(page).locator("img").evaluate_all(drawn)
    for step, do in zip(steps_of(recipe), WALKS[name], strict=True):
        wait_until_done(page)
        before = words_on(page)
        shown = do(page, step)
        wait_for_words(page, step, before)
        if FOLDER and lang == "nl" and step.picture:
            take_picture(page, shown, Path(FOLDER).parent / step.picture)
    assert reader.errors == []
    assert {x for x in reader.asked if urlsplit(x).netloc != urlsplit(reader.root).netloc} == set()


def wait_for_words(page: Page, step: Step, before: str) -> None:
    """Wait until the page says what the step quotes and names; a name may have been there ``before`` only."""
    until = time.monotonic() + PATIENCE
    while True:
        words = words_on(page)
        missing = [x for x in step.quotes if x not in words]
        missing += [x for x in step.labels if x not in words and x not in before]
        if not missing:
            return
        assert time.monotonic() < until, f"not on the page: {missing}"
        page.wait_for_timeout(100)


def take_picture(page: Page, shown: Shown, path: Path) -> None:
    """Write a small picture of a part of the page, as wide as its column."""
    if isinstance(shown, tuple):
        wait_until_done(page)
        page.wait_for_timeout(700)  # marks and menus move into place
        shown[0].scroll_into_view_if_needed()
        boxes = [box for box in (x.bounding_box() for x in shown) if box]
        column = page.get_by_test_id("stMainBlockContainer").locator("> *").first.bounding_box()
        assert column and len(boxes) == len(shown)
        top = min(box["y"] for box in boxes) - 14
        bottom = max(box["y"] + box["height"] for box in boxes) + 8
        clip = {"x": column["x"] - 16, "y": top, "width": column["width"] + 32, "height": bottom - top}
        shown = page.screenshot(clip=clip)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(shown)).convert("RGB")
    picture.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, optimize=True)
