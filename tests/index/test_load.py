"""The index follows the library, and several processes may bring it up to date at once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from builders import build_letter

from compare.analysis.trends import count_everywhere, count_letters
from compare.corpus import load_corpus
from compare.index import index_state, load_index
from compare.library import keep_letter, remove_letter, restore_letter
from compare.model import Concept, Letter
from compare.text.patterns import term_from_text

ODD = Concept("odd", "odd", "odd", (term_from_text("zwavelkwast"),))


def kept(text: str, id: str) -> Letter:
    """A letter that is kept in the library."""
    letter = replace(
        build_letter([text], id), sha256=hashlib.sha256(text.encode()).hexdigest(), format="text"
    )
    keep_letter(letter, text.encode())
    return letter


def found() -> dict[str, int]:
    """How often the odd word is named in each letter that names it."""
    return {x.letter_id: x.count for x in count_letters(count_everywhere(load_index(), ODD)) if x.count}


@pytest.mark.usefixtures("own_home")
def test_letters_that_come_go_and_come_back_are_counted_as_they_are_there() -> None:
    assert found() == {}
    before = index_state()
    kept("Een zwavelkwast, en nog een zwavelkwast.", "kst-1-1")
    assert index_state() != before
    kept("Hier staat één zwavelkwast.", "kst-1-2")
    assert found() == {"kst-1-1": 2, "kst-1-2": 1}
    removed = remove_letter("kst-1-1")
    assert found() == {"kst-1-2": 1}
    restore_letter(removed)
    assert found() == {"kst-1-1": 2, "kst-1-2": 1}


@pytest.mark.usefixtures("own_home")
def test_the_letters_of_the_index_are_those_of_the_corpus_with_their_facts() -> None:
    kept("Hier staat één zwavelkwast.", "kst-1-2")
    facts = ("id", "title", "kind", "sender", "cabinet", "date", "date_precision", "dossier", "number")
    told, there = (
        [[getattr(x, name) for name in facts] for x in letters]
        for letters in (load_index().letters, load_corpus().letters)
    )
    assert told == there


def test_processes_that_build_at_once_end_with_one_whole_index(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from builders import build_letter\n"
        "from compare.index import bring_up_to_date\n"
        "letters = {f'b{i}': build_letter([f'woord{i} China'], f'b{i}') for i in range(40)}\n"
        "wanted = dict.fromkeys(letters, '1')\n"
        "held, _ = bring_up_to_date(Path(sys.argv[1]), wanted, letters.__getitem__, lambda a, b: None)\n"
        "print(sum(int(x.stays.sum()) for x in held))"
    )
    tests = Path(__file__).resolve().parents[1]
    paths = os.pathsep.join([str(tests), str(tests.parent / "src")])
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            env=os.environ | {"PYTHONPATH": paths},
            stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    assert [x.communicate()[0].strip() for x in started] == [b"40"] * 3
    assert len(list(tmp_path.glob("*.arrow"))) == 1
