"""Writes a PDF by hand, so that fonts, coordinates and encodings are those of the official files.

The fonts are named as subsets are, with their widths, WinAnsi and no map to Unicode: code 129 shows
a bullet and has no character, a euro comes from a font of its own, and what WinAnsi lacks is a letter
with an accent drawn over it, or a glyph named by its code.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from typesetting.widths import advance, kern

APPENDIX_SPACE = 0.0554
"""Extra width of a space in an Aanhangsel, in the size of the letters; Kamerstukken have none."""
_NAMES = {
    ("univers", "roman"): ("HCAGDA+Univers", -193),
    ("univers", "bold"): ("HCAGCO+Univers-Black", -190),
    ("univers", "italic"): ("HCAGDD+Univers-Oblique", -193),
    ("univers", "footer"): ("HCAGDK+Helvetica", -207),
    ("univers", "euro"): ("HCAGDG+EuroSans-Regular", 0),
    ("univers", "extra"): ("HCAGDX+Univers", -193),
    ("verdana", "roman"): ("ABCDEE+Verdana", -210),
    ("verdana", "bold"): ("ABCDEE+Verdana-Bold", -210),
    ("verdana", "italic"): ("ABCDEE+Verdana-Italic", -210),
    ("verdana", "extra"): ("ABCDEE+VerdanaX", -210),
}
_ACUTE = "\u0301"


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn at one go, ``y`` its baseline; the letters are ``stretch`` times as wide as high."""

    x: float
    y: float
    text: str
    size: float
    face: str = "roman"
    family: str = "univers"
    stretch: float = 1.0
    word_space: float = 0.0

    @property
    def width(self) -> float:
        return measure(self.text, self.face, self.family, self.word_space) * self.size * self.stretch

    def moved(self, x: float, y: float) -> Run:
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


@dataclass(slots=True)
class Page:
    """What is drawn on one page, in the order of drawing."""

    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def measure(text: str, face: str, family: str = "univers", word_space: float = 0.0) -> float:
    """Width of a text in the size of its letters."""
    total = sum(advance(family, face, c) for c in text) / 1000 + text.count(" ") * word_space
    return total - sum(kern(family, a + b) for a, b in pairwise(text)) / 1000


class _Fonts:
    """The fonts of a file: resource names, and codes for what WinAnsi lacks."""

    def __init__(self) -> None:
        self.used: dict[tuple[str, str], str] = {}
        self.extra: dict[str, int] = {}

    def name(self, family: str, face: str) -> str:
        return self.used.setdefault((family, face), f"F{len(self.used) + 1}")

    def code(self, char: str) -> int:
        return self.extra.setdefault(char, 33 + len(self.extra))


def write_pdf(pages: Sequence[Page], crop: str = "18.425 35.433 576.85 806.457") -> bytes:
    """The file of these pages."""
    fonts = _Fonts()
    contents = [zlib.compress(_content(page, fonts)) for page in pages]
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, tree = add(b""), add(b"")
    font_numbers = {name: add(_font(key, fonts)) for key, name in list(fonts.used.items())}
    resources = " ".join(f"/{name} {n} 0 R" for name, n in font_numbers.items())
    kids: list[int] = []
    for content in contents:
        stream = add(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content)
        )
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /CropBox [{crop}] "
                f"/TrimBox [{crop}] /Rotate 0 /Resources << /Font << {resources} >> >> "
                f"/Contents {stream} 0 R >>".encode()
            )
        )
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    info = add(b"<< /Creator (XPP) /Producer (Acrobat Distiller Server 8.1.0) >>")
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root {catalog} 0 R /Info {info} 0 R >>\n"
        f"startxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(out)


def _content(page: Page, fonts: _Fonts) -> bytes:
    out = [_draw(run, fonts) for run in page.runs]
    out += [
        f"{rule.width} w {rule.x0:.3f} {rule.y0:.3f} m {rule.x1:.3f} {rule.y1:.3f} l S\n".encode()
        for rule in page.rules
    ]
    return b"".join(out)


