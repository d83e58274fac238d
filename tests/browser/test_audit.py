"""A reader sees what is doubtful, and follows it to its place."""

from __future__ import annotations

import pytest
from chromium import Visit
from playwright.sync_api import expect

PHONE = (390, 844)


def test_a_doubt_leads_to_its_block_which_has_a_sign(visit: Visit) -> None:
    page = visit.go("brieven?letter=kst-35925-V-84")
    link = page.locator(".acc-audit a").first
    number = link.inner_text()
    link.click()
    page.wait_for_function("n => location.search.includes(`block=${n}`)", arg=number)
    expect(page.locator(f"#b{number}.here")).to_be_in_viewport(timeout=20_000)
    sign = page.locator(".acc-doubt").first
    assert sign.get_attribute("title")


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_the_audit_fits_on_a_phone(visit: Visit) -> None:
    page = visit.go("brieven?letter=kst-28676-346")
    for name in ("Afbrekingen", "Verbeteringen", "Pagina’s"):
        page.get_by_role("tab", name=name).click()
        over = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
        assert page.evaluate(over) <= 0
