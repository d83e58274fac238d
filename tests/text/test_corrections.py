"""Corrections change the blocks they name, keep what stood there, and refuse what does not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import build_block, build_letter

from compare.errors import DataFileError
from compare.model import Block, Correction, Letter
from compare.text.corrections import correct_letter, numbers_as_read


def mend(
    block: int, field: str, value: str = "", *, page: int = 1, part: int = 1, begins: str = ""
) -> Correction:
    """A correction of the letter «brief»."""
    day = date(2026, 11, 21)
    return Correction("brief", page, block, field, value, "zo staat het er", "Lezer", day, part, begins, 2)


def note(text: str, number: int) -> Block:
    """A footnote."""
    return replace(build_block(text, "footnote", section=("Inleiding",)), note_numbers=(number,))


def letter() -> Letter:
    """A heading, a paragraph with a note, the note, the other half of the paragraph, and a last one."""
    return build_letter(
        [
            build_block("Inleiding", "heading", section=("Inleiding",)),
            replace(build_block("Het kabinet werkt aan de ver-", section=("Inleiding",)), note_numbers=(1,)),
            note("Kamerstuk 33 694.", 1),
            build_block("dediging van ons land.", section=("Inleiding",), page=2),
            build_block("Tot slot nog dit. Daarna niets meer.", section=("Inleiding",), page=2),
        ]
    )


def texts(made: Letter) -> list[str]:
    return [b.text for b in made.blocks]


def test_without_corrections_the_letter_is_the_same() -> None:
    assert correct_letter(letter(), []) is not None
    assert correct_letter(letter(), []) == letter()


def test_corrections_of_another_letter_are_passed_over() -> None:
    other = replace(mend(1, "drop"), letter_id="elders")
    assert correct_letter(letter(), [other]) == letter()


@pytest.mark.parametrize(
    ("field", "value", "now", "old"),
    [
        ("kind", "list_item", "list_item", "paragraph"),
        ("speaker", "VVD", "VVD", "kabinet"),
        ("section", "A › B", ("A", "B"), "Inleiding"),
        ("box", "Kader 1", "Kader 1", ""),
        ("question_numbers", "3, 4", (3, 4), ""),
        ("note_numbers", "", (), "1"),
        ("text", "Iets anders.", "Iets anders.", "Het kabinet werkt aan de ver-"),
    ],
)
def test_a_field_is_changed_and_what_stood_there_is_kept(
    field: str, value: str, now: object, old: str
) -> None:
    made = correct_letter(letter(), [mend(2, field, value)])
    assert getattr(made.blocks[1], field) == now
    (applied,) = made.corrections
    assert (applied.old, applied.n) == (old, 2)


def test_a_page_is_changed() -> None:
    made = correct_letter(letter(), [mend(5, "page", "3", page=2)])
    assert (made.blocks[4].place.page, made.blocks[4].place.last_page) == (3, 3)


def test_a_block_joins_the_one_before_it_over_the_note_and_its_broken_word_is_mended() -> None:
    made = correct_letter(letter(), [mend(4, "join", page=2)])
    assert texts(made)[1:3] == ["Het kabinet werkt aan de verdediging van ons land.", "Kamerstuk 33 694."]
    joined = made.blocks[1]
    assert (joined.place.page, joined.place.last_page) == (1, 2)
    assert joined.page_at(joined.text.index("dediging")) == 2
    assert joined.page_at(joined.text.index("werkt")) == 1
    assert made.joins[-1].left == "ver"
    assert made.corrections[0].n == 2


def test_a_block_is_split_before_the_words_given() -> None:
    made = correct_letter(letter(), [mend(5, "split", "Daarna", page=2)])
    assert texts(made)[-2:] == ["Tot slot nog dit.", "Daarna niets meer."]
    assert made.corrections[0].old == "Tot slot nog dit. Daarna niets meer."


def test_a_part_of_a_split_block_can_be_corrected_too() -> None:
    lines = [
        mend(5, "kind", "list_item", page=2, part=2, begins="Daarna"),
        mend(5, "split", "Daarna", page=2),
    ]
    made = correct_letter(letter(), lines)
    assert [b.kind for b in made.blocks[-2:]] == ["paragraph", "list_item"]


def test_a_split_after_a_page_break_gives_each_part_its_page() -> None:
    block = build_block("Een zin. Nog een zin.", page=1)
    block = replace(block, page_starts=((9, 2),), place=replace(block.place, last_page=2))
    made = correct_letter(build_letter([block]), [mend(1, "split", "Nog een")])
    assert [(b.place.page, b.place.last_page) for b in made.blocks] == [(1, 1), (2, 2)]


def test_where_a_page_begins_moves_along_when_the_text_before_it_grows() -> None:
    block = replace(build_block("Een zin. Nog een zin."), page_starts=((9, 2),))
    made = correct_letter(build_letter([block]), [mend(1, "text", "Een langere zin. Nog een zin.")])
    assert made.blocks[0].text[made.blocks[0].page_starts[0][0] :] == "Nog een zin."


def test_what_is_dropped_is_listed_as_left_out_with_the_reason() -> None:
    made = correct_letter(letter(), [mend(5, "drop", page=2)])
    assert len(made.blocks) == 4
    assert made.left_out[-1].text == "Tot slot nog dit. Daarna niets meer."
    assert made.left_out[-1].reason == "zo staat het er"
    assert made.corrections[0].n == 0


def test_blocks_are_numbered_anew_and_stand_at_their_places() -> None:
    lines = [mend(1, "drop"), mend(4, "join", page=2), mend(5, "split", "Daarna", page=2)]
    made = correct_letter(letter(), lines)
    assert [b.n for b in made.blocks] == [1, 2, 3, 4]
    assert all(made.text[b.place.start : b.place.end] == b.text for b in made.blocks)
    assert numbers_as_read(made) == ("2", "3", "5", "5.2")


def test_the_order_of_the_lines_does_not_matter() -> None:
    lines = [mend(1, "drop"), mend(4, "join", page=2), mend(5, "split", "Daarna", page=2)]
    assert correct_letter(letter(), lines) == correct_letter(letter(), lines[::-1])


def test_what_stands_under_a_new_heading_is_in_its_section() -> None:
    made = correct_letter(letter(), [mend(2, "kind", "heading")])
    assert [b.section for b in made.blocks] == [("Inleiding",)] + [(made.blocks[1].text,)] * 4


def test_what_stood_under_a_heading_that_is_none_falls_back_to_the_one_before() -> None:
    given = build_letter(
        [
            build_block("Inleiding", "heading", section=("Inleiding",)),
            build_block("Geen kop", "heading", section=("Geen kop",)),
            build_block("Tekst.", section=("Geen kop",)),
            build_block("Slot", "heading", section=("Slot",)),
            build_block("Einde.", section=("Slot",)),
        ]
    )
    for field, value in (("kind", "paragraph"), ("drop", "")):
        made = correct_letter(given, [mend(2, field, value)])
        assert [b.section for b in made.blocks if b.text in ("Tekst.", "Einde.")] == [
            ("Inleiding",),
            ("Slot",),
        ]


def test_the_two_halves_of_a_heading_become_one_section() -> None:
    given = build_letter(
        [
            build_block("Veiligheid in een", "heading", section=("Veiligheid in een",)),
            build_block("verbonden wereld", "heading", section=("verbonden wereld",)),
            build_block("Tekst.", section=("verbonden wereld",)),
        ]
    )
    made = correct_letter(given, [mend(2, "join")])
    assert [b.section for b in made.blocks] == [("Veiligheid in een verbonden wereld",)] * 2


def test_a_heading_within_deeper_headings_keeps_those_above_it() -> None:
    given = build_letter(
        [
            build_block("A", "heading", section=("A",)),
            build_block("A1", "heading", section=("A", "A1")),
            build_block("Nieuw", section=("A", "A1")),
            build_block("Tekst.", section=("A", "A1")),
            build_block("A2", "heading", section=("A", "A2")),
            build_block("Slot.", section=("A", "A2")),
        ]
    )
    made = correct_letter(given, [mend(3, "kind", "heading")])
    assert [b.section for b in made.blocks[2:]] == [("A", "Nieuw"), ("A", "Nieuw"), ("A", "A2"), ("A", "A2")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (mend(9, "drop"), "column block: brief has 5 blocks, no block 9"),
        (
            mend(4, "drop", page=1),
            "column page: block 4 stands on page 2 and begins «dediging van ons land.»",
        ),
        (
            mend(4, "drop", page=2, begins="Tot slot"),
            "column block: block 4 begins «dediging .*», not «Tot slot»",
        ),
        (mend(5, "split", "nergens", page=2), "column value: .*stands 0 times in it"),
        (mend(5, "split", "Tot slot", page=2), "column value: .*stands at its beginning"),
        (mend(5, "kind", "heading", page=2, part=2), "column block: block 5 has no part 2"),
        (mend(1, "join"), "column field: there is no block before it"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_and_says_what_stands_there(
    line: Correction, says: str
) -> None:
    with pytest.raises(DataFileError, match=rf"corrections\.csv, line 2, {says}"):
        correct_letter(letter(), [line])
