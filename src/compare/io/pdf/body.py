"""Tells what each row of the running text is and where it begins: headings, lists, paragraphs, signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.io.masthead import find_masthead_role
from compare.io.pdf.foot import Look
from compare.io.pdf.grid import is_next
from compare.io.pdf.head import names_office
from compare.io.pdf.headings import Kind, mark_to_numbering, rank_headings
from compare.io.pdf.model import Rule
from compare.io.pdf.shape import Placed, is_ended, rows_to_shapes
from compare.io.pdf.strays import find_strays
from compare.model import Line
from compare.signs import CAPITAL, ends_sentence, ends_with_stop, is_farewell, is_speaker, label_to_role

_RARE = 0.03  # empty lines a row; where they are as rare, only a short last line ends a paragraph
_TITLE = 1.3  # times the text size; type this large at the top of a paper is its title
_TALLEST = 3  # lines; more in another type are a quotation, not a heading
_SHORT = 0.75  # part of the column that a heading in plain type reaches over at most
_SIGNED = 0.85  # part of the column that a line of a signature reaches over at most
_CLOSE = 3.0  # points; what begins this near to each other stands under each other
_NUMBERED = re.compile(r"^\d{1,2}: [A-Z]")
_CAPTION = re.compile(r"^(?:Figuur|Tabel|Grafiek|Bron(?:nen)?|Foto|Diagram|Afbeelding)\b[ :]")


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item that is being read: where its mark and its text stand, its mark, and its type."""

    at: float
    text: float
    mark: str
    style: str


def rows_to_lines(rows: Sequence[Placed], look: Look, rules: Mapping[int, Sequence[Rule]]) -> list[Line]:
    """A line with its role for every row; a gap stands before what begins something new.

    Args:
        rows: The rows of the text in reading order, without furniture and notes.
        look: What the running text looks like.
        rules: The rules on each page.
    """
    reader = _Reader(rows, look, rules)
    while len(reader.lines) < len(rows):
        reader.read(len(reader.lines))
    levels = rank_headings(reader.kinds)
    return [
        replace(line, level=levels[kind]) if kind else line
        for line, kind in zip(reader.lines, reader.of_line, strict=True)
    ]


