"""How often the themes given by patterns agree with paragraphs coded by hand.

``python benchmarks/theme_agreement.py`` measures on ``data/coded.csv`` and on the made papers
of ``benchmarks/made/``. With a FOLDER also on its ``themes-*.tsv``: columns ``file``, ``primary``
(several parted by ``|``; each counts as right), ``first_words`` and perhaps ``secondary``.
``--write FILE`` puts the table into that file's block «theme-agreement»; ``--misses`` lists
what came out otherwise. A second table gives the same with rarity counted in the other letters
only (nothing learnt from the letter itself), the highest score without the rules for
countries, lists and references, and always guessing the theme that the other papers have most.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from theme_weights import reweigh

from compare.analysis.coding import judge_paragraphs, share_error
from compare.analysis.themes import OTHER, ParagraphThemes, assign_themes
from compare.corpus import load_corpus
from compare.io.coding import read_coded
from compare.io.tables import read_themes
from compare.model import CABINET, Block, Coded, Letter, Place, Theme

MADE = Path(__file__).resolve().parent / "made"
"""Papers made for measuring, with their coding: no real letters."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a paper's paragraphs came out; ``share_error`` in percentage points."""

    name: str
    coded: int
    right: int
    right_or_secondary: int
    share_error: float
    misses: tuple[tuple[Coded, ParagraphThemes], ...]


def letters_only(text: str) -> str:
    """A text without anything but its letters and digits, in lower case."""
    return re.sub(r"[\W_]+", "", text).lower()


def read_made(path: Path) -> tuple[Letter, tuple[Coded, ...]]:
    """A made paper as a letter, and its coding. An answer belongs to the question before it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    blocks: list[Block] = []
    coded: list[Coded] = []
    text, number = "", 0
    for n, row in enumerate(rows, start=1):
        kind = {"para": "paragraph"}.get(row["kind"], row["kind"])
        has_answers = any(r["kind"] == "answer" for r in rows)
        number += kind == "question"
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{row['text']}" if text else row["text"]
        blocks.append(
            Block(
                n,
                kind,
                row["text"],
                Place(path.stem, start, len(text), 1, 1),
                section=(row["section"],) if row["section"] else (),
                speaker=CABINET if row["speaker"] == "minister" else row["speaker"],
                question_numbers=(number,) if has_answers and kind != "paragraph" else (),
            )
        )
        secondary = tuple(t for t in re.split(r"[,|]", row["secondary"] or "") if t)
        coded.append(Coded(path.stem, n, row["text"][:60], tuple(row["primary"].split("|")), secondary))
    empty = "", "", "", ""
    letter = Letter(
        path.stem,
        path.stem,
        path.stem,
        "letter",
        *empty[:2],
        date(2020, 1, 1),
        "day",
        *empty,
        "",
        "",
        text,
        tuple(blocks),
    )
    return letter, tuple(coded)


def read_folder(folder: Path, letters: Sequence[Letter]) -> list[Coded]:
    """The rows of every table of themes in a folder, each put to the paragraph that it begins."""
    by_file: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for path in sorted(folder.glob("themes-*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                by_file[row["file"]].append(row)
    coded = []
    for rows in by_file.values():
        keys = [letters_only(row["first_words"]) for row in rows]
        letter = max(letters, key=lambda x: sum(key in letters_only(x.text) for key in keys))
        starts = {b.n: letters_only(b.text) for b in letter.blocks if b.is_body}
        for row, key in zip(rows, keys, strict=True):
            n = next((n for n, text in starts.items() if text.startswith(key)), None)
            if n is not None:
                del starts[n]
                secondary = tuple(t for t in (row.get("secondary") or "").split(",") if t)
                coded.append(
                    Coded(letter.id, n, row["first_words"], tuple(row["primary"].split("|")), secondary)
                )
    return coded


def measure(name: str, coded: Sequence[Coded], assigned: Sequence[ParagraphThemes]) -> Agreement:
    """Agreement of the themes given with those coded, over the paragraphs that were coded."""
    rows = judge_paragraphs(assigned, coded)
    by_hand, given = {c.block_n: c for c in coded}, {p.n: p for p in assigned}
    return Agreement(
        name,
        len(rows),
        sum(r.agrees for r in rows),
        sum(r.near for r in rows),
        100 * share_error(rows),
        tuple((by_hand[r.n], given[r.n]) for r in rows if not r.agrees),
    )


def judge(letter: Letter, coded: Sequence[Coded], themes: Sequence[Theme]) -> Agreement:
    """The method as it is."""
    return measure(letter.id, coded, assign_themes([letter], themes))


def judge_plain(letter: Letter, coded: Sequence[Coded], themes: Sequence[Theme]) -> Agreement:
    """The highest score without any rule."""
    assigned = [
        replace(p, primary=max(scores, key=lambda t: scores[t]))
        for p in assign_themes([letter], themes)
        for scores in [_scores(p)]
    ]
    return measure(letter.id, coded, assigned)


def _scores(paragraph: ParagraphThemes) -> Counter[str]:
    """The sum of a paragraph's hits by theme."""
    scores: Counter[str] = Counter({OTHER: 0})
    for hit in paragraph.hits:
        scores[hit.theme_id] += hit.weight  # type: ignore[assignment]  # a counter of weights
    return scores


