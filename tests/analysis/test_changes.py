"""Changes of paired passages: what was split is read as one, and every operative word is in one change."""

from __future__ import annotations

from compare.analysis.fates.changes import changes_of_pair, operative_of_pair, pair_passages, passage_at
from compare.analysis.fates.fates import PassageFate
from compare.analysis.matching.passages import Passage
from compare.io.operative import read_operative

WORDS = read_operative()


def passage(letter: str, n: int, text: str) -> Passage:
    return Passage(letter, n, 0, text, n, "kabinet", ())


FIRST = "Het kabinet zal 150 militairen sturen."
SECOND = "De Kamer krijgt voor de zomer een brief."
WHOLE = passage("oud", 1, f"{FIRST} {SECOND}")
PARTS = passage("nieuw", 1, FIRST.replace("zal", "kan")), passage("nieuw", 2, SECOND)


def split_rows() -> list[PassageFate]:
    return [PassageFate("split", WHOLE, part, 0.9, ("wording",)) for part in PARTS]


def test_a_split_passage_is_one_pair_and_its_cut_no_change() -> None:
    [pair] = pair_passages(split_rows())
    assert (pair.sources, pair.targets) == ((WHOLE,), PARTS)
    [change] = changes_of_pair(pair, WORDS)
    assert (change.kind, change.old, change.new) == ("replaced", "zal", "kan")


def test_a_merged_passage_is_one_pair() -> None:
    rows = [PassageFate("merged", part, WHOLE, 0.9) for part in PARTS]
    [pair] = pair_passages(rows)
    assert (pair.sources, pair.targets) == (PARTS, (WHOLE,))


def test_a_place_in_the_joined_text_leads_to_its_passage() -> None:
    [pair] = pair_passages(split_rows())
    at = pair.new.index("zomer")
    found, offset = passage_at(pair.targets, at)
    assert found == PARTS[1] and found.text[offset:].startswith("zomer")


def test_every_operative_change_is_in_exactly_one_change() -> None:
    old = passage("oud", 1, f"{FIRST} {SECOND} De NAVO doet niet mee.")
    new = passage("nieuw", 1, f"{SECOND} Nederland wil 200 militairen sturen. De EU doet mee.")
    [pair] = pair_passages([PassageFate("edited", old, new, 0.6)])
    listed = [found for change in changes_of_pair(pair, WORDS) for found in change.operative]
    assert sorted(listed, key=repr) == sorted(operative_of_pair(pair, WORDS), key=repr)
    assert {x.kind for x in listed} == {"obligation", "number", "actor", "negation"}


def test_related_passages_show_their_likest_sentences() -> None:
    there = "De bevordering van de internationale rechtsorde is verankerd in de Grondwet."
    here = "Nederland moet volgens de Grondwet bijdragen aan de internationale rechtsorde, elke dag opnieuw."
    old = passage("oud", 1, f"{there} Iets heel anders.")
    new = passage("nieuw", 1, f"Er is meer te doen. {here}")
    [pair] = pair_passages([PassageFate("related", old, new, 0.3)])
    [change] = changes_of_pair(pair, WORDS)
    assert change.kind == "reworded" and change.new.startswith("Nederland moet")
    assert [(x.new, x.sure) for x in change.operative] == [("moet", False)]


def test_a_passage_without_counterpart_has_no_changes() -> None:
    [pair] = pair_passages([PassageFate("dropped", WHOLE, None, 0.0)])
    assert changes_of_pair(pair, WORDS) == operative_of_pair(pair, WORDS) == ()


def test_a_capital_in_a_name_is_no_change_and_no_operative_word() -> None:
    old = passage("oud", 1, "De leden spreken met de kamer over het plan.")
    new = passage("nieuw", 1, "De leden spreken met de Kamer over het plan.")
    [pair] = pair_passages([PassageFate("kept", old, new, 1.0)])
    assert changes_of_pair(pair, WORDS) == ()
    zal = passage("oud", 1, "De leden zullen met de kamer over het plan spreken.")
    kan = passage("nieuw", 1, "De leden kunnen met de Kamer over het plan spreken.")
    [pair] = pair_passages([PassageFate("edited", zal, kan, 0.9)])
    [change] = changes_of_pair(pair, WORDS)
    assert [(x.old, x.new) for x in change.operative] == [("zullen", "kunnen")]
