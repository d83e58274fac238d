"""Draws a page of a PDF as it is printed, with an outline around each block that was read from it.

What the reader saw, for people to check; nothing is read from these pictures.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from compare.errors import UnreadableFileError
from compare.io.facts import read_bytes
from compare.model import Area, Letter

COLOURS = {
    "title": "#1a1a1a",
    "heading": "#D55E00",
    "paragraph": "#0072B2",
    "list_item": "#2A9BD6",
    "label": "#7A3E9D",
    "question": "#C2559A",
    "answer": "#009E73",
    "footnote": "#C98500",
    "table": "#5E7A1F",
    "address": "#8A5A35",
    "signature": "#8A5A35",
    "left_out": "#8C8C8C",
}
"""The colour of each kind of block, and of what is in no block."""

KIND_NAMES = {
    **{kind: kind.replace("_", " ") for kind in COLOURS},
    "doubtful": "doubtful",
}
"""What the legend of a picture calls them in English."""

_SCALE = 2.0  # pixels a point
LARGEST = 2600
"""Pixels along the longest side of a picture."""
_PAD = 3
_DASH = (10, 6)
_one_at_a_time = threading.Lock()  # pdfium may be used by one thread only


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is printed: red, green and blue of each pixel, and how many pixels a point has."""

    width: int
    height: int
    scale: float
    pixels: bytes


def count_sheets(data: bytes, name: str = "the file") -> int:
    """How many pages a PDF has.

    Raises:
        UnreadableFileError: It is not a PDF, or a damaged one.
    """
    with _opened(data, name) as pdf:
        return len(pdf)


def draw_sheet(data: bytes, sheet: int, name: str = "the file") -> Drawn:
    """A page as it is printed: all of it, also what viewers crop, since the reader reads that too.

    Args:
        data: The PDF.
        sheet: Page of the file, from 1.

    Raises:
        UnreadableFileError: It is not a PDF, or it has no such page.
    """
    with _opened(data, name) as pdf:
        if not 1 <= sheet <= len(pdf):
            raise UnreadableFileError(f"{name}: has no page {sheet}, only {len(pdf)}")
        page = pdf[sheet - 1]
        # An area counts from the corner of the MediaBox as it is turned; so must the picture.
        page.set_cropbox(*page.get_mediabox())
        scale = min(_SCALE, LARGEST / max(page.get_size()))
        picture = page.render(scale=scale).to_pil().convert("RGB")
    return Drawn(picture.width, picture.height, scale, picture.tobytes())


def sheet_to_png(
    data: bytes,
    letter: Letter,
    sheet: int,
    doubtful: Collection[int] = (),
    names: Mapping[str, str] | None = None,
) -> bytes:
    """A page of the file as PNG, as `mark_sheet` makes it of what `draw_sheet` draws.

    Raises:
        UnreadableFileError: It is not a PDF, or it has no such page.
    """
    return mark_sheet(
        draw_sheet(data, sheet, letter.source_file or "the file"), letter, sheet, doubtful, names
    )


