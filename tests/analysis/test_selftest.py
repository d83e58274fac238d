"""The self-test holds for what is right, and fails for what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import build_letter
from command_line import rows

from compare.analysis.selftest import (
    CODING,
    PUBLISHED,
    check_coding,
    check_published,
    check_witness,
    run_selftest,
)
from compare.corpus import load_given
from compare.io.coding import read_coded
from compare.io.published import read_published
from compare.io.tables import read_concepts, read_themes
from compare.model import Coded, Published, Term, Theme

PRINTED = read_published()
THEMES = (Theme("water", "water", "water", (Term("water:dijk*", "dijk", "dijk*", "prefix"),)),)


def coded(n: int, *primary: str) -> Coded:
    """A paragraph coded by hand."""
    return Coded("made", n, "", primary, (), "a reader")


def test_every_published_value_comes_out_as_printed() -> None:
    assert [c for c in check_published(PRINTED) if not c.passed] == []


@pytest.mark.parametrize(
    ("measure", "least"),
    {
        "g2": 22,
        "log_ratio": 9,
        "lrc": 6,
        "chi2": 2,
        "dp": 5,
        "wilson": 8,
        "newcombe": 6,
        "clopper_pearson": 8,
        "zero_bound": 3,
    }.items(),
)
def test_no_value_of_the_policy_is_left_out(measure: str, least: int) -> None:
    assert sum(row.measure == measure for row in PRINTED) >= least


def test_a_value_that_differs_in_its_last_printed_digit_fails() -> None:
    row = Published("zero_bound", "", (("n", (8000.0,)), ("per", (10000.0,))), "3.74", "")
    assert [check_published([replace(row, printed=p)])[0].passed for p in ("3.74", "3.75", "3.7")] == [
        True,
        False,
        True,
    ]


def test_every_printed_value_says_how_exactly_it_is_known() -> None:
    """A bare «1» would be met by anything from 0.5 to 1.5."""
    assert [row for row in PRINTED if len(row.printed.partition(".")[2]) < 2] == []


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="no measure"):
        check_published([Published("os", "", (("n", (1.0,)),), "1", "")])


def test_agreement_counts_paragraphs_and_weighs_shares_by_words() -> None:
    letter = build_letter(["De dijken zijn hoog en sterk.", "Het kabinet dankt de leden."], "made")
    right, wrong = [coded(1, "water"), coded(2, "overig", "water")], [coded(1, "overig"), coded(2, "overig")]
    part, error = check_coding([letter], THEMES, right)
    assert (part.group, part.found, part.passed) == (CODING, "100% (2 of 2)", True)
    assert (error.found, error.passed) == ("0.0", True)
    part, error = check_coding([letter], THEMES, wrong)
    assert (part.found, part.passed) == ("50% (1 of 2)", False)
    assert (error.found, error.passed) == ("54.5", False)  # six of eleven words stand under another theme


def test_copies_that_differ_in_one_word_do_not_pass() -> None:
    first = build_letter(["De dijken zijn hoog en sterk."], "made")
    second = build_letter(["De dijken zijn hoog en stevig."], "made.web")
    concepts = read_concepts()
    same = {c.what: c.passed for c in check_witness(first, first, concepts, THEMES)}
    other = {c.what: c.passed for c in check_witness(first, second, concepts, THEMES)}
    assert all(same.values())
    assert not other["the same words in the same order"]
    assert other["words"]


def test_the_letters_as_given_keep_every_promise() -> None:
    checks = run_selftest(load_given(), read_concepts(), read_themes(), (), ())
    assert len(checks) == 9  # five of the copies, four promises
    assert [c for c in checks if not c.passed] == []


def test_the_command_prints_a_row_for_each_check_and_fails_when_one_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    checks = run_selftest(load_given(), read_concepts(), read_themes(), PRINTED, read_coded())
    printed = rows(capsys, "selftest", code=int(not all(c.passed for c in checks)))
    assert [row["passed"] for row in printed] == [c.passed for c in checks]
    assert sum(row["group"] == PUBLISHED for row in printed) == len(PRINTED)
