"""What a sentence of an answer gives to who asks how much, when, who or which: the amount, date or name."""

from __future__ import annotations

from datetime import date

from compare.text.details import find_amounts, find_deadlines
from compare.text.numbers import NUMBER_WORDS
from compare.text.tokens import split_tokens

_LONG_AGO = date(1900, 1, 1)


def find_given(text: str, form: str, question: str) -> str:
    """What a sentence holds of what is asked for, as written; "" when it holds none.

    A name that the question says itself is not given; a name that opens the sentence is passed over.

    Args:
        text: The sentence.
        form: One of `compare.analysis.answers.parts.FORMS`; others than "amount", "when", "who" and
            "which" ask for nothing of the kind.
        question: The text of the question.
    """
    if form == "amount":
        return _amount_in(text)
    if form == "when":
        return next((d.text for d in find_deadlines(text, _LONG_AGO)), "")
    if form in ("who", "which"):
        said = {t.key for t in split_tokens(question)}
        tokens = split_tokens(text)[1:]
        return next((t.text for t in tokens if t.text[0].isupper() and t.key not in said), "")
    return ""


def _amount_in(text: str) -> str:
    """The first amount of money, percentage or other number in a sentence that is no date."""
    amounts = find_amounts(text)
    dates = find_deadlines(text, _LONG_AGO)
    for token in split_tokens(text):
        is_number = token.key[0].isdigit() or (token.key in NUMBER_WORDS and token.key != "een")
        if is_number and not any(d.start <= token.start < d.end for d in dates):
            return next((a.text for a in amounts if a.start <= token.start < a.end), token.text)
    return amounts[0].text if amounts else ""
