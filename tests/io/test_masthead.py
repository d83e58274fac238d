"""The printed head of a paper becomes facts: chamber, session year, dossier, number, title, date, sender."""

from datetime import date

import pytest

from compare.io.masthead import (
    dossier_to_id,
    find_date,
    find_masthead_role,
    find_stated,
    split_number,
    title_to_type,
)
from compare.io.offices import answer_to_sender, title_to_sender
from compare.model import Stated

MOTION = (
    "Tweede Kamer der Staten-Generaal",
    "2",
    "Vergaderjaar 2020–2021",
    "32 545",
    "Wet- en regelgeving financiële markten",
    "Nr. 143",
    "MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS",
    "Voorgesteld 6 juli 2021",
    "De Kamer,",
    "gehoord de beraadslaging,",
)
MOTION_FACTS = Stated(
    id="kst-32545-143",
    type="motion",
    title="MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS",
    dossier="32545",
    dossier_title="Wet- en regelgeving financiële markten",
    number="143",
    session_year="2020-2021",
    sender="Inge van Dijk en Grinwis",
    date=date(2021, 7, 6),
    chamber="2",
)


def test_the_head_of_a_motion_gives_its_facts() -> None:
    assert find_stated(MOTION) == MOTION_FACTS


def test_number_and_title_may_stand_in_one_text() -> None:
    joined = (
        *MOTION[:3],
        "32 545\tWet- en regelgeving financiële markten",
        "Nr.\u00a0143\n   MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS",
        *MOTION[7:],
    )
    assert find_stated(joined) == MOTION_FACTS


def test_running_foot_and_printed_id_do_no_harm_and_tell_what_the_head_does_not() -> None:
    margin = (
        "kst-32545-143",
        "ISSN 0921 - 7371",
        "’s-Gravenhage 2021",
        "Tweede Kamer, vergaderjaar 2020–2021, 32 545, nr. 143 2",
    )
    assert find_stated((*MOTION, *margin)) == MOTION_FACTS
    alone = find_stated(margin[3:])
    assert (alone.id, alone.dossier, alone.number) == ("kst-32545-143", "32545", "143")
    assert (alone.chamber, alone.session_year) == ("2", "2020-2021")


def test_a_letter_takes_its_date_from_the_line_with_the_place() -> None:
    stated = find_stated(
        (
            "Tweede Kamer der Staten-Generaal",
            "Vergaderjaar 2022-2023",
            "28 844 Integriteitsbeleid openbaar bestuur en politie",
            "Nr. 269",
            "BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZA-",
            "KEN EN VAN DEFENSIE",
            "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
            "Den Haag, 7\u00a0juli 2023",
            "Op 5 juni 2023 sprak ik met uw Kamer.",
        )
    )
    assert stated.date == date(2023, 7, 7)
    assert stated.type == "letter"
    assert stated.title == "BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN EN VAN DEFENSIE"
    assert stated.sender == "Ministers van Buitenlandse Zaken en van Defensie"


QUESTIONS = (
    "Tweede Kamer der Staten-Generaal",
    "Vergaderjaar 2023–2024",
    "Aanhangsel van de Handelingen",
    "2",
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
    "1178",
    "Vragen van het lid Sneller (D66) aan de Staatssecretaris van Binnenlandse",
    "Zaken en Koninkrijksrelaties en de Minister van Justitie en Veiligheid over",
    "quantumproof encryptie (ingezonden 16 januari 2024).",
    "Antwoord van Staatssecretaris Van Huffelen (Binnenlandse Zaken en",
    "Koninkrijksrelaties) (ontvangen 7 maart 2024). Zie ook Aanhangsel",
    "Handelingen, vergaderjaar 2022–2023, 1028",
    "Vraag 1",
    "Bent u bekend met het risico?",
)


def test_an_appendix_gives_its_subject_the_answering_office_and_the_day_of_the_answer() -> None:
    assert find_stated(QUESTIONS) == Stated(
        id="ah-tk-20232024-1178",
        type="consultation",
        title="quantumproof encryptie",
        number="1178",
        session_year="2023-2024",
        sender="Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties",
        date=date(2024, 3, 7),
        chamber="2",
    )


def test_questions_that_wait_for_an_answer_are_dated_the_day_they_were_sent() -> None:
    stated = find_stated((*QUESTIONS[:2], "2024Z00412", *QUESTIONS[7:10], "Vraag 1"))
    assert (stated.type, stated.date, stated.id) == ("questions", date(2024, 1, 16), "kv-tk-2024Z00412")


