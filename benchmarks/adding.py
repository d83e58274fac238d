"""How long letters take to be kept and listed, and whether that stays linear in their number.

``python benchmarks/adding.py [NUMBER …]``; without numbers 1,000 and 4,000 small made letters. Time of the
processor, so that a busy machine tells the same; reading the files themselves is left out.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence

from compare import corpus
from compare.io.shelf import catalogue
from compare.letters import load_letter
from compare.library import keep_letter, library_state, list_cards
from compare.library.twins import find_shelved

WORDS = [f"woord{n}" for n in range(3000)]


def make_letter(n: int) -> bytes:
    """A letter of 300 words that no other has in this order."""
    chance = random.Random(n)
    paragraphs = (" ".join(chance.choices(WORDS, k=60)) + "." for _ in range(5))
    text = f"Den Haag, 8 maart {2000 + n % 25}\n\nGeachte voorzitter,\n\n" + "\n\n".join(paragraphs)
    return text.encode()


def measure(number: int) -> None:
    """Keep so many letters in a new library, list them thrice, and print the times."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ACCENT_HOME"] = home
        made = [
            (load_letter(data, name=f"n{n}.txt"), data) for n in range(number) for data in [make_letter(n)]
        ]
        shelved = find_shelved()
        start = time.process_time()
        for letter, data in made:
            keep_letter(letter, data, shelved=shelved)
        spent = time.process_time() - start
        print(f"{number:6} letters kept: {spent:6.1f} s, {1000 * spent / number:.2f} ms each")
        for when in ("first", "next process", "same process"):
            if when != "same process":
                corpus._list_cards.cache_clear()
                catalogue._list_kept.cache_clear()
            start = time.process_time()
            listed = len(list_cards()[0])
            print(f"{listed:6} listed, {when}: {time.process_time() - start:.3f} s")
        start = time.process_time()
        for _ in range(1000):
            library_state()
        print(f"       state of the library: {1000 * (time.process_time() - start):.0f} µs")


def main(arguments: Sequence[str]) -> None:
    """The figures of each number of letters."""
    for number in map(int, arguments or ("1000", "4000")):
        measure(number)


if __name__ == "__main__":
    main(sys.argv[1:])
