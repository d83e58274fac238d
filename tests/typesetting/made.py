"""Papers that do not exist: every element at once, and any mixture of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from typesetting.drawing import APPENDIX_SPACE
from typesetting.lines import Measure, break_lines
from typesetting.paper import Facts, Paper, Part, Piece

WIDTH = 318.9
SENTENCES = (
    "Het kabinet hecht aan een veilig en welvarend Koninkrijk.",
    "De samenwerking met bondgenoten in Europa is daarvoor onmisbaar gebleken.",
    "In de afgelopen jaren zijn de verhoudingen tussen de grote mogendheden verhard, en dat merken ook onze "
    "ondernemers bij hun investeringen in het buitenland.",
    "Zoals aangekondigd in het regeerakkoord wordt de ambtelijke capaciteit uitgebreid.",
    "Kan de Minister toelichten hoe de verantwoordelijkheden tussen de ministeries zijn verdeeld?",
    "Uw Kamer wordt voor het zomerreces geïnformeerd over de uitkomsten van de onderhandelingen.",
    "De uitgaven bedragen in totaal € 12,5 miljoen, waarvan 40% voor ontwikkelingslanden (zie de bijlage).",
    "Het rapport «Wegen naar vrede» (Kamerstuk 33 694, nr. 12) beveelt aan de inzet te vergroten.",
    "Daarbij geldt dat internationale rechtsorde, mensenrechten en handelsbelangen elkaar versterken; "
    "het een gaat niet zonder het ander.",
    "Dit vraagt om een langdurige aanpak.",
)
HEADINGS = (
    "Inleiding",
    "Europese samenwerking",
    "Verantwoording van de uitgaven",
    "Wapenbeheersing en ontwapening",
)
_FILLER = (
    "Ook in de komende jaren blijft het kabinet zich inzetten voor de veiligheid van ons land en van "
    "onze bondgenoten en daarom is nu ook"
)


def at_line_end(before: str, hyphened: str, after: str, how: Measure, width: float = WIDTH) -> Part:
    """A paragraph in which ``hyphened`` is cut after its hyphen or slash by the end of a line."""
    left = hyphened.partition("|")[0]
    whole = hyphened.replace("|", "")
    filler = _FILLER.split()
    for opening in range(len(filler)):
        for words in range(len(filler)):
            text = " ".join([*filler[:opening], *filler[len(filler) - words :], before, whole, after])
            text = text[0].upper() + text[1:]
            for line in break_lines(Part(text), how, width):
                cut = text[: line.end]
                if cut.endswith(f" {left}") and not line.last:
                    return Part(text)
    raise ValueError(f"{hyphened} never reaches the end of a line")


def part(*sentences: int) -> Part:
    """A paragraph of these sentences."""
    return Part(" ".join(SENTENCES[n] for n in sentences))


def with_note(paragraph: Part, *after: tuple[str, int]) -> Part:
    """The paragraph with a note number after the first place where each text stands."""
    found = tuple((paragraph.text.index(text) + len(text), number) for text, number in after)
    return Part(paragraph.text, tuple(sorted(found)), paragraph.faces)


def in_faces(paragraph: Part, looks: Mapping[str, str]) -> Part:
    """The paragraph with these words in another face."""
    found = [
        (paragraph.text.index(words), paragraph.text.index(words) + len(words), face)
        for words, face in looks.items()
        if words in paragraph.text
    ]
    return Part(paragraph.text, paragraph.notes, tuple(sorted(found)))


def accents() -> Paper:
    """Words with letters that the fonts of official papers lack, and a euro from a font of its own."""
    pieces = [
        Piece("title", (Part("BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN"),)),
        Piece("paragraph", (Part("Het lid Kostić vraagt naar het gesprek met Vučić over € 12 miljoen."),)),
        Piece("paragraph", (part(8, 2, 3),)),
    ]  # fmt: skip
    return Paper(Facts(chamber="1"), tuple(pieces))


def every_element() -> Paper:
    """A Kamerstuk with everything that a letter can hold, over several pages."""
    how = Measure(9.0595)
    marked = with_note(part(2, 5), ("verhard", 1), ("onderhandelingen.", 2))
    italic = in_faces(Part(SENTENCES[7]), {"Wegen naar vrede": "italic"})
    long_note = " ".join(SENTENCES[n] for n in (2, 3, 5, 7, 8, 2, 3, 5, 7, 8, 2, 3, 5, 7, 8, 2, 3, 5, 7, 8))
    box = "Uitgelicht: Samenwerking met bondgenoten in het Hoge Noorden en in het Middellandse Zeegebied"
    pieces = [
        Piece("title", (Part("BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN EN VOOR BUITENLANDSE HANDEL EN "
                             "ONTWIKKELINGSSAMENWERKING"),)),
        Piece("address", (Part("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),)),
        Piece("address", (Part("Den Haag, 7 juli 2023"),)),
        Piece("paragraph", (marked,)),
        Piece("heading", (Part("Inleiding"),), face="bold"),
        Piece("paragraph", (part(0, 1), part(5, 2), part(9, 3))),
        Piece("heading", (Part("Een kop die cursief is gezet en langer is dan een regel van de kolom"),),
              face="italic"),
        Piece("paragraph", (italic,)),
        Piece("paragraph", (at_line_end("het", "NAVO-|lidmaatschap", "van onze partners gewenst.", how),)),
        Piece("paragraph", (at_line_end("de", "in-| en uitvoer", "van goederen belangrijk.", how),)),
        Piece("paragraph", (at_line_end("van", "niet-|bondgenoten", "in de regio sprake.", how),)),
        Piece("paragraph", (at_line_end("is op", "https://www.rijksoverheid.nl/|documenten/kamerstukken",
                                        "meer te vinden.", how),)),
        Piece("heading", (Part("Wat het kabinet doet"),)),
        Piece("paragraph", (Part("De inzet kent drie onderdelen:"),)),
        Piece("list_item", (Part("• " + SENTENCES[2]),), gap=1),
        Piece("list_item", (with_note(Part("• " + SENTENCES[3]), ("regeerakkoord", 3)),)),
        Piece("list_item", (Part("• " + SENTENCES[9]),)),
        Piece("paragraph", (part(6, 8),)),
        Piece("list_item", (Part("1. " + SENTENCES[8]),), gap=1),
        Piece("list_item", (Part("2. " + SENTENCES[5]),)),
        Piece("heading", (Part(box),), face="bold", box=box),
        Piece("paragraph", (part(2, 3, 8, 6),), box=box),
        Piece("paragraph", (with_note(part(5, 1), ("zomerreces", 4)),), box=box),
        Piece("paragraph", (part(1, 9, 3, 0),)),
        Piece("table", tuple(Part(row) for row in (
            "Land | Bijdrage 2021 | Bijdrage 2022", "België | 12 | 14", "Duitsland | 120 | 131",
            "Totaal | 132 | 145",
        ))),
        Piece("paragraph", (with_note(part(7, 2), ("vrede»", 5)),)),
        Piece("paragraph", (Part("1.1 " + SENTENCES[8]), Part("1.2 " + SENTENCES[5])), indent=8.9),
        Piece("heading", (Part("Tot slot"),), face="bold"),
        Piece("paragraph", (part(0, 2, 5, 8, 3, 6, 1),)),
        Piece("paragraph", (with_note(part(8, 9, 4, 1), ("rechtsorde", 6), ("aanpak.", 7), ("Europa", 8)),)),
        Piece("paragraph", (with_note(part(3, 2), ("regeerakkoord", 9), ("Zoals aangekondigd", 10)),)),
        Piece("signature", (Part("De Minister van Buitenlandse Zaken,"), Part("W.B. Hoekstra"))),
        Piece("signature", (Part("De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,"),
                            Part("E.N.A.J. Schreinemacher"))),
    ]  # fmt: skip
    notes = {n: (f"Kamerstuk 33 694, nr. {n + 10}.",) for n in range(1, 11)}
    notes[2] = (SENTENCES[7] + " " + SENTENCES[2],)
    notes[5] = (long_note + " " + long_note,)
    notes[6] = (SENTENCES[8],)
    notes[7] = (
        "Zie https://www.rijksoverheid.nl/documenten/kamerstukken/2023/07/07/voortgang-van-de-strategie.",
    )
    title = "Vaststelling van de begrotingsstaten van Buitenlandse Zaken (V) voor het jaar 2023"
    return Paper(Facts(dossier_title=title), tuple(_renumber(pieces)), notes)


def _renumber(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces with note numbers in the order of the text."""
    number = 0
    found: list[Piece] = []
    for piece in pieces:
        parts: list[Part] = []
        for one in piece.parts:
            notes = []
            for offset, _ in one.notes:
                number += 1
                notes.append((offset, number))
            parts.append(Part(one.text, tuple(notes), one.faces))
        found.append(replace(piece, parts=tuple(parts)))
    return found


