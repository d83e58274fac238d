"""A reader brings two letters, dates one, sees it elsewhere, keeps it, removes it and takes that back."""

from __future__ import annotations

from chromium import Visit, wait_until_done
from playwright.sync_api import FilePayload, Page, expect

BRIEF = "Den Haag, 8 maart 2024\n\nGeachte voorzitter,\n\nDit is mijn eigen brief over drones en de NAVO.\n"
UNDATED = "Geachte voorzitter,\n\nDeze brief over kabels noemt de NAVO en ook Rusland, en heeft geen datum.\n"


def payload(name: str, text: str) -> FilePayload:
    return FilePayload(name=name, mimeType="text/plain", buffer=text.encode())


def go(page: Page, name: str) -> None:
    """To another page by the menu."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible(timeout=60_000)
    wait_until_done(page)


def test_two_letters_are_brought_dated_seen_kept_removed_and_brought_back(visit: Visit) -> None:
    page = visit.go("brieven")
    page.get_by_text("Een stuk toevoegen").first.click()
    files = [payload("drones.txt", BRIEF), payload("kabels.txt", UNDATED)]
    page.locator("input[type=file]").first.set_input_files(files)
    expect(page.get_by_text("kabels.txt")).to_be_visible()
    page.get_by_role("button", name="Lezen", exact=True).click()
    expect(page.get_by_text("2 van 2 gelezen, 0 geweigerd.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Er is geen datum in gevonden.")).to_be_visible()
    page.get_by_test_id("stDateInputField").get_by_role("spinbutton").first.click()
    page.keyboard.type("08042024")
    page.get_by_label("Korte naam").fill("Kabelbrief")
    page.get_by_role("button", name="Gegevens overnemen").click()
    expect(page.get_by_text("8 april 2024 · Rutte IV").first).to_be_visible(timeout=60_000)

    go(page, "Termen")
    for name in ("drones", "Kabelbrief"):
        expect(page.get_by_test_id("stMultiSelect").filter(has_text=name)).to_be_visible()

    go(page, "Brieven")
    undo = page.get_by_role("button", name="Ongedaan maken")
    page.get_by_role("button", name="Bewaren", exact=True).nth(1).click()
    expect(page.get_by_text("in de bibliotheek gezet, voor iedereen")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("bewaard, voor iedereen")).to_have_count(1)
    page.locator("[class*=st-key-kept-]").get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_text("«Kabelbrief» is verwijderd.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("bewaard, voor iedereen")).to_have_count(0)
    undo.click()
    expect(page.get_by_text("bewaard, voor iedereen")).to_have_count(1, timeout=60_000)
    undo.click()  # the keeping too: the next test finds the library as it was
    expect(page.get_by_text("bewaard, voor iedereen")).to_have_count(0, timeout=60_000)
    expect(page.get_by_text("alleen dit bezoek", exact=True)).to_have_count(2)
    assert not visit.errors


def test_the_three_steps_go_and_come_back_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.go("")
    steps = page.get_by_text("Zo werkt het, in drie stappen")
    expect(steps).to_be_visible()
    hide = page.get_by_role("button", name="Verbergen")
    hide.focus()
    page.keyboard.press("Enter")
    expect(steps).to_have_count(0)
    go(page, "Thema’s")
    expect(steps).to_have_count(0)
    page.get_by_role("button", name="Zo werkt het", exact=True).focus()
    page.keyboard.press("Enter")
    expect(steps).to_be_visible()
    assert not visit.errors
