"""Letters, blocks and doubts as plain records, for screens and files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from compare.analysis.concordance import Line
from compare.analysis.fates.fates import PassageFate, count_fates
from compare.analysis.matching.passages import Passage, pages_of
from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.model import Letter
from compare.text.audit import count_pages, count_rules, join_to_words
from compare.text.citations import cite
from compare.text.doubts import find_doubts

_NO_PASSAGE: dict[str, Any] = {
    "id": "", "n": None, "page": None, "last_page": None, "speaker": "", "section": "", "citation": "",
    "text": "",
}  # fmt: skip


def letters_to_records(letters: Iterable[Letter]) -> list[dict[str, Any]]:
    """The facts of letters with their words and paragraphs (body text, everyone's words)."""
    records = []
    for letter in letters:
        blocks = select_blocks(letter, EVERYONE)
        day = letter.date.isoformat() if letter.date_precision == "day" else letter.date.strftime("%Y-%m")
        first, last = letter.pages
        records.append(
            {
                "letter_id": letter.id,
                "short": letter.short,
                "title": letter.title,
                "kind": letter.kind,
                "date": day,
                "cabinet": letter.cabinet,
                "sender": letter.sender,
                "dossier": letter.dossier,
                "number": letter.number,
                "words": count_words_of(blocks),
                "paragraphs": len(blocks),
                "first_page": first,
                "last_page": last,
                "speakers": list(letter.speakers),
                "witness_of": letter.witness_of,
                "url": letter.url,
                "sha256": letter.sha256,
            }
        )
    return records


def blocks_to_records(letter: Letter) -> list[dict[str, Any]]:
    """The blocks of a letter in reading order."""
    return [
        {
            "letter_id": letter.id,
            "n": block.n,
            "kind": block.kind,
            "text": block.text,
            "page": block.place.page,
            "last_page": block.place.last_page,
            "section": " › ".join(block.section),
            "box": block.box,
            "speaker": block.speaker,
            "question_numbers": list(block.question_numbers),
            "note_numbers": list(block.note_numbers),
        }
        for block in letter.blocks
    ]


def audit_to_records(letter: Letter) -> list[dict[str, Any]]:
    """How a letter was read, one thing a row: what it is, page, number of the block (0 = none), detail.

    First the file, then its pages, what was left out, the hyphens at line ends by rule
    and one by one, what is doubtful, and what was corrected.
    """
    rows: list[tuple[str, int, int, str]] = [
        ("file", 0, 0, f"{letter.source_file}, {letter.format}"),
        ("sha256", 0, 0, letter.sha256),
        *(("remark", 0, 0, note) for note in letter.notes),
    ]
    for read in count_pages(letter):
        told = f"{read.blocks} blocks, {read.words} words, {read.notes} notes, {read.left_out} left out"
        rows.append(("page", read.page, 0, told))
    rows += [("left out", x.page, 0, f"{x.reason}: {x.text}") for x in letter.left_out]
    rows += [("hyphen rule", 0, 0, f"{rule}: {count}") for rule, count in count_rules(letter)]
    rows += [("hyphen", x.page, 0, f"{join_to_words(x)}: {x.rule}") for x in letter.joins]
    for doubt in find_doubts(letter):
        told = f"{doubt.reason}: {doubt.detail}" if doubt.detail else doubt.reason
        rows.append(("doubt", letter.block(doubt.block_n).place.page, doubt.block_n, told))
    for c in letter.corrections:
        what = f"{c.field} «{c.old}» → «{c.value}»" if c.value else f"{c.field} «{c.old}»"
        rows.append(("correction", c.page, c.n, f"{what}: {c.reason} ({c.by}, {c.date.isoformat()})"))
    return [
        {"letter_id": letter.id, "what": what, "page": page, "block": block, "detail": detail}
        for what, page, block, detail in rows
    ]


def line_to_record(line: Line) -> dict[str, Any]:
    """A line of a concordance: the mention with its sides, who says it, and where."""
    return {
        "left": line.left,
        "hit": line.hit,
        "right": line.right,
        "speaker": line.speaker,
        "page": line.page,
        "citation": line.citation,
        "letter_id": line.letter_id,
        "n": line.block_n,
    }


def fates_to_records(fates: Iterable[PassageFate], source: Letter, target: Letter) -> list[dict[str, Any]]:
    """The rows of `fate_of_passages`, both passages with their place and citation, and the nearest one.

    ``page`` and ``last_page`` are as printed, None where the source shows none. A side without a
    passage is empty. ``similarity`` is that of the nearest passage where there is no counterpart;
    ``possible`` tells that the nearest may be one.
    """
    return [
        {
            "fate": row.fate,
            "moved": row.moved,
            **_passage_cells("source", row.source, source),
            **_passage_cells("target", row.target, target),
            "similarity": round(row.similarity, 4),
            "matched_by": list(row.by),
            "possible": row.possible,
            **_passage_cells("nearest", row.nearest, target if row.source is not None else source),
        }
        for row in fates
    ]


def fate_totals_to_records(
    fates: Iterable[PassageFate], source: Letter, target: Letter
) -> list[dict[str, Any]]:
    """Passages and words of each letter by fate; the shares of a letter sum to 1."""
    totals = count_fates(fates)
    records = []
    for side, letter in (("source", source), ("target", target)):
        own = [total for total in totals if total.side == side]
        words = sum(total.words for total in own)
        records += [
            {
                "side": side,
                "letter_id": letter.id,
                "fate": total.fate,
                "passages": total.passages,
                "words": total.words,
                "of_words": words,
                "share": round(total.words / words, 4),
                "citation": cite(letter),
            }
            for total in own
        ]
    return records


def _passage_cells(name: str, passage: Passage | None, letter: Letter) -> dict[str, Any]:
    """A passage with its place, as cells whose names begin alike."""
    if passage is None:
        return {f"{name}_{cell}": value for cell, value in _NO_PASSAGE.items()}
    return place_to_cells(name, letter, passage, *pages_of(letter, passage)) | {f"{name}_text": passage.text}


def place_to_cells(name: str, letter: Letter, passage: Passage, first: int, last: int) -> dict[str, Any]:
    """Where words of a passage stand, as cells whose names begin alike.

    Args:
        name: What the names begin with: "source", "target".
        first: Their first page as printed; 0 where the source shows none.
        last: The last one.
    """
    return {
        f"{name}_id": letter.id,
        f"{name}_n": passage.block_n,
        f"{name}_page": first or None,
        f"{name}_last_page": last or None,
        f"{name}_speaker": passage.speaker,
        f"{name}_section": " › ".join(passage.section),
        f"{name}_citation": cite(letter, first or None, last or None),
    }
