"""Letters as sent, fiches, designed papers and reports become the lines that their pages show."""

from __future__ import annotations

import io
from datetime import date

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from compare.io.pdf import read_pdf
from compare.io.pdf.head import find_facts
from compare.letters import load_letter
from compare.model import Line, Stated

LEFT, RIGHT, STEP = 79.6, 457.0, 12.0
ROMAN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
LONG = (
    "Het kabinet hecht aan een veilig en welvarend land. Daarom werken we samen met de provincies en de "
    "gemeenten aan een plan dat voor de zomer klaar is. De uitvoering daarvan ligt bij de waterschappen."
)
OTHER = (
    "De kosten van dit plan worden gedekt uit de begroting van het ministerie. Uw Kamer wordt daarover in "
    "het najaar geïnformeerd, samen met de uitkomsten van het onderzoek naar de gevolgen ervan."
)


class Typist:
    """Types a letter line by line, as Word would: text at the left, what is aside at the right."""

    def __init__(self, head: bool = True, right: float = RIGHT) -> None:
        self.out = io.BytesIO()
        self.page = Canvas(self.out, pagesize=(595, 842))
        self.number, self.right, self.head = 0, right, head
        self.turn()
        if head:
            for at, text in enumerate(
                ("De voorzitter van de Tweede Kamer", "der Staten-Generaal", "2500 EA")
            ):
                self.put(LEFT, 700 - at * STEP, text)
            self.put(LEFT, 730, "> Retouradres Postbus 20061 2500 EB Den Haag", 6.8)
            self.put(85, 600, "Datum")
            self.put(142, 600, "6 juli 2021")
            self.put(85, 588, "Betreft")
            self.put(142, 588, "Voortgang van het plan voor water en de")
            self.put(142, 576, "uitvoering daarvan")
            self.put(LEFT, 540, "Geachte voorzitter,")
            self.y = 516.0

    def put(self, x: float, y: float, text: str, size: float = 9.0, font: str = ROMAN) -> float:
        self.page.setFont(font, size)
        self.page.drawString(x, y, text)
        return x + self.page.stringWidth(text, font, size)

    def turn(self) -> None:
        if self.number:
            self.page.showPage()
        self.number += 1
        self.y = 683.0
        if self.head:
            self.put(468, 684, "Ministerie van", 6.8, BOLD)
            self.put(468, 675, "Water en Land", 6.8, BOLD)
            self.put(468, 650, "Kenmerk", 6.8, BOLD)
            self.put(468, 641, "WL-2021/12345", 6.8)
            self.put(468, 28.5, f"Pagina {self.number} van 3", 6.8)
        else:
            self.put(518, 37, str(self.number))

    def write(
        self,
        text: str,
        font: str = ROMAN,
        size: float = 9.0,
        left: float = LEFT,
        note: int = 0,
        step: float = STEP,
    ) -> None:
        """A paragraph over as many lines as it takes; a note number stands raised behind it."""
        for line in simpleSplit(text, font, size, self.right - left):
            end = self.put(left, self.y, line, size, font)
            self.y -= step
        if note:
            self.put(end, self.y + step + 3.0, str(note), 6.0)

    def item(self, mark: str, text: str, at: float = LEFT, hang: float = 18.0, note: int = 0) -> None:
        self.put(at, self.y, mark)
        self.write(text, left=at + hang, note=note)

    def skip(self, lines: float = 1.0) -> None:
        self.y -= lines * STEP

    def notes(
        self, *texts: str, first: int = 1, size: float = 6.8, font: str = ROMAN, rule: bool = False
    ) -> None:
        """Notes at the foot of the page, their numbers raised."""
        lines = [
            (first + at, number, line)
            for at, text in enumerate(texts)
            for number, line in enumerate(simpleSplit(text, font, size, self.right - LEFT - 8))
        ]
        y = 52.0 + (len(lines) - 1) * (size + 2.4)
        if rule:
            self.page.line(LEFT, y + 14, LEFT + 144, y + 14)
        for note, number, line in lines:
            if number == 0:
                self.put(LEFT, y + 2.6, str(note), 4.5 if size < 8 else 5.5)
            self.put(LEFT + (5.2 if number == 0 else 0.0), y, line, size, font)
            y -= size + 2.4

    def data(self) -> bytes:
        self.page.save()
        return self.out.getvalue()


