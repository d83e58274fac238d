"""The start page: the answer, what can be shown at all, and rows that open into their sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]


def opened(**address: str) -> AppTest:
    """The start page at an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    return app


def html_of(app: AppTest) -> str:
    return "\n".join(str(x.proto.body) for x in app.get("html"))


def rows_of(app: AppTest) -> list[str]:
    """Labels of the rows of shifts."""
    return [x.label for x in app.expander if "→" in x.label]


def test_the_first_row_is_open_with_sentences_on_both_sides() -> None:
    app = opened()
    html = html_of(app)
    assert rows_of(app)[0].startswith("**Oekraïne** · term")
    assert html.count('class="cmp-two acc-evidence"') == 1
    assert "Ervoor" in html and "Daartegenover" in html and "<mark>Oekraïne</mark>" in html


def test_the_sentence_can_be_copied_in_both_languages_whatever_the_language_of_the_page() -> None:
    for lang in ("nl", "en"):
        html = html_of(opened(lang=lang))
        assert "«Oekraïne» wordt" in html and "“Ukraine” is named" in html


def test_what_these_letters_can_show_stands_before_the_chart() -> None:
    app = opened()
    labels = [x.label for x in app.expander]
    assert labels[0].startswith("Vóór u iets concludeert")
    assert "Deze stukken tellen" in html_of(app)


@pytest.mark.parametrize(("kind", "name"), [("theme", "thema"), ("concept", "term"), ("word", "woord")])
def test_a_reader_can_ask_for_one_kind(kind: str, name: str) -> None:
    rows = rows_of(opened(kind=kind))
    assert rows and all(row.split(" · ")[1] in (name, "functie" + name) for row in rows)


def test_a_letter_beside_a_consultation_brings_a_warning() -> None:
    app = opened(pair_a="kst-33694-57", pair_b="kst-28676-346")
    assert any("Ongelijke stukken" in x.value for x in app.warning)


def test_where_the_cabinet_says_nothing_there_is_nothing_to_compare() -> None:
    app = opened(pair_a="nds-tk-2020D20723", pair_b="kst-35925-V-84")
    assert "niets te vergelijken" in html_of(app) and rows_of(app) == []
    everyone = opened(pair_a="nds-tk-2020D20723", pair_b="kst-35925-V-84", who="iedereen")
    assert rows_of(everyone)


def test_a_paper_without_words_of_who_counts_is_not_warned_of_and_there_is_a_way_on() -> None:
    app = opened(pair_a="nds-tk-2020D20723", pair_b="kst-35925-V-84")
    assert [x.value for x in app.warning] == []
    assert "er valt dus niets te vergelijken" in html_of(app)
    links = {x.proto.label: x.proto.query_string for x in app.get("page_link")}
    assert "who=iedereen" in links["Tel de woorden van iedereen"]
