"""The place on the page Letters where a reader brings papers: what comes in stands on every page at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from official_site import REPOSITORY, XML, Site, official_site
from streamlit.testing.v1 import AppTest

from compare.corpus import load_given
from compare.io.papers import fetch
from compare.io.papers.fetch import Manners, Visit
from compare.library import keep_files, list_cards
from compare.ui.context import Context
from compare.ui.own import papers as own
from compare.ui.own.adding import (
    READING,
    REASONS,
    REFUSED,
    Brought,
    Row,
    pair_metadata,
    rows_html,
)

ROOT = Path(__file__).resolve().parents[1]
XML_OF_58 = XML.replace(b">57<", b">58<").replace(b"7 juli 2023", b"8 maart 2024")
AT_58 = f"{REPOSITORY}/kst/33694/kst-33694-58/1/xml/kst-33694-58.xml"
BRIEF = "Den Haag, 8 maart 2024\n\nGeachte voorzitter,\n\nDit is mijn *eigen* brief over drones.\n"


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with official_site() as site:
        site.put(AT_58, XML_OF_58)
        manners = Manners(between=0)
        monkeypatch.setattr(
            fetch, "Visit", lambda say: Visit(site.service(), manners, say, sleep=lambda seconds: None)
        )
        yield site


def open_letters(lang: str = "en") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["lang"] = lang
    app.run().switch_page("pages/brieven.py")
    app.query_params["lang"] = lang
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def offered(app: AppTest) -> list[str]:
    return list(app.selectbox(key="letter-shown").options)


def told(app: AppTest) -> str:
    """What is said of papers that came in."""
    lines = [str(x.proto.body) for x in app.get("html") if "✓" in str(x.proto.body)]
    return " ".join(lines)


def page_text(app: AppTest) -> str:
    return " ".join(str(x.proto.body) for x in app.get("html"))


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return press(app, "Read")


def test_a_paper_brought_by_its_number_is_told_and_stands_in_the_list(site: Site) -> None:
    app = open_letters()
    before = offered(app)
    app.text_input(key="number-asked").set_value("Kamerstuk 33 694, nr. 58")
    press(app, "Fetch")
    assert not app.exception and not app.error
    assert "It was added for everyone." in told(app)
    assert set(offered(app)) - set(before) == {"Brief Veiligheid 2024"}
    assert "Brief Veiligheid 2024" in offered(open_letters())


def test_the_letter_that_is_read_stays_while_another_is_brought_and_the_message_goes_with_it(
    site: Site,
) -> None:
    app = open_letters()
    app.query_params["letter"] = "kst-35925-V-84"
    app.run()
    app.text_input(key="number-asked").set_value("kst-33694-58")
    press(app, "Fetch")
    assert app.selectbox(key="letter-shown").value == "kst-35925-V-84"
    assert told(app)
    app.query_params["letter"] = "kst-33694-58"
    app.run()
    assert app.selectbox(key="letter-shown").value == "kst-33694-58"
    assert told(app) == ""


def test_a_paper_that_does_not_exist_is_said_in_dutch_with_what_was_tried(site: Site) -> None:
    app = open_letters("nl")
    app.text_input(key="number-asked").set_value("kst-33694-59")
    press(app, "Ophalen")
    assert "geen stuk" in app.error[0].value
    assert "Wat is geprobeerd (6)" in [x.proto.popover.label for x in app.get("popover")]
    assert not app.exception


def test_an_uploaded_file_is_there_on_every_page_of_this_visit_and_in_no_other(own_home: Path) -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    assert not app.exception and not app.error
    assert "drones" in offered(app)
    app.switch_page("pages/methode.py").run()
    assert not app.exception
    app.switch_page("pages/brieven.py").run()
    assert "drones" in offered(app)
    assert "drones" not in offered(open_letters())
    assert [path for path in own_home.rglob("*") if b"drones" in path.name.encode()] == []
    assert list_cards()[0] == ()


def test_what_came_in_is_told_with_its_audit_at_once() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    line = told(app)
    assert "4 blocks" in line or "3 blocks" in line
    assert "left out: 0" in line and "hyphens at line ends: 0" in line and "the full audit" in line


def test_of_several_files_those_that_cannot_be_read_are_named_and_the_others_are_there() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(100)
    app = upload(open_letters(), ("a.pdf", picture), ("drones.txt", BRIEF.encode()))
    wrong = [x.value.replace("\\", "") for x in app.error]
    assert [x.split(":")[0] for x in wrong] == ["a.pdf"] and "picture" in wrong[0]
    assert "1 of 2 read, 1 refused." in page_text(app)
    assert told(app).count("✓") == 1 and "drones" in offered(app)


def test_text_of_a_file_is_never_taken_for_markup() -> None:
    app = upload(open_letters(), ("<b>[x](y)*.txt", BRIEF.encode()))
    assert "<b>[x]" not in told(app) and "&lt;b&gt;[x](y)*" in told(app)
    app = upload(app, ("<b>*[x](y).txt", b"\x89PNG" + bytes(100)))
    assert "\\<b\\>\\*" in app.error[0].value


def test_a_paper_added_elsewhere_appears_without_a_new_start(tmp_path: Path) -> None:
    app = open_letters()
    assert "drones" not in offered(app)
    path = tmp_path / "drones.txt"
    path.write_text(BRIEF, encoding="utf-8")
    assert [x.status for x in keep_files([path])] == ["added"]
    assert "drones" in offered(app.run())


def test_the_example_can_be_tried_without_a_file() -> None:
    app = open_letters("nl")
    next(b for b in app.button if b.key == "example-letter").click().run()
    assert not app.exception and not app.error
    assert "Brief Voorbeeldbrief over drones boven de… 2024" in offered(app)


def test_the_same_file_twice_is_said_and_held_once() -> None:
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    before = offered(app)
    app = upload(app, ("again.txt", BRIEF.encode()))
    assert offered(app) == before
    assert "This very file was there already." in told(app)


def test_a_visit_that_is_full_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST_PAPERS", 0)
    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    assert "No room" in app.error[0].value and "drones" not in offered(app)


def test_metadata_go_with_the_paper_of_their_name() -> None:
    files = [("a.pdf", b"1"), ("a.metadata.xml", b"2"), ("b.metadata_owms.xml", b"3")]
    assert pair_metadata(files) == (Brought("a.pdf", b"1", b"2"), Brought("b.metadata_owms.xml", b"3"))


def test_a_row_says_what_its_file_is_doing_and_nothing_of_it_is_markup() -> None:
    ctx = Context("en", str, load_given(), (), (), frozenset())
    rows = [Row("<i>.txt"), Row("b", READING), Row("c", REFUSED, "because")]
    html = rows_html(ctx, rows)
    assert html.count("<li") == 3 and "<i>" not in html
    assert "waiting" in html and "is being read" in html and "refused</span> because" in html


def test_what_is_said_of_every_outcome_has_its_places_to_fill_in() -> None:
    for sentence in REASONS.values():
        assert sentence.format(asked="A", problem="P")
