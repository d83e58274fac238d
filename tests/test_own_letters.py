"""A reader's own letters: their facts, keep, remove, undo, replace, second copies, and a large library."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import build_letter
from streamlit.testing.v1 import AppTest
from test_adding_page import BRIEF, offered, open_letters, page_text, upload

from compare.apart import read_apart
from compare.corpus import load_given
from compare.library import Edited, keep_letter, list_cards, load_kept, read_source
from compare.library.twins import find_shelved
from compare.ui import table
from compare.ui.own.papers import Own, facts_to_edited, proposals_of, propose, with_other_id
from compare.ui.own.proposed import check_facts
from compare.ui.own.replacing import compare_readings

ROOT = Path(__file__).resolve().parents[1]
UNDATED = BRIEF.replace("Den Haag, 8 maart 2024\n\n", "")
GIVEN = ROOT / "data" / "letters" / "kst-35925-V-84.txt"

pytestmark = pytest.mark.usefixtures("own_home")


def button(app: AppTest, key: str) -> AppTest:
    """The page after a press on the one button of which the key begins so."""
    found = [b for b in app.button if str(b.key).startswith(key)]
    assert len(found) == 1, [b.key for b in app.button]
    return found[0].click().run()


def labelled(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def field(app: AppTest, name: str) -> object:
    """The line of the open form for a fact."""
    return next(x for x in app.text_input if str(x.key).startswith(f"{name}-") and x.key != "number-asked")


def test_a_letter_without_a_date_is_asked_for_it_and_then_stands_in_the_list() -> None:
    app = upload(open_letters(), ("drones.txt", UNDATED.encode()))
    assert not app.error and "drones" not in offered(app)
    assert "Give its date" in page_text(app)
    app.date_input[0].set_value(date(2024, 3, 8))
    labelled(app, "Use these facts")
    assert not app.error and not app.exception
    assert "drones" in offered(app)
    assert "8 March 2024 · Rutte IV" in page_text(app)


def test_the_form_says_where_each_fact_comes_from() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    labels = {str(x.key).split("-")[0]: x.label for x in app.text_input}
    assert labels["title"] == "Title · from the name of the file"
    assert labels["sender"] == "Sender · not found in it"
    assert app.date_input[0].label == "Date of the paper · stands in the paper"


def test_facts_that_are_edited_are_seen_on_other_pages_at_once() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    field(app, "short").set_value("Dronebrief")
    field(app, "dossier").set_value("33 694")
    field(app, "number").set_value("nr. 99")
    app.date_input[0].set_value(date(2019, 1, 2))
    labelled(app, "Use these facts")
    assert offered(app)[0] == "Dronebrief"  # the oldest now
    app.query_params["letter"] = "kst-33694-99"
    app.run()
    assert "Kamerstukken II 2023/24, 33694, nr. 99" in page_text(app)
    app.switch_page("pages/termen.py").run()
    assert not app.exception
    assert app.multiselect(key="letters").options[0] == "Dronebrief"


def test_what_cannot_be_used_is_said_and_nothing_changes() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    field(app, "title").set_value(" ")
    field(app, "session_year").set_value("2021-2023")
    labelled(app, "Use these facts")
    assert [x.value.split(":")[0] for x in app.error] == ["Title", "Year of parliament"]
    assert "drones" in offered(app)


def test_a_letter_is_kept_for_everyone_and_removed_and_each_is_undone() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    button(app, "keep-")
    assert not app.error and "for everyone" in page_text(app)
    assert [card.short for card in list_cards()[0]] == ["drones"]
    assert "drones" in offered(open_letters())
    button(app, "remove-")
    assert list_cards()[0] == () and "drones" not in offered(app)
    button(app, "own-undo-button")
    assert [card.short for card in list_cards()[0]] == ["drones"] and "drones" in offered(app)
    button(app, "own-undo-button")  # the keeping
    assert list_cards()[0] == () and "drones" in offered(app)
    button(app, "remove-")
    assert "drones" not in offered(app)
    button(app, "own-undo-button")
    assert "drones" in offered(app)


def test_a_kept_letter_gets_other_facts_and_another_file_and_both_stay() -> None:
    letter = read_apart(BRIEF.encode(), "drones.txt")
    keep_letter(letter, BRIEF.encode())
    app = open_letters()
    button(app, "facts-drones")
    field(app, "short").set_value("Dronebrief")
    labelled(app, "Use these facts")
    assert not app.error and list_cards()[0][0].short == "Dronebrief"
    button(app, "facts-drones")
    longer = BRIEF.replace("Dit is", "Nieuw.\n\nDit is").encode()
    next(x for x in app.file_uploader if str(x.key).startswith("other-")).set_value(
        [("drones-2.txt", longer, "text/plain")]
    )
    labelled(app, "Replace")
    assert not app.error and not app.exception
    assert load_kept("drones").short == "Dronebrief" and read_source("drones")[0] == longer
    assert "blocks instead of" in page_text(app)
    button(app, "own-undo-button")
    assert not app.error and read_source("drones")[0] == BRIEF.encode()


def test_another_file_in_the_place_of_a_private_letter_keeps_its_id_and_can_be_undone() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    shorter = BRIEF.replace("Dit is mijn *eigen* brief over drones.", "Dit is korter.").encode()
    next(x for x in app.file_uploader if str(x.key).startswith("other-")).set_value(
        [("beter.txt", shorter, "text/plain")]
    )
    labelled(app, "Replace")
    assert not app.error and "drones" in offered(app) and "beter" not in offered(app)
    assert "from block 3 on a link may lead" in page_text(app)
    assert "Dit is korter" in open_place(app, "drones")
    button(app, "own-undo-button")
    assert "eigen" in open_place(app, "drones")


def open_place(app: AppTest, letter: str) -> str:
    app.query_params["letter"] = letter
    app.run()
    return next(str(x.proto.body) for x in app.get("html") if "acc-page" in str(x.proto.body)[:40])


def test_near_identical_text_is_a_second_copy_until_the_reader_says_it_is_not() -> None:
    data = GIVEN.read_text("utf-8").replace("Hoekstra", "Hoekstra (kopie)").encode()
    app = upload(open_letters(), ("kopie.txt", data))
    assert "is shown as a second copy and never counted" in page_text(app)
    assert any("second copy (TEXT)" in x for x in offered(app))
    button(app, "other-")
    assert not app.exception
    assert not any("second copy (TEXT)" in x for x in offered(app))


def test_two_files_of_one_name_with_other_words_are_two_papers() -> None:
    other = BRIEF.replace("drones", "kabels").replace("eigen", "andere")
    app = upload(open_letters(), ("a.txt", BRIEF.encode()), ("a.txt", other.encode()))
    papers = [x for x in offered(app) if x.startswith("a")]
    assert len(papers) == 2 and "second copy" not in " ".join(papers)


def test_given_letters_have_no_buttons_and_an_empty_shelf_says_what_to_do() -> None:
    app = open_letters()
    assert [b for b in app.button if str(b.key).startswith(("remove-", "facts-"))] == []
    assert "No letters of your own yet" in page_text(app)


def test_a_large_library_is_searched_and_only_what_lies_on_the_table_is_on_the_pages() -> None:
    shelved = find_shelved()
    for n in range(61):
        data = f"Brief {n}".encode()
        letter = build_letter((f"alinea {n} " * 9,), id=f"brief-{n}", day=date(2020, 1, 1 + n % 28))
        letter = replace(
            letter, sha256=hashlib.sha256(data).hexdigest(), format="text", title=f"Over zaak {n}"
        )
        keep_letter(letter, data, facts=Edited(short=f"Brief {n}"), shelved=shelved)
    app = open_letters()
    assert "holds 61 letters, too many to lay side by side" in page_text(app)
    assert not any(x.startswith("Brief ") for x in offered(app))
    app.text_input(key="shelf-search").set_value("zaak 60").run()
    button(app, "on-brief-60")
    assert "Brief 60" in offered(app)
    assert "brief-60" in app.query_params["also"]
    links = re.findall(r'href="(brieven[^"]+)"', page_text(app))
    assert links and all("also=brief-60" in link for link in links)
    app.switch_page("pages/termen.py").run()
    assert "Brief 60" in app.multiselect(key="letters").options
    linked = AppTest.from_file(str(ROOT / "pages" / "brieven.py"), default_timeout=120)
    linked.query_params["letter"] = "brief-7"
    linked.run()
    assert linked.selectbox(key="letter-shown").value == "brief-7"


def test_a_link_to_a_letter_that_no_page_has_lays_it_on_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "on_table", lambda: ("een", "twee"))
    given = load_given()
    assert table.table_with(given, given.letters[0].id) == ("een", "twee")
    assert table.table_with(given, "drie") == ("drie", "een", "twee")


def test_only_what_differs_from_the_paper_is_written_down() -> None:
    letter = build_letter(("Een.",), id="brief")
    same = {"title": letter.title, "date": "2022-03-08", "kind": "letter"}
    assert facts_to_edited(letter, same) == Edited()
    assert facts_to_edited(letter, same | {"date": "2022-04"}) == Edited(
        date=date(2022, 4, 1), date_precision="month"
    )


def test_what_was_proposed_is_used_and_an_id_can_be_made_free() -> None:
    stem = "kst-33694-60 8 mei 2024"
    read = replace(build_letter(("Een.",), id=stem, day=date.min), source_file=f"{stem}.txt")
    own = propose(Own(replace(read, sha256="abcdef123"), b""))
    assert (own.letter.id, own.letter.number, own.letter.date) == ("kst-33694-60", "60", date(2024, 5, 8))
    assert with_other_id(own).letter.id == "kst-33694-60-abcdef"
    assert {p.field: p.origin for p in proposals_of(own)}["date"] == "file name"


def told(**changes: object) -> dict[str, object]:
    """A form as a reader may fill it in."""
    filled = {
        "title": "Titel", "short": "Kort", "kind": "letter", "sender": "", "day": date(2022, 3, 8),
        "month_only": False, "dossier": "", "number": "", "session_year": "", "id": "scan",
    }  # fmt: skip
    return filled | changes


@pytest.mark.parametrize(
    ("written", "field", "read"),
    [
        ({"dossier": "33 694"}, "dossier", "33694"),
        ({"dossier": "35 925 V"}, "dossier", "35925-V"),
        ({"number": "nr. 57"}, "number", "57"),
        ({"session_year": "2021/22"}, "session_year", "2021-2022"),
        ({"session_year": "1999–2000"}, "session_year", "1999-2000"),
        ({"day": date(2022, 3, 15), "month_only": True}, "date", "2022-03"),
        ({"dossier": "33694", "number": "57"}, "id", "kst-33694-57"),
    ],
)
def test_what_a_reader_fills_in_is_read_as_people_write_it(
    written: dict[str, object], field: str, read: str
) -> None:
    facts, wrong = check_facts(told(**written), set(), build_letter(("Een.",), id="scan"))
    assert wrong == () and facts[field] == read


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({"title": "  "}, "title"),
        ({"short": "x" * 61}, "short"),
        ({"day": None}, "date"),
        ({"dossier": "dossier"}, "dossier"),
        ({"number": "vijf"}, "number"),
        ({"session_year": "2021-2023"}, "session_year"),
        ({"id": "er is er al een"}, "id"),
        ({"id": "bezet"}, "id"),
    ],
)
def test_what_cannot_be_a_fact_is_named(written: dict[str, object], field: str) -> None:
    _, wrong = check_facts(told(**written), {"bezet"}, build_letter(("Een.",), id="scan"))
    assert wrong == (field,)


def test_two_readings_are_compared_block_by_number() -> None:
    before = build_letter(("Een.", "Twee.", "Drie woorden hier."), id="brief")
    after = build_letter(("Een.", "Twee en meer.", "Drie woorden hier.", "Vier."), id="brief")
    made = compare_readings(before, after)
    assert (made.blocks, made.words, made.same, made.first) == ((3, 4), (5, 8), 2, 2)
    assert compare_readings(before, before).first == 0
    assert compare_readings(before, build_letter(("Een.", "Twee."), id="brief")).first == 3