def mark_sheet(
    drawn: Drawn,
    letter: Letter,
    sheet: int,
    doubtful: Collection[int] = (),
    names: Mapping[str, str] | None = None,
) -> bytes:
    """A drawn page as PNG: each block outlined in the colour of its kind, with its number.

    What was left out is grey; a block that is doubtful has a dashed outline.

    Args:
        drawn: The page of the PDF that the letter was read from.
        sheet: Which page of the file it is, from 1.
        doubtful: Numbers of the blocks to draw with a dashed outline.
        names: What to call each kind (and "left_out", "doubtful") in a legend below the
            page; no legend without.
    """
    picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.pixels)
    scale, height = drawn.scale, drawn.height
    marks = [(x.area, "left_out", 0) for x in letter.left_out if x.area and x.area.sheet == sheet]
    marks += [(area, b.kind, b.n) for b in letter.blocks for area in b.areas if area.sheet == sheet]
    layer = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(layer)
    boxes = [_to_pixels(area, scale, height) for area, _, _ in marks]
    tags: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for box, (_, kind, n) in zip(boxes, marks, strict=True):
        colour = COLOURS.get(kind, COLOURS["paragraph"])
        pen.rectangle(box, fill=f"{colour}{'30' if kind == 'left_out' else '14'}")
        _outline(pen, box, colour, dashed=n in doubtful)
        if n:
            tags.setdefault(box[:2], []).append((n, colour))
    for (x, y), named in tags.items():
        _tag(pen, x, y, ", ".join(str(n) for n, _ in named), named[0][1], boxes)
    marked = Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")
    if names is not None:
        present = [kind for kind in COLOURS if kind in {kind for _, kind, _ in marks}]
        dashed = any(n in doubtful for _, _, n in marks)
        marked = _with_legend(marked, [*present, *(["doubtful"] if dashed else [])], names)
    out = io.BytesIO()
    marked.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def write_pictures(
    folder: Path, letter: Letter, source: Path | bytes, doubtful: Collection[int], names: Mapping[str, str]
) -> Iterator[Path]:
    """Writes a picture of each page into a folder, and gives the path of each once it is written.

    Raises:
        UnreadableFileError: The letter was not read from a PDF, or a picture cannot be written there.
    """
    if letter.format != "pdf":
        read_from = letter.format or "no"
        raise UnreadableFileError(
            f"{letter.id}: was read from a {read_from} file, which has no printed pages to draw; give a PDF"
        )
    data = read_bytes(source) if isinstance(source, Path) else source
    stem = re.sub(r"[^\w.-]", "_", letter.id)
    for sheet in range(1, count_sheets(data, letter.source_file) + 1):
        path = folder / f"{stem}-p{sheet:02}.png"
        picture = sheet_to_png(data, letter, sheet, doubtful, names)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)
        except OSError as error:
            raise UnreadableFileError(f"{path}: cannot be written ({error.strerror})") from None
        yield path


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    with _one_at_a_time:
        try:
            with closing(pypdfium2.PdfDocument(data)) as pdf:
                yield pdf
        except pypdfium2.PdfiumError as error:
            raise UnreadableFileError(f"{name}: its pages cannot be drawn; it may be damaged") from error


def _to_pixels(area: Area, scale: float, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in the picture, with a little air around."""
    return (
        round(area.x0 * scale) - _PAD,
        round(height - area.y1 * scale) - _PAD,
        round(area.x1 * scale) + _PAD,
        round(height - area.y0 * scale) + _PAD,
    )


def _outline(pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: str, dashed: bool) -> None:
    if not dashed:
        pen.rectangle(box, outline=colour, width=2)
        return
    x0, y0, x1, y1 = box
    on, off = _DASH
    for x in range(x0, x1, on + off):
        for y in (y0, y1):
            pen.line((x, y, min(x + on, x1), y), fill=colour, width=4)
    for y in range(y0, y1, on + off):
        for x in (x0, x1):
            pen.line((x, y, x, min(y + on, y1)), fill=colour, width=4)


def _tag(
    pen: ImageDraw.ImageDraw,
    x: int,
    y: int,
    text: str,
    colour: str,
    boxes: Sequence[tuple[int, int, int, int]],
) -> None:
    """The number of a block, left of it; small beside another column, inside where there is no room."""
    size, air = 18, 5
    if any(x0 < x and x - 30 < x1 <= x and y0 < y + 22 and y < y1 for x0, y0, x1, y1 in boxes):
        size, air = 13, 2
    font = ImageFont.load_default(size)
    wide, high = round(pen.textlength(text, font)) + 2 * air, size + 4
    left = x - wide - 1 if x - wide - 1 >= 0 else x
    pen.rectangle((left, y, left + wide, y + high), fill=colour)
    pen.text((left + air, y + high // 2), text, fill="white", font=font, anchor="lm")


def _with_legend(page: Image.Image, kinds: list[str], names: Mapping[str, str]) -> Image.Image:
    """The page with a strip below it that names the colours."""
    font = ImageFont.load_default(20)
    measure = ImageDraw.Draw(page)
    places: list[tuple[int, int, str]] = []
    x, row = 24, 0
    for kind in kinds:
        wide = 40 + round(measure.textlength(names.get(kind, kind), font)) + 36
        if x > 24 and x + wide > page.width:
            x, row = 24, row + 1
        places.append((x, row, kind))
        x += wide
    whole = Image.new("RGB", (page.width, page.height + 34 * (row + 1) + 24), "white")
    whole.paste(page, (0, 0))
    pen = ImageDraw.Draw(whole)
    pen.line((0, page.height, page.width, page.height), fill="#bbbbbb", width=2)
    for x, row, kind in places:
        top = page.height + 17 + 34 * row
        colour = COLOURS.get(kind, "#1a1a1a")
        _outline(pen, (x, top, x + 28, top + 18), colour, dashed=kind == "doubtful")
        pen.text((x + 40, top + 9), names.get(kind, kind), fill="#1a1a1a", font=font, anchor="lm")
    return whole
