"""What the comparing pages draw: all text escaped, marks at the right words, and hits that sum."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus import load_corpus
from compare.i18n import translator
from compare.model import Block, Place
from compare.ui import accounts
from compare.ui.sides import shared_html, shared_marks
from compare.ui.words import find_word, written_forms


def block(n: int, text: str) -> Block:
    """A paragraph of the cabinet."""
    return Block(
        n=n, kind="paragraph", text=text, place=Place("brief", 0, len(text), 1, 1), speaker="kabinet"
    )


def test_text_of_a_letter_never_becomes_markup() -> None:
    evil = "<script>alert(1)</script>"
    assert "<script" not in shared_html(f"{evil} een twee lange woorden", "een twee lange woorden")


def test_shared_runs_are_found_wherever_they_stand() -> None:
    text = "Het Non-Proliferatieverdrag vormt de hoeksteen van deze inzet"
    other = "Nederland ziet de hoeksteen van deze orde"
    assert [text[a:b] for a, b in shared_marks(text, other)] == ["de hoeksteen van deze"]


def test_a_run_of_short_words_is_not_marked() -> None:
    assert shared_marks("dit is van de en het", "nu is van de en het") == ()


@given(st.text("ab <>&.", max_size=40), st.text("ab <>&.", max_size=40))
def test_marks_are_in_order_and_do_not_overlap(text: str, other: str) -> None:
    marks = shared_marks(text, other, run=1)
    assert all(a < b for a, b in marks)
    assert all(first[1] <= second[0] for first, second in pairwise(marks))


def test_the_places_of_a_word_sum_to_its_count_whatever_its_capitals() -> None:
    blocks = [
        block(1, "Oekraïne vecht. In OEKRAÏNE en oekraïne."),
        block(2, "Niets."),
        block(3, "Over Oekraïne"),
    ]
    found = find_word(blocks, ("oekraïne",))
    assert [(b.n, len(marks)) for b, marks in found] == [(1, 3), (3, 1)]


def test_a_part_of_a_compound_is_not_the_word() -> None:
    assert find_word([block(1, "NAVO-bondgenoten en de navo")], ("navo",))[0][1] == ((23, 27),)


def test_a_word_is_shown_as_it_is_mostly_written_inside_sentences() -> None:
    forms = written_forms([block(1, "Derde landen. Een derde deel van de EU. De EU en een eu.")])
    assert (forms["eu"], forms["derde"]) == ("EU", "derde")


def test_the_measured_agreement_is_taken_from_between_its_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "DOCS", tmp_path)
    document = tmp_path / "methods.md"
    document.write_text("# A\n<!-- x: begin (made) -->\n| a |\n<!-- x: end -->\n| b |\n", "utf-8")
    assert accounts.marked_block("x") == "| a |"
    document.write_text("<!-- x: begin -->\n*Not measured yet.*\n<!-- x: end -->", "utf-8")
    assert accounts.marked_block("x") == ""
    assert accounts.marked_block("y") == ""


def test_every_reason_and_rule_that_the_letters_show_has_dutch() -> None:
    corpus, dutch = load_corpus(), translator("nl")
    papers = (*corpus.letters, *corpus.witnesses)
    told = {x.reason for p in papers for x in p.left_out} | {x.rule for p in papers for x in p.joins}
    assert told
    assert [english for english in told if dutch(english) == english] == []
