"""The index over all letters counts what is counted in the letters themselves, and mends itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import build_block, build_letter
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.concordance import concordance
from compare.analysis.frequency import count_hits
from compare.analysis.search import find_lines
from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection
from compare.analysis.trends import count_everywhere, count_letters
from compare.corpus import load_given
from compare.errors import UnreadableFileError
from compare.index import Index, block_at, bring_up_to_date, build, make_index
from compare.io.tables import read_concepts
from compare.model import CABINET, Block, Concept, Letter, Term
from compare.text.patterns import term_from_text

PARTS = [
    "china",
    "China",
    "veilig",
    "NAVO",
    "raad",
    "van",
    "Europa",
    "de",
    "x",
    "2%",
    "2 %",
    "risico’s",
    "ΑΣ",
]
GAPS = [" ", "-", ", ", ". ", " «", "» ", "/", " & ", "\n", "‑", " (", ")-", "’"]
TERMS = (
    Term("word", "", "china", "word"),
    Term("case", "", "China", "word", case=True),
    Term("prefix", "", "veil*", "prefix"),
    Term("suffix", "", "*opa", "suffix"),
    Term("inside", "", "*eili*", "phrase"),
    Term("phrase", "", "raad van europa", "phrase"),
    Term("stems", "", "*aad van", "phrase"),
    Term("any", "", "raad * europa", "phrase"),
    Term("sign", "", "navo/china", "phrase"),
    Term("hyphen", "", "navo-raad", "phrase"),
    Term("percent", "", "2%", "word"),
    Term("without", "", "europa", "word", exclude=("raad van europa", "x-europa")),
    Term("apart", "", "van*", "prefix", exclude=("vanx",)),
    Term("greek", "", "ΑΣ x", "phrase", case=True),
)

texts = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(GAPS)), max_size=14).map(
    lambda pairs: "".join(a + b for a, b in pairs)
)
blocks = st.builds(
    build_block,
    texts,
    st.sampled_from(["paragraph", "heading", "footnote", "answer"]),
    speaker=st.sampled_from([CABINET, "SP", ""]),
)
selections = st.sampled_from(
    [EVERYONE, CABINET_ONLY, Selection(frozenset({"SP", ""}), frozenset({"heading", "footnote"}))]
)
concepts = st.lists(st.sampled_from(TERMS), min_size=1, max_size=5, unique=True).map(
    lambda terms: Concept("c", "c", "c", tuple(terms))
)


def index_of(letters: list[Letter], folder: Path, key: str = "1") -> Index:
    """The index of letters, kept in a folder."""
    by_id = {x.id: x for x in letters}
    held, notes = bring_up_to_date(folder, dict.fromkeys(by_id, key), by_id.__getitem__, lambda a, b: None)
    return make_index(letters, held, notes)


def letters_of(*written: list[Block | str]) -> list[Letter]:
    """A letter of each, named ``b0``, ``b1`` and so on."""
    return [build_letter(x, f"b{i}") for i, x in enumerate(written)]


def count(index: Index, typed: str) -> int:
    """How often a typed term is named in all letters."""
    return count_everywhere(index, Concept(typed, typed, typed, (term_from_text(typed),))).total


def spoken(letters: list[Letter], concept: Concept, by: str, selection: Selection) -> list[object]:
    """`count_hits`, without letters in which nobody selected speaks."""
    return [x for x in count_hits(letters, concept, by=by, selection=selection) if x.total_paragraphs]


@pytest.fixture(scope="module")
def given_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(list(load_given().letters), tmp_path_factory.mktemp("index"))


@given(st.lists(st.lists(blocks, max_size=4), min_size=1, max_size=4), concepts, selections)
@settings(max_examples=150)
def test_counts_and_lines_are_those_of_the_letters_for_any_text_term_and_selection(
    tmp_path_factory: pytest.TempPathFactory,
    written: list[list[Block]],
    concept: Concept,
    selection: Selection,
) -> None:
    letters = [build_letter(x, f"b{i}") for i, x in enumerate(written)]
    folder = tmp_path_factory.mktemp("index")
    index_of(letters[:1], folder)
    counted = count_everywhere(index_of(letters, folder), concept, selection)
    for by in ("letter", "speaker"):
        assert list(count_letters(counted, by)) == spoken(letters, concept, by, selection)
    assert find_lines(counted, size=1000).lines == concordance(letters, concept, selection)


@pytest.mark.parametrize(
    "selection", [EVERYONE, CABINET_ONLY, Selection(frozenset({"SP"}), frozenset({"heading"}))]
)
def test_counts_of_every_concept_in_the_given_letters_are_those_of_the_letters(
    given_index: Index, selection: Selection
) -> None:
    letters = list(load_given().letters)
    for concept in (x for c in read_concepts() for x in (c, c.by_default(), c.with_family())):
        counted = count_everywhere(given_index, concept, selection)
        assert list(count_letters(counted)) == spoken(letters, concept, "letter", selection), concept.id


@pytest.mark.parametrize(
    "typed", ["de", "veilig*", "*wapens", "*eilig*", "human security", "F-35", "de * van", "2%", "EU"]
)
def test_what_is_typed_is_found_on_the_same_lines_as_in_the_letters(given_index: Index, typed: str) -> None:
    concept = Concept(typed, typed, typed, (term_from_text(typed),))
    counted = count_everywhere(given_index, concept, CABINET_ONLY)
    lines = find_lines(counted, size=10**6).lines
    assert lines == concordance(load_given().letters, concept, CABINET_ONLY)
    assert lines


def test_a_block_comes_back_from_the_index_as_it_is_in_its_letter(given_index: Index) -> None:
    blocks = [b for x in load_given().letters for b in x.blocks]
    told = [replace(b, section=(), box="", question_numbers=(), note_numbers=(), areas=()) for b in blocks]
    assert [block_at(given_index, i) for i in range(len(blocks))] == told


def test_pages_of_lines_follow_each_other_without_a_gap(given_index: Index) -> None:
    counted = count_everywhere(given_index, read_concepts()[4])
    whole = find_lines(counted, size=1000)
    pages = [find_lines(counted, n + 1, size=7) for n in range(-(-whole.total // 7))]
    assert tuple(line for page in pages for line in page.lines) == whole.lines
    assert {page.pages for page in pages} == {len(pages)}
    assert find_lines(counted, 10**6, size=7) == pages[-1]


def test_stretches_that_do_not_count_are_refused(given_index: Index) -> None:
    from compare.analysis.selection import Stretch

    stretch = Selection(without=frozenset({Stretch("x", 1, 0, 1)}))
    with pytest.raises(ValueError, match="not known to the index"):
        count_everywhere(given_index, read_concepts()[0], stretch)


def test_letters_beside_the_index_count_as_if_they_were_in_it(tmp_path: Path) -> None:
    letters = letters_of(["China en China"], ["China"], ["niets"])
    concept = Concept("c", "c", "c", (term_from_text("China"),))
    whole = count_everywhere(index_of(letters, tmp_path / "a"), concept)
    half = count_everywhere(index_of(letters[::2], tmp_path / "b"), concept, beside=letters)
    assert count_letters(half) == count_letters(whole)
    assert find_lines(half) == find_lines(whole)


def test_only_new_and_changed_letters_are_read(tmp_path: Path) -> None:
    letters = letters_of(["China"], ["China"], ["Rusland"])
    asked: list[str] = []
    by_id = {x.id: x for x in letters}

    def load(id: str) -> Letter:
        asked.append(id)
        return by_id[id]

    def update(**keys: str) -> Index:
        asked.clear()
        held, _ = bring_up_to_date(tmp_path, keys, load, lambda a, b: None)
        return make_index([by_id[x] for x in keys], held)

    update(b0="1", b1="1")
    assert asked == ["b0", "b1"]
    by_id["b1"] = build_letter(["China, China"], "b1")
    index = update(b0="1", b1="2", b2="1")
    assert asked == ["b1", "b2"]
    assert (count(index, "China"), count(index, "Rusland")) == (3, 1)
    index = update(b1="2")
    assert (asked, count(index, "China")) == ([], 2)
    assert count(update(b0="1", b1="2"), "China") == 3
    assert asked == []


def test_many_small_additions_end_in_few_segments(tmp_path: Path) -> None:
    letters = [build_letter([f"woord{i} China"], f"b{i}") for i in range(30)]
    for n in range(1, len(letters) + 1):
        index = index_of(letters[:n], tmp_path)
    assert count(index, "China") == len(letters)
    assert count(index, "woord*") == len(letters)
    assert len(index.held) <= build.LIKE
    assert len(list(tmp_path.glob("*.arrow"))) == len(index.held)


@pytest.mark.parametrize("damage", [b"", b"not an index", None])
def test_a_damaged_segment_is_thrown_away_and_made_again(tmp_path: Path, damage: bytes | None) -> None:
    letters = letters_of(["China en China"])
    index_of(letters, tmp_path)
    (file,) = tmp_path.glob("*.arrow")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data) if damage is None else damage)
    assert count(index_of(letters, tmp_path), "China") == 2
    assert count(index_of(letters, tmp_path), "China") == 2


@pytest.mark.parametrize("listed", ["", "[", "3", '["gone.arrow"]', '{"a": 1}'])
def test_a_damaged_list_of_segments_is_made_again(tmp_path: Path, listed: str) -> None:
    letters = letters_of(["China"])
    index_of(letters, tmp_path)
    (tmp_path / "segments.json").write_text(listed)
    assert count(index_of(letters, tmp_path), "China") == 1


def test_a_letter_that_cannot_be_read_is_left_out_with_a_note(tmp_path: Path) -> None:
    letters = letters_of(["China"], ["China"])

    def load(id: str) -> Letter:
        if id == "b0":
            raise UnreadableFileError("b0: is damaged")
        return letters[1]

    held, notes = bring_up_to_date(tmp_path, {"b0": "1", "b1": "1"}, load, lambda a, b: None)
    assert notes == ("b0: is damaged",)
    assert count(make_index(letters[1:], held, notes), "China") == 1


def test_what_was_done_before_a_stop_stays_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "BATCH", 0)
    letters = letters_of(["China"], ["China"], ["China"])
    asked: list[str] = []

    def stops() -> Iterator[Letter]:
        yield from letters[:2]
        raise KeyboardInterrupt

    source = stops()
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(
            tmp_path, dict.fromkeys(("b0", "b1", "b2"), "1"), lambda id: next(source), lambda a, b: None
        )

    def load(id: str) -> Letter:
        asked.append(id)
        return letters[2]

    bring_up_to_date(tmp_path, dict.fromkeys(("b0", "b1", "b2"), "1"), load, lambda a, b: None)
    assert asked == ["b2"]


def test_where_nothing_can_be_written_the_index_is_made_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    index = index_of(letters_of(["China"]), tmp_path / "file" / "index")
    assert count(index, "China") == 1
    assert [x.file for x in index.held] == [""]


def test_an_index_of_nothing_counts_nothing(tmp_path: Path) -> None:
    assert count(index_of([], tmp_path), "China") == 0
    assert find_lines(count_everywhere(index_of([], tmp_path), read_concepts()[0])).lines == ()
