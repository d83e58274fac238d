"""Each kind of official paper, of every generation, becomes its lines and its facts."""

from datetime import date

import pytest
from xml_builders import body_of, paper, shown

from compare.io.xml import read_xml

# -- letters and motions ------------------------------------------------------------------------------


def test_a_letter_tells_its_address_date_and_sender() -> None:
    body = (
        "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 7 juli 2023</al>"
        "<al>Hierbij.</al></tekst></vrije-tekst><tekst-sluiting><ondertekening>"
        "<functie>De Minister van Defensie,</functie><naam><voornaam>K.H.</voornaam><achternaam>Ollongren"
        "</achternaam></naam></ondertekening></tekst-sluiting><vrije-tekst><tekst>"
    )
    source = read_xml(paper(body))
    assert shown([x for x in source.lines if x.role != "furniture"]) == [
        ("title", "BRIEF VAN DE MINISTER VAN DEFENSIE"),
        ("address", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        ("address", "Den Haag, 7 juli 2023"),
        ("paragraph", "Hierbij."),
        ("signature", "De Minister van Defensie,"),
        ("signature", "K.H. Ollongren"),
    ]
    stated = source.stated
    assert (stated.id, stated.type, stated.number, stated.session_year) == (
        "kst-33694-57",
        "letter",
        "57",
        "2022-2023",
    )
    assert (stated.date, stated.sender, stated.chamber) == (date(2023, 7, 7), "Minister van Defensie", "2")
    assert (source.format, source.marked) == ("xml", True)


def test_a_letter_without_a_signature_takes_its_sender_from_the_title() -> None:
    assert read_xml(paper("<al>Hierbij.</al>")).stated.sender == "Minister van Defensie"


def test_the_masthead_is_furniture_and_never_in_the_body() -> None:
    lines = read_xml(paper("<al>Hierbij.</al>")).lines
    assert [line.text for line in lines if line.role == "furniture"] == [
        "Vergaderjaar 2022-2023", "Tweede Kamer der Staten-Generaal", "2", "33 694 Veiligheid", "Nr. 57",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        "<al-groep><al>Tielen</al><al>Van der Graaf c.s.</al></al-groep>",
        "<al>Tielen</al><al>Van der Graaf c.s.</al>",
    ],
)
def test_the_names_under_a_motion_are_its_signature(names: str) -> None:
    source = read_xml(
        paper(
            "<al>De Kamer,</al><al>verzoekt de regering,</al>"
            f"<al>en gaat over tot de orde van de dag.</al>{names}",
            title="MOTIE VAN HET LID TIELEN C.S.",
            after='<datumtekst>Voorgesteld <datum isodatum="2022-03-30">30 maart 2022</datum></datumtekst>',
        )
    )
    assert [x.text for x in source.lines if x.role == "signature"] == ["Tielen", "Van der Graaf c.s."]
    assert [x.text for x in source.lines if x.role == "title"][1:] == ["Voorgesteld 30 maart 2022"]
    assert (source.stated.type, source.stated.date) == ("motion", date(2022, 3, 30))


@pytest.mark.parametrize(
    ("printed", "dossier"),
    [
        ("<dossiernr>35 925</dossiernr><begrotingshoofdstuk>V</begrotingshoofdstuk>-", "35925-V"),
        ("<dossiernr>21 501</dossiernr>-<raadnr>02</raadnr>", "21501-02"),
        ("<dossiernr>36 027</dossiernr> (<rijkswetnr>R2160</rijkswetnr>)", "36027"),
        ("35 925 V", "35925-V"),
    ],
)
def test_a_dossier_number_has_its_chapter_or_council_after_a_hyphen(printed: str, dossier: str) -> None:
    stated = read_xml(paper("<al>Hierbij.</al>", dossier=printed)).stated
    assert (stated.dossier, stated.id) == (dossier, f"kst-{dossier}-57")


