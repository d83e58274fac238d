"""Gives each block its nearest headings, its box and its speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.model import CABINET, COMMITTEE, MEMBERS
from compare.signs import BOX, label_to_role
from compare.text.assemble import Draft
from compare.text.clean import join_lines
from compare.text.speakers import description_to_parties, heading_to_speaker, paragraph_to_party

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
"""Points; text that begins this far outside a box is not in it."""


def place_in_sections(drafts: Sequence[Draft], kind: str, seen: Counter[str]) -> None:
    """Fills in section, box and speaker of every draft."""
    section: tuple[str, ...] = ()
    box, party = "", ""
    edge = 0.0  # left side of the box on its page; what begins left of it stands outside
    ends_open = _ends_open(drafts)
    for draft in drafts:
        text, _, _ = join_lines([line.text for line in draft.lines], seen)
        if draft.kind == "title":
            party = description_to_parties(text) or party
        area = draft.lines[0].area
        if edge and area and area.x0 < edge - _INSET:
            box, edge = "", 0.0
        if draft.kind == "heading":
            if BOX.match(text):
                box, edge = text, area.x0 if area else 0.0
            else:
                box, edge, section = "", 0.0, _deeper(section, text, draft.lines[0].level)
                speaker = heading_to_speaker(text)
                party = speaker or (party if kind in ("questions", "report") or party == CABINET else "")
        draft.section, draft.box = section, box
        draft.speaker = _speaker_of(draft, text, kind, party)
        if draft.speaker not in (CABINET, COMMITTEE, "") and draft.kind not in ("heading", "label", "title"):
            party = draft.speaker
        if box and draft.kind != "heading" and ends_open and not draft.lines[-1].open_end:
            box = ""


def _deeper(section: tuple[str, ...], heading: str, level: int) -> tuple[str, ...]:
    """The headings above a text after a new one; without a level there is just the nearest."""
    return (*section[: level - 1], heading) if level else (heading,)


def _ends_open(drafts: Sequence[Draft]) -> bool:
    """Whether this source ends lines of running text with a space, so that a bare end means something."""
    lines = [line for draft in drafts for line in draft.lines]
    return sum(line.open_end for line in lines) > 0.8 * len(lines)


def _speaker_of(draft: Draft, text: str, kind: str, party: str) -> str:
    voice = _VOICES[kind]
    if kind in ("letter", "motion", "other"):
        return voice
    if draft.kind in ("address", "signature", "title"):
        return voice
    if draft.kind == "answer" or (draft.kind == "label" and label_to_role(text) == "answer"):
        return CABINET
    if draft.kind == "heading":
        return heading_to_speaker(text) or party
    if kind in ("questions", "report"):
        return party or voice
    if party == CABINET:  # in its reply the cabinet names the parties whose questions it answers
        return CABINET
    return paragraph_to_party(text) or party or (COMMITTEE if draft.kind == "question" else CABINET)