def to_table(papers: Sequence[tuple[Letter, Sequence[Coded]]]) -> str:
    """The figures of each paper as a Markdown table; the page on method has these heads in Dutch."""
    themes = read_themes()
    rows = [
        "| letter | paragraphs coded | same primary theme | same, or one of the secondary themes "
        "| share error |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for letter, coded in papers:
        a = judge(letter, coded, themes)
        rows.append(
            f"| {letter.id} | {a.coded} | {a.right} ({a.right / a.coded:.0%}) "
            f"| {a.right_or_secondary} ({a.right_or_secondary / a.coded:.0%}) "
            f"| {a.share_error:.1f} percentage points |"
        )
    return "\n".join(rows)


def to_checks(papers: Sequence[tuple[Letter, Sequence[Coded]]], real: Sequence[Letter]) -> str:
    """The figure with nothing learnt from the letter itself, without the rules, and by guessing."""
    themes = read_themes()
    rows = [
        "| letter | as it is | share error | rarity from the other letters only | share error "
        "| without rules | most frequent theme of the others |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for letter, coded in papers:
        others = Counter(c.primary[0] for x, other in papers if x.id != letter.id for c in other if c.primary)
        guess = others.most_common(1)[0][0] if others else OTHER
        full = judge(letter, coded, themes)
        apart = judge(letter, coded, reweigh(themes, [x for x in real if x.id != letter.id]))
        plain = judge_plain(letter, coded, themes)
        guessed = sum(guess in c.primary for c in coded)
        rows.append(
            f"| {letter.id} | {full.right / full.coded:.1%} | {full.share_error:.1f} "
            f"| {apart.right / apart.coded:.1%} | {apart.share_error:.1f} "
            f"| {plain.right / plain.coded:.1%} | {guessed / full.coded:.1%} |"
        )
    return "\n".join(rows)


def write_block(path: Path, table: str) -> None:
    """Replaces what stands between the marks of the block in a file."""
    text = path.read_text(encoding="utf-8")
    block = re.compile(r"(<!-- theme-agreement: begin[^>]*-->\n).*?(\n<!-- theme-agreement: end -->)", re.S)
    path.write_text(block.sub(lambda m: m.group(1) + table + m.group(2), text), encoding="utf-8")


def show_misses(papers: Sequence[tuple[Letter, Sequence[Coded]]]) -> None:
    """Prints what came out otherwise than coded, with the words that decided."""
    themes = read_themes()
    for letter, coded in papers:
        for c, paragraph in judge(letter, coded, themes).misses:
            top = ", ".join(f"{t} {w:.2f}" for t, w in list(paragraph.weights.items())[:4])
            print(
                f"\n{letter.id}#{paragraph.n}: {'|'.join(c.primary)} by hand, {paragraph.primary} here: {top}"
            )
            print(f"  {c.begins}")
            print("  " + ", ".join(f"{h.text} [{h.theme_id} {h.weight:.2f}]" for h in paragraph.hits[:14]))


def main() -> None:
    """Prints the table, and the misses when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    letters = load_corpus().letters
    rows = read_folder(options.folder, letters) if options.folder else list(read_coded())
    papers = [(x, tuple(c for c in rows if c.letter_id == x.id)) for x in letters]
    papers = [(letter, coded) for letter, coded in papers if coded]
    if not options.folder:
        papers += [read_made(path) for path in sorted(MADE.glob("*.tsv"))]
    table = to_table(papers)
    print(table)
    print("\n" + to_checks(papers, letters))
    if options.write:
        write_block(options.write, table)
    if options.misses:
        show_misses(papers)


if __name__ == "__main__":
    main()
