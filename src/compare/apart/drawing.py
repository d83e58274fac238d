"""Pages of a reader's PDF as pictures, drawn apart; what is written over them is drawn here."""

from __future__ import annotations

from compare.apart.limits import BROKE, DRAWING, Limits
from compare.apart.process import ask_once
from compare.errors import UnreadableFileError
from compare.io.pdf.pictures import LARGEST, Drawn


def count_apart(data: bytes, name: str) -> int:
    """How many pages a PDF has.

    Raises:
        UnreadableFileError: It is not a PDF, a damaged one, or it took too much.
    """
    header, _ = ask_once("draw", {"name": name, "sheet": 0}, (data,), DRAWING)
    return int(header["sheets"])


def draw_apart(data: bytes, sheet: int, name: str, *, limits: Limits = DRAWING) -> Drawn:
    """A page of a PDF as it is printed.

    Args:
        sheet: Page of the file, from 1.

    Raises:
        UnreadableFileError: It is not a PDF, has no such page, or it took too much.
    """
    header, pixels = ask_once("draw", {"name": name, "sheet": sheet}, (data,), limits)
    width, height, scale = int(header["width"]), int(header["height"]), float(header["scale"])
    if not (0 < width <= LARGEST and 0 < height <= LARGEST and len(pixels) == 3 * width * height):
        raise UnreadableFileError(f"{name}: {BROKE}")
    return Drawn(width, height, scale, pixels)