def lines_of(typist: Typist) -> tuple[Line, ...]:
    return read_pdf(typist.data()).lines


def blocks_of(typist: Typist) -> list[tuple[str, str]]:
    """(kind, text) of what was read, without the head of the letter."""
    letter = load_letter(typist.data(), name="brief.pdf")
    return [(b.kind, b.text) for b in letter.blocks if b.kind != "address"]


def test_the_head_and_the_column_aside_are_furniture_and_tell_what_the_letter_is() -> None:
    typist = Typist()
    typist.write(LONG)
    typist.turn()
    typist.write(OTHER)
    typist.skip()
    for text in ("Hoogachtend,", "DE MINISTER VAN BINNENLANDSE ZAKEN EN", "KONINKRIJKSRELATIES,"):
        typist.write(text)
    typist.skip(4)
    typist.write("A.B. de Vries")
    source = read_pdf(typist.data())
    assert source.stated == Stated(
        type="letter",
        title="Voortgang van het plan voor water en de uitvoering daarvan",
        sender="Minister van Binnenlandse Zaken en Koninkrijksrelaties",
        date=date(2021, 7, 6),
    )
    body = " ".join(line.text for line in source.lines if line.role not in ("furniture", "address"))
    assert body == f"{LONG} {OTHER} Hoogachtend, " + (
        "DE MINISTER VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES, A.B. de Vries"
    )
    assert [line.text for line in source.lines if line.role == "address"] == [
        "De voorzitter van de Tweede Kamer",
        "der Staten-Generaal",
        "2500 EA",
        "Geachte voorzitter,",
    ]
    assert {line.page for line in source.lines} == {1, 2}


def test_a_heading_needs_no_room_below_it_and_a_paragraph_goes_on_over_the_page() -> None:
    typist = Typist()
    typist.write("Aanpak van de problemen", BOLD)
    typist.write(LONG)
    typist.skip()
    typist.write("Een kop die zo lang is dat hij over de volle breedte van de regel loopt en dan op de", BOLD)
    typist.write("volgende regel doorgaat", BOLD)
    first, second = OTHER.split(", samen", 1)
    typist.write(first + ", samen")
    typist.turn()
    typist.write(second.strip())
    assert blocks_of(typist) == [
        ("heading", "Aanpak van de problemen"),
        ("paragraph", LONG),
        (
            "heading",
            "Een kop die zo lang is dat hij over de volle breedte van de regel loopt en dan op de volgende "
            "regel doorgaat",
        ),
        ("paragraph", OTHER),
    ]


def test_bold_words_that_open_a_sentence_are_no_heading() -> None:
    typist = Typist()
    end = typist.put(LEFT, typist.y, "Financiering. ", font=BOLD)
    typist.put(end, typist.y, "De kosten van dit plan worden gedekt uit de begroting van het")
    typist.skip()
    typist.write("ministerie en van de provincies, die daarover dit najaar besluiten.")
    assert blocks_of(typist) == [
        (
            "paragraph",
            "Financiering. De kosten van dit plan worden gedekt uit de begroting van het ministerie en van "
            "de provincies, die daarover dit najaar besluiten.",
        )
    ]


def test_a_quotation_in_italics_is_no_heading() -> None:
    typist = Typist()
    typist.write(LONG)
    typist.skip()
    typist.write(OTHER + " " + LONG, ITALIC)
    typist.skip()
    typist.write(LONG)
    assert [kind for kind, _ in blocks_of(typist)] == ["paragraph"] * 3


def test_headings_have_the_depth_that_their_numbers_and_their_order_show() -> None:
    typist = Typist()
    for number, title in ((1, "Water"), (2, "Bodem")):
        typist.write(f"{number}. {title}", BOLD)
        typist.skip()
        typist.write(f"{number}.1 Beleid voor {title.lower()}", BOLD)
        typist.write("Inzet", ITALIC)
        typist.write(LONG)
        typist.skip()
        typist.write("Gevolgen", ITALIC)
        typist.write(OTHER)
        typist.skip()
    headings = [(line.text, line.level) for line in lines_of(typist) if line.role == "heading"]
    assert headings == [
        ("1. Water", 1),
        ("1.1 Beleid voor water", 2),
        ("Inzet", 3),
        ("Gevolgen", 3),
        ("2. Bodem", 1),
        ("2.1 Beleid voor bodem", 2),
        ("Inzet", 3),
        ("Gevolgen", 3),
    ]


