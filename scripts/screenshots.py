"""Pictures of every page and view, wide and narrow, light and dark: ``screenshots.py FOLDER [PAGE…]``.

Without page names also writes ``docs/screenshot.png``, the start page as the README shows it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from chromium import NO_CHROMIUM, driving, find_chromium, page_addresses, wait_until_done
from playwright.sync_api import Browser
from serve import ROOT, serving

WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
VIEWS = {
    "themas-all": "themas?view=all",
    "themas-speakers": "themas?view=speakers",
    "coderen-outcome": "coderen?step=outcome",
    "verschillen-possible": "verschillen?fate=possible",
    "formules-phrase": "formules?q=open+waar+het+kan%2C+beschermen+waar+het+moet",
    "vragen-letter": "vragen?view=letter",
    "vragen-against": "vragen?view=against",
    "beweringen-en": "beweringen?lang=en",
    "start-en": "?lang=en",
}
"""Views of a page that have a picture of their own: name and address."""
README_PICTURE = ROOT / "docs" / "screenshot.png"


def take(
    browser: Browser,
    address: str,
    target: Path,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
    whole: bool,
) -> None:
    """Write a picture of one page; ``whole`` takes all of it, else what fits on the screen."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(address)
    wait_until_done(page)
    if whole:
        # Streamlit scrolls inside the page, so the window is made as high as what is in it.
        content = "document.querySelector('[data-testid=stMain]').scrollHeight"
        page.set_viewport_size(
            {"width": width, "height": min(12_000, max(height, int(page.evaluate(content))))}
        )
    page.wait_for_timeout(700)
    page.screenshot(path=target)
    context.close()


def main() -> None:
    """Take them all."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    if not find_chromium():
        raise SystemExit(NO_CHROMIUM)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pages = page_addresses() | VIEWS
    chosen = sys.argv[2:] or list(pages)
    with serving() as root, driving() as browser:
        for name in chosen:
            for kind, size in WIDTHS.items():
                for scheme in SCHEMES:
                    target = folder / f"{name}-{kind}-{scheme}.png"
                    take(browser, f"{root}/{pages[name]}", target, size, scheme, whole=True)
                    print(target, flush=True)
        if not sys.argv[2:]:
            take(browser, f"{root}/", README_PICTURE, (1440, 1440), "light", whole=False)
            print(README_PICTURE)


if __name__ == "__main__":
    main()
