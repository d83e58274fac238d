"""Printed lines become blocks: each case is a small page that shows one thing."""

from textwrap import dedent

from compare.io.text import read_text
from compare.model import Block, Line, Source
from compare.text.blocks import Cut, lines_to_blocks

WIDE = "Dit is een regel die de hele breedte van de kolom vult met gewone woorden"


def cut(text: str, kind: str = "letter", first_page: int = 1) -> Cut:
    return lines_to_blocks("x", read_text(dedent(text).encode()), kind=kind, first_page=first_page)


def only(found: Cut, kind: str) -> list[Block]:
    return [b for b in found.blocks if b.kind == kind]


LETTER = """\
 Inleiding 

Het kabinet presenteerde in maart 2018 een strategie die voor de hele kolom aange-
kondigd is in het regeerakkoord van dat jaar en sindsdien is zij het kader1 
dat voor alle departementen geldt en dat ook in het buitenland wordt uitge- 

1 Kamerstuk 33 694, nr. 12.
 dragen door de posten. Daarna volgt een zin. 

Uitgelicht: Een kader 

Tekst in het kader die smaller is gezet en die over twee 
regels loopt.

Resultaatgebied: Het vervolg 

Gewone tekst na het kader. 

De Minister van Buitenlandse Zaken,
A. Naam
"""


def test_a_paragraph_that_runs_over_a_page_with_a_note_between_its_halves_is_one() -> None:
    paragraph = only(cut(LETTER), "paragraph")[0]
    assert "wordt uitgedragen door de posten. Daarna" in paragraph.text
    assert (paragraph.place.page, paragraph.place.last_page) == (1, 2)
    assert paragraph.page_at(paragraph.text.index("Daarna")) == 2
    assert paragraph.page_at(0) == 1


def test_a_note_stands_apart_and_its_number_leaves_the_word() -> None:
    found = cut(LETTER)
    assert only(found, "footnote")[0].text == "Kamerstuk 33 694, nr. 12."
    assert only(found, "paragraph")[0].note_numbers == (1,)
    assert "het kader dat" in only(found, "paragraph")[0].text


def test_a_box_ends_at_the_paragraph_whose_last_line_ends_bare() -> None:
    boxes = {b.text[:12]: b.box for b in only(cut(LETTER), "paragraph")}
    assert boxes["Tekst in het"] == "Uitgelicht: Een kader"
    assert boxes["Gewone tekst"] == ""


def test_the_section_is_the_nearest_heading_outside_boxes() -> None:
    sections = [b.section for b in only(cut(LETTER), "paragraph")]
    assert sections == [("Inleiding",), ("Inleiding",), ("Resultaatgebied: Het vervolg",)]


def test_the_office_and_name_at_the_end_are_a_signature() -> None:
    assert only(cut(LETTER), "signature")[0].text == "De Minister van Buitenlandse Zaken,\nA. Naam"


CONSULTATION = """\
 Algemeen 
De leden van de GroenLinks-fractie danken de Minister voor de toege-
zonden agenda. 

Vraag 1 
De leden van de GroenLinks-fractie vragen waarom. 

Antwoord 
Daarom. 

Een tweede alinea van het antwoord. 

Vraag 2 
Deze leden vragen hoe. 

Vraag 3 
De leden van de SP-fractie vragen wanneer. 

Antwoord vraag 2 en 3 
Morgen. 

Tweede Kamer, vergaderjaar 2020–2021, 28 676, nr. 346 7
"""


def test_questions_and_answers_carry_their_numbers_and_speakers() -> None:
    found = cut(CONSULTATION, "consultation")
    told = [(b.kind, b.speaker, b.question_numbers) for b in found.blocks if b.kind in ("question", "answer")]
    assert told == [
        ("question", "GroenLinks", (1,)),
        ("answer", "kabinet", (1,)),
        ("answer", "kabinet", (1,)),
        ("question", "GroenLinks", (2,)),
        ("question", "SP", (3,)),
        ("answer", "kabinet", (2, 3)),
    ]


