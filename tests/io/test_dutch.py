"""What is known of Dutch in general is read from two tables."""

from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.dutch import read_dutch


def test_the_tables_of_the_project_can_be_read() -> None:
    dutch = read_dutch()
    assert any({"kunnen", "mogelijk"} <= set(group) for group in dutch.alike)
    assert "in het kader van" in dutch.phrases
    assert len(set(dutch.phrases)) == len(dutch.phrases)


def test_a_word_that_stands_twice_in_a_group_is_refused(tmp_path: Path) -> None:
    (tmp_path / "equivalents.csv").write_text("group,word\ncan,kunnen\ncan,Kunnen\n", encoding="utf-8")
    (tmp_path / "set_phrases.csv").write_text("phrase\nop basis van\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="twice"):
        read_dutch(tmp_path)
