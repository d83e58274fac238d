"""Sets a paper in the official layout (Kamerstuk or Aanhangsel) at the measured coordinates."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typesetting.drawing import APPENDIX_SPACE, Page, Rule, Run, measure, write_pdf
from typesetting.lines import Break, Measure, SetLine, break_lines, line_runs, syllable_breaks
from typesetting.paper import Paper, Part, Piece, Typeset
from typesetting.sheets import (
    MARK,
    Frame,
    Row,
    Sheet,
    cut_runs,
    cut_words,
    fill_sheets,
    next_text_of,
    without_mark,
)
from typesetting.truth import printed_pieces

_LEFT, _RIGHT = 221.1023, 540.0
_TOP, _BOTTOM = 771.0236, 148.25  # baselines of the first and the last line of a page
_NOTE_STEP, _NOTE_RULE, _ABOVE_RULE = 9.046, 11.41, 12.06
_TABLE_STEP = 7.818
_BOX_INSET = 8.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What may differ from one official file to the next.

    ``fragments`` draws lines in several pieces, ``shuffle`` draws a page's text in another order than
    it is read, notes first. ``after_heading`` is the number of empty lines under a heading,
    ``trailing`` whether lines end with a space. ``distances`` draws no space at all: words are
    only set apart.
    """

    hyphenate: Break = syllable_breaks
    after_heading: int = 0
    trailing: bool = True
    fragments: bool = False
    distances: bool = False
    shuffle: bool = False
    seed: int = 1


PLAIN = Setting()


def typeset(paper: Paper, setting: Setting = PLAIN) -> Typeset:
    """The PDF of a paper and what it shows."""
    spacing = APPENDIX_SPACE if paper.appendix else 0.0
    body = Measure(8.5266 if paper.appendix else 9.0595, word_space=spacing)
    step = 9.5811 if paper.appendix else 10.6583
    rows = list(_rows(paper, setting, body, step))
    notes = {number: _note_rows(number, parts, setting, spacing) for number, parts in paper.notes.items()}
    top = 509.13 if paper.appendix else _first_baseline(paper)
    sheets = fill_sheets(rows, notes, Frame(top, _TOP, _BOTTOM, _NOTE_STEP, _NOTE_RULE + _ABOVE_RULE))
    furniture: list[str] = []
    pages = [
        _page(paper, sheet, n, len(sheets), setting, furniture) for n, sheet in enumerate(sheets, start=1)
    ]
    placed = [(row, n) for n, sheet in enumerate(sheets, start=1) for row, _ in sheet.rows]
    noted = [(row, n) for n, sheet in enumerate(sheets, start=1) for row in sheet.notes]
    printed = printed_pieces(paper, placed, noted)
    return Typeset(write_pdf(pages), printed, tuple(furniture), len(pages), len(placed) + len(noted))


def _first_baseline(paper: Paper) -> float:
    """Of the paper's title: 93.2 under the last line of the dossier's."""
    return 653.3857 - 12.8 * (len(_dossier_title(paper)) - 1) - 93.77


def _dossier_title(paper: Paper) -> list[str]:
    part = Part(paper.facts.dossier_title)
    how = Measure(12.257, face="bold", word_space=0.0)
    lines = break_lines(part, how, _RIGHT - _LEFT, lambda word: [])
    return [part.text[line.start : line.end] for line in lines]


def _rows(paper: Paper, setting: Setting, body: Measure, step: float) -> Iterator[Row]:
    """The lines of the body from top to bottom, with the space above each."""
    previous: Piece | None = None
    for index, piece in enumerate(paper.pieces):
        gap = piece.gap if piece.gap is not None else _gap(piece, previous, paper.appendix, setting)
        space = gap * step
        if paper.appendix and piece.kind == "title" and previous:
            space = 5.66
        if previous and previous.box != piece.box and not paper.appendix:
            space += 4.0 if piece.box or previous.box else 0.0
        if piece.kind == "table":
            yield from _table_rows(index, piece, body, 14.0)
        else:
            following = paper.pieces[index + 1] if index + 1 < len(paper.pieces) else None
            yield from _piece_rows(index, piece, following, setting, body, step, space)
        previous = piece


def _gap(piece: Piece, previous: Piece | None, appendix: bool, setting: Setting) -> int:
    """Empty lines above a piece."""
    if previous is None:
        return 0
    if appendix:
        return 1 if piece.kind == "label" else 0
    if previous.kind == "heading" and piece.kind != "heading":
        return setting.after_heading
    if previous.kind == "label":
        return 0
    if piece.kind == "title" and previous.kind == "title":
        return 0
    return 0 if piece.kind == "list_item" and previous.kind == "list_item" else 1


