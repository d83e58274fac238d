"""In a real browser: nothing is asked of any other host, and nothing of a page is held back by its policy."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from chromium import Visit, page_addresses, wait_until_done
from playwright.sync_api import Browser, FilePayload, Page, expect

NOTE_BLOCKED = """
window.blocked = [];
addEventListener('securitypolicyviolation', e => blocked.push(`${e.effectiveDirective} ${e.blockedURI}`));
"""

EVIL = (
    '<img src=x onerror="window.evil=1"> <b>vet</b> [klik](javascript:evil=1) **sterretjes** :red[rood] $x^2$'
)
LETTER = f"""Den Haag, 8 maart 2024

Geachte voorzitter,

Deze geheime brief over zwavelzuurkeverij en veiligheid is van één bezoek. {EVIL}

De veiligheid van Europa vraagt om zwavelzuurkeverij. {EVIL}
"""
SECRET = "zwavelzuurkeverij"
OPEN_TO_HARM = """() => [
  window.evil, ...[...document.querySelectorAll('img[src="x"], a[href^="javascript"]')].map(e => e.outerHTML)
].filter(Boolean)"""


@pytest.fixture
def strict(root: str, browser: Browser) -> Iterator[Visit]:
    """A reader whose browser holds to what the pages let run."""
    yield from new_reader(root, browser)


@pytest.fixture
def another(root: str, browser: Browser) -> Iterator[Visit]:
    """Somebody else, at the same time."""
    yield from new_reader(root, browser)


def new_reader(root: str, browser: Browser) -> Iterator[Visit]:
    """A visit in a browser of its own."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    context.add_init_script(NOTE_BLOCKED)
    yield Visit(context.new_page(), root)
    context.close()


def go_on(page: Page, name: str) -> Page:
    """The same visit on another page, by the menu."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible(timeout=60_000)
    wait_until_done(page)
    return page


def test_no_page_asks_anything_of_another_host_or_loses_anything_to_its_policy(strict: Visit) -> None:
    for path in page_addresses().values():
        page = strict.go(path)
        assert page.evaluate("blocked") == [], path
    assert {urlsplit(address).netloc for address in strict.asked} == {urlsplit(strict.root).netloc}
    assert strict.errors == []


def test_a_page_tells_its_language(visit: Visit) -> None:
    visit.go("methode")
    assert visit.page.locator("html").get_attribute("lang") == "nl"
    visit.go("methode?lang=en")
    assert visit.page.locator("html").get_attribute("lang") == "en"


def test_a_file_is_not_taken_without_the_token_of_a_page(root: str) -> None:
    assert httpx.put(f"{root}/_stcore/upload_file/a/b", content=b"x").status_code == 403


@pytest.mark.parametrize("path", ["_stcore/metrics", "_stcore/agent/openapi.json", "_stcore/agent/mcp"])
def test_what_streamlit_tells_of_itself_is_closed(root: str, path: str) -> None:
    assert httpx.get(f"{root}/{path}").status_code == 404


def test_a_letter_is_text_on_every_page_and_nobody_else_sees_it(strict: Visit, another: Visit) -> None:
    page = strict.go("brieven")
    page.get_by_text("Een stuk toevoegen").first.click()
    name = '<img src=x onerror="window.evil=1">**geheim**.txt'
    file = FilePayload(name=name, mimeType="text/plain", buffer=LETTER.encode())
    page.locator("input[type=file]").first.set_input_files([file])
    expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    page.get_by_role("button", name="Lezen", exact=True).click()
    expect(page.locator(".acc-said", has_text="geheim").first).to_be_visible()
    for shown in ("Start", "Thema’s", "Termen", "Verschillen", "Brieven", "Rapport"):
        if shown != "Start":
            go_on(page, shown)
        assert page.evaluate(OPEN_TO_HARM) == [], shown
        assert page.evaluate("blocked") == [], shown
    assert strict.errors == []
    for path in (f"termen?counted={SECRET}", "brieven", f"brieven?letter={SECRET}", "rapport"):
        seen = another.go(path).content().replace(path, "")
        assert "geheim" not in seen and "geheime brief" not in seen
