"""Cuts printed lines into the blocks of a letter: headings, paragraphs, lists, questions, answers, notes.

Rests on what the page shows (empty lines, line widths, page starts), never on
the words of one letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import CABINET, LeftOut, Letter, Line
from compare.text.assemble import CAPITAL, FULL_STOP, Cut, Draft, assemble
from compare.text.clean import count_inner_words
from compare.text.notes import split_notes, strip_references
from compare.text.pages import number_pages
from compare.text.speakers import COMMITTEE, heading_to_speaker, paragraph_to_party
from compare.text.tokens import split_tokens
from compare.text.widths import width, would_fit

_END = re.compile(r"[.?!:;…][»”’\")\]]*$")
_BULLET = re.compile(r"^(?:[•▪·*◦]|[–—-](?=\s)|\(cid:\d+\)|\d{1,2}[.)](?=\s)|[a-z][.)](?=\s))\s*")
_NUMBERS = r"\d+(?:(?:, | en | t/m | tot en met |-)\d+)*"
_QUESTION = re.compile(rf"^Vra(?:ag|gen) (?P<numbers>{_NUMBERS})\.?$")
_ANSWER = re.compile(rf"^Antwoord(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?(?: (?P<numbers>{_NUMBERS}))?:?\.?$")
_BOX = re.compile(r"^(?:Uitgelicht|Kader|Box)(?: \d+)?:")
_ADDRESS = re.compile(r"^(?:Aan de (?:Voorzitter|voorzitter) van de |(?:Den Haag|’s-Gravenhage), \d{1,2} \w+ \d{4}$|Vastgesteld\b.{0,30}$)")
_OFFICE = re.compile(
    r"^(?:Mede namens .{0,80}, )?(?:De|de) (?:[Mm]inister|[Ss]taatssecretaris|[Vv]ice-[Mm]inister-[Pp]resident|[Vv]oorzitter|[Gg]riffier|[Aa]djunct-griffier)\b[^.?!]*,$"
    r"|^(?:Voorzitter|Griffier|Adjunct-griffier|De fungerend voorzitter)\b.*,$"
)
_EVERYWHERE = frozenset({"kabine", "nederl", "minist"})
_TITLE = re.compile(r"^(?:Brief regering|Brief lid|Nr\. [\dA-Z]+ |\d{2} \d{3}(?:[- ][A-Z\d]+)? [A-Z])")


def lines_to_blocks(
    letter_id: str,
    lines: Sequence[Line],
    *,
    kind: str = "letter",
    first_page: int | None = 1,
    first_copy: Letter | None = None,
) -> Cut:
    """The blocks of a paper, its text, what was left out, and the hyphens that were decided.

    Args:
        letter_id: Id for the places of the blocks.
        lines: Printed lines in reading order.
        kind: "letter" (the cabinet speaks), "consultation" or "questions".
        first_page: Printed number of the first page when no footer tells it; 0 = no pages.
        first_copy: The same paper from a better source: where this source has lost its
            empty lines, paragraphs begin where they begin there. The words stay its own.
    """
    paged, left_out = number_pages(lines, first_page)
    body, notes = split_notes(paged)
    seen = count_inner_words(body)
    body, references = strip_references(body, notes)
    at_line = {body[at].number: [n for a, n in references if a == at] for at, _ in references}
    dense = not any(line.gap for line in body)
    if dense and first_copy:
        chunks = _guided_chunks(body, _openings(first_copy))
    else:
        chunks = _dense_chunks(body) if dense else _gap_chunks(body)
    drafts, heads = _chunks_to_drafts(chunks, dense)
    for draft in drafts:
        for line in draft.lines:
            draft.references += at_line.get(line.number, [])
    _place_in_sections(drafts, kind)
    left_out += tuple(LeftOut(line.text, reason, line.page) for line, reason in heads)
    return assemble(letter_id, drafts, notes, left_out, seen, dense)


def _gap_chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines parted by empty lines, page starts and heads; a paragraph that runs over a page stays whole."""
    chunks: list[list[Line]] = []
    column = _column(lines)
    for line in lines:
        new = not chunks or line.gap > 0 or line.starts_page or _is_head(line.text) or _is_head(chunks[-1][-1].text)
        if chunks and (line.starts_page or line.gap >= 3) and _continues(chunks[-1], line, column):
            new = False
        elif chunks and not new and _BULLET.match(line.text) and FULL_STOP.search(chunks[-1][-1].text):
            new = True
        if chunks and chunks[-1][-1].role != line.role:
            new = True
        elif chunks and line.role == "table":
            new = False
        if new:
            chunks.append([line])
        else:
            chunks[-1].append(line)
    return [part for chunk in chunks for part in _split_run_in_heading(chunk, column)]