def _piece_rows(
    index: int,
    piece: Piece,
    following: Piece | None,
    setting: Setting,
    body: Measure,
    step: float,
    space: float,
) -> Iterator[Row]:
    face = "bold" if piece.kind == "title" and index == 0 and body.size > 9 else piece.face
    how = replace(body, face=face)
    inset = _BOX_INSET if piece.box else 0.0
    for number, part in enumerate(piece.parts):
        mark = MARK.match(part.text) if piece.kind in ("list_item", "answer", "question") else None
        hang = 0.0
        if mark:
            hang = 19.8 if mark.group(1)[0].isdigit() else 14.2
            part = without_mark(part, mark.end())
        x = _LEFT + inset + hang
        width = _RIGHT - inset - x
        next_text = next_text_of(piece, number, following)
        # As in the real letters: the last line of a box or of the paper ends without a space.
        last_part = number + 1 == len(piece.parts)
        closes = last_part and (following is None or (piece.box != "" and following.box != piece.box))
        first_word = next_text.split()[0] if next_text else ""
        lines = break_lines(part, how, width, setting.hyphenate, piece.indent, first_word=first_word)
        for at, line in enumerate(lines):
            trailing = setting.trailing and not (line.last and closes)
            runs = line_runs(part, line, how, x + (piece.indent if at == 0 else 0.0), trailing)
            if mark and at == 0:
                runs.insert(0, Run(_LEFT + inset, 0.0, mark.group(1), how.size, "roman"))
            yield Row(
                piece=index,
                part=number,
                line=line,
                runs=tuple(runs),
                step=step,
                space=space if at == 0 and number == 0 else 0.0,
                notes=line.notes,
                mark=mark.group() if mark and at == 0 else "",
                next_text=next_text if line.last else "",
            )


def _table_rows(index: int, piece: Piece, body: Measure, space: float) -> Iterator[Row]:
    """Rows of 6.9 with rules above, under the head, and below; figures end at the right of their column."""
    how = Measure(6.9279)
    cells = [part.text.split(" | ") for part in piece.parts]
    columns = max(len(row) for row in cells)
    edges = [_LEFT + (_RIGHT - _LEFT) * n / columns for n in range(columns)]
    for number, row in enumerate(cells):
        runs: list[Run] = []
        for column, cell in enumerate(row):
            run = Run(edges[column], 0.0, cell, how.size)
            if column and number and re.fullmatch(r"[\d.,€% –-]+", cell):
                end = edges[column + 1] - 6.0 if column + 1 < columns else _RIGHT
                run = replace(run, x=end - run.width)
            runs.append(run)
        rules = [(9.08, 0.425)] if number == 0 else []
        rules += [(-5.52, 0.425)] if number in (0, len(cells) - 1) else []
        extra = 7.83 if number == 1 else 0.0
        text = " | ".join(row)
        line = SetLine(0, len(text), False, 50.0, None, (), True)
        yield Row(
            piece=index, part=number, line=line, runs=tuple(runs), step=_TABLE_STEP, rules=tuple(rules),
            space=space if number == 0 else extra, below=14.0 if number == len(cells) - 1 else 0.0,
        )  # fmt: skip


def _note_rows(number: int, parts: Sequence[str], setting: Setting, spacing: float) -> list[Row]:
    how = Measure(6.9279, word_space=spacing)
    x = 227.3 if number < 10 else 230.1
    rows: list[Row] = []
    for at_part, text in enumerate(parts):
        part = Part(text)
        for at, line in enumerate(break_lines(part, how, _RIGHT - x, setting.hyphenate)):
            runs = line_runs(part, line, how, x, setting.trailing and not line.last)
            if at == 0 and at_part == 0:
                runs.insert(0, Run(_LEFT, 2.75, str(number), 4.4901, "roman", "univers", 1.1111, 0.0))
            next_text = parts[at_part + 1] if line.last and at_part + 1 < len(parts) else ""
            rows.append(
                Row(
                    piece=number,
                    part=at_part,
                    line=line,
                    runs=tuple(runs),
                    step=_NOTE_STEP,
                    next_text=next_text,
                )
            )
    return rows


