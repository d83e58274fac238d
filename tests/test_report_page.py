"""The report on the screen: put in from any page, changed, taken back, saved, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_builders import NOW, build_chart, build_draft, build_passages, build_report, build_table
from streamlit.testing.v1 import AppTest

from compare.export.report import Report, TextItem
from compare.export.report.laid import lay_out
from compare.export.report.model import MOST_ITEMS
from compare.i18n import translator
from compare.ui.report import files as report_files
from compare.ui.report.basket import FULL

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120
HELD = "report-of-visit"


def open_page(name: str, report: Report | None = None, lang: str = "nl") -> AppTest:
    """A page of a visit that has this report."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=PATIENCE)
    app.query_params["lang"] = lang
    if report:
        app.session_state[HELD] = report
    return app.run()


def held(app: AppTest) -> Report:
    """The report of the visit."""
    report = app.session_state[HELD] if HELD in app.session_state else Report()
    assert isinstance(report, Report)
    return report


def said(app: AppTest) -> str:
    """All of the page that is HTML."""
    return "\n".join(str(getattr(x.proto, "body", "")) for x in app.get("html"))


def ids(report: Report) -> list[str]:
    """The items in order."""
    return [x.id for x in report.items]


def press(app: AppTest, label: str, n: int = 0) -> AppTest:
    """Press the button with this on it."""
    found = [x for x in app.button if x.label == label]
    assert found, [x.label for x in app.button]
    found[n].click().run()
    assert [x.value for x in app.exception] == []
    return app


def test_a_chart_is_put_in_with_where_it_comes_from_and_taken_out_again() -> None:
    app = press(open_page("themas"), "In rapport zetten")
    item = held(app).items[0]
    assert item.caption.startswith("Ruimte per thema")
    assert item.made.page == "Thema’s"  # type: ignore[union-attr]
    assert item.made.method.startswith("Elke alinea")  # type: ignore[union-attr]
    assert all(x.text == "" for x in item.made.letters)  # type: ignore[union-attr]
    assert "Taal / Language" not in dict(item.made.settings)  # type: ignore[union-attr]
    assert "✓ In rapport (1)" in [x.label for x in app.button]
    assert held(press(app, "✓ In rapport (1)")).items == ()


def test_passages_are_put_in_with_marks_speaker_and_page() -> None:
    app = press(open_page("themas"), "In rapport zetten", 1)
    item = held(app).items[0]
    assert item.shown == (0, 1, 2)  # type: ignore[union-attr]
    first = item.passages[0]  # type: ignore[union-attr]
    assert first.speaker == "kabinet" and first.marks and ", p. " in first.citation


def test_what_a_reader_writes_is_in_the_report_and_the_preview_at_once() -> None:
    app = open_page("rapport", build_report())
    app.text_input(key="title").set_value("<b>Mijn</b> *titel*").run()
    app.text_input(key="report-c1-caption").set_value("Eigen bijschrift").run()
    app.text_area(key="report-c1-text").set_value("Eerste.\n\nTweede.").run()
    assert held(app).title == "<b>Mijn</b> *titel*"
    assert "&lt;b&gt;Mijn&lt;/b&gt; *titel*" in said(app)
    assert "Eigen bijschrift" in said(app) and "<p>Tweede.</p>" in said(app)


def test_items_are_moved_and_taken_out_and_each_step_can_be_taken_back() -> None:
    app = open_page("rapport", build_report())
    press(app, "Omlaag")
    assert ids(held(app)) == ["x1", "c1", "t1", "p1"]
    press(app, "Eruit halen", 2)
    assert ids(held(app)) == ["x1", "c1", "p1"]
    press(app, "Ongedaan maken")
    assert ids(held(app)) == ["x1", "c1", "t1", "p1"]
    press(app, "Ongedaan maken")
    assert held(app) == build_report()


