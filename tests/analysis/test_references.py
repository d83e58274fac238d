"""What letters refer to, and which of them cites which."""

from __future__ import annotations

from dataclasses import replace

from builders import build_block, build_letter

from compare.analysis.references import (
    NO_PAPER_NAMED,
    NO_SUCH_PAGE,
    Citing,
    LetterReference,
    block_on_page,
    count_citing,
    find_letter_references,
    rank_cited,
)
from compare.model import Letter

REPORT = build_letter(
    [build_block("Een.", page=1), build_block("Twee.", page=13)], "kst-33694-57", number="57"
)
OPENING = "Vragen over de brief (Kamerstuk 33 694, nr. 57)."


def references_of(*letters: Letter) -> tuple[LetterReference, ...]:
    """The references of all these letters to each other and to other papers."""
    return tuple(row for letter in letters for row in find_letter_references(letter, letters))


def asked(*paragraphs: str, kind: str = "questions") -> tuple[str, str]:
    """The letter that the last reference leads to, and why none."""
    paper = build_letter(paragraphs, "nds-tk-2020D20723", kind)
    last = find_letter_references(paper, [REPORT, paper])[-1]
    return last.cited_id, last.unresolved


def test_a_reference_has_the_place_block_speaker_and_citation_of_where_it_stands() -> None:
    paper = build_letter(
        ["Vooraf.", build_block("Zie Kamerstuk 33 694, nr. 57.", speaker="VVD", page=4)],
        "kst-35925-84",
        number="9",
    )
    (row,) = find_letter_references(paper, [REPORT])
    assert paper.text[row.place.start : row.place.end] == row.reference.text == "Kamerstuk 33 694, nr. 57"
    assert (row.block_n, row.speaker, row.place.page, row.cited_id) == (2, "VVD", 4, "kst-33694-57")
    assert row.citation.endswith("p. 4")


def test_a_paper_that_is_not_loaded_has_an_address_but_no_letter() -> None:
    (row,) = find_letter_references(build_letter(["Zie Kamerstuk 34 919, nr. 1."]), [REPORT])
    assert row.cited_id == ""
    assert row.reference.url.endswith("/kst-34919-1.html")


def test_a_page_of_the_letter_is_of_the_letter_that_the_questions_are_about() -> None:
    assert asked(OPENING, "Op pagina 13 van de brief lezen de leden") == ("kst-33694-57", "")
    assert asked(OPENING, "Motie X (Kamerstuk 34 919, nr. 1) en op pagina 13 staat") == ("kst-33694-57", "")


def test_a_page_after_another_paper_in_the_same_paragraph_is_not_of_the_letter_asked_about() -> None:
    assert asked(OPENING, "In Kamerstuk 34 919, nr. 1, staat op pagina 13 dat") == ("", NO_PAPER_NAMED)


def test_a_page_in_a_letter_that_names_no_paper_stays_unresolved() -> None:
    assert asked(OPENING, "Zoals op pagina 13 staat", kind="letter") == ("", NO_PAPER_NAMED)
    assert asked("Zie de brief (Kamerstuk 33 694, nr. 57), waar op pagina 13 staat", kind="letter") == (
        "kst-33694-57",
        "",
    )


def test_a_page_of_this_letter_is_of_the_letter_itself() -> None:
    assert asked(OPENING, "Zie pagina 1 van deze brief", kind="letter") == ("nds-tk-2020D20723", "")


def test_a_page_that_the_letter_does_not_have_stays_unresolved() -> None:
    assert asked(OPENING, "Op pagina 99 van de brief") == ("", NO_SUCH_PAGE)


def test_the_graph_counts_each_reference_and_those_by_page_and_leaves_out_the_letter_itself() -> None:
    paper = build_letter(
        [OPENING, "Op pagina 13 van de brief", "Op pagina 1 van deze brief"], "b", "questions"
    )
    own = build_letter([build_block("Kamerstuk 33 694, nr. 57.", page=13)], "kst-33694-57", number="57")
    assert count_citing(references_of(own, paper)) == (Citing("b", "kst-33694-57", 2, 1),)


def test_papers_cited_by_more_letters_come_first_and_the_counts_sum_to_the_rows() -> None:
    first = build_letter(["Kamerstuk 34 919, nr. 1; Kamerstuk 35 000, nr. 2; Kamerstuk 35 000, nr. 2."], "a")
    second = build_letter(["De motie (Kamerstuk 34 919, nr. 1) in dossier 34 919."], "b")
    rows = references_of(first, second)
    papers = rank_cited(rows)
    assert [(p.identifier, p.count, p.letter_ids) for p in papers] == [
        ("kst-34919-1", 2, ("a", "b")),
        ("kst-35000-2", 2, ("a",)),
    ]
    assert sum(p.count for p in papers) == sum(r.reference.kind != "dossier" for r in rows)


def test_a_second_copy_is_never_what_is_cited() -> None:
    copy = replace(build_letter(["x"], "kst-33694-57.web", number="57"), witness_of="kst-33694-57")
    (row,) = find_letter_references(build_letter(["Kamerstuk 33 694, nr. 57."]), [copy, REPORT])
    assert row.cited_id == "kst-33694-57"


def test_a_page_is_found_by_the_first_block_of_running_text_on_it() -> None:
    letter = build_letter(
        [build_block("a", page=1), build_block("noot", "footnote", page=2), build_block("b", page=2)]
    )
    assert block_on_page(letter, 2) == 3
    assert block_on_page(letter, 7) is None
