"""The page Antwoorden: what it says agrees with the rows, its choices stand in the address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]


def opened(**query: str) -> AppTest:
    """The page at an address."""
    app = AppTest.from_file(str(ROOT / "pages" / "antwoorden.py"), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    return app


def html_of(app: AppTest) -> str:
    """All HTML on the page."""
    return "\n".join(str(getattr(x.proto, "body", "")) for x in app.get("html"))


def rows_of(app: AppTest) -> Any:
    """The table of questions."""
    return app.dataframe[0].value


def test_the_sentence_agrees_with_the_table() -> None:
    app = opened()
    table = rows_of(app)
    assert "25 vragen van 3 fracties" in html_of(app) and len(table) == 25
    assert f"{table['niet teruggevonden'].sum()} niet teruggevonden" in html_of(app)
    lost, parts = table["niet teruggevonden"].sum(), table["onderdelen"].sum()
    assert f"{lost} van de {parts} onderdelen" in html_of(app)
    assert f"De vragen tellen {table['onderdelen'].sum()} onderdelen" in html_of(app)


@pytest.mark.parametrize(("query", "rows"), [({"party": "D66"}, 9), ({"kind": "refers"}, 1)])
def test_choices_stand_in_the_address(query: dict[str, str], rows: int) -> None:
    assert len(rows_of(opened(**query))) == rows


def test_a_referred_answer_stands_in_place_with_its_chain() -> None:
    page = html_of(opened(kind="refers"))
    assert "→ het antwoord op vraag 14" in page
    assert "verder concretiseren van de plannen" in page  # words of answer 14


def test_parts_that_were_not_found_are_marked() -> None:
    app = opened(kind="lost")
    assert (rows_of(app)["niet teruggevonden"] > 0).all()
    assert 'class="ans-lost"' in html_of(app) and "<mark>" in html_of(app)


def test_a_paper_without_answers_offers_the_consultation() -> None:
    app = opened(answers_of="nds-tk-2020D20723", lang="en")
    assert "holds no answers" in html_of(app)
    assert not app.dataframe
