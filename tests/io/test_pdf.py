"""PDFs become printed lines: a small page in the official setting, and real files where they are at hand."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from samples import SAMPLES, needs_samples

from compare.errors import CompareError, NoTextLayerError, UnreadableFileError
from compare.io.pdf import PICTURES_OF_PAGES, read_pdf
from compare.letters import load_letter
from compare.model import Letter

PDF_SAMPLES = SAMPLES / "pdf"


def official_pdf(rule: bool = True) -> bytes:
    """Two pages at the coordinates of the official setting: furniture, a note, a word cut by the page."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842))

    def put(x: float, y: float, text: str, size: float = 9.1, bold: bool = False) -> None:
        page.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        page.drawString(x, y, text)

    put(55.3, 759.1, "Tweede Kamer der Staten-Generaal", 18.1, bold=True)
    put(505.9, 730.6, "2", 51.2, bold=True)
    put(55.3, 651.1, "33 694", 12.3, bold=True)
    put(221.1, 651.1, "Internationale Veiligheidsstrategie", 12.3, bold=True)
    y = 500.0
    for line in (
        "Het kabinet presenteerde in maart 2018 een strategie, zoals aange-",
        "kondigd in het regeerakkoord. De onderliggende gedachte daarvan is",
        "dat onze veiligheid voor een belangrijk deel afhankelijk is van wat er",
        "in het buitenland gebeurt, zoals ook de inlichtingendiensten schrijven",
        "in hun jaarverslagen van de afgelopen jaren, die alle openbaar zijn en",
    ):
        put(221.1, y, line)
        y -= 10.66
    put(221.1, y, "die over de doelen")
    page.setFont("Helvetica", 5.5)
    page.drawString(221.1 + page.stringWidth("die over de doelen", "Helvetica", 9.1), y + 3.5, "1")
    put(
        221.1 + page.stringWidth("die over de doelen", "Helvetica", 9.1) + 3.2,
        y,
        " van de strategie gaan, ook de ver-",
    )
    page.setLineWidth(0.28)
    if rule:
        page.line(221.1, 160, 277.8, 160)
    put(221.1, 151.7, "1", 4.5)
    put(226.0, 149.0, "Kamerstuk 33 694, nr. 12.", 6.9)
    put(55.3, 80.4, "kst-33694-57", 5.9)
    put(221.1, 67.0, "Tweede Kamer, vergaderjaar 2019–2020, 33 694, nr. 57")
    put(535.0, 67.0, "1")
    page.showPage()
    put(221.1, 770.0, "dediging van ons grondgebied.")
    put(221.1, 748.7, "Een nieuwe alinea staat hier.")
    put(221.1, 67.0, "Tweede Kamer, vergaderjaar 2019–2020, 33 694, nr. 57")
    put(535.0, 67.0, "2")
    page.showPage()
    page.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def made() -> Letter:
    return load_letter(official_pdf(), name="made.pdf")


def test_notes_are_found_without_the_rule_above_them_too(made: Letter) -> None:
    bare = load_letter(official_pdf(rule=False), name="made.pdf")
    assert [(b.kind, b.text, b.note_numbers) for b in bare.blocks] == [
        (b.kind, b.text, b.note_numbers) for b in made.blocks
    ]
    assert [b.text for b in bare.blocks if b.kind == "footnote"] == ["Kamerstuk 33 694, nr. 12."]


def test_furniture_never_reaches_the_body(made: Letter) -> None:
    body = " ".join(b.text for b in made.blocks)
    assert "Tweede Kamer" not in body and "kst-" not in body
    assert {x.text for x in made.left_out} >= {"33 694", "kst-33694-57"}


def test_a_word_cut_by_the_page_is_mended_and_the_pages_are_the_printed_ones(made: Letter) -> None:
    first = made.blocks[0]
    assert first.text.endswith("ook de verdediging van ons grondgebied.")
    assert "zoals aangekondigd in" in first.text
    assert (first.place.page, first.place.last_page) == (1, 2)


def test_a_raised_number_is_a_reference_and_not_part_of_the_word(made: Letter) -> None:
    assert made.blocks[0].note_numbers == (1,)
    assert "de doelen van de strategie" in made.blocks[0].text
    notes = [b.text for b in made.blocks if b.kind == "footnote"]
    assert notes == ["Kamerstuk 33 694, nr. 12."]


def test_a_wider_step_starts_a_paragraph(made: Letter) -> None:
    assert [b.text for b in made.blocks if b.kind == "paragraph"][1] == "Een nieuwe alinea staat hier."


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>", b"%PDF-1.7\ntrailer << /Root 1 0 R >>"],
)
def test_a_damaged_pdf_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"^x\.pdf: ") as caught:
        read_pdf(data, "x.pdf")
    assert "\n" not in str(caught.value)


@needs_samples
@pytest.mark.parametrize(
    ("file", "error", "says"),
    [
        ("blg-1007826.pdf", NoTextLayerError, "scan without text"),
        ("garbled-text-layer-letter-2023.pdf", UnreadableFileError, "cannot be mapped to characters"),
        ("broken-not-a-pdf.pdf", UnreadableFileError, "not a PDF"),
        ("broken-truncated.pdf", UnreadableFileError, "damaged"),
    ],
)
def test_what_cannot_be_read_is_named(file: str, error: type[CompareError], says: str) -> None:
    with pytest.raises(error, match=says):
        load_letter(PDF_SAMPLES / file)


@needs_samples
def test_the_answers_of_a_real_paper_have_their_numbers() -> None:
    letter = load_letter(PDF_SAMPLES / "ah-tk-20202021-3235.pdf")
    questions = [b.question_numbers for b in letter.blocks if b.kind == "question"]
    assert questions == [(n,) for n in range(1, 10)]
    assert not any("Tweede Kamer, vergaderjaar" in b.text for b in letter.blocks)


@needs_samples
def test_the_right_hand_column_of_a_letterhead_stays_out_of_the_body() -> None:
    letter = load_letter(PDF_SAMPLES / "kamerbrief-2023-circulaire-economie.pdf")
    body = [b.text for b in letter.blocks if b.is_body]
    assert not any("Pagina " in text or "Kenmerk" in text for text in body)


def test_text_on_its_side_is_left_out_and_listed() -> None:
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842))
    for at in range(12):
        page.drawString(80, 700 - 12 * at, "Geachte voorzitter, hierbij een regel gewone tekst van de brief.")
    page.translate(30, 400)
    page.rotate(90)
    page.drawString(0, 0, "Gescand op 1 mei")
    page.save()
    source = read_pdf(out.getvalue(), "x.pdf")
    assert [x.text for x in source.lines if x.role == "furniture"][-1] == "Gescand op 1 mei"
    assert not any("Gescand" in x.text for x in source.lines if x.role != "furniture")


def test_a_page_that_is_only_a_picture_is_said() -> None:
    picture = Image.new("RGB", (40, 60), "grey")
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842))
    for at in range(12):
        page.drawString(80, 700 - 12 * at, "Geachte voorzitter, hierbij een regel gewone tekst van de brief.")
    page.showPage()
    page.drawInlineImage(picture, 0, 0, 595, 842)
    page.save()
    assert read_pdf(out.getvalue(), "x.pdf").remarks == (PICTURES_OF_PAGES,)
    assert read_pdf(official_pdf(), "x.pdf").remarks == ()