def test_a_text_comes_where_it_is_asked() -> None:
    app = press(open_page("rapport", build_report()), "Tekst eronder")
    assert [x.id == "c1" or isinstance(x, TextItem) for x in held(app).items[:2]] == [True, True]
    assert held(app).items[1] == TextItem(held(app).items[1].id)


def test_columns_and_passages_are_chosen_and_one_stays_at_least() -> None:
    app = open_page("rapport", build_report(build_table(), build_passages()))
    app.multiselect(key="report-t1-columns").set_value([1]).run()
    app.multiselect(key="report-p1-shown").set_value([1, 0]).run()
    assert held(app).items[0].columns == (1,)  # type: ignore[union-attr]
    assert held(app).items[1].shown == (0, 1)  # type: ignore[union-attr]
    app.multiselect(key="report-p1-shown").set_value([]).run()
    assert held(app).items[1].shown == (0, 1)  # type: ignore[union-attr]


def test_an_empty_report_tells_what_it_is_and_begins_with_an_example() -> None:
    app = open_page("rapport")
    assert "In rapport zetten" in said(app)
    app = press(app, "Probeer het: begin met de brieven op een tijdas")
    assert lay_out(held(app), "nl", NOW).items[0].label == "Figuur 1"


def test_the_menu_counts_what_is_in_the_report() -> None:
    app = open_page("methode", build_report())
    assert "Rapport (4)" in [x.value for x in app.sidebar.text]


def test_one_visit_sees_nothing_of_the_report_of_another() -> None:
    first = open_page("rapport", build_report())
    second = open_page("rapport")
    assert "Mijn rapport" in said(first)
    assert "Mijn rapport" not in said(second)
    assert held(second) == Report()


def test_a_full_report_says_so_and_takes_nothing_in() -> None:
    full = build_report(*(TextItem(f"x{i}") for i in range(MOST_ITEMS)))
    app = press(open_page("themas", full), "In rapport zetten")
    assert len(held(app).items) == MOST_ITEMS
    assert [x.value for x in app.warning] == [translator("nl")(FULL).format(n=MOST_ITEMS)]


def test_without_a_browser_the_page_says_so_before_anybody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_files, "find_browser", lambda: None)
    app = open_page("rapport", build_report())
    assert "geen Chrome" in said(app)
    disabled = {x.label for x in app.button if x.disabled}
    assert "PDF maken" in disabled and not {"Word maken", "HTML maken"} & disabled


def test_a_document_is_made_and_offered_until_the_report_changes() -> None:
    app = press(open_page("rapport", build_report(build_table())), "HTML maken")
    assert any(x.proto.label.startswith("HTML bewaren") for x in app.get("download_button"))
    app.text_input(key="title").set_value("Anders").run()
    assert not any(x.proto.label.startswith("HTML bewaren") for x in app.get("download_button"))


def test_a_draft_is_opened_and_the_report_before_it_can_be_had_back() -> None:
    app = open_page("rapport", build_report(build_chart("mine")))
    app.file_uploader(key="report-open").set_value(("x.json", build_draft(), "application/json")).run()
    press(app, "Openen")
    assert [x.id for x in held(app).items] == ["c1", "x1", "t1", "p1"]
    press(app, "Ongedaan maken")
    assert [x.id for x in held(app).items] == ["mine"]


def test_a_hostile_draft_gives_one_clear_message_and_changes_nothing() -> None:
    app = open_page("rapport", build_report())
    app.file_uploader(key="report-open").set_value(("x.json", b"[" * 9999, "application/json")).run()
    press(app, "Openen")
    assert [x.value for x in app.error] == [
        "x.json: dit is geen concept van een rapport, of het is beschadigd. Kies een bestand dat op deze "
        "pagina is bewaard."
    ]
    assert held(app) == build_report()


def test_items_in_another_language_are_told_of() -> None:
    app = open_page("rapport", build_report(build_chart(), build_table()), lang="en")
    assert "2 items were added in the other language" in said(app)
    assert "Figure 1." in said(app)