def _draw(run: Run, fonts: _Fonts) -> bytes:
    """The operators of a run: one text object for each font in it."""
    out: list[bytes] = []
    x = run.x
    for face, text in _split_fonts(run):
        at = x
        if face == "accent":
            # The accent is drawn over the letter before it, as a character of its own.
            face, at = run.face, x - 0.42 * run.size
        else:
            x += measure(text, _measured(face, run.face), run.family, run.word_space) * run.size * run.stretch
        name = fonts.name(run.family, face)
        space = 0.0 if text == " " else run.word_space
        out.append(
            f"BT /{name} 1 Tf {run.size * run.stretch:.4f} 0 0 {run.size:.4f} {at:.4f} {run.y:.5f} Tm "
            f"{space} Tw [".encode()
            + _array(text, face, run.family, fonts)
            + b"]TJ ET\n"
        )
    return b"".join(out)


def _measured(face: str, own: str) -> str:
    return own if face == "extra" else face


def _split_fonts(run: Run) -> Iterable[tuple[str, str]]:
    """The run cut where another font has to step in."""
    kept = ""
    for char in run.text:
        if run.family == "univers" and char == "€":
            face, drawn = "euro", char
        elif _has(char):
            face, drawn = run.face, char
        else:
            plain = unicodedata.normalize("NFD", char)
            if len(plain) == 2 and plain[1] == _ACUTE and _has(plain[0]):
                yield from ((run.face, kept + plain[0]), ("accent", "´"))
                kept = ""
                continue
            face, drawn = "extra", char
        if face == run.face:
            kept += drawn
            continue
        if kept:
            yield run.face, kept
            kept = ""
        yield face, drawn
    if kept:
        yield run.face, kept


def _has(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _array(text: str, face: str, family: str, fonts: _Fonts) -> bytes:
    """The strings of a TJ, with pairs moved together."""
    if face == "euro":
        return b"(\\002)"
    if face == "extra":
        return b"(" + b"".join(b"\\%03o" % fonts.code(c) for c in text) + b")"
    out = b"("
    for at, char in enumerate(text):
        code = 0x81 if char == "•" and family == "univers" else char.encode("cp1252")[0]
        out += b"\\%03o" % code if code > 126 or code in b"()\\" else bytes([code])
        moved = kern(family, text[at : at + 2]) if at + 1 < len(text) else 0
        if moved:
            out += b")%d(" % moved
    return out + b")"


def _font(key: tuple[str, str], fonts: _Fonts) -> bytes:
    """A font as the official files name them: a subset, its widths, no map to Unicode."""
    family, face = key
    name, descent = _NAMES[key]
    encoding, codes = "/WinAnsiEncoding", range(32, 256)
    chars = {code: bytes([code]).decode("cp1252", "replace") for code in codes}
    chars[0x81] = "•"
    measured = face
    if face == "euro":
        encoding, chars = "<< /Type /Encoding /Differences [2 /Euro] >>", {2: "€"}
    elif face == "extra":
        names = " ".join(f"{code} /uni{ord(char):04X}" for char, code in fonts.extra.items())
        encoding = f"<< /Type /Encoding /Differences [{names}] >>"
        chars, measured = {code: char for char, code in fonts.extra.items()}, "roman"
    first, last = min(chars), max(chars)
    # For viewers, which draw a font of their own instead.
    flags, angle, stem = {"bold": (262176, 0, 180), "italic": (96, -12, 100)}.get(face, (32, 0, 100))
    widths = " ".join(
        f"{advance(family, measured, chars[code]):.0f}" if code in chars else "0"
        for code in range(first, last + 1)
    )
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} /FirstChar {first} "
        f"/LastChar {last} /Widths [{widths}] /FontDescriptor << /Type /FontDescriptor /FontName /{name} "
        f"/Flags {flags} /FontBBox [-168 -250 1000 947] /ItalicAngle {angle} /Ascent 722 /Descent {descent} "
        f"/CapHeight 722 /StemV {stem} >> >>"
    ).encode()