def test_the_subject_is_what_follows_the_person_asked_not_the_first_over() -> None:
    stated = find_stated(
        (
            "Vragen van het lid X (SP) aan de Minister van Defensie over nieuws over drones"
            " (ingezonden 3 mei 2021).",
        )
    )
    assert stated.title == "nieuws over drones"


def test_a_letter_of_the_senate_has_a_letter_for_number() -> None:
    head = (
        "Eerste Kamer der Staten-Generaal",
        "1",
        "Vergaderjaar 2019–2020",
        "33 694 Internationale Veiligheidsstrategie",
    )
    for number in (
        ("Nr. U", "BRIEF VAN DE MINISTER VAN DEFENSIE"),
        ("U", "BRIEF VAN DE MINISTER VAN DEFENSIE"),
    ):
        stated = find_stated((*head, *number))
        assert (stated.id, stated.chamber, stated.number) == ("kst-33694-U", "1", "U")
        assert stated.sender == "Minister van Defensie"


def test_of_several_dossiers_the_first_counts() -> None:
    stated = find_stated(
        (
            "36 410 XVI",
            "Vaststelling van de begrotingsstaten (XVI) voor het jaar 2024",
            "36 410 VI",
            "Vaststelling van de begrotingsstaten (VI) voor het jaar 2024",
            "Nr. 109",
            "MOTIE VAN DE LEDEN TIELEN EN DOBBE",
            "Voorgesteld tijdens het Wetgevingsoverleg van 29 januari 2024",
        )
    )
    assert stated.id == "kst-36410-XVI-109"
    assert stated.dossier_title == "Vaststelling van de begrotingsstaten (XVI) voor het jaar 2024"
    assert stated.date == date(2024, 1, 29)


def test_a_letterhead_gives_date_and_subject_from_its_labels() -> None:
    beside = find_stated(("Datum 25 november 2022", "Betreft Water en Bodem sturend", "Geachte voorzitter,"))
    below = find_stated(
        ("Datum", "25 november 2022", "Betreft", "Water en Bodem sturend", "Geachte voorzitter,")
    )
    assert beside == below == Stated(type="letter", title="Water en Bodem sturend", date=date(2022, 11, 25))


def test_running_text_after_the_head_is_not_taken_for_facts() -> None:
    body = (
        "Geachte voorzitter,",
        "10 000 Militairen gingen.",
        "Nr. 7 was de laatste",
        "Aanhangsel van de Handelingen",
        "12",
    )
    assert find_stated(body) == Stated(type="letter")


def test_nothing_printed_is_nothing_stated() -> None:
    assert find_stated(()) == Stated()
    assert find_stated(("Een gewone zin over 3 mei 2021.",)) == Stated()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("32 545", "32545"),
        ("35 925 V", "35925-V"),
        ("36 410 XVI", "36410-XVI"),
        ("36 410 XVI-", "36410-XVI"),
        ("21 501-02", "21501-02"),
        ("33 400 J", "33400-J"),
        ("33400-J", "33400-J"),
        ("36 027 (R2160)", "36027"),
        ("35 300 IXB", "35300-IXB"),
        ("32 317 JBZ-Raad", "32317"),
        ("36 045 Situatie in de Oekraïne", "36045"),
        ("10 000 mensen", ""),
        ("2500 EA Den Haag", ""),
        ("21 501-02-03", ""),
        ("12 345,67", ""),
    ],
)
def test_dossier_numbers_lose_their_space_and_keep_their_suffix(printed: str, expected: str) -> None:
    assert dossier_to_id(printed) == expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("BRIEF VAN DE MINISTER VAN DEFENSIE", "letter"),
        ("Brief regering over een motie van het lid X", "letter"),
        ("MOTIE VAN HET LID DIJK", "motion"),
        ("NADER GEWIJZIGDE MOTIE VAN HET LID DIJK", "motion"),
        ("GEWIJZGIDE MOTIE VAN HET LID DIJK", "motion"),
        ("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "consultation"),
        ("VERSLAG VAN EEN NADER SCHRIFTELIJK OVERLEG", "consultation"),
        ("LIJST VAN VRAGEN EN ANTWOORDEN", "consultation"),
        ("VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN", "consultation"),
        ("VERSLAG HOUDENDE EEN LIJST VAN VRAGEN", "questions"),
        ("INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "questions"),
        ("LIJST VAN VRAGEN", "questions"),
        ("VERSLAG", "questions"),
        ("VERSLAG VAN EEN ALGEMEEN OVERLEG", "report"),
        ("VERSLAG VAN EEN COMMISSIEDEBAT", "report"),
        ("AMENDEMENT VAN HET LID OMTZIGT", "other"),
        ("MEMORIE VAN TOELICHTING", "other"),
        ("", ""),
    ],
)
def test_the_title_tells_the_kind_of_paper(title: str, kind: str) -> None:
    assert title_to_type(title) == kind