def test_of_several_dossiers_the_first_counts() -> None:
    second = (
        "<dossiernr>36 410</dossiernr></dossiernummer></dossier>"
        "<dossier><dossiernummer><dossiernr>36 411</dossiernr>"
    )
    assert read_xml(paper("<al>Hierbij.</al>", dossier=second)).stated.dossier == "36410"


def test_the_facts_in_the_newest_generation_fill_what_the_paper_does_not_print() -> None:
    head = (
        '<meta name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-1268678"/>'
        '<meta name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2025-05-01"/>'
        '<meta name="OVERHEIDop.indiener" scheme="" content="R.P. Brekelmans"/>'
    )
    stated = read_xml(paper("<al>Hierbij.</al>", head=head)).stated
    assert (stated.id, stated.date) == ("kst-1268678", date(2025, 5, 1))
    assert stated.sender == "Minister van Defensie"


def test_the_address_of_the_outer_metadata_gives_the_id() -> None:
    head = '<meta name="OVERHEIDop.externMetadataRecord" content="https://zoek.officielebekendmakingen.nl/kst-33694-U/metadata.xml"/>'
    assert read_xml(paper("<al>Hierbij.</al>", head=head)).stated.id == "kst-33694-U"


# -- questions and answers ----------------------------------------------------------------------------


def questions(body: str, answer: str = "", number: str = "3235") -> bytes:
    """Written questions, with the description of their answer when there is one."""
    return f"""<officiele-publicatie><metadata/><kamervragen><kamervraagkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2020-2021</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamervraagkop>
<kamervraagnummer>{number}</kamervraagnummer>
<kamervraagomschrijving type="vraag">Vragen van het lid
<naam><voornaam>Romke de </voornaam><achternaam>Jong</achternaam></naam>
(D66) aan de Minister voor Rechtsbescherming over <kamervraagonderwerp>de TOZO</kamervraagonderwerp>
(ingezonden <datum isodatum="2021-06-03">3 juni 2021</datum>).</kamervraagomschrijving>{answer}{body}
</kamervragen></officiele-publicatie>""".encode()


ASKED = "<vraag><nr>Vraag 1</nr><al>Klopt het?</al></vraag>"
ANSWERED = (
    '<kamervraagomschrijving type="antwoord">Antwoord van Minister'
    " <naam><achternaam>Dekker</achternaam></naam>"
    ' (<organisatie afkorting="JenV">Rechtsbescherming</organisatie>)'
    ' (ontvangen <datum isodatum="2021-06-21">'
    "21 juni 2021</datum>).</kamervraagomschrijving>"
)


def test_answered_questions_have_labels_questions_and_answers_and_the_facts_of_the_answer() -> None:
    body = ASKED + (
        "<antwoord><nr>Antwoord 1</nr><al>Ja.</al><al>Verder:</al>"
        "<lijst><li><li.nr>–</li.nr><al>dit.</al></li></lijst>"
        "</antwoord>"
    )
    source = read_xml(questions(body, ANSWERED))
    assert shown([x for x in source.lines if x.role != "furniture"]) == [
        ("title", "Vragen van het lid Romke de Jong (D66) aan de Minister voor Rechtsbescherming over de TOZO"
                  " (ingezonden 3 juni 2021)."),
        ("title", "Antwoord van Minister Dekker (Rechtsbescherming) (ontvangen 21 juni 2021)."),
        ("label", "Vraag 1"),
        ("question", "Klopt het?"),
        ("label", "Antwoord 1"),
        ("answer", "Ja."),
        ("answer", "Verder:"),
        ("list_item", "– dit."),
    ]  # fmt: skip
    stated = source.stated
    assert (stated.id, stated.type, stated.title) == ("ah-tk-20202021-3235", "consultation", "de TOZO")
    assert (stated.date, stated.sender) == (date(2021, 6, 21), "Minister voor Rechtsbescherming")


def test_questions_without_answers_are_of_the_day_they_were_asked() -> None:
    stated = read_xml(questions(ASKED, number="2020Z13248")).stated
    assert (stated.id, stated.type, stated.date) == ("kv-tk-2020Z13248", "questions", date(2021, 6, 3))


