"""What the dashboard and the commands do when the disk, the cache or the clock let them down."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_adding_page import BRIEF, offered, open_letters, page_text, press, upload

from compare.library import keep_files, list_cards

ROOT = Path(__file__).resolve().parents[1]
FULL = 2_000
"""Bytes that a file may get on a disk that is as good as full."""

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A letter in a file."""
    path = tmp_path / "drones.txt"
    path.write_text(BRIEF, encoding="utf-8")
    return path


def keep(path: Path) -> None:
    """The file, in the library."""
    assert [x.error for x in keep_files([path])] == [None]


def command(*arguments: str, largest: int = 0) -> subprocess.CompletedProcess[str]:
    """What a command did in a process of its own, in which no file may grow larger than that."""

    def limit() -> None:
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.run(
        [sys.executable, "-m", "compare", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        timeout=120,
    )


def spoil(folder: Path) -> int:
    """Write nonsense in every file of a folder; how many there were."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        path.write_bytes(b"\0nonsense" * 20)
    return len(files)


def no_error(app: AppTest) -> bool:
    return not app.exception and not app.error


def test_a_letter_that_was_damaged_is_named_on_the_page_and_the_others_are_there(
    own_home: Path, brief: Path
) -> None:
    keep(brief)
    assert spoil(own_home / "library") > 0
    app = open_letters()
    assert no_error(app)
    assert "drones" not in offered(app) and len(offered(app)) >= 4
    assert "About the library (1)" in [x.label for x in app.expander]
    assert "drones" in page_text(app)


def test_a_cache_that_was_damaged_is_made_again(own_home: Path, brief: Path) -> None:
    keep(brief)
    before = list_cards()
    assert spoil(own_home / "cache") > 0
    assert list_cards() == before
    assert "drones" in offered(open_letters())


def test_without_a_place_for_the_cache_everything_works(own_home: Path, brief: Path) -> None:
    own_home.mkdir()
    (own_home / "cache").write_text("a file where the folder should be")
    keep(brief)
    app = open_letters()
    assert no_error(app)
    assert "drones" in offered(app)
    said = command("letters", "--format", "jsonl")
    assert said.returncode == 0
    assert "drones" in said.stdout


def test_a_cache_that_vanishes_while_readers_are_there_is_no_error(own_home: Path, brief: Path) -> None:
    keep(brief)
    app = open_letters()
    for path in sorted((own_home / "cache").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert no_error(app.run())
    assert "drones" in offered(app)


def test_on_a_full_disk_the_page_says_so_and_the_letter_is_there_for_this_visit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    app = upload(open_letters(), ("drones.txt", BRIEF.encode()))
    assert "drones" in offered(app)
    monkeypatch.setattr("compare.io.shelf.place.write_whole", full)
    press(app, "Keep")
    assert not app.exception
    assert any("No space left" in x.value or "full" in x.value for x in app.error)
    assert "drones" in offered(app)
    assert list_cards()[0] == ()


def test_on_a_full_disk_a_command_ends_with_one_clear_line_and_nothing_is_kept(
    own_home: Path, brief: Path
) -> None:
    brief.write_text(BRIEF + "Een alinea die het bestand langer maakt. " * 400, encoding="utf-8")
    said = command("add", str(brief), largest=FULL)
    assert said.returncode == 1
    assert "Traceback" not in said.stdout + said.stderr
    assert "drones" in said.stdout + said.stderr
    assert list_cards() == ((), ())
    keep(brief)
    assert [x.short for x in list_cards()[0]] == ["drones"]


@pytest.mark.parametrize("year", [0, 4_102_444_800], ids=["1970", "2100"])
def test_a_clock_that_jumped_hides_no_letter_and_no_change(own_home: Path, brief: Path, year: int) -> None:
    keep(brief)
    open_letters()
    for path in own_home.rglob("*"):
        os.utime(path, (year, year))
    app = open_letters()
    assert no_error(app) and "drones" in offered(app)
    other = brief.with_name("radar.txt")
    other.write_text(BRIEF.replace("drones", "radar en satellieten in de ruimte"), encoding="utf-8")
    keep(other)
    assert {"drones", "radar"} <= set(offered(app.run()))


def test_a_command_that_is_killed_has_kept_what_it_said_it_kept(own_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(12):
        text = BRIEF.replace("drones", f"onderwerp {n}: " + " ".join(f"woord{n}x{i}" for i in range(60)))
        (folder / f"brief-{n:02}.txt").write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "compare", "add", str(folder), "--format", "jsonl"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        text=True,
    ) as adding:
        assert adding.stdout is not None
        said = [adding.stdout.readline() for _ in range(3)]
        adding.kill()
    told = [json.loads(line) for line in said if line.strip()]
    cards, notes = list_cards()
    assert told and notes == ()
    assert {x["letter_id"] for x in told} <= {x.id for x in cards}
