"""What a reader takes along is made on asking, names what it was made from, and tells when it fails."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from chart_builders import EARLIER, LATER
from PIL import Image
from streamlit.testing.v1 import AppTest

from compare.charts.style import base_figure
from compare.corpus import Corpus
from compare.errors import PictureError
from compare.export import pictures
from compare.export.bibliography import FORMS
from compare.i18n import translator
from compare.ui.context import Context
from compare.ui.made import Made, Passage
from compare.ui.taking import taken
from compare.ui.taking.columns import COLUMNS, to_reader
from compare.ui.taking.taken import Taken, name_of, passages_frame, to_file

ROOT = Path(__file__).resolve().parents[1]
CTX = Context("nl", translator("nl"), Corpus((EARLIER, LATER), (), "v1"), (), (), frozenset())
CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
"""What a column is called that no reader was thought of for."""


PAIR = {"kst-33694-57", "kst-35925-V-84"}
LETTERS = {
    "app": PAIR,
    "themas": PAIR,
    "typerende_woorden": PAIR,
    "stevigheid": PAIR,
    "verschillen": PAIR,
    "toezeggingen": PAIR,
    "antwoorden": {"kst-28676-346"},
    "vragen": {"nds-tk-2020D20723", "kst-33694-57"},
}
"""The letters that a page counts when it is opened without any choice."""


def passage(title: str) -> Passage:
    """The first block of a letter, as a page shows it."""
    return Passage(title, EARLIER, EARLIER.block(1), "kabinet", "waarom", 15, 15)


def made() -> Made:
    """What a page was made from: one letter, one choice."""
    return Made(
        "Termen", settings={"Begrip": "China"}, letters={EARLIER.id: EARLIER}, passages=(passage("a"),)
    )


def chart(**given: Any) -> Taken:
    """A chart with one row behind it."""
    figure = base_figure("Titel", lang="nl")
    frame = pd.DataFrame({"letter_id": [EARLIER.id], "n": [9]})
    return Taken(CTX, made(), "termen", frame, figure, "Wat er staat", **given)


def files_in(data: bytes) -> dict[str, bytes]:
    """What a zip holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_table_has_no_pictures_and_letters_alone_only_their_citations() -> None:
    forms = {form for group in chart().forms().values() for form in group}
    assert forms == {"pdf", "png", "svg", "html", "csv", "xlsx", "zip", *FORMS}
    table = Taken(CTX, made(), "a", pd.DataFrame())
    assert {form for group in table.forms().values() for form in group} == {"csv", "xlsx", "zip", *FORMS}
    letters = Taken(CTX, made(), "a", letters=(LATER,))
    assert {form for group in letters.forms().values() for form in group} == set(FORMS)


def test_columns_have_names_in_the_language_of_the_reader_and_parts_are_known() -> None:
    frame = pd.DataFrame(columns=["letter_id", "asked", "offered", "difference", "low", "high", "eigen"])
    named, parts = to_reader(CTX, frame)
    assert [named.columns[0], named.columns[-1]] == ["id van de brief", "eigen"]
    assert parts == set(named.columns[1:6])
    assert to_reader(CTX, pd.DataFrame(columns=["low", "high"]))[1] == set()
    assert len(set(COLUMNS.values())) == len(COLUMNS)


def test_citations_are_of_the_passages_with_their_pages_else_of_the_letters_of_the_page() -> None:
    cited = "Kamerstukken II 2019/20, 33694, nr. 57"
    assert to_file(chart(), "text").decode() == f"{cited}\n"
    shown = Taken(CTX, made(), "a", passages=(passage("a"), passage("b")))
    assert to_file(shown, "text").decode() == f"{cited}, p. 15\n"
    assert (
        to_file(Taken(CTX, made(), "a", letters=(LATER,)), "text").decode().startswith("Kamerstukken II 2021")
    )
    assert name_of(chart(), "bibtex") == ("termen-vindplaatsen.bib", "text/plain")


def test_a_workbook_of_a_chart_holds_the_passages_behind_it_and_names_the_letters_of_the_page() -> None:
    all_of_them = (passage("China"), passage("Rusland"))
    book = openpyxl.load_workbook(io.BytesIO(to_file(chart(behind=lambda: all_of_them), "xlsx")))
    assert book.sheetnames == ["Gegevens", "Passages", "Hoe het is gemaakt"]
    assert [cell.value for cell in book["Passages"]["I"]][1:] == ["China", "Rusland"]
    told = [cells[:2] for cells in book["Hoe het is gemaakt"].iter_rows(values_only=True)]
    assert ("Keuze: Begrip", "China") in told
    assert [x for x, _ in told[-2:]] == ["brief", EARLIER.short]


