"""A reader walks the dashboard: every page opens, stays at home, and shows no error."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit, page_addresses, wait_until_done
from playwright.sync_api import Browser, expect

PAGES = page_addresses()
PHONE = (390, 844)
SERIOUS = ("serious", "critical")
axe = Axe()


def check_page(visit: Visit) -> None:
    """The page shows no error, has one title, and nothing was asked of another host."""
    assert visit.page.locator("[data-testid=stException], .st-key-accent-failed").all_inner_texts() == []
    assert visit.page.locator("h1").count() == 1
    home = urlsplit(visit.root).netloc
    assert {url for url in visit.asked if urlsplit(url).netloc != home} == set()
    assert visit.errors == []


def check_for_everyone(visit: Visit, lang: str) -> None:
    """Nothing that keeps somebody out: axe-core finds nothing serious, and the page says its language."""
    found = axe.run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
    told = [(x["id"], [node["html"][:200] for node in x["nodes"]]) for x in found if x["impact"] in SERIOUS]
    assert told == []
    assert visit.page.evaluate("document.documentElement.lang") == lang


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_own_address(visit: Visit, name: str) -> None:
    visit.go(PAGES[name])
    check_page(visit)
    check_for_everyone(visit, "nl")


def test_the_menu_leads_to_every_page(visit: Visit) -> None:
    page = visit.go("")
    links = page.locator("[data-testid=stSidebar] [data-testid=stPageLink-NavLink]")
    assert links.count() == len(PAGES)
    titles = []
    for i in range(links.count()):
        before = page.url
        links.nth(i).click()
        if i:
            page.wait_for_function("before => location.href !== before", arg=before)
        wait_until_done(page)
        check_page(visit)
        titles.append(page.locator("h1").inner_text())
    assert len(set(titles)) == len(PAGES)


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_on_a_phone_in_the_dark(visit: Visit, name: str) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.go(f"{PAGES[name]}?lang=en")
    over = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    assert page.evaluate(over) <= 0
    check_page(visit)
    check_for_everyone(visit, "en")


def test_the_language_switch_changes_the_words_and_stands_in_the_address(visit: Visit) -> None:
    dutch = visit.go("").locator("h1").inner_text()
    english = visit.go("?lang=en").locator("h1").inner_text()
    assert english != dutch


def test_a_choice_stands_in_the_address_survives_the_language_switch_and_goes_with_back(visit: Visit) -> None:
    page = visit.go("themas")
    page.get_by_text("Alle brieven", exact=True).click()
    page.wait_for_function("location.search === '?view=all'")
    wait_until_done(page)
    dutch = page.locator(".acc-answer").inner_text()
    page.locator("[data-testid=stSidebar]").get_by_text("en", exact=True).click()
    page.wait_for_function("location.search === '?view=all&lang=en'")
    expect(page.locator(".acc-answer")).to_contain_text("The largest share of all")
    page.go_back()
    expect(page.locator(".acc-answer")).to_have_text(dutch)


def test_a_picture_saved_from_a_dark_screen_is_light(root: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 1440, "height": 900})
    page = Visit(context.new_page(), root).go("themas")
    with page.expect_download() as saved:
        page.get_by_text("SVG", exact=True).first.click()
    picture = saved.value.path().read_text("utf-8")
    context.close()
    assert "rgb(23, 22, 20)" not in picture
    assert "rgb(255, 255, 255)" in picture
