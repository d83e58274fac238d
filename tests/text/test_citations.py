"""Each kind of paper is cited in the form that its readers use."""

from dataclasses import replace
from datetime import date

import pytest
from builders import build_letter

from compare.text.citations import cite


@pytest.mark.parametrize(
    ("facts", "cited"),
    [
        (
            {"id": "kst-33694-57", "dossier": "33694", "number": "57"},
            "Kamerstukken II 2019/20, 33694, nr. 57",
        ),
        (
            {"id": "kst-35925-V-84", "dossier": "35925-V", "number": "84"},
            "Kamerstukken II 2019/20, 35925 V, nr. 84",
        ),
        (
            {"id": "kst-21501-02-2507", "dossier": "21501-02", "number": "2507"},
            "Kamerstukken II 2019/20, 21501-02, nr. 2507",
        ),
        ({"id": "kst-33694-U", "dossier": "33694", "number": "U"}, "Kamerstukken I 2019/20, 33694, nr. U"),
        (
            {"id": "ah-tk-20192020-3235", "dossier": "", "number": "3235"},
            "Aanhangsel Handelingen II 2019/20, nr. 3235",
        ),
        (
            {"id": "h-tk-20192020-84-12", "dossier": "", "number": ""},
            "Handelingen II 2019/20, nr. 84, item 12",
        ),
        ({"id": "nds-tk-2020D20723", "dossier": "33694", "number": ""}, "Tweede Kamer, 2020D20723"),
    ],
)
def test_a_paper_is_cited_by_its_series_session_and_number(facts: dict[str, str], cited: str) -> None:
    letter = replace(build_letter(["Een alinea."]), session_year="2019-2020", **facts)
    assert cite(letter) == cited
    assert cite(letter, 15) == f"{cited}, p. 15"
    assert cite(letter, 15, 16) == f"{cited}, p. 15-16"


def test_a_letter_without_a_number_is_cited_by_sender_and_date() -> None:
    letter = replace(
        build_letter(["Een alinea."]),
        id="brief", dossier="", number="", sender="Minister van Defensie", date=date(2023, 7, 7),
    )  # fmt: skip
    assert cite(letter) == "Brief van de Minister van Defensie, 7 juli 2023"
