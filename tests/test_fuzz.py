"""A small part of the mutated files of ``benchmarks/fuzz.py``: each is read or refused."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import fuzz

from compare.apart import Item, read_many_apart
from compare.apart.limits import BROKE, TOO_LONG, TOO_MUCH
from compare.i18n import LOCALE_DIR, read_catalogue


def test_mutated_files_are_read_or_refused_in_a_sentence_that_has_its_dutch() -> None:
    outcomes = list(fuzz.read_all(fuzz.make_items(120, fuzz.SEED, fuzz.made_seeds())))
    assert len(outcomes) == 120
    told = {x.told for x in outcomes}
    assert told & {BROKE, TOO_LONG, TOO_MUCH} == set()
    assert "" in told and told - {""} <= set(read_catalogue(LOCALE_DIR / "nl" / "LC_MESSAGES"))


def test_the_same_seed_makes_the_same_files() -> None:
    seeds = fuzz.made_seeds()
    assert list(fuzz.make_items(20, 3, seeds)) == list(fuzz.make_items(20, 3, seeds))


def test_a_good_seed_is_one() -> None:
    items = [Item(kind, data) for kind, seeds in fuzz.made_seeds().items() for data in seeds]
    assert [x.item.name for x in read_many_apart(items) if x.letter is None] == []
