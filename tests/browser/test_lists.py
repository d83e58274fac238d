"""Lists of a reader's own go with the reader: through the menu, in a link, and back."""

from __future__ import annotations

import pytest
from chromium import Visit, wait_until_done
from playwright.sync_api import Page, expect

PHONE = (390, 844)


def add_syria(visit: Visit) -> Page:
    """A visit in which a form was counted too."""
    page = visit.go("termen?q=Syrie")
    page.get_by_role("button", name="Tel mee").first.click()
    expect(page.locator(".acc-own")).to_contain_text("eigen lijsten")
    wait_until_done(page)
    return page


def test_own_lists_go_along_through_the_menu_and_in_the_link(visit: Visit) -> None:
    page = add_syria(visit)
    link = page.url
    page.locator("[data-testid=stSidebar]").get_by_text("Thema’s", exact=True).click()
    page.wait_for_function("location.pathname === '/themas' && location.search.includes('lists=')")
    expect(page.locator(".acc-own")).to_be_visible()
    page.context.clear_cookies()
    page.goto(link)
    wait_until_done(page)
    expect(page.locator(".acc-answer").first).to_contain_text("«Syrie» staat 12 keer")
    page.get_by_role("button", name="Terug naar de gegeven lijsten").click()
    page.wait_for_function("!location.search.includes('lists=')")
    expect(page.locator(".acc-own")).to_have_count(0)


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_own_lists_fit_on_a_phone(visit: Visit) -> None:
    page = add_syria(visit)
    over = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    assert page.evaluate(over) <= 0


def test_a_list_is_saved_and_loaded_again(visit: Visit) -> None:
    page = add_syria(visit)
    page.locator("[data-testid=stSidebar]").get_by_text("Lijsten", exact=True).click()
    page.wait_for_function("location.pathname === '/lijsten'")
    wait_until_done(page)
    with page.expect_download() as saved:
        page.get_by_text("Begrippen als CSV", exact=True).click()
    path = saved.value.path()
    page.get_by_role("button", name="Terug naar de gegeven lijsten").click()
    page.wait_for_function("!location.search.includes('lists=')")
    wait_until_done(page)
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(
        {"name": "terms.csv", "mimeType": "text/csv", "buffer": path.read_bytes()}
    )
    wait_until_done(page)
    page.get_by_role("button", name="Laden", exact=True).click()
    page.wait_for_function("location.search.includes('lists=')")
    expect(page.locator(".acc-answer")).to_contain_text("één begrip anders dan gegeven")
