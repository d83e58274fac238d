"""What the paragraphs of a word processor's file are: masthead, title, heading, label, list item, signature.

`read_odt` and `read_docx` give paragraphs with the looks that matter; here they get
their roles and become lines. Nothing here knows either file format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from compare.io.markup import UNSEEN
from compare.io.masthead import describes_questions, find_masthead_role, find_stated, split_number
from compare.io.metadata import merge_stated
from compare.io.office.manuscript import Paragraph, clean_text
from compare.io.offices import signed_to_sender, title_to_sender
from compare.model import Line, Source, Stated
from compare.signs import (
    BULLETS,
    ends_motion,
    is_farewell,
    is_greeting,
    is_list_item,
    is_name,
    is_office,
    label_to_role,
)

_LONGEST_HEAD = 60
"""Paragraphs in which a masthead or a greeting is looked for."""
_LONG = 40
"""Words; a paragraph as long is running text, and no masthead or address stands after it."""
_HEADING_WORDS, _HEADING_LENGTH, _TAIL = 22, 170, 14

_TYPED_MARK = re.compile(
    rf"(?P<mark>(?!\*)[{BULLETS}–—]|(?:[-*]|\(?\d{{1,2}}[.)]|\(?[a-z][.)])(?=\t))\s*(?=\S)"
)
_NUMBER = re.compile(r"Nrs?\. ?(?:\d+|[A-Z]{1,3})?\*?$")
_REPLACES = re.compile(r"ter vervanging van\b", re.I)
_CHAIR = re.compile(
    r"(?:aan )?de (?:heer |mevrouw )?voorzitters? van de (?:tweede|eerste) kamer\b.{0,40}$", re.I
)
_ON_BEHALF = re.compile(r"(?:mede )?namens\b[^.:;?!]*,$", re.I)
_SENTENCE_END = re.compile(r"[.;,…-][»”’\")\]]*$")


def paragraphs_to_source(
    paragraphs: Iterable[Paragraph], form: str, known: Stated, remarks: tuple[str, ...] = ()
) -> Source:
    """The lines of a paper with their roles, and what it states.

    Args:
        paragraphs: In reading order; those without text only tell of white.
        form: "odt" or "docx".
        known: What the file's own fields tell, used where the print says nothing.
        remarks: What a reader of the paper should know.

    Returns:
        A marked source. Masthead, running heads and the addresses of a letterhead are furniture.
    """
    whole = [p for p in map(_fold, _split_breaks(_with_space(paragraphs))) if p.text or p.notes]
    found = find_stated(p.text for p in whole)
    crowded = not any(p.kind == "" and p.spaced for p in whole[len(whole) // 3 :])
    lines: list[Line] = []
    numbers = count(1)
    before = ""
    for paragraph, role in _roles(whole):
        if paragraph.text:
            lines.append(
                Line(
                    text=f"{paragraph.mark} {paragraph.text}".strip(),
                    number=next(numbers),
                    gap=_gap(paragraph, role, before, crowded),
                    role=role,
                    references=paragraph.references,
                    level=paragraph.level if role in ("heading", "list_item") else 0,
                )
            )
        for number, texts in paragraph.notes:
            for at, note in enumerate(text for text in map(clean_text, texts) if text):
                lines.append(Line(note, next(numbers), int(not at), role="note", note=0 if at else number))
        before = role if role != "furniture" else before
    signed = Stated(sender=_signing_offices(lines))
    entitled = Stated(title=next((line.text for line in lines if line.role == "title"), ""))
    stated = merge_stated(merge_stated(merge_stated(found, signed), known), entitled)
    return Source(form, tuple(lines), stated, marked=True, remarks=remarks)


def _signing_offices(lines: Sequence[Line]) -> str:
    """The offices under a letter, «Minister van Defensie»; ministers before those of a committee."""
    signed = [line.text.rstrip(",") for line in lines if line.role == "signature"]
    return signed_to_sender(title_to_sender(f"BRIEF VAN {text}") for text in signed if _is_office(f"{text},"))


def _gap(paragraph: Paragraph, role: str, before: str, crowded: bool) -> int:
    """0 when a line belongs to the block of the line before it."""
    if role != before:
        return 1
    if role == "signature":
        return 0
    if role == "list_item":
        return int(not paragraph.goes_on)
    return int(role not in ("paragraph", "table") or paragraph.spaced or (crowded and role == "paragraph"))


def _with_space(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs with text; an empty one gives its white to the next."""
    empty = False
    for paragraph in paragraphs:
        if not paragraph.text.strip() and not paragraph.references:
            empty = True
            continue
        yield replace(paragraph, spaced=True) if empty and paragraph.kind != "table" else paragraph
        empty = False


