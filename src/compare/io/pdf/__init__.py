"""Reads a PDF into printed lines by position and size of its characters.

Three settings are known: the official one (one column to the right of a margin),
the ministry letterhead (one column to the left of addresses), and anything else
(one or more columns). What is furniture is kept and marked, so that it can be
listed as left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from compare.io.pdf.letterhead import letterhead_to_lines
from compare.io.pdf.official import is_official, official_to_lines
from compare.io.pdf.sheets import read_sheets
from compare.model import Line, Source

PICTURES_OF_PAGES = "Some pages are pictures without text; what stands on them is missing here."
"""Remark on a file of which a part was scanned."""


def read_pdf(data: bytes, name: str = "the file") -> Source:
    """The printed lines of a PDF, with page, gaps, note numbers and roles.

    Raises:
        UnreadableFileError: Not a PDF, damaged, locked, or its letters cannot be mapped to characters.
        NoTextLayerError: It holds pictures of pages only.
    """
    sheets = read_sheets(data, name)
    if is_official(sheets):
        lines, stated = official_to_lines(sheets)
    else:
        sizes = Counter(c.size for sheet in sheets for c in sheet.chars if c.text.isalpha())
        lines, stated = letterhead_to_lines(sheets, sizes.most_common(1)[0][0])
    lines += [Line(x.aside, 0, page=x.number, role="furniture") for x in sheets if x.aside]
    numbered = tuple(replace(line, number=n) for n, line in enumerate(lines, start=1))
    remarks = (PICTURES_OF_PAGES,) if any(sheet.is_picture for sheet in sheets) else ()
    return Source("pdf", numbered, stated, sheets=len(sheets), remarks=remarks)