class _Reader:
    """Reads on from row to row, and knows what stood before and which list items are open."""

    def __init__(self, rows: Sequence[Placed], look: Look, rules: Mapping[int, Sequence[Rule]]) -> None:
        self.rows = rows
        self.look = look
        self.shapes = rows_to_shapes(rows, look, rules)
        self.strays = find_strays(rows, self.shapes, look)
        for stray in sorted(self.strays, reverse=True):
            self._skip(stray)
        empty = sum(bool(shape.gap) for shape in self.shapes)
        self.short_lines_end = empty < _RARE * len(rows)
        self.lines: list[Line] = []
        self.before: Line | None = None  # the last line that is no furniture
        self.items: list[_Item] = []
        self.kinds: list[Kind | None] = []  # headings as they follow each other, None for what is between
        self.of_line: list[Kind | None] = []

    def read(self, at: int) -> None:
        """Adds the lines of what begins or goes on at a row."""
        place, shape = self.rows[at], self.shapes[at]
        row = place.row
        if place.table:
            same = at > 0 and self.rows[at - 1].table == place.table and not place.begins
            self._add("table", gap=int(not same))
        elif self._is_caption(at):
            self._add("table", gap=int(_CAPTION.match(row.text) is not None))
        elif at in self.strays:
            self._add("furniture")
        elif label_to_role(row.text):
            self._add("label", gap=1)
        elif self._stands_on_top() and find_masthead_role(row.text) == "address":
            self._add("address", gap=1)
        elif self._signs(at):
            self._add("signature", gap=int(not self._follows("signature")))
        elif is_speaker(row.text) and self._is_fresh(at):
            self._add_heading(1, Kind(round(self.look.size), "", "speaker"))
        elif end := self._heading_end(at):
            numbering = "" if place.labelled else mark_to_numbering(shape.mark)
            self._add_heading(end - at, Kind(round(row.size), shape.style, numbering))
        elif self._begins_item(at):
            self._add_item(at)
        elif self._continues_item(at):
            self._add("list_item", level=len(self.items))
        elif self._is_plain_heading(at):
            self._add_heading(1, Kind(round(row.size), "", "plain"))
        else:
            begins = self._begins_paragraph(at)
            if begins:
                self.items = []
            self._add("paragraph", gap=int(begins))

    def _skip(self, stray: int) -> None:
        """Measures the line before a stray and the text after it by each other."""
        after = next((n for n in range(stray + 1, len(self.rows)) if n not in self.strays), None)
        if after is not None:
            ended = is_ended(self.rows[stray - 1], self.rows[after], bool(self.shapes[after].mark))
            self.shapes[stray - 1] = replace(self.shapes[stray - 1], ends=ended)
            if self.shapes[stray].gap is None:  # the column begins below it
                self.shapes[after] = replace(self.shapes[after], gap=None)

    def _add(self, role: str, gap: int = 0, level: int = 0) -> None:
        place, shape = self.rows[len(self.lines)], self.shapes[len(self.lines)]
        line = Line(
            place.row.text,
            0,
            gap,
            place.page,
            ends=shape.ends,
            role=role,
            references=place.row.references,
            area=place.row.area(place.sheet),
            styled=bool(shape.style),
            level=level,
        )
        self.lines.append(line)
        self.of_line.append(None)
        if role == "furniture":
            return
        self.before = line
        if role not in ("paragraph", "list_item"):
            self.items = []
        if role not in ("heading", "title"):
            self.kinds.append(None)

    def _add_heading(self, count: int, kind: Kind) -> None:
        at = len(self.lines)
        first = self.rows[at].sheet == self.rows[0].sheet and (self.before is None or self._follows("title"))
        title = first and kind.size >= _TITLE * self.look.size
        for n in range(count):
            self._add("title" if title else "heading", gap=int(n == 0))
            self.of_line[-1] = None if title else kind
        if not title:
            self.kinds.append(kind)

    def _add_item(self, at: int) -> None:
        row, shape = self.rows[at].row, self.shapes[at]
        outer = [item for item in self.items if item.at <= row.x0 - _CLOSE]
        self._add("list_item", gap=1, level=len(outer) + 1)
        self.items = [*outer, _Item(row.x0, row.second, shape.mark, shape.style)]

    def _follows(self, *roles: str) -> bool:
        return self.before is not None and self.before.role in roles

    def _is_ended(self) -> bool:
        """Whether the line before stops early, with a full stop."""
        return self.before is not None and bool(self.before.ends) and ends_sentence(self.before.text)

    def _is_fresh(self, at: int) -> bool:
        """Whether something may begin at a row: the text before it was ended."""
        place, gap = self.rows[at], self.shapes[at].gap
        if self.before is None or gap or place.labelled:
            return True
        if self._follows("heading", "label", "title", "table") or ends_with_stop(self.before.text):
            return True
        if gap is None and self._follows("signature"):
            return True
        return bool(self.before.ends) and (gap is None or bool(CAPITAL.match(place.row.text)))

    def _heading_end(self, at: int) -> int:
        """Where a heading in another type that begins at a row ends; 0 when none begins."""
        shape, text = self.shapes[at], self.rows[at].row.text
        if not shape.style or not (shape.large or self._is_fresh(at)) or self._is_inside(at):
            return 0
        if not shape.large and not CAPITAL.match(text[len(shape.mark) :].lstrip()):
            return 0
        end = at + 1
        while end < len(self.rows) and self._goes_on(end):
            end += 1
        if end - at > (2 * _TALLEST if shape.large or self.rows[at].labelled else _TALLEST):
            return 0
        last = self.rows[end - 1].row.text
        led_in = shape.mark and not self.rows[end - 1].labelled and self._is_led_in(at, end)
        if led_in or last.endswith((",", ";", "-", "–")) or (last.endswith(".") and not shape.large):
            return 0
        if last.endswith(":") and not self.rows[at].labelled and (end - at > 1 or shape.fill > _SHORT):
            return 0
        return 0 if not shape.large and self._runs_in(end) else end

    def _is_inside(self, at: int) -> bool:
        """Whether the row above is set alike and was no heading, as in a quotation of many lines."""
        return self._goes_on(at, anew=True) and not self._follows("heading", "title")

    def _goes_on(self, at: int, anew: bool = False) -> bool:
        """Whether a row follows the one above in the same type without room, and begins nothing new."""
        shape, place = self.shapes[at], self.rows[at]
        if shape.gap or at == 0 or shape.style != self.shapes[at - 1].style or place.labelled:
            return False
        if shape.gap is None and (self.shapes[at - 1].ends or CAPITAL.match(place.row.text)):
            return False
        if abs(place.row.size - self.rows[at - 1].row.size) > 0.3:
            return False
        return anew or not (shape.mark or (self.shapes[at - 1].ends and CAPITAL.match(place.row.text)))

    def _is_led_in(self, at: int, end: int) -> bool:
        """Whether rows in another type only lead in a list item, whose text hangs on below them."""
        row, style = self.rows[at].row, self.shapes[at].style
        if any(abs(item.at - row.x0) < _CLOSE and item.style == style for item in self.items):
            return True
        if end >= len(self.rows) or self.shapes[end].gap != 0 or self.shapes[end].style:
            return False
        return row.second - row.x0 > 6 and abs(self.rows[end].row.x0 - row.second) < _CLOSE

    def _runs_in(self, end: int) -> bool:
        """Whether what looks like a heading is the beginning of the sentence that goes on below it."""
        if end >= len(self.rows) or self.shapes[end].gap or self.shapes[end].mark or self.rows[end].labelled:
            return False
        return not self.shapes[end - 1].ends and not CAPITAL.match(self.rows[end].row.text)

    def _begins_item(self, at: int) -> bool:
        place, shape = self.rows[at], self.shapes[at]
        if not shape.mark or place.labelled:
            return False
        if shape.hangs and not shape.mark[0].isalnum():
            return True
        open_list = [item for item in self.items if abs(item.at - place.row.x0) < _CLOSE]
        if any(is_next(item.mark, shape.mark) for item in open_list):
            return True
        if shape.hangs and (open_list or self._is_fresh(at)):
            return True
        if shape.gap or self.before is None or self._follows("heading", "label", "title"):
            return True
        ended = bool(self.before.ends)
        return ended and (bool(open_list) or ends_with_stop(self.before.text))

    def _continues_item(self, at: int) -> bool:
        place, shape = self.rows[at], self.shapes[at]
        if not self.items or shape.gap or place.labelled or not self._follows("list_item"):
            return False
        if self._new_column_begins(at):
            return False
        # Over a column the edges shift, so that only the distance from the mark tells.
        x0 = place.row.x0 - place.left + self.rows[at - 1].left
        item, capital = self.items[-1], CAPITAL.match(place.row.text) is not None
        if x0 < item.at - _CLOSE:
            return False
        if x0 > item.text - _CLOSE:
            return not (shape.gap is None and capital and self._is_ended())
        return not (self.before and self.before.ends and capital)

    def _is_plain_heading(self, at: int) -> bool:
        """A short line in the type of the text, with room above it and none below."""
        shape, row = self.shapes[at], self.rows[at].row
        if at + 1 >= len(self.rows) or self._follows("heading") or not shape.gap or not row.one_font:
            return False
        if not shape.ends or shape.fill > _SHORT or not CAPITAL.match(row.text) or row.text[0] in "(•–-":
            return False
        if ends_with_stop(row.text) and not (_NUMBERED.match(row.text) and row.text.endswith(":")):
            return False
        if row.text.endswith((",", "-")) or len(row.text.split()) > 12:
            return False
        after, following = self.rows[at + 1], self.shapes[at + 1]
        full = following.fill > _SHORT and CAPITAL.match(after.row.text) is not None
        return following.gap == 0 and not after.labelled and (bool(following.mark) or full)

    def _begins_paragraph(self, at: int) -> bool:
        place, gap = self.rows[at], self.shapes[at].gap
        if self.before is None or gap or place.labelled or not self._follows("paragraph", "list_item"):
            return True
        if self._follows("list_item") and gap == 0 and place.row.x0 < self.rows[at - 1].row.x0 - _CLOSE:
            return bool(self.before.ends) or ends_with_stop(self.before.text)
        if gap == 0 and not self.short_lines_end:
            return False
        return self._new_column_begins(at) or (self._is_ended() and CAPITAL.match(place.row.text) is not None)

    def _new_column_begins(self, at: int) -> bool:
        """Whether an empty line stands at the top of a column, after a text that was ended."""
        if not self.shapes[at].lowered or self.before is None:
            return False
        return bool(self.before.ends) or ends_sentence(self.before.text)

    def _stands_on_top(self) -> bool:
        return self.before is None or self._follows("title", "address")

    def _is_caption(self, at: int) -> bool:
        """Whether a row in other than the text's size is the caption of a figure or a table."""
        row = self.rows[at].row
        if abs(row.size - self.look.size) < 0.5:
            return False
        if _CAPTION.match(row.text):
            return True
        if self.shapes[at].gap != 0 or self.rows[at - 1].table or self.lines[-1].role != "table":
            return False
        return abs(self.rows[at - 1].row.size - row.size) < 0.3

    def _signs(self, at: int) -> bool:
        """Whether a row belongs to the signature, that a closing or an office on a line of its own begins."""
        row, shape = self.rows[at].row, self.shapes[at]
        capitals = row.text.isupper()
        if (
            self._follows("signature")
            and self.before
            and (shape.gap is not None or self.before.text.endswith(","))
        ):
            long = shape.fill > _SIGNED and not capitals
            if not (shape.style or shape.mark or long or label_to_role(row.text)):
                return True
        if is_farewell(row.text):
            return True
        if not names_office(row.text):
            return False
        if shape.gap == 0 and self._follows("paragraph"):
            return False
        below = self.shapes[at + 1].gap if at + 1 < len(self.rows) else None
        return capitals or shape.fill <= _SHORT or below != 0
