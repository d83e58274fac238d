"""What was set is what is read: papers set as official PDFs come back as the blocks they were made of.

The pages show everything that is asked for here. Where a page cannot show a boundary (a
full last line, a blank line lost between two pages) the setting says so, and any reading will do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTItem
from typesetting.letterhead import typeset_letterhead
from typesetting.made import accents, appendix, every_element, overleg, papers, sent_letter
from typesetting.official import Setting, typeset
from typesetting.paper import Paper, Printed, Typeset
from typesetting.sources import letter_to_paper, xml_to_paper

from compare.corpus import load_corpus
from compare.letters import load_letter
from compare.model import Block, Letter

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "xml" / "kst-28844-269.xml"
PLAIN = Setting()
SETTINGS = {
    "plain": PLAIN,
    "blank line under headings": Setting(after_heading=1),
    "no spaces at line ends": Setting(trailing=False),
    "lines in fragments": Setting(fragments=True),
    "drawn in another order": Setting(shuffle=True),
    "fragments in another order": Setting(fragments=True, shuffle=True),
    "words set apart without spaces": Setting(distances=True),
}
LETTERS = ("kst-33694-57", "kst-35925-V-84", "kst-28676-346", "nds-tk-2020D20723")
MADE = {"every element": every_element, "overleg": overleg, "appendix": appendix}
REAL = [*LETTERS, SAMPLE.stem]
CASES = [(name, "plain") for name in REAL] + [(name, how) for name in MADE for how in SETTINGS]
CASES += [("kst-33694-57", "fragments in another order"), ("kst-33694-57", "blank line under headings")]


@lru_cache(maxsize=64)
def set_and_read(name: str, how: str) -> tuple[Paper, Typeset, Letter]:
    """The paper, what its pages show, and what was read from them."""
    if name in MADE:
        paper = MADE[name]()
    elif name in LETTERS:
        paper = letter_to_paper(load_corpus().letter(name))
    elif SAMPLE.exists():
        paper = xml_to_paper(SAMPLE)
    else:
        pytest.skip("../shared/samples is not here")
    made = typeset(paper, SETTINGS[how])
    return paper, made, load_letter(made.data, name="x.pdf")


def fold(text: str) -> str:
    """Without hyphens: what they are is asked apart."""
    return re.sub(r"-\s?", "", text)


def pairs(blocks: Sequence[Block], appendix: bool) -> list[tuple[str, str]]:
    """(kind, text) of the body; the paragraphs of one answer of an Aanhangsel in one."""
    found: list[tuple[str, str]] = []
    before: Block | None = None
    for block in (b for b in blocks if b.kind != "footnote"):
        same = before and (before.kind, before.question_numbers) == (block.kind, block.question_numbers)
        if appendix and same and block.kind in ("answer", "question"):
            found[-1] = (block.kind, f"{found[-1][1]}\n{fold(block.text)}")
        else:
            found.append((block.kind, fold(block.text)))
        before = block
    return found


def settled(printed: Sequence[Printed], read: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What should be read; where the page leaves a doubt, as it was read."""
    whole = "\n\n".join(text for _, text in read)
    found: list[tuple[str, str]] = []
    runs_on = ""
    for piece in (p for p in printed if p.kind != "footnote"):
        chars = list(piece.text)
        for offset in piece.doubts:
            chars[offset] = "\0"
        for offset in piece.breaks:
            chars[offset] = "\1"
        marked = {"": "", "doubt": "\0", "break": "\1"}[runs_on] + fold("".join(chars))
        for sign, text in re.findall(r"(^|[\0\1])([^\0\1]*)", marked):
            joint = "\n\n"
            if sign:
                allowed = ("\n\n", "\n", " ") if sign == "\0" else ("\n\n", "\n")
                joint = next((a for a in allowed if found[-1][1] + a + text.split("\n")[0] in whole), "")
                tail, head = found[-1][1][-25:], text.split("\n")[0][:25]
                joint = joint or next((a for a in allowed if tail + a + head in whole), "\n\n")
            if sign and joint != "\n\n":
                found[-1] = (found[-1][0], found[-1][1] + joint + text)
            elif sign or text:
                found.append((piece.kind, text))
        runs_on = piece.runs_on
    return found


