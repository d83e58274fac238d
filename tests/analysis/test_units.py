"""A theme or concept in words, sentences, paragraphs and headings."""

from __future__ import annotations

import pytest
from builders import build_block, build_letter

from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection, Stretch
from compare.analysis.themes import assign_themes
from compare.analysis.units import (
    HEADINGS,
    PARAGRAPHS,
    SENTENCES,
    WORDS,
    count_unit,
    headings_of,
    keep_read,
    rank_theme,
    read_concept,
    read_theme,
    share_unit,
)
from compare.model import Concept, Share, Term, Theme
from compare.text.patterns import term_from_text

CHINA = Concept("china", "China", "China", (term_from_text("China"),))
LETTER = build_letter(
    [
        build_block("Over China", "heading"),
        "China groeit. China leent geld uit. Wij zien dat.",
        "Rusland valt aan.",
        build_block("Een noot over China.", "footnote"),
        build_block("Wat vindt u van China?", "question", speaker="SP"),
    ]
)
READING = read_concept([LETTER], CHINA)
BOTH = frozenset({"brief"})


def test_a_concept_is_counted_in_each_unit() -> None:
    body = keep_read(READING, BOTH, CABINET_ONLY)
    assert share_unit(body, WORDS) == Share(2, 12)
    assert share_unit(body, SENTENCES) == Share(2, 4)
    assert share_unit(body, PARAGRAPHS) == Share(1, 2)
    assert share_unit(headings_of(READING, BOTH), HEADINGS) == Share(1, 1)
    assert count_unit(body, WORDS) == ([2, 0], [9, 3])


def test_what_counts_follows_the_selection() -> None:
    def mentions(selection: Selection) -> float:
        return share_unit(keep_read(READING, BOTH, selection), WORDS).count

    assert mentions(EVERYONE) == 3
    assert mentions(Selection(extra=frozenset({"heading"}))) == 4
    assert mentions(Selection(extra=frozenset({"heading", "footnote"}))) == 5
    assert keep_read(READING, frozenset({"andere"}), EVERYONE) == ()


def test_a_stretch_left_out_takes_its_mentions_and_words() -> None:
    without = frozenset({Stretch("brief", 2, 0, 13)})
    body = keep_read(read_concept([LETTER], CHINA, without), BOTH, CABINET_ONLY)
    assert share_unit(body, WORDS) == Share(1, 10)


def themed() -> tuple[Theme, ...]:
    """Two themes of one word each."""
    made = []
    for name in ("china", "rusland"):
        term = Term(f"{name}:{name}", name, name, "word", weight=3.0)
        made.append(Theme(name, name, name, (term,)))
    return (*made, Theme("overig", "overig", "other", ()))


def test_a_theme_takes_whole_paragraphs_or_its_part_of_each() -> None:
    letter = build_letter(["China groeit nu door.", "Rusland valt aan.", "Wij zien dat nu wel."])
    assigned = assign_themes([letter], themed())
    whole = read_theme([letter], assigned, "china")
    assert [r.amount for r in whole] == [4, 0, 0]
    assert share_unit(whole, SENTENCES) == Share(1, 3)
    parts = [read_theme([letter], assigned, x.id, divided=True) for x in themed()]
    assert [sum(r[i].amount for r in parts) for i in range(3)] == pytest.approx([4, 3, 5])


def test_a_theme_has_a_place_among_the_themes_that_may_differ_by_unit() -> None:
    letter = build_letter(["China groeit nu al jaren door en door.", "Rusland valt aan.", "Rusland dreigt."])
    assigned = assign_themes([letter], themed())
    reading = read_theme([letter], assigned, "china")
    assert rank_theme(reading, assigned, "china", WORDS) == (1, 2)
    assert rank_theme(reading, assigned, "china", PARAGRAPHS) == (2, 2)
    assert rank_theme(reading, assigned, "nergens", WORDS) == (3, 2)
