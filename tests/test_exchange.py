"""Questions and answers: what stands in one has its numbers and its speaker, whatever its kind."""

from xml_builders import paper

from compare.letters import load_letter
from compare.model import Block


def blocks(text: str, title: str = "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG") -> dict[str, Block]:
    """The blocks of a paper, by their first words."""
    letter = load_letter(paper(text, title=title), name="x.xml")
    return {" ".join(b.text.split()[:2]): b for b in letter.blocks}


EXCHANGE = """
<al>Vraag 2 (D66)</al><al>Hoe zit dat?</al><lijst><li><li.nr>a.</li.nr><al>en dit?</al></li></lijst>
<al>Antwoord</al><al>Zo zit dat.</al><lijst><li><li.nr>–</li.nr><al>dit ook</al></li></lijst>
<table><tgroup cols="2"><tbody><row><entry>Land</entry><entry>12</entry></row></tbody></tgroup></table>
<al>Vragen 4 en 5 van het lid Van der Lee (GroenLinks)</al><al>En wat dan?</al>
<al>Antwoord van de Minister op vraag 4</al><al>Niets dan dat.</al>
"""


def test_list_items_and_tables_of_an_answer_are_the_cabinets_and_have_its_number() -> None:
    found = blocks(EXCHANGE)
    for start in ("Zo zit", "– dit", "Land |"):
        assert (found[start].speaker, found[start].question_numbers) == ("kabinet", (2,))


def test_list_items_of_a_question_are_the_askers() -> None:
    item = blocks(EXCHANGE)["a. en"]
    assert (item.kind, item.speaker, item.question_numbers) == ("list_item", "D66", (2,))
    assert item.is_asked and not item.is_answer


def test_the_party_in_a_head_asks_and_its_digits_are_no_number() -> None:
    found = blocks(EXCHANGE)
    assert (found["Hoe zit"].speaker, found["Vraag 2"].speaker) == ("D66", "D66")
    assert found["Vraag 2"].question_numbers == (2,)


def test_a_head_with_a_member_or_a_minister_is_a_head() -> None:
    found = blocks(EXCHANGE)
    assert (found["En wat"].speaker, found["En wat"].question_numbers) == ("GroenLinks", (4, 5))
    assert (found["Antwoord van"].kind, found["Niets dan"].question_numbers) == ("label", (4,))


def test_questions_in_a_letter_are_not_the_cabinets() -> None:
    text = (
        "<al>Hierbij de antwoorden.</al><al>Vraag 1</al>"
        "<al>De leden van de VVD-fractie vragen waarom.</al><al>Antwoord</al><al>Daarom.</al>"
    )
    found = blocks(text, title="BRIEF VAN DE MINISTER VAN DEFENSIE")
    assert (found["De leden"].speaker, found["Vraag 1"].speaker) == ("VVD", "VVD")
    assert (found["Hierbij de"].speaker, found["Daarom."].speaker) == ("kabinet", "kabinet")


def test_the_opening_of_a_committees_report_is_the_committees() -> None:
    text = (
        "<al>Binnen de vaste commissie voor Defensie hebben enkele fracties vragen.</al>"
        "<al>Vraag 1</al><al>Waarom?</al><al>Antwoord</al><al>Daarom.</al>"
    )
    assert blocks(text)["Binnen de"].speaker == "commissie"


def test_a_box_that_the_file_marks_ends_where_it_ends() -> None:
    text = (
        "<al>Ervoor.</al><box><tussenkop>Uitgelicht: Kaas</tussenkop><al>Erin staat dit.</al></box>"
        "<al>Erna staat dat.</al><box><al>Zonder titel.</al></box>"
    )
    found = blocks(text, title="BRIEF VAN DE MINISTER VAN DEFENSIE")
    assert [found[s].box for s in ("Ervoor.", "Erin staat", "Erna staat", "Zonder titel.")] == [
        "", "Uitgelicht: Kaas", "", "Kader",
    ]  # fmt: skip
