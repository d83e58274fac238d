"""Whatever way a paper is named, the same official addresses are tried."""

from __future__ import annotations

import pytest

from compare.io.papers.addresses import Service, Wanted, addresses_of, find_wanted, repository_folder

ZOEK = "https://zoek.officielebekendmakingen.nl"
FRBR = "https://repository.overheid.nl/frbr/officielepublicaties"


@pytest.mark.parametrize(
    "asked",
    [
        "kst-33694-57",
        " kst-33694-57. ",
        "KST-33694-57",
        "33694-57",
        "33 694-57",
        f"{ZOEK}/kst-33694-57",
        f"{ZOEK}/kst-33694-57.html",
        f"{ZOEK}/kst-33694-57.pdf",
        f"{ZOEK}/kst-33694-57.xml",
        f"{ZOEK}/kst-33694-57.odt",
        f"{ZOEK}/kst-33694-57/metadata.xml",
        "http://zoek.officielebekendmakingen.nl/kst-33694-57.html",
        "zoek.officielebekendmakingen.nl/kst-33694-57.html",
        "https://www.officielebekendmakingen.nl/kst-33694-57.html",
        f"{ZOEK}/dossier/33694/kst-33694-57?resultIndex=12&sorttype=1&sortorder=4",
        f"{ZOEK}/kst-33694-57.html?zoekcriteria=%3fzkt%3dEenvoudig%26vrt%3dkst-1-1&resultIndex=0",
        f"{ZOEK}/kst-33694-57.html;jsessionid=A1B2#ID-33694-57-d36e63",
    ],
)
def test_every_way_to_name_a_kamerstuk_finds_it(asked: str) -> None:
    assert find_wanted(asked) == Wanted("kst-33694-57")


@pytest.mark.parametrize(
    ("asked", "paper"),
    [
        ("kst-35925-v-84", "kst-35925-V-84"),
        ("35925-V-84", "kst-35925-V-84"),
        ("kst-21501-02-2507", "kst-21501-02-2507"),
        ("21501-02-2507", "kst-21501-02-2507"),
        ("kst-33694-u", "kst-33694-U"),
        ("kst-26643-144-h1", "kst-26643-144-h1"),
        ("kst-1268678", "kst-1268678"),
        ("ah-tk-20202021-3235", "ah-tk-20202021-3235"),
        ("AH-TK-20202021-3235", "ah-tk-20202021-3235"),
        ("h-tk-20202021-84-12", "h-tk-20202021-84-12"),
        ("nds-tk-2020D20723", "nds-tk-2020D20723"),
        ("2020D20723", "nds-tk-2020D20723"),
        ("kv-tk-2020Z13248", "kv-tk-2020Z13248"),
        ("2020Z13248", "kv-tk-2020Z13248"),
        ("blg-1007826", "blg-1007826"),
    ],
)
def test_every_series_is_known_and_written_as_the_sites_do(asked: str, paper: str) -> None:
    assert find_wanted(asked) == Wanted(paper)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "brief.pdf",
        "veiligheid",
        "33694",
        "https://example.org/kst-33694-57.html",
        "https://zoek.officielebekendmakingen.nl.example.org/kst-33694-57.html",
        "https://user@example.org/kst-33694-57",
        f"{ZOEK}/uitgebreidzoeken/parlementair",
        f"{ZOEK}/?q=kst-33694-57",
        "ftp://repository.overheid.nl/kst-33694-57",
        "kst-33694-57/../../etc",
    ],
)
def test_what_names_no_official_paper_is_none(asked: str) -> None:
    assert find_wanted(asked) is None


def test_an_address_in_the_repository_keeps_its_own_folder() -> None:
    asked = f"{FRBR}/kst/36600-XVII/kst-1268678/2/pdf/kst-1268678.pdf"
    wanted = find_wanted(asked)
    assert wanted == Wanted("kst-1268678", "kst/36600-XVII/kst-1268678/2")
    assert asked in [x.url for x in addresses_of(wanted, Service())]


@pytest.mark.parametrize(
    ("paper", "folder"),
    [
        ("kst-33694-57", "kst/33694/kst-33694-57/1"),
        ("kst-35925-V-84", "kst/35925-V/kst-35925-V-84/1"),
        ("kst-21501-02-2507", "kst/21501-02/kst-21501-02-2507/1"),
        ("kst-26643-144-h1", "kst/26643/kst-26643-144-h1/1"),
        ("kst-20072008-31200", "kst/20072008/kst-20072008-31200/1"),
        ("ah-tk-20202021-3235", "ah-tk/20202021/ah-tk-20202021-3235/1"),
        ("h-tk-20202021-84-12", "h-tk/20202021/h-tk-20202021-84-12/1"),
        ("h-ek-20202021-1-1", "h-ek/20202021/h-ek-20202021-1-1/1"),
        ("blg-1007826", "blg/onopgemaakt/blg-1007826/1"),
        ("kst-1268678", ""),
        ("nds-tk-2020D20723", ""),
    ],
)
def test_the_folder_in_the_repository_follows_from_the_id_where_it_can(paper: str, folder: str) -> None:
    assert repository_folder(paper) == folder


def test_xml_is_tried_before_html_and_html_before_pdf_and_the_repository_first() -> None:
    assert [x.url for x in addresses_of(Wanted("kst-33694-57"), Service())] == [
        f"{FRBR}/kst/33694/kst-33694-57/1/xml/kst-33694-57.xml",
        f"{ZOEK}/kst-33694-57.xml",
        f"{FRBR}/kst/33694/kst-33694-57/1/html/kst-33694-57.html",
        f"{ZOEK}/kst-33694-57.html",
        f"{FRBR}/kst/33694/kst-33694-57/1/pdf/kst-33694-57.pdf",
        f"{ZOEK}/kst-33694-57.pdf",
    ]


@pytest.mark.parametrize("url", ["http://repository.overheid.nl/x", "https://example.org/x", "file:///etc/x"])
def test_only_the_official_sites_are_asked_and_only_by_https(url: str) -> None:
    assert not Service().may_ask(url)
    assert Service().may_ask("https://repository.overheid.nl/x")
