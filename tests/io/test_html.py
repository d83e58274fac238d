"""Papers saved as a web page: the same lines as their XML has, and nothing of the site around them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from official_html import xml_to_html
from samples import SAMPLES, needs_samples

from compare.errors import UnreadableFileError
from compare.io.html import read_html
from compare.io.xml import read_xml
from compare.model import Line, Source

PAPERS = (
    "ah-tk-20202021-3235", "kst-21501-20-2146", "kst-28844-269", "kst-32317-898", "kst-32545-143",
    "kst-33576-382", "kst-36027-12", "kst-36410-XVI-109",
)  # fmt: skip

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata/><kamerstuk>
<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>21 501</dossiernr><raadnr>-02</raadnr></dossiernummer>
<titel>Raad Algemene Zaken</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">2507</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN<noot id="n1" type="voet"><noot.nr>1</noot.nr>
<noot.al>Ter inzage gelegd.</noot.al></noot></titel>
<algemeen><vrije-tekst><tekst>
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 7 juli 2023</al>
<tussenkop kopopmaak="vet">Inzet<noot id="n2" type="voet"><noot.nr>2</noot.nr>
<noot.al>Eerste alinea.</noot.al>
<noot.al>Tweede alinea.</noot.al></noot> van het kabinet</tussenkop>
<al>Het EU<nadruk type="cur">-beleid</nadruk> van CO<inf>2</inf> en 10 m<sup>2</sup> kent
<nadruk type="vet">drie</nadruk> doelen<noot id="n3" type="voet"><noot.nr>3</noot.nr>
<noot.al>Kamerstuk <extref doc="kst-1-2">1, nr. 2</extref>.</noot.al></noot>, te weten:</al>
<lijst type="expliciet"><li><li.nr>1.</li.nr><al>vrede;</al></li>
<li><li.nr>2.</li.nr><al>recht, namelijk</al>
<lijst type="expliciet"><li><li.nr>a.</li.nr><al>bescherming<noot id="n4" type="voet"><noot.nr>4</noot.nr>
<noot.al>Zie bijlage.</noot.al></noot>;</al></li><li><li.nr>b.</li.nr><al>handhaving.</al></li></lijst>
<al>Dit vergt tijd.</al></li></lijst>
<al-groep><al>Een alinea van een groep.</al><al>De tweede van de groep.</al></al-groep>
<table><tgroup cols="3"><tbody><row><entry>Jaar</entry><entry>Uitgaven<noot id="n5" type="voet">
<noot.nr>5</noot.nr><noot.al>In miljoenen.</noot.al></noot></entry><entry/></row>
<row><entry><al>2022</al></entry><entry><al>€ 1,5</al><al>mld</al></entry><entry>x</entry></row>
</tbody></tgroup></table>
<tussenkop kopopmaak="cur">Ten slotte</tussenkop>
<al>Ik hoop u zo te hebben geïnformeerd.</al>
</tekst></vrije-tekst>
<tekst-sluiting><ondertekening><functie>De Minister van Buitenlandse Zaken,</functie>
<naam><voornaam>W.B.</voornaam> <achternaam>Hoekstra</achternaam></naam></ondertekening></tekst-sluiting>
</algemeen></stuk></kamerstuk></officiele-publicatie>"""

LETTER_LINES = [
    ("BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN", "title", 1, (1,)),
    ("Ter inzage gelegd.", "note", 1, ()),
    ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "address", 1, ()),
    ("Den Haag, 7 juli 2023", "address", 1, ()),
    ("Inzet van het kabinet", "heading", 1, (2,)),
    ("Eerste alinea.", "note", 1, ()),
    ("Tweede alinea.", "note", 0, ()),
    ("Het EU-beleid van CO2 en 10 m2 kent drie doelen, te weten:", "paragraph", 1, (3,)),
    ("Kamerstuk 1, nr. 2.", "note", 1, ()),
    ("1. vrede;", "list_item", 1, ()),
    ("2. recht, namelijk", "list_item", 1, ()),
    ("a. bescherming;", "list_item", 1, (4,)),
    ("Zie bijlage.", "note", 1, ()),
    ("b. handhaving.", "list_item", 1, ()),
    ("Dit vergt tijd.", "list_item", 1, ()),
    ("Een alinea van een groep.", "paragraph", 1, ()),
    ("De tweede van de groep.", "paragraph", 0, ()),
    ("Jaar | Uitgaven |", "table", 1, (5,)),
    ("In miljoenen.", "note", 1, ()),
    ("2022 | € 1,5 mld | x", "table", 0, ()),
    ("Ten slotte", "heading", 1, ()),
    ("Ik hoop u zo te hebben geïnformeerd.", "paragraph", 1, ()),
    ("De Minister van Buitenlandse Zaken,", "signature", 1, ()),
    ("W.B. Hoekstra", "signature", 0, ()),
]