def _dense_chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of a text without empty lines: a paragraph ends where a line was ended on purpose."""
    chunks: list[list[Line]] = []
    wrap = sorted(len(line.text) for line in lines)[int(len(lines) * 0.6)]
    for line in lines:
        before = chunks[-1][-1] if chunks else None
        new = (
            before is None
            or _is_head(line.text)
            or _BULLET.match(line.text) is not None
            or _TITLE.match(before.text) is not None
            or _ADDRESS.match(before.text) is not None
        )
        if before is not None and not new and CAPITAL.match(line.text):
            first = line.text.split(" ", 1)[0]
            short = len(before.text) + 1 + len(first) <= wrap - 2
            ended = FULL_STOP.search(before.text) is not None
            heading = len(chunks[-1]) == 1 and _looks_like_heading(before.text) and short
            after_full_stop = ended and _looks_like_heading(line.text) and len(line.text) < wrap * 0.8
            new = (short and ended) or heading or after_full_stop
        if new:
            chunks.append([line])
        else:
            chunks[-1].append(line)
    return chunks


def _openings(letter: Letter) -> frozenset[tuple[str, ...]]:
    """The first words of every passage and heading of a letter."""
    return frozenset(_first_words(text) for block in letter.blocks for _, text in block.passages())


def _first_words(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in split_tokens(text)[:6])


def _guided_chunks(lines: Sequence[Line], openings: frozenset[tuple[str, ...]]) -> list[list[Line]]:
    """Lines of a text without empty lines, cut where the first copy's passages begin."""
    chunks: list[list[Line]] = []
    for line in lines:
        before = chunks[-1][-1].text if chunks else ""
        known = _first_words(line.text) in openings and not before.endswith(",")
        if not chunks or known or _TITLE.match(before) or _ADDRESS.match(before) or _ADDRESS.match(line.text):
            chunks.append([line])
        else:
            chunks[-1].append(line)
    return chunks


def _column(lines: Sequence[Line]) -> int:
    """Width of the text column: nearly the widest line, robust against a stray one."""
    widths = sorted(width(line.text) for line in lines)
    return widths[int(len(widths) * 0.985)] if widths else 0


def _continues(chunk: Sequence[Line], line: Line, column: int) -> bool:
    """Whether the first line of a page goes on with the paragraph before it."""
    last = chunk[-1].text
    if _is_head(line.text) or _BULLET.match(line.text) or _is_head(last):
        return False
    if not FULL_STOP.search(last):
        ended_heading = len(chunk) <= 2 and _looks_like_heading(" ".join(c.text for c in chunk)) and not last.endswith("-")
        return not (ended_heading and would_fit(last, line.text, column))
    if would_fit(last, line.text, column) or _BOX.match(line.text):
        return False
    # A full last line tells nothing: the paragraph goes on when the words do.
    return bool(_stems(_last_sentence(chunk)) & _stems(line.text))


def _last_sentence(chunk: Sequence[Line]) -> str:
    text = " ".join(line.text for line in chunk[-4:])
    return re.split(r"[.?!] (?=[A-Z])", text)[-1]


def _stems(text: str) -> set[str]:
    return {word[:6].lower() for word in re.findall(r"[^\W\d_]{6,}", text)} - _EVERYWHERE


def _is_head(text: str) -> bool:
    """Whether a line is the printed head of a question or an answer."""
    return _QUESTION.match(text) is not None or _ANSWER.match(text) is not None


def _looks_like_heading(text: str) -> bool:
    """Whether a text could be a heading: short, a capital first, no end of sentence."""
    if _END.search(text) or text.endswith((",", "-")) or len(text) > 170 or _BULLET.match(text):
        return False
    return CAPITAL.match(text) is not None and not text[0].isdigit() or re.match(r"^\d+(\.\d+)*\.? [A-Z]", text) is not None


def _split_run_in_heading(chunk: list[Line], column: int) -> list[list[Line]]:
    """A heading that stands on the first line of a chunk, without an empty line after it, apart."""
    if len(chunk) < 2 or _is_head(chunk[0].text):
        return [chunk]
    first, second = chunk[0].text, chunk[1].text
    short = width(first) < column * 0.6 and would_fit(first, second, column)
    if short and _looks_like_heading(first) and CAPITAL.match(second) and len(chunk) > 2:
        return [chunk[:1], chunk[1:]]
    return [chunk]


