"""What a reader feels: from a click in the menu until the next page is there, beside a bare Streamlit app.

``python benchmarks/felt.py``; some four minutes, and a chromium. The bare app has a page for each page of
Accent that has a chart, with the very same figures and tables and a menu of links (`bare_pages.py`). A
page stands there when its title is on the screen, its charts and tables are drawn, and the run has ended.
First one visitor, on both in turns; then the same with 19 others on the same server, over websockets, with 2
to 6 seconds to think. The browser and the others work on the same machine as the server.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from threading import Thread

from load import GOAL, PEOPLE, SEED, Run, Times, crowd, late, name_run, take_over
from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
from chromium import driving, find_chromium, wait_until_done  # noqa: E402
from serve import serving  # noqa: E402

ROUNDS = 5
PATIENCE = 30_000
LINKS = "[data-testid=stSidebar] :is(a[href='{page}'], a[href^='{page}?'], a[href$='/{page}'])"
STANDS = """
([link, title, charts, tables, patience]) => new Promise((done, fail) => {
  const main = "[data-testid=stMain] "
  const all = (what) => document.querySelectorAll(main + what).length
  const clicked = performance.now()
  const look = () => {
    const app = document.querySelector("[data-testid=stApp]")
    const there = app?.dataset.testScriptState === "notRunning"
      && document.querySelector(main + "h1")?.textContent === title
      && all("[data-testid=stPlotlyChart] .main-svg:first-child") === charts
      && all("[data-testid=stDataFrame] canvas:first-of-type") >= tables
      && !all("[data-stale=true]") && !all("[data-testid=stSkeleton]")
    if (there) requestAnimationFrame(() => done(performance.now() - clicked))
    else if (performance.now() - clicked > patience) fail(new Error("the page did not come"))
    else requestAnimationFrame(look)
  }
  document.querySelector(link).click()
  requestAnimationFrame(look)
})
"""
"""Clicks, and gives the milliseconds until the page stands there; it looks at each frame of the screen."""
Look = tuple[str, int, int]
"""Title of a page, how many charts it has, and how many tables that are not folded away."""


def look_at(page: Page, name: str) -> Look:
    """How a page looks when it stands there, for a visitor who clicks on it and waits long enough."""
    page.locator(LINKS.format(page=name)).first.click()
    page.wait_for_timeout(500)
    wait_until_done(page)
    page.wait_for_timeout(1000)
    main = page.locator("[data-testid=stMain]")
    return (
        main.locator("h1").first.text_content() or "",
        main.locator("[data-testid=stPlotlyChart] .main-svg:first-child").count(),
        main.locator("[data-testid=stDataFrame] canvas:first-of-type").count(),
    )


def change(page: Page, name: str, look: Look) -> float:
    """Click on a page in the menu; seconds until it stands there."""
    milliseconds: float = page.evaluate(STANDS, [LINKS.format(page=name), *look, PATIENCE])
    return milliseconds / 1000


def opened(context: BrowserContext, run: Run, names: list[str]) -> tuple[Page, dict[str, Look]]:
    """A visitor of a server, who has seen each page."""
    page = context.new_page()
    page.goto(f"{run.address}/{names[-1]}")
    wait_until_done(page)
    return page, {name: look_at(page, name) for name in names}


def walk_round(visitor: tuple[Page, dict[str, Look]], seed: int, times: Times) -> None:
    """Go to each page once, in an order that is the same for both apps."""
    page, looks = visitor
    names = list(looks)
    random.Random(seed).shuffle(names)
    for name in names:
        if page.url.split("?")[0].endswith(f"/{name}"):
            continue
        times[name].append(change(page, name, looks[name]))
        page.wait_for_timeout(150)


def show(what: str, ours: Times, theirs: Times) -> None:
    """Medians and 95th percentiles, by page and together."""
    print(f"\n{what} (milliseconds; ratio of the medians, goal {GOAL})")
    print(f"{'page':20} {'median':>8} {'p95':>8} {'bare':>8} {'p95':>8} {'ratio':>7}")
    rows = {name: (ours[name], theirs[name]) for name in ours}
    together = [[x for times in both.values() for x in times] for both in (ours, theirs)]
    for name, (a, b) in {**rows, "all": (together[0], together[1])}.items():
        ratio = statistics.median(a) / statistics.median(b)
        print(
            f"{name:20} {1000 * statistics.median(a):8.0f} {late(a):8.0f}"
            f" {1000 * statistics.median(b):8.0f} {late(b):8.0f} {ratio:7.2f}"
        )
    print(f"95th percentiles together: {late(together[0]) / late(together[1]):.2f} times")


def measure(accent: Run, bare: Run, names: list[str], rounds: int) -> None:
    """One visitor on both in turns; then with the others behind."""
    with driving() as browser:
        # The pages let no script run but their own; what looks at them is one.
        context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        runs = accent, bare
        visitors = [opened(context, run, names) for run in runs]
        for n in range(-1, rounds):
            for run, visitor in zip(runs, visitors, strict=True):
                visitor[0].bring_to_front()
                walk_round(visitor, SEED + n, run.alone if n >= 0 else defaultdict(list))
        for n in range(rounds):
            for run, visitor in zip(runs, visitors, strict=True):
                visitor[0].bring_to_front()
                others = Thread(target=behind, args=(run, names, 12.0 + 1.2 * len(names)))
                others.start()
                visitor[0].wait_for_timeout(6000)  # until all of them have come
                walk_round(visitor, SEED + n, run.thinking)
                others.join()


def behind(run: Run, names: list[str], seconds: float) -> None:
    """The others on a server."""
    asyncio.run(crowd(run, defaultdict(list), names, seconds, 4.0, PEOPLE - 1))


def main() -> int:
    """Measure and print; 1 when something went wrong."""
    if not find_chromium():
        print("No chromium found.")
        return 1
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--pages", nargs="+", help="names in the address; all with a chart")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["ACCENT_BARE"] = name
        with serving(first_port=8652) as ours:
            accent = name_run("Accent", ours)
            pages = asyncio.run(take_over(accent, Path(name)))
            charts = {x.stem.rsplit("-", 1)[0] for x in Path(name).glob("*.json")}
            names = [x for x in asked.pages or pages if x in charts]
            with serving("benchmarks/bare_pages.py", first_port=8656) as theirs:
                bare = name_run("bare app", theirs)
                measure(accent, bare, names, asked.rounds)
    show("One visitor", accent.alone, bare.alone)
    show(f"One visitor, {PEOPLE - 1} others behind", accent.thinking, bare.thinking)
    print(f"\nload of the machine: {' '.join(f'{x:.1f}' for x in os.getloadavg())}")
    for error in [*accent.errors, *bare.errors][:10]:
        print(f"  {error}")
    return 1 if accent.errors or bare.errors else 0


if __name__ == "__main__":
    sys.exit(main())
