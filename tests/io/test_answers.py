"""The table of signs by which answers are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.answers import COLUMNS, KINDS, read_answer_signs

HEAD = ",".join(COLUMNS)


def test_every_kind_of_sign_is_in_the_table_and_no_line_stands_twice() -> None:
    signs = read_answer_signs()
    assert {s.kind for s in signs} == set(KINDS)
    assert len({(s.kind, s.pattern, s.mode) for s in signs}) == len(signs)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("maybe,a,b,c,phrase,", "kind"),
        ("yes,a,b,c,word,", "mode"),
        ("frame,a,b,c,phrase,", "mode"),
        ("yes,a,b,--,phrase,", "pattern"),
        ("yes,,b,c,phrase,", "label"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_column(line: str, column: str, tmp_path: Path) -> None:
    (tmp_path / "answer_signs.csv").write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_answer_signs(tmp_path)
    assert f"line 2, column {column}" in str(caught.value) or column in str(caught.value)