def test_plain_labels_in_a_kamerstuk_make_questions_and_answers_until_a_heading() -> None:
    body = (
        "<tussenkop>Vraag 3</tussenkop><al>Waarom?</al><al>Antwoord</al><al>Daarom.</al>"
        "<al>– en ook dit;</al>"
        "<tussenkop>Overig</tussenkop><al>Slot.</al>"
    )
    assert [x.role for x in body_of(body, title="LIJST VAN VRAGEN EN ANTWOORDEN")] == [
        "label", "question", "label", "answer", "list_item", "heading", "paragraph",
    ]  # fmt: skip


def test_office_and_name_in_plain_paragraphs_are_a_signature() -> None:
    body = (
        "<al-groep><al>De voorzitter van de commissie,</al><al>Pia Dijkstra</al></al-groep>"
        "<al>De vragen staan hier.</al>"
    )
    assert [x.role for x in body_of(body)] == ["signature", "signature", "paragraph"]


# -- other papers -------------------------------------------------------------------------------------

OLD = """<?xml version="1.0"?><kamerwrk kamer="2"><kop><titel>Tweede Kamer der Staten-Generaal</titel>
<subtitel>2</subtitel><subtitel>Vergaderjaar 1997-1998</subtitel></kop>
<frontm><versie dtd="0.10"/><ordernr>KST1</ordernr>
<vergjaar>1997-1998</vergjaar><onderw><nummer>27 400 XV</nummer><naam>Wijziging van de
Woningwet</naam></onderw></frontm><body><stuk><ltrlabel>Nr. </ltrlabel><nummer>3</nummer>
<titel>BRIEF VAN DE MINISTER VAN
DEFENSIE</titel><tuskop letat="vet">1. Inleiding</tuskop><al>Een regel
die doorloopt.</al><al>Zonder witregel.</al><witreg/><al>Met witregel:</al>
<al>1. de eerste;</al><al>2. de tweede.</al>
<ondtek><functie>De Minister van Defensie,</functie><naam>J. J. C. Voorhoeve</naam></ondtek>
</stuk></body></kamerwrk>"""


def test_a_paper_of_before_2010_is_read_with_its_white_lines_and_lists() -> None:
    source = read_xml(OLD.encode())
    assert [(x.role, x.text, x.gap) for x in source.lines if x.role != "furniture"] == [
        ("title", "BRIEF VAN DE MINISTER VAN DEFENSIE", 1),
        ("heading", "1. Inleiding", 1),
        ("paragraph", "Een regel die doorloopt.", 1),
        ("paragraph", "Zonder witregel.", 0),
        ("paragraph", "Met witregel:", 1),
        ("list_item", "1. de eerste;", 1),
        ("list_item", "2. de tweede.", 1),
        ("signature", "De Minister van Defensie,", 1),
        ("signature", "J. J. C. Voorhoeve", 0),
    ]
    assert "Nr. 3" in [x.text for x in source.lines if x.role == "furniture"]
    stated = source.stated
    assert (stated.id, stated.session_year, stated.chamber) == ("kst-27400-XV-3", "1997-1998", "2")
    assert (stated.dossier_title, stated.sender) == ("Wijziging van de Woningwet", "Minister van Defensie")


