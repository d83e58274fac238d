"""Changes on the screen: each side its own words, marks nested, text never markup."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.fates.changes import PassagePair, operative_of_pair
from compare.analysis.matching.passages import Passage
from compare.corpus import Corpus
from compare.i18n import translator
from compare.io.operative import read_operative
from compare.model import Block, Letter, Place
from compare.ui.changed_text import key_html, pair_of_texts
from compare.ui.context import Context

WORDS = read_operative()
CTX = Context("en", translator("en"), Corpus((), (), ""), (), (), frozenset())


def letter(name: str, text: str) -> Letter:
    block = Block(1, "paragraph", text, Place(name, 0, len(text), 3, 3), speaker="kabinet")
    day = date(2020, 1, 1)
    return Letter(
        name, name, name, "letter", "", "", day, "day", "", "", "", "", name, "", text, (block,)
    )  # fmt: skip


def drawn(old: str, new: str, fate: str = "edited") -> str:
    first, second = (Passage(n, 1, 0, x, 3, "kabinet", ()) for n, x in (("oud", old), ("nieuw", new)))
    pair = PassagePair(fate, (first,), (second,), 0.8)
    found = operative_of_pair(pair, WORDS)
    return key_html(CTX, [pair], bool(found)) + pair_of_texts(
        CTX, pair, found, letter("oud", old), letter("nieuw", new)
    )


def test_each_side_shows_its_own_words_marked_named_and_numbered() -> None:
    html = drawn("Het kabinet zal dat doen.", "Het kabinet kan dat doen.")
    left, right = html.split('<div class="cmp-column">')[1:]
    assert re.search(r"<del>.*dropped: .*zal<sup>1</sup>.*</del>", left) and "kan" not in left
    assert re.search(r"<ins>.*added: .*kan<sup>1</sup>.*</ins>", right) and "zal" not in right
    assert "<b>obligation and certainty</b> <q>zal</q> → <q>kan</q>, weaker" in html
    assert "p. 3" in left and "brieven?letter=oud&amp;block=1" in left


def test_a_moved_phrase_is_marked_at_both_places() -> None:
    first, second = "Rusland valt Oekraïne binnen.", "Wij steunen de bevolking met geld, wapens en opvang."
    html = drawn(f"{first} {second}", f"{second} {first}")
    assert "moved from here:" in html and "moved to here:" in html
    assert "<del>" not in html and "<ins>" not in html


@given(st.text("ab <>&./ zal", max_size=40), st.text("ab <>&./ kan", max_size=40))
def test_text_never_becomes_markup_and_tags_close_in_order(old: str, new: str) -> None:
    html = drawn(old, new)
    opened: list[str] = []
    for slash, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", html):
        if not slash:
            opened.append(tag)
        else:
            assert opened.pop() == tag
    assert opened == []
