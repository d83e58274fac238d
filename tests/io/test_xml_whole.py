"""Official XML is read whole or refused by name: damage, made trees, real files if at hand."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, needs_samples
from xml_builders import paper

from compare.errors import UnreadableFileError
from compare.io.xml import read_xml
from compare.model import Source

XML_SAMPLES = SAMPLES / "xml"


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
    assert "refers to text that does not stand in it, and that is never fetched" in refusal(data)
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
        (b"<svg/>", "this is XML, but no official paper"),
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
