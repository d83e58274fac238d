"""ODTs become lines with roles: real ones as their XML has them, and each element of the format."""

from pathlib import Path

import pytest
from office_builders import odt, odt_note, odt_p, paper_to_odt, shown, texts, zipped
from samples import SAMPLES, needs_samples

from compare.errors import UnreadableFileError
from compare.io.office import archives
from compare.io.office.odt import read_odt
from compare.io.xml import read_xml
from compare.model import Line


@needs_samples
@pytest.mark.parametrize("paper", ["kst-32545-143", "ah-tk-20202021-3235"])
def test_an_official_odt_gives_the_lines_and_facts_of_its_xml(paper: str) -> None:
    from_odt = read_odt((SAMPLES / "office" / f"{paper}.odt").read_bytes())
    from_xml = read_xml((SAMPLES / "xml" / f"{paper}.xml").read_bytes())
    assert shown(from_odt) == shown(from_xml)
    assert from_odt.stated == from_xml.stated
    assert from_odt.marked and from_odt.format == "odt"


@needs_samples
@pytest.mark.parametrize(
    "path", sorted((SAMPLES / "xml").glob("kst-*-*[0-9].xml")), ids=lambda path: path.stem
)
def test_a_real_paper_written_out_as_odt_is_read_back_equal(path: Path) -> None:
    paper = read_xml(path.read_bytes())
    again = read_odt(paper_to_odt(paper.lines))
    assert shown(again) == shown(paper)
    assert (again.stated.type, again.stated.date) == (paper.stated.type, paper.stated.date)


def test_headings_lists_notes_a_table_and_a_signature_come_back() -> None:
    source = read_odt(
        odt(
            '<text:h text:outline-level="1">Inleiding</text:h>'
            + odt_p(f"Het kabinet{odt_note(1, 'Kamerstuk 33 694.', 'Tweede alinea.')} werkt door.")
            + odt_p("Zonder wit ervoor.", "Close")
            + '<text:list text:style-name="L"><text:list-item><text:p>een</text:p><text:list>'
            "<text:list-item><text:p>onder</text:p><text:list><text:list-item><text:p>diep</text:p>"
            "</text:list-item></text:list></text:list-item></text:list></text:list-item>"
            f"<text:list-item><text:p>twee{odt_note(2, 'Noot in een lijst.')}</text:p>"
            f"<text:p>vervolg</text:p>"
            "</text:list-item></text:list>"
            + "<table:table><table:table-row><table:table-cell><text:p>Jaar</text:p></table:table-cell>"
            "<table:table-cell><text:p>Bedrag</text:p></table:table-cell></table:table-row><table:table-row>"
            "<table:table-cell><text:p>2024</text:p></table:table-cell><table:table-cell><text:p>7</text:p>"
            "<text:p>miljoen</text:p></table:table-cell></table:table-row></table:table>"
            + odt_p("De Minister van Defensie,")
            + odt_p("K.H. Ollongren", "Close")
        )
    )
    assert source.lines == (
        Line("Inleiding", 1, gap=1, role="heading", level=1),
        Line("Het kabinet werkt door.", 2, gap=1, role="paragraph", references=(1,)),
        Line("Kamerstuk 33 694.", 3, gap=1, role="note", note=1),
        Line("Tweede alinea.", 4, role="note"),
        Line("Zonder wit ervoor.", 5, role="paragraph"),
        Line("1. een", 6, gap=1, role="list_item", level=1),
        Line("a) onder", 7, gap=1, role="list_item", level=2),
        Line("– diep", 8, gap=1, role="list_item", level=3),
        Line("2. twee", 9, gap=1, role="list_item", references=(2,), level=1),
        Line("Noot in een lijst.", 10, gap=1, role="note", note=2),
        Line("vervolg", 11, role="list_item", level=1),
        Line("Jaar | Bedrag", 12, gap=1, role="table"),
        Line("2024 | 7 miljoen", 13, role="table"),
        Line("De Minister van Defensie,", 14, gap=1, role="signature"),
        Line("K.H. Ollongren", 15, role="signature"),
    )
    assert source.stated.sender == "Minister van Defensie"


