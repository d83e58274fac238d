"""A page is drawn with its blocks where they are printed, however the page is cropped, turned or shifted."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from builders import build_block, build_letter
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from compare.errors import UnreadableFileError
from compare.io.pdf.pictures import COLOURS, KIND_NAMES, count_sheets, sheet_to_png, write_pictures
from compare.io.pdf.sheets import read_sheets
from compare.model import EXTRA_KINDS, Area, LeftOut, Letter

MEDIA = (100.0, 200.0, 695.0, 1042.0)
CROP = (118.4, 235.4, 676.9, 1006.5)


def make_pdf(
    media: tuple[float, ...] = (0, 0, 595, 842), crop: str = "", turn: int = 0, pages: int = 1
) -> bytes:
    """A black bar and lines of text on each page; pages may be cropped, turned, or begin elsewhere."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842))
    page.setPageCompression(0)
    for _ in range(pages):
        page.setFont("Helvetica", 10)
        page.translate(media[0], media[1])
        page.rect(221, 500, 150, 20, fill=1, stroke=0)
        for row in range(20):
            page.drawString(221, 460 - 12 * row, "Het kabinet werkt aan de veiligheid")
        page.showPage()
    page.save()
    data = out.getvalue()
    assert data.count(b"/MediaBox [ 0 0 595 842 ]") == data.count(b"/Rotate 0") == pages
    boxes = f"/MediaBox [ {' '.join(map(str, media))} ]" + (f" /CropBox [ {crop} ]" if crop else "")
    data = data.replace(b"/MediaBox [ 0 0 595 842 ]", boxes.encode())
    return data.replace(b"/Rotate 0", f"/Rotate {turn}".encode())


def letter_of(*areas: Area, kind: str = "paragraph") -> Letter:
    """A letter of one block with these areas."""
    block = replace(build_block("Een alinea.", kind), areas=areas)
    return replace(build_letter([block]), format="pdf", source_file="brief.pdf")


def drawn(data: bytes, letter: Letter, sheet: int = 1, **options: object) -> Image.Image:
    return Image.open(io.BytesIO(sheet_to_png(data, letter, sheet, **options))).convert("RGB")  # type: ignore[arg-type]


def colour_at(picture: Image.Image, at: tuple[int, int]) -> tuple[int, int, int]:
    """Red, green and blue of a pixel."""
    colour = picture.getpixel(at)
    assert isinstance(colour, tuple)
    return colour[0], colour[1], colour[2]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", " ".join(map(str, CROP))], ids=["whole", "cropped"])
def test_an_outline_stands_around_what_is_printed(crop: str, turn: int) -> None:
    """The black bar lies just inside the outline that its coordinates give, on each side."""
    width, height = (595, 842) if turn in (0, 180) else (842, 595)
    x0, y0, x1, y1 = {
        0: (221, 500, 371, 520),
        90: (500, 595 - 371, 520, 595 - 221),
        180: (595 - 371, 842 - 520, 595 - 221, 842 - 500),
        270: (842 - 520, 221, 842 - 500, 371),
    }[turn]
    picture = drawn(make_pdf(MEDIA, crop, turn), letter_of(Area(1, x0, y0, x1, y1), kind="heading"))
    assert picture.size == (2 * width, 2 * height)
    left, top, right, bottom = 2 * x0, 2 * (height - y1), 2 * x1, 2 * (height - y0)
    middle = ((left + right) // 2, (top + bottom) // 2)
    for x, y, out in (
        (left, middle[1], (-3, 0)),
        (right, middle[1], (3, 0)),
        (middle[0], top, (0, -3)),
        (middle[0], bottom, (0, 3)),
    ):
        inside, outline = (x - out[0], y - out[1]), (x + out[0], y + out[1])
        assert sum(colour_at(picture, inside)) < 200, "the bar is not where its coordinates say"
        red, _, blue = colour_at(picture, outline)
        assert red > 150 > blue, "the outline is not around the bar"


@pytest.mark.parametrize("crop", ["", " ".join(map(str, CROP))], ids=["whole", "cropped"])
def test_the_readers_own_coordinates_fit_the_picture(crop: str) -> None:
    data = make_pdf(MEDIA, crop)
    chars = [c for c in read_sheets(data, "x")[0].chars if abs(c.base - 460) < 1]
    assert chars[0].x0 == pytest.approx(221, abs=0.5)
    picture = drawn(data, letter_of(Area(1, 0, 0, 1, 1)))
    row = picture.convert("L").crop((0, 2 * (842 - 468), picture.width, 2 * (842 - 459)))
    ink = row.point(lambda v: 255 if v < 100 else 0).getbbox()
    assert ink and abs(ink[0] - 2 * chars[0].x0) <= 4 and abs(ink[2] - 2 * chars[-1].x1) <= 4


def test_a_doubtful_block_has_a_dashed_outline_and_a_legend_names_the_colours() -> None:
    letter = letter_of(Area(1, 221, 220, 400, 480))
    plain, doubtful = drawn(make_pdf(), letter), drawn(make_pdf(), letter, doubtful={1})
    assert plain.size == doubtful.size
    assert ImageChops.difference(plain, doubtful).getbbox() is not None
    assert drawn(make_pdf(), letter, names=KIND_NAMES).height > plain.height


def test_what_was_left_out_is_grey() -> None:
    letter = letter_of()
    left = replace(letter, left_out=(LeftOut("3", "furniture of the page", 1, Area(1, 20, 20, 120, 60)),))
    changed = ImageChops.difference(drawn(make_pdf(), letter), drawn(make_pdf(), left)).getbbox()
    assert changed and changed[0] >= 2 * 20 - 4 and changed[3] <= 2 * (842 - 20) + 4


def test_every_kind_of_block_has_a_colour_and_a_name() -> None:
    kinds = {"paragraph", "list_item", "question", "answer", *EXTRA_KINDS, "left_out"}
    assert kinds <= set(COLOURS)
    assert kinds | {"doubtful"} <= set(KIND_NAMES)


def test_a_page_is_written_to_a_file_of_its_own(tmp_path: Path) -> None:
    data = make_pdf(pages=3)
    letter = replace(letter_of(), id="kst-1-2")
    written = list(write_pictures(tmp_path / "new", letter, data, (), KIND_NAMES))
    assert [path.name for path in written] == ["kst-1-2-p01.png", "kst-1-2-p02.png", "kst-1-2-p03.png"]
    assert all(Image.open(io.BytesIO(path.read_bytes())).size[0] == 1190 for path in written)


def test_an_enormous_page_makes_no_enormous_picture() -> None:
    data = make_pdf((0, 0, 14400, 14400))
    assert max(drawn(data, letter_of()).size) <= 2600


def test_a_letter_without_printed_pages_is_refused_in_plain_words(tmp_path: Path) -> None:
    letter = replace(letter_of(), format="xml", id="kst-1-2")
    with pytest.raises(UnreadableFileError, match=r"kst-1-2: was read from a xml file, .* give a PDF"):
        list(write_pictures(tmp_path, letter, b"<x/>", (), KIND_NAMES))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no pdf at all"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"brief\.pdf: its pages cannot be drawn"):
        count_sheets(data, "brief.pdf")


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="has no page 2, only 1"):
        sheet_to_png(make_pdf(), letter_of(), 2)