def test_list_items_hang_from_their_marks_at_any_depth_and_over_the_page() -> None:
    typist = Typist()
    typist.write("Het gaat om de volgende punten:")
    typist.item("1.", LONG)
    typist.item("2.", "Kort punt;")
    typist.item("-", OTHER, at=LEFT + 18)
    typist.item("-", "Nog een punt;", at=LEFT + 18)
    typist.item("3.", LONG[:90].rsplit(" ", 1)[0])
    typist.turn()
    typist.write(LONG[len(LONG[:90].rsplit(" ", 1)[0]) :].strip(), left=LEFT + 18)
    typist.item("4.", "Laatste punt.")
    typist.skip()
    typist.write(OTHER)
    assert blocks_of(typist) == [
        ("paragraph", "Het gaat om de volgende punten:"),
        ("list_item", f"1. {LONG}"),
        ("list_item", "2. Kort punt;"),
        ("list_item", f"- {OTHER}"),
        ("list_item", "- Nog een punt;"),
        ("list_item", f"3. {LONG}"),
        ("list_item", "4. Laatste punt."),
        ("paragraph", OTHER),
    ]


def test_an_item_whose_first_words_are_bold_is_an_item() -> None:
    typist = Typist()
    typist.write("Wij doen drie dingen:")
    for number in "123":
        typist.put(LEFT + 14, typist.y, f"{number}.")
        typist.write("Stel doelen voor de lange termijn.", BOLD, left=LEFT + 32)
        typist.write(OTHER, left=LEFT + 32)
    assert [kind for kind, _ in blocks_of(typist)] == ["paragraph", "list_item", "list_item", "list_item"]


def test_a_dash_or_a_number_at_the_start_of_a_line_is_no_item_inside_a_sentence() -> None:
    typist = Typist()
    typist.put(
        LEFT,
        typist.y,
        "Dat geldt in tijden van droogte voor alle gebieden en zeker voor de polders die er last van hebben",
    )
    typist.skip()
    typist.write("- en dat zijn er veel - maar ook voor de rest van het land, zoals eerder is gemeld.")
    assert [kind for kind, _ in blocks_of(typist)] == ["paragraph"]


@pytest.mark.parametrize(
    ("size", "font", "rule"),
    [
        (6.8, ROMAN, False),
        (6.8, ROMAN, True),
        (8.2, ROMAN, True),
        (8.0, "Times-Roman", False),
        (9.8, "Times-Roman", True),
    ],
)
def test_notes_are_found_in_any_type_with_or_without_a_rule(size: float, font: str, rule: bool) -> None:
    typist = Typist()
    typist.write(LONG[:-1], note=1)
    typist.skip()
    typist.write("Een kop", BOLD, note=2)
    typist.write(OTHER)
    typist.skip()
    typist.item("•", LONG, note=3)
    typist.notes("Kamerstuk 33 694, nr. 11.", LONG, "Idem.", size=size, font=font, rule=rule)
    typist.turn()
    typist.write(OTHER, note=4)
    typist.notes("Kamerstuk 33 694, nr. 12.", first=4, size=size, font=font, rule=rule)
    letter = load_letter(typist.data(), name="brief.pdf")
    notes = {b.note_numbers: b.text for b in letter.blocks if b.kind == "footnote"}
    assert notes == {
        (1,): "Kamerstuk 33 694, nr. 11.",
        (2,): LONG,
        (3,): "Idem.",
        (4,): "Kamerstuk 33 694, nr. 12.",
    }
    body = [(b.kind, b.note_numbers, b.text) for b in letter.blocks if b.kind not in ("footnote", "address")]
    assert body == [
        ("paragraph", (1,), LONG[:-1]),
        ("heading", (2,), "Een kop"),
        ("paragraph", (), OTHER),
        ("list_item", (3,), f"• {LONG}"),
        ("paragraph", (4,), OTHER),
    ]


