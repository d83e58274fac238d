"""Gives each block its nearest headings, its box and its speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import CABINET, COMMITTEE, MEMBERS, Line
from compare.signs import BOX
from compare.text.assemble import Draft
from compare.text.clean import join_lines
from compare.text.speakers import (
    description_to_parties,
    heading_to_speaker,
    is_committee,
    label_to_party,
    paragraph_to_party,
)

_VOICES = {
    "letter": CABINET,
    "consultation": CABINET,
    "questions": COMMITTEE,
    "motion": MEMBERS,
    "report": "",
    "other": "",
}
"""Who speaks in a paper of this kind where nothing in it says otherwise; "" = not known."""


_INSET = 3.0
"""Points; text that begins this far to the left of a box is not in it."""
_NARROWER = 8.0
"""Points; text that runs this far beyond the right side of a box is not in it."""
_OPEN = 0.6
"""Part of the paragraphs that must end with a space before one that does not ends a box."""
_ENOUGH = 6
"""Lines that show where a box ends at the right."""


@dataclass(slots=True)
class _Box:
    """The box that the text stands in: its title, and its sides where the page shows them."""

    title: str
    left: float
    right: float = 0.0

    def holds(self, lines: Sequence[Line]) -> bool:
        """Whether lines stand between its sides; it learns its right side from the first long paragraph."""
        areas = [line.area for line in lines if line.area]
        if not areas:
            return True
        ends = max(area.x1 for area in areas)
        if areas[0].x0 < self.left - _INSET or (self.right and ends > self.right + _NARROWER):
            return False
        if not self.right and len(areas) >= _ENOUGH:
            self.right = ends
        return True


def place_in_sections(drafts: Sequence[Draft], kind: str, seen: Counter[str]) -> None:
    """Fills in section, box and speaker of every draft."""
    section: tuple[str, ...] = ()
    box: _Box | None = None
    party = ""
    ends_open = _ends_open(drafts)
    for draft in drafts:
        text, _, _ = join_lines([line.text for line in draft.lines], seen)
        if draft.kind == "title":
            party = description_to_parties(text) or party
        elif draft.kind == "label":
            party = label_to_party(text) or party
        if box and not box.holds(draft.lines):
            box = None
        marked = draft.lines[0].box
        if marked:
            box = None
        elif draft.kind == "heading":
            if BOX.match(text):
                area = draft.lines[0].area
                box = _Box(text, area.x0 if area else 0.0)
            else:
                box, section = None, _deeper(section, text, draft.lines[0].level)
                speaker = heading_to_speaker(text)
                party = speaker or (party if kind in ("questions", "report") or party == CABINET else "")
        draft.section, draft.box = section, marked or (box.title if box else "")
        draft.speaker = _speaker_of(draft, text, kind, party)
        if draft.speaker not in (CABINET, COMMITTEE, "") and draft.kind not in ("heading", "label", "title"):
            party = draft.speaker
        if box and draft.kind != "heading" and ends_open and not draft.lines[-1].open_end:
            box = None
    for label, following in pairwise(drafts):
        if label.kind == "label" and label.mode == following.mode:
            label.speaker = following.speaker


def _deeper(section: tuple[str, ...], heading: str, level: int) -> tuple[str, ...]:
    """The headings above a text after a new one; without a level there is just the nearest."""
    return (*section[: level - 1], heading) if level else (heading,)


def _ends_open(drafts: Sequence[Draft]) -> bool:
    """Whether paragraphs of this source end with a space, so that a bare end means something."""
    return sum(draft.lines[-1].open_end for draft in drafts) > _OPEN * len(drafts)


def _speaker_of(draft: Draft, text: str, kind: str, party: str) -> str:
    voice = _VOICES[kind]
    if draft.mode == "question":
        return paragraph_to_party(text) or (party if party != CABINET else "") or COMMITTEE
    if kind in ("letter", "motion", "other"):
        return voice
    if kind == "consultation" and is_committee(text):
        return COMMITTEE
    if draft.mode == "answer" or draft.kind in ("address", "signature", "title"):
        return CABINET if draft.mode else voice
    if draft.kind == "heading":
        return heading_to_speaker(text) or party
    if kind in ("questions", "report"):
        return party or voice
    if party == CABINET:  # in its reply the cabinet names the parties whose questions it answers
        return CABINET
    return paragraph_to_party(text) or party or CABINET
