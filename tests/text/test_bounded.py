"""No form that is typed and no text that is brought keeps the server busy without end."""

from __future__ import annotations

import subprocess
import sys

import pytest

from compare.errors import PatternError, UnreadableFileError
from compare.letters import LONGEST_WORD, NO_WORDS, load_letter
from compare.text.patterns import LONGEST, match_term, term_from_text
from compare.text.tokens import split_sentences

EVIL = (
    "*e* " * 50, "* " * 99 + "e", "*e*" + " *" * 98, "*" * 199 + "a", "-".join("a" * 100), "a" + "/a" * 99,
    "*e*-" * 49 + "*e*", "a.a." * 50, "1.1," * 50, "’" * 200, "a" + "-" * 198 + "a", "a" + " " * 198 + "*",
)  # fmt: skip
"""Forms that have made other programs hang: many wildcards, repeated signs, half-fitting tails."""
RUNS = (".", "?.", "-", "a-", "’", "a’", "1,", "(", "«", "A.", "%", "é")
PATIENCE = 60
"""Seconds after which something hangs; with work that grows in step with the text it takes one or two."""
CODE = """
import sys
from compare.errors import PatternError
from compare.text.patterns import match_term, term_from_text
from compare.text.tokens import split_sentences, split_tokens
evil, runs = eval(sys.argv[1])
text = "De veiligheid van Nederland en Europa vereist e-e-e-samenwerking, zoals «gezegd» is. " * 500
for form in evil:
    try:
        match_term(term_from_text(form), text)
    except PatternError:
        pass
for run in runs:
    split_sentences(run * 200_000)
    split_tokens(run * 200_000)
"""


def test_nothing_that_is_typed_or_brought_takes_without_end() -> None:
    command = [sys.executable, "-c", CODE, repr((EVIL, RUNS))]
    subprocess.run(command, check=True, timeout=PATIENCE, env={"PYTHONPATH": "src"})


def test_a_form_of_many_wildcards_still_finds_what_it_should() -> None:
    text = "Wij zien de vrede en de veiligheid."
    assert [text[a:b] for a, b in match_term(term_from_text("*de * * de *heid"), text)] == [
        "de vrede en de veiligheid"
    ]


def test_a_form_is_no_longer_than_a_sentence() -> None:
    assert term_from_text("a" * LONGEST).pattern == "a" * LONGEST
    with pytest.raises(PatternError, match=f"type at most {LONGEST} characters"):
        term_from_text("a" * (LONGEST + 1))


def test_a_row_of_dots_ends_a_sentence_where_one_dot_would() -> None:
    text = "Eerst..... Dan?! «Nu.» Zo...zo. En ... Verder"
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "Eerst.....", "Dan?!", "«Nu.»", "Zo...zo.", "En ...", "Verder",
    ]  # fmt: skip


def test_a_word_of_thousands_of_letters_is_no_text() -> None:
    text = "Geachte voorzitter,\n\nHierbij {} de brief van 3 maart 2022 over veiligheid."
    assert load_letter(text.format("x" * LONGEST_WORD).encode(), name="brief.txt").text
    with pytest.raises(UnreadableFileError) as caught:
        load_letter(text.format("x" * (LONGEST_WORD + 1)).encode(), name="brief.txt")
    assert str(caught.value) == f"brief.txt: {NO_WORDS}"
