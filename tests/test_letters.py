"""The letters of the project as they are read: what a reader can check on paper."""

import csv
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from compare.analysis.frequency import count_hits
from compare.analysis.hits import find_hits
from compare.analysis.selection import select_blocks
from compare.corpus import load_corpus
from compare.io.tables import DATA_DIR, read_concepts
from compare.model import Concept, Letter
from compare.text.tokens import split_tokens

CORPUS = load_corpus()
CONCEPTS = {c.id: c for c in read_concepts()}
ALL = CORPUS.letters + CORPUS.witnesses
GOLD = Path(__file__).parents[2] / "shared" / "gold" / "structure-dev.tsv"


def concept(label: str) -> Concept:
    return next(c for c in CONCEPTS.values() if label.lower() in (c.id, c.label.lower())).by_default()


def body_words(letter: Letter) -> list[str]:
    return [t.key for b in letter.blocks if b.is_body for t in split_tokens(b.text)]


@pytest.mark.parametrize("letter", ALL, ids=lambda x: x.id)
def test_every_block_stands_at_its_own_place(letter: Letter) -> None:
    for block in letter.blocks:
        assert letter.text[block.place.start : block.place.end] == block.text
        assert block.place.page <= block.place.last_page


@pytest.mark.parametrize("letter", ALL, ids=lambda x: x.id)
def test_every_letter_of_the_source_is_in_a_block_or_left_out(letter: Letter) -> None:
    source = (DATA_DIR / "letters" / letter.source_file).read_text(encoding="utf-8")
    kept = letter.text + "".join(x.text for x in letter.left_out)
    alphabet = sorted(c for c in source if c.isalpha())
    assert alphabet == sorted(c for c in kept if c.isalpha())


def test_the_two_witnesses_of_the_tussenrapportage_have_the_same_words() -> None:
    first, second = (body_words(CORPUS.letter(x)) for x in ("kst-33694-57", "kst-33694-57.web"))
    same = sum(m.size for m in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    assert same >= 0.999 * max(len(first), len(second))


def test_the_two_witnesses_have_the_same_count_of_every_concept() -> None:
    pair = [CORPUS.letter("kst-33694-57"), CORPUS.letter("kst-33694-57.web")]
    for one in CONCEPTS.values():
        first, second = count_hits(pair, one)
        assert (first.count, first.words) == (second.count, second.words), one.id


def test_a_second_witness_is_never_among_the_letters() -> None:
    assert "kst-33694-57.web" not in {x.id for x in CORPUS.letters}
    assert CORPUS.letter("kst-33694-57.web").witness_of == "kst-33694-57"


def test_the_tussenrapportage_says_human_security_once_on_page_15_in_a_box() -> None:
    letter = CORPUS.letter("kst-33694-57")
    hits = find_hits([letter], concept("human security"))
    assert [(h.place.page, letter.block(h.block_n).box) for h in hits] == [
        (15, "Uitgelicht: Early Warning, Early Action")
    ]


def test_the_nato_paper_names_two_percent_six_times() -> None:
    hits = find_hits([CORPUS.letter("kst-28676-346")], concept("2%-norm"))
    speakers = [h.speaker for h in hits]
    assert {s: speakers.count(s) for s in set(speakers)} == {"kabinet": 1, "GroenLinks": 2, "SP": 3}


def test_the_nato_paper_has_25_questions_on_pages_2_to_14() -> None:
    letter = CORPUS.letter("kst-28676-346")
    numbers = [n for b in letter.blocks if b.kind == "question" for n in b.question_numbers]
    assert numbers == list(range(1, 26))
    assert letter.pages == (2, 14)
    assert {n for b in letter.blocks if b.kind == "answer" for n in b.question_numbers} == set(range(1, 26))


def test_eight_parties_ask_about_the_tussenrapportage() -> None:
    speakers = CORPUS.letter("nds-tk-2020D20723").speakers
    assert [s for s in speakers if s != "commissie"] == [
        "VVD", "PVV", "D66", "GroenLinks", "SP", "PvdA", "ChristenUnie", "SGP",
    ]  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.lower()))


@pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not here")
def test_the_structure_of_the_tussenrapportage_is_as_hand_made() -> None:
    kinds = {"para": "paragraph", "bullet": "list_item"}
    blocks = [b for b in CORPUS.letter("kst-33694-57").blocks if b.kind != "footnote"]
    with GOLD.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] != "footnote"]
    assert len(blocks) == len(rows)
    for block, row in zip(blocks, rows, strict=True):
        where = row["id"]
        assert _plain(block.text).startswith(_plain(row["first_words"])), where
        assert _plain(block.text).endswith(_plain(row["last_words"])), where
        assert block.kind == kinds.get(row["kind"], row["kind"]), where
        assert (block.place.page, block.place.last_page) == (int(row["page"]), int(row["page_end"])), where
        assert (block.section[-1] if block.section else "").startswith(row["section"]), where
        assert block.box == row["box"] or (row["box"] and block.box.startswith(row["box"])), where


def test_the_two_witnesses_have_the_same_blocks_and_passages() -> None:
    pair = [select_blocks(CORPUS.letter(x)) for x in ("kst-33694-57", "kst-33694-57.web")]
    first, second = ([[t.key for t in split_tokens(b.text)] for b in side] for side in pair)
    assert first == second
    first_passages, second_passages = ([len(list(b.passages())) for b in side] for side in pair)
    assert first_passages == second_passages
    assert [(b.section, b.box) for b in pair[0]] == [(b.section, b.box) for b in pair[1]]
