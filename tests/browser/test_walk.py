"""A reader walks the dashboard: every page opens, stays at home, and shows no error."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from chromium import Visit, page_addresses, wait_until_done

PAGES = page_addresses()
PHONE = (390, 844)


def check_page(visit: Visit) -> None:
    """The page shows no error, has one title, and nothing was asked of another host."""
    assert visit.page.locator("[data-testid=stException]").all_inner_texts() == []
    assert visit.page.locator("h1").count() == 1
    home = urlsplit(visit.root).netloc
    assert {url for url in visit.asked if urlsplit(url).netloc != home} == set()
    assert visit.errors == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_own_address(visit: Visit, name: str) -> None:
    visit.go(PAGES[name])
    check_page(visit)


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
def test_a_page_fits_on_a_phone(visit: Visit, name: str) -> None:
    page = visit.go(PAGES[name])
    over = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    assert page.evaluate(over) <= 0
    check_page(visit)


def test_the_language_switch_changes_the_words_and_stands_in_the_address(visit: Visit) -> None:
    dutch = visit.go("").locator("h1").inner_text()
    english = visit.go("?lang=en").locator("h1").inner_text()
    assert english != dutch
