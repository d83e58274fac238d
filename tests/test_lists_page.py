"""Lists of a reader's own on the screen: made, carried by the address, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.errors import DataFileError, ListsError
from compare.i18n import translator
from compare.io.lists import Lists, cells_to_concepts, cells_to_themes
from compare.io.shared_lists import BROKEN, pack_changes, unpack_changes
from compare.io.tables import read_concepts, read_themes
from compare.model import Concept, Term, Theme
from compare.ui.lists.editor import to_cells
from compare.ui.lists.used import told
from compare.ui.suggested import free_id, slug

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120
GIVEN = Lists(read_concepts(), read_themes())
ENERGY = Concept("energie", "energie", "energy", (Term("energie--energie", "energie", "energie*", "prefix"),))
LINK = pack_changes(GIVEN, replace(GIVEN, concepts=(*GIVEN.concepts, ENERGY)))


def open_page(name: str, **asked: str) -> AppTest:
    """A page with this in its address."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=PATIENCE)
    for key, value in asked.items():
        app.query_params[key] = value
    return app.run()


def said(app: AppTest) -> str:
    """All sentences on the page."""
    return "\n".join(str(getattr(x.proto, "body", "")) for x in app.get("html"))


def link_of(app: AppTest) -> str:
    """The lists in the address."""
    held = app.query_params["lists"]
    return held if isinstance(held, str) else held[0]


@pytest.mark.parametrize("page", ["termen", "themas", "lijsten"])
def test_a_link_with_lists_says_so_on_every_page(page: str) -> None:
    app = open_page(page, lists=LINK)
    assert [x.value for x in app.exception] == []
    assert "één begrip anders dan gegeven" in said(app)
    assert link_of(app) == LINK


def test_a_page_counts_with_the_concepts_of_the_link() -> None:
    app = open_page("termen", lists=LINK, concept="energie")
    assert app.multiselect(key="concept").value == ["energie"]
    assert "«energie» staat" in said(app)


def test_the_way_back_leads_to_the_given_lists() -> None:
    app = open_page("termen", lists=LINK)
    app.button(key="own-lists-reset").click().run()
    assert "lists" not in app.query_params
    assert "anders dan gegeven" not in said(app)


@pytest.mark.parametrize("link", ["abc", LINK[:-9], "A" * 9000])
def test_a_damaged_link_gives_one_message_and_the_given_lists(link: str) -> None:
    app = open_page("termen", lists=link)
    assert [x.value for x in app.exception] == []
    assert len(app.error) == 1
    assert "De gegeven lijsten worden gebruikt." in app.error[0].value
    assert "lists" not in app.query_params
    assert app.multiselect(key="concept").value


def test_a_link_may_not_take_away_the_theme_for_what_fits_nowhere() -> None:
    rest = tuple(x for x in GIVEN.themes if x.id != "overig")
    app = open_page("themas", lists=pack_changes(GIVEN, replace(GIVEN, themes=rest)))
    assert len(app.error) == 1
    assert [x.value for x in app.exception] == []


def test_a_suggestion_counts_after_one_click_and_stands_in_the_address() -> None:
    app = open_page("termen", q="Syrie")
    assert "komt niet voor" in said(app)
    next(x for x in app.button if x.label == "Tel mee").click()
    app.run()
    assert [x.value for x in app.exception] == []
    assert "«Syrie» staat 12 keer" in said(app)
    own = unpack_changes(link_of(app), GIVEN)
    assert [t.pattern for t in own.concepts[-1].terms] == ["Syrie", "Syrië"]


def test_a_new_concept_can_be_made_undone_and_taken_away() -> None:
    app = open_page("lijsten")
    app.text_input(key="new-name-begrippen").set_value("Energie")
    app.text_input(key="new-form-begrippen").set_value("energie*")
    next(x for x in app.button if x.label == "Maken").click()
    app.run()
    own = unpack_changes(link_of(app), GIVEN)
    assert (own.concepts[-1].id, own.concepts[-1].terms[0].pattern) == ("energie", "energie*")
    assert app.selectbox(key="begrippen").value == "energie"
    next(x for x in app.button if x.label == "Ongedaan maken").click()
    app.run()
    assert "lists" not in app.query_params


def test_a_wrong_first_form_is_told_and_changes_nothing() -> None:
    app = open_page("lijsten")
    app.text_input(key="new-form-begrippen").set_value("veil*heid")
    next(x for x in app.button if x.label == "Maken").click()
    app.run()
    assert "niet erin" in app.error[0].value
    assert "lists" not in app.query_params


def test_copying_and_removing_a_concept_and_a_theme_work() -> None:
    for kind, key in (("begrippen", "begrippen"), ("themas", "themas")):
        app = open_page("lijsten", kind=kind)
        first = app.selectbox(key=key).value
        next(x for x in app.button if x.label == "Kopie maken").click()
        app.run()
        assert app.selectbox(key=key).value == f"{first}-kopie"
        next(x for x in app.button if x.label == "Verwijderen").click()
        app.run()
        assert [x.value for x in app.exception] == []
        assert "lists" not in app.query_params


