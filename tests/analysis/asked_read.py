"""The questions of 2020 beside what a reader made of them who had not seen the outcome."""

from __future__ import annotations

import csv
from pathlib import Path

from compare.analysis.asked.letter import CITED
from compare.analysis.asked.locate import Asked, locate_questions
from compare.analysis.asked.places import GRADES, UNRESOLVED
from compare.corpus import load_corpus


def questions_of_2020() -> dict[int, Asked]:
    """The questions on the letter of 2020 by block."""
    corpus = load_corpus()
    located = locate_questions(corpus.letter("nds-tk-2020D20723"), corpus.letters)
    assert located.subject.how == CITED
    return {asked.question.block_n: asked for asked in located.questions}


def read_by_a_person() -> list[dict[str, str]]:
    """The passage that a reader, who had not seen the outcome, chose for each question of 2020."""
    with (Path(__file__).parent / "questions_read.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agreement(of_2020: dict[int, Asked]) -> dict[str, tuple[int, int]]:
    """By grade: at how many questions the passage shown is one that the reader chose, and of how many."""
    counts = {grade: [0, 0] for grade in GRADES}
    for row in read_by_a_person():
        asked = of_2020.get(int(row["n"]))
        if asked is None:  # a remark
            continue
        assert asked.question.text.split()[:8] == row["begins"].split()
        right = {int(n) for n in f"{row['best']} {row['also']}".split()}
        if asked.grade != UNRESOLVED or right:
            counts[asked.grade][1] += 1
        counts[asked.grade][0] += asked.passage is not None and asked.passage.block_n in right
    return {grade: (hits, of) for grade, (hits, of) in counts.items()}