@pytest.mark.parametrize(("name", "how"), CASES)
def test_blocks_come_back_with_their_kind_and_their_words(name: str, how: str) -> None:
    paper, made, letter = set_and_read(name, how)
    read = pairs(letter.blocks, paper.appendix)
    assert read == settled(made.printed, read)


@pytest.mark.parametrize(("name", "how"), CASES)
def test_notes_come_back_whole_with_their_numbers(name: str, how: str) -> None:
    _, made, letter = set_and_read(name, how)
    notes = {b.note_numbers: fold(b.text) for b in letter.blocks if b.kind == "footnote"}
    assert notes == {p.notes: fold(p.text) for p in made.printed if p.kind == "footnote"}


@pytest.mark.parametrize(("name", "how"), CASES)
def test_every_note_is_referred_to_from_the_paragraph_it_was_put_in(name: str, how: str) -> None:
    _, made, letter = set_and_read(name, how)
    body = [b for b in letter.blocks if b.kind != "footnote"]
    asked = [
        (n, " ".join(fold(p.text).split())) for p in made.printed if p.kind != "footnote" for n in p.notes
    ]
    read = [(n, " ".join(fold(b.text).split())) for b in body for n in b.note_numbers]
    assert [n for n, _ in read] == [n for n, _ in asked]
    # Where a paragraph ends can be in doubt, so one is only asked to be part of the other.
    assert [
        (n, set_text, read_text) for (n, set_text), (_, read_text) in zip(asked, read, strict=True)
        if read_text not in set_text and set_text not in read_text
    ] == []  # fmt: skip


@pytest.mark.parametrize(("name", "how"), CASES)
def test_blocks_stand_on_the_pages_they_were_printed_on(name: str, how: str) -> None:
    _, made, letter = set_and_read(name, how)
    read = Counter((b.kind, fold(b.text), b.place.page, b.place.last_page) for b in letter.blocks)
    asked = Counter((p.kind, fold(p.text), p.page, p.last_page) for p in made.printed)
    known = {fold(b.text) for b in letter.blocks}
    wrong = [x for x in (asked - read).elements() if x[1] in known]
    assert wrong == []


@pytest.mark.parametrize(("name", "how"), CASES)
def test_furniture_is_left_out_and_listed(name: str, how: str) -> None:
    _, made, letter = set_and_read(name, how)
    left = " ".join(x.text for x in letter.left_out)
    assert [x for x in made.furniture if x not in left] == []
    body = " ".join(b.text for b in letter.blocks)
    assert not re.search(
        r"Kamer, vergaderjaar \d{4}–\d{4}, (?:\d\d \d{3}|Aanhangsel)[^.]*(?:nr\. \S+)? \d+\b", body
    )
    assert "ISSN" not in body and "’s-Gravenhage 20" not in body


@pytest.mark.parametrize("name", ["overleg", "appendix", "kst-28676-346"])
def test_questions_and_answers_keep_their_numbers(name: str) -> None:
    _, made, letter = set_and_read(name, "plain")
    kinds = ("question", "answer")
    read = [(b.kind, b.question_numbers) for b in letter.blocks if b.kind in kinds]
    asked = [(p.kind, p.numbers) for p in made.printed if p.kind in kinds]
    assert list(dict.fromkeys(read)) == list(dict.fromkeys(asked))


