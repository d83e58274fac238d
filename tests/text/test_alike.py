"""Two copies of a paper have nearly the same signature, two papers have not."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from builders import build_block, build_letter

from compare.corpus import load_given
from compare.text.alike import SIZE, estimate_alike, letter_to_signature, text_to_signature

CHANCE = random.Random(3)
WORDS = [f"woord{n}" for n in range(5000)]


def some_text(length: int) -> list[str]:
    return CHANCE.choices(WORDS, k=length)


def alike(one: str, other: str) -> float:
    return float(estimate_alike(text_to_signature(one), text_to_signature(other))[0])


def test_the_same_words_are_wholly_alike_whatever_their_signs_and_capitals() -> None:
    text = " ".join(some_text(300))
    assert alike(text, text.upper().replace(" ", ",\n ")) == 1.0
    assert (
        alike("de buiten-\ngrenzen van Europa zijn", "De buitengrenzen van Europa zijn".replace("-", ""))
        < 1.0
    )
    assert alike("de buiten-grenzen van Europa zijn", "De buitengrenzen van Europa zijn") == 1.0


def test_texts_of_other_words_are_not_alike() -> None:
    assert alike(" ".join(some_text(300)), " ".join(some_text(300))) < 0.05


@pytest.mark.parametrize("shared", [0.2, 0.5, 0.8])
def test_the_estimate_is_near_the_part_of_runs_that_are_shared(shared: float) -> None:
    text, length = some_text(2000), round(2000 * shared)
    other = text[:length] + some_text(2000 - length)
    runs = [{tuple(x[i : i + 4]) for i in range(len(x) - 3)} for x in (text, other)]
    exact = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert alike(" ".join(text), " ".join(other)) == pytest.approx(exact, abs=0.12)


def test_a_text_without_words_has_no_signature_and_a_short_one_has() -> None:
    assert text_to_signature(" .,– ") == b""
    assert len(text_to_signature("kort")) == SIZE
    assert alike("kort en goed", "kort en goed") == 1.0


def test_notes_and_heads_are_passed_over() -> None:
    body = " ".join(some_text(50))
    notes = [build_block("Een noot.", "footnote"), build_block("Een kop", "heading")]
    assert letter_to_signature(build_letter([body, *notes])) == letter_to_signature(build_letter([body]))


def test_the_signature_is_the_same_in_every_process() -> None:
    code = "from compare.text.alike import text_to_signature as s; print(s('een brief aan de Kamer').hex())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == text_to_signature("een brief aan de Kamer").hex()


def test_the_given_letters_are_unlike_each_other_and_like_their_second_copy() -> None:
    given = load_given()
    signatures = {x.id: letter_to_signature(x) for x in given.letters}
    for witness in given.witnesses:
        mine = letter_to_signature(witness)
        for id, signature in signatures.items():
            assert (estimate_alike(mine, signature)[0] > 0.9) == (id == witness.witness_of)