def test_words_cut_by_spans_bookmarks_and_page_breaks_stay_whole_and_spaces_are_spaces() -> None:
    source = read_odt(
        odt(
            odt_p(
                'vei<text:span text:style-name="Bold">lig</text:span>'
                "<text:soft-page-break/>heids<text:bookmark "
                'text:name="b"/>beleid<text:s text:c="3"/>en\n    '
                " <text:tab/>over<text:line-break/>leg,\u00a0af\u00adspraak"
            )
        )
    )
    assert texts(source) == ["veiligheidsbeleid en over leg, afspraak"]


def test_deleted_text_comments_and_hidden_text_are_not_read() -> None:
    hidden = (
        '<style:style style:family="text" style:name="Hidden"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    source = read_odt(
        odt(
            '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>weg</text:p>'
            "</text:deletion></text:changed-region></text:tracked-changes>"
            + odt_p(
                'Dit<text:change text:change-id="c"/> blijft<office:annotation><text:p>opmerking</text:p>'
                '</office:annotation> staan<text:span text:style-name="Hidden"> verborgen</text:span>.'
            )
            + '<text:section text:display="none"><text:p>ook verborgen</text:p></text:section>'
            + "<text:section><text:p>Een afdeling.</text:p></text:section>",
            hidden,
        )
    )
    assert texts(source) == ["Dit blijft staan.", "Een afdeling."]


def test_a_text_box_keeps_its_text_and_page_furniture_stays_out_of_the_body() -> None:
    source = read_odt(
        odt(
            '<draw:frame text:anchor-type="page"><draw:text-box><text:p>kst-1-2</text:p>'
            "</draw:text-box></draw:frame>"
            + odt_p(
                "Voor het kader.<draw:frame><draw:text-box><text:p>In het kader staat dit.</text:p>"
                "</draw:text-box>"
                "</draw:frame><draw:frame><draw:image/><svg:desc>een foto</svg:desc></draw:frame>"
            )
            + "<text:table-of-content><text:index-body><text:p>Inleiding 3</text:p></text:index-body>"
            "</text:table-of-content>",
            master="<style:master-page><style:footer>"
            "<text:p>Pagina <text:page-number>2</text:page-number></text:p>"
            "</style:footer></style:master-page>",
        )
    )
    assert texts(source, "paragraph") == ["Voor het kader.", "In het kader staat dit."]
    assert texts(source, "furniture") == ["kst-1-2", "Inleiding 3", "Pagina"]
    assert source.remarks == ("Pictures were left out.",)


def test_a_short_paragraph_wholly_in_bold_is_a_heading_and_a_bold_sentence_or_word_is_not() -> None:
    source = read_odt(
        odt(
            odt_p("Wat doet het kabinet?", "BoldHead")
            + odt_p('<text:span text:style-name="Bold">Dit is een vette zin.</text:span>')
            + odt_p('<text:span text:style-name="Bold">Vet</text:span> begin')
            + odt_p("Gewone tekst, die zoals altijd langer is dan alle vette koppen bij elkaar. " * 2)
            + odt_p("Slot", "BoldHead")
        )
    )
    assert texts(source, "heading") == ["Wat doet het kabinet?"]


def test_lists_count_on_start_elsewhere_and_show_the_levels_above() -> None:
    styles = (
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="I"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:list-style>"
    )
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    source = read_odt(
        odt(
            f'<text:list text:style-name="N">{item.format("a")}<text:list-item text:start-value="4">'
            f"<text:p>b</text:p>"
            f"<text:list>{item.format('c')}</text:list></text:list-item></text:list>"
            f'<text:p>Tussendoor.</text:p><text:list text:style-name="N" text:continue-numbering="true">'
            f'{item.format("d")}</text:list><text:list text:style-name="N">{item.format("e")}</text:list>',
            styles,
        )
    )
    assert texts(source, "list_item") == ["I a", "IV b", "4.1 c", "V d", "I e"]


