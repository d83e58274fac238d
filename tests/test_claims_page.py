"""The page that checks claims: the address holds the claim, the verdict stands first, examples work."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.export.claim_words import EXAMPLES

PAGE = Path(__file__).resolve().parents[1] / "pages" / "beweringen.py"


def open_page(**address: str) -> AppTest:
    """The page opened with this address."""
    app = AppTest.from_file(str(PAGE), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    return app


def shown(app: AppTest) -> str:
    """All text on the page but for tables and charts."""
    return "\n".join(str(getattr(x.proto, "body", "")) for x in [*app.markdown, *app.get("html")])


def test_an_empty_field_shows_the_first_example() -> None:
    text = shown(open_page())
    assert EXAMPLES["nl"][0] in text
    assert "✕ Dit klopt niet." in text
    assert "Gelezen als: «human security»" in text


def test_the_claim_stands_in_the_address() -> None:
    text = shown(open_page(claim="de beleidsbrief noemt Iran niet", lang="nl"))
    assert "✓ Dit klopt." in text
    text = shown(open_page(claim="the policy letter does not mention “Iran”", lang="en"))
    assert "✓ This is right." in text


def test_what_is_no_claim_is_told_and_the_list_stays() -> None:
    text = shown(open_page(claim="wat een mooie brief"))
    assert "? Dit is niet te zeggen." in text
    assert "ChristenUnie" in text


@pytest.mark.parametrize("n", range(len(EXAMPLES["nl"])))
def test_each_example_can_be_clicked(n: int) -> None:
    app = open_page()
    app.button(key=f"example-{n}").click().run()
    assert [x.value for x in app.exception] == []
    assert EXAMPLES["nl"][n] in shown(app)


def test_html_in_a_claim_stays_text() -> None:
    assert "<script>" not in shown(open_page(claim="«<script>alert(1)</script>» wordt niet genoemd"))


def test_a_claim_of_a_party_tells_the_term_that_its_own_words_do_not_name() -> None:
    cards = [x for x in shown(open_page()).split('<div class="acc-card">') if "dit concept" in x]
    assert len(cards) == 1
    assert "Gelezen als: «human security»" in cards[0]


def test_a_quotation_that_is_nearly_literal_leads_to_the_nearest_wording() -> None:
    cards = [
        x for x in shown(open_page()).split('<div class="acc-card">') if "Niet letterlijk, maar bijna" in x
    ]
    assert cards
    assert all(x.count("<a href=") >= 2 for x in cards)  # the question and the wording in the letter