@pytest.mark.parametrize("name", LETTERS)
def test_speakers_are_those_of_the_letter(name: str) -> None:
    _, made, letter = set_and_read(name, "plain")
    speaks = {fold(b.text): b.speaker for b in letter.blocks if b.is_body}
    wrong = [
        (p.text[:60], speaks[fold(p.text)], p.speaker)
        for p in made.printed
        if fold(p.text) in speaks and p.kind in ("paragraph", "question", "answer", "list_item")
        and speaks[fold(p.text)] != p.speaker
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(("name", "how"), [c for c in CASES if c[0] in ("every element", "kst-33694-57")])
def test_a_frame_tells_what_is_in_a_box(name: str, how: str) -> None:
    _, made, letter = set_and_read(name, how)
    boxes = {fold(b.text): b.box for b in letter.blocks if b.kind != "footnote"}
    asked = {fold(p.text): p.box for p in made.printed if p.kind != "footnote" and fold(p.text) in boxes}
    assert {text: fold(boxes[text]) for text in asked} == {text: fold(box) for text, box in asked.items()}


@pytest.mark.parametrize("name", REAL)
def test_nearly_every_hyphen_at_a_line_end_is_told_for_what_it_is(name: str) -> None:
    _, made, letter = set_and_read(name, "plain")
    asked = Counter((e.left, e.right, e.result) for p in made.printed for e in p.ends)
    read = Counter((j.left, j.right, j.result) for j in letter.joins)
    wrong = asked - read
    assert wrong.total() <= 0.03 * asked.total(), sorted(wrong)


@pytest.mark.parametrize("name", MADE)
def test_hyphens_that_the_paper_shows_elsewhere_or_spells_out_are_all_told(name: str) -> None:
    _, made, letter = set_and_read(name, "plain")
    whole = " ".join(b.text for b in letter.blocks)
    for spelled in ("NAVO-lidmaatschap", "in- en uitvoer", "niet-bondgenoten", "wet- en regelgeving"):
        if any(spelled in p.text for p in made.printed):
            assert spelled in whole
    for address in re.findall(r"https://\S+", " ".join(p.text for p in made.printed)):
        assert address in whole


def test_an_accent_drawn_over_its_letter_is_part_of_it() -> None:
    made = typeset(accents())
    letter = load_letter(made.data, name="x.pdf")
    asked = [p.text for p in made.printed if p.kind == "paragraph"]
    assert [b.text for b in letter.blocks if b.kind == "paragraph"] == asked


@settings(max_examples=12)
@given(papers())
def test_any_letter_comes_back_as_it_was_set(paper: Paper) -> None:
    made = typeset(paper, Setting(fragments=len(paper.pieces) % 2 == 0))
    letter = load_letter(made.data, name="x.pdf")
    read = pairs(letter.blocks, False)
    assert read == settled(made.printed, read)
    notes = {b.note_numbers: fold(b.text) for b in letter.blocks if b.kind == "footnote"}
    assert notes == {p.notes: fold(p.text) for p in made.printed if p.kind == "footnote"}


# Under a letterhead: the blank lines, the looks and the columns are Word's.

SENT = {
    "plain": (PLAIN, 6.75, False),
    "larger notes under a rule": (PLAIN, 8.25, True),
    "fragments in another order": (Setting(fragments=True, shuffle=True), 6.75, False),
}
SENT_CASES = [("sent letter", how) for how in SENT] + [("kst-35925-V-84", "plain"), (SAMPLE.stem, "plain")]
RUNNING = ("paragraph", "list_item", "heading")


@lru_cache(maxsize=8)
def send_and_read(name: str, how: str) -> tuple[Typeset, Letter]:
    """What a letter under a letterhead shows, and what was read from it."""
    if name == SAMPLE.stem and not SAMPLE.exists():
        pytest.skip("../shared/samples is not here")
    paper = sent_letter() if name == "sent letter" else (
        xml_to_paper(SAMPLE) if name == SAMPLE.stem else letter_to_paper(load_corpus().letter(name))
    )  # fmt: skip
    setting, note_size, rule = SENT[how]
    made = typeset_letterhead(paper, setting, note_size, rule)
    return made, load_letter(made.data, name="x.pdf")


@pytest.mark.parametrize(("name", "how"), SENT_CASES)
def test_a_sent_letter_comes_back_with_its_kinds_and_its_words(name: str, how: str) -> None:
    made, letter = send_and_read(name, how)
    read = [pair for pair in pairs(letter.blocks, False) if pair[0] in RUNNING]
    assert read == settled([p for p in made.printed if p.kind in RUNNING], read)


@pytest.mark.parametrize(("name", "how"), SENT_CASES)
def test_the_signature_of_a_sent_letter_is_office_and_name(name: str, how: str) -> None:
    made, letter = send_and_read(name, how)
    read = [line for b in letter.blocks if b.kind == "signature" for line in b.text.split("\n")]
    assert read == [line for p in made.printed if p.kind == "signature" for line in p.text.split("\n")]


@pytest.mark.parametrize(("name", "how"), SENT_CASES)
def test_notes_of_a_sent_letter_come_back_whole(name: str, how: str) -> None:
    made, letter = send_and_read(name, how)
    notes = {b.note_numbers: fold(b.text) for b in letter.blocks if b.kind == "footnote"}
    assert notes == {p.notes: fold(p.text) for p in made.printed if p.kind == "footnote"}
    body = [b for b in letter.blocks if b.kind != "footnote"]
    asked = [n for p in made.printed if p.kind != "footnote" for n in p.notes]
    assert [n for b in body for n in b.note_numbers] == asked


@pytest.mark.parametrize(("name", "how"), SENT_CASES)
def test_the_column_of_a_letterhead_is_left_out_and_listed(name: str, how: str) -> None:
    made, letter = send_and_read(name, how)
    left = " ".join(x.text for x in letter.left_out)
    assert [x for x in made.furniture if " ".join(x.split()) not in left] == []
    body = " ".join(b.text for b in letter.blocks)
    assert "Kenmerk" not in body and "Pagina " not in body and "Retouradres" not in body


@pytest.mark.parametrize(("name", "how"), SENT_CASES)
def test_a_sent_letter_keeps_its_pages(name: str, how: str) -> None:
    made, letter = send_and_read(name, how)
    read = Counter((b.kind, fold(b.text), b.place.page, b.place.last_page) for b in letter.blocks)
    asked = Counter((p.kind, fold(p.text), p.page, p.last_page) for p in made.printed)
    known = {fold(b.text) for b in letter.blocks}
    assert [x for x in (asked - read).elements() if x[1] in known and x[0] != "signature"] == []


# The setting itself: what pdfminer measures on it is what it measures on official files.


def characters(item: LTItem) -> Iterator[LTChar]:
    """All characters of a page."""
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for child in item:
            yield from characters(child)


@pytest.mark.parametrize(
    ("name", "at", "size", "says"),
    [
        ("every element", (55.3, 759.1), 18.1, "T"),
        ("every element", (505.9, 730.6), 51.2, "2"),
        ("every element", (55.3, 703.9), 9.6, "V"),
        ("every element", (55.3, 651.1), 12.3, "9"),
        ("every element", (221.1, 651.1), 12.3, "V"),
        ("every element", (55.3, 651.1 - 12.8 - 93.2), 9.1, "N"),
        ("every element", (55.3, 80.4), 5.9, "k"),
        ("every element", (55.3, 74.0), 5.9, "I"),
        ("every element", (221.1, 66.9), 9.1, "T"),
        ("appendix", (221.1, 703.6), 10.0, "A"),
        ("appendix", (221.1, 535.8), 12.8, "3"),
        ("appendix", (221.1, 507.5), 8.5, "V"),
        ("appendix", (221.1, 67.7), 9.1, "T"),
        ("appendix", (227.3, 146.9), 6.9, "N"),
        ("appendix", (221.1, 150.1), 4.5, "3"),
    ],
)
def test_the_first_page_has_the_measures_of_official_files(
    name: str, at: tuple[float, float], size: float, says: str
) -> None:
    page = next(extract_pages(BytesIO(set_and_read(name, "plain")[1].data), laparams=None))
    found = [c for c in characters(page) if (round(c.x0, 1), round(c.size, 1)) == (at[0], size)]
    assert says in [c.get_text() for c in found if abs(c.y0 - at[1]) < 0.11]


def test_a_bullet_has_no_character_as_in_official_files() -> None:
    pages = extract_pages(BytesIO(set_and_read("every element", "plain")[1].data), laparams=None)
    found = [c for page in pages for c in characters(page) if c.get_text() == "(cid:129)"]
    assert len(found) == 3 and {round(c.x0, 1) for c in found} == {221.1}
