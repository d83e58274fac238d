"""Writes the lines of an XML paper one by one: what each is, where it belongs, the notes after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from lxml import etree

from compare import signs
from compare.io.masthead import find_masthead_role
from compare.io.xml.inline import NOTE_REFERENCES, NOTES, Run, element_to_text, is_blank, own_texts
from compare.model import Line

BODY = frozenset({"paragraph", "question", "answer", "list_item"})
_NOTE_NUMBERS = frozenset({"noot.nr", "nootnr", "nootnummer"})
_INLINE = frozenset(
    {
        "nadruk", "sup", "inf", "extref", "intref", "dossierref", "datum", "naam", "voornaam", "achternaam",
        "voorvoegsels", "politiek", "organisatie", "kamervraagonderwerp", "ondernummer", "plaats", "plaatje",
        "illustratie", "nl", "br", "witregel", "dossiernummer", "stuknummer", "ovl", "unl", "redactie",
    }
)  # fmt: skip


Writing = Callable[["Writer", etree._Element], None]
"""How an element is written."""


class Writer:
    """Lines in the making, with what the next one has to know."""

    def __init__(self, root: etree._Element, elements: Mapping[str, Writing], blocks: frozenset[str]) -> None:
        self._elements, self.blocks = elements, blocks
        self.lines: list[Line] = []
        self.pictures = False
        self.role = "paragraph"
        self.forced = ""  # one role for all that follows: inside notes, tables, signatures and the masthead
        self.depth = 0
        self.box = ""  # title of the box that the text stands in
        self.mark = ""  # printed mark of a list item that still waits for its text
        self.note = 0  # number of the note whose first line comes next
        self.group: object | None = None  # paragraphs of one group stand in one block
        self.last: tuple[object | None, str] = (None, "")
        self.mode = ""  # "question" or "answer" after a plain paragraph that is a label
        self.signing = False  # after the last line of a motion, or an office
        self.given: set[etree._Element] = set()  # notes that were written already
        self.is_vlos = root.tag == "vlosCoreDocument"
        # Papers of before 2010 mark the white lines; paragraphs without one between them stand together.
        marks_white_lines = root.tag == "kamerwrk" and next(root.iter("witreg"), None) is not None
        self.unparted: object | None = object() if marks_white_lines else None
        found = [note for note in root.iter(*NOTES)]
        self.numbers = _number_notes(found)
        self.by_key = {key: note for note in found for key in (note.get("id"), note.get("nr")) if key}

    # -- writing ---------------------------------------------------------------------------------

    def add(self, run: Run, role: str, level: int = 0) -> None:
        """One line of a run of text, and after it the notes that it refers to."""
        text = run.fold()
        self.pictures = self.pictures or run.pictures
        role = self.forced or role
        if text and self.mark and (role in BODY or role == "note"):
            text, self.mark = f"{self.mark} {text}".strip(), ""
        references = [number for note in run.notes if (number := self._number_of(note))]
        if text:
            self.drop_mark()
            self._line(text, role, level, tuple(references))
        elif references and self.lines:
            last = max(at for at, line in enumerate(self.lines) if line.role != "note" or at == 0)
            whole = self.lines[last].references + tuple(references)
            self.lines[last] = replace(self.lines[last], references=whole)
        for note in run.notes:
            self._write_note(note)

    def drop_mark(self) -> None:
        """Gives a mark without text a line of its own."""
        if self.mark:
            text, self.mark = self.mark, ""
            self._line(text, self.forced or "list_item", self.depth, ())

    def _line(self, text: str, role: str, level: int, references: tuple[int, ...]) -> None:
        if role in BODY:
            role, level = self._know(text, role, level)
        if self.is_vlos and self.lines and (self.lines[-1].role, self.lines[-1].text) == ("heading", text):
            role, level = "furniture", 0  # the report prints the title of an activity once more
        if role in ("heading", "signature"):
            self.mode = ""
        if role in ("heading", "label", "title"):
            self.signing = False
        goes_on = self.group is not None and self.last == (self.group, role)
        number = self.note if role == "note" else 0
        self.note = 0 if role == "note" else self.note
        self.lines.append(
            Line(
                text=text,
                number=len(self.lines) + 1,
                gap=0 if goes_on else 1,
                role=role,
                note=number,
                references=references,
                level=level,
                box=self.box,
            )
        )
        self.last = (self.group, role)

    def _know(self, text: str, role: str, level: int) -> tuple[str, int]:
        """The role and level that a paragraph shows itself, where the file does not mark them."""
        was_signing, self.signing = self.signing, False
        if role == "list_item":
            return role, self.depth
        label = signs.label_to_role(text)
        if label:
            self.mode = label
            return "label", 0
        if role == "paragraph":
            head = find_masthead_role(text)
            if head == "address" or (head == "title" and not self._has_body() and len(text.split()) < 9):
                return head, 0
            if signs.is_office(text, bare=True) or (was_signing and signs.is_name(text)):
                self.signing = True
                return "signature", 0
            if signs.is_speaker(text):
                return "heading", 0
            role = self.mode or role
        self.signing = signs.ends_motion(text)
        if signs.is_list_item(text):
            self.last = (None, "")
            return "list_item", 1
        return role, level

    def _has_body(self) -> bool:
        return any(line.role in BODY for line in self.lines)

    # -- notes -----------------------------------------------------------------------------------

    def _number_of(self, element: etree._Element) -> int:
        """Number of a note, or of the note that a reference points to."""
        if element.tag in NOTES:
            return self.numbers[element]
        target = self._target_of(element)
        if target is not None:
            return self.numbers[target]
        printed = re.search(r"\d+", element.get("nr") or element_to_text(element))
        return int(printed[0]) if printed else 0

    def _target_of(self, element: etree._Element) -> etree._Element | None:
        keys = (element.get("refid"), element.get("ref"), element.get("nr"))
        return next((self.by_key[key] for key in keys if key and key in self.by_key), None)

    def _write_note(self, element: etree._Element) -> None:
        """The lines of a note, once; all of it is of role note."""
        note = element if element.tag in NOTES else self._target_of(element)
        if note is None or note in self.given:
            return
        self.given.add(note)
        last, waiting = self.last, self.mark
        with self.having(forced="note", group=object(), mark="", note=self.numbers[note]):
            printed = _number_element(note)
            mark = element_to_text(printed)
            if mark and not re.fullmatch(r"\W*\d+\W*", mark):
                self.mark = mark
            self.mixed(note, skip=[] if printed is None else [printed])
            self.drop_mark()
        self.last, self.mark = last, waiting

    @contextmanager
    def having(self, **changed: object) -> Iterator[None]:
        """Another role, group, depth or such while something is walked through."""
        kept = {name: getattr(self, name) for name in changed}
        for name, value in changed.items():
            setattr(self, name, value)
        try:
            yield
        finally:
            for name, value in kept.items():
                setattr(self, name, value)

    # -- walking ---------------------------------------------------------------------------------

    def walk(self, element: etree._Element) -> None:
        """Writes all text of an element."""
        self._elements.get(str(element.tag), Writer.mixed)(self, element)

    def mixed(
        self,
        element: etree._Element,
        *,
        role: str = "",
        level: int = 0,
        spaced: bool = False,
        skip: Sequence[etree._Element] = (),
    ) -> None:
        """The text of an element in runs, parted where it holds elements that are lines of their own."""
        texts = own_texts(element)
        has_text = spaced or not all(map(is_blank, texts))
        run = Run()
        run.add_text(texts[0])
        for child, tail in zip(element, texts[1:], strict=True):
            if child in skip:
                pass
            elif self._is_block(child, has_text):
                self.add(run, role or self.role, level)
                run = Run()
                self.walk(child)
            else:
                run.add_text(" " if spaced else "")
                run.add_element(child)
                run.add_text(" " if spaced else "")
            run.add_text(tail)
        self.add(run, role or self.role, level)

    def _is_block(self, element: etree._Element, has_text: bool) -> bool:
        if element.tag in NOTES or element.tag in NOTE_REFERENCES:
            return False
        if next(element.iterdescendants(*self.blocks), None) is not None:
            return True
        return element.tag in self.blocks or (element.tag not in _INLINE and not has_text)

    def each(self, element: etree._Element, role: str) -> None:
        """Every child a line of its own."""
        with self.having(forced=self.forced or role, group=object()):
            run = Run()
            run.add_text(element.text)
            self.add(run, role)
            for child in element:
                if next(child.iterdescendants(*self.blocks), None) is not None:
                    self.walk(child)
                else:
                    run = Run()
                    run.add_element(child)
                    self.add(run, role)
                run = Run()
                run.add_text(child.tail)
                self.add(run, role)


def _number_element(note: etree._Element) -> etree._Element | None:
    return next((child for child in note if child.tag in _NOTE_NUMBERS), None)


def _number_notes(notes: list[etree._Element]) -> dict[etree._Element, int]:
    """The printed number of each note; one printed with a sign or a letter gets a number after the last."""
    numbers: dict[etree._Element, int] = {}
    for note in notes:
        printed = re.search(r"\d+", element_to_text(_number_element(note)) or note.get("nr") or "")
        numbers[note] = int(printed[0]) if printed else 0
    following = max(numbers.values(), default=0)
    for note, number in numbers.items():
        if not number:
            following += 1
            numbers[note] = following
    return numbers
