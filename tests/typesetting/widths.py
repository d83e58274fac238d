"""How wide the letters of the official setting and of the letterhead are."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# Univers as the /Widths of official PDFs give it (thousandths of the size); a letter that
# no sample uses is as wide as its base letter or its neighbour in shape.
_ROMAN = {
    260: "|",
    278: " ,./:;Iijl’‘´!¨'",
    333: '()-ft[]`”“"',
    350: "•",
    389: "r",
    444: "z",
    500: "?_cks–*°",
    556: "#0123456789FJLaevxy«»$£",
    584: "+~<=>±×",
    611: "EPTZbdghnopquß",
    667: "BCKRSVYX&",
    722: "ADH@",
    778: "GNOQU",
    833: "w",
    889: "%",
    944: "Mm",
    1000: "W—…½",
}
_BLACK = {
    278: "/",
    333: " ,-.Iijl’‘´:;!'`()",
    444: 'frt[]”“"',
    556: "s?*z–",
    611: "FJLacevyx«»",
    667: "0123456789ETZPbdghknopqu",
    722: "BRSXY",
    778: "CHKV",
    833: "ADGNOQU&",
    944: "w",
    1000: "MWm%—…",
}
_VERDANA = {"roman": "Vera.ttf", "bold": "VeraBd.ttf", "italic": "VeraIt.ttf"}
# Pairs that the setting moves together, in thousandths.
_KERN = {
    **dict.fromkeys((a + b for a in "VTW" for b in "aeor"), 55),
    **dict.fromkeys(("r.", "r,", "’s"), 74),
    "T-": 92,
}


def _table(groups: dict[int, str]) -> dict[str, int]:
    return {char: width for width, chars in groups.items() for char in chars}


_TABLES = {"roman": _table(_ROMAN), "italic": _table(_ROMAN), "bold": _table(_BLACK)}


@lru_cache(maxsize=8192)
def advance(family: str, face: str, char: str) -> float:
    """Width of a character in thousandths of its size."""
    if family == "verdana":
        return float(pdfmetrics.stringWidth(char, _verdana(face), 1000))
    if face == "footer":
        return float(pdfmetrics.stringWidth(char, "Helvetica", 1000))
    if char == "€":
        return 750.0  # from a font of its own
    table = _TABLES[face]
    return float(table.get(char, table.get(unicodedata.normalize("NFD", char)[0], 556)))


def kern(family: str, pair: str) -> int:
    """How much closer two letters stand than their widths say, in thousandths."""
    return _KERN.get(pair, 0) if family == "univers" else 0


@lru_cache(maxsize=8)
def _verdana(face: str) -> str:
    """The free face closest to Verdana, which comes with reportlab."""
    name = Path(_VERDANA[face]).stem
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont(name, str(folder / _VERDANA[face])))
    return name
