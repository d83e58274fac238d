"""The table of how common words are."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.tables import read_ordinary_words


def test_the_commonest_words_of_dutch_come_first() -> None:
    words = read_ordinary_words()
    assert [word for word, _ in words[:4]] == ["de", "van", "en", "het"]
    assert all(0.0 < part <= 1.0 for _, part in words)
    assert len({word for word, _ in words}) == len(words)


@pytest.mark.parametrize("row", ["de,1.5", "de,veel", ",0.5", "de,-0.1"])
def test_a_wrong_line_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "ordinary_words.csv").write_text(f"word,part\n{row}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="ordinary_words"):
        read_ordinary_words(tmp_path)
