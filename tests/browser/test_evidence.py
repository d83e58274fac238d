"""A reader chooses a mark in a chart, reads its passages, and finds one of them back in the letter."""

from __future__ import annotations

import re
from typing import TypedDict
from urllib.parse import parse_qs, urlsplit

from chromium import Visit, wait_until_done
from playwright.sync_api import Page, expect

MARKS = """
[...document.querySelectorAll('.js-plotly-plot .point')].map(mark => {
  const box = mark.getBoundingClientRect()
  return {data: mark.__data__.data, x: box.x + box.width / 2, y: box.y + box.height / 2}
}).filter(mark => mark.data)
"""


class Mark(TypedDict):
    """A point of a chart: what it stands for, and where it is on the screen."""

    data: dict[str, str]
    x: float
    y: float


def choose_mark(page: Page, theme: str, letter: str) -> None:
    """Click the mark of a theme in a letter."""
    marks: list[Mark] = page.evaluate(MARKS)
    mark = next(m for m in marks if m["data"] == {"theme": theme, "letter": letter})
    # The chart may be longer than the window; scroll first, then look where the mark has gone.
    page.mouse.move(700, 400)
    page.mouse.wheel(0, mark["y"] - 450)
    page.wait_for_timeout(500)
    mark = next(m for m in page.evaluate(MARKS) if m["data"] == mark["data"])
    page.mouse.move(mark["x"], mark["y"])
    page.wait_for_timeout(300)
    page.mouse.click(mark["x"], mark["y"])


def test_choosing_a_mark_lists_its_passages_and_they_sum_to_it(visit: Visit) -> None:
    page = visit.go("themas")
    before = page.locator("h2").first.inner_text()
    assert "Cyber" not in before
    choose_mark(page, "cyber", "kst-33694-57")
    heading = page.locator("h2", has_text="Cyber en digitaal")
    expect(heading).to_be_visible()
    wait_until_done(page)
    assert page.locator("h2").count() == 1
    said = next(line for line in page.locator(".acc-said").all_inner_texts() if "Cyber" in line)
    passages, words = (int(n) for n in re.findall(r"\d+", said)[:2])
    switch = page.locator("label", has_text=re.compile(r"Toon alle \d+ passages"))
    if switch.count():
        switch.click()
        expect(page.locator(".acc-card")).to_have_count(passages)
    cards = page.locator(".acc-card")
    assert cards.count() == passages > 0
    assert sum(int(re.findall(r"(\d+) woorden", card)[-1]) for card in cards.all_inner_texts()) == words
    for card in cards.all_inner_texts():
        assert re.search(r"kabinet · Tussenrapportage", card)
        assert re.search(r"Kamerstukken II 2019/20, 33694, nr\. 57, p\. \d+", card)
    assert page.locator(".acc-card mark").count() > 0


def test_a_passage_links_to_its_place_in_the_letter(visit: Visit) -> None:
    page = visit.go("themas")
    card = page.locator(".acc-card").first
    link = card.locator("a")
    asked = parse_qs(urlsplit(str(link.get_attribute("href"))).query)
    first_words = " ".join(card.locator("p").first.inner_text().split()[:6])
    link.click()
    page.wait_for_function("location.pathname.includes('brieven')")
    wait_until_done(page)
    here = page.locator(".here")
    expect(here).to_be_visible()
    assert first_words in " ".join(here.inner_text().split())
    assert asked["letter"] == parse_qs(urlsplit(page.url).query)["letter"]


def test_a_word_typed_in_the_address_is_shown_in_its_sentence_with_speaker_and_page(visit: Visit) -> None:
    page = visit.go("termen?q=human+security")
    line = page.locator(
        "tr", has=page.locator("mark", has_text=re.compile("^human security$", re.IGNORECASE))
    )
    expect(line.first).to_be_visible()
    assert "kabinet · Kamerstukken II 2019/20, 33694, nr. 57, p. 15" in line.first.inner_text()
