"""Whatever breaks in reading, a term that is in the letter is never found absent."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.claims import SUPPORTED, Claim, Side, find_damage, find_mentions, judge_claim
from compare.corpus import load_given
from compare.io.tables import read_concepts
from compare.model import Block, LeftOut, Letter

TERMS = {
    "kst-33694-57": ("human security", "drones"),
    "kst-35925-V-84": ("Poetin", "Indo-Pacific", "kunstmatige intelligentie"),
    "nds-tk-2020D20723": ("Stuxnet", "godsdienstvrijheid", "Vestager"),
}
PAIRS = [(id, term) for id, terms in TERMS.items() for term in terms]


def _replaced(part: float) -> Callable[[random.Random, str], str]:
    def replaced(rng: random.Random, text: str) -> str:
        letters = "abcdefghijklmnopqrstuvwxyz"
        return "".join(rng.choice(letters) if c.isalpha() and rng.random() < part else c for c in text)

    return replaced


def _mixed(rng: random.Random, text: str) -> str:
    return re.sub(
        r"\w{4,}", lambda m: m[0][0] + "".join(rng.sample(m[0][1:-1], len(m[0]) - 2)) + m[0][-1], text
    )


def _signs(rng: random.Random, text: str) -> str:
    return "".join("\ufffd" if c.isalpha() and rng.random() < 0.1 else c for c in text)


DAMAGES: dict[str, Callable[[random.Random, str], str]] = {
    "letters replaced, one in five": _replaced(0.2),
    "letters replaced, one in ten": _replaced(0.1),
    "letters mixed": _mixed,
    "signs for letters": lambda rng, x: "".join(
        "\ufffd" if c.isalpha() and rng.random() < 0.1 else c for c in x
    ),
    "ligatures gone": lambda rng, x: re.sub("f[fil]|st|ij", "", x),
    "ligatures a box": lambda rng, x: re.sub("f[fil]|ij", "\ufffd", x),
    "ligatures one sign": lambda rng, x: x.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ij", "ĳ"),
    "hyphens": lambda rng, x: re.sub(r"(\w{3})(\w{3})", r"\1-\2", x),
    "hyphens with a space": lambda rng, x: re.sub(r"(\w{3})(\w{3})", r"\1- \2", x),
    "soft hyphens": lambda rng, x: re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", x),
    "spaces in words": lambda rng, x: re.sub(r"(\w{3})(\w{3})", r"\1 \2", x),
    "letterspaced": lambda rng, x: " ".join(x),
    "no spaces": lambda rng, x: x.replace(" ", ""),
    "cid": lambda rng, x: re.sub("[aeiou]", lambda m: f"(cid:{ord(m[0])})", x),
    "scan": lambda rng, x: x.replace("m", "rn").replace("l", "1").replace("o", "0"),
}


@cache
def whole(id: str) -> Letter:
    """A letter as it was read."""
    return load_given().letter(id)


def rebuilt(letter: Letter, blocks: list[Block]) -> Letter:
    """The letter of these blocks, numbered and placed anew."""
    placed, at = [], 0
    for n, b in enumerate(blocks, start=1):
        starts = tuple(x for x in b.page_starts if x[0] < len(b.text))
        place = replace(b.place, start=at, end=at + len(b.text))
        placed.append(replace(b, n=n, place=place, page_starts=starts, areas=()))
        at += len(b.text) + 2
    return replace(letter, text="\n\n".join(b.text for b in placed), blocks=tuple(placed))


def verdict(letter: Letter, term: str) -> str:
    """The verdict on «this term is not mentioned»."""
    claim = Claim("", "mentioned", Side(term, (letter.id,)), denied=True)
    return judge_claim(claim, (letter,), read_concepts()).verdict


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_paragraph_that_was_badly_read_never_makes_a_term_absent(damage: str) -> None:
    rng = random.Random(3)
    for id, term in PAIRS:
        letter = whole(id)
        there = {m.block_n for m in find_mentions([letter], term, read_concepts()).places}
        assert there
        blocks = [
            replace(b, text=DAMAGES[damage](rng, b.text), page_starts=()) if b.n in there else b
            for b in letter.blocks
        ]
        assert verdict(rebuilt(letter, blocks), term) != SUPPORTED, term


def test_a_page_that_gave_nothing_never_makes_a_term_absent() -> None:
    for id, term in PAIRS:
        letter = whole(id)
        places = find_mentions([letter], term, read_concepts()).places
        gone = {p for m in places for p in (m.page, m.last_page)}
        blocks = []
        for b in letter.blocks:
            kept = "".join(c for i, c in enumerate(b.text) if b.page_at(i) not in gone).strip()
            if kept and b.page_at(0) not in gone:
                last = max(p for p in (b.place.page, *(p for _, p in b.page_starts)) if p not in gone)
                blocks.append(replace(b, text=kept, page_starts=(), place=replace(b.place, last_page=last)))
        assert verdict(rebuilt(letter, blocks), term) != SUPPORTED, term


@given(st.data())
def test_one_slip_in_a_long_word_never_makes_it_absent(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["wapenbeheersing", "godsdienstvrijheid", "antisatellietwapens"]))
    at = data.draw(st.integers(0, len(word) - 1))
    slip = data.draw(st.sampled_from(["x", "", "rn", "1", "\ufffd", " ", "-", "- "]))
    broken = word[:at] + slip + word[at + 1 :]
    letter = build_letter([f"Het kabinet zet zich in voor {broken} in alle landen van de wereld."])
    assert verdict(letter, word) != SUPPORTED


def test_letters_that_were_read_whole_show_no_damage() -> None:
    for id in TERMS:
        assert find_damage(whole(id)) == ()


def test_a_paper_that_begins_on_page_two_lacks_a_page() -> None:
    found = find_damage(whole("kst-28676-346"))
    assert [(d.page, d.reason) for d in found] == [(1, "not in the file")]


def test_damage_names_its_page_and_reason() -> None:
    fill = "Het kabinet werkt aan een veilig en welvarend land voor alle mensen."
    pages = [build_block(f"{fill} {fill}", page=n) for n in (1, 2, 4)]
    assert find_damage(build_letter(pages))[0].page == 3
    salad = build_block("Hqt kxbinwt wqrkt azn eqn veilxg qn welvzrend lznd voqr allx mqnsen.", page=2)
    found = find_damage(build_letter([build_block(fill, page=1), salad, build_block(fill, page=3)]))
    assert [(d.page, d.reason) for d in found] == [(2, "words that are no words")]
    note = replace(build_letter([fill]), notes=("Some pages are pictures without text; it is missing here.",))
    assert [(d.page, d.reason) for d in find_damage(note)] == [(0, "pictures of pages")]


def test_a_scrambled_stretch_of_a_long_paragraph_is_seen() -> None:
    good = " ".join(["het kabinet werkt samen met landen binnen buiten europa voor vrede welvaart"] * 60)
    bad = " ".join(f"{a}{b}vrk{a}nq" for a in "qwzxv" for b in "hjklp")  # 25 words of no language
    assert not find_damage(build_letter([good.capitalize() + "."]))
    damage = find_damage(build_letter([f"{good.capitalize()} {bad} {good}."]))
    assert [d.reason for d in damage] == ["words that are no words"]


def test_a_page_that_the_feet_of_the_others_tell_of_is_missing() -> None:
    feet = [LeftOut(f"Pagina {printed} van 4", "footer", n) for n, printed in ((1, 1), (2, 2), (3, 4))]
    blocks = [
        replace(b, place=replace(b.place, page=n, last_page=n))
        for n, b in enumerate(map(build_block, "abc"), 1)
    ]
    paper = replace(build_letter(blocks), left_out=tuple(feet))
    assert ("not in the file", 3) in {(d.reason, d.page) for d in find_damage(paper)}
    whole = replace(paper, left_out=tuple(replace(x, text=x.text.replace("van 4", "van 3")) for x in feet))
    assert not any(d.reason == "not in the file" for d in find_damage(whole))
