"""What a line shows of itself, for every reader and cutter alike."""

import pytest

from compare import signs


@pytest.mark.parametrize(
    "text",
    [
        "Geachte voorzitter,",
        "Mijnheer de Voorzitter,",
        "Hooggeachte heer Bosma,",
        "Excellentie,",
        "Beste Vera,",
    ],
)
def test_a_letter_is_greeted_in_several_ways(text: str) -> None:
    assert signs.is_greeting(text)


@pytest.mark.parametrize("text", ["Beste praktijken", "De geachte afgevaardigde vroeg", "Voorzitter"])
def test_what_is_said_of_somebody_is_no_greeting(text: str) -> None:
    assert not signs.is_greeting(text)


@pytest.mark.parametrize(
    "text",
    ["Hoogachtend,", "Met vriendelijke groet,", "Met vriendelijke groeten", "Met de meeste hoogachting,"],
)
def test_a_letter_is_closed_in_several_ways(text: str) -> None:
    assert signs.is_farewell(text)


def test_a_sentence_about_greeting_closes_no_letter() -> None:
    assert not signs.is_farewell(
        "Met vriendelijke groet ondertekende brieven worden niet in behandeling genomen."
    )


@pytest.mark.parametrize("text", ["Vraag 3", "Vragen 3 en 4", "Vraag 12 Klopt het dat …?"])
def test_a_question_opens_with_its_number(text: str) -> None:
    assert signs.opens_question(text)


@pytest.mark.parametrize("text", ["Vragen van het lid X", "Vraag en aanbod", "De Vraag 3"])
def test_other_text_about_questions_opens_none(text: str) -> None:
    assert not signs.opens_question(text)


@pytest.mark.parametrize("text", ["Klaar.", "Klaar?»", "Als volgt:", "ten eerste;", "«zo zei hij.'"])
def test_a_stop_may_stand_inside_quotes(text: str) -> None:
    assert signs.ends_with_stop(text)


@pytest.mark.parametrize("text", ["Inleiding", "en verder,", "buiten-", "(bijlage)"])
def test_what_goes_on_has_no_stop(text: str) -> None:
    assert not signs.ends_with_stop(text)


@pytest.mark.parametrize("bullet", [*signs.BULLETS, "–", "-", "3.", "b)"])
def test_every_mark_that_lists_print_begins_an_item(bullet: str) -> None:
    assert signs.is_list_item(f"{bullet} een punt")


@pytest.mark.parametrize(
    ("label", "role", "numbers"),
    [
        ("Vraag 2 (D66)", "question", (2,)),
        ("Vraag 3 (50PLUS):", "question", (3,)),
        ("Vragen 4 en 5 van het lid Van der Lee (GroenLinks)", "question", (4, 5)),
        ("Antwoord op de vragen 7 t/m 9", "answer", (7, 8, 9)),
        ("Antwoord van de Minister op vraag 7", "answer", (7,)),
        ("Antwoord", "answer", ()),
        ("Vragen", "", ()),
        ("Antwoord van de Minister", "", ()),
    ],
)
def test_the_head_of_a_question_or_answer_has_its_numbers(
    label: str, role: str, numbers: tuple[int, ...]
) -> None:
    assert (signs.label_to_role(label), signs.to_numbers(label)) == (role, numbers)


def test_a_numbered_line_is_a_heading_only_where_its_place_shows_it() -> None:
    assert not signs.looks_like_heading("1. Inleiding")
    assert signs.looks_like_heading("1. Inleiding", numbered=True)
    assert not signs.looks_like_heading("1. Dit is een zin.", numbered=True)