def _chunks_to_drafts(chunks: Sequence[list[Line]], dense: bool) -> tuple[list[Draft], list[tuple[Line, str]]]:
    """Chunks with their kind and question numbers; the heads that were read off."""
    drafts: list[Draft] = []
    heads: list[tuple[Line, str]] = []
    mode = ""
    numbers: tuple[int, ...] = ()
    open_questions: list[int] = []
    for at, chunk in enumerate(chunks):
        text = " ".join(line.text for line in chunk)
        question, answer = _QUESTION.match(text), _ANSWER.match(text)
        if question or answer:
            heads += [(line, "head of a question or answer, kept as its number") for line in chunk]
            match = question or answer
            assert match is not None
            named = _to_numbers(match.group("numbers") or "")
            if question:
                mode, numbers = "question", named
                open_questions += named
            else:
                mode, numbers = "answer", named or tuple(open_questions)
                open_questions = [n for n in open_questions if n not in numbers]
            continue
        is_last = at == len(chunks) - 1
        kind = _kind_of(chunk, text, chunks[at + 1] if not is_last else None, mode)
        if kind == "title":
            heads += [(line, "title of the paper, kept as its metadata") for line in chunk]
            continue
        if kind == "heading":
            mode, numbers, open_questions = "", (), []
        drafts.append(Draft(kind, list(chunk), questions=numbers if kind in ("question", "answer") else ()))
    return drafts, heads


def _kind_of(chunk: list[Line], text: str, following: list[Line] | None, mode: str) -> str:
    if chunk[0].role == "table":
        return "table"
    if _TITLE.match(text) and len(chunk) == 1:
        return "title"
    if _ADDRESS.match(text) and len(chunk) <= 2:
        return "address"
    if _OFFICE.match(chunk[0].text) and len(chunk) <= 4:
        return "signature"
    if _OFFICE.match(text.rsplit(",", 1)[0] + ",") and len(chunk) == 1 and following is None:
        return "signature"
    if len(chunk) <= 2 and following is not None and _looks_like_heading(text) and not _is_sentence(text):
        return "heading"
    if mode:
        return mode
    return "list_item" if _BULLET.match(text) else "paragraph"


def _is_sentence(text: str) -> bool:
    """Whether a short text without a full stop is still a sentence cut off: many words, small last word."""
    return len(text.split()) > 22


def _to_numbers(printed: str) -> tuple[int, ...]:
    """Question numbers as printed («3, 4 en 5», «7 t/m 9») as numbers."""
    numbers: list[int] = []
    for part in re.split(r", | en ", printed):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1]:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(numbers)


def _place_in_sections(drafts: Sequence[Draft], kind: str) -> None:
    """Gives each draft its nearest heading, its box and its speaker."""
    section: tuple[str, ...] = ()
    box, party = "", ""
    ends_open = _ends_open(drafts)
    for draft in drafts:
        text = " ".join(line.text for line in draft.lines)
        if draft.kind == "heading":
            if _BOX.match(text):
                box = text
            else:
                box, section = "", (text,)
                speaker = heading_to_speaker(text)
                party = speaker or ("" if kind != "questions" else party)
        draft.section, draft.box = section, box
        draft.speaker = _speaker_of(draft, text, kind, party)
        if draft.speaker not in (CABINET, COMMITTEE, "") and draft.kind != "heading":
            party = draft.speaker
        if box and draft.kind != "heading" and ends_open and not draft.lines[-1].open_end:
            box = ""


def _ends_open(drafts: Sequence[Draft]) -> bool:
    """Whether this source ends lines of running text with a space, so that a bare end means something."""
    lines = [line for draft in drafts for line in draft.lines]
    return sum(line.open_end for line in lines) > 0.8 * len(lines)


def _speaker_of(draft: Draft, text: str, kind: str, party: str) -> str:
    if kind == "letter":
        return CABINET
    if draft.kind in ("address", "signature"):
        return COMMITTEE if kind == "questions" else CABINET
    if draft.kind == "answer":
        return CABINET
    if draft.kind == "heading":
        return heading_to_speaker(text) or party
    if kind == "questions":
        return party or COMMITTEE
    return paragraph_to_party(text) or party or (COMMITTEE if draft.kind == "question" else CABINET)