def overleg() -> Paper:
    """Questions and answers in the form of a Kamerstuk, with parties' sections."""
    pieces = [
        Piece("title", (Part("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG"),)),
        Piece("title", (Part("Vastgesteld 6 oktober 2020"),)),
        Piece("paragraph", (part(8, 3),)),
        Piece("heading", (Part("Vragen en opmerkingen van de leden van de VVD-fractie"),), face="bold"),
        Piece("paragraph", (Part("De leden van de VVD-fractie hebben de brief met belangstelling gelezen. "
                                 + SENTENCES[4]),), speaker="VVD"),
    ]  # fmt: skip
    for n in range(1, 8):
        asked = Part(
            "De leden van de SP-fractie lezen de brief met zorg. "
            + " ".join(SENTENCES[(n + k) % 10] for k in range(3))
        )
        pieces += [
            Piece("label", (Part(f"Vraag {n}"),), numbers=(n,)),
            Piece("question", (asked,), face="bold", numbers=(n,)),
            Piece("label", (Part("Antwoord"),), numbers=(n,)),
            Piece("answer", (part(n % 10, (n + 2) % 10, 8),), numbers=(n,)),
            Piece("answer", (with_note(part((n + 3) % 10, 9, 3), ("aanpak.", n)),), numbers=(n,)),
        ]
    notes = {n: (f"Kamerstuk 28 676, nr. {n + 300}.",) for n in range(1, 8)}
    return Paper(Facts(id="kst-99998-02-8", dossier="99 998", suffix="-02", number="8"), tuple(pieces), notes)


