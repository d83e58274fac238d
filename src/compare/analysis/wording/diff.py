"""Which words changed between two wordings, as text; case and typography are folded away for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.analysis.wording.alignment import SAME_KINDS, align_wording
from compare.analysis.wording.pieces import is_note_apart
from compare.text.tokens import joined, split_tokens

_DASHES = str.maketrans("‐‑‒–—−", "------")
_NOTE_AFTER_MARK = re.compile(
    r"(?<=[^\d\s][)»”’\".,;:?!])(?<!\bp\.)(?<!\bnr\.)(?<!\bblz\.)(?<!\bart\.)\d{1,3}(?!\w)", re.IGNORECASE
)
_NOTE_AFTER_WORD = re.compile(r"(?<=[a-zà-ÿ]{2})\d{1,3}(?!\w)")


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of text that stayed, went, came or moved.

    ``kind`` is "same", "removed", "added", or "moved_from" and "moved_to", of which ``move`` is the
    number that both places share. ``start`` is its place: in the old text for what
    went, in the new text for the rest.
    """

    kind: str
    text: str
    start: int = 0
    move: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what stood there and what stands there now, with the places in both texts.

    ``kind`` is "replaced", "removed", "added" or "moved". Where one side is empty its place is
    where the words would have stood; a moved phrase has both, and is one change.
    """

    kind: str
    old: str
    new: str
    old_start: int
    new_start: int


def diff_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Both wordings in one row: what stayed, what went, what came, what moved.

    The "same", "added" and "moved_to" parts together are ``new`` to the letter. The "same",
    "removed" and "moved_from" parts are ``old``, but for case, spaces, numbers of notes and
    typography, which do not count as a change: of words that stayed, the new writing is shown.
    Changes with no more than «de» or «van» between them are one. A run of at least
    four words that stands elsewhere in the other text is shown at both places as moved.

    Source:
        See `align_wording`.
    """
    aligned = align_wording(old, new)
    rows: list[WordChange] = []
    for step in aligned.steps:
        gone, came = aligned.old.stretch(step.a, step.b), aligned.new.stretch(step.c, step.d)
        at_old, at_new = aligned.old.starts[step.a], aligned.new.starts[step.c]
        if step.kind in SAME_KINDS:
            if rows and rows[-1].kind == "same":
                rows[-1] = replace(rows[-1], text=rows[-1].text + came)
                continue
            space = _shared_space(rows)
            rows.append(WordChange("same", space + came, at_new - len(space)))
            continue
        left, right = ("moved_from", "moved_to") if step.kind == "moved" else ("removed", "added")
        rows.append(WordChange(left, gone, at_old, step.move))
        rows.append(WordChange(right, came, at_new, step.move))
    if new and not aligned.new.keys:  # nothing but white space
        rows.append(WordChange("same", new))
    return tuple(row for row in rows if row.text)


def find_changes(old: str, new: str) -> tuple[Change, ...]:
    """The changes alone, in the order of the new text; a moved phrase stands where it came.

    Returns:
        Nothing when the texts differ in typography only.
    """
    aligned = align_wording(old, new)
    moved_from = {step.move: step for step in aligned.steps if step.kind == "moved" and step.b > step.a}
    changes = []
    for step in aligned.steps:
        if step.kind in SAME_KINDS or (step.kind == "moved" and step.c == step.d):
            continue
        origin = moved_from[step.move] if step.kind == "moved" else step
        gone = aligned.old.stretch(origin.a, origin.b).strip()
        came = aligned.new.stretch(step.c, step.d).strip()
        kind = step.kind if step.kind == "moved" else _kind(gone, came)
        starts = aligned.old.starts[origin.a], aligned.new.starts[step.c]
        changes.append(Change(kind, gone, came, *starts))
    return tuple(changes)


def _kind(gone: str, came: str) -> str:
    """What a change is."""
    return "replaced" if gone and came else "removed" if gone else "added"


def _shared_space(rows: list[WordChange]) -> str:
    """The space behind the last change taken off it, where what went and what came both have one."""
    if len(rows) < 2 or rows[-1].kind != "added" or rows[-2].kind != "removed":
        return ""
    gone, came = rows[-2], rows[-1]
    space = came.text[len(came.text.rstrip()) :]
    if not space or gone.text == gone.text.rstrip() or not came.text.strip():
        return ""
    rows[-2] = replace(gone, text=gone.text.rstrip())
    rows[-1] = replace(came, text=came.text.rstrip())
    return space


def shared_part(old: str, new: str) -> float:
    """Part of the words and marks of two texts that stayed or only moved, 0 to 1; 0 for two empty texts."""
    aligned = align_wording(old, new)
    stayed = sum(step.b - step.a for step in aligned.steps if step.kind != "changed")
    return 2 * stayed / max(len(aligned.old.keys) + len(aligned.new.keys), 1)


def is_same_wording(old: str, new: str) -> bool:
    """Whether two texts differ in typography only.

    Case, quotation marks, dashes, hyphens and spaces do not count, nor do numbers of
    notes stuck to a word («organisaties2») that the other text lacks.
    """
    old_words, new_words = _bare_words(old), _bare_words(new)
    if "".join(old_words) == "".join(new_words):  # parted or hyphenated otherwise
        return True
    if len(old_words) != len(new_words):
        return False
    words = zip(old_words, new_words, strict=True)
    return all(a == b or is_note_apart(a, b) or is_note_apart(b, a) for a, b in words)


def _without_notes(text: str) -> str:
    """The text without numbers of notes that stick to a word or a mark."""
    return _NOTE_AFTER_WORD.sub("", _NOTE_AFTER_MARK.sub("", text))


@lru_cache(maxsize=4096)
def _bare_words(text: str) -> tuple[str, ...]:
    """The words in lower case, without hyphens and numbers of notes."""
    tokens = split_tokens(_without_notes(text).translate(_DASHES))
    return tuple(joined(token.key) for token in tokens)
