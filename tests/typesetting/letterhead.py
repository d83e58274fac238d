"""Sets a letter under a ministry's letterhead, as Word makes it: body left, addresses in a column right."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from typesetting.drawing import Page, Rule, Run, write_pdf
from typesetting.lines import Measure, break_lines, line_runs, no_breaks
from typesetting.official import PLAIN, Setting, apart
from typesetting.paper import Paper, Part, Piece, Typeset
from typesetting.sheets import MARK, Frame, Row, Sheet, fill_sheets, next_text_of, without_mark
from typesetting.truth import printed_pieces

_LEFT, _RIGHT = 79.6, 460.0
_STEP, _NOTE_STEP = 12.016, 9.8
_BOX_LEFT, _BOX_RIGHT = 90.0, 448.0
# Where the mark of a list item stands, and its text.
_LISTS = {"•": (98.0, 114.0), "-": (79.6, 93.9), "–": (79.6, 93.9), "1": (100.6, 114.9)}
_BODY = Measure(9.0, family="verdana", note_size=6.0, note_stretch=1.0, note_rise=3.0)


def typeset_letterhead(
    paper: Paper, setting: Setting = PLAIN, note_size: float = 6.75, rule: bool = False
) -> Typeset:
    """The PDF of a letter as it was sent, and what it shows.

    Titles and addresses of the paper are left to the letterhead. ``note_size`` is 6.75 or 8.25 in real
    letters; some draw a ``rule`` above the notes.
    """
    paper = replace(paper, pieces=tuple(p for p in paper.pieces if p.kind not in ("title", "address")))
    rows = list(_rows(paper))
    notes = {n: _note_rows(n, parts, note_size) for n, parts in paper.notes.items()}
    sheets = fill_sheets(rows, notes, Frame(454.15, 683.1, 57.8, _NOTE_STEP, 14.0))
    furniture: list[str] = []
    pages = [
        _page(paper, sheet, n, len(sheets), setting, rule, furniture)
        for n, sheet in enumerate(sheets, start=1)
    ]
    placed = [(row, n) for n, sheet in enumerate(sheets, start=1) for row, _ in sheet.rows]
    noted = [(row, n) for n, sheet in enumerate(sheets, start=1) for row in sheet.notes]
    printed = printed_pieces(paper, placed, noted)
    return Typeset(
        write_pdf(pages, crop="0 0 595 842"), printed, tuple(furniture), len(pages), len(placed) + len(noted)
    )


def _rows(paper: Paper) -> Iterator[Row]:
    previous: Piece | None = None
    for index, piece in enumerate(paper.pieces):
        gap = piece.gap if piece.gap is not None else _gap(piece, previous)
        following = paper.pieces[index + 1] if index + 1 < len(paper.pieces) else None
        yield from _piece_rows(index, piece, following, gap * _STEP)
        previous = piece


def _gap(piece: Piece, previous: Piece | None) -> int:
    if previous is None or previous.kind in ("heading", "label"):
        return 0
    if piece.kind == "signature" and previous.kind == "signature":
        return 2
    return 0 if piece.kind == "list_item" else 1


def _piece_rows(index: int, piece: Piece, following: Piece | None, space: float) -> Iterator[Row]:
    how = replace(_BODY, face=piece.face, size=7.0 if piece.box else 9.0)
    step = 9.3 if piece.box else _STEP
    left, right = (_BOX_LEFT, _BOX_RIGHT) if piece.box else (_LEFT, _RIGHT)
    for number, part in enumerate(piece.parts):
        mark = MARK.match(part.text) if piece.kind == "list_item" else None
        x = left
        if mark:
            at_mark, x = _LISTS["1" if mark.group(1)[0].isalnum() else mark.group(1)]
            part = without_mark(part, mark.end())
        next_text = next_text_of(piece, number, following)
        first_word = next_text.split()[0] if next_text else ""
        signed = piece.kind == "signature"
        text_how = replace(how, face="roman") if signed else how
        for at, line in enumerate(break_lines(part, text_how, right - x, no_breaks, first_word=first_word)):
            runs = line_runs(part, line, text_how, x, trailing=True)
            if mark and at == 0:
                runs = [
                    Run(at_mark, 0.0, mark.group(1), 9.0, "roman", "verdana"),
                    Run(at_mark + 9.1, 0.0, " ", 9.0, "roman", "verdana"),
                    *runs,
                ]
            # Room for the hand-written name.
            signing = 4 * _STEP if signed and number and at == 0 else 0.0
            yield Row(
                piece=index, part=number, line=line, runs=tuple(runs), step=step,
                space=(space if number == 0 and at == 0 else 0.0) + signing, notes=line.notes,
                mark=mark.group() if mark and at == 0 else "", next_text=next_text if line.last else "",
            )  # fmt: skip


def _note_rows(number: int, parts: Sequence[str], size: float) -> list[Row]:
    how = Measure(size, family="verdana")
    rows: list[Row] = []
    for text in parts:
        part = Part(text)
        for line in break_lines(part, how, _RIGHT - 88.6, no_breaks):
            first = not rows
            runs = line_runs(part, line, how, 84.0 if first else _LEFT, trailing=False)
            if first:
                runs.insert(0, Run(_LEFT, 3.0, str(number), 4.5 if size < 7 else 6.75, "roman", "verdana"))
            rows.append(Row(piece=number, part=0, line=line, runs=tuple(runs), step=_NOTE_STEP))
    return rows


def _page(
    paper: Paper, sheet: Sheet, number: int, pages: int, setting: Setting, rule: bool, furniture: list[str]
) -> Page:
    page = Page()
    aside = list(_aside(paper, number, pages))
    head = list(_head(paper)) if number == 1 else []
    furniture += [run.text.strip() for run in aside if run.text.strip()]
    chance = random.Random(setting.seed * 1000 + number)
    body: list[Run] = []
    before = 0.0
    for row, y in sheet.rows:
        runs = [run.moved(0.0, y) for run in row.runs]
        body += apart(runs, setting, chance)
        if before and before - y > 1.5 * _STEP:  # an empty line is drawn as a space
            body.append(Run(_LEFT, before - _STEP, " ", 9.0, "roman", "verdana"))
        before = y
    first = 57.8 + (len(sheet.notes) - 1) * _NOTE_STEP
    noted = [
        run.moved(0.0, first - at * _NOTE_STEP) for at, row in enumerate(sheet.notes) for run in row.runs
    ]
    if sheet.notes and rule:
        page.rules.append(Rule(_LEFT, first + 13.5, 223.8, first + 13.5, 0.75))
    if setting.shuffle:
        page.runs = aside + noted + chance.sample(body, len(body)) + head
    else:
        page.runs = head + body + aside + noted
    return page


def _aside(paper: Paper, number: int, pages: int) -> Iterator[Run]:
    """The column on the right: ministry and reference on every page, addresses on the first."""
    x = 467.1 if number == 1 else 465.6
    y = 680.85 if number == 1 else 683.85
    for line in paper.facts.ministry:
        yield Run(x, y, f"{line} ", 6.75, "bold", "verdana")
        y -= 9.0
    if number == 1:
        for line in (
            "Rijnstraat 8",
            "2515 XP  Den Haag",
            "Postbus 20061",
            "2500 EB  Den Haag",
            "www.rijksoverheid.nl",
        ):
            y -= 9.0
            yield Run(x, y, f"{line} ", 6.75, "roman", "verdana")
    y -= 24.0
    yield Run(x, y, "Kenmerk ", 6.75, "bold", "verdana")
    yield Run(x, y - 12.0, f"{paper.facts.reference} ", 6.75, "roman", "verdana")
    if number == 1:
        yield Run(x, y - 33.0, "Bijlage(n) ", 6.75, "bold", "verdana")
        yield Run(x, y - 42.0, "4 ", 6.75, "roman", "verdana")
    yield Run(x, 28.52, f"Pagina {number} van {pages} ", 6.75, "roman", "verdana")


def _head(paper: Paper) -> Iterator[Run]:
    """Return address, addressee, date and subject, and the greeting."""
    yield Run(_LEFT, 700.38, "> Retouradres Postbus 20061 2500 EB  Den Haag ", 6.75, "roman", "verdana")
    chair = ("De voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA  DEN HAAG")
    for at, printed in enumerate(chair):
        yield Run(_LEFT, 677.1 - at * _STEP, f"{printed} ", 9.0, "roman", "verdana")
    subject = Part(paper.facts.subject)
    lines = break_lines(subject, _BODY, _RIGHT - 141.9, no_breaks)
    yield Run(84.8, 532.22, "Datum ", 9.0, "roman", "verdana")
    yield Run(84.8, 520.2, "Betreft ", 9.0, "roman", "verdana")
    yield Run(141.9, 532.22, f"{paper.facts.date} ", 9.0, "roman", "verdana")
    for at, line in enumerate(lines):
        yield Run(
            141.9, 520.2 - at * _STEP, f"{subject.text[line.start : line.end]} ", 9.0, "roman", "verdana"
        )
    yield Run(_LEFT, 478.17, "Geachte voorzitter, ", 9.0, "roman", "verdana")
