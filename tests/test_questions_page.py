"""What the page of questions draws: text escaped, quoted words marked, views that open by their address."""

from __future__ import annotations

from pathlib import Path

import pytest
from analysis.asked_read import agreement, questions_of_2020
from streamlit.testing.v1 import AppTest

from compare.analysis.asked.places import BY_CONTENT, EXACT, UNRESOLVED, Located
from compare.i18n import translator
from compare.ui.asked.beside import excerpt_html, page_said
from compare.ui.asked.summary import AGREED
from compare.ui.context import Context

PAGE = Path(__file__).resolve().parents[1] / "pages" / "vragen.py"


def context() -> Context:
    """A context without letters."""
    return Context("nl", translator("nl"), None, (), (), frozenset())  # type: ignore[arg-type]


def located(text: str, **given: object) -> Located:
    """A passage of page 15."""
    return Located(
        "brief", 1, 0, text, 15, 15, "kabinet", (), "brief, p. 15", "exact", 0.5, ("page",), **given,  # type: ignore[arg-type]
    )  # fmt: skip


def test_text_of_a_letter_never_becomes_markup() -> None:
    evil = "<script>alert(1)</script> en een lange zin over havens en schepen."
    for marks in ((), ((0, 8),)):
        assert "<script" not in excerpt_html(context(), located(evil), marks, "een lange zin over havens")


def test_quoted_words_are_marked_and_a_sentence_that_is_only_alike_is_not() -> None:
    text = "Een eerste zin. Een tweede zin."
    assert "<mark>tweede</mark>" in excerpt_html(context(), located(text), ((20, 26),), "")
    shaded = excerpt_html(context(), located(text, sentence=(16, 31)), (), "")
    assert "<mark>" not in shaded
    assert '<span class="ask-near">Een tweede zin.</span>' in shaded


def test_of_a_long_passage_a_sentence_on_either_side_stays_and_the_whole_is_folded() -> None:
    sentences = [
        f"Dit is zin nummer {i} van een heel lange alinea over havens en schepen." for i in range(1, 13)
    ]
    text = " ".join(sentences)
    at = text.index(sentences[5])
    html = excerpt_html(context(), located(text), ((at, at + 10),), "")
    shown, folded = html.split("<details>")
    assert [i for i in range(1, 13) if f"nummer {i} " in shown] == [5, 6, 7]
    assert all(f"nummer {i} " in folded for i in range(1, 13))


def test_a_page_that_is_one_off_is_said() -> None:
    assert page_said(context(), located("x", pages=(16,), page_offset=-1)) == (
        "De vraag noemt pagina 16; de passage staat op pagina 15."
    )
    assert page_said(context(), located("x", pages=(15,), page_offset=0)) == ""


@pytest.mark.parametrize("view", ["letter", "against"])
def test_the_other_views_open_by_their_address(view: str) -> None:
    app = AppTest.from_file(str(PAGE), default_timeout=120)
    app.query_params["view"] = view
    app.run()
    assert [x.value for x in app.exception] == []
    assert [x.value for x in app.error] == []


def test_a_consultation_without_its_letter_shows_its_answers() -> None:
    app = AppTest.from_file(str(PAGE), default_timeout=120)
    app.query_params["paper"] = "kst-28676-346"
    app.run()
    assert [x.value for x in app.exception] == []
    html = "".join(str(getattr(x.proto, "body", "")) for x in app.get("html"))
    assert 'class="ask-grade"' not in html
    assert "We worden geconfronteerd met een verder verslechterende veiligheidssituatie" in html


def test_the_agreement_that_the_page_tells_is_the_one_measured() -> None:
    measured = agreement(questions_of_2020())
    assert (AGREED["right"], AGREED["all"]) == measured[EXACT]
    # a better matching moves these; the page must not promise more than three too many
    assert abs(AGREED["content"] - measured[BY_CONTENT][0]) <= 3
    assert abs(AGREED["of"] - measured[BY_CONTENT][1]) <= 3
    assert abs(AGREED["missed"] - measured[UNRESOLVED][1]) <= 3
