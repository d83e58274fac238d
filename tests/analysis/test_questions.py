"""Questions, their answers, and pages that a text cites."""

from __future__ import annotations

import pytest
from analysis.match_builders import Part, answer, paper, question

from compare.analysis.cited_numbers import find_page_references, find_question_references
from compare.analysis.questions import find_questions
from compare.corpus import load_corpus


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Op pagina 13 van de brief lezen de leden", (13,)),
        ("Op pagina 8 en 9 van de brief", (8, 9)),
        ("pagina's 8-10", (8, 9, 10)),
        ("pagina’s 8, 11 en 12", (8, 11, 12)),
        ("zie blz. 5.", (5,)),
        ("Kamerstuk 33 694, nr. 57, p. 15", (15,)),
        ("op bladzijde drie", (3,)),
        ("pagina 8, 2% van het bbp", (8,)),
        ("de webpagina 3 keer bezocht", ()),
        ("geen enkele pagina", ()),
    ],
)
def test_cited_pages_are_read(text: str, pages: tuple[int, ...]) -> None:
    assert find_page_references(text) == pages


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Zie het antwoord op vraag 14.", (14,)),
        ("Zie ook vraag 3.", (3,)),
        ("Zoals aangegeven in het antwoord op vraag één, is dat zo.", (1,)),
        ("Zie de antwoorden op de vragen 2, 3 en 7.", (2, 3, 7)),
        ("Zie vragen 2 t/m 4.", (2, 3, 4)),
        ("Zie het antwoord op de vorige vraag.", (8,)),
        ("Op de vraag een antwoord geven is lastig.", ()),
        ("Zie het antwoord op vraag 5 in Kamerstuk 33 694, nr. 12.", ()),
        ("In antwoord op vraag 9 geldt het volgende.", ()),
    ],
)
def test_answers_that_are_named_are_read(text: str, numbers: tuple[int, ...]) -> None:
    assert find_question_references(text, own=(9,)) == numbers


def test_a_joint_answer_is_named_at_each_of_its_questions() -> None:
    letter = paper(
        [question(1, "Waarom?"), question(2, "Hoe?"), answer((1, 2), "Daarom."), answer((1, 2), "Zo.")]
    )
    first, second = find_questions(letter)
    assert first.answers == second.answers == (3, 4)


def test_an_answer_without_numbers_belongs_to_the_question_before_it() -> None:
    letter = paper([question(1, "Waarom?"), answer((), "Daarom."), Part("• Een punt.", "list_item")])
    assert find_questions(letter)[0].answers == (2, 3)


def test_a_question_over_two_blocks_is_one_question() -> None:
    letter = paper([question(1, "Waarom?"), question(1, "En hoe?"), answer((1,), "Daarom.")])
    (found,) = find_questions(letter)
    assert (found.block_n, found.text, found.answers) == (1, "Waarom?\nEn hoe?", (3,))


def test_an_answer_that_only_points_elsewhere_is_followed_to_the_end() -> None:
    letter = paper(
        [
            question(1, "Waarom?"), answer((1,), "Omdat het nodig is."),
            question(2, "Waarom nu?"), answer((2,), "Zie het antwoord op vraag 1."),
            question(3, "Waarom hier?"), answer((3,), "Zie het antwoord op vraag 2."),
        ]
    )  # fmt: skip
    first, second, third = find_questions(letter)
    assert (first.refers, first.followed) == (False, ())
    assert (second.refers, second.followed) == (True, (2,))
    assert (third.refers, third.followed) == (True, (4, 2))


def test_answers_that_point_at_each_other_end() -> None:
    letter = paper(
        [
            question(1, "Waarom?"), answer((1,), "Zie het antwoord op vraag 2."),
            question(2, "Hoe?"), answer((2,), "Zie het antwoord op vraag 1."),
        ]
    )  # fmt: skip
    assert [q.followed for q in find_questions(letter)] == [(4,), (2,)]


def test_an_answer_that_also_says_something_does_not_only_refer() -> None:
    letter = paper(
        [question(1, "Waarom?"), answer((1,), "Zie vraag 2. De uitgaven stijgen."), question(2, "Hoe?")]
    )
    assert not find_questions(letter)[0].refers


def test_a_question_without_an_answer_has_none() -> None:
    (found,) = find_questions(paper([question(1, "Waarom?")]))
    assert (found.answers, found.followed, found.refers) == ((), (), False)


def test_in_a_paper_of_questions_a_paragraph_that_asks_is_a_question() -> None:
    letter = paper(
        [
            Part("De leden hebben met interesse kennisgenomen. Zij hebben nog enkele vragen.", speaker="D66"),
            Part("Kan het kabinet dat toelichten?", speaker="D66"),
            Part("Graag ontvangen zij een reactie.", speaker="SP"),
            Part("Binnen de commissie bestond de behoefte vragen voor te leggen.", speaker="commissie"),
        ],
        kind="questions",
    )
    assert [(q.block_n, q.speaker, q.numbers) for q in find_questions(letter)] == [
        (2, "D66", ()),
        (3, "SP", ()),
    ]


def test_a_letter_of_the_cabinet_asks_nothing() -> None:
    assert find_questions(paper(["Wat betekent dit voor Europa?"])) == ()


def test_the_consultation_has_twenty_five_questions_all_answered() -> None:
    questions = find_questions(load_corpus().letter("kst-28676-346"))
    assert [q.numbers for q in questions] == [(n,) for n in range(1, 26)]
    assert all(q.answers for q in questions)


def test_only_question_22_of_the_consultation_is_sent_on() -> None:
    questions = {q.numbers[0]: q for q in find_questions(load_corpus().letter("kst-28676-346"))}
    assert [number for number, q in questions.items() if q.refers] == [22]
    assert questions[22].followed == questions[14].answers
    assert questions[10].answers == questions[11].answers
    assert questions[10].followed == questions[1].answers
