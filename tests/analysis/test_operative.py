"""Which operative words changed: made-up pairs with what a reader says of them, and the rules one by one."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.wording.operative import OperativeChange, find_operative_changes
from compare.analysis.wording.operative_words import KINDS, find_operatives
from compare.io.operative import read_operative

WORDS = read_operative()
PAIRS = Path(__file__).with_name("operative_pairs.csv")
SOME = st.sampled_from(
    ("Het kabinet zal", "kan", "niet", "€ 5 miljoen", "2%", "voor de zomer", "de NAVO", ". ", "alleen", "x")
)  # fmt: skip


def told(old: str, new: str, *, related: bool = False) -> list[tuple[str, str, str, str]]:
    found = find_operative_changes(old, new, WORDS, related=related)
    return [(c.kind, c.old, c.new, c.direction) for c in found]


def expected(cell: str) -> list[tuple[str, str, str, str]]:
    """The changes of a cell: «kind: old -> new (direction)», parted by a bar."""
    form = re.compile(r"(\w+):\s*(.*?)\s*->\s*(.*?)\s*\((\w*)\)")
    matches = [form.fullmatch(part.strip()) for part in cell.split("|") if part.strip()]
    assert all(matches), cell
    return [(m[1], m[2], m[3], m[4]) for m in matches if m]


def is_the_same(wanted: tuple[str, str, str, str], found: tuple[str, str, str, str]) -> bool:
    """The same kind and words; one may be written shorter («zet in» for «zet … in op»)."""

    def fits(a: str, b: str) -> bool:
        left, right = set(re.findall(r"\w+", a.lower())), set(re.findall(r"\w+", b.lower()))
        return left == right or (bool(left and right) and (left <= right or right <= left))

    return wanted[0] == found[0] and fits(wanted[1], found[1]) and fits(wanted[2], found[2])


@pytest.mark.parametrize(
    ("half", "pairs", "precision", "recall"),
    [("tuning", 45, 0.95, 0.95), ("held out", 61, 0.95, 0.95), ("long", 16, 0.95, 0.95)],
)
def test_operative_changes_are_those_that_a_reader_finds(
    half: str, pairs: int, precision: float, recall: float
) -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["half"] == half]
    assert len(rows) == pairs
    right = found = wanted = 0
    for row in rows:
        left = told(row["old"], row["new"])
        found += len(left)
        for change in expected(row["changes"]):
            wanted += 1
            hit = next((x for x in left if is_the_same(change, x)), None)
            if hit:
                left.remove(hit)
                right += 1
    assert right >= precision * found and right >= recall * wanted


def test_a_weaker_obligation_is_told_as_weaker() -> None:
    assert told("Het kabinet zal dit doen.", "Het kabinet kan dit doen.") == [
        ("obligation", "zal", "kan", "weaker")
    ]


def test_the_same_value_in_another_writing_is_no_change() -> None:
    assert told("Dat kost 1,5 miljard euro of 2%.", "Dat kost € 1.500 miljoen of twee procent.") == []


def test_a_word_that_only_moved_in_its_sentence_is_no_change() -> None:
    assert told("Daarom zal Nederland schepen sturen.", "Nederland zal daarom schepen sturen.") == []


def test_two_obligations_that_changed_places_are_two_changes() -> None:
    found = told("Het zal A doen en kan B doen.", "Het kan A doen en zal B doen.")
    assert [(old, new) for _, old, new, _ in found] == [("zal", "kan"), ("kan", "zal")]


def test_a_plain_statement_counts_as_a_commitment() -> None:
    plain, unsure = "De Kamer wordt geïnformeerd.", "De Kamer kan worden geïnformeerd."
    assert told(plain, unsure) == [("obligation", "", "kan", "weaker")]
    assert told(unsure, plain) == [("obligation", "kan", "", "stronger")]


def test_a_verb_in_two_halves_is_one_word() -> None:
    [found] = find_operatives("Nederland zet met anderen in op vrede.", WORDS)[1:]
    assert (found.kind, found.text) == ("obligation", "zet … in op")


def test_a_name_needs_its_capitals() -> None:
    assert [x.text for x in find_operatives("Om dit te doen leest het OM de brief.", WORDS)] == ["OM"]


def test_a_minister_is_told_with_the_office() -> None:
    text = "De minister van Economische Zaken en Klimaat schrijft."
    assert [x.text for x in find_operatives(text, WORDS)] == ["minister van Economische Zaken en Klimaat"]


def test_not_only_is_neither_a_negation_nor_a_limit() -> None:
    assert find_operatives("Dat is niet alleen duur.", WORDS) == ()


def test_in_a_wholly_new_sentence_no_negation_or_actor_was_changed() -> None:
    found = told("De weg is lang.", "De weg is lang. Nederland mag morgen niet naar huis voor € 5 miljoen.")
    assert {kind for kind, *_ in found} == {"obligation", "amount"}


def test_a_relative_and_a_dated_deadline_have_no_order() -> None:
    assert told("Dit volgt dit jaar.", "Dit volgt uiterlijk 1 mei 2025.")[0][3] == ""


def test_sentences_that_are_only_alike_are_weaker_evidence() -> None:
    old = "Gezien de risico’s zette het kabinet zich actief in voor een kernwapenvrije wereld en ontwapening."
    new = "Iets anders eerst. Een kernwapenvrije wereld en ontwapening moet volgens Nederland het doel zijn."
    found = find_operative_changes(old, new, WORDS, related=True)
    assert found and not any(c.sure for c in found)


def test_texts_with_nothing_in_common_have_no_related_changes() -> None:
    assert find_operative_changes("Het zal regenen.", "Wij kunnen fietsen.", WORDS, related=True) == ()


def written(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[a:b] for a, b in marks)


@given(st.lists(SOME, max_size=8).map(" ".join), st.lists(SOME, max_size=8).map(" ".join))
def test_every_change_is_found_back_at_its_place(old: str, new: str) -> None:
    for change in find_operative_changes(old, new, WORDS):
        assert change.kind in KINDS
        assert bool(change.old) == bool(change.old_marks) and bool(change.new) == bool(change.new_marks)
        assert change.old.startswith(written(old, change.old_marks))
        assert change.new.startswith(written(new, change.new_marks))


@given(st.lists(SOME, max_size=10).map(" ".join))
def test_a_text_beside_itself_has_no_change(text: str) -> None:
    assert find_operative_changes(text, text, WORDS) == ()


def turned(changes: tuple[OperativeChange, ...]) -> list[tuple[str, str, str]]:
    return sorted((c.kind, c.new, c.old) for c in changes)


def test_both_directions_tell_the_same_change() -> None:
    old, new = "Het kabinet zal 150 militairen sturen.", "Het kabinet wil 200 militairen sturen."
    forward, back = (find_operative_changes(a, b, WORDS) for a, b in ((old, new), (new, old)))
    assert turned(forward) == sorted((c.kind, c.old, c.new) for c in back)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De proef loopt in de periode 2021-2024.", "De proef loopt in de periode 2021–2024."),
        ("Het gaat om 10-15% van de boeren.", "Het gaat om 10–15% van de boeren."),
        ("De EU-lidstaten werken samen.", "De EU lidstaten werken samen."),
    ],
)
def test_another_dash_or_space_is_no_operative_change(old: str, new: str) -> None:
    assert find_operative_changes(old, new, WORDS) == find_operative_changes(new, old, WORDS) == ()


def test_the_last_year_of_a_period_is_a_year_of_its_own() -> None:
    [change] = find_operative_changes("In 2021-2024 loopt de proef.", "In 2021–2025 loopt de proef.", WORDS)
    assert (change.kind, change.old, change.new, change.direction) == ("year", "2024", "2025", "later")


def test_a_year_in_place_of_a_date_is_later_or_earlier() -> None:
    day, year = "Uiterlijk 1 juli 2023 volgt een brief.", "In 2024 volgt een brief."
    assert [x.direction for x in find_operative_changes(day, year, WORDS)] == ["later"]
    assert [x.direction for x in find_operative_changes(year, day, WORDS)] == ["earlier"]
    end = "Uiterlijk 31 december 2024 volgt een brief."
    assert [x.direction for x in find_operative_changes(year, end, WORDS)] == [""]


def test_a_figure_below_zero_is_lower() -> None:
    [change] = find_operative_changes("De prijs daalt met 2%.", "De prijs daalt met −2%.", WORDS)
    assert (change.kind, change.old, change.new, change.direction) == ("percentage", "2%", "−2%", "lower")