def _split_breaks(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs whose line ends part a label from its text, or an office from a name, in two or more."""
    closed = False
    for paragraph in paragraphs:
        pieces = [piece for piece in map(clean_text, paragraph.text.split("\n")) if piece]
        parted = len(pieces) > 1 and paragraph.kind == ""
        signs = closed or (parted and _is_office(pieces[0]))
        closed = closed or bool(pieces and ends_motion(pieces[-1]))
        if parted and ((signs and all(map(is_name, pieces[1:]))) or is_greeting(pieces[0])):
            for at, piece in enumerate(pieces[:-1]):
                yield replace(
                    paragraph, text=piece, references=(), notes=(), spaced=paragraph.spaced and not at
                )
            yield replace(paragraph, text=pieces[-1], spaced=False)
        elif parted and label_to_role(pieces[0]):
            yield replace(paragraph, text=pieces[0], references=(), notes=())
            yield replace(paragraph, text=" ".join(pieces[1:]), look="")
        else:
            yield paragraph


def _fold(paragraph: Paragraph) -> Paragraph:
    """A paragraph in single spaces; a mark that was typed before its text makes a list item."""
    text = paragraph.text.translate(UNSEEN).strip()
    typed = _TYPED_MARK.match(text)
    if typed and ((not paragraph.kind and not paragraph.look) or paragraph.mark == "•"):
        item = replace(paragraph, kind="list_item", level=paragraph.level or 1, mark=typed["mark"])
        return replace(item, text=clean_text(text[typed.end() :]))
    return replace(paragraph, text=clean_text(text))


def _roles(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph with its role; «Nr. 143 MOTIE VAN …» comes as two."""
    head, start = _head(paragraphs)
    yield from head
    body = paragraphs[start:]
    signing, headed = _signatures(body), _headings(body)
    mode, opened = "", False
    for at, paragraph in enumerate(body):
        role, asked = paragraph.kind, label_to_role(paragraph.text)
        if role == "heading" and len(paragraph.text.split()) > _LONG:
            role = ""
        if asked and role in ("", "heading"):
            role, mode = "label", asked
        elif role == "title":
            role = "heading" if opened else "title"
        elif not role and at in signing:
            role = "signature"
        elif not role and (
            find_masthead_role(paragraph.text) == "address" or (at < 3 and is_greeting(paragraph.text))
        ):
            role = "address"
        elif not role and not opened and not mode and find_masthead_role(paragraph.text) == "title":
            role = "title"
        elif not role and at in headed:
            role, paragraph = "heading", replace(paragraph, level=1 if paragraph.look == "bold" else 2)
        elif not role and is_list_item(paragraph.text):
            role, paragraph = "list_item", replace(paragraph, level=1)
        if role in ("heading", "signature"):
            mode = ""
        opened = opened or role not in ("address", "title", "furniture")
        yield paragraph, role or mode or "paragraph"


def _head(paragraphs: Sequence[Paragraph]) -> tuple[list[tuple[Paragraph, str]], int]:
    """The paragraphs above the text with their roles, and where the text begins."""
    first = list(paragraphs[:_LONGEST_HEAD])
    official = [find_masthead_role(p.text) == "furniture" for p in first]
    for at, paragraph in enumerate(first):
        number, title = split_number(paragraph.text)
        if any(official[:at]) and (number or _NUMBER.match(paragraph.text)):
            return _official_head(paragraphs, at, number, title)
        if any(official[:at]) and describes_questions(paragraph.text):
            return [(p, "furniture") for p in first[:at]], at
        if is_greeting(paragraph.text):
            return [(p, "address" if _is_address(p.text) else "furniture") for p in first[:at]], at
        if len(paragraph.text.split()) > _LONG and paragraph.kind == "" and not any(official[:at]):
            break
    end = next((at for at, known in enumerate(official) if not known), len(first))
    return [(p, "furniture") for p in first[:end]], end


def _official_head(
    paragraphs: Sequence[Paragraph], at: int, number: str, title: str
) -> tuple[list[tuple[Paragraph, str]], int]:
    """The head of an official paper whose number stands at ``at``: masthead, then the title and its date."""
    head = [(p, "furniture") for p in paragraphs[:at]]
    own = paragraphs[at]
    head.append((replace(own, text=number or own.text, kind="", references=(), notes=()), "furniture"))
    if number:
        head.append((replace(own, text=title), "title"))
    end = at + 1
    while end < len(paragraphs):
        text = paragraphs[end].text
        entitled = head[-1][1] == "title"
        if entitled and not (text.isupper() or _REPLACES.match(text) or find_masthead_role(text) == "title"):
            break
        head.append((paragraphs[end], "title"))
        end += 1
    return head, end


def _is_office(text: str) -> bool:
    """Whether it is an office, also one set in capitals."""
    return is_office(text.capitalize() if text.isupper() else text, bare=True)


def _is_address(text: str) -> bool:
    return find_masthead_role(text) == "address" or _CHAIR.match(text) is not None


def _signatures(body: Sequence[Paragraph]) -> set[int]:
    """Where offices and names stand: under a motion, and where an office has a name below it."""
    found: set[int] = set()
    tail = len(body) - _TAIL
    closed = False
    for at, paragraph in enumerate(body):
        text = paragraph.text
        if paragraph.kind:
            continue
        below = body[at + 1].text if at + 1 < len(body) and not body[at + 1].kind else ""
        office = _is_office(text) or (at >= tail and (_is_office(f"{text},") or _ON_BEHALF.match(text)))
        if closed and is_name(text):
            found.add(at)
        elif office and (is_name(below) or _is_office(below)) and not label_to_role(below):
            found |= {at, at + 1}
        elif at >= tail and (is_farewell(text) or (at - 1 in found and is_name(text))):
            found.add(at)
        closed = (closed and at in found) or ends_motion(text)
    return found


def _headings(body: Sequence[Paragraph]) -> set[int]:
    """Where a paragraph wholly in another type is a heading: short, no sentence, and with text below it.

    Where most of the text is set so, it tells nothing.
    """
    looks: Counter[str] = Counter()
    for paragraph in body:
        looks[paragraph.look] += 0 if paragraph.kind else len(paragraph.text)
    found = set()
    for at, paragraph in enumerate(body[:-1]):
        text = paragraph.text
        short = len(text.split()) <= _HEADING_WORDS and len(text) <= _HEADING_LENGTH
        rare = paragraph.look and looks[paragraph.look] < looks[""]
        if rare and short and not paragraph.kind and not _SENTENCE_END.search(text):
            found.add(at)
    return found
