"""Text files become lines with their gaps and page starts."""

import pytest

from compare.errors import UnreadableFileError
from compare.io.text import read_text

PAGE = "\n".join(["Een regel lopende tekst van de brief."] * 10)


def starts(text: str) -> list[int]:
    return [line.number for line in read_text(text.encode()).lines if line.starts_page]


def test_a_line_that_begins_with_one_space_starts_a_page() -> None:
    assert starts(f" Eerste regel.\n{PAGE}\n Twaalfde regel.\n{PAGE}") == [1, 12]


def test_a_form_feed_starts_a_page_also_on_a_line_of_its_own() -> None:
    assert starts(f"{PAGE}\n\fElfde regel.\n{PAGE}\n\f\nDaarna.") == [11, 23]


def test_an_indent_on_many_lines_starts_no_page() -> None:
    assert starts("\n".join([" ingesprongen regel"] * 20)) == []


def test_empty_lines_are_counted_and_line_ends_of_any_system_are_the_same() -> None:
    unix = read_text(b"een\n\n\ntwee\n")
    assert [(x.text, x.gap) for x in unix.lines] == [("een", 0), ("twee", 2)]
    assert read_text(b"een\r\n\r\n\r\ntwee\r\n") == unix


def test_a_mark_at_the_start_and_windows_letters_are_read() -> None:
    assert read_text("\ufeffOekraïne".encode()).lines[0].text == "Oekraïne"
    for encoding in ("cp1252", "utf-16", "utf-16-le"):
        assert read_text("Oekraïne".encode(encoding)).lines[0].text == "Oekraïne"


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4, b"  \n \n"])
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_text(data)
