"""A reader takes a chart along: from the menu, as a page by itself, and light from a dark screen."""

from __future__ import annotations

import io
import re
from pathlib import Path

from chromium import Visit
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from compare.charts.style import base_figure
from compare.export.pictures import figure_to_html


def open_menu(page: Page) -> Locator:
    """The menu under the first chart."""
    page.get_by_role("button", name="Meer vormen").first.click()
    menu = page.get_by_test_id("stPopoverBody")
    expect(menu.get_by_role("button", name="PDF")).to_be_visible()
    return menu


def save(page: Page, menu: Locator, form: str, folder: Path) -> Path:
    """The file of a form, made and saved."""
    menu.get_by_role("button", name=form, exact=True).click()
    button = menu.get_by_role("button", name=re.compile(rf"^Bewaar .*\.{form.lower()}»$"))
    button.wait_for(timeout=60_000)
    with page.expect_download() as started:
        button.click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_the_menu_gives_the_data_and_the_chart_for_print(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("termen")
    menu = open_menu(page)
    csv = save(page, menu, "CSV", tmp_path)
    assert csv.name == "termen.csv"
    assert csv.read_text("utf-8-sig").startswith("term,brief,aantal,")
    assert save(page, menu, "PDF", tmp_path).read_bytes().startswith(b"%PDF-")
    assert visit.errors == []


def test_a_chart_saved_as_a_page_moves_asks_nothing_and_cannot_be_shared_on_another_site(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "grafiek.html"
    figure = base_figure("Titel", note="Marge.", source="Bron: brief.", lang="nl")
    figure.add_scatter(x=[1000.5], y=[1], mode="markers", marker={"color": "#D55E00"})
    path.write_bytes(figure_to_html(figure, title="Titel", alt="Een punt"))
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    expect(page.locator(".main-svg").first).to_be_visible()
    point = page.locator(".point").first.bounding_box()
    assert point
    page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2)
    expect(page.locator(".hovertext")).to_contain_text("1.000,5")
    shown = page.locator("body").inner_text()
    assert all(text in shown for text in ("Titel", "Marge.", "Bron: brief."))
    titles = page.locator(".modebar-btn").evaluate_all("all => all.map(x => x.dataset.title)")
    assert titles == ["Bewaar als PNG"]
    assert asked == [path.as_uri()]
    assert told == []
    context.close()


def test_a_picture_saved_by_the_browser_from_a_dark_screen_is_light(browser: Browser, root: str) -> None:
    context = browser.new_context(color_scheme="dark", locale="nl-NL", bypass_csp=True)
    page = Visit(context.new_page(), root).go("termen")
    with page.expect_download() as started:
        page.get_by_role("button", name="PNG").first.click()
    image = Image.open(io.BytesIO(Path(started.value.path()).read_bytes())).convert("RGB")
    assert image.getpixel((1, image.height - 2)) == (255, 255, 255)
    context.close()


def test_the_citation_of_a_passage_is_copied_in_the_form_asked_for(browser: Browser, root: str) -> None:
    context = browser.new_context(
        locale="nl-NL", bypass_csp=True, permissions=["clipboard-read", "clipboard-write"]
    )
    page = Visit(context.new_page(), root).go("themas")
    card = page.locator(".acc-card").first
    card.locator("summary", has_text="citeren").click()
    buttons = card.locator("button[data-copy]")
    expect(buttons).to_have_text(["Tekst", "BibTeX", "RIS", "CSL-JSON"])
    for n, pattern in ((0, r"^Kamerstukken II .+, p\. \d+$"), (2, r"(?s)^TY  - RPRT\n.*ER  -$")):
        buttons.nth(n).click()
        expect(buttons.nth(n)).to_have_text("Gekopieerd")
        assert re.search(pattern, page.evaluate("navigator.clipboard.readText()"))
    context.close()