@pytest.mark.parametrize(
    ("title", "sender"),
    [
        ("BRIEF VAN DE MINISTER VAN ONDERWIJS EN WETENSCHAP", "Minister van Onderwijs en Wetenschap"),
        (
            "BRIEF VAN DE MINISTER-PRESIDENT, MINISTER VAN ALGEMENE ZAKEN",
            "Minister-President, Minister van Algemene Zaken",
        ),
        (
            "BRIEF VAN DE MINISTER VOOR BASIS- EN VOORTGEZET ONDERWIJS EN MEDIA",
            "Minister voor Basis- en Voortgezet Onderwijs en Media",
        ),
        ("BRIEF VAN HET PRESIDIUM", "Presidium"),
        ("BRIEF VAN DE VASTE COMMISSIE VOOR BUITENLANDSE ZAKEN", "Vaste commissie voor Buitenlandse Zaken"),
        ("MOTIE VAN HET LID VAN DER LEE", "Van der Lee"),
        (
            "MOTIE VAN DE LEDEN DIEDERIK VAN DIJK, EL ABASSI EN DEKKER-ABDULAZIZ",
            "Diederik van Dijk, El Abassi en Dekker-Abdulaziz",
        ),
        ("GEWIJZIGDE MOTIE VAN HET LID TEUNISSEN C.S. TER VERVANGING VAN DIE ONDER NR. 12", "Teunissen c.s."),
        ("Motie van het lid Van Campen over natuur", "Van Campen"),
        ("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", ""),
    ],
)
def test_the_sender_of_a_title_is_written_in_its_usual_form(title: str, sender: str) -> None:
    assert title_to_sender(title) == sender


@pytest.mark.parametrize(
    ("description", "sender"),
    [
        (
            "Antwoord van Minister Koolmees (Sociale Zaken en Werkgelegenheid) (ontvangen 21 juni 2021).",
            "Minister van Sociale Zaken en Werkgelegenheid",
        ),
        (
            "Antwoord van Staatssecretaris Heijnen (Infrastructuur en Waterstaat), mede namens de"
            " Minister van "
            "Justitie en Veiligheid (ontvangen 17 mei 2024).",
            "Staatssecretaris van Infrastructuur en Waterstaat",
        ),
        (
            "Antwoord van Minister Hoekstra (Buitenlandse Zaken) en van Minister Schreinemacher"
            " (Buitenlandse "
            "Handel en Ontwikkelingssamenwerking) (ontvangen 3 mei 2022).",
            "Minister van Buitenlandse Zaken en Minister voor Buitenlandse Handel en"
            " Ontwikkelingssamenwerking",
        ),
    ],
)
def test_the_answering_office_is_put_together_from_rank_and_field(description: str, sender: str) -> None:
    assert answer_to_sender(description) == sender


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Vergaderjaar 2020-2021", "furniture"),
        ("2", "furniture"),
        ("kst-32545-143", "furniture"),
        ("32 545\tWet- en regelgeving", "furniture"),
        ("'s-Gravenhage 2021", "furniture"),
        ("Nr. 143", "furniture"),
        ("Tweede Kamer, vergaderjaar 2020–2021, 32 545, nr. 143", "furniture"),
        ("Voorgesteld 6 juli 2021", "title"),
        ("Vastgesteld 12 maart 2020", "title"),
        ("Antwoord van Minister Koolmees (Defensie) (ontvangen 21 juni 2021).", "title"),
        ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "address"),
        ("’s-Gravenhage, 7 juli 2023", "address"),
        ("De minister sprak op 7 juli 2023 met de Kamer.", ""),
        ("gehoord de beraadslaging,", ""),
    ],
)
def test_lines_of_the_head_are_told_from_running_text(text: str, role: str) -> None:
    assert find_masthead_role(text) == role


def test_number_and_title_are_parted() -> None:
    assert split_number("Nr. 143 \t MOTIE VAN HET LID DIJK") == ("Nr. 143", "MOTIE VAN HET LID DIJK")
    assert split_number("gewone tekst") == ("", "gewone tekst")


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert find_date("31 februari 2021") is None
    assert find_date("op 31 februari 2021 of 1 Maart 2021") == date(2021, 3, 1)
