"""Tells what each chunk of lines is, and to which question it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Line
from compare.signs import (
    ADDRESS,
    TITLE,
    ends_motion,
    is_list_item,
    is_office,
    label_to_role,
    looks_like_heading,
    to_numbers,
)
from compare.text.assemble import Draft

_LONGEST_HEADING = 22
"""Words; a longer text without a full stop is a sentence that was cut off."""


class _Exchange:
    """Which question is being asked or answered, kept up while reading on."""

    def __init__(self) -> None:
        self.mode = ""
        self.numbers: tuple[int, ...] = ()
        self._open: list[int] = []

    def read_label(self, text: str) -> None:
        """Takes in a head; an answer without numbers is to all questions that are open."""
        named = to_numbers(text)
        if label_to_role(text) == "answer":
            self.mode, self.numbers = "answer", named or tuple(self._open)
            self._open = [n for n in self._open if n not in self.numbers]
        else:
            self.mode, self.numbers = "question", named
            self._open += named

    def end(self) -> None:
        """Questions and answers end at a heading or a signature."""
        self.mode, self.numbers, self._open = "", (), []


def chunks_to_drafts(chunks: Sequence[list[Line]]) -> list[Draft]:
    """Chunks of printed lines with their kind and question numbers."""
    drafts: list[Draft] = []
    exchange = _Exchange()
    closed = False
    for at, chunk in enumerate(chunks):
        text = " ".join(line.text for line in chunk)
        if label_to_role(text):
            exchange.read_label(text)
            drafts.append(Draft("label", list(chunk), mode=exchange.mode, questions=exchange.numbers))
            continue
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        kind = (
            chunk[0].role
            or ("signature" if closed else "")
            or _kind_of(chunk, text, following, exchange.mode, drafts[-1].kind if drafts else "")
        )
        if kind == "paragraph":
            kind = exchange.mode or kind
        closed = closed or ends_motion(text)
        if kind in ("heading", "signature"):
            exchange.end()
        if drafts and drafts[-1].kind == kind == "signature" and not is_office(chunk[0].text):
            drafts[-1].lines += chunk
            continue
        drafts.append(Draft(kind, list(chunk), mode=exchange.mode, questions=exchange.numbers))
    return drafts


def marked_to_drafts(lines: Sequence[Line]) -> list[Draft]:
    """Blocks of a file that says what each line is: those without a gap, and a name with its office."""
    drafts: list[Draft] = []
    exchange = _Exchange()
    for line in lines:
        if line.role in ("heading", "signature"):
            exchange.end()
        if line.role == "label":
            exchange.read_label(line.text)
        goes_on = not line.gap or (line.role == "signature" and not is_office(line.text))
        if drafts and goes_on and drafts[-1].kind == line.role:
            drafts[-1].lines.append(line)
            drafts[-1].references += line.references
            continue
        drafts.append(
            Draft(
                line.role,
                [line],
                whole=True,
                mode=exchange.mode,
                questions=exchange.numbers,
                references=list(line.references),
            )
        )
    return drafts


def _kind_of(chunk: list[Line], text: str, following: list[Line] | None, mode: str, before: str) -> str:
    if TITLE.match(text) and len(chunk) == 1:
        return "title"
    if ADDRESS.match(text) and len(chunk) <= 2:
        return "address"
    if is_office(chunk[0].text) and len(chunk) <= 4:
        return "signature"
    if is_office(text.rsplit(",", 1)[0] + ",") and len(chunk) == 1 and following is None:
        return "signature"
    styled = all(line.styled for line in chunk)
    short = len(chunk) <= 2 + styled and len(text.split()) <= _LONGEST_HEADING
    is_question = before == "label" and mode == "question"  # it may be short, and set in italics
    if short and following is not None and not is_question:
        # «1. Inleiding» on a line of its own is no item of a list that has no other.
        in_list = before == "list_item" or is_list_item(following[0].text)
        if looks_like_heading(text, styled, numbered=chunk[0].ends is True and not in_list):
            return "heading"
    if is_list_item(text):
        return "list_item"
    return mode or "paragraph"
