"""A file is read in a process apart: what comes of it is the same, and what goes wrong stays there."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
from xml_builders import paper

from compare.apart import Item, Limits, process, read_apart, read_many_apart
from compare.apart.limits import BROKE, BUSY, TOO_LARGE, TOO_LONG, TOO_MUCH, UPLOAD
from compare.apart.process import Child, Ended, ask_child, kill_child, start_child
from compare.apart.reading import _to_letter
from compare.errors import NoTextLayerError, UnreadableFileError
from compare.io.papers.readings import letter_to_json
from compare.letters import load_letter

PAPER = paper("<al>De veiligheid van Nederland staat voorop.</al>")


@pytest.fixture
def child() -> Iterator[Child]:
    """A process apart that is ready."""
    started = start_child("read", UPLOAD)
    ask_child(started, {"name": "kst.xml"}, (PAPER, b""), UPLOAD)
    yield started
    kill_child(started)


def limits_of(child: Child) -> dict[str, str]:
    """What the system says that a process may take at most."""
    lines = Path(f"/proc/{child.process.pid}/limits").read_text().splitlines()[1:]
    return {line[:26].strip(): line[26:47].strip() for line in lines}


def test_a_letter_is_the_same_as_when_it_is_read_here() -> None:
    assert read_apart(PAPER, "kst.xml") == load_letter(PAPER, name="kst.xml")


def test_what_is_no_paper_is_refused_in_the_same_words() -> None:
    for data in (b"", b"\x89PNG", b"%PDF-1.4", hostile.docx()):
        with pytest.raises(UnreadableFileError) as here:
            load_letter(data, name="x")
        with pytest.raises(UnreadableFileError) as apart:
            read_apart(data, "x")
        assert str(apart.value) == str(here.value)


def test_a_scan_is_told_from_other_refusals() -> None:
    with pytest.raises(NoTextLayerError, match="run text recognition"):
        read_apart(hostile.huge_page(), "scan.pdf")


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_apart(PAPER, "kst.xml", limits=Limits(size=len(PAPER) - 1))
    assert str(caught.value) == f"kst.xml: {TOO_LARGE}"


@pytest.mark.skipif(
    not Path("/proc/self/limits").exists(), reason="this system does not tell of its processes"
)
def test_the_process_has_no_environment_and_may_write_and_start_nothing(child: Child) -> None:
    at = Path(f"/proc/{child.process.pid}")
    assert at.joinpath("environ").read_bytes() == b""
    assert at.joinpath("cwd").resolve() == Path("/")
    assert os.getsid(child.process.pid) == child.process.pid != os.getsid(0)
    allowed = limits_of(child)
    assert (allowed["Max file size"], allowed["Max processes"], allowed["Max core file size"]) == (
        "0",
        "0",
        "0",
    )
    assert allowed["Max address space"] == str(UPLOAD.memory)
    assert int(allowed["Max cpu time"]) <= UPLOAD.work + 5


def test_what_hangs_is_ended_and_gone(child: Child) -> None:
    with pytest.raises(Ended) as caught:
        ask_child(child, {"name": "x.pdf"}, (hostile.nested_forms(), b""), Limits(seconds=0.3, work=100))
    assert str(caught.value) == f"x.pdf: {TOO_LONG}"
    assert child.process.returncode == -signal.SIGKILL


def test_what_ends_the_process_is_said_of_that_file(child: Child) -> None:
    for code, told in ((signal.SIGKILL, TOO_MUCH), (signal.SIGXCPU, TOO_LONG), (signal.SIGSEGV, BROKE)):
        assert process._died_of(-code) == told
    child.process.kill()
    with pytest.raises(Ended) as caught:
        ask_child(child, {"name": "x.xml"}, (PAPER, b""), UPLOAD)
    assert str(caught.value) == f"x.xml: {TOO_MUCH}"


def test_whoever_gets_no_turn_is_told_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_slots", threading.BoundedSemaphore(1))
    monkeypatch.setattr(process, "_PATIENCE", 0.01)
    with process._a_slot("eerste.xml"), pytest.raises(UnreadableFileError) as caught:
        read_apart(PAPER, "kst.xml")
    assert str(caught.value) == f"kst.xml: {BUSY}"
    assert read_apart(PAPER, "kst.xml").text


def test_a_letter_of_another_file_is_not_taken() -> None:
    letter = load_letter(PAPER, name="kst.xml")
    made = letter_to_json(letter)
    assert _to_letter(made, PAPER, "kst.xml") == letter
    for body, data, name in ((made, b"x", "kst.xml"), (made, PAPER, "x.xml"), (b"[]", PAPER, "kst.xml")):
        with pytest.raises(UnreadableFileError) as caught:
            _to_letter(body, data, name)
        assert str(caught.value) == f"{name}: {BROKE}"


def test_nothing_is_kept_of_a_file_that_is_read(own_home: Path) -> None:
    read_apart(PAPER, "kst.xml")
    assert not own_home.exists()


def test_many_files_come_back_in_order_and_one_that_brings_its_process_down_costs_only_itself() -> None:
    good = [Item(f"{n}.xml", paper(f"<al>Stuk nummer {n}.</al>")) for n in range(4)]
    bomb = Item("bom.pdf", hostile.width_bomb())
    items = [good[0], bomb, good[1], Item("leeg", b""), good[2], bomb, good[3]]
    readings = list(read_many_apart(items, 2, limits=Limits(memory=192 * 2**20)))
    assert [x.item for x in readings] == items
    assert [x.letter is not None for x in readings] == [True, False, True, False, True, False, True]
    assert [str(x.error) for x in readings if x.error] == [
        f"bom.pdf: {TOO_MUCH}", "leeg: the file is empty", f"bom.pdf: {TOO_MUCH}",
    ]  # fmt: skip


def test_a_process_that_reads_many_files_is_replaced_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.apart import reading

    started: list[Child] = []

    def start(task: str, limits: Limits) -> Child:
        started.append(start_child(task, limits))
        return started[-1]

    monkeypatch.setattr(reading, "start_child", start)
    monkeypatch.setattr(reading, "_FILES_A_LIFE", 2)
    readings = list(read_many_apart([Item("kst.xml", PAPER)] * 5, 1))
    assert [x.letter is not None for x in readings] == [True] * 5
    assert len(started) == 3
    assert all(child.process.poll() is not None for child in started)


def test_files_are_asked_for_as_they_are_needed() -> None:
    asked: list[int] = []

    def items() -> Iterator[Item]:
        for n in range(20):
            asked.append(n)
            yield Item(f"{n}", b"")

    readings = read_many_apart(items(), 1)
    next(readings)
    assert len(asked) <= 4
    before = time.monotonic()
    readings.close()  # type: ignore[attr-defined]
    assert time.monotonic() - before < 30 and len(asked) <= 4
