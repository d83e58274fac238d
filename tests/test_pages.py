"""Every page opens through the start page in both languages, without an error or an untranslated word."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_words import sentences_of, texts_on
from streamlit.testing.v1 import AppTest

from compare.ui.accounts import full_text

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "themas", "termen", "typerende_woorden", "verschillen", "formules", "vragen", "toezeggingen",
    "stevigheid", "coderen", "antwoorden", "beweringen", "zelftest", "brieven", "lijsten", "rapport",
    "verloop", "kookboek", "methode",
)  # fmt: skip
PATIENCE = 120
LANGUAGES = ("nl", "en")


def open_start(lang: str) -> AppTest:
    """The start page in a language, run once."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.query_params["lang"] = lang
    return app.run()


def words_on(app: AppTest) -> str:
    """All text that a reader of the page sees, charts and tables aside."""
    seen = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text, *app.get("html")]
    return "\n".join(str(getattr(x.proto, "body", "")) for x in seen)


def test_the_pages_are_those_of_the_plan() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_start_page_opens(lang: str) -> None:
    app = open_start(lang)
    assert [x.value for x in app.exception] == []
    assert [x.value for x in app.error] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_the_start_page(name: str, lang: str, caplog: pytest.LogCaptureFixture) -> None:
    app = open_start(lang)
    with caplog.at_level("DEBUG", logger="compare.i18n"):
        app.switch_page(f"pages/{name}.py")
        app.query_params["lang"] = lang
        app.run()
    assert [x.value for x in app.exception] == []
    assert [x.value for x in app.error] == []
    assert [r.getMessage() for r in caplog.records if r.name == "compare.i18n"] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_own_address(name: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=PATIENCE).run()
    assert [x.value for x in app.exception] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_one_language_at_a_time(name: str) -> None:
    seen = []
    for lang in LANGUAGES:
        app = open_start(lang)
        app.switch_page(f"pages/{name}.py")
        app.query_params["lang"] = lang
        seen.append(words_on(app.run()))
        # the account of the methods is there in English only, and the page says so
        told = "\n".join(x for x in texts_on(app) if x.strip() != full_text().strip())
        foreign = sentences_of("en" if lang == "nl" else "nl")
        assert sorted(x for x in foreign if x in told) == []
    assert seen[0].strip()
    assert seen[0] != seen[1]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_and_writes_no_heading_by_hand(name: str) -> None:
    app = open_start("nl").switch_page(f"pages/{name}.py").run()
    assert len(app.title) == 1
    unfolded = [x.value for x in app.markdown if x not in [y for e in app.expander for y in e.markdown]]
    assert [text for text in unfolded if text.startswith("#")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_with_ids_shows_the_same_view_in_each_language(lang: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "termen.py"), default_timeout=PATIENCE)
    for key, value in {"lang": lang, "concept": "navo", "letters": "kst-33694-57", "sort": "left"}.items():
        app.query_params[key] = value
    app.run()
    assert [x.value for x in app.exception] == []
    assert app.multiselect(key="concept").value == ["navo"]
    assert app.multiselect(key="letters").value == ["kst-33694-57"]
    assert app.session_state["sort"] == "left"


def test_a_choice_is_written_in_the_address_by_id_and_the_default_is_left_out() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "termen.py"), default_timeout=PATIENCE).run()
    assert "concept" not in app.query_params
    app.multiselect(key="concept").set_value(["navo", "china"]).run()
    assert app.query_params["concept"] == ["navo", "china"]


def test_what_an_address_asks_that_does_not_exist_is_left_out() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "verschillen.py"), default_timeout=PATIENCE)
    app.query_params["pair_a"] = "no-such-letter"
    app.run()
    assert [x.value for x in app.exception] == []
    assert app.selectbox(key="pair_a").value != "no-such-letter"