def _page(
    paper: Paper, sheet: Sheet, number: int, pages: int, setting: Setting, furniture: list[str]
) -> Page:
    page = Page()
    if number == 1:
        _masthead(paper, page)
    foot = _footer(paper, number, pages)
    furniture += [run.text.strip() for run in page.runs + foot if run.text.strip()]
    chance = random.Random(setting.seed * 1000 + number)
    body: list[Run] = []
    for row, y in sheet.rows:
        runs = [run.moved(0.0, y) for run in row.runs]
        body += apart(runs, setting, chance)
        page.rules += [Rule(_LEFT, y + up, _RIGHT, y + up, width) for up, width in row.rules]
    noted: list[Run] = []
    first = _BOTTOM + (len(sheet.notes) - 1) * _NOTE_STEP
    for at, row in enumerate(sheet.notes):
        runs = [run.moved(0.0, first - at * _NOTE_STEP) for run in row.runs]
        noted += apart(runs, setting, chance)
    if sheet.notes:
        page.rules.append(Rule(_LEFT, first + _NOTE_RULE, 277.8, first + _NOTE_RULE, 0.283))
    page.rules += _frames(paper, sheet)
    if setting.shuffle:
        page.runs = noted + foot + page.runs + chance.sample(body, len(body))
    else:
        page.runs += body + noted + foot
    return page


def apart(runs: Sequence[Run], setting: Setting, chance: random.Random) -> list[Run]:
    """A line as the setting draws it: whole, in fragments, or word by word."""
    if setting.distances:
        return cut_words(runs)
    return cut_runs(runs, chance) if setting.fragments else list(runs)


def _frames(paper: Paper, sheet: Sheet) -> Iterator[Rule]:
    """The frame around each stretch of a box on this page."""
    stretches: list[tuple[str, float, float]] = []
    for row, y in sheet.rows:
        box = paper.pieces[row.piece].box
        if box and stretches and stretches[-1][0] == box:
            stretches[-1] = (box, stretches[-1][1], y)
        else:
            stretches.append((box, y, y))
    for box, high, low in stretches:
        if box:
            high, low = high + 10.5, low - 5.0
            yield Rule(_LEFT, high, _RIGHT, high, 0.425)
            yield Rule(_LEFT, low, _RIGHT, low, 0.425)
            yield Rule(_LEFT, low, _LEFT, high, 0.425)
            yield Rule(_RIGHT, low, _RIGHT, high, 0.425)


def _masthead(paper: Paper, page: Page) -> None:
    facts = paper.facts

    def put(x: float, y: float, text: str, size: float, face: str = "roman") -> None:
        page.runs.append(Run(x, y, text, size, face, word_space=0.0))

    name = "Tweede" if facts.chamber == "2" else "Eerste"
    put(55.2756, 762.5197, f"{name} Kamer der Staten-Generaal", 18.1191, "bold")
    put(505.8793, 740.2903, facts.chamber, 51.1597, "bold")
    put(55.2756, 705.719, f"Vergaderjaar {facts.session_year} ", 9.5924)
    page.rules += [Rule(55.276, y, 540.0, y, 0.283) for y in (721.154, 667.409)]
    if paper.appendix:
        put(_LEFT, 705.47, "Aanhangsel van de Handelingen ", 9.978, "bold")
        put(_LEFT, 648.85, "Vragen gesteld door de leden der Kamer, met de daarop door de ", 9.0595, "bold")
        put(_LEFT, 639.27, "regering gegeven antwoorden ", 9.0595, "bold")
        put(_LEFT, 538.24, f"{facts.number} ", 12.7899, "bold")
    else:
        put(55.2756, 653.3857, facts.dossier, 12.257, "bold")
        if facts.suffix:
            x = 55.2756 + measure(facts.dossier, "bold", word_space=0.0) * 12.257
            put(x, 653.3857, facts.suffix, 11.7, "bold")
        for at, line in enumerate(_dossier_title(paper)):
            put(_LEFT, 653.3857 - 12.8 * at, f"{line} ", 12.257, "bold")
        put(55.2756, _first_baseline(paper), f"Nr. {facts.number} ", 9.0595, "bold")
    low = 69.45 if paper.appendix else 68.74
    put(55.2756, low + 12.81, facts.id, 5.862)
    put(55.2756, low + 6.41, f"ISSN 0921 - {7398 if paper.appendix else 7371}", 5.862)
    put(55.2756, low, f"’s-Gravenhage {facts.year}", 5.862)


def _footer(paper: Paper, number: int, pages: int) -> list[Run]:
    facts = paper.facts
    name = "Tweede" if facts.chamber == "2" else "Eerste"
    what = "Aanhangsel" if paper.appendix else f"{facts.dossier}{facts.suffix}, nr. {facts.number}"
    y, face = (69.45, "roman") if paper.appendix else (68.7401, "footer")
    runs = [
        Run(
            _LEFT,
            y,
            f"{name} Kamer, vergaderjaar {facts.session_year}, {what}",
            9.0595,
            face,
            word_space=0.0549,
        )
    ]
    if pages > 1:
        digits = Run(0.0, y, str(number), 9.0595, face)
        runs.append(replace(digits, x=_RIGHT - digits.width))
    return runs
