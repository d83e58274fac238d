"""Where a reader's data lie, and a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from compare.io.papers import home

pytestmark = pytest.mark.usefixtures("own_home")


def test_a_file_is_written_whole_or_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    home.write_whole(path, b"old")

    def fail(*args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="Input/output"):
        home.write_whole(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.json", b"old")]


@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o640)])
def test_what_a_reader_asked_for_is_as_open_as_other_new_files_and_what_is_kept_is_not(
    tmp_path: Path, private: bool, mode: int
) -> None:
    before = os.umask(0o027)
    try:
        home.write_whole(tmp_path / "a", b"", private=private)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


def test_without_a_wish_the_folder_is_the_usual_one_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACCENT_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert home.data_folder() == tmp_path / ".local/share/accent"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert home.data_folder() == tmp_path / "data/accent"
    assert home.cache_folder() == tmp_path / ".cache/accent"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert home.data_folder() == tmp_path / "Library/Application Support/Accent"
    assert home.cache_folder() == tmp_path / "Library/Caches/Accent"
