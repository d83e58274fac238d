"""Tables of data/: what is read, and how a wrong cell is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import DataFileError, UnreadableFileError
from compare.io.tables import read_concepts, read_stopwords, read_themes
from compare.text.patterns import compile_term

CONCEPTS = "id,label,label_en\nvs,VS,United States\n"
TERMS = "concept,id,label,pattern,mode,case,exclude,default\n"
THEMES = "theme,label,label_en,pattern,mode,case,exclude,weight\n"

CODEBOOK = [
    *(
        "navo-defensie",
        "eu-veiligheid",
        "rusland-oekraine",
        "china",
        "trans-atlantisch",
        "terrorisme",
        "cyber",
    ),
    *(
        "inmenging",
        "economische-veiligheid",
        "wapenbeheersing",
        "rechtsorde",
        "mensenrechten",
        "human-security",
    ),
    *("missies", "migratie-grenzen", "natuurlijke-dreigingen", "weerbaarheid", "technologie-ruimte"),
    *("koninkrijk-criminaliteit", "gender-vrede", "diplomatie", "wereldorde", "overig"),
]


def write_concepts(folder: Path, terms: str, concepts: str = CONCEPTS) -> Path:
    """A folder with these two tables."""
    (folder / "concepts.csv").write_text(concepts, encoding="utf-8")
    (folder / "terms.csv").write_text(TERMS + terms, encoding="utf-8")
    return folder


def test_a_concept_is_read_with_its_forms(tmp_path: Path) -> None:
    folder = write_concepts(
        tmp_path, "vs,vs,VS,VS,word,1,,1\nvs,am,Amerika,Amerika*,prefix,,latijns-amerika|x*,\n"
    )
    (concept,) = read_concepts(folder)
    first, second = concept.terms
    assert (first.case, first.default, first.exclude) == (True, True, ())
    assert (second.case, second.default, second.exclude) == (False, False, ("latijns-amerika", "x*"))


@pytest.mark.parametrize(
    ("terms", "line", "column"),
    [
        ("vs,vs,VS,VS,regex,1,,1\n", 2, "mode"),
        ("vs,vs,VS,,word,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,*,prefix,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,VS*,word,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,VS,prefix,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,VS,word,1,,1\nvs,vs,USA,USA,word,1,,1\n", 3, "id"),
        ("eu,eu,EU,EU,word,1,,1\n", 2, "concept"),
        ("vs,vs,VS,VS,word,misschien,,1\n", 2, "case"),
        ("vs,vs,VS,VS,word,1,*,1\n", 2, "exclude"),
        ("vs,vs,VS,V*S,word,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,V*S x,phrase,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,VS|USA,phrase,1,,1\n", 2, "pattern"),
        ("vs,vs,VS,VS,word,1,a*b,1\n", 2, "exclude"),
        ("vs,vs,VS,VS,word,1,,1,te veel\n", 2, "default"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(tmp_path: Path, terms: str, line: int, column: str) -> None:
    with pytest.raises(DataFileError) as error:
        read_concepts(write_concepts(tmp_path, terms))
    assert (error.value.file, error.value.line, error.value.column) == ("terms.csv", line, column)


def test_a_concept_without_forms_or_named_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no form"):
        read_concepts(write_concepts(tmp_path, ""))
    twice = CONCEPTS + "vs,VS,United States\n"
    with pytest.raises(DataFileError, match=r"line 3.*already on line 2"):
        read_concepts(write_concepts(tmp_path, "vs,vs,VS,VS,word,1,,1\n", twice))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("china,China,China,China,word,,,zwaar\n", "weight"),
        ("china,China,China,China,word,,,-1\n", "weight"),
        ("china,China,China,China,word,,,nan\n", "weight"),
        ("china,China,China,,word,,,1\n", "pattern"),
        (",China,China,China,word,,,1\n", "theme"),
    ],
)
def test_a_wrong_cell_of_a_theme_is_named(tmp_path: Path, row: str, column: str) -> None:
    (tmp_path / "themes.csv").write_text(THEMES + row, encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        read_themes(tmp_path)
    assert (error.value.line, error.value.column) == (2, column)


def test_a_theme_has_one_label_and_a_pattern_stands_in_it_once(tmp_path: Path) -> None:
    first = "china,China,China,China,word,,,1\n"
    (tmp_path / "themes.csv").write_text(THEMES + first + first, encoding="utf-8")
    with pytest.raises(DataFileError, match="already on line 2"):
        read_themes(tmp_path)
    (tmp_path / "themes.csv").write_text(
        THEMES + first + "china,Azië,China,Azië,word,,,1\n", encoding="utf-8"
    )
    with pytest.raises(DataFileError, match="another label"):
        read_themes(tmp_path)


def test_a_missing_column_or_table_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "stopwords.csv").write_text("woord\nde\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="column word: this column is missing"):
        read_stopwords(tmp_path)
    with pytest.raises(UnreadableFileError, match="does not exist"):
        read_themes(tmp_path)


def test_stop_words_are_read_in_lower_case(tmp_path: Path) -> None:
    (tmp_path / "stopwords.csv").write_text("word\nDe\nhet\n", encoding="utf-8")
    assert read_stopwords(tmp_path) == {"de", "het"}


def test_the_shipped_themes_are_those_of_the_codebook() -> None:
    assert [theme.id for theme in read_themes()] == CODEBOOK


def test_every_shipped_pattern_can_be_matched() -> None:
    terms = [t for c in read_concepts() for t in c.terms] + [
        t for theme in read_themes() for t in theme.terms
    ]
    for term in terms:
        assert compile_term(term).pieces, term.id


def test_every_shipped_concept_has_a_form_that_is_switched_on() -> None:
    for concept in read_concepts():
        assert concept.by_default().terms, concept.id


def test_a_family_form_is_off_at_first_and_named_when_it_is_not(tmp_path: Path) -> None:
    terms = "concept,id,label,pattern,mode,case,exclude,default,family\n"
    (tmp_path / "concepts.csv").write_text(CONCEPTS, encoding="utf-8")
    table = tmp_path / "terms.csv"
    table.write_text(terms + "vs,vs,VS,VS,word,1,,1,\nvs,am,A,Amerikaans*,prefix,,,,1\n", encoding="utf-8")
    (concept,) = read_concepts(tmp_path)
    assert [t.id for t in concept.by_default().terms] == ["vs"]
    assert [t.id for t in concept.with_family().terms] == ["vs", "am"]
    table.write_text(terms + "vs,vs,VS,VS,word,1,,1,1\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="column family"):
        read_concepts(tmp_path)


def test_a_table_saved_with_semicolons_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "stopwords.csv").write_text("word;remark\nde;lidwoord\n", encoding="utf-8")
    assert read_stopwords(tmp_path) == {"de"}