def test_a_report_has_a_heading_for_whoever_speaks_and_its_motions() -> None:
    data = b"""<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord"
    content="https://zoek.officielebekendmakingen.nl/h-tk-20172018-70-6/metadata.xml"/></metadata><handelingen><agendapunt>
    <nr>6</nr><item-titel>Stemmingen</item-titel>
    <spreekbeurt><spreker><voorvoegsels>De heer</voorvoegsels><naam><achternaam>Bisschop</achternaam></naam>
    (<politiek>SGP</politiek>)
    :</spreker><tekst><al-groep><al>Voorzitter.</al></al-groep>
    <motie><kop><titel>Motie</titel></kop><al>De Kamer,</al>
    <al>en gaat over tot de orde van de dag.</al></motie>
    <al-groep><al>Dank u</al></al-groep></tekst></spreekbeurt>
    </agendapunt></handelingen></officiele-publicatie>"""
    source = read_xml(data)
    assert shown(list(source.lines)) == [
        ("furniture", "6"),
        ("title", "Stemmingen"),
        ("heading", "De heer Bisschop (SGP):"),
        ("paragraph", "Voorzitter."),
        ("heading", "Motie"),
        ("paragraph", "De Kamer,"),
        ("paragraph", "en gaat over tot de orde van de dag."),
        ("paragraph", "Dank u"),
    ]
    assert (source.stated.type, source.stated.title) == ("report", "Stemmingen")
    assert (source.stated.session_year, source.stated.chamber) == ("2017-2018", "2")


VLOS = """<?xml version="1.0" encoding="UTF-8"?><vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0">
<vergadering kamer="Tweede Kamer"><titel>14e vergadering</titel><zaal>Plenair</zaal>
<vergaderjaar>2014-2015</vergaderjaar>
<datum>2014-10-15T00:00:00</datum><activiteit><titel>Top</titel><onderwerp>Top</onderwerp>
<tekst><alinea><alineaitem>Top</alineaitem></alinea></tekst><woordvoerder><spreker><achternaam>Pechtold</achternaam></spreker>
<tekst><alinea><alineaitem>De heer <nadruk type="Vet">Pechtold</nadruk> (D66):</alineaitem>
<alineaitem>Goed.</alineaitem>
</alinea></tekst><interrumpant><tekst><alinea><alineaitem>De <nadruk>voorzitter</nadruk>:</alineaitem>
<alineaitem>Kort.</alineaitem></alinea></tekst></interrumpant></woordvoerder></activiteit></vergadering></vlosCoreDocument>"""


def test_a_live_report_is_its_spoken_text_without_its_register() -> None:
    source = read_xml(b"\xef\xbb\xbf" + VLOS.replace("\n", "\r\n").encode())
    assert shown(list(source.lines)) == [
        ("title", "14e vergadering"),
        ("heading", "Top"),
        ("furniture", "Top"),
        ("heading", "De heer Pechtold (D66):"),
        ("paragraph", "Goed."),
        ("heading", "De voorzitter:"),
        ("paragraph", "Kort."),
    ]
    stated = source.stated
    assert (stated.type, stated.date, stated.session_year, stated.chamber) == (
        "report",
        date(2014, 10, 15),
        "2014-2015",
        "2",
    )


def test_a_day_that_no_calendar_has_is_no_day_of_a_report() -> None:
    assert read_xml(VLOS.replace("2014-10-15", "2014-10-35").encode()).stated.date is None


def test_a_bill_has_its_articles_as_headings_and_their_parts_as_numbered_items() -> None:
    body = (
        "<al>A.</al></tekst></vrije-tekst></algemeen><voorstel-wet><aanhef><considerans>"
        "<considerans.al>Alzo Wij.</considerans.al></considerans></aanhef><wettekst>"
        "<artikel><kop><label>Artikel</label>"
        "<nr>1</nr></kop><lid><lidnr>1.</lidnr><al>Eerste lid:</al>"
        "<lijst><li><li.nr>a.</li.nr><al>punt.</al></li></lijst>"
        "</lid></artikel><wijzig-artikel><wijziging><nr>B</nr><wat>Artikel 5 vervalt.</wat></wijziging>"
        "</wijzig-artikel>"
        "</wettekst></voorstel-wet><algemeen><vrije-tekst><tekst>"
    )
    assert [(x.role, x.text, x.level) for x in body_of(body)][1:] == [
        ("paragraph", "Alzo Wij.", 0),
        ("heading", "Artikel 1", 1),
        ("list_item", "1. Eerste lid:", 1),
        ("list_item", "a. punt.", 2),
        ("paragraph", "B Artikel 5 vervalt.", 0),
    ]