def test_lowered_and_raised_digits_that_are_no_notes_stay_in_the_text() -> None:
    typist = Typist()
    end = typist.put(LEFT, typist.y, "De uitstoot van CO")
    end = typist.put(end, typist.y - 1.5, "2", 6.0)
    end = typist.put(end, typist.y, " op 400 m")
    end = typist.put(end, typist.y + 3.0, "2", 6.0)
    end = typist.put(end, typist.y, " in het 7")
    end = typist.put(end, typist.y + 3.0, "e", 6.0)
    end = typist.put(end, typist.y, " programma")
    end = typist.put(end, typist.y + 3.0, "1", 6.0)
    typist.put(end, typist.y, " daalt.")
    typist.notes("Kamerstuk 33 694, nr. 11.")
    letter = load_letter(typist.data(), name="brief.pdf")
    assert [(b.text, b.note_numbers) for b in letter.blocks if b.kind == "paragraph"] == [
        ("De uitstoot van CO2 op 400 m2 in het 7e programma daalt.", (1,))
    ]


def test_letters_that_stand_a_little_apart_are_one_word() -> None:
    typist = Typist()
    typist.put(LEFT, typist.y, "Het kabinet wil een ")
    x = typist.put(LEFT, typist.y, "Het kabinet wil een ")
    for part in ("I", "nfra", "s", "tructuur"):
        x = typist.put(x, typist.y, part) + 1.7
    assert "Infrastructuur" in " ".join(line.text for line in lines_of(typist))


def test_questions_and_answers_under_a_letterhead_keep_their_numbers() -> None:
    typist = Typist()
    for number in (1, 2):
        typist.write(f"Vraag {number}", BOLD)
        typist.write(f"Klopt het dat dit de {number}e keer is?")
        typist.skip()
        typist.write(f"Antwoord {number}", BOLD)
        typist.write(LONG)
        typist.skip()
    letter = load_letter(typist.data(), name="antwoorden.pdf")
    assert [(b.kind, b.question_numbers) for b in letter.blocks if b.kind != "address"] == [
        ("label", (1,)), ("question", (1,)), ("label", (1,)), ("answer", (1,)),
        ("label", (2,)), ("question", (2,)), ("label", (2,)), ("answer", (2,)),
    ]  # fmt: skip


def test_a_table_stands_apart_from_the_text() -> None:
    typist = Typist()
    typist.write(LONG)
    typist.skip()
    for cells in (("Jaar", "Uitgaven", "Ontvangsten"), ("2021", "12,5", "3,0"), ("2022", "14,1", "3,2")):
        for at, cell in enumerate(cells):
            typist.put(LEFT + at * 120, typist.y, cell)
        typist.skip()
    typist.skip()
    typist.write(OTHER)
    assert blocks_of(typist) == [
        ("paragraph", LONG),
        ("table", "Jaar | Uitgaven | Ontvangsten\n2021 | 12,5 | 3,0\n2022 | 14,1 | 3,2"),
        ("paragraph", OTHER),
    ]


def test_a_box_in_small_type_is_text_with_its_title() -> None:
    typist = Typist()
    typist.write(LONG)
    typist.skip()
    typist.write("Kader 1: De uitvoering", BOLD, 9.0, left=90.0)
    typist.write(LONG, ROMAN, 7.0, left=90.0, step=9.3)
    typist.skip()
    typist.write(OTHER)
    letter = load_letter(typist.data(), name="brief.pdf")
    assert [(b.kind, b.text) for b in letter.blocks if b.kind != "address"] == [
        ("paragraph", LONG),
        ("heading", "Kader 1: De uitvoering"),
        ("paragraph", LONG),
        ("paragraph", OTHER),
    ]


