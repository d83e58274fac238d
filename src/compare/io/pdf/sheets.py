"""Reads the characters and rules of each page of a PDF with their positions."""

from __future__ import annotations

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from compare.errors import NoTextLayerError, UnreadableFileError
from compare.io.pdf.levels import level_chars
from compare.io.pdf.model import Char, Rule, Sheet

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " "})
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # names the part of a type that one file holds
MOST_SHEETS = 1_000
"""Pages; the longest papers of parliament stay under half of it."""
TOO_MANY_PAGES = "this has more pages than a paper can have; give only the part that matters"
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, TypeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What else pdfminer raises over a damaged file."""
_FAR = 20_000.0  # points; no page is as large, and what stands further away is on none
_FEW = 50  # characters a page; a page of text has thousands
_UNMAPPED = 0.05  # part of the characters without a meaning that makes a text unusable


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The pages of a PDF.

    Raises:
        UnreadableFileError: Not a PDF, damaged, locked, or its letters cannot be mapped to characters.
        NoTextLayerError: It holds pictures of pages only.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    device = _Device()
    try:
        interpreter = PDFPageInterpreter(device.rsrcmgr, device)
        for page in PDFPage.get_pages(io.BytesIO(data)):
            if len(device.sheets) == MOST_SHEETS:
                raise UnreadableFileError(f"{name}: {TOO_MANY_PAGES}")
            interpreter.process_page(page)
    except PDFPasswordIncorrect:
        raise UnreadableFileError(f"{name}: this is locked with a password; save it without one") from None
    except (PDFException, PSException, RecursionError, *_STUMBLES) as error:
        raise UnreadableFileError(
            f"{name}: damaged: it begins as a PDF, but cannot be read; fetch it again"
        ) from error
    if not device.sheets:
        raise UnreadableFileError(f"{name}: damaged: a PDF without pages; fetch it again")
    _check(device.sheets, name)
    return tuple(device.sheets)


class _Device(PDFTextDevice):
    """Collects characters and rules; lighter than the layout that pdfminer would make of them."""

    def __init__(self) -> None:
        super().__init__(PDFResourceManager())
        self.sheets: list[Sheet] = []
        self._chars: list[Char] = []
        self._rules: list[Rule] = []
        self._aside: list[str] = []
        self._pictures = 0
        self._known: dict[tuple[int, int], tuple[str, float, str]] = {}
        self._fonts: list[PDFFont] = []  # kept, so that their ids stay theirs

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        self._chars, self._rules, self._aside, self._pictures = [], [], [], 0

    def end_page(self, page: PDFPage) -> None:
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        if page.rotate in (90, 270):
            width, height = height, width
        self.sheets.append(
            Sheet(
                len(self.sheets) + 1,
                width,
                height,
                tuple(level_chars(self._chars)),
                tuple(self._rules),
                "".join(self._aside).strip(),
                self._pictures > 0 and sum(not c.text.isspace() for c in self._chars) < _FEW,
            )
        )

    def render_char(
        self,
        matrix: tuple[float, float, float, float, float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        key = (id(font), cid)
        known = self._known.get(key)
        if known is None:
            name = _SUBSET.sub("", font.fontname or "")
            known = self._known[key] = (_to_text(font, cid), font.char_width(cid), name)
            self._fonts.append(font)
        text, width, name = known
        advance = width * fontsize * scaling
        a, b, c, d, x, y = matrix
        if abs(b) > abs(a) * 0.1 or a < 0:
            self._aside.append(text)
            return advance
        size = round(abs(d * fontsize), 1)
        x0, x1, base = x + c * rise, x + c * rise + a * advance, y + d * rise
        if all(abs(where) < _FAR for where in (x0, x1, base, size)):
            self._chars.append(Char(text, x0, x1, base, size, name))
        return advance

    def render_image(self, name: str, stream: Any) -> None:
        self._pictures += 1

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Keeps what is drawn as a horizontal rule, be it a line or a thin box."""
        if len(path) > 6 or not (stroke or fill) or self.ctm is None:
            return
        a, b, c, d, e, f = self.ctm
        ends = [segment[-2:] for segment in path if len(segment) >= 3]
        xs = [a * x + c * y + e for x, y in ends]
        ys = [b * x + d * y + f for x, y in ends]
        if not all(abs(where) < _FAR for where in (*xs, *ys)):
            return
        if len(ends) >= 2 and max(ys) - min(ys) < 1.5 and max(xs) - min(xs) > 20:
            self._rules.append(Rule(min(xs), max(xs), min(ys)))


def _to_text(font: PDFFont, cid: int) -> str:
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return f"(cid:{cid})"
    if unicodedata.category(text[:1] or "\0") == "Cc":
        return f"(cid:{cid})"
    return unicodedata.normalize("NFC", text).translate(_LIGATURES)


def _check(sheets: Sequence[Sheet], name: str) -> None:
    """Refuses what has no text, or text that cannot be read."""
    visible = [c.text for sheet in sheets for c in sheet.chars if c.text.strip()]
    turned = sum(len(sheet.aside) for sheet in sheets)
    if turned > len(visible):
        raise UnreadableFileError(f"{name}: its pages stand on their side or upside down; turn them first")
    if len(visible) < _FEW * len(sheets):
        raise NoTextLayerError(f"{name}: a scan without text; run text recognition on it first")
    unmapped = sum(text.startswith("(cid:") for text in visible)
    letters = sum(text.isalpha() for text in visible)
    if unmapped > _UNMAPPED * len(visible) or letters < 0.5 * len(visible):
        raise UnreadableFileError(
            f"{name}: its letters cannot be mapped to characters; use another copy of the paper"
        )
