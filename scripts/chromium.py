"""A browser to drive: which chromium there is, how it is started, and when a page is done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[1]

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--hide-scrollbars",
)  # fmt: skip

UNDER_WAY = ", ".join(
    (
        "[data-testid=stSpinner]",
        "[data-testid=stSkeleton]",
        "[data-testid=stPlotlyChart]:not(:has(.main-svg))",
    )
)
"""What there is of a page that is not done; looked for without a script, which the pages do not let run."""

NO_CHROMIUM = "no chromium found: install it (apt-get install chromium) or name one with CHROMIUM=/path"


def find_chromium() -> str:
    """Path of a chromium, or nothing when this machine has none.

    ``CHROMIUM`` in the environment goes first, then Debian's, then any on the path.
    """
    named = os.environ.get("CHROMIUM", "")
    if named:
        return named if Path(named).exists() else ""
    for name in ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return ""


@contextmanager
def driving() -> Iterator[Browser]:
    """A browser that is closed at the end of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def wait_until_done(page: Page, patience: float = 60.0) -> None:
    """Wait until the page has been drawn and nothing is being computed any more."""
    milliseconds = patience * 1000
    page.wait_for_selector("[data-testid=stMain] [data-testid=stElementContainer]", timeout=milliseconds)
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", timeout=milliseconds, state="attached"
    )
    # A chart is drawn after the script has ended.
    page.locator(UNDER_WAY).first.wait_for(timeout=milliseconds, state="detached")


def page_addresses() -> dict[str, str]:
    """Name of every page and its path in the address; the start page is ``start``."""
    pages = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
    return {"start": "", **{name: name for name in pages}}


@dataclass
class Visit:
    """A reader with a browser: goes to pages and remembers what went over the line."""

    page: Page
    root: str
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def go(self, path: str) -> Page:
        """The page at a path, drawn to the end."""
        self.page.goto(f"{self.root}/{path}")
        wait_until_done(self.page)
        return self.page

    def _note(self, request: Request) -> None:
        """Remember an address that the browser asked for."""
        if request.url.startswith(("http:", "https:", "ws:", "wss:")):
            self.asked.append(request.url)
