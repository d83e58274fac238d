"""Starts the process apart, asks it for one file, and ends it when it takes too much."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.apart.limits import BROKE, BUSY, TOO_LARGE, TOO_LONG, TOO_MUCH, Limits
from compare.apart.wire import receive, send
from compare.errors import NoTextLayerError, UnreadableFileError

_SOURCE = Path(__file__).resolve().parents[2]
_BEGIN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from compare.apart.child import main; main()"
_MOST_ANSWER = 128 * 2**20  # bytes; the longest letter that the readers give stays under a quarter
_MOST_FACTS = 4096
_AT_ONCE = 2  # files of visitors; with the memory of each this is what the machine must have to spare
_PATIENCE = 45.0  # seconds that a visitor's file waits for its turn
_DYING = 5.0  # seconds in which a process that has gone tells what it died of
_slots = threading.BoundedSemaphore(_AT_ONCE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Child:
    """A process apart that waits for a file, and the socket to it."""

    process: subprocess.Popen[bytes]
    wire: socket.socket


class Ended(UnreadableFileError):
    """The process apart was ended over a file, and cannot be asked again."""


def start_child(task: str, limits: Limits) -> Child:
    """A new process that can do one kind of task: "read" or "draw".

    It has no environment, no folder of its own, may write nothing and start nothing, and
    stands in a session of its own, so that all of it can be ended at once.
    """
    here, there = socket.socketpair()
    bounds = (str(limits.memory), str(limits.nice))
    command = [sys.executable, "-I", "-c", _BEGIN, str(_SOURCE), task, *bounds]
    with there:
        process = subprocess.Popen(
            command,
            stdin=there.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            start_new_session=True,
        )
    return Child(process, here)


def end_child(child: Child) -> int:
    """End a process with all that it started, and say how it ended, as `subprocess` does."""
    child.wire.close()
    with suppress(subprocess.TimeoutExpired):
        return child.process.wait(_DYING if child.process.poll() is None else 0)
    return kill_child(child)


def kill_child(child: Child) -> int:
    """The same, without waiting for it."""
    child.wire.close()
    if child.process.poll() is None:  # careful: the number of one that has gone may be another's by now
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
    return child.process.wait()


def ask_child(
    child: Child, request: dict[str, Any], files: tuple[bytes, ...], limits: Limits
) -> tuple[dict[str, Any], bytes]:
    """What the process answers about a file: some facts and bytes. Neither can be trusted.

    Args:
        request: What to do; its "name" is what the file is called in messages.
        files: The bytes of the file, and of what belongs to it.

    Raises:
        Ended: It took more than the limits, or brought the process down.
        UnreadableFileError: The file was refused; the message says why.
    """
    until = time.monotonic() + limits.seconds
    header = json.dumps({**request, "files": len(files), "work": limits.work}).encode()
    name = request["name"]
    try:
        send(child.wire, header, *files, until=until)
        answer = json.loads(receive(child.wire, most=_MOST_FACTS, until=until))
        body = receive(child.wire, most=_MOST_ANSWER, until=until)
    except TimeoutError:
        kill_child(child)
        raise Ended(f"{name}: {TOO_LONG}") from None
    except (EOFError, OSError, ValueError):
        problem = _died_of(end_child(child))
        raise Ended(f"{name}: {problem}") from None
    if refused := answer.get("refused"):
        raise (NoTextLayerError if answer.get("scan") else UnreadableFileError)(str(refused))
    if stopped := answer.get("stopped"):
        end_child(child)
        if stopped == "broke":
            _log.warning("the reader failed: %.200r", answer.get("where"))
        raise Ended(f"{name}: {TOO_MUCH if stopped == 'memory' else BROKE}")
    return answer, body


def ask_once(
    task: str, request: dict[str, Any], files: tuple[bytes, ...], limits: Limits
) -> tuple[dict[str, Any], bytes]:
    """The same from a process that does this alone, once it has its turn.

    Raises:
        UnreadableFileError: Too large, refused, stopped, or there was no turn for it.
    """
    check_size(request["name"], files, limits)
    with _a_slot(request["name"]):
        child = start_child(task, limits)
        try:
            return ask_child(child, request, files, limits)
        finally:
            kill_child(child)


def check_size(name: str, files: tuple[bytes, ...], limits: Limits) -> None:
    """Refuse what is larger than the limit.

    Raises:
        UnreadableFileError: It is.
    """
    if sum(map(len, files)) > limits.size:
        raise UnreadableFileError(f"{name}: {TOO_LARGE}")


@contextmanager
def _a_slot(name: str) -> Iterator[None]:
    if not _slots.acquire(timeout=_PATIENCE):
        raise UnreadableFileError(f"{name}: {BUSY}")
    try:
        yield
    finally:
        _slots.release()


def _died_of(code: int) -> str:
    """What to say of a process that ended by itself."""
    if code == -signal.SIGXCPU:
        return TOO_LONG
    return TOO_MUCH if code == -signal.SIGKILL else BROKE