def test_without_a_chrome_the_zip_holds_the_chart_as_a_page_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: None)
    files = files_in(to_file(chart(), "zip"))
    assert {"termen.html", "termen.csv", "termen.xlsx", "termen-passages.csv", "README.txt"} <= set(files)
    assert CTX.t(pictures.NO_BROWSER) in files["README.txt"].decode()
    assert EARLIER.block(1).text in files["termen-passages.csv"].decode("utf-8-sig")


@pytest.mark.skipif(pictures.find_browser() is None, reason="no Chrome on this machine")
def test_a_zip_holds_the_pictures() -> None:
    files = files_in(to_file(chart(), "zip"))
    assert Image.open(io.BytesIO(files["termen.png"])).width == 2000
    assert b"Titel" in files["termen.svg"] and "termen.html" not in files


def test_a_passage_becomes_a_row_with_speaker_page_and_citation() -> None:
    (row,) = passages_frame(CTX, (passage("China"),)).to_dict("records")
    assert (row["spreker"], row["pagina"], row["lijst op de pagina"]) == ("kabinet", 15, "China")
    assert row["vindplaats"] == "Kamerstukken II 2019/20, 33694, nr. 57, p. 15"


@pytest.fixture(scope="module")
def page() -> AppTest:
    """A page with a chart, its menu open."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()
    app.switch_page(str(ROOT / "pages" / "themas.py")).run()
    assert not [x for x in app.button if x.key == "themes-pair-csv"]
    app.session_state["themes-pair-forms"] = True
    return app.run()


def press(page: AppTest, form: str) -> AppTest:
    """Ask for a form."""
    return page.button(key=f"themes-pair-{form}").click().run()


def test_what_is_asked_for_can_be_saved(page: AppTest) -> None:
    press(page, "csv")
    (save,) = page.get("download_button")
    assert save.proto.label == "Bewaar «themas-kst-33694-57-kst-35925-V-84.csv»"


def test_a_picture_that_cannot_be_made_is_told_on_the_screen(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object, **named: object) -> bytes:
        raise PictureError(pictures.TOO_SLOW)

    monkeypatch.setattr(taken.pictures, "figure_to_picture", fail)
    monkeypatch.setattr("compare.ui.taking.row.find_browser", lambda: "/usr/bin/chromium")
    press(page, "pdf")
    assert [x.value for x in page.error] == [CTX.t(pictures.TOO_SLOW)]
    assert not page.get("download_button")


def test_a_full_disk_is_told_on_the_screen(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taken, "frames_to_xlsx", fail)
    press(page, "xlsx")
    assert len(page.error) == 1 and "ruimte" in page.error[0].value


def test_without_a_chrome_its_buttons_are_off_with_the_reason_and_the_others_work(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.ui.taking.row.find_browser", lambda: None)
    page.run()
    off = {
        form
        for form in ("pdf", "png", "svg", "html", "csv")
        if page.button(key=f"themes-pair-{form}").disabled
    }
    assert off == {"pdf", "png", "svg"}
    assert any(CTX.t(pictures.NO_BROWSER) in x.proto.body for x in page.get("html"))


@pytest.fixture(scope="module")
def everything() -> dict[str, tuple[Made, list[pd.DataFrame]]]:
    """For each page what it was made from, and the tables that can be taken along from it."""
    found: dict[str, tuple[Made, list[pd.DataFrame]]] = {}
    with pytest.MonkeyPatch.context() as patch:
        tables: list[pd.DataFrame] = []
        patch.setattr("compare.ui.parts.take_chart", lambda *x: tables.append(x[4]))
        patch.setattr("compare.ui.parts.take_table", lambda *x: tables.append(x[1]))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()
        for page in LETTERS:
            tables.clear()
            app.switch_page(str(ROOT / ("app.py" if page == "app" else f"pages/{page}.py"))).run()
            found[page] = app.session_state["made-of-page"], list(tables)
    return found


def test_every_column_that_can_be_taken_along_has_a_name_for_a_reader(
    everything: dict[str, tuple[Made, list[pd.DataFrame]]],
) -> None:
    assert sum(len(tables) for _, tables in everything.values()) > 15
    for page, (_, tables) in everything.items():
        for table in tables:
            named, _ = to_reader(CTX, table)
            assert len(set(named.columns)) == len(table.columns), page
            assert [x for x in named.columns if CODE.fullmatch(x)] == [], page


@pytest.mark.parametrize("page", LETTERS)
def test_a_page_names_the_letters_that_it_counts_its_settings_and_its_method(
    page: str, everything: dict[str, tuple[Made, list[pd.DataFrame]]]
) -> None:
    noted, _ = everything[page]
    assert set(noted.letters) == LETTERS[page]
    assert len(noted.settings) >= 3 and noted.method
