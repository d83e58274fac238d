"""Papers to be set: real letters as the program reads them, an official XML, and made ones."""

from __future__ import annotations

import random
import re
from pathlib import Path
from xml.etree import ElementTree

from compare.model import Letter
from typesetting.paper import Facts, Paper, Part, Piece

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip


def letter_to_paper(letter: Letter, dossier_title: str = "", seed: int = 1) -> Paper:
    """The paper of a letter that was read from text: its blocks, with note numbers put at ends of words."""
    chance = random.Random(seed)
    dossier, _, suffix = letter.dossier.partition("-")
    day = f"{letter.date.day} {_MONTHS[letter.date.month - 1]} {letter.date.year}"
    facts = Facts(
        id=letter.id if letter.number else f"kst-{letter.dossier}-1",
        dossier=f"{dossier[:2]} {dossier[2:]}" + (f" {suffix}" if suffix else ""),
        number=letter.number or "1",
        dossier_title=dossier_title or letter.title,
        session_year=letter.session_year.replace("-", "–"),
        year=str(letter.date.year),
        date=day,
        subject=letter.title,
    )
    pieces: list[Piece] = []
    if letter.kind == "letter":
        office = letter.sender.split(",")[0].removeprefix("Minister van ").upper()
        pieces += [
            Piece("title", (Part(f"BRIEF VAN DE MINISTER VAN {office}"),)),
            Piece("address", (Part("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),)),
            Piece("address", (Part(f"Den Haag, {day}"),)),
        ]
    else:
        opening = "INBRENG VERSLAG" if letter.kind == "questions" else "VERSLAG"
        pieces.append(Piece("title", (Part(f"{opening} VAN EEN SCHRIFTELIJK OVERLEG"),)))
    notes: dict[int, tuple[str, ...]] = {}
    for block in letter.blocks:
        if block.kind == "footnote":
            notes[block.note_numbers[0]] = (block.text,)
            continue
        face = "bold" if block.kind == "question" or (block.box and block.kind == "heading") else "roman"
        if block.kind == "heading" and not block.box:
            face = "italic" if len(block.text) % 2 else "bold"
        texts = block.text.split("\n")
        pieces.append(
            Piece(
                block.kind,
                _with_references(texts, block.note_numbers, chance),
                face=face,
                box=block.box,
                numbers=block.question_numbers,
                speaker=block.speaker,
                gap=0 if block.kind == "signature" and pieces[-1].kind == "signature" else None,
            )
        )
    used = {n for piece in pieces for part in piece.parts for _, n in part.notes}
    return Paper(facts, tuple(pieces), {n: t for n, t in notes.items() if n in used})


def _with_references(texts: list[str], numbers: tuple[int, ...], chance: random.Random) -> tuple[Part, ...]:
    """Parts with the note numbers after words, the last sometimes after the full stop."""
    ends = [
        (at, m.end()) for at, text in enumerate(texts) for m in re.finditer(r"[^\W\d_]{3,}(?=[ .,;)»])", text)
    ]
    ends += [(len(texts) - 1, len(texts[-1]))]
    chosen = sorted(chance.sample(ends, min(len(numbers), len(ends))))
    placed = dict(zip(chosen, numbers, strict=False))
    return tuple(
        Part(text, tuple((offset, n) for (at, offset), n in placed.items() if at == index))
        for index, text in enumerate(texts)
    )


def xml_to_paper(path: Path) -> Paper:
    """The paper of an official XML of a letter."""
    root = ElementTree.parse(path).getroot()
    notes: dict[int, tuple[str, ...]] = {}

    def one(tag: str) -> str:
        found = next(root.iter(tag), None)
        return _fold("".join(found.itertext())) if found is not None else ""

    pieces = [Piece("title", (Part(_fold(root.findtext(".//stuk/titel", ""))),))]
    for child in root.iter("tekst"):
        for element in child:
            if element.tag == "tussenkop":
                face = {"cur": "italic", "rom": "roman"}.get(element.get("kopopmaak", "vet"), "bold")
                pieces.append(Piece("heading", (_part(element, notes),), face=face))
            elif element.tag == "al-groep":
                pieces.append(Piece("paragraph", tuple(_part(al, notes) for al in element)))
            else:
                part = _part(element, notes)
                address = re.match(r"Aan de Voorzitter|Den Haag, \d", part.text)
                pieces.append(Piece("address" if address else "paragraph", (part,)))
    for signed in root.iter("ondertekening"):
        office = _fold(signed.findtext("functie", ""))
        name = _fold(" ".join(part.text or "" for part in signed.find("naam") or ()))
        pieces.append(Piece("signature", (Part(office), Part(name))))
    year = one("vergaderjaar") or next(x.text or "" for x in root.iter("tekstregel")).removeprefix(
        "Vergaderjaar "
    )
    facts = Facts(
        id=path.stem,
        dossier=one("dossiernr"),
        number=one("ondernummer"),
        dossier_title=_fold(root.findtext(".//dossier/titel", "")),
        session_year=year.replace("-", "–"),
        year=year[-4:],
    )
    return Paper(facts, tuple(pieces), notes)


def _part(element: ElementTree.Element, notes: dict[int, tuple[str, ...]]) -> Part:
    """A paragraph without its notes, and where they stand."""
    text = ""
    references: list[tuple[int, int]] = []

    def walk(node: ElementTree.Element) -> None:
        nonlocal text
        text += node.text or ""
        for child in node:
            if child.tag == "noot":
                number = int(child.findtext("noot.nr", "0"))
                notes[number] = tuple(_fold("".join(al.itertext())) for al in child.iter("noot.al"))
                references.append((len(_fold(text)), number))
            else:
                walk(child)
            text += child.tail or ""

    walk(element)
    return Part(_fold(text), tuple(references))


def _fold(text: str) -> str:
    return " ".join(text.split())
