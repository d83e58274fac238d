"""Every hostile file ends in one clear sentence, in two languages, and touches nothing beside it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path

import hostile
import pytest
from xml_builders import paper

from compare.apart import Item, Limits, Reading, draw_apart, limits, read_many_apart
from compare.apart.limits import BROKE, BUSY, TOO_LARGE, TOO_LONG, TOO_MUCH
from compare.errors import UnreadableFileError
from compare.i18n import LOCALE_DIR, read_catalogue
from compare.io.html.page import TOO_DEEP
from compare.io.pdf.sheets import MOST_SHEETS, TOO_MANY_PAGES
from compare.io.read import TOO_LONG as TOO_MUCH_TEXT

SMALL = Limits(seconds=30.0, work=2, memory=160 * 2**20)
STOPPED = (TOO_LONG, TOO_MUCH)
"""A file that swells may meet either limit first."""
SECRET = "GEHEIM-VAN-DEZE-MACHINE"

DAMAGED = "damaged: it begins as a PDF, but cannot be read; fetch it again"
NO_PAGES = "damaged: a PDF without pages; fetch it again"
UNPACKS = "a part of it unpacks to far more than a paper can hold; give another copy"
NO_XML = "damaged: not well-formed XML; fetch it again"
SWELLS = "made to swell: its entities repeat each other; fetch it again"
UNKNOWN = (
    "this is not a PDF, nor any other kind of paper: bytes of an unknown kind."
    " The download may have gone wrong; fetch it again"
)
FILES: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "a ToUnicode table of 2^31 characters": (hostile.range_bomb, STOPPED),
    "widths of two thousand million characters": (hostile.width_bomb, STOPPED),
    "4 GiB packed twice": (hostile.double_flate, STOPPED),
    "1 GiB packed": (hostile.flate, STOPPED),
    "2^30 drawings in each other": (hostile.nested_forms, STOPPED),
    "very many pages": (lambda: hostile.many_pages(MOST_SHEETS + 1), (TOO_MANY_PAGES,)),
    "more than 10 MB": (lambda: bytes(limits.UPLOAD.size + 1), (TOO_LARGE,)),
    "300,000 operators": (hostile.many_operators, STOPPED),
    "two million brackets": (hostile.nested_brackets, STOPPED),
    "pages five thousand levels deep": (hostile.deep_page_tree, (DAMAGED,)),
    "pages in a circle": (hostile.cyclic_page_tree, (NO_PAGES,)),
    "very many empty objects": (hostile.many_objects, (*STOPPED, DAMAGED)),
    "a table of 2^31 objects": (hostile.huge_table, (NO_PAGES,)),
    "a page of kilometres": (hostile.huge_page, ("a scan without text; run text recognition on it first",)),
    "a DOCX that unpacks to very much": (lambda: hostile.zip_bomb(hostile.docx), (UNPACKS,)),
    "an ODT that unpacks to very much": (lambda: hostile.zip_bomb(hostile.odt), (UNPACKS,)),
    "a DOCX that lies about its size": (hostile.lying_sizes, (*STOPPED, UNPACKS)),
    "archives in archives": (hostile.nested_zip, (NO_XML,)),
    "very many parts": (hostile.many_entries, ("no running text was found in it; give the paper itself",)),
    "the billion laughs": (hostile.laughing_xml, (SWELLS,)),
    "the billion laughs in an attribute": (hostile.laughing_attribute, (SWELLS,)),
    "XML of 200,000 levels": (hostile.deep_xml, (NO_XML,)),
    "HTML of 100,000 levels": (hostile.deep_html, (TOO_DEEP,)),
    "nine megabytes on one line": (hostile.one_line, (*STOPPED, TOO_MUCH_TEXT)),
    "a word of nine megabytes": (hostile.one_word, (*STOPPED, TOO_MUCH_TEXT)),
    "a gzip": (lambda: gzip.compress(b"brief"), ("this is a compressed file; unpack it and give the paper",)),
    "nothing but zeros": (lambda: bytes(999), ("the file is empty",)),
    "text with zeros": (lambda: b"Geachte\0voorzitter,\0" * 50, (UNKNOWN,)),
    "bytes that are no text": (lambda: bytes(range(256)) * 9, (UNKNOWN,)),
}  # fmt: skip
"""Each file, and the sentences of which one must be what is said of it."""


@cache
def outcomes() -> dict[str, Reading]:
    """What came of each file; all are read in one go, each between two good ones."""
    good = Item("goed.xml", paper("<al>De veiligheid van Nederland staat voorop.</al>"))
    items = [item for name, (make, _) in FILES.items() for item in (Item(name, make()), good)]
    readings = list(read_many_apart(items, 2, limits=SMALL))
    assert all(x.letter for x in readings[1::2])
    return {x.item.name: x for x in readings[::2]}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_a_clear_sentence(name: str) -> None:
    reading = outcomes()[name]
    assert reading.letter is None
    assert str(reading.error).removeprefix(f"{name}: ") in FILES[name][1]


def test_every_sentence_of_a_refusal_has_its_dutch() -> None:
    dutch = read_catalogue(LOCALE_DIR / "nl" / "LC_MESSAGES")
    said = {TOO_LARGE, TOO_LONG, TOO_MUCH, BROKE, BUSY, *(told for _, all in FILES.values() for told in all)}
    assert said - set(dutch) == set()


def test_an_attribute_of_nine_megabytes_is_no_text() -> None:
    (reading,) = read_many_apart([Item("x", hostile.wide_xml())], limits=SMALL)
    assert reading.letter and reading.letter.text == "Tekst."


def test_the_files_of_the_machine_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    (reading,) = read_many_apart([Item("x", hostile.outside_entity(f"{tmp_path}/secret"))], limits=SMALL)
    assert (
        reading.letter is None and "never fetched" in str(reading.error) and SECRET not in str(reading.error)
    )


@pytest.mark.parametrize("make", [hostile.double_flate, hostile.nested_forms, hostile.deep_page_tree])
def test_a_page_that_cannot_be_drawn_ends_in_a_clear_sentence(make: Callable[[], bytes]) -> None:
    with pytest.raises(
        UnreadableFileError, match=r"^x: (its pages cannot be drawn|drawing|reading it took|some)"
    ):
        draw_apart(make(), 1, "x", limits=SMALL)


def test_a_page_of_kilometres_is_drawn_small() -> None:
    drawn = draw_apart(hostile.huge_page(), 1, "x", limits=SMALL)
    assert max(drawn.width, drawn.height) <= 2600 and len(drawn.pixels) == 3 * drawn.width * drawn.height


NAMES = ("../../etc/passwd", "/etc/passwd", "x" * 5000, "<b>x</b>.xml", "a\nb")


def test_a_name_is_only_what_a_file_is_called() -> None:
    items = [Item(name, paper("<al>Tekst van het stuk.</al>")) for name in (*NAMES, "\udcff")]
    letters = [x.letter for x in read_many_apart(items, limits=SMALL)]
    assert [x and x.source_file for x in letters] == [*NAMES, "?"]
