"""The pages of typical words and of promises: sides in the address, refusals, and sentences that open."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compare.analysis.promises import find_promises
from compare.corpus import load_corpus
from compare.i18n import translator
from compare.io.promises import read_promises
from compare.ui.context import Context
from compare.ui.promises import filter_promises, promises_html, why_sentence

PAGES = Path(__file__).resolve().parents[1] / "pages"
OLD, NEW = "kst-33694-57", "kst-35925-V-84"


def open_page(name: str, **address: object) -> AppTest:
    """A page opened with this address."""
    app = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value  # type: ignore[assignment]
    app.run()
    assert [x.value for x in app.exception] == []
    return app


def shown(app: AppTest) -> str:
    """All text on a page but for tables and charts."""
    return "\n".join(str(getattr(x.proto, "body", "")) for x in [*app.markdown, *app.get("html")])


def test_at_first_the_newer_policy_letter_is_set_against_the_older() -> None:
    app = open_page("typerende_woorden")
    assert app.multiselect(key="target").value == [NEW]
    assert app.multiselect(key="reference").value == [OLD]
    assert "Oekraïne" in shown(app)


@pytest.mark.parametrize(
    "target", [["party:SP"], ["cabinet:Rutte IV"], [f"{NEW}#49"], [OLD, NEW], ["kst-28676-346"]]
)
def test_any_side_can_be_chosen_by_its_id(target: list[str]) -> None:
    app = open_page("typerende_woorden", target=target, reference="rest", who="iedereen")
    assert [x.value for x in app.error] == []
    assert "acc-answer" in shown(app)


def test_a_link_with_a_pair_is_taken_over() -> None:
    app = open_page("typerende_woorden", pair_a=NEW, pair_b=OLD)
    assert app.multiselect(key="target").value == [OLD]
    assert app.multiselect(key="reference").value == [NEW]
    assert "pair_a" not in app.query_params


def test_the_same_text_on_both_sides_is_refused_in_words() -> None:
    app = open_page("typerende_woorden", target=NEW, reference=NEW, lang="en")
    assert "Both sides hold the same text" in shown(app)


def test_overlap_is_taken_out_and_told() -> None:
    app = open_page("typerende_woorden", target=NEW, reference=[OLD, NEW], lang="en")
    assert "words stand on both sides" in shown(app)


def test_a_consultation_beside_a_letter_brings_a_warning() -> None:
    app = open_page("typerende_woorden", target="kst-28676-346", lang="en")
    assert any("Unlike papers" in x.value for x in app.warning)


def test_a_side_with_too_little_text_is_told_with_its_words() -> None:
    app = open_page("typerende_woorden", target="nds-tk-2020D20723", lang="en")
    assert "holds 0 words of those chosen" in shown(app)


@pytest.mark.parametrize("unit", ["lemmas", "phrases"])
def test_forms_together_and_two_words_are_choices_of_the_address(unit: str) -> None:
    app = open_page("typerende_woorden", unit=unit, fewest="3", lang="en")
    assert ("combinations of two words" in str(app.get("plotly_chart")[0].proto.spec)) == (unit == "phrases")


@pytest.mark.parametrize("of", ["all", "concrete"])
def test_the_page_of_promises_counts_and_lists(of: str) -> None:
    app = open_page("toezeggingen", of=of, lang="en")
    text = shown(app)
    assert "sentences, the most concrete first" in text and "Counts by" in text and "Flesch-Douma" in text


def context(lang: str) -> Context:
    """A context without a screen."""
    return Context(lang, translator(lang), load_corpus(), (), (), frozenset())


def test_a_sentence_is_shown_escaped_with_its_reason_and_its_place() -> None:
    ctx = context("en")
    found = find_promises(ctx.corpus.letters, read_promises())
    first, *_ = filter_promises(ctx, found, ("commitment",), "deadline", NEW)
    html = promises_html(ctx, [first])
    assert "<mark>" in html and "35925 V, nr. 84" in html and f"letter={NEW}" in html
    assert "Deadline: " in why_sentence(ctx, first)


def test_a_filter_leaves_only_what_was_asked_for() -> None:
    ctx = context("nl")
    found = find_promises(ctx.corpus.letters, read_promises())
    both = filter_promises(ctx, found, ("commitment", "intention"), "all")
    assert sorted(both, key=id) == sorted(found, key=id)
    assert all(p.deadlines for p in filter_promises(ctx, found, ("commitment",), "deadline"))
    assert {p.letter_id for p in filter_promises(ctx, found, ("intention",), "all", OLD)} == {OLD}


def test_promises_can_be_had_by_the_year_in_which_their_deadline_ends() -> None:
    ctx = context("nl")
    found = find_promises(ctx.corpus.letters, read_promises())
    due = filter_promises(ctx, found, ("commitment", "intention"), "all", year="2022")
    assert due and all(any(d.last.year == 2022 for d in p.deadlines) for p in due)
    assert {id(p) for p in found if any(d.last.year == 2022 for d in p.deadlines)} == {id(p) for p in due}


def test_the_page_of_promises_says_how_many_fit_the_year() -> None:
    app = open_page("toezeggingen", until="2023", lang="en")
    assert "One sentence." in shown(app)
    assert [x.value for x in app.exception] == []


def test_a_factor_says_where_the_word_is_more_common_and_needs_five_on_both_sides() -> None:
    said = shown(open_page("typerende_woorden", word="nederland", lang="en"))
    assert "times as often in Tussenrapportage GBVS 2020." in said  # 150 there, 44 in the later letter
    assert "Sure, if mentions stand apart" in said
    said = shown(open_page("typerende_woorden", word="gbvs", lang="en"))
    assert "too few for a factor" in said and "a factor of at least" not in said  # 31 against none
