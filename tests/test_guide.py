"""The three steps stand on the start page at first, go when asked and come back from the menu of any page."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.ui.guide import STEPS
from compare.ui.own.library_words import SENTENCES, is_more, told_of_library
from compare.ui.page import PAGES

ROOT = Path(__file__).resolve().parents[1]
TITLE = {"nl": "Zo werkt het, in drie stappen", "en": "How it works, in three steps"}


def is_shown(app: AppTest, lang: str = "nl") -> bool:
    assert not app.exception
    return any(TITLE[lang] in str(x.proto.body) for x in app.get("html"))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_steps_go_and_come_back(lang: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["lang"] = lang
    assert is_shown(app.run(), lang)
    assert not is_shown(press(app, "guide-hide"), lang)
    app.switch_page("pages/lijsten.py")
    app.query_params["lang"] = lang
    assert not is_shown(app.run(), lang)
    assert is_shown(press(app, "guide-open"), lang)
    links = [x.proto.page for x in app.get("page_link")]
    assert len(STEPS) == 3 and len(links) >= 3


def test_who_follows_a_link_to_another_page_is_not_stopped_by_the_steps() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "lijsten.py"), default_timeout=120).run()
    assert not is_shown(app)


def test_every_step_leads_to_a_page_that_is_there() -> None:
    assert {step[2] for step in STEPS} <= {key for key, _, _ in PAGES}


def test_what_the_library_says_is_said_in_the_language_of_the_reader() -> None:
    for sentence in SENTENCES:
        filled = sentence.format_map(defaultdict(lambda: "x"))
        spoken = {sentence: f"<{sentence}>"}
        assert told_of_library(lambda said, spoken=spoken: spoken.get(said, said), filled) == f"<{filled}>"
    assert is_more("The library holds 61 more letters; name those that you want")
    assert not is_more("61 letters were read by another version; to read them again: compare rebuild")
