"""What a reader chose and brought goes along from page to page, and is nobody else's."""

from __future__ import annotations

from chromium import Visit, wait_until_done
from playwright.sync_api import FilePayload, Page, expect

BRIEF = (
    "Den Haag, 8 maart 2024\n\nGeachte voorzitter,\n\nDit is mijn eigen brief over drones.\n\nEn dit ook.\n"
)
SHOWN = "[...document.querySelectorAll('[data-testid=stSelectbox] input')].map(x => x.value)"


def go(page: Page, name: str) -> None:
    """To another page by the menu."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    page.wait_for_function("name => document.querySelector('h1')?.innerText == name", arg=name)
    wait_until_done(page)


def test_the_pair_stays_the_same_from_page_to_page(visit: Visit) -> None:
    page = visit.go("themas?pair_a=nds-tk-2020D20723")
    pair = page.evaluate(SHOWN)[:2]
    assert len(set(pair)) == 2
    for name in ("Verschillen", "Hoe stevig?", "Thema’s"):
        go(page, name)
        assert pair == [x for x in page.evaluate(SHOWN) if x in pair]
        assert "pair_b" not in page.url
    go(page, "Typerende woorden")
    for letter in pair:
        expect(page.get_by_test_id("stMultiSelect").filter(has_text=letter)).to_be_visible()


def test_a_link_to_a_place_keeps_the_papers_of_the_visit(visit: Visit) -> None:
    page = visit.go("brieven")
    page.get_by_text("Een stuk toevoegen").click()
    file = FilePayload(name="drones.txt", mimeType="text/plain", buffer=BRIEF.encode())
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("drones.txt")).to_be_visible()
    page.get_by_role("button", name="Lezen").click()
    page.get_by_role("link", name="lees het").first.click()
    page.wait_for_function("location.search.includes('letter=drones')")
    expect(page.locator(".acc-page")).to_contain_text("over drones", timeout=20_000)
    place = page.locator(".acc-page .m a").last
    number = place.inner_text()
    place.click()
    expect(page.locator(f"#b{number}.here")).to_be_in_viewport(timeout=20_000)
    assert "drones" in page.evaluate(SHOWN)
    page.go_back()
    page.wait_for_function("!location.search.includes('block')")
    expect(page.locator(".here")).to_have_count(0, timeout=20_000)
    assert "drones" in page.evaluate(SHOWN)
    assert not visit.errors
