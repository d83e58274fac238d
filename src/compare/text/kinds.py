"""Guesses what kind of paper printed lines are, when nobody said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import CABINET, Line
from compare.signs import opens_question
from compare.text.speakers import heading_to_speaker

_ANSWER = re.compile(r"^Antwoord\b")


def guess_kind(lines: Sequence[Line]) -> str:
    """The kind of paper: "consultation", "questions" or "letter".

    Questions and answers with heads, or sections of parties and a reply of the cabinet,
    make a consultation; sections of parties alone make questions; anything else is a
    letter of the cabinet.
    """
    questions = sum(1 for line in lines if opens_question(line.text))
    answers = sum(1 for line in lines if _ANSWER.match(line.text) and len(line.text) < 60)
    if questions and answers:
        return "consultation"
    announced = [speaker for line in lines if (speaker := heading_to_speaker(line.text))]
    if CABINET in announced and set(announced) != {CABINET}:
        return "consultation"
    return "questions" if len(announced) >= 2 else "letter"