def test_a_form_can_be_tried_and_added() -> None:
    app = open_page("lijsten", begrippen="china")
    app.text_input(key="try").set_value("Hongkong").run()
    assert "«Hongkong» staat in de brieven" in said(app)
    next(x for x in app.button if x.label == "Voeg toe aan «China»").click()
    app.run()
    own = unpack_changes(link_of(app), GIVEN)
    assert "Hongkong" in [t.pattern for c in own.concepts if c.id == "china" for t in c.terms]


def test_the_family_of_a_name_follows_its_switch() -> None:
    app = open_page("termen", concept="rusland", letters="kst-35925-V-84")
    assert "«Rusland» staat 18 keer" in said(app)
    assert "48 keer" in said(app)
    app.toggle(key="family").set_value(True).run()
    assert "«Rusland» staat 48 keer" in said(app)


@pytest.mark.parametrize(
    "error",
    [
        DataFileError(
            "x.csv", 3, "pattern", "'a*b': a * may stand at the start or the end of a word, not inside it"
        ),
        DataFileError("x.csv", 3, "id", "'vs' is there already on line 2"),
        ListsError(BROKEN),
        ListsError("x.csv is too large; a list may take 2000 kB"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_in_dutch(error: ListsError | DataFileError) -> None:
    dutch = told(translator("nl"), error)
    assert dutch != str(error)
    assert not {"the", "is", "line", "of", "or"} & set(dutch.replace(":", "").split()) - {"is", "of"}


def test_ids_are_plain_and_free() -> None:
    assert slug("2%-norm & Oekraïne") == "2-procent-norm-oekraine"
    assert free_id("x", frozenset({"x", "x-2"})) == "x-3"


@pytest.mark.parametrize(("kind", "chosen"), [("begrippen", "rusland"), ("themas", "china")])
def test_a_table_used_unchanged_changes_nothing_and_a_new_name_only_the_name(kind: str, chosen: str) -> None:
    app = open_page("lijsten", kind=kind, **{kind: chosen})
    next(x for x in app.button if x.label == "Gebruik deze lijst").click()
    app.run()
    assert [x.value for x in (*app.exception, *app.error)] == []
    assert "lists" not in app.query_params
    next(x for x in app.text_input if x.label == "Naam in het Nederlands").set_value("Anders")
    next(x for x in app.button if x.label == "Gebruik deze lijst").click()
    app.run()
    own = unpack_changes(link_of(app), GIVEN)
    before = {x.id: x for x in (*GIVEN.concepts, *GIVEN.themes)}[chosen]
    after = {x.id: x for x in (own.concepts if kind == "begrippen" else own.themes)}[chosen]
    assert after == replace(before, label="Anders")


def test_rows_of_the_table_become_forms_of_a_concept() -> None:
    rows = [
        {"pattern": "gas*", "case": False, "exclude": "gast*| gas van toen ", "on": True, "family": True,
         "label": "gas", "id": "energie--gas"},
        {"pattern": " kern  energie ", "case": None, "exclude": None, "on": None, "family": None,
         "label": None, "id": None},
        {"pattern": "LNG", "case": True, "exclude": float("nan"), "on": False, "family": False,
         "label": "lng", "id": None},
    ]  # fmt: skip
    (made,) = cells_to_concepts(to_cells(ENERGY, rows, "Energie", "Energy"), "")
    assert [(t.id, t.pattern, t.mode, t.case, t.default) for t in made.terms] == [
        ("energie--gas", "gas*", "prefix", False, True),
        ("energie--kern-energie", "kern energie", "phrase", False, True),
        ("energie--lng", "LNG", "word", True, False),
    ]
    assert made.terms[0].exclude == ("gast*", "gas van toen")
    assert not made.terms[0].family


def test_rows_of_the_table_become_patterns_of_a_theme_and_an_empty_weight_is_worked_out() -> None:
    theme = Theme("ruimte", "Ruimte", "Space", ())
    rows = [
        {"pattern": "satelliet*", "case": False, "exclude": "", "weight": 2.5},
        {"pattern": "ruimte", "case": False, "exclude": "", "weight": None},
    ]
    cells = to_cells(theme, rows, "Ruimte", "Space")
    (made,) = cells_to_themes(cells, "", lambda term, strength: 10 * strength)
    assert [(t.pattern, t.weight) for t in made.terms] == [("satelliet*", 2.5), ("ruimte", 20.0)]


def test_a_wrong_row_of_the_table_is_named_by_line_and_column() -> None:
    rows = [{"pattern": "a*b", "case": False, "exclude": "", "weight": None}]
    with pytest.raises(DataFileError, match="line 2, column pattern"):
        cells_to_themes(to_cells(Theme("x", "x", "x", ()), rows, "x", "x"), "")


def test_a_new_concept_cannot_take_a_name_that_is_on_the_list() -> None:
    app = open_page("lijsten")
    app.text_input(key="new-name-begrippen").set_value("Human Security")
    app.text_input(key="new-form-begrippen").set_value("mensen")
    next(x for x in app.button if x.label == "Maken").click()
    app.run()
    assert "staat al op de lijst" in app.error[0].value
    assert "lists" not in app.query_params
