"""Reading the table of operative words."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.operative import KINDS, read_operative

HEAD = "kind,label,label_en,pattern,strength,exclude\n"


def read(folder: Path, line: str) -> None:
    (folder / "operative.csv").write_text(HEAD + line + "\n", "utf-8")
    read_operative(folder)


def test_the_given_table_has_every_kind_and_every_strength() -> None:
    words = read_operative()
    assert {w.kind for w in words} == set(KINDS)
    assert {w.strength for w in words if w.kind == "obligation"} == {1, 2, 3}


def test_words_with_one_label_have_one_strength() -> None:
    strengths: dict[tuple[str, str], set[int]] = {}
    for word in read_operative():
        strengths.setdefault((word.kind, word.label), set()).add(word.strength)
    assert [label for label, found in strengths.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("wish,a,a,a,,", "kind"),
        ("obligation,zal,will,zal,,", "strength"),
        ("actor,EU,EU,EU,2,", "strength"),
        ("scope,x,x,?,,", "pattern"),
        ("scope,x,x,x,,?!", "exclude"),
    ],
)
def test_a_wrong_cell_is_reported_with_its_column(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(DataFileError) as error:
        read(tmp_path, line)
    assert column in str(error.value)
