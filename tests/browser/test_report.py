"""A report from the first button to the page that is taken along, with the keyboard alone where it can be."""

from __future__ import annotations

from pathlib import Path

from chromium import Visit, wait_until_done
from playwright.sync_api import Page, expect


def to_report(page: Page) -> None:
    """To the report by the menu."""
    page.get_by_test_id("stSidebar").get_by_role("link", name="Rapport").click()
    page.wait_for_function("document.querySelector('h1')?.innerText === 'Rapport'")
    wait_until_done(page)


def test_a_chart_is_put_in_with_the_keyboard_and_the_menu_counts_it(visit: Visit) -> None:
    page = visit.go("themas")
    add = page.get_by_role("button", name="In rapport zetten").first
    add.focus()
    page.keyboard.press("Enter")
    there = page.get_by_role("button", name="✓ In rapport (1)")
    expect(there).to_be_visible()
    expect(there).to_be_focused()
    expect(page.get_by_test_id("stSidebar").get_by_role("link", name="Rapport (1)")).to_be_visible()
    to_report(page)
    page.get_by_label("Titel").fill("Mijn <b>rapport</b>")
    page.keyboard.press("Tab")
    expect(page.locator(".report h1")).to_have_text("Mijn <b>rapport</b>")
    chart = page.locator("[class*=st-key-report-preview]")
    drawn = "x => [x.clientWidth, ...[...x.querySelectorAll('.main-svg')].map(y => y.clientWidth)]"
    room, *widths = chart.evaluate(drawn)
    assert widths and all(width <= room for width in widths)
    assert not visit.errors
    assert all(address.split("//")[1].startswith("localhost") for address in visit.asked)


def test_the_page_that_is_taken_along_draws_its_charts_without_asking_anything(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.go("rapport")
    page.get_by_role("button", name="Probeer het").click()
    page.get_by_role("button", name="HTML maken").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="HTML bewaren").click()
    path = tmp_path / "rapport.html"
    saved.value.save_as(path)
    for width in (1200, 390):
        own = page.context.new_page()
        own.set_viewport_size({"width": width, "height": 900})
        asked: list[str] = []
        own.on("request", lambda request, asked=asked: asked.append(request.url))
        own.on("pageerror", lambda error: visit.errors.append(str(error)))
        own.goto(path.as_uri())
        expect(own.locator(".report-chart .main-svg").first).to_be_visible()
        assert own.locator(".modebar-btn").count() == 0
        assert own.evaluate("document.documentElement.scrollWidth") <= width
        assert [x for x in asked if not x.startswith(("file:", "data:", "blob:"))] == []
    assert not visit.errors