def test_a_plain_answer_is_to_the_questions_still_open() -> None:
    text = CONSULTATION.replace("Antwoord vraag 2 en 3", "Antwoord")
    assert cut(text, "consultation").blocks[-1].question_numbers == (2, 3)


def test_the_footer_tells_the_printed_page_and_is_left_out() -> None:
    found = cut(CONSULTATION, "consultation")
    assert {b.place.page for b in found.blocks} == {7}
    assert ("running footer", 7) in {(x.reason, x.page) for x in found.left_out}


def test_a_heading_without_an_empty_line_after_it_stands_apart() -> None:
    assert [b.text for b in only(cut(CONSULTATION, "consultation"), "heading")] == ["Algemeen"]


QUESTIONS = """\
 Inbreng van de leden van de VVD-fractie

De leden van de VVD-fractie lezen op pagina 8 over een dreiging die te groot is voor de huidige



middelen van de krijgsmacht. Wat doet het kabinet?

Inbreng van de leden van de ChristenUnie-fractie

Deze leden vragen iets anders.
"""


def test_a_party_speaks_under_its_own_heading() -> None:
    found = cut(QUESTIONS, "questions")
    assert [b.speaker for b in only(found, "paragraph")] == ["VVD", "ChristenUnie"]


def test_three_empty_lines_part_pages_but_not_a_sentence() -> None:
    paragraph = only(cut(QUESTIONS, "questions"), "paragraph")[0]
    assert "de huidige middelen" in paragraph.text
    assert (paragraph.place.page, paragraph.place.last_page) == (1, 2)


def test_a_paragraph_without_an_empty_line_before_it_is_a_passage_of_its_block() -> None:
    text = f"""\
     {WIDE} en dan nog 
    een kort einde. 
    Een nieuwe alinea begint op een eigen regel en loopt over de volle breedte van 
    de kolom tot aan de laatste regel, die ook een punt heeft en dus goed eindigt. 

    Nog een alinea. 
    """
    block = cut(text).blocks[0]
    assert [passage.split()[0] for _, passage in block.passages()] == ["Dit", "Een"]


def test_bullets_are_list_items_with_their_mark() -> None:
    text = """\
     Er zijn twee soorten van inzet die hier op een rij worden gezet en die samen 
    de hele inzet van dit kabinet zijn: 

    • de eerste is deze, die over de volle breedte van de kolom loopt en die dan op 
    een tweede regel eindigt; 

    • de tweede is die. 
    """
    assert [b.text[:12] for b in only(cut(text), "list_item")] == ["• de eerste ", "• de tweede "]


def test_every_word_of_the_source_is_in_a_block_or_left_out() -> None:
    for text, kind in ((LETTER, "letter"), (CONSULTATION, "consultation"), (QUESTIONS, "questions")):
        found = cut(text, kind)
        kept = "".join((found.text + "".join(x.text for x in found.left_out)).split()).replace("-", "")
        source = "".join(text.split()).replace("-", "")
        numbers = sum(len(str(n)) for b in found.blocks for n in b.note_numbers)
        assert sorted(kept) == sorted(source) or len(source) - len(kept) == numbers


def test_a_source_of_notes_alone_has_no_blocks() -> None:
    note = Line("Kamerstuk 33 694, nr. 12.", 1, gap=1, role="note", note=1)
    assert lines_to_blocks("x", Source("xml", (note,), marked=True)).blocks == ()


def test_a_hyphen_is_on_the_page_where_its_line_ends() -> None:
    first = [" Op de eerste bladzijde is een woord afge-", "broken en daarna", *[WIDE] * 16]
    second = [" doorloopt op de tweede bladzijde, waar een ander woord wordt aange-", "kondigd."]
    found = cut("\n".join(first + second))
    assert [(join.left, join.page) for join in found.joins] == [("afge", 1), ("aange", 2)]
