"""Metadata become facts, fill gaps, and are found beside their paper."""

from datetime import date
from pathlib import Path

import pytest
from samples import SAMPLES, needs_samples

from compare.errors import UnreadableFileError
from compare.io.metadata import find_metadata_beside, merge_stated, read_metadata, triples_to_stated
from compare.model import Stated

XML_SAMPLES = SAMPLES / "xml"


def metadata(identifier: str = "kst-32545-143", *more: tuple[str, str]) -> bytes:
    """A metadata.xml that names a paper."""
    rows = [("DC.identifier", identifier), *more]
    inner = "".join(f'<metadata name="{name}" scheme="" content="{content}"/>' for name, content in rows)
    return f"<metadata_gegevens>{inner}</metadata_gegevens>".encode()


def test_metadata_give_the_facts_of_a_motion() -> None:
    stated = read_metadata(
        metadata(
            "kst-35300-X-63",
            ("DC.type", "officiële publicatie"),
            ("DC.type", "Motie"),
            ("DC.type", "Kamerstuk"),
            ("DC.creator", "Tweede Kamer der Staten-Generaal"),
            ("OVERHEIDop.dossiernummer", "35300-X"),
            ("OVERHEIDop.dossiertitel", "Begroting Defensie"),
            ("OVERHEIDop.ondernummer", "63"),
            ("OVERHEIDop.documenttitel", "Motie van het lid Belhaj over chroom-6"),
            ("OVERHEIDop.indiener", "S. Belhaj"),
            ("OVERHEIDop.vergaderjaar", "2019-2020"),
            ("DCTERMS.available", "2020-06-17"),
            ("DCTERMS.issued", "2020-06-15"),
        )
    )
    assert stated == Stated(
        id="kst-35300-X-63", type="motion", title="Motie van het lid Belhaj over chroom-6", dossier="35300-X",
        dossier_title="Begroting Defensie", number="63", session_year="2019-2020", sender="S. Belhaj",
        date=date(2020, 6, 15), chamber="2",
    )  # fmt: skip


def test_the_day_it_was_put_online_is_not_the_day_of_the_paper() -> None:
    assert read_metadata(metadata("blg-1", ("DCTERMS.available", "2021-12-03"))).date is None


def test_of_several_dossiers_in_one_value_the_first_counts() -> None:
    assert triples_to_stated([("OVERHEIDop.dossiernummer", "", "17050;22343")]).dossier == "17050"


def test_the_own_title_is_parted_from_that_of_the_dossier() -> None:
    triples = [
        ("DC.title", "", "Europese Raad; Brief regering; Verslag van de top"),
        ("OVERHEIDop.dossiertitel", "", "Europese Raad"),
    ]
    assert triples_to_stated(triples).title == "Verslag van de top"


def test_names_in_lower_case_as_on_web_pages_count_as_well() -> None:
    triples = [("dcterms.identifier", "", "https://zoek.officielebekendmakingen.nl/ah-tk-20202021-3235.html")]
    stated = triples_to_stated(triples)
    assert (stated.id, stated.chamber) == ("ah-tk-20202021-3235", "2")


def test_gaps_are_filled_and_what_stands_is_kept() -> None:
    first = Stated(id="kst-1-2", type="other", title="BRIEF", sender="Minister van Defensie")
    second = Stated(id="kst-9-9", type="letter", number="2", sender="K.H. Ollongren", date=date(2023, 7, 7))
    assert merge_stated(first, second) == Stated(
        id="kst-1-2",
        type="letter",
        title="BRIEF",
        number="2",
        sender="Minister van Defensie",
        date=date(2023, 7, 7),
    )


def test_what_is_no_metadata_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="not a metadata file"):
        read_metadata(b"<officiele-publicatie/>")


def test_metadata_with_the_name_of_the_paper_are_found_beside_it(tmp_path: Path) -> None:
    (tmp_path / "kst-32545-143.metadata_owms.xml").write_bytes(b"owms")
    assert find_metadata_beside(tmp_path / "kst-32545-143.pdf") == b"owms"
    (tmp_path / "kst-32545-143.metadata.xml").write_bytes(b"own")
    assert find_metadata_beside(tmp_path / "kst-32545-143.pdf") == b"own"


def test_metadata_without_a_name_count_only_when_they_name_the_paper(tmp_path: Path) -> None:
    (tmp_path / "metadata.xml").write_bytes(metadata("kst-32545-143"))
    assert find_metadata_beside(tmp_path / "kst-32545-143.html") == metadata("kst-32545-143")
    assert find_metadata_beside(tmp_path / "kst-32545-144.html") is None
    (tmp_path / "metadata.xml").write_bytes(b"<not xml")
    assert find_metadata_beside(tmp_path / "kst-32545-143.html") is None


def test_nothing_beside_a_paper_is_no_metadata(tmp_path: Path) -> None:
    assert find_metadata_beside(tmp_path / "kst-32545-143.html") is None


@needs_samples
@pytest.mark.parametrize("paper", ["kst-32545-143", "ah-tk-20202021-3235"])
def test_both_forms_of_the_metadata_state_the_same(paper: str) -> None:
    exact = read_metadata((XML_SAMPLES / f"{paper}.metadata.xml").read_bytes())
    owms = read_metadata((XML_SAMPLES / f"{paper}.metadata_owms.xml").read_bytes())
    assert merge_stated(owms, exact) == exact
    assert exact.id == paper


@needs_samples
def test_metadata_that_declare_windows_1252_are_read() -> None:
    stated = read_metadata((XML_SAMPLES / "metadata_owms-kst.xml").read_bytes())
    assert (stated.id, stated.dossier, stated.date) == ("kst-35842-4", "35842", date(2021, 5, 25))