def test_typed_marks_make_list_items_and_are_parted_from_their_text() -> None:
    source = read_odt(
        odt(odt_p("–<text:tab/>het eerste") + odt_p("1.<text:tab/>het tweede") + odt_p("Gewoon – tekst"))
    )
    assert texts(source, "list_item") == ["– het eerste", "1. het tweede"]


def test_questions_and_answers_are_told_by_their_labels_until_the_signature() -> None:
    source = read_odt(
        odt(
            "".join(
                odt_p(text, "Close")
                for text in (
                    "Vraag 1", "Klopt het?", "Vraag 2", "En dit?", "Antwoord 1 en 2", "Ja.",
                    "– ook een lijst", "Nee.",
                    "De Minister van Defensie,", "K.H. Ollongren",
                )
            )
        )
    )  # fmt: skip
    roles = [line.role for line in source.lines]
    assert roles == [
        "label", "question", "label", "question", "label", "answer", "list_item", "answer",
        "signature", "signature",
    ]  # fmt: skip


def test_a_letter_in_the_official_setting_has_masthead_title_and_address_apart() -> None:
    source = read_odt(
        odt(
            "<table:table><table:table-row><table:table-cell>"
            "<text:p>Tweede Kamer der Staten-Generaal</text:p>"
            "</table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell>"
            "</table:table-row></table:table>"
            + odt_p("Vergaderjaar 2022-2023")
            + '<text:h text:outline-level="1">28 844<text:tab/>Integriteitsbeleid</text:h>'
            + f'<text:h text:outline-level="1">Nr. 269\n  <text:tab/>BRIEF VAN DE MINISTER VAN'
            f" DEFENSIE{odt_note(1, 'x')}</text:h>"
            + odt_p("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")
            + odt_p("Den Haag, 7\u00a0juli 2023")
            + odt_p("Met deze brief informeer ik uw Kamer.")
            + odt_p("Inleiding", "BoldHead")
            + odt_p("Den Haag is een stad.")
        )
    )
    assert [(line.text, line.role) for line in source.lines][4:] == [
        ("Nr. 269", "furniture"),
        ("BRIEF VAN DE MINISTER VAN DEFENSIE", "title"),
        ("x", "note"),
        ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "address"),
        ("Den Haag, 7 juli 2023", "address"),
        ("Met deze brief informeer ik uw Kamer.", "paragraph"),
        ("Inleiding", "heading"),
        ("Den Haag is een stad.", "paragraph"),
    ]
    assert source.stated.id == "kst-28844-269"


def test_fields_of_the_file_tell_what_the_print_does_not() -> None:
    meta = (
        '<meta xmlns:meta="urn:m"><meta:user-defined meta:name="OVERHEIDop.ParlID/DC.identifier">kst-33694-57'
        "</meta:user-defined>"
        '<meta:user-defined meta:name="OVERHEIDop.vergaderjaar">2020-2021</meta:user-defined></meta>'
    )
    stated = read_odt(odt(odt_p("Een alinea."), meta=meta)).stated
    assert (stated.id, stated.session_year) == ("kst-33694-57", "2020-2021")


def test_entities_are_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    content = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        f'<d xmlns:o="urn:o"><o:body><o:text><o:p>Voor &e; na.</o:p></o:text></o:body></d>'
    )
    with pytest.raises(UnreadableFileError, match="never"):
        read_odt(zipped({"content.xml": content}))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (zipped({"mimetype": "x"}), "no text part"),
        (zipped({"content.xml": "<a><b></a>"}), "not well-formed"),
        (odt(""), "no running text"),
        (odt(odt_p("  ")), "no running text"),
        (
            zipped({"content.xml": "\0garbage", "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "password",
        ),
        (odt(odt_p("Heel veel tekst. " * 50))[:-700], "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message) as caught:
        read_odt(data, "brief.odt")
    assert str(caught.value).startswith("brief.odt")


def test_a_file_that_unpacks_to_very_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 10_000)
    with pytest.raises(UnreadableFileError, match="unpacks to far more"):
        read_odt(odt(odt_p("a" * 20_000)))
