"""What a reader added is kept whole or not at all, and damage is named and stays where it is."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from compare.errors import KeepError, UnreadableFileError
from compare.io.papers import home
from compare.io.papers.store import (
    find_paper,
    keep_paper,
    list_papers,
    papers_folder,
    papers_state,
    read_paper,
)

BODY, OTHER, METADATA = b"<xml>een brief</xml>", b"<xml>een andere</xml>", b"<metadata_gegevens/>"
MOMENT = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("own_home")


def everything(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with what it holds."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_came_is_kept_as_it_came_with_its_hash_moment_and_address() -> None:
    address = "https://repository.overheid.nl/x.xml"
    paper, new = keep_paper("kst-33694-57", "xml", BODY, METADATA, address=address, now=MOMENT)
    assert new
    assert read_paper(paper) == (BODY, METADATA)
    assert (paper.sha256, paper.size, paper.kept) == (
        hashlib.sha256(BODY).hexdigest(),
        len(BODY),
        "2026-11-22T01:02:03+00:00",
    )
    assert find_paper("kst-33694-57") == paper
    assert paper.source == address
    assert list_papers() == ((paper,), ())


def test_a_paper_that_is_there_stays_as_it_is() -> None:
    first, _ = keep_paper("kst-33694-57", "xml", BODY)
    again, new = keep_paper("kst-33694-57", "xml", OTHER)
    assert (again, new) == (first, False)
    assert read_paper(first) == (BODY, b"")


def test_no_papers_is_no_error() -> None:
    assert list_papers() == ((), ())
    assert papers_state() == ""
    assert find_paper("kst-33694-57") is None


def test_the_state_changes_when_a_paper_comes_and_when_one_goes() -> None:
    states = [papers_state()]
    keep_paper("kst-33694-57", "xml", BODY)
    states.append(papers_state())
    keep_paper("kst-33694-58", "xml", OTHER)
    states.append(papers_state())
    assert len(set(states)) == 3
    assert papers_state() == states[-1]


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"schema": 1}',
        b'{"schema": "x", "id": "kst-33694-57"}',
        bytes(range(256)),
    ],
)
def test_a_damaged_record_is_named_and_the_rest_goes_on(record: bytes) -> None:
    keep_paper("kst-33694-57", "xml", BODY)
    sound, _ = keep_paper("kst-33694-58", "xml", OTHER)
    (papers_folder() / "kst-33694-57" / "record.json").write_bytes(record)
    papers, problems = list_papers()
    assert papers == (sound,)
    assert len(problems) == 1 and "kst-33694-57" in problems[0] and "damaged" in problems[0]


def test_a_record_of_a_newer_version_is_named_and_not_touched() -> None:
    keep_paper("kst-33694-57", "xml", BODY)
    path = papers_folder() / "kst-33694-57" / "record.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "schema": 2, "more": 1}))
    papers, problems = list_papers()
    assert papers == () and "newer version" in problems[0]


def test_a_record_that_points_outside_its_folder_is_refused() -> None:
    keep_paper("kst-33694-57", "xml", BODY)
    path = papers_folder() / "kst-33694-57" / "record.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "format": "../../etc"}))
    assert list_papers()[0] == ()


def test_a_file_that_was_changed_is_not_read(own_home: Path) -> None:
    paper, _ = keep_paper("kst-33694-57", "xml", BODY)
    (papers_folder() / "kst-33694-57" / "paper.xml").write_bytes(BODY + b" ")
    with pytest.raises(UnreadableFileError, match="no longer what was kept"):
        read_paper(paper)


def test_adding_a_damaged_paper_anew_sets_the_damaged_one_aside(own_home: Path) -> None:
    keep_paper("kst-33694-57", "xml", BODY)
    (papers_folder() / "kst-33694-57" / "paper.xml").write_bytes(b"damaged")
    paper, new = keep_paper("kst-33694-57", "xml", OTHER)
    assert new and read_paper(paper) == (OTHER, b"")
    assert [p.read_bytes() for p in (own_home / "aside").rglob("paper.xml")] == [b"damaged"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_half(failing: str) -> None:
    keep_paper("kst-33694-58", "xml", OTHER)
    before = everything(papers_folder())

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(os, failing, fail)
        with pytest.raises(KeepError, match="No space left"):
            keep_paper("kst-33694-57", "xml", BODY)
    assert everything(papers_folder()) == before


def test_a_writer_that_is_killed_midway_leaves_nothing_half(own_home: Path) -> None:
    code = """
        import os, signal, sys
        from compare.io.papers import store
        write, seen = store.write_whole, []
        def write_then_die(path, data, **more):
            write(path, data, **more)
            seen.append(path)
            if len(seen) == int(sys.argv[1]):
                os.kill(os.getpid(), signal.SIGKILL)
        store.write_whole = write_then_die
        store.keep_paper("kst-33694-57", "xml", b"<xml/>", b"<m/>")
    """
    for files in ("1", "2", "3"):
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), files], env=os.environ)
        assert done.returncode == -9
        assert list_papers() == ((), ())
    _, new = keep_paper("kst-33694-57", "xml", BODY)
    assert new


def test_several_processes_that_keep_the_same_paper_keep_one() -> None:
    code = """
        import sys
        from compare.io.papers.store import keep_paper
        for n in range(20):
            keep_paper(f"kst-33694-{n}", "xml", sys.argv[1].encode() * 5000)
    """
    running = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(code), x], env=os.environ) for x in "abc"
    ]
    assert [p.wait() for p in running] == [0, 0, 0]
    papers, problems = list_papers()
    assert len(papers) == 20 and problems == ()
    assert {len(set(read_paper(p)[0])) for p in papers} == {1}


def test_an_unfinished_folder_that_another_process_takes_away_is_no_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = papers_folder() / ".new-gone"
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter([gone]))
    _, new = keep_paper("kst-33694-57", "xml", BODY)
    assert new and [p.id for p in list_papers()[0]] == ["kst-33694-57"]


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "een brief / met tekens: é", "...", ".verborgen", "a" * 40]
)
def test_any_id_becomes_a_folder_inside_the_folder_of_papers(id: str) -> None:
    paper, _ = keep_paper(id, "pdf", BODY, day=date(2023, 7, 7))
    assert read_paper(paper)[0] == BODY
    assert find_paper(id) == paper and [x.id for x in list_papers()[0]] == [id]
    assert len(list(papers_folder().iterdir())) == 1


def test_two_ids_that_look_alike_are_two_papers() -> None:
    for id, body in (("een brief", BODY), ("een-brief", OTHER)):
        keep_paper(id, "text", body)
    assert {x.id: read_paper(x)[0] for x in list_papers()[0]} == {"een brief": BODY, "een-brief": OTHER}


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
    assert everything(tmp_path) == {"a.json": b"old"}


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
