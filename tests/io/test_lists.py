"""Lists of a reader's own: what a file may hold, and what comes back from it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import DataFileError, ListsError
from compare.io.lists import (
    MOST_FORMS,
    STRENGTH,
    Lists,
    cells_to_concepts,
    concepts_to_cells,
    read_lists,
    themes_to_cells,
    to_csv,
)
from compare.io.tables import read_concepts, read_themes
from compare.model import Concept, Term, Theme

TERMS = "concept,id,label,pattern,mode,case,exclude,default\n"
THEMES = "theme,label,label_en,pattern,mode,case,exclude,weight\n"
GIVEN = Lists(
    (
        Concept("vs", "VS", "United States", (Term("vs", "VS", "VS", "word", case=True),)),
        Concept("eu", "EU", "EU", (Term("eu", "EU", "EU", "word", case=True),)),
    ),
    (Theme("china", "China", "China", (Term("china:China", "China", "China", "word", weight=2.5),)),),
)


def read(text: str, whole: bool = False) -> Lists:
    """Lists from the text of a file."""
    return read_lists(text.encode(), "eigen.csv", GIVEN, whole=whole)


def test_the_given_lists_come_back_from_their_own_csv() -> None:
    whole = Lists(read_concepts(), read_themes())
    concepts = to_csv(concepts_to_cells(whole.concepts)).encode("utf-8-sig")
    themes = to_csv(themes_to_cells(whole.themes)).encode("utf-8-sig")
    nothing = Lists((), ())
    assert read_lists(concepts, "terms.csv", nothing).concepts == whole.concepts
    assert read_lists(themes, "themes.csv", nothing).themes == whole.themes


def test_a_saved_file_has_the_columns_of_the_data_in_their_order() -> None:
    header = to_csv(concepts_to_cells(GIVEN.concepts)).splitlines()[0]
    assert header.startswith(TERMS.strip())
    assert to_csv(themes_to_cells(GIVEN.themes)).splitlines()[0] == THEMES.strip()


def test_a_concept_of_a_file_replaces_the_one_with_its_id_and_the_others_stay() -> None:
    own = read(TERMS + "vs,usa,USA,USA,word,1,,1\nenergie,gas,gas,gas*,prefix,,,1\n")
    assert [c.id for c in own.concepts] == ["vs", "eu", "energie"]
    assert [t.pattern for t in own.concepts[0].terms] == ["USA"]
    assert (own.concepts[0].label_en, own.concepts[2].label) == ("United States", "energie")
    assert own.themes == GIVEN.themes


def test_a_whole_file_leaves_only_what_is_in_it() -> None:
    own = read(TERMS + "vs,usa,USA,USA,word,1,,1\n", whole=True)
    assert [c.id for c in own.concepts] == ["vs"]


def test_a_theme_pattern_without_weight_takes_its_strength() -> None:
    own = read("theme,label,label_en,pattern,mode,case,exclude\nruimte,Ruimte,Space,satelliet*,prefix,,\n")
    assert own.themes[1].terms[0].weight == STRENGTH
    header = THEMES.strip() + ",strength\n"
    strong = header + "x,X,X,y,word,,,,3\nx,X,X,z,word,,,1.5,3\n"
    weighed = read_lists(strong.encode(), "x", GIVEN, weigh=lambda term, strength: strength * 10)
    assert [t.weight for t in weighed.themes[1].terms] == [30, 1.5]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (TERMS + "vs,vs,VS,VS,regex,1,,1\n", 2, "mode"),
        (TERMS + "vs,vs,VS,,word,1,,1\n", 2, "pattern"),
        (TERMS + "vs,a,VS,VS,word,1,,1\n\nvs,b,VS,VS*,word,1,,1\n", 4, "pattern"),
        (TERMS + "Mijn lijst,a,VS,VS,word,1,,1\n", 2, "concept"),
        (TERMS + f"vs,a,VS,{'a' * 200},word,1,,1\n", 2, "pattern"),
        (TERMS + "vs,a,[x](http://x),VS,word,1,,1\n", 2, "label"),
        (TERMS + "vs,a,<img src=x>,VS,word,1,,1\n", 2, "label"),
        (TERMS, 2, "pattern"),
        (THEMES + "china,China,China,China,word,,,nul\n", 2, "weight"),
        ("naam,vorm\nx,y\n", 1, "concept"),
        ("", 1, "concept"),
    ],
)
def test_a_wrong_cell_of_an_own_list_is_named_by_line_and_column(text: str, line: int, column: str) -> None:
    with pytest.raises(DataFileError) as error:
        read(text)
    assert (error.value.file, error.value.line, error.value.column) == ("eigen.csv", line, column)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00x", b"concept\0", b"x" * 3_000_000])
def test_what_is_no_text_or_too_large_is_refused(data: bytes) -> None:
    with pytest.raises(ListsError):
        read_lists(data, "x.csv", GIVEN)


def test_too_many_forms_are_refused() -> None:
    lines = "".join(f"vs,t{n},x,w{n},word,,,1\n" for n in range(MOST_FORMS + 1))
    with pytest.raises(ListsError, match="more than"):
        read(TERMS + lines)


def test_no_cell_of_a_saved_list_is_a_formula() -> None:
    concept = Concept("x", "=1+1", "@SUM(A1)", (Term("x", "-2+3", "+31", "word"),))
    text = to_csv(concepts_to_cells([concept]))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert read_lists(text.encode(), "x", Lists((), ())).concepts == (concept,)


names = (
    st.text(alphabet="abcÉë =+-@'\"|;,%0123456789", min_size=1, max_size=12)
    .map(lambda s: " ".join(s.split()))
    .filter(lambda s: s and not (s.startswith("'") and s[1:2] in "=+-@"))
)
patterns = st.text(alphabet="abcïE-'%0123", min_size=1, max_size=8).filter(
    lambda s: any(c.isalnum() for c in s) and not (s.startswith("'") and s[1:2] in "=+-@")
)


@given(st.lists(st.tuples(patterns, names, st.booleans(), st.booleans()), min_size=1, max_size=6), names)
def test_whatever_is_saved_is_loaded_again(rows: list[tuple[str, str, bool, bool]], label: str) -> None:
    terms = tuple(
        Term(f"t{n}", name, pattern, "word", case, (), on) for n, (pattern, name, case, on) in enumerate(rows)
    )
    concept = Concept("eigen", label, label, terms)
    text = to_csv(concepts_to_cells([concept]))
    assert read_lists(text.encode("utf-8-sig"), "x.csv", Lists((), ())).concepts == (concept,)
    assert cells_to_concepts(concepts_to_cells([concept]), "x") == (concept,)
