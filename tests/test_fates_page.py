"""The page that shows what became of each paragraph: its sentence, its choices, its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from analysis.match_builders import BORDERS, CHINA, SAHEL, WEAPONS, Part, paper
from streamlit.testing.v1 import AppTest

from compare.analysis.fates.fates import FATES, PassageFate, fate_of_passages
from compare.analysis.matching.passages import Passage
from compare.analysis.selection import count_words_of, select_blocks
from compare.charts.fate_marks import FATE_LABELS, PAIRED, passage_id
from compare.corpus import load_corpus
from compare.i18n import translator
from compare.model import Letter
from compare.ui.context import Context
from compare.ui.fates.rows import alone_html
from compare.ui.fates.shown import (
    FATE_HELP,
    POSSIBLE,
    RETURNS,
    fate_choices,
    fates_sentence,
    pick_fates,
    sections_of,
)
from compare.ui.fates.tables import fates_frame

ROOT = Path(__file__).resolve().parents[1]
OLD = [Part("Dreiging", "heading"), f"{CHINA} {SAHEL}", BORDERS, WEAPONS]
NEW = [CHINA, SAHEL, BORDERS.replace("meer", "minder"), "Er komt een zwembad in elk dorp van het land."]


def context(lang: str = "en") -> Context:
    """What a page works with, without the page."""
    return Context(lang, translator(lang), load_corpus(), (), (), frozenset())


def passage(n: int) -> Passage:
    """A passage at block ``n``."""
    return Passage("oud", n, 0, "Een alinea over iets anders.", 1, "kabinet", ())


def letters(old: Sequence[Part | str], new: Sequence[Part | str]) -> tuple[Letter, Letter]:
    """Two papers with short names."""
    return replace(paper(old), short="Oud"), replace(paper(new, id="kst-2-2"), short="Nieuw")


def made() -> tuple[tuple[PassageFate, ...], Letter, Letter]:
    """The rows between two made papers, and these."""
    source, target = letters(OLD, NEW)
    return fate_of_passages(source, target), source, target


def test_the_sentence_counts_every_paragraph_once() -> None:
    assert fates_sentence(context(), *made()) == (
        "Of the 3 paragraphs of Oud, compared with Nieuw: 1 edited and 1 split; for 1 (26% of the words) "
        "no clear counterpart was found. Of the 4 paragraphs of Nieuw, 1 have no clear forerunner."
    )


def test_the_share_in_the_sentence_is_that_of_the_words() -> None:
    words = [len(text.split()) for text in (CHINA + " " + SAHEL, BORDERS, WEAPONS)]
    assert round(100 * words[2] / sum(words)) == 26


def test_equal_papers_and_papers_that_share_nothing_have_a_sentence_of_their_own() -> None:
    same = letters([CHINA, SAHEL], [CHINA, SAHEL])
    assert fates_sentence(context(), fate_of_passages(*same), *same) == (
        "All 2 paragraphs of Oud stand in Nieuw unchanged."
    )
    other = letters([CHINA], ["Er komt een zwembad in elk dorp."])
    assert fates_sentence(context(), fate_of_passages(*other), *other).startswith(
        "None of the 1 paragraphs of Oud returns in Nieuw as it was or edited; 0 have a related passage"
    )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_fate_has_a_name_and_an_explanation(lang: str) -> None:
    t = translator(lang)
    assert set(FATE_LABELS) == set(FATE_HELP) == set(FATES)
    assert len({t(name) for name in FATE_LABELS.values()}) == len(FATES)


def test_the_choices_name_the_rows_of_each_fate_that_occurs() -> None:
    rows, _, _ = made()
    assert fate_choices(context(), rows) == {
        RETURNS: "all that returns (3)",
        "edited": "edited (1)",
        "split": "split (2)",
        "dropped": "not found again (1)",
        "new": "not found before (1)",
    }


def test_a_fate_or_a_section_picks_its_rows() -> None:
    rows, _, _ = made()
    assert [r.fate for r in pick_fates(rows, RETURNS, "", ())] == ["edited", "split", "split"]
    assert [r.fate for r in pick_fates(rows, "dropped", "", ())] == ["dropped"]
    assert sum(len(pick_fates(rows, f, "", ())) for f in FATES) == len(rows)
    under = [replace(r, source=replace(r.source, section=("Dreiging",))) if r.source else r for r in rows]
    assert sections_of(under) == ("Dreiging",)
    assert {r.fate for r in pick_fates(under, "new", "Dreiging", ())} == set()
    assert len(pick_fates(under, RETURNS, "Dreiging", ())) == 3


def test_a_mark_of_the_map_picks_its_rows_whatever_the_lists_say() -> None:
    rows, _, _ = made()
    split = [r for r in rows if r.fate == "split"]
    bar = {"source": passage_id(split[0].source)}
    assert pick_fates(rows, "new", "nergens", [bar]) == split
    ribbon = bar | {"target": passage_id(split[1].target)}
    assert pick_fates(rows, RETURNS, "", [ribbon]) == [split[1]]
    assert {r.fate for r in pick_fates(rows, RETURNS, "", [{"target_section": ""}])} == {
        "split",
        "edited",
        "new",
    }


def test_a_passage_without_counterpart_stands_beside_its_nearest_with_both_places() -> None:
    old, new = [SAHEL, CHINA], [SAHEL, "Mali en Niger krijgen trainers tegen de groepen in de Sahel <b>."]
    source, target = letters(old, new)
    came = fate_of_passages(source, target)[-1]
    html = alone_html(context(), came, source, target)
    assert came.fate == "new" and came.nearest is not None and came.nearest.text == SAHEL
    assert came.possible and "a possible counterpart, similarity" in html
    assert html.index("Oud") < html.index("Nieuw") and "&lt;b&gt;" in html
    assert html.count("p. 1") == 2


def test_a_possible_counterpart_is_counted_in_the_sentence_and_can_be_asked_for() -> None:
    near, far = PassageFate("dropped", passage(1), None, 0.3, nearest=passage(2), possible=True), made()[0]
    rows = (*far, near)
    assert pick_fates(rows, POSSIBLE, "", ()) == [near]
    assert fate_choices(context(), rows)[POSSIBLE] == "among these a possible counterpart (1)"
    assert pick_fates(rows, "dropped", "", ())[-1] == near
    sentence = fates_sentence(context(), rows, *letters(OLD, NEW))
    assert "no clear counterpart was found, though for 1 of these a possible one. Of the 4" in sentence
    assert sentence.endswith("1 have no clear forerunner.")


def test_a_passage_that_resembles_nothing_says_so() -> None:
    source, target = letters([CHINA], [])
    html = alone_html(context(), fate_of_passages(source, target)[0], source, target)
    assert "No counterpart found in Nieuw." in html and "nearest" not in html


def test_the_csv_has_every_row_with_both_citations() -> None:
    rows, source, target = made()
    frame = fates_frame(rows, source, target)
    assert len(frame) == len(rows)
    assert list(frame["fate"]) == [r.fate for r in rows]
    assert all(frame.loc[frame["source_text"] != "", "source_citation"] != "")
    assert all(frame.loc[frame["target_text"] != "", "target_citation"] != "")


@pytest.mark.parametrize("wanted", [*PAIRED, "dropped", "new"])
def test_the_page_opens_on_every_choice_and_its_totals_sum_to_the_letters(wanted: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "verschillen.py"), default_timeout=120)
    app.query_params["fate"] = wanted
    app.query_params["lang"] = "en"
    app.query_params["who"] = "iedereen"
    app.run()
    assert [x.value for x in app.exception] == []
    frames = [x.value for x in app.dataframe]
    totals = next(f for f in frames if "share of words" in f.columns)
    assert isinstance(totals, pd.DataFrame)
    corpus = load_corpus()
    for letter_id in ("kst-33694-57", "kst-35925-V-84"):
        letter = corpus.letter(letter_id)
        own = totals[totals["paper"] == letter.short]
        together = own["fate"] == "together"
        words = count_words_of(select_blocks(letter))
        assert own.loc[together, "words"].tolist() == [words]
        assert own.loc[~together, "words"].sum() == words
        assert own.loc[~together, "paragraphs"].sum() == own.loc[together, "paragraphs"].sum()


def test_the_page_of_two_copies_opens() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "verschillen.py"), default_timeout=120)
    app.query_params["compare"] = "copies"
    app.run()
    assert [x.value for x in app.exception] == []
