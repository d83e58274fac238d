"""Official XML becomes lines with roles: made papers of every generation, damage, real files if at hand."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, needs_samples

from compare.errors import UnreadableFileError
from compare.io.xml import read_xml
from compare.model import Line, Source

XML_SAMPLES = SAMPLES / "xml"


BOX = "<box><titel>Uitgelicht</titel><al>In het kader.</al></box>"


def paper(
    body: str,
    *,
    title: str = "BRIEF VAN DE MINISTER VAN DEFENSIE",
    dossier: str = "<dossiernr>33 694</dossiernr>",
    after: str = "",
    head: str = "",
) -> bytes:
    """A Kamerstuk with this body, in the official form."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata>{head}</metadata><kamerstuk><kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="kamernummer">2</tekstregel></kamerstukkop>
<dossier><dossiernummer>{dossier}</dossiernummer><titel>Veiligheid</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">57</ondernummer></stuknr><titel>{title}</titel>{after}
<algemeen><vrije-tekst><tekst status="goed">{body}</tekst></vrije-tekst></algemeen></stuk>
</kamerstuk></officiele-publicatie>""".encode()


def body_of(body: str, **kwargs: str) -> list[Line]:
    """The lines of a paper with this body, without its masthead and title."""
    return [x for x in read_xml(paper(body, **kwargs)).lines if x.role not in ("furniture", "title")]


def shown(lines: list[Line]) -> list[tuple[str, str]]:
    """Role and text of each line."""
    return [(line.role, line.text) for line in lines]


def texts(body: str) -> list[str]:
    """Texts of the lines of a body."""
    return [line.text for line in body_of(body)]


# -- running text -------------------------------------------------------------------------------------


def test_a_word_round_a_processing_instruction_or_comment_stays_one_word() -> None:
    assert texts("<al>UZI-server<?xpp afbm?>certificaten en in<!-- x -->komen</al>") == [
        "UZI-servercertificaten en inkomen"
    ]


def test_marks_inside_a_sentence_keep_their_text_and_part_no_words() -> None:
    body = (
        "<al>NO<inf>x</inf> uit 10 m<sup>2</sup> is <nadruk type='vet'>niet</nadruk>"
        " <extref doc='kst-1-2'>28 844</extref>.</al>"
    )
    assert texts(body) == ["NOx uit 10 m2 is niet 28 844."]


def test_indentation_round_elements_neither_glues_words_nor_parts_them_from_their_stops() -> None:
    body = """<al>
      de motie-Wassenberg (
      <extref doc="x">
        21501-08
      </extref>
      , nr.
      <extref doc="x">
        719
      </extref>
      );
    </al><al>daarbij NO
      <inf>
        x
      </inf>
      uit de
      <nadruk>
        «zee»
      </nadruk>
      .
    </al>"""
    assert texts(body) == ["de motie-Wassenberg (21501-08, nr. 719);", "daarbij NOx uit de «zee»."]


def test_lines_wrapped_inside_a_paragraph_and_hard_spaces_become_single_spaces() -> None:
    assert texts("<al>lenen «een\nnormale zaak»  op 9\xa0mei\n 2023</al>") == [
        "lenen «een normale zaak» op 9 mei 2023"
    ]


def test_an_unknown_element_keeps_its_text_as_a_paragraph_and_inside_a_sentence_as_words() -> None:
    body = "<onbekend>Eén zin.</onbekend><doos><a>Twee.</a><b>Drie.</b></doos><al>Vier <x>vijf</x> zes.</al>"
    assert texts(body) == ["Eén zin.", "Twee.", "Drie.", "Vier vijf zes."]


def test_text_between_the_elements_of_a_paper_is_not_lost() -> None:
    assert texts("voor<al>midden</al>na<lijst>los<li><li.nr>–</li.nr>kaal</li></lijst>") == [
        "voor", "midden", "na", "los", "– kaal",
    ]  # fmt: skip


def test_paragraphs_of_one_group_stand_together_and_others_apart() -> None:
    lines = body_of("<al>A.</al><al-groep><al>B.</al><al>C.</al></al-groep><al>D.</al>")
    assert [line.gap for line in lines] == [1, 1, 0, 1]


# -- headings, lists, tables --------------------------------------------------------------------------


def test_parts_of_a_paper_are_headings_as_deep_as_they_are_nested() -> None:
    body = (
        "<divisie><kop><nr>1</nr><titel>Inleiding</titel></kop><al>A.</al>"
        "<divisie><kop><nr>1.1</nr><titel>Doel</titel></kop><al>B.</al></divisie></divisie>"
    )
    lines = body_of(body)
    assert [(x.text, x.level) for x in lines if x.role == "heading"] == [("1 Inleiding", 1), ("1.1 Doel", 2)]


def test_a_heading_in_the_text_has_a_level_only_when_it_is_numbered() -> None:
    body = "".join(
        f"<tussenkop>{t}</tussenkop><al>x</al>" for t in ("Doel", "2. Doel", "2.1 Doel", "§ 3.2.1. Doel")
    )
    assert [line.level for line in body_of(body) if line.role == "heading"] == [0, 1, 2, 3]


def test_a_sentence_set_as_a_heading_in_plain_type_is_a_paragraph() -> None:
    sentence = (
        "Het onderhavige wetsvoorstel strekt ertoe om voor het jaar 2019 wijzigingen aan te brengen in:"
    )
    lines = body_of(
        f'<tussenkop kopopmaak="rom">{sentence}</tussenkop><tussenkop kopopmaak="rom">Doel</tussenkop>'
    )
    assert [line.role for line in lines] == ["paragraph", "heading"]


def test_lists_keep_their_printed_marks_and_depth() -> None:
    body = (
        "<lijst type='expliciet'><li><li.nr>1.</li.nr><al>een</al><al>verder</al>"
        "<lijst><li><li.nr>–</li.nr><al>genest</al></li></lijst></li>"
        "<li><li.nr>2.</li.nr><lijst><li><li.nr>a.</li.nr><al>dieper</al></li></lijst></li></lijst>"
    )
    lines = body_of(body)
    assert [(x.text, x.gap, x.level) for x in lines] == [
        ("1. een", 1, 1), ("verder", 0, 1), ("– genest", 1, 2), ("2. a. dieper", 1, 2),
    ]  # fmt: skip
    assert {line.role for line in lines} == {"list_item"}


def test_a_plain_paragraph_that_begins_with_a_mark_is_a_list_item_of_its_own() -> None:
    lines = body_of("<al-groep><al>Namelijk:</al><al>– de eerste;</al><al>– de tweede.</al></al-groep>")
    assert [(x.role, x.gap) for x in lines] == [("paragraph", 1), ("list_item", 1), ("list_item", 1)]


def test_a_definition_is_its_term_and_what_it_means() -> None:
    body = (
        "<definitielijst><definitie-item><term>Wet</term><definitie><al>de Woningwet;</al></definitie>"
        "</definitie-item></definitielijst>"
    )
    assert shown(body_of(body)) == [("list_item", "Wet: de Woningwet;")]


def test_a_table_is_its_title_and_rows_of_cells() -> None:
    body = (
        "<table><title>Bedragen</title><tgroup cols='3'><colspec/><thead><row><entry><al>Art.</al></entry>"
        "<entry namest='a' nameend='b'><al>Uitgaven</al></entry></row></thead>"
        "<tbody><row><entry/><entry/></row><row><entry><al>1</al><al>Inzet</al></entry>"
        "<entry>2.727<noot type='tabel'><noot.nr>1</noot.nr><noot.al>Raming.</noot.al></noot></entry></row>"
        "</tbody></tgroup></table><al>Na.</al>"
    )
    lines = body_of(body)
    assert [(x.role, x.text, x.gap) for x in lines] == [
        ("table", "Bedragen", 1),
        ("table", "Art. | Uitgaven", 0),
        ("table", "1 Inzet | 2.727", 0),
        ("note", "Raming.", 1),
        ("paragraph", "Na.", 1),
    ]
    assert lines[2].references == (1,)


def test_a_box_is_its_title_and_its_paragraphs() -> None:
    assert shown(body_of(BOX)) == [("heading", "Uitgelicht"), ("paragraph", "In het kader.")]


def test_a_picture_is_left_out_and_said_without_parting_the_sentence() -> None:
    source = read_xml(paper("<al>Zie <plaatje><illustratie naam='x.png'/></plaatje> hier.</al>"))
    assert [line.text for line in source.lines if line.role == "paragraph"] == ["Zie hier."]
    assert source.remarks == ("Pictures were left out.",)


# -- notes --------------------------------------------------------------------------------------------


def note(number: str, *paragraphs: str, tag: str = "noot.al") -> str:
    """A note as it stands inside a sentence."""
    return f"<noot><noot.nr>{number}</noot.nr>{''.join(f'<{tag}>{p}</{tag}>' for p in paragraphs)}</noot>"


def test_a_note_is_taken_out_of_its_sentence_and_stands_after_it() -> None:
    lines = body_of(f"<al>Het doel{note('3', 'Zie nr. 4.', 'En nr. 5.')} staat vast {note('4', 'X.')}.</al>")
    assert [(x.role, x.text, x.note, x.gap) for x in lines] == [
        ("paragraph", "Het doel staat vast.", 0, 1),
        ("note", "Zie nr. 4.", 3, 1),
        ("note", "En nr. 5.", 0, 0),
        ("note", "X.", 4, 1),
    ]
    assert lines[0].references == (3, 4)


def test_a_note_in_a_title_a_heading_and_a_list_item_is_taken_out() -> None:
    body = (
        f"<tussenkop>Doel{note('2', 'B.')}</tussenkop>"
        f"<lijst><li><li.nr>–</li.nr><al>punt{note('3', 'C.')};</al></li></lijst>"
    )
    source = read_xml(paper(body, title=f"BRIEF{note('1', 'A.')} VAN DE MINISTER"))
    lines = [line for line in source.lines if line.role != "furniture"]
    assert [(x.role, x.text, x.references, x.note) for x in lines] == [
        ("title", "BRIEF VAN DE MINISTER", (1,), 0),
        ("note", "A.", (), 1),
        ("heading", "Doel", (2,), 0),
        ("note", "B.", (), 2),
        ("list_item", "– punt;", (3,), 0),
        ("note", "C.", (), 3),
    ]
    assert source.stated.title == "BRIEF VAN DE MINISTER"


def test_a_second_reference_to_a_note_does_not_repeat_it() -> None:
    body = (
        "<al>Een<noot id='a'><noot.nr>7</noot.nr><noot.al>N.</noot.al></noot>.</al>"
        "<al>Twee<nootref refid='a'/>.</al>"
    )
    lines = body_of(body)
    assert [(x.text, x.references) for x in lines] == [("Een.", (7,)), ("N.", ()), ("Twee.", (7,))]


def test_an_old_note_that_stands_at_the_end_comes_after_its_reference() -> None:
    body = (
        "<al>Een<voetref refid='v1' nr='1'/>.</al><al>Twee.</al>"
        "<voetnoot id='v1' nr='1'><al>N.</al></voetnoot>"
    )
    assert [(x.role, x.text, x.note) for x in body_of(body)] == [
        ("paragraph", "Een.", 0), ("note", "N.", 1), ("paragraph", "Twee.", 0),
    ]  # fmt: skip


def test_a_note_with_a_sign_for_a_number_keeps_its_sign_and_gets_a_number_after_the_last() -> None:
    lines = body_of(f"<al>Een{note('*', 'Ster.')} en twee{note('1', 'Cijfer.')}.</al>")
    assert lines[0].references == (2, 1)
    assert [(x.note, x.text) for x in lines[1:]] == [(2, "* Ster."), (1, "Cijfer.")]


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


# -- what is refused ----------------------------------------------------------------------------------


def refusal(data: bytes) -> str:
    """The message with which a file is refused."""
    with pytest.raises(UnreadableFileError) as caught:
        read_xml(data, "stuk.xml")
    return str(caught.value)


def test_an_external_entity_is_never_fetched_and_said(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("TOPGEHEIM")
    data = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode()
        + paper("<al>&e; hier.</al>").split(b"?>", 1)[1]
    )
    assert "refers to text that does not stand in it (&e;)" in refusal(data)
    assert "TOPGEHEIM" not in refusal(data)


def test_an_entity_that_swells_is_never_expanded_and_said() -> None:
    bomb = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    data = f"<!DOCTYPE x [{bomb}]>".encode() + paper("<al>&a9;</al>").split(b"?>", 1)[1]
    assert "its entities repeat each other" in refusal(data)


def test_the_name_of_a_character_is_that_character() -> None:
    data = (
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/op.dtd">'
        + paper("<al>co&ouml;rdinatie</al>").split(b"?>", 1)[1]
    )
    assert "coördinatie" in [line.text for line in read_xml(data).lines]


@pytest.mark.parametrize("start", ["\ufeff", ""])
def test_a_paper_saved_twice_in_another_encoding_is_refused(start: str) -> None:
    whole = (start + paper("<al>De agenda’s van Financiën, één.</al>").decode()).encode()
    damaged = whole.decode("latin-1").encode() if start else whole.decode("cp1252").encode()
    assert "damaged: its characters were saved twice in another encoding" in refusal(damaged)
    assert "fetch it again" in refusal(damaged)


def test_one_damaged_character_among_many_whole_ones_does_not_damn_the_paper() -> None:
    text = "één " * 20 + "FinanciÃ«n"
    assert text in [line.text for line in read_xml(paper(f"<al>{text}</al>")).lines]


def test_a_paper_that_breaks_off_is_refused() -> None:
    assert "damaged: not well-formed XML" in refusal(paper("<al>Hierbij.</al>")[:-40])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"<metadata_gegevens/>", "a metadata file, not the paper"),
        (b"<owms-metadata/>", "a metadata file, not the paper"),
        (b'<s:searchRetrieveResponse xmlns:s="x"/>', "a search result, not the paper"),
        (b'<e:Edmx xmlns:e="x"/>', "a data service (OData, Atom), not the paper"),
        (b"<html><body/></html>", "a web page, not XML"),
        (b"<svg/>", "no official paper: it begins with <svg>"),
        (b"<officiele-publicatie/>", "the head of a paper only, no text"),
        (paper(""), "the head of a paper only, no text"),
    ],
)
def test_what_is_no_paper_is_refused_by_what_it_is(data: bytes, message: str) -> None:
    assert message in refusal(data)
    assert refusal(data).startswith("stuk.xml: ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_the_encodings_in_use_are_read(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = (
        paper("<al>De agenda’s: één euro €.</al>").decode().replace("UTF-8", declared).replace("\n", "\r\n")
    )
    assert "De agenda’s: één euro €." in [line.text for line in read_xml(text.encode(encoding)).lines]


# -- nothing is lost ----------------------------------------------------------------------------------

NAMES = (
    "al", "al-groep", "lijst", "li", "li.nr", "lid", "lidnr", "divisie", "kop", "titel", "tussenkop", "table",
    "title", "tgroup", "tbody", "row", "entry", "noot", "noot.al", "nadruk", "extref", "box",
    "citaat", "tekst",
    "ondertekening", "functie", "naam", "definitielijst", "definitie-item", "term", "definitie", "vraag",
    "nr", "antwoord", "wijziging", "wat", "spreker", "motie", "plaatje", "onbekend", "witreg",
    "gegeven", "voorz",
    "wie", "datumtekst", "voetnoot", "dagtekening", "ltrlabel", "nummer", "stuk", "vergadering", "activiteit",
    "sup", "agendapunt", "kamervraagomschrijving", "officiele-inhoudsopgave", "considerans.al", "dossier",
)  # fmt: skip
TREES = st.recursive(
    st.tuples(st.sampled_from(NAMES), st.booleans(), st.just(())),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.booleans(), st.lists(inner, max_size=4).map(tuple)),
    max_leaves=12,
)
Tree = tuple[str, bool, tuple["Tree", ...]]


def write(tree: Tree, words: list[str]) -> str:
    """The tree as XML; where it asks for text, a new word stands inside it and another after it."""
    name, has_text, children = tree

    def word() -> str:
        words.append(f"w{len(words)}x")
        return words[-1]

    inside = f" {word()} " if has_text else ""
    inside += "".join(write(child, words) for child in children)
    return f"<{name}>{inside}</{name}>" + (f" {word()} " if has_text and len(words) % 3 == 0 else "\n")


@given(st.lists(TREES, min_size=1, max_size=4))
def test_every_word_of_a_body_stands_in_the_lines_exactly_once(trees: list[Tree]) -> None:
    words: list[str] = []
    body = "".join(write(tree, words) for tree in trees)
    source = read_xml(paper(f"<al>Begin.</al>{body}<al>Slot.</al>"))
    found = Counter(word for line in source.lines for word in re.findall(r"w\d+x", line.text))
    assert found == Counter(words)
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
    assert all(line.role and line.text == " ".join(line.text.split()) for line in source.lines)


# -- real papers --------------------------------------------------------------------------------------

INLINE = {
    "nadruk", "sup", "inf", "extref", "datum", "naam", "voornaam", "achternaam",
    "organisatie", "kamervraagonderwerp",     "ondernummer", "rijkswetnr", "raadnr",
}  # fmt: skip


def words_of(path: Path) -> Counter[str]:
    """The words of a paper by another parser, without its metadata and the numbers of its notes."""

    def text(element: ElementTree.Element) -> str:
        if element.tag in ("metadata", "noot.nr"):
            return ""
        edge = "" if element.tag in INLINE or element.tag == "noot" else " "
        inner = "".join(text(child) + (child.tail or "") for child in element)
        return f"{edge}{element.text or ''}{inner}{edge}"

    return Counter(re.findall(r"\w+", text(ElementTree.parse(path).getroot())))


@needs_samples
@pytest.mark.parametrize("path", sorted(XML_SAMPLES.glob("[ak]*-*[0-9].xml")), ids=lambda path: path.stem)
def test_no_word_of_a_real_paper_is_lost_or_doubled(path: Path) -> None:
    lines = read_xml(path.read_bytes(), path.name).lines
    assert Counter(w for line in lines for w in re.findall(r"\w+", line.text)) == words_of(path)


@needs_samples
def test_a_real_letter_has_its_notes_headings_and_facts() -> None:
    source: Source = read_xml((XML_SAMPLES / "kst-28844-269.xml").read_bytes())
    assert [line.note for line in source.lines if line.role == "note"] == list(range(1, 16))
    assert [n for line in source.lines for n in line.references] == list(range(1, 16))
    assert sum(line.role == "heading" for line in source.lines) == 6
    stated = source.stated
    assert (stated.id, stated.date, stated.type) == ("kst-28844-269", date(2023, 7, 7), "letter")
    assert stated.sender == "Minister van Binnenlandse Zaken en Koninkrijksrelaties"


@needs_samples
@pytest.mark.parametrize("path", sorted(XML_SAMPLES.glob("*.xml")), ids=lambda path: path.stem)
def test_every_sample_is_read_or_refused_by_what_it_is(path: Path) -> None:
    data = path.read_bytes()
    if "mojibake" in path.name:
        assert "saved twice in another encoding" in refusal(data)
    elif "metadata" in path.name or "opmeta" in path.name:
        assert "metadata file, not the paper" in refusal(data)
    elif path.name.startswith("sru") or "searchrec" in path.name:
        assert "search result, not the paper" in refusal(data)
    else:
        assert read_xml(data, path.name).marked
