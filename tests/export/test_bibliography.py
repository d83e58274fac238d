"""Letters come back from every form as they went in, also when somebody else reads them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
import rispy
from builders import build_letter
from chart_builders import EARLIER, LATER
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from compare.export.bibliography import (
    Cited,
    letters_to_bibtex,
    letters_to_csl,
    letters_to_ris,
    letters_to_text,
)
from compare.model import Letter

OFFICE = "Minister van Buitenlandse Zaken"
LETTER = replace(
    EARLIER,
    title="De 2%-norm & «China»: {een} weging_nu",
    sender=f"{OFFICE}, S.A. Blok",
    url="https://zoek.officielebekendmakingen.nl/kst-33694-57.html?a=1&b=2_3",
)
ANSWERS = replace(
    build_letter(["Antwoord."], "ah-tk-20202021-123"), number="123", session_year="2020-2021", title="Vragen"
)
DEBATE = replace(build_letter(["Debat."], "h-tk-20202021-5-7"), session_year="2020-2021", title="Debat")
LOOSE = replace(build_letter(["Brief."], "brief"), sender=OFFICE, title="Een brief", date=date(2021, 1, 9))


def fields_of(text: str) -> list[dict[str, str]]:
    """Entries of BibTeX as a reader sees them who knows nothing but one field a line."""
    entries = re.findall(r"@(\w+)\{([^,]+),\n(.*?)\n\}", text, re.DOTALL)
    return [
        {"kind": kind, "key": key}
        | {
            name: LatexNodes2Text().latex_to_text(value) if name != "url" else value
            for name, value in re.findall(r"^\t(\w+) = \{?(.*?)\}?,?$", body, re.MULTILINE)
        }
        for kind, key, body in entries
    ]


def test_a_passage_in_bibtex_comes_back_with_the_same_library_and_with_another_reader() -> None:
    text = letters_to_bibtex([Cited(LETTER, 15, 16)])
    (entry,) = bibtexparser.parse_string(text).entries
    (read,) = fields_of(text)
    assert (
        (entry.entry_type, entry.key) == (read["kind"], read["key"]) == ("techreport", "kst-33694-57-p15-16")
    )
    assert entry["author"] == f"{{{OFFICE}}}"
    assert read["author"] == OFFICE
    assert read["title"] == LETTER.title
    assert read["url"] == entry["url"] == LETTER.url
    assert read["note"] == "Kamerstukken II 2019/20, 33694, nr. 57, p. 15-16"
    assert (read["type"], read["number"]) == ("Kamerstuk", "33694, nr. 57")
    assert read["institution"] == "Tweede Kamer der Staten-Generaal"
    assert (entry["year"], entry["month"], entry["day"]) == ("2020", "apr", "17")
    assert entry["pages"] == "15--16"


@pytest.mark.parametrize(
    ("letter", "kind", "number", "cited"),
    [
        (LATER, "Kamerstuk", "35925 V, nr. 84", "Kamerstukken II 2021/22, 35925 V, nr. 84"),
        (ANSWERS, "Aanhangsel van de Handelingen", "nr. 123", "Aanhangsel Handelingen II 2020/21, nr. 123"),
        (DEBATE, "Handelingen", "nr. 5, item 7", "Handelingen II 2020/21, nr. 5, item 7"),
        (LOOSE, "", "", "Brief van de Minister van Buitenlandse Zaken, 9 januari 2021"),
    ],
)
def test_every_kind_of_paper_has_its_series_number_and_citation(
    letter: Letter, kind: str, number: str, cited: str
) -> None:
    (bibtex,) = fields_of(letters_to_bibtex([Cited(letter)]))
    (ris,) = rispy.loads(letters_to_ris([Cited(letter)]))
    (csl,) = json.loads(letters_to_csl([Cited(letter)]))
    assert [bibtex.get("type", ""), ris.get("type_of_work", ""), csl.get("genre", "")] == [kind] * 3
    assert [bibtex.get("number", ""), ris.get("issn", ""), csl.get("number", "")] == [number] * 3
    assert [bibtex["note"], ris["notes"], csl["note"]] == [cited, [cited], cited]
    assert letters_to_text([Cited(letter)]) == f"{cited}\n"


def test_a_date_is_no_more_exact_than_it_is_known() -> None:
    months, nothing = replace(LATER, date_precision="month"), replace(LATER, date=date.min)
    (bibtex, _) = fields_of(letters_to_bibtex([Cited(months), Cited(LETTER)]))
    assert (bibtex["year"], bibtex["month"], bibtex.get("day")) == ("2022", "mar", None)
    assert rispy.loads(letters_to_ris([Cited(months)]))[0]["date"] == "2022/03//"
    assert json.loads(letters_to_csl([Cited(months)]))[0]["issued"] == {"date-parts": [[2022, 3]]}
    assert "year" not in fields_of(letters_to_bibtex([Cited(nothing)]))[0]
    assert "issued" not in json.loads(letters_to_csl([Cited(nothing)]))[0]


def test_ris_is_read_by_hand_too_and_an_office_is_no_first_and_last_name() -> None:
    two = replace(LETTER, sender="Ministers van Buitenlandse Zaken, Defensie en Financiën")
    lines = letters_to_ris([Cited(two, 15)]).splitlines()
    tags = dict(line.split("  - ", 1) for line in lines if line)
    assert lines[0] == "TY  - RPRT" and lines[-1].startswith("ER")
    assert tags["AU"] == "Ministers van Buitenlandse Zaken / Defensie en Financiën"
    assert (tags["SP"], tags["EP"], tags["DA"]) == ("15", "15", "2020/04/17/")
    assert tags["TI"] == LETTER.title


def test_csl_names_an_institution_and_the_page() -> None:
    (item,) = json.loads(letters_to_csl([Cited(LETTER, 15)]))
    assert item["author"] == [{"literal": OFFICE}]
    assert (item["type"], item["page"], item["title"]) == ("report", "15", LETTER.title)
    assert item["issued"] == {"date-parts": [[2020, 4, 17]]}


def test_each_entry_stands_there_once_in_the_order_given() -> None:
    entries = [Cited(LATER), Cited(LETTER, 3), Cited(LATER), Cited(LETTER)]
    keys = ["kst-35925-V-84", "kst-33694-57-p3", "kst-33694-57"]
    assert [x["key"] for x in fields_of(letters_to_bibtex(entries))] == keys
    assert [x["id"] for x in rispy.loads(letters_to_ris(entries))] == keys
    assert [x["id"] for x in json.loads(letters_to_csl(entries))] == keys
    assert len(letters_to_text(entries).splitlines()) == 3


@given(st.text(alphabet="aé\\{}%&$#_~^@=, \n", min_size=1, max_size=20).filter(lambda x: x.strip()))
def test_no_sign_in_a_title_breaks_an_entry(title: str) -> None:
    entries = [Cited(replace(LETTER, title=title)), Cited(LATER)]
    plain = " ".join(title.split())
    library = bibtexparser.parse_string(letters_to_bibtex(entries))
    assert library.failed_blocks == [] and len(library.entries) == 2
    printed = LatexNodes2Text().latex_to_text(library.entries[0]["title"]).strip()
    assert printed.translate(str.maketrans("ˆ˜", "^~")) == plain
    assert [x["title"] for x in rispy.loads(letters_to_ris(entries))] == [plain, LATER.title]
    assert json.loads(letters_to_csl(entries))[0]["title"] == plain