def told(source: Source) -> list[tuple[str, str, int, tuple[int, ...]]]:
    """What the lines tell, without the furniture that a format has of its own."""
    return [(x.text, x.role, x.gap, x.references) for x in source.lines if x.role != "furniture"]


def page(body: str, head: str = "<title></title>") -> bytes:
    """A web page with this body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def paper(body: str) -> Source:
    """What is read from a page of the repository with this text."""
    return read_html(page(f'<div id="broodtekst"><div class="algemeen">{body}</div></div>'))


@needs_samples
@pytest.mark.parametrize("name", ["kst-32545-143", "ah-tk-20202021-3235"])
def test_the_same_paper_tells_the_same_from_html_and_from_xml(name: str) -> None:
    html = read_html((SAMPLES / "html" / f"{name}.html").read_bytes())
    xml = read_xml((SAMPLES / "xml" / f"{name}.xml").read_bytes())
    assert told(html) == told(xml)
    assert html.stated == xml.stated
    assert html.marked and html.format == "html"


@needs_samples
@pytest.mark.parametrize("site", ["repository", "old", "live"])
@pytest.mark.parametrize("name", PAPERS)
def test_real_papers_set_as_web_pages_come_back_as_their_xml(name: str, site: str) -> None:
    xml = (SAMPLES / "xml" / f"{name}.xml").read_bytes()
    html = read_html(xml_to_html(xml, site=site))
    assert told(html) == told(read_xml(xml))
    assert [x.note for x in html.lines if x.note] == [x.note for x in read_xml(xml).lines if x.note]


@pytest.mark.parametrize("site", ["repository", "old", "live"])
@pytest.mark.parametrize(
    "heading",
    [("h3", "tussenkop"), ("p", "tussenkop_vet"), ("h2", "tussenkop_cur no-toc"), ("p", "tussenkop kop_vet")],
)
def test_a_letter_with_all_it_can_hold_is_read_whole(site: str, heading: tuple[str, str]) -> None:
    source = read_html(xml_to_html(LETTER.encode(), site=site, heading=heading))
    assert told(source) == LETTER_LINES
    assert [x.note for x in source.lines if x.role == "note"] == [1, 2, 0, 3, 4, 5]
    assert [x.text for x in source.lines if x.role == "furniture"] == [
        "21 501-02 Raad Algemene Zaken",
        "Nr. 2507",
    ]
    assert [x.number for x in source.lines] == list(range(1, len(source.lines) + 1))


def test_what_a_letter_states_is_told_by_its_text_and_the_head_of_the_page() -> None:
    head = (
        ("DC.identifier", "OVERHEIDop.ParlID", "kst-21501-02-2507"),
        ("OVERHEIDop.vergaderjaar", "", "2022-2023"),
        ("OVERHEIDop.indiener", "", "W.B. Hoekstra"),
        ("DC.creator", "OVERHEID.StatenGeneraal", "Tweede Kamer der Staten-Generaal"),
    )
    stated = read_html(xml_to_html(LETTER.encode(), meta=head)).stated
    assert (stated.id, stated.dossier, stated.number) == ("kst-21501-02-2507", "21501-02", "2507")
    assert (stated.session_year, stated.chamber, stated.type) == ("2022-2023", "2", "letter")
    assert stated.title == "BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN"
    assert stated.sender == "Minister van Buitenlandse Zaken"
    assert str(stated.date) == "2023-07-07"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_from_the_bytes(encoding: str) -> None:
    text = page(
        '<div id="broodtekst"><p>Eén café, € 5 – «nu»</p></div>', '<meta charset="iso-8859-1">'
    ).decode()
    assert [x.text for x in read_html(text.encode(encoding)).lines] == ["Eén café, € 5 – «nu»"]


def test_white_space_is_folded_and_words_stay_whole() -> None:
    source = paper(
        "<p>Het   werk\n   van de Minis<em>ter</em>\n <b>is</b>&nbsp;zwaar<!-- x -->der&shy;baar, zie\n"
        '<a class="externe_link" href="x">www.x.nl\n <!--Url niet bereikbaar--></a>. Een<br/>regel.</p>'
    )
    assert [x.text for x in source.lines] == [
        "Het werk van de Minister is zwaarderbaar, zie www.x.nl. Een regel."
    ]


def note(number: int, anchor: str, text: str) -> str:
    """A note as it stands below a page, with the head that browsers hide."""
    return (
        f'<div class="voet noot snp-mouseoffset" id="supernote-note-{anchor}"><h5 class="note-close">'
        f'<a class="note-close" href="#close-{anchor}">X</a> Noot\n</h5><sup><span class="nootnum">'
        f'<a id="{anchor}" name="{anchor}"></a>{number}</span></sup><p>{text}</p></div>'
    )


def reference(number: int, anchor: str) -> str:
    """The reference to a note in running text."""
    return f'<a class="nootnum supernote-click-{anchor}" href="#{anchor}">{number}</a>'


def test_two_references_side_by_side_leave_no_trace_in_the_text() -> None:
    body = (
        '<div class="vraag"><h2 class="stuktitel no-toc"><a id="d1" name="d1"></a>Vraag 1\n</h2>'
        f"<p>Wat is uw reactie?{reference(1, 'a')} {reference(2, 'n2')}</p></div>"
        '<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 1</h2>'
        f"<p>Zie noot{reference(1, 'a')}.</p></div>"
    )
    notes = (
        note(1, "a", '<a href="http://nos.nl">http://nos.nl</a>') + note(2, "n2", "VOG") + note(3, "b", "Los")
    )
    source = read_html(page(f'<div id="broodtekst">{body}</div><div id="noten"><hr/>{notes}</div>'))
    assert told(source) == [
        ("Vraag 1", "label", 1, ()),
        ("Wat is uw reactie?", "question", 1, (1, 2)),
        ("http://nos.nl", "note", 1, ()),
        ("VOG", "note", 1, ()),
        ("Antwoord 1", "label", 1, ()),
        ("Zie noot.", "answer", 1, (1,)),
        ("Los", "note", 1, ()),
    ]
    assert [x.note for x in source.lines if x.role == "note"] == [1, 2, 3]


def test_a_heading_is_known_by_its_tag_its_class_or_the_class_of_all_in_it() -> None:
    source = paper(
        "<h4>Kop</h4><p>Tekst.</p><p class='tussenkop'><strong class='tussenkop_vet'>Kop</strong></p><p>a</p>"
        "<p><strong class='tussenkop_cur'>Kop</strong></p><p><strong class='vet'>Geen</strong> kop.</p>"
        "<div class='divisie'><h2 class='divisiekop1'>1 Eerste</h2><p>a</p><div class='divisie'>"
        "<h3 class='divisiekop2'>1.1 Tweede</h3><p>b</p></div></div>"
    )
    headings = [(x.text, x.level) for x in source.lines if x.role == "heading"]
    assert headings == [("Kop", 0), ("Kop", 0), ("Kop", 0), ("1 Eerste", 1), ("1.1 Tweede", 2)]


def test_lists_carry_the_marks_that_a_reader_sees() -> None:
    source = paper(
        "<ul><li>punt</li></ul><ol start='3'><li><p>drie</p><p>vervolg</p></li><li>vier</li></ol>"
        "<ol type='a'><li>letter</li></ol><ul class='expliciet'><li class='li'><p class='labeled'>"
        "<span class='ol'>–</span>streep</p></li></ul><ul class='ongemarkeerd'><li>kaal</li></ul>"
        "<dl><dt>begrip</dt><dd>uitleg</dd></dl><p class='lid'><span class='lidnr'>1.</span>Een lid.</p>"
    )
    assert [(x.text, x.gap) for x in source.lines] == [
        ("• punt", 1), ("3. drie", 1), ("vervolg", 0), ("4. vier", 1), ("a. letter", 1), ("– streep", 1),
        ("kaal", 1), ("begrip: uitleg", 1), ("1. Een lid.", 1),
    ]  # fmt: skip
    assert {x.role for x in source.lines} == {"list_item"}


def test_a_table_gives_a_line_a_row() -> None:
    source = paper(
        "<table><caption>Tabel 1: uitgaven</caption>"
        "<thead><tr><th><p>Jaar</p></th><th>Bedrag</th></tr></thead>"
        "<tbody><tr><td>2021</td><td><p>€ 1</p><p>€ 2</p></td></tr><tr><td></td></tr></tbody></table>"
    )
    assert [(x.text, x.gap) for x in source.lines] == [
        ("Tabel 1: uitgaven", 1), ("Jaar | Bedrag", 0), ("2021 | € 1 € 2", 0),
    ]  # fmt: skip
    assert {x.role for x in source.lines} == {"table"}


@pytest.mark.parametrize(
    ("names", "gaps"),
    [
        ("<div class='alineagroep'><p>Inge van Dijk</p><p>Grinwis</p></div>", [1, 0]),
        ("<p>Inge van Dijk<br/>Grinwis</p>", [1, 0]),
        ("<p>Inge van Dijk<br />\n   Grinwis<br/></p>", [1, 0]),
    ],
)
def test_the_names_under_a_motion_sign_it(names: str, gaps: list[int]) -> None:
    source = paper(f"<p>De Kamer,</p><p>en gaat over tot de orde van de dag.</p>{names}")
    assert [(x.text, x.role) for x in source.lines[-2:]] == [
        ("Inge van Dijk", "signature"),
        ("Grinwis", "signature"),
    ]
    assert [x.gap for x in source.lines[-2:]] == gaps


@pytest.mark.parametrize(
    "signature",
    [
        "<p class='ondertekening'><span class='functie'>De Minister van Economische\n  Zaken,</span>"
        "<span class='naam'><span class='voornaam'>M.A.M.</span>"
        " <span class='achternaam'>Adriaansens</span></span></p>",
        "<p class='ondertekening'>De Minister van Economische Zaken,<br/>M.A.M. Adriaansens</p>",
        "<p>De Minister van Economische Zaken,<br/>M.A.M. Adriaansens</p>",
    ],
)
def test_office_and_name_are_lines_of_a_signature(signature: str) -> None:
    source = paper(f"<p>Ik zeg<br/>dit toe.</p>{signature}")
    assert [(x.text, x.role, x.gap) for x in source.lines[1:]] == [
        ("De Minister van Economische Zaken,", "signature", 1),
        ("M.A.M. Adriaansens", "signature", 0),
    ]


@needs_samples
@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("gmb", "Bekendmaking Wet op de kansspelen St. Inloophuis Velp Zuid", "i.hagen@rheden.nl."),
        (
            "stb",
            "Besluit van 14 juli 2014, houdende verlenging van de Samenwerkingsregeling",
            "R.H.A. Plasterk",
        ),
        ("stcrt", "Omgevingsvergunning ‘uitbreiden van een woning, Jan Arendsland 13’", "betrekking heeft."),
    ],
)
def test_a_gazette_is_read_as_another_kind_of_paper(name: str, first: str, last: str) -> None:
    source = read_html((SAMPLES / "html" / f"{name}.html").read_bytes())
    assert source.stated.type == "other"
    assert source.lines[0].role == "title" and source.lines[0].text.startswith(first)
    assert source.lines[-1].text.endswith(last)
    assert not any(word in x.text for x in source.lines for word in ("Inhoudsopgave", "Snelzoeken", "Acties"))


ARTICLE = (
    "<nav><a href='/'>Home</a></nav><div class='cookie-banner'><p>Wij gebruiken cookies.</p></div>"
    "<main><article><h1>Brief over veiligheid</h1><p>Geachte voorzitter,</p><p>"
    + "Het kabinet zet in op veiligheid. "
    * 15
    + "</p><p>Naar boven</p></article></main><aside class='sidebar'><p>Deel deze pagina</p></aside>"
    "<script>p('<p>x</p>')</script>"
)


def test_a_page_of_another_site_is_read_when_its_article_holds_a_paper() -> None:
    lines = read_html(page(ARTICLE)).lines
    assert [x.text[:21] for x in lines] == [
        "Brief over veiligheid",
        "Geachte voorzitter,",
        "Het kabinet zet in op",
    ]


def test_a_paper_kept_as_its_element_alone_is_read() -> None:
    assert [x.text for x in read_html(b'<div id="broodtekst"><p>De Kamer,</p></div>').lines] == ["De Kamer,"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (page(ARTICLE.replace("Geachte voorzitter,", "Beste lezer,")), "holds no paper"),
        (page("<main><p>Geachte voorzitter, zie de bijlage.</p></main>"), "holds no paper"),
        (page('<div id="broodtekst"></div>'), "no running text"),
        (b'<html><body><div id="broodtekst"><p>De Kamer, gehoord de', "breaks off"),
        (page('<div id="broodtekst">' + "<div>" * 300 + "<p>x</p>"), "too deep"),
        (
            page('<div id="broodtekst"><p>CoÃ¶rdinatie van het ministeriÃ«le beleid â€™s</p></div>'),
            "another encoding",
        ),
        (page("<h1>x</h1>", "<title>Technische informatie over de publicatie</title>"), "technical page"),
        (bytes(range(256)) * 9, "bytes are no text"),
    ],
)
def test_what_is_no_whole_paper_is_refused_by_name(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"^brief: .*{says}"):
        read_html(data, "brief")


def test_control_characters_do_not_stop_the_reading() -> None:
    assert [x.text for x in paper("<p>a\x0b b&#1;c&#x1f; d</p>").lines] == ["a b c d"]


def test_pictures_are_left_out_and_that_is_said() -> None:
    source = paper("<p>Zie figuur.</p><div class='plaatje'><img src='x.png' alt='grafiek'/></div>")
    assert [x.text for x in source.lines] == ["Zie figuur."]
    assert source.remarks
    assert not paper("<p>Zie figuur.</p>").remarks


def test_a_later_reference_to_a_note_that_is_not_there_keeps_its_number() -> None:
    (line,) = paper('<p>Zie noot<a class="nootnum" href="#weg">7</a>.</p>').lines
    assert line == replace(Line("Zie noot.", 1), gap=1, role="paragraph", references=(7,))


WRAPS = (
    "<div>{}</div>",
    "<div class='alineagroep'>{}</div>",
    "<div class='antwoord'>{}</div>",
    "<div class='artikel'><h3 class='artikel_kop'>{}</h3>{}</div>",
    "<section>{}</section>",
    "<blockquote>{}</blockquote>",
    "<h3>{}</h3>",
    "<em>{}</em>",
    "<p><strong class='tussenkop_vet'>{}</strong></p>",
    "<p class='ondertekening'><span class='naam'>{}</span> {}</p>",
    "<ul class='expliciet'><li class='li'>{}</li></ul>",
    "<ol><li>{}</li><li>{}</li></ol>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<table><tr><td>{}</td><td>{}</td></tr></table>",
    "<table>{}</table>",
)
TREES = st.recursive(
    st.sampled_from(("<p>{}</p>", "{}", "<p>{} <em>{}</em>{}</p>")),
    lambda inner: st.tuples(st.sampled_from(WRAPS), st.lists(inner, min_size=1, max_size=3)).map(
        lambda made: made[0].replace("{}", "".join(made[1]))
    ),
    max_leaves=8,
)


@given(TREES)
def test_no_word_of_the_paper_is_lost_or_read_twice(tree: str) -> None:
    words = [f"w{n}x" for n in range(tree.count("{}"))]
    source = paper("<p>Begin.</p>" + tree.replace("{}", " {} ").format(*words))
    assert sorted(re.findall(r"w\d+x", " ".join(x.text for x in source.lines))) == sorted(words)
