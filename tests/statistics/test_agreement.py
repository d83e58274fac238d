"""Agreement of readers: printed values, an independent implementation, cases to count by hand."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from compare.statistics import cohen_kappa, found_by_category, krippendorff_alpha, plain_agreement, wilson

N = None


def table_to_lists(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Two lists of codes from a table of counts: rows are the first reader's categories."""
    pairs = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [i for i, _ in pairs], [j for _, j in pairs]


def test_kappa_of_cohens_own_example() -> None:
    # Cohen (1960), two judges and 200 cases: (140 - 82) / (200 - 82).
    kappa = cohen_kappa(*table_to_lists([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))
    assert kappa.value == pytest.approx(0.492, abs=0.0005)
    assert kappa.observed * 200 == pytest.approx(140)
    assert kappa.expected * 200 == pytest.approx(82)


def test_kappa_and_its_standard_errors_of_the_example_in_fleiss() -> None:
    # Fleiss (1981), "Statistical Methods for Rates and Proportions", chapter 13: 100 patients, two raters.
    kappa = cohen_kappa(*table_to_lists([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert (kappa.observed, kappa.expected) == pytest.approx((0.89, 0.66))
    assert kappa.value == pytest.approx(0.68, abs=0.005)
    assert kappa.error_at_zero == pytest.approx(0.076, abs=0.0005)
    assert kappa.error == pytest.approx(0.087, abs=0.001)
    assert (kappa.low, kappa.high) == pytest.approx((0.51, 0.85), abs=0.01)


def test_kappa_of_the_example_of_fleiss_cohen_and_everitt() -> None:
    # 1969, unweighted: proportions .53 .05 .02 / .11 .14 .05 / .01 .06 .03 of 200 cases.
    kappa = cohen_kappa(*table_to_lists([[106, 10, 4], [22, 28, 10], [2, 12, 6]]))
    assert kappa.value == pytest.approx(0.429, abs=0.0005)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=2, max_size=40))
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    a, b = [x for x, _ in pairs], [y for _, y in pairs]
    kappa = cohen_kappa(a, b)
    if len({*a, *b}) == 1:
        assert isnan(kappa.value)
    else:
        assert kappa.value == pytest.approx(cohen_kappa_score(a, b))
        assert -1 <= kappa.low <= kappa.value + 1e-12 and kappa.value - 1e-12 <= kappa.high <= 1


def test_full_agreement_on_few_paragraphs_keeps_a_margin() -> None:
    kappa = cohen_kappa(list("aabbcc"), list("aabbcc"))
    assert kappa.value == 1 == kappa.high
    assert kappa.low < 0.8
    assert kappa.method == "wilson"


FOUR_OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]


@pytest.mark.parametrize(
    ("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorffs_four_observers_and_twelve_units(level: str, printed: float) -> None:
    alpha = krippendorff_alpha(FOUR_OBSERVERS, level, draws=50)
    assert alpha.value == pytest.approx(printed, abs=0.0006)
    assert alpha.units == 11


def test_alpha_of_krippendorffs_binary_and_nominal_examples_of_two_observers() -> None:
    # Krippendorff (2011), parts A and B.
    binary = krippendorff_alpha([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]])
    assert binary.value == pytest.approx(0.095, abs=0.0005)
    nominal = krippendorff_alpha([list("aabbdcccedda"), list("babbbccceddd")])
    assert nominal.value == pytest.approx(0.692, abs=0.0005)


def test_alpha_with_many_gaps_is_as_printed() -> None:
    # Three coders and fifteen units, the worked example of the encyclopedia's article: 0.691 and 0.811.
    table = [
        [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
        [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
        [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
    ]
    assert krippendorff_alpha(table).value == pytest.approx(0.691, abs=0.0005)
    assert krippendorff_alpha(table, "interval").value == pytest.approx(0.811, abs=0.0005)


def test_alpha_does_not_depend_on_the_names_or_the_order_of_readers() -> None:
    renamed = [[N if v is N else "abcde"[v - 1] for v in row] for row in reversed(FOUR_OBSERVERS)]
    assert krippendorff_alpha(renamed).value == pytest.approx(krippendorff_alpha(FOUR_OBSERVERS).value)


def test_alpha_of_nothing_coded_twice_is_not_a_number() -> None:
    assert isnan(krippendorff_alpha([["a", N], [N, "b"]]).value)
    assert isnan(krippendorff_alpha([["a", "a"], ["a", "a"]]).value)


def test_a_margin_of_alpha_is_the_same_each_time_and_holds_alpha() -> None:
    first, again = (krippendorff_alpha(FOUR_OBSERVERS) for _ in range(2))
    assert first == again
    assert first.low < first.value < first.high


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        cohen_kappa(["a"], [])
    with pytest.raises(ValueError, match="one length"):
        plain_agreement([], [])
    with pytest.raises(ValueError, match="cell for each unit"):
        krippendorff_alpha([["a"], ["a", "b"]])
    with pytest.raises(ValueError, match="level"):
        krippendorff_alpha([["a"], ["a"]], "other")


def test_plain_agreement_has_wilsons_interval() -> None:
    share, interval = plain_agreement(list("aabb"), list("aabc"))
    assert share == 0.75
    assert interval == wilson(3, 4)


def test_what_was_found_of_a_category_is_counted_from_both_sides() -> None:
    rows = {f.category: f for f in found_by_category(list("aaab"), list("aabc"))}
    assert [f.category for f in found_by_category(list("aaab"), list("aabc"))] == ["a", "b", "c"]
    assert (rows["a"].both, rows["a"].missed, rows["a"].false) == (2, 1, 0)
    assert (rows["a"].precision, rows["a"].recall) == (1.0, pytest.approx(2 / 3))
    assert rows["a"].f1 == pytest.approx(0.8)
    assert (rows["c"].both, rows["c"].false) == (0, 1) and isnan(rows["c"].recall)
    assert rows["b"].precision_interval == wilson(0, 1)