def appendix(space: float = APPENDIX_SPACE) -> Paper:
    """An Aanhangsel: answers in paragraphs without space, lists, notes, one answer to several questions."""
    how = Measure(8.5266, word_space=space)
    pieces = [
        Piece("title", (Part("Vragen van de leden Jansen en De Vries (beiden D66) aan de Minister van "
                             "Buitenlandse Zaken over het bericht «Nederland blijft achter» "
                             "(ingezonden 3 juni 2023)."),)),
        Piece("title", (Part("Antwoord van Minister Hoekstra (Buitenlandse Zaken) "
                             "(ontvangen 21 juni 2023)."),)),
    ]  # fmt: skip
    looks = {"Jansen": "bold", "De Vries": "bold", "Hoekstra": "bold", "Nederland blijft achter": "italic"}
    pieces = [replace(piece, parts=tuple(in_faces(one, looks) for one in piece.parts)) for piece in pieces]
    number = 0

    def noted(paragraph: Part, after: str) -> Part:
        nonlocal number
        number += 1
        return with_note(paragraph, (after, number))

    for n in range(1, 10):
        pieces += [
            Piece("label", (Part(f"Vraag {n}"),), numbers=(n,)),
            Piece("question", (noted(part(n % 10, 4), "ministeries"),), numbers=(n,)),
        ]
        if n in (4, 5):
            continue
        told = (4, 5, 6) if n == 6 else (n,)
        head = "Antwoord 4, 5 en 6" if n == 6 else f"Antwoord {n}"
        answer = [part((n + 1) % 10, 9), part(2, n % 10, 5), part(1, 0), noted(part(8, 3), "rechtsorde")]
        if n == 2:
            answer[1] = at_line_end("de", "wet-| en regelgeving", "van belang gebleken.", how)
        pieces += [
            Piece("label", (Part(head),), numbers=told),
            Piece("answer", tuple(answer), numbers=told),
        ]
        if n == 3:
            pieces += [Piece("list_item", (Part(f"• {SENTENCES[k]}"),), numbers=told) for k in (2, 3, 8)]
    notes = {
        n: (SENTENCES[7] if n % 3 else f"NRC, {n} juni 2023, «Nederland blijft achter».",)
        for n in range(1, number + 1)
    }
    return Paper(Facts(id="ah-tk-20222023-3999", number="3999"), tuple(pieces), notes, appendix=True)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Any letter: headings, paragraphs, alinea groups, lists, boxes and notes in any order."""
    sentences = st.lists(st.sampled_from(range(len(SENTENCES))), min_size=1, max_size=6)
    pieces = [
        Piece("title", (Part("BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN"),)),
        Piece("address", (Part("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),)),
        Piece("address", (Part("Den Haag, 7 juli 2023"),)),
    ]
    number = 0
    for kind in draw(
        st.lists(st.sampled_from(["heading", "paragraph", "group", "list"]), min_size=3, max_size=22)
    ):
        if kind == "heading":
            if pieces[-1].kind != "heading":
                face = draw(st.sampled_from(["bold", "italic", "roman"]))
                pieces.append(Piece("heading", (Part(draw(st.sampled_from(HEADINGS))),), face=face))
            continue
        parts: list[Part] = []
        for numbers in draw(st.lists(sentences, min_size=1, max_size=3 if kind == "group" else 1)):
            one = part(*numbers)
            if draw(st.booleans()):
                number += 1
                words = one.text.split()
                end = len(" ".join(words[: draw(st.integers(1, len(words)))]).rstrip(".,;?):»"))
                one = Part(one.text, ((end, number),))
            parts.append(one)
        if kind == "list":
            marked = Part("• " + parts[0].text, tuple((o + 2, n) for o, n in parts[0].notes))
            first = pieces[-1].kind != "list_item"
            pieces.append(Piece("list_item", (marked,), gap=1 if first else 0))
        else:
            pieces.append(Piece("paragraph", tuple(parts)))
    pieces.append(Piece("paragraph", (part(5, 9),)))
    pieces.append(Piece("signature", (Part("De Minister van Buitenlandse Zaken,"), Part("W.B. Hoekstra"))))
    lengths = draw(st.lists(st.integers(1, 12), min_size=number, max_size=number))
    notes = {
        n: (" ".join(SENTENCES[(n + k) % len(SENTENCES)] for k in range(length)),)
        for n, length in enumerate(lengths, start=1)
    }
    return Paper(Facts(), tuple(pieces), notes)


def sent_letter() -> Paper:
    """A letter as a ministry sends it: bold and italic heads, lists, notes, a box, a farewell."""
    pieces = [
        Piece("paragraph", (part(0, 1, 3),)),
        Piece("paragraph", (with_note(part(2, 5), ("verhard", 1)),)),
        Piece("heading", (Part("De inzet van het kabinet"),), face="bold"),
        Piece("paragraph", (part(8, 3, 2),)),
        Piece("paragraph", (Part("Het gaat om de volgende maatregelen:"),)),
        Piece("list_item", (Part("• " + SENTENCES[2]),)),
        Piece("list_item", (with_note(Part("• " + SENTENCES[3]), ("capaciteit", 2)),)),
        Piece("list_item", (Part("• " + SENTENCES[9]),)),
        Piece("paragraph", (part(6, 4, 1),)),
        Piece("heading", (Part("Europese samenwerking"),), face="italic"),
        Piece("paragraph", (with_note(part(7, 2, 8), ("rechtsorde", 3)),)),
        Piece("paragraph", (part(2, 3, 0, 5),)),
        Piece("list_item", (Part("- " + SENTENCES[8]),)),
        Piece("list_item", (Part("- " + SENTENCES[5]),)),
        Piece("paragraph", (part(1, 2, 6),)),
        Piece("list_item", (Part("1. " + SENTENCES[9]),)),
        Piece("list_item", (Part("2. " + SENTENCES[3]),)),
        Piece("heading", (Part("Planning en verantwoording"),), face="bold"),
        Piece("paragraph", (with_note(part(5, 0, 2, 8, 3), ("onderhandelingen.", 4), ("Koninkrijk", 5)),)),
        Piece("paragraph", (part(6, 8, 1, 2, 3),)),
        Piece("signature", (Part("Hoogachtend,"),)),
        Piece("signature", (Part("DE MINISTER VAN BUITENLANDSE ZAKEN,"), Part("W.B. Hoekstra")), gap=1),
    ]  # fmt: skip
    notes = {n: (f"Kamerstuk 33 694, nr. {n + 10}.",) for n in range(1, 6)}
    notes[4] = (SENTENCES[7] + " " + SENTENCES[2],)
    return Paper(Facts(), tuple(_renumber(pieces)), notes)
