"""What was read is kept, comes back equal, and a damaged reading is no reading."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import build_block, build_letter

from compare.io.papers import readings
from compare.io.papers.home import cache_folder
from compare.io.papers.readings import (
    find_reading,
    keep_reading,
    letter_from_json,
    letter_to_json,
    reading_key,
)
from compare.model import Area, Correction, Join, LeftOut, Letter

pytestmark = pytest.mark.usefixtures("own_home")


def rich_letter() -> Letter:
    """A letter with something in every field that can hold something."""
    area = Area(2, 221.1, 100.0, 540.0, 120.5)
    block = build_block(
        "Wat vindt u «ervan»?\nTweede alinea.", "question", section=("A", "B"), questions=(3, 4)
    )
    block = replace(block, note_numbers=(1,), page_starts=((5, 2),), areas=(area,))
    return replace(
        build_letter([block, "Het antwoord — met ’s en ë."], "ah-tk-20202021-1", number="1"),
        left_out=(LeftOut("voetregel", "furniture of the page", 1, area), LeftOut("x", "y", 2)),
        joins=(Join("buiten-", "grenzen", "buitengrenzen", "rule", 3),),
        notes=("A note.",),
        format="pdf",
        corrections=(Correction("a", 1, 2, "kind", "v", "r", "b", date(2026, 1, 2)),),
    )


def only_file() -> Path:
    """The one reading that is kept."""
    (path,) = cache_folder().rglob("*.json")
    return path


def test_a_letter_comes_back_equal_with_all_its_parts() -> None:
    letter = rich_letter()
    assert letter_from_json(letter_to_json(letter)) == letter


def test_a_reading_is_found_under_its_key_only() -> None:
    letter = rich_letter()
    assert find_reading(reading_key(b"file", "name")) is None
    keep_reading(reading_key(b"file", "name"), letter)
    assert find_reading(reading_key(b"file", "name")) == letter
    assert find_reading(reading_key(b"file", "other")) is None


def test_keys_tell_where_one_part_ends_and_the_next_begins() -> None:
    assert reading_key(b"ab", b"c") != reading_key(b"a", b"bc")


def test_what_another_reader_read_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_reading("key", rich_letter())
    monkeypatch.setattr(readings, "reader_fingerprint", lambda: "another")
    assert find_reading("key") is None


def test_the_fingerprint_changes_with_the_code_of_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ("model.py", "signs.py", "letters.py", "io/pdf/rows.py", "text/blocks.py")
    for name in files:
        (tmp_path / "code" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "code" / name).write_text("x = 1\n")
    monkeypatch.setattr(readings, "_PACKAGE", tmp_path / "code")
    prints = set()
    for name in files:
        (tmp_path / "code" / name).write_text("x = 2\n")
        prints.add(readings.reader_fingerprint.__wrapped__())
    assert len(prints) == len(files)
    (tmp_path / "code" / "io" / "shelf").mkdir()
    (tmp_path / "code" / "io" / "shelf" / "kept.py").write_text("x = 3\n")
    assert readings.reader_fingerprint.__wrapped__() in prints  # how letters are kept is no part of reading


@pytest.mark.parametrize("change", ["empty", "half", "not json", "other json", "lies", "binary"])
def test_a_damaged_reading_is_no_reading(change: str) -> None:
    keep_reading("key", rich_letter())
    path = only_file()
    data = path.read_bytes()
    whole = json.loads(data)
    whole["blocks"][0]["place"]["start"] += 1
    path.write_bytes(
        {
            "empty": b"",
            "half": data[: len(data) // 2],
            "not json": b"<xml/>",
            "other json": b'{"id": 3}',
            "lies": json.dumps(whole).encode(),
            "binary": bytes(range(256)),
        }[change]
    )
    assert find_reading("key") is None
    keep_reading("key", rich_letter())
    assert find_reading("key") == rich_letter()


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ACCENT_HOME", str(tmp_path / "file"))
    keep_reading("key", rich_letter())
    assert find_reading("key") is None