def test_the_names_of_two_ministers_stand_in_the_signature_and_an_annex_does_not() -> None:
    typist = Typist()
    typist.write(LONG)
    typist.skip()
    typist.write("Hoogachtend,")
    typist.skip()
    for office, name in (
        ("de minister van Defensie,", "C. Bakker"),
        ("De minister van Financiën,", "D. Smit"),
    ):
        typist.write(office)
        typist.skip(3)
        typist.write(name)
        typist.skip()
    typist.turn()
    typist.write("Bijlage: De maatregelen", BOLD)
    typist.write(OTHER)
    letter = load_letter(typist.data(), name="brief.pdf")
    signed = [line for b in letter.blocks if b.kind == "signature" for line in b.text.split("\n")]
    assert signed == [
        "Hoogachtend,", "de minister van Defensie,", "C. Bakker", "De minister van Financiën,", "D. Smit",
    ]  # fmt: skip
    assert [(b.kind, b.text) for b in letter.blocks][-2:] == [
        ("heading", "Bijlage: De maatregelen"),
        ("paragraph", OTHER),
    ]


def test_ministers_who_sign_side_by_side_are_no_table() -> None:
    typist = Typist()
    typist.write(LONG)
    typist.skip()
    for left, right in (
        ("De minister van Defensie,", "De minister van Financiën,"),
        ("", ""),
        ("C. Bakker", "D. Smit"),
    ):
        typist.put(LEFT, typist.y, left)
        typist.put(LEFT + 190, typist.y, right)
        typist.skip()
    roles = {line.role for line in lines_of(typist) if line.role not in ("furniture", "address")}
    assert roles == {"paragraph", "signature"}


def test_a_paper_without_blank_lines_parts_its_paragraphs_at_short_lines() -> None:
    typist = Typist(head=False, right=524.0)
    typist.write("Een fiche over water", BOLD)
    typist.write(LONG)
    typist.write(OTHER)
    for _ in range(12):
        typist.write(LONG)
    kinds = [line.role for line in lines_of(typist) if line.gap]
    assert kinds.count("paragraph") == 14


def test_columns_are_read_one_after_the_other_below_what_stands_over_both() -> None:
    out = io.BytesIO()
    page = Canvas(out, pagesize=(1190, 842))
    page.setFont(BOLD, 9.0)
    texts: list[str] = []
    for half in (0.0, 595.0):
        page.setFont(BOLD, 22)
        page.drawString(
            half + 48, 780, "Een kop over beide kolommen" if half else "De eerste kop over twee kolommen"
        )
        page.setFont(ROMAN, 9.0)
        for column in (48.0, 306.0):
            text = f"Kolom {column:.0f} van {half:.0f}. {LONG} {OTHER} {LONG} {OTHER}"
            texts.append(text)
            for at, line in enumerate(simpleSplit(text, ROMAN, 9.0, 238)):
                page.drawString(half + column, 700 - at * 12, line)
        page.drawString(half + 250, 18, f"{2 + (half > 0)} | De nota")
    page.showPage()
    page.setFont(ROMAN, 9.0)
    for at, line in enumerate(simpleSplit(LONG, ROMAN, 9.0, 238)):
        page.drawString(48, 700 - at * 12, line)
    page.drawString(250, 18, "4 | De nota")
    page.drawString(845, 18, "5 | De nota")
    page.save()
    lines = read_pdf(out.getvalue()).lines
    letter = load_letter(out.getvalue(), name="nota.pdf")
    paragraphs = [(b.text, b.place.page) for b in letter.blocks if b.kind == "paragraph"]
    assert paragraphs == [(texts[0], 2), (texts[1], 2), (texts[2], 3), (texts[3], 3), (LONG, 4)]
    assert [line.text for line in lines if line.role == "furniture"] == [
        "2 | De nota", "3 | De nota", "4 | De nota", "5 | De nota",
    ]  # fmt: skip


# Real papers: the truth below was read from pictures of their pages.


@pytest.mark.parametrize(
    ("day", "session"),
    [("14 september 2020", "20192020"), ("15 september 2020", "20202021"), ("8 februari 2024", "20232024")],
)
def test_the_report_of_a_sitting_has_the_id_of_its_session(day: str, session: str) -> None:
    spoken = [
        Line(f"De heer {name} (SP):", n, role="heading") for n, name in enumerate(("Jan", "Piet", "Kees"))
    ]
    stated = find_facts([], ["TK 40", "40-6-13", day], spoken)
    assert (stated.type, stated.id) == ("report", f"h-tk-{session}-40-6")
