"""A visit to the page on coding: what is coded stays, is seen by nobody else, and comes back from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.analysis.coding import draw_sample
from compare.analysis.themes import assign_themes
from compare.corpus import load_corpus
from compare.export.coding import coded_to_csv
from compare.io.coding import read_coded
from compare.io.tables import read_themes
from compare.model import Coded

ROOT = Path(__file__).resolve().parents[1]
LETTER = next(x for x in load_corpus().letters if x.id == "kst-35925-V-84")
PLACES = draw_sample([LETTER], 20)


def visit(**asked: str) -> AppTest:
    """A new reader on the page."""
    app = AppTest.from_file(str(ROOT / "pages" / "coderen.py"), default_timeout=120)
    for key, value in {"size": "20", **asked}.items():
        app.query_params[key] = value
    return app.run()


def press(app: AppTest, place: tuple[str, int], theme: str) -> AppTest:
    """The button of a theme at a paragraph, pressed."""
    return app.button(key=f"coding-{place[0]}-{place[1]}-{theme}").click().run()


def coded_in(app: AppTest) -> dict[tuple[str, int], Coded]:
    """What the visit holds."""
    held: dict[tuple[str, int], Coded] = app.session_state["coding-own"]
    return held


def text_of(app: AppTest) -> str:
    """What stands on the page."""
    seen = [*app.markdown, *app.text, *app.get("html")]
    return "\n".join(str(getattr(x.proto, "body", "")) for x in seen)


def test_a_theme_pressed_is_kept_and_the_next_paragraph_of_the_sample_comes() -> None:
    app = visit()
    assert LETTER.block(PLACES[0][1]).text[:60] in text_of(app)
    press(app, PLACES[0], "navo-defensie")
    (row,) = coded_in(app).values()
    assert (row.letter_id, row.block_n, row.primary) == (*PLACES[0], ("navo-defensie",))
    assert LETTER.block(PLACES[0][1]).text.startswith(row.begins)
    assert LETTER.block(PLACES[1][1]).text[:60] in text_of(app)


def test_what_was_coded_stays_on_a_switch_of_language_and_of_page() -> None:
    app = press(visit(), PLACES[0], "navo-defensie")
    app.query_params["lang"] = "en"
    app.run()
    assert len(coded_in(app)) == 1 and "1 of 20" in str(app.get("progress")[0].proto)
    app.query_params["step"] = "outcome"
    app.run()
    assert [x.value for x in app.exception] == []
    app.query_params["step"] = "read"
    assert len(coded_in(app.run())) == 1


def test_another_visitor_sees_nothing_of_it() -> None:
    press(visit(), PLACES[0], "navo-defensie")
    other = visit()
    assert coded_in(other) == {}
    assert LETTER.block(PLACES[0][1]).text[:60] in text_of(other)


def test_the_machines_theme_is_not_told_before_or_after_unless_asked_for() -> None:
    given = next(p for p in assign_themes([LETTER], read_themes()) if p.n == PLACES[0][1])
    app = visit(lang="en")
    assert "The machine gave" not in text_of(app)
    app.toggle(key="coding-show").set_value(True).run()
    assert "The machine gave" not in text_of(app)
    press(app, PLACES[0], "overig")
    label = next(theme.label_en for theme in read_themes() if theme.id == given.primary)
    assert f"The machine gave: {label}." in text_of(app)


def test_skipping_leaves_a_paragraph_open_and_going_back_finds_it() -> None:
    app = visit(lang="en")
    next(b for b in app.button if b.label == "Skip").click().run()
    assert LETTER.block(PLACES[1][1]).text[:60] in text_of(app)
    next(b for b in app.button if b.label == "Back").click().run()
    assert LETTER.block(PLACES[0][1]).text[:60] in text_of(app)
    assert coded_in(app) == {}


def test_who_cannot_tell_says_so_and_that_counts_for_nothing() -> None:
    app = visit(lang="en")
    next(b for b in app.button if b.label == "Cannot tell").click().run()
    assert [row.primary for row in coded_in(app).values()] == [()]
    app.query_params["step"] = "outcome"
    assert "Nothing is coded yet" in text_of(app.run())


def test_the_outcome_of_ones_own_coding_counts_what_was_coded() -> None:
    given = {p.n: p.primary for p in assign_themes([LETTER], read_themes())}
    app = visit(lang="en")
    for place in PLACES[:6]:
        press(app, place, given[place[1]])
    press(app, PLACES[6], "overig")
    app.query_params["step"] = "outcome"
    app.run()
    assert [x.value for x in app.exception] == []
    assert "In 6 of 7 paragraphs" in text_of(app)
    assert "7 of the 83 paragraphs" in text_of(app)


def test_a_file_of_ones_own_is_gone_on_with_and_another_readers_is_set_beside_it() -> None:
    mine = coded_to_csv([c for c in read_coded() if (c.letter_id, c.block_n) in PLACES[:5]])
    app = visit(lang="en")
    app.file_uploader[0].set_value(("mijn.csv", mine, "text/csv"))
    assert app.checkbox[0].value, "who has coded nothing yet goes on with a file of one's own"
    next(b for b in app.button if b.label == "Load").click().run()
    assert {(c.letter_id, c.block_n) for c in coded_in(app).values()} == set(PLACES[:5])
    assert app.checkbox[0].value is False, "what comes after one's own is another reader's"
    theirs = [Coded(c.letter_id, c.block_n, c.begins, ("overig",), (), "Ada") for c in coded_in(app).values()]
    app.file_uploader[0].set_value(("ada.csv", coded_to_csv(theirs), "text/csv"))
    next(b for b in app.button if b.label == "Load").click().run()
    app.query_params["step"] = "outcome"
    app.run()
    assert [x.value for x in app.exception] == []
    assert "“reader 1” and “Ada” coded 5 paragraphs both" in text_of(app)


@pytest.mark.parametrize(
    "data",
    [b"a;b\n1;2\n", b"\xff\xfe", coded_to_csv([Coded(LETTER.id, 1, "x", ("no-such-theme",))])],
    ids=["columns", "bytes", "theme"],
)
def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(data: bytes) -> None:
    app = visit()
    app.file_uploader[0].set_value(("stuk.csv", data, "text/csv"))
    next(b for b in app.button if b.label == "Laden").click().run()
    assert [x.value for x in app.exception] == []
    assert len(app.error) == 1 and "stuk.csv" in app.error[0].value
    assert coded_in(app) == {}


@pytest.mark.parametrize("view", ["pair", "all"])
def test_the_page_on_themes_shows_corrected_shares_where_all_was_coded(view: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "themas.py"), default_timeout=120)
    for key, value in {"lang": "en", "view": view, "shares": "data"}.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    assert "Corrected shares." in text_of(app) and "all paragraphs coded" in text_of(app)
    assert "Agreement with coding by hand" in text_of(app)
