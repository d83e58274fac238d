"""A paper gets a short name that tells its kind, its subject and its year."""

from __future__ import annotations

from datetime import date

import pytest

from compare.model import Stated
from compare.text.names import stated_to_short


@pytest.mark.parametrize(
    ("stated", "kind", "short"),
    [
        (
            Stated(title="BRIEF VAN DE MINISTER VAN DEFENSIE", dossier_title="Drones", date=date(2023, 7, 7)),
            "letter",
            "Brief Drones 2023",
        ),
        (
            Stated(
                title="GEWIJZIGDE MOTIE VAN HET LID X",
                dossier_title="Wet- en regelgeving financiële markten",
                date=date(2021, 7, 6),
            ),
            "motion",
            "Motie Wet- en regelgeving financiële… 2021",
        ),
        (
            Stated(title="Quantumproof encryptie"),
            "consultation",
            "Vragen en antwoorden over Quantumproof encryptie",
        ),
        (
            Stated(title="BRIEF VAN DE MINISTER", date=date(2023, 7, 7)),
            "letter",
            "Brief van de minister 2023",
        ),
        (Stated(date=date(2023, 7, 7)), "letter", ""),
    ],
)
def test_the_name_has_the_subject_of_the_paper_or_else_of_its_dossier(
    stated: Stated, kind: str, short: str
) -> None:
    assert stated_to_short(stated, kind) == short


def test_a_long_subject_is_cut_between_words() -> None:
    subject = "Een tamelijk lang onderwerp van een stuk dat nergens in past"
    short = stated_to_short(Stated(title=subject), "letter")
    assert short.endswith("…") and subject.startswith(short.removeprefix("Brief ")[:-1])
    assert subject[len(short.removeprefix("Brief ")) - 1] == " "
