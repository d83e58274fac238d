"""DOCX files become lines with roles: real motions, a letter with a letterhead, each part of the format."""

from datetime import date
from pathlib import Path

import pytest
from office_builders import docx, docx_p, docx_r, docx_table, paper_to_docx, shown, texts, zipped
from samples import SAMPLES, needs_samples

from compare.errors import UnreadableFileError
from compare.io.office.docx import read_docx
from compare.io.office.marks import number_to_mark
from compare.io.xml import read_xml
from compare.model import Line

LONG = "Gewone tekst, die zoals altijd langer is dan alle vette koppen bij elkaar. " * 2


def field(step: str, code: str = "") -> str:
    inside = f'<w:fldChar w:fldCharType="{step}"/>' if step else f"<w:instrText>{code}</w:instrText>"
    return f"<w:r>{inside}</w:r>"


def numbering(*levels: tuple[str, str], extra: str = "") -> str:
    """One list, with number 1; a level is (form, text)."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:rPr><w:rFonts w:ascii="{"Symbol" if form == "bullet" else "Arial"}"/></w:rPr></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}'
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return docx_p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


@needs_samples
def test_a_real_motion_in_the_template_of_the_chamber_is_read() -> None:
    source = read_docx((SAMPLES / "office" / "tk-motie-36278-32.docx").read_bytes())
    assert texts(source, "title") == ["MOTIE VAN HET LID RIKKERS-OOSTERKAMP", "Voorgesteld 24 april 2025"]
    assert texts(source, "signature") == ["Rikkers-Oosterkamp"]
    body = texts(source, "paragraph")
    assert len(body) == 6
    assert (body[0], body[-1]) == ("De Kamer,", "en gaat over tot de orde van de dag.")
    assert source.stated.id == "kst-36278-32"
    assert source.stated.date == date(2025, 4, 24)
    assert (source.stated.sender, source.stated.chamber) == ("Rikkers-Oosterkamp", "2")
    assert source.stated.session_year == "2024-2025"


@needs_samples
def test_a_real_changed_motion_keeps_what_it_replaces_with_its_title() -> None:
    source = read_docx((SAMPLES / "office" / "tk-09b97518.docx").read_bytes())
    assert texts(source, "title") == [
        "GEWIJZIGDE MOTIE VAN HET LID CLAASSEN",
        "Ter vervanging van die gedrukt onder nr. 8",
        "Voorgesteld 22 april 2025",
    ]
    assert source.stated.id == "kst-36682-10"
    assert source.stated.dossier_title.endswith("(Verzamelwet VWS 2024)")
    assert not any("  " in line.text for line in source.lines)


@needs_samples
@pytest.mark.parametrize(
    "path", sorted((SAMPLES / "xml").glob("kst-*-*[0-9].xml")), ids=lambda path: path.stem
)
def test_a_real_paper_written_out_as_docx_is_read_back_equal(path: Path) -> None:
    paper = read_xml(path.read_bytes())
    again = read_docx(paper_to_docx(paper.lines))
    assert shown(again) == shown(paper)
    assert (again.stated.type, again.stated.date) == (paper.stated.type, paper.stated.date)


def test_headings_lists_notes_a_table_and_a_signature_come_back() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    source = read_docx(
        docx(
            docx_p("Inleiding", "Kop1")
            + docx_p(docx_r("Het kabinet") + reference + docx_r(" werkt door."))
            + docx_p("Zonder wit ervoor.", "Standaard")
            + item("een")
            + item("onder", 1)
            + item("diep", 2)
            + item("twee")
            + docx_table([["Jaar", "Bedrag"], ["2024", docx_p("7") + docx_p("miljoen")]])
            + docx_p("De Minister van Defensie,")
            + docx_p("K.H. Ollongren", "Standaard"),
            numbering=numbering(("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "\uf0b7")),
            notes=[docx_p("Kamerstuk 33 694.") + docx_p("Tweede alinea.")],
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
        Line("• diep", 8, gap=1, role="list_item", level=3),
        Line("2. twee", 9, gap=1, role="list_item", level=1),
        Line("Jaar | Bedrag", 10, gap=1, role="table"),
        Line("2024 | 7 miljoen", 11, role="table"),
        Line("De Minister van Defensie,", 12, gap=1, role="signature"),
        Line("K.H. Ollongren", 13, role="signature"),
    )
    assert source.stated.sender == "Minister van Defensie"


def test_empty_paragraphs_part_blocks_and_where_nothing_does_every_paragraph_is_one() -> None:
    parted = read_docx(
        docx("".join(docx_p(t, "Standaard") for t in ("Een.", "Twee.", "", "Drie.", "", "Vier.")))
    )
    assert [line.gap for line in parted.lines] == [1, 0, 1, 1]
    crowded = read_docx(docx("".join(docx_p(t, "Standaard") for t in ("Een.", "Twee.", "Drie."))))
    assert [line.gap for line in crowded.lines] == [1, 1, 1]


def test_headings_are_told_by_style_name_outline_level_and_what_a_style_rests_on() -> None:
    source = read_docx(
        docx(
            docx_p("Een", "Kop1")
            + docx_p("Twee", "Kop2")
            + docx_p("Drie", "Eigen")
            + docx_p("Vier", properties='<w:outlineLvl w:val="0"/>')
            + docx_p(docx_r("Vijf en zes", "<w:b/>"))
            + docx_p(docx_r("Zeven", '<w:rStyle w:val="Vet"/>'))
            + docx_p(docx_r("Vet", "<w:b/>") + docx_r(" begin van een zin"))
            + docx_p(docx_r("Niet vet", '<w:b w:val="0"/>'))
            + docx_p(LONG)
        )
    )
    assert [(line.text, line.level) for line in source.lines if line.role == "heading"] == [
        ("Een", 1), ("Twee", 2), ("Drie", 3), ("Vier", 1), ("Vijf en zes", 1), ("Zeven", 1),
    ]  # fmt: skip


def test_numbers_restart_under_a_new_item_and_where_a_list_says_so() -> None:
    extra = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    source = read_docx(
        docx(
            item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1)
            + item("f", 0, 2) + item("g", 0, 2) + item("geen nummer", 0, 0),
            numbering=numbering(("upperRoman", "%1."), ("decimal", "%1.%2"), extra=extra),
        )
    )  # fmt: skip
    assert texts(source, "list_item") == ["I. a", "I.1 b", "I.2 c", "II. d", "II.1 e", "V. f", "VI. g"]
    assert texts(source, "paragraph") == ["geen nummer"]


def test_an_empty_item_counts_as_it_does_in_print() -> None:
    source = read_docx(docx(item("a") + item("") + item("b"), numbering=numbering(("decimal", "%1)"))))
    assert texts(source) == ["1) a", "3) b"]


def test_a_style_can_number_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Hoofd"><w:name w:val="Hoofd"/>'
        '<w:basedOn w:val="Kop1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    source = read_docx(
        docx(
            docx_p("Inleiding", "Hoofd") + docx_p("Tekst.") + docx_p("Slot", "Hoofd") + docx_p("Einde."),
            styles=styles,
            numbering=numbering(("decimal", "%1.")),
        )
    )
    assert texts(source, "heading") == ["1. Inleiding", "2. Slot"]


def test_notes_are_numbered_as_they_appear_and_one_that_is_named_again_is_not_repeated() -> None:
    refer = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    again = field("begin") + field("", " NOTEREF _Ref1 \\h ") + field("separate") + docx_r("1") + field("end")
    source = read_docx(
        docx(
            docx_p(
                docx_r("Eerst") + refer.format("footnote", 2) + docx_r(" dan") + refer.format("endnote", 1)
            )
            + docx_p(docx_r("Zie ook noot ") + again + docx_r(" hierboven.")),
            notes=[docx_p("nooit genoemd"), docx_p(" Voetnoot.")],
            endnotes=[docx_p("Eindnoot.")],
        )
    )
    assert source.lines == (
        Line("Eerst dan", 1, gap=1, role="paragraph", references=(1, 2)),
        Line("Voetnoot.", 2, gap=1, role="note", note=1),
        Line("Eindnoot.", 3, gap=1, role="note", note=2),
        Line("Zie ook noot hierboven.", 4, gap=1, role="paragraph", references=(1,)),
    )


def test_changes_are_read_as_accepted() -> None:
    struck = "<w:rPr><w:del/></w:rPr>"
    source = read_docx(
        docx(
            docx_p(
                docx_r("De ") + "<w:del><w:r><w:delText>oude</w:delText></w:r></w:del>"
                + f"<w:ins>{docx_r('nieuwe')}</w:ins>" + f"<w:moveFrom>{docx_r(' weg')}</w:moveFrom>"
                + docx_r(" tekst")
            )
            + docx_p("Deze alinea loopt ", properties=struck)
            + docx_p("door in de volgende.", "Standaard")
        )
    )  # fmt: skip
    assert texts(source) == ["De nieuwe tekst", "Deze alinea loopt door in de volgende."]


def test_fields_links_controls_and_special_signs_give_what_is_printed() -> None:
    source = read_docx(
        docx(
            docx_p(
                '<w:hyperlink>' + docx_r("een") + "</w:hyperlink><w:smartTag>"
                + docx_r(" twee") + "</w:smartTag>"
                + "<w:sdt><w:sdtPr/><w:sdtContent>" + docx_r(" drie") + "</w:sdtContent></w:sdt>"
                + field("begin") + field("", " PAGE ") + field("separate") + docx_r(" vier") + field("end")
                + '<w:fldSimple w:instr=" DATE ">' + docx_r(" vijf") + "</w:fldSimple>"
                + docx_r(" verborgen", "<w:vanish/>")
                + "<w:r><w:t> in</w:t><w:noBreakHyphen/><w:t>en uit</w:t><w:softHyphen/>"
                "<w:t>voer</w:t><w:tab/>"
                '<w:t>zes</w:t><w:br/><w:t>zeven</w:t><w:commentReference w:id="1"/>'
                '<w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
            )
            + "<w:sdt><w:sdtContent>" + docx_p("Een alinea in een veld.") + "</w:sdtContent></w:sdt>"
        )
    )  # fmt: skip
    assert texts(source) == ["een twee drie vier vijf in-en uitvoer zes zeven→", "Een alinea in een veld."]


def test_a_text_box_is_read_once_and_pictures_are_remarked() -> None:
    box = f"<w:txbxContent>{docx_p('In het kader.')}</w:txbxContent>"
    source = read_docx(
        docx(
            docx_p(
                docx_r("Ervoor.")
                + f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx>"
                f"</w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
                f"</mc:AlternateContent></w:r>"
                "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
            )
        )
    )
    assert texts(source) == ["Ervoor.", "In het kader."]
    assert source.remarks == ("Pictures were left out.",)


def test_a_table_that_only_places_text_is_no_table() -> None:
    box = read_docx(docx(docx_table([["Kader", ""], ["", docx_p("Tekst in het kader.")]]) + docx_p("Erna.")))
    assert "table" not in [line.role for line in box.lines]
    covered = "<w:tcPr><w:vMerge/></w:tcPr>" + docx_p("onder")
    data = read_docx(docx(docx_table([["a", "b"], [covered, "c"]])))
    assert texts(data) == ["a | b", "c"]


def test_a_table_of_papers_with_numbers_and_dates_stays_a_table() -> None:
    rows = [["Nr.", "Datum"], ["36 410 XVI", "3 mei 2024"], ["Datum", "Onderwerp"]]
    source = read_docx(docx(docx_p(LONG) + docx_table(rows)))
    assert texts(source, "table") == ["Nr. | Datum", "36 410 XVI | 3 mei 2024", "Datum | Onderwerp"]


def test_the_head_of_a_ministry_letter_stays_out_of_the_body() -> None:
    source = read_docx(
        docx(
            docx_p("> Retouradres Postbus 20061 2500 EB Den Haag")
            + docx_p("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")
            + docx_p("Postbus 20018")
            + docx_table([["Datum", "7\u00a0juli 2023"], ["Betreft", "Voortgang van de strategie"]])
            + docx_p("Geachte voorzitter,")
            + docx_p("Met deze brief informeer ik u.")
            + docx_p(docx_r("Voortgang", "<w:b/>"))
            + docx_p("De voortgang is goed.")
            + docx_p("Hoogachtend,")
            + docx_p("DE MINISTER VAN BUITENLANDSE ZAKEN,")
            + docx_p("W.B. Hoekstra"),
            header=docx_p("Ministerie van Buitenlandse Zaken"),
            footer=docx_p("Pagina 1 van 7"),
        )
    )
    assert [(line.text, line.role) for line in source.lines] == [
        ("Ministerie van Buitenlandse Zaken", "furniture"),
        ("> Retouradres Postbus 20061 2500 EB Den Haag", "furniture"),
        ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "address"),
        ("Postbus 20018", "furniture"),
        ("Datum", "furniture"),
        ("7 juli 2023", "furniture"),
        ("Betreft", "furniture"),
        ("Voortgang van de strategie", "furniture"),
        ("Geachte voorzitter,", "address"),
        ("Met deze brief informeer ik u.", "paragraph"),
        ("Voortgang", "heading"),
        ("De voortgang is goed.", "paragraph"),
        ("Hoogachtend,", "signature"),
        ("DE MINISTER VAN BUITENLANDSE ZAKEN,", "signature"),
        ("W.B. Hoekstra", "signature"),
        ("Pagina 1 van 7", "furniture"),
    ]
    stated = source.stated
    assert (stated.type, stated.date, stated.title) == (
        "letter",
        date(2023, 7, 7),
        "Voortgang van de strategie",
    )
    assert stated.sender == "Minister van Buitenlandse Zaken"


def test_a_label_and_its_question_in_one_paragraph_are_parted() -> None:
    source = read_docx(
        docx(
            docx_p("<w:r><w:t>Vraag 1</w:t><w:br/><w:t>Klopt het?</w:t></w:r>")
            + docx_p(docx_r("Antwoord 1", "<w:b/>"))
            + docx_p("Ja.")
        )
    )
    assert [(line.text, line.role) for line in source.lines] == [
        ("Vraag 1", "label"), ("Klopt het?", "question"), ("Antwoord 1", "label"), ("Ja.", "answer"),
    ]  # fmt: skip


def test_names_under_a_motion_may_stand_in_one_paragraph() -> None:
    source = read_docx(
        docx(
            docx_p("De Kamer,")
            + docx_p("en gaat over tot de orde van de dag.")
            + docx_p("<w:r><w:t>Inge van Dijk</w:t><w:br/><w:t>Grinwis</w:t></w:r>")
        )
    )
    assert [(x.text, x.role, x.gap) for x in source.lines][2:] == [
        ("Inge van Dijk", "signature", 1),
        ("Grinwis", "signature", 0),
    ]


@pytest.mark.parametrize(
    ("number", "form", "mark"),
    [(27, "a", "aa"), (28, "A", "BB"), (49, "i", "xlix"), (4, "I", "IV"), (3, "01", "03"), (3, "", "")],
)
def test_numbers_are_written_as_lists_print_them(number: int, form: str, mark: str) -> None:
    assert number_to_mark(number, form) == mark


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "password"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "no text part"),
        (zipped({"word/document.xml": "<w:document"}), "not well-formed"),
        (docx(""), "no running text"),
        (docx(docx_p(LONG))[:-900], "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message) as caught:
        read_docx(data, "brief.docx")
    assert str(caught.value).startswith("brief.docx")
