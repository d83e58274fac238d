"""The address holds what a reader chose: Back and Forward follow it, a copied link shows it to another."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from chromium import Visit, wait_until_done
from playwright.sync_api import Browser, Page, expect

MARK = re.compile(r"mark-rates=[0-9a-f]{6}")


def choose_mark(page: Page) -> None:
    """Click on the first mark of the chart of rates."""
    mark = page.locator(".st-key-rates .point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(MARK)
    wait_until_done(page)


def test_each_choice_is_one_step_of_back_and_forward(visit: Visit) -> None:
    page = visit.go("termen")
    choose_mark(page)
    clear = page.get_by_role("button", name="Keuze in de grafiek wissen")
    expect(clear).to_be_visible()
    page.get_by_text("woord ervoor", exact=True).click()
    page.wait_for_url(re.compile("sort=left"))
    wait_until_done(page)
    page.go_back()
    page.wait_for_url(lambda url: "sort" not in url)
    expect(clear).to_be_visible()
    page.go_back()
    page.wait_for_url(lambda url: urlsplit(url).query == "")
    expect(clear).to_have_count(0)
    page.go_forward()
    page.wait_for_url(MARK)
    expect(clear).to_be_visible()
    assert not visit.errors


def test_a_copied_link_shows_the_same_to_another_reader_in_another_language(
    root: str, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = Visit(context.new_page(), root).go("termen?concept=navo&q=veilig*,+vrede")
    choose_mark(page)
    page.get_by_role("button", name="Kopieer link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert len(link) < 400 and "%" not in link
    other = Visit(context.new_page(), root).go(f"{urlsplit(link).path[1:]}?{urlsplit(link).query}&lang=en")
    expect(other.get_by_role("status").filter(has_text="Identical")).to_be_visible()
    other.get_by_role("button", name="Clear the choice in the chart").click()
    expect(other.get_by_role("status").filter(has_text="Identical")).to_have_count(0)
    expect(other.get_by_role("textbox", name="Or your own word or phrase")).to_have_value("veilig*, vrede")
    context.close()
