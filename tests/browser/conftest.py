"""The app on a free port and a real browser in front of it, started once for all tests in this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import NO_CHROMIUM, Visit, driving, find_chromium
from playwright.sync_api import Browser
from serve import serving

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, and skip it with the reason where there is no browser."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if not find_chromium():
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture(scope="package")
def root() -> Iterator[str]:
    """Address of the running app; each process of the tests looks for a port of its own."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    with serving(first_port=8601 + 10 * worker) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A chromium."""
    with driving() as started:
        yield started


@pytest.fixture
def visit(root: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A new reader, by default at a desk; parametrize it indirectly with another (width, height)."""
    width, height = getattr(request, "param", (1440, 900))
    # What the pages let run is in test_safe.py; here a test may wait for whatever it likes.
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="nl-NL", bypass_csp=True
    )
    context.set_default_timeout(30_000)
    yield Visit(context.new_page(), root)
    context.close()
